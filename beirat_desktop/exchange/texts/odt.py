"""An .odt as LibreOffice writes it, per OpenDocument 1.3 part 3.

Read from its XML with lxml: odfpy builds an object of its own for every element and knows nothing of tracked changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbering import counted, label
from beirat_desktop.domain.reading import Loss, Reading
from beirat_desktop.domain.text import NUMBERING, Block, BlockKind
from beirat_desktop.exchange.texts.ink import Ink
from beirat_desktop.exchange.texts.package import Package
from beirat_desktop.exchange.texts.writer import Look, Place, Writer, tells

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_T, _S, _O, _B, _D = (f"{{{_ODF}{name}:1.0}}" for name in ("text", "style", "office", "table", "drawing"))
_FO = f"{{{_ODF}xsl-fo-compatible:1.0}}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_SVG = f"{{{_ODF}svg-compatible:1.0}}"
_MARGINS = tuple(f"{_S}{name}{kind}" for name in ("header", "footer") for kind in ("", "-first", "-left"))
_NO_GROUND = "transparent"
_SECTIONS = frozenset((f"{_T}section", f"{_T}index-body", f"{_T}table-of-content", f"{_T}numbered-paragraph"))


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says, with what it takes from its parents; listed is the name of its list."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    raised: int | None = None
    colour: str = ""
    ground: str = ""
    size: str = ""
    listed: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list is counted: its sign ("" for points), what stands around it, how many levels it shows."""

    sign: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1


@dataclass(slots=True)
class _List:
    """An open list: its style, and the number last given."""

    style: str
    number: int | None = None


def read_odt(data: bytes, name: str) -> Reading:
    """The text of an .odt, with what was left out of it; name is that of the file. Raises Refused."""
    package = Package(data, name)
    root = package.xml("content.xml")
    if root is None:
        raise Refused("texts.no_document", name=name)
    body = root.find(f"{_O}body/{_O}text")
    if body is None:
        raise Refused("texts.no_document", name=name)
    return _Odt(root, package.xml("styles.xml")).read(body)


