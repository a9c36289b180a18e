import pytest

from beirat_desktop.domain.differences import Style
from beirat_desktop.domain.text import BlockKind
from beirat_desktop.german.differences import restyled_words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Style(), Style(bold=True), "jetzt fett"),
        (Style(bold=True, italic=True), Style(italic=True), "nicht mehr fett"),
        (Style(), Style(BlockKind.HEADING, italic=True), "jetzt Überschrift statt Absatz, jetzt kursiv"),
        (Style(BlockKind.ITEM), Style(BlockKind.ITEM, ordered=True), "jetzt nummerierte Liste statt Aufzählung"),
        (Style(BlockKind.ITEM), Style(BlockKind.ITEM, 2), "jetzt 2. statt 1. Ebene"),
        (Style(), Style(quote=1), "jetzt als Zitat"),
        (Style(quote=1), Style(), "nicht mehr als Zitat"),
        (Style(quote=1), Style(quote=2), "jetzt als Zitat der 2. statt 1. Tiefe"),
        (Style(), Style(link="https://a.de"), "jetzt mit Link auf https://a.de"),
        (Style(link="https://a.de"), Style(), "ohne den Link auf https://a.de"),
    ],
)
def test_how_a_style_changed_is_said_in_words(before, after, words):
    assert restyled_words(before, after) == words
