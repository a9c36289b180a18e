"""Guests: from a request in a motion or a resolution to the letter of thanks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding, about, without_overridden
from beirat_desktop.domain.organizations import Organization, OrganizationKind
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Contact
from beirat_desktop.domain.speakers import Speaker, SpeakerState, slot_findings, speaker_findings
from beirat_desktop.domain.text import nfc
from beirat_desktop.store.unit import Store, Unit, by_id
from beirat_desktop.usecases.archive import issue

if TYPE_CHECKING:
    from beirat_desktop.documents.render import Rendered
    from beirat_desktop.documents.speaker_letter import SpeakerLetter


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
    requested_by: str


class Speakers:
    """The actions around guests."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def suggest(self, topic: str, **fields: Any) -> Speaker:
        """Somebody is to speak on a topic; paper_id or resolution_id name what asked for it."""
        if not topic.strip():
            raise Refused("speaker.topic_missing")
        with self._store.unit("speakers.suggest") as unit:
            return unit.speakers.save(Speaker(nfc(topic.strip()), **fields))

    def name_guest(
        self,
        key: str,
        *,
        family_name: str = "",
        given_name: str = "",
        form_of_address: str = "",
        organization: str = "",
        contact: Contact | None = None,
    ) -> Speaker:
        """Say who the guest is; a person or organisation of that name in the record is taken, else made."""
        with self._store.unit("speakers.name_guest") as unit:
            speaker = unit.speakers.get(key)
            organization_id = _organization(unit, organization)
            person_id = speaker.person_id
            if family_name.strip():
                person = _person(unit, nfc(family_name.strip()), nfc(given_name.strip()))
                person = replace(
                    person,
                    form_of_address=form_of_address or person.form_of_address,
                    organization_id=organization_id or person.organization_id,
                    contact=contact or person.contact,
                )
                person_id = unit.persons.save(person).id
            return unit.speakers.save(
                replace(speaker, person_id=person_id, organization_id=organization_id or speaker.organization_id)
            )

    def edit(self, key: str, **fields: Any) -> Speaker:
        """Change topic, slot, purpose, consent and the like."""
        with self._store.unit("speakers.edit", merge=True) as unit:
            clean: dict[str, Any] = {
                name: nfc(value) if isinstance(value, str) else value for name, value in fields.items()
            }
            return unit.speakers.save(replace(unit.speakers.get(key), **clean))

    def schedule(self, key: str, meeting_id: str | None, agenda_item_id: str | None = None) -> Speaker:
        """In which meeting and under which item the guest speaks."""
        with self._store.unit("speakers.schedule") as unit:
            speaker = unit.speakers.get(key)
            if agenda_item_id is not None:
                meeting_id = unit.agenda_items.get(agenda_item_id).meeting_id
            return unit.speakers.save(replace(speaker, meeting_id=meeting_id, agenda_item_id=agenda_item_id))

    def ask(self, key: str, day: date | None = None) -> Speaker:
        """The guest was asked."""
        return self._step("speakers.ask", key, lambda s: s.ask(day or self._today))

    def accept(self, key: str, day: date | None = None) -> Speaker:
        """The guest said yes."""
        return self._step("speakers.accept", key, lambda s: s.answer(day or self._today, accepted=True))

    def decline(self, key: str, day: date | None = None) -> Speaker:
        """The guest said no."""
        return self._step("speakers.decline", key, lambda s: s.answer(day or self._today, accepted=False))

    def hear(self, key: str) -> Speaker:
        """The guest spoke."""
        return self._step("speakers.hear", key, lambda s: s.hear())

    def suggest_again(self, key: str) -> Speaker:
        """Back to the beginning, after a refusal or a slip."""
        return self._step("speakers.suggest_again", key, lambda s: s.to(SpeakerState.SUGGESTED))

    def letter(self, key: str, *, draft: bool = True) -> Rendered:
        """The letter that invites the guest, with the places of its anchors."""
        from beirat_desktop.documents.render import render_with_map
        from beirat_desktop.documents.speaker_letter import speaker_letter

        with self._store.reading() as unit:
            contents = _letter_contents(unit, unit.speakers.get(key), self._today)
        return render_with_map(speaker_letter(contents, draft=draft))

    def invite(self, key: str, day: date | None = None) -> IssuedPaper:
        """The letter goes out: the guest counts as invited and the letter is kept, or neither."""
        from beirat_desktop.documents.render import render
        from beirat_desktop.documents.speaker_letter import speaker_letter

        with self._store.unit("speakers.invite") as unit:
            speaker = unit.speakers.save(unit.speakers.get(key).invite(day or self._today))
            contents = _letter_contents(unit, speaker, self._today)
            issued = issue(
                unit,
                IssuedKind.SPEAKER_LETTER,
                "speakers",
                key,
                render(speaker_letter(contents)),
                file_name=f"Einladung-Gast-{contents.meeting.day.isoformat()}.pdf",
                recipient=contents.name,
            )
        self._store.forget_undo()
        return issued

    def thank(self, key: str, day: date | None = None) -> IssuedPaper:
        """The letter of thanks goes out and is kept."""
        from beirat_desktop.documents.render import render
        from beirat_desktop.documents.speaker_letter import thanks_letter

        with self._store.unit("speakers.thank") as unit:
            speaker = unit.speakers.save(unit.speakers.get(key).thank(day or self._today))
            contents = _letter_contents(unit, speaker, self._today)
            issued = issue(
                unit,
                IssuedKind.THANKS_LETTER,
                "speakers",
                key,
                render(thanks_letter(contents)),
                file_name=f"Dank-Gast-{contents.meeting.day.isoformat()}.pdf",
                recipient=contents.name,
            )
        self._store.forget_undo()
        return issued

    def remove(self, key: str) -> None:
        """Take a suggestion back; who was invited stays in the record."""
        with self._store.unit("speakers.remove") as unit:
            speaker = unit.speakers.get(key)
            if speaker.state in (SpeakerState.INVITED, SpeakerState.HEARD, SpeakerState.THANKED):
                raise Refused("speaker.already_invited", topic=speaker.topic)
            unit.speakers.delete(key)

    def forget_contact(self, key: str) -> None:
        """Remove the guest's contact data; that somebody spoke on the topic stays."""
        with self._store.unit("speakers.forget_contact") as unit:
            speaker = unit.speakers.get(key)
            if speaker.person_id is not None:
                unit.persons.save(replace(unit.persons.get(speaker.person_id), contact=Contact()))
            unit.speakers.save(replace(speaker, review_on=None, purpose=""))
        self._store.forget_undo()

    def get(self, key: str) -> Speaker:
        """One guest; raises Missing."""
        with self._store.reading() as unit:
            return unit.speakers.get(key)

    def rows(self, meeting_id: str | None = None) -> list[SpeakerRow]:
        """Guests of one meeting by time slot, or all: those to come first, then the past, the latest first."""
        with self._store.reading() as unit:
            speakers = unit.speakers.where(meeting_id=meeting_id) if meeting_id else unit.speakers.all()
            return _rows(unit, speakers)

    def findings(self, key: str) -> tuple[Finding, ...]:
        """What is missing or collides, less what was passed over with a reason."""
        with self._store.reading() as unit:
            speaker = unit.speakers.get(key)
            found = [*speaker_findings(speaker, self._today)]
            if speaker.meeting_id:
                found += slot_findings(unit.speakers.where(meeting_id=speaker.meeting_id))
            overrides = unit.overrides.where(noun="speakers", object_id=key)
            own = [finding for finding in about(found, "speakers", key) if finding.object_id == key]
            return without_overridden(own, overrides)

    @property
    def _today(self) -> date:
        return self._store.now().date()

    def _step(self, action: str, key: str, step: Callable[[Speaker], Speaker]) -> Speaker:
        with self._store.unit(action) as unit:
            return unit.speakers.save(step(unit.speakers.get(key)))


