"""Files behind the letters that name them, in one file for the printer."""

from __future__ import annotations

import io

import pypdf
import pypdfium2
import pytest

from beirat_desktop.documents.model import Document, PageBreak, Paragraph
from beirat_desktop.documents.print_run import MOST_PAGES, printable, with_pages
from beirat_desktop.documents.render import render, render_run
from tests.documents.samples import picture


def paper(*pages: str) -> Document:
    parts: list[Paragraph | PageBreak] = []
    for words in pages:
        parts += [*([PageBreak()] if parts else []), Paragraph(words)]
    return Document(pages[0], tuple(parts))


def words_of(pdf: bytes) -> list[str]:
    return [page.extract_text().strip() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_each_file_stands_behind_its_letter_on_sheets_of_its_own() -> None:
    plan, sheet = render(paper("Plan 1", "Plan 2")), render(paper("Blatt"))
    run = render_run([paper("Brief A"), paper("Brief B", "Brief B 2", "Brief B 3"), paper("Brief C")], "Briefe")
    made = words_of(with_pages(run, [[plan, sheet], [sheet], []]))
    assert [page.split("\n")[0] for page in made] == [
        *("Brief A", "", "Plan 1", "Plan 2", "Blatt", ""),
        *("Brief B", "Brief B 2", "Brief B 3", "", "Blatt", "", "Brief C"),
    ]


def test_a_file_that_goes_into_every_envelope_is_kept_once() -> None:
    plan = render(paper("Plan"))
    letters = [paper(f"Brief {number}") for number in range(30)]
    run = render_run(letters, "Briefe")
    once = len(with_pages(run, [[plan], *([] for _ in letters[1:])]))
    assert len(with_pages(run, [[plan]] * 30)) < once + 30 * 2_000


def test_letters_that_bring_nothing_stay_as_they_are() -> None:
    run = render_run([paper("Brief A"), paper("Brief B")], "Briefe")
    assert with_pages(run, [[], []]) == run.pdf


def locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(render(paper("geheim")))))
    writer.encrypt("geheim")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def book() -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(MOST_PAGES + 1):
        document.new_page(100, 100)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"%PDF-1.7 kaputt", locked(), book(), b"\x89PNG kaputt", b"Subject: x"]
)
def test_what_has_no_pages_to_print_is_none(content: bytes) -> None:
    assert printable(content, "Anlage") == b""


def test_a_picture_becomes_one_page_with_its_name() -> None:
    (page,) = words_of(printable(picture("RGB"), "Lageplan.png"))
    assert "Lageplan.png" in page
