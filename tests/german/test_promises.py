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
        ("Auf Nachfrage sagt das Jugendamt zu, Zahlen nachzureichen.", "das Jugendamt", "Zahlen nachreichen"),
        (
            "Auf Nachfrage sagte Frau Schneider, Bereich Soziales, zu, Zahlen nachzureichen.",
            "Frau Schneider, Bereich Soziales",
            "Zahlen nachreichen",
        ),
        ("Die Verwaltung sagt auf Bitte von Herrn Dr. Öz zu, das zu prüfen.", "Die Verwaltung", "Das prüfen"),
        ("Herr Dr. Öz sagt zu, das zu prüfen.", "Herr Dr. Öz", "Das prüfen"),
        ("Zahlen sagt die Verwaltung zu.", "die Verwaltung", "Zahlen"),
        ("Zu den Kosten sagt Frau Dr. Öz eine Antwort zu.", "Frau Dr. Öz", "Eine Antwort"),
        (
            "Die Verwaltung sagt eine Antwort zu, die allen zugeht.",
            "Die Verwaltung",
            "Eine Antwort, die allen zugeht",
        ),
        ("Die Verwaltung sagt zu die Zahlen nachzureichen.", "Die Verwaltung", "Die Zahlen nachreichen"),
        ("Die Verwaltung hat Zahlen zugesagt.", "Die Verwaltung", "Zahlen"),
        ("Das Land hat Mittel zugesagt, die Stadt noch nicht.", "Das Land", "Mittel"),
        ("Das Sozialamt erklärt sich bereit, das zu prüfen.", "Das Sozialamt", "Das prüfen"),
        ("Es wird zugesagt, das zu prüfen.", "", "Das prüfen"),
        ("Die Verwaltung reicht die Zahlen nach.", "Die Verwaltung", "Die Zahlen nachreichen"),
        (
            "Die Verwaltung wird die Zahlen am 1. Juli nachliefern.",
            "Die Verwaltung",
            "Die Zahlen am 1. Juli nachliefern",
        ),
        ("Der Bericht wird von der Verwaltung nachgereicht.", "von der Verwaltung", "Den Bericht nachreichen"),
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
        "Die Verwaltung sagt nicht zu, die Zahlen nachzureichen.",
        "Die Verwaltung sagt keine Zahlen zu.",
        "Die Verwaltung hat die Zahlen nicht zugesagt.",
        "Frau Vogt sagt zu Beginn, dass sie gern berichtet.",
        "Herr Öz sagt zu den Zahlen, dass sie stimmen.",
        "Die Verwaltung verspricht sich viel davon.",
        "Die Fraktion reicht den Antrag neu ein.",
    ],
)
def test_what_is_no_promise_makes_no_task(sentence: str) -> None:
    assert promises(RichText.of(sentence)) == ()
