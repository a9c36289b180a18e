"""How a letter ends: greeting and signature, and beside them what comes with it."""

from __future__ import annotations

from beirat_desktop.documents.model import Columns, Item, List, Paragraph, Part, Style, Tied, Together


def letter_end(greeting: Part, signature: Part, enclosures: tuple[str, ...] = (), anchor: str = "") -> Part:
    """The end, tied to what stands before it: a page with a signature or enclosures alone could belong to any letter.

    The enclosures stand beside the signature, as DIN 5008 allows, so that they need no page of their own.
    """
    end: Part = Together((greeting, signature))
    if enclosures:
        label = "Anlage" if len(enclosures) == 1 else "Anlagen"
        names = List(tuple(Item("–", (Paragraph(name, tight=True),)) for name in enclosures), 5, bullets=True)
        end = Columns((end, Together((Paragraph(label, Style.ENCLOSURES, anchor, tight=True), names))))
    return Tied((end,))
