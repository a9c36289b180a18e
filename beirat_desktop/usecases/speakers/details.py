"""What the screens show of guests: rows of lists, one guest with all that belongs to them, what can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.findings import Finding, about, without_overridden
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState, slot_findings, speaker_findings
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.papers import PaperFilter, paper_page
from beirat_desktop.store.rights import may
from beirat_desktop.store.speakers import latest_resolutions
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, find_person, persons_on

_OFFERED = 60
"""How many motions and resolutions are offered at most; older ones are reached from their own page."""
_OVER = (SpeakerState.HEARD, SpeakerState.THANKED, SpeakerState.DECLINED)
_LETTERS = (IssuedKind.SPEAKER_LETTER, IssuedKind.THANKS_LETTER)


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A guest as lists show one. start: the meeting's, ISO text or empty; item: number and title of the item."""

    id: str
    name: str
    organization: str
    topic: str
    state: SpeakerState
    meeting_id: str | None
    start: str
    item: str
    meeting_number: int | None = None
    starts: time | None = None
    duration: int = 0
    item_number: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing is to come any more but thanks."""
        return self.state in _OVER


@dataclass(frozen=True, slots=True)
class SpeakerDetail:
    """One guest. shared: the person is more than this guest, so that the name is changed with the person only.

    writable: whether who works now may change it.
    """

    speaker: Speaker
    person: Person | None
    organization: Organization | None
    shared: bool
    meeting: Meeting | None
    item: AgendaItem | None
    paper: Paper | None
    resolution: Resolution | None
    findings: tuple[Finding, ...]
    letters: tuple[IssuedPaper, ...]
    today: date
    writable: bool

    @property
    def name(self) -> str:
        """Who it is: the person, else the organisation, else nothing."""
        if self.person is not None:
            return self.person.name
        return self.organization.name if self.organization is not None else ""


@dataclass(frozen=True, slots=True)
class SpeakerChoices:
    """What a guest can be tied to; items are those of the guest's meeting, with their numbers."""

    meetings: tuple[Meeting, ...]
    items: tuple[tuple[AgendaItem, str], ...]
    papers: tuple[tuple[str, str], ...]
    resolutions: tuple[Resolution, ...]
    organizations: tuple[str, ...]


def speaker_rows(unit: Unit, speakers: list[Speaker]) -> list[SpeakerRow]:
    """Those to come by meeting and time slot, then the past, the latest first."""
    persons = by_id(persons_on(unit, unit.now.date(), id={s.person_id for s in speakers if s.person_id}))
    organizations = by_id(unit.organizations.where(id={s.organization_id for s in speakers if s.organization_id}))
    meetings = by_id(unit.meetings.where(id={s.meeting_id for s in speakers if s.meeting_id}))
    items = by_id(unit.agenda_items.where(id={s.agenda_item_id for s in speakers if s.agenda_item_id}))

    def row(speaker: Speaker) -> SpeakerRow:
        person = persons.get(speaker.person_id or "")
        organization = organizations.get(speaker.organization_id or "")
        meeting = meetings.get(speaker.meeting_id or "")
        item = items.get(speaker.agenda_item_id or "")
        return SpeakerRow(
            speaker.id,
            person.name if person else "",
            organization.name if organization else "",
            speaker.topic,
            speaker.state,
            speaker.meeting_id,
            meeting.start.isoformat() if meeting else "",
            f"{item.number} {item.title}".strip() if item else "",
            meeting.number if meeting else None,
            speaker.starts,
            speaker.duration,
            item.number if item else "",
        )

    rows = [row(speaker) for speaker in speakers]
    return sorted(
        (r for r in rows if not r.over), key=lambda r: (r.start or "9999", r.starts or time(23, 59), r.topic)
    ) + sorted((r for r in rows if r.over), key=lambda r: (r.start, r.topic), reverse=True)


