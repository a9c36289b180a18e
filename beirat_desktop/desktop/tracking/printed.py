"""What the page shows, on its way to paper: as lines, a list or a board, whole and not as far as scrolled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from beirat_desktop.desktop.tracking import words
from beirat_desktop.desktop.widgets.listing import left_out
from beirat_desktop.domain.listing import ListColumn, Listing, Value
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german.counts import counted
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.tracking.tracking import PAGE, Filter, TrackingRow

NOBODY = "niemanden"
STATION_COLUMNS = 6
"""So many stations stand beside one another on paper; what a longer line has more stands in the last column."""


class Everything(NamedTuple):
    """All matters of a selection, with the names and votes their lines mention."""

    rows: list[TrackingRow]
    names: Mapping[str, str]
    votes: Mapping[str, Vote]


def everything(office: Office, chosen: Filter) -> Everything:
    """Read page after page; for the worker."""
    rows: list[TrackingRow] = []
    names: dict[str, str] = {}
    votes: dict[str, Vote] = {}
    place = None
    while True:
        found = office.tracking.page(chosen, place, PAGE * 10)
        rows += found.rows
        names |= found.names
        votes |= found.votes
        place = found.next
        if place is None:
            return Everything(rows, names, votes)


def in_groups(rows: Sequence[TrackingRow]) -> list[TrackingRow]:
    """By whom each waits for, what is due first before the rest; what waits for nobody comes last."""
    return sorted(
        rows,
        key=lambda row: (
            not row.waits_for,
            sort_key(row.waits_for),
            (row.waiting.due if row.waiting else None) or date.max,
        ),
    )


def group_words(waits_for: str, count: int) -> str:
    """Wartet auf Stadtrat · 3 Vorgänge."""
    return f"wartet auf {waits_for or NOBODY} · {counted(count, 'Vorgang', 'Vorgänge')}"


def listing_of(view: str, office: Office, chosen: Filter, *, title: str, said: Sequence[str], grouped: bool) -> Listing:
    """The whole selection as that view shows it. said: what leaves matters out, in words."""
    found = everything(office, chosen)
    grouped = grouped or view == "board"
    rows = in_groups(found.rows) if grouped else found.rows
    if view == "lines":
        columns, cells = _lines(rows, found, office.today)
    else:
        columns, cells = _list(rows, beside_group=grouped)
    groups = [(name, len(list(some))) for name, some in groupby(rows, key=lambda row: row.waits_for)]
    return Listing(
        f"Beschlüsse: {title}",
        columns,
        tuple(cells),
        left_out(said, len(rows), None),
        tuple((group_words(name, count), count) for name, count in groups) if grouped else (),
    )


def _lines(
    rows: Sequence[TrackingRow], found: Everything, today: date
) -> tuple[tuple[ListColumn, ...], list[tuple[Value, ...]]]:
    ways = [words.stations(row.stops, found.names, found.votes, today) for row in rows]
    most = min(max((len(way) for way in ways), default=0), STATION_COLUMNS)
    columns = (ListColumn("Vorgang", width=230), *(ListColumn(f"{n}. Station", width=120) for n in range(1, most + 1)))
    cells: list[tuple[Value, ...]] = []
    for row, way in zip(rows, ways, strict=True):
        shown = [one.spoken for one in way]
        if len(shown) > most:
            shown = [*shown[: most - 1], "; ".join(shown[most - 1 :])]
        about = ", ".join(part for part in (row.number, row.title, row.faction, words.chip(row)[0]) if part)
        cells.append((about, *shown, *("" for _ in range(most - len(shown)))))
    return columns, cells


def _list(rows: Sequence[TrackingRow], *, beside_group: bool) -> tuple[tuple[ListColumn, ...], list[tuple[Value, ...]]]:
    """Who is waited for stands above a group, and needs no column there."""
    waits = () if beside_group else (ListColumn("wartet auf", width=120),)
    columns = (
        ListColumn("Nummer", width=80),
        ListColumn("Titel", width=300),
        ListColumn("Fraktion", width=90),
        ListColumn("Stand", width=120),
        *waits,
        ListColumn("seit", width=90),
        ListColumn("Frist", width=90),
    )
    cells: list[tuple[Value, ...]] = []
    for row in rows:
        here = row.waiting
        waited: tuple[Value, ...] = () if beside_group else (row.waits_for,)
        since, due = (here.since, here.due) if here is not None else (None, None)
        cells.append((row.number, row.title, row.faction, words.chip(row)[0], *waited, since, due))
    return columns, cells
