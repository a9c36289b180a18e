"""The accessibility statement names what there is."""

import re

from beirat_desktop.paths import resources

ROOT = resources().parent
STATEMENT = (resources() / "handbook" / "barrierefreiheit.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in STATEMENT.splitlines() if line.startswith("| 11.")
]


def test_every_row_says_how_it_stands_and_why() -> None:
    assert len(ROWS) > 35
    assert {state for _what, state, _why in ROWS} == {"erfüllt", "teilweise", "entfällt"}
    assert all(why for _what, _state, why in ROWS)


def test_every_test_and_script_it_names_is_there() -> None:
    named = set(re.findall(r"(?:tests|packaging)/[a-z_/]+(?:\.py)?", STATEMENT))
    assert len(named) > 12
    assert [one for one in named if not (ROOT / one).exists()] == []
