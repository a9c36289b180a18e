"""Lists of the screen as a file, a paper and on the clipboard, from the window's menu and the table's."""

import csv
import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from python_calamine import CalamineWorkbook

from beirat_desktop.desktop.tracking.printed import everything
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.users import Desk

LISTS = {
    "papers": "Anträge",
    "meetings": "Sitzungen",
    "tracking": "Vorgänge",
    "speakers": "Gäste",
    "initiatives": "Vorhaben",
    "members": "Mitglieder",
    "archive": "Ablage",
}


def settle(program, qtbot) -> None:
    qtbot.waitUntil(lambda: not program.background.working, timeout=20_000)


@pytest.fixture
def into(tmp_path, monkeypatch):
    """Saving goes to this file."""

    def choose(name: str):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / name), ""))
        return tmp_path / name

    return choose


def shown(program, title: str) -> Table:
    page = program.window.current_page
    return next(one for one in page.findChildren(Table) if one.accessibleName() == title)


def trigger(program, text: str) -> None:
    next(one for one in program.window.menus.list_menu.actions() if one.text() == text).trigger()


@pytest.mark.parametrize("place", LISTS)
def test_every_list_goes_out_with_all_it_shows(program, qtbot, into, place):
    program.window.go(place)
    settle(program, qtbot)
    table = shown(program, LISTS[place])
    file = into("liste.xlsx")
    trigger(program, "Als Excel-Tabelle speichern …")
    settle(program, qtbot)
    rows = list(load_workbook(file).active.iter_rows(values_only=True))
    # A wide window leaves out nothing for want of room; a narrow one's file holds the same.
    program.window.resize(1920, 900)
    settle(program, qtbot)
    head = table.horizontalHeader()
    gone = set(filter(head.isSectionHidden, range(head.count()))) - table.widths.gave_way.keys()
    columns = [n for n in sorted(range(head.count()), key=head.visualIndex) if n not in gone]
    assert rows[0][0] == LISTS[place]
    begin = rows.index(tuple(table.model().headerData(n, Qt.Orientation.Horizontal) or None for n in columns))
    assert len(rows) - begin - 1 >= table.model().rowCount() > 0
    assert texts_of(file) == [[str(cell or "") for cell in row if not isinstance(cell, DATED)] for row in rows]


DATED = (date, int, float)


def texts_of(file) -> list[list[str]]:
    """The words of its first sheet as calamine reads them, with no cell that is a day or a number."""
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [[str(cell) for cell in row if not isinstance(cell, DATED)] for row in rows]


def test_dates_leave_as_dates(program, qtbot, into):
    program.window.go("papers")
    file = into("liste.xlsx")
    trigger(program, "Als Excel-Tabelle speichern …")
    settle(program, qtbot)
    cells = [cell for row in load_workbook(file).active.iter_rows(values_only=True) for cell in row]
    assert any(isinstance(cell, datetime) for cell in cells)


def rows_of(file) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=";"))


def test_the_deadlines_of_the_overview_go_out_and_what_came_in_from_where_the_keyboard_is(program, qtbot, into):
    program.window.go("overview")
    page = program.window.current_page
    page.line.setFocus()
    file = into("fristen.csv")
    trigger(program, "Als CSV speichern …")
    settle(program, qtbot)
    note, head, *rows = rows_of(file)
    assert "fällig bis" in note[0]
    assert head == ["Fällig", "Was", "Art", "Bei wem", "Tage über"]
    assert len(rows) == len(page.deadlines.rows) > 0
    assert [row[1] for row in rows] == [one.entry.title for one in page.deadlines.rows]
    # What asks only whether data are still needed stands behind all that waits for somebody.
    days = [datetime.strptime(row[0], "%d.%m.%Y") for row in rows if row[2] != "Kontaktdaten noch nötig?"]
    assert days == sorted(days)
    page.incoming.rows[0].setFocus()
    trigger(program, "Als CSV speichern …")
    settle(program, qtbot)
    assert [row[0] for row in rows_of(file)][-len(page.incoming.rows) :] == [
        one.entry.title for one in page.incoming.rows
    ]


def test_an_agenda_and_its_attendance_go_out(program, qtbot, into):
    meeting = program.office.meetings.next()
    program.window.go("meetings", f"{meeting.id}:agenda")
    tab = program.window.current_page._current_tab()
    tab.tree.setFocus()
    trigger(program, "Zeilen kopieren")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["TOP", "Titel", "Teil"]
    assert [line.split("\t")[1] for line in lines[1:]] == [line.item.title for line in tab._view.lines]
    file = into("liste.pdf")
    trigger(program, "Als PDF speichern …")
    settle(program, qtbot)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    assert f"Tagesordnung {meeting.day:%d.%m.%Y}" in text
    assert "Nur für den Dienstgebrauch" in text
    program.window.go("meetings", f"{meeting.id}:attendance")
    file = into("liste.csv")
    trigger(program, "Als CSV speichern …")
    settle(program, qtbot)
    assert rows_of(file)[0][:2] == ["Name", "Fraktion"]


