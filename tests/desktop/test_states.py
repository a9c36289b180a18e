"""A state has one word and one colour, whatever page shows it."""

import ast
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from beirat_desktop.desktop import states
from beirat_desktop.desktop.overview.words import paper_entry
from beirat_desktop.desktop.papers.list_view import COLUMNS
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.tracking.words import chip as matter_chip
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.tracking import Stop, StopKind, StopState
from beirat_desktop.german import word
from beirat_desktop.usecases.papers.papers import PaperRow
from beirat_desktop.usecases.tracking.tracking import TrackingRow

DESKTOP = Path(states.__file__).parent
KINDS = {kind.__name__ for kind in states._TONES}
WORDS = {word(state).casefold() for kind in states._TONES for state in kind}


def test_every_state_has_a_colour():
    for kind in states._TONES:
        for state in kind:
            assert states.chip(state) == (word(state), states.tone(state))


def test_a_word_has_one_colour_among_all_states():
    tones: dict[str, set[Tone]] = defaultdict(set)
    for kind in states._TONES:
        for state in kind:
            tones[word(state)].add(states.tone(state))
    assert {said for said, found in tones.items() if len(found) > 1} == set()


def _says_it_again(value: ast.expr) -> bool:
    """Whether a value is a colour, or the word that german has for a state."""
    if isinstance(value, ast.Tuple):
        return any(_says_it_again(one) for one in value.elts)
    if isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name):
        return value.value.id == "Tone"
    return isinstance(value, ast.Constant) and str(value.value).casefold() in WORDS


def _again(source: str) -> list[int]:
    """The lines of tables that give a state a colour or a word."""
    return [
        key.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Attribute)
        and isinstance(key.value, ast.Name)
        and key.value.id in KINDS
        and _says_it_again(value)
    ]


def test_no_other_place_of_the_desktop_gives_a_state_its_colour_or_word():
    found = {
        f"{file.relative_to(DESKTOP)}:{line}"
        for file in DESKTOP.rglob("*.py")
        if file.name != "states.py"
        for line in _again(file.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_the_search_for_other_places_finds_them():
    assert _again("X = {\n    PaperState.DRAFT: Tone.RED,\n    PaperState.DONE: ('Erledigt', 1),\n}") == [2, 3]
    assert _again("X = {PaperState.DRAFT: 'Einreichen'}") == []


def _pairs(source: str) -> list[int]:
    """The lines where the word of a state stands beside a colour spelt out, in a pair or as two arguments."""
    found = []
    for node in ast.walk(ast.parse(source)):
        beside = node.elts if isinstance(node, ast.Tuple) else node.args if isinstance(node, ast.Call) else []
        for said, colour in pairwise(beside):
            if isinstance(said, ast.Constant) and str(said.value).casefold() in WORDS and _says_it_again(colour):
                found.append(said.lineno)
    return found


def test_nowhere_stands_the_word_of_a_state_beside_a_colour_of_its_own():
    found = {
        f"{file.relative_to(DESKTOP)}:{line}"
        for file in DESKTOP.rglob("*.py")
        if file.name != "states.py"
        for line in _pairs(file.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_the_search_for_pairs_finds_them():
    assert _pairs("return 'Erledigt', Tone.AMBER\nEntry('a', 'b', 'geplant', Tone.RED)") == [1, 2]
    assert _pairs("return 'sonst etwas', Tone.AMBER") == []


@pytest.mark.parametrize("state", [PaperState.SUBMITTED, PaperState.ADMITTED, PaperState.ON_AGENDA])
def test_a_matter_says_of_its_paper_what_the_list_of_papers_says(state):
    """«eingegangen» here and «eingereicht» there were two words for one thing."""
    stop = Stop(StopKind.STATION, StopState.CURRENT)
    row = TrackingRow("1", "Lernpaten", "2012/07", "SPD", "", state, (stop,), stop, "Beirat", overdue=False)
    assert matter_chip(row) == states.chip(state)


@pytest.mark.parametrize("state", [PaperState.SUBMITTED, PaperState.ADMITTED, PaperState.ON_AGENDA])
def test_the_overview_says_of_a_paper_what_its_list_says(state):
    row = PaperRow("1", "2012/07", "Lernpaten", "motion", state.value, "SPD-Fraktion", None, None, None, None)
    entry = paper_entry(row, date(2012, 5, 1))
    column = COLUMNS[-1]
    assert (entry.word, entry.tone) == (column.text(row), column.tone(row))
