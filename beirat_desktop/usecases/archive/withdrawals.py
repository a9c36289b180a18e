"""Taking back what was sent by mistake: the record says again what it said before, and the paper stays, marked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_type_hints

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.corrections import AFTER_ISSUE
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import Excerpt, same_errand
from beirat_desktop.domain.history import Change, Override
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.domain.plain import reader
from beirat_desktop.domain.withdrawal import Builds, check_withdrawal, withdrawn
from beirat_desktop.store.holding import item_of
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.dispatch.delivering import take_back_deliveries
from beirat_desktop.usecases.meetings.meetings import supplements_by

_INVITING = (IssuedKind.INVITATION, IssuedKind.SUPPLEMENT)


class Withdrawals:
    """The one action around papers that went out by mistake."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def check(self, issue_id: str) -> None:
        """Refuse where something builds on it already; nothing is changed."""
        with self._store.reading() as unit:
            paper, _ = _original(unit, issue_id)
            check_withdrawal(paper, _builds(unit, paper))

    def withdraw(self, issue_id: str, reason: str) -> IssuedPaper:
        """Take it back: what sending it changed is as it was before, the paper stays in the archive and says why."""
        with self._store.unit("archive.withdraw") as unit:
            paper, sent_with = _original(unit, issue_id)
            check_withdrawal(paper, _builds(unit, paper))
            taken_back = (paper, *_siblings(unit, paper, sent_with))
            for one in taken_back:
                unit.issued_papers.save(withdrawn(one, unit.now.replace(tzinfo=None), unit.user, reason))
            take_back_deliveries(unit, [one.id for one in taken_back], reason)
            if not paper.publication and paper.kind in _INVITING:
                _unsend(unit, paper, sent_with)
            elif not paper.publication and paper.kind is IssuedKind.MINUTES:
                for minutes in unit.minutes.where(meeting_id=paper.object_id, state=MinutesState.ISSUED):
                    unit.minutes.save(minutes.take_back())
            elif paper.kind is IssuedKind.EXCERPT:
                for excerpt in unit.excerpts.where(issued_paper_id=paper.id):
                    _take_back_excerpt(unit, excerpt, sent_with)
            kept = unit.issued_papers.get(issue_id)
        self._store.forget_undo()
        return kept


def _builds(unit: Unit, paper: IssuedPaper) -> Builds:
    """What stands on a paper; nothing does on its version for the public."""
    meeting = unit.meetings.find(paper.object_id) if paper.noun == "meetings" else None
    if paper.publication and paper.kind is not IssuedKind.PUBLIC_NOTICE:
        return Builds(meeting if paper.kind in _INVITING else None)
    kinds = _INVITING if paper.kind in _INVITING else (paper.kind,)
    issued = unit.issued_papers.where(noun=paper.noun, object_id=paper.object_id, kind=kinds)
    standing = [one for one in issued if one.withdrawn is None and one.publication == paper.publication]
    after = standing[standing.index(paper) + 1 :] if paper in standing else []
    if paper.kind is IssuedKind.EXCERPT:
        after = [one for one in after if one.id in _in_its_place(unit, paper)]
    if paper.kind in (IssuedKind.EXCERPT_LETTER, IssuedKind.DISTRIBUTION_LIST):
        return Builds()  # another letter or list is no next issue of it
    corrected = paper.kind is IssuedKind.MINUTES and (
        any(act.kind in AFTER_ISSUE for act in unit.corrections.where(meeting_id=paper.object_id))
        or not unit.minutes.where(meeting_id=paper.object_id, state=MinutesState.ISSUED)
    )
    answered = any(_answered(unit, one) for one in unit.excerpts.where(issued_paper_id=paper.id))
    return Builds(meeting, next(iter(after), None), corrected, answered)


def _in_its_place(unit: Unit, paper: IssuedPaper) -> set[str | None]:
    """The papers that took the place of an excerpt; what went to somebody else did not."""
    excerpts = unit.excerpts.where(agenda_item_id=paper.object_id)
    own = [one for one in excerpts if one.issued_paper_id == paper.id]
    return {
        later.issued_paper_id
        for one in own
        for later in excerpts
        if later.issue > one.issue and same_errand(one, later)
    }


