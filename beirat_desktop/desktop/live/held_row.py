"""Why nothing is typed under an item any more, and the button that leads to the act which alone changes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from beirat_desktop.desktop.allowing import allowed, needs


class HeldRow(QWidget):
    """A sentence, beside it the button where a correction is the way.

    Signals:
        correct_wanted: the texts of the item are to be corrected.
    """

    correct_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setProperty("role", "warning")
        self.label.setWordWrap(True)
        self.correct_button = QPushButton("Text berichtigen …", self)
        self.correct_button.setToolTip("Was zu diesem Punkt feststeht, auch der Beschlusstext, mit dem Grund")
        self.correct_button.clicked.connect(self.correct_wanted)
        needs("corrections.make", self.correct_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self.correct_button)
        self.hide()

    def show_words(self, words: str, *, corrects: bool) -> None:
        """ "" hides it; corrects: whether a correction is the way."""
        self.label.setText(words)
        self.correct_button.setVisible(corrects and allowed(self.correct_button))
        self.setVisible(bool(words))
