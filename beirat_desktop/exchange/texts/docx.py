"""A .docx as Word and LibreOffice write it, per ECMA-376 part 1.

Read from its XML with lxml: python-docx shows neither tracked changes nor the labels of lists, and mammoth drops both
without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbering import counted, label
from beirat_desktop.domain.reading import Loss, Reading
from beirat_desktop.domain.text import NUMBERING, Block, BlockKind
from beirat_desktop.exchange.texts.formula import in_a_line
from beirat_desktop.exchange.texts.ink import Ink
from beirat_desktop.exchange.texts.package import Package
from beirat_desktop.exchange.texts.signs import drawn_as
from beirat_desktop.exchange.texts.writer import Look, Place, Writer, tells

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {"decimal": "1", "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i"}
_SIGNS |= {"upperRoman": "I"}
_MARGIN = re.compile(r"word/(?:header|footer)\d{0,4}\.xml")
_OFF = frozenset(("0", "false", "off", "none"))
_QUOTES = frozenset(("quote", "intensequote", "zitat", "intensiveszitat", "blocktext"))
_DEEPEST = 9
_LOOKS = ("b", "i", "strike", "dstrike", "vanish", "vertAlign", "color", "sz", "highlight")
_WRAPPERS = frozenset(
    f"{_W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "fldSimple")
)


@dataclass(slots=True)
class _Level:
    """How a level of a list is counted: its sign ("" for points), its pattern ("%1.%2."), its first number."""

    sign: str = ""
    pattern: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says; look holds what it sets of the properties in _LOOKS and of its ground."""

    name: str = ""
    look: Mapping[str, str] = field(default_factory=dict)
    numbering: tuple[str, int] | None = None
    outline: int | None = None


def read_docx(data: bytes, name: str) -> Reading:
    """The text of a .docx, with what was left out of it; name is that of the file. Raises Refused."""
    package = Package(data, name)
    root = package.xml("word/document.xml")
    if root is None:
        raise Refused("texts.no_document", name=name)
    if _STRICT in (root.nsmap.get(root.prefix) or ""):
        raise Refused("texts.strict", name=name)
    body = root.find(f"{_W}body")
    return Reading(Writer().reading().text) if body is None else _Docx(package).read(body)


