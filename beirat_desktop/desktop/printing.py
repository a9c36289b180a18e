"""Papers on their way out: to a printer, or to the viewer the system has for PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.handed_out import hand_out
from beirat_desktop.desktop.progress import Cancelled, Progress
from beirat_desktop.desktop.widgets.dialog import go_with_caller
from beirat_desktop.desktop.widgets.preview import Reader
from beirat_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

RESOLUTION = 300
"""Dots to the inch; what office printers show, and no more bytes than they need."""


class PrinterTrouble(Exception):
    """The printer did not take the pages."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side to print; page None leaves it empty, so that the next paper begins on a sheet of its own."""

    paper: int
    page: int | None


def sides(counts: Sequence[int], *, duplex: bool, first: int = 0, last: int = 0, copies: int = 1) -> list[Sheet]:
    """What is printed, side by side: first and last count from 1 over all papers, 0 means all."""
    wanted: list[Sheet] = []
    number = 0
    for paper, count in enumerate(counts):
        pages = []
        for page in range(count):
            number += 1
            if not first or first <= number <= (last or first):
                pages.append(Sheet(paper, page))
        wanted += pages
        if duplex and len(pages) % 2:
            wanted.append(Sheet(paper, None))
    whole = wanted * copies
    # Nothing follows the last one, so its back needs no empty side.
    return whole[:-1] if whole and whole[-1].page is None else whole


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """The system's own print dialog; None when the user gave up."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    go_with_caller(dialog)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


class PrintJob(QObject):
    """Prints papers one after the other: each page is drawn in the background, then painted here. Done, it goes.

    Signals:
        finished: how many papers were printed.
        failed: what went wrong; Cancelled when the user stopped it.
    """

    finished = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        reader: Reader,
        printer: QPrinter,
        papers: Sequence[bytes],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.progress = Progress()
        self._background = background
        self._reader = reader
        self._printer = printer
        self._papers = tuple(papers)
        self._sheets: list[Sheet] = []
        self._sizes: list[list[tuple[float, float]]] = []
        self._at = 0
        self._painter = QPainter()
        # Whoever prints stays open for hours, and each job holds the papers it printed.
        self.finished.connect(self.deleteLater)
        self.failed.connect(self.deleteLater)

    def start(self) -> None:
        """Measure the pages, then print."""
        self._background.run(self._on_measured, self._stop, _sizes, self._reader, self._papers)

    def _on_measured(self, sizes: list[list[tuple[float, float]]]) -> None:
        printer = self._printer
        self._sizes = sizes
        copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        duplex = printer.duplex() != type(printer).DuplexMode.DuplexNone
        self._sheets = sides(
            [len(pages) for pages in sizes],
            duplex=duplex,
            first=printer.fromPage(),
            last=printer.toPage(),
            copies=max(copies, 1),
        )
        printer.setFullPage(True)
        self._turn_paper()
        if not self._sheets:
            self.finished.emit(0)
        elif not self._painter.begin(printer):
            self._stop(PrinterTrouble(printer.printerName()))
        else:
            self._next()

    def _next(self) -> None:
        try:
            self.progress.step(self._at, len(self._sheets))
        except Cancelled as stopped:
            self._printer.abort()
            self._stop(stopped)
            return
        if self._at == len(self._sheets):
            self._painter.end()
            self.finished.emit(len(self._papers))
            return
        if self._at:
            self._turn_paper()
            if not self._printer.newPage():
                self._stop(PrinterTrouble(self._printer.printerName()))
                return
        sheet = self._sheets[self._at]
        if sheet.page is None:
            self._at += 1
            self._next()
            return
        scale = min(self._printer.resolution(), RESOLUTION) / 72
        self._background.run(
            self._on_drawn, self._stop, self._reader.picture, self._papers[sheet.paper], sheet.page, scale
        )

    def _turn_paper(self) -> None:
        """Lay the paper as wide as the next page wants it."""
        sheet = self._sheets[self._at] if self._sheets else None
        if sheet is not None and sheet.page is not None:
            width, height = self._sizes[sheet.paper][sheet.page]
            orientations = QPageLayout.Orientation
            self._printer.setPageOrientation(orientations.Landscape if width > height else orientations.Portrait)

    def _on_drawn(self, picture: tuple[int, int, bytes]) -> None:
        width, height, data = picture
        image = QImage(data, width, height, width * 3, QImage.Format.Format_RGB888)
        whole = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRectF(whole), image)
        self._at += 1
        self._next()

    def _stop(self, error: Exception) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.failed.emit(error)


def open_in_viewer(pdf: bytes, file_name: str) -> Path:
    """Show a paper in the program the system has for it; it sees a copy, the record keeps its own.

    Refuses where there is no such program.
    """
    file, taken = hand_out(pdf, file_name)
    if not taken:
        raise Refused("file.no_viewer", name=file.name, folder=str(file.parent))
    return file


def _sizes(reader: Reader, papers: Sequence[bytes]) -> list[list[tuple[float, float]]]:
    return [list(reader.sizes(pdf)) for pdf in papers]
