"""Letting a paper on to an agenda, from its own page and from every agenda it is put on."""

from __future__ import annotations

from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.readiness import target_unsaid
from beirat_desktop.domain.reasons import given
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import find_committee, today
from beirat_desktop.usecases.overrides import keep_override

RULE = "paper.asks_others"


def admitted(unit: Unit, paper: Paper, reason: str = "") -> Paper:
    """The paper as it is let on, not yet saved; refused while its wording asks somebody else and nobody said whom.

    reason: why the Beirat acts itself all the same; it is kept with the paper, and asked for once.
    """
    after = paper.admit()
    committee = find_committee(unit, paper.committee_id, today(unit))
    kind = committee.kind if committee is not None else CommitteeKind.BEIRAT
    if target_unsaid(paper, kind) and not unit.overrides.count(rule=RULE, noun="papers", object_id=paper.id):
        if not given(reason):
            raise Refused("paper.target_unsaid", overridable=True, title=paper.title)
        keep_override(unit, RULE, "papers", paper.id, reason)
    return after
