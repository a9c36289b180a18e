"""What the buttons beside a list do, offered in its context menu too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from beirat_desktop.desktop.widgets.why import permit


def button_verbs(buttons: Iterable[QPushButton], owner: QWidget) -> Callable[[], Sequence[QAction]]:
    """For Table.verbs: one action for each button that is shown, with its words of the moment."""
    pairs = [(button, QAction(owner)) for button in buttons]
    for button, action in pairs:
        menu = button.menu()
        if menu is not None:
            action.setMenu(menu)
        else:
            action.triggered.connect(lambda _checked=False, button=button: button.click())

    def now() -> Sequence[QAction]:
        shown = [(button, action) for button, action in pairs if not button.isHidden()]
        for button, action in shown:
            action.setText(button.text())
            permit(action, button.isEnabled(), str(button.property("why") or ""))
        return [action for _button, action in shown]

    return now
