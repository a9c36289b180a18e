"""Words of earlier motions on the same subject."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.german.consultations import OUTCOMES
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date


def decided_words(body: str, outcome: Outcome | None, decided_on: date | None) -> str:
    """What was decided last: „angenommen 24.05.2012“, „Stadtrat: abgelehnt 24.05.2012“; "" before that."""
    if outcome is None:
        return ""
    day = f" {short_date(decided_on)}" if decided_on is not None else ""
    return f"{body}: {OUTCOMES[outcome]}{day}".removeprefix(": ")


def nearest_words(titles: Sequence[str]) -> str:
    """What is nearest, in one line below a subject that is typed; "" where nothing is alike."""
    if not titles:
        return ""
    others = len(titles) - 1
    return f"Ähnlich: „{titles[0]}“" + (f" und {counted(others, 'weiterer', 'weitere')}" if others else "")


def barred_words(until: date) -> str:
    """That the subject is barred still, for a chip."""
    return f"bis {short_date(until)} gesperrt"