def speaker_detail(unit: Unit, key: str, today: date) -> SpeakerDetail:
    """One guest with all that belongs to them; raises Missing."""
    speaker = unit.speakers.get(key)
    return SpeakerDetail(
        speaker,
        find_person(unit, speaker.person_id, today),
        unit.organizations.find(speaker.organization_id),
        speaker.person_id is not None and shared(unit, speaker.person_id),
        unit.meetings.find(speaker.meeting_id),
        unit.agenda_items.find(speaker.agenda_item_id),
        unit.papers.find(speaker.paper_id),
        unit.resolutions.find(speaker.resolution_id),
        findings_of(unit, speaker, today),
        tuple(unit.issued_papers.where(noun="speakers", object_id=key, kind=_LETTERS))[::-1],
        today,
        may(unit, "speakers.edit"),
    )


def speaker_choices(unit: Unit, speaker: Speaker, today: date) -> SpeakerChoices:
    """The meetings to come first, the items of the guest's meeting, motions and resolutions, the latest first."""
    own = unit.meetings.find(speaker.meeting_id)
    meetings = unit.meetings.all()
    ahead = sorted((m for m in meetings if m.day >= today), key=lambda m: m.start)
    past = sorted((m for m in meetings if m.day < today), key=lambda m: m.start, reverse=True)
    items: tuple[tuple[AgendaItem, str], ...] = ()
    if own is not None:
        ordered = tree.in_order(unit.agenda_items.where(meeting_id=own.id))
        numbers = tree.numbers(ordered, committee_of(unit, own).profile.item_numbering)
        items = tuple((item, numbers.get(item.id, "")) for item in ordered if item.removed_by is None)
    papers = [
        (row.id, f"{row.number} {row.title}".strip())
        for row in paper_page(unit, _OFFERED, None, PaperFilter(types=("motion",)))
    ]
    asking = unit.papers.find(speaker.paper_id)
    if asking is not None and asking.id not in {key for key, _ in papers}:
        papers.insert(0, (asking.id, f"{asking.number} {asking.title}".strip()))
    return SpeakerChoices(
        (*ahead, *past),
        items,
        tuple(papers),
        tuple(_resolutions(unit, speaker)),
        tuple(sorted({organization.name for organization in unit.organizations.all()}, key=str.casefold)),
    )


def findings_of(unit: Unit, speaker: Speaker, today: date) -> tuple[Finding, ...]:
    """What is missing or collides, less what was passed over with a reason."""
    found = [*speaker_findings(speaker, today)]
    if speaker.meeting_id:
        found += slot_findings(unit.speakers.where(meeting_id=speaker.meeting_id))
    overrides = unit.overrides.where(noun="speakers", object_id=speaker.id)
    own = [finding for finding in about(found, "speakers", speaker.id) if finding.object_id == speaker.id]
    return without_overridden(own, overrides)


def shared(unit: Unit, person_id: str) -> bool:
    """Whether a person is a member, signs, leads or speaks elsewhere too."""
    uses = (
        unit.speakers.count(person_id=person_id) - 1,
        unit.memberships.count(person_id=person_id),
        unit.attendances.count(person_id=person_id),
        unit.users.count(person_id=person_id),
        unit.papers.count(signer_id=person_id),
        unit.meetings.count(chair_id=person_id),
        unit.meetings.count(secretary_id=person_id),
    )
    return any(use > 0 for use in uses)


def _resolutions(unit: Unit, speaker: Speaker) -> list[Resolution]:
    """Those of the asking motion, else the latest of the committee; the one already chosen in any case."""
    recorded = unit.resolutions.where(paper_id=speaker.paper_id) if speaker.paper_id else []
    found = [resolution for resolution in recorded if resolution.decided]
    if not found:
        meeting = unit.meetings.find(speaker.meeting_id)
        found = latest_resolutions(unit, meeting.committee_id if meeting else None, _OFFERED)
    chosen = unit.resolutions.find(speaker.resolution_id)
    return found if chosen is None or chosen in found else [chosen, *found]
