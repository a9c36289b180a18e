"""Puts the program together. The only module that knows every layer."""

from __future__ import annotations

import builtins
import sys

# PySide6 puts its own __import__ in place; every later import would pay for it.
_plain_import = builtins.__import__
from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

builtins.__import__ = _plain_import

from beirat_desktop import __version__, paths  # noqa: E402
from beirat_desktop.desktop import log  # noqa: E402
from beirat_desktop.desktop.background import Background  # noqa: E402
from beirat_desktop.desktop.main_window import MainWindow  # noqa: E402
from beirat_desktop.desktop.state import State  # noqa: E402
from beirat_desktop.desktop.theme import Theme  # noqa: E402
from beirat_desktop.desktop.unexpected import Hook  # noqa: E402


def speak_german(app: QApplication) -> None:
    """German dates and numbers, and German names for Qt's own buttons."""
    german = QLocale(QLocale.Language.German, QLocale.Country.Germany)
    QLocale.setDefault(german)
    translator = QTranslator(app)
    if translator.load(german, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def build_window(app: QApplication) -> MainWindow:
    """The window with its places, before the record is opened."""
    state = State(paths.config_folder(), app)
    theme = Theme(app, state.scheme, state.percent)
    return MainWindow(theme, state)


def main(arguments: list[str] | None = None) -> int:
    """Start the program and stay until its window is closed."""
    app = QApplication(sys.argv if arguments is None else arguments)
    app.setApplicationName("Beirat Desktop")
    app.setDesktopFileName("beirat-desktop")
    log.open_log(paths.log_folder())
    Hook(__version__).install()
    speak_german(app)
    window = build_window(app)
    background = Background()
    window.show()
    QTimer.singleShot(0, lambda: log.action("window.shown"))
    code = app.exec()
    background.close()
    log.close_log()
    return code
