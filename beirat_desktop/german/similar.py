"""Words of earlier motions on the same subject."""

from __future__ import annotations

from datetime import date

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.german.consultations import OUTCOMES
from beirat_desktop.german.dates import short_date


def decided_words(body: str, outcome: Outcome | None, decided_on: date | None) -> str:
    """What was decided last: „angenommen 24.05.2012“, „Stadtrat: abgelehnt 24.05.2012“; "" before that."""
    if outcome is None:
        return ""
    day = f" {short_date(decided_on)}" if decided_on is not None else ""
    return f"{body}: {OUTCOMES[outcome]}{day}".removeprefix(": ")


def barred_words(until: date) -> str:
    """That the subject is barred still, for a chip."""
    return f"bis {short_date(until)} gesperrt"
