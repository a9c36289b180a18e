"""A window that asks or tells, and goes when whoever opened it is done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QDialog


def go_with_caller(dialog: QDialog) -> None:
    """Before exec(): Qt deletes it when the caller has returned to the loop it was called from.

    Until then it can be asked for what was entered, and be executed again. Without a loop it stays with its parent.
    """
    if QThread.currentThread().loopLevel():
        dialog.deleteLater()


class Dialog(QDialog):
    """Qt keeps a closed window as long as its parent, with all that was in it."""

    def exec(self) -> int:
        go_with_caller(self)
        return super().exec()

    def open(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        super().open()
