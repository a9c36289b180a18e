"""The letter of a paper: beside the form while one types, and as it leaves the house."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from beirat_desktop.documents.motion_letter import MotionLetter, motion_letter, signer_role
from beirat_desktop.documents.render import Rendered
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.german.papers import PAPER_TYPES
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.archive.archive import issue
from beirat_desktop.usecases.asof import beirat_on, find_committee, find_faction, find_person, paper_day
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.logos import logo_bytes
from beirat_desktop.usecases.members.chairs import chair_on
from beirat_desktop.usecases.papers.data import paper_data
from beirat_desktop.usecases.papers.details import faction_chair
from beirat_desktop.usecases.publications.rendering import draw, file_name

TEXT_KEYS = ("motion_letter.opening", "motion_letter.closing")
"""The sentences of this letter that the office may word itself."""


class PaperLetters:
    """Makes the letter from what the record says, or from what is being typed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pdf(self, key: str) -> bytes:
        """The letter as the record has it, with its own data inside; a draft is marked as one."""
        with self._store.reading() as unit:
            paper = unit.papers.get(key)
            contents = letter_contents(unit, paper)
            files = paper_data(unit, paper, signer_role(contents))
        return _drawn(replace(contents, files=files)).pdf

    def preview(self, paper: Paper) -> Rendered:
        """The letter of a paper as it stands in the form, and where its fields are on the page."""
        with self._store.reading() as unit:
            contents = letter_contents(unit, paper)
        return _drawn(contents)

    def save_pdf(self, key: str, file: Path) -> None:
        """Write the letter to a file of the user's choice."""
        write_file(file, self.pdf(key))

    def file_name(self, paper: Paper) -> str:
        """What the file of its letter is called."""
        return letter_file_name(paper)

    def issue_letter(self, key: str, recipient: str = "") -> IssuedPaper:
        """Keep the letter in the archive as it goes out now; a draft does not leave the house."""
        with self._store.unit("papers.issue_letter") as unit:
            paper = unit.papers.get(key)
            if paper.state is PaperState.DRAFT:
                raise Refused("paper.draft_not_issued", title=paper.title)
            issued = issue(
                unit,
                IssuedKind.MOTION,
                "papers",
                key,
                self.pdf(key),
                file_name=letter_file_name(paper),
                number=paper.number,
                recipient=recipient,
            )
        self._store.forget_undo()
        return issued


def _drawn(contents: MotionLetter) -> Rendered:
    return draw(motion_letter(contents))


def letter_file_name(paper: Paper) -> str:
    """Antrag-2012-07-Beratung-zu-….pdf; a draft says so."""
    return file_name(*letter_name(paper), draft=paper.state is PaperState.DRAFT)


def letter_name(paper: Paper) -> tuple[str, ...]:
    """The words the file of its letter is called by: kind, number, title; what was handed in tells if it has none."""
    without = "" if paper.state is PaperState.DRAFT else "ohne Nummer"
    return (PAPER_TYPES[paper.paper_type], paper.number or paper.external_number or without, paper.title)


def letter_contents(unit: Unit, paper: Paper, *, for_the_public: bool = False) -> MotionLetter:
    """Everything the letter needs, whether or not the paper itself is in the record yet.

    for_the_public: attachments that stay in the house are not even named.
    """
    day = paper_day(unit, paper)
    committee = find_committee(unit, paper.committee_id, day) or beirat_on(unit, day)
    if committee is None:
        raise Refused("paper.committee_missing", title=paper.title)
    keys = [key for key in (paper.faction_id, *paper.joint_faction_ids) if key is not None]
    factions = [faction for key in dict.fromkeys(keys) if (faction := find_faction(unit, key, day)) is not None]
    signer = find_person(unit, paper.signer_id, day)
    chairs = unit.memberships.where(person_id=paper.signer_id, faction_chair=True) if signer else []
    words = {block.key: block.text for block in unit.text_blocks.where(key=TEXT_KEYS)}
    attached = sorted(unit.attachments.where(paper_id=paper.id), key=lambda a: a.position)
    contents = MotionLetter(
        paper,
        unit.bodies.find(committee.body_id) or Body(""),
        committee,
        tuple(factions),
        unit.organizations.find(paper.organization_id),
        unit.meetings.find(paper.meeting_id) or _first_meeting(unit, paper, committee),
        chair_on(unit, committee.id, day),
        signer,
        signer is None or any(membership.faction_id == paper.faction_id for membership in chairs),
        unit.papers.find(paper.amends_id),
        tuple(
            attachment.title or attachment.file_name
            for attachment in attached
            if attachment.public or not for_the_public
        ),
        opening=words.get("motion_letter.opening", ""),
        closing=words.get("motion_letter.closing", ""),
        joint_signers={
            faction.id: person
            for faction in factions[1:]
            if (person := find_person(unit, faction_chair(unit, faction.id, day), day)) is not None
        },
    )
    return replace(contents, logo=logo_bytes(unit, contents.letterhead))


def _first_meeting(unit: Unit, paper: Paper, committee: Committee) -> Meeting | None:
    """The meeting of the committee that dealt with the paper first; after an adjournment it is meant for none."""
    stations = unit.consultations.where(paper_id=paper.id, committee_id=committee.id)
    for station in sorted(stations, key=lambda station: station.position):
        if (meeting := unit.meetings.find(station.meeting_id)) is not None:
            return meeting
    return None
