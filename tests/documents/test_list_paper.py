"""A list on paper."""

from datetime import datetime

from beirat_desktop.documents.list_paper import list_paper
from beirat_desktop.documents.model import Align, Table
from beirat_desktop.domain.listing import ListColumn, Listing


def test_numbers_stand_below_each_other_at_the_right_and_words_begin_at_the_left() -> None:
    listing = Listing("Mitglieder", (ListColumn("PLZ"), ListColumn("Jahre", number=True)), (("01067", 3),))
    (table,) = [part for part in list_paper(listing, "Büro", datetime(2012, 5, 14, 9)).parts if isinstance(part, Table)]
    assert [column.align for column in table.columns] == [Align.LEFT, Align.RIGHT]
    assert table.rows == (("01067", "3"),)
