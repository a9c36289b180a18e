"""Workbooks in the form of Excel before 2007 (.xls), their values and what they say of their rows beside them.

calamine reads them too, but a file that was cut or built by hand ends the whole program there; xlrd is Python alone.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from itertools import islice

import xlrd

from beirat_desktop.domain.errors import Refused
from beirat_desktop.exchange.sheet_facts import Sheet, SheetFacts

_CANNOT = (
    *(xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, LookupError, ValueError, TypeError, AttributeError),
    *(AssertionError, ArithmeticError, OSError, RecursionError, NotImplementedError, MemoryError),
)
"""The library raises all of these for a file that is damaged."""


def sheets_of(content: bytes, name: str, most: int) -> list[Sheet]:
    """All sheets, of each so many rows at most; refuses what is no workbook, naming the file."""
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO(), on_demand=True
        )
        return [_sheet(book, book.sheet_by_index(at), most) for at in range(book.nsheets)]
    except _CANNOT:
        raise Refused("table.unreadable", name=name) from None


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet, most: int) -> Sheet:
    facts = SheetFacts(
        {at for at, row in sheet.rowinfo_map.items() if row.hidden},
        {at for at, column in sheet.colinfo_map.items() if column.hidden},
        set(_struck(book, sheet, most)),
        {at: " ".join(note.text.split()) for at, note in sheet.cell_note_map.items()},
        joined=[((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells],
    )
    rows = [[_value(book, cell) for cell in sheet.row(at)] for at in range(min(sheet.nrows, most))]
    width = max(map(len, rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    return Sheet(sheet.name, not sheet.visibility, rows, facts)


def _value(book: xlrd.Book, cell: xlrd.sheet.Cell) -> object:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, book.datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    return "" if cell.ctype == xlrd.XL_CELL_ERROR else cell.value


def _struck(book: xlrd.Book, sheet: xlrd.sheet.Sheet, most: int) -> Iterator[tuple[int, int]]:
    """The cells whose words, or a part of them, have a line through their letters."""
    for row in islice(range(sheet.nrows), most):
        for column, cell in enumerate(sheet.row(row)):
            if cell.value not in ("", None):
                fonts = [book.xf_list[cell.xf_index].font_index]
                fonts += [font for _, font in sheet.rich_text_runlist_map.get((row, column), ())]
                if any(book.font_list[font].struck_out for font in fonts):
                    yield row, column
