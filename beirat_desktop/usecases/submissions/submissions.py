"""Taking in a motion that came as a PDF: looking at it first, then making or renewing the paper it carries."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any

from beirat_desktop.documents.attachments import MOST_LETTERS, UnreadablePaperError, opened_paper
from beirat_desktop.documents.drawn import drawn_otherwise
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.differences import Stretch, differences
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.file_names import mended_name
from beirat_desktop.domain.findings import Finding, Severity
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.numbering import labels
from beirat_desktop.domain.papers import Attachment, Paper, PaperState, PaperType, PaperVersion
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.rights import keeper
from beirat_desktop.domain.text import nfc
from beirat_desktop.domain.users import Desk
from beirat_desktop.exchange.answer import NAME as ANSWER
from beirat_desktop.exchange.other_kinds import refuse_other_kind
from beirat_desktop.exchange.seal import (
    around,
    around_differs,
    hash_of_text,
    is_addressed,
    is_named,
    movers_differ,
    text_differs,
)
from beirat_desktop.exchange.submission import (
    FORMAT,
    LONGEST_NAME,
    NAME,
    MeetingNote,
    Mover,
    Submission,
    contents,
    data_intact,
    read,
)
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.papers import PAPER_SECTIONS
from beirat_desktop.german.submissions import AROUND
from beirat_desktop.store.papers import last_changed
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import beirat_on, committee_called, ever_named, factions_on, paper_day, today
from beirat_desktop.usecases.overrides import keep_override
from beirat_desktop.usecases.papers.data import ORIGINAL
from beirat_desktop.usecases.papers.papers import WORDING, keep_version
from beirat_desktop.usecases.papers.senders import with_sender

ALTERED = (
    *("submission.unsealed", "submission.data_changed", "submission.text_changed"),
    *("submission.no_text", "submission.text_differs", "submission.covered", "submission.drawn_otherwise"),
)
"""Findings with which a letter is taken in only for a reason: what it shows may not be what its data say."""
LONGEST_ENDING = 600
"""Letters of it that are told."""
_NUMBER = re.compile(r"\d+\.?")
_FREE = frozenset({PaperState.DRAFT, PaperState.SUBMITTED})

__all__ = [
    "Arrival",
    "Standing",
    "Submissions",
    "is_submission",
    "keep_original",
    "meetings_ahead",
    "refuse_other_kind",
]


class Standing(Enum):
    """How what came in relates to what is here."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a file would bring. faction and meeting: those matched here, to be chosen anew before it is taken in.

    here: the paper as the record has it; changes: from its wording to the one that came, by section.
    differs: from what stands on the pages of the PDF to what its data say, by section.
    """

    file_name: str
    submission: Submission
    standing: Standing
    here: Paper | None
    faction: Faction | None
    meeting: Meeting | None
    factions: tuple[Faction, ...]
    meetings: tuple[Meeting, ...]
    findings: tuple[Finding, ...]
    changes: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    pdf: bytes = field(default=b"", repr=False)
    differs: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)

    @property
    def paper(self) -> Paper:
        """The paper as it came."""
        return self.submission.paper

    @property
    def altered(self) -> tuple[str, ...]:
        """The rules by which its letter may not say what its data say."""
        return tuple(found.rule for found in self.findings if found.rule in ALTERED)


class Submissions:
    """What comes in by mail."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def look_into(self, content: bytes, file_name: str) -> Arrival:
        """What a file would bring; nothing is taken in yet."""
        came = _opened(content, file_name)
        with self._store.reading() as unit:
            return _arrival(unit, came, nfc(file_name)[-LONGEST_NAME:])

    def accept(
        self,
        arrival: Arrival,
        *,
        faction_id: str | None = None,
        meeting_id: str | None = None,
        reason: str = "",
        parts: Collection[str] | None = None,
    ) -> Paper:
        """Make the paper, handed in now, or give the one that is here the wording that came; a draft stays a draft.

        faction_id and meeting_id: what was chosen; parts: the sections of the wording that are taken, None for all;
        the others stay as they are here. A paper the office works with already is changed only for a
        reason, and what it said before stays as a version. So is a letter that does not say what its data say.
        """
        with self._store.unit("submissions.accept") as unit:
            if arrival.altered and not given(reason):
                raise Refused("submission.altered", overridable=True, title=arrival.paper.title)
            here = unit.papers.find(arrival.paper.id)
            standing = _standing(unit, here, arrival.submission)
            if here is None:
                paper = unit.papers.save(with_sender(unit, _new(unit, arrival, faction_id, meeting_id)))
            else:
                paper = _renewed(unit, here, arrival, standing, reason, WORDING if parts is None else parts)
                if standing is not Standing.SAME:
                    _keep_here(unit, here)
                paper = unit.papers.save(with_sender(unit, paper))
            keep_version(unit, paper, "came" if paper.state is PaperState.DRAFT else "submitted")
            for rule in arrival.altered:
                keep_override(unit, rule, "papers", paper.id, reason)
            _attach(unit, paper, arrival)
            return paper


