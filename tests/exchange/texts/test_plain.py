"""Plain text of the clipboard, and the lines of a PDF."""

import pytest

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
    assert joined_lines(text).plain.split("\n") == [
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
    assert joined_lines(RichText()) == RichText()


def test_a_section_of_the_law_at_the_beginning_of_a_line_is_no_list() -> None:
    page = "Der Beirat stützt sich dabei auf die Regel des\n§ 56 der Gemeindeordnung und bittet um eine Antwort."
    assert joined_lines(RichText.of(page)).plain == page.replace("\n", " ")
