"""What a screen reader hears, and in which order; validators are blind to that."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest

from beirat_desktop.documents.model import (
    AssociatedFile,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Section,
    Signature,
    Signer,
    Style,
    Table,
    Text,
)
from beirat_desktop.documents.render import render
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from tests.documents.reading import structure, text_of
from tests.documents.samples import AGENDA, PAPERS, RICH, SENTENCE, item, letter, table


def test_a_letter_is_read_from_its_head_to_its_end() -> None:
    root = structure(render(letter(Heading(2, "Begründung"), Paragraph("Es ist Zeit."))))
    assert [node.text for node in root.elements] == [
        "SPD-Fraktion",
        "im Beirat für Migration und Integration",
        "SPD-Fraktion · Rathausplatz 20 · 67059 Ludwigshafen",
        "Beirat für Migration und Integration Frau Șahin Rathausplatz 20 67059 Ludwigshafen",
        "Datum:\u00a004.04.2012",
        "Unser Zeichen:\u00a0A 7/2012",
        "Antrag der SPD-Fraktion für die Sitzung am 24.05.2012",
        "Sehr geehrte Damen und Herren,",
        "Begründung",
        "Es ist Zeit.",
    ]
    assert [node.tag for node in root.elements][6:] == ["H1", "P", "H2", "P"]


def test_rich_text_keeps_links_lists_and_quotes_in_order() -> None:
    root = structure(render(Document("x", (Heading(1, "x"), Text(RICH)))))
    assert root.text == (
        "xDer Beirat bittet um mehrsprachige Formulare, siehe Seite des Beirats, und um Antwort."
        "3.drittens•mit Unterpunkt1.tief4.viertens1.neue ListeZitat in zwei ZeilenZitat im ZitatSchluss."
    )
    entry = "LI(Lbl LBody(P{}))"
    deep = entry.format(" L(" + entry.format(" L(" + entry.format("") + ")") + ")")
    assert root.shape == (
        f"Document(H1 P(Link) L({deep} {entry.format('')}) L({entry.format('')}) BlockQuote(P BlockQuote(P)) P)"
    )


def test_a_link_over_two_lines_stays_one_element_with_two_places_to_click() -> None:
    words = (Run(SENTENCE[:60]), Run(SENTENCE, link="https://example.org/"), Run(" Ende"))
    root = structure(render(Document("x", (Heading(1, "x"), Paragraph(words)))))
    (link,) = root.all("Link")
    assert link.text.strip() == SENTENCE.strip()
    assert link.annotations >= 2
    assert root.elements[1].text == SENTENCE[:60] + SENTENCE + " Ende"


def test_the_place_to_click_ends_with_the_address() -> None:
    words = (Run("Seite, "), Run("example.org", link="https://example.org/"), Run(" (gelesen am 14.09.2026)"))
    with pdfplumber.open(BytesIO(render(Document("x", (Heading(1, "x"), Paragraph(words)))))) as pdf:
        page = pdf.pages[0]
        (address,) = (word for word in page.extract_words() if word["text"] == "example.org")
        (line,) = page.lines
        (click,) = page.hyperlinks
    assert line["x1"] == pytest.approx(address["x1"], abs=0.5)
    assert click["x1"] == pytest.approx(address["x1"], abs=0.5)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "C:\\x"])
def test_only_web_and_mail_addresses_become_links(address: str) -> None:
    pdf = render(Document("x", (Heading(1, "x"), Paragraph((Run("hier", link=address),)))))
    assert structure(pdf).all("Link") == []
    assert address.encode() not in pdf


def test_an_agenda_is_a_list_with_its_own_labels() -> None:
    root = structure(render(Document("x", (Heading(1, "x"), AGENDA))))
    (outer,) = [node for node in root.elements if node.tag == "L"]
    assert outer.shape == "L(LI(Lbl LBody(P P)) LI(Lbl LBody(P L(LI(Lbl LBody(P))))))"
    assert [label.text for label in outer.all("Lbl")] == ["TOP 1", "TOP 2", "2.1"]
    assert outer.attributes["ListNumbering"] == "/Decimal"


def test_a_list_that_starts_with_an_item_of_a_deeper_level_keeps_all_items() -> None:
    text = RichText((item("tief", level=2, first=True), item("flach", level=1, first=True)))
    root = structure(render(Document("x", (Heading(1, "x"), Text(text)))))
    assert [node.text for node in root.all("LBody")] == ["tief", "flach"]


def test_a_list_over_a_page_break_is_one_list() -> None:
    entries = tuple(Item(f"{n}.", (Paragraph(SENTENCE * 3),)) for n in range(1, 40))
    root = structure(render(Document("x", (Heading(1, "x"), List(entries)))))
    assert [node.text for node in root.all("Lbl")] == [f"{n}." for n in range(1, 40)]
    assert {node.text for node in root.all("LBody")} == {(SENTENCE * 3).strip()}


def test_a_table_names_its_headers_and_hears_them_once() -> None:
    pdf = render(PAPERS["long table"])
    (heard,) = structure(pdf).all("Table")
    assert heard.attributes["Summary"] == "Tagesordnung mit Berichterstattung"
    assert heard.shape.startswith("Table(THead(TR(TH TH TH TH)) TBody(TR(TH TD TD TD)")
    assert {node.attributes["Scope"] for node in heard.elements[0].all("TH")} == {"/Column"}
    assert {node.attributes["Scope"] for node in heard.elements[1].all("TH")} == {"/Row"}
    assert [node.text for node in heard.elements[1].all("TH")] == [str(n) for n in range(90)]
    assert text_of(pdf).count("Berichterstattung") == 3
    assert heard.text.count("Berichterstattung") == 1


def test_a_cell_over_two_columns_says_so() -> None:
    wide = Cell((Paragraph("Summe", Style.CELL_BOLD), Paragraph("geschätzt", Style.CELL_SMALL)), columns=2)
    sheet = Table((Column(), Column(), Column()), (("a", "b", "c"), (wide, "7")), header=(("1", "2", "3"),))
    root = structure(render(Document("x", (Heading(1, "x"), sheet))))
    last = root.all("TR")[-1]
    assert last.shape == "TR(TD(P P) TD)"
    assert last.elements[0].attributes["ColSpan"] == 2


@pytest.mark.parametrize("cells", [("a",), ("a", "b", "c")])
def test_a_row_with_too_few_or_too_many_cells_is_a_mistake(cells: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="cells than the table has columns"):
        render(Document("x", (Heading(1, "x"), Table((Column(), Column()), (cells,)))))


def test_an_empty_cell_keeps_its_place_in_the_structure() -> None:
    root = structure(render(Document("x", (Heading(1, "x"), table(1)))))
    assert root.all("TR")[1].shape == "TR(TH TD TD TD)"


def test_a_heading_that_leaves_a_level_out_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="level 3 after level 1"):
        render(Document("x", (Heading(1, "x"), Heading(3, "y"))))


def test_a_paper_that_begins_below_the_first_level_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="level 2 after level 0"):
        render(Document("x", (Heading(2, "x"),)))


def test_sections_hold_what_belongs_to_an_item() -> None:
    root = structure(render(Document("x", (Heading(1, "x"), Section((Heading(2, "y"), Paragraph("z")))))))
    assert root.shape == "Document(H1 Sect(H2 P))"


def test_words_are_not_glued_together_at_line_ends_and_breaks() -> None:
    words = SENTENCE.strip() + "\u2028" + SENTENCE.strip()
    root = structure(render(Document("x", (Heading(1, "x"), Paragraph(words)))))
    assert root.elements[1].text == words.replace("\u2028", " ")


def test_the_two_who_sign_are_heard_one_after_the_other() -> None:
    part = Signature((Signer("Erika Muster", "Vorsitzende"), Signer("Max Muster", "Schriftführer")), line=True)
    root = structure(render(Document("x", (Heading(1, "x"), part))))
    assert [node.text for node in root.elements[1:]] == ["Erika Muster Vorsitzende", "Max Muster Schriftführer"]


def test_pictures_have_their_words_and_paragraphs_their_language() -> None:
    figures = structure(render(PAPERS["picture"])).all("Figure")
    assert [figure.alternative for figure in figures] == ["Wappen der Stadt", "Foto"]
    assert [node.language for node in structure(render(PAPERS["data"])).all("P")] == ["en-GB"]


def test_furniture_is_not_read_aloud() -> None:
    pdf = render(
        Document(
            "x",
            (Heading(1, "x"), Paragraph(SENTENCE * 40)),
            header="Kopf",
            footer=("Fuß",),
            watermark="ENTWURF",
        )
    )
    words = text_of(pdf)
    assert all(furniture in words for furniture in ("Kopf", "Fuß", "ENTWURF", "Seite 1 von 2"))
    assert structure(pdf).text == "x" + (SENTENCE * 40).strip()


def test_a_file_inside_leaves_no_trace_in_a_paper_without_it() -> None:
    with_file = Document("x", (Heading(1, "x"),), files=(AssociatedFile("a.json", b"{}"),))
    assert b"a.json".hex().encode() not in render(Document("x", (Heading(1, "x"),)))
    assert "a.json".encode("utf-16-be").hex().upper().encode() in render(with_file)


def sub_heading(text: str, level: int = 1) -> Block:
    return Block((Run(text),), BlockKind.HEADING, level=level)


def headings(*parts: Part) -> list[tuple[str, str]]:
    tree = structure(render(Document("x", parts)))
    return [(node.tag, node.text) for node in tree.all("H1", "H2", "H3", "H4")]


def test_sub_headings_stand_below_the_heading_of_the_paper_and_leave_no_level_out() -> None:
    written = Text(RichText((sub_heading("Ziele"), *RichText.of("Text").blocks, sub_heading("Träger", 2))))
    at_once = Text(RichText((sub_heading("gleich tief", 2), sub_heading("hoch"))))
    assert headings(Heading(1, "Vorlage"), Heading(2, "Begründung"), written, Heading(2, "ANTRAG"), at_once) == [
        ("H1", "Vorlage"),
        ("H2", "Begründung"),
        ("H3", "Ziele"),
        ("H4", "Träger"),
        ("H2", "ANTRAG"),
        ("H3", "gleich tief"),
        ("H3", "hoch"),
    ]


def test_a_heading_without_a_word_is_none_that_a_sub_heading_could_stand_below() -> None:
    below = Text(RichText((sub_heading("Ziele"),)))
    assert headings(Heading(1, "Vorlage"), Heading(2, ""), below) == [("H1", "Vorlage"), ("H2", "Ziele")]


def test_an_empty_sub_heading_is_no_heading() -> None:
    empty = Text(RichText((sub_heading(" "), *RichText.of("Text").blocks)))
    assert headings(Heading(1, "Vorlage"), empty) == [("H1", "Vorlage")]
