"""What a reader hears of a line where the eye sees a sign."""

import pytest
from PySide6.QtGui import QFontMetrics

from beirat_desktop.desktop.live.lists import OPEN, Line, LineList, short_name
from beirat_desktop.desktop.theme import SMALL, font, px


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line("1", "Eröffnung", lead="Ö 1", sign="✓", state="erledigt"), "Ö 1, Eröffnung, erledigt"),
        (Line("2", "Bänke", "angenommen", "Ö 2", "✓"), "Ö 2, Bänke, angenommen"),
        (Line("3", "Schlussabstimmung", lead=OPEN, state="noch offen"), "Schlussabstimmung, noch offen"),
    ],
)
def test_a_sign_is_said_in_a_word(line: Line, said: str) -> None:
    assert line.spoken == said


def test_a_column_of_names_has_what_the_other_can_spare(qtbot, theme) -> None:
    """«Baumhauer, Zeynep · Vorsitz» stands whole while the names beside it are short."""
    names = LineList("Anwesenheit", columns=True)
    qtbot.addWidget(names)
    lines = [Line(str(one), "Ay, Ute", dot=True) for one in range(33)]
    lines[1] = Line("1", "Baumhauer-Nussbaumer, Zeynep", dot=True, short="Vorsitz")
    metrics = QFontMetrics(font(SMALL))
    needed = metrics.horizontalAdvance(lines[1].title) + metrics.horizontalAdvance(lines[1].short) + px(28)
    names.resize(needed + metrics.horizontalAdvance("Ay, Ute") + px(60), 17 * px(26))
    with qtbot.waitExposed(names):
        names.show()
    names.show_lines(lines)
    boxes = [names.visualRect(names.lines.index(row)) for row in range(33)]
    assert boxes[1].width() >= needed
    assert boxes[32].left() >= boxes[1].right()  # the second column stands beside the first
    assert boxes[32].right() <= names.viewport().width()
    assert max(box.bottom() for box in boxes) <= names.viewport().height()


def test_a_name_without_room_keeps_the_letters_of_its_first_names(theme) -> None:
    metrics = QFontMetrics(font(SMALL))
    name = "Nussbaumer, Dr. Bernd-Uwe"
    for shown in (name, "Nussbaumer, Dr. B.", "Nussbaumer"):
        assert short_name(name, metrics, metrics.horizontalAdvance(shown)) == shown
    assert short_name(name, metrics, metrics.horizontalAdvance("Nussbau…") + 2) == "Nussbau…"
    assert short_name("Stadtverwaltung Gast", metrics, metrics.horizontalAdvance("Stadt…") + 2) == "Stadt…"
