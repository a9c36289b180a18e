"""Papers about one motion: its letter for the public, the Vorlage for the Stadtrat, the letter under § 56 GemO."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from beirat_desktop.documents.council_paper import CouncilPaper, Referral, StationLine, council_paper
from beirat_desktop.documents.mayor_letter import MayorLetter, mayor_letter
from beirat_desktop.documents.motion_letter import motion_letter
from beirat_desktop.domain.agenda_tree import bare_number
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.consultations import ADOPTING, ConsultationState, Outcome, awaits
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.votes import Vote
from beirat_desktop.domain.voting import deciding_vote
from beirat_desktop.german import word
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.council_wording import council_wording, not_to_resolve
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.papers import external_number, paper_kind
from beirat_desktop.german.votes import count_line
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import beirat_on, committee_on, find_committee, find_faction, paper_day, today
from beirat_desktop.usecases.live.consequences import council
from beirat_desktop.usecases.logos import logo_bytes
from beirat_desktop.usecases.members.chairs import chair_on
from beirat_desktop.usecases.papers.data import paper_data
from beirat_desktop.usecases.papers.letters import letter_contents, letter_name
from beirat_desktop.usecases.publications.orders import Made, Order
from beirat_desktop.usecases.text_blocks import worded
from beirat_desktop.usecases.tracking.consultations import Consultations, Station
from beirat_desktop.usecases.tracking.council_wordings import CouncilWording, wording_of


def make_motion(order: Order) -> Made:
    """The letter of a paper as the public may read it; the faction's own is issued by PaperLetters."""
    paper = order.unit.papers.get(order.key)
    if not order.draft and paper.state is PaperState.DRAFT:
        raise Refused("paper.draft_not_issued", title=paper.title)
    contents = letter_contents(order.unit, paper, for_the_public=order.publication is not None)
    document = motion_letter(contents, publication=order.publication)
    return Made(document, letter_name(paper), paper.number)


def make_council_paper(order: Order) -> Made:
    """The paper for the Stadtrat."""
    unit = order.unit
    paper = unit.papers.get(order.key)
    committee = _committee(unit, paper)
    decided, referral = _dealt_with(unit, paper, committee)
    wording = wording_of(unit, paper)
    if order.publication is not None and decided is not None:
        order.publication.require(decided.resolution, paper.title)
    if not order.draft:
        _check(order, paper, committee, decided or referral)
        _check_wording(wording)
    dealt_on = decided.resolution.decided_on if decided else referral.decided_on if referral else order.today
    keys = [key for key in (paper.faction_id, *paper.joint_faction_ids) if key]
    factions = [find_faction(unit, key, paper_day(unit, paper)) for key in dict.fromkeys(keys)]
    contents = CouncilPaper(
        unit.bodies.get(committee.body_id),
        committee,
        council(unit, committee, dealt_on) or committee,
        paper,
        decided.resolution if decided else None,
        decided.vote if decided else None,
        tuple(faction for faction in factions if faction is not None),
        station_lines(Consultations(order.store).stations(paper.id), unit),
        paper_data(unit, paper) if order.publication is None else (),
        order.today,
        wording.asked if wording is not None else council_wording(paper.proposal),
        referral,
    )
    number = external_number(paper, contents.body.paper_prefix) or paper.number
    document = council_paper(contents, draft=order.draft, publication=order.publication)
    return Made(document, ("Vorlage", number, paper.title), number)


def make_mayor_letter(order: Order) -> Made:
    """The letter to the Oberbürgermeister."""
    unit = order.unit
    paper = unit.papers.get(order.key)
    committee = _committee(unit, paper)
    decided, referral = _dealt_with(unit, paper, committee)
    if not order.draft:
        _check(order, paper, committee, decided or referral)
    moved = Resolution(
        committee.id,
        referral.decided_on if referral else order.today,
        paper.proposal,
        agenda_item_id=referral.agenda_item_id if referral else None,
    )
    resolution = decided.resolution if decided else moved
    item = unit.agenda_items.find(resolution.agenda_item_id)
    stations = [s for s in Consultations(order.store).stations(paper.id) if s.committee.id != committee.id]
    ahead = [s for s in stations if s.consultation.state is not ConsultationState.DONE]
    dues = [s.consultation.due for s in ahead if s.committee.kind is CommitteeKind.COUNCIL and s.consultation.due]
    number = f" {paper.number}" if paper.number else ""
    enclosures = [f"{paper_kind(paper)}{number}"]
    excerpts = unit.excerpts.where(agenda_item_id=item.id) if item is not None else []
    if excerpts:
        enclosures.append(f"Auszug {excerpts[-1].number} aus der Niederschrift")
    contents = MayorLetter(
        unit.bodies.get(committee.body_id),
        committee,
        paper,
        resolution,
        order.today,
        worded(unit, "mayor_letter.request"),
        worded(unit, "mayor_letter.closing"),
        decided.vote if decided else referral.vote if referral else None,
        f"TOP {bare_number(item.number)}" if item is not None and item.number else "",
        tuple(s.committee.name for s in ahead if s.committee.kind is CommitteeKind.COMMITTEE),
        dues[0] if dues else None,
        chair_on(unit, committee.id, order.today),
        tuple(enclosures),
        logo_bytes(unit, committee.letterhead),
        referral,
    )
    return Made(
        mayor_letter(contents, draft=order.draft), ("Schreiben 56 GemO", paper.number, paper.title), paper.number
    )


