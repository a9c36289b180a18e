"""The tree that tells a screen reader what the marks on the pages are; built before layout, filled while drawing."""

from __future__ import annotations

from beirat_desktop.documents.engine.pdf import PdfFile, text_string


class Element:
    """A structure element. kids are elements, marked content (page, number) and annotations (page, object)."""

    __slots__ = ("actual", "alternative", "attributes", "kids", "language", "number", "parent", "tag")

    def __init__(
        self,
        tag: str,
        parent: Element | None = None,
        attributes: bytes = b"",
        alternative: str = "",
        language: str = "",
        actual: str = "",
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.alternative = alternative
        self.language = language
        self.actual = actual
        self.kids: list[Element | Mark | Annotation] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def prune(self) -> bool:
        """Drop what came to nothing on the pages; empty table cells stay, a row must be whole."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.tag in {"TD", "TH"}


class Mark(tuple[int, int]):
    """A stretch of marked content: page index, number on the page."""

    __slots__ = ()


class Annotation(tuple[int, int]):
    """An annotation: page index, object number."""

    __slots__ = ()


class Tree:
    """Writes the structure: elements, the way back from marks to elements, roles."""

    def __init__(self, root: Element) -> None:
        self._root = root

    def write(self, file: PdfFile, pages: list[int], marks: list[list[Element]], annotations: list[Element]) -> int:
        """Add the tree and return its object number.

        pages are the page objects, marks the elements of each page by mark number, annotations the elements of the
        annotations, whose keys follow those of the pages.
        """
        self._root.prune()
        top = file.reserve()
        order: list[Element] = []
        waiting = [self._root]
        while waiting:
            element = waiting.pop()
            element.number = file.reserve()
            order.append(element)
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
        for element in order:
            file.put(element.number, _body(element, top, pages))
        entries = [
            b"%d [%s]" % (index, b" ".join([b"%d 0 R" % element.number for element in elements]))
            for index, elements in enumerate(marks)
        ]
        entries += [b"%d %d 0 R" % (len(pages) + index, element.number) for index, element in enumerate(annotations)]
        parents = file.add(b"<< /Nums [%s] >>" % b"\n".join(entries))
        file.put(
            top,
            b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d >>"
            % (self._root.number, parents, len(entries)),
        )
        return top


def _body(element: Element, top: int, pages: list[int]) -> bytes:
    home = next((kid[0] for kid in element.kids if type(kid) is Mark), None)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(b"%d 0 R" % kid.number)
        elif isinstance(kid, Annotation):
            kids.append(b"<< /Type /OBJR /Pg %d 0 R /Obj %d 0 R >>" % (pages[kid[0]], kid[1]))
        elif kid[0] == home:
            kids.append(b"%d" % kid[1])
        else:
            kids.append(b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (pages[kid[0]], kid[1]))
    parent = element.parent.number if element.parent is not None else top
    body = [b"<< /Type /StructElem /S /%s /P %d 0 R" % (element.tag.encode(), parent)]
    if home is not None:
        body.append(b"/Pg %d 0 R" % pages[home])
    if kids:
        body.append(b"/K [%s]" % b" ".join(kids))
    if element.attributes:
        body.append(b"/A << %s >>" % element.attributes)
    if element.language:
        body.append(b"/Lang " + text_string(element.language))
    if element.alternative:
        body.append(b"/Alt " + text_string(element.alternative))
    if element.actual:
        body.append(b"/ActualText " + text_string(element.actual))
    body.append(b">>")
    return b" ".join(body)
