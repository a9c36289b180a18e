"""The whole record as one JSON file: OParl 1.1 names where OParl has them, the key "beirat" for the rest.

    {"format": "beirat-desktop", "version": 2,
     "paper": [{"id": "…", "type": "https://schema.oparl.org/1.1/Paper", "created": "…", "modified": "…",
                "name": "…", "reference": "2012/07", "date": "2012-04-04", "beirat": {"proposal": …}}, …],
     "meeting": […], …,
     "sequence": [["motion", "2012", 7], …], "tombstone": [["papers", "…", "…"], …], "blob": {"<sha512>": "<base64>"}}

Fields at their default are left out. The file is the office's own: it holds everything, private data too.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.moments import BERLIN, with_offset
from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.plain import Unreadable, as_data, kind_of, reader
from beirat_desktop.exchange.former import newer
from beirat_desktop.exchange.names import SPELLINGS, Spelling

VERSION = 2
"""Raised when a field gets another name, so that an older program says that it is too old; older files are read."""
SHORT = 2_000
LONG = 400_000
"""The most characters a line and a text may have; more is a damaged or hostile file."""
ID = re.compile(r"\w(?:[\w .-]{0,78}\w)?")
"""What an id may look like: the screens find their way by it, and to them a slash parts one from another."""
NO_LETTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2029\ud800-\udfff]")
"""Half characters and control characters come from no keyboard; the record could not even keep the former."""
GREATEST = 2**53
"""The greatest number all readers of JSON agree on."""
OPARL_TYPE = re.compile(r"https?://(?:www\.)?(?:schema\.)?oparl\.org/(?:schema/)?1\.[01]/?#?(\w{1,40})", re.IGNORECASE)


@dataclass(slots=True)
class RecordData:
    """Everything a record holds: values by noun, when each was made and changed, sequences, tombstones, bytes."""

    values: dict[str, list[Any]] = field(default_factory=dict)
    stamps: dict[str, tuple[str, str]] = field(default_factory=dict)
    serials: list[tuple[str, str, int]] = field(default_factory=list)
    tombstones: list[tuple[str, str, str]] = field(default_factory=list)
    blobs: MutableMapping[str, bytes] = field(default_factory=dict)

    def as_made(self, table: str) -> list[Any]:
        """The values of a noun in the order in which they were made, by which corrections and issues follow another.

        Of those made at one moment the order stays as it is; where no moment is told, they are in the order of ids.
        """

        def made(value: Any) -> tuple[str, str]:
            stamps = self.stamps.get(value.id)
            return ("", str(value.id)) if stamps is None else (stamps[0], "")

        return sorted(self.values.get(table, ()), key=made)


def write(record: RecordData) -> bytes:
    """The record as JSON (UTF-8); the same record always gives the same bytes."""
    out: dict[str, Any] = {"format": "beirat-desktop", "version": VERSION}
    for table, noun in SPELLINGS.items():
        values = record.as_made(table)
        if values:
            out[noun.key] = [object_of(noun, value, record.stamps.get(value.id)) for value in values]
    if record.serials:
        out["sequence"] = sorted(record.serials)
    if record.tombstones:
        out["tombstone"] = sorted(record.tombstones)
    if record.blobs:
        out["blob"] = {sha: base64.b64encode(content).decode() for sha, content in sorted(record.blobs.items())}
    return (json.dumps(out, ensure_ascii=False, indent=1) + "\n").encode()


def object_of(noun: Spelling, value: Any, stamps: tuple[str, str] | None = None) -> dict[str, Any]:
    """One value as an object of the file; stamps: when it was made and last changed."""
    own = as_data(value, with_offset)
    out: dict[str, Any] = {"id": own.pop("id")}
    if noun.oparl:
        out["type"] = f"https://schema.oparl.org/1.1/{noun.oparl}"
    if stamps:
        out["created"], out["modified"] = stamps
    for name in noun.names:
        if name in own:
            out[noun.names[name]] = own.pop(name)
    if own:
        out["beirat"] = own
    return out


def read(content: bytes) -> RecordData:
    """Read a file back; refuses foreign, newer and damaged ones, naming line or path."""
    data = parse(content)
    if not isinstance(data, dict) or data.get("format") != "beirat-desktop":
        raise Refused("import.oparl") if is_oparl(data) else Refused("import.not_ours")
    check_plain("", {key: part for key, part in data.items() if key != "blob"})
    version = version_of(data)
    if version > VERSION:
        raise Refused("import.newer", version=version)
    _check_shape(data)
    if version < VERSION:
        data = newer(data)
    record = RecordData()
    by_key = {noun.key: table for table, noun in SPELLINGS.items()}
    for key, part in data.items():
        if key in ("format", "version"):
            continue
        if key in by_key:
            _read_noun(record, by_key[key], key, part)
        elif key == "sequence":
            record.serials = _rows(key, part, (str, str, int))
            _check_serials(record.serials)
        elif key == "tombstone":
            record.tombstones = _tombstones(_rows(key, part, (str, str, str)))
        elif key == "blob":
            record.blobs = _blobs(part)
        else:
            raise Refused("import.unknown", path=key)
    return record


def parse(content: bytes) -> Any:
    """The plain data of a file; refuses what is no JSON. A number no record can hold becomes one check_plain names."""
    try:
        return json.loads(content.decode("utf-8-sig"), parse_int=_number, object_pairs_hook=_object)
    except UnicodeDecodeError:
        raise Refused("import.not_text") from None
    except json.JSONDecodeError as error:
        raise Refused("import.not_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Refused("import.too_deep") from None


def version_of(data: Mapping[str, Any]) -> int:
    """Which version of its form a file says it has. Refuses what is none."""
    if "version" not in data:
        raise Refused("import.missing", path="version")
    version = data["version"]
    if type(version) is not int or version < 1:
        raise _unfit("version", version)
    return version


def _unfit(path: str, value: Any) -> Refused:
    """That a value cannot stand there: as the file has it, or of what kind it is where it is no single word."""
    if value is None or isinstance(value, dict | list):
        return Refused("import.type", path=path, found=kind_of(value))
    return Refused("import.value", path=path, found=_as_written(value))


def _as_written(value: Any) -> str:
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))[:80]


def _number(digits: str) -> int:
    # Python reads no number of 5,000 digits, and says so as a bug would.
    return int(digits) if len(digits) <= 20 else GREATEST * 2


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused("import.name_twice", name=NO_LETTER.sub("?", twice[:80]))
    return made


def check_plain(path: str, data: Any) -> None:
    """Refuse letters, numbers and names that nothing in a record can hold, naming the place."""
    try:
        _check_plain(path, data)
    except RecursionError:
        raise Refused("import.too_deep") from None


def _check_plain(path: str, data: Any) -> None:
    if isinstance(data, str):
        found = NO_LETTER.search(data)
        if found is not None:
            raise Refused("import.letter", path=path, code=f"{ord(found[0]):04X}")
        if len(data) > LONG:
            raise Refused("import.too_long", path=path, length=len(data), most=LONG)
    elif isinstance(data, dict):
        for name, part in data.items():
            found = NO_LETTER.search(name)
            if found is not None:
                raise Refused("import.letter", path=path, code=f"{ord(found[0]):04X}")
            _check_plain(f"{path}.{name[:80]}" if path else name[:80], part)
    elif isinstance(data, list):
        for number, part in enumerate(data):
            _check_plain(f"{path}[{number}]", part)
    elif isinstance(data, int | float) and not -GREATEST <= data <= GREATEST:
        raise Refused("import.number", path=path)


def _check_shape(data: dict[str, Any]) -> None:
    """Lists of objects with an id of their own: as much as a file of the former form is looked at before it is read."""
    for noun in SPELLINGS.values():
        part = data.get(noun.key, [])
        if not isinstance(part, list):
            raise Refused("import.type", path=noun.key, found=kind_of(part))
        for number, one in enumerate(part):
            path = f"{noun.key}[{number}]"
            if not isinstance(one, dict):
                raise Refused("import.type", path=path, found=kind_of(one))
            if "id" not in one:
                raise Refused("import.missing", path=f"{path}.id")
            if not isinstance(one["id"], str):
                raise Refused("import.type", path=f"{path}.id", found=kind_of(one["id"]))
            if not ID.fullmatch(one["id"]):
                raise Refused("import.id", path=f"{path}.id", found=one["id"][:80])
            if not isinstance(one.get("beirat", {}), dict):
                raise Refused("import.type", path=f"{path}.beirat", found=kind_of(one["beirat"]))


def is_oparl(data: Any) -> bool:
    """Whether it is an object or a list of a council information system."""
    if isinstance(data, dict) and isinstance(data.get("data"), list):
        data = data["data"]
    if isinstance(data, list):
        data = next(iter(data), None)
    return isinstance(data, dict) and OPARL_TYPE.fullmatch(str(data.get("type"))) is not None


def unreadable(error: Unreadable, path: str) -> Refused:
    """The refusal of data that do not fit, at that place of the file."""
    match error.problem:
        case "unknown":
            return Refused("import.unknown", path=path)
        case "missing":
            return Refused("import.missing", path=path)
        case "type":
            return Refused("import.type", path=path, found=error.kind)
    return Refused("import.value", path=path, found=error.found)


def _read_noun(record: RecordData, table: str, key: str, part: Any) -> None:
    read_one = reader_of(table)
    values = []
    seen: set[str] = set()
    for index, data in enumerate(part):
        path = f"{key}[{index}]"
        value, stamps = read_one(path, data)
        if value.id in seen:
            raise Refused("import.twice", path=path, id=value.id)
        seen.add(value.id)
        values.append(value)
        if stamps:
            record.stamps[value.id] = stamps
    record.values[table] = values


@cache
def reader_of(table: str) -> Callable[[str, Any], tuple[Any, tuple[str, str] | None]]:
    """Reads an object of one noun, given where it stands: the value, and when it was made and changed."""
    noun = SPELLINGS[table]
    read_value = reader(noun.kind)
    back = {theirs: ours for ours, theirs in noun.names.items()}
    expected_type = f"https://schema.oparl.org/1.1/{noun.oparl}" if noun.oparl else None

    def read_one(path: str, data: Any) -> tuple[Any, tuple[str, str] | None]:
        if not isinstance(data, dict):
            raise Refused("import.type", path=path, found=kind_of(data))
        own: dict[str, Any] = {}
        stamps: dict[str, str] = {}
        for name, part in data.items():
            if name in ("created", "modified"):
                stamps[name] = _stamp(f"{path}.{name}", part)
            elif name == "type":
                if part != expected_type:
                    raise _unfit(f"{path}.type", part)
            elif name == "id":
                own["id"] = part
            elif name == "beirat":
                if not isinstance(part, dict):
                    raise Refused("import.type", path=f"{path}.beirat", found=kind_of(part))
                own.update(part)
            elif name in back:
                own[back[name]] = part
            else:
                raise Refused("import.unknown", path=f"{path}.{name}")
        if not own.get("id"):
            raise Refused("import.missing", path=f"{path}.id")
        _check_lengths(table, path, own)
        try:
            value = read_value(own)
        except Unreadable as error:
            raise unreadable(error, f"{path}.{place_in_file(table, error.path)}") from None
        except Refused as error:
            raise Refused("import.rule", path=path, refusal=error) from error
        return value, (stamps["created"], stamps["modified"]) if len(stamps) == 2 else None

    return read_one


def place_in_file(table: str, place: str) -> str:
    """Where a field of a noun stands in its object of the file: "faction_id" of a membership is "onBehalfOf"."""
    first = re.match(r"\w*", place)
    name = first[0] if first else ""
    return SPELLINGS[table].names.get(name, name if name == "id" else f"beirat.{name}") + place[len(name) :]


def _stamp(path: str, part: Any) -> str:
    """When something was made or changed, as the record keeps it: ISO 8601 in UTC."""
    if not isinstance(part, str):
        raise Refused("import.type", path=path, found=kind_of(part))
    try:
        read = datetime.fromisoformat(part)
        return (read if read.tzinfo else read.replace(tzinfo=BERLIN)).astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        raise Refused("import.moment", path=path, found=part[:80]) from None


def _check_lengths(table: str, path: str, own: dict[str, Any]) -> None:
    for name, part in own.items():
        if isinstance(part, str):
            length, most = len(part), SHORT
        elif isinstance(part, dict) and "blocks" in part:
            length, most = len(json.dumps(part, ensure_ascii=False)), LONG
        else:
            continue
        if length > most:
            place = f"{path}.{place_in_file(table, name)}"
            raise Refused("import.too_long", path=place, length=length, most=most)


def _check_serials(serials: list[tuple[str, str, int]]) -> None:
    for index, (_, _, value) in enumerate(serials):
        if value < 0:
            raise Refused("import.value", path=f"sequence[{index}][2]", found=value)


def _tombstones(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """What was removed, each once, with a noun and a moment."""
    found = []
    for index, (noun, key, deleted) in enumerate(rows):
        if noun not in NOUNS:
            raise Refused("import.value", path=f"tombstone[{index}][0]", found=noun[:80])
        if not ID.fullmatch(key):
            raise Refused("import.id", path=f"tombstone[{index}][1]", found=key[:80])
        found.append((noun, key, _stamp(f"tombstone[{index}][2]", deleted)))
    keys = [key for _, key, _ in found]
    if len(set(keys)) < len(keys):
        index = next(place for place, key in enumerate(keys) if key in keys[:place])
        raise Refused("import.twice", path=f"tombstone[{index}][1]", id=keys[index])
    return found


def _rows(key: str, part: Any, kinds: tuple[type, ...]) -> list[Any]:
    if not isinstance(part, list):
        raise Refused("import.type", path=key, found=kind_of(part))
    for index, row in enumerate(part):
        if not isinstance(row, list):
            raise Refused("import.type", path=f"{key}[{index}]", found=kind_of(row))
        if len(row) != len(kinds):
            raise Refused("import.value", path=f"{key}[{index}]", found=_as_written(row))
        for place, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
            if type(cell) is not kind:
                raise Refused("import.type", path=f"{key}[{index}][{place}]", found=kind_of(cell))
    return [tuple(row) for row in part]


def _blobs(part: Any) -> dict[str, bytes]:
    if not isinstance(part, dict):
        raise Refused("import.type", path="blob", found=kind_of(part))
    blobs = {}
    for sha, encoded in part.items():
        if not isinstance(encoded, str):
            raise Refused("import.type", path=_blob_path(sha), found=kind_of(encoded))
        try:
            content = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            raise Refused("import.damaged_file", path=_blob_path(sha)) from None
        if hashlib.sha512(content).hexdigest() != sha:
            raise Refused("import.damaged_file", path=_blob_path(sha))
        blobs[sha] = content
    return blobs


def _blob_path(sha: str) -> str:
    return f"blob.{NO_LETTER.sub('?', sha)[:16]}…"
