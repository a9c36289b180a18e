import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import _text
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run, address_of, canonical, cells, is_address, row_of
from beirat_desktop.domain.voting import points


@pytest.mark.parametrize(
    "link", ["https://example.org", "http://intranet/x?a=1&b=2#c", "HTTPS://Example.org/ä", "mailto:post@stadt.de"]
)
def test_what_leads_into_the_net_or_to_a_mailbox_is_an_address(link: str) -> None:
    assert is_address(link)


@pytest.mark.parametrize(
    "link",
    ["https://Der Bedarf ist hoch.", "javascript:alert(1)", "file:///C:/x.docx", "https://", "mailto:", "/ris/3", ""],
)
def test_what_leads_nowhere_is_none(link: str) -> None:
    assert not is_address(link)
    assert canonical(RichText((Block((Run("x", link=link),)),))) == RichText.of("x")


def test_a_typed_address_gets_what_it_lacks() -> None:
    assert address_of(" example.org/a ") == "https://example.org/a"
    assert address_of("post@stadt.de") == "mailto:post@stadt.de"
    assert address_of("http://intranet/x") == "http://intranet/x"


@pytest.mark.parametrize("typed", ["Der Bedarf ist hoch.", "Bedarf", "javascript:x", "https://Der Bedarf ist hoch."])
def test_a_sentence_is_no_address(typed: str) -> None:
    with pytest.raises(Refused, match=r"texts\.no_address"):
        address_of(typed)


def test_a_row_gives_its_cells_back_with_their_styles() -> None:
    row = row_of([(Run("A"), Run("1", bold=True)), (), (Run("x\ty"),)], header=True)
    assert cells(row) == ((Run("A"), Run("1", bold=True)), (), (Run("x y"),))


def test_a_table_has_even_rows_and_a_paragraph_before_and_behind_it() -> None:
    text = canonical(RichText((row_of([(Run("a"),), (Run("b"),)], header=True), row_of([(Run("c"),)]))))
    assert [(block.kind, block.plain) for block in text.blocks] == [
        (BlockKind.PARAGRAPH, ""),
        (BlockKind.ROW, "a\tb"),
        (BlockKind.ROW, "c\t"),
        (BlockKind.PARAGRAPH, ""),
    ]


def test_headings_stand_on_top_of_a_table_only() -> None:
    text = canonical(RichText((Block(), row_of([(Run("a"),)]), row_of([(Run("b"),)], header=True))))
    assert [block.first for block in text.blocks if block.kind is BlockKind.ROW] == [False, False]


def test_what_the_hash_of_an_excerpt_counts_is_as_before_where_nothing_is_numbered_otherwise() -> None:
    assert "numbering" not in _text(RichText.of("Der Beirat stimmt zu."))[0]
    letters = RichText((Block((Run("x"),), BlockKind.ITEM, ordered=True, numbering="a)"),))
    assert _text(letters)[0]["numbering"] == "a)"


def test_a_table_is_voted_on_with_the_paragraph_before_it() -> None:
    wording = RichText((Block((Run("Kosten:"),)), row_of([(Run("A1"),), (Run("5 €"),)]), Block((Run("Ende."),))))
    assert [point.plain for point in points(wording)] == ["Kosten:\nA1\t5 €", "Ende."]
