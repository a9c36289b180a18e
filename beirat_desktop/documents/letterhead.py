"""A sender's letterhead as it stands on a letter: what the office entered, else what is known of the sender."""

from __future__ import annotations

from dataclasses import dataclass

from beirat_desktop.documents.model import Align, Figure
from beirat_desktop.domain.places import Letterhead, LogoPosition
from beirat_desktop.german.logos import usual_alternative
from beirat_desktop.german.unbroken import unbroken_towns

_SIDES = {LogoPosition.RIGHT: Align.RIGHT, LogoPosition.LEFT: Align.LEFT}


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a letter, in the words of the model; footer stands at the foot of every page."""

    lines: tuple[str, ...]
    return_line: str
    information: tuple[tuple[str, str], ...]
    logo: Figure | None
    footer: tuple[str, ...]


def letter_head(
    letterhead: Letterhead,
    logo: bytes,
    *,
    lines: tuple[str, ...] = (),
    return_line: str = "",
    information: tuple[tuple[str, str], ...] = (),
) -> Head:
    """The letterhead with the bytes of its logo, b"" for none; the others stand in where nothing is entered."""
    lines = letterhead.lines or lines
    figure = None
    if letterhead.logo is not None and logo:
        alternative = letterhead.logo.alternative.strip() or usual_alternative(lines[0] if lines else "")
        figure = Figure(logo, alternative, letterhead.logo.width_mm, align=_SIDES[letterhead.logo.position])
    return Head(
        tuple(map(unbroken_towns, lines)),
        unbroken_towns(letterhead.return_line or return_line),
        letterhead.information or information,
        figure,
        (unbroken_towns(letterhead.footer),) if letterhead.footer else (),
    )