def _letter_contents(unit: Unit, speaker: Speaker, today: date) -> SpeakerLetter:
    from beirat_desktop.documents.speaker_letter import SpeakerLetter

    if speaker.meeting_id is None:
        raise Refused("speaker.meeting_missing", topic=speaker.topic)
    meeting = unit.meetings.get(speaker.meeting_id)
    committee = unit.committees.get(meeting.committee_id)
    chair = unit.persons.find(meeting.chair_id) or _chair(unit, committee.id, meeting.day)
    return SpeakerLetter(
        body=unit.bodies.get(committee.body_id),
        committee=committee,
        meeting=meeting,
        speaker=speaker,
        person=unit.persons.find(speaker.person_id),
        organization=unit.organizations.find(speaker.organization_id),
        item=unit.agenda_items.find(speaker.agenda_item_id),
        paper=unit.papers.find(speaker.paper_id),
        resolution=unit.resolutions.find(speaker.resolution_id),
        signer=chair,
        dated=speaker.invited_on or today,
    )


def _chair(unit: Unit, committee_id: str, day: date) -> Person | None:
    for membership in unit.memberships.where(committee_id=committee_id, role="chair"):
        if membership.covers(day):
            return unit.persons.find(membership.person_id)
    return None


def _organization(unit: Unit, name: str) -> str | None:
    name = nfc(name.strip())
    if not name:
        return None
    known = unit.organizations.where(name=name)
    return (known[0] if known else unit.organizations.save(Organization(name, kind=OrganizationKind.EXTERNAL))).id


def _person(unit: Unit, family_name: str, given_name: str) -> Person:
    known = unit.persons.where(family_name=family_name, given_name=given_name)
    return known[0] if known else Person(family_name, given_name)


def _rows(unit: Unit, speakers: list[Speaker]) -> list[SpeakerRow]:
    persons = by_id(unit.persons.where(id={s.person_id for s in speakers if s.person_id}))
    organizations = by_id(unit.organizations.where(id={s.organization_id for s in speakers if s.organization_id}))
    meetings = by_id(unit.meetings.where(id={s.meeting_id for s in speakers if s.meeting_id}))
    items = by_id(unit.agenda_items.where(id={s.agenda_item_id for s in speakers if s.agenda_item_id}))
    papers = by_id(unit.papers.where(id={s.paper_id for s in speakers if s.paper_id}))

    def row(speaker: Speaker) -> SpeakerRow:
        person = persons.get(speaker.person_id or "")
        organization = organizations.get(speaker.organization_id or "")
        meeting = meetings.get(speaker.meeting_id or "")
        item = items.get(speaker.agenda_item_id or "")
        paper = papers.get(speaker.paper_id or "")
        return SpeakerRow(
            speaker.id,
            person.name if person else "",
            organization.name if organization else "",
            speaker.topic,
            speaker.state,
            speaker.meeting_id,
            meeting.start.isoformat() if meeting else "",
            f"{item.number} {item.title}".strip() if item else "",
            (paper.number or paper.title) if paper else "",
        )

    over = (SpeakerState.HEARD, SpeakerState.THANKED, SpeakerState.DECLINED)
    rows = [row(speaker) for speaker in speakers]
    return sorted((r for r in rows if r.state not in over), key=lambda r: (r.start or "9999", r.topic)) + sorted(
        (r for r in rows if r.state in over), key=lambda r: (r.start, r.topic), reverse=True
    )
