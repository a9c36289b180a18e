"""Every screen of the program, one after the other: each place, each of its tabs, one record of each kind, each dialog.

Found by looking at the window as a user would: rows of tabs and lists of sections are walked, and whatever says with
its dots that it asks something first is pressed. A new tab, section or dialog is thus shown without a word here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QListWidget,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.widgets.tabs import Tabs
from beirat_desktop.domain.folding import fold
from beirat_desktop.program import Program

_ASKS = "…"
_BEGINS = "+ "
_VIEWS = ("Liste", "Monat", "Jahr", "Linien", "Tafel", "Zahlen", "Schriftstück")
"""Buttons of which one is pressed, and which show the same in another way."""
_FOREIGN = (QFileDialog, QPrintDialog)
"""Windows of the system, or Qt's likeness of them."""
_LEAVE = ("Akte öffnen", "Akte auf einem Server", "Andere Person", "Rundgang")
"""What would go to another record or person, or lead through the program itself."""
_TICK_MS = 20
_STILL = 4
"""Ticks without work behind it after which a window shows all it has; a sheet is asked for behind the one before."""
_PATIENCE = 150
"""Ticks until a window that does not go by itself is closed for good."""


def settle(program: Program) -> None:
    """Wait until nothing is laid out or drawn any more."""
    for _ in range(6):  # what was laid out may need another place for what lies in it
        QApplication.processEvents()
        while program.background.working:
            QApplication.processEvents()


def screens(program: Program) -> Iterator[str]:
    """Go to every screen; each time the window shows one, its name is given."""
    window = program.window
    for name, go in _places(program):
        go()
        settle(program)
        page = window.current_page
        if page is None:
            continue
        walked = False
        for part, choose in _parts(page):
            choose()
            settle(program)
            yield f"{name}-{_slug(part)}"
            if not walked:
                yield from _views(program, page, f"{name}-{_slug(part)}")
            walked = True
        if not walked:
            yield name
            yield from _views(program, page, name)


def _views(program: Program, page: Page, name: str) -> Iterator[str]:
    """The other ways in which a page can show what it shows; the first is brought back."""

    def offered() -> dict[str, QPushButton]:
        buttons = (one for one in page.findChildren(QPushButton) if one.isCheckable() and one.isVisible())
        return {one.text(): one for one in buttons if one.text() in _VIEWS}

    before = [words for words, button in offered().items() if button.isChecked()]
    for words in _VIEWS:
        button = offered().get(words)  # each way may have buttons of its own
        if button is not None and words not in before:
            button.click()
            settle(program)
            yield f"{name}-{_slug(words)}"
    for words in before:
        offered()[words].click()
    settle(program)


def dialogs(program: Program, show: Callable[[str, QWidget], None]) -> None:
    """Call up each dialog that the screen shown now leads to and hand it over, with its name; then put it away.

    Nothing is agreed to. What a dialog of the system asks is put away unseen.
    """
    page = program.window.current_page
    if page is None:
        return
    watcher = _Watcher(program, show)
    for one in _asking(page):
        watcher.watch(partial(_press, one))
        if program.window.current_page is not page:
            program.window.back()
            settle(program)


def menu_dialogs(program: Program, show: Callable[[str, QWidget], None]) -> None:
    """The same for the menu bar."""
    watcher = _Watcher(program, show)
    menus = program.window.menus
    for menu in (menus.file_menu, menus.help_menu):
        for action in _asking_in(menu):
            if not action.text().startswith(_LEAVE):
                watcher.watch(action.trigger)


class _Watcher:
    """Presses something and looks whether a window asks."""

    def __init__(self, program: Program, show: Callable[[str, QWidget], None]) -> None:
        self._program = program
        self._show = show
        self._seen: QWidget | None = None
        self._ticks = self._still = 0
        self._timer = QTimer()
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, trigger: Callable[[], object]) -> None:
        self._seen, self._ticks = None, 0
        self._timer.start()
        try:
            trigger()
            settle(self._program)
            while QApplication.activeModalWidget() is not None:
                QApplication.processEvents()
        finally:
            self._timer.stop()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    def _look(self) -> None:
        asked = QApplication.activeModalWidget()
        if asked is None:
            return
        if asked is not self._seen:
            self._seen, self._ticks, self._still = asked, 0, 0  # it is laid out and painted until the next look
            return
        self._ticks += 1
        self._still = 0 if self._program.background.working else self._still + 1
        if self._still < _STILL and self._ticks < _PATIENCE:
            return
        if not isinstance(asked, _FOREIGN) and self._ticks < _PATIENCE:
            self._show(_slug(asked.windowTitle() or type(asked).__name__), asked)
        self._seen = None
        if isinstance(asked, QDialog):
            asked.reject()
        else:
            asked.close()


