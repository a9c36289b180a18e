import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.numbering import counted, label, labelled, labels, read_label, stretch
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run, row_of


@pytest.mark.parametrize(
    ("text", "numbering", "number"),
    [
        ("1.", "1.", 1),
        ("b)", "a)", 2),
        ("(3)", "(1)", 3),
        ("IV.", "I.", 4),
        ("ii.", "i.", 2),
        ("2.3", "2.1", 3),
        ("§ 4", "§ 1", 4),
        ("Art. 12", "Art. 1", 12),
        ("C.", "A.", 3),
        ("i.", "i.", 1),
        ("01.", "01.", 1),
        ("(09)", "(01)", 9),
    ],
)
def test_a_label_tells_how_its_list_counts_and_is_written_again_as_it_was(text, numbering, number) -> None:
    assert read_label(text) == (numbering, number)
    assert label(numbering, number) == text


@pytest.mark.parametrize("text", ["", "–", "•", "Punkt", "§", "1" * 30, "1234567."])
def test_what_does_not_count_is_no_label(text) -> None:
    assert read_label(text) is None


def test_the_item_before_decides_between_letters_and_roman_numbers() -> None:
    assert read_label("i)", ("a)", 8)) == ("a)", 9)
    assert read_label("v)", ("i)", 4)) == ("i)", 5)
    assert read_label("v)", ("a)", 21)) == ("a)", 22)


@given(st.sampled_from(["1.", "a)", "(A)", "i.", "I)", "3.1"]), st.integers(1, 3000))
def test_every_label_is_read_back_behind_the_one_before_it(numbering: str, number: int) -> None:
    shown = label(numbering, number)
    if "a" in numbering.lower() and number > 702:
        return  # three letters are a word
    assert read_label(shown, (numbering, number - 1)) == (numbering, number)


def test_letters_go_on_behind_z() -> None:
    assert [counted("a", n) for n in (1, 26, 27, 52, 53)] == ["a", "z", "aa", "az", "ba"]


def item(text: str, level: int = 1, *, first: bool = False, start: int = 1, numbering: str = "1.") -> Block:
    return Block((Run(text),), BlockKind.ITEM, 0, level, True, start, first, numbering)


def test_labels_count_within_their_level_and_begin_anew_below_another_item() -> None:
    blocks = (
        item("eins", first=True),
        item("a", 2, first=True, numbering="a)"),
        item("b", 2, numbering="a)"),
        item("zwei"),
        item("a", 2, first=True, numbering="a)"),
        Block((Run("dazwischen"),)),
        item("drei", first=True, start=3),
        Block((Run("Punkt"),), BlockKind.ITEM, first=True),
    )
    assert list(labels(blocks)) == ["1.", "a)", "b)", "2.", "a)", "", "3.", "•"]


def test_a_text_without_its_look_keeps_the_labels_of_its_lists() -> None:
    items = [
        Block((Run(words),), BlockKind.ITEM, ordered=True, first=not at)
        for at, words in enumerate(("Sprache", "Arbeit"))
    ]
    assert labelled(RichText((Block((Run("Ziele:"),)), *items))) == "Ziele:\n1. Sprache\n2. Arbeit"


def test_a_stretch_of_one_block_is_words_and_one_of_several_keeps_labels_and_tables() -> None:
    rows = (row_of([(Run("a"),), (Run("b"),)], header=True), row_of([(Run("c"),), (Run("d"),)]))
    text = RichText((item("eins", first=True, numbering="a)"), item("zwei"), item("drei"), Block((Run("vor"),)), *rows))
    assert stretch(text, 1, 3) == RichText.of("in")
    later = stretch(text, text.plain.index("wei"), text.plain.index("drei") + 2)
    assert [f"{sign} {block.plain}" for block, sign in zip(later.blocks, labels(later.blocks), strict=True)] == [
        "b) wei",
        "c) dr",
    ]
    assert stretch(text, text.plain.index("vor"), len(text.plain)).plain == "vor\na\tb\nc\td\n"
    assert stretch(text, text.plain.index("c\t"), len(text.plain)).plain == "c d"
