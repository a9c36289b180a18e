"""What a screen reader asks and what it is told."""

import sys

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QStackedWidget,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop import speaking
from beirat_desktop.desktop.messages import Notice, Saving
from beirat_desktop.desktop.progress import Progress
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.line_map import LineMap, Stage, Station
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.widgets.renewed import renewed
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.sheets import Sheets
from beirat_desktop.desktop.widgets.work_bar import WorkBar


@pytest.fixture
def told(monkeypatch) -> list[tuple[str, str]]:
    """What a screen reader is told, with how pressing it is."""
    heard: list[tuple[str, str]] = []

    def hear(event) -> None:
        heard.append((event.message(), event.politeness().name))

    monkeypatch.setattr(speaking.QAccessible, "updateAccessibility", hear)
    return heard


def test_what_the_status_line_and_the_banner_say_is_heard(window, told) -> None:
    window.show_message("Gast vorgeschlagen.")
    window.show_notice(Notice("Die Sicherung ging nicht.", Tone.RED))
    window.show_notice(Notice("Nur ein Hinweis."))
    window.show_saving(Saving.SAVED)
    window.show_saving(Saving.FAILED, "Platte voll")
    window.show_saving(Saving.FAILED, "Platte voll")
    assert told == [
        ("Gast vorgeschlagen.", "Polite"),
        ("Die Sicherung ging nicht.", "Assertive"),
        ("Nur ein Hinweis.", "Polite"),
        ("nicht gespeichert: Platte voll", "Assertive"),
    ]


def test_a_sentence_stays_until_something_newer_happens(window, qtbot) -> None:
    status = window.status
    window.show_saving(Saving.SAVED)
    window.show_message("Gast vorgeschlagen.")
    window.show_saving(Saving.FAILED, "Platte voll")
    assert status.message_label.whole_text == "Gast vorgeschlagen."
    status._fresh.setInterval(0)
    with qtbot.waitSignal(status._fresh.timeout):
        window.show_message("Gast eingeladen.")
    window.show_saving(Saving.FAILED, "Platte voll")
    assert status.message_label.whole_text == "Gast eingeladen.", "nothing newer happened"
    window.show_saving(Saving.SAVED)
    assert status.message_label.whole_text == ""


def test_how_far_work_has_come_is_heard_in_quarters(theme, qtbot, told) -> None:
    bar = WorkBar()
    qtbot.addWidget(bar)
    progress = Progress()
    progress.total = 100
    bar.watch("Auszüge", progress)
    for done in range(101):
        progress.done = done
        bar._on_look()
    bar.end()
    assert [words for words, _how in told] == ["Auszüge …", "25 Prozent", "50 Prozent", "75 Prozent", "100 Prozent"]


def test_what_a_question_still_lacks_breaks_in(theme, qtbot, told) -> None:
    question = Question("Sitzung schließen", "Schließen")
    qtbot.addWidget(question)
    question.say("Die Uhrzeit fehlt.")
    question.say("")
    assert told == [("Die Uhrzeit fehlt.", "Assertive")]


def test_the_hit_that_enter_would_take_is_heard(window, told) -> None:
    window.finder.pop_up()
    first = window.finder.edit.accessibleDescription()
    assert told[-1] == (first, "Polite")


def test_a_station_is_heard_when_the_keyboard_comes_to_it(theme, qtbot, told) -> None:
    line = LineMap([Station("Eingang", Stage.DONE), Station("Beirat", Stage.NOW)])
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_Home)
    assert "Eingang" in told[-1][0]


@pytest.mark.parametrize("make", [lambda: Scroll(QLabel("x")), lambda: Sheets("Vorschau")], ids=["Scroll", "Sheets"])
def test_a_scroll_area_has_the_same_children_whether_its_bars_are_seen_or_not(theme, qtbot, make) -> None:
    speaking.install()
    area: QAbstractScrollArea = make()
    qtbot.addWidget(area)
    area.resize(QSize(40, 40))
    area.show()
    spoken = QAccessible.queryAccessibleInterface(area)
    count = spoken.childCount()
    area.resize(QSize(2000, 2000))
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert spoken.childCount() == count
    # Qt's own class reads past the end of its list here.
    assert [spoken.child(number) for number in range(count, count + 30)] == [None] * 30


def test_our_own_widgets_say_what_they_are(theme, qtbot) -> None:
    speaking.install()
    line = LineMap([Station("Eingang", Stage.DONE)])
    qtbot.addWidget(line)
    spoken = QAccessible.queryAccessibleInterface(line)
    assert spoken.role() is QAccessible.Role.Graphic
    assert spoken.text(QAccessible.Text.Name).startswith("Verlauf: Eingang")


def test_the_bar_of_places_is_a_list_and_a_page_a_pane_with_its_name(window) -> None:
    speaking.install()
    window.go("papers")
    bar = QAccessible.queryAccessibleInterface(window.navigation.button("papers").parentWidget())
    page = QAccessible.queryAccessibleInterface(window.current_page)
    assert (bar.role(), bar.text(QAccessible.Text.Name)) == (QAccessible.Role.List, "Bereiche")
    assert (page.role(), bool(page.text(QAccessible.Text.Name))) == (QAccessible.Role.Pane, True)


