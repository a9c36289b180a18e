"""Signs that only a font of Word drew become signs everybody has."""

import pytest

from beirat_desktop.exchange.texts.signs import mended


@pytest.mark.parametrize(
    ("drawn", "sign"),
    [
        *(("\uf0b7", "•"), ("\uf0a7", "▪"), ("\uf0a8", "•"), ("\uf076", "•"), ("\uf075", "•"), ("\uf06e", "▪")),
        *(("\uf0d8", "➢"), ("\uf0fc", "✓"), ("\uf0fe", "☑"), ("\uf06f", "☐"), ("\uf0a3", "☐"), ("\uf0e0", "→")),
        *(("\uf0de", "→"), ("\uf0ae", "→"), ("\uf02d", "–"), ("\uf0b0", "°"), ("\uf0b1", "±"), ("\uf0b3", "≥")),
        *(("\uf0b4", "×"), ("\ufb01", "fi"), ("\ufb02", "fl")),
    ],
)
def test_a_sign_of_a_symbol_font_is_read_as_it_looks(drawn: str, sign: str) -> None:
    assert mended(f"vor {drawn} nach") == f"vor {sign} nach"
