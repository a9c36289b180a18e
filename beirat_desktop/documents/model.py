"""What a paper consists of, without a word about how it is drawn.

A paper is a function from domain values to a Document; `beirat_desktop.documents.render.render(document)` makes the
PDF/UA-1 and PDF/A-2a (3a with files) of it, `render_with_map(document)` also tells where the anchors stand.

    Document(
        title="Antrag A 7/2012", author="Beirat für Migration und Integration",
        letter=Letter(letterhead=("SPD-Fraktion",), return_line="SPD-Fraktion · Rathausplatz 20 · 67059 Ludwigshafen",
                      address=("Beirat für Migration", "Rathausplatz 20", "67059 Ludwigshafen"),
                      information=(("Datum", "04.04.2012"),), subject="Antrag der SPD-Fraktion"),
        parts=(Paragraph("Sehr geehrte Damen und Herren,"),
               Text(motion.text, Style.INDENTED_BOLD, anchor="text"),
               Heading(2, "Begründung"),
               Text(motion.reasons, anchor="reasons"),
               Signature((Signer("Erika Muster", "Vorsitzende"),))))

* Words are given as str or as a tuple of domain Runs (bold, italic, link); U+2028 breaks a line.
* Heading levels start at 1 and leave none out. The subject of a letter is the heading of level 1, the parts of a
  letter go on with 2.
* An agenda is a List with own labels: Item("TOP 1", (Paragraph("Titel", Style.BOLD), Paragraph("Antrag der …"))),
  nested by putting a List into the parts of an Item; label_width is in millimetres.
* anchor names the form field a part came from, so that a click on the page finds the field.
* Table columns share what is left after the fixed widths in proportion to weight.
* Lengths are millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from beirat_desktop.domain.differences import Kind
from beirat_desktop.domain.text import RichText, Run

Words: TypeAlias = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Changed(Run):
    """A stretch that went, which is struck, or came, which is underlined."""

    change: Kind = Kind.SAME


class Style(StrEnum):
    """How a paragraph or heading looks; the measures stand in engine/styles.py.

    SUBLINE stands below an item's title; before CLOSING and HEADING_NEXT, which begins the next part of an agenda, a
    line is empty.
    """

    BODY = "body"
    BOLD = "bold"
    ITALIC = "italic"
    INDENTED = "indented"
    INDENTED_BOLD = "indented_bold"
    CENTRED = "centred"
    CENTRED_BOLD = "centred_bold"
    SPACED_BOLD = "spaced_bold"
    RIGHT = "right"
    SMALL = "small"
    SUBLINE = "subline"
    CLOSING = "closing"
    ENCLOSURES = "enclosures"
    SUBJECT = "subject"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    HEADING_NEXT = "heading_next"
    SUBHEADING_1 = "subheading_1"
    SUBHEADING_2 = "subheading_2"
    QUOTE = "quote"
    LETTERHEAD = "letterhead"
    CELL = "cell"
    CELL_BOLD = "cell_bold"
    CELL_SMALL = "cell_small"


class Align(StrEnum):
    """Where the words of a table column stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Borders(StrEnum):
    """Which lines a table has."""

    NONE = "none"
    ROWS = "rows"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; style None takes the one of its level, tight leaves no space below."""

    level: int
    words: Words
    style: Style | None = None
    anchor: str = ""
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; tight leaves no space below, language is set where it is not the paper's."""

    words: Words
    style: Style = Style.BODY
    anchor: str = ""
    tight: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody wrote in the editor: paragraphs, sub-headings, nested lists, tables, quotes, links.

    Its sub-headings are one and two levels below the last heading of the paper itself.
    """

    text: RichText
    style: Style = Style.BODY
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list with the label printed before it."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list or an agenda; bullets tells readers that the labels are mere dots, counting how they count otherwise."""

    items: tuple[Item, ...]
    label_width: float = 7
    bullets: bool = False
    label_style: Style = Style.BODY
    counting: str = "Decimal"


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: a fixed width in millimetres, or a share of the rest."""

    width: float = 0
    weight: float = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; several parts are set below each other. anchor as everywhere."""

    parts: tuple[Paragraph | Text, ...]
    columns: int = 1


Content: TypeAlias = str | tuple[Run, ...] | Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its header rows come again on every page it goes on to.

    summary tells a screen reader what the table shows. row_headers makes the first cell of a row its header.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Content, ...], ...]
    header: tuple[tuple[Content, ...], ...] = ()
    row_headers: bool = False
    summary: str = ""
    borders: Borders = Borders.GRID
    style: Style = Style.CELL
    row_height: float = 0
    """The least height of a row, for papers that are filled in by hand."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""

    weight: float = 0.18


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room; none at the top of a page."""

    height: float = 4.23


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Together:
    """Parts that stay on one page as long as one page can hold them."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Tied:
    """Parts that begin on the page on which what stands before them ends, as a result does after its debate."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Parts in two columns: the first half of them at the left, read before the other."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Parts that belong together in the structure, as an item of the minutes does."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Parts quoted from elsewhere, set in."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, and as what."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One or two lines to sign on, side by side, with room above; line=False leaves the stroke out."""

    signers: tuple[Signer, ...]
    room: float = 12.7
    line: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture (PNG or JPEG bytes) with the words for those who do not see it; width or height may be 0."""

    image: bytes
    alternative: str
    width: float = 0
    height: float = 0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a bar chart: its name and a value for each label."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars, the series of a label one after the other, with their sum at the end; values are not negative.

    The bars lie below each other, each as long as its sum; upright they stand side by side, which is for what follows
    in time and has short labels. alternative says in words what the chart shows; give the numbers in a table after it.
    """

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alternative: str
    upright: bool = False


Part: TypeAlias = (
    Heading
    | Paragraph
    | Text
    | List
    | Table
    | Rule
    | Space
    | PageBreak
    | Together
    | Tied
    | Columns
    | Section
    | Quote
    | Signature
    | Figure
    | Bars
)


@dataclass(frozen=True, slots=True)
class Letter:
    """The first page of a letter in DIN 5008 form B; at most six lines of address and one return line.

    The logo stands at the left or right margin, as its align says, and stays above the address.
    """

    return_line: str
    address: tuple[str, ...]
    subject: Words
    letterhead: tuple[Words, ...] = ()
    logo: Figure | None = None
    notes: tuple[str, ...] = ()
    information: tuple[tuple[str, str], ...] = ()
    """Label and value; a pair without label is one line."""
    fold_marks: bool = True
    letterhead_anchor: str = ""
    address_anchor: str = ""
    information_anchor: str = ""
    subject_anchor: str = ""


@dataclass(frozen=True, slots=True)
class AssociatedFile:
    """Data that travels inside the paper; relationship is Source, Data, Alternative or Supplement.

    The paper's created is its time too; PDF/A-3 asks for one.
    """

    name: str
    data: bytes
    mime: str = "application/json"
    relationship: str = "Source"
    description: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper.

    header is the line on top of continuation pages (and of the first page if there is no letter), footer the lines
    at the foot of every page. created goes into the metadata when given; nothing is taken from a clock.
    """

    title: str
    parts: tuple[Part, ...]
    author: str = ""
    subject: str = ""
    language: str = "de-DE"
    letter: Letter | None = None
    header: str = ""
    footer: tuple[str, ...] = ()
    watermark: str = ""
    page_numbers: bool = True
    bookmarks: bool = True
    landscape: bool = False
    files: tuple[AssociatedFile, ...] = ()
    created: datetime | None = None
