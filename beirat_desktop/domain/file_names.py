"""Names of files that come from elsewhere, so that every system takes them and every paper prints them."""

from __future__ import annotations

import re
from collections.abc import Container

from beirat_desktop.domain.text import nfc

LONGEST = 200
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NOWHERE = re.compile(r'[/\\:*?"<>|]')
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that turn the direction of writing: behind one of them "fdp.exe" is read as "exe.pdf"."""
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Names that Windows keeps for itself, whatever their ending."""


def mended_name(name: str) -> str:
    """The name on one line, without what parts folders or turns the writing, in Unicode, not too long, and none that
    Windows keeps for itself; "anlage" where nothing is left.

    A name that is no UTF-8 comes from an old Windows archive and is read as that wrote it.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        name = name.encode("utf-8", "surrogateescape" if _escaped(name) else "replace").decode("cp1252", "replace")
    name = nfc(_NOWHERE.sub("_", _BLANK.sub(" ", _TURNING.sub("", name)))).replace("\ufffd", "_").strip(" .")
    name = _DEVICE.sub(r"\1_", name, count=1) if _DEVICE.match(name) else name
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST:
        ending = f"{dot}{ending}" if stem and len(ending) <= 10 else ""
        name = f"{name[: LONGEST - len(ending)].rstrip(' .')}{ending}"
    return name or "anlage"


def free_name(name: str, taken: Container[str]) -> str:
    """The name, or with a number where it is taken: Karte (2).pdf."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, f"{dot}{ending}") if stem else (name, "")
    found, number = name, 2
    while found in taken:
        found, number = f"{stem} ({number}){ending}", number + 1
    return found


def _escaped(name: str) -> bool:
    """Whether every half character stands for a byte of a name that is no UTF-8."""
    return all("\udc80" <= sign <= "\udcff" for sign in name if "\ud800" <= sign <= "\udfff")
