"""The handbook as one paper, from its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from beirat_desktop.documents import markdown
from beirat_desktop.documents.model import Document, Heading, Item, List, PageBreak, Paragraph, Part, Style

_ENTER = ("↵", "Eingabe")
"""The sign on the key; no typeface of the papers has it."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages that belong together; each is the source of a text."""

    title: str
    pages: tuple[str, ...]


def handbook(chapters: Iterable[Chapter], version: str, picture: Callable[[str], bytes]) -> Document:
    """The paper: contents, then every chapter on a new page. picture reads one by the address the pages give."""
    chapters = tuple(chapters)
    parts: list[Part] = [
        Heading(1, "Handbuch zu Beirat Desktop", Style.TITLE),
        Paragraph(f"Version {version}", Style.CENTRED),
        _contents(chapters),
    ]
    for chapter in chapters:
        parts += [PageBreak(), Heading(1, chapter.title)]
        for source in chapter.pages:
            parts += markdown.parts(source.replace(*_ENTER), picture, below=1)
    return Document(
        "Handbuch zu Beirat Desktop",
        tuple(parts),
        author="Beirat Desktop",
        subject="Anleitung, Begriffe, Barrierefreiheit und Datenschutz",
        header="Handbuch zu Beirat Desktop",
    )


def _contents(chapters: tuple[Chapter, ...]) -> List:
    return List(
        tuple(
            Item(
                f"{number}.",
                (
                    Paragraph(chapter.title, Style.BOLD),
                    List(
                        tuple(_entry(page) for page in chapter.pages),
                        bullets=True,
                    ),
                ),
            )
            for number, chapter in enumerate(chapters, 1)
        )
    )


def _entry(page: str) -> Item:
    return Item("•", (Paragraph(page.partition("\n")[0].removeprefix("# "), Style.SMALL, tight=True),))
