"""The lists of the live desk as lists that can leave the program: who is in the room, and what was voted on."""

from __future__ import annotations

from dataclasses import dataclass

from beirat_desktop.desktop.live.attendance_tab import COLUMNS, person_row
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.domain.votes import Vote
from beirat_desktop.domain.voting import superseded
from beirat_desktop.german.dates import clock, short_date
from beirat_desktop.german.votes import line, result_words, subject_words
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet
from beirat_desktop.usecases.live.resolutions import Desk, DeskItem


@dataclass(frozen=True, slots=True)
class _VoteRow:
    row: DeskItem
    vote: Vote
    repeated: bool


def _result(line_: _VoteRow) -> str:
    vote = line_.vote
    said = result_words(vote) if vote.counted else line(vote)
    return f"{said} (wiederholt)" if line_.repeated else said


def _count(name: str, head: str) -> Column:
    return Column(
        head, lambda line_: str(getattr(line_.vote, name)) if line_.vote.counted else "", number=True, width=70
    )


_VOTES = (
    Column("TOP", lambda line_: line_.row.number, width=60),
    Column("Gegenstand", lambda line_: line_.row.item.title, width=260, stretch=True),
    Column("Öffentlich", lambda line_: "ja" if line_.row.item.public else "nein", width=80),
    Column("Abstimmung", lambda line_: subject_words(line_.vote), width=220),
    _count("yes", "Ja"),
    _count("no", "Nein"),
    _count("abstentions", "Enth."),
    Column("Ergebnis", _result, width=200),
    Column("Uhrzeit", lambda line_: clock(line_.vote.moment) if line_.vote.moment else "", width=80),
)


def votes_shown(desk: Desk) -> Shown | None:
    """Every vote of the meeting in turn, with its counts; None before the first."""
    lines = []
    for row in desk.items:
        gone = superseded(row.votes)
        lines += [_VoteRow(row, vote, vote.id in gone) for vote in row.votes]
    if not lines:
        return None
    columns = tuple((column, column.width) for column in _VOTES)
    return Shown(f"Abstimmungen {short_date(desk.meeting.day)}", columns, lambda: lines)


def attendance_shown(sheet: AttendanceSheet) -> Shown | None:
    """Everybody at the meeting, as they stand in the room now; None where nobody is expected."""
    rows = [person_row(row, sheet.meeting) for row in sheet.rows]
    columns = tuple((column, column.width) for column in COLUMNS)
    return Shown(f"Anwesenheit {short_date(sheet.meeting.day)}", columns, lambda: rows) if rows else None
