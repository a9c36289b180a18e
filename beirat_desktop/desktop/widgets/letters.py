"""The letter of each entry of a menu and of each button, pressed with Alt: one each, and no two alike where they stand.

Nobody has to choose them, so that no new entry can be forgotten or take the letter of another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialogButtonBox,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from beirat_desktop.desktop.widgets.why import with_why

_WORDS = re.compile(r"[^\t(]*")
"""What stands before a key that is told behind the words."""


_MARKED = (QPushButton, QToolButton, QCheckBox, QRadioButton)
"""Qt draws the mark in their words; names of records that lead to these are read, and reached by the arrows."""


def letter_of(text: str) -> str:
    """The letter that is marked in it, as a capital; nothing where none is."""
    return QKeySequence.mnemonic(text).toString().removeprefix("Alt+").upper()


def _may_mark(text: str) -> list[int]:
    """The places of the letters that may be pressed, the first of each word before the others."""
    found = _WORDS.match(text)
    end = found.end() if found is not None else 0
    places = [place for place in range(end) if text[place].isalnum() and len(text[place].upper()) == 1]
    return sorted(places, key=lambda place: (place > 0 and text[place - 1].isalnum(), place))


def marked(texts: Sequence[str], taken: Collection[str] = ()) -> list[str]:
    """The texts with an & before one letter each; without it only where all its letters went to others.

    taken: capitals that are not to be had. What has a letter already keeps it.
    """
    owner: dict[str, int] = {}
    mark: dict[int, int] = {}
    kept = {letter for text in texts if (letter := letter_of(text))} | set(taken)

    def give(number: int, tried: set[str]) -> bool:
        """Find it a letter; whoever has that one already takes another, where one can."""
        text = texts[number]
        for place in _may_mark(text):
            letter = text[place].upper()
            if letter in kept or letter in tried:
                continue
            tried.add(letter)
            if letter not in owner or give(owner[letter], tried):
                owner[letter], mark[number] = number, place
                return True
        return False

    for number, text in enumerate(texts):
        if not letter_of(text):
            give(number, set())
    return [
        f"{text[: mark[number]]}&{text[mark[number] :]}" if number in mark else text
        for number, text in enumerate(texts)
    ]


class Menu(QMenu):
    """Marks a letter in each entry as long as it is open; the entries may be shown elsewhere, with other letters.

    What cannot be chosen says why behind its words, for the eye, the keyboard and whoever listens alike.
    """

    def __init__(self, *arguments: QWidget | str | None) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self._texts: list[tuple[QAction, str, str]] = []

    def unfold(self, text: str) -> Menu:
        """Add a menu to it, which is its own."""
        inner = Menu(text, self)
        self.addMenu(inner)
        return inner

    def showEvent(self, event: QShowEvent) -> None:
        self._unmark()
        behind = self.parentWidget()
        if behind is not None:
            # The menu takes the keyboard; that Alt is let go is not heard by the window behind.
            for letters in behind.window().findChildren(Letters):
                letters.unmark()
        offered = [one for one in self.actions() if one.isVisible() and not one.isSeparator() and one.text()]
        plain = [one.text() for one in offered]
        shown = [with_why(text, one) for text, one in zip(marked(plain), offered, strict=True)]
        self._texts = list(zip(offered, plain, shown, strict=True))
        for action, _, text in self._texts:
            _say(action, text)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._unmark()

    def _unmark(self) -> None:
        for action, plain, text in self._texts:
            if isValid(action) and action.text() == text:
                _say(action, plain)
        self._texts = []


def _say(action: QAction, text: str) -> None:
    """Only the menus and buttons that show it hear of it: what it does is the same as before."""
    blocked = QSignalBlocker(action)
    action.setText(text)
    blocked.unblock()


class Letters(QObject):
    """Marks a letter in each button of a window while Alt is held down, which then presses it; links have none.

    without: a part of the window that has keys of its own.
    """

    _texts: Sequence[tuple[QAbstractButton, str, str]] = ()
    """Of the class as well: Qt tells of a window that goes when Python has let go of what is this object's own."""

    def __init__(self, window: QWidget, without: QWidget | None = None) -> None:
        super().__init__(window)
        self._window, self._without = window, without
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            if event.type() == QEvent.Type.KeyRelease:
                self.unmark()
            elif event.type() == QEvent.Type.KeyPress and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._mark()
        elif self._texts and event.type() in (QEvent.Type.WindowDeactivate, QEvent.Type.Hide):
            self.unmark()
        return super().eventFilter(watched, event)

    def _mark(self) -> None:
        self.unmark()
        bar = getattr(self._window, "menuBar", None)
        taken = {letter_of(one.text()) for one in bar().actions()} if bar is not None else set()
        buttons = [one for one in self._window.findChildren(QAbstractButton) if self._has_letter(one)]
        # The row at the foot of a dialog comes first: its words are the ones that are known by heart.
        buttons.sort(key=lambda one: not isinstance(one.parent(), QDialogButtonBox))
        plain = [one.text() for one in buttons]
        self._texts = list(zip(buttons, plain, marked(plain, taken), strict=True))
        for button, _, text in self._texts:
            button.setText(text)

    def _has_letter(self, button: QAbstractButton) -> bool:
        """Whether its words are seen, and no other key presses it."""
        if not button.isVisible() or not button.isEnabled() or not button.text() or not isinstance(button, _MARKED):
            return False
        if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            return False
        if self._without is not None and self._without.isAncestorOf(button):
            return False
        own_key = not button.shortcut().isEmpty() and not letter_of(button.text())
        return button.window() is self._window and not own_key and not button.visibleRegion().isEmpty()

    def unmark(self) -> None:
        """Show the words without their letters again."""
        for button, plain, text in self._texts:
            if isValid(button) and button.text() == text:
                button.setText(plain)
        self._texts = []
