"""Meetings: planned, changed, moved, cancelled; the days that follow from them and how far they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from beirat_desktop.domain.agenda import standing_items
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.attendance import Declared
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.deadlines import notice_findings, posting_findings, session_dates
from beirat_desktop.domain.dispatch import DECLARED, Coming
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, without_overridden
from beirat_desktop.domain.meeting_dates import MeetingDate, Progress, Step, meeting_dates, meeting_steps
from beirat_desktop.domain.meeting_days import Outlook, day_findings, next_working_day, proposed_starts
from beirat_desktop.domain.meetings import Meeting, MeetingState, Replaced
from beirat_desktop.domain.minutes import first_issue
from beirat_desktop.domain.notices import check_appeared, public_notice_findings
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.places import Place
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.supplements import invites_anew
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.german.dispatch import said_before
from beirat_desktop.store import meetings as lists
from beirat_desktop.store.meetings import MeetingRow as MeetingRow
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, committee_on, committees_on, today
from beirat_desktop.usecases.meetings.agenda_stations import release
from beirat_desktop.usecases.meetings.beside import beside
from beirat_desktop.usecases.meetings.plan import (
    check_free,
    check_number,
    close_gap,
    holiday,
    holidays,
    number_at,
    renumber,
    term_of,
    word_objections,
)
from beirat_desktop.usecases.overrides import keep_override

EDITABLE = frozenset(
    {
        "name",
        "number",
        "place",
        "greeting",
        "enclosures",
        "note",
        "chair_id",
        "secretary_id",
        "urgent",
        "urgency_reason",
        "notice_published_on",
    }
)
A_FORTNIGHT = timedelta(weeks=2)
HELD = (MeetingState.RUNNING, MeetingState.CLOSED)


class Meetings:
    """The meetings of the committees."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def running(self) -> list[Meeting]:
        """The meetings that are going on."""
        with self._store.reading() as unit:
            return unit.meetings.where(state=MeetingState.RUNNING)

    def get(self, meeting_id: str) -> Meeting:
        """One meeting; raises Missing."""
        with self._store.reading() as unit:
            return unit.meetings.get(meeting_id)

    def rows(self, committee_id: str | None = None, term_id: str | None = None) -> list[MeetingRow]:
        """The meetings as a list shows them, the latest first."""
        with self._store.reading() as unit:
            return lists.meeting_rows(unit, committee_id, term_id)

    def committees(self) -> list[Committee]:
        """Whose meetings are recorded; the Beirat first."""
        with self._store.reading() as unit:
            return sorted(committees_on(unit, today(unit)), key=lambda committee: committee.kind != "beirat")

    def terms(self) -> list[LegislativeTerm]:
        """The legislative terms, the latest first."""
        with self._store.reading() as unit:
            return sorted(unit.terms.all(), key=lambda term: term.start, reverse=True)

    def usual_place(self, committee_id: str) -> Place:
        """Where the committee meets: its own place, else where it met last."""
        with self._store.reading() as unit:
            place = committee_on(unit, committee_id, today(unit)).place
            starts = lists.starts(unit, committee_id)
            if place == Place() and starts:
                last = lists.meeting_after(unit, committee_id, starts[-1])
                return last.place if last else place
            return place

    def outlook(self, committee_id: str, start: datetime, meeting_id: str = "") -> Outlook:
        """The days that would follow, the number it would get, and what speaks against it."""
        with self._store.reading() as unit:
            profile = committee_on(unit, committee_id, start.date()).profile
            meeting = unit.meetings.find(meeting_id)
            refusal, number = None, 0
            try:
                term = term_of(unit, start.date())
                number = number_at(unit, committee_id, term.id, start, meeting)
                check_free(unit, committee_id, start, meeting_id)
            except Refused as refused:
                refusal = refused
            others = lists.starts(unit, committee_id, meeting_id)
            dates = session_dates(start.date(), profile, holidays())
            findings = (
                *day_findings(start.date(), holiday(start.date()), others=others),
                *beside(unit, meeting or Meeting(committee_id, None, start), start),
                *posting_findings(dates.dispatch, holidays()),
            )
            anew = meeting is not None and invites_anew(meeting, start)
            return Outlook(number, dates, findings, refusal, anew)

    def plan(
        self,
        committee_id: str,
        start: datetime,
        place: Place | None = None,
        *,
        name: str = "",
        number: int | None = None,
        urgent: bool = False,
        urgency_reason: str = "",
    ) -> Meeting:
        """Plan a meeting with the standing items of its committee; the term is found by the day."""
        with self._store.unit("meetings.plan") as unit:
            committee = committee_on(unit, committee_id, start.date())
            term = term_of(unit, start.date())
            check_free(unit, committee_id, start, "")
            if number is not None:
                check_number(unit, committee_id, term.id, number, "")
            meeting = unit.meetings.save(
                Meeting(
                    committee_id,
                    term.id,
                    start,
                    number=number or lists.highest_number(unit, committee_id, term.id) + 1,
                    name=name.strip(),
                    place=self.usual_place(committee_id) if place is None else place,
                    urgent=urgent,
                    urgency_reason=urgency_reason,
                )
            )
            for item in standing_items(meeting.id, committee.profile):
                unit.agenda_items.save(item)
            if number is None:
                renumber(unit, committee_id, term.id)
            word_objections(unit, committee)
            return unit.meetings.get(meeting.id)

    def edit(self, meeting_id: str, **fields: Any) -> Meeting:
        """Change what may be changed by typing; the day is moved by move()."""
        unknown = fields.keys() - EDITABLE
        if unknown:
            raise TypeError(f"not editable: {', '.join(sorted(unknown))}")
        with self._store.unit("meetings.edit", merge=True) as unit:
            meeting = unit.meetings.get(meeting_id)
            number = fields.get("number")
            if number is not None and number != meeting.number:
                check_number(unit, meeting.committee_id, meeting.term_id, number, meeting_id)
            if "notice_published_on" in fields:
                check_appeared(fields["notice_published_on"], unit.now.date())
                fields["notice_covers"] = supplements_by(unit, meeting, fields["notice_published_on"])
            return unit.meetings.save(replace(meeting, **fields))

    def move(self, meeting_id: str, start: datetime, *, reason: str = "") -> Meeting:
        """Put a meeting on another day or hour.

        Once invited, another hour of that day goes to the members as a supplement; another day only with a reason,
        and they are invited anew.
        """
        with self._store.unit("meetings.move") as unit:
            meeting = unit.meetings.get(meeting_id)
            _check_open(meeting)
            if start == meeting.start:
                return meeting
            term = term_of(unit, start.date())
            check_free(unit, meeting.committee_id, start, meeting_id)
            if invites_anew(meeting, start):
                if not given(reason):
                    raise Refused("meeting.already_invited", overridable=True, day=meeting.day)
                keep_override(unit, "meeting.already_invited", "meetings", meeting_id, reason)
                meeting = _uninvited(unit, meeting, reason)
            if start.date() != meeting.day:
                _ask_anew(unit, meeting)
            moved = replace(meeting, start=start, term_id=term.id)
            if term.id != meeting.term_id:
                moved = replace(moved, number=lists.highest_number(unit, meeting.committee_id, term.id) + 1)
            unit.meetings.save(moved)
            renumber(unit, meeting.committee_id, term.id)
            word_objections(unit, committee_of(unit, meeting))
            return unit.meetings.get(meeting_id)

    def cancel(self, meeting_id: str, reason: str) -> Meeting:
        """Call a meeting off; its papers and guests wait for another one."""
        with self._store.unit("meetings.cancel") as unit:
            meeting = unit.meetings.get(meeting_id)
            _check_open(meeting)
            if not given(reason):
                raise Refused("meeting.cancel_reason_missing")
            for item in unit.agenda_items.where(meeting_id=meeting_id):
                release(unit, item)
            note = "\n".join(part for part in (meeting.note, f"Abgesagt: {given(reason)}") if part)
            cancelled = unit.meetings.save(
                replace(meeting.to(MeetingState.CANCELLED), note=note, cancelled_reason=given(reason))
            )
            word_objections(unit, committee_of(unit, meeting))
            return cancelled

    def delete(self, meeting_id: str) -> None:
        """Remove a planned meeting nothing hangs on but items without papers."""
        with self._store.unit("meetings.delete") as unit:
            meeting = unit.meetings.get(meeting_id)
            items = unit.agenda_items.where(meeting_id=meeting_id)
            used = (
                any(item.paper_id for item in items)
                or unit.speakers.count(meeting_id=meeting_id)
                or unit.papers.count(meeting_id=meeting_id)
                or unit.issued_papers.count(noun="meetings", object_id=meeting_id)
            )
            if meeting.state is not MeetingState.PLANNED or used:
                raise Refused("meeting.not_deletable", day=meeting.day)
            for item in items:
                unit.agenda_items.delete(item.id)
            for attendance in unit.attendances.where(meeting_id=meeting_id):
                unit.attendances.delete(attendance.id)
            for reply in unit.replies.where(meeting_id=meeting_id):
                unit.replies.delete(reply.id)
            unit.meetings.delete(meeting_id)
            close_gap(unit, meeting)
            word_objections(unit, committee_of(unit, meeting))

    def dates(self, meeting_id: str) -> tuple[MeetingDate, ...]:
        """Every date around the meeting, and whether it was met."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            profile = committee_of(unit, meeting).profile
            _, issued = first_issue(unit.minutes.where(meeting_id=meeting_id))
            return meeting_dates(meeting, profile, unit.now.date(), holidays(), minutes_issued_on=issued)

    def findings(self, meeting_id: str) -> tuple[Finding, ...]:
        """What is wrong with day, place and period of a meeting."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            profile = committee_of(unit, meeting).profile
            others = lists.starts(unit, meeting.committee_id, meeting_id)
            found = [*day_findings(meeting.day, holiday(meeting.day), others=others)]
            if not (meeting.place.building or meeting.place.room):
                found.append(Finding("meeting.place_missing"))
            found += notice_findings(meeting, profile, holidays())
            found += public_notice_findings(meeting, unit.now.date())
            passed = unit.overrides.where(noun="meetings", object_id=meeting_id)
            return without_overridden([one.about("meetings", meeting_id) for one in found], passed)

    def steps(self, meeting_id: str) -> tuple[Step, ...]:
        """The line of the overview: from the first date to the excerpts."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            items = [item for item in unit.agenda_items.where(meeting_id=meeting_id) if item.removed_by is None]
            on_agenda = {item.paper_id for item in items if item.paper_id}
            meant = {p.id for p in unit.papers.where(meeting_id=meeting_id) if p.state is not PaperState.DRAFT}
            progress = Progress(
                motions=len(on_agenda | meant),
                items=len(items),
                excerpts=len(unit.excerpts.where(agenda_item_id=[item.id for item in items])),
                minutes_issued_on=first_issue(unit.minutes.where(meeting_id=meeting_id))[1],
            )
            profile = committee_of(unit, meeting).profile
            return meeting_steps(meeting, profile, progress, unit.now.date(), holidays())

    def next(self, committee_id: str | None = None) -> Meeting | None:
        """The next meeting from today on that is not over, of that committee or the Beirat."""
        with self._store.reading() as unit:
            key = committee_id or _main_committee(unit)
            today = datetime.combine(unit.now.date(), datetime.min.time())
            meeting = lists.meeting_after(unit, key, today) if key else None
            while meeting is not None and meeting.state is MeetingState.CLOSED:
                meeting = lists.meeting_after(unit, key, meeting.start + timedelta(seconds=1))
            return meeting

    def last(self, committee_id: str | None = None) -> Meeting | None:
        """The last meeting before today, of that committee or the Beirat."""
        with self._store.reading() as unit:
            key = committee_id or _main_committee(unit)
            today = datetime.combine(unit.now.date(), datetime.min.time())
            return lists.meeting_before(unit, key, today) if key else None

    def year_plan(self, committee_id: str, count: int = 4) -> list[datetime]:
        """Proposed dates in the rhythm of the last year, after the last one planned."""
        with self._store.reading() as unit:
            earlier = lists.starts(unit, committee_id)
            after = max([unit.now.date(), *(start.date() for start in earlier)])
            return proposed_starts(earlier, after, holiday, count)

    def second_start(self, meeting_id: str) -> datetime:
        """When to call a meeting the second time: in a fortnight from it or from today, on a free working day."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            earliest = max(meeting.start, datetime.combine(today(unit), meeting.start.time())) + A_FORTNIGHT
            return next_working_day(earliest, holiday, lists.starts(unit, meeting.committee_id))

    def adopt_year_plan(self, committee_id: str, starts: list[datetime]) -> list[Meeting]:
        """Plan all these meetings, or none of them."""
        with self._store.unit("meetings.adopt_year_plan"):
            return [self.plan(committee_id, start) for start in sorted(starts)]


