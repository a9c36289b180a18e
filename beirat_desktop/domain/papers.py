"""Papers: motions, templates, reports, statements; their versions and attachments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.text import RichText


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


class Target(StrEnum):
    """Who is asked to act when the motion is adopted."""

    OWN = "own"
    ADMINISTRATION = "administration"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with its sections.

    number: empty until one is given. faction_id is the (first) mover, joint_faction_ids those who join;
    organization_id the office a template or report comes from. dated: the day on the letter; received: when
    it came in. meeting_id: the meeting it is meant for. amends_id: the paper an amendment changes.
    self_government: whether it is a matter of self-government, without which the Beirat may not address the
    town's organs (§ 56 GemO). external_number: the number another body gave it ("20196743"). guest_topic: what an outside speaker is
    asked to speak on, when the motion asks for one, guest_meeting_id in which meeting.
    """

    title: str
    paper_type: PaperType = PaperType.MOTION
    committee_id: str | None = None
    state: PaperState = PaperState.DRAFT
    number: str = ""
    external_number: str = ""
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
    public: bool = True
    refusal_reason: str = ""
    amends_id: str | None = None
    guest_topic: str = ""
    guest_meeting_id: str | None = None
    note: str = ""
    id: str = field(default_factory=new_id)


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
    label: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a paper or a meeting; its bytes are kept under their SHA-512 (hex)."""

    file_name: str
    media_type: str
    size: int
    sha512: str
    paper_id: str | None = None
    meeting_id: str | None = None
    title: str = ""
    public: bool = True
    position: int = 0
    id: str = field(default_factory=new_id)
