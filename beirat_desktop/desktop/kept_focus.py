"""Keeps the keyboard where somebody works, when the field it was in is switched off, hidden or made anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from beirat_desktop.desktop.widgets.tab_order import go_from


class KeptFocus(QObject):
    """Goes on from the last place in a window when Qt has let go of it.

    Where a whole card is switched off Qt leaves the keyboard nowhere, and begins at the top of the window once that
    becomes active again: behind a question that is a long way from what was asked about.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._way: tuple[QWidget, ...] = ()
        """Where the keyboard was last, and what that lies in."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt looks for a place right behind this event, and takes the first where there is none.
        if event.type() == QEvent.Type.WindowActivate:
            at = self._window.focusWidget()
            if at is None or not (at.isEnabled() and at.isVisible()):
                self._go_on()
        return False

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            self._soon.start()
        elif now.window() is self._window and now is not self._window:
            way = [now]
            while (above := way[-1].parentWidget()) is not None and above is not self._window:
                way.append(above)
            self._way = tuple(way)

    def _look(self) -> None:
        if self._window.isActiveWindow() and QApplication.focusWidget() is None:
            self._go_on()

    def _go_on(self) -> None:
        start = next((one for one in self._way if isValid(one) and one.window() is self._window), None)
        if start is not None:
            go_from(self._window, start)
