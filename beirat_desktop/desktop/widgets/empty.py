"""What an empty screen says instead of nothing: why it is empty, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.labels import IconLabel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers

_SPACING = 8


class EmptyState(QWidget):
    """A sentence, a second one, and buttons. None is blue: the blue one of a page stands in its header.

    Signals:
        changed: it may need another height now.
    """

    changed = Signal()

    def __init__(self, text: str, sub: str = "", icon_name: str = "inbox", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = IconLabel(icon_name, "muted", 32, self)
        self._text = QLabel(unbroken_numbers(text), self)
        self._text.setProperty("role", "heading")
        self._sub = QLabel(unbroken_numbers(sub), self)
        self._sub.setProperty("role", "muted")
        for label in (self._text, self._sub):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._sub.setVisible(bool(sub))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(_SPACING)
        column.addStretch(1)
        column.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (self._text, self._sub):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(self._buttons)
        column.addStretch(2)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # other words, another button, another size of the text
            self.changed.emit()
        return super().event(event)

    def say(self, text: str, sub: str = "") -> None:
        self._text.setText(unbroken_numbers(text))
        self._sub.setText(unbroken_numbers(sub))
        self._sub.setVisible(bool(sub))

    def needs(self, width: int) -> int:
        """Pixels of height below which something of it would be cut; its sign goes first."""
        sign = self._sign_high() if not self._sign.isHidden() else 0
        return max(self.minimumSizeHint().height(), self.heightForWidth(width)) - sign

    def fit(self, width: int, height: int) -> None:
        """Leave the sign out where there is no room for it above the words."""
        shown = height >= self.needs(width) + self._sign_high()
        if shown is self._sign.isHidden():
            self._sign.setVisible(shown)

    def _sign_high(self) -> int:
        return self._sign.sizeHint().height() + _SPACING

    def add_button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda: slot())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button
