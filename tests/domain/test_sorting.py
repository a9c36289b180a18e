"""Alphabetical order of names."""

from __future__ import annotations

import pytest

from beirat_desktop.domain.sorting import sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Dedić", "Đorđević", "Drechsler", "Zeh"],
        ["D’Agostino, Lucrezia", "Demirtürk, Serap", "D'Souza, Ana"],
        ["Lindner", "Łuczak", "Luft"],
        ["Kılıç", "Kimmel"],
        ["Odenwald", "Ørsted", "Ostertag"],
        ["Teller", "Þórsson", "Tiefenbach"],
        ["Strasse", "Straße", "Strasser"],
        ["Vuković", "Xenakis", "Yılmaz"],
    ],
)
def test_letters_with_a_stroke_and_apostrophes_stand_where_one_looks_for_them(ordered):
    shuffled = [*ordered[1:], ordered[0]]
    assert sorted(shuffled, key=sort_key) == ordered
