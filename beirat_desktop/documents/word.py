"""A Document as a .docx for those who must go on writing elsewhere; the PDF stays what counts, and every page says so.

Headings, lists, tables and links are those of the program that opens it. What only paper has stays away: fold marks,
watermarks (a draft says so in the header) and the data that travels in a PDF.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from docx import Document as new_docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from beirat_desktop.documents.model import (
    Align,
    Bars,
    Borders,
    Cell,
    Changed,
    Column,
    Columns,
    Content,
    Document,
    Figure,
    Heading,
    Letter,
    List,
    PageBreak,
    Paragraph,
    Part,
    Quote,
    Rule,
    Section,
    Signature,
    Space,
    Style,
    Table,
    Text,
    Tied,
    Together,
    Words,
)
from beirat_desktop.documents.word_marks import (
    add_field,
    blocks_of,
    clean,
    element,
    ends_before,
    keep_together,
    keep_with_next,
    line_below,
)
from beirat_desktop.domain import numbering
from beirat_desktop.domain.differences import Kind
from beirat_desktop.domain.text import SOFT_BREAK, Block, BlockKind, RichText, Run, cells

COPY = "Kopie – maßgeblich ist das PDF"
"""Stands on top of every page."""
WIDTH = 165.0
"""Millimetres a line is long."""
_STEP = 7.0
"""Millimetres each level of a list, and each quotation, is set in."""
_BULLET = "•"
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BOLD = frozenset({Style.BOLD, Style.INDENTED_BOLD, Style.CENTRED_BOLD, Style.SPACED_BOLD, Style.CELL_BOLD})
_SET_IN = frozenset({Style.INDENTED, Style.INDENTED_BOLD, Style.QUOTE})
_CENTRED = frozenset({Style.CENTRED, Style.CENTRED_BOLD})
_ALIGNED = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def to_docx(document: Document) -> bytes:
    """The paper as .docx."""
    return _Writer(document).write()


@dataclass(frozen=True, slots=True)
class _Label:
    """The list an item stands in, on which of its levels from 0, and how far its text hangs behind the label.

    words: a label that does not count, such as «Beginn»; it is text, so that it is found and read out as such.
    """

    number: int
    level: int
    hanging: float
    words: tuple[Run, ...] = ()


class _Writer:
    """One file while it is written. label: of the item whose first paragraph is yet to come."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._docx = new_docx()
        self._place: Any = self._docx  # where paragraphs go: the text itself, or the cell of a table
        self._indent = 0.0
        self._label: _Label | None = None
        self._depth = 0
        self._level = 0
        self._numbers = 0

    def write(self) -> bytes:
        self._set_up()
        if self._document.letter is not None:
            self._letter(self._document.letter)
        self._parts(self._document.parts)
        made = io.BytesIO()
        self._docx.save(made)
        return made.getvalue()

    # --- the page ---

    def _set_up(self) -> None:
        document, docx = self._document, self._docx
        properties = docx.core_properties
        properties.title, properties.author, properties.subject = map(
            clean, (document.title, document.author, document.subject)
        )
        properties.language, properties.comments = document.language, COPY
        normal = docx.styles["Normal"]
        normal.font.name, normal.font.size = "Liberation Sans", Pt(11)
        normal.paragraph_format.space_after = Pt(6)
        defaults = docx.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        defaults.find(qn("w:lang")).set(qn("w:val"), document.language)
        for level in range(1, 10):
            font = docx.styles[f"Heading {level}"].font
            docx.styles[f"Heading {level}"].paragraph_format.space_after = Pt(4)
            font.name, font.color.rgb = "Liberation Sans", RGBColor(0, 0, 0)
            fonts = docx.styles[f"Heading {level}"].element.rPr.rFonts
            for name in [name for name in fonts.attrib if name.endswith("Theme")]:
                del fonts.attrib[name]  # a theme would go before the face
        page = docx.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin, page.right_margin = Mm(25), Mm(20)
        if document.landscape:
            page.page_width, page.page_height = page.page_height, page.page_width
        said = [" · ".join(filter(None, (document.watermark, COPY))), document.header]
        page.header.paragraphs[0].text = clean("\n".join(filter(None, said)))
        lines = list(document.footer)
        foot = page.footer.paragraphs[0]
        foot.text = clean("\n".join(lines))
        if document.page_numbers:
            foot.add_run("\nSeite " if lines else "Seite ")
            add_field(foot, "PAGE")

    def _letter(self, letter: Letter) -> None:
        if letter.logo is not None:
            self._figure(letter.logo)
        for line in letter.letterhead:
            self._paragraph(line, space=0)
        self._paragraph("", space=0)
        for line in (letter.return_line, "", *letter.notes, *letter.address):
            self._paragraph(line, space=0)
        self._paragraph("")
        for label, value in letter.information:
            self._paragraph(f"{label}: {value}" if label else value, space=0)
        self._heading(1, letter.subject)

    # --- parts ---

    def _parts(self, parts: Sequence[Part]) -> None:
        for part in parts:
            self._part(part)

    def _part(self, part: Part) -> None:
        match part:
            case Heading(level, words):
                self._heading(level, words)
            case Paragraph():
                self._styled(part)
            case Text(text, style):
                self._text(text, style)
            case List():
                self._list(part)
            case Table():
                self._table(part)
            case Section(parts) | Columns(parts):
                self._parts(parts)
            case Tied(parts):
                keep_with_next(ends_before(self._blocks()))
                self._parts(parts)
            case Together(parts):
                before = len(self._blocks())
                self._parts(parts)
                keep_together(self._blocks()[before:])
            case Quote(parts):
                self._indent += _STEP
                self._parts(parts)
                self._indent -= _STEP
            case Signature():
                self._signature(part)
            case Figure():
                self._figure(part)
            case Bars():
                self._paragraph(part.alternative, italic=True)
            case PageBreak():
                self._paragraph("").add_run().add_break(WD_BREAK.PAGE)
            case Rule():
                line_below(self._paragraph(""))
            case Space():
                self._paragraph("", space=0)

    def _blocks(self) -> list[Any]:
        """What stands so far in the place that is written to."""
        return blocks_of(self._docx.element.body if self._place is self._docx else self._place._tc)  # noqa: SLF001

    def _heading(self, level: int, words: Words) -> None:
        self._level = level
        self._paragraph(words, style=f"Heading {min(level, 9)}")

    def _styled(self, part: Paragraph) -> None:
        style = part.style
        self._indent += _STEP if style in _SET_IN else 0
        made = self._paragraph(
            part.words,
            bold=style in _BOLD,
            italic=style in (Style.ITALIC, Style.QUOTE),
            language=part.language,
            space=0 if part.tight else None,
        )
        self._indent -= _STEP if style in _SET_IN else 0
        if style in _CENTRED:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif style is Style.RIGHT:
            made.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _list(self, part: List) -> None:
        self._indent += part.label_width
        number, going_on = 0, ("", 0)
        for item in part.items:
            read = None if part.bullets else numbering.read_label(item.label)
            words: tuple[Run, ...] = ()
            if part.bullets:
                number = number or self._new_list(_BULLET, self._depth)
            elif read is None:
                words = (Run(item.label, part.label_style in _BOLD), Run("\t"))
            elif read != going_on:
                number = self._new_list(read[0], self._depth, read[1])
            going_on = (read[0], read[1] + 1) if read is not None else ("", 0)
            self._label = _Label(number, self._depth, part.label_width, words)
            self._depth += 1
            self._parts(item.parts)
            self._depth -= 1
            if self._label is not None:
                self._paragraph("")
        self._indent -= part.label_width

    def _text(self, text: RichText, style: Style) -> None:
        above, bold = self._level, style in _BOLD
        self._indent += _STEP if style in _SET_IN else 0
        lists: dict[int, int] = {}
        for rows, group in groupby(text.blocks, key=lambda block: block.kind is BlockKind.ROW):
            if rows:
                self._rows(list(group))
                continue
            for block in group:
                self._block(block, above, bold, lists)
        self._level = above
        self._indent -= _STEP if style in _SET_IN else 0

    def _block(self, block: Block, above: int, bold: bool, lists: dict[int, int]) -> None:
        set_in = _STEP * block.quote
        if block.kind is BlockKind.ITEM:
            if self._label is not None:
                self._paragraph("")
            if block.first or block.level not in lists:
                lists[block.level] = self._new_list(
                    block.numbering if block.ordered else _BULLET,
                    block.level - 1,
                    block.start if block.ordered else None,
                )
            set_in += _STEP * block.level
            self._label = _Label(lists[block.level], block.level - 1, _STEP)
        self._indent += set_in
        if block.kind is BlockKind.HEADING:
            self._paragraph(block.runs, style=f"Heading {min(above + block.level, 9)}")
        else:
            self._paragraph(block.runs, bold=bold)
        self._indent -= set_in

    def _rows(self, blocks: Sequence[Block]) -> None:
        rows = [cells(block) for block in blocks]
        head = sum(block.first for block in blocks)
        contents = tuple(tuple(Cell((Paragraph(cell),)) for cell in row) for row in rows)
        self._table(Table(tuple(Column() for _ in rows[0]), contents[head:], contents[:head]))

    def _table(self, part: Table) -> None:
        if self._label is not None:
            self._paragraph("")
        width = (WIDTH if not self._document.landscape else WIDTH + 87) - self._indent
        shared = width - sum(column.width for column in part.columns)
        weights = sum(column.weight for column in part.columns if not column.width) or 1
        table = self._new_table(len(part.columns), width, part.borders)
        for place, row in enumerate((*part.header, *part.rows)):
            made = table.add_row()
            if place < len(part.header):
                made._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - no other way
            at = 0
            for content in row:
                span = content.columns if isinstance(content, Cell) else 1
                cell = made.cells[at]
                for column in part.columns[at : at + span]:
                    cell.width = Mm(column.width or shared * column.weight / weights)
                cell = cell.merge(made.cells[at + span - 1]) if span > 1 else cell
                head = place < len(part.header) or (part.row_headers and at == 0)
                self._cell(cell, content, part.columns[at].align, head)
                at += span

    def _new_table(self, columns: int, width: float, borders: Borders) -> Any:
        table = self._place.add_table(0, columns, Mm(width)) if self._place is not self._docx else None
        table = self._docx.add_table(0, columns) if table is None else table
        table.style = "Normal Table" if borders is Borders.NONE else "Table Grid"
        return table

    def _cell(self, cell: Any, content: Content, align: Align, head: bool) -> None:
        place, indent, level = self._place, self._indent, self._level
        self._place, self._indent = cell, 0.0
        parts = content.parts if isinstance(content, Cell) else (Paragraph(content),)
        self._parts(parts)
        for number, paragraph in enumerate(cell.paragraphs):
            if number == 0 and len(cell.paragraphs) > 1:
                paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - the empty one a cell is born with
                continue
            paragraph.alignment = _ALIGNED[align] if paragraph.alignment is None else paragraph.alignment
            paragraph.paragraph_format.space_after = Pt(2)
            for run in paragraph.runs if head else ():
                run.bold = True
        self._place, self._indent, self._level = place, indent, level

    def _signature(self, part: Signature) -> None:
        table = self._new_table(len(part.signers), WIDTH, Borders.NONE)
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - no other way
        for cell, signer in zip(row.cells, part.signers, strict=True):
            name = cell.paragraphs[0]
            name.paragraph_format.space_before = Mm(part.room)
            if part.line:
                line_below(name)
            cell.add_paragraph(clean(signer.name))
            if signer.role:
                cell.add_paragraph(clean(signer.role))

    def _figure(self, figure: Figure) -> None:
        paragraph = self._paragraph("")
        paragraph.alignment = _ALIGNED[figure.align]
        size = {"width": Mm(figure.width) if figure.width else None, "height": Mm(figure.height) or None}
        drawn = paragraph.add_run().add_picture(io.BytesIO(figure.image), **size)
        drawn._inline.docPr.set("descr", clean(figure.alternative))  # noqa: SLF001 - no other way

    # --- paragraphs, lists, words ---

    def _paragraph(
        self,
        words: Words,
        *,
        style: str | None = None,
        bold: bool = False,
        italic: bool = False,
        language: str = "",
        space: float | None = None,
    ) -> Any:
        paragraph = self._place.add_paragraph(style=style)
        shape = paragraph.paragraph_format
        if self._indent:
            shape.left_indent = Mm(self._indent)
        if space is not None:
            shape.space_after = Pt(space)
        if self._label is not None:
            label, self._label = self._label, None
            shape.first_line_indent = Mm(-label.hanging)
            if label.words:
                words = (*label.words, *((Run(words),) if isinstance(words, str) else words))
            else:
                _put_in_list(paragraph, label)
        for run in (Run(words),) if isinstance(words, str) else words:
            self._add_run(paragraph, run, bold=bold, italic=italic, language=language)
        return paragraph

    def _add_run(self, paragraph: Any, run: Run, *, bold: bool, italic: bool, language: str) -> None:
        if not run.text:
            return
        made = paragraph.add_run(clean(run.text.replace(SOFT_BREAK, "\n")))
        made.bold, made.italic = (run.bold or bold) or None, (run.italic or italic) or None
        if isinstance(run, Changed):
            made.font.strike, made.underline = run.change is Kind.REMOVED or None, run.change is Kind.ADDED or None
        if language:
            mark = OxmlElement("w:lang")
            mark.set(qn("w:val"), language)
            made._r.get_or_add_rPr().append(mark)  # noqa: SLF001 - no other way
        if run.link:
            made.underline = True
            link = OxmlElement("w:hyperlink")
            key = paragraph.part.relate_to(clean(run.link), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), key)
            made._r.addprevious(link)  # noqa: SLF001 - no other way
            link.append(made._r)  # noqa: SLF001

    def _new_list(self, label: str, depth: int, start: int | None = None) -> int:
        """The number of a list; with a start it counts on, without all its items have this label."""
        if start is not None:
            before, sign, after = numbering.parts(label)
            shown, kind = f"{before}%{depth + 1}{after}", _FORMATS[sign]
        else:
            shown, kind = label, "bullet"
        self._numbers += 1
        root = self._docx.part.numbering_part.element
        kept = 1000 + self._numbers  # behind those of the template
        abstract = element("w:abstractNum", "w:abstractNumId", kept)
        level = element("w:lvl", "w:ilvl", depth)
        level.append(element("w:start", "w:val", 1 if start is None else start))
        level.append(element("w:numFmt", "w:val", kind))
        level.append(element("w:lvlText", "w:val", clean(shown)))
        level.append(element("w:lvlJc", "w:val", "left"))
        abstract.append(element("w:multiLevelType", "w:val", "multilevel"))
        abstract.append(level)
        first = root.find(qn("w:num"))
        if first is None:
            root.append(abstract)
        else:
            first.addprevious(abstract)
        number: int = root.add_num(kept).numId
        return number


def _put_in_list(paragraph: Any, label: _Label) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - no other way
    properties.get_or_add_ilvl().val = label.level
    properties.get_or_add_numId().val = label.number
