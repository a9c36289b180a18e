"""The minutes of a meeting: gathered from what was recorded, signed, issued, corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as File
from typing import Any

from beirat_desktop.documents.minutes import closing_words, minutes_paper
from beirat_desktop.documents.minutes_contents import MinutesContents
from beirat_desktop.documents.minutes_note import minutes_note
from beirat_desktop.documents.minutes_room import opening_words
from beirat_desktop.documents.render import Rendered
from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, Declared, Stay
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.corrected import STILL_WRONG
from beirat_desktop.domain.corrections import Correction, each_once
from beirat_desktop.domain.deadlines import minutes_due
from beirat_desktop.domain.elections import HeldElection, answers_after_signing, answers_until_signing, told_by_minutes
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.history import Override
from beirat_desktop.domain.holding import Stage, stage
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import Minutes, MinutesPart, MinutesState, SignedPart, check_signed_on, first_issue
from beirat_desktop.domain.parts_changed import left_numbers
from beirat_desktop.domain.paths import Path, findings_on
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteKind
from beirat_desktop.domain.voting import void_vote
from beirat_desktop.german.elections import answer_words
from beirat_desktop.german.votes import together_words
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.archive.archive import StoredPdf, issue
from beirat_desktop.usecases.asof import as_signed, committee_of, factions_in, persons_on
from beirat_desktop.usecases.dispatch.delivering import deliver
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.live.decisions import votes_under
from beirat_desktop.usecases.meetings.invitation_contents import first_days, recipients
from beirat_desktop.usecases.meetings.plan import holidays
from beirat_desktop.usecases.meetings.rules import elections_under, facts_of, findings_of_path
from beirat_desktop.usecases.overrides import keep_override
from beirat_desktop.usecases.publications.rendering import draw


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """An item as the minutes will tell of it. vote: the one that made the resolution, or was void."""

    item: AgendaItem
    number: str
    resolution: Resolution | None
    vote: Vote | None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A finding somebody passed over with a reason. number: of the item it is about, "" for the meeting as a whole.

    finding: what the rule says today, None where it no longer says anything or only its name was kept.
    """

    override: Override
    number: str
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class MinutesView:
    """What the screen of minutes shows. recipients: how many members get them; issues: what went out, latest first.

    passed: what was passed over, under the meeting or one of its items. opening, closing: what the program writes by
    itself, whatever somebody typed. stage: how firmly the facts hold. due: None once a first issue went out; first_on:
    when it did, where that is known and these are others.
    answered_since: what was answered to elections after the signatures: the id of the item, and in words.
    """

    meeting: Meeting
    committee: Committee
    minutes: Minutes
    lines: tuple[MinutesLine, ...]
    findings: tuple[Finding, ...]
    due: date | None
    recipients: int
    issues: tuple[IssuedPaper, ...]
    corrections: tuple[Correction, ...] = ()
    passed: tuple[PassedOver, ...] = ()
    opening: str = ""
    closing: str = ""
    stage: Stage = Stage.OPEN
    answered_since: tuple[tuple[str, str], ...] = ()
    first_on: date | None = None

    @property
    def has_closed_part(self) -> bool:
        """Whether there is anything non-public to tell."""
        return any(not line.item.public for line in self.lines)


