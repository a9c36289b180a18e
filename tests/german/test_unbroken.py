from datetime import date

import pytest

from beirat_desktop.german.unbroken import JOINER, printed_date, unbroken, unbroken_counts


def shown(words: str) -> str:
    return words.replace("\u00a0", "~").replace(JOINER, "|")


def test_a_name_has_no_place_to_break():
    assert shown(unbroken("Fraktion Bündnis 90/Die Grünen")) == "Fraktion~Bündnis~90/|Die~Grünen"


def test_a_date_stands_on_one_line():
    assert shown(printed_date(date(2012, 5, 24))) == "Donnerstag,~24.~Mai~2012"


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("mit 19 Ja-Stimmen bei 1 Nein-Stimme", "mit 19~Ja-|Stimmen bei 1~Nein-|Stimme"),
        ("einstimmig bei 3 Enthaltungen beschlossen", "einstimmig bei 3~Enthaltungen beschlossen"),
        ("Ja: 19, Enthaltungen: 2 – angenommen", "Ja:~19, Enthaltungen:~2 – angenommen"),
        ("am 24.05.2012 einstimmig", "am 24.05.2012 einstimmig"),
    ],
)
def test_a_number_stays_with_what_was_counted(words, whole):
    assert shown(unbroken_counts(words)) == whole
