"""First visits of the pages of a large record, each run in a program of its own."""

from __future__ import annotations

import statistics
from pathlib import Path

from measure import Row
from startup import run_script

PAGES = {
    "papers": "Anträge",
    "settings": "Einstellungen",
    "tracking": "Beschlüsse",
    "reports": "Auswertung",
    "meetings": "Sitzungen",
}
RUNS = 3


def rows(file: Path, count: int, home: Path) -> list[Row]:
    """The median of some runs by page, and the longest gap of the event loop after any visit of any run."""
    told = [run_script("visit_ours.py", str(file), *PAGES, home=home) for _ in range(RUNS)]
    found = []
    for key, name in PAGES.items():
        own = statistics.median(one["times"][key] for one in told)
        found.append(Row(f"first visit of {name}, {count:,}, of a core", f"{own:.0f} ms", "–", None, "≤ 150 ms"))
    gap = max(one["gap"] for one in told)
    found.append(Row(f"longest gap after a first visit, {count:,}, of a core", f"{gap:.0f} ms", "–", None, "≤ 50 ms"))
    return found
