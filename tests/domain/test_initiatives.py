"""Initiatives: how far they are, what they rest on, and what cannot be."""

from datetime import date

import pytest

from beirat_desktop.domain.dates import DatePart, PartialDate
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.initiatives import (
    Initiative,
    InitiativeKind,
    InitiativeState,
    Milestone,
    Partner,
    Relation,
    WebLink,
    check_initiative,
    full_address,
    in_order,
    words_of,
)
from beirat_desktop.domain.text import RichText

TODAY = date(2012, 5, 14)


@pytest.mark.parametrize(
    ("kind", "start", "end", "state"),
    [
        (InitiativeKind.PROGRAMME, None, None, InitiativeState.UNDATED),
        (InitiativeKind.PROGRAMME, PartialDate(2011), None, InitiativeState.RUNNING),
        (InitiativeKind.PROGRAMME, PartialDate(2012), None, InitiativeState.RUNNING),
        (InitiativeKind.PROGRAMME, PartialDate(2012, 6), None, InitiativeState.AHEAD),
        (InitiativeKind.PROGRAMME, None, PartialDate(2012, part=DatePart.BEGINNING), InitiativeState.OVER),
        (InitiativeKind.PROGRAMME, None, PartialDate(2012, part=DatePart.END), InitiativeState.RUNNING),
        (InitiativeKind.DECLARATION, PartialDate(2011, 6, 21), None, InitiativeState.OVER),
        (InitiativeKind.EVENT, PartialDate(2012, 5), None, InitiativeState.RUNNING),
        (InitiativeKind.AGREEMENT, PartialDate(2011, 6, 21), None, InitiativeState.RUNNING),
    ],
)
def test_how_far_it_is_follows_from_what_is_known(kind, start, end, state):
    assert Initiative("X", kind, start, end).state(TODAY) is state


def test_a_paper_is_either_a_ground_or_a_consequence():
    one = Initiative("X").with_link(Relation.RESTS_ON, "papers", "p").with_link(Relation.RESTS_ON, "resolutions", "r")
    assert (one.paper_ids, one.resolution_ids) == (("p",), ("r",))
    moved = one.with_link(Relation.LED_TO, "papers", "p")
    assert (moved.paper_ids, moved.later_paper_ids, moved.resolution_ids) == ((), ("p",), ("r",))
    assert moved.without_link(Relation.LED_TO, "papers", "p").later_paper_ids == ()


def test_it_knows_whom_and_what_it_mentions():
    one = Initiative("X", office_id="o1", partners=(Partner("o2"), Partner(name="Verein")), later_paper_ids=("p",))
    assert [one.mentions("organizations", key) for key in ("o1", "o2", "o3")] == [True, True, False]
    assert one.mentions("papers", "p")
    assert not one.mentions("resolutions", "p")


@pytest.mark.parametrize(
    ("initiative", "rule"),
    [
        (Initiative("  "), "initiative.name_missing"),
        (Initiative("X", start=PartialDate(2012, 6), end=PartialDate(2011)), "initiative.ends_before_start"),
        (Initiative("X", links=(WebLink("mailto:a@example.org"),)), "initiative.address"),
        (Initiative("X", links=(WebLink("javascript:alert(1)"),)), "initiative.address"),
        (Initiative("X", parent_id="b", id="a"), "initiative.circle"),
    ],
)
def test_what_cannot_be_is_refused(initiative, rule):
    known = {"b": Initiative("Teil", parent_id="a", id="b")}
    with pytest.raises(Refused) as refused:
        check_initiative(initiative, known.get)
    assert refused.value.rule == rule


def test_an_end_in_the_year_of_the_start_is_none_before_it():
    check_initiative(Initiative("X", start=PartialDate(2012, 6), end=PartialDate(2012)), lambda key: None)


def test_an_address_is_reached_as_it_is_meant():
    assert full_address(" www.example.org/a ") == "https://www.example.org/a"
    assert full_address("http://example.org") == "http://example.org"
    assert full_address("") == ""


def test_milestones_stand_in_the_order_of_time_and_those_without_at_the_end():
    some = (Milestone("ohne"), Milestone("dann", PartialDate(2020, 12)), Milestone("erst", PartialDate(2020, 9)))
    assert [one.title for one in in_order(some)] == ["erst", "dann", "ohne"]


def test_everything_that_is_typed_is_among_its_words():
    one = Initiative(
        "Name",
        office="Amt",
        description=RichText.of("Beschreibung"),
        outcome=RichText.of("Folgen"),
        partners=(Partner("o", "Schirm", name="Stelle", person="Ada", function="Vorsitz"),),
        milestones=(Milestone("Auftakt", PartialDate(2020), "digital"),),
        links=(WebLink("https://example.org", "Seite"),),
        start=PartialDate(2019),
        end=PartialDate(2023, 9),
        note="Notiz",
    )
    said = words_of(one).split()
    words = "Name Amt Beschreibung Folgen Schirm Stelle Ada Vorsitz Auftakt digital https://example.org Seite Notiz"
    assert set(said) == {*words.split(), "2019", "2020", "09/2023"}
