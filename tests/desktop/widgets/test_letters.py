"""Every entry of a menu and every button with words has a letter of its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.letters import Letters, Menu, letter_of, marked
from beirat_desktop.desktop.widgets.question import Question


def letters(texts) -> list[str]:
    return [letter_of(text) for text in texts]


def test_the_first_letter_of_a_word_comes_before_those_within() -> None:
    assert marked(["Drucken …", "Als PDF …", "Ändern"]) == ["&Drucken …", "&Als PDF …", "&Ändern"]
    assert marked(["Sitzung planen", "Sitzung verlegen"]) == ["Sitzung &planen", "&Sitzung verlegen"]


def test_what_has_a_letter_keeps_it_and_nobody_else_takes_it() -> None:
    assert marked(["Schließen", "Schließen und &zum zweiten Mal", "Zurück"], taken={"S"}) == [
        "S&chließen",
        "Schließen und &zum zweiten Mal",
        "Z&urück",
    ]


def test_one_gives_way_where_another_has_no_other_letter() -> None:
    assert letters(marked(["ab", "a", "b c"])) == ["B", "A", "C"]
    assert letters(marked(["a", "a"])) == ["A", ""]


def test_neither_a_key_behind_the_words_nor_a_sharp_s_is_a_letter() -> None:
    assert marked(["Weiter\tStrg+X", "W (F12)", "ß"]) == ["W&eiter\tStrg+X", "&W (F12)", "ß"]


def test_a_menu_marks_its_entries_while_it_is_open_and_a_letter_chooses_one(qtbot, theme) -> None:
    done: list[str] = []
    menu = Menu()
    qtbot.addWidget(menu)
    for text in ("Drucken …", "Datei öffnen …", "Entfernen"):
        menu.addAction(text, lambda text=text: done.append(f"{text}: {[one.text() for one in menu.actions()]}"))
    menu.popup(menu.pos())
    assert [one.text() for one in menu.actions()] == ["D&rucken …", "&Datei öffnen …", "&Entfernen"]
    QTest.keyClick(menu, Qt.Key.Key_R)
    assert done == ["Drucken …: ['Drucken …', 'Datei öffnen …', 'Entfernen']"]


@pytest.fixture
def question(qtbot, theme) -> Question:
    made = Question("Sitzung planen", "Sitzung planen")
    qtbot.addWidget(made)
    made.line = QLineEdit(made)
    made.form.add("Name", made.line)
    made.also = QPushButton("Ordner wählen …", made)
    made.form.add_widget(made.also)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_alt_shows_the_letters_of_a_window_and_alt_with_one_presses(question, qtbot) -> None:
    pressed: list[bool] = []
    question.also.clicked.connect(lambda: pressed.append(True))
    QTest.keyPress(question.line, Qt.Key.Key_Alt)
    assert (question.go_button.text(), question.stay_button.text()) == ("&Sitzung planen", "&Abbrechen")
    assert question.also.text() == "&Ordner wählen …"
    QTest.keyRelease(question.line, Qt.Key.Key_Alt)
    assert (question.go_button.text(), question.also.text()) == ("Sitzung planen", "Ordner wählen …")
    QTest.keyClick(question.line, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: pressed == [True])  # Qt shows it pressed for a moment first
    assert question.line.text() == ""


def test_what_has_a_key_of_its_own_keeps_it(question) -> None:
    question.also.setShortcut(QKeySequence("Ctrl+M"))
    QTest.keyPress(question.line, Qt.Key.Key_Alt)
    assert (question.also.text(), question.also.shortcut().toString()) == ("Ordner wählen …", "Ctrl+M")
    QTest.keyRelease(question.line, Qt.Key.Key_Alt)
    assert question.also.shortcut().toString() == "Ctrl+M"


def test_words_that_are_not_seen_take_no_letter(question) -> None:
    tool = QToolButton(question)
    tool.setText("Suchen")
    question.form.add_widget(tool)
    tool.show()
    QTest.keyPress(question.line, Qt.Key.Key_Alt)
    assert tool.text() == "Suchen"
    QTest.keyRelease(question.line, Qt.Key.Key_Alt)


def test_a_link_to_a_record_keeps_its_name(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    link, button = LinkLabel("Antrag öffnen", "paper", "1", window), QPushButton("Prüfen", window)
    column.addWidget(link)
    column.addWidget(button)
    Letters(window)
    window.show()
    QTest.keyPress(window, Qt.Key.Key_Alt)
    assert (link.text(), button.text()) == ("Antrag öffnen", "&Prüfen")


def test_the_letters_of_the_buttons_go_when_a_menu_opens(qtbot):
    """It takes the keyboard, so that nobody hears Alt being let go."""
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Prüfen", window)
    Letters(window)
    window.show()
    menu = Menu(window)
    menu.addAction("Öffnen")
    QTest.keyPress(window, Qt.Key.Key_Alt)
    assert button.text() == "&Prüfen"
    menu.popup(window.pos())
    assert button.text() == "Prüfen"
    menu.close()
