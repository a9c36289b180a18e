"""Meetings and deadlines as calendar files."""

from __future__ import annotations

from collections.abc import Sequence

from beirat_desktop.domain.dispatch import calendar_sequence
from beirat_desktop.domain.history import Change
from beirat_desktop.domain.meeting_dates import to_act_by
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.exchange.calendar import CalendarEntry, calendar
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.meetings import SESSION_DATES, meeting_name
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.dispatch.enclosures import meeting_calendar, meeting_entry
from beirat_desktop.usecases.meetings.meetings import Meetings

_DEADLINE_FACTS = frozenset({"title", "due"})
_DAY = frozenset({"start", "number", "name"})


class Calendars:
    """Calendar files; an entry keeps its name for ever and counts its changes, so that a calendar takes it anew."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def meeting(self, meeting_id: str) -> tuple[str, bytes]:
        """The name of a file and the file with one meeting, for everybody."""
        with self._store.reading() as unit:
            made = meeting_calendar(unit, unit.meetings.get(meeting_id))
            return made.name, made.content

    def meetings(self, keys: Sequence[str] | None = None) -> bytes:
        """The meetings of all committees from this year on, or just those; those called off say so."""
        with self._store.reading() as unit:
            found = [
                one
                for one in unit.meetings.all()
                if (one.day.year >= unit.now.year if keys is None else one.id in keys)
                and (one.state is not MeetingState.CANCELLED or (one.invitation_sent_on or one.replaced) is not None)
            ]
            return calendar([meeting_entry(unit, one, unit.now) for one in sorted(found, key=lambda one: one.start)])

    def deadlines(self) -> bytes:
        """The deadlines that are not done, and what the coming meetings and the last one ask for, each a whole day."""
        meetings = Meetings(self._store)
        with self._store.reading() as unit:
            open_ = sorted((one for one in unit.deadlines.all() if one.done_on is None), key=lambda one: one.due)
            changes: dict[str, list[Change]] = {one.id: [] for one in open_}
            for change in unit.changes.where(noun="deadlines", object_id=set(changes)):
                changes[change.object_id].append(change)
            entries = [
                CalendarEntry(
                    f"{one.id}@beirat-desktop",
                    one.due,
                    one.title,
                    unit.now,
                    calendar_sequence(changes[one.id], _DEADLINE_FACTS),
                    remind_days=1,
                )
                for one in open_
            ]
            last = meetings.last()
            coming = unit.meetings.where(state=(MeetingState.PLANNED, MeetingState.INVITED))
            for one in sorted((*coming, *((last,) if last is not None else ())), key=lambda one: one.start):
                named = f"{meeting_name(one)} {committee_of(unit, one).of} am {short_date(one.day)}"
                moved = calendar_sequence(unit.changes.where(noun="meetings", object_id=one.id), _DAY)
                entries += [
                    CalendarEntry(
                        f"{one.id}-{day.name}@beirat-desktop",
                        day.due,
                        f"{SESSION_DATES[day.name]}: {named}",
                        unit.now,
                        moved,
                        remind_days=1,
                    )
                    for day in to_act_by(one, meetings.dates(one.id))
                ]
            return calendar(entries)