def _places(program: Program) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every place of the desk, and at each one record of each state that its list can show."""
    office, go = program.office, program.window.go
    for number, key in enumerate(program.window.places, 1):
        place = f"{number:02d}-{key}"
        if not program.window.opens(key):
            continue
        yield place, partial(go, key)
        if key == "meetings":
            for state, meeting in {row.state: row.id for row in office.meetings.rows()}.items():
                yield f"{place}-{state.value}", partial(go, key, meeting)
        elif key == "papers":
            for state_of, paper in {row.state: row.id for row in office.papers.page()}.items():
                yield f"{place}-{state_of}", partial(go, key, paper)
        elif key == "speakers":
            for row in office.speakers.rows()[:1]:
                yield f"{place}-one", partial(go, key, row.id)
        elif key == "initiatives":
            for one in office.initiatives.rows()[:1]:
                yield f"{place}-one", partial(go, key, one.id)


def _parts(page: Page) -> Iterator[tuple[str, Callable[[], object]]]:
    """The tabs or sections of what is shown."""
    tabs = next((one for one in page.findChildren(Tabs) if one.isVisible()), None)
    if tabs is not None:
        for number in range(tabs.bar.count()):
            if tabs.bar.isTabVisible(number):
                yield tabs.bar.tabText(number), partial(tabs.bar.setCurrentIndex, number)
        return
    sections = next((one for one in page.findChildren(QListWidget) if "Bereiche" in one.accessibleName()), None)
    if sections is not None:
        for row in range(sections.count()):
            if not sections.isRowHidden(row):
                yield sections.item(row).text(), partial(sections.setCurrentRow, row)
        return
    places = getattr(page, "tree", None)
    if places is not None:
        for row in range(places.topLevelItemCount()):
            item = places.topLevelItem(row)
            yield item.text(0), partial(places.setCurrentItem, item)


def _asking(page: Page) -> list[QAction | QAbstractButton]:
    """What asks before it acts: of the header, of its menus, and on the page itself."""
    found: list[QAction | QAbstractButton] = []
    for action in (*page.page_actions(), *page.command_actions()):
        menu = action.menu()
        if isinstance(menu, QMenu):
            found += _asking_in(menu)
        elif action.isEnabled() and action.isVisible() and _asks(action.text()):
            found.append(action)
    for button in page.findChildren(QAbstractButton):
        unfolds = button.menu() if isinstance(button, QPushButton | QToolButton) else None
        if not button.isVisible() or not button.isEnabled():
            continue
        if isinstance(unfolds, QMenu):
            found += _asking_in(unfolds)
        elif _asks(button.text()):
            found.append(button)
    return found


def _asking_in(menu: QMenu) -> list[QAction]:
    menu.aboutToShow.emit()  # the page says there what can be done now
    return [one for one in menu.actions() if one.isEnabled() and one.isVisible() and _asks(one.text())]


def _asks(words: str) -> bool:
    return words.endswith(_ASKS) or words.startswith(_BEGINS)


def _press(one: QAction | QAbstractButton) -> None:
    """Press it, unless what was pressed before took it away."""
    if not isValid(one):
        return
    if isinstance(one, QAction):
        one.trigger()
    elif one.isVisible() and one.isEnabled():
        one.click()


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:60] or "fenster"


def draw(program: Program, folder: Path, word: str, *, asked: bool) -> int:
    """A picture of every screen, with the word behind its name, and where asked of every dialog; how many there are."""
    seen: set[str] = set()

    def show(name: str, dialog: QWidget) -> None:
        if name not in seen:
            seen.add(name)
            dialog.grab().save(str(folder / f"dialog-{name}-{word}.png"))

    for name in screens(program):
        seen.add(f"/{name}")
        program.window.grab().save(str(folder / f"{name}-{word}.png"))
        if asked:
            dialogs(program, show)
    if asked:
        menu_dialogs(program, show)
    return len(seen)
