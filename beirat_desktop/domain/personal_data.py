"""What the record holds on one person (Art. 15, 20 DSGVO): found by the register of nouns, so that none is forgotten.

Of a record that is about the person everything is told; of another one only the place where the person stands, and of
a text only the passage with the name. How others are reached, and what was dealt with behind closed doors (§ 20 GemO),
is theirs and the council's: it is left out, and that is said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, get_type_hints

from beirat_desktop.domain.history import Change
from beirat_desktop.domain.nouns import NOUNS, Description, ends
from beirat_desktop.domain.plain import Unreadable, from_data
from beirat_desktop.domain.text import RichText

SECRET = frozenset({"password"})
"""What is told to nobody: it would open a door."""
PLAIN = ("id", "sha512", "noun", "login")
"""Fields whose names end so are keys, and no text somebody wrote."""
AROUND = 80


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that names the person: the field it stands in, and the words around the name."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Held:
    """One record in which the person stands.

    places: the fields that name them by their id; whole: it is about this person, and values holds all of it.
    closed: it hangs on what is not public; then no text of it is told.
    """

    noun: str
    id: str
    description: Description
    places: tuple[str, ...] = ()
    whole: bool = False
    closed: bool = False
    values: Mapping[str, Any] | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the history: what was done to which record; by_person: the person did it.

    object_id: "" for what the person did to what is not theirs: that may tell of others.

    values: of a record about the person, each field with what stood there before and after.
    """

    moment: datetime
    action: str
    noun: str
    object_id: str
    by_person: bool = False
    values: tuple[tuple[str, Any, Any], ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class FileMention:
    """A file whose text names the person: whose it is, and the words around the name; none where it is not public."""

    name: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything on one person, as of a moment.

    names: what the ids that stand in it are called. copies: the days of the copies that hold it as well, and the names
    of records that were put aside.
    """

    person_id: str
    name: str
    made: datetime
    held: tuple[Held, ...]
    history: tuple[Happened, ...]
    files: tuple[FileMention, ...] = ()
    names: Mapping[str, str] | None = None
    copies: tuple[date, ...] = ()
    aside: tuple[str, ...] = ()
    review_on: date | None = None

    @property
    def left_out(self) -> int:
        """Of how many records and files no text is told, because they are not public."""
        return sum(one.closed for one in self.held) + sum(not one.passages for one in self.files)


Clean = Callable[[str], str]
"""A text without how somebody else is reached."""


def person_places(noun: str) -> tuple[str, ...]:
    """Where records of that noun name persons."""
    return tuple(place for place, target in NOUNS[noun].links.items() if target == "persons")


def is_about(noun: str, value: Any, person_id: str) -> bool:
    """Whether the record is about the person, and not only names them: the person, and what has them as its own."""
    if noun == "persons":
        return bool(value.id == person_id)
    if noun == "origins":
        return bool(value.noun == "persons" and value.object_id == person_id)
    return "person_id" in person_places(noun) and value.person_id == person_id


def held(
    noun: str,
    value: Any,
    person_id: str,
    description: Description,
    names: re.Pattern[str] | None,
    clean: Clean,
    *,
    closed: bool,
    by: Collection[str] = (),
) -> Held | None:
    """What one record holds on the person; None where it holds nothing. by: what they are called at work."""
    places = tuple(place for place in person_places(noun) if person_id in ends(value, place))
    about = is_about(noun, value, person_id)
    passages = () if about else tuple(_passages(noun, value, names, by, clean))
    if not (about or places or passages):
        return None
    if about:
        values = {
            part.name: _of_person(noun, part.name, getattr(value, part.name), person_id, clean, closed)
            for part in fields(value)
            if part.name not in SECRET and part.name != "id" and getattr(value, part.name) not in (None, (), "")
        }
        if noun == "persons":
            values["contact"] = _shown(value.contact, str, closed=False)
        if noun == "origins":
            values = {"rest": [value.address, *(f"{name}: {text}" for name, text in value.rest)]}
        values = {name: one for name, one in values.items() if one not in (None, [], {}, "")}
    else:
        tops = dict.fromkeys(place.split(".")[0] for place in places)
        values = {top: _of_person(noun, top, getattr(value, top), person_id, clean, closed) for top in tops}
    return Held(noun, value.id, description, places, about, closed, values, () if closed else passages)


def happened(
    change: Change,
    person_id: str,
    own: Collection[tuple[str, str]],
    by: Collection[str],
    names: re.Pattern[str] | None,
    clean: Clean,
    *,
    closed: bool,
) -> Happened | None:
    """What a line of the history tells of the person. own: records about them; by: what they are called at work."""
    about = (change.noun, change.object_id) in own
    key = json.dumps(person_id)
    named = any(key in before or key in after for _, before, after in change.fields)
    by_person = change.changed_by in by
    passages = []
    if names is not None and not about:
        for name, *sides in change.fields:
            for words in _around(" ".join(filter(None, map(_words_of, sides))), names, clean):
                passages.append(Passage(name, words))
    if not (about or named or by_person or passages):
        return None
    values: tuple[tuple[str, Any, Any], ...] = ()
    if about and not closed:
        values = tuple(
            (name, _once(change.noun, name, before, clean), _once(change.noun, name, after, clean))
            for name, before, after in change.fields
            if name not in SECRET and not _names_others(change.noun, name)
        )
    told = () if closed else tuple(passages)
    key = change.object_id if about or named or passages else ""
    return Happened(change.changed, change.action, change.noun, key, by_person, values, told)


def file_mention(
    name: str, text: str, names: re.Pattern[str] | None, clean: Clean, *, closed: bool
) -> FileMention | None:
    """What the text of a file tells of the person; None where it does not name them."""
    if names is None or names.search(text) is None:
        return None
    return FileMention(name, () if closed else tuple(Passage("", words) for words in _around(text, names, clean)))


def _names_others(noun: str, field: str) -> bool:
    return any(place.split(".")[0] == field and place != "person_id" for place in person_places(noun))


def _of_person(noun: str, name: str, value: Any, person_id: str, clean: Clean, closed: bool) -> Any:
    """A field with what is the person's: of lists that name persons only the parts that name this one."""
    inner = [place.partition(".")[2] for place in person_places(noun) if place.split(".")[0] == name]
    if inner and isinstance(value, tuple):
        value = tuple(
            part for part in value if any(person_id in (ends(part, step) if step else [part]) for step in inner)
        )
    elif inner and value != person_id:
        return None
    shown = _shown(value, clean, closed=closed, key=_is_key(name) or any(step.isdigit() for step in inner))
    if inner and isinstance(shown, list):
        for part in shown:
            for step in inner:
                if isinstance(part, dict) and isinstance(found := part.get(step), list):
                    part[step] = [key for key in found if key == person_id]
                elif isinstance(part, dict) and step in part and part[step] != person_id:
                    part.pop(step)
    return shown


def _shown(value: Any, clean: Clean, *, closed: bool, key: bool = False) -> Any:
    """A value in lists and mappings, its texts cleaned; enumerations and days stay what they are."""
    if isinstance(value, Enum) or value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, RichText):
        return "" if closed else clean(value.plain)
    if isinstance(value, str):
        return value if key else "" if closed else clean(value)
    if isinstance(value, tuple):
        return [_shown(part, clean, closed=closed, key=key) for part in value]
    if is_dataclass(value):
        made = {
            part.name: _shown(getattr(value, part.name), clean, closed=closed, key=_is_key(part.name))
            for part in fields(value)
            if part.name not in SECRET
        }
        return {name: one for name, one in made.items() if one not in (None, "", [], {})}
    return value


