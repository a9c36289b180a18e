"""The letter under § 56 GemO."""

from __future__ import annotations

from dataclasses import replace

import pytest

from beirat_desktop.documents.mayor_letter import mayor_letter
from beirat_desktop.documents.render import render
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.places import Address
from tests import factories
from tests.documents.council_samples import MAYOR
from tests.documents.reading import assert_publishable, lines_of, structure, text_of


def words(contents=MAYOR):
    return " ".join(structure(render(mayor_letter(contents))).text.split())


def test_the_letter_asks_to_put_the_resolution_before_the_stadtrat() -> None:
    text = words()
    expected = (
        "Stadt Ludwigshafen am Rhein",
        "Frau Oberbürgermeisterin Dr. Rotraud Hagenbucher Europaplatz 1 67063 Ludwigshafen am Rhein",
        "Antrag nach § 56 GemO",
        "Sehr geehrte Frau Oberbürgermeisterin,",
        "der Beirat für Migration und Integration hat in der Sitzung am Donnerstag, 24. Mai 2012 unter TOP 1",
        "Dem Stadtrat wird empfohlen, eine Fachberatung einzuladen.",
        "Ja: 14, Nein: 1, Enthaltungen: 2 – mehrheitlich angenommen",
        "Wir bitten Sie, die Sache dem Stadtrat vorzulegen.",
        "im Sozialausschuss beraten",
        "bis zum 01.09.2012",
        "Mit freundlichen Grüßen",
        "Elif Șahin",
        "Auszug 2012/A003 aus der Niederschrift",
    )
    places = [text.find(part) for part in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("mayor", "salutation"),
    [
        ("Oberbürgermeister Kurt Muster", "Sehr geehrter Herr Oberbürgermeister,"),
        ("Bürgermeisterin Ada Muster", "Sehr geehrte Frau Bürgermeisterin,"),
        ("", "Sehr geehrte Damen und Herren,"),
    ],
)
def test_the_mayor_is_addressed_by_office(mayor: str, salutation: str) -> None:
    assert salutation in words(replace(MAYOR, body=replace(MAYOR.body, mayor=mayor)))


def test_it_stands_on_the_sheet_as_din_5008_has_it() -> None:
    lines = lines_of(render(mayor_letter(MAYOR)))
    address = next(line for line in lines if line.text.startswith("Frau Oberbürgermeisterin"))
    subject = next(line for line in lines if line.text.startswith("Antrag nach § 56"))
    information = next(line for line in lines if line.text.startswith("Unser Zeichen"))
    assert address.x == pytest.approx(25, abs=0.05)
    assert 62.7 < address.baseline < 90
    assert 98.46 < subject.baseline < 102.7
    assert information.x == pytest.approx(125, abs=0.05)
    assert max(line.baseline for line in lines) < 297


def test_without_chair_address_vote_and_due_day_it_is_still_a_correct_letter() -> None:
    bare = replace(
        MAYOR,
        body=Body("Musterstadt"),
        committee=factories.BEIRAT,
        vote=None,
        item_number="",
        preparing=(),
        due=None,
        signer=None,
        enclosures=(),
    )
    pdf = render(mayor_letter(bare, draft=True))
    assert_publishable(pdf)
    assert "Vorsitz" in text_of(pdf)
    assert "Für eine Antwort" not in text_of(pdf)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("Frau", "Die Vorsitzende des Beirates oder eine Stellvertretung"),
        ("Herr", "Der Vorsitzende des Beirates oder eine Stellvertretung"),
        ("", "Die oder der Vorsitzende des Beirates oder eine Stellvertretung"),
    ],
)
def test_who_speaks_before_the_stadtrat_is_called_as_the_chair_is(form: str, said: str) -> None:
    assert said in words(replace(MAYOR, signer=replace(MAYOR.signer, form_of_address=form)))


def test_it_goes_to_the_town_hall_and_not_where_the_beirat_meets() -> None:
    place = replace(MAYOR.committee.place, building="Bürgerhaus", address=Address("Seitenweg 3", "67061", "Anderswo"))
    text = words(replace(MAYOR, committee=replace(MAYOR.committee, place=place)))
    assert "Seitenweg" not in text
    assert "Bürgerhaus" not in text
