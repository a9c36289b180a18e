"""A file gets a name that is free."""

import pytest

from beirat_desktop.domain.file_names import free_name


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
