from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton
from shiboken6 import delete

from beirat_desktop.desktop.finder import Command, FinderModel, Hit, Results
from beirat_desktop.desktop.theme import px, tokens
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.searching import Excerpt

HITS = [
    Hit("paper", "p1", "Straßenbeleuchtung am Übergang", "SPD · 04.04.2012", "Antrag"),
    Hit("person", "m1", "Fatma Göçmen", "Mitglied", "Person"),
]


def search(words: str) -> Results:
    found = [hit for hit in HITS if fold(words) in fold(hit.title)]
    return Results(found, "Es gibt mehr." if words == "s" else "")


@pytest.fixture
def finder(window):
    window.set_search(search)
    window.go("meetings")
    window.finder.pop_up()
    return window.finder


def type_in(finder, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(
            finder.edit, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def titles(finder) -> list[str]:
    return [finder.model.index(row).data() for row in range(finder.model.rowCount())]


def test_hits_come_as_one_types(finder) -> None:
    type_in(finder, "über")
    assert titles(finder)[0] == "Straßenbeleuchtung am Übergang"


def test_enter_opens_the_hit_that_is_marked(finder, window) -> None:
    type_in(finder, "göçmen")
    # No page of this window opens persons, so listen to the finder instead.
    finder.navigate.disconnect(window.navigate)
    went = []
    finder.navigate.connect(lambda noun, record: went.append((noun, record)))
    QTest.keyClick(finder.edit, Qt.Key.Key_Return)
    assert went == [("person", "m1")]
    assert finder.isHidden()


def test_arrow_keys_move_and_the_field_says_where_one_is(finder) -> None:
    type_in(finder, "s")
    first = finder.edit.accessibleDescription()
    QTest.keyClick(finder.edit, Qt.Key.Key_Down)
    assert finder.list.currentIndex().row() == 1
    assert finder.edit.accessibleDescription() != first
    for _press in range(3):
        QTest.keyClick(finder.edit, Qt.Key.Key_Up)
    assert finder.list.currentIndex().row() == 0


def test_commands_are_found_by_part_of_their_name(finder, window) -> None:
    type_in(finder, "einl vers")
    assert titles(finder) == ["Einladung versenden"]
    QTest.keyClick(finder.edit, Qt.Key.Key_Return)
    assert window.page("meetings").pressed == 1


def test_a_button_of_the_page_is_found_where_it_says_what_it_does_alone(window) -> None:
    window.go("meetings")
    page = window.page("meetings")
    pressed: list[str] = []
    menu = QMenu(page)
    menu.addAction("Als PDF …", lambda: pressed.append("pdf"))
    for words in ("+ Punkt", "Entfernen", "Entfernen", "Grau", "Fort", "Mehr", "Einladung versenden"):
        button = QPushButton(words, page)
        button.clicked.connect(partial(pressed.append, words))
        button.setEnabled(words != "Grau")
        button.setVisible(words != "Fort")
        if words == "Mehr":
            button.setMenu(menu)
    sign = QToolButton(page)
    sign.setAccessibleName("Nach oben")
    sign.clicked.connect(partial(pressed.append, "up"))
    sign.show()
    own = [one.title for one in window.commands()]
    assert [one for one in own if one in ("+ Punkt", "Entfernen", "Grau", "Fort", "Mehr")] == ["+ Punkt"]
    assert own.count("Einladung versenden") == 1
    finder = window.finder
    for words in ("Punkt", "nach oben", "Als PDF"):
        finder.pop_up()
        type_in(finder, words)
        QTest.keyClick(finder.edit, Qt.Key.Key_Return)
    assert pressed == ["+ Punkt", "up", "pdf"]
    finder.pop_up()
    type_in(finder, "Punkt")
    next(one for one in page.findChildren(QPushButton) if one.text() == "+ Punkt").hide()
    QTest.keyClick(finder.edit, Qt.Key.Key_Return)
    assert pressed == ["+ Punkt", "up", "pdf"]


def test_escape_puts_it_away_and_the_keyboard_back(window) -> None:
    window.go("meetings")
    window.activateWindow()
    field = window.page("meetings").edit
    field.setFocus()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.finder.isVisible()
    QTest.keyClick(window.finder.edit, Qt.Key.Key_Escape)
    assert window.finder.isHidden()
    assert window.focusWidget() is field


def test_escape_puts_it_away_where_the_field_one_came_from_is_gone(window) -> None:
    window.activateWindow()
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    window.finder.pop_up()
    delete(field)
    window.finder.put_away()
    assert window.finder.isHidden()


def test_nothing_found_says_so(finder) -> None:
    type_in(finder, "qqq")
    assert finder.list.isHidden()
    assert "Nichts gefunden zu „qqq“" in finder._empty.text()


def test_what_is_said_of_the_hits_stands_below_them(finder) -> None:
    type_in(finder, "s")
    assert finder._note.text() == "Es gibt mehr."
    type_in(finder, "t")
    assert finder._note.isHidden()


def test_a_line_of_context_is_read_when_it_is_seen_and_only_once(theme) -> None:
    asked = []

    def look() -> tuple[Excerpt, Excerpt]:
        asked.append(1)
        return Excerpt("Licht"), Excerpt("Laternen am Übergang", ((0, 8),))

    model = FinderModel()
    model.show([Hit("paper", "p", "Licht", "Beirat", "Antrag", look)])
    assert asked == []
    described = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert described == "Licht, Beirat, Antrag, Laternen am Übergang"
    model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert asked == [1]


def test_what_was_looked_for_is_marked_where_it_stands(finder, qtbot) -> None:
    title, line = "Straßenbeleuchtung", "Laternen am Übergang"
    plain = Hit("paper", "p", title, "Beirat", "Antrag", lambda: (Excerpt(title), Excerpt(line)))
    marked = Hit("paper", "p", title, "", "Antrag", lambda: (Excerpt(title, ((0, 18),)), Excerpt(line, ((0, 8),))))
    finder.list.show()
    seen = []
    for hit in (plain, marked):
        finder.model.show([hit])
        image = finder.list.grab().toImage()
        soft = tokens().color("amber_soft").rgb()
        seen.append(sum(image.pixel(x, y) == soft for x in range(0, image.width(), 2) for y in range(0, px(46), 2)))
    assert seen[0] == 0
    assert seen[1] > 100


def test_the_model_keeps_qts_contract(theme) -> None:
    model = FinderModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show((*HITS, Command("Suchen", lambda: None, "Strg+K")))
    model.show(())
    assert tester.model() is model


def test_a_long_question_that_finds_nothing_is_told_whole_and_as_it_was_typed(finder, qtbot) -> None:
    finder.edit.setText("xylophonorchester quarkspeise wolkenkuckucksheim am rheinufer <b>2024</b>")
    empty = finder._empty

    assert empty.hasHeightForWidth()
    qtbot.waitUntil(lambda: empty.heightForWidth(empty.width()) <= empty.height())
    assert empty.textFormat() is Qt.TextFormat.PlainText
