"""Who is in the room: opening, arriving, leaving, the quorum, interrupting and closing a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time

from beirat_desktop.domain.agenda import AgendaItem, ItemState
from beirat_desktop.domain.agenda_tree import in_order
from beirat_desktop.domain.attendance import (
    HERE,
    Attendance,
    AttendanceGroup,
    AttendanceState,
    Stay,
)
from beirat_desktop.domain.deadlines import notice_findings
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.persons import Membership, Role
from beirat_desktop.domain.quorum import Quorum, quorum_at
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.live.attendance_sheets import (
    AttendanceRow,
    AttendanceSheet,
    expected_of,
    members_on,
    sheet,
)

COUNTING_MINUTES = 15
"""So long after the opening the chair still counts heads; who is ticked off later came late."""


class Attendances:
    """The attendance list of a meeting."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sheet(self, meeting_id: str) -> AttendanceSheet:
        """The list as it stands; before the meeting is opened it names the members who are expected."""
        with self._store.reading() as unit:
            return sheet(unit, meeting_id)

    def open(self, meeting_id: str, at: time | None = None) -> Meeting:
        """Open the meeting and call its first item.

        The list gets everybody who is a member on that day; chair and secretary are noted.
        """
        with self._store.unit("meetings.open") as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.state is MeetingState.CANCELLED:
                raise Refused("meeting.cancelled", day=meeting.day)
            if meeting.state in (MeetingState.RUNNING, MeetingState.CLOSED):
                raise Refused("meeting.already_opened")
            members = self._list_members(unit, meeting)
            first = next(iter(in_order(unit.agenda_items.where(meeting_id=meeting_id, removed_by=None))), None)
            if first is not None:
                unit.agenda_items.save(replace(first, state=ItemState.CURRENT))
            roles = {member.role: person_id for person_id, member in reversed(members.items())}
            secretary_id = meeting.secretary_id or roles.get(Role.SECRETARY)
            for one in unit.attendances.where(meeting_id=meeting_id, person_id=secretary_id or ""):
                if one.state is AttendanceState.EXPECTED:  # who takes the minutes is there
                    unit.attendances.save(replace(one, state=AttendanceState.PRESENT))
            return unit.meetings.save(
                replace(
                    meeting,
                    state=MeetingState.RUNNING,
                    opened=self._moment(meeting, at),
                    chair_id=meeting.chair_id or roles.get(Role.CHAIR),
                    secretary_id=secretary_id,
                )
            )

    def edit_meeting(
        self,
        meeting_id: str,
        *,
        opened: time | None = None,
        closed: time | None = None,
        chair_id: str | None = None,
        secretary_id: str | None = None,
    ) -> Meeting:
        """Correct the times or who led the meeting and wrote; None leaves what is there."""
        given = {"opened": opened, "closed": closed, "chair_id": chair_id, "secretary_id": secretary_id}
        changes = {name: value for name, value in given.items() if value is not None}
        with self._store.unit("meetings.edit", merge=True) as unit:
            meeting = replace(unit.meetings.get(meeting_id), **changes)  # type: ignore[arg-type]
            if meeting.opened and meeting.closed and meeting.closed <= meeting.opened:
                raise Refused("meeting.closes_before_opening", opened=meeting.opened, closed=meeting.closed)
            return unit.meetings.save(meeting)

    def mark(self, meeting_id: str, person_ids: Iterable[str], state: AttendanceState) -> None:
        """Say how persons take part; present means from the beginning, arrive() notes a later time."""
        with self._store.unit("attendances.mark") as unit:
            meeting = unit.meetings.get(meeting_id)
            self._list_members(unit, meeting)
            for person_id in person_ids:
                attendance = _of_person(unit, meeting_id, person_id)
                stays = attendance.stays if attendance.state in HERE and state in HERE else ()
                unit.attendances.save(replace(attendance, state=state, stays=stays))

    def mark_all_present(self, meeting_id: str) -> int:
        """Everybody of whom nothing is known yet is there from the beginning; returns how many."""
        with self._store.unit("attendances.mark_all_present") as unit:
            self._list_members(unit, unit.meetings.get(meeting_id))
            expected = unit.attendances.where(meeting_id=meeting_id, state=AttendanceState.EXPECTED)
            for attendance in expected:
                unit.attendances.save(replace(attendance, state=AttendanceState.PRESENT, stays=()))
            return len(expected)

    def arrive(self, meeting_id: str, person_id: str, at: time | None = None, *, remote: bool = False) -> Attendance:
        """Somebody comes, or comes back."""
        with self._store.unit("attendances.arrive") as unit:
            meeting = unit.meetings.get(meeting_id)
            self._list_members(unit, meeting)
            attendance = _of_person(unit, meeting_id, person_id)
            return unit.attendances.save(attendance.arrive(self._moment(meeting, at), remote=remote))

    def leave(self, meeting_id: str, person_id: str, at: time | None = None) -> Attendance:
        """Somebody goes; from that minute on the person no longer counts."""
        with self._store.unit("attendances.leave") as unit:
            meeting = unit.meetings.get(meeting_id)
            attendance = _of_person(unit, meeting_id, person_id)
            opened = meeting.opened or meeting.start.time()
            return unit.attendances.save(attendance.leave(self._moment(meeting, at), opened))

    def toggle(self, meeting_id: str, person_id: str) -> Attendance:
        """Somebody comes or goes: ticked off while heads are counted at the beginning, with the time later on."""
        with self._store.unit("attendances.toggle") as unit:
            meeting = unit.meetings.get(meeting_id)
            self._list_members(unit, meeting)
            attendance = _of_person(unit, meeting_id, person_id)
            here = attendance.present_at(None)
            if not self._counting_heads(meeting):
                return self.leave(meeting_id, person_id) if here else self.arrive(meeting_id, person_id)
            state = AttendanceState.EXPECTED if here else AttendanceState.PRESENT
            return unit.attendances.save(replace(attendance, state=state, stays=()))

    def set_stays(self, meeting_id: str, person_id: str, stays: Sequence[Stay]) -> Attendance:
        """Correct the times by hand; none means the whole meeting."""
        with self._store.unit("attendances.times") as unit:
            self._list_members(unit, unit.meetings.get(meeting_id))
            attendance = _of_person(unit, meeting_id, person_id)
            state = attendance.state if attendance.state in HERE else AttendanceState.PRESENT
            return unit.attendances.save(replace(attendance, state=state).with_stays(tuple(stays)))

    def add_person(
        self,
        meeting_id: str,
        person_id: str,
        group: AttendanceGroup,
        function: str = "",
        *,
        substitute_for_id: str | None = None,
    ) -> Attendance:
        """Add somebody who is no member: a guest, the administration, the press, or who stands in for a member."""
        with self._store.unit("attendances.add_person") as unit:
            found = unit.attendances.where(meeting_id=meeting_id, person_id=person_id)
            if found:
                raise Refused("attendance.already_listed", name=unit.persons.get(person_id).name)
            voting = group in (AttendanceGroup.CHAIR, AttendanceGroup.VOTING)
            return unit.attendances.save(
                Attendance(
                    meeting_id,
                    person_id,
                    group,
                    AttendanceState.PRESENT,
                    voting,
                    substitute_for_id=substitute_for_id,
                    function=function,
                )
            )

    def edit(
        self, meeting_id: str, person_id: str, *, function: str | None = None, substitute_for_id: str | None = None
    ) -> Attendance:
        """Change a person's function, or for whom the person stands in; None leaves what is there."""
        with self._store.unit("attendances.edit", merge=True) as unit:
            attendance = _of_person(unit, meeting_id, person_id)
            if function is not None:
                attendance = replace(attendance, function=function)
            if substitute_for_id is not None:
                attendance = replace(attendance, substitute_for_id=substitute_for_id or None)
            return unit.attendances.save(attendance)

    def remove_person(self, meeting_id: str, person_id: str) -> None:
        """Take somebody off the list who was added by mistake; members stay on it."""
        with self._store.unit("attendances.remove_person") as unit:
            if person_id in members_on(unit, unit.meetings.get(meeting_id)):
                raise Refused("attendance.is_member", name=unit.persons.get(person_id).name)
            unit.attendances.delete(_of_person(unit, meeting_id, person_id).id)

    def waive(self, meeting_id: str, person_id: str, waived: bool = True) -> Attendance:
        """The member waives the form and period of the invitation beforehand (§ 34 GemO)."""
        with self._store.unit("attendances.waive") as unit:
            self._list_members(unit, unit.meetings.get(meeting_id))
            return unit.attendances.save(replace(_of_person(unit, meeting_id, person_id), waived=waived))

    def unhealed(self, meeting_id: str) -> tuple[AttendanceRow, ...]:
        """Members towards whom a breach of the invitation's period is not healed: neither there nor waived."""
        sheet = self.sheet(meeting_id)
        if not notice_findings(sheet.meeting, sheet.committee.profile):
            return ()
        return tuple(row for row in sheet.voting if row.attendance.state not in HERE and not row.attendance.waived)

    def quorum(self, meeting_id: str, item_id: str = "", at: time | None = None) -> Quorum:
        """The quorum now or at a moment, for one item where members are excluded from it (§§ 22, 39 GemO)."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            return quorum_at(
                unit.committees.get(meeting.committee_id).statutory_seats,
                unit.attendances.where(meeting_id=meeting_id),
                unit.exclusions.where(agenda_item_id=item_id) if item_id else (),
                item_id,
                moment=at,
                second_call=meeting.second_call,
            )

    def interrupt(self, meeting_id: str, at: time | None = None) -> Meeting:
        """The chair interrupts the meeting."""
        with self._store.unit("meetings.interrupt") as unit:
            meeting = _running(unit, meeting_id)
            if interrupted(meeting):
                return meeting
            span = (self._moment(meeting, at), None)
            return unit.meetings.save(replace(meeting, interruptions=(*meeting.interruptions, span)))

    def resume(self, meeting_id: str, at: time | None = None) -> Meeting:
        """The meeting goes on."""
        with self._store.unit("meetings.resume") as unit:
            meeting = _running(unit, meeting_id)
            return unit.meetings.save(_resumed(meeting, self._moment(meeting, at)))

    def closing_findings(self, meeting_id: str) -> tuple[Finding, ...]:
        """What is still open before the meeting is closed."""
        with self._store.reading() as unit:
            items = in_order(unit.agenda_items.where(meeting_id=meeting_id, removed_by=None))
            unknown = unit.attendances.count(meeting_id=meeting_id, state=AttendanceState.EXPECTED)
        left = tuple(item.number or item.title for item in items if not _dealt_with(item))
        found = []
        if left:
            found.append(Finding("meeting.items_open", "§ 41 GemO", Severity.WARNING, {"items": left}))
        if unknown:
            found.append(Finding("attendance.open", "§ 41 GemO", Severity.WARNING, {"count": unknown}))
        return tuple(finding.about("meetings", meeting_id) for finding in found)

    def close(self, meeting_id: str, at: time | None = None) -> Meeting:
        """The chair closes the meeting; who was never seen counts as absent."""
        with self._store.unit("meetings.close") as unit:
            meeting = _running(unit, meeting_id)
            moment = self._moment(meeting, at)
            if meeting.opened is not None and moment < meeting.opened:
                raise Refused("meeting.closes_before_opening", opened=meeting.opened, closed=moment)
            for item in unit.agenda_items.where(meeting_id=meeting_id, state=ItemState.CURRENT):
                unit.agenda_items.save(replace(item, state=ItemState.DONE))
            for attendance in unit.attendances.where(meeting_id=meeting_id, state=AttendanceState.EXPECTED):
                unit.attendances.save(replace(attendance, state=AttendanceState.ABSENT))
            meeting = _resumed(meeting, moment)
            return unit.meetings.save(replace(meeting, state=MeetingState.CLOSED, closed=moment))

    def reopen(self, meeting_id: str) -> Meeting:
        """Go on with a meeting that was closed too early."""
        with self._store.unit("meetings.reopen") as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.state is not MeetingState.CLOSED:
                raise Refused("meeting.not_closed")
            return unit.meetings.save(replace(meeting, state=MeetingState.RUNNING, closed=None))

    def _moment(self, meeting: Meeting, at: time | None) -> time:
        """The given time; else now, on the day itself; else the beginning, for a meeting entered later."""
        if at is not None:
            return at.replace(second=0, microsecond=0)
        now = self._store.now()
        if now.date() == meeting.day:
            return now.time().replace(second=0, microsecond=0)
        return meeting.opened or meeting.start.time()

    def _counting_heads(self, meeting: Meeting) -> bool:
        """Whether a tick still means present from the beginning: until shortly after the opening, or afterwards."""
        now = self._store.now()
        if meeting.opened is None or now.date() != meeting.day:
            return True
        passed = (now.hour - meeting.opened.hour) * 60 + now.minute - meeting.opened.minute
        return passed < COUNTING_MINUTES

    @staticmethod
    def _list_members(unit: Unit, meeting: Meeting) -> dict[str, Membership]:
        members = members_on(unit, meeting)
        listed = {attendance.person_id for attendance in unit.attendances.where(meeting_id=meeting.id)}
        for person_id, member in members.items():
            if person_id not in listed:
                unit.attendances.save(expected_of(meeting, member))
        return members


def interrupted(meeting: Meeting) -> bool:
    """Whether the meeting is interrupted now."""
    return bool(meeting.interruptions) and meeting.interruptions[-1][1] is None


def _resumed(meeting: Meeting, moment: time) -> Meeting:
    if not interrupted(meeting):
        return meeting
    began = meeting.interruptions[-1][0]
    return replace(meeting, interruptions=(*meeting.interruptions[:-1], (began, max(began, moment))))


def _running(unit: Unit, meeting_id: str) -> Meeting:
    meeting = unit.meetings.get(meeting_id)
    if meeting.state is not MeetingState.RUNNING:
        raise Refused("meeting.not_running")
    return meeting


def _dealt_with(item: AgendaItem) -> bool:
    return item.outcome is not None or item.state is not ItemState.OPEN


def _of_person(unit: Unit, meeting_id: str, person_id: str) -> Attendance:
    found = unit.attendances.where(meeting_id=meeting_id, person_id=person_id)
    if not found:
        raise Refused("attendance.not_listed", name=unit.persons.get(person_id).name)
    return found[0]
