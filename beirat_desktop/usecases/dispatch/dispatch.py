"""The list of who got what, and what is made for each of them: one print run of letters, one mail for each person."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from beirat_desktop.documents.cancellation import cancellation
from beirat_desktop.documents.cover_letter import CoverLetter, cover_letter
from beirat_desktop.documents.invitation import MeetingLetter, invitation
from beirat_desktop.documents.model import Document
from beirat_desktop.documents.print_run import with_pages
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.dispatch import Delivery, Standing, check_receipt, late_finding, reach_findings, standing
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.moments import BERLIN
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Channel
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.exchange.mail import Draft, write
from beirat_desktop.german import dispatch as words
from beirat_desktop.german.archive import ISSUED_KINDS
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.roles import addressed, person_salutation
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, paper_prefix, persons_on
from beirat_desktop.usecases.dispatch.as_sent import AsSent, check_goes_out
from beirat_desktop.usecases.dispatch.delivering import latest_notice
from beirat_desktop.usecases.dispatch.enclosures import Enclosures, supplement_number
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.meetings.invitation_contents import (
    cancellation_contents,
    invitation_contents,
    meeting_letter,
    recipients,
)
from beirat_desktop.usecases.meetings.invitations import Invitations
from beirat_desktop.usecases.meetings.plan import holidays
from beirat_desktop.usecases.members.persons import Persons
from beirat_desktop.usecases.publications.public_view import public_view
from beirat_desktop.usecases.publications.rendering import draw, draw_run, file_name
from beirat_desktop.usecases.text_blocks import mail_end

Step = Callable[[int, int], None]
"""Told how many of how many are done; it may raise to stop."""


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A line of the list. received: known or computed; standing: of an invitation only.

    waived: form and period of the invitation, also where they were kept.
    """

    delivery: Delivery
    paper: IssuedPaper
    name: str
    received: date
    standing: Standing | None = None
    findings: tuple[Finding, ...] = ()
    waived: bool = False


@dataclass(frozen=True, slots=True)
class PersonalMail:
    """The mail to one person: the delivery it is of, the address, the name of its file, and its bytes."""

    delivery_id: str
    address: str
    file_name: str
    draft: Draft
    content: bytes


class PrintRun(NamedTuple):
    """All letters of a paper as one file, its name, and which deliveries it holds."""

    pdf: bytes
    name: str
    delivery_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """What lies in so many envelopes and the program cannot print: no file, or one without pages, locked or broken."""

    name: str
    copies: int


def nothing(_done: int, _total: int) -> None:
    """Nobody watches."""


