"""Starts the program: the application, the first window, the record; and takes its pictures without a display."""

from __future__ import annotations

import builtins
import gc
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

# PySide6 puts its own __import__ in place; every later import would pay for it.
_plain_import = builtins.__import__
from PySide6.QtCore import QLibraryInfo, QLocale, QSize, QTranslator  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

builtins.__import__ = _plain_import

from beirat_desktop import __version__, paths  # noqa: E402
from beirat_desktop.desktop import handed_out, log, speaking  # noqa: E402
from beirat_desktop.desktop.crash import Running  # noqa: E402
from beirat_desktop.desktop.handover import hand_over, is_paper  # noqa: E402
from beirat_desktop.desktop.state import State  # noqa: E402
from beirat_desktop.desktop.theme import Scheme, Theme, add_other_scripts  # noqa: E402
from beirat_desktop.desktop.unexpected import Hook  # noqa: E402
from beirat_desktop.program import Program  # noqa: E402
from beirat_desktop.usecases.where import Where, where  # noqa: E402


def speak_german(app: QApplication) -> None:
    """German dates and numbers, and German names for Qt's own buttons."""
    german = QLocale(QLocale.Language.German, QLocale.Country.Germany)
    QLocale.setDefault(german)
    translator = QTranslator(app)
    if translator.load(german, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def make_application(arguments: list[str]) -> QApplication:
    """The application: its name, its language, its log, its last-resort window."""
    app = QApplication(arguments)
    app.setApplicationName("Beirat Desktop")
    app.setDesktopFileName("beirat-desktop")
    log.open_log(paths.log_folder())
    Hook(__version__).install()
    speak_german(app)
    speaking.install()
    speaking.watch(app)
    return app


def main(arguments: list[str]) -> int:
    """Start the program and stay until its window is closed.

    --sample opens the sample, a record that is named opens; a motion that is named, as PDF or JSON, is taken into the
    record that was open last, or into that of the window that is open now.
    """
    app = make_application(arguments)
    # Without the options of Qt, which it took itself.
    named = [where(word.removeprefix("--db=")) for word in app.arguments()[1:] if word not in ("--db", "--sample")]
    sample = "--sample" in arguments
    if not sample and hand_over([one for one in named if isinstance(one, Path)]):
        log.close_log()
        return 0
    state = State(paths.config_folder(), app)
    # Nor at the end, when the window is closed and a thread may still look for its server: a dialog crashes Qt there.
    gc.disable()
    program = Program(Theme(app, state.scheme, state.percent), state)
    papers = [one for one in named if isinstance(one, Path) and is_paper(one)]
    wanted = next((one for one in named if one not in papers), None)
    running = Running(paths.state_folder() / "running")
    program.crashed = running.begin()
    program.window.painted.connect(partial(begin, program, wanted, sample=sample, papers=papers))
    program.window.show()
    handed_out.empty()  # of a program that was killed
    code = app.exec()
    handed_out.empty()
    running.end()
    log.close_log()
    return code


def begin(program: Program, wanted: Where | None, *, sample: bool, papers: Sequence[Path] = ()) -> None:
    """Open the record that is wanted, else the last one, the first time ask; then look at motions that came along."""
    from beirat_desktop.desktop.first_run.last import last_record

    add_other_scripts()
    # What is loaded now stays: to look through it for garbage, over and over, would take a tenth of the start. Python
    # collects nothing by itself meanwhile nor later, see Background.
    try:
        file = wanted or (None if sample else last_record(program.state))
        if file is not None:
            program.look_first(file)
        opened = program.start().begin(wanted, sample=sample)
        if opened is None:
            program.window.close()
        else:
            program.open(opened)
            program.arriving.listen()
            if papers:
                program.arriving.take_in(papers)
    finally:
        gc.freeze()


def take_pictures(record: Path, folder: Path) -> None:
    """A picture of every screen, light and dark, of every dialog, and those of the handbook, without a display.

    The record is copied first and stays as it is.
    """
    from beirat_desktop import screens
    from beirat_desktop.handbook_pictures import draw
    from beirat_desktop.usecases.record.record import open_record

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = make_application(["beirat-desktop", "-platform", "offscreen"])
    folder.mkdir(parents=True, exist_ok=True)
    add_other_scripts()
    theme = Theme(app, Scheme.LIGHT, 100)
    for scheme, word in ((Scheme.LIGHT, "hell"), (Scheme.DARK, "dunkel")):
        theme.set_scheme(scheme)
        with TemporaryDirectory() as place:
            copy = Path(place) / record.name
            shutil.copy(record, copy)
            program = Program(theme, State(Path(place), app))
            program.window.resize(QSize(1440, 900))
            program.window.show()
            program.open(open_record(copy, user="Geschäftsstelle"))
            screens.draw(program, folder, word, asked=scheme is Scheme.LIGHT)
            program.window.close()
    draw(record, folder / "handbuch", theme)
