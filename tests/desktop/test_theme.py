import xml.etree.ElementTree as ET
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import DARK, LIGHT, READ_ON, Scheme, Tokens, contrast, font, px, tokens
from beirat_desktop.paths import resources


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), READ_ON)
def test_every_text_stands_out_from_its_ground(palette: Tokens, ink: str, paper: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, paper)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("line", ["field_line", "accent", "green", "red"])
def test_edges_of_fields_and_stations_are_seen(palette: Tokens, line: str) -> None:
    for ground in ("card", "surface"):
        assert contrast(getattr(palette, line), getattr(palette, ground)) >= 3


def test_contrast_agrees_with_the_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_token_is_a_colour() -> None:
    for palette in (LIGHT, DARK):
        assert all(QColor(getattr(palette, one.name)).isValid() for one in fields(Tokens))


def test_the_scheme_changes_while_the_program_runs(theme, qtbot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Scheme.DARK)
    assert tokens() is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.surface)
    theme.set_scheme(Scheme.LIGHT)
    assert tokens() is LIGHT


def test_text_and_lengths_grow_together(theme, qtbot) -> None:
    label = QLabel("Straße")
    label.setProperty("role", "title")
    field = QLineEdit()
    for widget in (label, field):
        qtbot.addWidget(widget)
        widget.show()
    theme.set_percent(150)
    assert (px(10), font().pixelSize()) == (15, 21)
    assert label.font().pixelSize() == round(19 * 1.5)
    assert field.font().pixelSize() == 21


def test_percents_stay_readable(theme) -> None:
    theme.set_percent(400)
    assert theme.percent == 200
    theme.set_percent(20)
    assert theme.percent == 100


def test_the_bundled_typeface_is_used(theme) -> None:
    assert QFontInfo(font()).family() == "Inter"


def test_style_images_have_the_colours_of_their_scheme() -> None:
    for folder, palette in (("light", LIGHT), ("dark", DARK)):
        for name, colour in (("down", palette.muted), ("up", palette.muted), ("check", palette.on_accent)):
            drawing = ET.parse(resources() / "style" / folder / f"{name}.svg").getroot()
            assert drawing.get("stroke") == colour


def test_an_icon_takes_the_colour_of_its_mode(theme) -> None:
    def colour(mode: QIcon.Mode) -> str:
        image = icon("minus", "red").pixmap(24, 24, mode).toImage()
        return image.pixelColor(12, 12).name()

    assert colour(QIcon.Mode.Normal) == LIGHT.red
    assert colour(QIcon.Mode.Selected) == LIGHT.accent
    assert colour(QIcon.Mode.Disabled) == LIGHT.muted
    theme.set_scheme(Scheme.DARK)
    assert colour(QIcon.Mode.Normal) == DARK.red