class Dispatch:
    """The deliveries of a meeting's papers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def papers(self, meeting_id: str) -> list[IssuedPaper]:
        """The papers that went to persons, the latest first."""
        with self._store.reading() as unit:
            keys = {one.issued_paper_id for one in unit.deliveries.where(meeting_id=meeting_id)}
            return unit.issued_papers.where(id=keys)[::-1]

    def rows(self, meeting_id: str, issue_id: str | None = None) -> tuple[DeliveryRow, ...]:
        """Who got the papers of a meeting, or one of them, by name."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            profile = committee_of(unit, meeting).profile
            found = unit.deliveries.where(meeting_id=meeting_id)
            if issue_id is not None:
                found = [one for one in found if one.issued_paper_id == issue_id]
            papers = by_id(unit.issued_papers.where(id={one.issued_paper_id for one in found}))
            persons = _persons(unit, meeting, found)
            members = {one.person.id for one in recipients(unit, meeting)}
            attendances = {one.person_id: one for one in unit.attendances.where(meeting_id=meeting_id)}
            rows = []
            for one in found:
                person = persons.get(one.person_id or "")
                name, paper = person.sorted_name if person else one.recipient, papers[one.issued_paper_id]
                there = attendances.get(one.person_id or "")
                state = None
                findings: list[Finding] = []
                if paper.kind is IssuedKind.INVITATION and one.person_id in members:
                    state = standing(one, meeting, there, profile, holidays())
                    if state is Standing.LATE:
                        findings.append(late_finding(one, meeting, name, profile, holidays()))
                if person is not None and one.stands and one.left is None:
                    findings += reach_findings(replace(person.contact, channel=one.channel), name)
                received = one.received(profile.postal_days, holidays())
                waived = state is not None and there is not None and there.waived
                rows.append(DeliveryRow(one, paper, name, received, state, tuple(findings), waived))
            return tuple(sorted(rows, key=lambda row: sort_key(row.name)))

    def reach(self, meeting_id: str) -> tuple[Finding, ...]:
        """Members who cannot be reached by the way that was chosen for them."""
        with self._store.reading() as unit:
            members = recipients(unit, unit.meetings.get(meeting_id))
        return tuple(
            found.about("persons", one.person.id)
            for one in members
            for found in reach_findings(one.person.contact, one.person.name)
        )

    def choose_channel(self, person_ids: Iterable[str], channel: Channel) -> None:
        """How papers reach these persons from now on."""
        persons = Persons(self._store)
        with self._store.unit("persons.channel"):
            for key in person_ids:
                persons.edit(key, contact=replace(persons.get(key).contact, channel=channel))

    def set_channel(self, delivery_id: str, channel: Channel) -> Delivery:
        """Another way for this one paper, as when a letter is handed over after all."""
        with self._store.unit("deliveries.edit") as unit:
            found = _standing(unit, delivery_id)
            return unit.deliveries.save(replace(found, channel=channel, received_on=None, trouble=""))

    def set_receipt(self, delivery_id: str, day: date | None, note: str = "") -> Delivery:
        """Note the day of receipt and what belongs to it; no day: it is computed again.

        The invitation is received when the last member has it. Before the meeting that day is kept with it; what was
        done then is not changed afterwards. The notice that was given out last is public from the day it appears.
        """
        with self._store.unit("deliveries.receipt") as unit:
            found = unit.deliveries.get(delivery_id)
            if day is not None:
                check_receipt(found, day, unit.now.date())
            kept = unit.deliveries.save(replace(found, received_on=day, note=note.strip()))
            _keep_latest_receipt(unit, kept)
            if kept == latest_notice(unit, kept.meeting_id):
                Invitations(self._store).publish_notice(kept.meeting_id, day)
            return kept

    def take_back(self, delivery_id: str, reason: str) -> Delivery:
        """It was entered by mistake: this person did not get the paper."""
        with self._store.unit("deliveries.withdraw") as unit:
            return unit.deliveries.save(
                unit.deliveries.get(delivery_id).take_back(reason, unit.now.replace(tzinfo=None))
            )

    def draw_letters(self, issue_id: str) -> PrintRun:
        """All letters of a paper as one file to print on both sides, sorted by postcode for the post.

        Behind each letter stands all that it names: the paper it covers, the motions, and behind each its files. What
        else belongs into the envelopes says apart(). Refuses an invitation that no longer holds.
        """
        with self._store.reading() as unit:
            return self._run(unit, unit.issued_papers.get(issue_id))

    def print_run(self, issue_id: str) -> PrintRun:
        """The same, and the letters are noted as gone out."""
        run = self.draw_letters(issue_id)
        self.note_printed(run)
        return run

    def note_printed(self, run: PrintRun) -> None:
        """Those letters have gone out; one that came in meanwhile, at another workplace, is not among them."""
        with self._store.unit("deliveries.print") as unit:
            digest, moment = hashlib.sha512(run.pdf).hexdigest(), unit.now.replace(tzinfo=None)
            for one in unit.deliveries.where(id=run.delivery_ids):
                if one.stands:
                    unit.deliveries.save(replace(one, left=moment, sha512=digest, trouble=""))

    def apart(self, issue_id: str) -> tuple[Apart, ...]:
        """What the letters name and their print run does not hold: lines that were typed, and files without pages."""
        with self._store.reading() as unit:
            issued = unit.issued_papers.get(issue_id)
            meeting = unit.meetings.get(issued.object_id)
            found = _deliveries(unit, issued, Channel.LETTER)
            enclosures = Enclosures(self._store, unit, issued)
            if issued.kind is IssuedKind.CANCELLATION:
                return ()
            copies = {public: sum(one.public is public for one in found) for public in (False, True)}
            full = copies[False]
            typed: Sequence[str] = ()
            if issued.kind is IssuedKind.INVITATION and full:
                # A line may have been typed without what the town writes before its numbers.
                sign = f"{paper_prefix(unit).strip()} "
                numbers = [motion.number.removeprefix(sign) for motion in enclosures.motions(public=False)]
                typed = [line for line in meeting.enclosures if not any(number in line for number in numbers)]
            made = [Apart(line, full) for line in typed]
            return (*made, *_hanging_apart(enclosures, copies))

    def mails(self, issue_id: str, *, again: bool = False) -> list[PersonalMail]:
        """The mail to each person who gets the paper by mail and has not yet; again: to all of them.

        Refuses an invitation that no longer holds.
        """
        with self._store.reading() as unit:
            issued = unit.issued_papers.get(issue_id)
            check_goes_out(unit, issued)
            meeting = unit.meetings.get(issued.object_id)
            found = [one for one in _deliveries(unit, issued, Channel.MAIL) if again or one.left is None]
            persons = _persons(unit, meeting, found)
            enclosures = Enclosures(self._store, unit, issued)
            made, without = [], []
            for one in found:
                person = persons.get(one.person_id or "")
                if person is None:
                    continue
                if not person.contact.email:
                    without.append(person.sorted_name)  # the list says so too
                    continue
                draft = self._draft(unit, issued, one, person, enclosures)
                name = file_name(issued.file_name.removesuffix(".pdf"), person.sorted_name).removesuffix(".pdf")
                made.append(PersonalMail(one.id, person.contact.email, f"{name}.eml", draft, write(draft)))
            if without and not made:
                names = words.quoted_names(sorted(without, key=sort_key))
                raise Refused("delivery.no_mail_address", names=names)
            if not made:
                raise Refused("delivery.nothing_to_mail")
            return made

    def save_mails(self, issue_id: str, folder: Path, step: Step = nothing, *, again: bool = False) -> list[Path]:
        """Write the mails as drafts into a folder; each is noted as made once its file is there."""
        mails, files = self.mails(issue_id, again=again), []
        for done, mail in enumerate(mails):
            step(done, len(mails))
            file = folder / mail.file_name
            write_file(file, mail.content)
            self.note_sent(mail)
            files.append(file)
        step(len(mails), len(mails))
        return files

    def is_to_go(self, delivery_id: str) -> bool:
        """Whether a mail has not gone out until now, and still should."""
        with self._store.reading() as unit:
            found = unit.deliveries.find(delivery_id)
        return found is not None and found.stands and found.left is None and found.channel is Channel.MAIL

    def note_sent(self, mail: PersonalMail, trouble: str = "") -> None:
        """Note that a mail went out, or why it did not."""
        with self._store.unit("deliveries.mail") as unit:
            found = unit.deliveries.get(mail.delivery_id)
            digest = hashlib.sha512(mail.content).hexdigest()
            moment = unit.now.replace(tzinfo=None)
            sent = replace(found, left=moment, sha512=digest, trouble="")
            unit.deliveries.save(replace(found, trouble=trouble) if trouble else sent)

    def _draft(
        self,
        unit: Unit,
        issued: IssuedPaper,
        delivery: Delivery,
        person: Person,
        enclosures: Enclosures,
    ) -> Draft:
        sent = enclosures.as_sent
        meeting = sent.meeting
        committee, kind = committee_of(unit, meeting), ISSUED_KINDS[issued.kind]
        files = enclosures.all(delivery, person)
        body = words.mail_body(
            person_salutation(person),
            kind,
            meeting,
            committee.of,
            [*(file.name for file in files), *enclosures.not_sent(delivery)],
            mail_end(unit),
            asks=enclosures.asks,
            changes=sent.changes,
            by=_since(unit, sent),
        )
        subject = words.mail_subject(kind, meeting, committee.of)
        return Draft(subject, body, (person.contact.email,), files)

    def _run(self, unit: Unit, issued: IssuedPaper) -> PrintRun:
        meeting = unit.meetings.get(issued.object_id)
        check_goes_out(unit, issued)
        found = _deliveries(unit, issued, Channel.LETTER)
        if not found:
            raise Refused("delivery.nothing_to_print")
        persons = _persons(unit, meeting, found)
        enclosures = Enclosures(self._store, unit, issued)
        current = issued.kind is IssuedKind.INVITATION and says_the_same(unit, issued, meeting)
        letters: list[Document] = []
        behind: list[list[bytes]] = []
        for one in sorted(found, key=lambda each: _place_in_run(persons[each.person_id or ""])):
            letters.append(
                self._letter(unit, issued, meeting, one, persons[one.person_id or ""], enclosures, current=current)
            )
            covers = not current and issued.kind is not IssuedKind.CANCELLATION
            behind.append([file.content for file in enclosures.papers(public=one.public)] if covers else [])
            for motion in enclosures.motions(public=one.public):
                letters.append(motion.letter)
                behind.append([pages for file in motion.attached if (pages := enclosures.pages(file))])
        pdf = with_pages(draw_run(letters, letters[0].title), behind)
        name = file_name("Briefe", issued.file_name.removesuffix(".pdf"))
        return PrintRun(pdf, name, tuple(one.id for one in found))

    def _letter(
        self,
        unit: Unit,
        issued: IssuedPaper,
        meeting: Meeting,
        delivery: Delivery,
        person: Person,
        enclosures: Enclosures,
        *,
        current: bool,
    ) -> Document:
        found = enclosures.motions(public=delivery.public)
        motions = [(motion.kind, motion.number, len(motion.attached)) for motion in found]
        typed = () if delivery.public else meeting.enclosures
        if issued.kind is IssuedKind.CANCELLATION:
            contents = cancellation_contents(unit, meeting, issued.issued.date())
            reason = "" if delivery.public else contents.reason
            return cancellation(replace(contents, letter=_personal(contents.letter, person), reason=reason))
        if current:
            with public_view(unit, meeting.id) if delivery.public else nullcontext() as view:
                letter = invitation_contents(unit, meeting, for_the_public=delivery.public)
                letter = replace(
                    letter,
                    letter=_personal(letter.letter, person),
                    enclosures=words.enclosure_lines(typed, motions),
                )
                return invitation(letter, publication=view)
        sent = enclosures.as_sent
        since = _since(unit, sent)
        lines = (
            f"{ISSUED_KINDS[issued.kind]} vom {short_date(issued.issued.date())}",
            *since,
            *words.enclosure_lines((), motions),
        )
        dated = unit.now.date() if sent.changes else issued.issued.date()
        base = meeting_letter(unit, sent.meeting, draft=False, dated=dated)
        told = words.changed_since(since) if sent.changes else ""
        return cover_letter(CoverLetter(_personal(base, person), ISSUED_KINDS[issued.kind], lines, told, sent.changes))


