"""PDFium must not be called by two threads at once: whoever calls it holds its lock, also for what is closed."""

from __future__ import annotations

import gc
from contextlib import suppress

import pytest
from pypdfium2 import PdfiumError, raw

from beirat_desktop.documents.attachments import UnreadablePaperError, opened_paper
from beirat_desktop.documents.drawn import drawn_otherwise
from beirat_desktop.documents.page_tables import tables_of
from beirat_desktop.documents.preview import PDFIUM, Preview, pages_of_pdf
from beirat_desktop.documents.print_run import printable
from beirat_desktop.documents.render import render
from beirat_desktop.documents.seen import pages_seen
from tests.documents.reading import text_of
from tests.documents.samples import letter, table
from tests.documents.test_pictures import page, picture

PAPERS = (
    render(letter(table(3))),
    page(picture("JPEG", 900), "/DCTDecode", 90),
    render(letter())[:4000],
    b"%PDF-1.7 broken",
)


@pytest.fixture
def beside(monkeypatch) -> list[str]:
    """What was called without the lock; nothing of what other tests left open, which closes when it is collected."""
    with PDFIUM:
        gc.collect()
    found: list[str] = []

    def watched(name: str, call):
        def called(*arguments):
            if not PDFIUM._is_owned():
                found.append(name)
            return call(*arguments)

        return called

    for name in dir(raw):
        if name.startswith("FPDF") and callable(call := getattr(raw, name)) and not isinstance(call, type):
            monkeypatch.setattr(raw, name, watched(name, call))
    return found


def look(pdf: bytes) -> None:
    with Preview(pdf) as opened:
        opened.picture(0, 0.2)
        opened.search("a")


@pytest.mark.parametrize("pdf", PAPERS, ids=["whole", "too large a picture", "cut off", "broken"])
@pytest.mark.parametrize(
    "work",
    [
        look,
        pages_of_pdf,
        tables_of,
        pages_seen,
        opened_paper,
        drawn_otherwise,
        lambda pdf: printable(pdf, "Anlage"),
        text_of,
    ],
)
def test_nothing_is_asked_or_closed_beside_the_lock(work, pdf, beside) -> None:
    with suppress(PdfiumError, UnreadablePaperError):
        work(pdf)
    gc.collect()
    assert beside == []
