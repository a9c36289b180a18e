"""What the statement on accessibility says of the whole program, and what it names."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATEMENT = (ROOT / "resources" / "handbook" / "barrierefreiheit.md").read_text(encoding="utf-8")
MOVING = re.compile(r"\b(Q\w*Animation|QMovie|QTimeLine)\b")


def test_every_test_that_the_statement_names_is_there() -> None:
    named = set(re.findall(r"(?:tests|packaging)/[\w/]+(?:\.py)?", STATEMENT))
    assert len(named) >= 20
    assert [one for one in sorted(named) if not (ROOT / one).exists()] == []


def test_nothing_moves_or_flashes_by_itself() -> None:
    sources = list((ROOT / "beirat_desktop" / "desktop").rglob("*.py"))
    assert len(sources) >= 100
    assert [one.name for one in sources if MOVING.search(one.read_text(encoding="utf-8"))] == []
