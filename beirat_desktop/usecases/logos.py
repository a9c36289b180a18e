"""The logos of letterheads: taken in from a file, found again for a letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from beirat_desktop.documents.logo import UnusableLogoError, ready_logo
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.places import Letterhead
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.files import read_file

if TYPE_CHECKING:
    from beirat_desktop.documents.logo import LogoProblem

LARGEST = 5 * 1024 * 1024
"""Bytes of the largest file taken for a logo."""


def read_logo(file: Path) -> bytes:
    """The picture in a file the user chose, ready for a letterhead; refused in a sentence where it is none."""
    try:
        content = read_file(file, LARGEST)
    except Refused as error:
        if error.rule == "file.too_large":
            size = error.facts["megabytes"]
            raise Refused("logo.too_large", name=file.name, megabytes=size, largest=LARGEST // 2**20) from None
        raise
    try:
        return ready_logo(content)
    except UnusableLogoError as error:
        raise _unusable(error.problem, file.name) from None


def _unusable(problem: LogoProblem, name: str) -> Refused:
    match problem:
        case "unsupported":
            return Refused("logo.unsupported", name=name)
        case "too_many_pixels":
            return Refused("logo.too_many_pixels", name=name)
        case "animated":
            return Refused("logo.animated", name=name)
        case "damaged":
            return Refused("logo.damaged", name=name)


def logo_bytes(unit: Unit, letterhead: Letterhead) -> bytes:
    """The picture of a letterhead, b"" where it has none."""
    return unit.blob(letterhead.logo.sha512) if letterhead.logo is not None else b""
