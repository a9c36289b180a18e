"""What a reader hears of a line where the eye sees a sign."""

import pytest

from beirat_desktop.desktop.live.lists import OPEN, Line


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
