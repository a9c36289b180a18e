"""Excerpts from the minutes, for those who must act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path as File

from beirat_desktop.documents.excerpt import ExcerptContents, excerpt_paper
from beirat_desktop.documents.render import Rendered
from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.elections import HeldElection
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import (
    Excerpt,
    certified_texts,
    check_dated,
    check_issue,
    content_hash,
    excluded_from,
    has_result,
    next_issue,
    same_errand,
    standing,
)
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.forwarding import check_together
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.paths import Path
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.votes import Vote
from beirat_desktop.domain.voting import void_vote
from beirat_desktop.german.minutes import reminder_words
from beirat_desktop.german.roles import role_title
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.archive.archive import issue
from beirat_desktop.usecases.asof import as_signed, committee_of, factions_in, find_person, paper_prefix, persons_on
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.live.decisions import votes_under
from beirat_desktop.usecases.meetings.rules import elections_under, findings_of_path
from beirat_desktop.usecases.meetings.sublines import paper_line
from beirat_desktop.usecases.members.chairs import chair_on
from beirat_desktop.usecases.numbers import next_number
from beirat_desktop.usecases.overrides import keep_override
from beirat_desktop.usecases.publications.rendering import draw
from beirat_desktop.usecases.text_blocks import worded
from beirat_desktop.usecases.tracking.promises import promised_under


@dataclass(frozen=True, slots=True)
class ExcerptTerms:
    """What an excerpt says beside the result: who signs, where, when, and who is to act.

    reminder: the day on which the office asks again what became of it.
    """

    signer_name: str
    signer_role: str
    place: str
    dated: date
    recipient: str = ""
    forwarding: str = ""
    reminder: date | None = None


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """An item of a meeting with what was issued of it, the latest last.

    stale: the issues that say something else than today, each with somebody who got no later one. issuable: there is a
    result to certify; resolved: that is a resolution.
    """

    item: AgendaItem
    number: str
    paper: str
    outcome: Outcome | None
    vote: Vote | None
    issues: tuple[Excerpt, ...]
    stale: tuple[Excerpt, ...]
    issuable: bool
    resolved: bool = False

    @property
    def outdated(self) -> bool:
        """Whether somebody has an excerpt that says something else than what was resolved."""
        return bool(self.stale)

    @property
    def latest(self) -> Excerpt | None:
        """The issue that holds today."""
        return self.issues[-1] if self.issues else None


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
        """The items of a meeting in their order, each with what was issued of it."""
        with self._store.reading() as unit:
            items = tree.in_order(unit.agenda_items.where(meeting_id=meeting_id))
            committee = committee_of(unit, unit.meetings.get(meeting_id))
            ids = {item.id for item in items}
            resolutions = [r for r in unit.resolutions.where(agenda_item_id=ids) if r.decided]
            votes = votes_under(unit, ids, {r.id for r in resolutions})
            elections = elections_under(unit, ids)
            excerpts = unit.excerpts.where(agenda_item_id=ids)
            exclusions = unit.exclusions.where(agenda_item_id=ids)
            attendances = unit.attendances.where(meeting_id=meeting_id)
            papers = by_id(unit.papers.where(id={item.paper_id for item in items if item.paper_id}))
            prefix = paper_prefix(unit)
        numbers = tree.numbers(items, committee.profile.item_numbering)
        rows = []
        for item in items:
            own = [r for r in resolutions if r.agenda_item_id == item.id]
            own_votes = [v for v in votes if v.agenda_item_id == item.id or v.resolution_id in {r.id for r in own}]
            made = [v for v in own_votes if v.resolution_id in {r.id for r in own}]
            held = [one for one in elections if one.election.agenda_item_id == item.id]
            issues = tuple(sorted((e for e in excerpts if e.agenda_item_id == item.id), key=lambda e: e.issue))
            paper = papers.get(item.paper_id or "")
            aside = excluded_from(item, exclusions, attendances)
            rows.append(
                ExcerptRow(
                    item,
                    numbers.get(item.id, ""),
                    paper_line(paper, prefix) if paper else "",
                    item.outcome or (own[0].outcome if own else None),
                    made[0] if made else void_vote(own_votes),
                    issues,
                    tuple(one for one in standing(issues) if one.outdated(item, own, own_votes, held, paper, aside)),
                    has_result(item, own, own_votes),
                    bool(own),
                )
            )
        return rows

    def usual_terms(self, meeting_id: str) -> ExcerptTerms:
        """What the form is filled with: as it was last done for this meeting; else chair and town.

        Who is to act is never taken from another meeting: a letter to the wrong office is worse than an empty field.
        The day is today's in any case.
        """
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            committee = committee_of(unit, meeting)
            body = unit.bodies.get(committee.body_id)
            chair = find_person(unit, meeting.chair_id, unit.now.date()) or chair_on(unit, committee.id, meeting.day)
            items = {item.id for item in unit.agenda_items.where(meeting_id=meeting_id)}
            own = unit.excerpts.where(agenda_item_id=items)[-1:]
        today = self._store.now().date()
        if own:
            one = own[0]
            return ExcerptTerms(one.signer_name, one.signer_role, one.place, today, one.recipient, one.forwarding)
        place = body.office_address.town or body.short_name or body.name
        role = role_title(Role.CHAIR, chair.form_of_address if chair else "")
        return ExcerptTerms(chair.name if chair else "", role, place, today)

    def preview(self, item_id: str, terms: ExcerptTerms) -> Rendered:
        """The excerpt as it would be issued, as a draft without a number."""
        with self._store.reading() as unit:
            contents = gather(unit, item_id, terms)
        return draw(excerpt_paper(contents, draft=True))

    def findings(self, item_ids: Sequence[str]) -> tuple[Finding, ...]:
        """What speaks against certifying these items now, but for what was passed over with a reason."""
        with self._store.reading() as unit:
            return tuple(one for key in item_ids for one in gate(unit, key))

    def issue(self, item_id: str, terms: ExcerptTerms, *, reason: str = "") -> Excerpt:
        """Issue an excerpt under the next number; it is stored byte for byte.

        reason: why findings are passed over; it is kept with the item.
        """
        with self._store.unit("excerpts.issue") as unit:
            excerpt = issue_excerpt(unit, item_id, terms, reason)
        self._store.forget_undo()
        return excerpt

    def issue_all(
        self,
        item_ids: Sequence[str],
        terms: ExcerptTerms,
        step: Callable[[int, int], object] | None = None,
        *,
        together: bool = False,
        reason: str = "",
    ) -> IssuedExcerpts:
        """Issue several; items without a result are skipped and named. step hears how far it is and may stop it.

        together: somebody has said that non-public items go to the recipient beside public ones. reason: why
        findings are passed over.
        """
        issued, skipped = [], []
        with self._store.unit("excerpts.issue") as unit:
            if not together:
                with_result = [key for key in item_ids if has_result(unit.agenda_items.get(key), *_results(unit, key))]
                check_together([numbered(unit, key) for key in with_result], terms.recipient)
            for done, item_id in enumerate(item_ids):
                if step is not None:
                    step(done, len(item_ids))
                item = unit.agenda_items.get(item_id)
                if not has_result(item, *_results(unit, item_id)):
                    skipped.append(item)
                else:
                    issued.append(issue_excerpt(unit, item_id, terms, reason))
        self._store.forget_undo()
        return IssuedExcerpts(tuple(issued), tuple(skipped))

    def file_name(self, key: str) -> str:
        """What the file of an issued excerpt is called."""
        with self._store.reading() as unit:
            return _paper(unit, unit.excerpts.get(key)).file_name

    def save_pdfs(self, keys: Sequence[str], folder: File) -> list[File]:
        """Write issued excerpts into a folder; a second issue gets a name of its own."""
        files = []
        for key in keys:
            with self._store.reading() as unit:
                excerpt = unit.excerpts.get(key)
                paper = _paper(unit, excerpt)
                content = unit.blob(paper.sha512)
            name = File(paper.file_name)
            file = folder / (name.name if excerpt.issue == 1 else f"{name.stem}-{excerpt.issue}{name.suffix}")
            write_file(file, content)
            files.append(file)
        return files

    def pdf(self, key: str) -> bytes:
        """An issued excerpt, as it went out."""
        with self._store.reading() as unit:
            return unit.blob(_paper(unit, unit.excerpts.get(key)).sha512)


def _paper(unit: Unit, excerpt: Excerpt) -> IssuedPaper:
    if excerpt.issued_paper_id is None:
        raise Refused("excerpt.not_stored", number=excerpt.number, issue=excerpt.issue)
    return unit.issued_papers.get(excerpt.issued_paper_id)


def _results(unit: Unit, item_id: str) -> tuple[list[Resolution], list[Vote]]:
    resolutions = [r for r in unit.resolutions.where(agenda_item_id=item_id) if r.decided]
    return resolutions, list(votes_under(unit, {item_id}, {r.id for r in resolutions}))


def gate(unit: Unit, item_id: str) -> tuple[Finding, ...]:
    """What speaks against certifying the result of an item and was not passed over."""
    item = unit.agenda_items.get(item_id)
    return findings_of_path(unit, Path.EXCERPT, unit.meetings.get(item.meeting_id), item)


def issue_excerpt(unit: Unit, item_id: str, terms: ExcerptTerms, reason: str) -> Excerpt:
    """Issue one in the caller's unit, with the day to ask again and the reason why findings were passed over."""
    item = unit.agenda_items.get(item_id)
    resolutions, votes = _results(unit, item_id)
    check_issue(item, resolutions, votes)
    against = gate(unit, item_id)
    if against and not given(reason):
        raise Refused("excerpt.needs_reason", overridable=True, title=item.title, findings=against)
    for one in against:
        keep_override(unit, one.rule, one.noun, one.object_id, reason)
    meeting = unit.meetings.get(item.meeting_id)
    check_dated(terms.dated, meeting.day, unit.now.date())
    committee = committee_of(unit, meeting)
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
        draw(excerpt_paper(contents)).pdf,
        file_name=f"Auszug-{meeting.day.isoformat()}-TOP-{_in_file_name(item.number) or item_id[:6]}.pdf",
        number=number,
        recipient=terms.recipient,
    )
    excerpt = unit.excerpts.save(
        Excerpt(
            item_id,
            number,
            count,
            terms.dated,
            terms.place,
            terms.signer_name,
            terms.signer_role,
            content_hash(
                item,
                resolutions,
                votes,
                elections_under(unit, {item_id}),
                course=contents.course,
                texts=certified_texts(item, contents.paper) if contents.course else (),
                excluded=(contents.excluded, contents.excluded_advising),
            ),
            terms.recipient,
            terms.forwarding,
            paper.id,
            contents.course,
            contents.course,
        )
    )
    open_before = close_reminders(unit, [one for one in earlier if same_errand(one, excerpt)])
    # What was to be asked on a day that is over is asked at once.
    day = terms.reminder or (max(open_before, terms.dated) if open_before is not None else None)
    if day is not None:
        keep_reminder(unit, excerpt, day)
    return excerpt


