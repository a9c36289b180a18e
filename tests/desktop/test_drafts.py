from datetime import datetime

import pytest

from beirat_desktop.desktop.drafts import Draft, Drafts
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run

AT = datetime(2012, 5, 14, 9, 0)
TEXT = RichText((Block((Run("Der Beirat", bold=True),)), Block((Run("lädt ein"),), BlockKind.ITEM, ordered=True)))


@pytest.mark.parametrize("value", ["Straßenbeleuchtung", TEXT])
def test_a_draft_outlives_the_program(tmp_path, value) -> None:
    Drafts(tmp_path).keep(Draft("p1", "title", value, AT))
    assert Drafts(tmp_path).of("p1") == (Draft("p1", "title", value, AT),)
    assert Drafts(tmp_path).of("p2") == ()


def test_a_dropped_draft_does_not_come_back(tmp_path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(Draft("p1", "title", "a", AT))
    drafts.keep(Draft("p1", "reason", "b", AT))
    drafts.drop("p1", "title")
    drafts.drop("p1", "unknown")
    assert [draft.field for draft in Drafts(tmp_path).all()] == ["reason"]


@pytest.mark.parametrize("content", ["{", '[{"record": 1}]', "[1]"])
def test_a_damaged_file_is_put_aside(tmp_path, content) -> None:
    (tmp_path / "drafts.json").write_text(content)
    assert Drafts(tmp_path).all() == ()
    assert (tmp_path / "drafts.damaged").read_text() == content


def test_what_is_typed_ahead_is_there_at_once_and_only_the_last_of_it(tmp_path) -> None:
    drafts = Drafts(tmp_path)
    for length in range(1, 6):
        drafts.ahead(Draft("p1", "course", "Debatte"[:length], AT))
    drafts.ahead(Draft("p1", "vote", "14", AT))
    drafts.drop("p1", "vote")
    assert [draft.value for draft in Drafts(tmp_path).all()] == ["Debat"]


def test_a_line_that_was_cut_off_costs_only_itself(tmp_path) -> None:
    drafts = Drafts(tmp_path)
    drafts.ahead(Draft("p1", "course", "Die Fraktion", AT))
    with drafts.file.open("a") as stream:
        stream.write('{"record": "p1", "field": "course", "va')
    assert [draft.value for draft in Drafts(tmp_path).of("p1")] == ["Die Fraktion"]
    assert [draft.value for draft in Drafts(tmp_path).of("p1")] == ["Die Fraktion"]


def test_the_journal_is_empty_when_nothing_waits(tmp_path) -> None:
    drafts = Drafts(tmp_path)
    drafts.ahead(Draft("p1", "course", "Die Fraktion", AT))
    drafts.drop("p1", "course")
    assert drafts.file.read_bytes() == b""


def test_drafts_written_as_one_list_before_are_read(tmp_path) -> None:
    was = '[{"record": "p1", "field": "title", "at": "2012-05-14T09:00:00", "value": "a"}]'
    (tmp_path / "drafts.json").write_text(was)
    assert Drafts(tmp_path).all() == (Draft("p1", "title", "a", AT),)
