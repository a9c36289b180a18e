"""Every paper that was ever issued, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from beirat_desktop.domain.identity import new_id


class IssuedKind(StrEnum):
    """What kind of paper left the house."""

    MOTION = "motion"
    INVITATION = "invitation"
    SUPPLEMENT = "supplement"
    CANCELLATION = "cancellation"
    PUBLIC_NOTICE = "public_notice"
    SPEAKER_LETTER = "speaker_letter"
    THANKS_LETTER = "thanks_letter"
    MAYOR_LETTER = "mayor_letter"
    COUNCIL_PAPER = "council_paper"
    SIGN_IN_SHEET = "sign_in_sheet"
    SCRIPT = "script"
    MINUTES = "minutes"
    EXCERPT = "excerpt"
    EXCERPT_LETTER = "excerpt_letter"
    DISTRIBUTION_LIST = "distribution_list"
    FOLLOW_UP_REPORT = "follow_up_report"
    FACTION_REPORT = "faction_report"
    ANNUAL_REPORT = "annual_report"
    RESOLUTION_REGISTER = "resolution_register"
    STATISTICS = "statistics"
    INITIATIVE = "initiative"
    MATTER = "matter"
    OPEN_MATTERS = "open_matters"


LETTERS = frozenset({IssuedKind.SPEAKER_LETTER, IssuedKind.THANKS_LETTER, IssuedKind.EXCERPT_LETTER})
"""What goes to one person and bears the address of a home."""


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One issue of one paper; the bytes are stored under their SHA-512 (hex).

    noun and object_id name what it was made from; issue counts up from 1 for the same noun, object and kind.
    publication: the version for the public, without private data. withdrawn: when it was taken back as sent by
    mistake, by whom and why.
    """

    kind: IssuedKind
    noun: str
    object_id: str
    issue: int
    issued: datetime
    issued_by: str
    file_name: str
    sha512: str
    size: int
    number: str = ""
    recipient: str = ""
    publication: bool = False
    withdrawn: datetime | None = None
    withdrawn_by: str = ""
    withdrawn_reason: str = ""
    id: str = field(default_factory=new_id)
