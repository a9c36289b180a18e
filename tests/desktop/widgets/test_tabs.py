from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from beirat_desktop.desktop.widgets.tabs import PlainTabs, Tabs
from tests.waiting import wait_until

NAMES = ("Tagesordnung", "Gäste", "Einladung", "Anwesenheit", "Sitzung führen", "Niederschrift", "Auszüge & mehr")


def shown(qtbot, width):
    tabs = Tabs([(str(number), words) for number, words in enumerate(NAMES)], "Sitzung")
    qtbot.addWidget(tabs)
    tabs.resize(width, 60)
    tabs.show()
    qtbot.waitExposed(tabs)
    return tabs


def test_where_the_row_is_too_narrow_a_menu_names_every_tab_and_leads_there(qtbot):
    tabs = shown(qtbot, 300)
    wait_until(tabs.all_button.isVisible)
    tabs.show_tab("1", False)

    tabs.all_menu.aboutToShow.emit()
    offered = [action.text().replace("&&", "&") for action in tabs.all_menu.actions()]
    assert offered == [words for words in NAMES if words != "Gäste"]
    assert [action.isChecked() for action in tabs.all_menu.actions()] == [True] + [False] * 5

    tabs.all_menu.actions()[-1].trigger()
    assert tabs.current == "6"


def test_where_all_tabs_are_seen_there_is_no_menu(qtbot):
    tabs = shown(qtbot, 300)
    wait_until(tabs.all_button.isVisible)

    tabs.resize(3_000, 60)
    wait_until(tabs.all_button.isHidden)


def test_a_turn_is_told_before_the_tab_is_shown(qtbot):
    tabs, told = shown(qtbot, 300), []
    tabs.turning.connect(lambda: told.append("turning"))
    tabs.chosen.connect(told.append)

    tabs.choose("2")

    assert told == ["turning", "2"]


def test_the_tabs_of_a_dialog_turn_by_the_same_keys(theme, qtbot) -> None:
    tabs = PlainTabs("Über das Programm")
    qtbot.addWidget(tabs)
    first, second = QLineEdit(), QLineEdit()
    tabs.addTab(first, "Wo was liegt")
    tabs.addTab(second, "Lizenzen")
    tabs.show()
    tabs.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert tabs.currentWidget() is second
    QTest.keyClick(tabs.focusWidget() or tabs, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert tabs.currentWidget() is first
