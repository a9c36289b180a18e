"""What a line of the history tells of a person."""

import json
import re
from datetime import datetime

import pytest

from beirat_desktop.domain.history import Change
from beirat_desktop.domain.personal_data import happened

NOW = datetime(2012, 5, 14, 9)
ID = "a1b2"


def told(noun: str = "papers", by: str = "Büro", fields=(("title", '""', '"Wohnen"'),)):
    change = Change(NOW, by, "papers.edit", noun, "o", "batch", tuple(fields))
    clean = lambda words: words  # noqa: E731
    own, names = {("persons", "o")}, re.compile("Ağırbaş")
    return happened(change, ID, own, {"Frau Ağırbaş"}, names, clean, closed=False)


def test_a_line_that_has_nothing_to_do_with_the_person_tells_nothing() -> None:
    assert told() is None


@pytest.mark.parametrize(
    "sides", [("null", json.dumps(ID)), (json.dumps(ID), "null"), (json.dumps(ID), json.dumps(ID))]
)
def test_who_was_put_in_or_taken_out_is_told_so_with_the_record(sides) -> None:
    line = told(fields=[("signer_id", *sides)])
    assert line is not None
    assert (line.object_id, line.by_person, line.values) == ("o", False, ())


def test_what_the_person_did_to_what_is_not_theirs_names_no_record() -> None:
    line = told(by="Frau Ağırbaş")
    assert line is not None
    assert (line.object_id, line.by_person) == ("", True)


def test_of_the_persons_own_record_every_value_is_told() -> None:
    line = told("persons", fields=[("family_name", '"Alt"', '"Neu"')])
    assert line is not None
    assert line.object_id == "o"
    assert [(name, before, after) for name, before, after in line.values] == [("family_name", "Alt", "Neu")]


def test_a_name_in_a_text_is_told_with_the_words_around_it() -> None:
    line = told(fields=[("title", '""', '"Brief an Herrn Ağırbaş"')])
    assert line is not None
    assert [one.words for one in line.passages] == ["Brief an Herrn Ağırbaş"]
