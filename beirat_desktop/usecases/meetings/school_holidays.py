"""The school holidays of Rheinland-Pfalz: those the program brings along, and those a clerk adds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from beirat_desktop import paths
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.year_plan import SchoolHolidays

OWN = "schulferien.tsv"
"""In the data folder: more of them, or other days for a stretch that begins on a day the program knows."""


def school_holidays() -> tuple[SchoolHolidays, ...]:
    """All of them in their order; refuses a line of the clerk's own file that cannot be read."""
    known = _read(paths.resources() / "school-holidays-rp.tsv")
    own = paths.data_folder() / OWN
    added = _read(own) if own.exists() else ()
    found = {one.first: one for one in (*known, *added)}
    return tuple(found[day] for day in sorted(found))


def _read(file: Path) -> tuple[SchoolHolidays, ...]:
    made = []
    for number, line in enumerate(file.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            first, last, name = line.split("\t")
            one = SchoolHolidays(date.fromisoformat(first.strip()), date.fromisoformat(last.strip()), name.strip())
        except ValueError:
            raise Refused("year_plan.bad_line", number=number, name=file.name) from None
        if one.last < one.first:
            raise Refused("year_plan.bad_line", number=number, name=file.name)
        made.append(one)
    return tuple(made)
