"""What files of papers are called."""

from __future__ import annotations

import pytest

from beirat_desktop.usecases.publications.rendering import LONGEST_NAME, file_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("Antrag", "2012/07", "Räume: für Vereine?"), "Antrag-2012-07-Räume-für-Vereine.pdf"),
        (("Schreiben § 56", "", "A – B"), "Schreiben-56-A-B.pdf"),
        (("Auszug", "2012-05-24", "..\\..\\x"), "Auszug-2012-05-24-x.pdf"),
    ],
)
def test_a_name_holds_nothing_a_file_system_minds(words: tuple[str, ...], name: str) -> None:
    assert file_name(*words) == name


def test_a_draft_and_a_publication_say_so_however_long_the_title() -> None:
    name = file_name("Vorlage", "lang " * 100, draft=True, publication=True)
    assert name.startswith("Entwurf-Vorlage-lang")
    assert name.endswith("-öffentlich.pdf")
    assert len(name) <= LONGEST_NAME + len("Entwurf-") + len("-öffentlich.pdf")
