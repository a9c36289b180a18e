"""What was read of a text that another program wrote, and what of it could not be taken over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from beirat_desktop.domain.text import RichText


class Loss(StrEnum):
    """What was not taken over, or not as it stood."""

    STRUCK = "struck"
    HIDDEN = "hidden"
    COMMENT = "comment"
    PICTURE = "picture"
    LINK = "link"
    FOOTNOTE = "footnote"
    SIGN = "sign"
    RAISED = "raised"
    LEVEL = "level"
    TABLE = "table"
    PLACED_TABLE = "placed_table"
    CELLS = "cells"
    TEXT_BOX = "text_box"
    INSERTED = "inserted"
    FORMULA = "formula"
    EMBEDDED = "embedded"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One place: what kind of thing it was, and its words."""

    loss: Loss
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The text, and in its order what does not stand in it as it stood before."""

    text: RichText
    left_out: tuple[LeftOut, ...] = ()
