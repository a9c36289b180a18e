"""The course of a meeting: opened, presided over, interrupted, closed, and opened again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time

from beirat_desktop.domain.agenda import AgendaItem, ItemState, may_be_left
from beirat_desktop.domain.agenda_tree import in_order
from beirat_desktop.domain.attendance import Attendance, AttendanceState, Declared
from beirat_desktop.domain.elections import ElectionRound, standing
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity, about
from beirat_desktop.domain.holding import Stage, check_change, stage
from beirat_desktop.domain.meeting_days import before_its_day
from beirat_desktop.domain.meetings import Meeting, MeetingState, Presiding
from beirat_desktop.domain.moments import check_follows, check_within, minute, read_moment, within
from beirat_desktop.domain.paths import Path
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.votes import Flaw, Vote, flaws
from beirat_desktop.domain.voting import void_vote
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import today
from beirat_desktop.usecases.live import floor
from beirat_desktop.usecases.live.attendance_sheets import list_members, sheet
from beirat_desktop.usecases.live.decisions import quorum_reached
from beirat_desktop.usecases.live.recording import moment_of
from beirat_desktop.usecases.meetings.rules import elections_under, findings_of_path

Clock = time | datetime
"""A moment as it is given: a clock time, read within the meeting, or one that names its day."""


class Course:
    """How a meeting runs, from the opening to its end."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open(self, meeting_id: str, at: Clock | None = None) -> Meeting:
        """Open the meeting and call its first item.

        The list gets everybody who is a member on that day; who presides and who writes is noted. Who was ticked off
        before is there from the opening on.
        """
        with self._store.unit("meetings.open") as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.state is MeetingState.CANCELLED:
                raise Refused("meeting.cancelled", day=meeting.day)
            if meeting.state in (MeetingState.RUNNING, MeetingState.CLOSED):
                raise Refused("meeting.already_opened")
            members = list_members(unit, meeting)
            first = next(iter(in_order(unit.agenda_items.where(meeting_id=meeting_id, removed_by=None))), None)
            opened = moment_given(self._store, meeting, at)
            if first is not None:
                floor.call(unit, meeting, first, opened if moment_of(unit, meeting) is not None else None)
            listed = {one.person_id: one for one in unit.attendances.where(meeting_id=meeting_id)}
            writers = (person_id for person_id, member in members.items() if member.role is Role.SECRETARY)
            secretary_id = meeting.secretary_id or next(writers, None)
            for one in listed.values():
                if one.stays:
                    unit.attendances.save(one.beginning_moved(one.stays[0].arrived, opened))
                elif one.person_id == secretary_id and one.state is AttendanceState.EXPECTED:
                    unit.attendances.save(one.arrive(opened))  # who takes the minutes is there, unless it is said
            return unit.meetings.save(
                replace(
                    meeting.to(MeetingState.RUNNING),
                    opened=opened,
                    chair_id=meeting.chair_id or _first_to_preside(members, listed),
                    secretary_id=secretary_id,
                )
            )

    def opening_findings(self, meeting_id: str) -> tuple[Finding, ...]:
        """What stands in the way when the meeting is opened: its day, invitation, notice, urgency, quorum."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            found = findings_of_path(unit, Path.OPENING, meeting)
            return (*about(before_its_day(meeting, today(unit)), "meetings", meeting_id), *found)

    def edit_meeting(
        self,
        meeting_id: str,
        *,
        opened: Clock | None = None,
        closed: Clock | None = None,
        chair_id: str | None = None,
        secretary_id: str | None = None,
    ) -> Meeting:
        """Correct when it began and ended, or who led it and wrote; None leaves what is there.

        Who was there from the beginning is so still.
        """
        given = {"chair_id": chair_id, "secretary_id": secretary_id}
        changes: dict[str, object] = {name: value for name, value in given.items() if value is not None}
        with self._store.unit("meetings.edit", merge=True) as unit:
            before = unit.meetings.get(meeting_id)
            if opened is not None:
                changes["opened"] = read_moment(opened, before.start)
            meeting = replace(before, **changes)  # type: ignore[arg-type]
            if closed is not None:
                meeting = replace(meeting, closed=read_moment(closed, meeting.began))
            if before.opened and meeting.opened and before.opened != meeting.opened:
                for one in unit.attendances.where(meeting_id=meeting_id):
                    unit.attendances.save(one.beginning_moved(before.opened, meeting.opened))
                for calls in floor.calls_under(unit, meeting_id):
                    unit.item_calls.save(calls.beginning_moved(before.opened, meeting.opened))
                check_follows(min(_known(unit, meeting), default=meeting.opened), meeting.opened)
            if before.closed and meeting.closed and before.closed != meeting.closed:
                meeting = _end_moved(unit, meeting, before.closed, meeting.closed)
            if meeting.closed is not None and (opened is not None or closed is not None):
                _check_end(unit, meeting, meeting.closed)
            return unit.meetings.save(meeting)

    def preside(
        self, meeting_id: str, person_id: str, at: Clock | None = None, *, item_id: str | None = None
    ) -> Meeting:
        """Somebody takes the chair, at the item named or else on the floor; that may be somebody who is no member."""
        with self._store.unit("meetings.preside") as unit:
            meeting = _running(unit, meeting_id)
            moment = moment_given(self._store, meeting, at)
            last = meeting.presiding[-1].since if meeting.presiding else meeting.began
            check_follows(moment, last)
            if meeting.presides_at(moment) == person_id:
                return meeting
            here = floor.on_floor(unit, meeting)
            if meeting.chair_id is None and not meeting.presiding:
                # A constituent meeting has no chair yet: who is the first to preside does so from the opening on.
                return unit.meetings.save(replace(meeting, chair_id=person_id))
            taken = Presiding(moment, person_id, item_id or (here.id if here is not None else None))
            return unit.meetings.save(replace(meeting, presiding=(*meeting.presiding, taken)))

    def correct_presiding(self, meeting_id: str, number: int, person_id: str, at: Clock, reason: str) -> Meeting:
        """Who took the chair, or when, was entered wrongly: number says which change; votes name who then presided."""
        with self._store.unit("meetings.preside_corrected") as unit:
            before = unit.meetings.get(meeting_id)
            since = read_moment(at, before.began)
            meeting = unit.meetings.save(before.correct_presiding(number, person_id, since, reason))
            items = {item.id for item in unit.agenda_items.where(meeting_id=meeting_id)}
            rounds = {election.id for election in unit.elections.where(agenda_item_id=items)}
            for vote in unit.votes.where(agenda_item_id=items):
                if vote.moment is not None:
                    unit.votes.save(replace(vote, presided_id=meeting.presides_at(vote.moment)))
            for one in unit.election_rounds.where(election_id=rounds):
                if one.moment is not None:
                    unit.election_rounds.save(replace(one, presided_id=meeting.presides_at(one.moment)))
            return meeting

    def may_preside(self, meeting_id: str) -> tuple[Person, ...]:
        """Among whom to choose where the meeting is opened and neither the chair nor a deputy is there; else nobody.

        A committee that has no chair yet is presided over by somebody from outside.
        """
        with self._store.reading() as unit:
            listed = sheet(unit, meeting_id)
        offices = [row for row in listed.rows if row.role in (Role.CHAIR, Role.DEPUTY)]
        if listed.meeting.chair_id is not None or not offices:
            return ()
        return tuple(
            row.person for row in listed.voting if row.here and row.attendance.counts and row.role is Role.MEMBER
        )

    def interrupt(self, meeting_id: str, at: Clock | None = None) -> Meeting:
        """The chair interrupts the meeting."""
        with self._store.unit("meetings.interrupt") as unit:
            meeting = _running(unit, meeting_id)
            if interrupted(meeting):
                return meeting
            moment = moment_given(self._store, meeting, at)
            last = meeting.interruptions[-1][1] if meeting.interruptions else None
            check_follows(moment, last or meeting.began)
            return unit.meetings.save(replace(meeting, interruptions=(*meeting.interruptions, (moment, None))))

    def resume(self, meeting_id: str, at: Clock | None = None) -> Meeting:
        """The meeting goes on."""
        with self._store.unit("meetings.resume") as unit:
            meeting = _running(unit, meeting_id)
            return unit.meetings.save(_resumed(meeting, moment_given(self._store, meeting, at)))

    def closing_findings(self, meeting_id: str) -> tuple[Finding, ...]:
        """What is still open before the meeting is closed; persons by name, since closing notes them as absent."""
        with self._store.reading() as unit:
            found = list(findings_of_path(unit, Path.CLOSING, unit.meetings.get(meeting_id)))
            rows = sheet(unit, meeting_id).rows
        unknown = tuple(row.person.name for row in rows if row.attendance.state is AttendanceState.EXPECTED)
        if unknown:
            found.append(Finding("meeting.people_open", "§ 41 GemO", Severity.WARNING, {"names": unknown}))
        return about(found, "meetings", meeting_id)

    def likely_end(self, meeting_id: str) -> datetime | None:
        """What to offer as the end: now while it runs, else the end as it stood before it was opened again."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
        return meeting.ended_before or self.now(meeting_id)

    def now(self, meeting_id: str) -> datetime | None:
        """This moment, while the meeting may be going on; None when it is written up on another day."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
        now = minute(self._store.now())
        return now if within(now, meeting.began) else None

    def close(self, meeting_id: str, at: Clock | None = None) -> Meeting:
        """The chair closes the meeting; who was never seen counts as absent.

        Without a time it ends now. Written up on a later day the end has to be said.
        """
        with self._store.unit("meetings.close") as unit:
            meeting = _running(unit, meeting_id)
            now = minute(self._store.now())
            if at is None and not within(now, meeting.began):
                raise Refused("meeting.end_unknown")
            moment = now if at is None else read_moment(at, meeting.began)
            ended = meeting.ended_before
            if ended is not None:
                went_on = [one for one in _known(unit, meeting) if one > ended]
                if went_on:
                    meeting = meeting.went_on(ended, min(went_on))
                elif not floor.called_since(unit, meeting, ended):
                    meeting = _end_moved(unit, meeting, ended, moment)
            _check_end(unit, meeting, moment)
            floor.close(unit, meeting, moment)
            for item in unit.agenda_items.where(meeting_id=meeting_id):
                left = item.left_without_quorum
                if item.outcome is None and may_be_left(item):
                    left = _left_for_few(unit, item)
                over = item.to(ItemState.DONE) if item.state is ItemState.CURRENT else item
                unit.agenda_items.save(replace(over, left_without_quorum=left))
            for attendance in unit.attendances.where(meeting_id=meeting_id):
                if attendance.state is AttendanceState.EXPECTED:
                    unit.attendances.save(attendance.declare(Declared.ABSENT))
            meeting = _resumed(meeting, moment)
            return unit.meetings.save(replace(meeting.to(MeetingState.CLOSED), closed=moment, ended_before=None))

    def reopen(self, meeting_id: str) -> Meeting:
        """Go on with a meeting that was closed too early; its end is remembered and offered again."""
        with self._store.unit("meetings.reopen") as unit:
            meeting = _closed(unit, meeting_id)
            return unit.meetings.save(
                replace(meeting.to(MeetingState.RUNNING), closed=None, ended_before=meeting.closed)
            )

    def check_reopening(self, meeting_id: str) -> None:
        """Refuse what reopening would be refused for, before anybody is asked about it."""
        with self._store.reading() as unit:
            now = stage(_closed(unit, meeting_id), unit.minutes.where(meeting_id=meeting_id))
        if now >= Stage.SIGNED:
            check_change(Stage.CLOSED, now, ())


def moment_given(store: Store, meeting: Meeting, at: Clock | None) -> datetime:
    """The given time; else now, while it runs; else the beginning, for a meeting entered later."""
    if at is not None:
        return read_moment(at, meeting.began)
    if meeting.state is MeetingState.CLOSED:
        raise Refused("attendance.meeting_closed")
    now = minute(store.now())
    return now if within(now, meeting.began) else meeting.began


def interrupted(meeting: Meeting) -> bool:
    """Whether the meeting is interrupted now."""
    return bool(meeting.interruptions) and meeting.interruptions[-1][1] is None


def check_not_called_again(unit: Unit, item_ids: Sequence[str]) -> None:
    """What is to be called a second time was left for lack of quorum, and stays so (§ 39 GemO)."""
    for item in unit.agenda_items.where(second_call_of=list(item_ids), removed_by=None):
        again = unit.meetings.get(item.meeting_id)
        if again.state is not MeetingState.CANCELLED:
            raise Refused("meeting.called_again", day=again.day, title=item.title)


def votes_held(unit: Unit, meeting_id: str) -> list[Vote | ElectionRound]:
    """Every vote of the meeting, the rounds of its elections among them."""
    items = {item.id for item in unit.agenda_items.where(meeting_id=meeting_id)}
    elections = {election.id for election in unit.elections.where(agenda_item_id=items)}
    return [*unit.votes.where(agenda_item_id=items), *unit.election_rounds.where(election_id=elections)]


def _left_for_few(unit: Unit, item: AgendaItem) -> bool:
    """Whether an item without an outcome is left for lack of quorum when the meeting ends."""
    held = elections_under(unit, {item.id})
    if held and all(one.rounds and standing(one.election, one.rounds).next is None for one in held):
        return False  # they are elected; that an answer is still to come leaves nothing open here
    void = void_vote(unit.votes.where(agenda_item_id=item.id))
    if void is not None and Flaw.NO_QUORUM in flaws(void):
        return True
    return item.state is not ItemState.DONE and not quorum_reached(unit, item)


def _resumed(meeting: Meeting, moment: datetime) -> Meeting:
    if not interrupted(meeting):
        return meeting
    began = meeting.interruptions[-1][0]
    check_follows(moment, began)
    return replace(meeting, interruptions=(*meeting.interruptions[:-1], (began, moment)))


def _end_moved(unit: Unit, meeting: Meeting, before: datetime, after: datetime) -> Meeting:
    """What ended only because the meeting did ends with it, where the end was entered wrongly."""
    for calls in floor.calls_under(unit, meeting.id):
        unit.item_calls.save(calls.end_moved(before, after))
    return meeting.end_moved(before, after)


def _check_end(unit: Unit, meeting: Meeting, end: datetime) -> None:
    """A meeting ends after it began, and after all that is known to have happened in it."""
    if end <= meeting.began:
        raise Refused("meeting.closes_before_opening", opened=meeting.began, closed=end)
    check_within(end, meeting.began)
    check_follows(end, max(_known(unit, meeting), default=meeting.began))


def _known(unit: Unit, meeting: Meeting) -> list[datetime]:
    """Every moment at which something is known to have happened in the meeting."""
    items = {item.id for item in unit.agenda_items.where(meeting_id=meeting.id)}
    elections = {election.id for election in unit.elections.where(agenda_item_id=items)}
    known = [moment for span in meeting.interruptions for moment in span]
    known += [one.since for one in meeting.presiding]
    for attendance in unit.attendances.where(meeting_id=meeting.id):
        known += [moment for stay in attendance.stays for moment in (stay.arrived, stay.left)]
    for calls in unit.item_calls.where(agenda_item_id=items):
        known += [moment for call in calls.calls for moment in (call.called, call.left)]
    known += [vote.moment for vote in unit.votes.where(agenda_item_id=items)]
    known += [one.moment for one in unit.election_rounds.where(election_id=elections)]
    return [moment for moment in known if moment is not None]


def _first_to_preside(members: Mapping[str, Membership], listed: Mapping[str, Attendance]) -> str | None:
    """The chair, or who comes first among the deputies where the chair does not come."""
    away = (AttendanceState.EXCUSED, AttendanceState.ABSENT, AttendanceState.SUBSTITUTED)
    ranked = [key for role in (Role.CHAIR, Role.DEPUTY) for key, member in members.items() if member.role is role]
    coming = [key for key in ranked if key not in listed or listed[key].state not in away]
    return next(iter(coming), None)


def _running(unit: Unit, meeting_id: str) -> Meeting:
    meeting = unit.meetings.get(meeting_id)
    if meeting.state is not MeetingState.RUNNING:
        raise Refused("meeting.not_running")
    return meeting


def _closed(unit: Unit, meeting_id: str) -> Meeting:
    """A meeting that was closed and may be gone on with, as far as its state and what came after it go."""
    meeting = unit.meetings.get(meeting_id)
    if meeting.state is not MeetingState.CLOSED:
        raise Refused("meeting.not_closed")
    check_not_called_again(unit, [item.id for item in unit.agenda_items.where(meeting_id=meeting_id)])
    return meeting
