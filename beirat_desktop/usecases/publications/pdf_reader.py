"""Finished papers as pictures and text, for the preview on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from beirat_desktop.domain.reading import LeftOut, Loss

if TYPE_CHECKING:
    from beirat_desktop.documents.engine.rows import Place
    from beirat_desktop.documents.preview import Preview


class PdfReader:
    """Keeps the paper it read last open, because a preview asks for sizes, text and pictures in turn."""

    def __init__(self) -> None:
        self._pdf = b""
        self._open: Preview | None = None

    def sizes(self, pdf: bytes) -> Sequence[tuple[float, float]]:
        """Width and height of each page in points."""
        paper = self._paper(pdf)
        return [paper.size(page) for page in range(paper.page_count)]

    def picture(self, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
        """Width, height and raw RGB bytes of one page; scale is pixels per point."""
        picture = self._paper(pdf).picture(page, scale)
        wide = picture.width * 3
        if picture.stride == wide:
            return picture.width, picture.height, picture.data
        rows = (picture.data[start : start + wide] for start in range(0, len(picture.data), picture.stride))
        return picture.width, picture.height, b"".join(rows)

    def texts(self, pdf: bytes) -> Sequence[str]:
        """The text of each page."""
        paper = self._paper(pdf)
        return [paper.text(page) for page in range(paper.page_count)]

    def find(self, pdf: bytes, words: str) -> Sequence[Place]:
        """Where the words stand."""
        return [box for hit in self._paper(pdf).search(words) for box in hit.boxes]

    def close(self) -> None:
        """Let go of the paper that is open."""
        if self._open is not None:
            self._open.close()
        self._pdf, self._open = b"", None

    def _paper(self, pdf: bytes) -> Preview:
        from beirat_desktop.documents.preview import Preview

        if self._open is None or pdf is not self._pdf:
            opened = Preview(pdf)
            self.close()
            self._pdf, self._open = pdf, opened
        return self._open


def seen_words_of(pdf: bytes) -> tuple[str, tuple[LeftOut, ...]]:
    """The words of such a file that are seen on its pages, and what is left out of them: hidden, struck, remarks."""
    from beirat_desktop.documents.preview import rejoined
    from beirat_desktop.documents.seen import pages_seen

    pages = pages_seen(pdf)
    kinds = ((Loss.HIDDEN, "hidden"), (Loss.STRUCK, "struck"), (Loss.COMMENT, "remarks"))
    found = [LeftOut(loss, words) for page in pages for loss, name in kinds for words in getattr(page, name)]
    return rejoined("\n".join(page.text for page in pages)), tuple(found)


def words_of(pdf: bytes) -> str:
    """All words of a PDF file from anywhere, "" for one without."""
    from beirat_desktop.documents.preview import rejoined, text_of_pdf

    return rejoined(text_of_pdf(pdf))
