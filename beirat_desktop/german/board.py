"""The words a faction counts its motions by."""

from __future__ import annotations

from collections.abc import Mapping

from beirat_desktop.domain.board import Reached

REACHED: Mapping[Reached, str] = {
    Reached.DRAFT: "Entwurf",
    Reached.SUBMITTED: "eingereicht",
    Reached.ADMITTED: "zugelassen",
    Reached.ON_AGENDA: "auf Tagesordnung",
    Reached.DECIDED: "beschlossen",
    Reached.COUNCIL: "Stadtrat",
    Reached.CARRIED_OUT: "umgesetzt",
    Reached.ENDED: "beendet",
}
WORDS = {Reached: REACHED}
