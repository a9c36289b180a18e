"""Texts of the house that are kept as Markdown: the handbook's pages, for the screen as HTML and for paper as parts.

The dialect is CommonMark with tables. `Words between back-quotes` are keys; a link without a scheme leads to another
page and is, on paper, its words alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from beirat_desktop.documents.model import (
    Borders,
    Cell,
    Column,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Quote,
    Rule,
    Table,
    Words,
)
from beirat_desktop.domain.text import SOFT_BREAK, Run

_READER = MarkdownIt("commonmark").enable("table")
_READER.options["html"] = False
_CODE = re.compile(r"</?code>")
_WIDTH = 150
"""Millimetres of a picture on paper."""
_LEVELS = 3
"""Deeper headings have no style of their own."""


def html(source: str, keys: str = "font-weight:600") -> str:
    """The text for a browser; keys is the style of what stands between back-quotes. Pictures are of class picture."""
    made = str(_READER.render(source)).replace("<p><img", '<p class="picture"><img')
    return _CODE.sub(lambda tag: "</span>" if "/" in tag[0] else f'<span style="{escape(keys)}">', made)


def plain(source: str) -> str:
    """The words alone, a line for each block; what a picture shows counts too."""
    return "\n".join(_said(node).replace(SOFT_BREAK, " ") for node in _tree(source).walk() if _inline(node))


def links(source: str) -> tuple[tuple[str, str], ...]:
    """Words and address of every link."""
    return tuple(
        (_said(node), unquote(str(node.attrs["href"]))) for node in _tree(source).walk() if node.type == "link"
    )


def keys(source: str) -> tuple[str, ...]:
    """What stands between back-quotes."""
    return tuple(node.content for node in _tree(source).walk() if node.type == "code_inline")


def parts(source: str, picture: Callable[[str], bytes], below: int = 0) -> tuple[Part, ...]:
    """The text for a paper, its headings so many levels below. picture reads one by its address."""
    return tuple(part for node in _tree(source).children for part in _parts(node, picture, below))


def _tree(source: str) -> SyntaxTreeNode:
    """Each node without what it is part of, which nobody asks for: so the tree goes with whoever read it."""
    root = SyntaxTreeNode(_READER.parse(source))
    for node in root.walk():
        node.parent = None
    return root


def _inline(node: SyntaxTreeNode) -> bool:
    return node.type == "inline"


def _parts(node: SyntaxTreeNode, picture: Callable[[str], bytes], below: int) -> tuple[Part, ...]:
    match node.type:
        case "heading":
            return (Heading(min(int(node.tag[1]) + below, _LEVELS), _words(node)),)
        case "paragraph":
            return _paragraph(node, picture)
        case "bullet_list" | "ordered_list":
            return (_list(node, picture, below),)
        case "table":
            return (_table(node),)
        case "blockquote":
            return (Quote(tuple(part for kid in node.children for part in _parts(kid, picture, below))),)
        case "hr":
            return (Rule(),)
    raise ValueError(f"the handbook has no words for {node.type}")


def _paragraph(node: SyntaxTreeNode, picture: Callable[[str], bytes]) -> tuple[Part, ...]:
    shown = [each for each in node.walk() if each.type == "image"]
    if shown:
        return tuple(Figure(picture(unquote(str(each.attrs["src"]))), each.content, width=_WIDTH) for each in shown)
    return (Paragraph(_words(node)),)


def _list(node: SyntaxTreeNode, picture: Callable[[str], bytes], below: int) -> List:
    numbered = node.type == "ordered_list"
    first = int(node.attrs.get("start", 1))
    items = (
        Item(
            f"{number}." if numbered else "•",
            tuple(part for kid in item.children for part in _parts(kid, picture, below)),
        )
        for number, item in enumerate(node.children, first)
    )
    return List(tuple(items), bullets=not numbered)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [tuple(_cell(cell) for cell in row.children) for part in node.children for row in part.children]
    head, *body = rows
    weights = (1.0, 2.5) if len(head) == 2 else (1.0,) * len(head)
    columns = tuple(Column(weight=weight) for weight in weights)
    return Table(columns, tuple(body), header=(head,), row_headers=True, borders=Borders.ROWS)


def _cell(node: SyntaxTreeNode) -> Cell:
    return Cell((Paragraph(_words(node)),))


def _words(node: SyntaxTreeNode) -> Words:
    return tuple(run for kid in node.walk() if _inline(kid) for run in _runs(kid))


def _said(node: SyntaxTreeNode) -> str:
    return "".join(run.text for run in _runs(node))


def _runs(node: SyntaxTreeNode, bold: bool = False, italic: bool = False, link: str = "") -> list[Run]:
    found: list[Run] = []
    for kid in node.children:
        match kid.type:
            case "text" | "image":
                found.append(Run(kid.content, bold, italic, link))
            case "code_inline":
                found.append(Run(kid.content, True, italic, link))
            case "softbreak":
                found.append(Run(" ", bold, italic, link))
            case "hardbreak":
                found.append(Run(SOFT_BREAK, bold, italic, link))
            case "strong":
                found += _runs(kid, True, italic, link)
            case "em":
                found += _runs(kid, bold, True, link)
            case "link":
                address = str(kid.attrs["href"])
                found += _runs(kid, bold, italic, address if ":" in address else "")
            case _:
                found += _runs(kid, bold, italic, link)
    return found
