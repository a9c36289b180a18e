"""What a hand does without meaning it: a key that stays down, and the second half of a double click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import getCppPointer

_MAKES = "+ "
"""How buttons begin that make something new."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Steady(QObject):
    """Looks at what the system sends to a window, before its widgets have it.

    Enter that is held presses nothing more: the keyboard would answer a question that nobody has read. The second
    press of a double click does not press another button that came under the mouse with the first, nor does it make a
    second of what the first one made.
    """

    _pressed: tuple[int, str] | None = None
    """The button that was pressed last in any of the windows, and what it said: a dialog may have gone with it."""
    _handle: QWindow | None = None
    """Of the class as well: Qt tells of a window that goes when Python has let go of what is this object's own."""
    _came_up = 0
    """When Enter was let go last, in any of them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is not self._handle:
            self._look()
        elif watched is self._handle and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            return self._is_held(event) and not _writes(event)
        elif watched is self._handle and isinstance(event, QMouseEvent):
            return self._is_another(event)
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _is_held(self, event: QKeyEvent) -> bool:
        """Whether the key is pressed without having come up; X11 sends both at once, which Qt does not always see."""
        if event.type() == QEvent.Type.KeyRelease:
            Steady._came_up = event.timestamp()
        if event.type() != QEvent.Type.KeyPress:  # it is asked before whether a shortcut wants it
            return False
        return event.isAutoRepeat() or 0 < event.timestamp() == Steady._came_up

    def _is_another(self, event: QMouseEvent) -> bool:
        """Whether it is the second press, on another button than the first; a first one is kept in mind."""
        first = event.type() == QEvent.Type.MouseButtonPress
        created = bool(event.flags() & Qt.MouseEventFlag.MouseEventCreatedDoubleClick)
        if not (first and not created) and event.type() != QEvent.Type.MouseButtonDblClick:
            return False
        under: QWidget | None = self._window.childAt(event.position().toPoint())
        while under is not None and not isinstance(under, QAbstractButton):
            under = under.parentWidget()
        now = (int(getCppPointer(under)[0]), under.text()) if under is not None else None
        before, Steady._pressed = Steady._pressed, now
        return not first and now is not None and (now != before or now[1].startswith(_MAKES))


def _writes(event: QKeyEvent) -> bool:
    """Whether it makes lines in a text."""
    field = QApplication.focusWidget()
    plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return plain and isinstance(field, QTextEdit | QPlainTextEdit) and not field.isReadOnly()
