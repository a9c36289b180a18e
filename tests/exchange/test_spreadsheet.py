"""Lists as files for a spreadsheet, read back by libraries that did not write them."""

import csv
import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from beirat_desktop.domain.listing import ListColumn, Listing, clipboard_text
from beirat_desktop.exchange.spreadsheet import csv_file, xlsx

MADE = datetime(2026, 3, 12, 9, 30)
EVIL = (
    "=1+1",
    "+49 621 504",
    "-2",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://example.org")',
    "https://example.org",
    "007",
)
COLUMNS = (ListColumn("Wort"), ListColumn("Tag"), ListColumn("Wann"), ListColumn("Zahl", number=True))
LISTING = Listing(
    "Probe",
    COLUMNS,
    (
        ("Łukasz Ağırbaş", date(2012, 5, 24), datetime(2012, 5, 24, 17), 7),
        ("zwei\nZeilen", None, None, 3.5),
        *((evil, None, None, None) for evil in EVIL),
    ),
    ("Auswahl: 10 von 12 Einträgen. Alles andere ist hier nicht aufgeführt.",),
)


def test_a_workbook_keeps_dates_as_dates_and_numbers_as_numbers():
    sheet = load_workbook(io.BytesIO(xlsx(LISTING, MADE))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "Probe"
    assert rows[1][0] == LISTING.notes[0]
    assert rows[3] == ("Wort", "Tag", "Wann", "Zahl")
    assert rows[4] == ("Łukasz Ağırbaş", datetime(2012, 5, 24), datetime(2012, 5, 24, 17), 7)
    assert rows[5][3] == 3.5
    assert sheet.cell(5, 2).number_format == "dd.mm.yyyy"
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:D14"


@pytest.mark.parametrize("text", EVIL)
def test_a_workbook_carries_nothing_out(text):
    listing = Listing("Probe", COLUMNS[:1], ((text,),))
    cell = load_workbook(io.BytesIO(xlsx(listing, MADE))).active.cell(4, 1)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    assert CalamineWorkbook.from_filelike(io.BytesIO(xlsx(listing, MADE))).get_sheet_by_index(0).to_python()[3] == [
        text
    ]


def test_a_text_longer_than_a_cell_is_cut_where_it_can_be_seen():
    listing = Listing("Probe", COLUMNS[:1], (("x" * 40_000,),))
    cell = load_workbook(io.BytesIO(xlsx(listing, MADE))).active.cell(4, 1)
    assert len(cell.value) == 32_767
    assert cell.value.endswith("…")


def test_the_same_list_gives_the_same_bytes():
    assert xlsx(LISTING, MADE) == xlsx(LISTING, MADE)


def test_a_csv_opens_in_a_german_spreadsheet():
    content = csv_file(LISTING)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[:3] == [
        [LISTING.notes[0]],
        ["Wort", "Tag", "Wann", "Zahl"],
        ["Łukasz Ağırbaş", "24.05.2012", "24.05.2012 17:00", "7"],
    ]
    assert rows[3] == ["zwei\nZeilen", "", "", "3,5"]


def test_neither_csv_nor_clipboard_holds_a_formula():
    rows = list(csv.reader(io.StringIO(csv_file(LISTING).decode("utf-8-sig"), newline=""), delimiter=";"))
    cells = [row[0] for row in rows] + [line.split("\t")[0] for line in clipboard_text(LISTING).splitlines()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert "'+49 621 504" in cells
    assert "https://example.org" in cells


def test_the_clipboard_holds_whole_rows_with_their_head():
    lines = clipboard_text(LISTING).split("\n")
    assert lines[0] == "Wort\tTag\tWann\tZahl"
    assert lines[1] == "Łukasz Ağırbaş\t24.05.2012\t24.05.2012 17:00\t7"
    assert lines[2] == "zwei Zeilen\t\t\t3,5"
    assert len(lines) == len(LISTING.rows) + 2
