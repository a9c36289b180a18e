"""The form of the record's own file as a JSON schema (draft 2020-12), made of the declarations that read it.

python -m beirat_desktop.exchange.schema > resources/form/akte.schema.json
"""

from __future__ import annotations

import json
import sys
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.exchange.names import SPELLINGS, Spelling
from beirat_desktop.exchange.record import GREATEST, LONG, SHORT, VERSION
from beirat_desktop.german import word

Schema = dict[str, Any]

_ID: Schema = {"type": "string", "pattern": r"^\w([\w .-]{0,78}\w)?$"}
_MOMENT: Schema = {"type": "string", "format": "date-time", "description": "ISO 8601 mit Abstand zu UTC"}
_PLAIN: dict[type, Schema] = {
    str: {"type": "string", "maxLength": LONG},
    int: {"type": "integer", "minimum": -GREATEST, "maximum": GREATEST},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: _MOMENT,
    time: {"type": "string", "description": "Uhrzeit in Berlin, etwa 18:00:00"},
}


def schema() -> Schema:
    """The whole form; lists of values stand below $defs with the German word for each."""
    parts: dict[str, Schema] = {}
    lists = {
        spelling.key: {"type": "array", "items": {"$ref": f"#/$defs/{noun(spelling, parts)}"}}
        for spelling in SPELLINGS.values()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Akte von Beirat Desktop",
        "type": "object",
        "required": ["format", "version"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": "beirat-desktop"},
            "version": {"const": VERSION},
            **lists,
            "body": {**lists["body"], "maxItems": 1},
            "sequence": _rows({"type": "string"}, {"type": "string"}, {"type": "integer", "minimum": 0}),
            "tombstone": _rows({"enum": list(NOUNS)}, _ID, _MOMENT),
            "blob": {
                "type": "object",
                "propertyNames": {"pattern": "^[0-9a-f]{128}$"},
                "additionalProperties": {"type": "string", "contentEncoding": "base64"},
            },
        },
        "$defs": dict(sorted(parts.items())),
    }


def text() -> str:
    """The schema as its file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _rows(*cells: Schema) -> Schema:
    row = {"type": "array", "prefixItems": list(cells), "items": False, "minItems": len(cells)}
    return {"type": "array", "items": row}


def noun(spelling: Spelling, parts: dict[str, Schema]) -> str:
    """The object of a noun: OParl's fields on top, ours below "beirat"."""
    whole = members(spelling.kind, parts)
    links = {place: other for place, other in NOUNS[_table(spelling)].links.items() if place in whole["properties"]}
    for place, other in links.items():
        whole["properties"][place] = {
            **whole["properties"][place],
            "description": f"Kennung in „{SPELLINGS[other].key}“",
        }
    top: Schema = {"id": _ID, "created": _MOMENT, "modified": _MOMENT}
    if spelling.oparl:
        top["type"] = {"const": f"https://schema.oparl.org/1.1/{spelling.oparl}"}
    top |= {theirs: _short(whole["properties"][ours]) for ours, theirs in spelling.names.items()}
    own = {name: _short(part) for name, part in whole["properties"].items() if name not in (*spelling.names, "id")}
    needed = [name for name in whole.get("required", ()) if name != "id"]
    made: Schema = {"type": "object", "additionalProperties": False, "properties": top}
    made["required"] = ["id", *(spelling.names[name] for name in needed if name in spelling.names)]
    if own:
        ours = [name for name in needed if name not in spelling.names]
        top["beirat"] = {"type": "object", "additionalProperties": False, "properties": own}
        if ours:
            top["beirat"]["required"] = ours
            made["required"].append("beirat")
    parts[spelling.key] = made
    return spelling.key


def _table(spelling: Spelling) -> str:
    return next(table for table, one in SPELLINGS.items() if one is spelling)


def _short(part: Schema) -> Schema:
    """A line of an object is shorter than a text."""
    return {**part, "maxLength": SHORT} if part.get("maxLength") == LONG else part


def members(kind: type, parts: dict[str, Schema]) -> Schema:
    """A value with its fields; what it is made of is added to parts."""
    hints = get_type_hints(kind)
    needed = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    made: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {f.name: value(hints[f.name], parts) for f in fields(kind)},
    }
    return made | ({"required": needed} if needed else {})


def value(kind: Any, parts: dict[str, Schema]) -> Schema:
    """What a field may hold; what it is made of is added to parts."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        one = value(next(part for part in inner if part is not type(None)), parts)
        return {"anyOf": [one, {"type": "null"}]}
    if origin is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:
            return {"type": "array", "items": value(inner[0], parts)}
        cells = [value(part, parts) for part in inner]
        return {"type": "array", "prefixItems": cells, "items": False, "minItems": len(cells)}
    if is_dataclass(kind):
        name = cast("type", kind).__name__
        if name not in parts:
            parts[name] = {}
            parts[name] = members(cast("type", kind), parts)
        return {"$ref": f"#/$defs/{name}"}
    if issubclass(kind, Enum):
        parts.setdefault(kind.__name__, {"oneOf": [_choice(member) for member in kind]})
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return dict(_PLAIN[kind])


def _choice(member: Enum) -> Schema:
    try:
        return {"const": member.value, "title": word(member)}
    except KeyError:
        # What only the machine reads, such as the kind of a block, has no word.
        return {"const": member.value}


if __name__ == "__main__":
    sys.stdout.write(text())
