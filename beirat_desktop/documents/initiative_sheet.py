"""The sheet of an initiative (Vorhaben): what it is, who takes part, how it went, what it rests on and led to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from beirat_desktop.documents.model import (
    Borders,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Rule,
    Section,
    Style,
    Table,
    Text,
    Together,
    Words,
)
from beirat_desktop.documents.publication import published
from beirat_desktop.domain.initiatives import (
    Deliverable,
    Initiative,
    Milestone,
    Partner,
    PartnerKind,
    Relation,
    WebLink,
    full_address,
    in_order,
)
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.text import Run
from beirat_desktop.german.dates import partial_words, short_date
from beirat_desktop.german.initiatives import INITIATIVE_KINDS, PARTNER_HEADINGS, partner_words, when_words

_RELATIONS = {
    Relation.RESTS_ON: ("Grundlagen", "grounds"),
    Relation.LED_TO: ("Daraus hervorgegangen", "later"),
}
_DATED = (Column(width=34), Column(weight=3), Column(weight=1.4))


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What one body made of a paper, in words."""

    words: str
    public: bool = True


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A paper or resolution in words. name: which it is; title: what it is about."""

    relation: Relation
    name: str
    title: str
    results: tuple[ResultLine, ...] = ()
    public: bool = True


@dataclass(frozen=True, slots=True)
class PartLine:
    """Another initiative that is part of it, in words."""

    name: str
    kind: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeSheet:
    """What the sheet says. partners carry their names; author: whose record it is; parent: what it is a part of."""

    author: str
    as_of: date
    initiative: Initiative
    office: str = ""
    parent: str = ""
    parts: tuple[PartLine, ...] = ()
    works: tuple[WorkLine, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def initiative_sheet(
    contents: InitiativeSheet, *, draft: bool = False, publication: Publication | None = None
) -> Document:
    """The sheet; its version for the public leaves notes, internal files and links and non-public matters out."""
    contents = published(contents, publication)
    one = contents.initiative
    title = f"Vorhaben: {one.name}"
    parts: list[Part] = [
        Heading(1, one.name, anchor="name"),
        Paragraph(_subtitle(contents), Style.BOLD, "kind"),
        Rule(),
        *_facts(contents),
    ]
    if not one.description.empty:
        parts += [Heading(2, "Worum es geht"), Text(one.description, anchor="description")]
    parts += _partners(one.partners)
    parts += _milestones(one.milestones)
    parts += _deliverables(one.deliverables)
    if not one.outcome.empty:
        parts += [Heading(2, "Was daraus wurde"), Text(one.outcome, anchor="outcome")]
    for relation in Relation:
        parts += _works(relation, contents.works)
    parts += _listed("Teile", "parts", tuple(_part_words(part) for part in contents.parts))
    parts += _listed("Unterlagen", "attachments", tuple(_file_words(file) for file in contents.attachments))
    parts += _links(one.links)
    if one.note.strip():
        lines = [line for line in one.note.splitlines() if line.strip()]
        parts += [Heading(2, "Interne Notiz"), *(Paragraph(line, anchor="note") for line in lines)]
    return Document(
        title=title,
        author=contents.author,
        subject=INITIATIVE_KINDS[one.kind],
        parts=tuple(parts),
        header=title,
        footer=(f"{contents.author} · Stand {short_date(contents.as_of)}",),
        watermark="Entwurf" if draft else "",
    )


def _subtitle(contents: InitiativeSheet) -> str:
    one = contents.initiative
    return " · ".join(filter(None, (INITIATIVE_KINDS[one.kind], when_words(one, contents.as_of))))


def _facts(contents: InitiativeSheet) -> list[Part]:
    rows = [("Zuständig", contents.office, "office"), ("Teil von", contents.parent, "parent_id")]
    return [
        Paragraph((Run(f"{label}: ", bold=True), Run(words)), anchor=anchor, tight=True)
        for label, words, anchor in rows
        if words
    ]


def _partners(partners: tuple[Partner, ...]) -> list[Part]:
    parts: list[Part] = []
    for kind, heading in PARTNER_HEADINGS.items():
        some = [one for one in partners if one.kind is kind]
        if not some:
            continue
        parts.append(Heading(3, heading, anchor="partners"))
        if kind is PartnerKind.SIGNATORY:
            parts.append(_signatories(some))
        else:
            parts.append(_bullets(tuple(partner_words(one) for one in some)))
    return [Heading(2, "Beteiligte", anchor="partners"), *parts] if parts else []


def _signatories(some: list[Partner]) -> Table:
    return Table(
        (Column(weight=5), Column(weight=3), Column(weight=4)),
        tuple(
            (
                Cell(
                    (
                        *([Paragraph(one.name, Style.CELL, tight=True)] if one.name or not one.role else []),
                        *([Paragraph(one.role, Style.CELL_SMALL, tight=True)] if one.role else []),
                    )
                ),
                one.person,
                one.function,
            )
            for one in some
        ),
        header=(("Stelle", "Person", "Funktion"),),
        row_headers=True,
        summary="Wer unterzeichnet hat: Stelle, Person und Funktion",
        borders=Borders.ROWS,
    )


def _milestones(milestones: tuple[Milestone, ...]) -> list[Part]:
    if not milestones:
        return []
    rows = [(partial_words(one.when) if one.when else "", one.title, one.place) for one in in_order(milestones)]
    columns = 3 if any(place for _when, _title, place in rows) else 2
    return [
        Heading(2, "Verlauf", anchor="milestones"),
        Table(
            _DATED[:columns],
            tuple(row[:columns] for row in rows),
            header=(("Wann", "Was", "Wo")[:columns],),
            row_headers=True,
            summary="Was wann und wo geschah, in der Reihenfolge der Zeit",
            borders=Borders.ROWS,
        ),
    ]


def _deliverables(deliverables: tuple[Deliverable, ...]) -> list[Part]:
    said = []
    for one in deliverables:
        when = partial_words(one.when) if one.when is not None else ""
        said.append(f"{one.title} ({when})" if one.title and when else one.title or when)
    return _listed("Ergebnisse", "deliverables", tuple(said))


def _works(relation: Relation, works: tuple[WorkLine, ...]) -> list[Part]:
    some = [one for one in works if one.relation is relation]
    if not some:
        return []
    heading, anchor = _RELATIONS[relation]
    return [Heading(2, heading, anchor=anchor), *(Section((Together(tuple(_work(one))),)) for one in some)]


def _work(one: WorkLine) -> list[Part]:
    name = one.name if one.public else f"{one.name} (nichtöffentlich)"
    lines: list[Part] = [Paragraph(name, Style.BOLD, tight=True)]
    lines += [Paragraph(one.title, tight=bool(one.results))] if one.title else []
    last = len(one.results) - 1
    for number, result in enumerate(one.results):
        words = result.words if result.public else f"{result.words} (nichtöffentlich)"
        lines.append(Paragraph(words, Style.SMALL, tight=number < last))
    return lines


def _links(links: tuple[WebLink, ...]) -> list[Part]:
    said: list[Words] = []
    for link in links:
        address = link.address
        words = [Run(link.title)] if link.title else []
        words += [Run(", ")] if words and address else []
        words += [Run(address, link=full_address(address))] if address else []
        words += [Run(f" (gelesen am {short_date(link.read_on)})")] if link.read_on else []
        words += [] if link.public else [Run(" – intern")]
        said.append(tuple(words))
    return _listed("Im Netz", "links", tuple(said))


def _part_words(part: PartLine) -> str:
    return f"{part.name} ({', '.join(filter(None, (part.kind, part.when)))})"


def _file_words(file: Attachment) -> str:
    said = file.title if file.title and file.title != file.file_name else file.file_name
    named = f"{said} ({file.file_name})" if said != file.file_name else said
    return named if file.public else f"{named} – intern"


def _listed(heading: str, anchor: str, said: tuple[Words, ...]) -> list[Part]:
    return [Heading(2, heading, anchor=anchor), _bullets(said)] if said else []


def _bullets(said: tuple[Words, ...]) -> List:
    return List(tuple(Item("•", (Paragraph(words, tight=True),)) for words in said), bullets=True)
