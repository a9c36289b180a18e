"""The menus on every page: what is there to do, and what cannot be done now says why."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QMenu

from beirat_desktop.desktop.settings.page import SECTIONS
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.why import why_not
from tests.stories.test_help import TABS, settle

NOTHING = "Auf dieser Seite gibt es keine Befehle"


def entries(menu: QMenu) -> Iterator:
    """Of the menu and of those that unfold from it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            inner.aboutToShow.emit()
            yield from entries(inner)
        elif not action.isSeparator() and action.isVisible():
            yield action


def verbs(program) -> list:
    """What „Vorgang“ offers on the page that is shown."""
    menu = Menu(program.window)
    program.window.menus.fill_verbs(menu)
    return list(entries(menu))


def silent(program) -> set[str]:
    """What cannot be chosen or pressed now and does not say why, in the menus, the header and the page."""
    window = program.window
    offered = [*verbs(program), *(one for bar in window.menuBar().actions() for one in entries(bar.menu()))]
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    for button in buttons:
        menu = getattr(button, "menu", lambda: None)()
        if isinstance(menu, QMenu):
            menu.aboutToShow.emit()
            offered += entries(menu)
    return {one.text() for one in offered if not one.isEnabled() and not why_not(one)} - {NOTHING}


@pytest.fixture
def places(program) -> list[tuple[str, str]]:
    """Every place, every tab of a meeting of each state, a motion of each state, every section of the settings."""
    with program.office.store.reading() as unit:
        meetings = {one.state: one.id for one in unit.meetings.all()}
        papers = {one.state: one.id for one in unit.papers.all()}
    return [
        *((place, "") for place in program.window.places),
        *(("meetings", f"{key}:{tab}") for key in meetings.values() for tab in TABS),
        *(("papers", key) for key in papers.values()),
        *(("settings", key) for key in SECTIONS),
    ]


def test_what_cannot_be_chosen_says_why_on_every_page(program, qtbot, places) -> None:
    found = {}
    for place, record in places:
        program.window.go(place, record)
        settle(program, qtbot)
        if names := silent(program):
            found[place, record] = names
    assert found == {}


def test_no_verb_is_offered_twice_and_every_section_of_the_settings_has_its_own(program, qtbot, places) -> None:
    twice = {}
    for place, record in places:
        program.window.go(place, record)
        settle(program, qtbot)
        words = [one.text() for one in verbs(program)]
        if len(words) != len(set(words)):
            twice[place, record] = sorted(one for one in set(words) if words.count(one) > 1)
    assert twice == {}
    program.window.go("settings", "record")
    settle(program, qtbot)
    words = [one.text() for one in verbs(program)]
    assert {"Akte prüfen", "Jetzt sichern", "Aus einem Ratsinformationssystem einlesen …"} <= set(words)
