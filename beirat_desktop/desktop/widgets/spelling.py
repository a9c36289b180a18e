"""The spelling of what is typed, looked up beside the screen's thread."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from beirat_desktop.desktop.background import Background
from beirat_desktop.usecases.spelling import Speller

A = TypeVar("A")
R = TypeVar("R")

_AT_ONCE = 40
"""Words looked up in one go; whoever closes the program waits for no more."""
_TURN_S = 0.0005
"""How long the worker keeps Python to itself while a key may be waiting; by itself it is ten times as long."""


class Spelling(QObject):
    """Knows which words are wrong, as far as they were looked up.

    Signals:
        judged: more words were looked up, or names became known.
    """

    judged = Signal()

    def __init__(self, dictionary: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speller = Speller(dictionary)
        self._worker = Background(self)
        self._right: set[str] = set()
        self._wrong: set[str] = set()
        self._asked: set[str] = set()
        self.works = True
        """Whether the dictionary can be read."""

    def wrong(self, word: str) -> bool:
        """Whether a word is known to be wrong."""
        return word in self._wrong and word not in self._right

    def learn(self, words: Iterable[str]) -> None:
        """Take these as right, such as the names of the record."""
        self._right |= set(words)
        self.judged.emit()

    def ask(self, words: Iterable[str]) -> None:
        """Have those looked up that nobody asked for yet."""
        fresh = [word for word in dict.fromkeys(words) if word not in self._asked and word not in self._right]
        self._asked.update(fresh)
        for start in range(0, len(fresh) if self.works else 0, _AT_ONCE):
            part = fresh[start : start + _AT_ONCE]
            self._worker.run(self._on_judged, self._on_failed, _politely, self._speller.wrong, part)

    def suggest(self, word: str, then: Callable[[tuple[str, ...]], object]) -> None:
        """Look for what may be meant; then gets it."""
        self._worker.run(then, self._on_failed, _politely, self._speller.suggest, word)

    def close(self) -> None:
        """Wait for the words being looked up."""
        self._worker.close()

    def _on_judged(self, wrong: frozenset[str]) -> None:
        self._wrong |= wrong
        self.judged.emit()

    def _on_failed(self, _error: Exception) -> None:
        """A dictionary that cannot be read marks nothing; the program works without one."""
        self.works = False


def _politely(work: Callable[[A], R], given: A) -> R:
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_S)
    try:
        return work(given)
    finally:
        sys.setswitchinterval(before)


class _Service:
    """The one spelling of the program; editors are made all over the house, and none is made for it."""

    current: Spelling | None = None


def use(spelling: Spelling | None) -> None:
    """Let all editors ask it from now on; None for none."""
    _Service.current = spelling


def current() -> Spelling | None:
    """What editors are to ask."""
    return _Service.current
