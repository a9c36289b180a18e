"""Whether words could be read where they stood: those in the colour of their ground, and tiny ones, were hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

Colour = tuple[int, int, int]
"""Red, green and blue, each up to 255."""
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
_NEAR = 24
"""Of 255 steps: no eye tells colours apart that differ by less in each of their parts."""
_TINY = 3.0
"""Points of a type that nobody reads."""
_NAMES: dict[str, Colour] = {
    **dict.fromkeys(("white", "window", "canvas", "background1"), WHITE),
    **dict.fromkeys(("black", "windowtext", "canvastext"), BLACK),
    **{"snow": (255, 250, 250), "ivory": (255, 255, 240), "ghostwhite": (248, 248, 255), "seashell": (255, 245, 238)},
    **{"floralwhite": (255, 250, 240), "mintcream": (245, 255, 250), "azure": (240, 255, 255)},
    **{"aliceblue": (240, 248, 255), "whitesmoke": (245, 245, 245), "silver": (192, 192, 192)},
    **{"gray": (128, 128, 128), "grey": (128, 128, 128), "red": (255, 0, 0), "maroon": (128, 0, 0)},
    **{"yellow": (255, 255, 0), "olive": (128, 128, 0), "lime": (0, 255, 0), "green": (0, 128, 0)},
    **{"aqua": (0, 255, 255), "cyan": (0, 255, 255), "teal": (0, 128, 128), "blue": (0, 0, 255), "navy": (0, 0, 128)},
    **{"fuchsia": (255, 0, 255), "magenta": (255, 0, 255), "purple": (128, 0, 128), "orange": (255, 165, 0)},
    **{"darkblue": (0, 0, 139), "darkred": (139, 0, 0), "darkgreen": (0, 100, 0), "darkyellow": (128, 128, 0)},
    **{"lightgray": (211, 211, 211), "darkgray": (169, 169, 169), "darkcyan": (0, 139, 139)},
}
_KEPT = frozenset(("", "inherit", "currentcolor", "initial", "unset", "none", "revert"))
_UNITS = {"pt": 1.0, "px": 0.75, "pc": 12.0, "mm": 2.83, "cm": 28.3, "in": 72.0, "rem": 12.0}
_SIZE = re.compile(r"(?<![\w.#-])(\d{0,6}(?:\.\d{1,6})?|\.\d{1,6})(pt|px|pc|mm|cm|in|rem|em|%)?(?![\w%])")
_WRITTEN = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^)]{1,60}\)|[a-z0-9]{3,20}")
_PART = re.compile(r"[\d.]{1,8}%?")


@dataclass(frozen=True, slots=True)
class Ink:
    """Colour and ground of words, None where they cannot be told, and their size in points."""

    colour: Colour | None = None
    ground: Colour | None = WHITE
    points: float = 12.0

    @property
    def unread(self) -> bool:
        """Whether nobody can read words in it."""
        if self.points < _TINY:
            return True
        if self.colour is None or self.ground is None:
            return False
        return all(abs(one - other) <= _NEAR for one, other in zip(self.colour, self.ground, strict=True))

    def coloured(self, written: str) -> Ink:
        """In a colour as style sheets, .docx and .odt write it."""
        if written in _KEPT:
            return self
        colour, cover = _colour(written)
        return replace(self, colour=self.ground if cover < 0.1 else colour)

    def on(self, written: str) -> Ink:
        """On a ground, of which a style sheet may tell more than its colour."""
        if "url(" in written or "gradient" in written:
            return replace(self, ground=None)
        for one in _WRITTEN.findall(written):
            colour, cover = _colour(one)
            if one in _KEPT or cover == 0:
                continue
            return replace(self, ground=colour if cover == 1 else None)
        return self

    def sized(self, written: str) -> Ink:
        """In a size with its unit, relative to this one where that is said."""
        found = _SIZE.search(written)
        if found is None or not found[1]:
            return self
        size, unit = float(found[1]), found[2] or "px"
        one = {"em": self.points, "%": self.points / 100}.get(unit) or _UNITS.get(unit, 0.0)
        return replace(self, points=size * one)


USUAL = Ink()
"""Of a text that says nothing: it is read on any ground."""


@lru_cache(maxsize=512)
def _colour(written: str) -> tuple[Colour | None, float]:
    """A colour, None for one that cannot be told, and how much of the ground it covers."""
    if written == "transparent":
        return None, 0
    if written in _NAMES:
        return _NAMES[written], 1
    bare = written.removeprefix("#")
    if re.fullmatch(r"[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8}", bare):
        parts = [one * 2 for one in bare] if len(bare) < 5 else [bare[at : at + 2] for at in range(0, len(bare), 2)]
        numbers = [int(one, 16) for one in parts]
        return (numbers[0], numbers[1], numbers[2]), numbers[3] / 255 if len(numbers) > 3 else 1
    parts = _PART.findall(written)
    if not written.startswith("rgb") or len(parts) < 3 or any(one.count(".") > 1 for one in parts):
        return None, 1
    values = [float(one.rstrip("%") or 0) * (2.55 if one.endswith("%") else 1) for one in parts[:3]]
    cover = float(parts[3].rstrip("%")) / (100 if parts[3].endswith("%") else 1) if len(parts) > 3 else 1
    return (round(values[0]), round(values[1]), round(values[2])), cover