def keep_reminder(unit: Unit, excerpt: Excerpt, day: date) -> Deadline:
    """Keep in the caller's unit when to ask again what became of an excerpt."""
    if day < excerpt.issued_on:
        raise Refused("excerpt.reminder_too_early", day=day, issued_on=excerpt.issued_on)
    item = unit.agenda_items.get(excerpt.agenda_item_id)
    return unit.deadlines.save(Deadline(reminder_words(excerpt.number, item.title), day, "excerpts", excerpt.id))


def close_reminders(unit: Unit, excerpts: Sequence[Excerpt]) -> date | None:
    """Ask no more for these, in the caller's unit; returns the earliest day on which one was to be asked for."""
    watched = reminders_of(unit, [one.id for one in excerpts]).values()
    for one in watched:
        unit.deadlines.save(replace(one, done_on=unit.now.date()))
    return min((one.due for one in watched), default=None)


def reminders_of(unit: Unit, excerpt_ids: Sequence[str]) -> dict[str, Deadline]:
    """The days to ask again that are still watched, by the excerpt's id."""
    found = unit.deadlines.where(noun="excerpts", object_id=list(excerpt_ids))
    return {one.object_id: one for one in found if one.done_on is None}


def numbered(unit: Unit, item_id: str) -> AgendaItem:
    """The item with its number, also where none was frozen by an invitation."""
    item = unit.agenda_items.get(item_id)
    if item.number:
        return item
    committee = committee_of(unit, unit.meetings.get(item.meeting_id))
    given = tree.numbers(unit.agenda_items.where(meeting_id=item.meeting_id), committee.profile.item_numbering)
    return replace(item, number=given.get(item.id, ""))


