"""A walk over all use cases: whatever is called with whatever, no fact of a meeting that holds is changed by it."""

from __future__ import annotations

import ast
import contextlib
import inspect
import shutil
import sqlite3
import typing
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.elections import Counted, Post
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.holding import FACTS, GUEST_FACTS, MINUTES_FACTS, PAPER_FACTS
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.profiles import StandingItem
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm
from beirat_desktop.store.errors import Missing, RecordTrouble
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases import office as of_office
from beirat_desktop.usecases.dispatch.dispatch import PrintRun
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.live.decisions import Decision
from beirat_desktop.usecases.minutes.corrections import Corrections
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.search import Found
from tests.conftest import NOW
from tests.usecases.live_world import build

TERMS = ExcerptTerms("Ada Ağırbaş", "Vorsitzende", "Ludwigshafen", date(2012, 5, 25))
THE_WAYS = {Corrections}
"""The acts that may change what holds; their own tests say when."""


LEADING = {
    *("attendances", "course", "resolutions", "elections", "minutes", "meetings", "agenda", "excerpts", "invitations"),
    *("speakers", "demands", "agenda_votes", "questions"),
}
"""Where facts of a meeting are made. All the others are walked over once, where everything holds."""
GIVEN: dict[tuple[str, str], dict[str, Any]] = {
    ("committees", "set_successors"): {"names": [("Weiß", "Zoë")]},
    ("archive", "ids"): {"sort": "issued"},
    ("archive", "rows"): {"keys": []},
    ("demands", "enter"): {"noun": "agenda_items"},
    ("demands", "of"): {"noun": "agenda_items"},
    ("papers", "ids"): {"sort": "title"},
    ("search", "context"): {"found": Found("papers", "gone", "paper", "gone", "Antrag"), "terms": ()},
    ("settings", "set_standing_items"): {"items": (StandingItem("Anders"),)},
    ("tracking", "page"): {"after": None, "limit": 10},
}
"""Arguments that cannot be guessed from their names and types."""


@dataclass(frozen=True)
class Held:
    """A record with one meeting that holds, and the ids a use case can be called with, by the name of what they are."""

    file: Path
    keys: dict[str, list[str]]
    stage: str


@pytest.fixture(scope="module")
def held_at(empty_record, tmp_path_factory) -> Callable[[str], Held]:
    """The record at a stage, made once. A parametrized fixture would be made anew for each of the thousand calls."""
    made: dict[str, Held] = {}

    def held(stage: str) -> Held:
        if stage not in made:
            made[stage] = make(stage, empty_record, tmp_path_factory.mktemp("held") / "held.db")
        return made[stage]

    return held


def make(stage: str, empty_record: Path, file: Path) -> Held:
    from tests import factories

    shutil.copy(empty_record, file)
    store = open_record(file, user="Geschäftsstelle")
    store.now = lambda: NOW
    with store.unit("founded") as unit:
        for noun, value in (
            ("bodies", factories.BODY),
            ("terms", factories.TERM),
            ("committees", factories.BEIRAT),
            ("committees", factories.COUNCIL),
            ("factions", factories.SPD),
        ):
            unit.nouns(noun).save(value)
    office = Office(store)
    world = build(office)
    election_item = office.agenda.add_item(world.meeting.id, "Wahl", kind=ItemKind.ELECTION)
    office.course.open(world.meeting.id)
    world.come(20)
    election = office.elections.add(election_item.id, Post.DEPUTY)
    for person in world.people[:2]:
        office.elections.propose(election.id, person.id)
    office.elections.hold(election.id, Counted({world.people[0].id: 6, world.people[1].id: 14}))
    office.elections.answer(election.id, world.people[1].id, True)
    office.resolutions.exclude(world.item.id, world.people[2].id, "Verwandt")
    office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=Vote("", VoteForm.OPEN, yes=19)))
    guest = office.speakers.suggest("Sprachkurse", meeting_id=world.meeting.id)
    office.speakers.name_guest(guest.id, family_name="Ağırbaş", organization="Hochschule")
    initiative = office.initiatives.add("Stadtteilmütter")
    if stage != "running":
        office.course.close(world.meeting.id, time(19))
    if stage not in ("running", "closed"):
        office.minutes.sign(world.meeting.id)
    if stage == "issued":
        office.minutes.issue(world.meeting.id)
        office.excerpts.issue(world.item.id, TERMS, reason="Eilt")
    keys = {"meeting": [world.meeting.id], "item": [world.item.id, election_item.id, world.miscellaneous.id]}
    with store.reading() as unit:
        keys["person"] = [world.people[0].id, world.people[25].id]
        keys["paper"] = [world.paper.id]
        for noun in ("resolutions", "votes", "memberships", "factions", "committees", "exclusions", "speakers"):
            keys[noun.removesuffix("s")] = [one.id for one in unit.nouns(noun).all()][:2]
        keys["consultation"] = [one.id for one in unit.consultations.all()]
        keys["election"] = [election.id]
        keys["candidate"] = [person.id for person in world.people[:2]]
        keys["round"] = [one.id for one in unit.election_rounds.all()]
        keys["follow_up"] = [one.id for one in unit.follow_ups.all()]
        keys["term"] = [one.id for one in unit.terms.all()]
        keys["issue"] = [one.id for one in unit.issued_papers.all()]
        keys["delivery"] = [one.id for one in unit.deliveries.all()]
    keys["initiative"] = [initiative.id]
    keys["key"] = [key for several in list(keys.values()) for key in several]
    office.close()
    return Held(file, keys, stage)


