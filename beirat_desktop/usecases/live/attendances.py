"""Who is in the room: expected, arriving, leaving, sent for another, and the quorum that makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from beirat_desktop.domain.agenda import invited_again
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
from beirat_desktop.domain.elections import ElectionRound
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.moments import check_follows, check_within, minute, read_moment, within
from beirat_desktop.domain.presence import check_presence_at_votes
from beirat_desktop.domain.quorum import Quorum, quorum_at
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german.attendance import WATCHED
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, person_on, persons_on, today
from beirat_desktop.usecases.live.attendance_sheets import (
    AttendanceRow,
    AttendanceSheet,
    list_members,
    members_on,
    sheet,
)
from beirat_desktop.usecases.live.course import Clock, moment_given, votes_held
from beirat_desktop.usecases.meetings.plan import holidays
from beirat_desktop.usecases.members.persons import Persons

COUNTING = timedelta(minutes=15)
"""So long after the opening the chair still counts heads; who is ticked off later came late."""

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

    def mark(self, meeting_id: str, person_ids: Iterable[str], state: AttendanceState) -> None:
        """Say how persons take part; present means from the beginning, arrive() notes a later time.

        What is declared never erases a stay, and who was there is neither missing nor unknown. Who watched by video
        while was voted, and did not count, is there from now on.
        """
        with self._store.unit("attendances.mark") as unit:
            meeting, votes = unit.meetings.get(meeting_id), votes_held(unit, meeting_id)
            list_members(unit, meeting)
            for person_id in person_ids:
                attendance = _of_person(unit, meeting_id, person_id)
                if attendance.stays and state in (AttendanceState.ABSENT, AttendanceState.EXPECTED):
                    raise Refused("attendance.was_there", name=person_on(unit, person_id, today(unit)).name)
                watched = attendance.declared is Declared.WATCHING and _during(attendance, votes)
                if state is AttendanceState.PRESENT and watched:
                    since = moment_given(self._store, meeting, None)
                    attendance = attendance.come_in(since, WATCHED, minute(self._store.now()))
                elif state is not AttendanceState.PRESENT or attendance.declared in BY_VIDEO:
                    attendance = attendance.declare(_DECLARED[state])
                if state in HERE and not attendance.stays:
                    attendance = attendance.arrive(meeting.began)
                self._keep(unit, meeting, attendance)

    def mark_all_present(self, meeting_id: str) -> int:
        """Everybody of whom nothing is known yet is there from the beginning; returns how many."""
        with self._store.unit("attendances.mark_all_present") as unit:
            meeting = unit.meetings.get(meeting_id)
            list_members(unit, meeting)
            everybody = unit.attendances.where(meeting_id=meeting_id)
            expected = [one for one in everybody if one.state is AttendanceState.EXPECTED]
            for attendance in expected:
                self._keep(unit, meeting, attendance.arrive(meeting.began))
            return len(expected)

    def arrive(self, meeting_id: str, person_id: str, at: Clock | None = None, *, remote: bool = False) -> Attendance:
        """Somebody comes, or comes back."""
        with self._store.unit("attendances.arrive") as unit:
            meeting = unit.meetings.get(meeting_id)
            list_members(unit, meeting)
            attendance = _of_person(unit, meeting_id, person_id)
            if remote:
                attendance = attendance.declare(Declared.REMOTE)
            return self._keep(unit, meeting, attendance.arrive(moment_given(self._store, meeting, at)))

    def leave(self, meeting_id: str, person_id: str, at: Clock | None = None) -> Attendance:
        """Somebody goes; from that minute on the person no longer counts."""
        with self._store.unit("attendances.leave") as unit:
            meeting = unit.meetings.get(meeting_id)
            attendance = _of_person(unit, meeting_id, person_id)
            if meeting.opened is None and attendance.present_at(None):
                raise Refused("attendance.just_arrived", arrived=attendance.stays[-1].arrived)
            gone = attendance.leave(moment_given(self._store, meeting, at))
            _check_votes(unit, attendance, gone, "")
            return self._keep(unit, meeting, gone)

    def toggle(self, meeting_id: str, person_id: str) -> Attendance:
        """Somebody comes or goes: from the beginning on while heads are counted, with the time later on."""
        with self._store.unit("attendances.toggle") as unit:
            meeting = unit.meetings.get(meeting_id)
            list_members(unit, meeting)
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
            _check_votes(unit, attendance, left, reason)
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
            list_members(unit, meeting)
            attendance = _of_person(unit, meeting_id, person_id)
            if stays:
                _check_times(meeting, stays)  # before a reason is asked for what cannot be
            corrected = attendance.correct(tuple(stays), reason, minute(self._store.now()))
            _check_votes(unit, attendance, corrected, reason)
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
            list_members(unit, meeting)
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
            votes = votes_held(unit, meeting_id)
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
            list_members(unit, unit.meetings.get(meeting_id))
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
            votes = _during(attendance, votes_held(unit, meeting.id))
            if any(attendance.person_id in vote.voter_ids for vote in votes):
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


def _check_votes(unit: Unit, before: Attendance, after: Attendance, reason: str) -> None:
    """Whether these times may be changed, now that votes were taken; a refusal names whose they are."""
    name = person_on(unit, before.person_id, today(unit)).name
    check_presence_at_votes(before.stays, after.stays, votes_held(unit, before.meeting_id), reason, name)


def _check_times(meeting: Meeting, stays: Sequence[Stay]) -> None:
    """Somebody is there while the meeting is on, from its beginning until its end."""
    last = stays[-1].left or stays[-1].arrived
    if meeting.opened is not None:
        check_follows(stays[0].arrived, meeting.opened)
    check_within(last, meeting.began)
    if meeting.closed is not None:
        check_follows(meeting.closed, last)


def _during(attendance: Attendance, votes: Iterable[Vote | ElectionRound]) -> list[Vote | ElectionRound]:
    """The votes that were taken while somebody was there or watched."""
    return [vote for vote in votes if vote.moment is not None and attendance.present_at(vote.moment)]


def _of_person(unit: Unit, meeting_id: str, person_id: str) -> Attendance:
    found = unit.attendances.where(meeting_id=meeting_id, person_id=person_id)
    if not found:
        raise Refused("attendance.not_listed", name=person_on(unit, person_id, today(unit)).name)
    return found[0]
