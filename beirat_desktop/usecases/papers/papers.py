"""Motions, templates, reports, statements: from the first draft until the committee has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from beirat_desktop.domain.consultations import ADOPTING
from beirat_desktop.domain.differences import Stretch, differences
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.history import Change
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import SECTIONS, Paper, PaperState, PaperType, PaperVersion, Target
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text import RichText, nfc
from beirat_desktop.store.paper_row import PaperRow
from beirat_desktop.store.papers import (
    NO_FILTER,
    PaperFilter,
    paper_counts,
    paper_ids,
    paper_page,
    paper_rows,
    record_changes,
)
from beirat_desktop.store.rights import may_pass_over
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import beirat_on, factions_on, today
from beirat_desktop.usecases.overrides import keep_override
from beirat_desktop.usecases.papers.admitting import admitted
from beirat_desktop.usecases.papers.details import (
    CitedWork,
    MeetingChoice,
    PaperChoices,
    PaperDetail,
    faction_chair,
    next_meeting,
    paper_choices,
    paper_detail,
    paper_findings,
)
from beirat_desktop.usecases.papers.numbers import (
    check_number,
    count_on,
    foresee_number,
    next_amendment_number,
    take_number,
)

__all__ = ["CitedWork", "MeetingChoice", "PaperChoices", "PaperDetail", "PaperFilter", "PaperRow", "Papers"]

WORDING = ("title", *SECTIONS)
"""The fields that versions keep."""
LONGEST_TEXT = 200_000
"""Letters in one section, about eighty pages."""
_BACK = {
    PaperState.SUBMITTED: PaperState.DRAFT,
    PaperState.ADMITTED: PaperState.SUBMITTED,
    PaperState.REFUSED: PaperState.SUBMITTED,
    PaperState.WITHDRAWN: PaperState.DRAFT,
    PaperState.DONE: PaperState.DEBATED,
}
_COPIED = (
    *("paper_type", "committee_id", "faction_id", "joint_faction_ids", "organization_id", "signer_id"),
    *("target", "self_government", "addressee", "public", "guest_topic", *WORDING),
    *("explanation_heading", "rationale_heading", "responsible"),
)
_SETTLED = frozenset({PaperState.DEBATED, PaperState.DONE})


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What the list of papers can be narrowed to; own_faction: the faction whose desk this is."""

    factions: tuple[Faction, ...]
    meetings: tuple[Meeting, ...]
    terms: tuple[LegislativeTerm, ...]
    own_faction: str | None


SENT_BY = ("faction_id", "joint_faction_ids", "organization_id", "signer_id")
"""The fields of a paper that say who sends it: with one of them the sender is another."""


