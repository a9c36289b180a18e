"""The register for the factions: written by the office of what is public, read at the desk of a faction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from beirat_desktop.domain.bodies import Body, ReadRegister
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.file_names import mended_name
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.nouns import NOUNS, references
from beirat_desktop.domain.publication import Cut, Publication, first_of_each
from beirat_desktop.domain.registers import Register, check_ours
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.rights import is_shared
from beirat_desktop.domain.website import Site
from beirat_desktop.exchange.register import FIELDS, LARGEST, RULES, SUFFIX, is_register, read, write
from beirat_desktop.german.registers import taken_words
from beirat_desktop.store.rights import READS_REGISTER, check_action, may
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import beirat_on, factions_on, today
from beirat_desktop.usecases.files import read_file, write_file
from beirat_desktop.usecases.members.founding import faction_named
from beirat_desktop.usecases.publications.public_view import public_view
from beirat_desktop.usecases.publications.website import public_values

_TOLD = ("meetings", "agenda_items", "papers", "consultations", "resolutions")
"""What goes again when the next register does not tell it any more; a body or a faction stays."""


@dataclass(frozen=True, slots=True)
class RegisterArrival:
    """A register before it is taken in. known: when the one was made that was read last."""

    register: Register
    content: bytes
    file_name: str
    known: datetime | None = None

    def count(self, noun: str) -> int:
        """How much of a noun is in it."""
        return len(self.register.values.get(noun, ()))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a register brought.

    added: how much of each noun; own: motions that are here as the faction's own and stay as they are; kept: what it
    tells no more, and what one's own motions name.
    """

    added: Mapping[str, int] = field(default_factory=dict)
    changed: int = 0
    removed: int = 0
    own: int = 0
    kept: int = 0

    @property
    def sentence(self) -> str:
        """That, for the status line."""
        return taken_words(
            added=self.added, changed=self.changed, removed=self.removed, own=self.own, still_named=self.kept
        )


__all__ = ["RegisterArrival", "Registers", "Taken", "is_register"]


class Registers:
    """Writes the office's register and takes it in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # --- at the office ---

    def data(self) -> bytes:
        """The register of this moment; refused where no faction could read it."""
        register, _ = self._gathered()
        content = write(register)
        try:
            read(content)
        except Refused as error:
            # Rather now than at every faction.
            if "path" in error.facts:
                raise Refused("register.not_given", path=error.facts["path"]) from error
            raise Refused("register.too_large") from error
        return content

    def cuts(self) -> tuple[Cut, ...]:
        """The stretches of text that the factions do not get, each once."""
        return self._gathered()[1]

    def _gathered(self) -> tuple[Register, tuple[Cut, ...]]:
        with self._store.reading() as unit:
            check_action(unit, "registers.give")
            beirat = beirat_on(unit, today(unit))
            if beirat is None:
                raise Refused("report.no_committee")
            if beirat.kind is not CommitteeKind.BEIRAT:
                raise Refused("register.of_no_beirat", name=beirat.name)
            with public_view(unit) as view:
                site = public_values(unit, view)
                values = _told(unit, site, view)
            made = unit.now.replace(tzinfo=None, microsecond=0)
        return Register(made, site.body, values), first_of_each(view.cuts)

    def file_name(self) -> str:
        """What its file is called."""
        with self._store.reading() as unit:
            return f"Register für die Fraktionen {today(unit).isoformat()}{SUFFIX}"

    def save(self, file: Path) -> None:
        """Write it to a file of the user's choice."""
        write_file(file, self.data())

    # --- at the desk of a faction ---

    def is_one(self, file: Path) -> bool:
        """Whether a file of the user's is a register, by the end of its name or by what it says of itself."""
        if file.suffix.casefold() == SUFFIX:
            return True
        try:
            with file.open("rb") as opened:
                return is_register(opened.read(200))
        except OSError:
            return False  # whoever reads it says why

    def look(self, file: Path) -> RegisterArrival:
        """What a file of the user's would bring; nothing is taken in yet."""
        return self.look_into(read_file(file, LARGEST), mended_name(file.name))

    def look_into(self, content: bytes, name: str) -> RegisterArrival:
        """The same for bytes."""
        register = read(content)
        with self._store.reading() as unit:
            body = _check(unit, register, content)
            return RegisterArrival(register, content, name, body.register.made if body.register else None)

    def accept(self, arrival: RegisterArrival) -> Taken:
        """Bring what is told of the Beirat to the state of the register; what is the faction's own stays as it is."""
        with self._store.unit(READS_REGISTER) as unit:
            body = _check(unit, arrival.register, arrival.content)
            own = _ids_here(unit, arrival.register, body)
            before: dict[str, set[str]] = {}
            if body.register is not None:
                before = _ids(read(unit.blob(body.register.sha512)), own)
            taken = Taken()
            for noun, some in arrival.register.values.items():
                taken = _saved(unit, noun, [_here(noun, value, own) for value in some], taken)
            taken = _removed(unit, before, _ids(arrival.register, own), taken)
            sha512 = unit.keep_blob(arrival.content)
            kept = ReadRegister(arrival.register.body.id, arrival.register.made, sha512)
            unit.bodies.save(replace(body, register=kept))
        # What came in as a whole is not taken back by a slip on Strg+Z.
        self._store.forget_undo()
        return taken


