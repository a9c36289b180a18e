"""Meetings with their agendas and who took part, as an OParl system tells them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, datetime
from typing import Any

from beirat_desktop.domain.agenda import AgendaItem, ItemState
from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, Stay
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.website import derived_id
from beirat_desktop.exchange.oparl_bodies import Bodies
from beirat_desktop.exchange.oparl_source import Source, ids_in, read_day
from beirat_desktop.exchange.oparl_words import (
    said_state,
)

DEEPEST_ITEM = 3
_NUMBER = re.compile(r"(\d{1,4})\. Sitzung")
_PARTED = re.compile(r"\.(?=[^.]+\.?$)")
_GROUPS = {
    Role.CHAIR: AttendanceGroup.CHAIR,
    Role.ADVISORY: AttendanceGroup.ADVISORY,
    Role.SECRETARY: AttendanceGroup.SECRETARY,
}


class Meetings(Bodies):
    """When they met, and on what."""

    def _all_meetings(self) -> None:
        for source in self._of("Meeting"):
            named = ids_in(source.rest.get("organization"))
            if named and set(named) <= self._elsewhere:
                self._elsewhere.add(source.found.address)
                continue
            start = source.moment("start")
            if start is None:
                continue
            committee = self._link(source, "organization", "committees")
            if committee is None:
                self._tally.once["no_committee"] += 1
                committee = self._spare_committee()
            end = source.moment("end")
            if end is not None and end < start:
                end = None
                source.unreadable("end")
            state = self._meeting_state(source, start)
            closed = state is MeetingState.CLOSED
            if end is not None and not closed:
                source.put_back("end")
            name, number = source.text("name"), None
            if found := _NUMBER.fullmatch(name):
                name, number = "", int(found[1])
            day = start.date()
            meeting = Meeting(
                committee,
                next((term.id for term in self._values["terms"] if term.covers(day)), None),
                start,
                number,
                "" if name == "Sitzung" else name,
                self._place(source, "location"),
                state,
                invitation_sent_on=self._sent_on(source, start) if state is not MeetingState.PLANNED else None,
                opened=start if closed else None,
                closed=end if closed else None,
                id=self._id(source),
            )
            self._meetings[meeting.id] = meeting
            self._keep("meetings", meeting, source)
            self._participants(source, meeting)

    def _meeting_state(self, source: Source, start: datetime) -> MeetingState:
        word, cancelled = source.text("meetingState"), source.flag("cancelled")
        state, exact = said_state(word)
        if cancelled:
            state = MeetingState.CANCELLED
        elif state is None or (state is not MeetingState.CANCELLED and start.date() < self._today):
            # What was planned and never told again was held; a calendar cannot know better.
            state = MeetingState.CLOSED if start.date() < self._today else MeetingState.PLANNED
        if state is MeetingState.PLANNED and self._agenda_is_numbered(source):
            state = MeetingState.INVITED
        if state is MeetingState.CLOSED and start.date() > self._today:
            state, exact = MeetingState.INVITED, False
        if word and not (exact and said_state(word)[0] is state):
            source.put_back("meetingState")
        return state

    def _agenda_is_numbered(self, source: Source) -> bool:
        keys = ids_in(source.found.data.get("agendaItem"))
        return any(self._objects.found[key].data.get("number") for key in keys if key in self._objects.found)

    def _sent_on(self, source: Source, start: datetime) -> date | None:
        """The day of the invitation, where its file tells one before the meeting."""
        for key in ids_in(source.found.data.get("invitation")):
            found = self._objects.found.get(key)
            read = read_day(str(found.data.get("date") or ""), False) if found is not None else None
            if read is not None and read[0] <= start.date():
                return read[0]
        return None

    def _participants(self, source: Source, meeting: Meeting) -> None:
        if meeting.state is not MeetingState.CLOSED:
            return
        for person in self._links(source, "participant", "persons"):
            seat = next(
                (
                    one
                    for one in self._by_person.get(person, ())
                    if one.committee_id == meeting.committee_id and one.covers(meeting.day)
                ),
                None,
            )
            group = AttendanceGroup.GUEST if seat is None else _GROUPS.get(seat.role, AttendanceGroup.VOTING)
            self._keep(
                "attendances",
                Attendance(
                    meeting.id,
                    person,
                    group,
                    voting=seat is not None and seat.voting,
                    stays=(Stay(meeting.start),),
                    id=derived_id("oparl", "participant", meeting.id, person),
                ),
            )

    def _agenda(self) -> None:
        orders: dict[str, list[tuple[Any, int, Source]]] = defaultdict(list)
        for place, source in enumerate(self._of("AgendaItem")):
            meeting = self._owner(source, "meeting", "meetings", "Meeting.agendaItem")
            if meeting is None:
                self._lost(source, "meeting")
                continue
            order = source.rest.get("order")
            whole = isinstance(order, int) and not isinstance(order, bool)
            if whole:
                source.rest.pop("order")
            orders[meeting].append((order if whole else 10**6, place, source))
        for key, numbered in orders.items():
            self._items_of(self._meetings[key], [source for _, _, source in sorted(numbered, key=lambda one: one[:2])])

    def _items_of(self, meeting: Meeting, sources: list[Source]) -> None:
        closed = meeting.state is MeetingState.CLOSED
        by_number: dict[tuple[bool, str], tuple[str, int]] = {}
        positions: Counter[tuple[str | None, bool]] = Counter()
        for source in sources:
            public = source.flag("public") is not False
            number, title = source.text("number"), source.text("name")
            title = title or (f"TOP {number}" if number else "Tagesordnungspunkt")
            above = by_number.get((public, _PARTED.split(number.rstrip("."))[0])) if "." in number else None
            parent, depth = above if above is not None and above[1] < DEEPEST_ITEM else (None, 0)
            key = self._id(source)
            if number:
                by_number.setdefault((public, number.rstrip(".")), (key, depth + 1))
            item = AgendaItem(
                meeting.id,
                title,
                positions[parent, public],
                parent,
                public,
                "" if public else title,
                number=number,
                sent_title=title if meeting.state is not MeetingState.PLANNED else "",
                state=ItemState.DONE if closed else ItemState.OPEN,
                id=key,
            )
            positions[parent, public] += 1
            self._by_meeting[meeting.id].append(item)
            self._keep("agenda_items", item, source)
