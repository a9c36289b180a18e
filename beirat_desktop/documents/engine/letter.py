"""The first page of a letter in DIN 5008 form B; places in millimetres from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace

from beirat_desktop.documents.engine.page import Page
from beirat_desktop.documents.engine.rows import Row, stack_height
from beirat_desktop.documents.engine.story import Story
from beirat_desktop.documents.engine.structure import Element
from beirat_desktop.documents.engine.styles import LOOKS, MM, Look
from beirat_desktop.documents.model import Align, Heading, Letter, Style

LEFT, RIGHT = 25.0, 20.0
LETTERHEAD_TOP, LETTERHEAD_BOTTOM = 12.0, 44.0
LOGO_TOP, LOGO_GAP, LOGO_WIDTH = 10.0, 5.0, 30.0
RETURN_LINE_TOP, NOTES_BOTTOM, ADDRESS_TOP, ADDRESS_HEIGHT, ADDRESS_WIDTH = 45.0, 62.7, 62.7, 27.3, 80.0
INFORMATION_LEFT, INFORMATION_TOP, INFORMATION_WIDTH, INFORMATION_LABEL = 125.0, 50.0, 75.0, 24.0
SUBJECT_TOP = 98.46
FOLD_MARKS, HOLE_MARK = (105.0, 210.0), 148.5
MARK_LEFT, FOLD_LENGTH, HOLE_LENGTH, HAIRLINE = 5.0, 2.5, 4.0, 0.25
LINE = 12.0
"""The pitch of lines in points: 4.23 mm."""

_ADDRESS = Look(size=10.5, leading=LINE, after=0)
_RETURN = Look(size=7.5, leading=5 * MM, after=0)
SMALLEST_RETURN = 7.0
"""In points."""
_INFORMATION = Look(size=9.5, leading=LINE, after=0)
_LABEL = replace(_INFORMATION, size=8)
_SENDER = Look(size=8.5, leading=10.5, after=0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its top in points from the upper edge of the page."""

    row: Row
    top: float


def letter_rows(letter: Letter, story: Story, parent: Element, page_width: float) -> tuple[list[Placed], list[Row]]:
    """What stands at its own place on the first page, and the subject, with which the flow begins."""
    placed = [
        *_letterhead(letter, story, parent, page_width),
        *_address(letter, story, parent),
        *_information(letter, story, parent),
    ]
    width = page_width - (LEFT + RIGHT) * MM
    subject = Heading(1, letter.subject, Style.SUBJECT, letter.subject_anchor)
    rows = story.part(subject, LEFT * MM, width, parent)
    rows[-1].after = 2 * LINE
    return placed, rows


def subject_top(placed: list[Placed]) -> float:
    """Where the subject begins, in points from the upper edge; lower only if the information block is too long."""
    lowest = max((item.top + item.row.height for item in placed), default=0.0)
    return max(SUBJECT_TOP * MM, lowest + LINE / 2)


def draw_marks(page: Page) -> None:
    """Fold and hole marks at the edge of the sheet."""
    for y, length in (*((fold, FOLD_LENGTH) for fold in FOLD_MARKS), (HOLE_MARK, HOLE_LENGTH)):
        height = page.height - y * MM
        page.stroke(MARK_LEFT * MM, height, (MARK_LEFT + length) * MM, height, HAIRLINE)


def _letterhead(letter: Letter, story: Story, parent: Element, page_width: float) -> list[Placed]:
    left, width = LEFT * MM, page_width - (LEFT + RIGHT) * MM
    logo: list[Placed] = []
    if letter.logo is not None:
        # A high one is drawn narrower rather than into the address below.
        tallest = (LETTERHEAD_BOTTOM - LOGO_TOP) * MM
        figure = letter.logo if letter.logo.width or letter.logo.height else replace(letter.logo, width=LOGO_WIDTH)
        image = story.figure(figure, left, width, parent, tallest)
        logo.append(Placed(image, LOGO_TOP * MM))
        taken = image.size[0] + LOGO_GAP * MM
        width -= taken
        if letter.logo.align is Align.LEFT:
            left += taken
    elements = [Element("P", parent) for _ in letter.letterhead]
    return logo + _sender(letter, story, elements, left, width)