def _since(unit: Unit, sent: AsSent) -> tuple[str, ...]:
    """1. Nachtrag vom 16.05.2012, for each that tells what changed after a paper went out."""
    return tuple(
        f"{supplement_number(unit, one)}. {ISSUED_KINDS[one.kind]} vom {short_date(one.issued.date())}"
        for one in sent.since
    )


def _hanging_apart(enclosures: Enclosures, copies: Mapping[bool, int]) -> list[Apart]:
    """The files on the motions that have no pages to print; copies: how many letters, by whether for the public."""
    made: dict[str, int] = {}
    for public, number in copies.items():
        files = [one for motion in enclosures.motions(public=public) for one in motion.attached] if number else []
        for one in files:
            if not enclosures.pages(one):
                made[one.name] = made.get(one.name, 0) + number
    return [Apart(name, number) for name, number in made.items()]


def says_the_same(unit: Unit, issued: IssuedPaper, meeting: Meeting) -> bool:
    """Whether the invitation drawn today would be the one that was sent, to the last byte.

    Only then is it drawn anew with each address; what changed since must not slip into letters of that day.
    """
    contents = invitation_contents(unit, meeting)
    for zone in (unit.now.tzinfo, BERLIN):
        letter = replace(contents.letter, created=issued.issued.replace(tzinfo=zone))
        pdf = draw(invitation(replace(contents, letter=letter))).pdf
        if hashlib.sha512(pdf).hexdigest() == issued.sha512:
            return True
    return False


