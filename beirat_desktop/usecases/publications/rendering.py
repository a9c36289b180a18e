"""Papers as pages: drawn, or refused in a sentence where the letters are lacking; and what their files are called."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from beirat_desktop.documents.model import Document
from beirat_desktop.documents.render import MissingGlyphError, Rendered, render_run, render_with_map
from beirat_desktop.domain.errors import Refused

LONGEST_NAME = 80
_NAMED = 3
"""So many of the characters that cannot be printed are named."""


def draw(document: Document) -> Rendered:
    """The paper and where its anchors stand."""
    return _drawn(lambda: render_with_map(document))


def draw_run(documents: Sequence[Document], title: str) -> Rendered:
    """Several papers as one file."""
    return _drawn(lambda: render_run(documents, title))


def _drawn(draws: Callable[[], Rendered]) -> Rendered:
    try:
        return draws()
    except MissingGlyphError as error:
        raise _refused(error) from error


def _refused(error: MissingGlyphError) -> Refused:
    """Which characters, and where the first of them stands; in a heading itself these words tell it."""
    named = [
        f"{one} (U+{ord(one):04X})" if one.isprintable() else f"U+{ord(one):04X}" for one in error.characters[:_NAMED]
    ]
    characters = (*named, "…") if len(error.characters) > _NAMED else tuple(named)
    if error.heading and error.characters[0] not in error.heading:
        return Refused("paper.not_printable", characters=characters, around=error.around, heading=error.heading)
    return Refused("paper.not_printable_at", characters=characters, around=error.around)


def file_name(*words: str, draft: bool = False, publication: bool = False) -> str:
    """A name every file system takes: Entwurf-Vorlage-20113004-Integrationsplan-öffentlich.pdf."""
    spaced = "".join(sign if sign.isalnum() else " " for sign in " ".join(words))
    name = "-".join(spaced.split())[:LONGEST_NAME].strip("-")
    return f"{'Entwurf-' if draft else ''}{name}{'-öffentlich' if publication else ''}.pdf"
