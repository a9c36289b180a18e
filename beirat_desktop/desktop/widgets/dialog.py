"""A window that asks or tells, and goes when whoever opened it is done with it."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QThread
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QWidget

from beirat_desktop.desktop.widgets.letters import Letters
from beirat_desktop.desktop.widgets.steady import Steady

_TITLE_BAR = 40
"""Pixels the desktop's own title bar takes at the most."""


_there: dict[int, QDialog] = {}
"""The dialogs that were executed and are not gone yet."""


def go_with_caller(dialog: QDialog) -> None:
    """Before exec(): Qt deletes it when the caller has returned to the loop it was called from.

    Until then it can be asked for what was entered, and be executed again. Without a loop it stays with its parent.
    """
    if dialog.parent() is not None and id(dialog) not in _there:
        # exec() makes Python the owner although there is a parent. Left to the collector, such a dialog and what is in
        # it would be taken apart in any order, a form before its fields, and the program would go down.
        _there[id(dialog)] = dialog
        dialog.destroyed.connect(partial(_forget, id(dialog)))
    if QThread.currentThread().loopLevel():
        dialog.deleteLater()


def _forget(key: int, *_destroyed: object) -> None:
    _there.pop(key, None)


def _is_usual(button: QPushButton, dialog: QDialog) -> bool:
    """Whether it is the blue one; where something speaks against it, or it cannot be undone, there is none."""
    return button.property("primary") is True and button.isVisibleTo(dialog) and button.isEnabled()


def asks_for_menu(event: QKeyEvent) -> bool:
    """Whether it is Umschalt+F10, for keyboards without a key for menus; on Windows the system itself makes it one."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_F10 and shift and sys.platform != "win32"


def open_menu(at: QWidget | None) -> None:
    """What the key for menus does: ask the widget with the keyboard for its menu."""
    if at is not None:
        where = at.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        place = where.center() if isinstance(where, QRect) and where.isValid() else at.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, at.mapToGlobal(place))
        QCoreApplication.sendEvent(at, event)


def meant_for_all(dialog: QDialog, event: QKeyEvent) -> bool:
    """What a key means in whatever asks or shows: the handbook, the blue button, the menu; whether it was one of these.

    Strg+Enter presses the blue one from anywhere, also from a text of several lines. F1 asks for the handbook, which
    the window behind opens: its own keys are not heard while this one waits.
    """
    behind = dialog.parentWidget()
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        usual = next((one for one in dialog.findChildren(QPushButton) if _is_usual(one, dialog)), None)
        if usual is not None:
            usual.click()
    elif event.key() == Qt.Key.Key_F1 and behind is not None:
        QCoreApplication.sendEvent(behind.window(), event)
    elif asks_for_menu(event):
        open_menu(dialog.focusWidget())
    else:
        return False
    return True


class Dialog(QDialog):
    """It goes when it is closed, and is never larger than its screen; Qt by itself sees to neither."""

    help_page = ""
    """The page of the handbook F1 opens here; that of what is shown behind it where none is named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        Letters(self)
        Steady(self)

    def room(self) -> QSize:
        """What the screen it is on has for it."""
        return self.screen().availableSize() - QSize(0, _TITLE_BAR)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keep_on_screen()

    def keep_on_screen(self) -> None:
        """Lie whole on the screen it is on; what it holds has to scroll."""
        room = self.room()
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        self.resize(self.size().boundedTo(room))
        free = self.screen().availableGeometry().adjusted(0, _TITLE_BAR, 0, 0)
        if not free.contains(self.geometry()):
            place = QRect(self.geometry())
            place.moveRight(min(place.right(), free.right()))
            place.moveBottom(min(place.bottom(), free.bottom()))
            place.moveLeft(max(place.left(), free.left()))
            place.moveTop(max(place.top(), free.top()))
            self.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button the keyboard is at; Qt would press the default where that one may not become it."""
        if meant_for_all(self, event):
            return
        at = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(at, QPushButton) and at.isEnabled():
            at.click()
        else:
            super().keyPressEvent(event)

    def exec(self) -> int:
        go_with_caller(self)
        return super().exec()

    def open(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        super().open()


class Box(QMessageBox):
    """A sentence with its buttons; with the keys of every other dialog, which Qt's own has not."""

    help_page = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        Letters(self)
        Steady(self)

    def make_usual(self, button: QPushButton) -> None:
        """Let Enter press it; bold, and as wide as that takes.

        What the sheet says of a default button only its painter hears; of a property its width does too.
        """
        self.setDefaultButton(button)
        button.setProperty("usual", True)
        button.style().unpolish(button)
        button.style().polish(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not meant_for_all(self, event):
            super().keyPressEvent(event)

    def exec(self) -> int:
        go_with_caller(self)
        return super().exec()


def page_about(dialog: QWidget | None) -> str:
    """The page of the handbook a dialog names, or the one it was opened from; "" where none of them names any."""
    while isinstance(dialog, QDialog):
        if isinstance(dialog, Dialog | Box) and dialog.help_page:
            return dialog.help_page
        behind = dialog.parentWidget()
        dialog = behind.window() if behind is not None else None
    return ""
