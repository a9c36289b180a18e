"""Papers: motions, templates, reports, statements; their versions and attachments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.places import Letterhead
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.told import Told

SECTIONS = ("proposal", "explanation", "rationale", "financial_impact")
"""The fields of a paper that are its text, in the order of its letter."""


class PaperType(StrEnum):
    """What a paper is."""

    MOTION = "motion"
    TEMPLATE = "template"
    REPORT = "report"
    STATEMENT = "statement"


class PaperState(StrEnum):
    """A paper's life."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ADMITTED = "admitted"
    REFUSED = "refused"
    ON_AGENDA = "on_agenda"
    DEBATED = "debated"
    DONE = "done"
    WITHDRAWN = "withdrawn"


INCOMING = (PaperState.SUBMITTED, PaperState.ADMITTED, PaperState.ON_AGENDA)
"""What came in and was not debated yet."""
NOT_ADMITTED = frozenset({PaperState.DRAFT, PaperState.SUBMITTED, PaperState.REFUSED})
"""The Beirat cannot have resolved on it, so nothing of it goes to the Stadtrat."""
CLOSED = (PaperState.DONE, PaperState.WITHDRAWN, PaperState.REFUSED)
"""After these nobody waits for anything."""
TRANSITIONS: Mapping[PaperState, frozenset[PaperState]] = {
    PaperState.DRAFT: frozenset({PaperState.SUBMITTED, PaperState.WITHDRAWN}),
    PaperState.SUBMITTED: frozenset(
        {PaperState.DRAFT, PaperState.ADMITTED, PaperState.REFUSED, PaperState.WITHDRAWN},
    ),
    PaperState.ADMITTED: frozenset({PaperState.SUBMITTED, PaperState.ON_AGENDA, PaperState.WITHDRAWN}),
    PaperState.REFUSED: frozenset({PaperState.SUBMITTED, PaperState.WITHDRAWN}),
    PaperState.ON_AGENDA: frozenset({PaperState.ADMITTED, PaperState.DEBATED, PaperState.WITHDRAWN}),
    PaperState.DEBATED: frozenset({PaperState.ON_AGENDA, PaperState.DONE, PaperState.WITHDRAWN}),
    PaperState.DONE: frozenset({PaperState.DEBATED}),
    PaperState.WITHDRAWN: frozenset({PaperState.DRAFT, PaperState.DEBATED}),
}
"""Which state may follow which. Debated leads back to the agenda when a matter is adjourned or referred back, withdrawn
to debated when that was entered by mistake."""

NEEDS_PROPOSAL = frozenset({PaperType.MOTION, PaperType.TEMPLATE})
"""Types under which something is to be resolved; reports and statements are noted."""


