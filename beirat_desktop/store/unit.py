"""One transaction, with all nouns at hand; every save is noted for the history and for undo."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, cast

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.attendance import Attendance, Exclusion
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.calls import ItemCalls
from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Consultation
from beirat_desktop.domain.corrections import Correction
from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.dispatch import Delivery, Reply
from beirat_desktop.domain.elections import Election, ElectionRound
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import Excerpt
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.history import Change, Override
from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.domain.joinings import Joining
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.minutes import Minutes
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.origins import Origin
from beirat_desktop.domain.papers import Attachment, Paper, PaperVersion
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.domain.publicity import Publicity
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.rights import OF_PAPERS, is_hidden
from beirat_desktop.domain.searching import Question
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text_blocks import TextBlock
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.domain.votes import Vote
from beirat_desktop.store.driving import run
from beirat_desktop.store.engines import ways_of
from beirat_desktop.store.errors import Missing
from beirat_desktop.store.indexing import Index
from beirat_desktop.store.known import Known, known_to
from beirat_desktop.store.nouns import Nouns, Step
from beirat_desktop.store.prepared import Writing, driver_rows
from beirat_desktop.store.search import Hits, search
from beirat_desktop.store.sums import key_of
from beirat_desktop.store.tables import TABLES, blobs, file_words, sequences, tombstones

V = TypeVar("V")
_STAMPS = " UNION ALL ".join(f"SELECT id, modified FROM {noun}" for noun in sorted(TABLES) if noun != "changes")
_NEXT = Writing(
    upsert(sequences)
    .values(name=bindparam("name", required=True), scope=bindparam("scope", required=True), value=1)
    .on_conflict_do_update(index_elements=["name", "scope"], set_={"value": sequences.c.value + 1})
    .returning(sequences.c.value)
)
HISTORY = "history"
"""The sequence that counts the batches of the history, so that a missing end is noticed."""


class Link(NamedTuple):
    """The last batch of the history: its place in the chain and its seal."""

    position: int
    seal: str
    batch: str


class _Kept(Generic[V]):
    """The records of the noun it is named after. Made when first asked for: most units look at one or two nouns."""

    def __set_name__(self, owner: type[Unit], name: str) -> None:
        self._name = name

    def __get__(self, unit: Unit, owner: type[Unit]) -> Nouns[V]:
        found: Nouns[V] = Nouns(unit, self._name)
        unit.__dict__[self._name] = found
        return found


class Unit:
    """The records, inside one transaction. Every save is noted for the history and for undo."""

    bodies = _Kept[Body]()
    terms = _Kept[LegislativeTerm]()
    committees = _Kept[Committee]()
    factions = _Kept[Faction]()
    organizations = _Kept[Organization]()
    persons = _Kept[Person]()
    memberships = _Kept[Membership]()
    users = _Kept[User]()
    meetings = _Kept[Meeting]()
    papers = _Kept[Paper]()
    paper_versions = _Kept[PaperVersion]()
    attachments = _Kept[Attachment]()
    agenda_items = _Kept[AgendaItem]()
    item_calls = _Kept[ItemCalls]()
    resident_questions = _Kept[ResidentQuestion]()
    attendances = _Kept[Attendance]()
    exclusions = _Kept[Exclusion]()
    consultations = _Kept[Consultation]()
    resolutions = _Kept[Resolution]()
    votes = _Kept[Vote]()
    elections = _Kept[Election]()
    election_rounds = _Kept[ElectionRound]()
    speakers = _Kept[Speaker]()
    minutes = _Kept[Minutes]()
    corrections = _Kept[Correction]()
    issued_papers = _Kept[IssuedPaper]()
    deliveries = _Kept[Delivery]()
    replies = _Kept[Reply]()
    excerpts = _Kept[Excerpt]()
    follow_ups = _Kept[FollowUp]()
    status_reports = _Kept[StatusReport]()
    initiatives = _Kept[Initiative]()
    joinings = _Kept[Joining]()
    citations = _Kept[Citation]()
    deadlines = _Kept[Deadline]()
    overrides = _Kept[Override]()
    changes = _Kept[Change]()
    text_blocks = _Kept[TextBlock]()
    origins = _Kept[Origin]()

    def __init__(
        self,
        connection: Connection,
        now: datetime,
        user: str,
        user_id: str | None = None,
        *,
        writes: bool = True,
    ) -> None:
        self.connection = connection
        self.writes = writes
        """Whether it saves what changes in it; a look does not."""
        self.now = now
        self.user = user
        self._user_id = user_id
        self.action = ""
        """The use case that writes, such as "papers.edit"; "" for a look."""
        self.drafts_of: str | None = None
        """Where it writes: the faction whose drafts alone are there, "" where none are; None where all of them are."""
        self.touched: set[str] = set()
        """The nouns of which something was saved or deleted; the history is none of them."""
        self.index = Index(connection)
        self.publicity: Publicity | None = None
        """Set while a paper is made: each record says as derived whether it is public."""
        self.former: Mapping[str, Mapping[str, Any]] = {}
        """Set while something is made of what was signed or sent: records by noun and id as they were named then."""
        self.written: dict[str, set[str]] = {}
        """The keys of all rows that were written or removed, by table, for their sums."""
        self.forgets: set[tuple[str, str]] = set()
        """Records, by noun and id, of which the history is to say nothing but that there was one."""
        self.sealed: tuple[int, str] | None = None
        """Place and seal of the batch that the unit added to the history."""
        self._steps: dict[tuple[str, str], Step] = {}

    @cached_property
    def stamp(self) -> str:
        """The moment as the record keeps it."""
        return self.now.astimezone(UTC).isoformat(timespec="microseconds")

    @cached_property
    def who(self) -> User | None:
        """Who works, as the record knew it when this was first asked; None where it knows nobody of that name.

        Refused where it is somebody who was removed meanwhile: a name alone lets nobody in again.
        """
        if self._user_id is None:
            return next(iter(self.users.where(name=self.user)), None)
        found = self.users.find(self._user_id)
        if found is None:
            raise Refused("rights.gone", name=self.user)
        return found

    @cached_property
    def desks(self) -> frozenset[Desk]:
        """The desks of everybody who works with the record, as they were when this was first asked."""
        return frozenset(user.desk for user in self.users.all())

    @cached_property
    def known(self) -> Known:
        """What was read before and still stands; lists and the search never ask."""
        return known_to(self.connection, ways_of(self.connection).step(self.connection))

    def stand_apart(self) -> None:
        """From here on other rows are there than for others: nothing is taken from earlier looks, nor left to later."""
        for noun in TABLES:
            self.__dict__.pop(noun, None)
        self.known = Known()

    def nouns(self, noun: str) -> Nouns[Any]:
        """The records of a noun by its table name."""
        return cast("Nouns[Any]", getattr(self, noun))

    def hides(self, noun: str, value: Any) -> bool:
        """Whether it is a draft of others, or part of one, so that it is not there for whoever writes.

        A look is narrowed by the engine; a unit that writes cannot be, since what it writes has to reach the tables.
        """
        if self.drafts_of is None or noun not in ("papers", *OF_PAPERS):
            return False
        paper = value if noun == "papers" else self.papers.find(value.paper_id)
        return paper is not None and is_hidden(paper, self.drafts_of)

    def note(self, step: Step) -> None:
        """Remember a change for history and undo; one record changed twice in a unit counts once."""
        self.touch(step.noun)
        if step.noun == "changes":
            return
        key = (step.noun, (step.after or step.before).id)
        earlier = self._steps.pop(key, None)
        before = step.before if earlier is None else earlier.before
        if before != step.after:
            self._steps[key] = Step(step.noun, before, step.after)

    def touch(self, noun: str) -> None:
        """Remember that records of that noun are others now."""
        if noun != "changes":
            self.touched.add(noun)

    def wrote(self, table: str, *keys: str) -> None:
        """Remember rows whose sums have to follow."""
        self.written.setdefault(table, set()).update(keys)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What was changed, each record once, in the order of its last change."""
        return tuple(self._steps.values())

    def before(self, noun: str, key: str | None) -> Any:
        """What a record that is changed in this unit said before; None for all others."""
        step = self._steps.get((noun, key or ""))
        return step.before if step is not None else None

    def search(self, question: Question, limit: int = 50, without: Sequence[str] = ()) -> Hits:
        """The records in which every term occurs, the best first; without leaves nouns out."""
        return search(self.connection, question, limit, without)

    def keep_file_words(self, sha512: str, words: str) -> None:
        """Keep what was read in a file, so that it is found by that."""
        self.connection.execute(upsert(file_words).values(sha512=sha512, words=words).on_conflict_do_nothing())
        self.wrote("file_words", sha512)
        for attachment in self.attachments.where(sha512=sha512):
            self.index.reread("attachments", attachment.id)

    def unread_files(self, media_type: str) -> list[str]:
        """The SHA-512 (hex) of every attached file of that type in which nobody read so far."""
        table = TABLES["attachments"]
        read = select(file_words.c.sha512)
        query = select(table.c.sha512).where(
            table.c.media_type == media_type, table.c.sha512 != "", table.c.sha512.not_in(read)
        )
        return list(self.connection.execute(query.distinct()).scalars())

    def file_words(self) -> dict[str, str]:
        """What was read in files, by their SHA-512 (hex)."""
        return {row.sha512: row.words for row in self.connection.execute(select(file_words))}

    def rewrite_change(self, before: Change, after: Change) -> None:
        """Let a line of the history say something else.

        A server lets nobody do that who logs in to work: there the office has it say nothing, of persons who are gone.
        """
        table = TABLES["changes"]
        query = update(table).where(table.c.id == before.id).values(id=after.id, fields=after.fields)
        ways = ways_of(self.connection)
        if self.connection.execute(query).rowcount != 1 and not ways.forget_line(self.connection, before.id, after.id):
            raise Refused("history.not_rewritten")
        self.wrote("changes", before.id, after.id)

    def next_serial(self, name: str, scope: str) -> int:
        """The next number of a sequence, from 1; never the same twice, also when two programs write."""
        self.wrote("sequences", key_of(name, scope))
        ((value,),) = _NEXT.run(self.connection, name=name, scope=scope)
        return int(value)

    def raise_serial(self, name: str, scope: str, value: int) -> None:
        """Let a sequence go on above a number that was given elsewhere."""
        self.wrote("sequences", key_of(name, scope))
        self.connection.execute(
            upsert(sequences)
            .values(name=name, scope=scope, value=value)
            .on_conflict_do_update(index_elements=["name", "scope"], set_={"value": func.max(sequences.c.value, value)})
        )

    def last_link(self) -> Link:
        """The end of the history's chain."""
        rows = run(self.connection, ways_of(self.connection).LAST_LINK)
        return Link(*rows[0]) if rows else Link(0, "", "")

    def has_link(self, position: int, seal: str) -> bool:
        """Whether that batch stands in the history."""
        table = TABLES["changes"]
        query = select(table.c.id).where(table.c.position == position, table.c.seal == seal).limit(1)
        return self.connection.execute(query).first() is not None

    def written_batches(self) -> int:
        """How many batches of the history were ever written."""
        query = select(sequences.c.value).where(sequences.c.name == HISTORY, sequences.c.scope == "")
        return int(self.connection.execute(query).scalar() or 0)

    def state(self) -> str:
        """A checksum that is another one after every change: of the history's last seal, and when each row was written.

        What comes in without a line of history, a whole record read in, has rows of its own.
        """
        told = hashlib.sha256("\n".join(map(str, self.last_link())).encode())
        for row in sorted(driver_rows(self.connection, _STAMPS, ())):
            told.update("\t".join(row).encode())
        return told.hexdigest()

    def serials(self) -> list[tuple[str, str, int]]:
        """Every sequence with its scope and last value."""
        return [tuple(row) for row in self.connection.execute(select(sequences).order_by("name", "scope"))]

    def tombstones(self) -> list[tuple[str, str, str]]:
        """Noun, id and time (ISO 8601, UTC) of every record that was deleted."""
        query = select(tombstones.c.noun, tombstones.c.object_id, tombstones.c.deleted).order_by("object_id")
        return [tuple(row) for row in self.connection.execute(query)]

    def bury(self, noun: str, key: str, deleted: str) -> None:
        """Keep the tombstone of a record deleted elsewhere."""
        self.wrote("tombstones", key)
        self.connection.execute(insert(tombstones).values(noun=noun, object_id=key, deleted=deleted))

    def keep_blob(self, content: bytes) -> str:
        """Keep bytes once and return the SHA-512 (hex) they are found by."""
        sha512 = hashlib.sha512(content).hexdigest()
        values = {"sha512": sha512, "size": len(content), "content": content}
        self.connection.execute(upsert(blobs).values(values).on_conflict_do_nothing())
        return sha512

    def blobs(self) -> dict[str, bytes]:
        """All bytes that are kept, by their SHA-512 (hex)."""
        return {row.sha512: bytes(row.content) for row in self.connection.execute(select(blobs))}

    def blob_ids(self) -> list[str]:
        """The SHA-512 (hex) of all bytes that are kept."""
        return list(self.connection.execute(select(blobs.c.sha512)).scalars())

    def blob(self, sha512: str) -> bytes:
        """The bytes kept under that SHA-512; raises Missing."""
        row = self.connection.execute(select(blobs.c.content).where(blobs.c.sha512 == sha512)).first()
        if row is None:
            raise Missing("blobs", sha512)
        return bytes(row[0])
