"""«Anwesenheit»: everybody with group, state and times, for before the meeting, during it and for corrections."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.live.tab import MeetingTab
from beirat_desktop.desktop.live.words import span_words
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone
from beirat_desktop.desktop.widgets.button_verbs import button_verbs
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.dates import MomentField
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.form import Field
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.scroll import scrolling
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.attendance import HERE, AttendanceGroup, AttendanceState, Declared
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.german import norm, word
from beirat_desktop.german.attendance import ATTENDANCE_GROUPS, ATTENDANCE_STATES
from beirat_desktop.german.dates import moment_words
from beirat_desktop.usecases.live.attendance_sheets import AttendanceRow, AttendanceSheet

_SIGNING = f"§ 41 GemO: {norm('§ 41 GemO')}"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the table."""

    id: str
    row: AttendanceRow
    times: str
    tip: str = ""


def _state(line: PersonRow) -> str:
    attendance = line.row.attendance
    gone = attendance.state in HERE and not line.row.here
    if attendance.declared is Declared.WATCHING and not gone:
        return "zählt nicht mit"
    return "gegangen" if gone else ATTENDANCE_STATES[attendance.state]


def _tone(line: PersonRow) -> Tone:
    gone = line.row.attendance.state in HERE and not line.row.here
    if line.row.attendance.declared is Declared.WATCHING:
        return Tone.AMBER
    return Tone.NEUTRAL if gone else states.tone(line.row.attendance.state)


def _group(line: PersonRow) -> str:
    row = line.row
    return row.attendance.function or (word(row.role) if row.role else ATTENDANCE_GROUPS[row.attendance.group])


COLUMNS = (
    Column("Name", lambda line: line.row.person.sorted_name, width=220, stretch=True),
    Column("Fraktion", lambda line: line.row.faction, width=170),
    Column("Funktion", _group, width=140),
    Column("Stand", _state, width=108, tone=_tone),
    Column("Zeiten", lambda line: line.times, width=176, tip=lambda line: line.tip),
    Column("Verzicht", lambda line: "ja" if line.row.attendance.waived else "", width=72),
)


