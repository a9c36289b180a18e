"""The handbook: its pages in their order, found by words, and all of them as one paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from beirat_desktop import __version__, paths
from beirat_desktop.documents import markdown
from beirat_desktop.documents.handbook import Chapter, handbook
from beirat_desktop.documents.render import render
from beirat_desktop.domain.folding import fold
from beirat_desktop.german import norm

CONTENTS = "inhalt"
"""The page that names all others: a heading for each chapter, a link for each page."""
_NORM = re.compile(r"\{([^{}]+)\}")
_AROUND = 70


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page: source is its Markdown with the norms written out."""

    key: str
    title: str
    chapter: str
    source: str

    @property
    def plain(self) -> str:
        """Its words."""
        return markdown.plain(self.source)


@dataclass(frozen=True, slots=True)
class HelpHit:
    """A page in which the words stand. excerpt: the line of the first that is not in the title."""

    page: HelpPage
    excerpt: str


class Handbook:
    """Reads the pages of a folder once. A page that the contents name and the folder lacks is left out."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.resources() / "handbook"

    @cached_property
    def pages(self) -> tuple[HelpPage, ...]:
        """All pages in the order of the contents, which come first."""
        contents = self._source(CONTENTS)
        made = [HelpPage(CONTENTS, _title(contents), "", self._without_missing(contents))]
        for chapter, keys in self._chapters(contents):
            for key in keys:
                source = self._source(key)
                made.append(HelpPage(key, _title(source), chapter, source))
        return tuple(made)

    def page(self, key: str) -> HelpPage:
        """The page of that name; the contents, where there is none."""
        return next((page for page in self.pages if page.key == key), self.pages[0])

    def html(self, key: str, key_style: str = "font-weight:600") -> str:
        """A page for a browser whose base is the folder; key_style is how the names of keys look."""
        return markdown.html(self.page(key).source, key_style)

    def sections(self, key: str) -> tuple[tuple[str, str], ...]:
        """Title and HTML of each part of a page, from heading to heading of the second level."""
        found = []
        for block in re.split(r"^## ", self.page(key).source, flags=re.MULTILINE)[1:]:
            title, _, text = block.partition("\n")
            found.append((title.strip(), markdown.html(text)))
        return tuple(found)

    def find(self, words: str) -> tuple[HelpHit, ...]:
        """The pages in which every word stands, also as part of another; those with all of them in the title first."""
        asked = [fold(word) for word in words.split()]
        if not asked:
            return ()
        found: list[tuple[int, HelpHit]] = []
        for page in self.pages[1:]:
            title, text = fold(page.title), fold(page.plain)
            if all(word in text for word in asked):
                first = not all(word in title for word in asked)
                found.append((first, HelpHit(page, _excerpt(page.plain, asked, title))))
        return tuple(hit for _, hit in sorted(found, key=lambda pair: pair[0]))

    def pdf(self) -> bytes:
        """All pages but the contents as one accessible paper, with contents of its own."""
        chapters = dict.fromkeys(page.chapter for page in self.pages[1:])
        return render(
            handbook(
                (
                    Chapter(name, tuple(page.source for page in self.pages[1:] if page.chapter == name))
                    for name in chapters
                ),
                __version__,
                lambda address: (self.folder / address).read_bytes(),
            )
        )

    def _chapters(self, contents: str) -> list[tuple[str, list[str]]]:
        """The chapters with the keys of their pages, as far as they are there."""
        found = []
        for block in re.split(r"^## ", contents, flags=re.MULTILINE)[1:]:
            keys = [address.removesuffix(".md") for _, address in markdown.links(block) if address.endswith(".md")]
            found.append((block.partition("\n")[0].strip(), [key for key in keys if self._file(key).exists()]))
        return found

    def _without_missing(self, contents: str) -> str:
        missing = [
            f"({address})"
            for _, address in markdown.links(contents)
            if address.endswith(".md") and not self._file(address.removesuffix(".md")).exists()
        ]
        return "\n".join(line for line in contents.split("\n") if not any(address in line for address in missing))

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.md"

    def _source(self, key: str) -> str:
        return _NORM.sub(_written_out, self._file(key).read_text(encoding="utf-8"))


def _title(source: str) -> str:
    return source.partition("\n")[0].removeprefix("# ").strip()


def _written_out(named: re.Match[str]) -> str:
    return f"**{named[1]}:** {norm(named[1])}"


def _excerpt(text: str, asked: list[str], title: str) -> str:
    """Where the first word stands that the title does not hold, with some words around."""
    wanted = next((word for word in asked if word not in title), asked[0])
    lines = [line for line in text.split("\n")[1:] if wanted in fold(line)]
    if not lines:
        return ""
    line, place = lines[0], fold(lines[0]).find(wanted)
    start, end = max(0, place - _AROUND), place + len(wanted) + _AROUND
    cut = line[line.rfind(" ", 0, start) + 1 if start else 0 : end]
    return ("… " if start else "") + (cut.rpartition(" ")[0] + " …" if end < len(line) else cut)
