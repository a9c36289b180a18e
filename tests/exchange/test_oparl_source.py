"""What of an object of another system has no place here is kept whole, however long it is."""

import json
from datetime import date

import pytest

from beirat_desktop.domain.factions import Faction
from beirat_desktop.exchange.oparl_bodies import _overlap, _sort_of
from beirat_desktop.exchange.oparl_fetch import host_of
from beirat_desktop.exchange.oparl_read import Found
from beirat_desktop.exchange.oparl_source import Source, Tally
from beirat_desktop.exchange.record import LONG


def source(kind: str, **data: object) -> Source:
    return Source(Found("https://rat.example/1", kind, data, "stadt.json"), Tally())


@pytest.mark.parametrize("length", [1, LONG // 2 - 2, LONG // 2, LONG, 3 * LONG])
def test_a_long_field_goes_on_under_the_same_name_and_loses_no_letter(length: int) -> None:
    value = "ä" * (length - 1) + "z"
    pairs = source("Paper", vendor=value, empty="", none=None).pairs()
    assert {name for name, _ in pairs} == {"vendor"}
    assert json.loads("".join(words for _, words in pairs)) == value
    assert all(len(words) <= LONG // 2 for _, words in pairs)


@pytest.mark.parametrize(
    ("told", "name", "sort"),
    [
        ("Verwaltungsbereich", "Referat für Soziales", "office"),
        ("Institution", "Flüchtlingsrat", "office"),
        ("Externes Gremium", "Landesbeirat", "office"),
        ("Gremium", "Referat", "committee"),
        ("Fraktion", "Rat", "faction"),
        ("Partei", "Ausschuss", "faction"),
        ("", "Stadtrat", "committee"),
        ("", "Sozialausschuss", "committee"),
        ("", "SPD-Fraktion", "faction"),
        ("", "Bauamt", "office"),
    ],
)
def test_what_an_organization_is_says_its_type_before_its_name(told: str, name: str, sort: str) -> None:
    assert _sort_of(source("Organization", organizationType=told, name=name), set()) == sort


DAYS = [date(2012, month, 1) for month in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("known", "other", "both"),
    [
        ((0, 1), (1, 2), True),
        ((0, 1), (2, 3), False),
        ((2, 3), (0, 1), False),
        ((None, 1), (2, None), False),
        ((None, 1), (None, 0), True),
        ((2, None), (None, 1), False),
        ((0, 1), (None, None), True),
        ((None, None), (2, 3), True),
    ],
)
def test_two_factions_of_one_name_are_one_where_they_share_a_day(known, other, both) -> None:
    start, end = (None if one is None else DAYS[one] for one in known)
    begins, ends = (None if one is None else DAYS[one] for one in other)
    assert _overlap(Faction("c", "SPD", start=start, end=end), begins, ends) is both


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Rat.example:8443/oparl", "rat.example"),
        ("mailto:rat@example.org", ""),
        ("rat.example/oparl", ""),
        ("http://[", ""),
    ],
)
def test_files_are_fetched_of_the_host_of_the_system_alone(address, host):
    assert host_of(address) == host