class MinutesDesk:
    """The actions around minutes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, meeting_id: str) -> Minutes:
        """The minutes of a meeting; a meeting without any gets an empty draft, which is saved once it is edited."""
        with self._store.reading() as unit:
            return _latest(unit, meeting_id) or Minutes(meeting_id)

    def view(self, meeting_id: str) -> MinutesView:
        """What the screen shows at once."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            committee = committee_of(unit, meeting)
            items = tree.in_order(unit.agenda_items.where(meeting_id=meeting_id, removed_by=None))
            numbers = tree.numbers(items, committee.profile.item_numbering)
            ids = {item.id for item in items}
            found = [r for r in unit.resolutions.where(agenda_item_id=ids) if r.decided]
            resolutions = {resolution.agenda_item_id: resolution for resolution in found}
            votes = votes_under(unit, ids, {r.id for r in found})
            lines = []
            for item in items:
                own = [vote for vote in votes if vote.agenda_item_id == item.id]
                resolution = resolutions.get(item.id)
                made = next((vote for vote in votes if resolution and vote.resolution_id == resolution.id), None)
                lines.append(MinutesLine(item, numbers.get(item.id, ""), resolution, made or void_vote(own)))
            minutes = _latest(unit, meeting_id) or Minutes(meeting_id)
            contents = gather(unit, meeting_id, minutes)
            every = unit.minutes.where(meeting_id=meeting_id)
            sent, first_on = first_issue(every)
            return MinutesView(
                meeting,
                committee,
                minutes,
                tuple(lines),
                self.findings(meeting_id),
                None if sent else minutes_due(meeting.day, committee.profile),
                len(recipients(unit, meeting)),
                tuple(unit.issued_papers.where(noun="meetings", object_id=meeting_id, kind=IssuedKind.MINUTES))[::-1],
                each_once(unit.corrections.where(meeting_id=meeting_id)),
                self._passed(unit, meeting_id, numbers),
                opening_words(contents),
                closing_words(contents),
                stage(meeting, every),
                _answered_since(unit, minutes, ids),
                first_on,
            )

    def edit(self, meeting_id: str, **fields: Any) -> Minutes:
        """Word the opening and the end; refused once signed."""
        with self._store.unit("minutes.edit", merge=True) as unit:
            minutes = _latest(unit, meeting_id) or Minutes(meeting_id)
            minutes.check_editable()
            return unit.minutes.save(replace(minutes, **fields))

    def sign(self, meeting_id: str, day: date | None = None, why: str = "") -> Minutes:
        """Chair and secretary have signed: from now on the minutes are these bytes, and nothing draws them anew.

        day: today, or the meeting's own where the clock is behind it. why: needed where the text still says what the
        head of a corrected issue calls wrong; it is kept.
        """
        with self._store.unit("minutes.sign") as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.state is not MeetingState.CLOSED:
                raise Refused("minutes.meeting_not_closed")
            signed_on = day or max(self._today, meeting.day)
            check_signed_on(signed_on, meeting.day, self._today)
            minutes = (_latest(unit, meeting_id) or Minutes(meeting_id)).sign(signed_on)
            pressing = asked_before_signing(findings_of_path(unit, Path.MINUTES, meeting))
            if pressing and not given(why):
                raise Refused("minutes.needs_reason", overridable=True, findings=pressing)
            for one in pressing:
                keep_override(unit, one.rule, one.noun, one.object_id, why)
            for held in elections_under(unit, {item.id for item in unit.agenda_items.where(meeting_id=meeting_id)}):
                unit.elections.save(told_by_minutes(held.election))
            contents = gather(unit, meeting_id, minutes)
            parts = [MinutesPart.WHOLE]
            if any(not item.public for item in contents.items):
                parts += [MinutesPart.PUBLIC, MinutesPart.CLOSED]
            papers = tuple(
                SignedPart(part, unit.keep_blob(draw(minutes_paper(contents, part=part)).pdf)) for part in parts
            )
            signed = unit.minutes.save(replace(minutes, frozen=papers))
        # What was typed before the signatures is not taken back behind them.
        self._store.forget_undo()
        return signed

    def issue(self, meeting_id: str, day: date | None = None) -> IssuedPaper:
        """The signed minutes go to every member as they were signed."""
        with self._store.unit("minutes.issue") as unit:
            if unit.meetings.get(meeting_id).state is not MeetingState.CLOSED:
                raise Refused("minutes.meeting_not_closed")
            latest = _latest(unit, meeting_id)
            minutes = unit.minutes.save((latest or Minutes(meeting_id)).issue(day or self._today))
            meeting = unit.meetings.get(meeting_id)
            # Minutes signed before their bytes were kept are drawn, once and for all.
            signed = _signed_pdf(unit, minutes, MinutesPart.WHOLE)
            pdf = signed or draw(minutes_paper(gather(unit, meeting_id, minutes))).pdf
            issued = issue(
                unit,
                IssuedKind.MINUTES,
                "meetings",
                meeting_id,
                pdf,
                file_name=f"Niederschrift-{meeting.day.isoformat()}.pdf",
            )
            deliver(unit, meeting, issued, day or self._today)
        self._store.forget_undo()
        return issued

    def findings(self, meeting_id: str) -> tuple[Finding, ...]:
        """What the minutes still lack (§ 41 GemO), less what was passed over with a reason."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.state is not MeetingState.CLOSED:
                return ()
            return findings_of_path(unit, Path.MINUTES, meeting)

    def _passed(self, unit: Unit, meeting_id: str, numbers: Mapping[str, str]) -> tuple[PassedOver, ...]:
        facts = facts_of(unit, Path.MINUTES, unit.meetings.get(meeting_id))
        items = by_id(facts.items)
        under = {("agenda_items", key): key for key in items}
        under |= {("votes", vote.id): vote.agenda_item_id or "" for vote in facts.votes}
        under |= {("corrections", act.id): act.agenda_item_id or "" for act in facts.corrections}
        under |= {("elections", one.election.id): one.election.agenda_item_id for one in facts.elections}
        records = {"meetings": {meeting_id}}
        for noun, key in under:
            records.setdefault(noun, set()).add(key)
        kept = [one for noun, keys in records.items() for one in unit.overrides.where(noun=noun, object_id=keys)]
        # What the desk passed over may speak where the minutes are silent: of a quorum, only an excerpt asks.
        said: dict[tuple[str, str, str], Finding] = {}
        for one in (*findings_on(Path.MINUTES, facts), *findings_on(Path.EXCERPT, facts)):
            for noun, key in one.records:
                said.setdefault((one.rule, noun, key), one)
        passed = []
        for override in sorted(kept, key=lambda one: one.decided):
            item = items.get(under.get((override.noun, override.object_id), ""))
            number = (item.number or numbers.get(item.id, "")) if item is not None else ""
            found = said.get((override.rule, override.noun, override.object_id))
            passed.append(PassedOver(override, number, found))
        return tuple(passed)

    def paper(
        self,
        meeting_id: str,
        part: MinutesPart = MinutesPart.WHOLE,
        opening: RichText | None = None,
        closing: RichText | None = None,
    ) -> Rendered | StoredPdf:
        """The minutes or a part of them as PDF: a draft until signed, then the bytes that were signed.

        Texts of a form go before what is saved.
        """
        with self._store.reading() as unit:
            minutes = _latest(unit, meeting_id) or Minutes(meeting_id)
            signed = _signed_pdf(unit, minutes, part)
            if signed is not None:
                return StoredPdf(signed, {})
            typed = replace(
                minutes,
                opening=minutes.opening if opening is None else opening,
                closing=minutes.closing if closing is None else closing,
            )
            contents = gather(unit, meeting_id, typed)
        return draw(minutes_paper(contents, part=part, draft=minutes.state is MinutesState.DRAFT))

    def note(self, meeting_id: str) -> bytes:
        """What lies beside the signed minutes: the answers to elections that came since; refused where none did."""
        with self._store.reading() as unit:
            minutes = _latest(unit, meeting_id) or Minutes(meeting_id)
            items = {item.id for item in unit.agenda_items.where(meeting_id=meeting_id, removed_by=None)}
            if not _answered_since(unit, minutes, items):
                raise Refused("minutes.nothing_since")
            contents = gather(unit, meeting_id, Minutes(meeting_id))
        return draw(minutes_note(contents, self._today)).pdf

    def save_pdf(self, meeting_id: str, part: MinutesPart, file: File) -> None:
        """Write the minutes or a part of them to a file."""
        write_file(file, self.paper(meeting_id, part).pdf)

    @property
    def _today(self) -> date:
        return self._store.now().date()


def asked_before_signing(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is not only listed when somebody signs, but needs a reason."""
    return tuple(one for one in findings if one.rule in STILL_WRONG)


