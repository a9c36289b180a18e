"""The table of what comes in and goes out: every cell leads to a test that is there."""

import ast
import re
from pathlib import Path

HOME = Path(__file__).parent.parent
CHAPTER = "## The channels"


def rows() -> list[list[str]]:
    chapter = (
        (HOME / "beirat_desktop/exchange/README.md").read_text(encoding="utf-8").split(CHAPTER)[1].split("\n## ")[0]
    )
    table = [line for line in chapter.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def test_every_cell_names_a_test_that_is_there_or_says_that_nothing_is() -> None:
    wrong = []
    for channel, *cells in rows():
        assert len(cells) == 2, channel
        for cell in cells:
            named = re.fullmatch(r"`(tests/\S+\.py)::(test_\w+)`", cell)
            if named is None:
                wrong += [] if cell == "–" else [cell]
                continue
            file = HOME / named[1]
            tree = ast.parse(file.read_text(encoding="utf-8")) if file.exists() else ast.Module([], [])
            if not any(isinstance(node, ast.FunctionDef) and node.name == named[2] for node in tree.body):
                wrong.append(cell)
    assert wrong == []


def test_the_channels_of_an_office_are_all_there() -> None:
    channels = " ".join(row[0] for row in rows())
    for word in ("JSON", "motion", "OParl", "members", ".xlsx", ".csv", "clipboard", ".ics", ".eml", "vCard", ".docx"):
        assert word in channels
