"""The Tab key goes where the eye goes."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers, isValid

from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.widgets.clearing import clear, take_out
from beirat_desktop.desktop.widgets.tab_order import move_on, stops


def _named(words: str, parent: QWidget) -> list[QLineEdit]:
    made = []
    for word in words.split():
        edit = QLineEdit(parent)
        edit.setObjectName(word)
        made.append(edit)
    return made


def test_stops_follow_layouts_panes_and_scrolled_parts_and_not_the_order_of_making(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    last, second, first, third = _named("last second first third", whole)
    inside = QWidget()
    QVBoxLayout(inside).addWidget(third)
    scrolled = QScrollArea()
    scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scrolled.setWidget(inside)
    split = QSplitter()
    split.addWidget(scrolled)
    split.addWidget(last)
    row = QHBoxLayout()
    row.addWidget(first)
    row.addWidget(second)
    column = QVBoxLayout(whole)
    column.addLayout(row)
    column.addWidget(split)
    assert stops(whole) == [first, second, third, last]
    whole.show()
    whole.activateWindow()
    first.setFocus()
    way = []
    for _stop in range(4):
        way.append(whole.focusWidget().objectName())
        assert move_on(whole, forward=True)
    assert way == ["first", "second", "third", "last"]


def test_the_tab_key_reaches_what_came_late_at_its_place(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    upper, lower = _named("upper lower", page)
    column = QVBoxLayout(page)
    column.addWidget(upper)
    column.addWidget(lower)
    late = QPushButton("spät", page)
    column.insertWidget(1, late)
    page.show()
    page.activateWindow()
    upper.setFocus()
    qtbot.keyClick(upper, Qt.Key.Key_Tab)
    assert page.focusWidget() is late
    qtbot.keyClick(late, Qt.Key.Key_Tab)
    assert page.focusWidget() is lower
    qtbot.keyClick(lower, Qt.Key.Key_Backtab)
    assert page.focusWidget() is late


def _items() -> int:
    """How many items of layouts PySide keeps."""
    return sum(isinstance(one, QLayoutItem) and not isinstance(one, QLayout) for one in getAllValidWrappers())


def test_the_way_asks_no_layout_for_its_items_which_outlive_their_widgets(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    before = _items()
    for _page in range(3):
        page = QWidget()
        first, second = _named("first second", page)
        row = QHBoxLayout()
        column = QVBoxLayout(page)
        column.addLayout(row)
        row.addWidget(first)
        column.addWidget(second)
        stack.addWidget(page)
        assert {first, second} <= set(stops(stack))
        assert stops(page) == [first, second]
        assert _items() == before
        stack.removeWidget(page)
        page.deleteLater()


def test_what_is_taken_out_of_a_layout_leaves_no_item_behind(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    first, second = _named("first second", whole)
    before = _items()
    row = QHBoxLayout()
    row.addWidget(first)
    row.addWidget(second)
    column = QVBoxLayout(whole)
    column.addLayout(row)
    assert _items() == before + 2  # PySide asks for them where a layout with widgets is put into another
    take_out(row, first)
    assert _items() == before + 1
    clear(row)
    assert (_items(), row.count(), first.isHidden(), second.isHidden()) == (before, 0, True, True)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(first)
    assert not isValid(second)


def test_a_line_has_the_keyboard_before_its_words_are_chosen(qtbot: QtBot, came_to) -> None:
    """Of a line whose words are chosen on the way Orca is told too early, and does not say its name."""
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    first, second = _named("first second", whole)
    column.addWidget(first)
    column.addWidget(second)
    second.setText("Rathaus")
    whole.show()
    whole.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    came_to.clear()
    already_there: list[bool] = []
    second.selectionChanged.connect(lambda: already_there.append(second in came_to))
    move_on(whole, forward=True)
    assert came_to == [second]
    assert already_there == [True]
    assert second.selectedText() == "Rathaus"
    second.setSelection(0, 3)
    move_on(whole, forward=False)
    assert whole.focusWidget() is first