def _signed_pdf(unit: Unit, minutes: Minutes, part: MinutesPart) -> bytes | None:
    """The bytes that were signed; None for a draft, and for minutes signed before their bytes were kept."""
    sha512 = minutes.signed_paper(part)
    return unit.blob(sha512) if sha512 is not None else None


def _latest(unit: Unit, meeting_id: str) -> Minutes | None:
    found = [m for m in unit.minutes.where(meeting_id=meeting_id) if m.state is not MinutesState.REPLACED]
    return found[-1] if found else None


def _answered_since(unit: Unit, minutes: Minutes, item_ids: Collection[str]) -> tuple[tuple[str, str], ...]:
    """What was answered after these minutes were signed; a draft tells of it itself."""
    if minutes.state is MinutesState.DRAFT:
        return ()
    said = [
        (held.election.agenda_item_id, one)
        for held in elections_under(unit, item_ids)
        for one in answers_after_signing(held.election)
    ]
    names = {one.id: one.name for one in persons_on(unit, unit.now.date(), id={one.person_id for _, one in said})}
    return tuple((item_id, answer_words(one, names[one.person_id])) for item_id, one in said)


def gather(unit: Unit, meeting_id: str, minutes: Minutes) -> MinutesContents:
    """Everything the minutes tell, before a line of them is drawn."""
    meeting: Meeting = unit.meetings.get(meeting_id)
    with as_signed(unit, meeting):
        return _gathered(unit, meeting, minutes)


