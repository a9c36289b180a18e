"""Who is in the room: opening, arriving, leaving, the quorum, interrupting and closing a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from beirat_desktop.domain.agenda import AgendaItem, ItemState, invited_again, may_be_left
from beirat_desktop.domain.agenda_tree import in_order
from beirat_desktop.domain.attendance import (
    BY_VIDEO,
    HERE,
    Attendance,
    AttendanceGroup,
    AttendanceState,
    Declared,
    Stay,
    seats_twice,
)
from beirat_desktop.domain.deadlines import notice_findings
from beirat_desktop.domain.elections import ElectionRound, standing
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, Severity, about
from beirat_desktop.domain.holding import Stage, check_change, stage
from beirat_desktop.domain.meeting_days import before_its_day
from beirat_desktop.domain.meetings import Meeting, MeetingState, Presiding
from beirat_desktop.domain.moments import check_follows, check_within, minute, read_moment, within
from beirat_desktop.domain.paths import Path
from beirat_desktop.domain.persons import Membership, Person, Role
from beirat_desktop.domain.presence import check_presence_at_votes
from beirat_desktop.domain.quorum import Quorum, quorum_at
from beirat_desktop.domain.votes import Flaw, Vote, flaws
from beirat_desktop.domain.voting import void_vote
from beirat_desktop.german.attendance import WATCHED
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, person_on, persons_on, today
from beirat_desktop.usecases.live import floor
from beirat_desktop.usecases.live.attendance_sheets import (
    AttendanceRow,
    AttendanceSheet,
    expected_of,
    members_on,
    sheet,
)
from beirat_desktop.usecases.live.decisions import quorum_reached
from beirat_desktop.usecases.live.recording import moment_of
from beirat_desktop.usecases.meetings.plan import holidays
from beirat_desktop.usecases.meetings.rules import elections_under, findings_of_path
from beirat_desktop.usecases.members.persons import Persons

COUNTING = timedelta(minutes=15)
"""So long after the opening the chair still counts heads; who is ticked off later came late."""

Clock = time | datetime
"""A moment as it is given: a clock time, read within the meeting, or one that names its day."""


_DECLARED = {
    AttendanceState.EXPECTED: Declared.NOTHING,
    AttendanceState.PRESENT: Declared.NOTHING,
    AttendanceState.REMOTE: Declared.REMOTE,
    AttendanceState.EXCUSED: Declared.EXCUSED,
    AttendanceState.ABSENT: Declared.ABSENT,
    AttendanceState.SUBSTITUTED: Declared.SUBSTITUTE,
}


class Attendances:
    """The attendance list of a meeting."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sheet(self, meeting_id: str) -> AttendanceSheet:
        """The list as it stands; before the meeting is opened it names the members who are expected."""
        with self._store.reading() as unit:
            return sheet(unit, meeting_id)

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
            members = self._list_members(unit, meeting)
            first = next(iter(in_order(unit.agenda_items.where(meeting_id=meeting_id, removed_by=None))), None)
            opened = self._moment(meeting, at)
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
            moment = self._moment(meeting, at)
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

    def mark(self, meeting_id: str, person_ids: Iterable[str], state: AttendanceState) -> None:
        """Say how persons take part; present means from the beginning, arrive() notes a later time.

        What is declared never erases a stay, and who was there is neither missing nor unknown. Who watched by video
        while was voted, and did not count, is there from now on.
        """
        with self._store.unit("attendances.mark") as unit:
            meeting, votes = unit.meetings.get(meeting_id), _votes(unit, meeting_id)
            self._list_members(unit, meeting)
            for person_id in person_ids:
                attendance = _of_person(unit, meeting_id, person_id)
                if attendance.stays and state in (AttendanceState.ABSENT, AttendanceState.EXPECTED):
                    raise Refused("attendance.was_there", name=person_on(unit, person_id, today(unit)).name)
                watched = attendance.declared is Declared.WATCHING and _during(attendance, votes)
                if state is AttendanceState.PRESENT and watched:
                    attendance = attendance.come_in(self._moment(meeting, None), WATCHED, minute(self._store.now()))
                elif state is not AttendanceState.PRESENT or attendance.declared in BY_VIDEO:
                    attendance = attendance.declare(_DECLARED[state])
                if state in HERE and not attendance.stays:
                    attendance = attendance.arrive(meeting.began)
                self._keep(unit, meeting, attendance)

    def mark_all_present(self, meeting_id: str) -> int:
        """Everybody of whom nothing is known yet is there from the beginning; returns how many."""
        with self._store.unit("attendances.mark_all_present") as unit:
            meeting = unit.meetings.get(meeting_id)
            self._list_members(unit, meeting)
            everybody = unit.attendances.where(meeting_id=meeting_id)
            expected = [one for one in everybody if one.state is AttendanceState.EXPECTED]
            for attendance in expected:
                self._keep(unit, meeting, attendance.arrive(meeting.began))
            return len(expected)

    def arrive(self, meeting_id: str, person_id: str, at: Clock | None = None, *, remote: bool = False) -> Attendance:
        """Somebody comes, or comes back."""
        with self._store.unit("attendances.arrive") as unit:
            meeting = unit.meetings.get(meeting_id)
            self._list_members(unit, meeting)
            attendance = _of_person(unit, meeting_id, person_id)
            if remote:
                attendance = attendance.declare(Declared.REMOTE)
            return self._keep(unit, meeting, attendance.arrive(self._moment(meeting, at)))

    def leave(self, meeting_id: str, person_id: str, at: Clock | None = None) -> Attendance:
        """Somebody goes; from that minute on the person no longer counts."""
        with self._store.unit("attendances.leave") as unit:
            meeting = unit.meetings.get(meeting_id)
            attendance = _of_person(unit, meeting_id, person_id)
            if meeting.opened is None and attendance.present_at(None):
                raise Refused("attendance.just_arrived", arrived=attendance.stays[-1].arrived)
            gone = attendance.leave(self._moment(meeting, at))
            check_presence_at_votes(attendance.stays, gone.stays, _votes(unit, meeting_id), "")
            return self._keep(unit, meeting, gone)

    def toggle(self, meeting_id: str, person_id: str) -> Attendance:
        """Somebody comes or goes: from the beginning on while heads are counted, with the time later on."""
        with self._store.unit("attendances.toggle") as unit:
            meeting = unit.meetings.get(meeting_id)
            self._list_members(unit, meeting)
            attendance = _of_person(unit, meeting_id, person_id)
            if attendance.present_at(None):
                return self.leave(meeting_id, person_id)
            if attendance.stays:
                return self.arrive(meeting_id, person_id)
            return self.arrive(meeting_id, person_id, self._counted_from(unit, meeting, attendance.seat))

    def take_back(self, meeting_id: str, person_id: str, reason: str = "") -> Attendance:
        """The latest coming of a person was entered by mistake; what was declared holds again.

        Once a vote was taken meanwhile, only for a reason.
        """
        with self._store.unit("attendances.take_back") as unit:
            meeting = unit.meetings.get(meeting_id)
            attendance = _of_person(unit, meeting_id, person_id)
            left = attendance.take_back(reason, minute(self._store.now()))
            check_presence_at_votes(attendance.stays, left.stays, _votes(unit, meeting_id), reason)
            return self._keep(unit, meeting, left)

    def take_back_all(self, meeting_id: str, person_ids: Iterable[str], reason: str = "") -> None:
        """The same for several persons, all of them or none."""
        with self._store.unit("attendances.take_back"):
            for person_id in person_ids:
                self.take_back(meeting_id, person_id, reason)

    def set_stays(self, meeting_id: str, person_id: str, stays: Sequence[Stay], reason: str = "") -> Attendance:
        """Correct the times by hand, with a reason where what stood there changes."""
        with self._store.unit("attendances.times") as unit:
            meeting = unit.meetings.get(meeting_id)
            self._list_members(unit, meeting)
            attendance = _of_person(unit, meeting_id, person_id)
            if stays:
                _check_times(meeting, stays)  # before a reason is asked for what cannot be
            corrected = attendance.correct(tuple(stays), reason, minute(self._store.now()))
            check_presence_at_votes(attendance.stays, corrected.stays, _votes(unit, meeting_id), reason)
            return self._keep(unit, meeting, corrected)

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
            meeting = unit.meetings.get(meeting_id)
            self._list_members(unit, meeting)
            listed = unit.attendances.where(meeting_id=meeting_id)
            if any(one.person_id == person_id for one in listed):
                raise Refused("attendance.already_listed", name=person_on(unit, person_id, today(unit)).name)
            if substitute_for_id is not None:
                self._send_substitute(unit, meeting, listed, substitute_for_id)
            elif group in (AttendanceGroup.CHAIR, AttendanceGroup.VOTING):
                raise Refused("attendance.no_seat", name=person_on(unit, person_id, today(unit)).name)
            added = Attendance(
                meeting_id,
                person_id,
                group,
                voting=substitute_for_id is not None,
                substitute_for_id=substitute_for_id,
                function=function,
            )
            return self._keep(unit, meeting, added.arrive(self._counted_from(unit, meeting, added.seat)))

    def add_new_person(
        self,
        meeting_id: str,
        family_name: str,
        given_name: str,
        group: AttendanceGroup,
        function: str = "",
        *,
        substitute_for_id: str | None = None,
    ) -> Attendance:
        """The same for somebody the record does not know yet; nobody is made who cannot take part."""
        with self._store.unit("attendances.add_person"):
            person = Persons(self._store).add(family_name, given_name)
            return self.add_person(meeting_id, person.id, group, function, substitute_for_id=substitute_for_id)

    def remove_person(self, meeting_id: str, person_id: str) -> None:
        """Take somebody off the list who was added by mistake; members stay on it."""
        with self._store.unit("attendances.remove_person") as unit:
            if person_id in members_on(unit, unit.meetings.get(meeting_id)):
                raise Refused("attendance.is_member", name=person_on(unit, person_id, today(unit)).name)
            removed = _of_person(unit, meeting_id, person_id)
            votes = _votes(unit, meeting_id)
            voted = any(person_id in (*vote.voter_ids, *getattr(vote, "excluded_ids", ())) for vote in votes)
            # What was taken back for a reason stays readable with it.
            reasoned = any(one.reason for one in removed.corrections)
            if voted or reasoned or any(removed.present_at(vote.moment) for vote in votes if vote.moment is not None):
                raise Refused("attendance.voted", name=person_on(unit, person_id, today(unit)).name)
            unit.attendances.delete(removed.id)
            seat = removed.substitute_for_id
            if seat is not None and not unit.attendances.count(meeting_id=meeting_id, substitute_for_id=seat):
                for sent in unit.attendances.where(meeting_id=meeting_id, person_id=seat):
                    if sent.declared is Declared.SUBSTITUTE:
                        unit.attendances.save(sent.declare(Declared.NOTHING))

    def waive(self, meeting_id: str, person_id: str, waived: bool = True) -> Attendance:
        """The member waives the form and period of the invitation beforehand (§ 34 GemO)."""
        with self._store.unit("attendances.waive") as unit:
            self._list_members(unit, unit.meetings.get(meeting_id))
            return unit.attendances.save(replace(_of_person(unit, meeting_id, person_id), waived=waived))

    def unhealed(self, meeting_id: str) -> tuple[AttendanceRow, ...]:
        """Members towards whom a breach of the invitation's period is not healed: neither there nor waived."""
        sheet = self.sheet(meeting_id)
        if not notice_findings(sheet.meeting, sheet.committee.profile, holidays()):
            return ()
        return tuple(row for row in sheet.voting if row.attendance.state not in HERE and not row.attendance.waived)

    def quorum(self, meeting_id: str, item_id: str = "", at: Clock | None = None) -> Quorum:
        """The quorum now or at a moment; for one item, where members are excluded or it is called the second time."""
        with self._store.reading() as unit:
            meeting, item = unit.meetings.get(meeting_id), unit.agenda_items.find(item_id)
            return quorum_at(
                committee_of(unit, meeting).statutory_seats,
                unit.attendances.where(meeting_id=meeting_id),
                unit.exclusions.where(agenda_item_id=item_id) if item_id else (),
                item_id,
                moment=None if at is None else read_moment(at, meeting.began),
                second_call=item is not None and invited_again(item),
            )

    def interrupt(self, meeting_id: str, at: Clock | None = None) -> Meeting:
        """The chair interrupts the meeting."""
        with self._store.unit("meetings.interrupt") as unit:
            meeting = _running(unit, meeting_id)
            if interrupted(meeting):
                return meeting
            moment = self._moment(meeting, at)
            last = meeting.interruptions[-1][1] if meeting.interruptions else None
            check_follows(moment, last or meeting.began)
            return unit.meetings.save(replace(meeting, interruptions=(*meeting.interruptions, (moment, None))))

    def resume(self, meeting_id: str, at: Clock | None = None) -> Meeting:
        """The meeting goes on."""
        with self._store.unit("meetings.resume") as unit:
            meeting = _running(unit, meeting_id)
            return unit.meetings.save(_resumed(meeting, self._moment(meeting, at)))

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

    def _moment(self, meeting: Meeting, at: Clock | None) -> datetime:
        """The given time; else now, while it runs; else the beginning, for a meeting entered later."""
        if at is not None:
            return read_moment(at, meeting.began)
        if meeting.state is MeetingState.CLOSED:
            raise Refused("attendance.meeting_closed")
        now = minute(self._store.now())
        return now if within(now, meeting.began) else meeting.began

    def _counted_from(self, unit: Unit, meeting: Meeting, seat: str) -> datetime:
        """From when somebody on a seat is there who is ticked off now.

        That is the beginning until shortly after the opening, and again once the meeting is only written up; where
        another had the seat meanwhile, not before that one left.
        """
        now = minute(self._store.now())
        if meeting.opened is not None and now - meeting.opened >= COUNTING and within(now, meeting.opened):
            return now
        left = [
            stay.left for one in unit.attendances.where(meeting_id=meeting.id) if one.seat == seat for stay in one.stays
        ]
        return max([meeting.began, *(moment for moment in left if moment is not None)])

    def _keep(self, unit: Unit, meeting: Meeting, attendance: Attendance) -> Attendance:
        """Save what was noted of a person, unless a rule of the seat or of time speaks against it.

        By video a member is kept as declared, and counts only where the rules of the committee say so (§ 35a GemO).
        """
        profile = committee_of(unit, meeting).profile
        if attendance.declared is Declared.REMOTE and attendance.voting and not profile.video:
            attendance = attendance.declare(Declared.WATCHING)
            if any(attendance.person_id in vote.voter_ids for vote in _during(attendance, _votes(unit, meeting.id))):
                raise Refused("attendance.voted_there", name=person_on(unit, attendance.person_id, today(unit)).name)
        if attendance.declared is Declared.SUBSTITUTE and not profile.substitutes:
            raise Refused("attendance.no_substitutes", name=person_on(unit, attendance.person_id, today(unit)).name)
        if attendance.stays:
            _check_times(meeting, attendance.stays)
        others = [one for one in unit.attendances.where(meeting_id=meeting.id) if one.id != attendance.id]
        for one, other in seats_twice([attendance, *(o for o in others if o.seat == attendance.seat)]):
            comes, sits = (one, other) if one.id == attendance.id else (other, one)
            names = by_id(persons_on(unit, today(unit), id=(comes.person_id, sits.person_id)))
            raise Refused("attendance.seat_taken", comes=names[comes.person_id].name, sits=names[sits.person_id].name)
        return unit.attendances.save(attendance)

    @staticmethod
    def _send_substitute(unit: Unit, meeting: Meeting, listed: Sequence[Attendance], substitute_for_id: str) -> None:
        member = next((one for one in listed if one.person_id == substitute_for_id), None)
        name = person_on(unit, substitute_for_id, today(unit)).name
        if not committee_of(unit, meeting).profile.substitutes:
            raise Refused("attendance.no_substitutes", name=name)
        if member is None or not member.voting or member.substitute_for_id is not None:
            raise Refused("attendance.no_seat", name=name)
        for other in listed:
            gone = bool(other.stays) and not other.present_at(None)  # then the seat is free for another one
            if other.substitute_for_id == substitute_for_id and not gone:
                sent = person_on(unit, other.person_id, today(unit)).name
                raise Refused("attendance.substitute_twice", name=name, substitute=sent)
        if not member.stays:
            unit.attendances.save(member.declare(Declared.SUBSTITUTE))

    @staticmethod
    def _list_members(unit: Unit, meeting: Meeting) -> dict[str, Membership]:
        members = members_on(unit, meeting)
        listed = {attendance.person_id for attendance in unit.attendances.where(meeting_id=meeting.id)}
        for person_id, member in members.items():
            if person_id not in listed:
                unit.attendances.save(expected_of(meeting, member))
        return members


