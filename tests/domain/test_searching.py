"""The form in which words are compared, what a typing error may have meant, and the line that is shown."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.searching import (
    Question,
    Term,
    code,
    day_word,
    errors_allowed,
    excerpt,
    marked,
    near,
    numbered_code,
    pieces,
    plain_words,
    record_code,
    spellings,
    term_of,
)


@given(st.text())
def test_words_once_plain_stay_so(text):
    assert plain_words(plain_words(plain_words(text))) == plain_words(plain_words(text))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Antrag 2012/03", " antrag 2012 03 "),
        ("SPD-Fraktion", " spd fraktion "),
        ("„Göçmen“", " gocmen "),
        (" – ", ""),
        ("a_b", " a b "),
    ],
)
def test_words_have_one_space_around_each(written, plain):
    assert plain_words(written) == plain


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("goecmen", "Göçmen"),
        ("Göçmen", "Goecmen"),
        ("müller", "Mueller"),
        ("strasse", "Straße"),
        ("ueberweg", "Überweg"),
    ],
)
def test_an_umlaut_and_its_two_letters_are_the_same(typed, written):
    assert plain_words(written).strip() in spellings(typed)


def test_letters_that_meet_at_the_seam_of_two_words_are_not_folded():
    assert any(form in plain_words("Neueinstellung") for form in spellings("Einstellung"))
    assert plain_words("Neueinstellung").strip() == "neueinstellung"
    assert plain_words("Bauersatz").strip() in spellings("Bauersatz")


@pytest.mark.parametrize(
    ("typed", "forms"),
    [("b", None), ("5", (" 5 ",)), ("be", (" be",)), ("2012", ("2012",)), ("2012/03", (" 2012 03",)), ("…", None)],
)
def test_short_words_are_looked_up_at_the_beginning_of_words_and_numbers_as_a_whole(typed, forms):
    term = term_of(typed)
    assert (term.forms if term else None) == forms


def test_a_single_letter_counts_where_it_is_no_word_begun():
    assert [term.forms for term in Question.of("N 4").terms] == [(" n ",), (" 4 ",)]
    assert [term.forms for term in Question.of("plan n").terms] == [("plan",)]


def test_codes_meet_no_typed_word():
    for name in (code("motion"), record_code("motion"), numbered_code("top", "Ö 5")):
        assert plain_words(name) not in name
    assert numbered_code("top", "Ö 5.1") == "#TOP-5.1 "
    assert numbered_code("top", "") == ""
    assert "2012" in day_word(date(2012, 5, 24))
    assert day_word(None) == ""


@pytest.mark.parametrize(
    ("typed", "word", "meant"),
    [
        ("integrazion", "integrationskonzept", "integration"),
        ("wilkommensmappe", "willkommensmappe", "willkommensmappe"),
        ("beriat", "beirat", "beirat"),
        ("konzebt", "integrationskonzept", "konzept"),
        ("shcule", "schule", "schule"),
        ("anerkenung", "anerkennung", "anerkennung"),
        ("haushatlsplan", "haushaltsplan", "haushaltsplan"),
    ],
)
def test_a_typing_error_is_understood(typed, word, meant):
    assert near(typed, [word, "vollkommen", "anders"]) == (meant,)


@pytest.mark.parametrize(("typed", "word"), [("rat", "tat"), ("einstellung", "feststellung"), ("beirat", "heimat")])
def test_another_word_is_no_typing_error(typed, word):
    assert errors_allowed("rat") == 0
    assert typed == "rat" or near(typed, [word]) == ()


@given(st.text("abcdefgh", min_size=5, max_size=14), st.randoms(use_true_random=False))
def test_whatever_errors_are_allowed_one_piece_is_right_and_the_word_is_found(word, chance: random.Random):
    typed = list(word)
    for _ in range(errors_allowed(word)):
        place = chance.randrange(len(typed))
        way = chance.choice(["other", "more", "less"])
        if way == "other":
            typed[place] = chance.choice("xyz")
        elif way == "more":
            typed.insert(place, "x")
        else:
            del typed[place]
    mistyped = "".join(typed)
    if errors_allowed(mistyped) < errors_allowed(word):
        return
    assert any(piece in word for piece in pieces(mistyped))
    assert near(mistyped, [word]) != ()


def test_what_was_looked_for_is_marked_in_the_text_as_it_is_written():
    terms = (Term(("gocmen",)), Term((" 5 ",)), Term(("#MOTION ", "beleuchtung")))
    text = "Straßenbeleuchtung am Göçmenplatz 5, nicht 15"
    found = [text[start:end] for start, end in marked(text, terms).marks]
    assert found == ["Straßenbeleuchtung", "Göçmen", "5"], "where folding changes the length, the whole word"


def test_a_day_is_marked_as_a_whole_and_its_numbers_are_not_alone():
    term = Term(("2011-02-17 ", " 17 02 2011 ", " 17 2 2011 "))
    text = "Ö 2: am 17.02.2011, 17 Uhr, 2 Stück"
    assert [text[start:end] for start, end in marked(text, (term,)).marks] == ["17.02.2011"]


def test_the_line_begins_shortly_before_the_word_and_ends_with_whole_words():
    text = " ".join(f"Wort{n}" for n in range(60)) + " Zielwort " + " ".join(f"Ende{n}" for n in range(60))
    line = excerpt(text, (Term(("zielwort",)),), 80)
    assert line.text.startswith("… ")
    assert line.text.endswith(" …")
    assert len(line.text) < 90
    assert [line.text[a:b] for a, b in line.marks] == ["Zielwort"]
    assert all(word in text for word in line.text.strip("… ").split())


def test_a_text_without_the_word_gives_no_line():
    assert excerpt("Anderes", (Term(("zielwort",)),)).text == ""


def test_the_first_word_of_a_text_is_found_too_and_the_line_begins_with_it():
    line = excerpt("Zielwort und mehr Zielwort", (Term(("zielwort",)),))
    assert (line.text, line.marks) == ("Zielwort und mehr Zielwort", ((0, 8), (18, 26)))
    late = excerpt(" ".join(["vorher"] * 40) + " Zielwort, Zielwort", (Term(("zielwort",)),), 60)
    assert late.text.endswith("Zielwort, Zielwort")
    assert late.text.startswith("… vorher")
    assert len(late.text) < 70


@pytest.mark.parametrize("word", ["Übergang", "übergang", "ÜBERGANG"])
def test_an_umlaut_at_the_beginning_is_found_as_two_letters_however_it_is_typed(word):
    assert "uebergang" in spellings(word)
