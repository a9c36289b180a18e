"""The published form of the record's file says what the reader takes, and lists every value."""

import json
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Role
from beirat_desktop.exchange import schema
from beirat_desktop.exchange.names import SPELLINGS
from beirat_desktop.exchange.record import read, write
from beirat_desktop.german import word
from tests.exchange.test_names import RECORD

FORM = Path(__file__).parents[2] / "resources" / "form"
EXAMPLE = FORM / "akte-beispiel.json"
VALIDATOR = Draft202012Validator(schema.schema(), format_checker=FormatChecker())


def errors(content: bytes) -> list[str]:
    found = VALIDATOR.iter_errors(json.loads(content))
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message[:100]}" for one in found]


def test_the_file_in_the_repository_is_what_the_declarations_say():
    hint = "python -m beirat_desktop.exchange.schema > resources/form/akte.schema.json"
    assert (FORM / "akte.schema.json").read_text(encoding="utf-8") == schema.text(), hint


def test_it_is_a_schema():
    Draft202012Validator.check_schema(schema.schema())


def test_a_record_with_one_of_every_noun_fits():
    assert errors(write(RECORD)) == []


def test_every_list_of_values_has_its_words():
    choices = schema.schema()["$defs"]["Role"]["oneOf"]
    assert choices == [{"const": role.value, "title": word(role)} for role in Role]
    kinds = [part for part in schema.schema()["$defs"].values() if "oneOf" in part]
    assert all("const" in choice for part in kinds for choice in part["oneOf"])
    assert len(kinds) > 30
    assert issubclass(Role, Enum)


def test_every_noun_stands_in_it():
    assert {spelling.key for spelling in SPELLINGS.values()} <= set(schema.schema()["properties"])


def test_the_example_fits_and_is_read_as_it_stands():
    content = EXAMPLE.read_bytes()
    assert errors(content) == []
    assert write(read(content)) == content


WRONG = {
    "a field nobody knows": lambda d: d["paper"][0].update(colour="red"),
    "no title": lambda d: d["paper"][0].pop("name"),
    "a day that is none": lambda d: d["paper"][0].update(date="gestern"),
    "an address for an id": lambda d: d["meeting"][0].update(id="https://example.org/1"),
    "a value that is none": lambda d: d["membership"][0]["beirat"].update(role="king"),
    "a number for a text": lambda d: d["person"][0].update(familyName=7),
    "half a row": lambda d: d["sequence"].append(["motion", "2025"]),
    "another form": lambda d: d.update(format="other"),
    "a second town": lambda d: d["body"].append(d["body"][0]),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_the_schema_refuses_the_reader_refuses_too(case):
    data = json.loads(EXAMPLE.read_bytes())
    WRONG[case](data)
    content = json.dumps(data).encode()
    assert errors(content)
    with pytest.raises(Refused, match=r"import\."):
        read(content)


def test_no_two_kinds_in_the_form_have_one_name():
    """Each stands in the schema under its name."""
    kinds: dict[str, set[type]] = {}

    def look(hint):
        for part in get_args(hint):
            look(part)
        if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, Enum)):
            known = kinds.setdefault(hint.__name__, set())
            if hint not in known:
                known.add(hint)
                if is_dataclass(hint):
                    for inner in get_type_hints(hint).values():
                        look(inner)

    for spelling in SPELLINGS.values():
        for hint in get_type_hints(spelling.kind).values():
            look(hint)
    assert {name for name, found in kinds.items() if len(found) > 1} == set()
