"""Pages, structure and metadata as one file."""

from __future__ import annotations

from beirat_desktop.documents.engine.flow import Outline
from beirat_desktop.documents.engine.fonts import FontBook
from beirat_desktop.documents.engine.images import Images
from beirat_desktop.documents.engine.metadata import write_files, write_info, write_output_intent, write_xmp
from beirat_desktop.documents.engine.page import LinkArea, Page
from beirat_desktop.documents.engine.pdf import PdfFile, text_string
from beirat_desktop.documents.engine.structure import Annotation, Element, Tree
from beirat_desktop.documents.model import Document

BOOKMARKS_FROM = 3
"""Pages from which on a paper has bookmarks."""


def write(
    document: Document,
    file: PdfFile,
    pages: list[Page],
    root: Element,
    outlines: list[Outline],
    fonts: FontBook,
    images: Images,
) -> bytes:
    """The bytes of the paper."""
    numbers = [file.reserve() for _ in pages]
    tree = file.reserve()
    linked: list[Element] = []
    contents = [file.stream(b"", page.content()) for page in pages]
    resources = file.add(b"<< /Font %s /XObject %s >>" % (fonts.write(file), images.resources()))
    for index, page in enumerate(pages):
        annotations = b"".join(b" %d 0 R" % _link(file, page.index, area, len(pages), linked) for area in page.links)
        file.put(
            numbers[index],
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R /Resources %d 0 R"
            b" /StructParents %d /Tabs /S%s >>"
            % (
                tree,
                page.width,
                page.height,
                contents[index],
                resources,
                index,
                b" /Annots [%s ]" % annotations if annotations else b"",
            ),
        )
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    file.put(tree, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids))
    catalog = [
        b"/Type /Catalog /Pages %d 0 R /MarkInfo << /Marked true >>" % tree,
        b"/ViewerPreferences << /DisplayDocTitle true >> /Lang " + text_string(document.language),
        b"/StructTreeRoot %d 0 R" % Tree(root).write(file, numbers, [page.marks for page in pages], linked),
        b"/Metadata %d 0 R /OutputIntents %s" % (write_xmp(file, document), write_output_intent(file)),
    ]
    if document.bookmarks and len(pages) >= BOOKMARKS_FROM and outlines:
        catalog.append(b"/PageMode /UseOutlines /Outlines %d 0 R" % _bookmarks(file, outlines, numbers))
    if document.files:
        catalog.append(write_files(file, document))
    return file.finish(file.add(b"<< %s >>" % b" ".join(catalog)), write_info(file, document))


def _link(file: PdfFile, page: int, area: LinkArea, first_key: int, linked: list[Element]) -> int:
    address = area.link.address
    number = file.add(
        b"<< /Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4 /StructParent %d"
        b" /Contents %s /A << /S /URI /URI (%s) >> >>"
        % (
            *area.box,
            first_key + len(linked),
            text_string(f"Link: {address}"),
            # An address is ASCII; what is not is percent-encoded by whoever typed it or shown as it is.
            address.encode("utf-8").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)"),
        )
    )
    area.link.kids.append(Annotation((page, number)))
    linked.append(area.link)
    return number


def _bookmarks(file: PdfFile, outlines: list[Outline], pages: list[int]) -> int:
    """Add the bookmarks as a tree by heading level and return its root."""
    root = file.reserve()
    numbers = [file.reserve() for _ in outlines]
    parents: list[int] = []
    children: dict[int, list[int]] = {}
    path: list[tuple[int, int]] = [(0, root)]
    for number, outline in zip(numbers, outlines, strict=True):
        while path[-1][0] >= outline.level:
            path.pop()
        parents.append(path[-1][1])
        children.setdefault(path[-1][1], []).append(number)
        path.append((outline.level, number))
    for number, parent, outline in zip(numbers, parents, outlines, strict=True):
        siblings = children[parent]
        at = siblings.index(number)
        body = b"<< /Title %s /Parent %d 0 R /Dest [%d 0 R /XYZ null %.2f null]" % (
            text_string(outline.title),
            parent,
            pages[outline.page],
            outline.top,
        )
        if at:
            body += b" /Prev %d 0 R" % siblings[at - 1]
        if at + 1 < len(siblings):
            body += b" /Next %d 0 R" % siblings[at + 1]
        if own := children.get(number):
            body += b" /First %d 0 R /Last %d 0 R /Count %d" % (own[0], own[-1], -len(own))
        file.put(number, body + b" >>")
    top = children[root]
    file.put(root, b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (top[0], top[-1], len(top)))
    return root
