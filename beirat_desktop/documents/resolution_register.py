"""The register of resolutions (Beschlussbuch) of a term: every resolution in order, with an index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from beirat_desktop.documents.model import (
    Columns,
    Document,
    Heading,
    Paragraph,
    Part,
    Section,
    Style,
    Text,
    Together,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.register import keywords
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import long_date, short_date


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One resolution in words. item: "TOP 4"; movers: who moved it, by name; source: the paper it was resolved on."""

    number: str
    day: date
    item: str
    title: str
    wording: RichText
    result: str
    movers: tuple[str, ...] = ()
    source: str = ""
    public: bool = True

    @property
    def called(self) -> str:
        """How the index names it: by its number, else by day and item."""
        return self.number or ", ".join(filter(None, (short_date(self.day), self.item)))


@dataclass(frozen=True, slots=True)
class ResolutionRegister:
    """What the register holds: the resolutions of one committee in one term, in the order in which they were passed.

    others: other bodies that decided on something in that term; what they decided is not listed.
    """

    committee: str
    of: str
    term: str
    as_of: date
    lines: tuple[RegisterLine, ...]
    others: tuple[str, ...] = ()


def resolution_register(
    contents: ResolutionRegister, *, draft: bool = False, publication: Publication | None = None
) -> Document:
    """The register; its version for the public leaves non-public resolutions out, in the index too."""
    if publication is not None:
        contents = replace(contents, lines=tuple(line for line in contents.lines if line.public))
    contents = published(contents, publication)
    title = f"Beschlussbuch {contents.of}, Wahlperiode {contents.term}"
    count = counted(len(contents.lines), "Beschluss", "Beschlüsse")
    parts: list[Part] = [
        Heading(1, "Beschlussbuch"),
        Paragraph(f"{contents.committee}, Wahlperiode {contents.term}", Style.BOLD, tight=True),
        Paragraph(f"Stand {short_date(contents.as_of)}: {count}"),
        Paragraph(_scope(contents), Style.SMALL),
    ]
    day: date | None = None
    for line in contents.lines:
        if line.day != day:
            day = line.day
            parts.append(Heading(2, f"Sitzung am {long_date(day)}"))
        parts.append(Section(tuple(_resolution(line))))
    if contents.lines:
        parts += _index("Verzeichnis nach Stichworten", ((word, one) for one in contents.lines for word in _words(one)))
        movers = ((mover, one) for one in contents.lines for mover in one.movers or ("ohne Antrag",))
        parts += _index("Verzeichnis nach Einbringern", movers)
    return Document(
        title=title,
        author=contents.committee,
        parts=tuple(parts),
        header=title,
        watermark="Entwurf" if draft else "",
    )


def _scope(contents: ResolutionRegister) -> str:
    """Whose resolutions stand here, and whose do not."""
    scope = f"Aufgeführt sind nur die Beschlüsse {contents.of}."
    if contents.others:
        scope += f" Was andere beschlossen haben ({', '.join(contents.others)}), steht beim Vorgang der Vorlage."
    return scope


def _words(line: RegisterLine) -> tuple[str, ...]:
    """A title without any noun stands in the index as a whole."""
    return keywords(line.title) or (line.title,)


def _resolution(line: RegisterLine) -> list[Part]:
    below = " · ".join(filter(None, (line.item, line.source, "" if line.public else "nichtöffentlich")))
    parts: list[Part] = [Heading(3, f"{line.number} {line.title}".strip())]
    parts += [Paragraph(below, Style.SMALL)] if below else []
    parts += [Text(line.wording, Style.INDENTED)] if not line.wording.empty else []
    # A number and a title do not stand at the foot of a page without what was resolved.
    return [Together((*parts, Paragraph(line.result)))]


def _index(title: str, entries: Iterable[tuple[str, RegisterLine]]) -> list[Part]:
    found: dict[str, list[str]] = {}
    for word, line in entries:
        found.setdefault(word, []).append(line.called)
    rows = [f"{word}: {', '.join(dict.fromkeys(found[word]))}" for word in sorted(found, key=sort_key)]
    return [Heading(2, title), Columns(tuple(Paragraph(row, tight=True) for row in rows))]
