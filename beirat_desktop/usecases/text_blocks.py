"""Sentences of the papers as the office words them."""

from __future__ import annotations

from beirat_desktop.domain.users import Desk
from beirat_desktop.german.text_blocks import TEXT_BLOCKS
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import find_faction, today


def worded(unit: Unit, key: str) -> str:
    """The office's own words for a sentence, else the usual ones."""
    own = next(iter(unit.text_blocks.where(key=key)), None)
    return own.text if own is not None else TEXT_BLOCKS[key].usual


def mail_end(unit: Unit) -> str:
    """How a mail ends: the office's own words as they are, else the greeting and below it who writes.

    That is the office, as it stands in the sender of the mails it sends; a faction or the chair by name.
    """
    greeting = worded(unit, "mail.closing")
    if greeting != TEXT_BLOCKS["mail.closing"].usual:
        return greeting
    return "\n".join(filter(None, (greeting, *_writers(unit))))


def _writers(unit: Unit) -> tuple[str, ...]:
    who = unit.who
    if who is not None and who.desk is Desk.CHAIR:
        return (who.name,)
    if who is not None and who.desk is Desk.FACTION:
        faction = find_faction(unit, who.faction_id, today(unit))
        return (who.name, faction.name if faction is not None else "")
    body = next(iter(unit.bodies.all()), None)
    return (body.office or body.name,) if body is not None else ()
