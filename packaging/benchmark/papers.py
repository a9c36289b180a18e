"""Papers: ours against plain platypus, bare drawString, Typst and WeasyPrint, the same text in one run.

Typst and WeasyPrint are measured where they are installed; they are no dependency of the program.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from draw import SENTENCE
from measure import Row, median_of, ms

from beirat_desktop.documents.invitation import invitation
from beirat_desktop.documents.render import render_run
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.text import RichText
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.office import Office

HERE = Path(__file__).parent
OTHERS = os.environ.get("BENCHMARK_OTHERS", "")
"""A folder into which Typst and WeasyPrint were installed with pip --target."""
CASES = (
    ("agenda", "agenda of 20 items", 12),
    ("minutes", "minutes of 60 pages", 3),
    ("excerpt", "500 excerpts, each", 30),
)
ENGINES = ("platypus", "drawstring", "typst", "weasyprint")
GOALS = {
    "platypus": "≤ 1.0 ×",
    "drawstring": "the floor",
    "typst": "< 1.0 × (agenda, excerpt)",
    "weasyprint": "≤ 0.2 ×",
}


def _run(engine: str, case: str, repeats: int) -> float | None:
    done = subprocess.run(
        [sys.executable, str(HERE / "draw.py"), engine, case, str(repeats)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (str(HERE.parent.parent), OTHERS)))},
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)["best"] if done.returncode == 0 and done.stdout else None


def rows(rounds: int) -> list[Row]:
    """Minima over fresh processes, the engines taking turns."""
    found = []
    for case, what, repeats in CASES:
        best: dict[str, float] = {}
        missing: set[str] = set()
        for _ in range(max(2, rounds // 5)):
            for engine in ("ours", *ENGINES):
                seconds = None if engine in missing else _run(engine, case, repeats)
                if seconds is None:
                    missing.add(engine)
                else:
                    best[engine] = min(seconds, best.get(engine, seconds))
        for engine in ENGINES:
            if engine in best:
                ratio = best["ours"] / best[engine]
                found.append(
                    Row(f"{what}, tagged", ms(best["ours"]), f"{engine} {ms(best[engine])}", ratio, GOALS[engine])
                )
            else:
                found.append(Row(f"{what}, tagged", ms(best["ours"]), f"{engine} not installed", None, GOALS[engine]))
    return found


def letters(sample: Path) -> Row:
    """Thirty-three personal invitations as one file, against the same pages to all members alike."""
    office = Office(open_record(sample))
    (meeting, *_) = (row.id for row in office.meetings.rows() if row.state is MeetingState.CLOSED)
    contents = office.invitations.contents(meeting)
    alike = [invitation(contents)] * 33
    personal = [
        invitation(
            replace(
                contents,
                letter=replace(
                    contents.letter,
                    address=(f"Frau Ada Mitglied {number}", f"Musterstraße {number}", "67059 Ludwigshafen am Rhein"),
                    salutation=f"Sehr geehrte Frau Mitglied {number},",
                ),
            )
        )
        for number in range(33)
    ]
    ours, bare = median_of(9, lambda: render_run(personal, "Briefe"), lambda: render_run(alike, "Briefe"))
    office.close()
    return Row("33 personal letters as one file", ms(ours), f"without addresses {ms(bare)}", ours / bare, "≤ 2 ×")


def typing(sample: Path) -> Row:
    """A key typed in a motion of three pages: its letter drawn anew, and the picture of a page of it."""
    office = Office(open_record(sample))
    (row,) = office.papers.page(1)
    long = RichText.of("\n".join([SENTENCE * 8] * 3))
    motion = replace(office.papers.get(row.id), proposal=long, explanation=long)
    turn = iter(range(1_000))

    def refresh() -> int:
        words = RichText.of(SENTENCE * 8 + "x" * next(turn))
        letter = office.paper_letters.preview(replace(motion, rationale=words)).pdf
        pages = len(office.reader.sizes(letter))
        office.reader.picture(letter, 0, 1.4)
        return pages

    pages = refresh()
    (seconds,) = median_of(30, refresh)
    office.close()
    return Row(f"typing in a motion of {pages} pages, preview made", f"{seconds * 1000:.1f} ms", "–", None, "≤ 50 ms")
