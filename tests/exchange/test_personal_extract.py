"""What a person gets as data."""

import json
from datetime import datetime

from beirat_desktop.domain.findings import Entry
from beirat_desktop.domain.nouns import Description
from beirat_desktop.domain.personal_data import Extract, Held, Passage
from beirat_desktop.exchange.personal_extract import _passages, write


def test_a_passage_is_told_with_its_field_and_its_words() -> None:
    assert _passages((Passage("title", "Brief an Frau Weiß"),)) == [{"field": "title", "words": "Brief an Frau Weiß"}]


def test_a_record_is_told_with_the_fields_that_name_the_person() -> None:
    held = Held("papers", "p", Description(Entry("papers", "Wohnen")), ("signer_id",), closed=True)
    data = json.loads(write(Extract("e", "Erika Muster", datetime(2012, 6, 1, 9), (held,), ())))
    (told,) = data["entries"]
    assert (told["noun"], told["id"], told["places"], told["closed"]) == ("papers", "p", ["signer_id"], True)
