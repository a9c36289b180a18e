"""Words into lines: nothing lost, nothing too wide, nothing glued together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.documents.engine.fonts import paper_face
from beirat_desktop.documents.engine.lines import Line, break_lines, inked
from beirat_desktop.documents.engine.page import Ink
from beirat_desktop.documents.engine.structure import Element
from beirat_desktop.documents.engine.styles import Look
from beirat_desktop.domain.text import Run

REGULAR, BOLD = Ink(paper_face(), 10), Ink(paper_face(bold=True), 10)
LETTERS = st.text(alphabet="aäbßMW-/ \u2028\u00ad\u200b.,1", max_size=80)


def texts(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def drawn(text: str) -> str:
    """What remains of a text wherever its lines end: its letters."""
    return "".join(c for c in text if c not in " \u2028\u00ad\u200b")


@given(st.lists(st.tuples(LETTERS, st.sampled_from([REGULAR, BOLD])), max_size=5), st.floats(15, 300))
def test_every_letter_stays_and_no_line_is_too_wide(runs: list[tuple[str, Ink]], width: float) -> None:
    lines = break_lines(runs, width)
    assert drawn("".join(texts(lines))) == drawn("".join(text for text, _ in runs))
    for line in lines:
        assert line.width <= width + 0.02
        assert abs(line.width - sum(piece.width for piece in line.pieces)) < 0.01 or line.pieces == ()


@given(st.text(alphabet="aäbM .,", min_size=1, max_size=200), st.floats(40, 300))
def test_a_text_in_one_ink_breaks_as_the_same_text_in_two(text: str, width: float) -> None:
    whole = break_lines([(text, REGULAR)], width)
    halves = break_lines([(text[: len(text) // 2], REGULAR), (text[len(text) // 2 :], Ink(*REGULAR))], width)
    assert [line.strip() for line in texts(whole)] == [line.strip() for line in texts(halves)]


def test_lines_but_the_last_end_with_the_space_that_parts_them() -> None:
    assert texts(break_lines([("eins zwei drei", REGULAR)], 35)) == ["eins ", "zwei ", "drei"]
    assert texts(break_lines([("eins zw", REGULAR), ("ei drei", BOLD)], 35)) == ["eins ", "zwei ", "drei"]


def test_a_soft_break_ends_a_line_and_two_leave_one_empty() -> None:
    assert texts(break_lines([("a\u2028\u2028b", REGULAR)], 100)) == ["a ", "", "b"]


def test_a_compound_breaks_after_its_hyphen_without_a_space() -> None:
    assert texts(break_lines([("Rheinland-Pfalz", REGULAR)], 60)) == ["Rheinland-", "Pfalz"]


def test_a_hyphen_at_the_edge_of_a_word_is_no_place_to_break() -> None:
    assert texts(break_lines([("Haupt- und Nebenamt", REGULAR)], 40)) == ["Haupt- ", "und ", "Nebena", "mt"]


def test_a_soft_hyphen_shows_only_where_the_line_ends() -> None:
    assert texts(break_lines([("Stau\u00adbecken", REGULAR)], 40)) == ["Stau\u00ad", "becken"]
    assert texts(break_lines([("Stau\u00adbecken", REGULAR)], 400)) == ["Staubecken"]


def test_a_space_that_must_not_break_does_not() -> None:
    assert texts(break_lines([("am 24.\u00a0Mai 2012", REGULAR)], 45)) == ["am ", "24.\u00a0Mai ", "2012"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    lines = texts(break_lines([("W" * 30, REGULAR)], 50))
    assert len(lines) > 4
    assert "".join(lines) == "W" * 30


def test_several_spaces_stay_as_they_were_typed() -> None:
    assert texts(break_lines([("a   b", REGULAR)], 100)) == ["a   b"]


def test_a_line_never_begins_with_a_space() -> None:
    for runs in ([("  eins    zwei", REGULAR)], [("  eins  ", REGULAR), ("  zwei", BOLD)]):
        assert [text.rstrip() for text in texts(break_lines(runs, 25))] == ["eins", "zwei"]


def test_line_feeds_and_tabs_from_elsewhere_are_breaks_and_spaces() -> None:
    runs = inked("a\nb\tc\r\n", Look(), Element("P"))
    assert [text for text, _ in runs] == ["a\u2028b c\u2028"]


def test_italic_inside_an_italic_style_stands_upright() -> None:
    runs = inked((Run("a", italic=True), Run("b", bold=True)), Look(italic=True), Element("P"))
    assert [ink.face.name for _, ink in runs] == ["LiberationSans-Regular", "LiberationSans-BoldItalic"]