def _left_for_few(unit: Unit, item: AgendaItem) -> bool:
    """Whether an item without an outcome is left for lack of quorum when the meeting ends."""
    held = elections_under(unit, {item.id})
    if held and all(one.rounds and standing(one.election, one.rounds).next is None for one in held):
        return False  # they are elected; that an answer is still to come leaves nothing open here
    void = void_vote(unit.votes.where(agenda_item_id=item.id))
    if void is not None and Flaw.NO_QUORUM in flaws(void):
        return True
    return item.state is not ItemState.DONE and not quorum_reached(unit, item)


def check_not_called_again(unit: Unit, item_ids: Sequence[str]) -> None:
    """What is to be called a second time was left for lack of quorum, and stays so (§ 39 GemO)."""
    for item in unit.agenda_items.where(second_call_of=list(item_ids), removed_by=None):
        again = unit.meetings.get(item.meeting_id)
        if again.state is not MeetingState.CANCELLED:
            raise Refused("meeting.called_again", day=again.day, title=item.title)


def _check_times(meeting: Meeting, stays: Sequence[Stay]) -> None:
    """Somebody is there while the meeting is on, from its beginning until its end."""
    last = stays[-1].left or stays[-1].arrived
    if meeting.opened is not None:
        check_follows(stays[0].arrived, meeting.opened)
    check_within(last, meeting.began)
    if meeting.closed is not None:
        check_follows(meeting.closed, last)


