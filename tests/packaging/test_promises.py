"""The table of what was promised names tests that are there."""

import re
from pathlib import Path

HOME = Path(__file__).parents[2]


def test_every_promise_names_what_tries_it() -> None:
    chapter = (HOME / "packaging/failover/FIGURES.md").read_text(encoding="utf-8").split("## What else")[1]
    rows = [line.strip("|").split("|") for line in chapter.splitlines() if line.startswith("| ")][2:]
    assert rows
    wrong = []
    for row in rows:
        assert len(row) == 3, row
        named = re.findall(r"`((?:tests|packaging)/\S+)`", row[1])
        if not all((HOME / one).is_file() for one in named) or not (named or "the same" in row[1]):
            wrong.append(row[0].strip())
    assert wrong == []
