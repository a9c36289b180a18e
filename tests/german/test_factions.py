import pytest

from beirat_desktop.german.factions import of_factions, the_factions


@pytest.mark.parametrize(
    ("names", "of", "the"),
    [
        (["SPD-Fraktion"], "der SPD-Fraktion", "die SPD-Fraktion"),
        (["Internationale Liste"], "der Internationalen Liste", "die Internationale Liste"),
        (["Freie Wählergruppe"], "der Freien Wählergruppe", "die Freie Wählergruppe"),
        (["Liste Vielfalt"], "der Liste Vielfalt", "die Liste Vielfalt"),
        (["Fraktion DIE LINKE"], "der Fraktion DIE LINKE", "die Fraktion DIE LINKE"),
        (
            ["Fraktion Bündnis 90/Die Grünen"],
            "der Fraktion Bündnis 90/Die Grünen",
            "die Fraktion Bündnis 90/Die Grünen",
        ),
        (["Bündnis Vielfalt"], "von Bündnis Vielfalt", "Bündnis Vielfalt"),
        (
            ["CDU-Fraktion", "Bündnis Vielfalt"],
            "der CDU-Fraktion und von Bündnis Vielfalt",
            "die CDU-Fraktion und Bündnis Vielfalt",
        ),
    ],
)
def test_movers_are_named_as_german_asks(names, of, the):
    assert of_factions(names) == of
    assert the_factions(names) == the
