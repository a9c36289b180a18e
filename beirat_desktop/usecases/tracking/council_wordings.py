"""The two wordings of a recommendation: what the Beirat resolved, and what the Stadtrat is asked to resolve."""

from __future__ import annotations

from dataclasses import dataclass, replace

from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import ADOPTING, Consultation, ConsultationState
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.council_wording import council_wording
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import find_committee, today


@dataclass(frozen=True, slots=True)
class CouncilWording:
    """Both wordings. station: that of the Stadtrat. asked: the wording somebody chose, else the proposed one.

    confirmed: somebody chose it for this very recommendation. resolved: the Beirat recommends it; else it is what was
    moved, on which the Beirat has not resolved.
    """

    station: Consultation
    recommended: RichText
    asked: RichText
    confirmed: bool
    resolved: bool = True


class CouncilWordings:
    """What the Stadtrat is asked to resolve."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, paper_id: str) -> CouncilWording | None:
        """Both wordings of a paper; None as long as it does not go to the Stadtrat."""
        with self._store.reading() as unit:
            return wording_of(unit, unit.papers.get(paper_id))

    def confirm(self, consultation_id: str, text: RichText) -> Consultation:
        """Keep what a person found right; said again, it corrects, until the Stadtrat has decided."""
        with self._store.unit("consultations.confirm_wording") as unit:
            station = unit.consultations.get(consultation_id)
            if text.empty:
                raise Refused("council_paper.wording_empty")
            if station.state is ConsultationState.DONE:
                raise Refused("council_paper.wording_settled")
            known = wording_of(unit, unit.papers.get(station.paper_id))
            recommended = known.recommended if known is not None else RichText()
            return unit.consultations.save(replace(station, proposal=text, proposed_from=recommended))


def wording_of(unit: Unit, paper: Paper) -> CouncilWording | None:
    """Both wordings, in the caller's unit: at the last station of the Stadtrat, of what the Beirat resolved last."""
    stations = sorted(unit.consultations.where(paper_id=paper.id), key=lambda station: station.position)
    asked = [station for station in stations if _kind(unit, station.committee_id) is CommitteeKind.COUNCIL]
    if not asked:
        return None
    resolved = [
        resolution
        for resolution in unit.resolutions.where(paper_id=paper.id)
        if resolution.decided
        and resolution.outcome in ADOPTING
        and not resolution.text.empty
        and _kind(unit, resolution.committee_id) is CommitteeKind.BEIRAT
    ]
    last = max(resolved, key=lambda resolution: (resolution.decided_on, resolution.position), default=None)
    recommended = last.text if last is not None else paper.proposal
    own = asked[-1].proposal
    # What was confirmed for another recommendation is a proposal again.
    confirmed = not own.empty and asked[-1].proposed_from == recommended
    return CouncilWording(
        asked[-1], recommended, council_wording(recommended) if own.empty else own, confirmed, last is not None
    )


def _kind(unit: Unit, committee_id: str) -> CommitteeKind | None:
    committee = find_committee(unit, committee_id, today(unit))
    return committee.kind if committee is not None else None
