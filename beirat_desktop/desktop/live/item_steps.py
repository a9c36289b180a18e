"""What is asked about the item on the desk: who stands aside, who voted how, what residents ask, when it was called."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from beirat_desktop.desktop.correcting import CorrectionDialog
from beirat_desktop.desktop.live.asking import ask_ballots, ask_exclusion, ask_faction_counts, ask_question
from beirat_desktop.desktop.live.election_steps import Do
from beirat_desktop.desktop.live.item_desk import ItemDesk
from beirat_desktop.desktop.live.tab import MeetingTab
from beirat_desktop.desktop.live.times_dialogs import CallsDialog
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.attendance import exclusion_findings
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.holding import Stage
from beirat_desktop.german import finding
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet
from beirat_desktop.usecases.live.resolutions import DeskItem
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.office import Office

_COURSE, _STATEMENTS, _WORDING = "Beratung", "Erklärungen zur Niederschrift", "Beschlusstext"


def correctable(row: DeskItem) -> bool:
    """Whether the item has a wording that was voted on, which a correction may put right."""
    return row.resolution is not None and row.resolution.decided and not row.resolution.text.empty


class ItemSteps(QObject):
    """Stands between the desk and the office, for the item that is shown.

    Signals:
        notice: as a page has it.
    """

    notice = Signal(object)

    def __init__(self, office: Office, desk: ItemDesk, do: Do, tab: MeetingTab) -> None:
        super().__init__(tab)
        self._office, self._desk, self._do, self._tab = office, desk, do, tab
        self._row: DeskItem | None = None
        self._sheet: AttendanceSheet | None = None
        desk.questions.wanted.connect(self.ask_question)
        desk.buttons.exclude_wanted.connect(self.exclude)
        desk.buttons.ballots_wanted.connect(self.enter_ballots)
        desk.excluded.readmit_wanted.connect(self._readmit)
        desk.held_row.correct_wanted.connect(self.correct_text)
        desk.wordings.correct_button.clicked.connect(self.correct_text)

    def show(self, row: DeskItem | None, sheet: AttendanceSheet) -> None:
        """What is on the desk from here on."""
        self._row, self._sheet = row, sheet

    def enter_ballots(self) -> None:
        """Who voted how."""
        row, sheet = self._row, self._sheet
        if row is not None and sheet is not None and self._desk.asks_voters():
            ask_ballots(row, sheet, self._desk.votes, self._tab)

    def enter_faction_counts(self) -> None:
        """How many of each faction said what."""
        row, sheet = self._row, self._sheet
        if row is not None and sheet is not None and self._desk.asks_voters():
            ask_faction_counts(row, sheet, self._desk.votes, self._tab)

    def exclude(self, person_id: str = "") -> None:
        """Somebody steps aside, one chosen already perhaps."""
        row, sheet = self._row, self._sheet
        if row is None or sheet is None or self._tab.stands() or not self._desk.asks_somebody():
            return
        try:
            excluded = ask_exclusion(self._office, row, sheet, self._tab, person_id)
        except Refused as error:
            self._tab.refuse(notice_of(error))
            return
        if excluded is None:
            return
        self._tab.done()
        for flawed in exclusion_findings([excluded], [row.item]):
            self.notice.emit(Notice(" ".join(finding(flawed)), Tone.RED))

    def ask_question(self, question_id: str = "") -> None:
        """Note what a resident asks, or look at it again."""
        if self._row is None:
            return
        self._tab.flush()
        work = ask_question(self._office, self._row.item.id, question_id, self._tab)
        if work is not None:
            self._do(work)

    def correct_calls(self) -> None:
        """Correct when the item was called and left."""
        row, sheet, resolutions = self._row, self._sheet, self._office.resolutions
        if row is None or sheet is None or self._tab.stands():
            return
        calls = resolutions.calls(row.item.id).calls
        dialog = CallsDialog(row.number or row.item.title, calls, sheet.meeting, self._tab)
        if self._tab.ask_spans(dialog, lambda reason: resolutions.set_calls(row.item.id, dialog.calls, reason)):
            self._tab.done()

    def correct_text(self) -> None:
        """Correct what is said of the item and holds; the act and the new words are kept together.

        Until the minutes are signed that is the decided wording alone; the rest may still be typed.
        """
        row, sheet = self._row, self._sheet
        if row is None or sheet is None:
            return
        item, meeting, corrections = row.item, sheet.meeting.id, self._office.corrections
        stage = corrections.stage(meeting)
        issued = stage is Stage.ISSUED
        texts = {_COURSE: item.course, _STATEMENTS: item.statements} if issued else {}
        if correctable(row) and row.resolution is not None:
            texts[_WORDING] = row.resolution.text
        texts = {name: text for name, text in texts.items() if name == _COURSE or not text.empty}

        def change() -> None:
            new = {name: edit.value() for name, edit in zip(texts, dialog.text_edits, strict=True)}
            changed = {name: text for name, text in new.items() if text != texts[name]}
            if _WORDING in changed:
                self._office.resolutions.correct_text(item.id, changed[_WORDING])
            if changed.keys() - {_WORDING}:
                course, statements = changed.get(_COURSE), changed.get(_STATEMENTS)
                self._office.resolutions.edit(item.id, course=course, statements=statements)

        def make(said: Correcting) -> None:
            corrections.correct(meeting, said, change)
            self._tab.done()

        dialog = CorrectionDialog(
            stage,
            (),
            make,
            self._tab,
            item_id=item.id,
            followed=corrections.followed(meeting, item.id) if issued else (),
            texts=tuple(texts.items()),
        )
        dialog.open()

    def _readmit(self, person_id: str) -> None:
        if self._row is not None:
            self._do(self._office.resolutions.readmit, self._row.item.id, person_id)
