"""Lists on cards lose no word, however narrow they are and however large the letters."""

import pytest
from PySide6.QtGui import QFontMetrics

from beirat_desktop.desktop.publications.kind_list import KindList
from beirat_desktop.desktop.theme import BODY, SMALL, Tone, font, px
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.lines import broken
from tests import drawn

LONG = "Bericht der Antidiskriminierungsstelle über die Umsetzung des Integrationskonzepts in allen Stadtteilen"
SUB = "Der Beirat richtet einmal im Jahr gemeinsam mit der Stadt einen Empfang für neu Eingebürgerte aus."


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_narrow_entry_shows_its_title_whole_and_tells_what_is_cut_below_it(theme, qtbot, percent):
    theme.set_percent(percent)
    entries = EntryList("Eingang")
    qtbot.addWidget(entries)
    entries.show_entries([Entry(LONG, SUB, "zugelassen", Tone.BLUE, "paper", "p", tip="Frist 10.12.2026")])
    entries.setFixedWidth(px(130))
    entries.show()
    row = entries.rows[0]
    qtbot.waitUntil(lambda: row.height() == row.sizeHint().height())
    found = drawn.words(entries)
    assert list(drawn.cut(found)) == []
    assert list(drawn.over_one_another(found)) == []
    said = "".join(one.text for one in found).replace(" ", "")
    assert LONG.replace(" ", "") in said
    assert row.toolTip() == f"{SUB}\n\nFrist 10.12.2026"
    entries.setFixedWidth(px(900))
    qtbot.waitUntil(lambda: row.width() > px(800))
    assert row.sizeHint().height() < px(80)
    qtbot.waitUntil(lambda: row.toolTip() == "Frist 10.12.2026")


def test_lines_are_broken_between_words_and_what_is_over_ends_in_dots(theme):
    made = font(BODY)
    wide = QFontMetrics(made).horizontalAdvance("Antidiskriminierungsstelle ü")
    lines = broken(LONG, made, wide)
    assert lines[:2] == ["Bericht der", "Antidiskriminierungsstelle"]
    assert " ".join(lines) == LONG
    narrow = broken("Antidiskriminierungsstelle", made, px(60))
    assert len(narrow) > 2
    assert "".join(narrow) == "Antidiskriminierungsstelle"
    assert broken("", made, wide) == []
    assert broken("eins\nzwei", made, wide) == ["eins", "zwei"]
    short = broken(SUB, font(SMALL), px(200), 2)
    assert len(short) == 2
    assert short[1].endswith("…")


def test_what_a_kind_of_paper_is_stands_whole_in_the_narrowest_list(theme, qtbot):
    kinds = KindList("Schriftstücke")
    qtbot.addWidget(kinds)
    kinds.show_entries([Entry("Anwesenheit und Anträge", SUB, "noch nicht ausgegeben", id="a")], "a")
    kinds.setFixedWidth(px(180))
    kinds.show()
    row = kinds.rows[0]
    qtbot.waitUntil(lambda: row.height() == row.sizeHint().height())
    found = drawn.words(kinds)
    assert list(drawn.cut(found)) == []
    assert SUB.replace(" ", "") in "".join(one.text for one in found).replace(" ", "")