class AttendanceTab(MeetingTab):
    """The list of everybody at a meeting."""

    help_page = "anwesenheit"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        office, state = workplace.office, workplace.state
        self._keeps = office.users.may("meetings.edit")
        self.model = RowsModel(COLUMNS, self)
        empty = EmptyState("Noch niemand in der Liste", "Die Mitglieder stehen unter Gremien & Personen.", "users")
        self.table = Table(
            self.model, "Anwesenheit", state=state, key="attendance", empty=empty, multiple=True, parent=self
        )
        self.table.opened.connect(self.ask_times)
        self.table.remove_wanted.connect(lambda key: self._do(office.attendances.remove_person, self._meeting, key))
        self.search_edit = SearchEdit("Liste eingrenzen", self)
        self.search_edit.setPlaceholderText("Name oder Fraktion")
        self.search_edit.textChanged.connect(self.model.set_filter)
        self.table.filters = (self.search_edit,)
        self.opened_field = MomentField("Beginn")
        self.opened_field.edited.connect(lambda _time: self._on_times())
        self.closed_field = MomentField("Ende")
        self.closed_field.edited.connect(lambda _time: self._on_times())
        self.chair_box = self._person_box("Leitung")
        self.chair_box.setToolTip(f"Wer die Sitzung leitet und die Niederschrift unterschreibt\n\n{_SIGNING}")
        self.chair_box.activated.connect(lambda _row: self._on_led("chair_id", self.chair_box))
        self.secretary_box = self._person_box("Schriftführung")
        self.secretary_box.setToolTip(
            f"Wer die Niederschrift führt und unterschreibt. Wer fehlt, wird mit „Gast …“ aufgenommen.\n\n{_SIGNING}"
        )
        self.secretary_box.activated.connect(lambda _row: self._on_led("secretary_id", self.secretary_box))
        self.healing_label = QLabel(self)
        self.healing_label.setProperty("role", "warning")
        self.healing_label.setWordWrap(True)
        self._lay_out()
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.setAutoRepeat(False)
        space.activated.connect(self._on_space)
        self.watch(workplace, "factions", "persons", "memberships", "meetings", "attendances")

    def title(self) -> str:
        return "Anwesenheit"

    def _lay_out(self) -> None:
        buttons = FlowLayout(spacing=8)
        self.all_button = self._button(
            "Alle anwesend", lambda: self._office.attendances.mark_all_present(self._meeting)
        )
        self.state_buttons = {
            state: self._button(label, lambda one=state: self._mark_selected(one))
            for state, label in (
                (AttendanceState.PRESENT, "Anwesend"),
                (AttendanceState.REMOTE, "Zugeschaltet"),
                (AttendanceState.EXCUSED, "Entschuldigt"),
                (AttendanceState.ABSENT, "Fehlt"),
            )
        }
        self.times_button = QPushButton("Zeiten …", self)
        self.times_button.clicked.connect(lambda: self.ask_times(self.table.current_id))
        self.take_back_button = QPushButton("Ankunft zurücknehmen", self)
        self.take_back_button.clicked.connect(lambda: self.take_back_all(self.table.selected_ids()))
        self.take_back_button.setToolTip(
            "Die letzte Ankunft war ein Versehen; sie bleibt unter den Berichtigungen, nach einer Abstimmung mit Grund"
        )
        self.preside_button = self._button("Übernimmt Vorsitz", self._preside_selected)
        self.preside_button.setToolTip(f"Ab jetzt und beim aufgerufenen Punkt\n\n{_SIGNING}")
        self.presiding_button = QPushButton("Vorsitz berichtigen …", self)
        self.presiding_button.setToolTip("Wer den Vorsitz übernahm oder wann, war falsch eingetragen")
        self.presiding_button.clicked.connect(self.correct_presiding)
        self.waive_button = self._button("Verzicht", self._waive_selected)
        self.waive_button.setToolTip(f"Verzicht auf Form und Frist der Einladung\n\n§ 34 GemO: {norm('§ 34 GemO')}")
        self.person_button = QPushButton("Gast …", self)
        self.person_button.setToolTip("Gäste, Verwaltung oder Presse aufnehmen")
        self.person_button.clicked.connect(self.ask_person)
        for button in (
            self.all_button,
            *self.state_buttons.values(),
            self.times_button,
            self.take_back_button,
            self.preside_button,
            self.presiding_button,
            self.waive_button,
            self.person_button,
        ):
            buttons.addWidget(button)
        own = (*self.state_buttons.values(), self.take_back_button, self.preside_button, self.waive_button)
        self.table.verbs = button_verbs(own, self)
        times = QHBoxLayout()
        times.setSpacing(12)
        times.addWidget(Field("Beginn", self.opened_field, parent=self))
        times.addWidget(Field("Ende", self.closed_field, parent=self))
        times.addWidget(Field("Leitung", self.chair_box, parent=self), 2)
        times.addWidget(Field("Schriftführung", self.secretary_box, parent=self), 2)
        times.addWidget(Field("Eingrenzen", self.search_edit, parent=self), 2)
        card = Card(parent=self)
        card.add_layout(times)
        card.add_layout(buttons)
        card.add(self.healing_label)
        card.add(self.table, 1)
        column = scrolling(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(card, 1)

    def _person_box(self, name: str) -> QComboBox:
        box = ChoiceBox(self)
        name_box(box, name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        return box

    def _button(self, text: str, work: object) -> QPushButton:
        made = QPushButton(text, self)
        made.clicked.connect(lambda: self._do(work))  # type: ignore[arg-type]
        return made

    def focus_first(self) -> None:
        self.table.setFocus()

    def reload(self) -> None:
        if not self._meeting:
            return
        sheet = self._office.attendances.sheet(self._meeting)
        self._take_sheet(sheet)
        self.bar.show_sheet(sheet)
        self.model.show([person_row(row, sheet.meeting) for row in sheet.rows])
        self.opened_field.set_began(sheet.meeting.start)
        self.closed_field.set_began(sheet.meeting.began)
        for field, value in ((self.opened_field, sheet.meeting.opened), (self.closed_field, sheet.meeting.closed)):
            if field.value() != value:
                field.set_value(value)
            field.setEnabled(value is not None and self._keeps)
        self._show_leaders(sheet)
        unhealed = self._office.attendances.unhealed(self._meeting)
        self.presiding_button.setVisible(bool(sheet.meeting.presiding))
        self.healing_label.setVisible(bool(unhealed))
        names = "; ".join(row.person.sorted_name for row in unhealed[:5]) + (" …" if len(unhealed) > 5 else "")
        self.healing_label.setText(
            f"⚠ Die Frist der Einladung wurde nicht eingehalten. Weder erschienen noch verzichtet haben: {names}."
        )
        self.healing_label.setToolTip(f"§ 34 GemO: {norm('§ 34 GemO')}")

    def _show_leaders(self, sheet: AttendanceSheet) -> None:
        """Who may lead: those with a vote; who may write: anybody of the record, those on the list first."""
        outside = (AttendanceGroup.GUEST, AttendanceGroup.PRESS)
        writing = [row for row in reversed(sheet.rows) if row.attendance.group not in outside]
        writing.sort(key=lambda row: row.attendance.voting)
        for box, rows, chosen in (
            (self.chair_box, list(sheet.voting), sheet.meeting.chair_id),
            (self.secretary_box, writing, sheet.meeting.secretary_id),
        ):
            box.clear()
            for row in rows:
                box.addItem(row.person.sorted_name, row.person.id)
            if box is self.secretary_box:
                listed = {row.person.id for row in sheet.rows}
                for person in self._office.persons.all():
                    if person.id not in listed:
                        box.addItem(person.sorted_name, person.id)
            if chosen is not None and box.findData(chosen) < 0:
                box.addItem(self._office.persons.get(chosen).sorted_name, chosen)
            box.setCurrentIndex(box.findData(chosen) if chosen is not None else -1)
            box.setPlaceholderText("noch offen")
            box.setEnabled(self._keeps)

    def _on_led(self, field: str, box: QComboBox) -> None:
        self._do(lambda: self._office.course.edit_meeting(self._meeting, **{field: box.currentData()}))

    def _mark_selected(self, state: AttendanceState) -> None:
        chosen = self.table.selected_ids()
        self._office.attendances.mark(self._meeting, chosen, state)
        self.say_uncounted(chosen)

    def _preside_selected(self) -> None:
        if self.table.current_id:
            self._office.course.preside(self._meeting, self.table.current_id)

    def _waive_selected(self) -> None:
        for key in self.table.selected_ids():
            row = self._row(key)
            if row is not None:
                self._office.attendances.waive(self._meeting, key, not row.attendance.waived)

    def _on_space(self) -> None:
        if self.table.current_id:
            self.toggle(self.table.current_id)

    def _on_times(self) -> None:
        opened, closed = self.opened_field.value(), self.closed_field.value()
        if not self._do(lambda: self._office.course.edit_meeting(self._meeting, opened=opened, closed=closed)):
            self.reload()  # the fields show what holds, the banner why


def person_row(row: AttendanceRow, meeting: Meeting) -> PersonRow:
    """The line of somebody, with their times in words."""
    attendance, day = row.attendance, meeting.day
    times = ", ".join(span_words(stay.arrived, stay.left or meeting.closed, day) for stay in attendance.stays)
    times = times if meeting.opened is not None else ""
    corrected = [
        f"Bis {moment_words(one.corrected)} stand hier "
        f"{', '.join(span_words(stay.arrived, stay.left, day) for stay in one.before)}: "
        f"{one.reason or 'aus Versehen eingetragen'}"
        for one in attendance.corrections
    ]
    return PersonRow(attendance.person_id, row, times, "\n".join((times, *corrected)).strip())
