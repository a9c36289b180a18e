"""Links between records have both their ends when a unit is done, also those that are kept inside a list."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, select, type_coerce

from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.findings import Entry, Finding, Severity
from beirat_desktop.domain.minutes import Minutes
from beirat_desktop.domain.nouns import NOUNS, dead_references, ends, entry, naming, references, says_noun
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.store.nouns import Step
from beirat_desktop.store.prepared import driver_rows
from beirat_desktop.store.tables import TABLES

if TYPE_CHECKING:
    from beirat_desktop.store.unit import Unit

NAMED_MOST = 3
"""So many records that still use one are named in the refusal."""
_CHUNK = 500


def check_links(unit: Unit) -> None:
    """Refuse a unit that removed what is still named, or newly names what is not there.

    A value saved anew may keep a reference that was dead before, so that a record of an older program can be mended
    step by step.
    """
    gone: list[tuple[str, Any]] = []
    named: defaultdict[str, dict[str, Step]] = defaultdict(dict)
    for step in unit.steps:
        if step.after is None:
            gone.append((step.noun, step.before))
            continue
        before = set(_ends_of(step.noun, step.before)) if step.before is not None else set()
        for target, key in set(_ends_of(step.noun, step.after)) - before:
            named[target].setdefault(key, step)
        _check_no_circle(unit, step)
    for noun, value in gone:
        _check_unused(unit, noun, value)
    for target, keys in named.items():
        for key in keys.keys() - _known(unit, target, list(keys)):
            names = entry(keys[key].noun, keys[key].after, _finder(unit))
            raise Refused("record.link_missing", entry=names, target=Entry(target))


def _check_no_circle(unit: Unit, step: Step) -> None:
    """Refuse what makes a record a part of its own part; undo and another program meet no rule of a use case."""
    for place, target in NOUNS[step.noun].links.items():
        if target != step.noun or "." in place:
            continue
        key = getattr(step.after, place)
        if step.before is not None and getattr(step.before, place) == key:
            continue
        above, seen = unit.nouns(target).find(key), {step.after.id}
        while above is not None and above.id not in seen:
            seen.add(above.id)
            if getattr(above, place) == step.after.id:
                names = [entry(step.noun, one, _finder(unit)) for one in (step.after, above)]
                raise Refused("record.circle", entry=names[0], above=names[1])
            above = unit.nouns(target).find(getattr(above, place))


def dead_links(unit: Unit) -> tuple[Finding, ...]:
    """Everything that names a record that is not there.

    Only the links are read at first: what else a record of an older program holds may be odd.
    """
    keys = {noun: unit.nouns(noun).ids() for noun in NOUNS}
    dead = {}
    for noun, one in NOUNS.items():
        names = {"id", *(place.split(".")[0] for place in one.links)}
        if says_noun(noun):
            names |= {"noun", "object_id"}
        if len(names) == 1:
            continue
        rows = unit.connection.execute(select(*(TABLES[noun].c[name] for name in sorted(names))))
        found = [
            row.id for row in rows if any(link.key not in keys.get(link.noun, ()) for link in references(noun, row))
        ]
        if found:
            dead[noun] = unit.nouns(noun).where(id=found)
    return tuple(dead_references(dead, keys, _finder(unit)))


def lost_content(unit: Unit) -> tuple[Finding, ...]:
    """Everything whose bytes are no longer kept, or are others than those it was kept with."""
    # One after the other: the files of twenty years need not fit into memory.
    whole = {key for key in unit.blob_ids() if hashlib.sha512(unit.blob(key)).hexdigest() == key}
    found = []
    for noun, contents in _CONTENTS.items():
        for value in unit.nouns(noun).all():
            if not whole.issuperset(contents(value)):
                facts = {"entry": entry(noun, value, _finder(unit))}
                found.append(Finding("record.content_lost", severity=Severity.ERROR, facts=facts).about(noun, value.id))
    return tuple(found)


def _own_content(value: IssuedPaper | Attachment) -> set[str]:
    return {value.sha512} if value.sha512 else set()


def _signed_content(minutes: Minutes) -> set[str]:
    return {part.sha512 for part in minutes.frozen}


def _logo(sender: Committee | Faction) -> set[str]:
    logo = sender.letterhead.logo
    return {logo.sha512} if logo is not None else set()


def _read_register(body: Body) -> set[str]:
    return {body.register.sha512} if body.register is not None else set()


_CONTENTS: Mapping[str, Callable[[Any], set[str]]] = {
    "issued_papers": _own_content,
    "attachments": _own_content,
    "minutes": _signed_content,
    "bodies": _read_register,
    "committees": _logo,
    "factions": _logo,
}
"""Which bytes each record needs, as SHA-512 (hex)."""


def _ends_of(noun: str, value: Any) -> Iterator[tuple[str, str]]:
    return ((found.noun, found.key) for found in references(noun, value, past=True))


def _known(unit: Unit, noun: str, keys: list[str]) -> set[str]:
    if noun not in TABLES:
        return set()
    found: set[str] = set()
    for start in range(0, len(keys), _CHUNK):
        some = keys[start : start + _CHUNK]
        query = f"SELECT id FROM {noun} WHERE id IN ({', '.join('?' * len(some))})"
        found.update(key for (key,) in driver_rows(unit.connection, query, tuple(some)))
    return found


def _check_unused(unit: Unit, noun: str, value: Any) -> None:
    users: list[object] = []
    for other, each in _users(unit, noun, value.id):
        if len(users) == NAMED_MOST:
            users.append("…")
            break
        users.append(entry(other, each, _finder(unit)))
    if users:
        raise Refused("record.still_used", entry=entry(noun, value, _finder(unit)), users=tuple(users))


def _users(unit: Unit, noun: str, key: str) -> Iterator[tuple[str, Any]]:
    """Every record that names this one, with its noun."""
    for other, place in naming(noun):
        table, (name, *_) = TABLES[other], place.split(".")
        if table.c[name].foreign_keys:
            found = unit.nouns(other).where(**{name: key})
        else:
            # As it is written there; whether it stands in that place is read afterwards.
            said = json.dumps(key, ensure_ascii=False)
            query = select(table.c.id).where(type_coerce(table.c[name], Text).contains(said, autoescape=True))
            keys = list(unit.connection.execute(query).scalars())
            found = [each for each in unit.nouns(other).where(id=keys) if key in ends(each, place)]
        yield from ((other, each) for each in found)
    for other, one in NOUNS.items():
        if says_noun(other) and not one.outlives:
            yield from ((other, each) for each in unit.nouns(other).where(noun=noun, object_id=key))


def _finder(unit: Unit) -> Any:
    return lambda noun, key: unit.nouns(noun).find(key)
