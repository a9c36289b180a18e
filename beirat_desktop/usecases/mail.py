"""Papers on their way by mail: a draft with the PDF, which the user reads, addresses and sends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.papers import Paper
from beirat_desktop.exchange.mail import Draft, Enclosure, write
from beirat_desktop.german.archive import about_words, issued_words
from beirat_desktop.german.papers import paper_kind
from beirat_desktop.german.roles import person_salutation
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.archive.archive import Archive
from beirat_desktop.usecases.asof import find_committee, find_person, paper_day, today
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.papers.letters import PaperLetters, letter_file_name
from beirat_desktop.usecases.text_blocks import mail_end, worded


class Mail:
    """Makes drafts; nothing is sent from here."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def issued(self, keys: Sequence[str]) -> bytes:
        """A draft with issued papers; addressed only where all go to one office that has an address."""
        archive = Archive(self._store)
        with self._store.reading() as unit:
            papers = [unit.issued_papers.get(key) for key in keys]
            named = [issued_words(paper.kind, paper.number, publication=paper.publication) for paper in papers]
            rows = archive.rows(keys)
            about = {words for row in rows if (words := about_words(row.noun, row.about, row.detail))}
            subject = ", ".join(dict.fromkeys(named))
            if len(about) == 1:
                subject += f": {about.pop()}"
            addresses = {_work_address(unit, paper) for paper in papers}
            to = tuple(filter(None, addresses)) if len(addresses) == 1 else ()
            files = tuple(Enclosure(paper.file_name, archive.pdf(paper.id)) for paper in papers)
            return write(Draft(subject, _body(unit, ", ".join(named), _salutation(unit, papers)), to, files))

    def motion(self, key: str) -> bytes:
        """A draft with the letter of a paper as it stands, to the office that takes motions in."""
        with self._store.reading() as unit:
            paper = unit.papers.get(key)
            subject = f"{paper_kind(paper)} {paper.number}".strip() + f": {paper.title}"
            enclosure = Enclosure(letter_file_name(paper), PaperLetters(self._store).pdf(key))
            return write(Draft(subject, _body(unit, subject), _office(unit, paper), (enclosure,)))

    def taken_in_at(self, paper_id: str) -> str:
        """The mailbox to which hand_in() addresses the letter of that motion, "" where none is known."""
        with self._store.reading() as unit:
            return ", ".join(_office(unit, unit.papers.get(paper_id)))

    def hand_in(self, key: str) -> bytes:
        """A draft with the letter of a motion as the archive keeps it, to the office that takes motions in."""
        archive = Archive(self._store)
        with self._store.reading() as unit:
            issued = unit.issued_papers.get(key)
            paper = unit.papers.get(issued.object_id)
            subject = f"{paper_kind(paper)} {paper.number}".strip() + f": {paper.title}"
            enclosure = Enclosure(issued.file_name, archive.pdf(key))
            return write(Draft(subject, _body(unit, subject), _office(unit, paper), (enclosure,)))

    def save(self, draft: bytes, file: Path) -> None:
        """Write a draft to a file of the user's choice."""
        write_file(file, draft)


def _body(unit: Unit, papers: str, salutation: str = "") -> str:
    sentence = worded(unit, "mail.sentence").replace("{papiere}", papers)
    return "\n\n".join((salutation or worded(unit, "mail.greeting"), sentence, mail_end(unit))) + "\n"


def _salutation(unit: Unit, papers: Sequence[IssuedPaper]) -> str:
    """By name where all papers are letters to one guest, "" else."""
    guests = {_guest(unit, paper) for paper in papers}
    guest = guests.pop() if len(guests) == 1 else None
    person = find_person(unit, guest, today(unit)) if guest else None
    return person_salutation(person) if person is not None else ""


def _guest(unit: Unit, paper: IssuedPaper) -> str | None:
    """The person whom a letter to a guest goes to."""
    guest = unit.speakers.find(paper.object_id) if paper.noun == "speakers" else None
    return guest.person_id if guest is not None else None


def _office(unit: Unit, paper: Paper) -> tuple[str, ...]:
    """The mailbox that takes motions in, where the record has one."""
    committee = find_committee(unit, paper.committee_id, paper_day(unit, paper))
    town = unit.bodies.find(committee.body_id) if committee else None
    return (town.office_contact.email,) if town is not None and town.office_contact.email else ()


def _work_address(unit: Unit, paper: IssuedPaper) -> str:
    """The mailbox of the office the paper goes to; never one of a person's own."""
    named = paper.recipient.splitlines()[0].strip() if paper.recipient.strip() else ""
    offices = unit.organizations.where(name=named) if named else []
    if not offices and paper.noun == "speakers":
        guest = unit.speakers.find(paper.object_id)
        office = unit.organizations.find(guest.organization_id) if guest else None
        offices = [office] if office else []
    return offices[0].contact.email if offices else ""
