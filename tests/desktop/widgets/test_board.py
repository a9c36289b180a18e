"""Columns of a board: narrow windows and large text cut no word."""

import pytest

from beirat_desktop.desktop.widgets.board import Board, BoardColumn
from beirat_desktop.desktop.widgets.entries import Entry
from beirat_desktop.german.board import REACHED


@pytest.mark.parametrize("percent", [100, 150])
def test_a_column_is_as_wide_as_its_longest_word(theme, qtbot, percent):
    theme.set_percent(percent)
    board = Board("Tafel")
    qtbot.addWidget(board)
    board.resize(500, 400)
    long = Entry("Sitzbänke an der Stadtbahnhaltestelle Nord", "23.11.2026", noun="paper", id="1")
    board.show_columns(
        [
            BoardColumn("a", "eingereicht", 1, (long,)),
            BoardColumn("b", "auf Tagesordnung", 0, ()),
            BoardColumn("c", "umgesetzt", 9, tuple(Entry(f"Verkehrsberuhigung {n}") for n in range(9))),
        ]
    )
    board.show()
    qtbot.waitExposed(board)
    for column in board.columns:
        words = column.title_label.whole_text
        assert column.title_label.fontMetrics().horizontalAdvance(words) <= column.title_label.width()
        assert all(row.width() >= row.widest_word for row in column.entries.rows)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_an_entry_is_no_wider_than_the_narrowest_column(theme, qtbot, percent):
    """Its frame, where the keyboard is, would have no right side."""
    theme.set_percent(percent)
    board = Board("Tafel")
    qtbot.addWidget(board)
    board.resize(300, 300)
    entry = Entry("Bank am See", "23.11.2026", noun="paper", id="1")
    board.show_columns([BoardColumn(key, key, 1, (entry,)) for key in ("Neu", "Alt")])
    board.show()
    qtbot.waitExposed(board)
    for column in board.columns:
        (row,), seen = column.entries.rows, column.area.viewport()
        qtbot.waitUntil(lambda row=row, seen=seen: row.width() <= seen.width())


def test_what_comes_to_a_shown_board_is_there_before_a_window_is_activated(theme, qtbot):
    """Else the window that becomes the active one gives the keyboard to the next field beside the hidden entry."""
    board = Board("Tafel")
    qtbot.addWidget(board)
    board.show()
    board.show_columns([BoardColumn("a", "Neu", 1, (Entry("Bank am See", noun="paper", id="1"),))])
    assert board.columns[0].entries.rows[0].isVisible()
    board.show_columns([BoardColumn("a", "Neu", 1, (Entry("Bank am Rhein", noun="paper", id="2"),))])
    assert board.columns[0].entries.rows[0].isVisible()


def test_the_count_stands_beside_its_title_at_every_width(theme, qtbot):
    made = Board("Tafel")
    qtbot.addWidget(made)
    made.show_columns([BoardColumn(key, word, 0, ()) for key, word in REACHED.items()])
    made.show()
    qtbot.waitExposed(made)
    for width in range(600, 1400, 25):
        made.resize(width, 300)
        qtbot.waitUntil(lambda width=width: made.width() == width)
        for column in made.columns:
            assert column.note_label.y() < column.title_label.geometry().bottom(), (width, column.key)
