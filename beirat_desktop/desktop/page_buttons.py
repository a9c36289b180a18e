"""The buttons that stand on a page, as commands of Strg+K: whoever knows what one says need not look for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPushButton, QTabBar, QToolButton, QWidget
from shiboken6 import isValid

from beirat_desktop.desktop.hits import Command
from beirat_desktop.desktop.widgets.tool_row import ToolRow
from beirat_desktop.domain.folding import fold

_FIELDS = (QLineEdit, QTabBar, ToolRow)
"""What has buttons of its own, which say nothing without it, or act in the text where the keyboard is."""


def button_commands(page: QWidget, known: Iterable[Command]) -> Sequence[Command]:
    """One for each button that is seen and can be pressed, and for what its menu offers.

    known: what is among the commands already. What several buttons say alike, one in each row or field, is left out:
    from afar nobody could tell which of them is meant.
    """
    found: list[Command] = []
    for button in page.findChildren(QAbstractButton):
        if not isinstance(button, QPushButton | QToolButton) or isinstance(button.parent(), _FIELDS):
            continue
        if not button.isVisible() or not button.isEnabled():
            continue
        menu = button.menu()
        if isinstance(menu, QMenu):
            menu.aboutToShow.emit()  # what fits the record is shown only then
            found += [Command(one.text(), partial(_trigger, one)) for one in menu.actions() if _offered(one)]
        elif words := _words(button):
            found.append(Command(words, partial(_press, button)))
    count = Counter(_like(one.title) for one in found)
    taken = {_like(one.title) for one in known}
    return [one for one in found if count[_like(one.title)] == 1 and _like(one.title) not in taken]


def _words(button: QPushButton | QToolButton) -> str:
    return str(button.property("command") or "") or button.accessibleName() or button.text()


def _like(words: str) -> str:
    return fold(words.replace("&", "").removesuffix("…").strip())


def _offered(action: QAction) -> bool:
    return action.isVisible() and action.isEnabled() and not action.isSeparator() and action.menu() is None


def _press(button: QAbstractButton) -> None:
    """Press it, unless the page took it away since."""
    if isValid(button) and button.isVisible() and button.isEnabled():
        button.click()


def _trigger(action: QAction) -> None:
    if isValid(action) and action.isEnabled():
        action.trigger()
