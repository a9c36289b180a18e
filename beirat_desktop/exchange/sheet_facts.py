"""What a sheet says of its rows beside their words: hidden, struck, remarked, without a result, joined to others.

Read from its XML (ECMA-376 part 1, 18.3; OpenDocument 1.3 part 3, 9): the reader of workbooks gives values alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import join, normpath
from typing import Any

from lxml import etree

from beirat_desktop.domain.errors import Refused
from beirat_desktop.exchange.texts.package import Package

_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_T, _S, _O, _B = (f"{{{_ODF}{name}:1.0}}" for name in ("text", "style", "office", "table"))
_PLACE = re.compile(r"([A-Za-z]{1,9})([0-9]{1,9})")
_MOST = 3_000
"""Rows that are looked at, and columns of each."""


@dataclass(slots=True)
class SheetFacts:
    """By row and column, both from 0. joined: upper left and lower right cell of those that are one."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    remarks: dict[tuple[int, int], str] = field(default_factory=dict)
    unsolved: set[tuple[int, int]] = field(default_factory=set)
    joined: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; shown: whether somebody who opens the file sees it."""

    name: str
    shown: bool
    rows: list[list[Any]]
    facts: SheetFacts


def check_size(content: bytes, name: str, most: int) -> None:
    """Refuse an .xlsx or .ods with something far from everything else: the reader makes a cell for each in between."""
    try:
        package = Package(content, name)
        for part in sorted(package.names):
            root = package.xml(part) if part.lower().endswith(".xml") else None
            for sheet in root.iter(f"{_X}sheetData", f"{_B}table") if root is not None else ():
                row, column = _last_cell(sheet)
                if (row + 1) * (column + 1) > most:
                    raise Refused("table.far", name=name, row=row + 1, column=column + 1)
    except Refused as error:
        if error.rule == "table.far":
            raise
        if error.rule == "texts.packed_too_large":
            raise Refused("table.too_large", name=name) from None
        raise Refused("table.unreadable", name=name) from None
    if not {"xl/workbook.xml", "content.xml"} & package.names:
        raise Refused("table.unreadable", name=name)


def _last_cell(sheet: etree._Element) -> tuple[int, int]:
    """The last row and the last column with anything in it, from 0, as a reader counts them."""
    last_row = last_column = row_at = 0
    for row in sheet.iter(f"{_X}row", f"{_B}table-row"):
        row_at = max(row_at, _number(row.get("r"), 1) - 1)
        high, column_at = _repeated(row, "rows"), 0
        for cell in row.iterchildren(f"{_X}c", f"{_B}table-cell", f"{_B}covered-table-cell"):
            wide = _repeated(cell, "columns")
            place = _PLACE.fullmatch(cell.get("r", ""))
            if place:
                row_at, column_at = max(row_at, int(place[2]) - 1), _column_number(place[1])
            if len(cell) or cell.get(f"{_O}value-type"):
                last_row, last_column = max(last_row, row_at + high - 1), max(last_column, column_at + wide - 1)
            column_at += wide
        row_at += high
    return last_row, last_column


def _repeated(part: etree._Element, what: str) -> int:
    text = part.get(f"{_B}number-{what}-repeated", "1")
    return int(text[:12]) if text.isascii() and text.isdecimal() else 1


def facts_of(content: bytes, name: str, sheet: int) -> SheetFacts:
    """Those of the sheet with that place in a workbook (.xlsx, .ods); none of a file in another form."""
    try:
        package = Package(content, name)
        if "xl/workbook.xml" in package.names:
            return _of_excel(package, sheet)
        root = package.xml("content.xml")
    except Refused:
        return SheetFacts()
    tables = list(root.iter(f"{_B}table")) if root is not None else []
    return _of_calc(root, tables[sheet]) if root is not None and sheet < len(tables) else SheetFacts()


def _of_excel(package: Package, sheet: int) -> SheetFacts:
    facts = SheetFacts()
    book = package.xml("xl/workbook.xml")
    sheets = list(book.iter(f"{_X}sheet")) if book is not None else []
    part = _targets(package, "xl/workbook.xml").get(sheets[sheet].get(f"{_R}id", ""), "") if sheet < len(sheets) else ""
    root = package.xml(part)
    if root is None:
        return facts
    struck = _struck_formats(package.xml("xl/styles.xml"))
    words = package.xml("xl/sharedStrings.xml")
    struck_words = {str(at) for at, one in enumerate(words if words is not None else ()) if _any_struck(one)}
    for column in root.iter(f"{_X}col"):
        if column.get("hidden") in ("1", "true"):
            facts.hidden_columns |= set(range(_number(column.get("min")) - 1, min(_number(column.get("max")), _MOST)))
    for place, row in enumerate(root.iter(f"{_X}row")):
        number = _number(row.get("r"), place + 1) - 1
        if row.get("hidden") in ("1", "true"):
            facts.hidden_rows.add(number)
        for cell in row.iter(f"{_X}c"):
            value = cell.find(f"{_X}v")
            at = _place(cell.get("r", ""))
            if cell.find(f"{_X}f") is not None and (value is None or not value.text or cell.get("t") == "e"):
                facts.unsolved.add(at)
            written = cell.find(f"{_X}is")
            shared = cell.get("t") == "s" and value is not None and value.text in struck_words
            whole = cell.get("s") in struck and (value is not None or written is not None)
            if shared or whole or (written is not None and _any_struck(written)):
                facts.struck.add(at)
    for one in root.iter(f"{_X}mergeCell"):
        first, _, last = one.get("ref", "").partition(":")
        facts.joined.append((_place(first), _place(last or first)))
    for target in _targets(package, part).values():
        comments = package.xml(target) if "comments" in target else None
        for one in comments.iter(f"{_X}comment") if comments is not None else ():
            facts.remarks[_place(one.get("ref", ""))] = " ".join("".join(one.itertext()).split())
    return facts


def _targets(package: Package, part: str) -> dict[str, str]:
    """The parts that one names, by their ids there."""
    folder, _, name = part.rpartition("/")
    root = package.xml(f"{folder}/_rels/{name}.rels")
    return {
        one.get("Id", ""): normpath(join("/" + folder, one.get("Target", ""))).lstrip("/")
        for one in (root if root is not None else ())
    }


def _struck_formats(styles: etree._Element | None) -> set[str]:
    """The formats, by their numbers, whose font has a line through its letters."""
    if styles is None:
        return set()
    fonts = styles.find(f"{_X}fonts")
    struck = {str(at) for at, one in enumerate(fonts if fonts is not None else ()) if _any_struck(one)}
    formats = styles.find(f"{_X}cellXfs")
    return {str(at) for at, one in enumerate(formats if formats is not None else ()) if one.get("fontId") in struck}


def _any_struck(part: etree._Element) -> bool:
    """Whether a font has a line through its letters, or a part of the words of a cell."""
    return any(line.get("val", "1") not in ("0", "false") for line in part.iter(f"{_X}strike"))


def _of_calc(root: etree._Element, table: etree._Element) -> SheetFacts:
    facts = SheetFacts()
    struck = {
        style.get(f"{_S}name", "")
        for style in root.iter(f"{_S}style")
        for text in style.iter(f"{_S}text-properties")
        if text.get(f"{_S}text-line-through-style", "none") != "none"
    }
    at = 0
    for column in table.iter(f"{_B}table-column"):
        wide = _number(column.get(f"{_B}number-columns-repeated"), 1)
        if column.get(f"{_B}visibility", "visible") != "visible":
            facts.hidden_columns |= set(range(at, min(at + wide, _MOST)))
        at += wide
    at = 0
    for row in table.iter(f"{_B}table-row"):
        high = _number(row.get(f"{_B}number-rows-repeated"), 1)
        if row.get(f"{_B}visibility", "visible") != "visible":
            facts.hidden_rows |= set(range(at, min(at + high, _MOST)))
        usual = row.get(f"{_B}default-cell-style-name", "")
        for place, cell in _cells(row):
            words = " ".join("".join(one.itertext()) for one in cell.iterchildren(f"{_T}p"))
            note = cell.find(f"{_O}annotation")
            if note is not None:
                facts.remarks[at, place] = " ".join(
                    " ".join("".join(one.itertext()) for one in note.iter(f"{_T}p")).split()
                )
            spans = (one.get(f"{_T}style-name", "") for one in cell.iter(f"{_T}span"))
            if words and (cell.get(f"{_B}style-name", usual) in struck or struck.intersection(spans)):
                facts.struck.add((at, place))
            down, wide = (_number(cell.get(f"{_B}number-{name}-spanned"), 1) for name in ("rows", "columns"))
            if down > 1 or wide > 1:
                facts.joined.append(((at, place), (at + down - 1, place + wide - 1)))
        at += high
        if at > _MOST:
            break
    return facts


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    at = 0
    for cell in row.iterchildren(f"{_B}table-cell", f"{_B}covered-table-cell"):
        yield at, cell
        at += _number(cell.get(f"{_B}number-columns-repeated"), 1)
        if at > _MOST:
            return


def _place(name: str) -> tuple[int, int]:
    """«C4» as row 3 and column 2; far away for what is no place."""
    letters = name.rstrip("0123456789")
    if not 0 < len(letters) < 4 or not letters.isascii() or not letters.isalpha():
        return _MOST, _MOST
    return _number(name[len(letters) :], _MOST) - 1, _column_number(letters)


def _column_number(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 8 else otherwise
