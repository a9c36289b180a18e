"""The school holidays of Rheinland-Pfalz: those the program brings along, and those a clerk adds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from beirat_desktop import paths
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.year_plan import SchoolHolidays
from beirat_desktop.usecases.files import write_file

OWN = "schulferien.tsv"
"""In the data folder: more of them, or other days for a stretch that begins on a day the program knows."""


KNOWN_SOURCE = "schule-verstehen.de, Tag für Tag verglichen mit OpenHolidays (openholidaysapi.org), Stand November 2026"
"""Where those of the program come from; neither is the ministry's own list.

The ministry fixed the short holidays up to the school year 2029/2030 in October 2022, the KMK the summers.
"""


def known_holidays() -> tuple[tuple[SchoolHolidays, ...], Refused | None]:
    """All of them; those of the program alone, and why, where the clerk's own file cannot be read."""
    try:
        return school_holidays(), None
    except Refused as error:
        return _read(paths.resources() / "school-holidays-rp.tsv", KNOWN_SOURCE), error


def school_holidays() -> tuple[SchoolHolidays, ...]:
    """All of them in their order; refuses a line of the clerk's own file that cannot be read."""
    known = _read(paths.resources() / "school-holidays-rp.tsv", KNOWN_SOURCE)
    own = paths.data_folder() / OWN
    added = _read(own, OWN) if own.exists() else ()
    found = {one.first: one for one in (*known, *added)}
    return tuple(found[day] for day in sorted(found))


def add_holidays(first: date | None, last: date | None, name: str, source: str = "") -> SchoolHolidays:
    """Put a stretch into the clerk's own file; one that begins on a known day takes the place of that."""
    if first is None or last is None or last < first:
        raise Refused("year_plan.days_missing")
    name, source = " ".join(name.split()), " ".join(source.split())
    if not name:
        raise Refused("year_plan.name_missing")
    own = paths.data_folder() / OWN
    before = own.read_text(encoding="utf-8-sig") if own.exists() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    write_file(own, f"{before}{first.isoformat()}\t{last.isoformat()}\t{name}\t{source}\n".encode())
    return SchoolHolidays(first, last, name, source or OWN)


def _read(file: Path, source: str) -> tuple[SchoolHolidays, ...]:
    made = []
    for number, line in enumerate(file.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            first, last, name, *of = (cell.strip() for cell in line.split("\t"))
            one = SchoolHolidays(date.fromisoformat(first), date.fromisoformat(last), name, " ".join(of) or source)
        except ValueError:
            raise Refused("year_plan.bad_line", number=number, name=file.name) from None
        if one.last < one.first:
            raise Refused("year_plan.bad_line", number=number, name=file.name)
        made.append(one)
    return tuple(made)
