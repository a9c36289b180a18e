"""Answering the questions a screen asks before what cannot be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton


def answer(work: Callable[[QDialog], object]) -> None:
    """Do this with the next modal dialog, as soon as it is there.

    One that is not as expected is given up, or it would wait for ever.
    """

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(5, look)
            return
        try:
            work(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, look)


def press(text: str) -> list[str]:
    """Press the button with this text in the next question; the list fills with what was asked."""
    asked: list[str] = []

    def click(dialog: QDialog) -> None:
        if isinstance(dialog, QMessageBox):
            asked.extend((dialog.text(), dialog.informativeText()))
        next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()

    answer(click)
    return asked
