import xml.etree.ElementTree as ET
from dataclasses import fields

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import (
    DARK,
    DARK_STRONG,
    LIGHT,
    LIGHT_STRONG,
    PALETTES,
    Scheme,
    Theme,
    Tokens,
    Tone,
    font,
    px,
    tokens,
)
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.paths import resources
from tests.desktop.colours import contrast

READ_ON: tuple[tuple[str, str], ...] = (
    *((ink, paper) for ink in ("text", "muted", "accent") for paper in ("surface", "side", "card", "band", "hover")),
    *((ink, "accent_soft") for ink in ("text", "muted", "accent")),
    *((ink, "card") for ink in ("green", "blue", "amber", "red", "neutral")),
    *((ink, "surface") for ink in ("green", "blue", "amber", "red", "neutral")),
    *((tone.value, f"{tone.value}_soft") for tone in Tone),
    *(("text", f"{tone.value}_soft") for tone in Tone),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
)
"""Every pair of text and ground that occurs on the screen."""

_NAMES = ["light", "dark", "light strong", "dark strong"]


@pytest.mark.parametrize("palette", PALETTES, ids=_NAMES)
@pytest.mark.parametrize(("ink", "paper"), READ_ON)
def test_every_text_stands_out_from_its_ground(palette: Tokens, ink: str, paper: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, paper)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=_NAMES)
@pytest.mark.parametrize("line", ["field_line", "accent", "green", "red"])
def test_edges_of_fields_and_stations_are_seen(palette: Tokens, line: str) -> None:
    for ground in ("card", "surface"):
        assert contrast(getattr(palette, line), getattr(palette, ground)) >= 3


@pytest.mark.parametrize("palette", PALETTES, ids=_NAMES)
def test_what_marks_a_row_and_what_is_still_ahead_are_seen(palette: Tokens) -> None:
    for ground in ("card", "band", "accent_soft"):
        assert contrast(palette.accent, getattr(palette, ground)) >= 3, f"the bar on {ground}"
        assert contrast(palette.field_line, getattr(palette, ground)) >= 3, f"the edge of a grey chip on {ground}"
    assert contrast(palette.track, palette.card) >= 3, "the dotted line to what is ahead"
    assert contrast(palette.muted, palette.card) >= 3, "the tick in a box that is disabled"


@pytest.mark.parametrize("palette", [LIGHT_STRONG, DARK_STRONG], ids=["light", "dark"])
def test_strong_contrast_is_strong(palette: Tokens) -> None:
    for ink, paper in READ_ON:
        assert contrast(getattr(palette, ink), getattr(palette, paper)) >= 7, (ink, paper)
    for edge in ("line", "field_line", "track"):
        assert contrast(getattr(palette, edge), palette.card) >= 4.5, edge


def test_the_strongest_contrast_can_be_chosen_and_left(theme, qtbot) -> None:
    theme.set_scheme(Scheme.CONTRAST)
    assert tokens() is LIGHT_STRONG
    theme.set_scheme(Scheme.DARK)
    assert tokens() is DARK


def test_the_desktops_wish_for_contrast_is_followed(theme, monkeypatch) -> None:
    monkeypatch.setattr(Theme, "strong", True)
    theme.set_scheme(Scheme.DARK)
    assert tokens() is DARK_STRONG
    monkeypatch.setattr(Theme, "strong", False)
    theme._hints.contrastPreferenceChanged.emit(theme._hints.contrastPreference())
    assert tokens() is DARK


