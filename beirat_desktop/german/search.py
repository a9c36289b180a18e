"""How what was found is called."""

from __future__ import annotations

import re
from datetime import date

from beirat_desktop.german.dates import short_date


def detail_words(detail: str) -> str:
    """The detail of a hit with its ISO date as 24.05.2012."""
    return re.sub(r"\d{4}-\d{2}-\d{2}", lambda found: short_date(date.fromisoformat(found[0])), detail)
