"""A round of three minutes: a card in the corner that leads from place to place, while everything can be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import GAP, px


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way: its title, what is said there (simple HTML), and how to get there."""

    title: str
    text: str
    go: Callable[[], object]


class Tour(QFrame):
    """Stands over the lower right corner of its parent.

    Signals:
        ended: the round is over, at its end or before.
    """

    ended = Signal()

    def __init__(self, stops: Sequence[Stop], parent: QWidget) -> None:
        super().__init__(parent)
        self._stops = stops
        self._number = 0
        self.setObjectName("tour")
        self.setAccessibleName("Rundgang")
        self.count_label = QLabel(self)
        self.count_label.setProperty("role", "muted")
        self.title_label = QLabel(self)
        self.title_label.setProperty("role", "heading")
        self.title_label.setWordWrap(True)
        self.text_label = QLabel(self)
        self.text_label.setWordWrap(True)
        self.text_label.setTextFormat(Qt.TextFormat.RichText)
        self.end_button = QPushButton("Beenden", self)
        self.back_button = QPushButton("Zurück", self)
        self.next_button = QPushButton("Weiter", self)
        self.next_button.setProperty("primary", True)
        self.end_button.clicked.connect(self.end)
        self.back_button.clicked.connect(lambda: self._step(-1))
        self.next_button.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout()
        row.addWidget(self.end_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP // 2)
        for widget in (self.count_label, self.title_label, self.text_label):
            column.addWidget(widget)
        column.addLayout(row)
        parent.installEventFilter(self)
        self._show()

    def end(self) -> None:
        """Put the card away."""
        self.hide()
        self.deleteLater()
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        if self._number + step == len(self._stops):
            self.end()
            return
        self._number += step
        self._show()

    def _show(self) -> None:
        stop = self._stops[self._number]
        last = self._number == len(self._stops) - 1
        stop.go()
        self.count_label.setText(f"Rundgang · {self._number + 1} von {len(self._stops)}")
        self.title_label.setText(stop.title)
        self.text_label.setText(stop.text)
        self.back_button.setEnabled(self._number > 0)
        self.next_button.setText("Fertig" if last else "Weiter")
        self.end_button.setVisible(not last)
        self.show()
        self._place()
        self.raise_()
        self.next_button.setFocus()

    def _place(self) -> None:
        """In the corner, clear of the status line, as high as its words need."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(px(420), parent.width() - 2 * GAP)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry(parent.width() - width - GAP, parent.height() - height - px(44), width, height)
