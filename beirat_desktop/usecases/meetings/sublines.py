"""What stands small below an item's title: the paper it is about, the guest who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.papers import Paper, PaperType
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.german.factions import of_factions
from beirat_desktop.german.papers import called
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import factions_on, find_person, paper_prefix


def sublines(unit: Unit, day: date, items: Sequence[AgendaItem], *, for_the_public: bool = False) -> dict[str, str]:
    """The line below each item by its id, with the names of a day.

    An item's own wording goes before what is known of paper and guest.

    for_the_public: guests who did not agree to be named are not.
    """
    papers = by_id(unit.papers.where(id=[item.paper_id for item in items if item.paper_id]))
    factions = by_id(factions_on(unit, day)) if papers else {}
    prefix = paper_prefix(unit)
    guests = {guest.agenda_item_id: guest for guest in unit.speakers.where(agenda_item_id=[item.id for item in items])}
    found = {}
    for item in items:
        paper = papers.get(item.paper_id or "")
        guest = guests.get(item.id)
        if item.subline:
            found[item.id] = item.subline
            continue
        parts = []
        if paper is not None:
            names = [factions[key].name for key in (paper.faction_id, *paper.joint_faction_ids) if key in factions]
            parts.append(paper_line(paper, prefix, names))
        if guest is not None:
            parts.append(_guest_line(unit, guest, day, for_the_public=for_the_public))
        if item.presenter:
            parts.append(item.presenter)
        found[item.id] = " · ".join(part for part in parts if part)
    return found


def paper_line(paper: Paper, prefix: str, factions: Sequence[str] = ()) -> str:
    """Antrag der SPD-Fraktion 2012/07; Vorlage 20196743."""
    kind, number = called(paper, prefix)
    if paper.paper_type is PaperType.MOTION and factions:
        kind = mover_line(kind, factions)
    return f"{kind}, Nr. {number}" if number and factions else f"{kind} {number}".strip()


def mover_line(kind: str, factions: Sequence[str], *, printed: bool = False) -> str:
    """Antrag der SPD-Fraktion und der CDU-Fraktion; empty without a faction. printed: names do not break."""
    return f"{kind} {of_factions(factions, printed=printed)}" if factions else ""


def _guest_line(unit: Unit, guest: Speaker, day: date, *, for_the_public: bool) -> str:
    person = find_person(unit, guest.person_id, day)
    organization = unit.organizations.find(guest.organization_id)
    named = [person.name] if person is not None and (guest.name_public or not for_the_public) else []
    if organization is not None:
        named.append(organization.name)
    return f"Gast: {', '.join(named)}" if named else "Gast"
