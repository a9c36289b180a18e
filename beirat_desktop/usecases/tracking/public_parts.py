"""What the public may read of the way of a matter, before a line is made of it."""

from __future__ import annotations

from dataclasses import replace

from beirat_desktop.store.tracking_parts import Parts
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.publicity import publicity_of


def public_parts(unit: Unit, parts: Parts) -> Parts:
    """Nothing of what was resolved or heard in a closed part of a meeting, no notes, no tasks of the house.

    A station in a closed part stays with its day, without what came out.
    """
    public = publicity_of(unit)
    return replace(
        parts,
        consultations=tuple(replace(public.derived(one), note="") for one in parts.consultations),
        resolutions=tuple(one for one in map(public.derived, parts.resolutions) if one.public),
        follow_ups=tuple(one for one in map(public.derived, parts.follow_ups) if one.public),
        speakers=tuple(one for one in parts.speakers if public.hears(one)),
        votes={key: vote for key, vote in parts.votes.items() if key not in public.resolutions},
    )
