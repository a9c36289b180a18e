"""What a person gets as data."""

from beirat_desktop.domain.personal_data import Passage
from beirat_desktop.exchange.personal_extract import _passages


def test_a_passage_is_told_with_its_field_and_its_words() -> None:
    assert _passages((Passage("title", "Brief an Frau Weiß"),)) == [{"field": "title", "words": "Brief an Frau Weiß"}]