class _Docx:
    """One document and the parts it names."""

    def __init__(self, package: Package) -> None:
        self._styles = dict(_styles(package.xml("word/styles.xml")))
        self._numbers = dict(_numberings(package.xml("word/numbering.xml")))
        self._links = {
            one.get("Id", ""): one.get("Target", "")
            for one in _all(package.xml("word/_rels/document.xml.rels"))
            if one.get("TargetMode") == "External"
        }
        self._notes = {
            (kind, one.get(f"{_W}id", "")): one
            for kind, part in (("footnote", "word/footnotes.xml"), ("endnote", "word/endnotes.xml"))
            for one in _all(package.xml(part))
        }
        self._comments = {one.get(f"{_W}id", ""): one for one in _all(package.xml("word/comments.xml"))}
        self._counts: dict[str, dict[int, int]] = {}
        self._joins = False
        self._ground = Ink()
        self._dark_tables = _with_grounds(package.xml("word/styles.xml"))
        self._margins = [
            _words(root)
            for name in sorted(package.names)
            if _MARGIN.fullmatch(name) and (root := package.xml(name)) is not None
        ]
        self._field: list[str] = []
        self._link = ""

    def read(self, body: etree._Element) -> Reading:
        writer = Writer()
        self._blocks(body, writer, None)
        for words in dict.fromkeys(filter(tells, self._margins)):
            writer.leave(Loss.MARGIN, words)
        return writer.reading()

    def _blocks(self, parent: etree._Element, writer: Writer, lost: Loss | None, cell: bool = False) -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{_W}p":
                self._paragraph(element, writer, lost)
            elif tag == f"{_W}tbl" and cell:
                writer.leave(Loss.TABLE, _words(element)[:80])
                for one in element.iter(f"{_W}tc"):
                    if next(one.iterancestors(f"{_W}tbl")) is element:
                        self._blocks(one, writer, lost, cell=True)
            elif tag == f"{_W}tbl":
                self._table(element, writer, lost)
            elif tag == f"{_W}sdt":
                self._blocks_of(element.find(f"{_W}sdtContent"), writer, lost, cell)
            elif tag in _WRAPPERS:
                self._blocks(element, writer, lost, cell)
            elif tag in (f"{_W}del", f"{_W}moveFrom"):
                self._blocks(element, writer, lost or Loss.STRUCK, cell)
            elif tag == f"{_W}altChunk":
                writer.leave(Loss.EMBEDDED, "")

    def _blocks_of(self, element: etree._Element | None, writer: Writer, lost: Loss | None, cell: bool) -> None:
        if element is not None:
            self._blocks(element, writer, lost, cell)

    def _paragraph(self, element: etree._Element, writer: Writer, lost: Loss | None) -> None:
        shape = element.find(f"{_W}pPr")
        style = self._styles.get(_value(shape, "pStyle"), self._styles.get("", _Style()))
        mark = shape.find(f"{_W}rPr") if shape is not None else None
        ended = mark is not None and (mark.find(f"{_W}del") is not None or mark.find(f"{_W}moveFrom") is not None)
        # Where the end of a paragraph was deleted, its words go on with those of the next; one that was deleted as a
        # whole counts in no list.
        if not ended or self._joins or _stays(element):
            if not self._joins:
                self._begin(shape, style, writer)
            self._joins = ended
        heading = style.outline is not None
        ground = _fill(shape) or style.look.get("ground", "")
        look = Look(lost=lost, ink=self._ground.on(ground) if ground else self._ground)
        self._inline(element, writer, look, replace(style, look={**style.look, "b": "0"}) if heading else style)

    def _begin(self, shape: etree._Element | None, style: _Style, writer: Writer) -> None:
        quote = int("".join(style.name.casefold().split()) in _QUOTES)
        numbering = style.numbering
        own = shape.find(f"{_W}numPr") if shape is not None else None
        if own is not None:
            level = _number(_value(own, "ilvl"), numbering[1] if numbering else 0)
            numbering = (_value(own, "numId") or (numbering[0] if numbering else "0"), level)
        if style.outline is not None:
            writer.begin(Place(BlockKind.HEADING, quote, style.outline + 1))
            if numbering is not None and (place := self._item(numbering, quote)) and place.number is not None:
                writer.text(f"{label(place.numbering, place.number)} ")
            return
        place = self._item(numbering, quote) if numbering is not None else None
        writer.begin(place or Place(quote=quote))

    def _item(self, numbering: tuple[str, int], quote: int) -> Place | None:
        key, depth = numbering
        known = self._numbers.get(key)
        if known is None or not 0 <= depth < _DEEPEST:
            return None
        levels, counts_with = known
        counts = self._counts.setdefault(counts_with, {})
        level = levels.get(depth, _Level())
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if not level.sign:
            return Place(BlockKind.ITEM, quote, depth + 1) if level.pattern else None
        pattern = level.pattern
        for other in range(depth):
            over = levels.get(other, _Level("1"))
            pattern = pattern.replace(f"%{other + 1}", counted(over.sign or "1", counts.get(other, over.start)))
        sign = "1" if level.sign == "01" and counts[depth] > 9 else level.sign
        pattern = pattern.replace(f"%{depth + 1}", sign)
        return Place(BlockKind.ITEM, quote, depth + 1, counts[depth], pattern or NUMBERING)

    def _inline(self, parent: etree._Element, writer: Writer, look: Look, style: _Style) -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{_W}r":
                self._run(element, writer, look, style)
            elif tag == f"{_W}hyperlink":
                link = self._links.get(element.get(f"{_R}id", ""), "") or "#"
                self._inline(element, writer, replace(look, link=link), style)
            elif tag in (f"{_W}del", f"{_W}moveFrom"):
                self._inline(element, writer, replace(look, lost=look.lost or Loss.STRUCK), style)
            elif tag == f"{_W}sdt":
                content = element.find(f"{_W}sdtContent")
                if content is not None:
                    self._inline(content, writer, look, style)
            elif tag in _WRAPPERS:
                if tag in (f"{_W}ins", f"{_W}moveTo") and look.lost is None and (words := _words_in(element)):
                    writer.leave(Loss.INSERTED, words)
                self._inline(element, writer, look, style)
            elif tag in (f"{_M}oMath", f"{_M}oMathPara"):
                line, simplified = in_a_line(element)
                writer.text(line, look)
                if simplified and look.lost is None:
                    writer.leave(Loss.FORMULA, line)

    def _run(self, run: etree._Element, writer: Writer, look: Look, style: _Style) -> None:
        shape = run.find(f"{_W}rPr")
        look = self._look(shape, look, style)
        fonts = shape.find(f"{_W}rFonts") if shape is not None else None
        face = fonts.get(f"{_W}ascii", "") if fonts is not None else ""
        for element in run:
            tag = str(element.tag).removeprefix(_W)
            if tag in ("t", "delText"):
                self._text(drawn_as(element.text or "", face), writer, look)
            elif tag == "ruby":
                self._ruby(element, writer, look, style)
            elif tag in ("tab", "ptab"):
                self._text(" ", writer, look)
            elif tag in ("br", "cr"):
                if look.lost is None and element.get(f"{_W}type", "textWrapping") == "textWrapping":
                    writer.line()
            elif tag == "noBreakHyphen":
                self._text("\u2011", writer, look)
            elif tag == "sym":
                code = element.get(f"{_W}char", "")
                sign = chr(int(code, 16)) if len(code) == 4 and all(c in "0123456789abcdefABCDEF" for c in code) else ""
                self._text(drawn_as(sign, element.get(f"{_W}font", "")), writer, look)
            elif tag in ("footnoteReference", "endnoteReference"):
                self._note(element, tag.removesuffix("Reference"), writer, look)
            elif tag == "commentReference":
                found = self._comments.get(element.get(f"{_W}id", ""))
                writer.leave(Loss.COMMENT, _words(found) if found is not None else "")
            elif tag in ("drawing", "pict", "object"):
                self._picture(element, writer, look)
            elif tag == f"{_MC}AlternateContent":
                choice = element.find(f"{_MC}Choice")
                if choice is not None:
                    self._picture(choice, writer, look)
            elif tag == "fldChar":
                self._field_ends(element.get(f"{_W}fldCharType", ""))
                self._text(_filled_in(element), writer, look)
            elif tag == "instrText" and self._field:
                self._field[-1] += element.text or ""

    def _ruby(self, element: etree._Element, writer: Writer, look: Look, style: _Style) -> None:
        """Signs with their reading above them, which stands behind them in brackets."""
        base, above = element.find(f"{_W}rubyBase"), element.find(f"{_W}rt")
        if base is not None:
            self._inline(base, writer, look, style)
        words = _words_in(above) if above is not None else ""
        self._text(f" ({words})" if words else "", writer, look)

    def _text(self, words: str, writer: Writer, look: Look) -> None:
        writer.text(words, replace(look, link=look.link or self._link))

    def _field_ends(self, kind: str) -> None:
        """A field has its instruction, which is not read, and its result, which is; that of a link is its address."""
        if kind == "begin":
            self._field.append("")
        elif kind == "separate" and self._field:
            parts = self._field[-1].split('"')
            self._link = parts[1] if parts[0].strip() == "HYPERLINK" and len(parts) > 1 else self._link
        elif kind == "end" and self._field:
            self._field.pop()
            self._link = ""

    def _note(self, element: etree._Element, kind: str, writer: Writer, look: Look) -> None:
        number = element.get(f"{_W}id", "")
        # Each note is told once: one that names itself, or is named a thousand times, would have no end.
        found = self._notes.pop((kind, number), None)
        words = _words(found) if found is not None else ""
        if not words:
            writer.leave(Loss.FOOTNOTE, number)
        elif found is not None:
            inner = Writer()
            self._blocks(found, inner, look.lost)
            read = inner.reading()
            writer.text(f" [Fußnote: {' '.join(read.text.plain.split())}]", replace(look, raised=0, link=""))
            writer.left_out += read.left_out

    def _picture(self, element: etree._Element, writer: Writer, look: Look) -> None:
        boxes = list(element.iter(f"{_W}txbxContent"))
        if boxes:
            for box in boxes:
                writer.leave(Loss.TEXT_BOX, _words(box))
            return
        if look.lost is None:
            named = next((one for one in element.iter() if str(one.tag).endswith("}docPr")), None)
            writer.leave(Loss.PICTURE, "" if named is None else named.get("descr") or named.get("name") or "")

    def _look(self, shape: etree._Element | None, look: Look, style: _Style) -> Look:
        said = dict(style.look)
        if shape is not None:
            said |= self._styles.get(_value(shape, "rStyle"), _Style()).look if _value(shape, "rStyle") else {}
            said |= _looks(shape)
        lost = look.lost
        if said.get("strike", "0") not in _OFF or said.get("dstrike", "0") not in _OFF:
            lost = lost or Loss.STRUCK
        if said.get("vanish", "0") not in _OFF:
            lost = lost or Loss.HIDDEN
        up = {"superscript": 1, "subscript": -1}.get(said.get("vertAlign", ""), 0)
        ink = look.ink
        for ground in (said.get("highlight", ""), _fill(shape)):
            ink = ink.on(ground.casefold())
        ink = ink.coloured("" if said.get("color", "auto") == "auto" else said["color"].casefold())
        half = said.get("sz", "")
        ink = ink.sized(f"{int(half) / 2}pt") if half.isdecimal() and len(half) < 5 else ink
        return Look(said.get("b", "0") not in _OFF, said.get("i", "0") not in _OFF, look.link, up, lost, ink)

    def _table(self, table: etree._Element, writer: Writer, lost: Loss | None) -> None:
        around, look = self._ground, table.find(f"{_W}tblPr")
        own = around.on(_fill(look))
        if _value(look, "tblStyle") in self._dark_tables:
            own = replace(own, ground=None)  # which row or column it colours is a science of its own
        rows = []
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue
            shape = row.find(f"{_W}trPr")
            gone = lost or (Loss.STRUCK if shape is not None and shape.find(f"{_W}del") is not None else None)
            if gone is not None:
                writer.leave(gone, " ".join(_words(one) for one in row.iter(f"{_W}tc")))
                continue
            contents: list[list[Block]] = [[]] * min(_number(_value(shape, "gridBefore"), 0), 20)
            for cell in row.iter(f"{_W}tc"):
                if next(cell.iterancestors(f"{_W}tr")) is not row:
                    continue
                inner, of_cell = Writer(), cell.find(f"{_W}tcPr")
                deleted = of_cell is not None and of_cell.find(f"{_W}cellDel") is not None
                self._ground = own.on(_fill(of_cell))
                self._blocks(cell, inner, Loss.STRUCK if deleted else None, cell=True)
                self._ground = around
                read = inner.reading()
                writer.left_out += read.left_out
                contents.append([block for block in read.text.blocks if block.runs])
                span = _number(_value(of_cell, "gridSpan"), 1)
                if contents[-1] and (span > 1 or _value(of_cell, "vMerge") == "restart"):
                    writer.leave(Loss.CELLS, " ".join(block.plain for block in contents[-1]))
                contents += [[]] * (max(1, min(span, 20)) - 1)
            heads = shape is not None and shape.find(f"{_W}tblHeader") is not None
            rows.append((heads, contents))
        writer.table(rows, Place())


