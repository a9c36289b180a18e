import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.store import search
from beirat_desktop.store.search import search_form
from tests import factories


@pytest.fixture
def found(founded):
    titles = ["Straßenbeleuchtung am Göçmenplatz", "Fußgängerüberweg Işıkallee", "Räume für Vereine 50% günstiger"]
    with founded.unit("papers.add") as unit:
        for number, title in enumerate(titles, start=1):
            unit.papers.save(factories.motion(title, number=f"2012/{number:02}"))
        unit.persons.save(factories.person())

    def search(words, limit=50):
        with founded.reading() as unit:
            return [hit.title for hit in unit.search(words, limit)]

    return search


@pytest.mark.parametrize(
    "words",
    ["beleuchtung", "strasse", "STRASSEN", "straße", "goecmen", "gocmen", "Göçmen", "göç platz", "leucht 2012/01"],
)
def test_a_part_of_a_word_in_any_spelling_finds_the_paper(found, words):
    assert found(words) == ["Straßenbeleuchtung am Göçmenplatz"]


@pytest.mark.parametrize("words", ["ueberweg", "überweg", "isik", "ışık", "fussgaenger"])
def test_turkish_letters_and_umlauts_are_found_in_plain_ones(found, words):
    assert found(words) == ["Fußgängerüberweg Işıkallee"]


def test_names_of_other_alphabets_are_found(found):
    assert found("agirbas") == ["Łukasz Ağırbaş"]
    assert found("lukasz") == ["Łukasz Ağırbaş"]


def test_two_letters_look_at_titles_and_one_letter_at_nothing(found):
    assert found("ış") == ["Fußgängerüberweg Işıkallee"]
    assert found("ı") == []


def test_two_letters_look_at_the_newest_records_only(found, monkeypatch):
    assert found("nb") == ["Straßenbeleuchtung am Göçmenplatz"]
    monkeypatch.setattr(search, "NEWEST", 2)
    assert found("nb") == []
    assert found("ün") == ["Räume für Vereine 50% günstiger"]


def test_every_word_must_occur(found):
    assert found("beleuchtung überweg") == []


@pytest.mark.parametrize("words", ['"', "' OR 1=1", "50%", "*", "a AND", "NEAR(", "%%%", "__", "\\"])
def test_signs_of_the_query_language_are_plain_text(found, words):
    assert "Straßenbeleuchtung am Göçmenplatz" not in found(words) or set(words) <= set("%_")


def test_what_is_changed_or_deleted_is_found_no_more(founded, found):
    with founded.reading() as unit:
        paper = unit.papers.where(number="2012/01")[0]
    with founded.unit("papers.edit") as unit:
        unit.papers.save(factories.motion("Laternen", id=paper.id))
    assert (found("beleuchtung"), found("laternen")) == ([], ["Laternen"])
    with founded.unit("papers.delete") as unit:
        unit.papers.delete(paper.id)
    assert found("laternen") == []
    founded.undo()
    assert found("laternen") == ["Laternen"]


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more_than_once(words):
    assert search_form(search_form(words)) == search_form(search_form(search_form(words)))


@given(st.text(alphabet="äöüÄÖÜßẞaeouszçğıŁé ", max_size=30))
def test_capitals_do_not_matter(words):
    assert search_form(words.upper()) == search_form(words.lower())
