"""Days told from today in what somebody looks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from beirat_desktop.domain.searching import due_code
from beirat_desktop.german.relative_days import Calendar
from beirat_desktop.german.search import asked

AHEAD = [("beirat", date(2026, 12, 3)), ("rat", date(2026, 12, 7)), ("beirat", date(2027, 2, 25))]
BEHIND = [("rat", date(2026, 11, 2)), ("beirat", date(2026, 9, 3)), ("beirat", date(2026, 5, 28))]
MONDAY = Calendar(date(2026, 11, 23), lambda ahead: AHEAD if ahead else BEHIND)


def days(words: str) -> list[str]:
    """The days that are meant, as the index has them."""
    return [day for term in asked(words, MONDAY).terms for day in term.days]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("heute", ["2026-11-23"]),
        ("Sitzung morgen", ["2026-11-24"]),
        ("uebermorgen", ["2026-11-25"]),
        ("vorgestern", ["2026-11-21"]),
        ("diesen Monat", ["2026-11"]),
        ("nächsten Monat", ["2026-12"]),
        ("letztes Jahr", ["2025"]),
        ("Anträge im kommenden Jahr", ["2027"]),
        ("letzte Woche", [f"2026-11-{day}" for day in range(16, 23)]),
        ("Anträge seit 2024", ["2026", "2025", "2024"]),
        ("Anträge 2010 bis 2012", ["2012", "2011", "2010"]),
    ],
)
def test_a_day_is_told_from_today(words, meant):
    assert days(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("nächste Sitzung", ["2026-12-03", "2026-12-07"]),
        ("naechster Termin", ["2026-12-03", "2026-12-07"]),
        ("Beschlüsse der letzten Sitzung", ["2026-11-02", "2026-09-03"]),
        ("vorletzte Sitzung", ["2026-05-28"]),
        ("übernächste Sitzung", ["2027-02-25"]),
        ("kommende Sitzungen", ["2026-12-03", "2026-12-07", "2027-02-25"]),
        ("heutige Sitzung", ["2026-11-23"]),
    ],
)
def test_the_next_and_the_last_meeting_are_those_of_each_body_the_nearest_first(words, meant):
    assert days(words) == meant


def test_a_term_of_more_than_twelve_years_is_two_years():
    assert days("1990 bis 2012") == ["1990", "2012"]


def test_without_a_calendar_the_words_stand_for_themselves():
    assert [term.forms[0] for term in asked("nächste Sitzung").terms] == ["nachste", "sitzung"]
    assert [term.forms[0] for term in asked("überfällig").terms] == ["uberfallig"]


def test_what_is_overdue_was_due_before_today():
    (term,) = asked("überfällige", MONDAY).terms
    for day in (MONDAY.today + timedelta(days) for days in range(-9000, 9000, 7)):
        assert due_code(day).startswith(term.forms) == (day < MONDAY.today), day
    assert due_code(date(2026, 11, 22)).startswith(term.forms)
    assert not due_code(MONDAY.today).startswith(term.forms)


def test_a_year_beside_an_office_is_one_in_which_it_was_held():
    _chair, year = asked("Vorsitzende 2011").terms
    assert "#IN-2011 " in year.forms
    assert asked("Antrag 2011").terms[1].forms == ("2011",)
