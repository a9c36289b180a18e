"""Papers as pages: drawn, or refused in a sentence where the letters are lacking; and what their files are called."""

from __future__ import annotations

from beirat_desktop.documents.model import Document
from beirat_desktop.documents.render import MissingGlyphError, Rendered, render_with_map
from beirat_desktop.domain.errors import Refused

LONGEST_NAME = 80


def draw(document: Document) -> Rendered:
    """The paper and where its anchors stand."""
    try:
        return render_with_map(document)
    except MissingGlyphError as error:
        raise Refused("paper.not_printable", characters=error.characters) from error


def file_name(*words: str, draft: bool = False, publication: bool = False) -> str:
    """A name every file system takes: Entwurf-Vorlage-20113004-Integrationsplan-öffentlich.pdf."""
    spaced = "".join(sign if sign.isalnum() else " " for sign in " ".join(words))
    name = "-".join(spaced.split())[:LONGEST_NAME].strip("-")
    return f"{'Entwurf-' if draft else ''}{name}{'-öffentlich' if publication else ''}.pdf"
