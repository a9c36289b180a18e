"""Strg+K knows what a page can do, whatever stands beside and below its lists as well."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QTabBar, QToolButton, QWidget

from beirat_desktop.desktop.widgets.tool_row import ToolRow
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.screens import settle


def like(words: str) -> str:
    return fold(words.replace("&", "").removesuffix("…").strip())


def seen(page: QWidget) -> list[str]:
    """What the buttons on a page say that can be pressed now; those of a text's tools act where the keyboard is."""
    buttons = [one for one in page.findChildren(QAbstractButton) if isinstance(one, QPushButton | QToolButton)]
    return [
        str(one.property("command") or "") or one.accessibleName() or one.text()
        for one in buttons
        if one.isVisible() and one.isEnabled() and one.menu() is None
        if not isinstance(one.parent(), QLineEdit | QTabBar | ToolRow)
    ]


def screens_of(program, meeting: str) -> Iterator[tuple[str, QWidget]]:
    """The tabs of a meeting, then the places whose buttons stand in no header."""
    window = program.window
    window.go("meetings", meeting)
    page = window.current_page
    for number in range(page.tabs.bar.count()):
        page.tabs.bar.setCurrentIndex(number)
        settle(program)
        yield page.tabs.bar.tabText(number), page
    for key in ("overview", "meetings", "tracking", "members"):
        window.go(key)
        settle(program)
        yield key, window.current_page


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.CLOSED])
def test_every_button_of_a_page_is_found(program, state):
    meeting = next(row.id for row in program.office.meetings.rows() if row.state is state)
    missing, count = set(), 0
    for name, page in screens_of(program, meeting):
        known = {like(one.title) for one in program.window.commands()}
        words = seen(page)
        count += len(words)
        missing |= {(name, one) for one in words if like(one) not in known}
    assert count > 60
    assert missing == set()


def test_a_new_chair_adds_an_item_of_their_own_by_what_it_is_called(program):
    window, office = program.window, program.office
    meeting = next(row.id for row in office.meetings.rows() if row.state is MeetingState.PLANNED)
    window.go("meetings", f"{meeting}:agenda")
    settle(program)
    before = len(office.agenda.view(meeting).lines)
    window.finder.pop_up()
    QTest.keyClicks(window.finder.edit, "Punkt ohne")
    QTest.keyClick(window.finder.edit, Qt.Key.Key_Return)
    assert len(office.agenda.view(meeting).lines) == before + 1
    tab = window.current_page.tab_stack.currentWidget()
    assert tab.tree.editing, "its title is typed at once"