class Target(StrEnum):
    """Who is asked to act when the motion is adopted."""

    OWN = "own"
    ADMINISTRATION = "administration"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, by name and as they were addressed then; empty where nobody is known."""

    family_name: str = ""
    given_name: str = ""
    form_of_address: str = ""
    title: str = ""

    @property
    def name(self) -> str:
        """Title, given name, family name."""
        return " ".join(part for part in (self.title, self.given_name, self.family_name) if part)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a paper came from on the day on which it was handed in.

    factions: their names, the mover first; signatories: who signed for each of them, or for the office.
    """

    factions: tuple[str, ...] = ()
    organization: str = ""
    letterhead: Letterhead = Letterhead()
    signatories: tuple[Signatory, ...] = (Signatory(),)
    signed_by_chair: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with its sections.

    number: empty until one is given. faction_id is the (first) mover, joint_faction_ids those who join;
    organization_id the office a template or report comes from. dated: the day on the letter; received: when
    it came in. meeting_id: the meeting it is meant for. amends_id: the paper an amendment changes.
    self_government: whether it is a matter of self-government, without which the Beirat may not address the
    town's organs (§ 56 GemO). external_number: the number another body gave it ("20196743"), external_kind: as what
    it counts there; a report may have the number of a Vorlage. explanation_heading, rationale_heading: what stands
    above these sections where it is not the usual word ("Erläuterung zum Integrationskonzept:"). financial_impact: what
    it costs and who pays. responsible: the office that is to act, by its name. guest_topic: what
    an outside speaker is asked to speak on, when the motion asks for one, guest_meeting_id in which meeting.
    sender: who handed it in, as names, letterhead and signature stood then; None as long as it is a draft.
    asked: what the office asks its mover about it, until it comes in anew. answered: when the office gave the answer
    that was read last, at the desk of a faction; told: all that were read. refusal_norm: the section on which it was
    refused ("§ 56 GemO").
    """

    title: str
    paper_type: PaperType = PaperType.MOTION
    committee_id: str | None = None
    state: PaperState = PaperState.DRAFT
    number: str = ""
    external_number: str = ""
    external_kind: PaperType = PaperType.TEMPLATE
    faction_id: str | None = None
    joint_faction_ids: tuple[str, ...] = ()
    organization_id: str | None = None
    signer_id: str | None = None
    signed: bool = False
    dated: date | None = None
    received: datetime | None = None
    meeting_id: str | None = None
    target: Target = Target.OWN
    self_government: bool = True
    addressee: str = ""
    proposal: RichText = RichText()
    explanation: RichText = RichText()
    rationale: RichText = RichText()
    financial_impact: RichText = RichText()
    responsible: str = ""
    explanation_heading: str = ""
    rationale_heading: str = ""
    public: bool = True
    refusal_reason: str = ""
    amends_id: str | None = None
    guest_topic: str = ""
    guest_meeting_id: str | None = None
    sender: Sender | None = None
    note: str = ""
    asked: str = ""
    answered: datetime | None = None
    refusal_norm: str = ""
    told: tuple[Told, ...] = ()
    from_register: bool = False
    id: str = field(default_factory=new_id)

    @property
    def known_as(self) -> tuple[PaperType, str]:
        """Its kind and number; what has the number of another body only is called as there, whatever it is here."""
        kind = self.external_kind if self.external_number and not self.number else self.paper_type
        return kind, self.number or self.external_number

    @property
    def refused_for(self) -> str:
        """Why it was not let on to an agenda, with the norm where one is named."""
        return " ".join(filter(None, (self.refusal_reason, f"({self.refusal_norm})" if self.refusal_norm else "")))

    def to(self, state: PaperState) -> Paper:
        """The paper in its next state; a step the paper's life does not know is refused."""
        if state not in TRANSITIONS[self.state]:
            raise Refused("paper.step", title=self.title, state=self.state, target=state)
        return replace(self, state=state, sender=None if state is PaperState.DRAFT else self.sender)

    def through(self, state: PaperState) -> Paper:
        """The paper in a state that what a committee did leads to, step by step along its life, by the shortest way.

        A body that tells only the result has put the paper on its agenda and debated it all the same.
        """
        came_from: dict[PaperState, PaperState] = {}
        ahead = [self.state]
        for one in ahead:
            fresh = [after for after in PaperState if after in TRANSITIONS[one] and after not in (*came_from, *ahead)]
            came_from |= dict.fromkeys(fresh, one)
            ahead += fresh
        way = [state]
        while way[-1] is not self.state:
            way.append(came_from[way[-1]])
        paper = self
        for step in reversed(way[:-1]):
            paper = paper.to(step)
        return paper

    def submit(self, received: datetime) -> Paper:
        """Hand in: a title, and for what is to be resolved the wording of the resolution."""
        if not self.title.strip():
            raise Refused("paper.title_missing")
        if self.paper_type in NEEDS_PROPOSAL and self.proposal.empty:
            raise Refused("paper.proposal_missing", title=self.title)
        # A letter cannot be younger than its arrival: who types it in later dated it with the day of typing.
        dated = min(self.dated, received.date()) if self.dated else None
        return replace(
            self.to(PaperState.SUBMITTED), received=received, dated=dated, refusal_reason="", refusal_norm="", asked=""
        )

    def admit(self) -> Paper:
        """Let it on to the agenda."""
        return replace(self.to(PaperState.ADMITTED), asked="")

    def refuse(self, reason: str, norm: str = "") -> Paper:
        """Not let it on to the agenda, for a reason (VV zu § 34 GemO) and by a norm where one is named."""
        if not given(reason):
            raise Refused("paper.refusal_reason_missing", title=self.title)
        return replace(self.to(PaperState.REFUSED), refusal_reason=given(reason), refusal_norm=norm, asked="")

    def ask_back(self, question: str) -> Paper:
        """Ask its mover about it, who may hand it in anew."""
        if not question.strip():
            raise Refused("answer.question_missing", title=self.title)
        if self.state is not PaperState.SUBMITTED:
            raise Refused("answer.not_waiting", title=self.title, state=self.state)
        return replace(self, asked=question.strip())

    def hand_in_anew(self) -> Paper:
        """Handed in once more by its mover: what was asked about it is answered as far as they know."""
        return replace(self, asked="")

    def put_on_agenda(self, meeting_id: str) -> Paper:
        """Set down for a meeting."""
        return replace(self.to(PaperState.ON_AGENDA), meeting_id=meeting_id)

    def take_off_agenda(self) -> Paper:
        """Back among the papers that wait for a meeting."""
        return replace(self.through(PaperState.ADMITTED), meeting_id=None)

    def finish(self) -> Paper:
        """Nothing more is to be done."""
        return self.to(PaperState.DONE)

    def withdraw(self) -> Paper:
        """Taken back by who moved it; possible until the matter is done."""
        return self.to(PaperState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class PaperVersion:
    """What a paper said at one time; number counts from 1 within the paper."""

    paper_id: str
    number: int
    saved: datetime
    saved_by: str
    title: str
    proposal: RichText = RichText()
    explanation: RichText = RichText()
    rationale: RichText = RichText()
    financial_impact: RichText = RichText()
    label: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a paper, a meeting or an initiative; its bytes are stored under their SHA-512 (hex).

    address: where it lies in the net, of a file that came from another system; without a sha512 that is all there is of
    it, and size what was told there.
    """

    file_name: str
    media_type: str
    size: int
    sha512: str
    paper_id: str | None = None
    meeting_id: str | None = None
    title: str = ""
    public: bool = True
    position: int = 0
    initiative_id: str | None = None
    address: str = ""
    id: str = field(default_factory=new_id)
