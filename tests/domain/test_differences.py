import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.differences import Kind, Stretch, Style, differences, reworded
from beirat_desktop.domain.text import SOFT_BREAK, Block, BlockKind, RichText, Run

words = st.text(st.sampled_from("ab Ää\u2028\n-„“«»1."), max_size=60)


def test_only_the_words_that_differ_are_marked():
    assert differences("Der Beirat lädt ein.", "Der Stadtrat lädt ein.") == (
        Stretch(Kind.SAME, "Der "),
        Stretch(Kind.REMOVED, "Beirat"),
        Stretch(Kind.ADDED, "Stadtrat"),
        Stretch(Kind.SAME, " lädt ein."),
    )


@given(words, words)
def test_both_wordings_can_be_read_from_the_difference_letter_by_letter(before, after):
    found = differences(before, after)
    assert "".join(s.text for s in found if s.kind is not Kind.ADDED) == before
    assert "".join(s.text for s in found if s.kind is not Kind.REMOVED) == after


@given(words)
def test_equal_wordings_do_not_differ(text):
    assert all(stretch.kind is Kind.SAME for stretch in differences(text, text))


def test_a_frequent_word_of_a_long_text_is_not_taken_for_noise():
    before = " ".join(["nein"] * 250)
    found = differences(f"Früher {before}", f"Jetzt {before}")
    assert [(one.kind, len(one.text.split())) for one in found][-1] == (Kind.SAME, 250)


def text_of(*blocks: Block) -> RichText:
    return RichText(blocks)


def test_words_that_stay_in_another_style_are_told_and_no_others():
    before = text_of(Block((Run("Der Beirat bittet die Verwaltung."),)), Block((Run("Punkt"),)))
    after = text_of(
        Block((Run("Der Beirat "), Run("fordert", bold=True), Run(" die "), Run("Verwaltung", bold=True), Run("."))),
        Block((Run("Punkt"),), BlockKind.ITEM, ordered=True),
    )
    found = [(one.kind, one.text, one.restyled) for one in differences(before, after) if not one.same]
    assert found == [
        (Kind.REMOVED, "bittet", None),
        (Kind.ADDED, "fordert", None),
        (Kind.SAME, "Verwaltung", (Style(), Style(bold=True))),
        (Kind.SAME, "Punkt", (Style(), Style(BlockKind.ITEM, ordered=True))),
    ]


@given(words, words)
def test_styles_are_held_against_the_same_letters(before, after):
    """What is plain on both sides is never told as restyled, whatever went and came in between."""
    found = differences(RichText.of(before), RichText.of(after))
    assert all(stretch.restyled is None for stretch in found)
    bold = RichText(tuple(Block(tuple(Run(run.text, bold=True) for run in b.runs)) for b in RichText.of(after).blocks))
    restyled = differences(RichText.of(before), bold)
    plain = after.replace(SOFT_BREAK, "\n")
    assert "".join(s.text for s in restyled if s.kind is not Kind.REMOVED) == plain
    for stretch in restyled:
        if stretch.kind is Kind.SAME and stretch.text.strip("\n"):
            assert stretch.restyled == (Style(), Style(bold=True))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Kurse in Mainz am Abend.", "Kurse in Worms am Abend.", ("Mainz", "Worms")),
        ("Am Abend.", "Am Abend.", ("", "")),
        ("Kurse am Abend.", "Kurse am Samstag und am Abend.", ("am", "am Samstag und am")),
        ("Kurse und Räume", "Kurse", ("Kurse und Räume", "Kurse")),
        ("Zwei Kurse", "Kurse", ("Zwei Kurse", "Kurse")),
        ("", "Neu", ("", "Neu")),
        ("Es war in Mainz.", "Es war in Worms.", ("Mainz", "Worms")),
        ("Es war in Mainz.", "Es war in Worms!", ("Mainz.", "Worms!")),
    ],
)
def test_what_was_reworded_is_told_from_the_first_word_to_the_last(before, after, told):
    assert reworded(before, after) == told
