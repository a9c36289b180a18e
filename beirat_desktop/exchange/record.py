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
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.moments import with_offset
from beirat_desktop.domain.plain import Unreadable, as_data, reader
from beirat_desktop.exchange.former import newer
from beirat_desktop.exchange.names import SPELLINGS, Spelling

VERSION = 2
"""Raised when a field gets another name, so that an older program says that it is too old; older files are read."""
SHORT = 2_000
LONG = 400_000
"""The most characters a line and a text may have; more is a damaged or hostile file."""


@dataclass(slots=True)
class RecordData:
    """Everything a record holds: values by noun, when each was made and changed, sequences, tombstones, bytes."""

    values: dict[str, list[Any]] = field(default_factory=dict)
    stamps: dict[str, tuple[str, str]] = field(default_factory=dict)
    serials: list[tuple[str, str, int]] = field(default_factory=list)
    tombstones: list[tuple[str, str, str]] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)


def write(record: RecordData) -> bytes:
    """The record as JSON (UTF-8); the same record always gives the same bytes."""
    out: dict[str, Any] = {"format": "beirat-desktop", "version": VERSION}
    for table, noun in SPELLINGS.items():
        values = sorted(record.values.get(table, ()), key=lambda value: str(value.id))
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
        raise Refused("import.not_ours")
    if not isinstance(data.get("version"), int) or data["version"] > VERSION:
        raise Refused("import.newer", version=str(data.get("version")))
    if data["version"] < VERSION:
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
        elif key == "tombstone":
            record.tombstones = _rows(key, part, (str, str, str))
        elif key == "blob":
            record.blobs = _blobs(part)
        else:
            raise Refused("import.unknown", path=key)
    return record


def parse(content: bytes) -> Any:
    """The plain data of a file; refuses what is no JSON."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused("import.not_text") from None
    except json.JSONDecodeError as error:
        raise Refused("import.not_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Refused("import.too_deep") from None


def unreadable(error: Unreadable, path: str) -> Refused:
    """The refusal of data that do not fit, at that place of the file."""
    match error.problem:
        case "unknown":
            return Refused("import.unknown", path=path)
        case "missing":
            return Refused("import.missing", path=path)
        case "type":
            return Refused("import.type", path=path, found=error.found)
    return Refused("import.value", path=path, found=error.found)


def _read_noun(record: RecordData, table: str, key: str, part: Any) -> None:
    if not isinstance(part, list):
        raise Refused("import.type", path=key, found=type(part).__name__)
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
            raise Refused("import.type", path=path, found=type(data).__name__)
        own: dict[str, Any] = {}
        stamps: dict[str, str] = {}
        for name, part in data.items():
            if name in ("created", "modified"):
                if not isinstance(part, str):
                    raise Refused("import.type", path=f"{path}.{name}", found=type(part).__name__)
                stamps[name] = part
            elif name == "type":
                if part != expected_type:
                    raise Refused("import.value", path=f"{path}.type", found=str(part)[:80])
            elif name == "id":
                own["id"] = part
            elif name == "beirat":
                if not isinstance(part, dict):
                    raise Refused("import.type", path=f"{path}.beirat", found=type(part).__name__)
                own.update(part)
            elif name in back:
                own[back[name]] = part
            else:
                raise Refused("import.unknown", path=f"{path}.{name}")
        if not own.get("id"):
            raise Refused("import.missing", path=f"{path}.id")
        _check_lengths(path, own)
        try:
            value = read_value(own)
        except Unreadable as error:
            first, dot, rest = error.path.partition(".")
            place = noun.names.get(first, f"beirat.{first}" if first != "id" else first)
            raise unreadable(error, f"{path}.{place}{dot}{rest}") from None
        except Refused as error:
            raise Refused("import.rule", path=path, refusal=error) from error
        return value, (stamps["created"], stamps["modified"]) if len(stamps) == 2 else None

    return read_one


def _check_lengths(path: str, own: dict[str, Any]) -> None:
    for name, part in own.items():
        if isinstance(part, str):
            if len(part) > SHORT:
                raise Refused("import.too_long", path=f"{path}.{name}", length=len(part), most=SHORT)
        elif isinstance(part, dict) and "blocks" in part:
            length = len(json.dumps(part, ensure_ascii=False))
            if length > LONG:
                raise Refused("import.too_long", path=f"{path}.{name}", length=length, most=LONG)


def _rows(key: str, part: Any, kinds: tuple[type, ...]) -> list[Any]:
    if not isinstance(part, list):
        raise Refused("import.type", path=key, found=type(part).__name__)
    for index, row in enumerate(part):
        if not isinstance(row, list) or [type(cell) for cell in row] != list(kinds):
            raise Refused("import.type", path=f"{key}[{index}]", found=type(row).__name__)
    return [tuple(row) for row in part]


def _blobs(part: Any) -> dict[str, bytes]:
    if not isinstance(part, dict):
        raise Refused("import.type", path="blob", found=type(part).__name__)
    blobs = {}
    for sha, encoded in part.items():
        try:
            content = base64.b64decode(encoded, validate=True)
        except (binascii.Error, TypeError, ValueError):
            raise Refused("import.value", path=f"blob.{sha[:16]}…", found=str(encoded)[:20]) from None
        if hashlib.sha512(content).hexdigest() != sha:
            raise Refused("import.damaged_file", path=f"blob.{sha[:16]}…")
        blobs[sha] = content
    return blobs
