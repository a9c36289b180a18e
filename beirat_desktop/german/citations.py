"""Words of references."""

from __future__ import annotations

from datetime import date

from beirat_desktop.german.dates import short_date

REFUSED = {
    "citation.of_itself": "Ein Antrag kann nicht auf sich selbst verweisen. Bitte einen anderen Antrag wählen.",
    "citation.source_missing": "Dem Verweis fehlt die Quelle. Bitte einen Beschluss, einen Antrag oder eine andere "
    "Quelle angeben.",
}


def reference(*, resolution: bool, number: str, dated: date | None, title: str = "") -> str:
    """How a source is named in a text: „Beschluss 2011/B03 vom 17.02.2011“, else by its title."""
    kind = "Beschluss" if resolution else "Antrag"
    day = f" vom {short_date(dated)}" if dated else ""
    name = f" {number}" if number else f" „{title}“" if title and not resolution else ""
    return f"{kind}{name}{day}"
