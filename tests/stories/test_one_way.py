"""One way to say a thing on every screen: one blue button, one word for what is new, one word for a state."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from beirat_desktop import app as program_app
from beirat_desktop.desktop.header import ActionButton
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.screens import dialogs, screens
from beirat_desktop.usecases.record.record import open_record


@pytest.fixture(params=["empty_record", "sample_record"])
def any_program(request, theme, home, tmp_path, qtbot):
    """The program on a record in which nothing stands yet, and on the sample."""
    home.mkdir(parents=True, exist_ok=True)
    file = tmp_path / "akte.db"
    shutil.copy(request.getfixturevalue(request.param), file)
    made = program_app.Program(theme, program_app.State(home))
    qtbot.addWidget(made.window)
    made.window.resize(1440, 900)
    made.window.show()
    made.open(open_record(file, user="Geschäftsstelle"))
    yield made
    qtbot.waitUntil(lambda: not made.background.working)
    made.window.close()


def blue(root: QWidget) -> list[str]:
    """What is blue, can be pressed and is seen without scrolling."""
    return [
        one.text()
        for one in root.findChildren(QAbstractButton)
        if one.property("primary") and one.isVisible() and one.isEnabled() and not one.visibleRegion().isEmpty()
    ]


def test_every_screen_has_one_blue_button_at_most_and_words_on_its_buttons(any_program):
    loud: dict[str, list[str]] = {}
    seen, places = 0, set()
    for name in screens(any_program):
        seen += 1
        places.add(name.split("-")[1])
        found = blue(any_program.window)
        if len(found) > 1:
            loud[name] = found
        for button in any_program.window.header.findChildren(ActionButton):
            assert button.icon().isNull(), (name, button.text())
            assert not button.text().startswith(("Neue", "Anlegen")), (name, button.text())
    assert seen >= 20
    assert places == set(any_program.window.places)
    assert loud == {}


def test_nothing_is_blue_that_must_not_be_done_now(program, qtbot):
    """Minutes before the meeting was held, excerpts before any is chosen."""
    coming = program.office.meetings.next()
    for tab, words in (
        ("minutes", "Unterschriften eintragen …"),
        ("excerpts", "Auszüge ausgeben"),
        ("attendance", "Alle anwesend"),
    ):
        program.window.go("meetings", f"{coming.id}:{tab}")
        qtbot.waitUntil(lambda: not program.background.working)
        buttons = {one.text() for one in program.window.findChildren(QAbstractButton) if one.isVisible()}
        assert words in buttons, tab
        assert blue(program.window) == [], tab


def offered(menu) -> list[str]:
    """The words of a menu and of what it folds out."""
    words = []
    for action in menu.actions():
        words += offered(action.menu()) if action.menu() else [action.text()]
    return [one for one in words if one]


@pytest.mark.parametrize("place", ["overview", "tracking", "reports", "archive", "initiatives"])
def test_a_right_click_beside_any_table_offers_what_the_menu_bar_does_with_its_keys(program, qtbot, place):
    program.window.go(place)
    qtbot.waitUntil(lambda: not program.background.working)
    program.window.menus.verbs_menu.aboutToShow.emit()
    expected = offered(program.window.menus.verbs_menu)
    assert expected
    assert offered(program.window.verbs_of(program.window.current_page)) == expected


def test_an_entry_on_a_card_is_opened_and_copied_from_its_menu(program, qtbot):
    program.window.go("overview")
    row = program.window.current_page.incoming.rows[0]
    went = []
    program.window.current_page.navigate.connect(lambda *where: went.append(where))
    menu = program.window.verbs_of(row)
    words = offered(menu)
    assert words[:2] == ["Öffnen\tEingabe", "Kopieren"]
    assert any(one.startswith("Antrag anlegen") for one in words)
    menu.actions()[1].trigger()
    assert row.entry.title in QGuiApplication.clipboard().text()
    menu.actions()[0].trigger()
    assert went == [(row.entry.noun, row.entry.id)]


@pytest.mark.parametrize("place", ["meetings", "papers", "tracking", "speakers", "initiatives", "members", "archive"])
def test_ctrl_f_leads_to_the_list_of_every_place(program, qtbot, place):
    program.window.go(place)
    qtbot.waitUntil(lambda: not program.background.working)
    program.window.navigation.setFocus()
    QTest.keyClick(program.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    at = program.window.focusWidget()
    assert isinstance(at, QLineEdit | Table), at
    assert program.window.current_page.isAncestorOf(at)


def test_the_dialogs_of_a_page_are_shown_and_nothing_is_agreed_to(program):
    program.window.go("initiatives")
    before = program.office.initiatives.rows()
    shown: list[str] = []
    dialogs(program, lambda name, dialog: shown.append(f"{name} {dialog.isVisible()}"))
    assert shown == ["vorhaben-anlegen True"]
    assert program.office.initiatives.rows() == before
    assert program.office.undoable is None
