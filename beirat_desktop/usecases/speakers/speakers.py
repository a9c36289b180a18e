"""Guests: from a request in a motion or a resolution to the letter of thanks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from beirat_desktop.documents.render import Rendered
from beirat_desktop.documents.speaker_letter import speaker_letter, thanks_letter
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.attendance import AttendanceGroup
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.moments import minute, read_moment, within
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Paper, PaperState, Target
from beirat_desktop.domain.periods import corrected
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Contact
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.text import nfc
from beirat_desktop.store.engines import ways
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.archive.archive import StoredPdf, issue
from beirat_desktop.usecases.asof import find_person, today
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.live.attendances import Attendances
from beirat_desktop.usecases.members.contact import remove_contact
from beirat_desktop.usecases.publications.rendering import draw
from beirat_desktop.usecases.record.agreed_copies import agree
from beirat_desktop.usecases.speakers.details import (
    SpeakerChoices,
    SpeakerDetail,
    SpeakerRow,
    findings_of,
    speaker_choices,
    speaker_detail,
    speaker_rows,
)
from beirat_desktop.usecases.speakers.letters import letter_contents, thanks
from beirat_desktop.usecases.speakers.names import move_to_organization, organization_named, person_named

_SENT = {SpeakerState.INVITED: IssuedKind.SPEAKER_LETTER, SpeakerState.THANKED: IssuedKind.THANKS_LETTER}
"""In which state which letter has just gone out."""


_HEARD = frozenset({SpeakerState.HEARD, SpeakerState.THANKED})
_BEFORE_THE_BODY = frozenset({SpeakerState.ACCEPTED, SpeakerState.INVITED, SpeakerState.HEARD, SpeakerState.THANKED})
"""Who comes to speak, or has spoken."""


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
            organization_id = organization_named(unit, organization)
            person_id = speaker.person_id
            if family_name.strip():
                person = person_named(unit, nfc(family_name.strip()), nfc(given_name.strip()))
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

    def take_person(self, key: str, person_id: str | None) -> Speaker:
        """Take a person of the record as guest, or nobody."""
        with self._store.unit("speakers.name_guest") as unit:
            speaker = unit.speakers.get(key)
            person = find_person(unit, person_id, today(unit))
            organization_id = person.organization_id if person is not None else None
            return unit.speakers.save(
                replace(speaker, person_id=person_id, organization_id=organization_id or speaker.organization_id)
            )

    def edit_person(self, key: str, **fields: Any) -> Person:
        """Say who the guest is, field by field; the first one makes the person."""
        with self._store.unit("speakers.edit_person", merge=True) as unit:
            speaker = unit.speakers.get(key)
            person = unit.persons.find(speaker.person_id) or Person("", organization_id=speaker.organization_id)
            person = unit.persons.save(corrected(person, today(unit), **_clean(fields)))
            if speaker.person_id is None:
                unit.speakers.save(replace(speaker, person_id=person.id))
            return person

    def edit_contact(self, key: str, **fields: str) -> Person:
        """Street, postcode, town, e-mail, phone; the guest has a name first."""
        with self._store.unit("speakers.edit_contact", merge=True) as unit:
            speaker = unit.speakers.get(key)
            if speaker.person_id is None:
                raise Refused("speaker.name_first")
            person = unit.persons.get(speaker.person_id)
            clean = _clean(fields)
            own = {name: clean.pop(name) for name in ("street", "postcode", "town", "building") if name in clean}
            address = replace(person.contact.address, **own)
            return unit.persons.save(replace(person, contact=replace(person.contact, address=address, **clean)))

    def edit_organization(self, key: str, name: str) -> Speaker:
        """Where the guest comes from: an organisation of that name in the record, else one that is made for it.

        One that was made here and that nothing else mentions takes the new name, so that typing makes only one.
        """
        with self._store.unit("speakers.edit_organization", merge=True) as unit:
            return move_to_organization(unit, unit.speakers.get(key), name)

    def edit(self, key: str, **fields: Any) -> Speaker:
        """Change topic, slot, purpose, consent and the like."""
        with self._store.unit("speakers.edit", merge=True) as unit:
            return unit.speakers.save(replace(unit.speakers.get(key), **_clean(fields)))

    def schedule(self, key: str, meeting_id: str | None, agenda_item_id: str | None = None) -> Speaker:
        """In which meeting and under which item the guest speaks."""
        with self._store.unit("speakers.schedule") as unit:
            speaker = unit.speakers.get(key)
            if agenda_item_id is not None:
                meeting_id = unit.agenda_items.get(agenda_item_id).meeting_id
            return unit.speakers.save(replace(speaker, meeting_id=meeting_id, agenda_item_id=agenda_item_id))

    def ask(self, key: str, day: date | None = None) -> Speaker:
        """The guest was asked."""
        return self._step("speakers.ask", key, lambda s: s.ask(self._past(day)))

    def accept(self, key: str, day: date | None = None) -> Speaker:
        """The guest said yes."""
        return self._step("speakers.accept", key, lambda s: s.answer(self._past(day), accepted=True))

    def decline(self, key: str, day: date | None = None) -> Speaker:
        """The guest said no."""
        return self._step("speakers.decline", key, lambda s: s.answer(self._past(day), accepted=False))

    def hear(self, key: str) -> Speaker:
        """The guest spoke; a motion that asked for nothing else is done with that."""
        with self._store.unit("speakers.hear") as unit:
            return _heard(unit, unit.speakers.get(key).hear())

    def come(
        self,
        item_id: str,
        *,
        person_id: str | None = None,
        family_name: str = "",
        given_name: str = "",
        organization: str = "",
    ) -> Speaker:
        """A guest is there to speak under an item of the running meeting, whether expected or not.

        Who was to speak at another item of the meeting speaks here; the guest is on the list of those present from now
        on. Who is not known by person_id is taken by name, new where nobody bears it.
        """
        with self._store.unit("speakers.come") as unit:
            item = unit.agenda_items.get(item_id)
            office = organization_named(unit, organization)
            person = unit.persons.find(person_id)
            if person is None:
                if not family_name.strip():
                    raise Refused("person.name_missing")
                person = person_named(unit, nfc(family_name.strip()), nfc(given_name.strip()))
            person = unit.persons.save(replace(person, organization_id=person.organization_id or office))
            expected = unit.speakers.where(meeting_id=item.meeting_id, person_id=person.id)
            waiting = next((one for one in expected if one.state not in _HEARD), None)
            found = (waiting or Speaker(item.title, person.id, meeting_id=item.meeting_id)).come(self._today)
            if not unit.attendances.count(meeting_id=item.meeting_id, person_id=person.id):
                group = AttendanceGroup.GUEST
                Attendances(self._store).add_person(item.meeting_id, person.id, group, organization.strip())
            return unit.speakers.save(
                replace(found, agenda_item_id=item.id, organization_id=office or found.organization_id)
            )

    def take_floor(self, key: str, at: time | datetime | None = None) -> Speaker:
        """The guest begins to speak in the running meeting: now, or at the moment given."""
        with self._store.unit("speakers.take_floor") as unit:
            speaker = unit.speakers.get(key)
            return _heard(unit, speaker.take_floor(self._moment(unit, speaker, at)))

    def leave_floor(self, key: str, at: time | datetime | None = None) -> Speaker:
        """The guest has spoken."""
        with self._store.unit("speakers.leave_floor") as unit:
            speaker = unit.speakers.get(key)
            return unit.speakers.save(speaker.leave_floor(self._moment(unit, speaker, at)))

    def at_item(self, item_id: str) -> list[tuple[Speaker, str]]:
        """The guests who are to speak or spoke under an item, with their names."""
        with self._store.reading() as unit:
            found = [one for one in unit.speakers.where(agenda_item_id=item_id) if one.state in _BEFORE_THE_BODY]
            found.sort(key=lambda one: (one.heard_from or datetime.max, one.starts or time.max))
            return [(one, next((who.name for who in _who(unit, one) if who), one.topic)) for one in found]

    def step_back(self, key: str) -> Speaker:
        """Take the last step back, after a slip; the motion that was done with the hearing is open again."""
        with self._store.unit("speakers.step_back") as unit:
            speaker = unit.speakers.get(key)
            paper = unit.papers.find(speaker.paper_id)
            if speaker.state is SpeakerState.HEARD and paper is not None and _done_by_hearing(unit, paper, key):
                unit.papers.save(paper.to(PaperState.DEBATED))
            return unit.speakers.save(speaker.step_back())

    def letter(self, key: str, *, draft: bool = True) -> Rendered:
        """The letter that invites the guest, with the places of its anchors."""
        with self._store.reading() as unit:
            speaker = unit.speakers.get(key)
            contents = letter_contents(unit, speaker, *_who(unit, speaker), self._today)
        return draw(speaker_letter(contents, draft=draft))

    def preview(self, speaker: Speaker, person: Person | None, organization: str) -> Rendered | StoredPdf:
        """The next letter to the guest, from what stands in a form before it is saved; one that went out as it did."""
        sent = _SENT.get(speaker.state)
        with self._store.reading() as unit:
            issued = unit.issued_papers.where(noun="speakers", object_id=speaker.id, kind=sent) if sent else []
            if issued:
                return StoredPdf(unit.blob(issued[-1].sha512), {})
            known = next(iter(unit.organizations.where(name=nfc(organization.strip()))), None)
            contents = letter_contents(
                unit,
                speaker,
                person,
                known or (Organization(organization.strip()) if organization.strip() else None),
                self._today,
            )
        return draw((thanks_letter if thanks(speaker) else speaker_letter)(contents, draft=True))

    def invite(self, key: str, day: date | None = None) -> IssuedPaper:
        """The letter goes out: the guest counts as invited and the letter is stored, or neither."""
        with self._store.unit("speakers.invite") as unit:
            speaker = unit.speakers.save(unit.speakers.get(key).invite(self._past(day)))
            contents = letter_contents(unit, speaker, *_who(unit, speaker), self._today)
            issued = issue(
                unit,
                IssuedKind.SPEAKER_LETTER,
                "speakers",
                key,
                draw(speaker_letter(contents)).pdf,
                file_name=f"Einladung-Gast-{contents.meeting.day.isoformat()}.pdf",
                recipient=contents.name,
            )
        self._store.forget_undo()
        return issued

    def thank(self, key: str, day: date | None = None) -> IssuedPaper:
        """The letter of thanks goes out and is stored."""
        with self._store.unit("speakers.thank") as unit:
            speaker = unit.speakers.save(unit.speakers.get(key).thank(self._past(day)))
            contents = letter_contents(unit, speaker, *_who(unit, speaker), self._today)
            issued = issue(
                unit,
                IssuedKind.THANKS_LETTER,
                "speakers",
                key,
                draw(thanks_letter(contents)).pdf,
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

    def forget_contact(self, key: str, *, copies_go: date | None = None) -> None:
        """Remove the guest's contact data; that somebody spoke on the topic stays.

        copies_go: the day on which the copies go that hold them still.
        """
        with self._store.unit("speakers.forget_contact") as unit:
            agree(unit, copies_go)
            speaker = unit.speakers.get(key)
            if speaker.person_id is not None:
                remove_contact(unit, speaker.person_id)
            unit.speakers.save(replace(speaker, review_on=None, purpose=""))
        self._store.forget_undo()
        ways(self._store.file).forget_traces(self._store.engine)

    def get(self, key: str) -> Speaker:
        """One guest; raises Missing."""
        with self._store.reading() as unit:
            return unit.speakers.get(key)

    def rows(self, meeting_id: str | None = None) -> list[SpeakerRow]:
        """Guests of one meeting by time slot, or all: those to come first, then the past, the latest first."""
        with self._store.reading() as unit:
            speakers = unit.speakers.where(meeting_id=meeting_id) if meeting_id else unit.speakers.all()
            return speaker_rows(unit, speakers)

    def waiting(self) -> list[SpeakerRow]:
        """Guests without a meeting yet."""
        with self._store.reading() as unit:
            return [row for row in speaker_rows(unit, unit.speakers.where(meeting_id=None)) if not row.over]

    def open_meetings(self) -> list[Meeting]:
        """The meetings to come, in which somebody can still speak."""
        with self._store.reading() as unit:
            ahead = [m for m in unit.meetings.all() if m.day >= self._today and m.state is not MeetingState.CANCELLED]
        return sorted(ahead, key=lambda meeting: meeting.start)

    def save_pdf(self, pdf: bytes, file: Path) -> Path:
        """Write a letter to a file of the user's choice."""
        write_file(file, pdf)
        return file

    def detail(self, key: str) -> SpeakerDetail:
        """One guest with all that belongs to them; raises Missing."""
        with self._store.reading() as unit:
            return speaker_detail(unit, key, self._today)

    def choices(self, key: str) -> SpeakerChoices:
        """What the guest can be tied to."""
        with self._store.reading() as unit:
            return speaker_choices(unit, unit.speakers.get(key), self._today)

    def findings(self, key: str) -> tuple[Finding, ...]:
        """What is missing or collides, less what was passed over with a reason."""
        with self._store.reading() as unit:
            return findings_of(unit, unit.speakers.get(key), self._today)

    def _moment(self, unit: Unit, speaker: Speaker, at: time | datetime | None) -> datetime | None:
        """The given time, else now; None where the meeting is written up on another day."""
        meeting = unit.meetings.find(speaker.meeting_id)
        if meeting is None or meeting.state is not MeetingState.RUNNING:
            raise Refused("meeting.not_running")
        if at is not None:
            return read_moment(at, meeting.began)
        now = minute(self._store.now())
        return now if within(now, meeting.began) else None

    def appointed(self, meeting_id: str) -> dict[str, tuple[time, int]]:
        """By item when a guest is to speak, and for how many minutes."""
        with self._store.reading() as unit:
            coming = [one for one in unit.speakers.where(meeting_id=meeting_id) if one.state in _BEFORE_THE_BODY]
        return {one.agenda_item_id: (one.starts, one.duration) for one in coming if one.agenda_item_id and one.starts}

    @property
    def _today(self) -> date:
        return self._store.now().date()

    def _past(self, day: date | None) -> date:
        """The day of a step, today where none was named; nobody enters what is still to come."""
        if day is not None and day > self._today:
            raise Refused("speaker.step_in_future", day=day)
        return day or self._today

    def _step(self, action: str, key: str, step: Callable[[Speaker], Speaker]) -> Speaker:
        with self._store.unit(action) as unit:
            return unit.speakers.save(step(unit.speakers.get(key)))


def _clean(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: nfc(value) if isinstance(value, str) else value for name, value in fields.items()}


def _heard(unit: Unit, speaker: Speaker) -> Speaker:
    """Keep that the guest spoke; a motion that asked for nothing else is done with that."""
    paper = unit.papers.find(speaker.paper_id)
    if paper is not None and paper.state is PaperState.DEBATED and paper.target is Target.OWN:
        unit.papers.save(paper.to(PaperState.DONE))
    return unit.speakers.save(speaker)


def _done_by_hearing(unit: Unit, paper: Paper, key: str) -> bool:
    """Whether the motion is done because of this guest, and of no other that was heard on it."""
    heard = (SpeakerState.HEARD, SpeakerState.THANKED)
    others = [s for s in unit.speakers.where(paper_id=paper.id) if s.id != key and s.state in heard]
    return paper.state is PaperState.DONE and paper.target is Target.OWN and not others


def _who(unit: Unit, speaker: Speaker) -> tuple[Person | None, Organization | None]:
    return find_person(unit, speaker.person_id, today(unit)), unit.organizations.find(speaker.organization_id)