class _Odt:
    """One document and its styles."""

    def __init__(self, root: etree._Element, common: etree._Element | None) -> None:
        roots = [one for one in (common, root) if one is not None]
        self._levels = {name: levels for one in roots for name, levels in _list_styles(one)}
        found = {one.get(f"{_S}name", ""): one for each in roots for one in each.iter(f"{_S}style")}
        self._styles = {name: _style(name, found) for name in found}
        self._changes = {
            one.get(f"{_T}id", ""): deleted
            for one in root.iter(f"{_T}changed-region")
            if (deleted := one.find(f"{_T}deletion")) is not None
        }
        self._ground = Ink()
        self._margins = [" ".join("".join(one.itertext()).split()) for each in roots for one in each.iter(*_MARGINS)]
        self._inserted = {
            one.get(f"{_T}id", "") for one in root.iter(f"{_T}changed-region") if one.find(f"{_T}insertion") is not None
        }
        self._lists: list[_List] = []
        self._last: dict[str, int] = {}
        self._item: Place | None = None

    def read(self, body: etree._Element) -> Reading:
        writer = Writer()
        self._blocks(body, writer, None)
        for words in dict.fromkeys(filter(tells, self._margins)):
            writer.leave(Loss.MARGIN, words)
        return writer.reading()

    def _blocks(self, parent: etree._Element, writer: Writer, lost: Loss | None, cell: bool = False) -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{_T}p" or tag == f"{_T}h":
                self._paragraph(element, writer, lost)
            elif tag == f"{_T}list":
                self._list(element, writer, lost, cell)
            elif tag == f"{_B}table" and cell:
                writer.leave(Loss.TABLE, _words(element)[:80])
                for one in element.iter(f"{_B}table-cell"):
                    if next(one.iterancestors(f"{_B}table")) is element:
                        self._blocks(one, writer, lost, cell=True)
            elif tag == f"{_B}table":
                self._table(element, writer, lost)
            elif tag in _SECTIONS:
                hidden = Loss.HIDDEN if element.get(f"{_T}display") in ("none", "condition") else None
                self._blocks(element, writer, lost or hidden, cell)
            elif tag == f"{_D}frame":
                self._frame(element, writer, lost)
            elif tag in (f"{_T}change", f"{_T}change-start"):
                self._change(element, writer)

    def _list(self, element: etree._Element, writer: Writer, lost: Loss | None, cell: bool) -> None:
        style = element.get(f"{_T}style-name") or (self._lists[-1].style if self._lists else "")
        one = _List(style)
        if not self._lists and (element.get(f"{_T}continue-numbering") == "true" or element.get(f"{_T}continue-list")):
            one.number = self._last.get(style)
        self._lists.append(one)
        for item in element:
            if item.tag not in (f"{_T}list-item", f"{_T}list-header"):
                continue
            self._item = self._place(item, one) if item.tag == f"{_T}list-item" else None
            self._blocks(item, writer, lost, cell)
            self._item = None
        self._lists.pop()
        if not self._lists and one.number is not None:
            self._last[style] = one.number

    def _place(self, item: etree._Element, one: _List) -> Place | None:
        depth = len(self._lists)
        first = next((child for child in item if child.tag in (f"{_T}p", f"{_T}h")), None)
        named = self._styles.get(first.get(f"{_T}style-name", ""), _Style()).listed if first is not None else ""
        if first is None:
            return None
        level = self._levels.get(one.style or named, {}).get(depth, _Level())
        given = item.get(f"{_T}start-value", "")
        if given.isdecimal() and len(given) <= 6:
            number = int(given)
        else:
            number = level.start if one.number is None else one.number + 1
        one.number = number
        if not level.sign:
            return Place(BlockKind.ITEM, level=depth)
        outer = ""
        for at in range(max(1, depth - level.shown + 1), depth):
            above = self._levels.get(one.style or named, {}).get(at, _Level())
            outer += f"{counted(above.sign or '1', self._lists[at - 1].number or 1)}."
        numbering = f"{level.before}{outer}{level.sign}{level.after}"
        return Place(BlockKind.ITEM, level=depth, number=number, numbering=numbering or NUMBERING)

    def _paragraph(self, element: etree._Element, writer: Writer, lost: Loss | None) -> None:
        style = self._styles.get(element.get(f"{_T}style-name", ""), _Style())
        place, self._item = self._item, None
        if element.tag == f"{_T}h":
            deep = element.get(f"{_T}outline-level", "1")
            level = int(deep) if deep.isdecimal() and len(deep) < 3 else 1
            writer.begin(Place(BlockKind.HEADING, level=level))
            if place is not None and place.number is not None:
                writer.text(f"{label(place.numbering, place.number)} ")
            style = replace(style, bold=False)
        elif place is None and self._lists and writer.open_words:
            # A second paragraph of an item stands in it, so that the list goes on.
            writer.line()
        else:
            writer.begin(replace(place or Place(), quote=int(style.quoted)))
        self._inline(element, writer, _looked(Look(lost=lost, ink=self._ground), style))

    def _inline(self, parent: etree._Element, writer: Writer, look: Look) -> None:
        writer.text(_white(parent.text), look)
        for element in parent:
            self._piece(element, writer, look)
            writer.text(_white(element.tail), look)

    def _piece(self, element: etree._Element, writer: Writer, look: Look) -> None:
        if not isinstance(element.tag, str):
            return
        tag = element.tag
        if tag == f"{_T}span":
            style = self._styles.get(element.get(f"{_T}style-name", ""), _Style())
            self._inline(element, writer, _looked(look, style))
        elif tag == f"{_T}a":
            self._inline(element, writer, replace(look, link=element.get(_LINK, "").strip() or "#"))
        elif tag == f"{_T}s" or tag == f"{_T}tab":
            writer.text(" ", look)
        elif tag == f"{_T}line-break":
            if look.lost is None:
                writer.line()
        elif tag == f"{_T}note":
            body = element.find(f"{_T}note-body")
            inner = Writer()
            if body is not None:
                lists, self._lists = self._lists, []
                self._blocks(body, inner, look.lost, cell=True)
                self._lists = lists
            read = inner.reading()
            words = " ".join(read.text.plain.split())
            if words:
                writer.text(f" [Fußnote: {words}]", replace(look, raised=0, link=""))
            writer.left_out += read.left_out
        elif tag == f"{_O}annotation":
            writer.leave(Loss.COMMENT, _words(element))
        elif tag == f"{_D}frame":
            self._frame(element, writer, look.lost)
        elif tag in (f"{_T}change", f"{_T}change-start"):
            self._change(element, writer)
        elif tag in (f"{_T}hidden-text", f"{_T}hidden-paragraph"):
            words = "".join(element.itertext()) or element.get(f"{_T}string-value", "")
            if words:
                writer.leave(Loss.HIDDEN, words)
        elif tag not in (f"{_O}annotation-end", f"{_T}soft-page-break", f"{_T}change-end"):
            # Fields and marks: what they show is their text.
            self._inline(element, writer, look)

    def _change(self, element: etree._Element, writer: Writer) -> None:
        key = element.get(f"{_T}change-id", "")
        deleted = self._changes.get(key)
        if deleted is not None and (words := _words(deleted)):
            writer.leave(Loss.STRUCK, words)
        if key in self._inserted:
            self._inserted.discard(key)
            writer.leave(Loss.INSERTED, _up_to_end(element))

    def _frame(self, frame: etree._Element, writer: Writer, lost: Loss | None) -> None:
        box = frame.find(f"{_D}text-box")
        if lost is not None:
            return
        if box is not None:
            writer.leave(Loss.TEXT_BOX, _words(box))
        else:
            title = frame.find(f"{_SVG}title")
            words = title.text if title is not None else frame.get(f"{_D}name", "")
            writer.leave(Loss.PICTURE, words or "")

    def _on(self, element: etree._Element, ink: Ink) -> Ink:
        return ink.on(self._styles.get(element.get(f"{_B}style-name", ""), _Style()).ground)

    def _table(self, table: etree._Element, writer: Writer, lost: Loss | None) -> None:
        rows, around = [], self._ground
        for row in table.iter(f"{_B}table-row"):
            if next(row.iterancestors(f"{_B}table")) is not table:
                continue
            heads = next(row.iterancestors()).tag == f"{_B}table-header-rows"
            contents: list[list[Block]] = []
            for cell in row:
                if cell.tag == f"{_B}covered-table-cell":
                    contents.append([])
                elif cell.tag == f"{_B}table-cell":
                    inner = Writer()
                    lists, self._lists = self._lists, []
                    self._ground = self._on(cell, self._on(row, self._on(table, around)))
                    self._blocks(cell, inner, lost, cell=True)
                    self._lists, self._ground = lists, around
                    read = inner.reading()
                    writer.left_out += read.left_out
                    contents.append([block for block in read.text.blocks if block.runs])
                    spans = (cell.get(f"{_B}number-{name}-spanned", "1") for name in ("columns", "rows"))
                    if contents[-1] and set(spans) != {"1"}:
                        writer.leave(Loss.CELLS, " ".join(block.plain for block in contents[-1]))
            rows.append((heads, contents))
        writer.table(rows, Place())