class Papers:
    """What the office does with papers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # --- looking ---

    def page(self, limit: int = 200, after: PaperRow | None = None, chosen: PaperFilter = NO_FILTER) -> list[PaperRow]:
        """The newest papers, or those below a row."""
        with self._store.reading() as unit:
            return paper_page(unit, limit, after, chosen)

    def ids(self, chosen: PaperFilter = NO_FILTER, sort: str = "dated", *, descending: bool = True) -> list[str]:
        """The ids of all papers of a filter, in order; sort is a key of store.papers.SORTS."""
        with self._store.reading() as unit:
            return paper_ids(unit, chosen, sort, descending=descending)

    def rows(self, keys: Sequence[str]) -> list[PaperRow]:
        """The rows of these papers, in their order."""
        with self._store.reading() as unit:
            return paper_rows(unit, keys)

    def counts(self, chosen: PaperFilter = NO_FILTER) -> dict[str, int]:
        """How many papers are in each state."""
        with self._store.reading() as unit:
            return paper_counts(unit, chosen)

    def incoming(self) -> int:
        """How many came in on which nobody has decided yet."""
        with self._store.reading() as unit:
            return unit.papers.count(state=PaperState.SUBMITTED)

    def get(self, key: str) -> Paper:
        """One paper; raises Missing."""
        with self._store.reading() as unit:
            return unit.papers.get(key)

    def detail(self, key: str) -> PaperDetail:
        """One paper with what its screen shows; raises Missing."""
        with self._store.reading() as unit:
            return paper_detail(unit, key)

    def choices(self, key: str) -> PaperChoices:
        """What its fields can be filled with."""
        with self._store.reading() as unit:
            return paper_choices(unit, unit.papers.get(key), unit.now.date())

    def readiness(self, key: str) -> tuple[Finding, ...]:
        """What is still missing before it is handed in, without what was passed over."""
        with self._store.reading() as unit:
            return paper_findings(unit, unit.papers.get(key), unit.now.date())

    def filter_choices(self) -> FilterChoices:
        """What the list can be narrowed to: factions, meetings the latest first, terms."""
        with self._store.reading() as unit:
            committee = beirat_on(unit, today(unit))
            user = next(iter(unit.users.where(name=unit.user)), None)
            meetings = unit.meetings.where(committee_id=committee.id if committee else None)
            meetings.sort(key=lambda meeting: meeting.start, reverse=True)
            terms = sorted(unit.terms.all(), key=lambda term: term.start, reverse=True)
            own = user.faction_id if user is not None else None
            return FilterChoices(tuple(factions_on(unit, today(unit))), tuple(meetings), tuple(terms), own)

    def history(self, key: str) -> list[Change]:
        """Who changed what in the paper, its files and its references, the latest first."""
        with self._store.reading() as unit:
            return record_changes(unit, "papers", key) if unit.papers.find(key) is not None else []

    # --- writing ---

    def add(self, paper_type: PaperType = PaperType.MOTION, title: str = "", **given: Any) -> Paper:
        """Begin a paper: dated today, for the next meeting, from the faction whose desk this is."""
        with self._store.unit("papers.add") as unit:
            committee = beirat_on(unit, today(unit))
            user = next(iter(unit.users.where(name=unit.user)), None)
            defaults: dict[str, Any] = {"dated": unit.now.date()}
            if committee is not None:
                defaults["committee_id"] = committee.id
            if user is not None and paper_type is PaperType.MOTION:
                defaults["faction_id"] = user.faction_id
            fields = defaults | {name: fit(value) for name, value in given.items()}
            if "meeting_id" not in fields:
                meeting = next_meeting(unit, fields.get("committee_id"), unit.now)
                fields["meeting_id"] = meeting.meeting.id if meeting else None
            if "signer_id" not in fields:
                fields["signer_id"] = faction_chair(unit, fields.get("faction_id"), fields["dated"])
            return unit.papers.save(Paper(nfc(title), paper_type, **fields))

    def edit(self, key: str, **fields: Any) -> Paper:
        """Change fields of a paper; with the faction changes who signs. The wording stands once it was debated."""
        with self._store.unit("papers.edit", merge=True) as unit:
            paper = unit.papers.get(key)
            changed = replace(paper, **{name: fit(value) for name, value in fields.items()})
            if paper.state in _SETTLED and any(getattr(changed, name) != getattr(paper, name) for name in WORDING):
                raise Refused("paper.settled", title=paper.title)
            if changed.committee_id != paper.committee_id:
                if paper.state is not PaperState.DRAFT:
                    raise Refused("paper.committee_settled", title=paper.title)
                changed = replace(changed, meeting_id=None)
            if changed.faction_id != paper.faction_id and "signer_id" not in fields:
                chair = faction_chair(unit, changed.faction_id, changed.dated or unit.now.date())
                changed = replace(changed, signer_id=chair, signed=False)
            if paper.sender is not None and any(getattr(changed, name) != getattr(paper, name) for name in SENT_BY):
                changed = _with_sender(unit, changed)
            return unit.papers.save(changed)

    def set_target_meeting(self, key: str, meeting_id: str | None) -> Paper:
        """Choose the meeting it is meant for."""
        with self._store.unit("papers.target_meeting") as unit:
            paper = unit.papers.get(key)
            if paper.state is PaperState.ON_AGENDA and paper.meeting_id != meeting_id:
                raise Refused("paper.on_agenda", title=paper.title)
            return unit.papers.save(replace(paper, meeting_id=meeting_id))

    def duplicate(self, key: str) -> Paper:
        """A new draft with the same words and people."""
        with self._store.unit("papers.duplicate") as unit:
            paper = unit.papers.get(key)
            fields = {name: getattr(paper, name) for name in _COPIED}
            if unit.who is not None and (paper.from_register or not may_pass_over(unit, paper)):
                # What a faction makes of the motion of another is its own.
                fields["faction_id"], fields["joint_faction_ids"] = unit.who.faction_id, ()
                fields["organization_id"] = None
                fields["signer_id"] = faction_chair(unit, unit.who.faction_id, unit.now.date())
            meeting = next_meeting(unit, paper.committee_id, unit.now)
            fields["meeting_id"] = meeting.meeting.id if meeting else None
            return unit.papers.save(Paper(dated=unit.now.date(), **fields))

    def amend(self, key: str, **given: Any) -> Paper:
        """Begin an amendment to a paper; its number is the paper's with -1, -2 … behind it."""
        with self._store.unit("papers.amend") as unit:
            paper = unit.papers.get(key)
            fields: dict[str, Any] = {"proposal": paper.proposal, "meeting_id": paper.meeting_id} | given
            amendment = self.add(PaperType.MOTION, paper.title, amends_id=key, **fields)
            amendment = replace(amendment, committee_id=paper.committee_id)
            if paper.number:
                amendment = replace(amendment, number=next_amendment_number(unit, paper))
            return unit.papers.save(amendment)

    def delete(self, key: str) -> None:
        """Throw a draft away; what was once handed in stays in the record."""
        with self._store.unit("papers.delete") as unit:
            paper = unit.papers.get(key)
            handed_in = paper.received is not None or unit.issued_papers.count(noun="papers", object_id=key)
            if paper.state is not PaperState.DRAFT or handed_in:
                raise Refused("paper.not_deletable", title=paper.title)
            for noun in (unit.paper_versions, unit.citations, unit.attachments):
                for value in noun.where(paper_id=key):
                    noun.delete(value.id)
            for override in unit.overrides.where(noun="papers", object_id=key):
                unit.overrides.delete(override.id)
            unit.papers.delete(key)

    # --- its life ---

    def submit(self, key: str, *, received: datetime | None = None, reason: str = "") -> Paper:
        """Hand it in, keep its wording, and pass over what is still open for the reason given.

        Without a reason what is only advised stays open; what makes the paper void is refused.
        """
        with self._store.unit("papers.submit") as unit:
            paper = unit.papers.get(key)
            moment = (received or paper.received or unit.now).replace(tzinfo=None)
            changed = unit.papers.save(_with_sender(unit, paper.submit(moment)))
            for finding in paper_findings(unit, changed, unit.now.date()):
                if finding.severity is Severity.INFO:
                    continue
                if given(reason):
                    keep_override(unit, finding.rule, "papers", key, reason)
                elif finding.severity is Severity.ERROR:
                    raise Refused("paper.unready", overridable=True, finding=finding)
            keep_version(unit, changed, "submitted")
            return changed

    def admit(self, key: str, *, target: Target | None = None, reason: str = "") -> Paper:
        """Let it on to an agenda.

        target: who acts, where the wording asks somebody else and that was not said yet; reason: why the Beirat itself.
        """
        with self._store.unit("papers.admit") as unit:
            paper = unit.papers.get(key)
            aimed = paper if target is None else replace(paper, target=target)
            return unit.papers.save(admitted(unit, aimed, reason))

    def refuse(self, key: str, reason: str, norm: str = "") -> Paper:
        """Do not let it on to the agenda, and say why; norm: the section it rests on ("§ 56 GemO")."""
        with self._store.unit("papers.refuse") as unit:
            return unit.papers.save(unit.papers.get(key).refuse(nfc(reason), nfc(norm).strip()))

    def ask_back(self, key: str, question: str) -> Paper:
        """Ask its mover about it; it stays handed in."""
        with self._store.unit("papers.ask_back") as unit:
            return unit.papers.save(unit.papers.get(key).ask_back(nfc(question)))

    def withdraw(self, key: str) -> Paper:
        """Its mover takes it back; what was adopted is the body's, and no mover's any more."""
        with self._store.unit("papers.withdraw") as unit:
            paper = unit.papers.get(key)
            if any(one.outcome in ADOPTING for one in unit.consultations.where(paper_id=key)):
                raise Refused("paper.adopted", title=paper.title)
            return unit.papers.save(paper.withdraw())

    def reopen(self, key: str) -> Paper:
        """One step back: what was refused counts as handed in, what was handed in as a draft."""
        with self._store.unit("papers.reopen") as unit:
            paper = unit.papers.get(key)
            back = _BACK.get(paper.state)
            if back is None:
                raise Refused("paper.not_reopenable", title=paper.title, state=paper.state)
            return unit.papers.save(replace(paper.to(back), refusal_reason="", refusal_norm=""))

    def give_number(self, key: str, number: str = "") -> Paper:
        """Give the next number of its kind, or one chosen by hand that no other paper has."""
        with self._store.unit("papers.number") as unit:
            paper = unit.papers.get(key)
            chosen = nfc(number).strip() or take_number(unit, paper)
            check_number(unit, paper, chosen)
            count_on(unit, paper, chosen)
            return unit.papers.save(replace(paper, number=chosen))

    def next_number(self, key: str) -> str:
        """The number it would get now, to show beside the question; it is not taken yet."""
        with self._store.reading() as unit:
            return foresee_number(unit, unit.papers.get(key))

    # --- versions ---

    def versions(self, key: str) -> list[PaperVersion]:
        """The stored versions, the latest first."""
        with self._store.reading() as unit:
            return sorted(unit.paper_versions.where(paper_id=key), key=lambda version: -version.number)

    def keep_version(self, key: str, label: str = "") -> PaperVersion:
        """Keep what it says now."""
        with self._store.unit("papers.version") as unit:
            return keep_version(unit, unit.papers.get(key), nfc(label).strip())

    def compare(self, version_id: str, with_version_id: str | None = None) -> dict[str, tuple[Stretch, ...]]:
        """How each section got from a version to another, or to what the paper says now."""
        with self._store.reading() as unit:
            old = unit.paper_versions.get(version_id)
            new = unit.papers.get(old.paper_id) if with_version_id is None else unit.paper_versions.get(with_version_id)
        return {name: differences(getattr(old, name), getattr(new, name)) for name in WORDING}

    def restore(self, version_id: str) -> Paper:
        """Bring a version's wording back; what the paper said until now is stored as a version of its own."""
        with self._store.unit("papers.restore") as unit:
            version = unit.paper_versions.get(version_id)
            paper = unit.papers.get(version.paper_id)
            if paper.state in _SETTLED:
                raise Refused("paper.settled", title=paper.title)
            restored = replace(paper, **{name: getattr(version, name) for name in WORDING})
            if restored != paper:
                keep_version(unit, paper, "restored")
            return unit.papers.save(restored)


def _with_sender(unit: Unit, paper: Paper) -> Paper:
    from beirat_desktop.usecases.papers.senders import with_sender

    return with_sender(unit, paper)


def fit(value: Any) -> Any:
    """What somebody wrote in a field as it is kept; refuses a text longer than papers can be."""
    if isinstance(value, str):
        cleaned: Any = nfc(value)
        letters = len(value)
    elif isinstance(value, RichText):
        cleaned = value.normalised
        letters = sum(len(run.text) for block in value.blocks for run in block.runs)
    else:
        return value
    if letters > LONGEST_TEXT:
        raise Refused("paper.text_too_long", letters=letters, longest=LONGEST_TEXT)
    return cleaned


def keep_version(unit: Unit, paper: Paper, label: str) -> PaperVersion:
    """Keep in the caller's unit what a paper says."""
    earlier = unit.paper_versions.where(paper_id=paper.id)
    number = max((version.number for version in earlier), default=0) + 1
    wording = {name: getattr(paper, name) for name in WORDING}
    saved = unit.now.replace(tzinfo=None)
    return unit.paper_versions.save(PaperVersion(paper.id, number, saved, unit.user, label=label, **wording))
