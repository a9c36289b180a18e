"""Printing: what comes out of the printer, in which order, and what happens when it is stopped."""

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter

from beirat_desktop.desktop import handed_out
from beirat_desktop.desktop.printing import PrintJob, Sheet, open_in_viewer, sides
from beirat_desktop.desktop.progress import Cancelled
from beirat_desktop.documents.model import Document, PageBreak, Paragraph
from beirat_desktop.documents.render import render
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.usecases.publications.pdf_reader import PdfReader
from tests.documents.reading import sizes_of


def paper(*pages: str) -> bytes:
    parts = [part for page in pages for part in (Paragraph(page), PageBreak())][:-1]
    return render(Document(title="Papier", parts=tuple(parts)))


@pytest.fixture
def printer(tmp_path):
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def printed_pages(tmp_path) -> int:
    return len(sizes_of(tmp_path / "printed.pdf"))


def test_papers_are_printed_one_after_the_other(background, printer, tmp_path, theme, qtbot):
    job = PrintJob(background, PdfReader(), printer, [paper("eins", "zwei"), paper("drei")])
    with qtbot.waitSignal(job.finished) as finished:
        job.start()
    assert finished.args == [2]
    assert printed_pages(tmp_path) == 3


def test_on_both_sides_every_paper_begins_on_a_sheet_of_its_own(
    background, printer, tmp_path, monkeypatch, theme, qtbot
):
    # A PDF has no back; the mode stands for what a printer says of itself.
    monkeypatch.setattr(printer, "duplex", lambda: QPrinter.DuplexMode.DuplexLongSide)
    job = PrintJob(background, PdfReader(), printer, [paper("eins"), paper("zwei")])
    with qtbot.waitSignal(job.finished):
        job.start()
    assert printed_pages(tmp_path) == 3


def test_a_chosen_range_counts_over_all_papers(background, printer, tmp_path, theme, qtbot):
    printer.setFromTo(2, 3)
    job = PrintJob(background, PdfReader(), printer, [paper("eins", "zwei"), paper("drei", "vier")])
    with qtbot.waitSignal(job.finished):
        job.start()
    assert printed_pages(tmp_path) == 2


def test_a_wide_page_turns_the_paper(background, printer, tmp_path, theme, qtbot):
    wide = render(Document(title="Liste", parts=(Paragraph("breit"),), landscape=True))
    job = PrintJob(background, PdfReader(), printer, [paper("hoch"), wide, paper("hoch")])
    with qtbot.waitSignal(job.finished):
        job.start()
    sizes = sizes_of(tmp_path / "printed.pdf")
    assert [width > height for width, height in sizes] == [False, True, False]


def test_printing_can_be_stopped(background, printer, theme, qtbot):
    job = PrintJob(background, PdfReader(), printer, [paper("eins", "zwei", "drei")])
    job.progress.cancelled = True
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert isinstance(failed.args[0], Cancelled)


@pytest.mark.parametrize("stopped", [False, True])
def test_a_job_that_is_done_does_not_stay_with_whoever_printed(background, printer, theme, qtbot, stopped):
    printing = QObject()
    job = PrintJob(background, PdfReader(), printer, [paper("eins", "zwei")], printing)
    assert printing.children() == [job]
    job.progress.cancelled = stopped
    with qtbot.waitSignal(job.failed if stopped else job.finished):
        job.start()
    qtbot.waitUntil(lambda: printing.children() == [])


def test_an_empty_side_stands_only_between_papers():
    assert sides([1, 2], duplex=True) == [Sheet(0, 0), Sheet(0, None), Sheet(1, 0), Sheet(1, 1)]
    assert sides([1, 1], duplex=True) == [Sheet(0, 0), Sheet(0, None), Sheet(1, 0)]
    assert sides([1, 1], duplex=False) == [Sheet(0, 0), Sheet(1, 0)]


def test_copies_are_sorted_by_set():
    assert sides([2], duplex=False, copies=2) == [Sheet(0, 0), Sheet(0, 1)] * 2


def test_the_viewer_gets_a_copy_under_the_papers_own_name(monkeypatch, theme):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    file = open_in_viewer(b"%PDF-", "Auszug-TOP-4.pdf")
    assert (file.name, file.read_bytes()) == ("Auszug-TOP-4.pdf", b"%PDF-")
    assert opened == [QUrl.fromLocalFile(str(file))]
    file.unlink()


def test_where_nothing_shows_papers_the_place_of_the_copy_is_told(monkeypatch, theme):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with pytest.raises(Refused, match=r"file\.no_viewer") as refused:
        open_in_viewer(b"%PDF-", "Auszug-TOP-4.pdf")
    said = refusal(refused.value)
    assert said.startswith("Auf diesem PC öffnet kein Programm „Auszug-TOP-4.pdf“.")
    assert str(handed_out.folder()) in said