def _sender(letter: Letter, story: Story, elements: list[Element], left: float, width: float) -> list[Placed]:
    """The lines of the sender; many or long ones smaller, rather than into the address below."""
    placed: list[Placed] = []
    name = _scaled(LOOKS[Style.LETTERHEAD], _whole(letter, story, left, width))
    for size in (1.0, 0.9, 0.8, 0.7, 0.6):
        placed, top = [], LETTERHEAD_TOP * MM
        for index, (words, element) in enumerate(zip(letter.letterhead, elements, strict=True)):
            look = _scaled(_SENDER if index else name, size)
            rows = story.text(words, look, left, width, element, letter.letterhead_anchor)
            placed += _stack(rows, top)
            top += stack_height(rows) + look.after
        if top <= LETTERHEAD_BOTTOM * MM:
            break
    return placed


def _scaled(look: Look, size: float) -> Look:
    return replace(look, size=look.size * size, leading=look.leading * size, after=look.after * size)


def _whole(letter: Letter, story: Story, left: float, width: float) -> float:
    """How much smaller the sender's name is set so that it stands on one line; 1 where that is of no use."""
    for size in (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7):
        look = _scaled(LOOKS[Style.LETTERHEAD], size)
        if not letter.letterhead or len(story.text(letter.letterhead[0], look, left, width, Element("P"))) == 1:
            return size
    return 1.0


def _address(letter: Letter, story: Story, parent: Element) -> list[Placed]:
    left, width = LEFT * MM, ADDRESS_WIDTH * MM
    placed = _stack(_return_line(letter.return_line, story, parent), RETURN_LINE_TOP * MM)
    if letter.notes:
        notes = story.text("\u2028".join(letter.notes), _RETURN_NOTES, left, width, Element("P", parent))
        placed += _stack(notes, NOTES_BOTTOM * MM - stack_height(notes))
    words = "\u2028".join(letter.address)
    element = Element("P", parent)
    rows = story.text(words, _ADDRESS, left, width, element, letter.address_anchor)
    room = ADDRESS_HEIGHT * MM
    if stack_height(rows) > room:
        # More than six lines, or long ones: smaller, rather than out of the window of the envelope.
        shrunk = room / stack_height(rows)
        look = replace(_ADDRESS, size=_ADDRESS.size * shrunk, leading=_ADDRESS.leading * shrunk)
        rows = story.text(words, look, left, width, element, letter.address_anchor)
    return placed + _stack(rows, ADDRESS_TOP * MM)


def _return_line(words: str, story: Story, parent: Element) -> list[Row]:
    """One line: a long one in smaller letters, then without the street; one still too long takes two lines.

    Nothing is smaller than 7 points, which is what DIN 5008 allows in the window.
    """
    element = Element("P", parent)
    pieces = words.split(" · ")
    shorter = " · ".join((pieces[0], pieces[-1])) if len(pieces) > 2 else words
    for line, size in ((words, _RETURN.size), (words, SMALLEST_RETURN), (shorter, SMALLEST_RETURN)):
        rows = story.text(line, replace(_RETURN, size=size), LEFT * MM, ADDRESS_WIDTH * MM, element)
        if len(rows) == 1:
            return rows
    look = replace(_RETURN, size=SMALLEST_RETURN, leading=_RETURN.leading / 2)
    for line in (words, shorter):
        rows = story.text(line, look, LEFT * MM, ADDRESS_WIDTH * MM, element)
        if len(rows) <= 2:
            break
    return rows


_RETURN_NOTES = Look(size=8, leading=LINE, after=0)


def _information(letter: Letter, story: Story, parent: Element) -> list[Placed]:
    placed: list[Placed] = []
    left, width, label_width = INFORMATION_LEFT * MM, INFORMATION_WIDTH * MM, INFORMATION_LABEL * MM
    top = INFORMATION_TOP * MM
    labels = [f"{label}:\u00a0" for label, _ in letter.information if label]
    # No label runs into its value, and all values begin at one edge.
    while label_width < width / 2 and any(
        len(story.text(one, _LABEL, left, label_width, parent)) > 1 for one in labels
    ):
        label_width += MM
    for label, value in letter.information:
        element = Element("P", parent)
        if label:
            placed += _stack(story.text(f"{label}:\u00a0", _LABEL, left, width, element), top)
        inset = label_width if label else 0.0
        rows = story.text(value, _INFORMATION, left + inset, width - inset, element, letter.information_anchor)
        placed += _stack(rows, top)
        top += stack_height(rows)
    return placed


def _stack(rows: list[Row], top: float) -> list[Placed]:
    placed = []
    for row in rows:
        placed.append(Placed(row, top))
        top += row.height
    return placed
