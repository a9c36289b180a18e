"""Writes the public holidays of Rheinland-Pfalz into `resources/holidays-rp.tsv`, as the library `holidays` knows them.

    .venv/bin/python packaging/public_holidays.py

The program reads the list: the library takes 26 MB and the rules of all countries for eleven days a year.
"""

from __future__ import annotations

from pathlib import Path

from holidays import country_holidays

FILE = Path(__file__).resolve().parents[1] / "resources" / "holidays-rp.tsv"
YEARS = range(1991, 2101)


def lines() -> list[str]:
    """Day and German name of each, in order."""
    found = country_holidays("DE", subdiv="RP", language="de", years=YEARS)
    return [f"{day.isoformat()}\t{name}" for day, name in sorted(found.items())]


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
