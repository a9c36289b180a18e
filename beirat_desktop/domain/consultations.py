"""The stations of a paper and what came out at each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.persons import Membership, Role
from beirat_desktop.domain.text import RichText


class ConsultationRole(StrEnum):
    """What a committee is to do with a paper."""

    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    PREPARATION = "preparation"
    INFORMATION = "information"
    HEARING = "hearing"


class ConsultationState(StrEnum):
    """Where a paper stands at one station."""

    PLANNED = "planned"
    ON_AGENDA = "on_agenda"
    POSTPONED = "postponed"
    DONE = "done"


TRANSITIONS: Mapping[ConsultationState, frozenset[ConsultationState]] = {
    ConsultationState.PLANNED: frozenset(
        {ConsultationState.ON_AGENDA, ConsultationState.POSTPONED, ConsultationState.DONE},
    ),
    ConsultationState.ON_AGENDA: frozenset(
        {ConsultationState.PLANNED, ConsultationState.POSTPONED, ConsultationState.DONE},
    ),
    ConsultationState.POSTPONED: frozenset({ConsultationState.ON_AGENDA, ConsultationState.DONE}),
    ConsultationState.DONE: frozenset({ConsultationState.ON_AGENDA, ConsultationState.PLANNED}),
}
"""Which state may follow which. Planned leads to done and to postponed where another body tells only the result; done
leads back when a result was entered by mistake."""


class Outcome(StrEnum):
    """What a committee did with an item."""

    ADOPTED = "adopted"
    ADOPTED_CHANGED = "adopted_changed"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    REFERRED = "referred"
    REFERRED_BACK = "referred_back"
    NOTED = "noted"
    RECOMMENDED = "recommended"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    NO_RESOLUTION = "no_resolution"
    SUSPENDED = "suspended"
    ELECTED = "elected"


UNFAVOURABLE = frozenset({Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.REMOVED, Outcome.NO_RESOLUTION})
"""After these nothing is carried out."""
ADOPTING = frozenset({Outcome.ADOPTED, Outcome.ADOPTED_CHANGED, Outcome.RECOMMENDED})
RESOLVING = frozenset({*ADOPTING, Outcome.REJECTED})
"""Outcomes that are a resolution on the matter: with wording, vote and number."""
PASSED_ON = frozenset({Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.RECOMMENDED})
"""After these another body deals with it."""


@dataclass(frozen=True, slots=True)
class Consultation:
    """One station of a paper, in one committee.

    meeting_id and agenda_item_id where the record holds them; decided_on and item_number where another
    body's meeting is known only by its date and item ("TOP 9"). wording: as decided at this station; proposal: what
    it is asked to resolve, where that is worded otherwise than what the body before resolved, and proposed_from: what
    that body had resolved when somebody confirmed it.
    outcome_target: to whom it was referred or recommended. due: when an answer is expected.
    representative_id: who speaks for the Beirat there (§ 56 (6) GemO).
    """

    paper_id: str
    committee_id: str
    position: int = 0
    role: ConsultationRole = ConsultationRole.DECISION
    state: ConsultationState = ConsultationState.PLANNED
    meeting_id: str | None = None
    agenda_item_id: str | None = None
    outcome: Outcome | None = None
    outcome_target: str = ""
    decided_on: date | None = None
    item_number: str = ""
    external_number: str = ""
    wording: RichText = RichText()
    proposal: RichText = RichText()
    proposed_from: RichText = RichText()
    requested_on: date | None = None
    due: date | None = None
    representative_id: str | None = None
    note: str = ""
    id: str = field(default_factory=new_id)

    @property
    def has_happened(self) -> bool:
        """Whether the committee has dealt with the paper, or has it on an agenda: then it is no other one's station."""
        return self.state is ConsultationState.DONE or self.agenda_item_id is not None

    def to(self, state: ConsultationState) -> Consultation:
        """The station in its next state."""
        if state not in TRANSITIONS[self.state]:
            raise Refused("consultation.step", state=self.state, target=state)
        return replace(self, state=state)

    def put_on_agenda(self, meeting_id: str, agenda_item_id: str) -> Consultation:
        """Set down for a meeting; from planned or postponed. What came out before is no longer said."""
        here = self if self.state is ConsultationState.ON_AGENDA else self.to(ConsultationState.ON_AGENDA)
        return replace(here.undecided, meeting_id=meeting_id, agenda_item_id=agenda_item_id)

    def take_off_agenda(self) -> Consultation:
        """Back to planned, as if it had never been called."""
        on_agenda = self if self.state is ConsultationState.ON_AGENDA else self.reopen()
        planned = on_agenda if on_agenda.state is ConsultationState.PLANNED else on_agenda.to(ConsultationState.PLANNED)
        return replace(planned.undecided, meeting_id=None, agenda_item_id=None)

    def conclude(
        self, outcome: Outcome, decided_on: date, *, target: str = "", wording: RichText | None = None
    ) -> Consultation:
        """What came out; said again, it corrects. Put off leaves the station open; a referral names to whom."""
        if outcome is Outcome.REFERRED and not target.strip():
            raise Refused("consultation.target_missing", outcome=outcome)
        open_still = outcome in (Outcome.POSTPONED, Outcome.REMOVED)
        state = ConsultationState.POSTPONED if open_still else ConsultationState.DONE
        station = self
        if self.state is not state:
            station = (self.reopen() if self.state is ConsultationState.DONE else self).to(state)
        return replace(
            station,
            outcome=outcome,
            outcome_target=target,
            decided_on=None if open_still else decided_on,
            wording=self.wording if wording is None else wording,
        )

    def reopen(self) -> Consultation:
        """Take back a result that was entered by mistake; a station that has none stays as it is."""
        if self.state not in (ConsultationState.DONE, ConsultationState.POSTPONED):
            return self
        if self.state is ConsultationState.POSTPONED or self.agenda_item_id is not None:
            return self.to(ConsultationState.ON_AGENDA).undecided
        return self.to(ConsultationState.PLANNED).undecided

    @property
    def undecided(self) -> Consultation:
        """The station without a result."""
        return replace(self, outcome=None, outcome_target="", decided_on=None)

    def overdue(self, today: date) -> bool:
        """Whether an answer was due and has not come."""
        return self.state is not ConsultationState.DONE and self.due is not None and self.due < today


