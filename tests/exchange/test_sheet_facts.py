"""What a workbook says of its rows beside their words is told before a list of members is taken from it."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from beirat_desktop.domain.errors import Refused
from beirat_desktop.exchange.member_list import read_member_list
from beirat_desktop.exchange.sheet_facts import SheetFacts, check_size, facts_of
from beirat_desktop.exchange.table_file import read_list
from beirat_desktop.german import refusal
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


def strike_a_part(sheet):
    sheet["B5"] = CellRichText(TextBlock(InlineFont(strike=True), "Zoë"), TextBlock(InlineFont(), " Ada"))


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
        (strike_a_part, [(5, "table.struck", "Zoë Ada")]),
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
    assert read_list(book(hidden_first), "liste.xlsx").text.splitlines()[1] == "Neu"


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


def test_a_part_that_was_struck_and_a_struck_row_of_an_open_document_are_told():
    span = '<text:span text:style-name="weg">12</text:span> 34'
    rows = (
        f"<table:table-row><table:table-cell><text:p>{span}</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:default-cell-style-name="weg"><table:table-cell><text:p>b</text:p></table:table-cell>'
        "</table:table-row>"
    )
    assert facts_of(calc(rows), "liste.ods", 0).struck == {(0, 0), (1, 0)}


def old_book():
    made = xlwt.Workbook()
    sheet = made.add_sheet("a", cell_overwrite_ok=True)
    struck = xlwt.easyxf("font: struck_out on")
    for number, row in enumerate(ROWS):
        for place, cell in enumerate(row):
            sheet.write(number, place, str(cell or ""), struck if number == 4 else xlwt.Style.default_style)
    line = xlwt.Font()
    line.struck_out = True
    sheet.write_rich_text(2, 4, (("0621", line), " 7"))
    sheet.row(3).hidden = True
    sheet.col(4).hidden = True
    sheet.merge(1, 2, 2, 2)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_same_is_told_of_a_workbook_in_the_old_form():
    table = read_list(old_book(), "liste.xls")
    assert [(note.line, note.rule, note.text) for note in table.notes] == [
        (0, "table.hidden_columns", "Telefon"),
        (3, "table.struck", "0621 7"),
        (4, "table.hidden_row", "Maier, Eva, CDU"),
        (5, "table.struck", "Weiß, Zoë, CDU"),
    ]
    assert [row.split("\t")[2] for row in table.text.split("\n")] == ["Fraktion", "SPD", "SPD", "CDU", "CDU"]


def test_an_old_workbook_that_was_damaged_is_read_or_refused_in_words():
    whole, dice, refused = old_book(), random.Random("xls"), []
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(dice.choice((1, 5, 50))):
            content[dice.randrange(8, len(content))] = dice.randrange(256)
        try:
            read_list(bytes(content), "liste.xls")
        except Refused as error:
            refused.append(refusal(error))
    assert refused
    assert all("liste.xls" in sentence for sentence in refused)


def with_part(content, name, old, new):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(out, "w") as made:
        for part in whole.namelist():
            text = whole.read(part)
            assert part != name or old in text
            made.writestr(part, text.replace(old, new) if part == name else text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "content",
    [
        lambda: with_part(book(), SHEET, b'r="A5"', b'r="XFD1048576"'),
        lambda: with_part(book(), SHEET, b'<row r="5"', b'<row r="1048576"'),
        lambda: calc(
            '<table:table-row table:number-rows-repeated="90000"><table:table-cell office:value-type="string" '
            'table:number-columns-repeated="900"><text:p>a</text:p></table:table-cell></table:table-row>'
        ),
    ],
)
def test_a_cell_far_from_all_others_is_told_and_no_room_is_made_for_those_between(content):
    with pytest.raises(Refused) as refused:
        read_list(content(), "liste.xlsx")
    assert refused.value.rule == "table.far"
    assert "Strg+Ende" in refusal(refused.value)


def test_empty_rows_to_the_end_of_the_sheet_are_usual_and_no_trouble():
    cell = '<table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell>'
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = (
        f"<table:table-row>{cell}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048575">{empty}</table:table-row>'
    )
    check_size(calc(rows), "liste.ods", 500)


def test_what_is_told_of_a_file_still_holds_after_another_row_was_changed():
    table = read_list(book(hide_row), "liste.xlsx")
    lines = table.text.split("\n")
    assert table.of(table.text) == table.notes
    assert [(note.line, note.rule) for note in table.of("\n".join(lines[:2] + lines[3:]))] == [(3, "table.hidden_row")]
    assert table.of("\n".join(lines[:3] + lines[4:])) == ()
    assert table.of("Nachname\nKaya") == ()


def test_a_workbook_of_another_form_has_none():
    assert facts_of(b"\xd0\xcf\x11\xe0" + bytes(600), "liste.xls", 0) == SheetFacts()
    assert facts_of(book(), "liste.xlsx", 7) == SheetFacts()
