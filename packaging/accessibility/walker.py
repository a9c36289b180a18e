"""The program, walking through its own pages and dialogs in step with whoever reads its tree; started by __main__.py.

After each step its event loop runs until the reader in the other process has read the whole tree; then comes the next.
What asks something is pressed where it was pressed least, so that every dialog has its turn; the rest is at random.
Four steps of five bring about what situations.py lists, each once at first, in one record after the other. Between two
records it rests: memory is taken on the same page of a record that the walk leaves as it is. Without a reader it goes
on at once.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import pkgutil
import random
import signal
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

# Before PySide6, whose own __import__ it keeps out. That one reads the source of every module which is imported from
# then on, and linecache holds it: 48 MB for all there are, which the program itself does not have.
import beirat_desktop.app

# isort: split
from PySide6.QtCore import QEvent, QProcess, QProcessEnvironment, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
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
    QToolButton,
    QWidget,
)
from shiboken6 import isValid
from situations import REST, SAMPLE, SITUATIONS, Hand, NotHereError, Records, WantedError

from beirat_desktop import desktop
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Scheme, Theme
from beirat_desktop.desktop.unexpected import Hook
from beirat_desktop.program import Program

T = TypeVar("T")
WORDS = ("Der Beirat bittet ", "Stadt ", "2026 ", "12.03.2026 ", "Antrag 56 ")
NOTHING_ASKED = 5
"""What opened no dialog is pressed so many times more seldom."""
SETTLED_MINUTE = 5
"""Memory counts from here, or from when each dialog was there once: pages, fonts and dictionaries are there by then."""
REST_SIZE = QSize(1280, 720)
MOST_MEGABYTES = 30
READER_LOST, READER_UNANSWERED, WINDOW_GONE, NOT_EVERY_DIALOG = 4, 5, 3, 6
LEADS_AWAY = (
    "Assistant", "UserDialog", "ServerDialog", "EncryptDialog", "ChangeDialog", "TroubleDialog", "OparlDialog",
)  # fmt: skip
"""What is looked at and left, since it would end in another record or as somebody who sees less."""
ENDS_IT = ("Beenden", "Fenster schließen")
PAUSE_MS = 20
"""Between two steps, where nobody reads."""
NEVER: dict[str, str] = {}
"""Dialogs that a walk cannot open, each with its reason."""
BROUGHT_ABOUT = 0.8
WAITED = 20
"""So many readings at most it waits, one after the other, for what it brought about and the program is working at."""
TURN = 40
"""So many situations, or all twice where there are fewer, and the next record is opened."""


def megabytes() -> float:
    """What the process holds, once glibc gave back what is free; the program itself does not ask for that."""
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1_000_000


def load_all() -> None:
    """Import every module of the program, which else come one by one for half an hour and are never let go."""
    for module in pkgutil.walk_packages(beirat_desktop.__path__, beirat_desktop.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def dialogs_there_are() -> set[str]:
    """The classes of dialogs the program has, and which no other is built on."""
    found: list[type] = [QDialog]
    for one in found:
        found += one.__subclasses__()
    names = (name_of(one) for one in found if not one.__subclasses__() or "live.dialogs" in one.__module__)
    return {name for name in names if name}


def name_of(kind: type) -> str:
    """Package and class; nothing where it is not ours."""
    ours = desktop.__name__ + "."
    return f"{kind.__module__.removeprefix(ours)}.{kind.__name__}" if kind.__module__.startswith(ours) else ""


class Walker:
    """One step after another; a step may open a dialog, in which it walks on."""

    def __init__(self, program: Program, records: Records, seed: int) -> None:
        self.program = program
        self.hand = Hand(program, records)
        self.records = records
        self.record = ""
        self.missed: Counter[str] = Counter()
        self.spent: defaultdict[str, float] = defaultdict(float)
        """Seconds of computing until the dialog of a situation was there: what is cheap comes more often."""
        self._under_way = ("", 0.0)
        self._turns = 0
        self.resting = False
        self.window = program.window
        self.dice = random.Random(seed)
        self.steps: Counter[str] = Counter()
        self.pages: Counter[str] = Counter()
        self.pressed: Counter[str] = Counter()
        self.opened: Counter[str] = Counter()
        self.closed = 0
        self.stubborn: Counter[str] = Counter()
        self.places: list[tuple[str, str]] = []
        self._open: dict[int, QDialog] = {}
        self._asked = ""
        self._left: tuple[QDialog | None, int] = (None, 0)
        self._waited = 0

    def _places(self) -> list[tuple[str, str]]:
        office = self.program.office
        places = [(place, "") for place in self.window.places]
        with office.store.reading() as unit:
            places += [("paper", one.id) for one in unit.papers.all()[:40]]
            tabs = (
                "agenda", "speakers", "invitation", "dispatch", "attendance", "live", "minutes", "excerpts",
                "publications",
            )  # fmt: skip
            places += [("meeting", f"{one.id}:{tab}") for one in unit.meetings.all() for tab in tabs]
            places += [("person", one.id) for one in unit.persons.all()[:10]]
            places += [("speaker", one.id) for one in unit.speakers.all()[:5]]
            places += [("initiative", one.id) for one in unit.initiatives.all()[:5]]
        return places

    def open(self, record: str) -> None:
        """Let go of the record that is open, and open another."""
        if self.program.record is not None:
            self.program._let_go()
        self.program.open(self.records.open(record))
        self.record, self._turns = record, 0
        self.places = self._places()

    def bring_about(self) -> None:
        """What was not there yet or had the least time in this record; after some of them it rests and changes it."""
        here = [one for one in SITUATIONS if one.record == self.record]
        if self._turns >= min(TURN, 2 * len(here)) or (self.untried() and not self.untried(self.record)):
            return self.rest()
        self._turns += 1
        self.steps["situations"] += 1
        one = min(here, key=lambda one: self.spent[one.opens])
        self._under_way = (one.opens, time.process_time())
        try:
            one.act(self.hand)
        except NotHereError as error:
            self.missed[f"{one.opens}: {error}"] += 1
        return None

    def untried(self, record: str = "") -> int:
        """How many situations had no turn yet, of all records or of one."""
        return sum(not self.spent[one.opens] for one in SITUATIONS if record in ("", one.record))

    def rest(self) -> None:
        """Close what lies beside the window, and stand where every mark of memory is taken."""
        self.steps["rests"] += 1
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and other is not self.window:
                other.close()
        self._left = (None, 0)  # its Python half holds the record it asked about
        self.program.theme.set_percent(100)
        self.program.theme.set_scheme(Scheme.LIGHT)
        self.window.resize(REST_SIZE)
        self.window.navigate("overview", "")  # where work stopped is where the next record opens, with that page made
        self.open(REST)
        self.window.navigate("overview", "")
        self.resting = True

    def go_on(self) -> None:
        """Into the record with most that had no turn yet, then with what had the least time."""
        many = Counter(one.record for one in SITUATIONS)
        had: defaultdict[str, float] = defaultdict(float)
        for one in SITUATIONS:
            had[one.record] += self.spent[one.opens]
        self.resting = False
        self.open(min(many, key=lambda record: (-self.untried(record), had[record] / many[record])))

    def step(self) -> None:
        """Do one thing a hand might do: in a menu or a dialog that is open, else in the window."""
        self.steps["all"] += 1
        menu, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if QApplication.overrideCursor() is not None:  # what a hand does now waits, see widgets/waiting.py
            self.steps["waits"] += 1
        elif isinstance(menu, QMenu):
            self.take_from(menu)
        elif menu is not None:
            menu.close()
        elif isinstance(modal, QDialog):
            self.answer(modal)
        elif self.resting:
            self.go_on()
        elif self.program.background.working and self._waited < WAITED:  # a letter is read before its dialog comes
            self._waited += 1
            self.steps["waits"] += 1
        else:
            self._waited = 0
            self.move_on()

    def look(self) -> None:
        """Count what was opened and what went since the last look, and what bringing it about took."""
        opens, began = self._under_way
        if opens:
            self.spent[opens] += time.process_time() - began + 0.05
            self._under_way = ("", 0.0)
        for key, dialog in list(self._open.items()):
            if not isValid(dialog) or not dialog.isVisible():
                del self._open[key]
                self.closed += 1
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible() and id(one) not in self._open:
                self._open[id(one)] = one
                self._asked = ""
                self.opened[name_of(type(one)) or type(one).__name__] += 1
        page = self.window.current_page
        if page is not None:
            bars = [bar for bar in page.findChildren(QTabBar) if bar.isVisible()]
            self.pages[" ".join([type(page).__name__, *(bar.tabText(bar.currentIndex()) for bar in bars)])] += 1

    def move_on(self) -> None:
        """In the window, or in one that lies beside it."""
        self.window.activateWindow()
        others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.window]
        chance = self.dice.random()
        if self.untried() or self.dice.random() < BROUGHT_ABOUT:
            self.bring_about()
        elif chance < 0.1:
            self.go()
        elif chance < 0.11:
            self.window.resize(self.dice.choice((QSize(1280, 720), QSize(1440, 900), QSize(900, 600))))
        elif chance < 0.115:
            self.program.theme.set_percent(self.dice.choice((100, 150, 200)))
        elif chance < 0.12:
            self.program.theme.set_scheme(self.dice.choice((Scheme.LIGHT, Scheme.DARK)))
        elif chance < 0.88:
            self.ask()
        elif others and chance < 0.92:
            other = self.dice.choice(others)
            if self.dice.random() < 0.5:
                QTest.keyClick(other, Qt.Key.Key_Escape)
                if isValid(other) and other.isVisible():
                    other.close()
            else:
                self.touch(other)
        else:
            self.touch(self.window)

    def go(self) -> None:
        """To a kind of place where it was least, and there to the record it was least at."""
        self.steps["places"] += 1
        kinds: dict[str, list[tuple[str, str]]] = {}
        for noun, key in self.places:
            kinds.setdefault(f"{noun} {key.partition(':')[2]}", []).append((noun, key))
        kind = self._rarest(list(kinds), lambda one: f"kind {one}")
        self.window.navigate(*self._rarest(kinds[kind], lambda one: f"place {one}"))

    def ask(self) -> None:
        """Press what was pressed least, of all that the page, its menus and the menu bar offer."""
        page = self.window.current_page
        here = type(page).__name__
        found: dict[str, QAction | QAbstractButton] = {}
        everywhere = (self.window.menus.file_menu, self.window.menus.help_menu)
        menus = [action.menu() for action in self.window.menuBar().actions()]
        for button in self.window.findChildren(QAbstractButton):
            if not button.isVisible() or not button.isEnabled():
                continue
            unfolds = button.menu() if isinstance(button, QPushButton | QToolButton) else None
            if isinstance(unfolds, QMenu):
                menus.append(unfolds)
            elif isinstance(button, QPushButton | QToolButton):
                words = button.text() or button.accessibleName()
                found[f"{here}: {words}"] = button
        for menu in menus:
            if not isinstance(menu, QMenu):
                continue
            menu.aboutToShow.emit()
            for action in menu.actions():
                inner = action.menu()
                if isinstance(inner, QMenu):
                    menus.append(inner)
                elif action.isEnabled() and action.isVisible() and action.text() not in ENDS_IT:
                    words = action.text().partition("\t")[0]
                    found.setdefault(f"{'menu bar' if menu in everywhere else here}: {words}", action)
        asking = {words: one for words, one in found.items() if words.endswith("…") or ": + " in words}
        offered = asking if asking and self.dice.random() < 0.85 else found
        if not offered:
            return self.go()
        self.pressed[self._asked] += NOTHING_ASKED
        words = self._asked = self._rarest(list(offered), lambda one: one)
        self.steps["asked"] += 1
        one = offered[words]
        if isinstance(one, QAction):
            one.trigger()
        else:
            one.click()
        return None

    def _rarest(self, offered: list[T], key: Callable[[T], str]) -> T:
        least = min(self.pressed[key(one)] for one in offered)
        chosen = self.dice.choice([one for one in offered if self.pressed[key(one)] == least])
        self.pressed[key(chosen)] += 1
        return chosen

    def take_from(self, menu: QMenu) -> None:
        """Of a menu that unfolded what was taken least, or nothing."""
        self.steps["menus"] += 1
        offered = {one.text(): one for one in menu.actions() if one.isEnabled() and one.isVisible() and one.text()}
        offered = {words: one for words, one in offered.items() if words not in ENDS_IT and one.menu() is None}
        if not offered or self.dice.random() < 0.2:
            QTest.keyClick(menu, Qt.Key.Key_Escape)
            return
        words = self._rarest(list(offered), lambda one: f"menu: {one}")
        menu.close()
        offered[words].trigger()

    def touch(self, root: QWidget) -> None:
        """Type, press or choose somewhere in a window."""
        kinds = (QPushButton, QToolButton, QCheckBox, QTextEdit, QPlainTextEdit, QLineEdit, QComboBox, QTabBar)
        kind = self.dice.choice((*kinds, QAbstractItemView, QAbstractItemView))
        found = [one for one in root.findChildren(kind) if one.isVisible() and one.isEnabled()]
        if not found:
            return
        widget = self.dice.choice(found)
        self.steps[kind.__name__] += 1
        if isinstance(widget, QAbstractItemView):
            self.point_at(widget)
            return
        if isinstance(widget, QAbstractButton):
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
        elif isinstance(widget, QTabBar) and widget.count():
            number = self.dice.randrange(widget.count())
            if widget.isTabVisible(number):
                widget.setCurrentIndex(number)
        if isValid(root):
            QTest.keyClick(root.focusWidget() or root, self.dice.choice((Qt.Key.Key_Tab, Qt.Key.Key_Down)))

    def point_at(self, view: QAbstractItemView) -> None:
        """Choose a row and ask for its menu, or for what Enter or Space does there."""
        model = view.model()
        if model is None or not model.rowCount():
            return
        index = model.index(self.dice.randrange(min(model.rowCount(), 30)), 0)
        view.setFocus()
        view.setCurrentIndex(index)
        chance = self.dice.random()
        if chance < 0.4:
            spot = view.visualRect(index).center()
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, view.viewport().mapToGlobal(spot))
            QApplication.postEvent(view.viewport(), asked)
        elif chance < 0.8:
            QTest.keyClick(view, self.dice.choice((Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F2)))

    def answer(self, dialog: QDialog) -> None:
        """Leave it by Esc, seldom by its main button, or fill it in first."""
        kind = name_of(type(dialog)) or type(dialog).__name__
        chance = self.dice.random()
        dialog.activateWindow()  # there is no window manager here that would
        if dialog is not self._left[0]:
            self._left = (dialog, 0)
        if self._left[1] == 3:  # a key takes effect only after the bus was asked, so the next step sees it
            self.stubborn[kind] += 1
            dialog.reject()
        elif chance < 0.8 or self._left[1]:
            self._left = (dialog, self._left[1] + 1)
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
        elif chance < 0.88 and kind.rsplit(".", 1)[-1] not in LEADS_AWAY:
            self.steps["agreed"] += 1
            QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        elif chance < 0.95:
            for field in dialog.findChildren(QLineEdit)[:3]:
                QTest.keyClicks(field, "Wort ")
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        else:
            asking = [one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
            asking = [one for one in asking if one.text().endswith("…")]
            if asking:
                self.dice.choice(asking).click()
            else:
                QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)


class Walk:
    """Step, reading, step; until time and number of dialogs are reached."""

    def __init__(self, walker: Walker, minutes: float, dialogs: int, reader: list[str]) -> None:
        self.walker = walker
        self.minutes, self.dialogs = minutes, dialogs
        self.began = time.monotonic()
        self.marks: list[tuple[float, float, bool]] = []
        """Minute, megabytes, and whether everything had been there once."""
        self.read: Counter[str] = Counter()
        self.trouble: Counter[str] = Counter()
        self.faults: list[tuple[str, int]] = []
        self.code = 0
        self._heard = b""
        self._ending = False
        self.hook = Hook("Wanderung")
        self.reader = QProcess()
        self.reads = bool(reader)
        environment = QProcessEnvironment.systemEnvironment()
        environment.remove("PYTHONPATH")
        self.reader.setProcessEnvironment(environment)
        self.reader.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self.reader.readyReadStandardOutput.connect(self._answered)
        self.reader.finished.connect(lambda *_how: self._ending or self.end(READER_LOST))
        if reader:
            self.reader.start(reader[0], reader[1:])
        QTimer.singleShot(0, self.ask)

    def ask(self) -> None:
        """Let the whole tree be read; the loop runs meanwhile, in a dialog the dialog's own."""
        self.walker.look()
        if self.reads:
            self.reader.write(b"read\n")
        else:
            QTimer.singleShot(PAUSE_MS, self.next)

    def _answered(self) -> None:
        self._heard += self.reader.readAllStandardOutput().data()
        if self._heard.endswith(b"\n"):
            answer = json.loads(self._heard)
            self._heard = b""
            self.faults = answer.pop("faults")
            self.read.update(answer | {"trees": 1})
            if answer.get("unanswered"):
                self.code = READER_UNANSWERED
            QTimer.singleShot(0, self.next)

    def next(self) -> None:
        """The next step, and after it, in whatever loop it left us, the reader's turn."""
        walker = self.walker
        walker.look()  # a dialog that came while the reader read is left by this very step
        if not walker.window.isVisible():
            return self.end(WINDOW_GONE)
        idle = QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None
        gone = (time.monotonic() - self.began) / 60
        if idle and walker.resting:
            self.mark(gone)
        enough = idle and gone >= self.minutes and (walker.closed >= self.dialogs or gone >= 2 * self.minutes)
        if enough and walker.resting:
            return self.end(self.code)
        QTimer.singleShot(0, self.ask)
        try:
            if enough:
                walker.rest()
            else:
                walker.step()
        except Exception as error:
            self.on_error(type(error), error, error.__traceback__)
        return None

    def enough(self) -> None:
        """End at the next rest, which comes with the next step in the window, and report."""
        self.minutes = self.dialogs = 0

    def mark(self, gone: float) -> None:
        """Memory after a collection."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        walker = self.walker
        self.marks.append((gone, megabytes(), not walker.untried()))
        print(
            f"walker: {gone:.0f} min, {self.marks[-1][1]:.0f} MB, {walker.steps['all']} steps, "
            f"{sum(walker.opened.values())} dialogs of {len(walker.opened)} kinds opened, {walker.closed} closed, "
            f"{self.read['trees']} trees, {self.read['nodes']} nodes, {len(QApplication.allWidgets())} widgets, "
            f"{len(gc.get_objects())} objects",
            flush=True,
        )

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, WantedError):
            return self.hook(kind, error, trace)
        places = [f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(trace)]
        self.trouble[f"{type(error).__name__}: {error}"[:200] + f" ({' '.join(places[-4:])})"] += 1
        return None

    def end(self, code: int) -> None:
        self._ending = True
        self.code = code
        self.reader.kill()
        self.reader.waitForFinished()
        QApplication.exit(code)

    def report(self) -> None:
        """What was done, read and found."""
        walker, said = self.walker, print
        never = sorted(dialogs_there_are() - set(walker.opened))
        if not self.code and set(never) - NEVER.keys():
            self.code = NOT_EVERY_DIALOG
        said(f"walker: Python {sys.version.split()[0]}, {(time.monotonic() - self.began) / 60:.1f} minutes")
        said(f"walker: {dict(walker.steps)}")
        said(f"walker: {len(walker.pages)} pages and tabs: {dict(walker.pages.most_common())}")
        said(f"walker: {sum(walker.opened.values())} dialogs opened, {walker.closed} closed: {dict(walker.opened)}")
        said(f"walker: not left by Esc: {dict(walker.stubborn)}")
        said(f"reader: {dict(self.read)}")
        for words, count in self.faults:
            said(f"reader: {count} × {words}")
        counted = [(gone, size) for gone, size, settled in self.marks if settled and gone >= SETTLED_MINUTE]
        if counted:
            (minute, first), most = counted[0], max(size for _gone, size in counted)
            said(f"walker: memory {first:.0f} MB in minute {minute:.1f}, {counted[-1][1]:.0f} MB at last, "
                 f"{most:.0f} MB at most: {'flat' if most - first <= MOST_MEGABYTES else 'grown'}")  # fmt: skip
        for words, count in self.trouble.most_common(30):
            said(f"walker: {count} × {words}")
        for words, count in walker.missed.most_common():
            said(f"walker: {count} × not there: {words}")
        for name in never:
            said(f"walker: never opened: {name}: {NEVER.get(name, 'without a reason')}")


def main(minutes: float, seed: int, dialogs: int, folder: Path, reader: list[str]) -> int:
    app = beirat_desktop.app.make_application(["beirat-desktop"])
    app.setApplicationName("beirat-walk")
    load_all()
    records = Records(folder)
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        setattr(QFileDialog, name, staticmethod(lambda *_args, **_named: ("", "")))
    QFileDialog.getExistingDirectory = staticmethod(lambda *_args, **_named: "")  # type: ignore[method-assign]
    QInputDialog.getText = staticmethod(lambda *_args, **_named: ("", False))  # type: ignore[method-assign]
    QDesktopServices.openUrl = staticmethod(lambda _address: True)  # type: ignore[method-assign]
    QPrintDialog.exec = lambda _dialog: 0  # type: ignore[method-assign,assignment]
    program = Program(Theme(app, Scheme.LIGHT, 100), State(folder))
    program.window.show()
    walker = Walker(program, records, seed)
    walker.open(SAMPLE)
    walk = Walk(walker, minutes, dialogs, reader)
    sys.excepthook = walk.on_error
    signal.signal(signal.SIGTERM, lambda *_signal: walk.enough())
    app.exec()
    sys.excepthook = sys.__excepthook__
    walk.report()
    program.window.close()
    return walk.code


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]), sys.argv[5:]))
