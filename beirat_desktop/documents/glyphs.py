"""Which characters the papers can print."""

from __future__ import annotations

import unicodedata

from beirat_desktop.documents.engine.fonts import face_of, paper_face

_STEERING = frozenset("\n\r\t")


def unprintable(text: str) -> tuple[int, ...]:
    """The places of characters that no face of the papers has."""
    base = paper_face()
    if base.characters.issuperset(text):
        return ()
    kept = {
        character: character in _STEERING
        or all(face_of(part, base) is not None for part in unicodedata.normalize("NFC", character))
        for character in set(text)
    }
    return tuple(place for place, character in enumerate(text) if not kept[character])
