"""What one member gets with a paper: the version they may have, the motions of the day, the entry for the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from beirat_desktop.documents.model import Document
from beirat_desktop.documents.print_run import printable
from beirat_desktop.domain import agenda_tree as tree
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.dispatch import Delivery, calendar_sequence
from beirat_desktop.domain.file_names import mended_name
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.minutes import MinutesPart
from beirat_desktop.domain.papers import Paper, PaperState
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.publication import Publication
from beirat_desktop.exchange.calendar import CalendarEntry, Method, calendar
from beirat_desktop.exchange.mail import Enclosure
from beirat_desktop.german.dispatch import lies_at, too_large
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.papers import called
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, paper_prefix
from beirat_desktop.usecases.dispatch.as_sent import INVITING, as_sent
from beirat_desktop.usecases.meetings.invitation_contents import recipients
from beirat_desktop.usecases.minutes.minutes import MinutesDesk
from beirat_desktop.usecases.papers.letters import PaperLetters, letter_file_name, letter_name
from beirat_desktop.usecases.publications.orders import Order
from beirat_desktop.usecases.publications.public_view import public_view
from beirat_desktop.usecases.publications.rendering import draw, file_name
from beirat_desktop.usecases.tracking.council_papers import make_motion

MOST_ATTACHED = 15 * 2**20
"""Bytes of the files on all motions in one mail; most servers take 20 to 25 MB, and Base64 makes a third more of it."""
_MIME = re.compile(r"(?!message/|multipart/)[a-z]+/[a-z0-9][a-z0-9!#$&^_.+-]*")
WITH_CALENDAR = (*INVITING, IssuedKind.CANCELLATION)


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion of the day: its kind, its number or title, its letter as whoever gets it may have it, and as a file.

    attached: the files that hang on it. linked: those of which the record has an address only, as they are told of.
    """

    kind: str
    number: str
    letter: Document
    file: Enclosure
    attached: tuple[Enclosure, ...] = ()
    linked: tuple[str, ...] = ()


class Enclosures:
    """Makes what goes out with one issued paper; each motion is drawn once for all who get it."""

    def __init__(self, store: Store, unit: Unit, issued: IssuedPaper) -> None:
        self._store = store
        self._unit = unit
        self._issued = issued
        self.as_sent = as_sent(unit, issued)
        self._meeting: Meeting = unit.meetings.get(issued.object_id)
        self._members = recipients(unit, self._meeting)
        self._motions: dict[bool, tuple[Motion, ...]] = {}
        self._papers: dict[bool, tuple[Enclosure, ...]] = {}
        self._pages: dict[Enclosure, bytes] = {}

    def papers(self, *, public: bool) -> tuple[Enclosure, ...]:
        """The paper itself as it was kept when it was sent, in the version for the public or in full.

        Behind it the supplements that say since then where and when the meeting is.
        """
        if public not in self._papers:
            since = [publication_of(self._unit, one) if public else one for one in self.as_sent.since]
            paper = self._public_paper() if public else self._kept(self._issued)
            self._papers[public] = (paper, *map(self._kept, since))
        return self._papers[public]

    def motions(self, *, public: bool) -> tuple[Motion, ...]:
        """The motions on the agenda that an invitation brings, or the ones a supplement added."""
        if public not in self._motions:
            found = [(item, paper) for item in self._items() if (paper := self._unit.papers.find(item.paper_id))]
            may = [paper for item, paper in found if not public or (item.public and paper.public)]
            self._motions[public] = tuple(self._motion(paper, public=public) for paper in may)
        return self._motions[public]

    def pages(self, file: Enclosure) -> bytes:
        """The pages of a file to print along, b"" where it has none."""
        if file not in self._pages:
            self._pages[file] = printable(file.content, file.name)
        return self._pages[file]

    @property
    def asks(self) -> bool:
        """Whether the reader is to say if they come."""
        return self._issued.kind in INVITING and self._meeting.state is MeetingState.INVITED

    def calendar(self, person: Person) -> Enclosure | None:
        """The entry for one member's calendar, which can be answered; none for papers after the meeting."""
        if self._issued.kind not in WITH_CALENDAR:
            return None
        member = any(one.person.id == person.id for one in self._members)
        return meeting_calendar(self._unit, self._meeting, person if member else None)

    def all(self, delivery: Delivery, person: Person) -> tuple[Enclosure, ...]:
        """Everything that goes to one person."""
        entry = self.calendar(person)
        motions = self.motions(public=delivery.public)
        fit, _ = self._attached(public=delivery.public)
        return (
            *self.papers(public=delivery.public),
            *(motion.file for motion in motions),
            *fit,
            *((entry,) if entry is not None else ()),
        )

    def not_sent(self, delivery: Delivery) -> list[str]:
        """What hangs on the motions and goes with no mail, as it is told there: too large, or only an address."""
        _, large = self._attached(public=delivery.public)
        linked = [line for motion in self.motions(public=delivery.public) for line in motion.linked]
        return [*(too_large(one.name, len(one.content)) for one in large), *linked]

    def _attached(self, *, public: bool) -> tuple[list[Enclosure], list[Enclosure]]:
        """The files on the motions that fit into one mail, in their order, and those that do not."""
        fit, large, size = [], [], 0
        for one in (file for motion in self.motions(public=public) for file in motion.attached):
            if size + len(one.content) > MOST_ATTACHED:
                large.append(one)
            else:
                fit.append(one)
                size += len(one.content)
        return fit, large

    def _kept(self, issued: IssuedPaper) -> Enclosure:
        return Enclosure(issued.file_name, self._unit.blob(issued.sha512))

    def _public_paper(self) -> Enclosure:
        if self._issued.kind is IssuedKind.MINUTES:
            minutes = MinutesDesk(self._store).paper(self._meeting.id, MinutesPart.PUBLIC)
            return Enclosure(file_name("Niederschrift", self._meeting.day.isoformat(), publication=True), minutes.pdf)
        return self._kept(publication_of(self._unit, self._issued))

    def _items(self) -> Sequence[AgendaItem]:
        if self._issued.kind not in INVITING:
            return ()
        items = tree.in_order(self._unit.agenda_items.where(meeting_id=self._meeting.id, removed_by=None))
        number = 0 if self._issued.kind is IssuedKind.INVITATION else supplement_number(self._unit, self._issued)
        return [item for item in items if item.supplement == number]

    def _motion(self, paper: Paper, *, public: bool) -> Motion:
        kind, number = called(paper, paper_prefix(self._unit))
        number = number or paper.title
        if not public:
            letters = PaperLetters(self._store)
            file = Enclosure(letter_file_name(paper), letters.pdf(paper.id))
            return Motion(kind, number, letters.letter(paper.id), file, *_hanging(self._unit, paper, file.name))
        draft = paper.state is PaperState.DRAFT
        with public_view(self._unit, self._meeting.id, paper.id) as view:
            made = make_motion(Order(self._store, self._unit, IssuedKind.MOTION, paper.id, draft, view))
            name = file_name(*(view.words(word) for word in letter_name(paper)), draft=draft, publication=True)
            file = Enclosure(name, draw(made.document).pdf)
            hanging = _hanging(self._unit, paper, name, view)
            return Motion(kind, view.words(number), made.document, file, *hanging)


