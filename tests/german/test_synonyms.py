"""Words that mean the same, and the short forms of bodies and offices."""

import pytest

from beirat_desktop.german.search import asked
from beirat_desktop.german.synonyms import leaves_out, may_be_short, other_words, shortens


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("JHA", "Jugendhilfeausschuss"),
        ("JugHiA", "Jugendhilfeausschuss"),
        ("soza", "Sozialausschuss"),
        ("StR", "Stadtrat"),
        ("HA", "Hauptausschuss"),
        ("VHS", "Volkshochschule"),
        ("HWK", "Handwerkskammer der Region"),
        ("BGA", "Bau- und Grundstücksausschuss"),
        ("BMI", "Beirat für Migration und Integration"),
    ],
)
def test_a_short_form_is_made_of_the_beginnings_of_the_parts(short, name):
    assert may_be_short(short)
    assert shortens(short, name)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Haus", "Hauptausschuss"),
        ("Stadt", "Stadtrat"),
        ("Rat", "Stadtrat"),
        ("Bau", "Bau- und Grundstücksausschuss"),
        ("JHA", "Sozialausschuss"),
    ],
)
def test_a_word_that_only_begins_so_is_no_short_form(word, name):
    assert not shortens(word, name)


def test_two_letters_are_a_short_form_in_capitals_only():
    assert may_be_short("HA")
    assert not may_be_short("ha")
    assert not may_be_short("Ha")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("vhs", "volkshochschule"),
        ("buchereien", "bibliothek"),
        ("stadtbucherei", "stadtbibliothek"),
        ("kitas", "kindergarten"),
        ("dolmetscher", "dolmetsch"),
        ("schulerpraktikum", "praktika"),
        ("auslanderamt", "auslanderbehorde"),
        ("sportamt", " sport"),
        ("volkshochschule", " vhs "),
    ],
)
def test_a_word_is_found_by_what_means_the_same(word, other):
    assert other in other_words(word)


@pytest.mark.parametrize("word", ["muller", "amt", "fester", "antidiskriminierungsstelle"])
def test_a_word_that_only_looks_alike_means_nothing_else(word):
    assert other_words(word) == ()


def test_of_a_compound_no_general_word_is_left():
    assert "benachteiligung" not in other_words("antidiskriminierung")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Herbst 2025", "2025-09-", "2025-11-"),
        ("Winter 2025", "2025-12-", "2026-02-"),
        ("Frühjahr 2013", "2013-03-", "2013-05-"),
        ("3. Quartal 2025", "2025-07-", "2025-09-"),
        ("Q1 2026", "2026-01-", "2026-03-"),
        ("2. Halbjahr 2012", "2012-07-", "2012-12-"),
        ("Ende 2012", "2012-09-", "2012-12-"),
    ],
)
def test_a_part_of_a_year_is_its_months(words, first, last):
    (term,) = asked(words).terms
    days = [form for form in term.forms if form.endswith("-")]
    assert (days[0], days[-1]) == (first, last)


def test_a_year_of_two_digits_belongs_to_its_month_but_a_time_does_not():
    assert asked("März 25").terms[0].days == ("2025-03",)
    assert asked("10. März 17:00").terms[0].days == ()
    assert asked("Februar 2011.").terms[0].days == ("2011-02",)


def test_a_question_says_nothing_by_its_verb():
    assert [term.forms[0] for term in asked("wer hat den Antrag gestellt").terms] == ["antrag"]
    assert [term.forms[0] for term in asked("wer hat die Sitzung geleitet").terms] == ["sitzung"]
    assert [term.forms[0] for term in asked("was wurde zur Kenntnis genommen").terms] == [" zur kenntnis genommen "]
    assert [term.forms[0] for term in asked("Fragen gestellt").terms] == ["fragen", "gestellt"]


def test_a_body_may_be_called_by_the_beginning_and_the_end_of_its_name():
    assert leaves_out("Bauausschuss", "Bau- und Grundstücksausschuss")
    assert leaves_out("Schulausschuß", "Schulträgerausschuss")
    assert leaves_out("Jugendausschuss", "Jugendhilfeausschuss")
    assert not leaves_out("Kulturausschuss", "Sozialausschuss")
    assert not leaves_out("Ausschuss", "Sozialausschuss")
    assert not leaves_out("Schulhof", "Schulträgerausschuss")
