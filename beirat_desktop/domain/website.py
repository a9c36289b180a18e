"""What of the record stands on the public pages of a committee, and what of it each page is made of.

publication.py decides what may be shown of a value; here stands from when on there is anything to show.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from beirat_desktop.domain import agenda_tree
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.parts_changed import LeftNumber, filled_up
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.domain.publication import Cut
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.terms import LegislativeTerm

T = TypeVar("T")
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_DEALT_WITH = frozenset({PaperState.DEBATED, PaperState.DONE})
_OF_THE_HOUSE = frozenset({PaperState.DRAFT, PaperState.REFUSED})


class FileRole(StrEnum):
    """What a file is to its paper or meeting."""

    MAIN = "main"
    NOTICE = "notice"
    MINUTES = "minutes"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file for everybody. name: what a reader calls it; file_name: the last part of its address.

    address: where it lies already, of a file whose bytes are not in the record; there is no content then.
    """

    id: str
    role: FileRole
    name: str
    file_name: str
    media_type: str
    content: bytes
    paper_id: str | None = None
    meeting_id: str | None = None
    day: date | None = None
    address: str = ""

    @property
    def path(self) -> str:
        """Where it lies below the published folder: in letters that every server and address takes."""
        return f"dateien/{self.id}/{_ascii(self.file_name)}"


@dataclass(frozen=True, slots=True)
class Site:
    """All that goes public, every value as publication.py shows it.

    once: committees and factions as they were on a day, by id and day, where they changed; pages tell of a day, while
    an object of OParl has one name and bears today's. stamps: when each was made and changed (ISO 8601 with offset),
    by id. left_numbers: by meeting, the numbers of the public part whose items a vote has closed to the public.
    """

    body: Body
    committee: Committee
    terms: tuple[LegislativeTerm, ...] = ()
    committees: tuple[Committee, ...] = ()
    factions: tuple[Faction, ...] = ()
    organizations: tuple[Organization, ...] = ()
    persons: tuple[Person, ...] = ()
    memberships: tuple[Membership, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    papers: tuple[Paper, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    files: tuple[SiteFile, ...] = ()
    once: Mapping[tuple[str, date], Any] = field(default_factory=dict)
    stamps: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    left_numbers: Mapping[str, tuple[LeftNumber, ...]] = field(default_factory=dict)

    def agenda(self, meeting: Meeting, *, public: bool) -> list[AgendaItem | LeftNumber]:
        """One part of a meeting's agenda in its order, with the numbers that went into the other one."""
        own = agenda_tree.in_order([one for one in self.items if one.meeting_id == meeting.id])
        left = self.left_numbers.get(meeting.id, ()) if public else ()
        return filled_up((one for one in own if one.public is public), left)

    def then(self, one: T, day: date | None) -> T:
        """A committee or faction as it was called on a day; None: today."""
        found: T = self.once.get((cast("Any", one).id, day), one) if day is not None else one
        return found


def _ascii(name: str) -> str:
    spelled = unicodedata.normalize("NFKD", name.translate(_SPELLED)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "-", spelled).lstrip("-.") or "datei"


def is_announced(meeting: Meeting) -> bool:
    """Whether the public knows of a meeting: once it was invited to, also when it was called off afterwards."""
    return meeting.invitation_sent_on is not None or meeting.state in (MeetingState.RUNNING, MeetingState.CLOSED)


def published_items(meeting: Meeting, items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items of a meeting that were announced, or in the end dealt with, in no order; none that was taken off.

    What the office changed since the last invitation or supplement is its own affair until that goes out: an item it
    put on is not there, a title it changed reads as it was sent.
    """
    over = meeting.state is MeetingState.CLOSED
    shown = [item for item in items if item.removed_by is None and (item.number or over)]
    return [item if over or not item.public else replace(item, title=item.sent_title or item.title) for item in shown]


def published_papers(papers: Iterable[Paper], announced: Collection[str]) -> list[Paper]:
    """The public papers that were announced for a meeting, by id, or dealt with; drafts never."""
    return [
        paper
        for paper in papers
        if paper.public and paper.state not in _OF_THE_HOUSE and (paper.id in announced or paper.state in _DEALT_WITH)
    ]


def published_results(item: AgendaItem, meeting: Meeting, resolutions: Iterable[Resolution]) -> list[Resolution]:
    """What was resolved under a public item and may be read once the meeting is over."""
    if not item.public or meeting.state is not MeetingState.CLOSED:
        return []
    return sorted(
        (one for one in resolutions if one.agenda_item_id == item.id and one.public and one.decided),
        key=lambda one: (one.position, one.id),
    )


def derived_id(*words: str) -> str:
    """An id for what has none in the record, the same for ever."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


def address_of_site(typed: str) -> str:
    """The address under which the folder will be read, without a slash at its end; refuses what is none."""
    parts = urlsplit(typed.strip())
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or "") or parts.query or parts.fragment:
        raise Refused("publish.address", typed=typed.strip()[:120])
    return typed.strip().rstrip("/")


@dataclass(frozen=True, slots=True)
class Changes:
    """What publishing writes into a folder and takes out of it, as paths below it."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    same: int = 0
    left_out: tuple[str, ...] = ()
    """Papers of which no file could be drawn, by title."""
    cuts: tuple[Cut, ...] = ()
    """What the public does not read of texts that are published, each once."""

    @property
    def any(self) -> bool:
        """Whether the folder is not yet as the record has it."""
        return bool(self.added or self.changed or self.removed)
