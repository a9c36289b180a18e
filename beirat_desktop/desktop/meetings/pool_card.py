"""The left column: what waits for an agenda, and the buttons that add what nobody handed in."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from beirat_desktop.desktop.meetings.pool_list import PoolList, PoolModel
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.usecases.meetings.agenda_view import AgendaView


class PoolCard(Card):
    """Hides itself where the agenda can no longer be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Noch nicht eingeplant", parent=parent)
        self.model = PoolModel(self)
        self.list = PoolList(self.model, self)
        self.list.setMinimumHeight(px(120))
        self.note = QLabel("Nichts wartet. Eingereichte Anträge, Vertagtes und zugesagte Gäste stehen hier.", self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.free_button = QPushButton("+ Punkt ohne Antrag", self)
        self.free_button.setToolTip("Einen eigenen Punkt aufnehmen (Strg+Umschalt+N)")
        self.sub_button = QPushButton("+ Unterpunkt", self)
        self.sub_button.setToolTip("Unter den gewählten Punkt einen Unterpunkt setzen")
        self.standing_button = QPushButton("Feste Punkte ergänzen", self)
        self.standing_button.setToolTip("Was auf jeder Tagesordnung steht und hier fehlt")
        self.add(self.list, 1)
        self.add(self.note)
        for button in (self.free_button, self.sub_button, self.standing_button):
            self.add(button)

    def show_view(self, view: AgendaView, *, editable: bool) -> None:
        """Show what waits for this agenda."""
        self.setVisible(editable)
        self.model.show(view.pool if editable else ())
        self.set_note(str(len(view.pool)) if view.pool else "")
        self.note.setVisible(not view.pool)
        self.list.setVisible(bool(view.pool))
        self.standing_button.setVisible(bool(view.missing_standing))
