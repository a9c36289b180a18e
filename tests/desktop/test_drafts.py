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
