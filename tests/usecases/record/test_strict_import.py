"""What a file that was edited, damaged or made elsewhere may not bring into a record."""

import json
from datetime import datetime

import pytest

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.german import refusal
from beirat_desktop.store.record import create_record
from beirat_desktop.usecases.record.exchange import Exchange
from tests import factories


@pytest.fixture
def content(founded):
    with founded.unit("written") as unit:
        person = unit.persons.save(factories.person())
        other = unit.committees.save(Committee(factories.BODY.id, "Jugendrat"))
        unit.factions.save(Faction(other.id, "Junge Liste", "JL", id="theirs"))
        unit.memberships.save(factories.membership(person))
        unit.meetings.save(factories.meeting())
        paper = unit.papers.save(factories.motion(number="2012/07"))
        unit.papers.delete(unit.papers.save(factories.motion("Verworfen")).id)
        sha = unit.keep_blob(b"Bytes")
        unit.attachments.save(Attachment("plan.pdf", "application/pdf", 5, sha, paper.id))
        unit.next_serial("motion", "2012")
    return Exchange(founded).export()


@pytest.fixture
def empty(tmp_path):
    store = create_record(tmp_path / "empty.db")
    yield store
    store.close()


def refused(empty, content) -> Refused:
    before = Exchange(empty).export()
    with pytest.raises(Refused) as caught:
        Exchange(empty).import_(content)
    assert Exchange(empty).export() == before
    sentence = refusal(caught.value)
    assert sentence.endswith("Es wurde nichts übernommen.")
    assert "NoneType" not in sentence
    assert "{" not in sentence
    return caught.value


def at(data, path):
    *steps, last = path
    for step in steps:
        data = data[step]
    return data, last


CASES = {
    "a bell in a title": (("paper", 0, "name"), "Sprach\x07kurse", "import.letter", "paper[0].name"),
    "half a character": (("paper", 0, "name"), "Kurs \ud800", "import.letter", "paper[0].name"),
    "half a character in a sequence": (("sequence", 0, 1), "\udc00", "import.letter", "sequence[0][1]"),
    "a number of 20 digits": (("sequence", 0, 2), 10**19, "import.number", "sequence[0][2]"),
    "a sequence below nought": (("sequence", 0, 2), -1, "import.value", "sequence[0][2]"),
    "a sequence of nothing": (("sequence", 0, 2), None, "import.type", "sequence[0][2]"),
    "made yesterday": (("meeting", 0, "created"), "gestern", "import.moment", "meeting[0].created"),
    "an address for an id": (("meeting", 0, "id"), "https://example.org/m/1", "import.id", "meeting[0].id"),
    "no id": (("meeting", 0, "id"), None, "import.type", "meeting[0].id"),
    "a list for an id": (("meeting", 0, "id"), ["x"], "import.type", "meeting[0].id"),
    "a person of nobody": (("membership", 0, "person"), "nobody", "import.dangling", "membership[0].person"),
    "nothing for a title": (("paper", 0, "name"), None, "import.type", "paper[0].name"),
    "a text for a list": (("paper",), "kein Antrag", "import.type", "paper"),
    "nothing for an object": (("paper", 0), None, "import.type", "paper[0]"),
    "a wrong size": (("file", 0, "size"), 6, "import.size", "file[0].size"),
    "a path for a name": (("file", 0, "fileName"), "../plan.pdf", "import.file_name", "file[0].fileName"),
    "another committee's faction": (
        ("membership", 0, "onBehalfOf"),
        "theirs",
        "import.rule",
        "membership[0].onBehalfOf",
    ),
    "a grave of no noun": (("tombstone", 0, 0), "dragons", "import.value", "tombstone[0][0]"),
    "a grave without a day": (("tombstone", 0, 2), "vorhin", "import.moment", "tombstone[0][2]"),
    "true for the version": (("version",), True, "import.value", "version"),
    "a year before the calendar": (
        ("meeting", 0, "start"),
        "0001-01-01T00:30:00+02:00",
        "import.value",
        "meeting[0].start",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_no_record_can_hold_is_refused_with_its_place(case, content, empty):
    place, value, rule, path = CASES[case]
    data = json.loads(content)
    holder, last = at(data, place)
    holder[last] = value
    found = refused(empty, json.dumps(data).encode())
    assert (found.rule, found.facts["path"]) == (rule, path)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("version",), None, "version: Hier steht nichts (null);"),
        (("version",), True, "version: Der Wert „true“"),
        (("paper", 0, "type"), 1.5, "paper[0].type: Der Wert „1.5“"),
        (("paper", 0, "type"), {"id": None}, "paper[0].type: Hier steht ein Objekt;"),
    ],
)
def test_a_value_is_told_as_the_file_has_it(place, value, said, content, empty):
    data = json.loads(content)
    holder, last = at(data, place)
    holder[last] = value
    assert refusal(refused(empty, json.dumps(data).encode())).startswith(said)


