"""The letter of a paper on its way out, as it stands now: looked at, printed, mailed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.papers.steps_base import Steps
from beirat_desktop.desktop.theme import MARGIN
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.usecases.papers.papers import PaperDetail


class LetterSteps(Steps):
    """Hands the letter to what can be done with any paper; a draft goes out marked as one."""

    def __init__(self, workplace: Workplace, detail: Callable[[], PaperDetail | None], parent: QWidget) -> None:
        super().__init__(workplace, detail, parent)
        office, background = workplace.office, workplace.background
        self._papers = PaperActions(background, office.reader, parent)
        self._papers.message.connect(self.message)
        self._papers.notice.connect(self.notice)
        self.work = self._papers.work
        self.work.setContentsMargins(MARGIN, 8, MARGIN, 0)

    def view(self) -> None:
        """Show it in the program the system has for PDF."""
        if (letter := self._letter()) is not None:
            self._papers.view(letter)

    def print(self) -> None:
        """Ask for the printer, then print."""
        if (letter := self._letter()) is not None:
            self._papers.print([letter], letter.file_name.removesuffix(".pdf"))

    def mail(self) -> None:
        """Open a draft with the letter in the mail program."""
        detail = self._fresh()
        if detail is not None:
            name = self._office.paper_letters.file_name(detail.paper)
            self._papers.mail(partial(self._office.mail.motion, detail.paper.id), name)

    def save_word(self) -> None:
        """Write a copy for those who write on elsewhere."""
        detail = self._fresh()
        if detail is not None:
            copies, key = self._office.word_copies, detail.paper.id
            self._papers.save_word(
                partial(copies.paper, IssuedKind.MOTION, key), copies.file_name(IssuedKind.MOTION, key)
            )

    def hand_in(self) -> None:
        """Keep the letter in the archive as it goes to the office, and open a mail draft with it."""
        detail = self._fresh()
        if detail is None:
            return
        issued = self._try(self._office.paper_letters.hand_in, detail.paper.id)
        if issued is not None:
            self._papers.mail(partial(self._office.mail.hand_in, issued.id), issued.file_name)

    def _letter(self) -> Outgoing | None:
        detail = self._fresh()
        if detail is None:
            return None
        letters = self._office.paper_letters
        return Outgoing(letters.file_name(detail.paper), partial(letters.pdf, detail.paper.id))