@pytest.mark.parametrize(
    ("tab", "head"),
    [
        ("speakers", ["Name", "Organisation", "Thema"]),
        ("excerpts", ["TOP", "Titel", "Vorlage"]),
        ("live", ["Name", "Fraktion"]),
        ("dispatch", ["Name", "Weg"]),
        ("minutes", ["TOP", "Titel", "Teil"]),
        ("publications", ["Schriftstück", "Worüber", "Ausgabe"]),
    ],
)
def test_what_a_meeting_shows_goes_out_from_each_of_its_tabs(program, qtbot, into, tab, head):
    """The newest meeting that has something there: workbooks are opened by calamine."""
    file = into("liste.xlsx")
    for row in program.office.meetings.rows():
        program.window.go("meetings", f"{row.id}:{tab}")
        settle(program, qtbot)
        trigger(program, "Als Excel-Tabelle speichern …")
        settle(program, qtbot)
        if file.exists():
            break
    heads = [cells[: len(head)] for cells in texts_of(file)]
    assert head in heads
    assert len(heads) > heads.index(head) + 1


def test_the_votes_of_the_desk_go_out_with_their_counts(program, qtbot, into):
    """Of the newest meeting that is over; nobody is in the room any more."""
    office, file = program.office, into("liste.csv")
    held = next(row for row in office.meetings.rows() if row.state is MeetingState.CLOSED)
    program.window.go("meetings", f"{held.id}:live")
    settle(program, qtbot)
    trigger(program, "Als CSV speichern …")
    settle(program, qtbot)
    head, *rows = rows_of(file)
    assert head[:4] == ["TOP", "Gegenstand", "Öffentlich", "Abstimmung"]
    assert any(row[head.index("Ja")].isdigit() for row in rows)


def test_what_was_issued_of_the_reports_goes_out_once_no_figures_are_shown(program, qtbot, into):
    program.window.go("reports")
    page = program.window.current_page
    page.choose(IssuedKind.ANNUAL_REPORT)
    settle(program, qtbot)
    file = into("liste.csv")
    trigger(program, "Als CSV speichern …")
    settle(program, qtbot)
    head, *rows = rows_of(file)
    assert head[:3] == ["Schriftstück", "Worüber", "Ausgabe"]
    assert {"Jahresbericht"} <= {row[0] for row in rows}


def test_what_waits_for_the_chair_goes_out(program, qtbot, into):
    users = program.office.users
    users.choose(next(user.id for user in users.all() if user.desk is Desk.CHAIR))
    program.change_user()
    program.window.go("overview")
    settle(program, qtbot)
    page = program.window.current_page
    file = into("liste.csv")
    trigger(program, "Als CSV speichern …")
    settle(program, qtbot)
    head, *rows = rows_of(file)
    assert head == ["Was", "Sitzung", "Vom", "Anzahl", "Fällig"]
    assert len(rows) == len(page.to_sign.rows) + len(page.to_print.rows) > 0


def test_the_board_of_a_faction_goes_out_with_each_of_its_motions(program, qtbot, into):
    users = program.office.users
    users.choose(next(user.id for user in users.all() if user.desk is Desk.FACTION))
    program.change_user()
    program.window.go("overview")
    settle(program, qtbot)
    page = program.window.current_page
    file = into("liste.xlsx")
    trigger(program, "Als Excel-Tabelle speichern …")
    settle(program, qtbot)
    texts = texts_of(file)
    titles = [row.card.paper.title for row in (page.model.value(n) for n in range(page.model.rowCount()))]
    begin = next(number for number, row in enumerate(texts) if row[:3] == ["Stand", "Nummer", "Titel"])
    assert sorted(row[2] for row in texts[begin + 1 :]) == sorted(titles) != []


def test_the_year_plan_goes_out_with_the_meetings_it_shows(program, qtbot, into):
    program.window.go("meetings")
    page = program.window.current_page
    page.show_view("year")
    settle(program, qtbot)
    shown = page.year_view.listed().rows()
    file = into("plan.csv")
    trigger(program, "Als CSV speichern …")
    settle(program, qtbot)
    head, *rows = rows_of(file)
    assert "Tag" in head or "Datum" in head
    assert len(rows) == len(shown) > 0


