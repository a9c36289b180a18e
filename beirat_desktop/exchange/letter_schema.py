"""The data of a motion, of an answer and of the register as JSON schemas, made of the declarations that read them.

python -m beirat_desktop.exchange.letter_schema resources/form
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import get_type_hints

from beirat_desktop.domain.answers import Answer
from beirat_desktop.exchange import answer, register, submission
from beirat_desktop.exchange.names import SPELLINGS
from beirat_desktop.exchange.schema import Schema, members, noun, value

_REF = re.compile(r'"#/\$defs/(\w+)"')
_HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{128}$"}
_SEAL: Schema = {
    "type": "object",
    "description": "SHA-512 des sichtbaren Textes und der Daten ohne dieses Siegel",
    "additionalProperties": False,
    "required": ["text", "data"],
    "properties": {"text": _HASH, "data": _HASH},
}


def submission_schema() -> Schema:
    """The data inside a motion; only what is printed on the paper."""
    parts: dict[str, Schema] = {}
    paper, file = noun(SPELLINGS["papers"], parts), noun(SPELLINGS["attachments"], parts)
    _only(parts[paper], submission.PUBLIC_FIELDS, SPELLINGS["papers"].names)
    # What the paper keeps of its sender is not given out; the letter's own signatory has the same name.
    parts = _reached(parts, paper, file)
    hints = get_type_hints(submission.Submission)
    own = {name: value(kind, parts) for name, kind in hints.items() if name not in ("paper", "files", "seal")}
    properties = {
        "paper": {"$ref": f"#/$defs/{paper}"},
        "file": {"type": "array", "items": {"$ref": f"#/$defs/{file}"}},
        **own,
        "seal": _SEAL,
    }
    return _form("Antrag von Beirat Desktop", submission.FORMAT, submission.VERSION, ["paper"], properties, parts)


def answer_schema() -> Schema:
    """The data inside an answer."""
    parts: dict[str, Schema] = {}
    whole = members(Answer, parts)
    properties = {**whole["properties"], "seal": _SEAL}
    required = [*whole["required"], "seal"]
    return _form("Antwort der Geschäftsstelle", answer.FORMAT, answer.VERSION, required, properties, parts)


def register_schema() -> Schema:
    """The office's register for the factions; only what everybody may know."""
    parts: dict[str, Schema] = {}
    properties: Schema = {"made": value(datetime, parts)}
    for table, names in register.FIELDS.items():
        spelling = SPELLINGS[table]
        _only(parts[noun(spelling, parts)], names, spelling.names)
        reference = {"$ref": f"#/$defs/{spelling.key}"}
        listed = {"type": "array", "maxItems": register.MOST, "items": reference}
        properties[spelling.key] = reference if table == "bodies" else listed
    rules = parts["RuleProfile"]["properties"]
    parts["RuleProfile"]["properties"] = {name: rules[name] for name in register.RULES}
    parts = _reached(parts, *(SPELLINGS[table].key for table in register.FIELDS))
    required = ["made", "body", "committee"]
    return _form("Register für die Fraktionen", register.FORMAT, register.VERSION, required, properties, parts)


FILES = {
    "antrag.schema.json": submission_schema,
    "antwort.schema.json": answer_schema,
    "register.schema.json": register_schema,
}
"""What the files are called, and what is in them."""


def text(name: str) -> str:
    """A schema as its file has it."""
    return json.dumps(FILES[name](), ensure_ascii=False, indent=1) + "\n"


def _only(part: Schema, names: tuple[str, ...], spelled: Mapping[str, str]) -> None:
    """Take off what is the office's own."""
    top = part["properties"]
    printed = {spelled[name] for name in names if name in spelled}
    for name in [name for name in top if name in spelled.values() and name not in printed]:
        del top[name]
    inner = top["beirat"]["properties"]
    top["beirat"]["properties"] = {name: inner[name] for name in names if name in inner}


def _reached(parts: dict[str, Schema], *names: str) -> dict[str, Schema]:
    """The parts that these are made of."""
    found, ahead = {}, list(names)
    for name in ahead:
        found[name] = parts[name]
        ahead += [each for each in _REF.findall(json.dumps(parts[name])) if each not in ahead]
    return found


def _form(title: str, name: str, version: int, required: list[str], own: Schema, parts: dict[str, Schema]) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "required": ["format", "version", *required],
        "additionalProperties": False,
        "properties": {"format": {"const": name}, "version": {"const": version}, **own},
        "$defs": dict(sorted(parts.items())),
    }


if __name__ == "__main__":
    for each in FILES:
        (Path(sys.argv[1]) / each).write_text(text(each), encoding="utf-8")
