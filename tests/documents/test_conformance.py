"""Every paper may be published and archived, and the check that says so finds defects."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO

import pypdf
import pytest

from beirat_desktop.documents.engine.page import Page
from beirat_desktop.documents.model import AssociatedFile, Column, Document, Figure, Heading, Paragraph, Table
from beirat_desktop.documents.render import render
from beirat_desktop.domain.text import Run
from tests.documents.reading import assert_publishable, everything_in, failures
from tests.documents.samples import PAPERS, picture


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_accessible_and_archivable(name: str) -> None:
    assert_publishable(render(PAPERS[name]))


# Each replaces bytes by as many others, so that the file stays readable.
DEFECTS = {
    "no language": ("letter", b"/Lang <", b"/Lanx <"),
    "not marked as tagged": ("letter", b"/Marked true >>", b"/Marked false>>"),
    "title not shown": ("letter", b"/DisplayDocTitle true >>", b"/DisplayDocTitle false>>"),
    "header cell without scope": ("agenda", b"/Scope /", b"/Scopx /"),
    "heading level left out": ("letter", b"/S /H2", b"/S /H4"),
    "no way from codes to letters": ("letter", b"/ToUnicode", b"/ToUnicodx"),
    "font not embedded": ("letter", b"/FontFile2", b"/FontFilex"),
    "not called PDF/UA": ("letter", b"<pdfuaid:part>1<", b"<pdfuaid:part>7<"),
    "picture without words": ("picture", b"/Alt <", b"/Alx <"),
    "no colour profile": ("letter", b"/OutputIntents", b"/OutputIntentx"),
    "link without words": ("letter", b"/Contents <", b"/Contentx <"),
    "no structure": ("letter", b"/StructTreeRoot", b"/StructTreeRoox"),
    "list item outside a list": ("agenda", b"/S /LBody", b"/S /LBodx"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_planted_defect_is_found(defect: str) -> None:
    name, right, wrong = DEFECTS[defect]
    pdf = render(PAPERS[name])
    assert right in pdf
    assert len(right) == len(wrong)
    assert failures(pdf.replace(right, wrong), "ua1", "2a")


def test_text_without_a_tag_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Page, "mark", lambda self, element: None)
    assert failures(render(PAPERS["names"]), "ua1")


def test_the_same_document_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from tests.documents.samples import PAPERS;"
        "from beirat_desktop.documents.render import render;"
        "print(hashlib.sha256(b''.join(render(PAPERS[n]) for n in ('letter', 'names', 'data'))).hexdigest())"
    )
    here = hashlib.sha256(b"".join(render(PAPERS[name]) for name in ("letter", "names", "data"))).hexdigest()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == here


def test_the_file_names_title_author_and_time() -> None:
    pdf = render(PAPERS["data"])
    reader = pypdf.PdfReader(BytesIO(pdf))
    information, xmp = reader.metadata, reader.xmp_metadata
    assert information is not None
    assert xmp is not None
    assert information.title == xmp.dc_title["x-default"] == "Antrag"
    assert information.creation_date == PAPERS["data"].created
    assert b"<xmp:CreateDate>2026-03-04T10:30:00+01:00<" in pdf


def test_no_time_is_written_when_none_is_given() -> None:
    reader = pypdf.PdfReader(BytesIO(render(PAPERS["letter"])))
    assert reader.metadata is not None
    assert reader.metadata.creation_date is None


def test_letters_with_a_meaning_in_xml_and_pdf_survive_in_title_and_text() -> None:
    words = 'A & B <c> (d) \\ "e" ] >> % ä – 𝄞'[:-2]
    pdf = render(Document(words, (Heading(1, words), Paragraph(words)), author=words))
    assert_publishable(pdf)
    reader = pypdf.PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == words
    assert words in reader.pages[0].extract_text()


def test_associated_data_can_be_taken_out_again() -> None:
    reader = pypdf.PdfReader(BytesIO(render(PAPERS["data"])))
    assert reader.attachments["antrag.json"] == [b'{"id": "1"}']
    assert reader.trailer["/Root"]["/AF"][0].get_object()["/AFRelationship"] == "/Source"


def test_bookmarks_begin_with_the_third_page() -> None:
    long = pypdf.PdfReader(BytesIO(render(PAPERS["sixty pages"])))
    assert len(long.pages) >= 60
    assert long.outline[0].title == "Niederschrift über die 12. Sitzung"
    below = long.outline[1]
    assert [entry.title for entry in below[:2]] == ["TOP 1: Bericht der Verwaltung", "TOP 2: Bericht der Verwaltung"]
    assert len(below) == 90
    assert pypdf.PdfReader(BytesIO(render(PAPERS["letter"]))).outline == []


def test_the_search_for_what_must_not_be_in_a_paper_would_find_it() -> None:
    parts = (
        Heading(1, "Titel"),
        Heading(2, "Lesezeichen"),
        Paragraph("Wort " * 30 + "Erika Muster wohnt hier " * 10),
        Paragraph((Run("hier", link="mailto:erika@example.org"),)),
        Figure(picture(), "Bildtext Erika"),
        Table((Column(),), (("Zelle",),), header=(("Kopf",),), summary="Zusammenfassung"),
        Paragraph("C̆ırak"),
    )
    file = AssociatedFile("adresse.json", b'{"ort": "Mu\xcc\x88nster"}', description="Beschreibung")
    paper = Document(
        "Name der Datei", parts, author="Verfasserin", subject="Gegenstand", header="Kopfzeile", files=(file,)
    )
    found = everything_in(render(paper))
    for words in (
        "Erika Muster wohnt hier Erika Muster wohnt",
        *("Lesezeichen", "erika@example.org", "Bildtext Erika", "Zusammenfassung", "Zelle", "C̆ırak", "adresse.json"),
        *('{"ort": "Mu\u0308nster"}', "Beschreibung", "Verfasserin", "Gegenstand", "Name der Datei", "Kopf"),
    ):
        assert words in found
    assert "Hans Beispiel" not in found