def _closed(unit: Unit, meeting_id: str) -> Meeting:
    """A meeting that was closed and may be gone on with, as far as its state and what came after it go."""
    meeting = unit.meetings.get(meeting_id)
    if meeting.state is not MeetingState.CLOSED:
        raise Refused("meeting.not_closed")
    check_not_called_again(unit, [item.id for item in unit.agenda_items.where(meeting_id=meeting_id)])
    return meeting


def interrupted(meeting: Meeting) -> bool:
    """Whether the meeting is interrupted now."""
    return bool(meeting.interruptions) and meeting.interruptions[-1][1] is None


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


def _votes(unit: Unit, meeting_id: str) -> list[Vote | ElectionRound]:
    """Every vote of the meeting, the rounds of its elections among them."""
    items = {item.id for item in unit.agenda_items.where(meeting_id=meeting_id)}
    elections = {election.id for election in unit.elections.where(agenda_item_id=items)}
    return [*unit.votes.where(agenda_item_id=items), *unit.election_rounds.where(election_id=elections)]


def _during(attendance: Attendance, votes: Iterable[Vote | ElectionRound]) -> list[Vote | ElectionRound]:
    """The votes that were taken while somebody was there or watched."""
    return [vote for vote in votes if vote.moment is not None and attendance.present_at(vote.moment)]


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


def _of_person(unit: Unit, meeting_id: str, person_id: str) -> Attendance:
    found = unit.attendances.where(meeting_id=meeting_id, person_id=person_id)
    if not found:
        raise Refused("attendance.not_listed", name=person_on(unit, person_id, today(unit)).name)
    return found[0]