def test_the_place_of_the_pages_is_a_plain_pane_that_has_them_all(theme, qtbot) -> None:
    speaking.install()
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    for name in ("Anträge", "Sitzungen"):
        page = QWidget(stack)
        page.setAccessibleName(name)
        stack.addWidget(page)
    stack.show()
    spoken = QAccessible.queryAccessibleInterface(stack)
    assert spoken.role() is QAccessible.Role.Pane
    assert spoken.text(QAccessible.Text.Name) == ""  # a screen reader passes over a pane without a name
    pages = {spoken.child(number).text(QAccessible.Text.Name) for number in range(spoken.childCount())}
    assert pages == {"Anträge", "Sitzungen"}


def test_rows_that_stay_keep_their_widget_and_the_keyboard(theme, qtbot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    made: list[str] = []

    def make(word: str) -> QLineEdit:
        made.append(word)
        return QLineEdit(word, whole)

    rows = renewed(column, [], ["a", "b", "c"], make)
    whole.show()
    whole.activateWindow()
    kept = rows[2][1]
    kept.setFocus()
    rows = renewed(column, rows, ["c", "d", "a"], make)
    assert made == ["a", "b", "c", "d"]
    assert rows[0][1] is kept
    assert whole.focusWidget() is kept
    assert [column.itemAt(number).widget().text() for number in range(column.count())] == ["c", "d", "a"]


@pytest.fixture
def told_of(monkeypatch) -> list[tuple[str, str]]:
    """What a reader that listens is told of by name, and how."""
    heard: list[tuple[str, str]] = []

    def hear(event) -> None:
        heard.append((event.type().name, event.accessibleInterface().text(QAccessible.Text.Name)))

    monkeypatch.setattr(speaking.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(speaking.QAccessible, "updateAccessibility", hear)
    return heard


def test_what_a_closed_box_is_changed_to_is_said(theme, qtbot, told_of) -> None:
    """Of a box Qt tells Orca that another entry is chosen, not which, and Orca says nothing."""
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    box, line = ChoiceBox(), QLineEdit()
    for widget in (box, line):
        column.addWidget(widget)
    offer(box, [("niemand", ""), ("Hauptausschuss", "1"), ("Stadtrat", "2")])
    whole.show()
    whole.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    box.setCurrentIndex(1)
    assert told_of == [], "it was not changed by the hand that listens"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told_of == [("Focus", "Stadtrat")]
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(0, 0))
    assert told_of == [("Focus", "Stadtrat")], "an open list says its rows itself"
    box.hidePopup()


def test_the_row_is_said_when_the_keyboard_comes_to_a_list(theme, qtbot, told_of) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    line, waiting = QLineEdit(), QListWidget()
    waiting.addItems(["Bank am Spielplatz", "Trinkbrunnen"])
    for widget in (line, waiting):
        column.addWidget(widget)
    whole.show()
    whole.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    app = QApplication.instance()
    speaking.watch(app)
    waiting.setFocus()
    qtbot.waitUntil(lambda: told_of == [("Focus", "Bank am Spielplatz")])
    line.setFocus()
    waiting.item(1).setSelected(True)
    told_of.clear()
    waiting.setFocus()
    later: list[bool] = []
    QTimer.singleShot(0, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    assert told_of == [], "what is chosen is said by the reader itself"
    app.focusChanged.disconnect(speaking._on_focus)


@pytest.mark.skipif(sys.platform != "linux", reason="Orca alone leaves it out")
def test_a_table_is_named_when_the_keyboard_comes_to_its_chosen_row(theme, qtbot, told_of) -> None:
    """Debian 13's Orca reads the cells of the row and not whose they are."""
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    line, table = QLineEdit(), QTableWidget(2, 2)
    table.setAccessibleName("Sitzungen")
    for widget in (line, table):
        column.addWidget(widget)
    whole.show()
    whole.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    table.selectRow(1)
    app = QApplication.instance()
    speaking.watch(app)
    told_of.clear()
    table.setFocus()
    qtbot.waitUntil(lambda: bool(told_of))
    app.focusChanged.disconnect(speaking._on_focus)
    assert told_of == [("Announcement", "Sitzungen")]


def test_on_the_way_to_another_place_no_other_stop_is_said(window, qtbot, came_to) -> None:
    """The keyboard went through whatever Qt found next, and that was said before the place."""
    window.go("papers")
    window.activateWindow()
    window.current_page.edit.setFocus()
    qtbot.waitUntil(window.current_page.edit.hasFocus)
    came_to.clear()
    window.go("meetings")
    assert {one for one in came_to if one is not None} <= {window.focusWidget()}


def test_a_page_that_takes_no_keyboard_leaves_it_where_it_was(window, qtbot, monkeypatch) -> None:
    window.go("papers")
    window.activateWindow()
    edit = window.current_page.edit
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    monkeypatch.setattr(window.current_page, "focus_first", lambda: None)
    window.go("papers", "17")
    assert window.focusWidget() is edit
