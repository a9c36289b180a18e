"""Quotations are found however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.quotations import labelled, passage, quotations
from beirat_desktop.domain.text import SOFT_BREAK, Block, BlockKind, RichText, Run


def found(text: RichText | str) -> list[tuple[str, int]]:
    rich = RichText.of(text) if isinstance(text, str) else text
    return [(one.words, one.depth) for one in quotations(rich)]


def block(words: str, quote: int = 0) -> Block:
    return Block((Run(words),), quote=quote)


def item(words: str, *, quote: int = 0, start: int = 1, first: bool = False, ordered: bool = True) -> Block:
    return Block((Run(words),), BlockKind.ITEM, quote, 1, ordered, start, first)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er sagt: „so ist es“ und geht.", [("so ist es", 0)]),
        ("„so ist”, »a b«, «c d», ‹e›, ›f‹", [("so ist", 0), ("a b", 0), ("c d", 0), ("e", 0), ("f", 0)]),
        ("\"gerade Zeichen\" und 'einfache'", [("gerade Zeichen", 0), ("einfache", 0)]),
        ("“englisch” und „falsch zu\"", [("englisch", 0), ("falsch zu", 0)]),
        ("« mit Abstand »", [("mit Abstand", 0)]),
        ("„außen ‚innen‘ außen“", [("außen ‚innen‘ außen", 0), ("innen", 1)]),
        ("„außen „innen“ außen“", [("außen „innen“ außen", 0), ("innen", 1)]),
        ("„außen «innen „tief“» außen“", [("außen «innen „tief“» außen", 0), ("innen „tief“", 1), ("tief", 2)]),
        ("„Text \"innen\" weiter“", [("Text \"innen\" weiter", 0), ("innen", 1)]),
        ("Wie geht’s, wie geht's dir?", []),
        ("„Wie geht’s dir“", [("Wie geht’s dir", 0)]),
        ("„nie zu, aber „doch noch“ hier", [("doch noch", 0)]),
        ("nie auf“, aber „doch noch“ hier", [("doch noch", 0)]),
        ("„über\nzwei Absätze“", [("über\nzwei Absätze", 0)]),
        ("„“ „ “ «»", []),
        ("5“ Rohre und 7\" Rohre", []),
        ("(„in Klammern“)", [("in Klammern", 0)]),
    ],
)  # fmt: skip
def test_marks_of_every_kind_make_a_quotation(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


def test_a_block_quotation_is_one_with_all_its_paragraphs_and_without_its_outer_marks() -> None:
    text = RichText((block("Davor"), block("„Erster Satz.", 1), block("Zweiter „Satz“.“", 1), block("Danach")))
    outer, inner = quotations(text)
    assert (outer.words, inner.words, inner.depth) == ("Erster Satz.\nZweiter „Satz“.", "Satz", 1)
    assert text.plain[: outer.behind].endswith("Zweiter „Satz“.“")
    assert found(RichText((block("a b", 1), block("c", 2), block("d", 1), block("e")))) == [("a b\nc\nd", 0), ("c", 1)]
    assert found(RichText((block("nur ein Zitat", 1),))) == [("nur ein Zitat", 0)]


def test_two_quotations_in_a_block_quotation_do_not_lose_their_marks() -> None:
    text = RichText((block("„eins“ und „zwei“", 1),))
    assert found(text) == [("„eins“ und „zwei“", 0), ("eins", 1), ("zwei", 1)]


def test_numbers_of_list_items_are_read_along() -> None:
    text = RichText(
        (
            item("eins", quote=1, first=True),
            item("zwei", quote=1),
            block("Absatz", 1),
            item("sechs", quote=1, start=6, first=True),
            item("Punkt", quote=1, first=True, ordered=False),
        )
    )
    (one,) = quotations(text)
    assert one.words == "eins\nzwei\nAbsatz\nsechs\nPunkt"
    assert one.labelled == labelled(text) == "1. eins\n2. zwei\nAbsatz\n6. sechs\nPunkt"
    assert passage(text, 5, 9).labelled == "2. zwei"


def test_a_name_in_quotation_marks_is_no_passage() -> None:
    name, passage_ = quotations(
        RichText.of("Das Projekt „Einwanderung gestalten“ will „der Integration Vorrang geben“.")
    )
    assert (name.is_passage, passage_.is_passage) == (False, True)


def test_a_line_break_inside_a_block_keeps_the_places() -> None:
    text = RichText((block(f"Eins{SOFT_BREAK}„zwei drei“"),))
    (one,) = quotations(text)
    assert text.plain[one.start : one.end] == "zwei drei"


@given(st.text(alphabet="ab „“”\"«»‚‘’'\n", max_size=60))
def test_quotations_lie_within_the_text_and_never_overlap_by_half(typed: str) -> None:
    text = RichText.of(typed)
    made = quotations(text)
    for one in made:
        assert text.plain[one.start : one.end] == one.words == one.words.strip() != ""
        assert one.end <= one.behind <= len(text.plain)
        for other in made:
            apart = one.end <= other.start or other.end <= one.start
            nested = (one.start <= other.start and other.end <= one.end) or (
                other.start <= one.start and one.end <= other.end
            )
            assert apart or nested
