"""What is promised in a debate becomes a task."""

from __future__ import annotations

import pytest

from beirat_desktop.domain.text import RichText
from beirat_desktop.german.promises import promises


@pytest.mark.parametrize(
    ("sentence", "who", "title"),
    [
        ("Die Verwaltung sagt zu, Zahlen nachzureichen.", "Die Verwaltung", "Zahlen nachreichen"),
        ("Frau Vogt (Sozialamt) sagte zu, das zu prüfen.", "Frau Vogt (Sozialamt)", "Das prüfen"),
        ("Das Sozialamt hat zugesagt, im Herbst zu berichten.", "Das Sozialamt", "Im Herbst berichten"),
        ("Die Verwaltung sichert dem Beirat zu, ihn zu beteiligen.", "Die Verwaltung", "Ihn beteiligen"),
        ("Die Verwaltung sagt einen Bericht im Herbst zu.", "Die Verwaltung", "Einen Bericht im Herbst"),
        ("Herr Öz verspricht, die Liste vorzulegen.", "Herr Öz", "Die Liste vorlegen"),
    ],
)
def test_a_promise_tells_who_and_what(sentence: str, who: str, title: str) -> None:
    (found,) = promises(RichText.of(f"Es wird beraten. {sentence}\nEnde der Aussprache."))
    assert found == (sentence, who, title)


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Verwaltung sagt nichts dazu.",
        "Der Beirat nimmt den Bericht zur Kenntnis.",
        "Frau Vogt sagt, sie wolle zu Wort kommen.",
        "Die Zahlen nehmen zu.",
    ],
)
def test_what_is_no_promise_makes_no_task(sentence: str) -> None:
    assert promises(RichText.of(sentence)) == ()