def use_cases() -> list[tuple[str, str]]:
    """Every public method of everything an office has in hand, less the ways of correcting."""
    imports = [node for node in ast.walk(ast.parse(inspect.getsource(of_office))) if isinstance(node, ast.ImportFrom)]
    modules = {alias.name: str(node.module) for node in imports for alias in node.names}
    found = []
    for place, made in vars(Office).items():
        if not isinstance(made, cached_property):
            continue
        kind = inspect.signature(made.func, eval_str=False).return_annotation
        cls = getattr(import_module(modules[kind]), kind)
        if cls in THE_WAYS or "store" not in inspect.signature(cls).parameters:
            continue
        found += [(place, name) for name, member in vars(cls).items() if inspect.isfunction(member) and name[0] != "_"]
    return found


SENT = [one.name for one in fields(IssuedPaper) if not one.name.startswith("withdrawn")]
"""What went out stays, byte for byte, also where it is marked as taken back."""
COUNTED = {
    "votes": ["id", "kind", "form", "yes", "no", "abstentions", "invalid", "not_voting", "wording", "moment"],
    "election_rounds": ["*"],
}
"""What holds of a vote from its recording on, while the meeting goes on."""


class Facts:
    """Everything that holds, straight from the tables; once signed also what may be entered until then."""

    def __init__(self, file: Path, stage: str) -> None:
        self._connection = sqlite3.connect(file)
        self._columns = {"issued_papers": SENT} | (COUNTED if stage == "running" else held_columns(stage))
        self._version: object = None
        self._found: dict[str, list[str]] = {}

    def read(self) -> dict[str, list[str]]:
        """As the file is now; SQLite says whether anybody wrote since it was read last."""
        version = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version, self._found = version, rows(self._connection, self._columns)
        return self._found

    def close(self) -> None:
        self._connection.close()


def held_columns(stage: str) -> dict[str, list[str]]:
    """The facts of each noun at that stage."""
    columns = {}
    signed = stage in ("signed", "issued")
    for noun, held in FACTS.items():
        until_then = held.signed if signed else frozenset()
        names = (held.closed or frozenset()) - (frozenset() if signed else held.fillable) | until_then
        columns[noun] = sorted(names) if held.closed is not None else ["*"]
    columns["minutes"] = list(MINUTES_FACTS)
    columns["speakers"] = list(GUEST_FACTS)
    if signed:
        columns["papers"] = list(PAPER_FACTS)
    return columns


def rows(connection: sqlite3.Connection, columns: dict[str, list[str]]) -> dict[str, list[str]]:
    """These columns of each table, and the bytes of what was issued."""
    found = {}
    for noun, names in columns.items():
        wanted = ", ".join("*" if name == "*" else f'"{name}"' for name in names)
        where = ""
        if noun == "minutes":
            where = " WHERE state IN ('signed', 'issued', 'replaced')"
        if noun == "speakers":
            where = " WHERE state IN ('heard', 'thanked')"
        if noun == "papers":
            where = " WHERE id IN (SELECT paper_id FROM agenda_items)"
        found[noun] = sorted(map(repr, connection.execute(f"SELECT {wanted} FROM {noun}{where}")))
    bytes_of = "SELECT * FROM blobs WHERE sha512 IN (SELECT sha512 FROM issued_papers)"
    found["blobs"] = sorted(map(repr, connection.execute(bytes_of)))
    return found


