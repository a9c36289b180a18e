"""The white sheet things stand on: a title, a note at its right, and what it holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import GAP
from beirat_desktop.desktop.widgets.labels import ElidedLabel


class Card(QFrame):
    """Put contents into .body; extra widgets of the head, such as a button, by add_to_head().

    A title takes two lines where it has to, and what stands at its right goes below it where that does not do.
    """

    spoken_role = QAccessible.Role.Grouping

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title_label = ElidedLabel(self, role="heading", grows=True)
        self.note_label = QLabel(self)
        self.note_label.setProperty("role", "muted")
        self._beside: list[QWidget] = [self.note_label]
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # other words, another size of the text, another button
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        shown = [one for one in self._beside if not one.isHidden()]
        beside = sum(one.sizeHint().width() + self._head.spacing() for one in shown)
        edges = self.width() - self.contentsRect().width() + self._edges()
        fits = self.title_label.isHidden() or self.title_label.fits(self.width() - edges - beside, 2)
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._head.direction() is not way:
            self._head.setDirection(way)
            self._head.setAlignment(self.note_label, Qt.AlignmentFlag.AlignVCenter if fits else Qt.AlignmentFlag(0))

    def _edges(self) -> int:
        around = self.layout()
        margins = around.contentsMargins() if around is not None else self.contentsMargins()
        return margins.left() + margins.right()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        self.body.addLayout(layout, stretch)

    def add_to_head(self, widget: QWidget) -> None:
        self._head.addWidget(widget)
        self._beside.append(widget)