def _named(elections: Sequence[HeldElection]) -> set[str]:
    """Everybody who stands in the elections of an item, and who drew the lot."""
    stood = {one.person_id for held in elections for one in held.election.candidates}
    return stood | {each.drawn_by_id for held in elections for each in held.rounds if each.drawn_by_id is not None}


def _in_file_name(number: str) -> str:
    return "".join(sign for sign in number.removeprefix("TOP") if sign.isalnum() or sign == ".").strip(".")


def gather(unit: Unit, item_id: str, terms: ExcerptTerms, *, number: str = "", issue_count: int = 0) -> ExcerptContents:
    """Everything an excerpt tells, before a line of it is drawn."""
    meeting = unit.meetings.get(unit.agenda_items.get(item_id).meeting_id)
    with as_signed(unit, meeting):
        return _gathered(unit, meeting, item_id, terms, number, issue_count)


def _gathered(
    unit: Unit, meeting: Meeting, item_id: str, terms: ExcerptTerms, number: str, issue_count: int
) -> ExcerptContents:
    item, committee = numbered(unit, item_id), committee_of(unit, meeting)
    resolutions, votes = _results(unit, item_id)
    exclusions = unit.exclusions.where(agenda_item_id=item_id)
    voting, advising = excluded_from(item, exclusions, unit.attendances.where(meeting_id=meeting.id))
    held = elections_under(unit, {item_id})
    paper = unit.papers.find(item.paper_id)
    return ExcerptContents(
        body=unit.bodies.get(committee.body_id),
        committee=committee,
        meeting=meeting,
        item=item,
        paper=paper,
        factions=by_id(factions_in(unit, meeting.day, committee.id)),
        resolutions=tuple(resolutions),
        votes=tuple(votes),
        elections=held,
        persons=by_id(persons_on(unit, meeting.day, id=_named(held))),
        excluded=voting,
        excluded_advising=advising,
        number=number,
        issue=issue_count,
        dated=terms.dated,
        place=terms.place,
        signer_name=terms.signer_name,
        signer_role=terms.signer_role,
        recipient=terms.recipient,
        forwarding=terms.forwarding,
        forwarding_usual=worded(unit, "excerpt.forwarding"),
        promised=any(task.carried_out_on is None for task in promised_under(unit, item)),
    )
