"""Finding and replacing within one editor."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout

from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.text import Block, RichText, Run
from tests.desktop.widgets.test_rich_text import editor, press, type_in


def asked(qtbot, text: RichText, key: Qt.Key = Qt.Key.Key_F) -> RichEditor:
    one = editor(qtbot)
    one.set_value(text)
    one.text_edit.setFocus()
    qtbot.waitUntil(one.text_edit.hasFocus)
    press(one, key, Qt.KeyboardModifier.ControlModifier)
    return one


def test_control_f_finds_and_types_nothing_into_the_text(theme, qtbot) -> None:
    one = asked(qtbot, RichText.of("Der Rat und der rat"))
    bar = one.find_bar
    assert bar.isVisible()
    qtbot.waitUntil(bar.find_edit.hasFocus)
    QTest.keyClicks(bar.find_edit, "rat")
    assert bar.count_label.text() == "2 Stellen"
    QTest.keyClick(bar.find_edit, Qt.Key.Key_Return)
    assert one.text_edit.textCursor().selectedText() == "Rat"
    QTest.keyClick(bar.find_edit, Qt.Key.Key_Return)
    assert one.text_edit.textCursor().selectedText() == "rat"
    QTest.keyClick(bar.find_edit, Qt.Key.Key_Return)
    assert one.text_edit.textCursor().selectedText() == "Rat"
    QTest.keyClick(bar.find_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert one.text_edit.textCursor().selectedText() == "rat"
    bar.case_check.setChecked(True)
    assert bar.count_label.text() == "1 Stelle"
    QTest.keyClick(bar.find_edit, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert one.value() == RichText.of("Der Rat und der rat")


def test_all_places_are_replaced_in_one_step_with_their_styles(theme, qtbot) -> None:
    before = RichText((Block((Run("Rat und "), Run("Rat", bold=True))), Block((Run("Stadtrat, Rat"),))))
    one = asked(qtbot, before, Qt.Key.Key_H)
    bar = one.find_bar
    bar.case_check.setChecked(True)
    bar.find_edit.setText("Rat")
    bar.replace_edit.setText("Beirat")
    bar.all_button.click()
    assert one.value() == RichText(
        (Block((Run("Beirat und "), Run("Beirat", bold=True))), Block((Run("Stadtrat, Beirat"),)))
    )
    assert bar.count_label.text() == "3 Stellen ersetzt"
    one.text_edit.undo()
    assert one.value() == before


def test_a_word_is_replaced_by_itself_with_more_without_end(theme, qtbot) -> None:
    one = asked(qtbot, RichText.of("a a a"), Qt.Key.Key_H)
    one.find_bar.find_edit.setText("a")
    one.find_bar.replace_edit.setText("aa")
    assert one.find_bar.replace_all() == 3
    assert one.value().plain == "aa aa aa"


def test_one_place_after_the_other_is_replaced(theme, qtbot) -> None:
    one = asked(qtbot, RichText.of("x y x"), Qt.Key.Key_H)
    bar = one.find_bar
    bar.find_edit.setText("x")
    bar.replace_edit.setText("z")
    bar.replace_edit.setFocus()
    for expected in ("x y x", "z y x", "z y z"):
        QTest.keyClick(bar.replace_edit, Qt.Key.Key_Return)
        assert one.value().plain == expected


def test_what_may_not_be_changed_can_only_be_searched(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("Rat"))
    one.set_read_only(True)
    one.find_bar.begin(replace=True)
    assert one.find_bar.replace_edit.isHidden()
    one.find_bar.find_edit.setText("Rat")
    assert one.find_bar.seek()
    assert not one.find_bar.all_button.isVisible()


def test_a_table_is_made_filled_and_changed_by_the_menu(theme, qtbot) -> None:
    one = editor(qtbot)
    one.insert_table(2)
    type_in(one, "Kurs")
    one._fill_tables()
    acts = {act.text(): act for act in one._tables.actions() if act.text()}
    acts["Zeile löschen"].trigger()
    assert [row.plain for row in one.value().blocks[1:-1]] == ["\t", "\t"]
    one.text_edit.undo()
    one._fill_tables()
    acts = {act.text(): act for act in one._tables.actions() if act.text()}
    acts["Spalte rechts daneben"].trigger()
    acts["Erste Zeile ist Überschrift"].setChecked(False)
    assert [(row.first, row.plain) for row in one.value().blocks[1:-1]] == [
        (False, "Kurs\t\t"),
        (False, "\t\t"),
        (False, "\t\t"),
    ]


def test_a_table_is_made_by_keys_alone(theme, qtbot) -> None:
    one = editor(qtbot)
    one.text_edit.setFocus()
    qtbot.waitUntil(one.text_edit.hasFocus)
    press(one, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(one._tables.isVisible)
    QTest.keyClick(one._tables, Qt.Key.Key_Down)
    QTest.keyClick(one._tables, Qt.Key.Key_Return)
    # Tab goes on in it, a step behind the last cell leaves the field; back from the first likewise.
    for word in ("Kurs", "Ort", "Tag", "Deutsch"):
        type_in(one, word)
        QTest.keyClick(one.text_edit, Qt.Key.Key_Tab)
    assert [row.plain for row in one.value().blocks[1:-1]] == ["Kurs\tOrt\tTag", "Deutsch\t\t", "\t\t"]
    assert one.text_edit.focusNextPrevChild(False)
    type_in(one, "!")
    assert [row.plain for row in one.value().blocks[1:-1]] == ["Kurs\tOrt\tTag", "!Deutsch\t\t", "\t\t"]


def test_a_click_in_the_bar_keeps_the_keyboard_there(theme, qtbot) -> None:
    one = editor(qtbot)
    page = Page()  # takes clicks beside its fields, and Esc would leave it
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(one)
    page.resize(700, 500)
    one.set_value(RichText.of("Der Rat tagt."))
    bar = one.find_bar
    bar.begin(replace=True)
    bar.find_edit.setText("Rat")
    bar.replace_edit.setText("Beirat")
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: bar.rect().contains(bar.close_button.mapTo(bar, bar.close_button.rect().center())))
    for clicked in (bar.all_button, bar.next_button, bar.count_label):
        QTest.mouseClick(clicked, Qt.MouseButton.LeftButton)
        focus = page.focusWidget()
        assert focus is not None
        assert bar.isAncestorOf(focus)
    assert one.value() == RichText.of("Der Beirat tagt.")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_in_a_narrow_column_the_arrows_stay_together_and_all_of_a_row_on_one_line(theme, qtbot) -> None:
    one = asked(qtbot, RichText.of("Der Rat und der rat"))
    bar = one.find_bar
    bar.find_edit.setText("rat")
    for width in range(300, 900, 20):
        one.resize(width, 400)
        bar._flow.setGeometry(QRect(0, 0, width - 12, 200))
        previous, after = (one.mapTo(bar, QPoint()) for one in (bar.previous_button, bar.next_button))
        assert previous.y() == after.y(), width
        middles = {one.geometry().center().y() for one in (bar.case_check, bar.count_label)}
        assert max(middles) - min(middles) <= 1 or bar.case_check.x() > bar.count_label.x(), width
