"""A quotation is held against its source word by word; only what nobody reads as a word does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.differences import Kind
from beirat_desktop.domain.verbatim import Standing, compare, compare_any, likeness, same_words, tokens, where

SOURCE = (
    "1. Die Stadt räumt der Integration eine hohe Priorität ein – in allen Bereichen.\n"
    "2. Sie schließt sich den Empfehlungen im „Nationalen Integrationsplan“ vom 12.07.2007 nicht nur an, "
    "sondern setzt sie um."
)
EXACT = [
    SOURCE,
    "der Integration eine hohe Priorität",
    "der  Integration\neine hohe\tPriorität",
    "der Integration\u00a0eine hohe Priorität",
    "der Inte\u00adgration eine hohe Prio\u200brität",
    "der Integration eine hohe Priorita\u0308t",
    "eine hohe Priorität ein - in allen Bereichen",
    "eine hohe Priorität ein \u2014 in allen Bereichen",
    "im ‚Nationalen Integrationsplan‘ vom 12.07.2007",
    "im «Nationalen Integrationsplan» vom 12. 07. 2007",
    'im "Nationalen Integrationsplan" vom 12.07.2007',
    "„der Integration“"[1:-1],
    "Sie schließt sich den Empfehlungen.",
    "eine hohe Priorität ein – in allen Bereichen.\n2. Sie schließt sich den Empfehlungen",
]
SHORTENED = [
    "1. … der Integration eine hohe Priorität",
    "1. ... der Integration eine hohe …",
    "Die Stadt […] schließt sich den Empfehlungen",
    "Die Stadt [...] der Integration (…) setzt sie um.",
    "… der Integration eine hohe Priorität …",
    "Die Stadt räumt der Integration … schließt sich … an",
]
NEAR = {
    "der Integration eine sehr hohe Priorität": ([], ["sehr"]),
    "der Integration eine Priorität": (["hohe"], []),
    "der Integration eine hohe Bedeutung": (["Priorität"], ["Bedeutung"]),
    "das Land räumt der Integration eine hohe Priorität ein": (["Die Stadt"], ["das Land"]),
    "die Stadt räumt der Integration": (["Die"], ["die"]),
    "vom 12.07.2007 nur an, sondern setzt sie um": (["nicht"], []),
    "Die Stadt … räumt der Integration eine sehr hohe Priorität ein": ([], ["sehr"]),
    "Sie schliesst sich den Empfehlungen": (["schließt"], ["schliesst"]),
    "Sie schließt sich den Empfehlungen im Nationalen Integrationsplan vom": (["„", "“"], []),
}
NOT_FOUND = [
    "die Kosten trägt das Land",
    "Integrations",
    "grationsplan",
    "setzt sie um … Die Stadt räumt der Integration",
    "Die Stadt schließt die Augen vor den Kosten",
    "…",
    "",
    "– „“ …",
]


@pytest.mark.parametrize("words", EXACT)
def test_what_stands_in_the_source_is_exact(words: str) -> None:
    assert compare(words, SOURCE).standing is Standing.EXACT


@pytest.mark.parametrize("words", SHORTENED)
def test_dots_stand_for_words_left_out(words: str) -> None:
    assert compare(words, SOURCE).standing is Standing.WITH_OMISSION


@pytest.mark.parametrize("words", NEAR)
def test_what_differs_in_few_words_is_near_and_the_words_are_shown(words: str) -> None:
    compared = compare(words, SOURCE)
    assert compared.standing is Standing.NEAR
    told = [[s.text.strip() for s in compared.differences if s.kind is kind] for kind in (Kind.REMOVED, Kind.ADDED)]
    assert tuple(told) == NEAR[words]


@pytest.mark.parametrize("words", NOT_FOUND)
def test_what_does_not_stand_there_is_not_found(words: str) -> None:
    assert compare(words, SOURCE).standing is Standing.NOT_FOUND


def test_dots_of_the_source_itself_are_quoted_as_they_stand() -> None:
    assert compare("Orte des Zusammenlebens …", "Städte sind Orte des Zusammenlebens …").standing is Standing.EXACT


def test_a_clause_left_out_in_silence_is_shown_and_a_stray_word_far_away_is_not() -> None:
    source = "der Rat. " + "Ein anderer Satz steht hier. " * 3 + "Die Stadt fördert die Kurse und dankt allen."
    compared = compare("der Stadt fördert die Kurse", source)
    assert [(s.kind, s.text.strip()) for s in compared.differences] == [
        (Kind.REMOVED, "Die"),
        (Kind.ADDED, "der"),
        (Kind.SAME, "Stadt fördert die Kurse"),
    ]
    (dropped,) = (s for s in compare("Die Stadt fördert die Kurse allen", source).differences if s.kind is Kind.REMOVED)
    assert dropped.text == "und dankt "


def test_the_best_of_several_wordings_counts() -> None:
    assert compare_any(["a b c d", "1. a b c d"], ["x", "a b c e", "1. a b c d"]).standing is Standing.EXACT
    near = compare_any(["a b c d"], ["a b x y d", "a b c e"])
    assert [s.text.strip() for s in near.differences if s.kind is Kind.REMOVED] == ["e"]
    assert compare_any(["a"], []).standing is Standing.NOT_FOUND


def test_a_place_is_told_in_the_letters_of_the_text() -> None:
    text = "Vorher \u00ad und „die hohe Priorität“ nachher"
    start, end = where("die  hohe Prio\u00adrität", text) or (0, 0)
    assert text[start:end] == "die hohe Priorität"
    start, end = where("die ganz hohe Priorität", text) or (0, 0)
    assert text[start:end].endswith("die hohe Priorität")
    assert where("etwas ganz anderes", text) is None
    assert where("…", text) is None


SAID = ("der", "die", "Stadt", "Rat", "Integration", "hohe", "Kurse", "nicht", "und", "an")
WORDS = st.lists(st.sampled_from(SAID), min_size=1)
SPACES = st.sampled_from([" ", "\n", "\u00a0", "\u2028", "  ", "\t"])


@given(WORDS.filter(lambda w: len(w) > 4), st.data())
def test_any_stretch_of_a_source_is_exact_in_any_dress(words: list[str], data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(begin + 1, len(words)))
    soft = [f"{word[:1]}\u00ad{word[1:]}" if data.draw(st.booleans()) else word for word in words[begin:end]]
    quoted = "".join(word + data.draw(SPACES) for word in soft)
    assert compare(quoted, " ".join(words)).standing is Standing.EXACT


@given(WORDS, WORDS)
def test_only_the_same_words_in_a_row_are_exact(quoted: list[str], source: list[str]) -> None:
    stands = any(source[n : n + len(quoted)] == quoted for n in range(len(source)))
    assert (compare(" ".join(quoted), " ".join(source)).standing is Standing.EXACT) == stands


@given(WORDS, WORDS)
def test_the_differences_spell_out_the_quotation_and_name_something(quoted: list[str], source: list[str]) -> None:
    compared = compare(" ".join(quoted), " ".join(source))
    if compared.standing is Standing.NEAR:
        spelled = "".join(s.text + " " for s in compared.differences if s.kind is not Kind.REMOVED)
        assert spelled.split() == quoted
        was = "".join(s.text + " " for s in compared.differences if s.kind is not Kind.ADDED).split()
        assert any(source[n : n + len(was)] == was for n in range(len(source)))
        assert any(s.kind is not Kind.SAME for s in compared.differences)
    else:
        assert compared.differences == ()


@given(WORDS.filter(lambda w: len(w) > 2), st.data())
def test_words_left_out_with_dots_are_an_omission(words: list[str], data: st.DataObject) -> None:
    out = data.draw(st.integers(1, len(words) - 2))
    gap = data.draw(st.sampled_from(["…", "...", "[…]", "(...)", "[ … ]"]))
    quoted = " ".join([*words[:out], gap, *words[out + 1 :]])
    assert compare(quoted, " ".join(words)).standing is Standing.WITH_OMISSION


@given(st.text(), st.text())
def test_whatever_is_typed_is_compared(quoted: str, source: str) -> None:
    compare(quoted, source)
    assert same_words(quoted, quoted)
    assert 0 <= likeness(quoted, source) <= 1
    for token in tokens(source):
        assert source[token.start : token.end].strip()
