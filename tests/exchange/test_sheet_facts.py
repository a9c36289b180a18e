"""What a workbook says of its rows beside their words is told before a list of members is taken from it."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from beirat_desktop.exchange.member_list import read_member_list
from beirat_desktop.exchange.sheet_facts import SheetFacts, facts_of
from beirat_desktop.exchange.table_file import read_list, rows_of_file
from beirat_desktop.german.persons import line_note

ROWS = (
    ("Nachname", "Vorname", "Fraktion", "seit", "Telefon"),
    ("Kaya", "Ayşe", "SPD", date(2019, 10, 1), "0621 1"),
    ("Öz", "Can", None, date(2019, 10, 1), None),
    ("Maier", "Eva", "CDU", None, None),
    ("Weiß", "Zoë", "CDU", None, None),
)


def book(change=lambda sheet: None):
    made = openpyxl.Workbook()
    sheet = made.active
    for row in ROWS:
        sheet.append(row)
    change(sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def told(content):
    return [(note.line, note.rule, note.text) for note in read_list(content, "liste.xlsx").notes]


def test_cells_joined_downwards_are_meant_for_each_of_their_rows():
    table = read_list(book(lambda sheet: sheet.merge_cells("C2:C3")), "liste.xlsx")
    entries = read_member_list(table.text).entries
    assert [one.faction for one in entries] == ["SPD", "SPD", "CDU", "CDU"]


def hide_row(sheet):
    sheet.row_dimensions[4].hidden = True


def hide_column(sheet):
    sheet.column_dimensions["E"].hidden = True


def strike(sheet):
    for cell in sheet[5]:
        cell.font = Font(strike=True)


def remark(sheet):
    sheet["A3"].comment = Comment("zieht im März um", "Büro")


def unsolved(sheet):
    sheet["E4"] = "=A1&B1"


def another(sheet):
    sheet.parent.create_sheet("Ersatz").append(("Nachname",))


def hidden_first(sheet):
    sheet.sheet_state = "hidden"
    second = sheet.parent.create_sheet("Aktuell")
    second.append(("Nachname",))
    second.append(("Neu",))
    sheet.parent.active = 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda sheet: None, []),
        (hide_row, [(4, "table.hidden_row", "Maier, Eva, CDU")]),
        (hide_column, [(0, "table.hidden_columns", "Telefon")]),
        (strike, [(5, "table.struck", "Weiß, Zoë, CDU")]),
        (remark, [(3, "table.remark", "zieht im März um")]),
        (unsolved, [(4, "table.unsolved", "Maier, Eva, CDU")]),
        (another, [(0, "table.other_sheets", "Ersatz")]),
        (hidden_first, [(0, "table.other_sheets", "Sheet")]),
    ],
)
def test_what_the_sheet_says_of_a_row_is_told(change, expected):
    assert told(book(change)) == expected
    for note in read_list(book(change), "liste.xlsx").notes:
        assert line_note(note).endswith((".", "um"))


def test_a_sheet_that_is_shown_goes_before_one_that_is_hidden():
    assert rows_of_file(book(hidden_first), "liste.xlsx")[1] == ["Neu"]


def calc(rows):
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
    )
    style = (
        '<style:style style:name="weg" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(
            "content.xml",
            f"<office:document-content {names}><office:automatic-styles>{style}</office:automatic-styles><office:body>"
            f'<office:spreadsheet><table:table table:name="a">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return out.getvalue()


def test_the_same_is_read_of_an_open_document():
    def cell(words, more="", note=""):
        return f"<table:table-cell {more}>{note}<text:p>{words}</text:p></table:table-cell>"

    note = "<office:annotation><text:p>zieht um</text:p></office:annotation>"
    spanned, struck = 'table:number-rows-spanned="2"', 'table:style-name="weg"'
    facts = facts_of(
        calc(
            f"<table:table-row>{cell('Name')}{cell('SPD', spanned)}</table:table-row>"
            f'<table:table-row table:visibility="filter">{cell("a")}<table:covered-table-cell/></table:table-row>'
            f"<table:table-row>{cell('b', struck)}{cell('', note=note)}</table:table-row>"
        ),
        "liste.ods",
        0,
    )
    assert facts == SheetFacts(
        hidden_rows={1}, struck={(2, 0)}, remarks={(2, 1): "zieht um"}, joined=[((0, 1), (1, 1))]
    )


def test_a_workbook_of_another_form_has_none():
    assert facts_of(b"\xd0\xcf\x11\xe0" + bytes(600), "liste.xls", 0) == SheetFacts()
    assert facts_of(book(), "liste.xlsx", 7) == SheetFacts()
