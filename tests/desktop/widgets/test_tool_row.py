"""The tools of an editor stay one row; the rest is in a menu."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from beirat_desktop.domain.text import RichText
from tests.desktop.widgets.test_rich_text import editor, press


def narrow(qtbot, width: int):
    one = editor(qtbot)
    one.add_tool("Quelle …", lambda: None, "Quelle", "Ctrl+Shift+Q")
    one.set_value(RichText.of("Der Rat und der rat"))
    one.resize(width, 300)
    qtbot.waitUntil(lambda: one.width() == width)
    return one


def test_what_finds_no_room_is_in_the_menu_and_its_keys_go_on(theme, qtbot) -> None:
    one = narrow(qtbot, 380)
    tools = one.tools
    qtbot.waitUntil(tools.more_button.isVisible)
    shown = [button for button in tools.findChildren(type(tools.more_button)) if button.isVisible()]
    assert {button.y() for button in shown} == {shown[0].y()}
    assert all(button.geometry().right() <= tools.width() for button in shown)
    assert "Quelle …" in {button.text() for button in shown}
    assert tools.geometry().right() < one.count_label.geometry().left()
    tools.menu.aboutToShow.emit()
    words = [action.text() for action in tools.menu.actions()]
    assert any(said.startswith("Zitat\t") and said.endswith("9") for said in words)
    next(action for action in tools.menu.actions() if action.text().startswith("Zitat")).trigger()
    assert one.value().blocks[0].quote
    one.text_edit.setFocus()
    qtbot.waitUntil(one.text_edit.hasFocus)
    press(one, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not one.value().blocks[0].quote


def test_with_room_nothing_is_in_the_menu(theme, qtbot) -> None:
    one = narrow(qtbot, 380)
    qtbot.waitUntil(one.tools.more_button.isVisible)
    one.resize(1100, 300)
    qtbot.waitUntil(lambda: not one.tools.more_button.isVisible())
    assert one.tools.folded == []


def test_the_buttons_of_lists_stand_first_and_have_room_in_the_form_of_a_motion(theme, qtbot):
    one = narrow(qtbot, 394)  # as wide as in a window of 1440
    one.set_value(RichText.of("Der Beirat bittet die Verwaltung um einen Bericht über die Sprachkurse in der Stadt."))
    qtbot.waitUntil(lambda: one.count_label.text() == "14 Wörter" and one.tools.folded != [])
    shown = [button.accessibleName() for button in one.tools.findChildren(QToolButton) if button.isVisible()]
    assert {"Nummerierte Liste", "Liste mit Punkten", "Eine Ebene höher", "Eine Ebene tiefer"} <= set(shown)
