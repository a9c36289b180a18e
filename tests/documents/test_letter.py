"""Where things stand on the sheet: DIN 5008 form B, measured in the finished paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from beirat_desktop.documents.engine.fonts import paper_face
from beirat_desktop.documents.model import Document, Figure, Paragraph
from beirat_desktop.documents.render import render, render_with_map
from tests.documents.reading import MM, assert_publishable, lines_of, strokes_of
from tests.documents.samples import LETTER, SENTENCE, letter, picture


def test_the_address_stands_in_the_window() -> None:
    lines = lines_of(render(letter()))
    address = [line for line in lines if line.text.strip() in LETTER.address]
    assert [line.text.strip() for line in address] == list(LETTER.address)
    assert [line.x for line in address] == pytest.approx([25] * 4, abs=0.05)
    assert 62.7 < address[0].baseline < 62.7 + 4.23
    pitches = [below.baseline - above.baseline for above, below in pairwise(address)]
    assert pitches == pytest.approx([4.23] * 3, abs=0.02)


def test_the_return_line_stands_above_it_in_small_letters() -> None:
    (line,) = [line for line in lines_of(render(letter())) if line.text == LETTER.return_line]
    assert line.x == pytest.approx(25, abs=0.05)
    assert 45 < line.baseline < 50
    assert 7 <= line.size <= 8


@pytest.mark.parametrize(
    "sender", ["Beirat für Migration und Integration der Stadt Ludwigshafen am Rhein", "Amt " * 22]
)
def test_a_long_return_line_takes_two_lines_rather_than_letters_nobody_can_read(sender: str) -> None:
    line = f"{sender.strip()} · Rathausplatz 20 · 67059 Ludwigshafen am Rhein"
    found = [
        one
        for one in lines_of(render(replace(letter(), letter=replace(LETTER, return_line=line))))
        if 45 < one.baseline < 50 and one.x < 110
    ]
    assert 1 <= len(found) <= 2
    assert min(one.size for one in found) >= 7
    assert "67059 Ludwigshafen am Rhein" in " ".join(one.text.strip() for one in found)


def test_the_name_of_the_sender_is_not_torn_over_two_lines() -> None:
    name = "SPD-Fraktion im Beirat für Migration und Integration der Stadt Ludwigshafen am Rhein"
    lines = lines_of(render(replace(letter(), letter=replace(LETTER, letterhead=(name, "Rathausplatz 20")))))
    assert name in [line.text.strip() for line in lines]


def test_notes_stand_between_return_line_and_address() -> None:
    notes = ("Persönlich", "Einschreiben")
    lines = lines_of(render(replace(letter(), letter=replace(LETTER, notes=notes))))
    found = [line for line in lines if line.text.strip() in notes]
    assert [line.text.strip() for line in found] == list(notes)
    assert all(50 < line.baseline < 62.7 for line in found)


def test_the_subject_begins_at_its_height_and_two_lines_are_free_below() -> None:
    lines = lines_of(render(letter()))
    subject = next(line for line in lines if line.text == LETTER.subject)
    salutation = next(line for line in lines if line.text.startswith("Sehr geehrte"))
    assert subject.x == pytest.approx(25, abs=0.05)
    assert 98.46 + 0.7 * subject.size / MM < subject.baseline < 98.46 + 4.23
    assert 3 * 4.23 <= salutation.baseline - subject.baseline < 4 * 4.23


def test_the_information_block_stands_right_of_the_window() -> None:
    lines = lines_of(render(letter()))
    label = next(line for line in lines if line.text.startswith("Datum"))
    value = next(line for line in lines if line.text == "04.04.2012")
    assert label.x == pytest.approx(125, abs=0.05)
    assert 125 < value.x < 200
    assert 50 < label.baseline < 55
    assert label.baseline == pytest.approx(value.baseline, abs=0.6)


def test_no_label_of_the_information_block_runs_into_its_value() -> None:
    information = (("Änderungsantrag Nr.", "2012/07-1"), ("Nummer der Stadt", "20196743"), ("", "Ludwigshafen"))
    lines = lines_of(render(replace(letter(), letter=replace(LETTER, information=information))))
    values = [next(line for line in lines if line.text.strip() == value) for _, value in information[:2]]
    face = paper_face()
    for (label, _), value in zip(information, values, strict=False):
        written = next(line for line in lines if line.text.startswith(label))
        end = written.x + sum(face.width(word) for word in f"{label}:") * written.size / 1000 / MM
        assert end < value.x
    assert values[0].x == pytest.approx(values[1].x)


def test_fold_and_hole_marks_are_on_the_first_page_only() -> None:
    pdf = render(letter(Paragraph(SENTENCE * 40)))
    marks = [stroke for stroke in strokes_of(pdf) if stroke[0] < 20]
    assert [(round(x, 1), round(y, 1), round(length, 1)) for x, y, length in marks] == [
        (5, 105, 2.5),
        (5, 210, 2.5),
        (5, 148.5, 4),
    ]
    assert [stroke for stroke in strokes_of(pdf, 1) if stroke[0] < 20] == []


def test_margins_hold_on_every_page() -> None:
    pdf = render(letter(Paragraph(SENTENCE * 40)))
    for index in (0, 1):
        body = [line for line in lines_of(pdf, index) if not line.text.startswith(("Seite", "SPD-Fraktion im"))]
        assert min(line.x for line in body) == pytest.approx(25, abs=0.05)
        assert max(line.baseline for line in body) < 297 - 20


def test_pages_are_numbered_at_the_right_from_two_on() -> None:
    assert not [line for line in lines_of(render(letter())) if line.text.startswith("Seite")]
    pdf = render(letter(Paragraph(SENTENCE * 40)))
    for index, words in enumerate(("Seite 1 von 2", "Seite 2 von 2")):
        (line,) = [line for line in lines_of(pdf, index) if line.text == words]
        assert line.x > 160
        assert line.baseline > 297 - 25


@pytest.mark.parametrize("words", ["Kopf " * 200, "Kopf" * 200])
def test_a_header_that_is_too_long_ends_above_the_text(words: str) -> None:
    pdf = render(Document("Titel", (Paragraph("Text"),), header=words.strip()))
    lines = [line for line in lines_of(pdf) if "Kopf" in line.text]
    assert len(lines) == 3
    assert lines[-1].text.strip().endswith("…")
    assert max(line.baseline for line in lines) < 24.5
    assert_publishable(pdf)


def test_the_header_is_left_out_where_the_letterhead_stands() -> None:
    pdf = render(letter(Paragraph(SENTENCE * 40)))
    first, second = lines_of(pdf, 0), lines_of(pdf, 1)
    assert not [line for line in first if line.text == "Antrag A 7/2012"]
    assert next(line for line in second if line.text == "Antrag A 7/2012").baseline < 20


def test_an_address_of_many_lines_stays_in_the_window() -> None:
    address = tuple(f"Zeile {n}" for n in range(1, 10))
    lines = lines_of(render(replace(letter(), letter=replace(LETTER, address=address))))
    found = [line for line in lines if line.text.startswith("Zeile")]
    assert len(found) == 9
    assert found[-1].baseline < 90


def test_a_long_information_block_pushes_the_subject_down_rather_than_into_it() -> None:
    information = tuple((f"Zeile {n}", "Wert") for n in range(14))
    lines = lines_of(render(replace(letter(), letter=replace(LETTER, information=information))))
    subject = next(line for line in lines if line.text == LETTER.subject)
    assert subject.baseline > max(line.baseline for line in lines if line.text == "Wert") + 4


def test_a_logo_stands_beside_the_letterhead() -> None:
    pdf = render(replace(letter(), letter=replace(LETTER, logo=Figure(picture(), "Wappen", width=20))))
    assert_publishable(pdf)
    assert 98.46 < next(line for line in lines_of(pdf) if line.text == LETTER.subject).baseline < 102.7


def test_anchors_tell_where_the_fields_of_the_letter_stand() -> None:
    anchors = render_with_map(letter(Paragraph("Begründung", anchor="reasons"))).anchors
    assert anchors["title"][0].top / MM == pytest.approx(98.46, abs=0.01)
    assert anchors["recipient"][0].top / MM == pytest.approx(62.7, abs=0.01)
    assert anchors["reasons"][0].page == 0
    assert anchors["reasons"][0].top > anchors["title"][0].top


@pytest.mark.parametrize(
    ("line", "printed", "sizes"),
    [
        (
            "Fraktion Bündnis 90/Grünen · Rathausplatz 20 · 67059 Ludwigshafen",
            "Fraktion Bündnis 90/Grünen · Rathausplatz 20 · 67059 Ludwigshafen",
            (7, 7),
        ),
        (
            "Stadt Ludwigshafen am Rhein · Europaplatz 1 · 67063 Ludwigshafen am Rhein",
            "Stadt Ludwigshafen am Rhein · 67063 Ludwigshafen am Rhein",
            (7, 7),
        ),
    ],
)
def test_the_return_line_is_one_line_in_the_window(line: str, printed: str, sizes: tuple[float, float]) -> None:
    pdf = render(replace(letter(), letter=replace(LETTER, return_line=line)))
    (found,) = [one for one in lines_of(pdf) if 45 < one.baseline < 50 and one.x < 125]
    assert found.text == printed
    assert sizes[0] <= found.size <= sizes[1]
    width = paper_face().width(found.text) * found.size / 1000 / MM
    assert width <= 80.05
