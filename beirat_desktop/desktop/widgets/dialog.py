"""A window that asks or tells, and goes when whoever opened it is done with it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QThread
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

_TITLE_BAR = 40
"""Pixels the desktop's own title bar takes at the most."""


def go_with_caller(dialog: QDialog) -> None:
    """Before exec(): Qt deletes it when the caller has returned to the loop it was called from.

    Until then it can be asked for what was entered, and be executed again. Without a loop it stays with its parent.
    """
    if QThread.currentThread().loopLevel():
        dialog.deleteLater()


class Dialog(QDialog):
    """It goes when it is closed, and is never larger than its screen; Qt by itself sees to neither."""

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

    def exec(self) -> int:
        go_with_caller(self)
        return super().exec()

    def open(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        super().open()
