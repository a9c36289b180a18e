"""HTML as Word, LibreOffice, mail programs and browsers put it on the clipboard.

lxml reads it: libxml2 mends what is not closed, as browsers do, in a tenth of the time of html5lib. mammoth and the
like know nothing of the clipboard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from lxml import etree

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbering import label, read_label
from beirat_desktop.domain.reading import Loss, Reading
from beirat_desktop.domain.text import NUMBERING, Block, BlockKind, RichText
from beirat_desktop.exchange.texts.formula import in_a_line
from beirat_desktop.exchange.texts.ink import BLACK, Ink
from beirat_desktop.exchange.texts.signs import BULLETS, drawn_as, is_of_signs
from beirat_desktop.exchange.texts.writer import Look, Place, Writer

LONGEST = 20_000_000
"""Characters of a page, at most."""
_SKIPPED = {"script", "style", "xml", "title", "meta", "link", "template", "noscript", "object", "select", "textarea"}
_SKIPPED |= {"iframe", "video", "audio", "canvas"}
_FIELDS = {"object", "select", "textarea"}
_PLAYED = {"iframe", "video", "audio", "canvas"}
_TICKED = {"checkbox": "☑", "radio": "◉"}
_UNTICKED = {"checkbox": "☐", "radio": "○"}
_UNSEEN_FIELDS = {"hidden", "submit", "button", "reset", "image", "password", "file"}
_BLOCKS = {"p", "div", "li", "dd", "dt", "pre", "address", "article", "aside", "section", "header", "footer", "main"}
_BLOCKS |= {"nav", "figure", "figcaption", "center", "form", "fieldset", "blockquote", "body", "caption", "summary"}
_TABLE_PARTS = frozenset(("tr", "thead", "tbody", "tfoot", "col", "colgroup", "script", "style"))
_CELLS = frozenset(("tr", "td", "th"))
_LISTS = {"ol", "ul", "dir", "menu"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TYPES = {"1": "1.", "01": "01.", "α": "α.", "a": "a)", "A": "A)", "i": "i.", "I": "I."}
_STYLES = {"lower-alpha": "a", "upper-alpha": "A", "lower-latin": "a", "upper-latin": "A", "lower-roman": "i"}
_STYLES |= {"upper-roman": "I", "decimal": "1", "decimal-leading-zero": "01", "lower-greek": "α"}
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\n\r\f]+")
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
_PRINTED = re.compile(r"@media\s+(?:only\s+)?print\b[^{},]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
"""Rules for paper: what was copied is what stood on the screen."""
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?([.#][\w-]+)?")
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important$")
_MARKER = re.compile(r"\s*mso-list:\s*ignore", re.IGNORECASE)
_LEVEL = re.compile(r"\blevel(\d)", re.IGNORECASE)
_NOTE = re.compile(r"#_?(?:ftn|edn|sdfootnote|sdendnote)(\d+)(?:sym)?$")
_NOTE_ID = re.compile(r"(ftn|edn|sdfootnote|sdendnote)(\d+)$")
_TOLD = frozenset(("text-decoration", "text-decoration-line", "display", "visibility", "mso-hide"))
_NOTHING = re.compile(r"0(?:\.0*)?(?:px|pt|r?em|%)?")
_CLIPPED = re.compile(r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%")
_SCALED = re.compile(r"scale[xy]?\(\s*0(?:\.0*)?\s*[,)]")
_UNSEEN = frozenset(("hidden", "collapse"))
_FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|%)?$")
_USED = _TOLD | frozenset(("font-weight", "font-style", "vertical-align", "font-size", "opacity"))
_USED |= frozenset(("color", "-webkit-text-fill-color", "background", "background-color", "font", "font-family"))
_USED |= frozenset(("position", "left", "right", "top", "text-indent", "clip", "clip-path"))
_OUTLINE = frozenset("123456789")
_SIZES = ("height", "max-height", "width", "max-width")
_USED |= frozenset(("overflow", "content-visibility", "transform", "list-style", *_SIZES))
_USED |= frozenset(("mso-outline-level", "mso-list", "mso-element", "list-style-type", "-qt-list-indent"))


@dataclass(slots=True)
class _List:
    """An open list: how it counts, what number comes next, and whether nothing stands in it yet."""

    numbering: str | None
    following: int
    new: bool = True
    step: int = 1
    shown: bool = True
    """Whether its items have a label or a point."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds inside an element."""

    look: Look
    quote: int = 0
    depth: int = 0
    white: bool = False
    face: str = ""
    """The font of its letters."""