def _styles(root: etree._Element | None) -> Iterator[tuple[str, _Style]]:
    """All styles by their id, each with what it takes from the one it is based on; "" is that of paragraphs."""
    found = {one.get(f"{_W}styleId", ""): one for one in _all(root) if one.tag == f"{_W}style"}
    for key, element in found.items():
        chain: list[etree._Element] = []
        at: etree._Element | None = element
        while at is not None and at not in chain and len(chain) < 20:
            chain.append(at)
            at = found.get(_value(at, "basedOn"))
        look: dict[str, str] = {}
        numbering, outline = None, None
        for one in reversed(chain):
            run, shape = one.find(f"{_W}rPr"), one.find(f"{_W}pPr")
            look |= _looks(run) if run is not None else {}
            look |= {"ground": fill} if (fill := _fill(shape)) else {}
            if shape is None:
                continue
            listed = shape.find(f"{_W}numPr")
            if listed is not None:
                numbering = _value(listed, "numId"), _number(_value(listed, "ilvl"), 0)
            deep = _value(shape, "outlineLvl")
            outline = (_number(deep, 9) if _number(deep, 9) < 9 else None) if deep else outline
        name = _value(element, "name")
        outline = 0 if name.casefold() == "title" else outline
        made = _Style(name, look, numbering, outline)
        yield key, made
        if element.get(f"{_W}type") == "paragraph" and element.get(f"{_W}default") in ("1", "true"):
            yield "", made


