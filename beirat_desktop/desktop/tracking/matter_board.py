"""The matters as a board: a column for each whom they wait for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.tracking import words
from beirat_desktop.desktop.tracking.printed import NOBODY, in_groups
from beirat_desktop.desktop.widgets.board import BoardColumn
from beirat_desktop.desktop.widgets.entries import Entry
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.tracking.tracking import TrackingRow

BOARD_MOST = 200
"""So many matters a board shows."""


def board_columns(found: Sequence[TrackingRow]) -> list[BoardColumn]:
    """A column for each whom one of them waits for."""
    groups: dict[str, list[TrackingRow]] = defaultdict(list)
    for row in in_groups(found):
        groups[row.waits_for].append(row)
    return [
        BoardColumn(name, name or NOBODY, len(rows), tuple(_board_entry(row) for row in rows))
        for name, rows in groups.items()
    ]


def _board_entry(row: TrackingRow) -> Entry:
    here = row.waiting
    since = f"seit {short_date(here.since)}" if here is not None and here.since is not None else ""
    sub = " · ".join(filter(None, (row.number, row.faction, since)))
    word, tone = words.chip(row) if row.overdue else ("", Tone.NEUTRAL)
    return Entry(row.title, sub, word, tone, "matter", row.key, tip=words.waits_words(row))
