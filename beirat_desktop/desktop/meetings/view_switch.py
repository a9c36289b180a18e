"""How the meetings are looked at: as a list, as a month, as a year."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

LIST, MONTH, YEAR = "list", "month", "year"
_VIEWS = (
    (LIST, "Liste", "Die Sitzungen eines Gremiums als Liste"),
    (MONTH, "Monat", "Ein Monat mit den Sitzungen aller Gremien, Feiertagen und Schulferien"),
    (YEAR, "Jahr", "Das Jahr mit den Sitzungen aller Gremien und allem, was schlecht liegt"),
)


class ViewSwitch(QWidget):
    """Three buttons, of which one is pressed.

    Signals:
        chosen: the key of the view.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for key, text, tip in _VIEWS:
            button = QPushButton(text, self)
            button.setCheckable(True)
            button.setToolTip(tip)
            button.clicked.connect(lambda _on=False, key=key: self._choose(key))
            row.addWidget(button)
            self.buttons[key] = button

    def show_view(self, key: str) -> None:
        """Let the button of that view be pressed alone."""
        for name, button in self.buttons.items():
            button.setChecked(name == key)

    def _choose(self, key: str) -> None:
        self.show_view(key)
        self.chosen.emit(key)
