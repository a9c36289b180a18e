import pytest

from beirat_desktop.german.factions import from_faction, many, of_factions, the_factions, with_factions


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
        (["Neue Internationale Liste"], "der Neuen Internationalen Liste", "die Neue Internationale Liste"),
        (["Die Internationale Liste"], "der Internationalen Liste", "die Internationale Liste"),
        (["Die PARTEI"], "der PARTEI", "die PARTEI"),
        (["SPD"], "der SPD", "die SPD"),
        (["Grüne"], "der Grünen", "die Grünen"),
        (["Die Grünen"], "der Grünen", "die Grünen"),
        (["Bündnis 90/Die Grünen"], "von Bündnis 90/Die Grünen", "Bündnis 90/Die Grünen"),
        (["DIE LINKE."], "der LINKEN.", "die LINKE."),
        (["Die Linke"], "der Linken", "die Linke"),
        (["Freie Wähler"], "der Freien Wähler", "die Freien Wähler"),
        (["Liberale-Fraktion"], "der Liberalen-Fraktion", "die Liberale-Fraktion"),
        (
            ["Christlich Demokratische Union"],
            "der Christlich Demokratischen Union",
            "die Christlich Demokratische Union",
        ),
        (["Deutsch-Türkischer Verein"], "vom Deutsch-Türkischen Verein", "der Deutsch-Türkische Verein"),
        (["Der Bunte Block"], "vom Bunten Block", "der Bunte Block"),
        (["Der Aufbruch"], "von Der Aufbruch", "Der Aufbruch"),
        (["Forum Integration"], "von Forum Integration", "Forum Integration"),
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
    assert from_faction("Freie Wähler") == "von den Freien Wählern"
    assert from_faction("Deutsch-Türkischer Verein") == "vom Deutsch-Türkischen Verein"
    assert with_factions(["Freie Wähler", "Freundeskreis Asyl"]) == (
        "gemeinsam mit den Freien Wählern und dem Freundeskreis Asyl"
    )


def test_who_are_many_by_their_name_do_something_in_the_plural():
    assert many(["Freie Wähler"])
    assert many(["SPD-Fraktion", "Liste Vielfalt"])
    assert not many(["Freie Wählergruppe"])
    assert not many([])
