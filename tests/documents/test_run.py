"""Many letters as one file for the printer."""

from __future__ import annotations

import io

import pdfplumber
import pypdf

from beirat_desktop.documents.model import Document, Letter, Paragraph
from beirat_desktop.documents.render import render, render_run
from tests.documents.reading import assert_publishable, text_of


def letter(name: str, pages: int) -> Document:
    body = tuple(Paragraph(f"Absatz {number} an {name}. " * 12) for number in range(1 + (pages - 1) * 16))
    head = Letter("Geschäftsstelle · Markt 1 · 67059 Ort", (f"Frau {name}", "Weg 1", "67059 Ort"), "Einladung")
    return Document(f"Einladung {name}", body, "Beirat", letter=head, header="Einladung")


LETTERS = [letter("Ağırbaş", 1), letter("Muster", 2), letter("Nord", 3), letter("Zoll", 1)]


def test_every_letter_begins_on_a_sheet_of_its_own_and_counts_its_own_pages() -> None:
    lengths = [len(pypdf.PdfReader(io.BytesIO(render(one))).pages) for one in LETTERS]
    assert lengths == [1, 2, 3, 1]
    run = render_run(LETTERS, "Briefe")
    assert run.pages == 9  # 1, empty, 2, 3, empty, 1: only the last back needs none
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(run.pdf)).pages]
    for first, name in ((0, "Ağırbaş"), (2, "Muster"), (4, "Nord"), (8, "Zoll")):
        assert f"Frau {name}" in pages[first]
        assert sum(f"Frau {name}" in page for page in pages) == 1
    assert [number for number, words in enumerate(pages) if not words.strip()] == [1, 7]
    assert "Seite 1 von 2" in pages[2]
    assert "Seite 3 von 3" in pages[6]
    assert "Seite" not in pages[8]


def test_each_address_stands_in_the_window_of_the_envelope() -> None:
    run = render_run(LETTERS, "Briefe")
    with pdfplumber.open(io.BytesIO(run.pdf)) as pdf:
        found = {}
        for number in (0, 2, 4, 8):
            # DIN 5008 form B: the field is 85 mm wide and lies 45 to 90 mm below the edge, 20 mm from the left.
            window = pdf.pages[number].crop([mm / 25.4 * 72 for mm in (20, 45, 105, 90)])
            found[number] = window.extract_text().splitlines()
    assert [lines[-3:] for lines in found.values()] == [
        [f"Frau {name}", "Weg 1", "67059 Ort"] for name in ("Ağırbaş", "Muster", "Nord", "Zoll")
    ]


def test_a_run_is_accessible_and_says_what_its_letters_say() -> None:
    run = render_run(LETTERS, "Briefe")
    assert_publishable(run.pdf)
    assert run.pdf == render_run(LETTERS, "Briefe").pdf
    apart = "".join(text_of(render(one)) for one in LETTERS)
    assert "".join(text_of(run.pdf).split()) == "".join(apart.split())


def test_one_letter_alone_is_the_letter_itself() -> None:
    assert text_of(render_run(LETTERS[1:2], "Brief").pdf) == text_of(render(LETTERS[1]))
