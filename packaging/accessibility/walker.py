"""The program, walking through its own pages and dialogs at random; started by __main__.py."""

from __future__ import annotations

import gc
import random
import re
import shutil
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)

from beirat_desktop.app import make_application
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Scheme, Theme
from beirat_desktop.program import Program
from beirat_desktop.usecases.record.record import open_record
from beirat_desktop.usecases.record.sample_file import make_sample

WORDS = ("Der Beirat bittet ", "Stadt ", "2026 ", "12.03.2026 ", "Antrag 56 ")
READING_MS = 60
"""Between two steps the reader's questions are answered for so long; a step would let each of them wait."""


def memory() -> float:
    """What the process holds, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1_000_000


class Walker:
    """One random step after another; a step may open a dialog, in which it walks on."""

    def __init__(self, program: Program, seed: int) -> None:
        self.program = program
        self.window = program.window
        self.dice = random.Random(seed)
        self.steps: Counter[str] = Counter()
        self.dialogs: Counter[str] = Counter()
        self.places = self._places()
        self._looked_at: QDialog | None = None

    def _places(self) -> list[tuple[str, str]]:
        office = self.program.office
        places = [(place, "") for place in self.window.places]
        with office.store.reading() as unit:
            places += [("paper", one.id) for one in unit.papers.all()[:40]]
            tabs = ("agenda", "speakers", "invitation", "attendance", "live", "minutes", "excerpts", "publications")
            places += [("meeting", f"{one.id}:{tab}") for one in unit.meetings.all() for tab in tabs]
            places += [("person", one.id) for one in unit.persons.all()[:10]]
            places += [("speaker", one.id) for one in unit.speakers.all()[:5]]
            places += [("initiative", one.id) for one in unit.initiatives.all()[:5]]
        return places

    def step(self) -> None:
        """Do one thing a hand might do."""
        self.steps["all"] += 1
        others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.window]
        chance = self.dice.random()
        if chance < 0.12:
            self.steps["places"] += 1
            self.window.navigate(*self.dice.choice(self.places))
        elif chance < 0.17:
            self.window.resize(self.dice.choice((QSize(1280, 720), QSize(1440, 900), QSize(900, 600))))
        elif chance < 0.19:
            self.program.theme.set_percent(self.dice.choice((100, 150, 200)))
        elif chance < 0.21:
            self.program.theme.set_scheme(self.dice.choice((Scheme.LIGHT, Scheme.DARK)))
        elif chance < 0.33:
            self.choose(lambda _words: True)
        elif chance < 0.45:
            self.choose(lambda words: words.endswith("…") or words.startswith("+ "))
        elif others and chance < 0.60:
            other = self.dice.choice(others)
            if self.dice.random() < 0.3:
                self.steps["windows closed"] += 1
                other.close()
            else:
                self.touch(other)
        else:
            self.touch(self.window)

    def choose(self, fits: Callable[[str], bool]) -> None:
        """Take something out of the menus whose words fit; they hold what the page offers too. The program goes on."""
        found: list[QAction] = []
        menus = [action.menu() for action in self.window.menuBar().actions()]
        for menu in menus:
            if isinstance(menu, QMenu):
                menu.aboutToShow.emit()
                for action in menu.actions():
                    inner = action.menu()
                    if isinstance(inner, QMenu):
                        menus.append(inner)
                    elif not action.isEnabled() or not action.isVisible() or action.text() == "Beenden":
                        continue
                    elif fits(action.text()):
                        found.append(action)
        if found:
            self.steps["menus"] += 1
            self.dice.choice(found).trigger()

    def touch(self, root: QWidget) -> None:
        """Type, press or choose somewhere in a window."""
        kinds = (QPushButton, QTextEdit, QPlainTextEdit, QLineEdit, QComboBox, QTabBar)
        kind = self.dice.choice(kinds)
        found = [one for one in root.findChildren(kind) if one.isVisible() and one.isEnabled()]
        if not found:
            return
        widget = self.dice.choice(found)
        self.steps[kind.__name__] += 1
        if isinstance(widget, QPushButton):
            if widget.menu() is None:
                widget.click()
        elif isinstance(widget, QTextEdit | QPlainTextEdit | QLineEdit):
            widget.setFocus()
            QTest.keyClicks(widget, self.dice.choice(WORDS))
            if self.dice.random() < 0.3:
                QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                QTest.keyClick(widget, Qt.Key.Key_Delete)
        elif isinstance(widget, QComboBox):
            if widget.count():
                widget.setCurrentIndex(self.dice.randrange(widget.count()))
        elif isinstance(widget, QTabBar):
            number = self.dice.randrange(widget.count())
            if widget.isTabVisible(number):
                widget.setCurrentIndex(number)
        QTest.keyClick(root.focusWidget() or root, self.dice.choice((Qt.Key.Key_Tab, Qt.Key.Key_Down)))

    def look(self) -> None:
        """While a dialog or a menu is open: walk in it for a while, then leave it, seldom by its main button."""
        modal = QApplication.activeModalWidget()
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            menu.close()
        elif isinstance(modal, QDialog):
            if modal is not self._looked_at:
                self._looked_at = modal
                self.steps["dialogs"] += 1
                self.dialogs[re.sub(r"\d+", "…", modal.windowTitle())] += 1
            chance = self.dice.random()
            if chance < 0.3:
                modal.reject()
            elif chance < 0.34:
                QTest.keyClick(modal, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            else:
                for field in modal.findChildren(QLineEdit)[:3]:
                    QTest.keyClicks(field, "Wort ")
                QTest.keyClick(modal.focusWidget() or modal, Qt.Key.Key_Tab)


def main(minutes: float, seed: int, folder: Path) -> int:
    app = make_application(["beirat-desktop"])
    app.setApplicationName("beirat-walk")
    file = folder / "akte.db"
    make_sample(file)
    kept = folder / "anfang.db"
    shutil.copy(file, kept)
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        setattr(QFileDialog, name, staticmethod(lambda *_args, **_named: ("", "")))
    QFileDialog.getExistingDirectory = staticmethod(lambda *_args, **_named: "")  # type: ignore[method-assign]
    QInputDialog.getText = staticmethod(lambda *_args, **_named: ("", False))  # type: ignore[method-assign]
    QDesktopServices.openUrl = staticmethod(lambda _address: True)  # type: ignore[method-assign]
    QPrintDialog.exec = lambda _dialog: 0  # type: ignore[method-assign,assignment]
    program = Program(Theme(app, Scheme.LIGHT, 100), State(folder))
    program.window.show()
    program.open(open_record(file, user="Geschäftsstelle"))
    walker = Walker(program, seed)
    trouble: Counter[str] = Counter()

    def on_error(_kind: type[BaseException], error: BaseException, _trace: object) -> None:
        places = [f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)]
        trouble[f"{type(error).__name__}: {error}"[:160] + f" ({' '.join(places[-4:])})"] += 1

    sys.excepthook = on_error
    inner = QTimer()
    inner.timeout.connect(walker.look)
    inner.start(30)

    def take(act: Callable[[], object]) -> None:
        """As a key does it: what is closed goes when control is back in the loop."""
        loop = QEventLoop()

        def inside() -> None:
            try:
                act()
            except Exception as error:
                on_error(type(error), error, error.__traceback__)
            QTimer.singleShot(READING_MS, loop.quit)

        QTimer.singleShot(0, inside)
        loop.exec()

    # Pages are made when they are first seen; growth counts from there.
    for place in walker.places:
        take(partial(program.window.navigate, *place))
    began = time.monotonic()
    marks: list[tuple[float, float]] = []
    while (gone := time.monotonic() - began) < minutes * 60:
        take(walker.step)
        if not program.window.isVisible():
            print(f"walker: the window went, {dict(walker.steps)}")
            return 3
        if not marks or gone - marks[-1][0] >= 60:
            marks.append((gone, memory()))
            counts = f"{walker.steps['all']} steps, {walker.steps['dialogs']} dialogs, "
            counts += f"{len(app.allWidgets())} widgets, {len(gc.get_objects())} objects"
            print(f"walker: {gone / 60:.0f} min, {marks[-1][1]:.0f} MB, {counts}", flush=True)
    inner.stop()
    print(f"walker: {dict(walker.steps)}")
    print(f"walker: {len(walker.dialogs)} kinds of dialogs: {dict(walker.dialogs.most_common())}")
    print(f"walker: memory {marks[0][1]:.0f} MB after the first round, {memory():.0f} MB at last")
    for words, count in trouble.most_common(12):
        print(f"walker: {count} × {words}")
    program.window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