def is_submission(content: bytes) -> bool:
    """Whether it is a PDF or the data of one paper, and not a whole record."""
    return b"%PDF-" in content[:1024] or FORMAT.encode() in content[:200]


@dataclass(frozen=True, slots=True)
class _Came:
    """What was in a file: the paper, its files by SHA-512, the PDF, and what was found of its seal."""

    submission: Submission
    files: dict[str, bytes] = field(default_factory=dict)
    pdf: bytes = b""
    findings: tuple[Finding, ...] = ()
    differs: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)


def _opened(content: bytes, name: str) -> _Came:
    if not content:
        raise Refused("submission.empty", name=name)
    refuse_other_kind(content, name)
    if content.lstrip()[:1] == b"{":
        if b'"beirat-desktop"' in content[:200] and not is_submission(content):
            raise Refused("submission.whole_record", name=name)
        submission = read(content)
        intact = submission.seal is None or data_intact(content)
        return _Came(submission, findings=() if intact else (Finding("submission.data_changed"),))
    if b"%PDF-" not in content[:1024]:
        raise Refused("submission.other_kind", name=name)
    try:
        opened = opened_paper(content)
    except UnreadablePaperError as error:
        raise _unreadable(error, name) from None
    if ANSWER in opened.files:
        raise Refused("answer.is_one", name=name)
    if NAME not in opened.files:
        raise Refused("submission.no_data", name=name)
    data = opened.files[NAME]
    submission = read(data)
    differs = text_differs(submission.paper, opened.pages)
    if not differs and submission.around is not None:
        differs = around_differs(submission.paper, opened.pages, submission.around)
    differs = {**_names_differ(submission, opened.pages), **differs}
    findings = tuple(_seal_findings(submission, data, opened.pages, differs))
    struck = tuple(at for at, page in enumerate(opened.pages, 1) if page != opened.unstruck[at - 1])
    if struck and submission.paper.amends_id is not None and not text_differs(submission.paper, opened.unstruck):
        struck = ()  # an amendment shows what it takes out, and all that it resolves stands beside that
    if covered := sorted({*opened.covered, *struck}):
        findings += (Finding("submission.covered", facts={"pages": covered}),)
    if otherwise := drawn_otherwise(content):
        findings += (Finding("submission.drawn_otherwise", facts={"pages": otherwise}),)
    if opened.signed:
        findings += (Finding("submission.signed_by_certificate", severity=Severity.INFO),)
    return _Came(submission, contents(submission, opened.files), content, findings, differs)


def _names_differ(submission: Submission, pages: tuple[str, ...]) -> dict[str, tuple[Stretch, ...]]:
    """Who brings a motion in, who signs it and for which meeting, as its data say, where its letter names others."""
    if submission.paper.paper_type is not PaperType.MOTION or not any(page.strip() for page in pages):
        return {}
    movers = [one.name for one in submission.movers]
    signer, meeting = submission.signer, submission.meeting
    day, committee = short_date(meeting.start.date()) if meeting is not None else "", submission.committee
    alone = len(movers) == 1  # chairs of several factions sign beside each other
    names = {
        "movers": ", ".join(movers) if movers and movers_differ(movers, pages) else "",
        "signer": signer.name if signer is not None and not is_named(signer.name, pages, alone=alone) else "",
        "meeting": day if not is_named(day, pages) else "",
        "committee": committee if committee and not is_addressed(committee, pages) else "",
    }
    return {what: differences("", name) for what, name in names.items() if name}


