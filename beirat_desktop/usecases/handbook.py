"""The handbook: its pages in their order, found by words, and all of them as one paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from beirat_desktop import __version__, paths
from beirat_desktop.documents import markdown
from beirat_desktop.documents.handbook import Chapter, handbook
from beirat_desktop.domain.folding import fold
from beirat_desktop.german import norm
from beirat_desktop.german.help_words import meant_by
from beirat_desktop.usecases.publications.rendering import draw

CONTENTS = "inhalt"
"""The page that names all others: a heading for each chapter, a link for each page."""
_NORM = re.compile(r"\{([^{}]+)\}")
_AROUND = 70


@dataclass(frozen=True)
class HelpPage:
    """A page: source is its Markdown with the norms written out."""

    key: str
    title: str
    chapter: str
    source: str

    @cached_property
    def plain(self) -> str:
        """Its words, read once: each letter that is looked for asks every page."""
        return markdown.plain(self.source)


@dataclass(frozen=True, slots=True)
class HelpHit:
    """A page in which the words stand. excerpt: the line of the first that is not in the title.

    whole: all of the words stand there; else no page holds them all, and this one holds as many as any.
    """

    page: HelpPage
    excerpt: str
    whole: bool = True


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
        """The pages in which every word stands, as part of another, or what means the same.

        Where none holds them all, those that hold the most. Those whose titles hold more come first, then those that
        speak of it more often.
        """
        asked = [self._meant(word) for word in words.split()]
        found: list[tuple[int, int, int, HelpHit]] = []
        for page in self.pages[1:]:
            title, text = fold(page.title), fold(page.plain)
            held = [means for means in asked if any(one in text for one in means)]
            if held:
                entitled = sum(any(one in title for one in means) for means in held)
                often = sum(text.count(one) for means in held for one in _widest(means))
                whole = len(held) == len(asked)
                excerpt = _excerpt(page.plain, held, title)
                found.append((len(held), entitled, often, HelpHit(page, excerpt, whole=whole)))
        most = max((held for held, *_ in found), default=0)
        best = [one for one in found if one[0] == most]
        return tuple(hit for *_, hit in sorted(best, key=lambda one: one[1:3], reverse=True))

    def pdf(self) -> bytes:
        """All pages but the contents as one accessible paper, with contents of its own."""
        chapters = dict.fromkeys(page.chapter for page in self.pages[1:])
        return draw(
            handbook(
                (
                    Chapter(name, tuple(page.source for page in self.pages[1:] if page.chapter == name))
                    for name in chapters
                ),
                __version__,
                lambda address: (self.folder / address).read_bytes(),
            )
        ).pdf

    def _meant(self, word: str) -> frozenset[str]:
        """What a word means; one that stands nowhere may be written without the umlauts its keyboard has not."""
        means = meant_by(word)
        if any(one in fold(page.plain) for page in self.pages for one in means):
            return means
        return means | {re.sub("([aou])e", r"\1", one) for one in means}

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


def _widest(means: frozenset[str]) -> list[str]:
    """Without those that hold another one, which would be counted twice."""
    return [one for one in means if not any(other != one and other in one for other in means)]


def _excerpt(text: str, asked: Sequence[frozenset[str]], title: str) -> str:
    """Where the first word stands that the title does not hold, with some words around."""
    wanted = next((means for means in asked if not any(one in title for one in means)), asked[0])
    for line in text.split("\n")[1:]:
        folded = fold(line)
        place = min((folded.find(one) for one in wanted if one in folded), default=-1)
        if place >= 0:
            start, end = max(0, place - _AROUND), place + len(min(wanted, key=len)) + _AROUND
            cut = line[line.rfind(" ", 0, start) + 1 if start else 0 : end]
            return ("… " if start else "") + (cut.rpartition(" ")[0] + " …" if end < len(line) else cut)
    return ""