def _list_styles(root: etree._Element) -> Iterator[tuple[str, dict[int, _Level]]]:
    for one in root.iter(f"{_T}list-style"):
        levels = {}
        for level in one:
            deep = level.get(f"{_T}level", "")
            if not deep.isdecimal() or len(deep) > 2:
                continue
            if level.tag != f"{_T}list-level-style-number":
                levels[int(deep)] = _Level()
                continue
            sign = level.get(f"{_S}num-format", "")
            start, shown = level.get(f"{_T}start-value", "1"), level.get(f"{_T}display-levels", "1")
            levels[int(deep)] = _Level(
                sign if sign in ("1", "a", "A", "i", "I") else "1" if sign else "",
                level.get(f"{_S}num-prefix", ""),
                level.get(f"{_S}num-suffix", ""),
                int(start) if start.isdecimal() and len(start) <= 6 else 1,
                int(shown) if shown.isdecimal() and len(shown) <= 2 else 1,
            )
        yield one.get(f"{_S}name", ""), levels


def _style(name: str, found: Mapping[str, etree._Element]) -> _Style:
    chain: list[etree._Element] = []
    at = found.get(name)
    while at is not None and at not in chain and len(chain) < 20:
        chain.append(at)
        at = found.get(at.get(f"{_S}parent-style-name", ""))
    made = _Style()
    for one in reversed(chain):
        made = _over(made, _own(one))
    return made


