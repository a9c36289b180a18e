"""A person at the keyboard: keys only, to whatever has the focus, one after the other, counted."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from beirat_desktop.desktop.live.keys import KEYS

KEYSTROKE, MENTAL = 0.28, 1.35
"""Seconds of a key of an average typist, and of making up one's mind (keystroke-level model); Strg counts as a key."""

Keys = Generator[str, None, None]
"""What is pressed: a key of the desk by its name, any other as Qt names it, LETTERS and a text, or THINK."""
LETTERS, THINK = "letters:", "think"


@dataclass
class Step:
    """What one stretch of the session took."""

    name: str
    keys: int = 0
    mental: int = 0
    machine: float = 0.0

    @property
    def seconds(self) -> float:
        """The time of the user and of the machine: keys x 0.28 s + decisions x 1.35 s + what was waited for."""
        return self.keys * KEYSTROKE + self.mental * MENTAL + self.machine


@dataclass
class Hands:
    """Plays what a generator yields; a dialog that opens meanwhile gets the keys that follow."""

    window: QWidget
    steps: list[Step] = field(default_factory=list)

    def play(self, name: str, script: Iterable[str]) -> None:
        """Press everything, until the script ends; name: what this stretch of the work is called."""
        self.steps.append(Step(name))
        self._script = self._singly(script)
        self._failed: BaseException | None = None
        self._loop = QEventLoop()
        QTimer.singleShot(0, self._next)
        self._loop.exec()
        if self._failed is not None:
            raise self._failed

    @property
    def focus(self) -> QWidget:
        """What a key goes to: what has the focus, or an open menu or list."""
        self._popup = QApplication.activePopupWidget()  # held: with it PySide would let go of its parts
        if self._popup is not None:
            return self._popup.focusWidget() or self._popup
        top = QApplication.activeModalWidget() or self.window
        return top.focusWidget() or top

    @property
    def seconds(self) -> float:
        """What the whole took."""
        return sum(step.seconds for step in self.steps)

    def _next(self) -> None:
        try:
            words = next(self._script)
        except StopIteration:
            self._loop.quit()
            return
        except BaseException as error:  # an assertion of the script fails the test, not the timer
            self._failed = error
            self._end()
            return
        if not (QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window.isActiveWindow()):
            self.window.activateWindow()  # without a window manager nobody does that when a menu closes
            QApplication.processEvents()
        began, step = time.perf_counter(), self.steps[-1]

        def painted() -> None:
            step.machine += time.perf_counter() - began
            self._next()

        # Before the key, which may open a dialog and come back only when that is closed.
        QTimer.singleShot(0, painted)
        if len(words) == 1:
            step.keys += 1 + words.isupper()
            self._letter(words)
        else:
            keys = QKeySequence(KEYS[words].keys if words in KEYS else words)
            combination = keys[0]
            step.keys += 1 + keys.toString().count("+")
            QTest.keyClick(self.focus, combination.key(), combination.keyboardModifiers())

    def _letter(self, letter: str) -> None:
        if letter.isascii():
            QTest.keyClick(self.focus, letter)
            return
        # QTest knows no others; no key of the desk is one of them.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            code = letter if len(letter.upper()) > 1 else letter.upper()  # ß has no capital of one sign
            key = QKeyEvent(kind, ord(code), Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.focus, key)

    def _end(self) -> None:
        while (modal := QApplication.activeModalWidget()) is not None:
            modal.close()
        self._loop.quit()

    def _singly(self, script: Iterable[str]) -> Iterator[str]:
        """Key by key; a command of the desk, a number and a text are each a decision of the one who types."""
        for words in script:
            self.steps[-1].mental += words in KEYS or words == THINK or words.startswith(LETTERS)
            yield from [] if words == THINK else words.removeprefix(LETTERS) if words.startswith(LETTERS) else [words]
