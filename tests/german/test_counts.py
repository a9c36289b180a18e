"""Numbers as they are written."""

from beirat_desktop.german.counts import counted


def test_large_numbers_have_a_point_and_the_noun_agrees() -> None:
    assert counted(1, "Eintrag", "Einträge") == "1 Eintrag"
    assert counted(9999, "Eintrag", "Einträge") == "9999 Einträge"
    assert counted(10_000, "Eintrag", "Einträge") == "10.000 Einträge"
