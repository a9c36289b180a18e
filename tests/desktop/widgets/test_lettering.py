"""A typeface that was chosen stays when the colours change."""

import ast
from pathlib import Path

from PySide6.QtWidgets import QLabel

from beirat_desktop.desktop.live.hall_window import HallWindow
from beirat_desktop.desktop.live.item_parts import ItemParts
from beirat_desktop.desktop.live.vote_panel import CountField
from beirat_desktop.desktop.theme import BODY, LARGE, Scheme, font, px
from beirat_desktop.desktop.widgets.lettering import letter
from tests.sources import nodes


def test_the_last_typeface_outlives_other_colours(theme, qtbot) -> None:
    label = QLabel("Ö 1")
    qtbot.addWidget(label)
    letter(label, font(LARGE, semibold=True))
    label.show()
    letter(label, font(BODY))
    for scheme in (Scheme.DARK, Scheme.CONTRAST, Scheme.LIGHT):
        theme.set_scheme(scheme)
        assert (label.font().pixelSize(), label.font().weight()) == (px(BODY), font(BODY).weight())


def test_the_desk_stays_as_small_as_its_room_in_other_colours(theme, qtbot) -> None:
    parts = ItemParts()
    qtbot.addWidget(parts)
    parts.setMinimumSize(1, 1)
    parts.resize(800, 900)
    parts.show()
    title, count = parts.head.title_label, parts.findChild(CountField)
    before = title.font().pixelSize(), count.font().pixelSize()
    parts.resize(800, 200)
    small = title.font().pixelSize(), count.font().pixelSize()
    assert small < before
    theme.set_scheme(Scheme.DARK)
    assert (title.font().pixelSize(), count.font().pixelSize()) == small


def test_the_hall_reads_on_in_the_same_size(theme, qtbot) -> None:
    hall = HallWindow(None)
    qtbot.addWidget(hall)
    hall.resize(640, 360)
    hall.show()
    hall.resize(1280, 720)
    sizes = {name: label.font().pixelSize() for name, label in hall.labels.items()}
    theme.set_scheme(Scheme.DARK)
    assert {name: label.font().pixelSize() for name, label in hall.labels.items()} == sizes


def test_nothing_at_the_desk_sets_a_typeface_that_would_be_lost() -> None:
    live = Path(__file__).parents[3] / "beirat_desktop" / "desktop" / "live"
    lost = [
        f"{file.name}: {ast.unparse(node)}"
        for file in sorted(live.glob("*.py"))
        for node in nodes(file)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setFont"
        if ast.unparse(node.func.value) != "painter"
    ]
    assert lost == []
