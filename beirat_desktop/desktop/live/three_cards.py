"""Agenda, item and attendance side by side, and which of them stay in view where room is short."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from beirat_desktop.desktop.live.item_desk import ItemDesk
from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.live.lists import LineList
from beirat_desktop.desktop.live.people_card import PeopleCard
from beirat_desktop.desktop.live.tab import MeetingTab
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.usecases.office import Office

_FOLDED_BELOW = 1100
_ALONE_BELOW = 640
"""Where the width is less (in pixels at 100 %), the item stands alone, without the agenda beside it."""


class ThreeCards(Splitter):
    """Each part is made where it stands: one that is moved goes through the style sheet again with all it holds.

    Signals:
        folded: whether attendance and agenda have no room beside the item at once.
    """

    folded = Signal(bool)

    def __init__(self, office: Office, tab: MeetingTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._narrow = self._alone = self._agenda_shown = False
        self.agenda_card = Card("Tagesordnung", parent=self)
        self.desk_card = Card(parent=self)
        self.people_card = PeopleCard(tab, self)
        self.agenda_list = LineList("Tagesordnung", lead_width=px(36), parent=self.agenda_card)
        self.desk = ItemDesk(office.resolutions.findings, office.elections.findings, self.desk_card)

    def lay_out(self, state: State) -> None:
        """Put each card in its place. state: keeps how wide each is."""
        self.agenda_card.add(self.agenda_list, 1)
        self.urgent_button = QPushButton("Dringlicher Punkt …", self.agenda_card)
        self.urgent_button.setToolTip(KEYS["urgent"].tooltip)
        self.item_button = QPushButton("Zum Punkt", self.agenda_card)
        self.item_button.hide()
        under = QHBoxLayout()
        under.addWidget(self.urgent_button, 1)
        under.addWidget(self.item_button)
        self.agenda_card.add_layout(under)
        self.desk_card.add(self.desk, 1)
        for card, share in ((self.agenda_card, 2), (self.desk_card, 5), (self.people_card, 3)):
            self.addWidget(card)
            self.setStretchFactor(self.count() - 1, share)
        self.setSizes([px(276), px(535), px(334)])
        state.splitter("live", self)
        self.people_button = QPushButton("Anwesenheit", self._tab)
        self.people_button.setCheckable(True)
        self.people_button.setToolTip(KEYS["attendance"].tooltip)
        self.people_button.toggled.connect(self._fold)
        self.people_button.hide()
        self.agenda_button = QPushButton("Tagesordnung", self.desk)
        self.agenda_button.setToolTip("Alle Punkte statt des Punktes, der behandelt wird")
        self.agenda_button.clicked.connect(lambda: self._turn_agenda(shown=True))
        self.agenda_button.hide()
        self.desk.foot.add_button(self.agenda_button)
        for turned in (self.item_button.clicked, self.agenda_list.clicked, self.agenda_list.opened):
            turned.connect(lambda _which: self._turn_agenda(shown=False))

    @property
    def narrow(self) -> bool:
        """Whether attendance and agenda have no room beside the item at once."""
        return self._narrow

    def fit(self, width: int) -> None:
        """Show what has room. width: pixels of the whole tab."""
        narrow, alone = width < px(_FOLDED_BELOW), width < px(_ALONE_BELOW)
        if (narrow, alone) != (self._narrow, self._alone):
            self._narrow, self._alone = narrow, alone
            self.people_button.setChecked(False)
            self._agenda_shown = False
            self._fold()

    def turn_people(self) -> None:
        """To the attendance list, and back from it."""
        if self.people_card.people_list.hasFocus():
            self.people_button.setChecked(False)
            self.desk.course_edit.setFocus()
            return
        if self._narrow:
            self.people_button.setChecked(True)
        self.people_card.people_list.setFocus()

    def _turn_agenda(self, *, shown: bool) -> None:
        """Where both have no room: the agenda instead of the item, until one is chosen."""
        if shown != self._agenda_shown:
            self._agenda_shown = shown
            self._fold()
            if self._alone:
                (self.agenda_list if shown else self.desk.course_edit).setFocus()

    def _fold(self) -> None:
        """Where room is short, the agenda or the attendance stands beside the item, or instead of it."""
        people, agenda = self.people_button.isChecked(), self._agenda_shown
        self.people_button.setVisible(self._narrow)
        self.agenda_button.setVisible(self._alone)
        self.item_button.setVisible(self._alone)
        self.people_card.setVisible(not self._narrow or people)
        self.agenda_card.setVisible(agenda and not people if self._alone else not self._narrow or not people)
        self.desk_card.setVisible(not self._alone or not (people or agenda))
        self.folded.emit(self._narrow)