def test_a_grey_chip_has_an_edge(theme, qtbot) -> None:
    chip = Chip("abgelehnt", Tone.NEUTRAL)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    image = chip.grab().toImage()
    top = [image.pixelColor(image.width() // 2, row).name() for row in range(2)]
    assert min(top, key=lambda name: QColor(name).lightness()) <= QColor(LIGHT.field_line).name()


def test_every_target_is_large_enough(theme, qtbot) -> None:
    made = [QPushButton("Ändern"), QToolButton(), QCheckBox("öffentlich"), QRadioButton("geheim"), QComboBox()]
    for widget, kind in zip(made, ("link", "tool", "", "", ""), strict=True):
        widget.setProperty("kind", kind)
        qtbot.addWidget(widget)
        widget.show()
        assert min(widget.sizeHint().toTuple()) >= 24, type(widget).__name__
    link = LinkLabel("Zum Antrag", "paper", "1", small=True, wraps=True)
    qtbot.addWidget(link)
    assert min(link.sizeHint().height(), link.heightForWidth(400)) >= 24


def test_a_link_that_leads_nowhere_now_looks_so(theme, qtbot) -> None:
    drawn = []
    for enabled in (True, False):
        link = QPushButton("Vorschlag wieder einsetzen")
        link.setProperty("kind", "link")
        link.setEnabled(enabled)
        qtbot.addWidget(link)
        link.resize(link.sizeHint())
        drawn.append(link.grab().toImage())
    assert drawn[0] != drawn[1]


def test_contrast_agrees_with_the_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_token_is_a_colour() -> None:
    for palette in PALETTES:
        assert all(QColor(getattr(palette, one.name)).isValid() for one in fields(Tokens))


def test_the_scheme_changes_while_the_program_runs(theme, qtbot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Scheme.DARK)
    assert tokens() is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.surface)
    theme.set_scheme(Scheme.LIGHT)
    assert tokens() is LIGHT


class _Counting(QLabel):
    """Counts how often it is dressed anew."""

    dressed = 0

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            self.dressed += 1
        return super().event(event)


def _inside(depth: int, innermost: QWidget) -> QWidget:
    for _ in range(depth):
        around = QWidget()
        QVBoxLayout(around).addWidget(innermost)
        innermost = around
    return innermost


def test_a_change_dresses_what_lies_deep_no_more_often_than_what_lies_on_top(theme, qtbot) -> None:
    shallow, deep = _Counting("oben"), _Counting("tief")
    holders = _inside(1, shallow), _inside(12, deep)
    for widget in holders:
        qtbot.addWidget(widget)
        widget.show()
    shallow.dressed = deep.dressed = 0
    theme.set_scheme(Scheme.DARK)
    assert 0 < deep.dressed == shallow.dressed <= 2


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
    theme.set_scheme(Scheme.DARK)
    assert colour(QIcon.Mode.Normal) == DARK.red


def test_the_keyboard_stays_on_the_button_that_leaves_while_the_look_changes(theme, qtbot) -> None:
    question = Question("Kontaktdaten löschen?", "Löschen", text="Das lässt sich nicht rückgängig machen.")
    qtbot.addWidget(question)
    question.speak_against()
    question.open()
    question.activateWindow()
    qtbot.waitUntil(question.stay_button.hasFocus)
    for scheme in (Scheme.DARK, Scheme.CONTRAST, Scheme.LIGHT):
        theme.set_scheme(scheme)
        assert question.focusWidget() is question.stay_button
    theme.set_percent(150)
    assert question.focusWidget() is question.stay_button


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
@pytest.mark.parametrize("token", ["text", "muted"])
def test_a_button_with_an_icon_that_does_nothing_now_is_seen_to(theme, qtbot, scheme: Scheme, token: str) -> None:
    theme.set_scheme(scheme)
    button = QToolButton()
    button.setProperty("kind", "tool")
    button.setIcon(icon("minus", token))
    qtbot.addWidget(button)
    button.show()

    def furthest() -> float:
        shown = button.grab().toImage()
        ground = shown.pixelColor(shown.width() // 2, 4).name()
        middle = (shown.pixelColor(shown.width() // 2, row).name() for row in range(4, shown.height() - 4))
        return max(contrast(one, ground) for one in middle)

    usual = furthest()
    button.setEnabled(False)
    assert furthest() < usual * 2 / 3


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_nothing_is_drawn_where_two_bars_meet(theme, qtbot, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    table = QTableWidget(40, 40)
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    beside, below = table.verticalScrollBar(), table.horizontalScrollBar()
    qtbot.waitUntil(lambda: beside.isVisible() and below.isVisible())
    shown = table.grab().toImage()
    left, top = beside.mapTo(table, QPoint()).x(), below.mapTo(table, QPoint()).y()
    box = [(x, y) for x in range(left, left + beside.width()) for y in range(top, top + below.height())]
    assert {shown.pixelColor(*place).name() for place in box} == {tokens().card}
