"""What a record that was found is called on the screen."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.votes import VoteKind
from beirat_desktop.german.archive import ISSUED_KINDS, about_words, issued_words
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.nouns import NOUN_WORDS
from beirat_desktop.german.papers import AMENDMENT, PAPER_TYPES
from beirat_desktop.german.votes import VOTE_KINDS

_SHORTER = {"issued_papers": "Schriftstück", "consultations": "Station", "status_reports": "Sachstand"}


def hit_word(
    kind: str, paper_type: PaperType | None = None, issued: IssuedKind | None = None, *, amends: bool = False
) -> str:
    """The kind of a hit in one word: Vorlage, Auszug, Station."""
    if amends:
        return AMENDMENT
    if paper_type is not None:
        return PAPER_TYPES[paper_type]
    if issued is not None:
        return ISSUED_KINDS[issued]
    return _SHORTER.get(kind, NOUN_WORDS[kind])


def hit_title(
    kind: str, title: str, number: str, day: date | None, of_body: str, issued: IssuedKind | None, vote: VoteKind | None
) -> str:
    """5. Sitzung des Beirates am 24.05.2012; TOP 5: Leitbild; Auszug 2012/A005; the title of everything else."""
    of_day = f" {of_body} am {short_date(day)}" if day and of_body else f" am {short_date(day)}" if day else ""
    if kind == "meetings":
        return f"{f'{title}. Sitzung' if title.isdigit() else title or 'Sitzung'}{of_day}"
    if kind == "minutes":
        return f"Niederschrift der Sitzung{of_day}"
    if kind == "agenda_items":
        return about_words("agenda_items", title, number)
    if issued is not None:
        return issued_words(issued, number)
    if vote is not None and not title:
        return VOTE_KINDS[vote].capitalize()
    return title or NOUN_WORDS[kind]


def hit_place(kind: str, number: str, detail: str, day: date | None, body: str) -> str:
    """What stands small below it: 2012/03 · Beirat · 24.05.2012."""
    parts = [number if kind in ("papers", "resolutions", "consultations") else ""]
    if kind not in ("meetings", "minutes"):
        parts += [body, short_date(day) if day else ""]
    if kind in ("organizations", "committees", "factions"):
        parts = [detail]
    return " · ".join(part for part in parts if part)


def note_words(
    shown: int, *, more: bool, near: tuple[str, ...] = (), unknown: tuple[str, ...] = (), apart: bool = False
) -> str:
    """What stands below the hits: that there are more, and which words were others, left out or not together."""
    said = []
    if near:
        said.append(f"Gesucht wurde nach „{'“, „'.join(near[:3])}“.")
    if unknown:
        said.append(f"„{'“, „'.join(unknown[:3])}“ steht nirgends; gezeigt ist, was sonst passt.")
    if apart:
        said.append("Alle Wörter zusammen stehen nirgends; gezeigt ist, wo ein Teil von ihnen steht.")
    if more:
        said.append(f"Gezeigt sind die besten {shown} Treffer, es gibt mehr; ein weiteres Wort grenzt ein.")
    return " ".join(said)
