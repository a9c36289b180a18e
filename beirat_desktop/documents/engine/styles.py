"""The measures of the styles, in points; a line of a letter is 12 points high as DIN 5008 has it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from beirat_desktop.documents.model import Align, Style

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set."""

    size: float = 10.5
    leading: float = 12
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    indent: float = 0
    before: float = 0
    after: float = 6
    spacing: float = 0
    """Extra room between letters, in points."""


_BODY = Look()
_BOLD = replace(_BODY, bold=True)
_INDENT = 8 * MM

LOOKS: dict[Style, Look] = {
    Style.BODY: _BODY,
    Style.BOLD: _BOLD,
    Style.ITALIC: replace(_BODY, italic=True),
    Style.INDENTED: replace(_BODY, indent=_INDENT),
    Style.INDENTED_BOLD: replace(_BOLD, indent=_INDENT),
    Style.CENTRED: replace(_BODY, align=Align.CENTRE),
    Style.CENTRED_BOLD: replace(_BOLD, align=Align.CENTRE),
    Style.SPACED_BOLD: replace(_BOLD, spacing=3),
    Style.RIGHT: replace(_BODY, align=Align.RIGHT),
    Style.SMALL: replace(_BODY, size=8.5, leading=10.5, after=3),
    Style.SUBLINE: replace(_BODY, size=9.5),
    Style.CLOSING: replace(_BODY, before=12),
    Style.ENCLOSURES: replace(_BOLD, before=12),
    Style.SUBJECT: replace(_BOLD, leading=12, after=0),
    Style.TITLE: replace(_BOLD, size=20, leading=24, after=8),
    Style.SUBTITLE: replace(_BOLD, size=12.5, leading=16, after=4),
    Style.HEADING_1: replace(_BOLD, size=16, leading=20, before=6, after=8),
    Style.HEADING_2: replace(_BOLD, size=12, leading=15, before=10, after=4),
    Style.HEADING_3: replace(_BOLD, before=6, after=2),
    Style.HEADING_NEXT: replace(_BOLD, before=12, after=2),
    # Below headings that are bold, and between words that are bold as a whole, both can be told apart.
    Style.SUBHEADING_1: replace(_BOLD, italic=True, before=6, after=2),
    Style.SUBHEADING_2: replace(_BODY, italic=True, before=4, after=2),
    Style.QUOTE: replace(_BODY, italic=True),
    Style.LETTERHEAD: replace(_BOLD, size=14, leading=17, after=1),
    Style.CELL: replace(_BODY, size=9.5, leading=12, after=0),
    Style.CELL_BOLD: replace(_BOLD, size=9.5, leading=12, after=0),
    Style.CELL_SMALL: replace(_BODY, size=8, leading=10, after=0),
}
HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2}
