"""Alphabetical order as German lists have it (DIN 5007-1)."""

from __future__ import annotations

import unicodedata


def sort_key(text: str) -> tuple[str, str]:
    """Orders ä like a and ß like ss, other marks likewise; the text itself settles what is still equal."""
    bare = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)), text
