"""One worker thread for slow work; answers arrive on the UI thread."""

from __future__ import annotations

import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import count
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from beirat_desktop.desktop.progress import Cancelled, Progress

__all__ = ["Background", "Cancelled", "Progress"]

P = ParamSpec("P")
T = TypeVar("T")

COLLECT_MS = 1_000
"""So often the UI thread looks whether there is garbage to collect."""
_YOUNGER_FIRST = (3, 60)
"""So many collections of one generation come before one of the next: a middle one looked through seldom takes 60 ms."""


class Background(QObject):
    """Lives as long as the window. One worker, so two pieces of work never meet in the database.

    The worker never holds a widget: work gets its arguments by value, and done and failed wait
    on the UI thread under a ticket. A widget whose last reference ends on the worker crashes Qt; so, while one is open,
    Python's collector of cycles runs on the UI thread only.

    Signals:
        busy: True when work begins to wait, False when nothing is left.
    """

    busy = Signal(bool)
    _answered = Signal()
    _open = 0
    _collected = True
    """Whether Python collected by itself before the first was there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._closed = False
        self._tickets = count()
        self._waiting: dict[int, tuple[Callable[[Any], object], Callable[[Exception], object]]] = {}
        self._answers: SimpleQueue[tuple[int, Future[Any]]] = SimpleQueue()
        # Queued also for work that is done at once: an answer never comes while the question is still being asked.
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        if not Background._open:
            Background._collected = gc.isenabled()
        Background._open += 1
        gc.disable()
        self._collecting = QTimer(self)
        self._collecting.setInterval(COLLECT_MS)
        self._collecting.timeout.connect(collect)
        self._collecting.start()

    def run(
        self,
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
        work: Callable[P, T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Call work on the worker, then done or failed on the UI thread; once closed, nothing is begun any more."""
        if self._closed:
            return
        ticket = next(self._tickets)
        self._waiting[ticket] = (done, failed)
        if len(self._waiting) == 1:
            self.busy.emit(True)
        self._worker.submit(work, *args, **kwargs).add_done_callback(partial(self._hand_over, ticket))

    @property
    def working(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._waiting)

    def close(self) -> None:
        """Wait for work under way; nothing is delivered afterwards."""
        if self._closed:
            return
        self._closed = True
        self._collecting.stop()
        self._worker.shutdown(wait=True)
        self._waiting.clear()
        Background._open -= 1
        if not Background._open and Background._collected:
            gc.enable()

    def _hand_over(self, ticket: int, future: Future[Any]) -> None:
        self._answers.put((ticket, future))
        self._answered.emit()

    def _deliver(self) -> None:
        while not self._answers.empty():
            ticket, future = self._answers.get()
            callbacks = self._waiting.pop(ticket, None)
            if callbacks is None:  # closed meanwhile
                continue
            done, failed = callbacks
            if not self._waiting:
                self.busy.emit(False)
            if _gone(done):
                continue
            error = future.exception()
            if error is None:
                done(future.result())
            elif isinstance(error, Exception):
                failed(error)
            else:
                raise error


def collect() -> None:
    """Collect what Python would collect by itself: the oldest generation that is due."""
    limits = (gc.get_threshold()[0], *_YOUNGER_FIRST)
    due = [old for old, (count, limit) in enumerate(zip(gc.get_count(), limits, strict=True)) if count > limit]
    if due:
        gc.collect(due[-1])


def _gone(done: Callable[[Any], object]) -> bool:
    """Whether the widget that asked was closed meanwhile."""
    owner = getattr(done, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