def test_the_figures_of_a_period_go_out(program, qtbot, into):
    program.window.go("reports")
    settle(program, qtbot)
    page = program.window.current_page
    qtbot.waitUntil(lambda: any(one.isVisible() and one.model().rowCount() for one in page.findChildren(Table)))
    file = into("zahlen.xlsx")
    trigger(program, "Als Excel-Tabelle speichern …")
    settle(program, qtbot)
    longest = max(one.model().rowCount() for one in page.findChildren(Table) if one.isVisible())
    assert len(texts_of(file)) > longest > 0


def test_the_board_goes_out_with_every_matter_of_its_selection(program, qtbot, into):
    program.window.go("tracking")
    settle(program, qtbot)
    page = program.window.current_page
    page.board_button.click()
    settle(program, qtbot)
    file = into("liste.csv")
    trigger(program, "Als CSV speichern …")
    settle(program, qtbot)
    wanted = [row.title for row in everything(program.office, page.chosen_filter()).rows]
    rows = [row for row in rows_of(file) if len(row) > 1]
    assert sorted(row[rows[0].index("Titel")] for row in rows[1:]) == sorted(wanted) != []


def test_what_the_search_leaves_out_is_told(program, qtbot, into):
    program.window.go("members")
    table = shown(program, "Mitglieder")
    whole = table.model().rowCount()
    view = table.parent().parent()
    name = table.model().data(table.model().index(0, 0)).split(",")[0]
    view.filter_edit.setText(name)
    left = table.model().rowCount()
    assert 0 < left < whole
    file = into("liste.csv")
    trigger(program, "Als CSV speichern …")
    settle(program, qtbot)
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert rows[0][0].startswith(f"Auswahl: {left} von {whole} Einträgen")
    assert f"Suche „{name}“" in rows[0][0]
    assert len(rows) == 2 + left
    file = into("liste.pdf")
    trigger(program, "Als PDF speichern …")
    settle(program, qtbot)
    text = " ".join(PdfReader(file).pages[0].extract_text().split())
    assert f"{left} von {whole} Einträgen" in text


def test_rows_leave_in_the_order_in_which_they_are_shown(program, qtbot):
    program.window.go("tracking")
    settle(program, qtbot)
    table = shown(program, "Vorgänge")
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    listing = table.shown().listing()
    first = table.horizontalHeader().logicalIndex(0)
    on_screen = [table.model().data(table.model().index(row, first)) for row in range(table.model().rowCount())]
    assert [str(row[0]) for row in listing.rows][:5] == on_screen[:5]
    table.horizontalHeader().moveSection(0, 1)
    moved = table.shown().listing()
    assert [column.head for column in moved.columns][:2] == [column.head for column in listing.columns][1::-1]


def test_ctrl_c_copies_the_chosen_row_with_its_head(program, qtbot):
    program.window.go("papers")
    settle(program, qtbot)
    table = shown(program, "Anträge")
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row, end = QGuiApplication.clipboard().text().split("\n")
    assert end == ""
    assert head.split("\t")[0] == "Nummer"
    assert len(row.split("\t")) == len(head.split("\t"))


def test_the_table_offers_the_same_menu_where_it_is_right_clicked(program, qtbot, monkeypatch):
    program.window.go("papers")
    settle(program, qtbot)
    menu = program.window.menus.list_menu
    opened = []
    monkeypatch.setattr(type(menu), "popup", lambda self, *_args: opened.append(self))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(20, 60), QPoint(300, 300))
    assert event.type() == QEvent.Type.ContextMenu
    shown(program, "Anträge").selectRow(0)
    QApplication.sendEvent(shown(program, "Anträge").viewport(), event)
    actions = opened[0].actions()
    assert actions[-len(menu.actions()) :] == menu.actions()
    assert actions[0].text().startswith("Öffnen")


def test_where_there_is_no_list_a_sentence_says_so(program, qtbot):
    program.window.go("settings")
    settle(program, qtbot)
    for table in program.window.current_page.findChildren(Table):
        table.hide()
    trigger(program, "Zeilen kopieren")
    assert "keine Liste" in program.window.banner.text_label.text()


def test_hits_of_the_search_go_out_with_the_question(program, qtbot, into):
    finder = program.window.finder
    finder.pop_up("Sprachmittlung")
    file = into("treffer.xlsx")
    menu = finder.menu()
    next(one for one in menu.actions() if one.text().startswith("Als Excel")).trigger()
    settle(program, qtbot)
    rows = list(load_workbook(file).active.iter_rows(values_only=True))
    assert "Suche „Sprachmittlung“" in rows[1][0]
    assert rows[3] == ("Art", "Titel", "Näheres")
    assert any("Sprachmittlung im Klinikum" in row[1] for row in rows[4:])
