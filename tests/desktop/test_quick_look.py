"""Space shows the paper behind a row, the arrows go on, Space or Esc puts it away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from beirat_desktop.desktop.papers.page import PapersPage
from beirat_desktop.desktop.quick_look import QuickLook, look_at
from beirat_desktop.domain.text import RichText


@pytest.fixture
def page(workplace, office, qtbot):
    for title in ("Beleuchtung am Bahnhof", "Sprachkurse am Abend"):
        paper = office.papers.add()
        office.papers.edit(paper.id, title=title, proposal=RichText.of("Der Beirat möge beschließen."))
    made = PapersPage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.open("")
    qtbot.waitUntil(lambda: made.list.model.rowCount() == 2)
    return made


def shown(page) -> QuickLook | None:
    return next((one for one in page.findChildren(QuickLook) if one.isVisible()), None)


def test_space_shows_the_paper_and_the_arrow_the_next(page, workplace, qtbot):
    table = page.list.table
    table.choose(page.list.model.id_of(0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    window = shown(page)
    first = window.title_label.whole_text
    qtbot.waitUntil(lambda: window.preview.sheets.isVisible())
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert window.title_label.whole_text != first
    assert table.current_id == page.list.model.id_of(1)
    QTest.keyClick(window, Qt.Key.Key_Down)  # there is no third
    assert table.current_id == page.list.model.id_of(1)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert shown(page) is None
    qtbot.waitUntil(lambda: not workplace.background.working)


def test_escape_puts_it_away_and_the_menu_names_the_key(page, workplace, qtbot):
    page.list.table.choose(page.list.model.id_of(0))
    menu = page.list.table.context_menu()
    entry = next(one for one in menu.actions() if one.text().startswith("Ansehen"))
    assert entry.text().endswith("\tLeertaste")
    entry.trigger()
    QTest.keyClick(shown(page), Qt.Key.Key_Escape)
    assert shown(page) is None
    qtbot.waitUntil(lambda: not workplace.background.working)


def test_a_space_within_what_is_typed_finds_a_row_and_shows_nothing(page):
    table = page.list.table
    table.choose(page.list.model.id_of(0))
    QTest.keyClicks(table, "am")
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert shown(page) is None


def test_what_has_no_paper_says_so(office):
    assert look_at(office, "person", "x") is None