def _check_wording(wording: CouncilWording | None) -> None:
    """What is asked of the Stadtrat goes out as a person confirmed it, unless nothing had to be turned."""
    if wording is None or wording.confirmed:
        return
    left = not_to_resolve(wording.asked)
    if left:
        raise Refused("council_paper.wording_not_turned", sentence=f"„{left[0]}“")
    if wording.asked != wording.recommended:
        raise Refused("council_paper.wording_unconfirmed", wording=f"„{wording.asked.plain}“")


class Decided(NamedTuple):
    """What the Beirat resolved on a paper, and the vote."""

    resolution: Resolution
    vote: Vote | None


def _committee(unit: Unit, paper: Paper) -> Committee:
    """The Beirat as it was when it resolved on the paper or sent it on; as it is today where it has not."""
    own = find_committee(unit, paper.committee_id, today(unit))
    found = own if own is not None and own.kind is CommitteeKind.BEIRAT else beirat_on(unit, today(unit))
    if found is None:
        raise Refused("paper.committee_missing", title=paper.title)
    decided, referral = _dealt_with(unit, paper, found)
    day = decided.resolution.decided_on if decided else referral.decided_on if referral else None
    return found if day is None else committee_on(unit, found.id, day)


def _dealt_with(unit: Unit, paper: Paper, committee: Committee) -> tuple[Decided | None, Referral | None]:
    """What the Beirat did last: it resolved, or it sent the matter on without that; or neither."""
    decided, referral = _decided(unit, paper, committee), _referral(unit, paper, committee)
    if decided is not None and referral is not None:
        later = referral.decided_on > decided.resolution.decided_on
        return (None, referral) if later else (decided, None)
    return decided, referral


def _referral(unit: Unit, paper: Paper, committee: Committee) -> Referral | None:
    own = unit.consultations.where(paper_id=paper.id, committee_id=committee.id)
    last = max(own, key=lambda station: station.position, default=None)
    if last is None or last.outcome is not Outcome.REFERRED or last.decided_on is None:
        return None
    votes = unit.votes.where(agenda_item_id=last.agenda_item_id) if last.agenda_item_id is not None else ()
    vote = deciding_vote(votes, Outcome.REFERRED)
    return Referral(last.decided_on, last.outcome_target, vote, last.agenda_item_id)


def _decided(unit: Unit, paper: Paper, committee: Committee) -> Decided | None:
    own = [r for r in unit.resolutions.where(paper_id=paper.id, committee_id=committee.id) if r.decided]
    adopted = [resolution for resolution in own if resolution.outcome in ADOPTING]
    if not adopted:
        return None
    last = max(adopted, key=lambda resolution: (resolution.decided_on, resolution.position))
    votes = unit.votes.where(resolution_id=last.id)
    return Decided(last, votes[0] if votes else None)


def _check(order: Order, paper: Paper, committee: Committee, dealt_with: Decided | Referral | None) -> None:
    if not paper.self_government:
        raise Refused("council_paper.not_self_government", title=paper.title)
    if dealt_with is None:
        raise Refused("council_paper.not_resolved", title=paper.title)
    # The version for the public goes out when it is asked for, also after the Stadtrat has decided.
    asked = council(order.unit, committee, order.today)
    stations = order.unit.consultations.where(paper_id=paper.id)
    if order.publication is None and not (asked and awaits(stations, committee.id, asked.id)):
        raise Refused("council_paper.nothing_awaited", title=paper.title)


def station_lines(stations: Iterable[Station], unit: Unit) -> tuple[StationLine, ...]:
    """The Beratungsfolge in words."""
    lines = []
    for station in stations:
        one = station.consultation
        meeting = unit.meetings.find(one.meeting_id)
        item = unit.agenda_items.find(one.agenda_item_id)
        day = one.decided_on or (meeting.day if meeting is not None else None)
        lines.append(
            StationLine(
                station.committee.name,
                word(one.role),
                short_date(day) if day else "",
                bare_item(one.item_number or (item.number if item is not None else "")),
                station_result(station),
            )
        )
    return tuple(lines)


def bare_item(number: str) -> str:
    """The number of an item without the words before it."""
    return bare_number(number) or number


def station_result(station: Station) -> str:
    """What came out, with the vote where one is known."""
    one, vote = station.consultation, station.vote
    if one.outcome is None:
        return "auf der Tagesordnung" if one.state is ConsultationState.ON_AGENDA else word(one.state)
    said = outcome_words(one.outcome, one.outcome_target)
    if vote is None:
        return said
    if vote.counted:
        return f"{said} ({count_line(vote)})"
    if word(one.outcome) in vote.stated:
        return vote.stated.replace(word(one.outcome), said)
    return f"{said} ({vote.stated})" if vote.stated and vote.stated not in said else said