def _unreadable(error: UnreadablePaperError, name: str) -> Refused:
    return {
        "locked": Refused("submission.locked", name=name),
        "packed": Refused("submission.packed", name=name),
        "large": Refused("submission.large", name=name),
        "letters": Refused("submission.letters", name=name, most=MOST_LETTERS),
        "pages": Refused("submission.pages", name=name, pages=error.pages),
    }.get(error.kind, Refused("submission.unreadable", name=name))


def _seal_findings(
    submission: Submission, data: bytes, pages: tuple[str, ...], differs: Mapping[str, tuple[Stretch, ...]]
) -> Iterator[Finding]:
    """Whether data and pages are those that were made together, and say the same."""
    text = "\n".join(pages)
    if submission.seal is None:
        yield Finding("submission.unsealed")
    elif not data_intact(data):
        yield Finding("submission.data_changed")
    if not text.strip():
        yield Finding("submission.no_text")
        return
    if submission.seal is not None and hash_of_text(text) != submission.seal.text:
        yield Finding("submission.text_changed")
    if differs:
        names = AROUND | dict(zip(WORDING, ("Betreff", *PAPER_SECTIONS[submission.paper.paper_type]), strict=True))
        yield Finding("submission.text_differs", facts={"sections": [names[section] for section in differs]})
    elif words := _unusual_ending(submission, pages):
        yield Finding("submission.ending", severity=Severity.INFO, facts={"words": words})


def _unusual_ending(submission: Submission, pages: tuple[str, ...]) -> str:
    """What stands behind the last section beside greeting, signature and enclosures: no hash says who wrote it."""
    shown = around(submission.paper, pages)
    signer = submission.signer
    usual = {"Mit freundlichen Grüßen", "Anlage", "Anlagen", *(mover.name for mover in submission.movers)}
    usual |= {signer.name, signer.role} if signer is not None else set()
    titles = [file.title or file.file_name for file in submission.files]
    usual |= {f"{number}. {title}" for number, title in enumerate(titles, 1)}
    lines = shown.ending if shown is not None else ()
    return " ".join(line for line in lines if line not in usual and not _NUMBER.fullmatch(line))[:LONGEST_ENDING]


def _arrival(unit: Unit, came: _Came, name: str) -> Arrival:
    submission = came.submission
    paper = submission.paper
    here = unit.papers.find(paper.id)
    committee = _committee(unit, submission.committee)
    known = _known_factions(unit, submission, committee)
    faction = _faction(known, submission.movers[0]) if submission.movers else None
    meetings = meetings_ahead(unit, committee, unit.now.date())
    meeting = _meeting(unit, committee, submission.meeting)
    if meeting is not None and meeting not in meetings:
        meetings = (*meetings, meeting)
    changes = {}
    if here is not None:
        before, after = _wording(here), _wording(paper)
        other = [name for name in WORDING if before[name] != after[name]]
        changes = {name: differences(_words(here, name), _words(paper, name)) for name in other}
    findings = [*came.findings, *_findings(unit, submission, committee, known, meeting)]
    findings += [
        Finding("submission.file_left_out", facts={"name": file.file_name})
        for file in submission.files
        if file.sha512 not in came.files
    ]
    standing = _standing(unit, here, submission)
    offered = tuple({one.id: one for one in known}.values())
    return Arrival(
        name, submission, standing, here, faction, meeting, offered, meetings, tuple(findings), changes,
        came.files, came.pdf, came.differs,
    )  # fmt: skip


def _findings(
    unit: Unit, submission: Submission, committee: Committee | None, known: list[Faction], meeting: Meeting | None
) -> list[Finding]:
    found = []
    if submission.draft:
        at_home = keeper(unit.desks) is Desk.FACTION
        found.append(Finding("submission.draft_at_home") if at_home else Finding("submission.draft"))
    if submission.committee and (committee is None or committee.name != submission.committee):
        found.append(Finding("submission.other_committee", facts={"name": submission.committee}))
    for number, mover in enumerate(submission.movers):
        if _faction(known, mover) is None:
            facts: dict[str, object] = {"name": mover.name}
            found.append(
                Finding("submission.joint_faction_unknown", facts=facts)
                if number
                else Finding("submission.faction_unknown", facts=facts)
            )
    if submission.meeting is not None and meeting is None:
        found.append(Finding("submission.meeting_unknown", facts={"day": submission.meeting.start.date()}))
    signer = submission.signer
    if signer is not None and _signer(unit, committee, signer.name) is None:
        found.append(Finding("submission.signer_unknown", severity=Severity.INFO, facts={"name": signer.name}))
    amended = submission.paper.amends_id
    if amended is not None and unit.papers.find(amended) is None:
        found.append(Finding("submission.amended_unknown"))
    return found