def _gathered(unit: Unit, meeting: Meeting, minutes: Minutes) -> MinutesContents:
    meeting_id, committee = meeting.id, committee_of(unit, meeting)
    items = unit.agenda_items.where(meeting_id=meeting_id, removed_by=None)
    numbers = tree.numbers(items, committee.profile.item_numbering)
    items = [replace(item, number=item.number or numbers.get(item.id, "")) for item in items]
    recorded = unit.resolutions.where(agenda_item_id={item.id for item in items})
    resolutions = [resolution for resolution in recorded if resolution.decided]
    attendances = _with_guests(unit, meeting, unit.attendances.where(meeting_id=meeting_id))
    memberships = unit.memberships.where(committee_id=committee.id)
    papers = unit.papers.where(id={item.paper_id for item in items if item.paper_id})
    acts = tuple(act for act in unit.corrections.where(meeting_id=meeting_id) if act.reaches_readers)
    decided = unit.corrections.where(decided_at_id=meeting_id)
    objected_to = by_id(unit.meetings.where(id={act.meeting_id for act in decided}))
    return MinutesContents(
        body=unit.bodies.get(committee.body_id),
        committee=committee,
        term=unit.terms.find(meeting.term_id),
        meeting=meeting,
        minutes=minutes,
        items=tuple(items),
        resolutions=tuple(resolutions),
        votes=tuple(
            replace(vote, subject=together_words(vote, items)) if vote.kind is VoteKind.EN_BLOC else vote
            for vote in votes_under(unit, {item.id for item in items}, {r.id for r in resolutions})
        ),
        elections=_as_signed(elections_under(unit, {item.id for item in items}), minutes),
        calls=tuple(unit.item_calls.where(agenda_item_id={item.id for item in items})),
        questions=tuple(
            sorted(
                unit.resident_questions.where(agenda_item_id={item.id for item in items}),
                key=lambda one: one.position,
            )
        ),
        guests=tuple(unit.speakers.where(meeting_id=meeting_id, state=(SpeakerState.HEARD, SpeakerState.THANKED))),
        exclusions=tuple(unit.exclusions.where(agenda_item_id={item.id for item in items})),
        attendances=tuple(attendances),
        persons=by_id(persons_on(unit, meeting.day)),
        memberships=tuple(m for m in memberships if m.covers(meeting.day)),
        factions=by_id(factions_in(unit, meeting.day, committee.id)),
        papers=by_id(papers),
        corrections=acts,
        decided_on={one.id: one.day for one in unit.meetings.where(id={a.decided_at_id for a in acts})},
        objections=tuple((objected_to[act.meeting_id].day, act) for act in decided),
        holidays=holidays(),
        first_called=first_days(unit, items),
        left_numbers=left_numbers(items, unit.votes.where(agenda_item_id={item.id for item in items})),
    )


def _as_signed(held: tuple[HeldElection, ...], minutes: Minutes) -> tuple[HeldElection, ...]:
    """Elections as these minutes tell of them: without what was answered after they were signed."""
    if minutes.state is MinutesState.DRAFT:
        return held
    return tuple(
        replace(one, election=replace(one.election, answers=answers_until_signing(one.election))) for one in held
    )


def _with_guests(unit: Unit, meeting: Meeting, attendances: list[Attendance]) -> list[Attendance]:
    """Those who were there, and the guests who were heard even where nobody entered them at the door."""
    entered = {attendance.person_id for attendance in attendances}
    heard = unit.speakers.where(meeting_id=meeting.id, state=(SpeakerState.HEARD, SpeakerState.THANKED))
    organizations = by_id(unit.organizations.where(id={guest.organization_id for guest in heard}))
    return attendances + [
        Attendance(
            meeting.id,
            guest.person_id,
            AttendanceGroup.GUEST,
            Declared.REMOTE if guest.by_video else Declared.NOTHING,
            voting=False,
            stays=(Stay(guest.heard_from or meeting.began, guest.heard_until),),
            function=organizations[guest.organization_id].name if guest.organization_id in organizations else "",
        )
        for guest in heard
        if guest.person_id is not None and guest.person_id not in entered
    ]
