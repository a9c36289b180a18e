"""Whatever a paper is made of, it may be published, and nothing of it is lost."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from beirat_desktop.documents.engine.blocks import blocks_to_parts
from beirat_desktop.documents.engine.fonts import paper_face
from beirat_desktop.documents.model import (
    Borders,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    List,
    PageBreak,
    Paragraph,
    Part,
    Quote,
    Rule,
    Section,
    Signature,
    Signer,
    Space,
    Style,
    Table,
    Text,
    Together,
)
from beirat_desktop.documents.render import render
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from tests.documents.reading import assert_publishable, structure

LETTERS = "".join(sorted(c for c in paper_face().characters if c.isprintable() and ord(c) < 0x500))
TEXTS = st.text(alphabet=LETTERS + "   \u2028-/\u00ad", max_size=60) | st.sampled_from(["Wort " * 120, "W" * 200])
LINKS = st.sampled_from(["", "", "https://example.org/ä(1)", "mailto:a@example.org"])
RUNS = st.builds(Run, TEXTS, st.booleans(), st.booleans(), LINKS)
WORDS = TEXTS | st.lists(RUNS, max_size=3).map(tuple)
BLOCKS = st.builds(
    Block,
    st.lists(RUNS, max_size=2).map(tuple),
    st.sampled_from(BlockKind),
    st.integers(0, 2),
    st.integers(1, 3),
    st.booleans(),
    st.integers(1, 20),
    st.booleans(),
)
PARAGRAPHS = st.builds(Paragraph, WORDS, st.sampled_from(Style), tight=st.booleans())
RICH_TEXTS = st.lists(BLOCKS, max_size=6).map(tuple).map(RichText)
RICH = st.builds(Text, RICH_TEXTS, st.sampled_from([Style.BODY, Style.INDENTED]))
TABLES = st.builds(
    lambda rows, header, borders, row_headers: Table(
        (Column(20), Column()), tuple(rows), header=header, borders=borders, row_headers=row_headers, summary="Tabelle"
    ),
    st.lists(st.tuples(WORDS, st.builds(lambda part: Cell((part,)), PARAGRAPHS | RICH)), min_size=1, max_size=4),
    st.just((("Nummer", "Text"),)),
    st.sampled_from(Borders),
    st.booleans(),
)
LEAVES: st.SearchStrategy[Part] = st.one_of(
    PARAGRAPHS,
    RICH,
    TABLES,
    st.builds(Heading, st.sampled_from([1, 2]), WORDS),
    st.just(Rule()),
    st.just(PageBreak()),
    st.builds(Space, st.floats(0, 400)),
    st.builds(lambda name: Signature((Signer(name, "Vorsitz"), Signer("Max Muster")), line=True), TEXTS),
)


def _nested(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    several = st.lists(parts, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        several.map(Quote),
        several.map(Section),
        several.map(Together),
        st.builds(lambda items: List(tuple(items)), st.lists(st.builds(Item, TEXTS, several), max_size=3)),
    )


PARTS = st.recursive(LEAVES, _nested, max_leaves=12)


@settings(max_examples=25, deadline=None)
@given(st.lists(PARTS, max_size=6).map(tuple), st.booleans())
def test_any_paper_may_be_published_and_is_complete(parts: tuple[Part, ...], landscape: bool) -> None:
    paper = Document("Titel", (Heading(1, "Titel"), *parts), landscape=landscape, header="Kopf", watermark="ENTWURF")
    pdf = render(paper)
    assert_publishable(pdf)
    assert render(paper) == pdf
    heard = "".join(node.text for node in structure(pdf).elements)
    assert _letters(heard) == _letters("Titel" + "".join(map(_said, parts)))


def _said(part: object) -> str:
    """The words of a part in the order they must be heard."""
    match part:
        case str():
            return part
        case Run():
            return part.text
        case tuple():
            return "".join(map(_said, part))
        case Paragraph() | Heading():
            return _said(part.words)
        case Item():
            return part.label + _said(part.parts)
        case List():
            return _said(part.items)
        case Cell() | Quote() | Section() | Together():
            return _said(part.parts)
        case Table():
            return _said(part.header) + _said(part.rows)
        case Signature():
            return "".join(signer.name + signer.role for signer in part.signers)
        case Text():
            return _said(blocks_to_parts(part.text.blocks, part.style, ""))
        case _:
            return ""


def _letters(text: str) -> list[str]:
    # Apart from their letters: a mark that begins a paragraph would else join the last letter of the one before.
    return [c for c in unicodedata.normalize("NFD", text) if c.isalnum() or unicodedata.combining(c)]