def _standing(unit: Unit, here: Paper | None, submission: Submission) -> Standing:
    """A draft is older than another by the days they were written; else what stood here before is older."""
    came = submission.paper
    if here is None:
        return Standing.NEW
    if _wording(here) == _wording(came):
        return Standing.SAME
    if here.state is PaperState.DRAFT and submission.written is not None:
        changed = last_changed(unit, here.id)
        if changed is not None and submission.written < changed.replace(microsecond=0):
            return Standing.OLDER
    versions = unit.paper_versions.where(paper_id=here.id)
    return Standing.OLDER if any(_wording(version) == _wording(came) for version in versions) else Standing.NEWER


def _new(unit: Unit, arrival: Arrival, faction_id: str | None, meeting_id: str | None) -> Paper:
    submission = arrival.submission
    committee = _committee(unit, submission.committee)
    known = _known_factions(unit, submission, committee)
    joint = [found.id for mover in submission.movers[1:] if (found := _faction(known, mover)) is not None]
    organizations = unit.organizations.where(name=submission.organization) if submission.organization else []
    guest = _meeting(unit, committee, submission.guest_meeting)
    came = arrival.paper
    # The sender's number is not one of this record's count.
    paper = replace(
        came,
        number="",
        external_number=came.number,
        committee_id=committee.id if committee else None,
        faction_id=faction_id,
        joint_faction_ids=tuple(key for key in joint if key != faction_id),
        organization_id=organizations[0].id if organizations else None,
        signer_id=_signer(unit, committee, submission.signer.name) if submission.signer else None,
        meeting_id=meeting_id,
        guest_meeting_id=guest.id if guest else None,
        signed=submission.signed,
        amends_id=came.amends_id if unit.papers.find(came.amends_id) is not None else None,
        **_wording(came),
    )
    return paper if submission.draft else paper.submit(unit.now.replace(tzinfo=None))


def _renewed(
    unit: Unit, here: Paper, arrival: Arrival, standing: Standing, reason: str, parts: Collection[str]
) -> Paper:
    submission = arrival.submission
    if standing is Standing.SAME and (here.state is not PaperState.DRAFT or submission.draft):
        raise Refused("submission.there_already", title=here.title)
    if here.state in (PaperState.DEBATED, PaperState.DONE):
        raise Refused("paper.settled", title=here.title)
    asked = _must_ask(here, standing, submission)
    if asked is not None:
        if not given(reason):
            raise asked
        keep_override(unit, asked.rule, "papers", here.id, reason)
    came = arrival.paper
    wording = _wording(came)
    paper = replace(here, **{name: value for name, value in wording.items() if name in parts})
    whole = _wording(paper) == wording
    if whole:
        signed = here.signed or submission.signed
        paper = replace(
            paper,
            guest_topic=came.guest_topic,
            target=came.target,
            responsible=came.responsible,
            signed=signed,
        )
    moment = unit.now.replace(tzinfo=None)
    if here.state is not PaperState.DRAFT:
        return replace(paper, received=moment, asked="")
    # What was put together of two wordings has not been handed in by anybody.
    return paper.submit(moment) if whole and not submission.draft else paper


def _must_ask(here: Paper, standing: Standing, submission: Submission) -> Refused | None:
    if submission.draft and here.state is not PaperState.DRAFT:
        return Refused("submission.draft_over", overridable=True, title=here.title, state=here.state)
    if standing is Standing.OLDER:
        return Refused("submission.older", overridable=True, title=here.title)
    if here.state not in _FREE:
        return Refused("submission.under_way", overridable=True, title=here.title, state=here.state)
    if here.number and standing is not Standing.SAME:
        return Refused("submission.numbered", overridable=True, title=here.title, number=here.number)
    return None


