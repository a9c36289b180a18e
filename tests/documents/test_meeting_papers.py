"""The sheet to sign and the director's script."""

from __future__ import annotations

import itertools
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from beirat_desktop.documents.render import render, render_with_map
from beirat_desktop.documents.script import script
from beirat_desktop.documents.sign_in_sheet import sign_in_sheet
from beirat_desktop.domain.places import Place
from tests.documents.council_samples import SCRIPT, SHEET
from tests.documents.reading import MM, assert_publishable, lines_of, structure, text_of


def test_the_sheet_has_a_numbered_row_for_everybody() -> None:
    rows = structure(render(sign_in_sheet(SHEET))).all("TR")
    text = [row.text for row in rows]
    assert any(words.startswith("1Șahin, ElifVorsitzende") for words in text)
    assert any(words.startswith("33Mitglied 32, Ada") for words in text)


def test_a_row_is_high_enough_to_sign_in() -> None:
    lines = [line for line in lines_of(render(sign_in_sheet(SHEET))) if line.text.startswith("Mitglied")]
    heights = [below.baseline - above.baseline for above, below in itertools.pairwise(lines)]
    assert min(heights) >= 9 - 0.05


def test_the_columns_are_named_again_on_every_page() -> None:
    rendered = render_with_map(sign_in_sheet(SHEET))
    assert rendered.pages >= 2
    assert text_of(rendered.pdf).count("Unterschrift") > rendered.pages


def test_a_sheet_without_place_and_members_is_a_correct_paper() -> None:
    assert_publishable(render(sign_in_sheet(replace(SHEET, place=Place(), groups=()), draft=True)))
    assert_publishable(render(sign_in_sheet(replace(SHEET, spare_lines=0))))


def test_the_script_says_when_who_and_what_is_voted_on() -> None:
    pdf = render(script(SCRIPT))
    text = " ".join(structure(pdf).text.split())
    for words in (
        "17:00–17:15",
        "Elif Șahin (SPD-Fraktion)",
        "„Ich rufe den Antrag auf.“",
        "Beamer prüfen",
        "ab 17 von",
    ):
        assert words in text
    assert "Ende etwa 17:30 Uhr" in text
    assert "17:15–17:20 *" in text
    assert "geschätzt" in text


def test_the_script_lies_across_the_sheet() -> None:

    with pdfplumber.open(BytesIO(render(script(SCRIPT)))) as plumbed:
        sheet = plumbed.pages[0]
        assert float(sheet.width) / MM == pytest.approx(297, abs=0.1)


def test_a_script_of_an_empty_agenda_is_a_correct_paper() -> None:
    pdf = render(script(replace(SCRIPT, public=(), closed=(), place=Place()), draft=True))
    assert_publishable(pdf)
    assert "Ende etwa" not in structure(pdf).text
