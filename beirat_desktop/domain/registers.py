"""The register that the office gives to the factions: public dates, motions and resolutions, read at their desks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.folding import fold

_CLOCKS = timedelta(days=1)
"""So far two computers' clocks may lie apart before one of them is wrong."""


@dataclass(frozen=True, slots=True)
class Register:
    """All that is in such a file. made: when, as local time; values: by noun, as far as it holds them."""

    made: datetime
    body: Body
    values: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    @property
    def beirat(self) -> Committee | None:
        """The committee whose register it is."""
        return next((one for one in self.values.get("committees", ()) if one.kind is CommitteeKind.BEIRAT), None)


def check_ours(register: Register, body: Body, sha512: str, now: datetime) -> None:
    """Refuse the register of another Beirat, one that was read already, and one that is older than what was read.

    The first one is known by the name of its town, from then on by the record it comes from. What was read with a
    moment that has not come yet is of a clock that was wrong: no other waits for that moment.
    """
    known = body.register
    other = Refused("register.other_town", town=register.body.name, here=body.name)
    if known is None:
        if not _names(register.body) & _names(body):
            raise other
        return
    if known.origin != register.body.id:
        raise other
    if known.sha512 == sha512:
        raise Refused("register.there_already")
    if register.made < known.made <= now + _CLOCKS:
        raise Refused("register.older", made=register.made.date(), known=known.made.date())


def _names(body: Body) -> set[str]:
    """What a town may be called: „Stadt Ludwigshafen am Rhein“, „Ludwigshafen“."""
    names = {" ".join(fold(name).split()).removeprefix("stadt ") for name in (body.name, body.short_name)}
    return names - {""}