def _numberings(root: etree._Element | None) -> Iterator[tuple[str, tuple[dict[int, _Level], str]]]:
    """The levels of each list by its id, and with which other lists it counts on."""
    kinds: dict[str, dict[int, _Level]] = {}
    for one in _all(root):
        if one.tag == f"{_W}abstractNum":
            kinds[one.get(f"{_W}abstractNumId", "")] = {
                _number(level.get(f"{_W}ilvl", ""), 0): _level(level) for level in one.iter(f"{_W}lvl")
            }
    for one in _all(root):
        if one.tag != f"{_W}num":
            continue
        key, kind = one.get(f"{_W}numId", ""), _value(one, "abstractNumId")
        levels = {depth: replace(level) for depth, level in kinds.get(kind, {}).items()}
        overrides = one.findall(f"{_W}lvlOverride")
        for override in overrides:
            depth = _number(override.get(f"{_W}ilvl", ""), 0)
            own = override.find(f"{_W}lvl")
            levels[depth] = _level(own) if own is not None else levels.get(depth, _Level("1", f"%{depth + 1}."))
            levels[depth].start = _number(_value(override, "startOverride"), levels[depth].start)
        yield key, (levels, f"num {key}" if overrides else f"kind {kind}")


def _level(element: etree._Element) -> _Level:
    kind = _value(element, "numFmt")
    sign = "" if kind in ("bullet", "none") else _SIGNS.get(kind, "1")
    pattern = "" if kind == "none" else _value(element, "lvlText")
    return _Level(sign, pattern, _number(_value(element, "start"), 1))


