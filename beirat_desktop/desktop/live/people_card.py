"""Who is in the room, beside the item on the floor."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.live.lists import LineList
from beirat_desktop.desktop.live.tab import MeetingTab
from beirat_desktop.desktop.live.words import person_line, quorum_tip
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.quorum import Quorum
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet


class PeopleCard(Card):
    """The list of attendance; what is done there the tab does.

    Signals:
        all_wanted: everybody is here.
        exclude_wanted: id of a person who steps aside at the item.
    """

    all_wanted = Signal()
    exclude_wanted = Signal(str)

    def __init__(self, tab: MeetingTab, parent: QWidget) -> None:
        super().__init__("Anwesenheit", parent=parent)
        self._tab = tab
        self._told: tuple[object, ...] = ()
        """All that the lines were made of."""
        self.people_list = LineList("Anwesenheit", columns=True, parent=self)
        self.people_list.toggled.connect(tab.toggle)
        self.people_list.opened.connect(tab.ask_times)
        self.people_list.menu_wanted.connect(self._on_person_menu)
        self.add(self.people_list, 1)
        self.all_button = QPushButton("Alle anwesend", self)
        self.all_button.setToolTip(KEYS["everybody"].tooltip)
        self.all_button.clicked.connect(self.all_wanted)
        self.person_button = QPushButton("Gast …", self)
        self.person_button.setToolTip(KEYS["person"].tooltip)
        self.person_button.clicked.connect(tab.ask_person)
        below = QHBoxLayout()
        below.addWidget(self.all_button, 1)
        below.addWidget(self.person_button)
        self.add_layout(below)

    def show_sheet(self, sheet: AttendanceSheet, quorum: Quorum, excluded: frozenset[str]) -> None:
        """Show who is here. quorum: of the item on the desk; excluded: ids of those who step aside at it."""
        told = (sheet.rows, sheet.meeting, excluded)
        if told != self._told:
            self._told = told
            self.people_list.show_lines([person_line(one, sheet, excluded) for one in sheet.rows])
        self.set_note(f"{sheet.quorum.present} / {sheet.entitled}")
        self.note_label.setToolTip(quorum_tip(quorum, over=sheet.meeting.state is MeetingState.CLOSED))

    def _on_person_menu(self, person_id: str, at: QPoint) -> None:
        tab = self._tab
        menu = Menu(tab)
        menu.aboutToHide.connect(menu.deleteLater)
        for text, state in (
            ("anwesend von Anfang an", AttendanceState.PRESENT),
            ("zugeschaltet", AttendanceState.REMOTE),
            ("entschuldigt", AttendanceState.EXCUSED),
            ("fehlt", AttendanceState.ABSENT),
            ("noch offen", AttendanceState.EXPECTED),
        ):
            menu.addAction(text, partial(tab.mark, person_id, state))
        menu.addSeparator()
        menu.addAction("Kommt oder geht jetzt (Leertaste)", lambda: tab.toggle(person_id))
        menu.addAction("Zeiten … (Eingabe)", lambda: tab.ask_times(person_id))
        menu.addAction("Ankunft zurücknehmen (Versehen)", lambda: tab.take_back(person_id))
        menu.addAction("Übernimmt den Vorsitz", lambda: tab.preside(person_id))
        menu.addAction("Wechsel des Vorsitzes berichtigen …", tab.correct_presiding)
        menu.addAction("Befangen bei diesem Punkt …", lambda: self.exclude_wanted.emit(person_id))
        menu.popup(at)
