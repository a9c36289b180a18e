"""The paper with which a recommendation of the Beirat goes to the Stadtrat (Vorlage)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from beirat_desktop.documents.model import (
    AssociatedFile,
    Borders,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Quote,
    Rule,
    Space,
    Style,
    Table,
    Text,
    Tied,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.papers import Paper, PaperType
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText, quoted
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german.consultations import referred_to
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.factions import of_factions
from beirat_desktop.german.papers import external_number, paper_kind, responsible_line, section_heading
from beirat_desktop.german.unbroken import unbroken_counts
from beirat_desktop.german.votes import recommendation_words

_RECOMMENDS = re.compile(r"\b(?:empfohlen|empfiehlt|empfehlen)\b")


@dataclass(frozen=True, slots=True)
class StationLine:
    """One row of the Beratungsfolge, in words."""

    committee: str
    role: str
    day: str
    item: str
    result: str


@dataclass(frozen=True, slots=True)
class Referral:
    """That the Beirat sent a matter on without a resolution: when, to whom, in which vote, under which item."""

    decided_on: date
    target: str
    vote: Vote | None = None
    agenda_item_id: str | None = None


@dataclass(frozen=True, slots=True)
class CouncilPaper:
    """What the paper says. council: whom it is for; resolution and vote: those of the Beirat; factions: the movers.

    referral: what the Beirat did instead of resolving.

    asked: what the Stadtrat is to resolve, in its own words; empty where nothing is to be worded otherwise.

    files: the paper as data; its publication version carries none, for it is read and not taken in. dated: the day
    on which it is issued.
    """

    body: Body
    committee: Committee
    council: Committee
    paper: Paper
    resolution: Resolution | None = None
    vote: Vote | None = None
    factions: tuple[Faction, ...] = ()
    stations: tuple[StationLine, ...] = ()
    files: tuple[AssociatedFile, ...] = ()
    dated: date | None = None
    asked: RichText = RichText()
    referral: Referral | None = None


def council_paper(contents: CouncilPaper, *, draft: bool = False, publication: Publication | None = None) -> Document:
    """The paper: what the Beirat recommends as a quotation, and under ANTRAG what the Stadtrat is to resolve."""
    if publication is not None:
        publication.require(contents.paper, contents.paper.title)
    contents = published(contents, publication)
    paper = contents.paper
    # A motion's own number is none of a Vorlage.
    own = paper.number if paper.paper_type is PaperType.TEMPLATE else ""
    number = external_number(paper, contents.body.paper_prefix) or own
    return Document(
        title=f"Vorlage {number}: {paper.title}".replace(" :", ":"),
        author=contents.committee.name,
        subject=f"Vorlage {contents.committee.of}{_for_whom(contents)}",
        parts=(
            Paragraph(contents.body.name, Style.BOLD, tight=True),
            Paragraph(contents.committee.name),
            *_dated(contents),
            Rule(0.5),
            Heading(1, paper.title, anchor="title"),
            Paragraph(_number_line(contents, number), anchor="number"),
            *([] if paper.public else [Paragraph("Nichtöffentlich", Style.BOLD)]),
            Rule(0.5),
            *_section(contents, "explanation"),
            *_section(contents, "rationale"),
            *_section(contents, "financial_impact"),
            *([Paragraph(named, anchor="responsible")] if (named := responsible_line(paper)) else []),
            *_recommendation(contents),
            Heading(2, "ANTRAG"),
            Text(_asked(contents), Style.INDENTED_BOLD, "text"),
            *_stations(contents),
        ),
        watermark="Entwurf" if draft else "",
        files=contents.files,
        created=_created(contents),
    )


def _created(contents: CouncilPaper) -> datetime | None:
    """The day it is issued; files inside must have one in any case, that of the paper or of the resolution."""
    made = contents.resolution or contents.referral
    day = contents.dated or contents.paper.dated or (made.decided_on if made else None)
    return datetime.combine(day, time()) if day is not None else None


def _dated(contents: CouncilPaper) -> list[Part]:
    body = contents.body
    town = body.office_address.town or body.short_name or body.name
    return [Paragraph(f"{town}, den {short_date(contents.dated)}", Style.RIGHT)] if contents.dated else []


def _for_whom(contents: CouncilPaper) -> str:
    known = contents.council.kind is CommitteeKind.COUNCIL
    return f" für den {contents.council.name}" if known else ""


def _number_line(contents: CouncilPaper, number: str) -> str:
    paper = contents.paper
    said = [f"Vorlage {number}".rstrip() + _for_whom(contents)]
    if paper.paper_type is not PaperType.TEMPLATE:
        own = f" {paper.number}" if paper.number else ""
        names = [faction.name for faction in contents.factions]
        movers = f" {of_factions(names, printed=True)}" if names else ""
        day = f" vom {short_date(paper.dated)}" if paper.dated else ""
        if own or movers or day:
            said.append(f"{paper_kind(paper)}{own}{movers}{day}")
    return " · ".join(said)


def _section(contents: CouncilPaper, name: str) -> list[Part]:
    text = getattr(contents.paper, name)
    return [] if text.empty else [Heading(2, section_heading(contents.paper, name)), Text(text, anchor=name)]


def _recommendation(contents: CouncilPaper) -> list[Part]:
    resolution, referral = contents.resolution, contents.referral
    if referral is not None:
        return [Space(), Paragraph(f"{referred_words(contents.committee, referral)}.", anchor="vote")]
    if resolution is None:
        return [Space(), Paragraph(f"{contents.committee.the} hat hierüber noch nicht beschlossen.", Style.ITALIC)]
    how = unbroken_counts(recommendation_words(contents.vote)) if contents.vote is not None else ""
    said = _recommended(contents)
    day = short_date(resolution.decided_on)
    if _RECOMMENDS.search(said.plain):
        # It says itself that something is recommended to the Stadtrat.
        words = (f"{contents.committee.the} hat in der Sitzung am {day}", how, "folgende Empfehlung beschlossen:")
    else:
        members = f"Die Mitglieder {contents.committee.of} (Sitzung am {day})"
        words = (members, f"empfehlen dem Stadtrat {how}".rstrip() + ":", "")
    return [
        Space(),
        Paragraph(" ".join(filter(None, words)), anchor="vote"),
        Tied((Quote((Text(quoted(said)),)),)),
    ]


def referred_words(committee: Committee, referral: Referral) -> str:
    """Der Beirat hat die Angelegenheit in der Sitzung am … einstimmig verwiesen an den Stadtrat, ohne …"""
    how = unbroken_counts(recommendation_words(referral.vote)) if referral.vote is not None else ""
    day = short_date(referral.decided_on)
    sent = " ".join(filter(None, (how, referred_to(referral.target))))
    return f"{committee.the} hat die Angelegenheit in der Sitzung am {day} {sent}, ohne in der Sache zu beschließen"


def _recommended(contents: CouncilPaper) -> RichText:
    resolution = contents.resolution
    return contents.paper.proposal if resolution is None or resolution.text.empty else resolution.text


def _asked(contents: CouncilPaper) -> RichText:
    return _recommended(contents) if contents.asked.empty else contents.asked


def _stations(contents: CouncilPaper) -> list[Part]:
    if not contents.stations:
        return []
    return [
        Heading(2, "Beratungsfolge"),
        Table(
            (Column(weight=2), Column(width=28), Column(width=21), Column(width=12), Column(weight=3)),
            tuple(
                (row.committee, row.role, row.day, row.item, unbroken_counts(row.result)) for row in contents.stations
            ),
            header=(("Gremium", "Aufgabe", "Sitzung", "TOP", "Ergebnis"),),
            row_headers=True,
            summary="Gremien in der Reihenfolge der Beratung, mit Tag, Tagesordnungspunkt und Ergebnis",
            borders=Borders.GRID,
        ),
    ]