def _answered(unit: Unit, excerpt: Excerpt) -> bool:
    """Whether its reminder was settled, or somebody reported on the resolution since it went out."""
    if any(one.done_on is not None for one in unit.deadlines.where(noun="excerpts", object_id=excerpt.id)):
        return True
    resolutions = [one.id for one in unit.resolutions.where(agenda_item_id=excerpt.agenda_item_id)]
    tasks = [one.id for one in unit.follow_ups.where(resolution_id=resolutions)]
    return any(one.reported_on >= excerpt.issued_on for one in unit.status_reports.where(follow_up_id=tasks))


def _sent_with(unit: Unit, paper: IssuedPaper) -> list[Change]:
    """All that was changed together with the sending, as the history tells it."""
    told = unit.changes.where(noun="issued_papers", object_id=paper.id)
    if not told and paper.kind in (*_INVITING, IssuedKind.EXCERPT):
        raise Refused("withdrawal.history_gone", name=paper.file_name)  # nobody knows what was there before
    return unit.changes.where(batch=told[0].batch) if told else []


def _original(unit: Unit, issue_id: str) -> tuple[IssuedPaper, list[Change]]:
    """The paper, or what it is the public version of where both were kept at once; and what changed with it."""
    paper = unit.issued_papers.get(issue_id)
    sent_with = _sent_with(unit, paper)
    both = (paper, *_siblings(unit, paper, sent_with))
    return next((one for one in both if not one.publication), paper), sent_with


def _siblings(unit: Unit, paper: IssuedPaper, sent_with: list[Change]) -> list[IssuedPaper]:
    """Its version for the public that was kept with it."""
    keys = {one.object_id for one in sent_with if one.noun == "issued_papers" and one.object_id != paper.id}
    kept = unit.issued_papers.where(id=keys)
    same = [one for one in kept if (one.kind, one.noun, one.object_id) == (paper.kind, paper.noun, paper.object_id)]
    return [one for one in same if one.publication is not paper.publication]


def _unsend(unit: Unit, paper: IssuedPaper, sent_with: list[Change]) -> None:
    """Meeting and agenda are again as before the invitation or supplement: numbers, titles and day are open."""
    if unit.meetings.get(paper.object_id).invitation_sent_on is None:
        return  # another day was set since, for which nobody is invited yet
    if paper.kind is IssuedKind.INVITATION:
        for item in unit.agenda_items.where(meeting_id=paper.object_id):
            if item.removed_by is not None:  # nobody had it, so nothing is struck
                unit.agenda_items.delete(item.id)
    for change in sent_with:
        if change.noun in ("meetings", "agenda_items"):
            value: Any = unit.nouns(change.noun).find(change.object_id)
            if value is not None:
                unit.nouns(change.noun).save(replace(value, **_before(value, change)))
        elif change.noun == "overrides" and unit.overrides.find(change.object_id) is not None:
            unit.overrides.delete(change.object_id)
    meeting = unit.meetings.get(paper.object_id)
    unit.meetings.save(replace(meeting, notice_covers=supplements_by(unit, meeting, meeting.notice_published_on)))


def _before(value: Any, change: Change) -> dict[str, Any]:
    hints = get_type_hints(type(value))
    return {name: reader(hints[name])(json.loads(before)) for name, before, _ in change.fields}


def _take_back_excerpt(unit: Unit, excerpt: Excerpt, sent_with: list[Change]) -> None:
    """It has not gone out: no reminder waits for it, and what it had taken over is asked where it was before."""
    for deadline in unit.deadlines.where(noun="excerpts", object_id=excerpt.id):
        unit.deadlines.delete(deadline.id)
    others = {one.id for one in unit.excerpts.where(agenda_item_id=excerpt.agenda_item_id)} - {excerpt.id}
    beside = others.intersection(one.object_id for one in sent_with if one.noun == "excerpts")
    for change in sent_with:
        value = unit.deadlines.find(change.object_id) if change.noun == "deadlines" else None
        if value is not None and value.object_id in others - beside:
            unit.deadlines.save(replace(value, **_before(value, change)))
        override = unit.overrides.find(change.object_id) if change.noun == "overrides" else None
        # What went to somebody else at the same time rests on the same reason.
        if override is not None and _item_of(unit, override) == excerpt.agenda_item_id and not beside:
            unit.overrides.delete(override.id)
    unit.excerpts.delete(excerpt.id)


def _item_of(unit: Unit, override: Override) -> str | None:
    """The item a reason is kept of: its own, or that of one of its votes or elections."""
    if override.noun in ("votes", "elections"):
        return item_of(unit, override.noun, unit.nouns(override.noun).find(override.object_id))
    return override.object_id
