"""What two wordings have in common and where they differ, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


class Kind(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stayed, went or came."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """The way from one wording to the other; what went stands before what came in its place."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    stretches: list[Stretch] = []
    # autojunk would take frequent words of a long text for noise and miss that they moved.
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            stretches.append(Stretch(Kind.SAME, "".join(old[i:j])))
            continue
        if i < j:
            stretches.append(Stretch(Kind.REMOVED, "".join(old[i:j])))
        if k < m:
            stretches.append(Stretch(Kind.ADDED, "".join(new[k:m])))
    return tuple(stretches)
