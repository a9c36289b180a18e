"""The register of nouns holds every record there is, and says of every id which record it names."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any, get_args, get_type_hints

import pytest

import beirat_desktop.domain
from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.findings import Entry, Finding
from beirat_desktop.domain.initiatives import Initiative, Partner
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.nouns import NOUNS, Noun, Reference, description, ends, entry, references, says_noun
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Ballot, FactionCount, Vote
from beirat_desktop.german import finding


def classes_with_an_id() -> Iterator[type]:
    for module in pkgutil.iter_modules(beirat_desktop.domain.__path__):
        found = importlib.import_module(f"{beirat_desktop.domain.__name__}.{module.name}")
        for value in vars(found).values():
            if isinstance(value, type) and is_dataclass(value) and value.__module__ == found.__name__:
                last = fields(value)[-1:]
                if last and last[0].name == "id":
                    yield value


def test_every_value_with_an_id_from_birth_is_a_noun() -> None:
    missing = {kind.__name__ for kind in classes_with_an_id()} - {noun.kind.__name__ for noun in NOUNS.values()}
    assert missing == set()


def places(kind: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Every place of a value and of what is nested in it, with the name of its field."""
    hints = get_type_hints(kind)
    for part in fields(kind):
        yield f"{before}{part.name}", part.name
        for inner in (hints[part.name], *get_args(hints[part.name])):
            if is_dataclass(inner):
                yield from places(inner, f"{before}{part.name}.")


@pytest.mark.parametrize("name", NOUNS)
def test_every_field_called_id_says_what_it_names(name: str) -> None:
    noun = NOUNS[name]
    ids = {place for place, field in places(noun.kind) if field.endswith(("_id", "_ids"))}
    assert ids - set(noun.links) - ({"object_id"} if says_noun(name) else set()) == set()


@pytest.mark.parametrize("name", NOUNS)
def test_links_and_titles_stand_at_places_there_are(name: str) -> None:
    noun: Noun = NOUNS[name]
    assert set(noun.links.values()) <= set(NOUNS)
    known = {place for place, _ in places(noun.kind)} | {"ballots.0"}
    assert set(noun.links) <= known
    assert noun.title in noun.links or hasattr(noun.kind, noun.title)


def test_ids_are_found_in_lists_in_parts_and_in_pairs() -> None:
    initiative = Initiative("X", partners=(Partner("o1"), Partner("o2")), paper_ids=("p1",))
    assert ends(initiative, "partners.organization_id") == ["o1", "o2"]
    assert set(references("initiatives", initiative)) == {
        Reference("partners.organization_id", "organizations", "o1"),
        Reference("partners.organization_id", "organizations", "o2"),
        Reference("paper_ids", "papers", "p1"),
    }
    vote = Vote("r", factions=(FactionCount("f"),), ballots=(("a", Ballot.YES), ("b", Ballot.NO)))
    assert ends(vote, "ballots.0") == ["a", "b"]
    assert ends(vote, "factions.faction_id") == ["f"]


def test_a_record_without_a_title_is_called_after_what_it_belongs_to() -> None:
    resolution = Resolution("c", date(2012, 5, 24), RichText.of("Der Beirat stimmt zu."), id="r")
    assert entry("votes", Vote("r"), lambda noun, key: resolution) == Entry("votes", "Der Beirat stimmt zu.")
    assert entry("votes", Vote("r"), lambda noun, key: None) == Entry("votes")


def test_a_record_is_known_by_its_own_day_else_by_that_of_what_it_belongs_to() -> None:
    meeting = Meeting("beirat", "t", datetime(2012, 5, 24, 17), id="m")
    item = AgendaItem("m", "Wohnen", id="i")
    known = {"m": meeting, "i": item}

    def day(noun: str, value: Any) -> date | None:
        return description(noun, value, lambda _noun, key: known.get(key)).day

    assert day("meetings", meeting) == date(2012, 5, 24)
    assert day("agenda_items", item) == date(2012, 5, 24)
    assert day("resident_questions", ResidentQuestion("i", "Wann?")) == date(2012, 5, 24)
    assert day("papers", Paper("Wohnen", dated=date(2012, 4, 4))) == date(2012, 4, 4)
    assert day("papers", Paper("Wohnen")) is None


def test_what_is_known_by_its_noun_alone_is_said_without_a_title() -> None:
    dead = {"entry": Entry("papers", "Wohnen"), "target": Entry("persons"), "key": "4711"}
    said = finding(Finding("record.dead_reference", facts=dead))[0]
    assert said == "Antrag „Wohnen“ verweist auf einen Eintrag, den es in der Akte nicht gibt (Person, Kennung 4711)."
