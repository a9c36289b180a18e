"""Edges of what is read of other programs' data that a planted fault went past unseen."""

import json

import pytest

from beirat_desktop.domain.persons import Role
from beirat_desktop.exchange.member_list import read_member_list
from beirat_desktop.exchange.oparl_read import Found, Objects
from beirat_desktop.exchange.oparl_source import Source, Tally
from beirat_desktop.exchange.oparl_words import said_role
from beirat_desktop.exchange.seal import END, letter_says
from beirat_desktop.exchange.texts.ink import _colour
from beirat_desktop.exchange.texts.signs import drawn_as


@pytest.mark.parametrize("word", ["Frau", "Fr", "Mrs", "Ms"])
def test_a_lady_is_addressed_however_a_list_calls_her(word) -> None:
    (entry,) = read_member_list(f"Name;Vorname;Anrede\nWeiß;Ada;{word}").entries
    assert entry.form_of_address == "Frau"


@pytest.mark.parametrize(
    ("head", "column"),
    [("Strasse", "Straße"), ("Straße", "Straße"), ("Anschrift", "Straße"), ("Street", "Straße")],
)
def test_a_street_is_known_by_each_spelling(head, column) -> None:
    assert read_member_list(f"Name;{head}\nWeiß;Rheinallee 1").columns == ("Name", column)


def test_one_column_of_given_and_family_name_is_the_name() -> None:
    (entry,) = read_member_list("Vorname Name\nAda Weiß").entries
    assert (entry.given_name, entry.family_name) == ("Ada", "Weiß")


def test_types_that_oparl_does_not_define_are_told_by_their_name() -> None:
    objects = Objects()
    objects.read(json.dumps([{"id": "https://x.example/1", "type": "https://x.example/Fahrplan"}]).encode(), "a.json")
    assert dict(objects.strange) == {"Fahrplan": 1}


@pytest.mark.parametrize(
    ("word", "role"), [("Vorsitzender", Role.CHAIR), ("Vorsitzende", Role.CHAIR), ("Schriftführer", Role.SECRETARY)]
)
def test_our_own_words_for_a_role_are_read_exactly_in_each_form(word, role) -> None:
    said = said_role(word, None)
    assert (said.role, said.exact) == (role, True)


@pytest.mark.parametrize(
    ("written", "colour"),
    [("rgb(100%, 20%, 0%)", (255, 51, 0)), ("rgb(255, 51, 0)", (255, 51, 0)), ("#ff3300", (255, 51, 0))],
)
def test_a_colour_is_the_same_in_figures_and_in_hundredths(written, colour) -> None:
    assert _colour(written) == (colour, 1)


@pytest.mark.parametrize("face", ["Webdings", "Wingdings 2", "Wingdings 3", "ZapfDingbats", "MT Extra"])
def test_letters_in_a_font_of_signs_are_no_letters(face) -> None:
    assert drawn_as("Ja", face) == "\uf04a\uf061"


@pytest.mark.parametrize("number", [["Ö 3"], {"of": 3}, True])
def test_a_number_that_is_no_word_is_told_as_unreadable(number) -> None:
    tally = Tally()
    Source(Found("https://rat.example/1", "AgendaItem", {"number": number}, "stadt.json"), tally).pairs()
    assert dict(tally.unreadable) == {"number": 1}


LETTER = f"14.05.2012\nRückfrage zu Ihrem Antrag\nSprachkurse\nSehr geehrte Frau Weiß,\nWelche?\n{END}\nSommer"


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (LETTER, True),
        (f"Ludwigshafen, {LETTER}", True),
        (LETTER.removeprefix("14.05.2012"), False),
        (LETTER.replace("14.05.2012", "15.05.2012"), False),
        (LETTER.replace("Welche?", "Keine?"), False),
        (LETTER.replace("Sprachkurse", "Welche?\nSprachkurse").replace("Weiß,\nWelche?", "Weiß,"), False),
        (LETTER.replace("Weiß,", "Weiß,\nder Antrag ist abgelehnt."), False),
        (LETTER.replace("Welche?", "Welche?\nDer Antrag ist abgelehnt."), False),
    ],
)
def test_a_letter_says_its_day_and_between_its_greetings_only_its_body(page, says) -> None:
    assert letter_says("14.05.2012", "Rückfrage zu Ihrem Antrag", "Sprachkurse", ["Welche?"], [page]) is says
