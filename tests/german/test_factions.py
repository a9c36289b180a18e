import pytest

from beirat_desktop.german.factions import from_faction, of_factions, the_factions, with_factions


@pytest.mark.parametrize(
    ("names", "of", "the"),
    [
        (["SPD-Fraktion"], "der SPD-Fraktion", "die SPD-Fraktion"),
        (["Internationale Liste"], "der Internationalen Liste", "die Internationale Liste"),
        (["Freie Wählergruppe"], "der Freien Wählergruppe", "die Freie Wählergruppe"),
        (["Grüne-Fraktion"], "der Grünen-Fraktion", "die Grüne-Fraktion"),
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


def test_on_a_paper_no_name_goes_over_two_lines():
    assert of_factions(["Internationale Liste", "SPD-Fraktion"], printed=True).replace("\u00a0", "~") == (
        "der~Internationalen~Liste und der~SPD-\u2060Fraktion"
    )
    assert the_factions(["Liste Vielfalt"], printed=True) == "die\u00a0Liste\u00a0Vielfalt"


def test_who_moves_something_together_and_who_belongs_to_whom():
    assert with_factions(["Internationale Liste", "Bündnis Vielfalt"]) == (
        "gemeinsam mit der Internationalen Liste und Bündnis Vielfalt"
    )
    assert with_factions([]) == ""
    assert from_faction("SPD-Fraktion") == "von der SPD-Fraktion"
    assert from_faction("Bündnis Vielfalt") == "von Bündnis Vielfalt"
