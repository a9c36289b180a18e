"""Numbers as they are written."""

from beirat_desktop.german.counts import counted, decimal


def test_large_numbers_have_a_point_and_the_noun_agrees() -> None:
    assert counted(1, "Eintrag", "Einträge") == "1 Eintrag"
    assert counted(9999, "Eintrag", "Einträge") == "9999 Einträge"
    assert counted(10_000, "Eintrag", "Einträge") == "10.000 Einträge"


def test_a_number_has_one_digit_behind_the_comma_at_most() -> None:
    assert [decimal(number) for number in (24, 24.25, 24.96, 1200, 12345.25)] == [
        "24",
        "24,3",
        "25",
        "1200",
        "12.345,3",
    ]