def placed(stations: Iterable[Consultation], station: Consultation, home_id: str | None) -> tuple[Consultation, ...]:
    """The stations with one more, at the end of the way; those that were moved come with it.

    Nobody decides on a motion before the committee it was moved in (home_id): its station comes before what is
    planned elsewhere.
    """
    known = tuple(stations)
    first = station.committee_id == home_id and all(
        one.committee_id != home_id and one.state is not ConsultationState.DONE for one in known
    )
    if first:
        return (replace(station, position=0), *(replace(one, position=one.position + 1) for one in known))
    return (replace(station, position=max((one.position for one in known), default=-1) + 1),)


def awaits(stations: Iterable[Consultation], asking_id: str, asked_id: str) -> bool:
    """Whether after all that one committee did with a paper another is still to deal with it (§ 56 GemO).

    What the Stadtrat has decided or referred back is before it no more; to ask again takes another recommendation.
    """
    known = tuple(stations)
    last = max((station.position for station in known if station.committee_id == asking_id), default=-1)
    return any(
        station.committee_id == asked_id and station.position > last and station.state is not ConsultationState.DONE
        for station in known
    )


def consultation_findings(consultation: Consultation, today: date) -> tuple[Finding, ...]:
    """What is wrong with one station."""
    found = []
    if consultation.state is ConsultationState.DONE and consultation.outcome is None:
        found.append(Finding("consultation.outcome_missing"))
    if consultation.decided_on is not None and consultation.decided_on > today:
        found.append(Finding("consultation.decided_in_future", facts={"day": consultation.decided_on}))
    if consultation.overdue(today):
        found.append(Finding("consultation.overdue", "§ 56 GemO", facts={"due": consultation.due}))
    return tuple(f.about("consultations", consultation.id) for f in found)


def may_represent(membership: Membership, day: date) -> bool:
    """Whether a member may speak for the Beirat in another body: its chair or a deputy on that day (§ 56 (6) GemO)."""
    return membership.role in (Role.CHAIR, Role.DEPUTY) and membership.covers(day)


def order_findings(stations: Iterable[Consultation]) -> tuple[Finding, ...]:
    """The stations of one paper that were decided before the one in front of them was, as after a slip of the year."""
    found, latest = [], None
    for station in sorted(stations, key=lambda one: one.position):
        if station.decided_on is None:
            continue
        if latest is not None and station.decided_on < latest:
            facts = {"day": station.decided_on, "before": latest}
            found.append(Finding("consultation.decided_out_of_order", facts=facts).about("consultations", station.id))
        latest = max(station.decided_on, latest or station.decided_on)
    return tuple(found)
