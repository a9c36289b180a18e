"""Taking the data out of a paper that came by mail."""

from __future__ import annotations

from beirat_desktop.documents.preview import PDFIUM

LARGEST_PAPER = 50_000_000
LARGEST_FILE = 5_000_000
MOST_FILES = 20


class UnreadablePaperError(ValueError):
    """The file is no PDF, damaged, locked, or larger than a paper can be."""


def attached_files(pdf: bytes) -> dict[str, bytes]:
    """The files inside a PDF by name; those without data, too large or beyond the twentieth are left out.

    Raises UnreadablePaperError. What the files contain is not looked at.
    """
    import pypdfium2

    if len(pdf) > LARGEST_PAPER:
        raise UnreadablePaperError(f"{len(pdf)} bytes")
    files: dict[str, bytes] = {}
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise UnreadablePaperError(str(error)) from error
        try:
            for index in range(min(document.count_attachments(), MOST_FILES)):
                attachment = document.get_attachment(index)
                data = bytes(attachment.get_data())
                if len(data) <= LARGEST_FILE:
                    files[attachment.get_name()] = data
        except pypdfium2.PdfiumError as error:
            raise UnreadablePaperError(str(error)) from error
        finally:
            document.close()
    return files
