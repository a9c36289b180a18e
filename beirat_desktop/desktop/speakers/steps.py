"""The steps of a guest: each asks what it must, does it, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.forgetting import ForgetDialog
from beirat_desktop.desktop.messages import Notice, confirm
from beirat_desktop.desktop.printing import PrinterTrouble, PrintJob, ask_printer, open_in_viewer
from beirat_desktop.desktop.progress import Cancelled
from beirat_desktop.desktop.speakers.dialogs import AddDialog, PersonDialog
from beirat_desktop.desktop.speakers.editor import DATED, SpeakerEditor
from beirat_desktop.desktop.speakers.words import meeting_label
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.reason import ReasonDialog
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.german import finding, refusal
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.speakers.details import SpeakerDetail

_SAID = {
    "ask": "Anfrage eingetragen.",
    "accept": "Zusage eingetragen.",
    "decline": "Absage eingetragen.",
    "hear": "Eingetragen: gehört.",
    "step_back": "Schritt zurückgenommen.",
}


class SpeakerSteps(QObject):
    """What can be done with the guest an editor shows.

    Signals:
        message: a German sentence for the status line.
        notice: a Notice about a refusal, or about a letter that was stored.
        went: noun and id of a record to go to next.
    """

    message = Signal(str)
    notice = Signal(object)
    went = Signal(str, str)

    def __init__(
        self, office: Office, background: Background, state: State, editor: SpeakerEditor, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._state = state
        self._background = background
        self._editor = editor
        self._window = parent
        self._job: PrintJob | None = None
        editor.step_wanted.connect(self.step)
        editor.letter_wanted.connect(self.open_letter)
        editor.trouble.connect(self.message)
        editor.form.person_wanted.connect(self.choose_person)
        editor.form.contact_removal_wanted.connect(self.forget_contact)
        editor.form.item_wanted.connect(self.give_item)
        editor.form.override_wanted.connect(self.override)
        editor.form.navigate.connect(self.went)

    def add(self, meeting_id: str, then: Callable[[str], object]) -> None:
        """Ask for a topic; then gets the id of the new guest."""

        def suggest(topic: str, meeting: str | None) -> str:
            speaker = self._office.speakers.suggest(topic, meeting_id=meeting)
            self.message.emit("Gast vorgeschlagen.")
            then(speaker.id)
            return ""

        meetings = self._office.speakers.open_meetings()
        if meeting_id and meeting_id not in {meeting.id for meeting in meetings}:
            meetings.insert(0, self._office.meetings.get(meeting_id))
        AddDialog(meetings, meeting_id, suggest, self._window).open()

    def step(self, name: str) -> None:
        """Take a step of the line; letters are asked about first."""
        self._editor.form.autosave.flush()
        detail = self._detail()
        if detail is None:
            return
        if name in ("invite", "thank"):
            self._send(name, detail)
            return
        day = self._editor.day_field.value() if name in DATED else None
        if day is not None and day > self._office.today:
            self._editor.day_box.warn("Der Tag liegt in der Zukunft.", role="error")
            return
        self._editor.day_box.clear_warning()
        if self._try(self._take, name, detail.speaker.id, day) is not None:
            self._editor.day_field.set_value(self._office.today)
            self.message.emit(_SAID[name])

    def _take(self, name: str, key: str, day: date | None) -> Speaker:
        speakers = self._office.speakers
        dated = {"ask": speakers.ask, "accept": speakers.accept, "decline": speakers.decline}
        if name in dated:
            return dated[name](key, day)
        return {"hear": speakers.hear, "step_back": speakers.step_back}[name](key)

    def choose_person(self) -> None:
        """Take a person of the record as guest."""
        detail = self._detail()
        if detail is None:
            return
        organizations = {one.id: one.name for one in self._office.organizations.all()}
        persons = sorted(self._office.persons.all(), key=lambda person: sort_key(person.sorted_name))
        known = [(person, organizations.get(person.organization_id or "", "")) for person in persons if person.name]

        def take(person_id: str | None) -> None:
            self._office.speakers.take_person(detail.speaker.id, person_id)

        PersonDialog(known, take, self._window).open()

    def forget_contact(self) -> None:
        """Ask, then remove the contact data for good."""
        detail = self._detail()
        if detail is None:
            return
        text = (
            f"Anschrift, E-Mail und Telefon von {detail.name} werden gelöscht. Dass zu „{detail.speaker.topic}“ "
            "gesprochen wurde, bleibt festgehalten. Das lässt sich nicht rückgängig machen."
        )

        def act(day: date | None) -> str:
            self._office.speakers.forget_contact(detail.speaker.id, copies_go=day)
            self.message.emit("Kontaktdaten gelöscht.")
            return ""

        ForgetDialog("Kontaktdaten löschen?", text, self._office, self._state, act, self._window).open()

    def give_item(self) -> None:
        """Put an item of the guest's own on the agenda."""
        detail = self._detail()
        if detail is None or detail.meeting is None:
            return
        item = self._try(self._office.agenda.add_speaker, detail.meeting.id, detail.speaker.id)
        if item is not None:
            self.message.emit(f"„{item.title}“ steht auf der Tagesordnung.")

    def override(self, rule: str) -> None:
        """Ask why a finding is passed over."""
        detail = self._detail()
        one = next((one for one in detail.findings if one.rule == rule), None) if detail is not None else None
        if detail is None or one is None:
            return

        def keep(reason: str) -> None:
            self._office.overrides.add(rule, "speakers", detail.speaker.id, reason)

        ReasonDialog(finding(one).sentence, keep, self._window).open()

    def remove(self, key: str) -> bool:
        """Ask, then take a suggestion back; whether it is gone."""
        topic = self._office.speakers.get(key).topic
        text = f"„{topic}“ wird aus der Liste genommen. Rückgängig machen geht bis zum Beenden."
        if not confirm(self._window, "Gast entfernen?", text, "Gast entfernen", page="gaeste", danger=True):
            return False
        try:
            self._office.speakers.remove(key)
        except Refused as error:
            self.notice.emit(Notice(refusal(error), Tone.AMBER))
            return False
        self.message.emit("Gast entfernt.")
        return True

    def open_letter(self, key: str) -> None:
        """Show a stored letter in the system's viewer."""
        paper = self._office.archive.get(key)
        self._try(open_in_viewer, self._office.archive.pdf(key), paper.file_name)

    def print_letter(self) -> None:
        """Print the letter stored last, else the draft that is shown."""
        letter = self.letter()
        printer = ask_printer(self._window, "Schreiben an den Gast") if letter else None
        if printer is None or letter is None:
            return
        self._job = PrintJob(self._background, self._office.reader, printer, [letter[0]], self)
        self._job.finished.connect(lambda _count: self.message.emit("Gedruckt."))
        self._job.failed.connect(self._on_print_failed)
        self._job.start()

    def save_letter(self) -> None:
        """Write the letter stored last, else the draft that is shown, to a file."""
        letter = self.letter()
        if letter is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Schreiben als PDF speichern", str(Path(folder) / letter[1]), "PDF (*.pdf)"
        )
        if name and self._try(self._office.speakers.save_pdf, letter[0], Path(name)):
            self.message.emit(f"Gespeichert: {Path(name).name}")

    def letter(self) -> tuple[bytes, str] | None:
        """The letter stored last, else the draft that is shown, with the name of its file."""
        self._editor.form.autosave.flush()
        detail = self._detail()
        if detail is None:
            return None
        if detail.letters:
            return self._office.archive.pdf(detail.letters[0].id), detail.letters[0].file_name
        made = self._try(self._office.speakers.letter, detail.speaker.id)
        return (made.pdf, "Einladung-Gast-Entwurf.pdf") if made is not None else None

    def _send(self, name: str, detail: SpeakerDetail) -> None:
        if detail.meeting is None:
            sentence = "Es ist noch keine Sitzung gewählt. Bitte die Sitzung wählen, dann einladen."
            self.notice.emit(
                Notice(sentence, Tone.AMBER, "Sitzung wählen", lambda: self._editor.form.focus_field("meeting_id"))
            )
            return
        invites = name == "invite"
        what = "Einladung" if invites else "Dankschreiben"
        then = "der Gast gilt als eingeladen" if invites else "der Gast gilt als bedankt"
        open_points = [f"• {finding(one).sentence}" for one in detail.findings]
        text = (
            f"Das Schreiben zur {meeting_label(detail.meeting)} wird so abgelegt, wie es jetzt aussieht, und "
            f"{then}. Das lässt sich nicht rückgängig machen."
        )
        text = "\n\n".join(part for part in (text, "\n".join(open_points)) if part)
        if not confirm(
            self._window, f"{what} versenden?", text, f"{what} an {detail.name} versenden", page="so-geht-gast-einladen"
        ):
            return
        speakers = self._office.speakers
        issued = self._try(speakers.invite if invites else speakers.thank, detail.speaker.id)
        if issued is not None:
            said = f"{what} an {detail.name} liegt in der Ablage."
            self.notice.emit(Notice(said, Tone.GREEN, "Drucken …", self.print_letter))

    def _detail(self) -> SpeakerDetail | None:
        shown = self._editor.detail
        return None if shown is None else self._office.speakers.detail(shown.speaker.id)

    def _try(self, action: Callable[..., Any], *args: Any, **fields: Any) -> Any:
        try:
            return action(*args, **fields)
        except Refused as error:
            mend = {"speaker.nobody": "family_name", "speaker.meeting_missing": "meeting_id"}.get(error.rule)
            if mend is None:
                self.notice.emit(Notice(refusal(error), Tone.AMBER))
            else:
                self.notice.emit(
                    Notice(refusal(error), Tone.AMBER, "Zum Feld", lambda: self._editor.form.focus_field(mend))
                )
            return None

    def _on_print_failed(self, error: Exception) -> None:
        if isinstance(error, PrinterTrouble):
            self.notice.emit(Notice(f"Der Drucker „{error}“ nimmt nichts an. Das Schreiben liegt in der Ablage."))
        elif not isinstance(error, Cancelled):
            raise error
