"""What travels between a faction and the office has a published form, and what is written fits it."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from beirat_desktop.domain.answers import Answer
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.told import AnswerKind, Result
from beirat_desktop.exchange import answer, letter_schema, submission
from beirat_desktop.exchange.seal import Seal, hash_of_data, hash_of_text
from tests.exchange.test_submission import SENT

FORM = Path(__file__).parents[2] / "resources" / "form"
MOTION = submission.write(replace(SENT, signed=True, seal=Seal(hash_of_text("Seite"))))
TOLD = Answer(
    kind=AnswerKind.ASKED,
    given=datetime(2012, 5, 14, 9),
    words="Welche?",
    number="2012/07",
    paper_id="a1",
    title="Kurse",
)
DECIDED = replace(
    TOLD,
    kind=AnswerKind.DECIDED,
    norm="§ 56 GemO",
    results=(Result("Beirat", date(2012, 5, 24), Outcome.ADOPTED, "angenommen"), Result("Stadtrat", council=True)),
    status="läuft",
    carried_out_on=date(2012, 9, 3),
    done=True,
)
ANSWER = answer.write(TOLD, "Seite")


def errors(name: str, data: object) -> list[str]:
    validator = Draft202012Validator(letter_schema.FILES[name](), format_checker=FormatChecker())
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message[:100]}" for one in validator.iter_errors(data)]


@pytest.mark.parametrize("name", letter_schema.FILES)
def test_the_file_in_the_repository_is_what_the_declarations_say(name):
    Draft202012Validator.check_schema(letter_schema.FILES[name]())
    hint = "python -m beirat_desktop.exchange.letter_schema resources/form"
    assert (FORM / name).read_text(encoding="utf-8") == letter_schema.text(name), hint


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("antrag.schema.json", MOTION),
        ("antwort.schema.json", ANSWER),
        ("antwort.schema.json", answer.write(DECIDED, "Seite")),
    ],
)
def test_what_is_written_fits(name, content):
    assert errors(name, json.loads(content)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["paper"]["beirat"].update(note="intern"),
        lambda data: data["paper"].update(originatorPerson="p1"),
        lambda data: data["seal"].pop("data"),
        lambda data: data.update(version=99),
        lambda data: data.update(anrufen="0621"),
    ],
)
def test_what_is_the_offices_own_has_no_place_in_a_motion(change):
    data = json.loads(MOTION)
    change(data)
    assert errors("antrag.schema.json", data)


def test_an_answer_comes_back_as_it_went_and_only_with_its_letter():
    assert answer.read(ANSWER, "Sei\nte").words == "Welche?"
    for content, page in ((ANSWER, "Seite 2"), (ANSWER.replace(b"Welche", b"Keine"), "Seite")):
        with pytest.raises(Refused, match=r"answer\.altered"):
            answer.read(content, page)


def test_an_answer_with_what_was_decided_comes_back_whole():
    assert answer.read(answer.write(DECIDED, "Seite"), "Seite") == DECIDED


def test_an_answer_of_the_first_version_is_still_read():
    data = {key: part for key, part in json.loads(ANSWER).items() if key != "seal"} | {"version": 1}
    data["seal"] = {"text": hash_of_text("Seite"), "data": hash_of_data(data)}
    assert answer.read(json.dumps(data).encode(), "Seite") == TOLD


def test_an_answer_with_more_results_than_a_motion_has_bodies_is_refused():
    many = replace(DECIDED, results=DECIDED.results * 60)
    with pytest.raises(Refused, match=r"import\.too_long"):
        answer.read(answer.write(many, "Seite"), "Seite")
    with pytest.raises(Refused, match=r"import\.too_long"):
        answer.read(answer.write(replace(DECIDED, results=(Result("B" * 10_001),)), "Seite"), "Seite")
