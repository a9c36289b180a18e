"""Where German sentences end: not behind „Dr.“, „z. B.“ or „am 1. Juli“."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?])(?P<seam>\s+)(?=[A-ZÄÖÜ„])")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:Dr|Prof|St|Nr|Abs|Art|Hr|Fr|Dipl|Ing|Str|bzw|ca|evtl|ggf|inkl|geb|sog|insb|vgl|lt|gem|zzgl|Mio|Mrd"
    r"|(?<=\S )[A-Za-z]|(?<=\w )\d{1,2})\.$"
)
"""A number or a letter only behind a word; before a sentence it counts it."""


def sentences(text: str) -> tuple[list[str], list[str]]:
    """The sentences of a text, and what stands between each two."""
    made, seams, begin = [], [], 0
    for end in _END.finditer(text):
        if _ABBREVIATION.search(text[begin : end.start()]):
            continue
        made.append(text[begin : end.start()])
        seams.append(end["seam"])
        begin = end.end()
    return [*made, text[begin:]], seams