def of_the_meeting(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What is gone of the facts; new meetings, items and papers beside them are the office's daily work."""
    return [f"{noun}: {row}" for noun, rows in before.items() for row in rows if row not in after[noun]]


def hints_of(method: Callable[..., Any]) -> dict[str, Any]:
    """The types of the arguments; those that are known to a type checker only are left out."""
    hints = {}
    for name, parameter in inspect.signature(method).parameters.items():
        with contextlib.suppress(NameError):
            hints[name] = eval(str(parameter.annotation), vars(inspect.getmodule(method)))
    return hints


def arguments(method: Callable[..., Any], keys: dict[str, list[str]], folder: Path) -> Iterator[dict[str, Any]]:
    """Several sets of arguments that fit a method: each id of the right kind, and other values than the kept ones."""
    hints = hints_of(method)
    parameters = [p for name, p in inspect.signature(method).parameters.items() if name != "self"]
    for turn in range(16):
        chosen: dict[str, Any] = {}
        for parameter in parameters:
            if parameter.kind is parameter.VAR_KEYWORD:
                chosen.update(FIELDS[turn % len(FIELDS)])
                continue
            if parameter.kind is parameter.VAR_POSITIONAL:
                continue
            one = one_of(parameter.name, hints.get(parameter.name), keys, turn, folder)
            if one is None and parameter.default is not parameter.empty:
                one = parameter.default
            chosen[parameter.name] = one
        yield chosen


FIELDS: list[dict[str, Any]] = [
    {},
    {"voting": False},
    {"notice_days": 6},
    {"wording": RichText.of("Anders")},
    {"title": "Anders"},
    {"public": False},
    {"faction_id": None},
    {"paper_type": PaperType.REPORT},
    {"chair_id": None},
    {"opening": RichText.of("Anders")},
    {"urgency_reason": "Anders"},
    {"name": "Anders"},
    {"start": datetime(2013, 1, 1)},
    {"closed_reason": "Anders"},
    {"public_title": "Anders"},
    {"urgent": True},
]


def one_of(name: str, hint: Any, keys: dict[str, list[str]], turn: int, folder: Path) -> Any:
    stem = name.removesuffix("s").removesuffix("_id").removesuffix("_key")
    if hint is Counted:
        return Counted(dict.fromkeys(keys["candidate"], turn + 1))
    if hint is PrintRun:
        return PrintRun(b"%PDF", "Anders.pdf", tuple(keys["delivery"]))
    if name in ("key", "keys", "item_ids", "ids", "noun", "object_id") or name.endswith(("_id", "_ids")):
        pool = keys.get(stem) or keys["key"]
        one = pool[turn % len(pool)]
        return [one] if "list" in str(hint).lower() or "sequence" in str(hint).lower() or name.endswith("s") else one
    return value_of(hint, turn, folder)


def value_of(hint: Any, turn: int, folder: Path) -> Any:
    parts = [part for part in typing.get_args(hint) if part is not type(None)]
    origin = typing.get_origin(hint)
    if origin in (list, tuple, set, frozenset) or "Sequence" in str(origin) or "Iterable" in str(origin):
        return [value_of(parts[0], turn, folder)] if parts and parts[0] is not Ellipsis else []
    if "Callable" in str(origin) or "Callable" in str(hint):
        return lambda *_args: None
    if parts and origin is not None:
        return value_of(parts[0], turn, folder)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)[turn % len(hint)]
    plain: dict[Any, Any] = {
        str: "Anders",
        int: turn + 1,
        bool: turn % 2 == 0,
        date: date(2012, 6, 20),
        datetime: datetime(2012, 6, 20, 18, turn),
        time: time(18, turn),
        RichText: RichText.of("Anders"),
        bytes: b"{}",
        Path: folder / "anders",
        Decision: Decision(Outcome.REJECTED, RichText.of("Anders"), Vote("", no=20), reason="Anders"),
        ExcerptTerms: TERMS,
        AttendanceState: list(AttendanceState)[turn % len(AttendanceState)],
    }
    if hint not in plain and is_dataclass(hint) and isinstance(hint, type):
        needed = [f for f in fields(hint) if f.default is MISSING and f.default_factory is MISSING]
        hints = typing.get_type_hints(hint)
        return hint(**{f.name: value_of(hints[f.name], turn, folder) for f in needed})
    return plain.get(hint)


def walks() -> list[tuple[str, str, str]]:
    return [
        (stage, place, name)
        for stage in ("running", "closed", "signed", "issued")
        for place, name in use_cases()
        if stage == "issued" or place in LEADING
    ]


@pytest.mark.parametrize(("stage", "place", "name"), walks(), ids=lambda part: part)
def test_no_use_case_changes_what_holds(held_at, stage: str, place: str, name: str, tmp_path: Path) -> None:
    held = held_at(stage)
    file = tmp_path / "held.db"
    shutil.copy(held.file, file)
    store = open_record(file, user="Geschäftsstelle")
    store.now = lambda: NOW
    office = Office(store)
    facts = Facts(file, held.stage)
    before = facts.read()
    method = getattr(getattr(office, place), name)
    answered, misfits = False, set()
    tried = []
    for guessed in arguments(method, held.keys, tmp_path):
        chosen = guessed | GIVEN.get((place, name), {})
        if chosen in tried:
            continue
        tried.append(chosen)
        try:
            method(**chosen)
            answered = True
        except (Refused, Missing, RecordTrouble, OSError):
            answered = True
        except Exception as error:
            misfits.add(f"{type(error).__name__}: {error}")
        gone = of_the_meeting(before, facts.read())
        if (place, name) == ("course", "reopen") and gone:
            assert [one.split(":")[0] for one in gone] == ["meetings"]
            break
        assert gone == [], f"{place}.{name}({chosen})"
    assert answered, f"the walk knows no arguments for {place}.{name}: {misfits}"
    facts.close()
    office.close()
