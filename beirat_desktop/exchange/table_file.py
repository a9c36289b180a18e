"""A table as the office gets it, as rows of text: pasted, or a file of a spreadsheet (.xlsx, .xls, .ods, .csv)."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook

from beirat_desktop.domain.errors import Refused

Rows = list[list[str]]

MOST_ROWS = 2_000
MOST_COLUMNS = 100
LARGEST_UNPACKED = 200 * 2**20
"""Bytes of a workbook when it is unpacked; a list of members has a thousandth of it."""
_MARKS = ("\t", ";", ",")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


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


def rows_of_file(content: bytes, name: str) -> Rows:
    """The rows of the first sheet that has any, or of a CSV in whichever of the usual encodings.

    Refuses what is no table, in a sentence that names the file.
    """
    if not content.strip():
        raise Refused("table.empty", name=name)
    if content.startswith(_WORKBOOKS):
        rows = _sheet(content, name)
    else:
        try:
            rows = rows_of_text(_decoded(content, name))
        except csv.Error:
            raise Refused("table.unreadable", name=name) from None
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise Refused("table.empty", name=name)
    if len(rows) > MOST_ROWS:
        raise Refused("table.too_long", name=name, rows=len(rows), most=MOST_ROWS)
    return rows


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


def _sheet(content: bytes, name: str) -> Rows:
    try:
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                    raise Refused("table.too_large", name=name)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in range(len(book.sheet_names)):
            rows = book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)
            if any(cell not in ("", None) for row in rows for cell in row):
                return [[_text(cell) for cell in row[:MOST_COLUMNS]] for row in rows[: MOST_ROWS + 1]]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, IndexError):
        raise Refused("table.unreadable", name=name) from None
    raise Refused("table.empty", name=name)


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
