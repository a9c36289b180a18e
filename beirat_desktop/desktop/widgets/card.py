"""The white sheet things stand on: a title, a note at its right, and what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import GAP
from beirat_desktop.desktop.widgets.labels import ElidedLabel


class Card(QFrame):
    """Put contents into .body; extra widgets of the head, such as a button, by add_to_head()."""

    spoken_role = QAccessible.Role.Grouping

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title_label = ElidedLabel(self, role="heading")
        self.note_label = QLabel(self)
        self.note_label.setProperty("role", "muted")
        self._head = QHBoxLayout()
        self._head.setSpacing(12)
        self._head.addWidget(self.title_label, 1)
        self._head.addWidget(self.note_label, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 14, GAP, GAP)
        column.setSpacing(10)
        column.addLayout(self._head)
        column.addLayout(self.body, 1)
        self.set_title(title)
        self.set_note(note)

    def set_title(self, title: str) -> None:
        self.title_label.setText(title)
        self.title_label.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_note(self, note: str) -> None:
        self.note_label.setText(note)
        self.note_label.setVisible(bool(note))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        self.body.addLayout(layout, stretch)

    def add_to_head(self, widget: QWidget) -> None:
        self._head.addWidget(widget)
