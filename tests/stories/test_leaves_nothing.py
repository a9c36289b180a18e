"""What was closed is gone: dialogs, and pages that were made anew."""

import gc
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QPushButton, QWidgetItem
from shiboken6 import getAllValidWrappers

ROUNDS = 2


def in_the_loop(program, step: Callable[[], object]) -> None:
    """Do it as a key does it, inside the event loop, and let go what is due to go."""
    loop = QEventLoop()

    def wait() -> None:
        if program.background.working:
            QTimer.singleShot(1, wait)
        else:
            loop.quit()

    def act() -> None:
        try:
            step()
        finally:
            QTimer.singleShot(0, wait)

    QTimer.singleShot(0, act)
    loop.exec()


def alive() -> Counter[str]:
    """The widgets there are, and the items of layouts that PySide keeps."""
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = Counter(type(one).__name__ for one in QApplication.allWidgets())
    found["QWidgetItem"] = sum(isinstance(one, QWidgetItem) for one in getAllValidWrappers())
    return found


@pytest.fixture
def closing(monkeypatch, qapp):
    """Every dialog is cancelled as soon as it is seen; what was seen."""
    seen: Counter[str] = Counter()
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_named: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_named: "")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: ("", False))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _address: True)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)

    def cancel() -> None:
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                seen[one.windowTitle()] += 1
                one.reject()

    timer = QTimer()
    timer.timeout.connect(cancel)
    timer.start(1)
    yield seen
    timer.stop()


def ask_everything(program) -> None:
    """Press what the page offers that asks before it acts."""
    page = program.window.current_page
    for action in (*page.page_actions(), *page.command_actions()):
        for one in action.menu().actions() if action.menu() else [action]:
            if one.text().endswith("…") and one.isEnabled():
                in_the_loop(program, one.trigger)
    for button in page.findChildren(QPushButton):
        if button.text().endswith("…") and button.isEnabled() and button.isVisible() and button.menu() is None:
            in_the_loop(program, button.click)


def test_a_dialog_that_was_closed_leaves_nothing_behind(program, closing):
    with program.office.store.reading() as unit:
        meetings = sorted(unit.meetings.all(), key=lambda one: one.start)
        records = [("paper", unit.papers.all()[0].id), ("person", unit.persons.all()[0].id)]
    held = next(one for one in meetings if one.number == 10)
    places = [(place, "") for place in ("meetings", "tracking", "members")]
    places += [*records, ("meeting", f"{held.id}:live"), ("meeting", f"{meetings[-1].id}:invitation")]
    for noun, key in places:
        for turn in range(1 + ROUNDS):
            in_the_loop(program, lambda noun=noun, key=key: program.window.navigate(noun, key))
            if turn == 1:  # what is made once is made now
                before = alive()
            ask_everything(program)
        in_the_loop(program, lambda noun=noun, key=key: program.window.navigate(noun, key))
        assert alive() - before == Counter(), (noun, key)
    assert len(closing) >= 15, sorted(closing)


def test_pages_that_were_made_anew_leave_nothing_behind(program, theme):
    counted = []
    for percent in (150, 100) * 3:
        in_the_loop(program, lambda percent=percent: theme.set_percent(percent))
        for place in ("meetings", "papers", "tracking"):
            in_the_loop(program, lambda place=place: program.window.go(place))
        counted.append(alive())
    assert counted[-2] - counted[2] == Counter()
    assert counted[-1] - counted[3] == Counter()