def _keep_here(unit: Unit, here: Paper) -> None:
    versions = unit.paper_versions.where(paper_id=here.id)
    if not any(_wording(version) == _wording(here) for version in versions):
        keep_version(unit, here, "replaced")


def _attach(unit: Unit, paper: Paper, arrival: Arrival) -> None:
    there = unit.attachments.where(paper_id=paper.id)
    known = {file.sha512 for file in there}
    place = max((file.position for file in there), default=-1) + 1
    for file in arrival.submission.files:
        if file.sha512 not in arrival.files or file.sha512 in known:
            continue
        unit.keep_blob(arrival.files[file.sha512])
        unit.attachments.save(
            Attachment(
                nfc(file.file_name),
                file.media_type,
                file.size,
                file.sha512,
                paper.id,
                title=nfc(file.title),
                position=place,
            )
        )
        place += 1
    if paper.state is PaperState.DRAFT:
        return  # its letter is drawn of what is written on, not shown as it came
    if arrival.pdf and hashlib.sha512(arrival.pdf).hexdigest() not in known:
        keep_original(unit, paper, arrival.pdf, arrival.file_name, "application/pdf", place)


def keep_original(unit: Unit, paper: Paper, content: bytes, name: str, media_type: str, place: int) -> None:
    """Attach the file a motion came as; it stays in the house."""
    unit.attachments.save(
        Attachment(
            mended_name(name),
            media_type,
            len(content),
            unit.keep_blob(content),
            paper.id,
            title=ORIGINAL,
            public=False,
            position=place,
        )
    )


def _wording(value: Paper | PaperVersion) -> dict[str, Any]:
    texts = {name: getattr(value, name).normalised for name in WORDING if name != "title"}
    return {"title": nfc(value.title), **texts}


def _words(paper: Paper, name: str) -> str:
    """What a reader sees of it: with the labels of its lists, which may be all that is other."""
    value = getattr(paper, name)
    if isinstance(value, str):
        return value
    pairs = zip(labels(value.blocks), value.blocks, strict=True)
    return "\n".join(f"{label} {block.plain}" if label else str(block.plain) for label, block in pairs)


def _committee(unit: Unit, name: str) -> Committee | None:
    found = committee_called(unit, nfc(name), today(unit)) if name else None
    return found or beirat_on(unit, today(unit))


def _known_factions(unit: Unit, submission: Submission, committee: Committee | None) -> list[Faction]:
    """The factions by their names on the day of the paper, then by those of today."""
    mine = {} if committee is None else {"committee_id": committee.id}
    found = (
        faction
        for day in (paper_day(unit, submission.paper), today(unit))
        for faction in factions_on(unit, day, **mine)
    )
    return list(dict.fromkeys(found))


def _faction(known: list[Faction], mover: Mover) -> Faction | None:
    """By its name, else by the party's: «SPD» is «SPD-Fraktion» too."""
    name, short = _alike(mover.name), _alike(mover.short_name)
    named = next((faction for faction in known if _alike(faction.name) == name), None)
    if named is not None or not short:
        return named
    return next((faction for faction in known if _alike(faction.short_name) == short), None)


def _alike(name: str) -> str:
    return "".join(letter for letter in nfc(name).casefold() if letter.isalnum())


def _signer(unit: Unit, committee: Committee | None, name: str) -> str | None:
    members = unit.memberships.where(committee_id=committee.id) if committee else []
    persons = ever_named(unit, id=[member.person_id for member in members])
    return next((person.id for person in persons if _alike(person.name) == _alike(name)), None)


def _meeting(unit: Unit, committee: Committee | None, note: MeetingNote | None) -> Meeting | None:
    if note is None or committee is None:
        return None
    same_day = [m for m in unit.meetings.where(committee_id=committee.id) if m.day == note.start.date()]
    return min(same_day, key=lambda meeting: abs(meeting.start - note.start), default=None)


def meetings_ahead(unit: Unit, committee: Committee | None, today: date) -> tuple[Meeting, ...]:
    """Those a motion that comes in today may be meant for, in their order."""
    if committee is None:
        return ()
    held = unit.meetings.where(committee_id=committee.id)
    ahead = [m for m in held if m.day >= today and m.state is not MeetingState.CANCELLED]
    return tuple(sorted(ahead, key=lambda meeting: meeting.start))
