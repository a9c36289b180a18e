"""A table as the office gets it, as rows of text: pasted, or a file of a spreadsheet (.xlsx, .xls, .ods, .csv)."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.member_list import LineNote, ListFile
from beirat_desktop.exchange.old_excel import sheets_of
from beirat_desktop.exchange.sheet_facts import Sheet, SheetFacts, check_size, facts_of

Rows = list[list[str]]

MOST_ROWS = 2_000
MOST_COLUMNS = 100
MOST_CELLS = 500_000
"""Of a sheet, from its first cell to the last that is filled."""
_MARKS = ("\t", ";", ",")
_OLD = b"\xd0\xcf\x11\xe0"
_WORKBOOKS = (b"PK\x03\x04", _OLD)


def rows_of_text(text: str) -> Rows:
    """The cells of pasted text or of a CSV; raises csv.Error where it is none."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    mark = ""
    if lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        mark, lines[0] = lines[0].strip()[4], ""
    text = "\n".join(lines)
    reader = csv.reader(io.StringIO(text), delimiter=mark or _mark(lines), strict=False)
    rows: Rows = []
    for row in reader:
        # A cell of several lines is one row of the table; its line is where it ends.
        rows += [[] for _ in range(reader.line_num - 1 - len(rows))]
        rows.append(row)
    return rows


def _mark(lines: list[str]) -> str:
    """What parts the cells: what stands in most of the first lines."""
    first = [line for line in lines if line.strip()][:20]
    counts = {mark: sum(mark in line for line in first) for mark in _MARKS}
    return max(_MARKS, key=lambda mark: (counts[mark], -_MARKS.index(mark)))


def read_list(content: bytes, name: str) -> ListFile:
    """The rows of the first sheet that is shown and has any words, or a CSV in whichever of the usual encodings.

    Cells that are one say the same in each row. Refuses what is no table, in a sentence that names the file.
    """
    rows, notes = _read(content, name)
    return ListFile(as_text(rows), notes)


def _read(content: bytes, name: str) -> tuple[Rows, tuple[LineNote, ...]]:
    notes: tuple[LineNote, ...] = ()
    if not content.strip():
        raise Refused("table.empty", name=name)
    if content.startswith(_WORKBOOKS):
        rows, notes = _sheet(content, name)
    else:
        try:
            rows = rows_of_text(_decoded(content, name))
        except csv.Error:
            raise Refused("table.unreadable", name=name) from None
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise Refused("table.empty", name=name)
    if len(rows) > MOST_ROWS:
        raise Refused("table.too_long", name=name, rows=len(rows), most=MOST_ROWS)
    return rows, notes


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        # What is no UTF-8 was saved by an Excel as «CSV (Trennzeichen-getrennt)».
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refused("table.unreadable", name=name)


def _sheet(content: bytes, name: str) -> tuple[Rows, tuple[LineNote, ...]]:
    sheets = sheets_of(content, name, MOST_ROWS + 1) if content.startswith(_OLD) else _sheets(content, name)
    sheets.sort(key=lambda one: not one.shown)
    filled = [one for one in sheets if any(cell not in ("", None) for row in one.rows for cell in row)]
    if not filled:
        raise Refused("table.empty", name=name)
    values, facts = filled[0].rows, filled[0].facts
    table = [[_text(cell) for cell in row[:MOST_COLUMNS]] for row in values[: MOST_ROWS + 1]]
    _fill_joined(table, facts)
    others = [one.name for one in filled[1:]]
    notes = [LineNote(0, "table.other_sheets", ", ".join(others))] if others else []
    if any(len(row) > MOST_COLUMNS for row in values):
        notes.append(LineNote(0, "table.more_columns", str(MOST_COLUMNS)))
    return table, (*notes, *_notes(table, facts))


def _sheets(content: bytes, name: str) -> list[Sheet]:
    """Those of an .xlsx or .ods."""
    check_size(content, name, MOST_CELLS)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            Sheet(
                one.name,
                one.visible is SheetVisibleEnum.Visible,
                book.get_sheet_by_index(at).to_python(skip_empty_area=False),
                facts_of(content, name, at),
            )
            for at, one in enumerate(book.sheets_metadata)
        ]
    except (CalamineError, OSError, ValueError, IndexError):
        raise Refused("table.unreadable", name=name) from None


def _fill_joined(table: Rows, facts: SheetFacts) -> None:
    """What stands in cells joined downwards is meant for each of their rows."""
    for (top, left), (bottom, right) in facts.joined:
        for row in range(top + 1, min(bottom + 1, len(table))):
            if left < min(right + 1, len(table[row]), len(table[top])):
                table[row][left] = table[row][left] or table[top][left]


def _notes(table: Rows, facts: SheetFacts) -> Iterator[LineNote]:
    """What is told of the sheet before it is taken, line by line."""
    hidden = sorted(facts.hidden_columns)
    columns = [[row[column] for row in table if row[column : column + 1] > [""]] for column in hidden]
    if heads := [words[0] for words in columns if words]:
        yield LineNote(0, "table.hidden_columns", ", ".join(heads))
    for number, row in enumerate(table):
        words = ", ".join(filter(None, row))[:80]
        if number in facts.hidden_rows and words:
            yield LineNote(number + 1, "table.hidden_row", words)
        struck = [cell for column, cell in enumerate(row) if (number, column) in facts.struck and cell]
        if struck:
            yield LineNote(number + 1, "table.struck", ", ".join(struck)[:80])
        if any((number, column) in facts.unsolved for column in range(len(row))):
            yield LineNote(number + 1, "table.unsolved", words)
        for column in range(len(row)):
            if remark := facts.remarks.get((number, column)):
                yield LineNote(number + 1, "table.remark", remark[:200])


def _text(cell: object) -> str:
    """A cell as somebody would have typed it."""
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y}" if cell.time() == time() else f"{cell:%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, time | timedelta):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:g}".replace(".", ",")
    return unicodedata.normalize("NFC", str(cell))


def as_text(rows: Rows) -> str:
    """The rows as they would be pasted, so that somebody sees what is read."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
