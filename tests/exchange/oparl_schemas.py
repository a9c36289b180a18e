"""Objects and lists held against the schemas of the specification, formats included."""

import json
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker

SCHEMAS = Path(__file__).parent.parent / "files" / "oparl-1.1"
TYPES = sorted(file.stem for file in SCHEMAS.glob("*.json"))

FORMATS = FormatChecker(formats=())


@FORMATS.checks("url")
def _url(text: object) -> bool:
    return not isinstance(text, str) or (urlsplit(text).scheme in ("http", "https") and bool(urlsplit(text).hostname))


@FORMATS.checks("date", raises=ValueError)
def _date(text: object) -> bool:
    return not isinstance(text, str) or (len(text) == 10 and bool(date.fromisoformat(text)))


@FORMATS.checks("date-time", raises=ValueError)
def _moment(text: object) -> bool:
    if not isinstance(text, str):
        return True
    return bool(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", text)) and datetime.fromisoformat(text).tzinfo is not None


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(_whole(kind, {}), format_checker=FORMATS)


def _whole(kind: str, parts: dict[str, object]) -> dict[str, object]:
    """The schema with those of what stands inside, which the specification names by the key "schema"."""
    parts[kind] = {}
    parts[kind] = _linked(json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")), parts)
    return {"$ref": f"#/$defs/{kind}", "$defs": parts}


def _linked(schema: dict, parts: dict[str, object]) -> dict:
    made = {key: part for key, part in schema.items() if key not in ("properties", "items")}
    if schema.get("type") == "string":
        return made
    if "schema" in schema:
        inner = schema["schema"].removesuffix(".json")
        if inner not in parts:
            _whole(inner, parts)
        return {"$ref": f"#/$defs/{inner}"}
    if "items" in schema:
        made["items"] = _linked(schema["items"], parts)
    if "properties" in schema:
        made["properties"] = {name: _linked(part, parts) for name, part in schema["properties"].items()}
        made["patternProperties"] = {":": {}}
        made["additionalProperties"] = False
    return made


def faults(data: dict) -> list[str]:
    """What is wrong with an object; one that was deleted keeps no more than id, type and when."""
    kind = data["type"].rpartition("/")[2]
    if data.get("deleted"):
        return (
            []
            if {"id", "type", "created", "modified"} <= data.keys() <= {*data, "deleted"}
            else [f"{data['id']}: tombstone"]
        )
    return [f"{data['id']}: {error.json_path}: {error.message}" for error in _validator(kind).iter_errors(data)]
