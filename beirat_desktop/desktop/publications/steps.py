"""What is done with the paper that is shown: issuing, printing, saving, looking at it, mailing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.cuts import agree_on_cuts
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.publications.issue_dialog import IssueDialog
from beirat_desktop.desktop.publications.offers import Offer
from beirat_desktop.desktop.publications.words import kind_title, usual_recipient
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german.roles import office_now
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.publications.publications import Publications
from beirat_desktop.usecases.trouble import Missing, RecordTrouble


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper on the screen. key: the record it is about, "" where there is none yet.

    issue: the issue that is shown, None for the draft as of today; latest: what was issued last.
    """

    offer: Offer
    key: str
    publication: bool
    year: int | None
    issue: IssuedPaper | None
    latest: IssuedPaper | None


class PublicationSteps(QObject):
    """shown tells what the steps are about.

    Signals:
        message: a German sentence for the status line.
        notice: a Notice about a refusal, or about what was issued.
        show_wanted: the id of an issue that is to be shown.
    """

    message = Signal(str)
    notice = Signal(object)
    show_wanted = Signal(str)

    def __init__(
        self, office: Office, background: Background, state: State, shown: Callable[[], Shown], window: QWidget
    ) -> None:
        super().__init__(window)
        self._office = office
        self._state = state
        self._shown = shown
        self._window = window
        self._papers = PaperActions(background, office.reader, window)
        self._papers.message.connect(self.message)
        self._papers.notice.connect(self.notice)
        self.work = self._papers.work

    def issue(self) -> None:
        """Ask for the recipient, then keep the paper as it looks today in the archive."""
        shown = self._shown()
        kind, key = shown.offer.kind, shown.key
        if (shown.publication or kind is IssuedKind.PUBLIC_NOTICE) and not self._agree_on_cuts(shown):
            return
        # The count goes on over both versions.
        earlier = self._office.archive.issues(shown.offer.noun, key, (kind,))
        number = max((issue.issue for issue in earlier), default=0) + 1
        issued: list[IssuedPaper] = []

        def accept(recipient: str) -> str:
            try:
                issued.append(
                    self._office.publications.issue(
                        kind, key, recipient=recipient, publication=shown.publication, year=shown.year
                    )
                )
            except (Refused, Missing, RecordTrouble) as error:
                return notice_of(error).text
            self._state.set_text(f"publications/{kind}/recipient", recipient)
            return ""

        mayor = self._office.committees.mayor()
        title, usual = kind_title(kind, mayor), usual_recipient(kind, mayor)
        # What went to somebody goes to them again; the other version has other recipients.
        before = [issue.recipient for issue in earlier if issue.publication == shown.publication and issue.recipient]
        remembered = next(iter(before), "") or self._state.text(f"publications/{kind}/recipient", usual)
        recipient = office_now(remembered, mayor)
        offices = [office.name for office in self._office.organizations.all()]
        known = [*filter(None, (recipient, usual)), *offices]
        IssueDialog(title, number, recipient, known, accept, self._window.window()).exec()
        for issue in issued:
            self.show_wanted.emit(issue.id)
            said = f"{title}: Die {issue.issue}. Ausgabe liegt in der Ablage."
            self.notice.emit(Notice(said, Tone.GREEN, "Drucken …", self.print))

    def print(self) -> None:
        """Ask for the printer, then print."""
        if (paper := self._outgoing()) is not None:
            self._papers.print([paper], kind_title(self._shown().offer.kind, self._office.committees.mayor()))

    def save(self) -> None:
        """Write it to a file of the user's choice."""
        if (paper := self._outgoing()) is not None:
            self._papers.save([paper])

    def save_word(self) -> None:
        """Write a copy for those who write on elsewhere, of what the record says today."""
        shown = self._shown()
        copies, kind = self._office.word_copies, shown.offer.kind
        version: dict[str, Any] = {"publication": shown.publication, "year": shown.year}
        try:
            name = copies.file_name(kind, shown.key, **version)
        except (Refused, Missing, RecordTrouble) as error:
            self.notice.emit(notice_of(error))
            return
        self._papers.save_word(partial(copies.paper, kind, shown.key, **version), name)

    def view(self) -> None:
        """Show it in the program the system has for PDF."""
        if (paper := self._outgoing()) is not None:
            self._papers.view(paper)

    def mail(self, *, save: bool = False) -> None:
        """Make a mail draft of the issue that is shown; a paper that was not issued does not leave by mail."""
        shown = self._shown()
        if shown.issue is not None:
            act = self._papers.save_mail if save else self._papers.mail
            act(partial(self._office.mail.issued, [shown.issue.id]), shown.issue.file_name)
        elif shown.latest is not None:
            text = "Gezeigt ist der Entwurf von heute. Per Mail geht hinaus, was ausgegeben ist."
            show = partial(self.show_wanted.emit, shown.latest.id)
            self.notice.emit(Notice(text, Tone.AMBER, f"{shown.latest.issue}. Ausgabe zeigen", show))
        else:
            text = "Noch nicht ausgegeben. Per Mail geht hinaus, was in der Ablage liegt."
            self.notice.emit(Notice(text, Tone.AMBER, "Jetzt ausgeben …", self.issue))

    def _agree_on_cuts(self, shown: Shown) -> bool:
        try:
            return agree_on_cuts(self._office, shown.offer.kind, shown.key, self._window.window(), year=shown.year)
        except (Refused, Missing, RecordTrouble) as error:
            self.notice.emit(notice_of(error))
            return False

    def _outgoing(self) -> Outgoing | None:
        shown = self._shown()
        if shown.issue is not None:
            return Outgoing(shown.issue.file_name, partial(self._office.archive.pdf, shown.issue.id))
        made, kind = self._office.publications, shown.offer.kind
        try:
            name = made.file_name(kind, shown.key, publication=shown.publication, year=shown.year)
        except (Refused, Missing, RecordTrouble) as error:
            self.notice.emit(notice_of(error))
            return None
        return Outgoing(name, partial(_drawn, made, kind, shown.key, shown.publication, shown.year))


def _drawn(made: Publications, kind: IssuedKind, key: str, publication: bool, year: int | None) -> bytes:
    return made.preview(kind, key, publication=publication, year=year).pdf
