"""What the public may read of the way of a matter, before a line is made of it."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.domain.text import RichText
from beirat_desktop.store.tracking_parts import Parts
from beirat_desktop.store.unit import Unit


def public_parts(unit: Unit, parts: Parts) -> Parts:
    """Nothing of what was resolved or heard in a closed part of a meeting, no notes, no tasks of the house.

    A station in a closed part stays with its day, without what came out.
    """
    items = {one.agenda_item_id for one in parts.consultations} | {one.agenda_item_id for one in parts.resolutions}
    items |= {one.agenda_item_id for one in parts.speakers}
    closed = {item.id for item in unit.agenda_items.where(id=items - {None}) if not item.public}
    kept = tuple(one for one in parts.resolutions if one.public and one.agenda_item_id not in closed)
    left_out = {one.id for one in parts.resolutions} - {one.id for one in kept}
    silent = {one.consultation_id for one in parts.resolutions if one.id in left_out} - {None}
    told = [
        replace(one, outcome=None, outcome_target="", wording=RichText(), item_number="", note="")
        if one.id in silent or one.agenda_item_id in closed
        else replace(one, note="")
        for one in parts.consultations
    ]
    return replace(
        parts,
        consultations=tuple(told),
        resolutions=kept,
        follow_ups=tuple(one for one in parts.follow_ups if one.public and one.resolution_id not in left_out),
        speakers=tuple(one for one in parts.speakers if one.agenda_item_id not in closed),
        votes={key: vote for key, vote in parts.votes.items() if key not in left_out},
    )
