"""What somebody types who looks for something."""

from __future__ import annotations

import pytest

from beirat_desktop.german.search import asked


def forms(words: str) -> list[tuple[str, ...]]:
    return [term.forms for term in asked(words).terms]


@pytest.mark.parametrize(
    "words",
    [
        "17.02.2011",
        "17.2.2011",
        "17. 2. 2011",
        "17. Februar 2011",
        "17 februar 2011",
        "2011-02-17",
        "17.02.11",
        "17/02/2011",
    ],
)
def test_a_day_may_be_written_in_any_way(words):
    assert [found[0] for found in forms(words)] == ["2011-02-17 "]
    assert " 17 februar 2011 " in forms(words)[0]


@pytest.mark.parametrize("words", ["Februar 2011", "Feb. 2011", "02/2011", "2/2011", "02.2011", "februar 2011"])
def test_a_month_may_be_written_in_any_way(words):
    assert [found[0] for found in forms(words)] == ["2011-02-"]


@pytest.mark.parametrize(
    ("words", "form"), [("17.02.", "-02-17 "), ("17. Februar", "-02-17 "), ("Maerz", "-03-"), ("März", "-03-")]
)
def test_the_year_may_be_left_out(words, form):
    (found,) = forms(words)
    assert form in found


@pytest.mark.parametrize("words", ["31.02.2011", "99.99.2012"])
def test_a_day_that_the_calendar_does_not_know_is_a_number_like_others(words):
    assert all("-" not in form for found in forms(words) for form in found)


def test_a_year_is_found_in_days_and_in_texts():
    assert forms("2012") == [("2012",)]


@pytest.mark.parametrize("words", ["TOP 5", "top 5", "TOP Ö 5", "Tagesordnungspunkt 5", "TOP 5."])
def test_an_item_is_asked_for_by_its_number(words):
    assert [found[0] for found in forms(words)] == ["#TOP-5 "]


@pytest.mark.parametrize("words", ["5. Sitzung", "Sitzung 5", "Sitzung Nr. 5"])
def test_a_meeting_is_asked_for_by_its_number(words):
    assert [found[0] for found in forms(words)] == ["#MEETING-5 "]


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Vorlage", "#TEMPLATE "),
        ("Vorlagen", "#FOREIGN "),
        ("Anträge", "#MOTION "),
        ("Beschlüsse", "#RESOLUTIONS "),
        ("Protokoll", "#MINUTES "),
        ("Vorsitzender", "#CHAIR "),
        ("einstimmig", "#UNANIMOUS "),
        ("vertagt", "#POSTPONED "),
        ("Auszüge", "#ISSUED_EXCERPT "),
        ("abgesagt", "#CANCELLED "),
        ("Kenntnisnahme", "#NOTED "),
        ("zur Kenntnis genommen", "#NOTED "),
        ("nicht zugelassen", "#REFUSED "),
        ("Stellvertretende Vorsitzende", "#DEPUTY "),
        ("erledigte", "#DONE "),
    ],
)
def test_kinds_and_states_are_asked_for_by_their_words(words, form):
    (found,) = forms(words)
    assert form in found


def test_the_exact_number_is_what_is_left_without_the_kind():
    assert asked("Antrag Nr. 2012/03").whole == " 2012 03 "
    assert asked("Vorlage 20113004").whole == " 20113004 "


def test_a_question_is_its_words_without_the_little_ones():
    assert forms("Was wurde aus dem Integrationskonzept?") == [("integrationskonzept",)]
    assert forms("der") == [("der",)]


def test_what_stands_in_quotation_marks_stands_so():
    assert forms("„runder Tisch“ 2012") == [(" runder tisch ",), ("2012",)]


def test_a_hyphen_parts_words_and_not_numbers():
    assert [found[0] for found in forms("SPD-Fraktion 2012/03-1")] == ["spd", "fraktion", " 2012 03 1"]


@pytest.mark.parametrize("words", ["", " ", "b", "…", '""'])
def test_nothing_is_no_question(words):
    assert asked(words).nothing


@pytest.mark.parametrize("words", ["Sitzung 14. Maerz 2013", "Sitzung 14.3.2013", "Sitzung 14. März 2013"])
def test_a_day_after_the_meeting_is_not_its_number(words):
    assert [found[0] for found in forms(words)][1:] == ["2013-03-14 "]


@pytest.mark.parametrize("words", ["Antragsnummer 2013/02", "Antragsnr. 2013/02", "Antrag v. 2013/02"])
def test_the_kind_of_record_may_be_said_with_its_number(words):
    kind, number = asked(words).terms
    assert "#MOTION " in kind.forms
    assert kind.everyday
    assert " 2013 02" in number.forms


def test_a_number_in_groups_is_the_same_without_them():
    assert " 20113004" in forms("20.113.004")[0]


def test_a_kind_at_the_end_of_a_word_is_said_as_a_word_of_its_own_too():
    (term,) = asked("Stadtratsbeschluss").terms
    body, kind = term.made_of
    assert "#COUNCIL " in body.forms
    assert "#RESOLUTIONS " in kind.forms
    assert asked("Beschluss").terms[0].made_of == ()


def test_free_voters_are_the_fwg():
    assert " fwg" in {form.rstrip() if form.startswith(" ") else f" {form}" for form in forms("Freien Wähler")[0]}
