"""The last resort: a bug of ours is logged and shown with a text to send, and the program goes on.

A rule, a failing drive or what another workplace removed is no bug where no page expected it; each gets its sentences.
"""

from __future__ import annotations

import sys
from datetime import datetime
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QSysInfo, Qt, QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from beirat_desktop.desktop import log
from beirat_desktop.desktop.widgets.dialog import Box, Dialog
from beirat_desktop.desktop.widgets.tab_order import move_on
from beirat_desktop.usecases.trouble import RecordTrouble


class UnexpectedError(Dialog):
    """Says that something of ours went wrong and what to do, with a text that holds no personal data."""

    help_page = "hilfe-holen"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Unerwarteter Fehler")
        self.resize(640, 420)
        head = QLabel("Im Programm ist ein Fehler aufgetreten.", self)
        head.setProperty("role", "heading")
        said = QLabel(
            "Was gespeichert war, ist gespeichert. Sie können weiterarbeiten. Der Text unten hilft, den Fehler zu"
            " finden; er enthält keine Namen und keine Inhalte.",
            self,
        )
        said.setWordWrap(True)
        self.text_edit = QPlainTextEdit(text, self)
        self.text_edit.setReadOnly(True)
        self.text_edit.setAccessibleName("Bericht über den Fehler")
        self.copy_button = QPushButton("Text kopieren", self)
        self.copy_button.clicked.connect(self._copy)
        go_on = QPushButton("Weiterarbeiten", self)
        go_on.setProperty("primary", True)
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        go_on.setFocus()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.copy_button)
        row.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (head, said, self.text_edit):
            column.addWidget(widget)
        column.addLayout(row)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self, forward)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text_edit.toPlainText())
        self.copy_button.setText("Text kopiert")


class Hook:
    """Takes the place of sys.excepthook; one window at a time, so an error while painting cannot flood the screen."""

    def __init__(self, version: str) -> None:
        self._version = version
        self.window: QDialog | None = None

    def install(self) -> None:
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.trouble("unexpected", error)
        app = QApplication.instance()
        if app is None or app.thread() is not QThread.currentThread():
            return
        if self.window is not None and isValid(self.window) and self.window.isVisible():  # one that was left is gone
            return
        known = self._known(error)
        if known is None:
            self.window = UnexpectedError(self.report(error), QApplication.activeWindow())
        else:
            self.window = Box(QApplication.activeWindow())
            self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.window.setIcon(QMessageBox.Icon.Warning)
            self.window.setWindowTitle("Das ging nicht")
            self.window.setText(known[0])
            self.window.setInformativeText("\n\n".join(known[1:]))
            self.window.make_usual(self.window.addButton("Weiterarbeiten", QMessageBox.ButtonRole.AcceptRole))
        self.window.open()

    def _known(self, error: BaseException) -> tuple[str, ...] | None:
        """The sentences for what is no bug; their modules are loaded for such a case alone."""
        from beirat_desktop.desktop.refusals import CANNOT, sentence
        from beirat_desktop.german.record import trouble

        if isinstance(error, RecordTrouble):
            return tuple(trouble(error.kind, error.file, error.facts))
        return (sentence(error),) if isinstance(error, CANNOT) else None

    def report(self, error: BaseException) -> str:
        """What the user may send: versions, kind of error, places in the code."""
        return "\n".join(
            (
                f"Beirat Desktop {self._version} · {datetime.now():%d.%m.%Y %H:%M}",
                f"Python {sys.version.split()[0]} · Qt {qt_version} · {QSysInfo.prettyProductName()}",
                "",
                log.places(error),
            )
        )
