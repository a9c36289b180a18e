"""What Strg+K finds: records and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from beirat_desktop.domain.searching import Excerpt


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: kind is the noun it is opened by, word what the chip calls it, sub where and when it was.

    look: the title with its marks, and a line of the record in which the words stand; asked for when the hit is seen.
    """

    kind: str
    id: str
    title: str
    sub: str = ""
    word: str = ""
    look: Callable[[], tuple[Excerpt, Excerpt]] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Results:
    """The hits, and what is said of them below: that there are more, or what was looked for instead."""

    hits: Sequence[Hit] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the program can do, found by its name."""

    title: str
    run: Callable[[], object]
    shortcut: str = ""


Search = Callable[[str], Results]
