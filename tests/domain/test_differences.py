from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.differences import Kind, Stretch, differences

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
