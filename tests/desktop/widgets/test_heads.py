"""The head of a table says by what it is sorted, right behind its word."""

from collections import namedtuple
from unittest.mock import ANY

import pytest
from PySide6.QtCore import Qt

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from tests import drawn

Row = namedtuple("Row", "id number title")
HORIZONTAL = Qt.Orientation.Horizontal


@pytest.fixture
def table(theme, qtbot):
    columns = (Column("Nummer", lambda row: row.number), Column("Titel", lambda row: row.title, stretch=True))
    model = RowsModel(columns)
    made = Table(model, "Probe")
    qtbot.addWidget(made)
    model.show([Row("1", "2026/01", "Räume"), Row("2", "2026/02", "Bänke")])
    made.show()
    return made


def heads(table, role=Qt.ItemDataRole.DisplayRole) -> list[str]:
    return [table.model().headerData(number, HORIZONTAL, role) for number in range(2)]


def test_the_sign_follows_the_order(table):
    assert heads(table) == ["Nummer", "Titel"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert heads(table) == ["Nummer", "Titel ↓"]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert heads(table) == ["Nummer ↑", "Titel"]
    assert heads(table, Qt.ItemDataRole.AccessibleTextRole) == ["Nummer, aufsteigend", "Titel"]
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert heads(table) == ["Nummer", "Titel"]


def test_what_leaves_the_program_has_the_heads_without_signs(table):
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [column.head for column, _width in table.shown().columns] == ["Nummer", "Titel"]


def test_what_only_gave_way_to_a_narrow_window_leaves_the_program_all_the_same(table):
    table.give_way(0, hidden=True)
    assert table.isColumnHidden(0)
    assert [(column.head, width) for column, width in table.shown().columns] == [("Nummer", 120), ("Titel", ANY)]
    table.hide_column(0)
    assert [column.head for column, _width in table.shown().columns] == ["Titel"]
    table.give_way(0, hidden=False)
    assert not table.isColumnHidden(0)


@pytest.fixture
def narrow(theme, qtbot):
    """Shows 60 px short of what its columns take, the first to go being the third, then the first."""
    columns = (
        Column("Nummer", lambda row: row.number),
        Column("Titel", lambda row: row.title, stretch=True),
        Column("seit", lambda row: row.number),
    )
    model = RowsModel(columns)
    made = Table(model, "Probe")
    made.widths.first_to_go = (2, 0)
    qtbot.addWidget(made)
    model.show([Row("1", "24.05.2012", "Räume für die Beratung")])
    made.show()
    made.resize(1000, 300)
    made.resize(sum(made.widths.takes(column) for column in range(3)) - 60, 300)
    return made


def hidden(table) -> list[int]:
    return [column for column in range(3) if table.isColumnHidden(column)]


def test_columns_give_way_in_turn_until_the_others_need_no_bar(narrow):
    assert hidden(narrow) == [2]
    assert narrow.horizontalScrollBar().maximum() == 0
    assert [column.head for column, _width in narrow.shown().columns] == ["Nummer", "Titel", "seit"]
    narrow.resize(narrow.width() - narrow.widths.takes(2), 300)
    assert hidden(narrow) == [0, 2]
    assert narrow.horizontalScrollBar().maximum() == 0
    narrow.resize(1000, 300)
    assert hidden(narrow) == []


def test_longer_words_drive_a_column_away_but_no_hand_does(narrow):
    narrow.resize(narrow.width() + 80, 300)
    assert hidden(narrow) == []
    narrow.model().show([Row("1", "24. Mai 2012, am Donnerstag", "Räume für die Beratung")])
    assert hidden(narrow) == [2]
    narrow.model().show([Row("1", "24.05.2012", "Räume für die Beratung")])
    assert hidden(narrow) == []
    narrow.horizontalHeader().resizeSection(0, 400)
    narrow.model().show([Row("1", "24.05.2012", "Räume")])
    assert hidden(narrow) == []
    narrow.resize(narrow.width() + 1, 300)
    assert hidden(narrow) == [0, 2]
    assert next(width for _column, width in narrow.shown().columns) == 400


def test_only_a_table_without_rows_has_the_frame_of_the_keyboard_around_itself(table):
    assert table.property("bare") is False
    table.model().show([])
    assert table.property("bare") is True


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_head_is_read_whole_however_short_the_words_below_it_are(theme, qtbot, percent):
    theme.set_percent(percent)
    columns = (
        *(Column(name, lambda row: row.number, width=140) for name in ("Versandt", "Zugegangen", "Antwort")),
        Column("Wann und durch wen", lambda row: row.title, stretch=True),
    )
    model = RowsModel(columns)
    made = Table(model, "Zustellung")
    qtbot.addWidget(made)
    model.show([Row("1", "01.02.2026 10:30 Uhr", "1. Mai"), Row("2", "03.02.2026 12:30 Uhr", "2. Mai")])
    made.resize(px(535), 300)
    made.show()
    qtbot.waitUntil(lambda: list(drawn.cut(drawn.words(made))) == [])
