"""What a letter says of its sender, kept as it was on the day on which the paper was handed in."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.documents.motion_letter import MotionLetter
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import Paper, PaperState, Sender, Signatory
from beirat_desktop.domain.persons import Person
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import beirat_on, find_committee, find_faction, find_person, paper_day
from beirat_desktop.usecases.members.chairs import chair_on
from beirat_desktop.usecases.papers.data import CORRESPONDENCE
from beirat_desktop.usecases.papers.details import faction_chair

TEXT_KEYS = ("motion_letter.opening", "motion_letter.closing")
"""The sentences of this letter that the office may word itself."""


def sender_of(contents: MotionLetter) -> Sender:
    """Who sends the letter, by name, letterhead and signature, as the record has it now."""
    others = [contents.joint_signers.get(faction.id) for faction in contents.factions[1:]]
    return Sender(
        tuple(faction.name for faction in contents.factions),
        contents.organization.name if contents.organization is not None else "",
        contents.letterhead,
        tuple(map(_signatory, (contents.signer, *others))),
        contents.signer_is_chair,
    )


def with_sender(unit: Unit, paper: Paper) -> Paper:
    """The paper with its sender as the record has it now; a draft, and what belongs to no committee, has none."""
    bare = replace(paper, sender=None)
    day = paper_day(unit, paper)
    if paper.state is PaperState.DRAFT or (
        find_committee(unit, paper.committee_id, day) is None and beirat_on(unit, day) is None
    ):
        return bare
    return replace(bare, sender=sender_of(contents_now(unit, bare)))


def as_sent(contents: MotionLetter) -> MotionLetter:
    """The letter as it was handed in, whatever has become of its sender since."""
    sender = contents.paper.sender
    if sender is None or len(sender.factions) != len(contents.factions):
        return contents
    factions = tuple(
        replace(faction, name=name, letterhead=faction.letterhead if number else sender.letterhead)
        for number, (faction, name) in enumerate(zip(contents.factions, sender.factions, strict=True))
    )
    first, *others = sender.signatories
    organization, committee = contents.organization, contents.committee
    if organization is not None:
        organization = replace(organization, name=sender.organization or organization.name)
    elif not factions:
        committee = replace(committee, letterhead=sender.letterhead)
    return replace(
        contents,
        committee=committee,
        factions=factions,
        organization=organization,
        signer=_person(first, contents.signer),
        signer_is_chair=sender.signed_by_chair,
        joint_signers={
            faction.id: person
            for faction, signatory in zip(factions[1:], others, strict=True)
            if (person := _person(signatory, contents.joint_signers.get(faction.id))) is not None
        },
    )


def _signatory(person: Person | None) -> Signatory:
    if person is None:
        return Signatory()
    return Signatory(person.family_name, person.given_name, person.form_of_address, person.title)


def _person(kept: Signatory, now: Person | None) -> Person | None:
    if kept == Signatory():
        return None
    named = Person(kept.family_name, kept.given_name, kept.form_of_address, kept.title)
    return named if now is None else replace(named, contact=now.contact, id=now.id)


def contents_now(unit: Unit, paper: Paper, *, for_the_public: bool = False) -> MotionLetter:
    """What the letter would say of its sender today, without the logo.

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
    return MotionLetter(
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
            if attachment.public or not (for_the_public or attachment.title in CORRESPONDENCE)
        ),
        opening=words.get("motion_letter.opening", ""),
        closing=words.get("motion_letter.closing", ""),
        joint_signers={
            faction.id: person
            for faction in factions[1:]
            if (person := find_person(unit, faction_chair(unit, faction.id, day), day)) is not None
        },
    )


def _first_meeting(unit: Unit, paper: Paper, committee: Committee) -> Meeting | None:
    """The meeting of the committee that dealt with the paper first; after an adjournment it is meant for none."""
    stations = unit.consultations.where(paper_id=paper.id, committee_id=committee.id)
    for station in sorted(stations, key=lambda station: station.position):
        if (meeting := unit.meetings.find(station.meeting_id)) is not None:
            return meeting
    return None
