"""Space shows the paper behind a row, the arrows go on, Space or Esc puts it away."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from beirat_desktop.desktop.papers.page import PapersPage
from beirat_desktop.desktop.quick_look import QuickLook, look_at
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import NO_PAPER, Table
from beirat_desktop.domain.initiatives import InitiativeKind
from beirat_desktop.domain.text import RichText
from tests.factories import BEIRAT


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


def test_each_kind_of_row_shows_its_own_paper(office, tmp_path):
    meeting = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17))
    guest = office.speakers.suggest("Hilfe im Alltag")
    assert look_at(office, "speaker", guest.id) is None  # no meeting yet, so there is nothing to invite to
    office.speakers.schedule(guest.id, meeting.id)
    assert look_at(office, "speaker", guest.id).title == "Schreiben · Hilfe im Alltag"
    initiative = office.initiatives.add("Sprachlotsen", InitiativeKind.PROGRAMME)
    look = look_at(office, "initiative", initiative.id)
    assert look.title == "Vorhabenblatt · Sprachlotsen"
    paper = office.papers.add(title="Beleuchtung")
    for name, content in (("plan.pdf", look.make().pdf), ("liste.txt", b"a")):
        (tmp_path / name).write_bytes(content)
    plan, note = (office.attachments.add(tmp_path / name, paper_id=paper.id) for name in ("plan.pdf", "liste.txt"))
    assert look_at(office, "attachment", plan.id).make().pdf == (tmp_path / "plan.pdf").read_bytes()
    assert look_at(office, "attachment", note.id) is None


def test_where_rows_have_no_paper_space_says_so(qtbot, monkeypatch):
    said = []
    monkeypatch.setattr("beirat_desktop.desktop.widgets.table.announce", lambda words, _widget: said.append(words))
    model = RowsModel([Column("Name", lambda row: row.id)])
    model.show([SimpleNamespace(id="Abel")])
    table = Table(model, "Personen")
    qtbot.addWidget(table)
    table.show()
    table.choose("Abel")
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert said == [QToolTip.text()] == [NO_PAPER]
