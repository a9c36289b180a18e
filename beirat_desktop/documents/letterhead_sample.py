"""A letter with nothing to say, which shows how a letterhead looks."""

from __future__ import annotations

from beirat_desktop.documents.letterhead import letter_head
from beirat_desktop.documents.model import Document, Letter, Paragraph
from beirat_desktop.domain.places import Letterhead


def letterhead_sample(letterhead: Letterhead, logo: bytes = b"") -> Document:
    """The sheet; anchors are the names of the letterhead's fields."""
    head = letter_head(letterhead, logo)
    filler = "Hier steht der Text des Schreibens."
    return Document(
        title="Briefkopf",
        author=head.lines[0] if head.lines else "Briefkopf",
        letter=Letter(
            return_line=head.return_line,
            address=("Frau", "Erika Muster", "Musterstraße 1", "67059 Ludwigshafen"),
            subject="So sieht der Briefkopf aus",
            letterhead=head.lines,
            logo=head.logo,
            information=head.information,
            letterhead_anchor="lines",
            information_anchor="information",
        ),
        parts=(Paragraph("Sehr geehrte Frau Muster,"), Paragraph(filler)),
        footer=head.footer,
        watermark="Muster",
    )