def read_html(html: str) -> Reading:
    """The text of a page or of a piece of one."""
    if len(html) > LONGEST:
        raise Refused("texts.too_long", most=LONGEST // 1_000_000)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        # What stands behind the end of the page is dropped by libxml2 and shown by browsers.
        whole = _ENDS.sub("", html.replace("\0", ""))
        root = etree.fromstring(whole.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in error.message for error in parser.error_log):
        raise Refused("texts.too_deep")
    if root is None:
        return Reading(RichText())
    classes = dict(_classes(root))

    def read(all_inks: bool) -> Reading:
        notes = {found: element for element in root.iter("div") if (found := _note_of(element))}
        return _Html(classes, notes, all_inks=all_inks).read(root, Look(ink=Ink(BLACK)))

    reading = read(False)
    if not reading.text.plain.strip() and any(one.loss is Loss.HIDDEN for one in reading.left_out):
        # All of it white: it stood on a dark page of which the clipboard knows nothing.
        return read(True)
    return reading


class _Html:
    """One page, or a cell of its tables. Elements are walked one after the other: a page may nest deeper than calls."""

    def __init__(
        self,
        classes: Mapping[tuple[str, str], Mapping[str, str]],
        notes: dict[str, Any],
        *,
        cell: bool = False,
        all_inks: bool = False,
    ) -> None:
        self._classes = classes
        self._notes = notes
        self._cell = cell
        self._all_inks = all_inks
        self._writer = Writer(all_inks=all_inks)
        self._lists: list[_List] = []
        self._item: tuple[str, int] | None = None
        self._skip: etree._Element | None = None
        self._top: etree._Element | None = None
        self._said = 0

    def read(self, top: etree._Element, look: Look) -> Reading:
        """What stands in an element."""
        self._top = top
        self._walk(top, look)
        return self._writer.reading()

    def _walk(self, top: etree._Element, look: Look) -> None:
        frames = [_Frame(look)]
        for event, element in etree.iterwalk(top, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                if self._skip is None:
                    frames.append(self._start(element, frames[-1]))
                    if self._skip is None:
                        self._words(element.text, frames[-1], element)
            elif self._skip is None or self._skip is element:
                skipped, self._skip = self._skip is element, None
                frame = frames.pop()
                if not skipped:
                    self._end(element, frame)
                if element is not top:
                    self._words(element.tail, frames[-1], element.getparent())

    def _words(self, words: str | None, frame: _Frame, element: etree._Element | None) -> None:
        if not words:
            return
        if frame.white:
            for number, line in enumerate(words.strip("\n").expandtabs(4).split("\n")):
                if number:
                    self._writer.line()
                self._writer.text(line, frame.look)
            return
        words = _WHITE.sub(" ", words)
        if words == " " and element is not None and element.tag in (*_LISTS, "table", "tr", "tbody", "html"):
            return
        self._writer.text(drawn_as(words, frame.face) if frame.face else words, frame.look)

    def _start(self, element: etree._Element, frame: _Frame) -> _Frame:
        tag = element.tag
        style = self._style(element)
        frame = replace(frame, look=_look(element, style, frame.look), face=_face(element, style, frame.face))
        writer = self._writer
        if tag in _SKIPPED or self._passed_over(element, style):
            if tag in _FIELDS and frame.look.lost is None and (words := "".join(element.itertext()).strip()):
                writer.leave(Loss.TEXT_BOX, words)
            if tag in _PLAYED and frame.look.lost is None:
                writer.leave(Loss.EMBEDDED, element.get("title") or element.get("src", "")[:80])
            self._skip = element
        elif tag == "input":
            self._input(element, frame)
        elif tag == "math" and frame.look.lost is None:
            line, simplified = in_a_line(element)
            writer.text(line, frame.look)
            if simplified:
                writer.leave(Loss.FORMULA, line)
            self._skip = element
        elif tag == "q":
            # Browsers draw the marks and put none on the clipboard.
            writer.text("‚" if self._said % 2 else "„", frame.look)
            self._said += 1
        elif tag == "br":
            if frame.look.lost is None:
                writer.line()
        elif tag == "img":
            source = element.get("src", "")
            if frame.look.lost is None and source:
                writer.leave(Loss.PICTURE, element.get("alt", "") or source.rpartition("/")[2][:80])
            self._skip = element
        elif tag == "table" and not self._cell and frame.look.lost is None:
            self._table(element, frame)
            self._skip = element
        elif tag == "table" and frame.look.lost is None:
            writer.leave(Loss.TABLE, "".join(islice(element.itertext(), 20)))
            writer.end()
        elif tag in _CELLS and frame.look.lost is None and self._cell:
            self._begin(Place(quote=frame.quote), frame)
        elif tag == "a" and self._top is not None and element.get("class") in ("sdfootnotesym", "sdendnotesym"):
            self._skip = element
        elif tag == "a" and (note := _NOTE.search(element.get("href", ""))) and not self._in_note(element):
            self._note(note[0], frame)
            self._skip = element
        elif tag == "ins" and frame.look.lost is None and (words := "".join(element.itertext()).strip()):
            writer.leave(Loss.INSERTED, words)
        elif tag in _LISTS:
            # Qt writes lists inside lists one behind the other.
            deep = style.get("-qt-list-indent", "")
            frame = replace(frame, depth=int(deep) if deep.isdecimal() and len(deep) == 1 else frame.depth + 1)
            down = tag == "ol" and element.get("reversed") is not None
            begin = _number(element, "start", len(element.findall("li")) if down else 1)
            numbering = self._numbering(element, style) if tag == "ol" else None
            self._lists.append(_List(numbering, begin, step=-1 if down else 1, shown=_list_kind(style) != "none"))
            if frame.look.lost is None:
                writer.begin(Place(quote=frame.quote))
        elif (level := _HEADINGS.get(tag) or self._outlined(element, style)) is not None:
            place = Place(BlockKind.HEADING, frame.quote, level)
            words = _label_of(element)
            if self._in_item(element) and not writer.open_words and frame.look.lost is None:
                words = writer.become(place)  # LibreOffice numbers its headings as items of a list
            else:
                self._begin(place, frame)
            if words and words not in BULLETS:
                writer.text(f"{words} ", replace(frame.look, bold=False))
            frame = replace(frame, look=replace(frame.look, bold=False))
        elif tag in _BLOCKS:
            if tag == "blockquote" or _quoted(element):
                frame = replace(frame, quote=frame.quote + 1)
            frame = replace(frame, white=frame.white or tag == "pre")
            self._block(element, style, frame)
        elif tag == "hr":
            writer.end()
        return frame

    def _end(self, element: etree._Element, frame: _Frame) -> None:
        if element.tag == "q":
            self._said -= 1
            self._writer.text("‘" if self._said % 2 else "“", frame.look)
        if element.tag in _LISTS:
            self._lists.pop()
        if element.tag in (*_BLOCKS, *_HEADINGS, *_LISTS, *_CELLS):
            if frame.look.lost is not None:
                self._writer.close_loss()
            elif not (element.tag in ("p", "div") and self._in_item(element)):
                self._begin(Place(quote=frame.quote - (element.tag == "blockquote" or _quoted(element))), frame)

    def _outlined(self, element: etree._Element, style: Mapping[str, str]) -> int | None:
        """The level of a heading that Word writes as a paragraph, as it does where a town's own style makes one."""
        level = style.get("mso-outline-level", "")
        return int(level) if element.tag == "p" and level in _OUTLINE and not self._in_item(element) else None

    def _begin(self, place: Place, frame: _Frame) -> None:
        if frame.look.lost is None:
            self._writer.begin(place)

    def _in_item(self, element: etree._Element) -> bool:
        """Whether a paragraph is the text of an item, as LibreOffice writes them."""
        parent = element.getparent()
        return bool(self._lists) and parent is not None and parent.tag == "li"

    def _block(self, element: etree._Element, style: Mapping[str, str], frame: _Frame) -> None:
        tag = element.tag
        if frame.look.lost is not None:
            self._writer.close_loss()
            return
        if tag == "li":
            self._list_item(element, style, frame)
        elif tag in ("p", "div") and self._in_item(element):
            if self._writer.open_words:
                self._writer.line()
        elif tag in ("p", "div") and (level := _LEVEL.search(style.get("mso-list", ""))):
            self._word_item(element, int(level[1]), frame)
        else:
            self._begin(Place(quote=frame.quote), frame)

    def _list_item(self, element: etree._Element, style: Mapping[str, str], frame: _Frame) -> None:
        if not self._lists:
            self._lists.append(_List(None, 1))
        one = self._lists[-1]
        number = None
        if one.numbering is not None:
            number = _number(element, "value", one.following)
            one.following = number + one.step
            if _list_kind(style) in _STYLES:  # Google says it of each item
                one.numbering = self._numbering(element, style)
        new, one.new = one.new, False
        if not (one.shown and _list_kind(style) != "none"):
            self._begin(Place(quote=frame.quote), frame)
            return
        counts = one.numbering
        if counts == "α." and number is not None and 0 < number <= len(_GREEK):
            self._begin(Place(quote=frame.quote), frame)
            self._writer.text(f"{_GREEK[number - 1]}. ", frame.look)  # no list of ours counts so
            return
        if counts == "α." or (counts == "01." and number not in range(1, 10)):
            counts = NUMBERING
        level = max(1, frame.depth)
        # A list that goes on with the next number goes on; one that begins with 1 begins.
        place = Place(BlockKind.ITEM, frame.quote, level, number, counts or NUMBERING, new and number in (None, 1))
        self._begin(place, frame)

    def _word_item(self, element: etree._Element, level: int, frame: _Frame) -> None:
        """Word writes lists as paragraphs with a label; only a style no browser knows tells them."""
        words = _label_of(element)
        found = None if words in BULLETS else read_label(words, self._item)
        self._item = found
        numbering, number = found if found is not None else (NUMBERING, None)
        self._begin(Place(BlockKind.ITEM, frame.quote, level, number, numbering), frame)
        if found is not None and label(numbering, found[1]) != words:
            self._writer.text(f"{words} ")

    def _numbering(self, element: etree._Element, style: Mapping[str, str]) -> str:
        kind = element.get("type", "1")
        kind = _STYLES.get(_list_kind(style), kind)
        return _TYPES.get(kind, NUMBERING)

    def _input(self, element: etree._Element, frame: _Frame) -> None:
        """A box that is ticked or not says something; what was typed into a field is told."""
        kind = element.get("type", "text").casefold()
        if kind in _TICKED:
            ticked = element.get("checked") is not None
            self._writer.text((_TICKED if ticked else _UNTICKED)[kind], frame.look)
        elif kind not in _UNSEEN_FIELDS and frame.look.lost is None and element.get("value", "").strip():
            self._writer.leave(Loss.TEXT_BOX, element.get("value", ""))

    def _passed_over(self, element: etree._Element, style: Mapping[str, str]) -> bool:
        """What is read where it belongs, or tells nothing by itself."""
        if element.tag == "span" and _is_label(element):
            return True
        kind = style.get("mso-element", "")
        if kind == "comment-list":
            for one in element.iter("div"):
                if _style(one.get("style", "")).get("mso-element") == "comment":
                    words = "".join(text for text in one.itertext())
                    self._writer.leave(Loss.COMMENT, re.sub(r"^\s*\[\w+\]\s*", "", words))
            return True
        classes = element.get("class", "").casefold().split()
        if element.tag == "a" and ("msocomanchor" in classes or "msocomoff" in classes):
            return True
        note = kind in ("footnote-list", "endnote-list") or bool(_note_of(element))
        return element.tag == "div" and note and element is not self._top

    def _in_note(self, element: etree._Element) -> bool:
        """Whether a link leads back from a note to its place in the text."""
        return self._top is not None and bool(_note_of(self._top)) and element.get("href", "").startswith("#_ftnref")

    def _note(self, href: str, frame: _Frame) -> None:
        key = href.lstrip("#_").removesuffix("sym")
        # Each note is told once: one that names itself, or is named a thousand times, would have no end.
        element = self._notes.pop(key, None)
        if element is None:
            self._writer.leave(Loss.FOOTNOTE, key)
            return
        read = self._part().read(element, replace(frame.look, raised=0, link=""))
        words = re.sub(r"^\[?\d+\]?\s*", "", " ".join(read.text.plain.split()))
        self._writer.text(f" [Fußnote: {words}]", replace(frame.look, raised=0, link=""))
        self._writer.left_out += read.left_out

    def _part(self) -> _Html:
        return _Html(self._classes, self._notes, cell=True, all_inks=self._all_inks)

    def _table(self, table: etree._Element, frame: _Frame) -> None:
        self._writer.end()
        for child in table:
            if child.tag not in _TABLE_PARTS:
                # A caption, and what a page put between the rows by mistake.
                self._writer.blocks += self._inside(child, frame.look)
        rows: list[tuple[bool, list[list[Block]]]] = []
        # How many rows more a cell reaches down, by its column: what stands beside it stays in its own.
        reaching: dict[int, int] = {}
        for row in _rows_of(table):
            around = row.getparent()
            look = _look(around, self._style(around), frame.look) if around is not table else frame.look
            look = _look(row, self._style(row), look)
            contents: list[list[Block]] = []
            heads = []
            before, reaching = reaching, {column: down - 1 for column, down in reaching.items() if down > 1}
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while len(contents) in before:
                    contents.append([])
                down, wide = (
                    max(1, min(_number(cell, name), most)) for name, most in (("rowspan", 500), ("colspan", 20))
                )
                if down > 1:
                    reaching |= dict.fromkeys(range(len(contents), len(contents) + wide), down - 1)
                contents.append(self._inside(cell, look))
                if contents[-1] and (down > 1 or wide > 1):
                    self._writer.leave(Loss.CELLS, " ".join(block.plain for block in contents[-1]))
                contents += [[]] * (wide - 1)
                heads.append(cell.tag == "th")
            rows.append((bool(heads) and all(heads), contents))
        self._writer.table(rows, Place(quote=frame.quote))

    def _inside(self, element: etree._Element, look: Look) -> list[Block]:
        """What stands in a part of a table."""
        read = self._part().read(element, look)
        self._writer.left_out += read.left_out
        return [block for block in read.text.blocks if block.runs]

    def _style(self, element: etree._Element) -> dict[str, str]:
        """What the page's own rules and the element say of what counts here."""
        made: dict[str, str] = {}
        if self._classes:
            tag = str(element.tag)
            known = [f".{name}" for name in element.get("class", "").split()]
            known += [f"#{element.get('id')}"] if element.get("id") else []
            for name in ("", *known):
                made |= self._classes.get((tag, name), {})
                made |= self._classes.get(("", name), {}) if name else {}
        given = element.get("style")
        return made | _style(given) if given else made


def _style(text: str) -> dict[str, str]:
    found = {}
    if "/*" in text:
        text = _REMARK.sub("", text)
    for part in text.split(";"):
        name, _, value = part.partition(":")
        name = name.strip().casefold()
        if name in _USED:
            found[name] = _IMPORTANT.sub("", value.strip().casefold())
    return found


def _classes(root: etree._Element) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """The rules of the page for an element, a class or a name; others do not decide what is read."""
    for sheet in root.iter("style"):
        text = _REMARK.sub("", sheet.text or "").replace("<!--", "").replace("-->", "")
        text = _PRINTED.sub("", text)
        for selectors, body in _RULE.findall(text):
            rules = _style(body)
            if not rules:
                continue
            for selector in selectors.split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found and (found[1] or found[2]):
                    yield (found[1] or "", found[2] or ""), rules


def _look(element: etree._Element, style: Mapping[str, str], look: Look) -> Look:
    tag = element.tag
    bold, italic, link, up, lost = look.bold, look.italic, look.link, look.raised, look.lost
    if tag in ("b", "strong", "th"):
        bold = tag != "th"
    elif tag in ("i", "em", "cite", "dfn", "var"):
        italic = True
    elif tag == "a" and element.get("href"):
        link = element.get("href", "").strip()
    elif tag in ("sup", "sub"):
        up = 1 if tag == "sup" else -1
    elif tag in ("del", "s", "strike"):
        lost = lost or Loss.STRUCK
    if style:
        weight = style.get("font-weight", "")
        if weight:
            bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
        if "font-style" in style:
            italic = style["font-style"] in ("italic", "oblique")
        up = {"super": 1, "sub": -1, "baseline": 0}.get(style.get("vertical-align", ""), up)
        if "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
            lost = lost or Loss.STRUCK
        if style.get("display") == "none" or style.get("mso-hide") == "all" or style.get("visibility") in _UNSEEN:
            lost = lost or Loss.HIDDEN
        if _NOTHING.fullmatch(style.get("opacity", "")) or _cut_away(style):
            lost = lost or Loss.HIDDEN
    if element.get("hidden") is not None or (tag == "dialog" and element.get("open") is None):
        lost = lost or Loss.HIDDEN
    return Look(bold, italic, link, up, lost, _ink(element, style, look.ink))


def _ink(element: etree._Element, style: Mapping[str, str], ink: Ink) -> Ink:
    given = element.get("color") if element.tag == "font" else element.get("text") if element.tag == "body" else None
    grounds = (element.get("bgcolor"), style.get("background"), style.get("background-color"))
    colours = (given, style.get("color"), style.get("-webkit-text-fill-color"))
    return _inked(ink, grounds, colours, (style.get("font"), style.get("font-size")))


_Said = tuple[str | None, ...]


@lru_cache(maxsize=1024)
def _inked(ink: Ink, grounds: _Said, colours: _Said, sizes: _Said) -> Ink:
    """The ink after all that is said of it, of each kind the last counting; a page says the same a thousand times."""
    for ground in filter(None, grounds):
        ink = ink.on(ground.casefold())
    for colour in filter(None, colours):
        ink = ink.coloured(colour.strip().casefold())
    for size in filter(None, sizes):
        ink = ink.sized(size)
    return ink


def _cut_away(style: Mapping[str, str]) -> bool:
    """Whether a page keeps words out of sight, as it does with those for screen readers."""
    if style.get("content-visibility") == "hidden" or _SCALED.match(style.get("transform", "")):
        return True
    if style.get("overflow") in ("hidden", "clip") and any(_NOTHING.fullmatch(style.get(name, "")) for name in _SIZES):
        return True
    placed = style.get("position", "") in ("absolute", "fixed")
    if placed and (_CLIPPED.match(style.get("clip", "")) or _CLIPPED.match(style.get("clip-path", ""))):
        return True
    far = ("left", "right", "top") if placed else ()
    return any(_FAR.match(style.get(name, "")) for name in (*far, "text-indent"))


def _face(element: etree._Element, style: Mapping[str, str], face: str) -> str:
    """The font of what stands inside, where it is one of signs; "" for all others."""
    named = style.get("font-family") or (element.get("face") if element.tag == "font" else None)
    if named is None:
        return face
    first = named.partition(",")[0].strip().strip("\"'").casefold()
    return first if is_of_signs(first) else ""


def _is_label(element: etree._Element) -> bool:
    return bool(_MARKER.match(element.get("style", "")))


def _label_of(element: etree._Element) -> str:
    """The label that Word has written before a paragraph of a list."""
    return next((" ".join("".join(one.itertext()).split()) for one in element.iter("span") if _is_label(one)), "")


def _list_kind(style: Mapping[str, str]) -> str:
    """How a list counts by its style; "none" where nothing stands before its items."""
    kind = style.get("list-style-type")
    short = style.get("list-style", "").split()
    return kind or next((one for one in short if one == "none" or one in _STYLES), "")


def _note_of(element: etree._Element) -> str:
    """The name of a footnote, where the element is one; else nothing."""
    found = _NOTE_ID.match(element.get("id", ""))
    return f"{found[1]}{found[2]}" if found else ""


def _quoted(element: etree._Element) -> bool:
    return bool({"MsoQuote", "MsoIntenseQuote", "MsoBlockText"} & set(element.get("class", "").split()))


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _number(element: etree._Element, name: str, otherwise: int = 1) -> int:
    found = element.get(name, "").strip()
    return int(found) if re.fullmatch(r"-?\d{1,6}", found) else otherwise