def _told(unit: Unit, site: Site, view: Publication) -> Mapping[str, tuple[Any, ...]]:
    """What the public knows, and the days on which the Beirat is to meet; results once the meeting is over."""
    days = [
        replace(one, name=view.words(one.name))
        for one in unit.meetings.where(committee_id=site.committee.id)
        if one.id not in {known.id for known in site.meetings}
    ]
    meetings: list[Meeting] = [*site.meetings, *days]
    over = {one.id for one in meetings if one.state is MeetingState.CLOSED}
    items = [
        one if one.meeting_id in over else replace(one, outcome=None)
        for one in site.items
        if one.public and one.removed_by is None
    ]
    shown = {one.id for one in items}
    decided = {one.id for one in items if one.meeting_id in over}
    announced = {(one.paper_id, one.meeting_id) for one in items}
    consultations = [
        replace(one, wording=view.text(one.wording))
        if one.meeting_id is None or one.meeting_id in over
        else one.undecided
        for one in site.consultations
        if one.agenda_item_id is None or one.agenda_item_id in shown
    ]
    resolutions: list[Resolution] = [one for one in site.resolutions if one.decided and one.agenda_item_id in decided]
    return {
        "terms": site.terms,
        "committees": site.committees,
        "factions": site.factions,
        "organizations": site.organizations,
        "meetings": tuple(meetings),
        "agenda_items": tuple(items),
        "papers": tuple(
            one if (one.id, one.meeting_id) in announced else replace(one, meeting_id=None) for one in site.papers
        ),
        "consultations": tuple(consultations),
        "resolutions": tuple(resolutions),
    }


def _check(unit: Unit, register: Register, content: bytes) -> Body:
    """The town of this record, where the register is one for it."""
    body = next(iter(unit.bodies.all()), None)
    # A shell is nobody, and may what whoever writes the file may; the office's own record it leaves alone as well.
    own = body is not None and body.id == register.body.id
    # Where a meeting was led, an office works, also where nobody has entered who.
    own = own or any(one.stays for one in unit.attendances.all())
    if own or is_shared(unit.desks) or not may(unit, READS_REGISTER):
        raise Refused("register.not_here")
    if body is None:
        raise Refused("register.no_town")
    check_ours(register, body, hashlib.sha512(content).hexdigest(), unit.now.replace(tzinfo=None))
    return body


