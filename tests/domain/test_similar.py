import pytest

from beirat_desktop.domain.similar import MOST, Candidate, similar, subject_words


def found(title, *others):
    return [one.title for one in similar(title, [Candidate(str(place), other) for place, other in enumerate(others)])]


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("Sprachkurse für Frauen", "Sprachkurs für Mütter und Frauen"),
        ("Sprachkurse", "Förderung der Integrationssprachkurse"),
        ("Dolmetscher", "Dolmetscherpool für Ämter"),
        ("Kommunales Wahlrecht", "Kommunales Wahlrecht für alle"),
        ("Frauenschwimmen am Sonntag", "Frauenschwimmen am Sonntagabend"),
        ("ÄMTER", "Dolmetscher für Ämter"),
    ],
)
def test_titles_about_the_same_are_found(typed, other):
    assert found(typed, "Haushalt 2026", other) == [other]


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("Schulsozialarbeit", "Schuldnerberatung"),
        ("Antrag für den Beirat der Stadt", "Bericht der Stadt über den Beirat"),
        ("Bericht", "Bericht über Kurse"),
        ("", "Kurse"),
        ("Radwege", "Kurse"),
        ("Sprachkurse, Radwege, Kitas, Museen", "Sprachkurse"),
    ],
)
def test_titles_about_something_else_are_not(typed, other):
    assert found(typed, other) == []


def test_the_nearest_stands_first_and_no_more_than_a_few():
    others = ["Kurse für alle", "Kurse für Frauen", *(f"Kurse {number}" for number in range(20))]
    told = found("Kurse für Frauen", *others)
    assert told[0] == "Kurse für Frauen"
    assert len(told) == MOST


def test_words_that_stand_in_every_title_tell_no_subject():
    assert subject_words("Antrag über die Prüfung neuer Radwege") == {"neuer", "radwege"}


@pytest.mark.parametrize(
    "words", ["gegen oder ohne alle", "durch eine weitere zwischen", "sowie mehr, auch nach ihrer"]
)
def test_small_words_tell_no_subject(words):
    assert subject_words(words) == frozenset()
    assert subject_words(f"{words} Dolmetscher") == {"dolmetscher"}