def _is_key(name: str) -> bool:
    return name.endswith(PLAIN) or name.endswith("ids")


def _passages(
    noun: str, value: Any, names: re.Pattern[str] | None, by: Collection[str], clean: Clean
) -> Iterator[Passage]:
    for part in fields(value):
        if part.name.endswith("by") and getattr(value, part.name) in by:
            yield Passage(part.name, getattr(value, part.name))
            continue
        if (
            names is None
            or _is_key(part.name)
            or part.name in SECRET
            or (noun in ("persons", "changes") and part.name != "name")
        ):
            continue
        for text in _texts(getattr(value, part.name)):
            for words in _around(text, names, clean):
                yield Passage(part.name, words)


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value, also within its parts."""
    if isinstance(value, Enum):
        return
    if isinstance(value, RichText):
        yield value.plain
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for part in fields(value):
            if not _is_key(part.name):
                yield from _texts(getattr(value, part.name))


def _around(text: str, names: re.Pattern[str], clean: Clean) -> Iterator[str]:
    """The words around each name; those that touch are one passage."""
    if not text or names.search(text) is None:
        return
    text = clean(text)
    spans: list[list[int]] = []
    for match in names.finditer(text):
        start, end = max(match.start() - AROUND, 0), min(match.end() + AROUND, len(text))
        if spans and start <= spans[-1][1]:
            spans[-1][1] = end
        else:
            spans.append([start, end])
    for start, end in spans:
        words = " ".join(text[start:end].split())
        yield f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"


def _words_of(told: str) -> str:
    """What a field of the history says: its texts, without the form they are kept in."""
    if not told:
        return ""
    return " ".join(_leaves(json.loads(told)))


def _once(noun: str, name: str, told: str, clean: Clean) -> Any:
    """What a field once said, as the value it was; the bare words where an older form of it cannot be read any more."""
    if not told:
        return None
    try:
        value = from_data(get_type_hints(NOUNS[noun].kind)[name], json.loads(told))
    except (Unreadable, KeyError):
        return clean(_words_of(told))
    return _shown(value, clean, closed=False, key=_is_key(name))


def _leaves(data: Any) -> Iterator[str]:
    if isinstance(data, Mapping):
        for name, part in data.items():
            if name not in SECRET:
                yield from _leaves(part)
    elif isinstance(data, list):
        for part in data:
            yield from _leaves(part)
    elif data is not None and data != "":
        yield str(data)


def own_records(found: Iterable[Held]) -> frozenset[tuple[str, str]]:
    """The records that are about the person."""
    return frozenset((one.noun, one.id) for one in found if one.whole)
