"""What is shown again and again leaves nothing behind: menus, their entries and widgets are as many as before."""

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.screens import settle

TIMES = 50


def counted(program) -> dict[str, int]:
    """How many there are once all that is to go has gone."""
    settle(program)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {kind.__name__: len(program.window.findChildren(kind)) for kind in (QMenu, QAction, QWidget)}


def again(program, act) -> tuple[dict[str, int], dict[str, int]]:
    """What there is after it was done twice, and after fifty times more."""
    act()
    act()
    before = counted(program)
    for _ in range(TIMES):
        act()
    return before, counted(program)


def close_menus() -> None:
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


@pytest.mark.parametrize("place", ["overview", "papers", "members", "settings"])
def test_a_page_that_reloads_leaves_nothing(program, place):
    program.window.go(place)
    settle(program)
    before, after = again(program, program.window.current_page.reload)
    assert before == after


def test_a_person_shown_again_leaves_no_menus_of_memberships(program):
    with program.office.store.reading() as unit:
        members = sorted({one.person_id for one in unit.memberships.all()})[:2]

    def both() -> None:
        for member in members:
            program.window.navigate("person", member)

    before, after = again(program, both)
    assert before == after


def test_menus_that_unfold_leave_nothing(program):
    window, grown = program.window, {}
    for place in window.places:
        window.go(place)
        settle(program)
        page = window.current_page
        tables = [one for one in page.findChildren(Table) if one.isVisible() and one.model().rowCount()]
        for table in tables:
            table.selectRow(0)
        settle(program)

        def unfold(page=page, tables=tables) -> None:
            window.verbs_of(page).popup(page.mapToGlobal(page.rect().center()))
            close_menus()
            window.menus.verbs_menu.aboutToShow.emit()
            for table in tables:
                table.context_menu().popup(table.mapToGlobal(table.rect().center()))
                close_menus()

        before, after = again(program, unfold)
        if before != after:
            grown[place] = (before, after)
    assert grown == {}


def test_a_register_that_was_asked_for_leaves_nothing_at_the_window(program, monkeypatch):
    """What is made anew at each use would stay with the window, and with it the record that was open."""
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: asked.append(1) or ("", ""))
    monkeypatch.setattr("beirat_desktop.desktop.publications.register_steps.agree_on_cuts_of_register", lambda *_: True)
    entries = program.window.menus.file_menu.actions()
    entry = next(one for one in entries if one.text() == "Register für die Fraktionen …")
    entry.trigger()
    before = Counter(type(one).__name__ for one in program.window.findChildren(QObject))
    for _ in range(3):
        entry.trigger()
    after = Counter(type(one).__name__ for one in program.window.findChildren(QObject))
    assert len(asked) == 4
    assert after - before == Counter()
