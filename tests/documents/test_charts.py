"""Charts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from reportlab.graphics.shapes import Circle, Drawing

from beirat_desktop.documents.engine import charts
from beirat_desktop.documents.model import Bars, Document, Heading, Series
from beirat_desktop.documents.render import MissingGlyphError, render
from tests.documents.reading import assert_publishable, structure

CHART = Bars(
    ("SPD", "Bündnis 90/Die Grünen und Unabhängige Liste im Beirat", "FWG"),
    (Series("beschlossen", (12, 5, 0)), Series("offen", (3, 4, 1.5))),
    "Anträge nach Fraktion: SPD 15, Grüne 9, FWG 1,5",
)
ATTENDANCE = Bars(
    tuple(f"20.{month:02}." for month in range(1, 11)),
    (Series("Anwesende", (17, 19, 21, 23, 25, 17, 19, 21, 23, 25)),),
    "Anwesende",
    upright=True,
)


def paper(*parts: Bars) -> bytes:
    return render(Document("x", (Heading(1, "x"), *parts)))


def bars_of(pdf: bytes) -> list[dict[str, float]]:
    """The bars with an edge, in the order of drawing; squares of the legend and what is behind numbers are none."""
    with pdfplumber.open(BytesIO(pdf)) as plumbed:
        return [rect for rect in plumbed.pages[0].rects if rect["stroke"] and rect["height"] > 8]


def test_a_chart_is_a_figure_with_words() -> None:
    pdf = paper(CHART)
    assert_publishable(pdf)
    (figure,) = structure(pdf).all("Figure")
    assert figure.alternative == CHART.alternative
    assert figure.text.split("  ")[0].startswith("beschlossen offen 12 5 3 4 1,5 15 9 1,5 ")
    for words in (*CHART.labels[::2], "Bündnis 90/Die Grünen und Unabhängige Liste im Beirat", "0 5 10 15"):
        assert words in figure.text


def test_a_chart_brings_no_face_of_its_own_and_the_same_bytes_each_time() -> None:
    pdf = paper(CHART, ATTENDANCE)
    assert pdf.count(b"/Type /FontDescriptor") == 2
    assert pdf.count(b"/FontFile2") == 2
    assert paper(CHART, ATTENDANCE) == pdf


def test_bars_are_as_long_as_their_values_and_stay_on_the_sheet() -> None:
    boxes = bars_of(paper(CHART))
    widths = [box["width"] for box in boxes]
    assert [width / widths[0] * 12 for width in widths] == pytest.approx([12, 5, 3, 4, 1.5], rel=0.01)
    assert boxes[2]["x0"] == pytest.approx(boxes[0]["x1"], abs=0.02)
    assert boxes[0]["top"] == boxes[2]["top"] < boxes[1]["top"]
    assert max(box["x1"] for box in boxes) < 595 - 57


def test_standing_bars_follow_each_other_and_are_as_high_as_their_values() -> None:
    pdf = paper(ATTENDANCE)
    assert_publishable(pdf)
    boxes = bars_of(pdf)
    heights = [box["height"] for box in boxes]
    assert [height / heights[0] * 17 for height in heights] == pytest.approx(ATTENDANCE.series[0].values, rel=0.01)
    assert all(left["x1"] < right["x0"] for left, right in pairwise(boxes))
    assert len({box["bottom"] for box in boxes}) == 1


def test_a_part_has_its_number_where_it_is_wide_enough() -> None:
    (figure,) = structure(paper(replace(CHART, series=(Series("a", (500, 1, 1)), Series("b", (1, 1, 1)))))).all(
        "Figure"
    )
    assert figure.text.startswith("a b 500 501 2 2 ")


def test_numbers_are_written_as_in_german() -> None:
    (figure,) = structure(paper(Bars(("a", "b"), (Series("", (12345.25, 24.5)),), "x"))).all("Figure")
    assert figure.text.startswith("12.345,3 24,5 ")
    assert "0 5000 10.000 15.000" in figure.text


def test_numbers_can_be_read_on_every_tone_and_neighbours_differ_in_a_grey_copy() -> None:
    def light(tone):
        parts = (tone.red, tone.green, tone.blue)
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lights = [light(tone) for tone in charts.TONES]
    assert all((one + 0.05) / 0.05 >= 4.5 for one in lights)
    assert all((max(pair) + 0.05) / (min(pair) + 0.05) > 1.4 for pair in pairwise(lights))
    assert all((1.05) / (light(charts.EDGE) + 0.05) >= 3 for _ in lights)


def test_names_in_other_scripts_are_drawn_and_what_no_face_has_is_refused() -> None:
    pdf = paper(replace(CHART, labels=("محمد علي", "Șahin", "FWG")))
    assert_publishable(pdf)
    assert "Șahin" in structure(pdf).text
    with pytest.raises(MissingGlyphError):
        paper(replace(CHART, labels=("\ue000", "CDU", "FWG")))


def test_a_chart_of_nothing_can_be_drawn() -> None:
    assert_publishable(paper(Bars(("SPD",), (Series("", (0,)),), "Keine Anträge")))


def test_a_legend_that_is_too_wide_for_one_line_stays_on_the_sheet() -> None:
    series = tuple(Series(f"an einen anderen Ausschuss verwiesen {n}", (n,)) for n in range(1, 5))
    with pdfplumber.open(BytesIO(paper(Bars(("SPD",), series, "x")))) as plumbed:
        assert max(char["x1"] for char in plumbed.pages[0].chars) < 595 - 50


@pytest.mark.parametrize(("highest", "step"), [(0, 1), (6, 1), (7, 2), (12, 2), (13, 5), (31, 10), (130, 50)])
def test_the_lines_stand_at_round_numbers(highest: float, step: int) -> None:
    assert charts._step(highest) == step


def test_a_shape_that_cannot_be_drawn_is_no_silent_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "_drawing", lambda *_: Drawing(10, 10, Circle(5, 5, 5)))
    with pytest.raises(ValueError, match="drawCircle"):
        paper(CHART)
