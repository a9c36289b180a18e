"""A letter with nothing to say, which shows how a letterhead looks."""

from __future__ import annotations

from beirat_desktop.documents.model import Document, Letter, Paragraph
from beirat_desktop.domain.places import Letterhead


def letterhead_sample(letterhead: Letterhead) -> Document:
    """The sheet; anchors are the names of the letterhead's fields."""
    filler = "Hier steht der Text des Schreibens."
    return Document(
        title="Briefkopf",
        author=letterhead.lines[0] if letterhead.lines else "Briefkopf",
        letter=Letter(
            return_line=letterhead.return_line,
            address=("Frau", "Erika Muster", "Musterstraße 1", "67059 Ludwigshafen"),
            subject="So sieht der Briefkopf aus",
            letterhead=letterhead.lines,
            information=letterhead.information,
            letterhead_anchor="lines",
            information_anchor="information",
        ),
        parts=(Paragraph("Sehr geehrte Frau Muster,"), Paragraph(filler)),
        footer=(letterhead.footer,) if letterhead.footer else (),
        watermark="Muster",
    )
