"""What lists, lines and buttons say of initiatives."""

from __future__ import annotations

from datetime import date

from beirat_desktop.desktop.widgets.line_map import Stage, Station
from beirat_desktop.domain.initiatives import Initiative, in_order
from beirat_desktop.german.dates import partial_words
from beirat_desktop.german.initiatives import INITIATIVE_KINDS, when_words
from beirat_desktop.usecases.initiatives.details import InitiativeDetail, InitiativeRow

_STATIONS_MOST = 8
"""More would run into each other on a line."""


def indented(row: InitiativeRow) -> str:
    """The name, set in below what it is a part of."""
    return "\u2003" * row.depth + row.name


def partners_tip(row: InitiativeRow) -> str:
    """All who take part, one a line."""
    return "\n".join(row.partners)


def whole_tip(row: InitiativeRow) -> str:
    """The name, who is responsible and who takes part."""
    return "\n".join(filter(None, (row.name, row.office, *row.partners)))


def subtitle(detail: InitiativeDetail, today: date) -> str:
    """What stands below the title of one initiative."""
    one = detail.initiative
    return " · ".join(filter(None, (INITIATIVE_KINDS[one.kind], when_words(one, today), detail.office)))


def stations(initiative: Initiative, today: date) -> list[Station]:
    """The milestones as a line, those next to today where there are too many for one."""
    dated = [one for one in in_order(initiative.milestones) if one.when is not None]
    if len(dated) > _STATIONS_MOST:
        passed = sum(one.when.last < today for one in dated if one.when is not None)
        start = min(max(passed - _STATIONS_MOST // 2, 0), len(dated) - _STATIONS_MOST)
        dated = dated[start : start + _STATIONS_MOST]
    found = []
    for one in dated:
        if one.when is None:
            continue
        stage = Stage.DONE if one.when.last < today else Stage.NOW if one.when.first <= today else Stage.AHEAD
        words = "geschehen" if stage is Stage.DONE else "um diese Zeit" if stage is Stage.NOW else "steht bevor"
        where = f"\n{one.place}" if one.place else ""
        tip = f"{partial_words(one.when)}: {one.title}{where}"
        found.append(Station(one.title or one.place, stage, partial_words(one.when), tip=tip, word=words))
    return found
