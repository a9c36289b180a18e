"""Whatever is offered at a desk may be done there: every button, entry of a menu and key is pressed at each of them."""

import re
import sys
from collections.abc import Callable
from functools import partial
from types import TracebackType

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QDesktopServices, QShortcut
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from beirat_desktop.desktop.allowing import allowed
from beirat_desktop.desktop.list_actions import LIST_ACTIONS
from beirat_desktop.desktop.main_window import MainWindow
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk
from beirat_desktop.screens import screens, settle
from beirat_desktop.store import rights
from beirat_desktop.store.errors import Missing

LEFT_OUT = ("Wechseln", "Akte prüfen", "Jetzt sichern", "Zurückspielen", "Andere Person")
"""What would go to another person or another record, or reads the whole file: none of it is an act of the table."""
READS = "search.read"
OF_ANOTHER_DESK = "gehört nicht zu diesem Arbeitsplatz"
MOST_TRIES = 3
_AT_A_MEETING = re.compile(r"02-meetings-(planned|invited|running|closed|cancelled)-")
"""What a tab offers, whatever meeting it shows, is pressed where it is first offered."""
OF_LISTS = {words for _what, words, _name in LIST_ACTIONS}


@pytest.fixture
def pressed(program, monkeypatch):
    """What was refused because it is not for this desk, by what was pressed; nothing that is pressed is kept."""
    found: dict[str, set[str]] = {}
    at = {"now": ""}
    checks, steps = rights.check_action, rights.check_steps

    def refused(act: str, rule: str) -> None:
        found.setdefault(at["now"], set()).add(f"{act}: {rule}")

    def begin(unit, action: str) -> None:
        try:
            checks(unit, action)
        except Refused as error:
            refused(action, error.rule)
            raise

    def end(unit) -> None:
        try:
            steps(unit)
        except (Refused, Missing) as error:
            refused(unit.action, getattr(error, "rule", "is not there"))
            raise
        if unit.steps and unit.action != READS:
            raise Refused("record.gone")

    says = MainWindow.show_message

    def say(window, text: str) -> None:
        if OF_ANOTHER_DESK in text:
            found.setdefault(at["now"], set()).add(text)
        says(window, text)

    monkeypatch.setattr(MainWindow, "show_message", say)
    monkeypatch.setattr(rights, "check_action", begin)
    monkeypatch.setattr(rights, "check_steps", end)
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_named: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_named: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _address: True)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)
    tries: dict[int, int] = {}

    def unexpected(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if not isinstance(error, Refused):
            found.setdefault(at["now"], set()).add(repr(error))

    monkeypatch.setattr(sys, "excepthook", unexpected)
    keep: list[QWidget] = []

    def answer() -> None:
        """Fill in a dialog and press what agrees; one that is still there after that is put away."""
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, QDialog):
            return
        if asked not in keep:
            keep.append(asked)
            tries[id(asked)] = 0
        tries[id(asked)] += 1
        if tries[id(asked)] > MOST_TRIES:
            asked.reject()
            return
        for field in asked.findChildren(QWidget):
            empty = isinstance(field, QLineEdit) and not field.text() and not field.isReadOnly()
            if empty and field.isVisible() and field.isEnabled():
                field.setText("Probe")
            elif isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isEmpty() and field.isVisible():
                field.setPlainText("Probe und Grund")
        agree = agreeing(asked)
        if agree is None or not agree.isEnabled():
            asked.reject()
        else:
            agree.click()

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(1)
    yield found, at
    timer.stop()


def agreeing(asked: QDialog) -> QAbstractButton | None:
    if isinstance(asked, QMessageBox):
        accepting = [one for one in asked.buttons() if asked.buttonRole(one) == QMessageBox.ButtonRole.AcceptRole]
        return accepting[0] if accepting else None
    named = getattr(asked, "go_button", None)
    buttons = [one for one in asked.findChildren(QPushButton) if one.property("primary") and one.isVisible()]
    return named if named is not None else (buttons[0] if buttons else None)


def offers(page: QWidget) -> dict[str, Callable[[], object]]:
    """By what it says, what can be pressed on a page now: its buttons, their menus, its keys, menus of its lists."""
    found: dict[str, Callable[[], object]] = {}

    def offer(one: QAction | QAbstractButton, within: str = "") -> None:
        menu = one.menu() if isinstance(one, QAction | QPushButton | QToolButton) else None
        words = f"{within} > {one.text()}" if within else one.text()
        if menu is not None:
            menu.aboutToShow.emit()
            for inner in menu.actions():
                if not inner.isSeparator() and inner.isVisible() and inner.isEnabled():
                    offer(inner, words)
        elif not one.text().startswith(LEFT_OUT) and one.text() not in OF_LISTS:
            found.setdefault(words, one.trigger if isinstance(one, QAction) else one.click)

    for action in (*page.page_actions(), *page.command_actions()):
        if action.isVisible() and action.isEnabled() and allowed(action):
            offer(action)
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            offer(button)
    for shortcut in page.findChildren(QShortcut):
        if shortcut.isEnabled() and isinstance(shortcut.parent(), QWidget) and shortcut.parent().isVisible():
            found[f"key {shortcut.key().toString()}"] = shortcut.activated.emit
    for table in page.findChildren(Table):
        if table.isVisible() and table.isEnabled() and table.model().rowCount():
            if not table.selectionModel().selectedRows():
                table.selectRow(0)
            for entry in table.context_menu().actions():
                if entry.isEnabled() and not entry.isSeparator():
                    offer(entry, table.accessibleName())
            for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
                found[f"{table.accessibleName()} {key.name}"] = partial(QTest.keyClick, table, key)
    return found


def press_all(program, name: str, done: set[str], pressed) -> int:
    """Press each of them that was not pressed on another record of the same kind, and come back each time."""
    _found, at = pressed
    window = program.window
    page, here = window.current_page, window._here
    count = 0
    for words, press in offers(page).items():
        mark = f"{_AT_A_MEETING.sub('meeting-', name)}: {words}"
        owner = getattr(press, "__self__", None)
        if mark in done or (owner is not None and not isValid(owner)):
            continue
        if isinstance(owner, QWidget) and not (owner.isVisible() and owner.isEnabled()):
            continue
        done.add(mark)
        at["now"] = mark
        press()
        settle(program)
        count += 1
        if window.current_page is not page or window._here != here:
            window.go(*here)
            settle(program)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
    at["now"] = ""
    return count


@pytest.mark.qt_no_exception_capture  # nothing that is pressed is kept, which some acts do not expect to be refused
@pytest.mark.parametrize("desk", [Desk.CHAIR, Desk.FACTION, Desk.READER, Desk.ADMINISTRATOR])
def test_what_a_desk_is_offered_may_be_done_there(program, desk, request):
    users, papers = program.office.users, program.office.papers
    if desk is Desk.FACTION:  # what another faction handed in, with something that speaks against it
        waiting = papers.add(PaperType.MOTION, "Sprachkurse", proposal=RichText.of("Der Beirat möge beschließen."))
        papers.submit(waiting.id, reason="eilt")
    found = next((user for user in users.all() if user.desk is desk), None) or users.add("Jemand", desk)
    users.choose(found.id)
    program.change_user()
    settle(program)
    pressed = request.getfixturevalue("pressed")
    done: set[str] = set()
    count = 0
    for name in screens(program):
        count += press_all(program, name, done, pressed)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert count > 20
    assert pressed[0] == {}
