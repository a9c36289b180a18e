"""What a faction is called whose party's name was typed."""

import pytest

from beirat_desktop.domain.factions import Faction
from beirat_desktop.german.factions import of_factions
from beirat_desktop.usecases.members.founding import faction_name, faction_named


@pytest.mark.parametrize(
    ("typed", "name", "of"),
    [
        ("SPD", "SPD-Fraktion", "der SPD-Fraktion"),
        ("Die Brücke", "Fraktion Die Brücke", "der Fraktion Die Brücke"),
        ("Freie Liste", "Freie Liste", "der Freien Liste"),
        ("Fraktion Bündnis Vielfalt", "Fraktion Bündnis Vielfalt", "der Fraktion Bündnis Vielfalt"),
    ],
)
def test_a_name_of_several_words_takes_no_hyphen(typed, name, of):
    assert faction_name(typed) == name
    assert of_factions([name]) == of
    short = typed.removeprefix("Fraktion ")
    made = Faction("beirat", name, short)
    assert {faction_named([made], one) for one in (typed, name, short)} == {made}
