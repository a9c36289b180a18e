"""The steps of minutes: signing, sending, correcting; each says what follows before it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from beirat_desktop.desktop.correcting import CorrectionDialog
from beirat_desktop.desktop.cuts import agree_on_cuts
from beirat_desktop.desktop.messages import Notice, confirm
from beirat_desktop.desktop.minutes.sign_dialog import SignDialog
from beirat_desktop.desktop.minutes.words import passed_words
from beirat_desktop.desktop.printing import open_in_viewer
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.desktop.widgets.reason import ReasonDialog
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.holding import Stage
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.german import finding, refusal
from beirat_desktop.german.counts import counted
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.minutes.minutes import MinutesView, asked_before_signing
from beirat_desktop.usecases.office import Office

STEPS = {
    MinutesState.DRAFT: "Unterschriften eintragen …",
    MinutesState.SIGNED: "An alle Mitglieder versenden …",
}
"""What comes next; nothing once the members have them."""
RIGHTS = {MinutesState.DRAFT: "minutes.sign", MinutesState.SIGNED: "minutes.issue"}
"""What that needs."""
CORRECTIONS = {
    MinutesState.SIGNED: "Unterschriften zurücknehmen …",
    MinutesState.ISSUED: "Berichtigte Fassung beginnen …",
}


class MinutesSteps(QObject):
    """What can be done with the minutes of a meeting.

    Signals:
        message: a German sentence for the status line.
        notice: a Notice about a refusal, or about minutes that were stored.
        tab_wanted: the key of the meeting's tab where something is mended, and the item there.
    """

    message = Signal(str)
    notice = Signal(object)
    tab_wanted = Signal(str, str)

    def __init__(self, office: Office, window: QWidget) -> None:
        super().__init__(window)
        self._office = office
        self._window = window

    def next(self, view: MinutesView) -> None:
        """Sign or send: whatever comes next."""
        if view.minutes.state is MinutesState.DRAFT:
            self._sign(view)
        elif view.minutes.state is MinutesState.SIGNED:
            self._issue(view)

    def correct(self, view: MinutesView) -> None:
        """Take the signatures back, or begin a corrected issue of minutes that went out; each with its reason."""
        meeting_id = view.meeting.id
        if view.minutes.state is MinutesState.SIGNED:
            text = "Beide Unterschriften entfallen; nach der Änderung ist neu zu unterschreiben."
            question = ReasonQuestion("Unterschriften zurücknehmen?", text, "Unterschriften zurücknehmen", self._window)
            if question.exec() == QDialog.DialogCode.Accepted:
                said = "Die Niederschrift ist wieder ein Entwurf."
                self._do(said, self._office.corrections.take_back_signatures, meeting_id, question.reason)
            return
        self._ask_correction(view, self._office.corrections.reword, objection=False)

    def decide_objection(self, view: MinutesView) -> None:
        """Keep an objection and what the body decided on it."""
        self._ask_correction(view, self._office.corrections.decide_objection, objection=True)

    def _ask_correction(self, view: MinutesView, act: Callable[[str, Correcting], object], *, objection: bool) -> None:
        meeting_id = view.meeting.id

        def make(said: Correcting) -> None:
            act(meeting_id, said)
            self.message.emit("In der Akte festgehalten.")

        meetings = self._office.corrections.deciding_meetings(meeting_id) if objection else []
        if objection and not meetings:
            text = "Über Einwendungen entscheidet das Gremium, spätestens in der nächsten Sitzung. Sie steht noch aus."
            self.notice.emit(Notice(text, Tone.AMBER))
            return
        items = [(f"{line.number} {line.item.title}".strip(), line.item.id) for line in view.lines]
        CorrectionDialog(Stage.ISSUED, meetings, make, self._window, items=items, objection=objection).exec()

    def override(self, one: Finding) -> None:
        """Ask why a finding is passed over."""

        def keep(reason: str) -> None:
            self._office.overrides.add(one.rule, one.noun, one.object_id, reason)

        ReasonDialog(finding(one).sentence, keep, self._window).open()

    def open_issue(self, key: str) -> None:
        """Show minutes that went out in the system's viewer."""
        try:
            open_in_viewer(self._office.archive.pdf(key), self._office.archive.get(key).file_name)
        except Refused as error:
            self.notice.emit(Notice(refusal(error), Tone.AMBER))

    def open_note(self, meeting_id: str) -> None:
        """Show the note that lies beside the signed minutes in the system's viewer."""
        pdf = self._do("", self._office.minutes.note, meeting_id)
        if pdf is not None:
            name = f"Vermerk-{self._office.minutes.view(meeting_id).meeting.day.isoformat()}.pdf"
            self._do("", open_in_viewer, pdf, name)

    def _sign(self, view: MinutesView) -> None:
        if view.meeting.state is not MeetingState.CLOSED:
            text = refusal(Refused("minutes.meeting_not_closed"))
            self.notice.emit(Notice(text, Tone.AMBER, "Sitzung führen", lambda: self.tab_wanted.emit("live", "")))
            return
        missing = list(dict.fromkeys(f"• {finding(one).sentence}" for one in view.findings))
        passed = [f"• {' '.join(passed_words(one))}" for one in view.passed]
        lists = [("Noch offen:", missing), ("Übergangen:", passed)]
        SignDialog(
            "\n\n".join("\n".join((head, *lines)) for head, lines in lists if lines),
            view.meeting.day,
            self._office.today,
            partial(self._signed, view),
            self._window,
            asks_why=bool(asked_before_signing(view.findings)),
        ).exec()

    def _signed(self, view: MinutesView, day: date, why: str) -> None:
        self._office.minutes.sign(view.meeting.id, day, why)
        self.message.emit("Als unterschrieben eingetragen.")

    def _issue(self, view: MinutesView) -> None:
        members = counted(view.recipients, "Mitglied", "Mitglieder")
        text = (
            f"Die Niederschrift wird so abgelegt, wie sie jetzt aussieht, und gilt als an {members} versandt. Das "
            "lässt sich nicht rückgängig machen."
        )
        if confirm(
            self._window,
            "Niederschrift versenden?",
            text,
            f"Niederschrift an {members} versenden",
            page="so-geht-niederschrift",
        ):
            if not self._do("", agree_on_cuts, self._office, IssuedKind.MINUTES, view.meeting.id, self._window):
                return
            issued = self._do("", self._office.minutes.issue, view.meeting.id)
            if issued is not None:
                self.message.emit("Als versandt eingetragen.")
                said = "Die Niederschrift liegt in der Ablage."
                self.notice.emit(Notice(said, Tone.GREEN, "Öffnen", lambda: self.open_issue(issued.id)))

    def _do(self, said: str, action: Callable[..., Any], *args: Any) -> Any:
        try:
            came = action(*args)
        except Refused as error:
            self.notice.emit(Notice(refusal(error), Tone.AMBER))
            return None
        if said:
            self.message.emit(said)
        return came
