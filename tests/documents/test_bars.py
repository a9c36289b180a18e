"""Charts."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest

from beirat_desktop.documents.model import Bars, Document, Heading, Series
from beirat_desktop.documents.render import render
from tests.documents.reading import assert_publishable, structure

CHART = Bars(
    ("SPD", "Bündnis 90/Die Grünen und Unabhängige Liste im Beirat", "FWG"),
    (Series("beschlossen", (12, 5, 0)), Series("offen", (3, 4, 1.5))),
    "Anträge nach Fraktion: SPD 15, Grüne 9, FWG 1,5",
)


def test_a_chart_is_a_figure_with_words() -> None:
    pdf = render(Document("x", (Heading(1, "x"), CHART)))
    assert_publishable(pdf)
    (figure,) = structure(pdf).all("Figure")
    assert figure.alternative == CHART.alternative
    assert figure.text == "beschlossenoffenSPD15Bündnis 90/Die Grünen und Unabhängige Liste im Beirat9FWG1,5"


def test_bars_are_as_long_as_their_values_and_stay_on_the_sheet() -> None:
    with pdfplumber.open(BytesIO(render(Document("x", (Heading(1, "x"), CHART))))) as plumbed:
        boxes = [rect for rect in plumbed.pages[0].rects if rect["height"] > 10]
    widths = [rect["width"] for rect in boxes]
    assert [width / widths[0] * 12 for width in widths] == pytest.approx([12, 3, 5, 4, 1.5], rel=0.01)
    assert boxes[1]["x0"] == pytest.approx(boxes[0]["x1"], abs=0.02)
    assert max(rect["x1"] for rect in boxes) < 595 - 57


def test_a_chart_of_nothing_can_be_drawn() -> None:
    assert_publishable(render(Document("x", (Heading(1, "x"), Bars(("SPD",), (Series("", (0,)),), "Keine Anträge")))))
