"""A field for a whole number, without the arrows of a spin box; arrow keys count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from beirat_desktop.desktop.widgets.undo_across import goes_to_the_window


class NumberField(QLineEdit):
    """Nought to the given most; an empty field is nought. Comes selected, so that typing replaces.

    Signals:
        edited: the user changed the number.
    """

    edited = Signal()

    def __init__(self, name: str, most: int = 999, parent: QWidget | None = None) -> None:
        super().__init__("0", parent)
        self._most = most
        self._clicked_into = False
        self.setAccessibleName(name)
        digits = QIntValidator(0, most, self)
        plain = QLocale.c()
        plain.setNumberOptions(QLocale.NumberOption.RejectGroupSeparator)
        digits.setLocale(plain)  # in German «7.» would pass as the beginning of 7.000
        self.setValidator(digits)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> int:
        return int(self.text() or 0)

    def set_value(self, number: int) -> None:
        """Change the number, as if it had been typed."""
        if number != self.value():
            self.setText(str(number))
            self.edited.emit()

    def show_value(self, number: int) -> None:
        """Show a number from the record; where the keyboard is in the field, typing replaces it too."""
        if self.text() == str(number):
            return  # nothing typed is selected, or the next digit would replace it
        self.setText(str(number))
        if self.hasFocus():
            self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._clicked_into = event.reason() is Qt.FocusReason.MouseFocusReason
        self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press that brings the keyboard would leave the cursor within the number."""
        super().mouseReleaseEvent(event)
        if self._clicked_into and not self.hasSelectedText():
            self.selectAll()
        self._clicked_into = False

    def event(self, event: QEvent) -> bool:
        return goes_to_the_window(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.set_value(max(0, min(self._most, self.value() + steps[key])))
        else:
            super().keyPressEvent(event)
