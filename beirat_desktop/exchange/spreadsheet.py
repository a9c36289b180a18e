"""A list as a file for spreadsheets: .xlsx with typed cells, or .csv as a German Excel opens it."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

import xlsxwriter

from beirat_desktop.domain.listing import Listing, cell_text

LONGEST_CELL = 32_767
"""The most characters a cell may have; more would be left out without a word."""
_WIDEST = 60
_PER_WIDTH = 7
"""Pixels of the screen for a character's width of a sheet."""


def xlsx(listing: Listing, made: datetime) -> bytes:
    """The list as an Excel workbook: title and notes above, then the head with a filter, then the rows.

    Every text is written as text, never as a formula, a link or a number. made: when, for the file's properties; the
    same list at the same time gives the same bytes.
    """
    out = BytesIO()
    # In memory: a list of members does not lie about in the folder for temporary files.
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": listing.title, "created": made.replace(tzinfo=None)})
        sheet = book.add_worksheet("Liste")
        bold, day, moment = (
            book.add_format({"bold": True}),
            book.add_format({"num_format": "dd.mm.yyyy", "align": "left"}),
            book.add_format({"num_format": "dd.mm.yyyy hh:mm", "align": "left"}),
        )
        sheet.write_string(0, 0, listing.title, bold)
        for number, note in enumerate(listing.notes, 1):
            sheet.write_string(number, 0, note[:LONGEST_CELL])
        head = len(listing.notes) + 2
        for place, column in enumerate(listing.columns):
            sheet.set_column(place, place, min(column.width / _PER_WIDTH, _WIDEST))
            sheet.write_string(head, place, column.head, bold)
        for line, row in enumerate(listing.rows, head + 1):
            for place, value in enumerate(row):
                if value is None or value == "":
                    continue
                if isinstance(value, str):
                    shown = value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…"
                    sheet.write_string(line, place, shown)
                elif isinstance(value, datetime):
                    sheet.write_datetime(line, place, value.replace(tzinfo=None), moment)
                elif isinstance(value, date):
                    sheet.write_datetime(line, place, value, day)
                else:
                    sheet.write_number(line, place, value)
        sheet.autofilter(head, 0, head + len(listing.rows), max(len(listing.columns) - 1, 0))
        sheet.freeze_panes(head + 1, 0)
        sheet.repeat_rows(head)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
    return out.getvalue()


def csv_file(listing: Listing) -> bytes:
    """Semicolons, UTF-8 with its mark, as a German Excel opens it by a double click; notes stand above the head."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([note] for note in listing.notes)
    writer.writerow([column.head for column in listing.columns])
    writer.writerows([cell_text(cell) for cell in row] for row in listing.rows)
    return out.getvalue().encode("utf-8-sig")
