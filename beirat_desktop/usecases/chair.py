"""What the chair sees first: the meeting that runs or comes next, what is to be signed, what is to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from beirat_desktop.domain.meeting_dates import DateState
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.excerpts.excerpts import Excerpts
from beirat_desktop.usecases.meetings.meetings import Meetings

BACK = timedelta(days=183)
"""How far back excerpts that were never issued are looked for."""


@dataclass(frozen=True, slots=True)
class ChairDesk:
    """meeting: the one that runs, else the next; to_sign: meetings that are over and whose minutes are not
    signed, and until when they are due.

    to_print: meetings with the number of results of which no excerpt was issued yet.
    """

    today: date
    meeting: Meeting | None
    to_sign: tuple[tuple[Meeting, date | None], ...]
    to_print: tuple[tuple[Meeting, int], ...]


class Chairs:
    """Looks over the record; changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def desk(self) -> ChairDesk:
        """Everything the chair's first page shows, from one look at the record."""
        meetings, excerpts = Meetings(self._store), Excerpts(self._store)
        with self._store.reading() as unit:
            today = unit.now.date()
            running = meetings.running()
            over = sorted(unit.meetings.where(state=MeetingState.CLOSED), key=lambda one: one.start, reverse=True)
            drafts = {one.meeting_id for one in unit.minutes.where(state=MinutesState.DRAFT)}
            recent = [one for one in over if one.day >= today - BACK]
            left = [(one, sum(row.issuable and row.latest is None for row in excerpts.rows(one.id))) for one in recent]
            return ChairDesk(
                today,
                running[0] if running else meetings.next(),
                tuple((one, self._due(one.id)) for one in over if one.id in drafts),
                tuple((one, count) for one, count in left if count),
            )

    def _due(self, meeting_id: str) -> date | None:
        """Until when the minutes are to be sent; None for a corrected issue, the first went out."""
        dates = Meetings(self._store).dates(meeting_id)
        return next((one.due for one in dates if one.name == "minutes_due" and one.state is not DateState.DONE), None)