def _looks(shape: etree._Element) -> dict[str, str]:
    return {name: (found.get(f"{_W}val") or "1") for name in _LOOKS if (found := shape.find(f"{_W}{name}")) is not None}


def _fill(shape: etree._Element | None) -> str:
    """The ground that properties give, as a colour; "" for none."""
    shade = shape.find(f"{_W}shd") if shape is not None else None
    fill = shade.get(f"{_W}fill", "auto").casefold() if shade is not None else "auto"
    return "" if fill == "auto" else fill


def _with_grounds(styles: etree._Element | None) -> frozenset[str]:
    """The styles of tables that give any of their cells a ground."""
    found = {one.get(f"{_W}styleId", ""): one for one in _all(styles) if one.get(f"{_W}type") == "table"}
    own = {key for key, one in found.items() if any(shade.get(f"{_W}fill") for shade in one.iter(f"{_W}shd"))}
    for _ in range(5):
        own |= {key for key, one in found.items() if _value(one, "basedOn") in own}
    return frozenset(own)


def _filled_in(field: etree._Element) -> str:
    """What somebody ticked or chose in a field of a form, which has no other words."""
    data = field.find(f"{_W}ffData")
    box = data.find(f"{_W}checkBox") if data is not None else None
    if box is not None:
        ticked = box.find(f"{_W}checked") if box.find(f"{_W}checked") is not None else box.find(f"{_W}default")
        return "☒" if ticked is not None and ticked.get(f"{_W}val", "1") not in _OFF else "☐"
    offered = data.find(f"{_W}ddList") if data is not None else None
    entries = offered.findall(f"{_W}listEntry") if offered is not None else []
    chosen = _number(_value(offered, "result"), 0)
    return entries[chosen].get(f"{_W}val", "") if chosen < len(entries) else ""


def _words_in(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_W}t")).strip()


def _stays(paragraph: etree._Element) -> bool:
    """Whether any of its words were not deleted."""
    gone = (f"{_W}del", f"{_W}moveFrom")
    return any(one.text and not any(one.iterancestors(*gone)) for one in paragraph.iter(f"{_W}t"))


def _words(element: etree._Element) -> str:
    """The plain words of a note, a comment or a box; paragraphs are parted by a blank."""
    paragraphs = element.iter(f"{_W}p")
    said = ("".join(one.text or "" for one in each.iter(f"{_W}t", f"{_W}delText")) for each in paragraphs)
    return " ".join(" ".join(said).split())


def _all(root: Any) -> Iterator[etree._Element]:
    return iter(()) if root is None else iter(root)


def _value(element: etree._Element | None, name: str) -> str:
    found = element.find(f"{_W}{name}") if element is not None else None
    return "" if found is None else found.get(f"{_W}val", "")


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) <= 6 else otherwise