def test_a_file_without_a_version_is_told_that_it_is_missing(content, empty):
    data = json.loads(content)
    del data["version"]
    assert refused(empty, json.dumps(data).encode()).rule == "import.missing"


def test_a_number_of_five_thousand_digits_is_refused_as_others_are(content, empty):
    data = content.replace(b'"2012",\n   1', b'"2012",\n   ' + b"9" * 5000)
    assert data != content
    assert refused(empty, data).rule == "import.number"


def test_a_field_that_stands_twice_is_refused(content, empty):
    data = content.replace(b'"reference":', b'"name": "Anders", "reference":', 1)
    assert refused(empty, data).facts["name"] == "name"


def test_two_towns_are_refused(content, empty):
    data = json.loads(content)
    data["body"].append(data["body"][0] | {"id": "second", "name": "Zweitstadt"})
    found = refused(empty, json.dumps(data).encode())
    assert (found.rule, found.facts["name"]) == ("import.two_bodies", "Zweitstadt")


def test_two_papers_with_one_number_are_refused_with_the_place_of_the_second(content, empty):
    data = json.loads(content)
    data["paper"].append(data["paper"][0] | {"id": "second"})
    found = refused(empty, json.dumps(data).encode())
    assert (found.rule, found.facts["path"]) == ("import.same_number", "paper[1].reference")


def test_a_record_in_use_takes_no_second_one(content, empty):
    Exchange(empty).import_(content)
    data = json.loads(content)
    for name, part in data.items():
        if isinstance(part, list) and name not in ("sequence", "tombstone"):
            data[name] = []
    data["body"] = [{"id": "elsewhere", "type": "https://schema.oparl.org/1.1/Body", "name": "Anderswo"}]
    data["tombstone"] = []
    with empty.unit("draft") as unit:
        unit.papers.save(factories.motion("Noch rückgängig zu machen"))
    assert empty.undoable == "draft"
    found = refused(empty, json.dumps(data).encode())
    assert found.rule == "import.in_use"
    assert found.facts["body"] == Exchange(empty).in_use != ""
    assert empty.undoable == "draft"


def test_a_start_in_another_zone_is_the_hour_in_berlin(content, empty):
    data = json.loads(content)
    data["meeting"][0]["start"] = "2026-06-22T16:00:00Z"
    Exchange(empty).import_(json.dumps(data).encode())
    with empty.reading() as unit:
        assert unit.meetings.all()[0].start == datetime(2026, 6, 22, 18)


def test_times_of_the_former_form_are_read_beside_a_start_in_another_zone(content, empty):
    data = json.loads(content) | {"version": 1}
    data["meeting"][0] |= {"start": "2026-06-22T16:00:00Z"}
    data["meeting"][0]["beirat"] |= {"opened": "18:05:00", "closed": "20:15:00"}
    Exchange(empty).import_(json.dumps(data).encode())
    with empty.reading() as unit:
        held = unit.meetings.all()[0]
    assert (held.opened, held.closed) == (datetime(2026, 6, 22, 18, 5), datetime(2026, 6, 22, 20, 15))


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: [one], lambda one: {"data": [one]}])
def test_oparl_is_recognised_for_what_it_is(wrap, empty):
    paper = {"id": "https://example.org/paper/1", "type": "https://schema.oparl.org/1.1/Paper", "name": "Antwort"}
    assert refused(empty, json.dumps(wrap(paper)).encode()).rule == "import.oparl"
