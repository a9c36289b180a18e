"""What is kept as Markdown becomes HTML and the parts of a paper."""

import gc

import pytest
from markdown_it.tree import SyntaxTreeNode

from beirat_desktop.documents import markdown
from beirat_desktop.documents.model import Borders, Figure, Heading, Item, List, Paragraph, Quote, Rule, Table
from beirat_desktop.domain.text import Run

SOURCE = """# Titel

Ein **fetter** und *schräger* Satz mit `Strg+K`, der
weitergeht, [dort](andere.md) und [im Netz](https://example.org/).

1. erstens
2. zweitens

- Punkt
  - darunter

| Taste | Zweck |
| --- | --- |
| `F1` | Hilfe |

![Ein Bild](bilder/x.png)

> Zitat

---
"""


def parts() -> tuple:
    return markdown.parts(SOURCE, lambda address: address.encode())


def test_each_block_becomes_its_part() -> None:
    kinds = [type(part) for part in parts()]
    assert kinds == [Heading, Paragraph, List, List, Table, Figure, Quote, Rule]


def test_runs_keep_their_style_and_only_addresses_of_the_web_are_links() -> None:
    words = parts()[1].words
    assert Run("fetter", bold=True) in words
    assert Run("schräger", italic=True) in words
    assert Run("Strg+K", bold=True) in words
    assert Run("dort") in words
    assert Run("im Netz", link="https://example.org/") in words
    assert "".join(run.text for run in words).startswith("Ein fetter und schräger Satz mit Strg+K, der weitergeht, ")


def test_lists_are_numbered_and_nested() -> None:
    numbered, dotted = parts()[2:4]
    assert [item.label for item in numbered.items] == ["1.", "2."]
    assert not numbered.bullets
    assert dotted.bullets
    assert isinstance(dotted.items[0], Item)
    assert isinstance(dotted.items[0].parts[1], List)


def test_a_table_has_a_header_and_headed_rows() -> None:
    table = parts()[4]
    assert table.row_headers
    assert table.borders is Borders.ROWS
    assert len(table.header) == 1
    assert [len(row) for row in table.rows] == [2]


def test_a_picture_is_read_by_its_address_and_keeps_its_words() -> None:
    figure = parts()[5]
    assert (figure.image, figure.alternative) == (b"bilder/x.png", "Ein Bild")


def test_headings_go_down_with_what_stands_above_but_not_below_the_third() -> None:
    below = markdown.parts("# a\n\n## b\n\n### c\n", lambda _: b"", below=1)
    assert [part.level for part in below] == [2, 3, 3]


def test_a_kind_of_block_that_no_paper_has_is_refused() -> None:
    with pytest.raises(ValueError, match="fence"):
        markdown.parts("```\ncode\n```\n", lambda _: b"")


def test_html_marks_keys_and_pictures_and_lets_no_tags_through() -> None:
    made = markdown.html("`F1` <b>x</b> [dort](y.md)\n\n![Bild](z.png)\n", 'color:"red"')
    assert '<span style="color:&quot;red&quot;">F1</span>' in made
    assert "&lt;b&gt;" in made
    assert '<a href="y.md">dort</a>' in made
    assert '<p class="picture"><img src="z.png" alt="Bild"' in made


def test_words_keys_and_links_are_read() -> None:
    assert markdown.keys(SOURCE) == ("Strg+K", "F1")
    assert markdown.links(SOURCE) == (("dort", "andere.md"), ("im Netz", "https://example.org/"))
    assert "Ein fetter und schräger Satz" in markdown.plain(SOURCE)


def test_a_text_that_was_read_leaves_no_tree_behind() -> None:
    """The program collects cycles once a second; the words of all pages would be 30 MB of them by then."""
    collects = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        assert markdown.plain(SOURCE)
        assert [one for one in gc.get_objects() if type(one) is SyntaxTreeNode] == []
    finally:
        if collects:
            gc.enable()
