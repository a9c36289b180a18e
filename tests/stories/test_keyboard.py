"""The Tab key reaches everything, forward as backward, on every page, tab and dialog, and it is seen where it halts."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QWidget,
)

from beirat_desktop.desktop.navigation import NavButton
from tests.stories.places import PLACES, TABS
from tests.stories.test_every_place import one_of_each, settle


def reachable(window: QWidget) -> set[QWidget]:
    """What takes the keyboard by the Tab key, told without the order the program knows."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isEnabled()
        and widget.isVisible()
        and widget.window() is window
        and not isinstance(widget.parent(), QAbstractSpinBox)
    }


def walk(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Where the key halts until it comes round."""
    way: list[QWidget] = []
    for _press in range(400):
        here = window.focusWidget()
        if here in way:
            assert here is way[0], f"the way is caught at {here}"
            return way
        way.append(here)
        QTest.keyClick(here, key)
    raise AssertionError("the way has no end")


def seen(widget: QWidget) -> bool:
    """Whether the scroll areas around show at least its upper left."""
    area = widget.parentWidget()
    while area is not None and not area.isWindow():  # a dialog may stand anywhere over the areas of its parent
        if isinstance(area, QScrollArea):
            place = widget.mapTo(area.viewport(), QPoint(0, 0))
            if not area.viewport().rect().intersects(QRect(place, widget.size())):
                return False
        area = area.parentWidget()
    return True


def check_way(window: QWidget) -> list[QWidget]:
    """Walk both ways from the first stop, and compare with what is there."""
    window.activateWindow()
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
    forward = walk(window, Qt.Key.Key_Tab)
    assert set(forward) == reachable(window)
    backward = walk(window, Qt.Key.Key_Backtab)
    assert backward == [forward[0], *reversed(forward[1:])]
    for _stop in forward:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert seen(window.focusWidget()), window.focusWidget()
    return forward


def rank(window: QWidget, way: list[QWidget]) -> list[str]:
    """The parts of the window in the order they are come to."""
    parts = {"places": window.navigation, "header": window.header, "page": window.stack}
    names = [next((name for name, part in parts.items() if part.isAncestorOf(one)), "other") for one in way]
    return [name for number, name in enumerate(names) if number == 0 or names[number - 1] != name]


@pytest.mark.parametrize("place", PLACES)
def test_the_tab_key_reaches_everything_of_a_place(program, qtbot, place):
    program.window.go(place)
    settle(program, qtbot)
    way = check_way(program.window)
    first = next(number for number, one in enumerate(way) if isinstance(one, NavButton))
    ordered = [*way[first:], *way[:first]]
    assert rank(program.window, ordered) in (["places", "header", "page"], ["places", "header"])
    assert [one.key for one in way if isinstance(one, NavButton)] == [place], "the places are one stop, at the open one"


@pytest.mark.parametrize("noun", ["paper", "matter", "speaker", "person", "committee", "organization", "initiative"])
def test_the_tab_key_reaches_everything_of_an_open_record(program, qtbot, noun):
    program.window.navigate(noun, one_of_each(program)[noun])
    settle(program, qtbot)
    check_way(program.window)


@pytest.mark.parametrize("which", ["held", "planned"])
@pytest.mark.parametrize("tab", TABS)
def test_the_tab_key_reaches_everything_of_a_tab_of_a_meeting(program, qtbot, tab, which):
    with program.office.store.reading() as unit:
        meetings = sorted(unit.meetings.all(), key=lambda one: one.start)
    meeting = meetings[-1] if which == "planned" else next(one for one in meetings if one.number == 10)
    program.window.navigate("meeting", f"{meeting.id}:{tab}")
    settle(program, qtbot)
    check_way(program.window)


def test_the_open_draft_of_a_motion_is_walked_through_as_it_reads(program, qtbot):
    program.window.go("papers")
    program.window.page("papers").begin()
    settle(program, qtbot)
    names = [widget.accessibleName() for widget in check_way(program.window)]
    way = [name for name in names if name in ("Antrag", "Der Beirat möge beschließen", "Erläuterung", "Begründung")]
    assert way[-3:] == ["Der Beirat möge beschließen", "Erläuterung", "Begründung"]


def test_many_matters_are_one_stop_and_the_next_is_their_details(program, qtbot):
    program.window.go("tracking")
    settle(program, qtbot)
    page = program.window.current_page
    way = check_way(program.window)
    lines = [one for one in way if page.matters.isAncestorOf(one)]
    assert len(page.matters.rows) > 5
    assert len(lines) == 1
    lines[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(lines[0], Qt.Key.Key_Down)
    chosen = page.matters.rows[1]
    assert program.window.focusWidget() is chosen.line
    qtbot.waitUntil(lambda: any(page.detail.isAncestorOf(one) for one in reachable(program.window)))
    for _press in range(2):
        QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Tab)
    assert page.detail.isAncestorOf(program.window.focusWidget())
    assert page.matters.current_key == chosen.row.key


def test_the_bar_between_two_panes_moves_by_key(program, qtbot):
    program.window.go("tracking")
    settle(program, qtbot)
    split = program.window.current_page.splitter
    handle = split.handle(1)
    handle.setFocus()
    before = split.sizes()
    QTest.keyClick(handle, Qt.Key.Key_Left)
    assert split.sizes()[0] < before[0]
    QTest.keyClick(handle, Qt.Key.Key_Right)
    assert split.sizes() == before


@pytest.fixture
def asked(monkeypatch):
    """Every dialog that opens is shown, walked through and cancelled; its title and its stops are kept."""
    met: dict[str, list[QWidget]] = {}

    def run(dialog: QDialog) -> int:
        dialog.show()
        if not isinstance(dialog, QMessageBox | QFileDialog):
            met[dialog.windowTitle()] = check_way(dialog)
        dialog.hide()
        return 0

    monkeypatch.setattr(QDialog, "exec", run)
    monkeypatch.setattr(QDialog, "open", run)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _address: True)
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_named: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_named: "")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: ("", False))
    return met


def press_all(program, qtbot) -> None:
    """Everything the page offers that asks before it acts."""
    page = program.window.current_page
    for action in (*page.page_actions(), *page.command_actions()):
        inner = action.menu().actions() if action.menu() else [action]
        for one in inner:
            if one.text().endswith("…") and one.isEnabled():
                one.trigger()
                settle(program, qtbot)
    for button in page.findChildren(QPushButton):
        if button.text().endswith("…") and button.isEnabled() and button.isVisible() and button.menu() is None:
            button.click()
            settle(program, qtbot)


def test_the_tab_key_reaches_everything_of_every_dialog(program, qtbot, asked):
    places = [(place, "") for place in PLACES]
    with program.office.store.reading() as unit:
        meetings = sorted(unit.meetings.all(), key=lambda one: one.start)
    held = next(one for one in meetings if one.number == 10)
    for meeting in (held, meetings[-1]):
        places += [("meeting", f"{meeting.id}:{tab}") for tab in TABS]
    places += list(one_of_each(program).items())
    for noun, key in places:
        program.window.navigate(noun, key)
        settle(program, qtbot)
        press_all(program, qtbot)
    assert len(asked) >= 40, sorted(asked)
    assert all(asked.values())


def test_strg_s_says_on_every_page_that_all_is_saved(program, qtbot):
    window = program.window
    for place in window.places:
        window.go(place)
        settle(program, qtbot)
        window.status.message_label.clear()
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert window.status.message_label.whole_text.startswith("Alles ist gespeichert"), place


def test_the_menu_of_all_tabs_is_reached_and_used_by_key(program, theme, qtbot):
    theme.set_percent(200)
    window = program.window
    window.resize(1280, 720)
    window.go("meetings", program.office.meetings.next().id)
    settle(program, qtbot)
    tabs = window.current_page.tabs
    tabs.bar.setFocus()
    QTest.keyClick(tabs.bar, Qt.Key.Key_Tab)
    assert window.focusWidget() is tabs.all_button, "Qt's arrows for the mouse are no stops"

    def choose_last() -> None:
        menu = QApplication.activePopupWidget()
        QTest.keyClick(menu, Qt.Key.Key_Up)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose_last)
    QTest.keyClick(tabs.all_button, Qt.Key.Key_Space)
    settle(program, qtbot)
    assert tabs.bar.currentIndex() == tabs.bar.count() - 1
    theme.set_percent(100)
