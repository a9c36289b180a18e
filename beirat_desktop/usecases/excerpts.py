"""Excerpts from the minutes, for those who must act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.excerpts import Excerpt, check_issue, content_hash, next_issue
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.votes import Vote
from beirat_desktop.store.unit import Store, Unit, by_id
from beirat_desktop.usecases.archive import issue
from beirat_desktop.usecases.numbers import next_number

if TYPE_CHECKING:
    from beirat_desktop.documents.excerpt import ExcerptContents
    from beirat_desktop.documents.render import Rendered


@dataclass(frozen=True, slots=True)
class ExcerptTerms:
    """What an excerpt says beside the result: who signs, where, when, and who is to act."""

    signer_name: str
    signer_role: str
    place: str
    dated: date
    recipient: str = ""
    forwarding: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """An item of a meeting with what was issued of it. outdated: it says something else today."""

    item: AgendaItem
    paper: str
    outcome: Outcome | None
    words: Vote | None
    latest: Excerpt | None
    outdated: bool
    issuable: bool


@dataclass(frozen=True, slots=True)
class IssuedExcerpts:
    """What came of issuing several: the excerpts, and the items that had no result."""

    issued: tuple[Excerpt, ...]
    skipped: tuple[AgendaItem, ...]


class Excerpts:
    """The actions around excerpts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, meeting_id: str) -> list[ExcerptRow]:
        """The items of a meeting, in the order they were kept, with their latest excerpt."""
        with self._store.reading() as unit:
            items = unit.agenda_items.where(meeting_id=meeting_id)
            ids = {item.id for item in items}
            resolutions = unit.resolutions.where(agenda_item_id=ids)
            votes = unit.votes.where(resolution_id={r.id for r in resolutions})
            excerpts = unit.excerpts.where(agenda_item_id=ids)
            papers = by_id(unit.papers.where(id={item.paper_id for item in items if item.paper_id}))
        rows = []
        for item in items:
            own = [r for r in resolutions if r.agenda_item_id == item.id]
            own_votes = [v for v in votes if v.resolution_id in {r.id for r in own}]
            latest = max((e for e in excerpts if e.agenda_item_id == item.id), key=lambda e: e.issue, default=None)
            paper = papers.get(item.paper_id or "")
            rows.append(
                ExcerptRow(
                    item,
                    (paper.number or paper.external_number) if paper else "",
                    item.outcome,
                    own_votes[0] if own_votes else None,
                    latest,
                    latest is not None and latest.outdated(content_hash(item, own, own_votes)),
                    item.outcome is not None or bool(own),
                )
            )
        return rows

    def usual_terms(self, meeting_id: str) -> ExcerptTerms:
        """The chair of the meeting, the town, today: what the form is filled with."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            committee = unit.committees.get(meeting.committee_id)
            body = unit.bodies.get(committee.body_id)
            chair = unit.persons.find(meeting.chair_id) or _chair(unit, committee.id, meeting.day)
        place = body.office_address.town or body.short_name or body.name
        role = {"Frau": "Vorsitzende", "Herr": "Vorsitzender"}.get(chair.form_of_address if chair else "", "Vorsitz")
        return ExcerptTerms(chair.name if chair else "", role, place, self._store.now().date())

    def preview(self, item_id: str, terms: ExcerptTerms) -> Rendered:
        """The excerpt as it would be issued, as a draft without a number."""
        from beirat_desktop.documents.excerpt import excerpt_paper
        from beirat_desktop.documents.render import render_with_map

        with self._store.reading() as unit:
            contents = gather(unit, item_id, terms)
        return render_with_map(excerpt_paper(contents, draft=True))

    def issue(self, item_id: str, terms: ExcerptTerms) -> Excerpt:
        """Issue an excerpt under the next number; it is kept byte for byte."""
        with self._store.unit("excerpts.issue") as unit:
            excerpt = _issue(unit, item_id, terms)
        self._store.forget_undo()
        return excerpt

    def issue_all(self, item_ids: list[str], terms: ExcerptTerms) -> IssuedExcerpts:
        """Issue several; items without a result are skipped and named."""
        issued, skipped = [], []
        with self._store.unit("excerpts.issue") as unit:
            for item_id in item_ids:
                item = unit.agenda_items.get(item_id)
                if item.outcome is None and not unit.resolutions.count(agenda_item_id=item_id):
                    skipped.append(item)
                else:
                    issued.append(_issue(unit, item_id, terms))
        self._store.forget_undo()
        return IssuedExcerpts(tuple(issued), tuple(skipped))

    def pdf(self, key: str) -> bytes:
        """An issued excerpt, as it went out."""
        with self._store.reading() as unit:
            excerpt = unit.excerpts.get(key)
            if excerpt.issued_paper_id is None:
                return b""
            return unit.blob(unit.issued_papers.get(excerpt.issued_paper_id).sha512)

    def outdated(self) -> list[Excerpt]:
        """The latest issues that no longer say what was resolved, over the whole record."""
        with self._store.reading() as unit:
            latest: dict[str, Excerpt] = {}
            for excerpt in unit.excerpts.all():
                if excerpt.agenda_item_id not in latest or latest[excerpt.agenda_item_id].issue < excerpt.issue:
                    latest[excerpt.agenda_item_id] = excerpt
            return [e for e in latest.values() if e.outdated(_hash_today(unit, e.agenda_item_id))]


def _results(unit: Unit, item_id: str) -> tuple[list[Resolution], list[Vote]]:
    resolutions = unit.resolutions.where(agenda_item_id=item_id)
    return resolutions, unit.votes.where(resolution_id={r.id for r in resolutions})


def _hash_today(unit: Unit, item_id: str) -> str:
    return content_hash(unit.agenda_items.get(item_id), *_results(unit, item_id))


def _issue(unit: Unit, item_id: str, terms: ExcerptTerms) -> Excerpt:
    from beirat_desktop.documents.excerpt import excerpt_paper
    from beirat_desktop.documents.render import render

    item = unit.agenda_items.get(item_id)
    resolutions, votes = _results(unit, item_id)
    check_issue(item, resolutions)
    meeting = unit.meetings.get(item.meeting_id)
    committee = unit.committees.get(meeting.committee_id)
    earlier = unit.excerpts.where(agenda_item_id=item_id)
    number = (
        earlier[0].number
        if earlier
        else next_number(
            unit,
            committee,
            "excerpt",
            terms.dated,
            count="excerpt",
            taken=lambda wanted: unit.excerpts.count(number=wanted),
        )
    )
    count = next_issue(earlier, item_id)
    contents = gather(unit, item_id, terms, number=number, issue_count=count)
    paper = issue(
        unit,
        IssuedKind.EXCERPT,
        "agenda_items",
        item_id,
        render(excerpt_paper(contents)),
        file_name=f"Auszug-{meeting.day.isoformat()}-TOP-{item.number.replace(' ', '')}.pdf",
        number=number,
        recipient=terms.recipient,
    )
    return unit.excerpts.save(
        Excerpt(
            item_id,
            number,
            count,
            terms.dated,
            terms.place,
            terms.signer_name,
            terms.signer_role,
            content_hash(item, resolutions, votes),
            terms.recipient,
            terms.forwarding,
            paper.id,
        )
    )


def gather(unit: Unit, item_id: str, terms: ExcerptTerms, *, number: str = "", issue_count: int = 0) -> ExcerptContents:
    """Everything an excerpt tells, before a line of it is drawn."""
    from beirat_desktop.documents.excerpt import ExcerptContents

    item = unit.agenda_items.get(item_id)
    meeting = unit.meetings.get(item.meeting_id)
    committee = unit.committees.get(meeting.committee_id)
    resolutions, votes = _results(unit, item_id)
    exclusions = unit.exclusions.where(agenda_item_id=item_id)
    paper = unit.papers.find(item.paper_id)
    return ExcerptContents(
        body=unit.bodies.get(committee.body_id),
        committee=committee,
        meeting=meeting,
        item=item,
        paper=paper,
        faction=unit.factions.find(paper.faction_id) if paper else None,
        factions=by_id(unit.factions.where(committee_id=committee.id)),
        resolutions=tuple(resolutions),
        votes=tuple(votes),
        excluded=tuple(unit.persons.where(id={e.person_id for e in exclusions})),
        number=number,
        issue=issue_count,
        dated=terms.dated,
        place=terms.place,
        signer_name=terms.signer_name,
        signer_role=terms.signer_role,
        recipient=terms.recipient,
        forwarding=terms.forwarding,
    )


def _chair(unit: Unit, committee_id: str, day: date) -> Person | None:
    for membership in unit.memberships.where(committee_id=committee_id, role="chair"):
        if membership.covers(day):
            return unit.persons.find(membership.person_id)
    return None