def address_lines(person: Person) -> tuple[str, ...]:
    """What stands in the window of the envelope."""
    name = " ".join(part for part in (addressed(person.form_of_address), person.name) if part)
    return (name, *person.contact.address.lines)


def _personal(letter: MeetingLetter, person: Person) -> MeetingLetter:
    return replace(letter, address=address_lines(person), salutation=person_salutation(person))


def _place_in_run(person: Person) -> tuple[object, object]:
    return person.contact.address.postal_order, sort_key(person.sorted_name)


def _deliveries(unit: Unit, issued: IssuedPaper, channel: Channel) -> list[Delivery]:
    found = unit.deliveries.where(issued_paper_id=issued.id, channel=channel)
    return [one for one in found if one.stands and one.person_id is not None]


def _persons(unit: Unit, meeting: Meeting, deliveries: Sequence[Delivery]) -> dict[str, Person]:
    keys = {one.person_id for one in deliveries if one.person_id is not None}
    return by_id(persons_on(unit, min(meeting.day, unit.now.date()), id=keys))


def _standing(unit: Unit, delivery_id: str) -> Delivery:
    found = unit.deliveries.get(delivery_id)
    if not found.stands:
        raise Refused("delivery.already_withdrawn")
    return found


def _keep_latest_receipt(unit: Unit, delivery: Delivery) -> None:
    meeting = unit.meetings.get(delivery.meeting_id)
    issued = unit.issued_papers.get(delivery.issued_paper_id)
    if issued.kind is not IssuedKind.INVITATION or meeting.state is not MeetingState.INVITED:
        return
    days = committee_of(unit, meeting).profile.postal_days
    members = {one.person.id for one in recipients(unit, meeting)}
    sent = unit.deliveries.where(issued_paper_id=issued.id, person_id=members)
    latest = max((one.received(days, holidays()) for one in sent if one.stands), default=None)
    if latest is not None and latest != meeting.invitation_received_on:
        unit.meetings.save(replace(meeting, invitation_received_on=latest))
