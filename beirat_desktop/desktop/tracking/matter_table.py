"""The matters as a table: what its columns say."""

from __future__ import annotations

from dataclasses import dataclass

from beirat_desktop.desktop.tracking import words
from beirat_desktop.desktop.tracking.printed import everything
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.tracking.tracking import Filter, TrackingRow


@dataclass(frozen=True, slots=True)
class ListRow:
    """A matter as the table shows it."""

    id: str
    row: TrackingRow


def _since(line: ListRow) -> str:
    here = line.row.waiting
    return short_date(here.since) if here is not None and here.since is not None else ""


def _due(line: ListRow) -> str:
    here = line.row.waiting
    return short_date(here.due) if here is not None and here.due is not None else ""


COLUMNS = (
    Column("Nummer", lambda line: line.row.number, width=84),
    Column("Titel", lambda line: line.row.title, width=260, stretch=True),
    Column("Stand", lambda line: words.chip(line.row)[0], width=144, tone=lambda line: words.chip(line.row)[1]),
    Column("Fraktion", lambda line: line.row.faction, width=84),
    Column("wartet auf", lambda line: line.row.waits_for, width=112),
    Column("seit", _since, sort=lambda line: line.row.waiting.since if line.row.waiting else None, width=106),
    Column("Frist", _due, sort=lambda line: line.row.waiting.due if line.row.waiting else None, width=106),
)


def all_rows(office: Office, chosen: Filter) -> list[ListRow]:
    """Every matter of a selection, however far down."""
    return [ListRow(row.key, row) for row in everything(office, chosen).rows]
