"""Waiting for what takes a moment, such as a password's key or the sample, while the window goes on drawing."""

from __future__ import annotations

import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from beirat_desktop.desktop.background import collect

T = TypeVar("T")
_LOOK_MS = 10
_COLLECT_MS = 100
"""So often what the work leaves is collected: of the sample 55 MB at once, of which Python would give back little."""


def awaited(work: Callable[[], T]) -> T:
    """What work answers, done in a thread of its own; it knows no widget. What is clicked or typed meanwhile waits."""
    loop, look, collecting = QEventLoop(), QTimer(), QTimer()
    look.setInterval(_LOOK_MS)
    collecting.setInterval(_COLLECT_MS)
    collecting.timeout.connect(collect)
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    collects = gc.isenabled()
    gc.disable()  # a widget whose last reference ends in the other thread would crash Qt
    try:
        with ThreadPoolExecutor(1, thread_name_prefix="awaited") as worker:
            future = worker.submit(work)
            look.timeout.connect(lambda: loop.quit() if future.done() else None)
            look.start()
            collecting.start()
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            return future.result()
    finally:
        look.stop()
        collecting.stop()
        if collects:
            gc.enable()
        QApplication.restoreOverrideCursor()