def _ids_here(unit: Unit, register: Register, body: Body) -> dict[str, str]:
    """By the id in the register, that of what this record had before under the same name."""
    found = {register.body.id: body.id}
    values = register.values
    taken: set[str] = set()

    def same(key: str, here: str | None) -> None:
        if here is not None and here != key and here not in taken:
            found[key] = here
            taken.add(here)

    beirat = beirat_on(unit, today(unit))
    if beirat is not None and register.beirat is not None:
        same(register.beirat.id, beirat.id)
    for noun in ("committees", "organizations"):
        known = {fold(one.name): one.id for one in unit.nouns(noun).all()}
        for one in values.get(noun, ()):
            if one.id not in found:
                same(one.id, known.get(fold(one.name)))
    factions = factions_on(unit, today(unit))
    for one in values.get("factions", ()):
        faction = faction_named(factions, one.name) or faction_named(factions, one.short_name or one.name)
        same(one.id, faction.id if faction is not None else None)
    here = unit.terms.all()
    there = {one.id for one in here}
    for one in values.get("terms", ()):
        if one.id not in there:
            overlaps = (
                term.id
                for term in here
                if term.id not in taken
                and (one.end is None or term.start <= one.end)
                and (term.end is None or one.start <= term.end)
            )
            same(one.id, next(overlaps, None))
    return found


def _here(noun: str, value: Any, own: Mapping[str, str]) -> Any:
    """The value with the ids that this record has for the same things."""
    changed: dict[str, Any] = {}
    for name in ("id", *(place for place in NOUNS[noun].links if place in FIELDS[noun])):
        said = getattr(value, name)
        changed[name] = tuple(own.get(key, key) for key in said) if isinstance(said, tuple) else own.get(said, said)
    return replace(value, **changed)


def _ids(register: Register, own: Mapping[str, str]) -> dict[str, set[str]]:
    return {noun: {own.get(one.id, one.id) for one in register.values.get(noun, ())} for noun in _TOLD}


def _removed(unit: Unit, before: Mapping[str, set[str]], after: Mapping[str, set[str]], taken: Taken) -> Taken:
    """Take out what is told no more, but what something else here still names."""
    gone = {
        (noun, key)
        for noun, keys in before.items()
        for key in keys - after[noun]
        if (one := unit.nouns(noun).find(key)) is not None and (noun != "papers" or one.from_register)
    }
    whole = len(gone)
    if gone:
        values = {(noun, one.id): one for noun, told in NOUNS.items() if told.links for one in unit.nouns(noun).all()}
        named = [(key, [(link.noun, link.key) for link in references(key[0], one)]) for key, one in values.items()]
        held = True
        while held:
            kept = {link for key, links in named if key not in gone for link in links if link in gone}
            gone, held = gone - kept, bool(kept)
    for noun, key in sorted(gone):
        unit.nouns(noun).delete(key)
    return replace(taken, removed=len(gone), kept=whole - len(gone))


def _saved(unit: Unit, noun: str, values: Iterable[Any], taken: Taken) -> Taken:
    own_factions = {user.faction_id for user in unit.users.all()}
    for value in values:
        here = unit.nouns(noun).find(value.id)
        if noun == "papers":
            if here is not None and not here.from_register:
                taken = replace(taken, own=taken.own + 1)
                continue
            told = replace(value, from_register=True)
        elif here is None:
            told = value
        elif noun == "factions" and here.id in own_factions:
            continue
        else:
            told = replace(here, **{name: getattr(value, name) for name in FIELDS[noun]})
            if noun == "committees":
                rules = {name: getattr(value.profile, name) for name in RULES}
                told = replace(told, profile=replace(here.profile, **rules))
        told = _numbered(unit, noun, told)
        if here is None:
            taken = replace(taken, added={**taken.added, noun: taken.added.get(noun, 0) + 1})
        elif here != told:
            taken = replace(taken, changed=taken.changed + 1)
        unit.nouns(noun).save(told)
    return taken


def _numbered(unit: Unit, noun: str, value: Any) -> Any:
    """Where another record here has the number already: that one gives it up if the register told it, else this one
    keeps it as a number given elsewhere."""
    if noun not in ("papers", "resolutions") or not value.number:
        return value
    for other in unit.nouns(noun).where(committee_id=value.committee_id, number=value.number):
        if other.id == value.id:
            continue
        if noun == "papers" and not other.from_register:
            return replace(value, number="", external_number=value.external_number or value.number)
        unit.nouns(noun).save(replace(other, number=""))
    return value
