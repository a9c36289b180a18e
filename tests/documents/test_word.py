"""A paper as .docx, read back by libraries that did not write it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from beirat_desktop.documents.model import (
    Align,
    Borders,
    Cell,
    Column,
    Columns,
    Document,
    Figure,
    Heading,
    Item,
    Letter,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Section,
    Signature,
    Signer,
    Space,
    Style,
    Table,
    Text,
    Tied,
    Together,
)
from beirat_desktop.documents.word import COPY, to_docx
from beirat_desktop.domain.reading import Loss
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run, canonical
from beirat_desktop.exchange.texts.docx import read_docx
from tests.documents.samples import picture

TYPED = canonical(
    RichText(
        (
            Block((Run("Lage"),), BlockKind.HEADING, level=1),
            Block(
                (
                    Run("Es ist "),
                    Run("sehr", bold=True),
                    Run(" dunkel, siehe "),
                    Run("hier", link="https://ex.de/a?b&c"),
                )
            ),
            Block((Run("Prüfen"),), BlockKind.ITEM, ordered=True, first=True, start=3, numbering="a)"),
            Block((Run("genau"),), BlockKind.ITEM, level=2, first=True),
            Block((Run("Berichten"),), BlockKind.ITEM, ordered=True, numbering="a)"),
            Block((Run("Position\tEuro"),), BlockKind.ROW, first=True),
            Block((Run("Lampe\t500"),), BlockKind.ROW),
            Block((Run("Zitiert"),), quote=1),
        )
    )
)
WHOLE = Document(
    "Antrag A 7/2012",
    (
        Paragraph("Zeile\u2028darunter", Style.CENTRED_BOLD),
        Heading(2, "Begründung"),
        Text(TYPED),
        Together((Section((Quote((Columns((Paragraph("Innen"),)),)),)),)),
        List(
            (
                Item("TOP 1", (Paragraph("Titel", Style.BOLD), List((Item("1.1", (Paragraph("Unterpunkt"),)),)))),
                Item("TOP 2", (Paragraph("Zweiter"),)),
                Item("neu:", (Paragraph("Dritter"),)),
            ),
            15,
        ),
        Table(
            (Column(30), Column(align=Align.RIGHT)),
            (("Ja", "20"), (Cell((Paragraph("zusammen"),), columns=2),)),
            header=(("Stimme", "Zahl"),),
        ),
        Table((Column(), Column()), (("links", "rechts"),), borders=Borders.NONE),
        Rule(),
        Space(),
        PageBreak(),
        Figure(picture(), "Ein Kreis", width=20),
        Signature((Signer("Ada Ağırbaş", "Vorsitzende"), Signer("Zoë Weiß"))),
    ),
    author="Beirat",
    letter=Letter(
        "SPD · Platz 1",
        ("Beirat", "67059 Ludwigshafen"),
        "Antrag: Licht",
        ("SPD-Fraktion",),
        information=(("Datum", "1.1."),),
    ),
    footer=("Fußzeile",),
    watermark="Entwurf",
)


@pytest.fixture(scope="module")
def opened():
    return docx.Document(io.BytesIO(to_docx(WHOLE)))


def test_headings_are_headings_of_their_level(opened):
    found = [(one.style.name, one.text) for one in opened.paragraphs if one.style.name.startswith("Heading")]
    assert found == [("Heading 1", "Antrag: Licht"), ("Heading 2", "Begründung"), ("Heading 3", "Lage")]


def test_every_page_says_that_it_is_a_copy_and_a_draft(opened):
    section = opened.sections[0]
    assert [one.text for one in section.header.paragraphs] == [f"Entwurf · {COPY}"]
    assert section.footer.paragraphs[0].text.startswith("Fußzeile")


def test_tables_keep_their_cells_their_header_and_what_is_joined(opened):
    first, second, third, signed = opened.tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [["Position", "Euro"], ["Lampe", "500"]]
    assert first.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert not first.rows[1]._tr.xpath("w:trPr/w:tblHeader")
    assert [cell.text for cell in second.rows[2].cells] == ["zusammen", "zusammen"]
    assert second.rows[2].cells[0]._tc is second.rows[2].cells[1]._tc
    assert third.style.name == "Normal Table"
    assert [cell.text for cell in signed.rows[0].cells] == ["\nAda Ağırbaş\nVorsitzende", "\nZoë Weiß"]


def test_pictures_keep_the_words_for_those_who_do_not_see_them(opened):
    assert [one._inline.docPr.get("descr") for one in opened.inline_shapes] == ["Ein Kreis"]


def test_what_was_typed_comes_back_by_the_reader_of_such_files():
    reading = read_docx(to_docx(Document("T", (Text(TYPED),))), "a.docx")
    assert [one.loss for one in reading.left_out] == [Loss.MARGIN]  # the head of a copy, which is told
    assert [block for block in reading.text.blocks if block.kind is not BlockKind.PARAGRAPH or block.runs][:4] == [
        block for block in TYPED.blocks if block.kind is not BlockKind.PARAGRAPH or block.runs
    ][:4]


def test_nobody_signs_a_page_without_what_was_said_last():
    signed = Signature((Signer("Ada Ağırbaş"), Signer("Zoë Weiß")))
    end = Tied((Together((Paragraph("Die Sitzung wird geschlossen."), signed)),))
    made = docx.Document(io.BytesIO(to_docx(Document("T", (Paragraph("Erstes"), Paragraph("Letztes"), Space(), end)))))
    kept = [(one.text, one.paragraph_format.keep_with_next) for one in made.paragraphs]
    assert kept == [("Erstes", None), ("Letztes", True), ("", True), ("Die Sitzung wird geschlossen.", True)]
    assert made.tables[0].rows[0]._tr.xpath("w:trPr/w:cantSplit")


def test_signs_that_no_xml_holds_break_nothing():
    made = to_docx(Document("T\x00", (Paragraph("a\x01b\ufffec"), Heading(1, "x\x0c"))))
    assert [one.text for one in docx.Document(io.BytesIO(made)).paragraphs] == ["abc", "x"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_opens_it_with_the_labels_of_its_lists(tmp_path: Path):
    file = tmp_path / "paper.docx"
    file.write_bytes(to_docx(WHOLE))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(file)),
        ],
        check=True,
        capture_output=True,
    )
    said = " ".join((tmp_path / "paper.txt").read_text(encoding="utf-8-sig").split())
    for words in (
        "c) Prüfen",
        "d) Berichten",
        "◦ genau",
        "TOP 1 Titel",
        "1.1 Unterpunkt",
        "TOP 2 Zweiter",
        "neu: Dritter",
        "Antrag: Licht",
        "Zeile darunter",
    ):
        assert words in said
