"""The notice as the Amtsblatt prints it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from beirat_desktop.documents.public_notice import public_notice
from beirat_desktop.documents.render import render
from beirat_desktop.domain.places import Place
from tests.documents.council_samples import NOTICE
from tests.documents.reading import assert_publishable, lines_of, structure


def words(contents=NOTICE, **how):
    return " ".join(structure(render(public_notice(contents, **how))).text.split())


def test_the_notice_calls_the_meeting_in_the_words_of_the_amtsblatt() -> None:
    assert (
        "Die Mitglieder des Beirates für Migration und Integration treten am Donnerstag, 24. Mai 2012, 17:00 Uhr, "
        "Rathaus, Stadtratssaal, Rathausplatz 20, 67059 Ludwigshafen am Rhein, zu einer "
        "öffentlichen/nichtöffentlichen Sitzung zusammen."
    ) in words()


def test_the_call_names_both_parts_and_parts_neither_day_nor_town() -> None:
    called = public_notice(NOTICE).parts[1].words
    assert "treten am\u00a0Donnerstag" in called
    assert "67059\u00a0Ludwigshafen" in called
    assert "zu einer öffentlichen Sitzung" in words(replace(NOTICE, closed=()))
    assert "zu einer nichtöffentlichen Sitzung" in words(replace(NOTICE, public=()))


def test_it_goes_from_the_call_over_the_agenda_to_who_signed() -> None:
    text = words()
    expected = (
        "Sitzung des Beirates",
        "Die Mitglieder",
        "Tagesordnung:",
        "Öffentliche Sitzung",
        "Antrag der SPD-Fraktion",
        "Beratung zu strategischen Integrationskonzepten",
        "2.1",
        "Nichtöffentliche Sitzung",
        "Personalangelegenheit",
        "Ludwigshafen am Rhein, den 14.05.2012",
        "gez. Elif Șahin",
        "Vorsitzende",
    )
    places = [text.find(part) for part in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_the_word_agenda_is_spaced_on_paper_and_whole_for_a_reader() -> None:
    pdf = render(public_notice(NOTICE))
    (heading,) = [node for node in structure(pdf).all("H2") if "Tages" in node.text]
    assert heading.text.strip() == "Tagesordnung:"
    letters = [line for line in lines_of(pdf) if line.text in ("T", "Tagesordnung:")]
    assert letters


def test_a_motion_stands_on_two_lines_and_numbers_below_each_other() -> None:
    lines = lines_of(render(public_notice(NOTICE)))
    mover = next(line for line in lines if line.text == "Antrag der SPD-Fraktion")
    title = next(line for line in lines if line.text.startswith("Beratung zu strategischen"))
    assert title.baseline - mover.baseline == pytest.approx(4.23, abs=0.05)
    assert mover.x == pytest.approx(title.x, abs=0.05)
    numbers = [line.x for line in lines if line.text in ("1.", "2.", "3.")]
    assert len(numbers) == 3
    assert numbers == pytest.approx([numbers[0]] * 3, abs=0.05)


def test_a_meeting_with_closed_items_only_is_called_one() -> None:
    assert "zu einer nichtöffentlichen Sitzung zusammen" in words(replace(NOTICE, public=()))


def test_without_chair_place_and_items_it_is_still_a_correct_paper() -> None:
    bare = replace(NOTICE, place=Place(), signer=("", ""), public=(), closed=())
    pdf = render(public_notice(bare, draft=True))
    assert_publishable(pdf)
    assert "17:00 Uhr, zu einer öffentlichen Sitzung" in " ".join(structure(pdf).text.split())


def test_an_urgent_meeting_says_why() -> None:
    assert "wegen Dringlichkeit" in words(replace(NOTICE, notices=("Einberufen wegen Dringlichkeit.",)))


def test_nobody_has_signed_a_draft() -> None:
    assert "gez." not in words(draft=True)
    assert "Elif Șahin" in words(draft=True)


def test_a_line_is_free_before_the_closed_part_and_before_the_place() -> None:
    at = {line.text.strip().replace("\u00a0", " "): line.baseline for line in lines_of(render(public_notice(NOTICE)))}
    assert at["Nichtöffentliche Sitzung"] - at["Aussprache"] == pytest.approx(2 * 4.23, abs=0.1)
    assert at["Ludwigshafen am Rhein, den 14.05.2012"] - at["Personalangelegenheit"] == pytest.approx(8.46, abs=0.1)
