"""A file gets a name that is free."""

import pytest

from beirat_desktop.domain.file_names import LONGEST, free_name, mended_name


@pytest.mark.parametrize(
    ("name", "taken", "free"),
    [
        ("Karte.pdf", set(), "Karte.pdf"),
        ("Karte.pdf", {"Karte.pdf"}, "Karte (2).pdf"),
        ("Karte.pdf", {"Karte.pdf", "Karte (2).pdf"}, "Karte (3).pdf"),
        ("Karte", {"Karte"}, "Karte (2)"),
        (".profil", {".profil"}, ".profil (2)"),
        ("a.tar.gz", {"a.tar.gz"}, "a.tar (2).gz"),
    ],
)
def test_the_number_stands_before_the_ending(name: str, taken: set[str], free: str) -> None:
    assert free_name(name, taken) == free


def test_a_name_that_is_too_long_keeps_its_ending_so_that_it_still_opens() -> None:
    mended = mended_name("Stellungnahme " * 40 + "der Verwaltung.pdf")
    assert len(mended) <= LONGEST
    assert mended.endswith(".pdf")
    assert mended_name("x" * (LONGEST + 1)) == "x" * LONGEST
