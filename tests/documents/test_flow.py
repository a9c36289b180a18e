"""Where pages end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from beirat_desktop.documents.model import (
    Borders,
    Cell,
    Column,
    Columns,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Quote,
    Signature,
    Signer,
    Space,
    Table,
    Text,
    Tied,
    Together,
)
from beirat_desktop.documents.preview import Preview
from beirat_desktop.documents.render import render, render_with_map
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from tests.documents.reading import assert_publishable, lines_of, structure, text_of
from tests.documents.samples import SENTENCE, table


def pages(*parts: Part) -> list[list[str]]:
    """The lines of the text on each page, without furniture."""
    with Preview(render(Document("x", (Heading(1, "x"), *parts), page_numbers=False))) as preview:
        sheets = [preview.text(index) for index in range(preview.page_count)]
    return [[line.strip() for line in sheet.split("\n")] for sheet in sheets]


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for height in range(200, 260, 2):
        sheets = pages(Space(height), Heading(2, "Überschrift"), Paragraph(SENTENCE * 6))
        assert all(sheet[-1] != "Überschrift" for sheet in sheets)


def test_a_sub_heading_never_stands_alone_at_the_foot_of_a_page_nor_with_an_empty_line() -> None:
    blocks = (Block((Run("Träger"),), BlockKind.HEADING), Block(), Block((Run(SENTENCE * 6),)))
    for height in range(200, 260, 2):
        sheets = pages(Space(height), Text(RichText(blocks)))
        assert all([line for line in sheet if line][-1] != "Träger" for sheet in sheets)


def test_an_empty_line_before_the_course_does_not_leave_the_heading_of_its_item_behind() -> None:
    course = Tied((Text(RichText((Block(), Block((Run(SENTENCE * 6),))))),))
    for height in range(200, 260, 2):
        sheets = pages(Space(height), Heading(2, "Ö 1 Eröffnung"), course)
        assert all([line for line in sheet if line][-1] != "Ö 1 Eröffnung" for sheet in sheets)


def test_no_single_line_is_left_on_a_page() -> None:
    for height in range(200, 250, 2):
        sheets = pages(Space(height), Paragraph(SENTENCE * 5))
        lines = [len([line for line in sheet if line != "x"]) for sheet in sheets]
        assert 1 not in lines


def test_a_heading_before_a_long_table_does_not_push_it_to_the_next_page() -> None:
    first = pages(Heading(2, "Tabelle"), table(60))[0]
    assert "Tabelle" in first
    assert len(first) > 30


def test_a_table_row_is_not_torn_when_a_page_can_hold_it() -> None:
    cell = Cell((Paragraph(SENTENCE * 4), Paragraph("Ende")))
    sheets = pages(Table((Column(20), Column()), tuple((f"Nr{n}", cell) for n in range(12)), borders=Borders.ROWS))
    assert len(sheets) > 1
    for sheet in sheets:
        assert sheet.count("Ende") == len([line for line in sheet if line.startswith("Nr")])


def test_a_table_row_higher_than_a_page_goes_on_below_the_header() -> None:
    cell = Cell((Paragraph(SENTENCE * 100), Paragraph("Ende")))
    sheet = Table((Column(20), Column()), (("1", cell), ("2", "kurz")), header=(("Nr", "Text"),))
    paper = Document("x", (Heading(1, "x"), sheet))
    pdf = render(paper)
    assert_publishable(pdf)
    found = structure(pdf).all("TR")
    assert [row.elements[0].text for row in found] == ["Nr", "1", "2"]
    assert [node.text for node in found[1].elements[1].elements] == [(SENTENCE * 100).strip(), "Ende"]
    assert all("Nr Text" in lines for lines in pages(sheet))


def test_parts_kept_together_move_to_the_next_page_together() -> None:
    group = Together(tuple(Paragraph(f"Zeile {n}") for n in range(5)))
    sheets = pages(Space(215), Paragraph("davor"), group)
    assert sheets[0] == ["x", "davor"]
    assert sheets[1] == [f"Zeile {n}" for n in range(5)]


def test_parts_that_no_page_can_hold_together_flow_on_where_they_are() -> None:
    group = Together(tuple(Paragraph(f"Zeile {n}") for n in range(80)))
    sheets = pages(Paragraph("davor"), group)
    assert sheets[0][1:3] == ["davor", "Zeile 0"]
    assert sum(len(sheet) for sheet in sheets) == 82


def test_a_signature_never_stands_alone_on_a_page() -> None:
    for height in range(200, 250, 2):
        sheets = pages(Space(height), Paragraph("Mit freundlichen Grüßen"), Signature((Signer("Erika Muster"),)))
        (sheet,) = [sheet for sheet in sheets if "Erika Muster" in sheet]
        assert "Mit freundlichen Grüßen" in sheet


def test_what_is_tied_takes_the_end_of_what_stands_before_along() -> None:
    end = Tied((Together((Paragraph("Schluss"), Signature((Signer("Erika Muster"),)))),))
    for height in range(195, 250, 2):
        sheets = pages(Space(height), Heading(2, "Verschiedenes"), Paragraph("Nichts."), Space(), end)
        (sheet,) = [sheet for sheet in sheets if "Erika Muster" in sheet]
        assert [line for line in sheet if line and line != "x"][:3] == ["Verschiedenes", "Nichts.", "Schluss"]


def test_the_heading_of_parts_that_no_page_can_hold_is_not_alone() -> None:
    for height in range(200, 250, 2):
        group = Together((Heading(2, "Überschrift"), *(Paragraph(f"Zeile {n}") for n in range(80))))
        sheets = pages(Space(height), Paragraph("davor"), group)
        assert all(sheet[-1] != "Überschrift" for sheet in sheets)


def test_no_single_row_of_a_table_goes_on_to_the_next_page() -> None:
    for rows in range(20, 60):
        last = pages(Table((Column(),), tuple((f"Zeile {n}",) for n in range(rows)), header=(("Kopf",),)))[-1]
        assert last.count("Kopf") == 1
        assert len([line for line in last if line.startswith("Zeile")]) >= 2


def test_a_page_break_leaves_no_empty_page() -> None:
    assert pages(PageBreak(), Paragraph("a"), PageBreak(), PageBreak(), Paragraph("b")) == [["x"], ["a"], ["b"]]


def test_space_is_dropped_at_the_top_of_a_page() -> None:
    with_space = render_with_map(Document("x", (Heading(1, "x"), PageBreak(), Space(50), Paragraph("a", anchor="a"))))
    without = render_with_map(Document("x", (Heading(1, "x"), PageBreak(), Paragraph("a", anchor="a"))))
    assert with_space.anchors == without.anchors


def test_a_paper_without_parts_is_one_empty_page() -> None:
    assert_publishable(render(Document("x", ())))


def test_quotes_are_set_in_on_both_sides() -> None:
    rendered = render_with_map(
        Document("x", (Heading(1, "x"), Paragraph("a", anchor="a"), Quote((Paragraph("b", anchor="b"),))))
    )
    (outer,), (inner,) = rendered.anchors["a"], rendered.anchors["b"]
    assert inner.x > outer.x
    assert inner.x + inner.width < outer.x + outer.width


def test_anchors_in_cells_and_signatures_are_known() -> None:
    sheet = Table((Column(), Column()), ((Cell((Paragraph("a", anchor="cell"),)), "b"),))
    sign = Signature((Signer("Erika Muster"),), anchor="chair")
    rendered = render_with_map(Document("x", (Heading(1, "x"), sheet, sign)))
    assert rendered.anchors["cell"][0].top < rendered.anchors["chair"][0].top


def test_an_empty_field_has_a_place_to_click() -> None:
    rendered = render_with_map(Document("x", (Heading(1, "x"), Paragraph("", anchor="empty"))))
    assert rendered.anchors["empty"][0].height > 0


@pytest.mark.parametrize("landscape", [False, True])
def test_the_sheet_is_a4(landscape: bool) -> None:
    from io import BytesIO

    import pypdf

    paper = replace(Document("x", (Heading(1, "x"),)), landscape=landscape)
    box = pypdf.PdfReader(BytesIO(render(paper))).pages[0].mediabox
    assert (float(box.width) > float(box.height)) == landscape
    assert sorted((float(box.width), float(box.height))) == pytest.approx([595.28, 841.89])


def test_the_end_of_a_long_paper_is_there() -> None:
    pdf = render(Document("x", (Heading(1, "x"), *(Paragraph(f"Absatz {n}.") for n in range(500)))))
    words = text_of(pdf)
    assert all(f"Absatz {n}." in words for n in range(500))


def test_two_columns_are_read_one_after_the_other() -> None:
    names = [f"Name {number:02}" for number in range(1, 8)]
    pdf = render(Document("x", (Heading(1, "x"), Columns(tuple(Paragraph(n, tight=True) for n in names)))))
    assert_publishable(pdf)
    assert [node.text.strip() for node in structure(pdf).all("P")] == names
    placed = {line.text: line for line in lines_of(pdf)}
    assert placed["Name 01"].baseline == pytest.approx(placed["Name 05"].baseline, abs=0.1)
    assert placed["Name 01"].x < placed["Name 05"].x
    assert placed["Name 04"].baseline > placed["Name 07"].baseline


@pytest.mark.parametrize("above", range(200, 250, 10))
def test_columns_that_go_on_lose_nobody(above) -> None:
    names = [f"Name {number:02}" for number in range(1, 42)]
    text = text_of(render(Document("x", (Heading(1, "x"), Space(above), Columns(tuple(map(Paragraph, names)))))))
    assert sorted(name for name in names if text.count(name) == 1) == names
