"""What stands in an editor stands on paper: labels, tables, quotations."""

from beirat_desktop.documents.engine.fonts import paper_face
from beirat_desktop.documents.engine.styles import MM
from beirat_desktop.documents.model import Cell, Column, Document, Heading, Style, Table, Text
from beirat_desktop.documents.render import render
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run, canonical, row_of
from tests.documents.reading import assert_publishable, lines_of, structure, text_of


def paper(*blocks: Block, style: Style = Style.BODY) -> bytes:
    return render(Document("x", (Heading(1, "x"), Text(canonical(RichText(blocks)), style))))


def item(text: str, **facts: object) -> Block:
    return Block((Run(text),), BlockKind.ITEM, ordered=True, **facts)  # type: ignore[arg-type]


def row(*words: str, heads: bool = False) -> Block:
    return row_of([(Run(word),) for word in words], heads)


def test_lists_are_printed_with_their_own_labels_and_tell_readers_how_they_count() -> None:
    pdf = paper(
        item("Dolmetscher", first=True, numbering="a)"),
        item("Sprachkurse", numbering="a)"),
        item("erstens", level=2, first=True, numbering="(I)", start=3),
        item("Unterpunkt", level=3, first=True, numbering="2.1"),
    )
    assert_publishable(pdf)
    labels = [label.text.strip() for label in structure(pdf).all("Lbl")]
    assert labels == ["a)", "b)", "(III)", "2.1"]


def test_a_long_label_does_not_run_into_its_text() -> None:
    pdf = paper(item("Absatz", first=True, numbering="Artikel 1", start=118))
    (words,) = [line for line in lines_of(pdf) if line.text == "Absatz"]
    (label,) = [line for line in lines_of(pdf) if "Artikel" in line.text]
    width = sum(paper_face().width(word) for word in label.text) * label.size / 1000 / MM
    assert label.x + width + 1 < words.x


def test_a_table_is_one_for_those_who_hear_it_too() -> None:
    pdf = paper(Block((Run("Kosten:"),)), row("Kurs", "Euro", heads=True), row("A1", "1.200"), row("B1", "2.400,50 €"))
    assert_publishable(pdf)
    root = structure(pdf)
    assert [cell.text.strip() for cell in root.all("TH")] == ["Kurs", "Euro"]
    assert [cell.text.strip() for cell in root.all("TD")] == ["A1", "1.200", "B1", "2.400,50 €"]


def test_figures_stand_at_the_right_and_words_at_the_left() -> None:
    lines = lines_of(paper(row("Kurs A1", "5"), row("Kurs", "1.200")))
    assert next(line.x for line in lines if line.text.strip() == "5") > next(
        line.x for line in lines if "1.200" in line.text
    )


def test_the_empty_lines_beside_a_table_take_no_room_on_paper() -> None:
    def gap(*blocks: Block) -> float:
        lines = lines_of(paper(*blocks))
        return next(line.baseline for line in lines if "vor" in line.text) - next(
            line.baseline for line in lines if "zwei" in line.text
        )

    table = (row("eins", "x"), row("zwei", "y"))
    assert gap(Block((Run("vor"),)), *table) == gap(Block((Run("vor"),)), Block(), *table)


def test_a_table_that_is_nothing_but_headings_and_one_inside_a_table_are_printed() -> None:
    assert_publishable(paper(row("nur", "Kopf", heads=True)))
    text = canonical(RichText((row("innen", "5"),)))
    pdf = render(Document("x", (Heading(1, "x"), Table((Column(), Column()), ((Cell((Text(text),)), "rechts"),)))))
    assert_publishable(pdf)
    assert "innen" in text_of(pdf)


def test_a_long_table_goes_on_to_the_next_page_with_its_head() -> None:
    pdf = paper(row("Kurs", "Euro", heads=True), *(row(f"Kurs {n}", f"{n}") for n in range(80)))
    assert_publishable(pdf)
    assert text_of(pdf).count("Euro") >= 2


def test_six_levels_and_four_quotations_fit_the_page() -> None:
    deep = [Block((Run(f"Ebene {n}"),), BlockKind.ITEM, level=n, first=True) for n in range(1, 7)]
    quotes = [Block((Run(f"Zitat {n}"),), quote=n) for n in range(1, 5)]
    pdf = paper(*deep, *quotes)
    assert_publishable(pdf)
    assert "Ebene 6" in text_of(pdf)
    assert "Zitat 4" in text_of(pdf)
