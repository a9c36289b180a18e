"""The office's answer as data: what is no answer, is of another version or too long is refused by name."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from beirat_desktop.domain.answers import Answer
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.told import AnswerKind, Result
from beirat_desktop.exchange import answer
from beirat_desktop.exchange.seal import hash_of_data, hash_of_text

ASKED = Answer(
    kind=AnswerKind.ASKED, given=datetime(2012, 5, 14, 9), paper_id="p1", title="Sprachkurse", words="Welche?"
)


def sealed(**changed: Any) -> bytes:
    """An answer as a forger would seal it, with some parts of it others."""
    data = json.loads(answer.write(ASKED, "Seite")) | changed
    data.pop("seal")
    data["seal"] = {"text": hash_of_text("Seite"), "data": hash_of_data(data)}
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    "content",
    [b"[]", b'"beirat-desktop-answer"', b"7", b"{}", sealed(format="beirat-desktop-paper"), sealed(format=None)],
)
def test_what_is_no_answer_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"submission\.not_ours"):
        answer.read(content, "Seite")


@pytest.mark.parametrize(("version", "found"), [(0, "0"), (-1, "-1"), ("2", "2"), (True, "true")])
def test_a_version_that_is_none_is_refused_by_its_place_as_it_is_written(version: object, found: str) -> None:
    with pytest.raises(Refused, match=r"import\.value") as refused:
        answer.read(sealed(version=version), "Seite")
    assert refused.value.facts == {"path": "version", "found": found}


def test_nothing_for_a_version_is_refused_by_its_place() -> None:
    with pytest.raises(Refused, match=r"import\.type") as refused:
        answer.read(sealed(version=None), "Seite")
    assert refused.value.facts["path"] == "version"


def test_the_answer_of_a_newer_program_is_refused_as_such_and_an_older_one_is_read() -> None:
    with pytest.raises(Refused, match=r"submission\.newer"):
        answer.read(sealed(version=answer.VERSION + 1), "Seite")
    assert answer.read(sealed(version=1), "Seite") == ASKED


def test_a_seal_of_another_kind_is_no_seal() -> None:
    data = json.loads(answer.write(ASKED, "Seite"))
    for seal in (None, "", [], {"text": data["seal"]["text"]}):
        with pytest.raises(Refused, match=r"answer\.altered"):
            answer.read(json.dumps(data | {"seal": seal}).encode(), "Seite")


def test_a_text_is_as_long_as_a_letter_may_be_and_no_longer_wherever_it_stands() -> None:
    longest = "x" * answer.LONGEST
    assert answer.read(answer.write(replace(ASKED, words=longest), "Seite"), "Seite").words == longest
    for path, told in (
        ("words", replace(ASKED, words=longest + "x")),
        ("results.0.said", replace(ASKED, results=(Result("Beirat", said=longest + "x"),))),
    ):
        with pytest.raises(Refused, match=r"import\.too_long") as refused:
            answer.read(answer.write(told, "Seite"), "Seite")
        assert refused.value.facts == {"path": path, "length": len(longest) + 1, "most": len(longest)}


def test_no_more_bodies_decide_than_there_are() -> None:
    most = (Result("Ausschuss"),) * answer.MOST_RESULTS
    assert len(answer.read(answer.write(replace(ASKED, results=most), "Seite"), "Seite").results) == len(most)
    with pytest.raises(Refused, match=r"import\.too_long"):
        answer.read(answer.write(replace(ASKED, results=(*most, Result("Rat"))), "Seite"), "Seite")
