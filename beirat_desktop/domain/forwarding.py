"""To whom what was resolved goes: the usual recipient of an item, and what must not leave together unasked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import Paper, Target


class Recipient(NamedTuple):
    """Who gets an excerpt: a record of a noun ("organizations", "committees"), or only what somebody is called."""

    noun: str = ""
    key: str = ""
    words: str = ""


NOBODY = Recipient()


@dataclass(frozen=True, slots=True)
class Group:
    """What goes to one recipient; "" is nobody: the excerpts are issued without a letter."""

    recipient: str
    item_ids: tuple[str, ...]


def by_recipient(groups: Iterable[Group]) -> list[Group]:
    """One group for each recipient, however its name was typed, so that all that goes to one is looked at together.

    Each item is in a group once.
    """
    names: dict[str, str] = {}
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        if group.item_ids:
            name = " ".join(group.recipient.split())
            found.setdefault(names.setdefault(name.casefold(), name), {}).update(dict.fromkeys(group.item_ids))
    return [Group(name, tuple(keys)) for name, keys in found.items()]


def usual_recipient(
    item: AgendaItem,
    paper: Paper | None,
    tasks: Iterable[FollowUp],
    stations: Iterable[Consultation],
    council_id: str | None,
) -> Recipient:
    """Who has to go on with an item: who has the task, else whom it was referred to, else the next station.

    tasks: those of the item's resolution and paper; stations: those of its paper.
    """
    office = next((task.organization_id for task in tasks if task.organization_id and not task.carried_out_on), None)
    if office is not None:
        return Recipient("organizations", office)
    if item.outcome_target.strip() and item.outcome in (Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.RECOMMENDED):
        return Recipient(words=item.outcome_target.strip())
    known = sorted(stations, key=lambda station: station.position)
    here = max((station.position for station in known if station.agenda_item_id == item.id), default=-1)
    for station in known:
        if station.position > here and station.state is not ConsultationState.DONE:
            return Recipient("committees", station.committee_id)
    if paper is not None and paper.target is Target.COUNCIL and council_id is not None:
        return Recipient("committees", council_id)
    if paper is not None and paper.target is not Target.OWN and paper.addressee.strip():
        return Recipient(words=paper.addressee.strip())
    return NOBODY


def closed_beside_public(items: Collection[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The non-public ones, where public ones are among them too."""
    closed = tuple(item for item in items if not item.public)
    return closed if len(closed) < len(items) else ()


def check_together(items: Collection[AgendaItem], recipient: str) -> None:
    """What is not public goes to one recipient beside what is public only when somebody has said so (§ 35 GemO)."""
    closed = closed_beside_public(items)
    if closed:
        titles = tuple(f"{item.number} {item.title}".strip() for item in closed)
        raise Refused("excerpt.closed_beside_public", overridable=True, items=titles, recipient=recipient)
