"""Says that something in the record changed, so that every page that shows it can reload."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """Brings what the record tells of itself to the pages, on the thread of the screen.

    Signals:
        saved: the nouns (names of tables) of one unit that was saved, taken back or done again; a frozenset.
        everything: any noun may have changed, as after another program wrote into the record.
        copied: a copy of the record was made.
    """

    saved = Signal(object)
    everything = Signal()
    copied = Signal()
    _announced = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A unit of this thread is passed on at once, one of the worker when this thread comes to it.
        self._announced.connect(self._pass_on)

    def announce(self, nouns: frozenset[str]) -> None:
        """What the record is to call with the nouns of each unit; on any thread."""
        self._announced.emit(nouns)

    def _pass_on(self, nouns: frozenset[str]) -> None:
        self.saved.emit(nouns)
