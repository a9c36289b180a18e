"""Plain text of the clipboard, and the lines of a PDF."""

import time

import pytest

from beirat_desktop.domain.reading import LeftOut, Loss, Reading
from beirat_desktop.domain.text import RichText
from beirat_desktop.exchange.texts.plain import broken, joined_lines, read_plain


def test_a_paragraph_for_each_line_with_the_empty_ones() -> None:
    assert read_plain("eins\r\n\r\nzwei\n") == read_plain("eins\n\nzwei")
    assert read_plain("eins\n\nzwei").text == RichText.of("eins\n\nzwei")
    assert read_plain("").text == RichText()


PAGE = """Der Beirat bittet die Verwal-
tung, das Angebot der Sprach-
kurse für Mütter auszuweiten. Der Migrations-
und Integrationsbericht der SPD-
Fraktion liegt bei.

Begründung:
• Bedarf in allen
Stadtteilen
• Kosten"""


def test_lines_a_page_broke_become_paragraphs_again() -> None:
    text = RichText.of(PAGE)
    assert broken(text)
    assert joined_lines(text).text.plain.split("\n") == [
        "Der Beirat bittet die Verwaltung, das Angebot der Sprachkurse für Mütter auszuweiten. "
        "Der Migrations- und Integrationsbericht der SPD-Fraktion liegt bei.",
        "Begründung:",
        "• Bedarf in allen Stadtteilen",
        "• Kosten",
    ]


@pytest.mark.parametrize("text", ["eins\nzwei", "Frau Muster\nHerr Beispiel", "a) x\nb) y", "Ein Satz.\nnoch einer."])
def test_lines_somebody_ended_are_not_offered_to_be_joined(text: str) -> None:
    assert not broken(RichText.of(text))


def test_a_page_without_lines_stays_empty() -> None:
    assert joined_lines(RichText()) == Reading(RichText())


def test_a_section_of_the_law_at_the_beginning_of_a_line_is_no_list() -> None:
    page = "Der Beirat stützt sich dabei auf die Regel des\n§ 56 der Gemeindeordnung und bittet um eine Antwort."
    assert joined_lines(RichText.of(page)).text.plain == page.replace("\n", " ")


PAGES = """Antrag der SPD-Fraktion
Der Beirat bittet die Verwaltung, das Angebot der Sprachkurse für Mütter auszu-
Stadt Mainz · Beirat
Seite 1 von 3

Antrag der SPD-Fraktion
weiten und die Kosten bis zum Herbst des Jahres zu nennen. Dabei sind alle
Stadt Mainz · Beirat
Seite 2 von 3

Antrag der SPD-Fraktion
Stadtteile zu beachten.
Stadt Mainz · Beirat
Seite 3 von 3"""


def test_numbers_and_edges_of_pages_stay_out_of_the_sentences_and_are_told() -> None:
    reading = joined_lines(RichText.of(PAGES))
    assert reading.text.plain == (
        "Der Beirat bittet die Verwaltung, das Angebot der Sprachkurse für Mütter auszuweiten und die Kosten bis zum "
        "Herbst des Jahres zu nennen. Dabei sind alle Stadtteile zu beachten."
    )
    assert {one.loss for one in reading.left_out} == {Loss.MARGIN}
    assert [one.words for one in reading.left_out].count("Antrag der SPD-Fraktion") == 3
    assert LeftOut(Loss.MARGIN, "Seite 2 von 3") in reading.left_out


LONG_LINE = "Der Beirat bittet die Verwaltung um eine Antwort auf die Frage, ob und wann"


@pytest.mark.parametrize(
    "number", ["Seite 3", "- 3 -", "– 3 –", "3/7", "3 von 7", "Seite 3/7", "Blatt 3", "| Seite 3 |", "SEITE 3", "S. 3"]
)
def test_a_line_with_the_number_of_a_page_only_is_no_word_of_the_sentence(number) -> None:
    reading = joined_lines(RichText.of(f"{LONG_LINE}\n\n{number}\n\nein Haus gebaut wird."))
    assert reading.text.plain == f"{LONG_LINE} ein Haus gebaut wird."
    assert reading.left_out == (LeftOut(Loss.MARGIN, number),)


def test_a_head_without_a_number_is_known_by_coming_again_inside_a_sentence() -> None:
    page = f"Stadt Mainz, Dezernat IV\n{LONG_LINE}\nStadt Mainz, Dezernat IV\nein Haus gebaut wird."
    reading = joined_lines(RichText.of(page))
    assert reading.text.plain == f"{LONG_LINE} ein Haus gebaut wird."
    assert len(reading.left_out) == 2


def test_bare_figures_are_numbers_of_pages_where_they_go_up_with_lines_between() -> None:
    lines = [LONG_LINE, *["und weiter im Satz, der kein Ende findet und immer so fort geht"] * 6]
    first, second = ([f"{line} {page}{place}" for place, line in enumerate(lines)] for page in "ab")
    page = "\n".join((*first, "2", *second, "3", "dann ist er aus."))
    reading = joined_lines(RichText.of(page))
    assert [one.words for one in reading.left_out] == ["2", "3"]


@pytest.mark.parametrize(
    "page",
    [
        "Kosten in den Jahren\n1\n2\n3\n4",
        "im Jahr\n2012\nund danach",
        "Ja\nNein\nJa\nNein",
        "Das steht im Gutachten auf Seite 3 und 4.\nDas steht im Gutachten auf Seite 5.",
        "Die Verwaltung berichtet.\nDie Verwaltung berichtet.",
        "Kurs A\n12\nKurs B\n40",
    ],
)
def test_what_only_looks_like_it_stays(page) -> None:
    reading = joined_lines(RichText.of(page))
    assert reading.left_out == ()
    assert reading.text.plain.split() == page.split()


def test_a_long_paste_of_one_line_over_and_over_is_joined_in_time() -> None:
    started = time.process_time()
    joined_lines(RichText.of("\n".join([f"{LONG_LINE}\nSeite 3\ner kommt"] * 3_000)))
    assert time.process_time() - started < 2