def _hanging(
    unit: Unit, paper: Paper, letter: str, view: Publication | None = None
) -> tuple[tuple[Enclosure, ...], tuple[str, ...]]:
    """What hangs on a motion, named after its letter: the files, and what is told of those that lie elsewhere.

    view: the rule, where only what everybody may have goes along.
    """
    files: list[Enclosure] = []
    linked: list[str] = []
    stem = letter.removesuffix(".pdf")
    for one in sorted(unit.attachments.where(paper_id=paper.id), key=lambda each: each.position):
        shown = one if view is None else view.shown(one)
        if shown is None:
            continue
        called = shown.file_name if view is None else view.words(shown.file_name)
        if not shown.sha512:
            linked.append(lies_at(called, shown.address))
            continue
        name = mended_name(f"{stem}-Anlage-{len(files) + 1}-{called}")
        mime = shown.media_type if _MIME.fullmatch(shown.media_type) else "application/octet-stream"
        files.append(Enclosure(name, unit.blob(shown.sha512), mime))
    return tuple(files), tuple(linked)


def publication_of(unit: Unit, issued: IssuedPaper) -> IssuedPaper:
    """The version for the public that was kept together with a paper."""
    told = unit.changes.where(noun="issued_papers", object_id=issued.id)
    batch = unit.changes.where(batch=told[0].batch, noun="issued_papers") if told else []
    kept = unit.issued_papers.where(id={one.object_id for one in batch}, publication=True)
    if not kept:  # a record that came without its history: the next one that was kept after it
        later = unit.issued_papers.where(noun=issued.noun, object_id=issued.object_id, kind=issued.kind)
        kept = [one for one in later if one.publication and one.issue == issued.issue + 1]
    return kept[0]


def supplement_number(unit: Unit, issued: IssuedPaper) -> int:
    """The how manieth supplement a paper is, those that were taken back left out."""
    sent = unit.issued_papers.where(
        noun="meetings", object_id=issued.object_id, kind=IssuedKind.SUPPLEMENT, publication=False, withdrawn=None
    )
    return sum(one.issue <= issued.issue for one in sent)


def meeting_entry(unit: Unit, meeting: Meeting, stamp: datetime, person: Person | None = None) -> CalendarEntry:
    """A meeting as an entry of a calendar; person: whom it asks to come."""
    committee = committee_of(unit, meeting)
    body = unit.bodies.get(committee.body_id)
    place = meeting.place
    changes = unit.changes.where(noun="meetings", object_id=meeting.id)
    return CalendarEntry(
        f"{meeting.id}@beirat-desktop",
        meeting.start,
        f"{meeting_name(meeting)} {committee.of}",
        stamp,
        calendar_sequence(changes),
        ", ".join(part for part in (place.room, place.building, *place.address.lines) if part),
        organizer=(body.office, body.office_contact.email) if person is not None else ("", ""),
        attendee=(person.name, person.contact.email) if person is not None else ("", ""),
        cancelled=meeting.state is MeetingState.CANCELLED,
    )


def meeting_calendar(unit: Unit, meeting: Meeting, person: Person | None = None) -> Enclosure:
    """The calendar file of one meeting; person: whom it asks for an answer, which needs the mailbox of the office."""
    entry = meeting_entry(unit, meeting, unit.now, person)
    if not (entry.organizer[1] and entry.attendee[1]):
        entry = replace(entry, organizer=("", ""), attendee=("", ""))
    method = Method.REQUEST if entry.attendee[1] else Method.PUBLISH
    if entry.cancelled:
        method = Method.CANCEL
    name = f"Sitzung-{meeting.day.isoformat()}.ics"
    told = (("method", method.value), ("charset", "utf-8"))  # RFC 6047; without it a mail program may take ASCII
    return Enclosure(name, calendar([entry], method), "text/calendar", told)