def _own(style: etree._Element) -> _Style:
    text = style.find(f"{_S}text-properties")
    weight = italic = line = shown = place = None
    if text is not None:
        weight, italic = text.get(f"{_FO}font-weight"), text.get(f"{_FO}font-style")
        line, shown = text.get(f"{_S}text-line-through-style"), text.get(f"{_T}display")
        place = text.get(f"{_S}text-position")
    up = None
    if place:
        first = place.split()[0]
        up = -1 if first.startswith(("sub", "-")) else 0 if first.startswith("0") else 1
    return _Style(
        None if weight is None else weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= 600),
        None if italic is None else italic in ("italic", "oblique"),
        None if line is None else line != "none",
        None if shown is None else shown == "none",
        up,
        "" if text is None else _colour(text),
        next((found for one in style if (found := one.get(f"{_FO}background-color", _NO_GROUND)) != _NO_GROUND), ""),
        "" if text is None else text.get(f"{_FO}font-size", ""),
        style.get(f"{_S}list-style-name", ""),
        style.get(f"{_S}name", "") in ("Quotations", "Quote", "Intense_20_Quote"),
    )


def _over(below: _Style, above: _Style) -> _Style:
    """A style, where it says nothing the one it is based on."""
    return _Style(
        below.bold if above.bold is None else above.bold,
        below.italic if above.italic is None else above.italic,
        below.struck if above.struck is None else above.struck,
        below.hidden if above.hidden is None else above.hidden,
        below.raised if above.raised is None else above.raised,
        above.colour or below.colour,
        above.ground or below.ground,
        above.size if above.size and not above.size.endswith("%") else below.size,
        above.listed or below.listed,
        above.quoted or below.quoted,
    )


def _looked(look: Look, style: _Style) -> Look:
    lost = look.lost or (Loss.STRUCK if style.struck else Loss.HIDDEN if style.hidden else None)
    return Look(
        look.bold if style.bold is None else style.bold,
        look.italic if style.italic is None else style.italic,
        look.link,
        look.raised if style.raised is None else style.raised,
        lost,
        look.ink.on(style.ground).coloured(style.colour).sized(style.size),
    )


def _colour(text: etree._Element) -> str:
    """That of letters; nothing where it is what can be read on any ground."""
    automatic = text.get(f"{_S}use-window-font-color") == "true"
    return "" if automatic else text.get(f"{_FO}color", "").casefold()


def _up_to_end(change: etree._Element) -> str:
    """What was inserted, up to its end or that of its paragraph."""
    words = [change.tail or ""]
    for one in change.itersiblings():
        if one.tag == f"{_T}change-end" and one.get(f"{_T}change-id") == change.get(f"{_T}change-id"):
            break
        words += ["".join(one.itertext()), one.tail or ""]
    return "".join(words)


def _white(text: str | None) -> str:
    return " ".join(f"x{text}x".split())[1:-1] if text else ""


def _words(element: etree._Element) -> str:
    return " ".join(" ".join("".join(one.itertext()) for one in element.iter(f"{_T}p", f"{_T}h")).split())
