"""The office's register for the factions as one JSON file: what everybody may know, and nothing else.

    {"format": "beirat-desktop-register", "version": 1, "made": "2012-05-14T09:00:00+02:00",
     "body": {"id": "…", "type": "https://schema.oparl.org/1.1/Body", "name": "Stadt Ludwigshafen am Rhein"},
     "committee": […], "faction": […], "organization": […], "meeting": […], "agendaItem": […], "paper": […],
     "consultation": […], "resolution": […]}

The objects have the form of the record's own file, each with the fields that FIELDS names and no other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.moments import local, with_offset
from beirat_desktop.domain.nouns import NOUNS, references
from beirat_desktop.domain.papers import SECTIONS
from beirat_desktop.domain.plain import kind_of
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.registers import Register
from beirat_desktop.domain.text import RichText
from beirat_desktop.exchange.names import SPELLINGS
from beirat_desktop.exchange.record import ID, check_plain, object_of, parse, place_in_file, reader_of, version_of
from beirat_desktop.exchange.submission import check_text

FORMAT = "beirat-desktop-register"
VERSION = 2
SUFFIX = ".beirat-register"
"""How its files end, so that a double click opens the program."""
LARGEST = 8 * 1024 * 1024
"""Bytes of the largest register: twice what twenty years with fifty papers each take, by the size of the sample's."""
MOST_PARTS = 200_000
"""Signs that begin or part something in JSON; more of them take longer than a second to read."""
MOST = 10_000
"""Objects of one kind."""
DEEPEST = 10
"""So far an item may stand below others, and a motion amend one that amends another."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "bodies": ("name", "short_name", "state", "website"),
    "terms": ("body_id", "name", "start", "end", "number"),
    "committees": (
        *("body_id", "name", "short_name", "kind", "genitive", "definite"),
        *("place", "meeting_time", "profile"),
    ),
    "factions": ("committee_id", "name", "short_name", "start", "end"),
    "organizations": ("name", "short_name", "kind"),
    "meetings": ("committee_id", "term_id", "start", "number", "name", "place", "state"),
    "agenda_items": ("meeting_id", "title", "position", "parent_id", "number", "kind", "paper_id", "outcome"),
    "papers": (
        *("title", "paper_type", "committee_id", "state", "number", "external_number", "external_kind"),
        *("faction_id", "joint_faction_ids", "organization_id", "dated", "meeting_id", "target"),
        *("self_government", "amends_id", *SECTIONS),
        *("explanation_heading", "rationale_heading", "responsible"),
    ),
    "consultations": (
        *("paper_id", "committee_id", "position", "role", "state", "meeting_id", "agenda_item_id"),
        *("outcome", "outcome_target", "decided_on", "item_number", "wording"),
    ),
    "resolutions": (
        *("committee_id", "decided_on", "text", "outcome", "outcome_target", "number", "agenda_item_id"),
        *("consultation_id", "paper_id", "position"),
    ),
}
"""What of each noun is given out, in the order in which one names the other."""
RULES = (
    *("notice_days", "urgent_notice_days", "postal_days", "motion_deadline_days"),
    *("repeat_bar_months", "hearing_bar_months"),
)
"""What of a committee's rules: by them a faction counts its deadlines."""
_REQUIRED = frozenset({"bodies", "committees"})


def public_part(noun: str, value: Any) -> Any:
    """The value with nothing but what is given out, and no link to what is not."""
    given = {name: getattr(value, name) for name in FIELDS[noun]}
    if noun == "committees":
        given["profile"] = RuleProfile(**{name: getattr(value.profile, name) for name in RULES})
    return NOUNS[noun].kind(**given, id=value.id)


def write(register: Register) -> bytes:
    """The register as JSON (UTF-8); links that lead to nothing in it are left out."""
    values = {noun: [public_part(noun, one) for one in register.values.get(noun, ())] for noun in FIELDS}
    values["bodies"] = [public_part("bodies", register.body)]
    known = {noun: {one.id for one in some} for noun, some in values.items()}
    out: dict[str, Any] = {"format": FORMAT, "version": VERSION, "made": with_offset(register.made)}
    for noun, some in values.items():
        objects = [object_of(SPELLINGS[noun], _linked(noun, one, known)) for one in sorted(some, key=lambda v: v.id)]
        if noun == "bodies":
            out[SPELLINGS[noun].key] = objects[0]
        elif objects:
            out[SPELLINGS[noun].key] = objects
    return (json.dumps(out, ensure_ascii=False, indent=1) + "\n").encode()


