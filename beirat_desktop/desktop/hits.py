"""What Strg+K finds: records and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from beirat_desktop.domain.searching import Excerpt


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: kind is the noun it is opened by, word what the chip calls it, sub where and when it was.

    title_marks: where in the title the words stand that were looked for. context: a line of the record in which they
    stand, asked for when the hit is painted.
    """

    kind: str
    id: str
    title: str
    sub: str = ""
    word: str = ""
    title_marks: tuple[tuple[int, int], ...] = ()
    context: Callable[[], Excerpt] = field(default=lambda: Excerpt(""), compare=False)


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
