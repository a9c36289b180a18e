"""Sentences of the papers as the office words them."""

from __future__ import annotations

from beirat_desktop.german.text_blocks import TEXT_BLOCKS
from beirat_desktop.store.unit import Unit


def worded(unit: Unit, key: str) -> str:
    """The office's own words for a sentence, else the usual ones."""
    own = next(iter(unit.text_blocks.where(key=key)), None)
    return own.text if own is not None else TEXT_BLOCKS[key].usual