def _linked(noun: str, value: Any, known: Mapping[str, set[str]]) -> Any:
    """The value without the links that may be empty and lead out of the file."""
    changed: dict[str, Any] = {}
    for place, target in NOUNS[noun].links.items():
        found = getattr(value, place, None)
        if isinstance(found, tuple):
            changed[place] = tuple(key for key in found if key in known.get(target, ()))
        elif found is not None and found not in known.get(target, ()):
            changed[place] = None
    return replace(value, **changed) if changed else value


def is_register(content: bytes) -> bool:
    """Whether it says of itself that it is one."""
    return FORMAT.encode() in content[:200]


def read(content: bytes) -> Register:
    """Read a register; refuses what is none, what is newer, damaged or too much, and what says more than it may."""
    if len(content) > LARGEST or sum(content.count(sign) for sign in (b"{", b"[", b",")) > MOST_PARTS:
        raise Refused("register.too_much")
    data = parse(content)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Refused("register.not_ours")
    version = version_of(data)
    if version > VERSION:
        raise Refused("register.newer", version=version)
    keys = {SPELLINGS[noun].key: noun for noun in FIELDS}
    for key in data:
        if key not in keys and key not in ("format", "version", "made"):
            raise Refused("import.unknown", path=key[:80])
    for noun in _REQUIRED:
        if SPELLINGS[noun].key not in data:
            raise Refused("import.missing", path=SPELLINGS[noun].key)
    body: Body = _value("bodies", "body", data["body"])
    values = {noun: _list(noun, key, data[key]) for key, noun in keys.items() if noun != "bodies" and key in data}
    register = Register(_moment(data.get("made")), body, values)
    if register.beirat is None:
        raise Refused("register.no_beirat")
    _check_links(register)
    return register


def _moment(data: Any) -> datetime:
    if not isinstance(data, str):
        raise Refused("import.type", path="made", found=kind_of(data))
    try:
        return local(data)
    except (ValueError, OverflowError):
        raise Refused("import.moment", path="made", found=data[:80]) from None


def _list(noun: str, key: str, data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise Refused("import.type", path=key, found=kind_of(data))
    if len(data) > MOST:
        raise Refused("register.too_much")
    found: dict[str, Any] = {}
    for number, each in enumerate(data):
        path = f"{key}[{number}]"
        value = _value(noun, path, each)
        if value.id in found:
            raise Refused("import.twice", path=path, id=value.id)
        found[value.id] = value
    return tuple(found.values())


def _value(noun: str, path: str, data: Any) -> Any:
    check_plain(path, data)
    value = reader_of(noun)(path, data)[0]
    if not isinstance(value.id, str) or not ID.fullmatch(value.id):
        raise Refused("import.id", path=f"{path}.id", found=str(value.id)[:80])
    public = public_part(noun, value)
    for one in fields(value):
        place = f"{path}.{place_in_file(noun, one.name)}"
        wanted = getattr(value, one.name)
        if wanted != getattr(public, one.name):
            raise Refused("register.not_public", path=place)
        if isinstance(wanted, RichText):
            check_text(place, wanted)
    return value


def _check_links(register: Register) -> None:
    """Refuse links that lead out of the file, and rows of them that are longer than any record has."""
    known = {noun: {one.id for one in some} for noun, some in register.values.items()}
    known["bodies"] = {register.body.id}
    for noun, some in register.values.items():
        for number, value in enumerate(some):
            for place, target, key in references(noun, value):
                if key not in known.get(target, ()):
                    raise Refused("import.dangling", path=_place(noun, number, place), id=key[:80])
    for noun, some in register.values.items():
        for place in (one for one, target in NOUNS[noun].links.items() if target == noun and one in FIELDS[noun]):
            above = {one.id: getattr(one, place) for one in some}
            for number, value in enumerate(some):
                key, steps = above[value.id], 0
                while key is not None:
                    key, steps = above[key], steps + 1
                    if steps > DEEPEST:
                        raise Refused("import.cycle", path=_place(noun, number, place))


def _place(noun: str, number: int, field: str) -> str:
    return f"{SPELLINGS[noun].key}[{number}].{place_in_file(noun, field)}"