def supplements_by(unit: Unit, meeting: Meeting, day: date | None) -> int:
    """How many supplements had gone out on a day, so that a notice of that day takes them in."""
    issued = unit.issued_papers.where(noun="meetings", object_id=meeting.id, kind=IssuedKind.SUPPLEMENT, withdrawn=None)
    sent = [one for one in issued if not one.publication][-meeting.supplements :] if meeting.supplements else []
    return sum(day is not None and one.issued.date() <= day for one in sent)


def _check_open(meeting: Meeting) -> None:
    if meeting.state in HELD:
        raise Refused("meeting.already_held", day=meeting.day)
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("meeting.cancelled", day=meeting.day)


def _uninvited(unit: Unit, meeting: Meeting, reason: str) -> Meeting:
    """The meeting as before the invitation: numbers open again, what a supplement took off is gone.

    The next invitation says which one it takes the place of, and why.
    """
    start, place = meeting.sent_start or meeting.start, meeting.sent_place or meeting.place
    sent_on = meeting.invitation_sent_on
    replaced = Replaced(start, place, sent_on, given(reason)) if sent_on is not None else meeting.replaced
    for item in unit.agenda_items.where(meeting_id=meeting.id):
        if item.removed_by is not None:
            unit.agenda_items.delete(item.id)
        else:
            unit.agenda_items.save(replace(item, number="", sent_title="", supplement=0, told_on=None))
    return replace(
        meeting.to(MeetingState.PLANNED),
        invitation_sent_on=None,
        invitation_received_on=None,
        notice_published_on=None,
        supplements=0,
        notice_covers=0,
        public_supplement=0,
        sent_start=None,
        sent_place=None,
        replaced=replaced,
    )


def _ask_anew(unit: Unit, meeting: Meeting) -> None:
    """What was said of one day says nothing of another: all answers are open again, with what was said as a note."""
    for reply in unit.replies.where(meeting_id=meeting.id):
        if reply.answer is Coming.OPEN:
            continue
        note = said_before(reply, meeting.start)
        unit.replies.save(replace(reply, answer=Coming.OPEN, comes_at=None, substitute_id=None, note=note))
        wanted = DECLARED[reply.answer]
        for one in unit.attendances.where(meeting_id=meeting.id, person_id=reply.person_id):
            if one.declared is wanted is not Declared.NOTHING:
                unit.attendances.save(one.declare(Declared.NOTHING))


def _main_committee(unit: Unit) -> str:
    committees = sorted(committees_on(unit, today(unit)), key=lambda committee: committee.kind != "beirat")
    return committees[0].id if committees else ""
