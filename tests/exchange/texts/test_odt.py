"""An .odt becomes what the papers know; what was deleted, hidden or noted beside it is told."""

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbering import labels
from beirat_desktop.domain.reading import Loss, Reading
from beirat_desktop.domain.text import BlockKind, Run
from beirat_desktop.exchange.texts.odt import read_odt
from tests.exchange.texts.office_files import docx, odt, packed


def read(body: str, automatic: str = "", styles: str = "") -> Reading:
    return read_odt(odt(body, automatic, styles), "antrag.odt")


def told(reading: Reading) -> list[tuple[Loss, str]]:
    return [(one.loss, one.words) for one in reading.left_out]


def labelled(reading: Reading) -> list[str]:
    return [
        f"{label} {b.plain}".strip() for b, label in zip(reading.text.blocks, labels(reading.text.blocks), strict=True)
    ]


def style(name: str, properties: str, parent: str = "") -> str:
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}"{based}><style:text-properties {properties}/></style:style>'


def test_deleted_struck_and_hidden_words_are_left_out_and_told() -> None:
    found = read(
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>400</text:p></text:deletion>'
        '</text:changed-region></text:tracked-changes><text:p>Wir bitten um <text:change text:change-id="c1"/>900 Euro'
        '<text:span text:style-name="T2"> nicht</text:span><text:span text:style-name="T3"> heimlich</text:span>'
        " für 9 m"
        '<text:span text:style-name="T4">2</text:span></text:p>',
        style("T1", 'style:text-line-through-style="solid"')
        + style("T2", "", "T1")
        + style("T3", 'text:display="none"')
        + style("T4", 'style:text-position="super 58%"'),
    )
    assert found.text.plain == "Wir bitten um 900 Euro für 9 m²"
    assert told(found) == [(Loss.STRUCK, "400"), (Loss.STRUCK, "nicht"), (Loss.HIDDEN, "heimlich")]


def test_comments_notes_and_boxes() -> None:
    found = read(
        "<text:p>Bedarf<office:annotation><text:p>Stimmt das?</text:p></office:annotation>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Siehe Anlage.</text:p>"
        "</text:note-body></text:note> steigt.<draw:frame><draw:text-box><text:p>Am Rand</text:p></draw:text-box>"
        "</draw:frame></text:p>"
    )
    assert found.text.plain == "Bedarf [Fußnote: Siehe Anlage.] steigt."
    assert told(found) == [(Loss.COMMENT, "Stimmt das?"), (Loss.TEXT_BOX, "Am Rand")]


LISTS = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:start-value="2"/>
<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/>
</text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
</text:list-style>"""


def item(*inside: str, start: str = "") -> str:
    value = f' text:start-value="{start}"' if start else ""
    return f"<text:list-item{value}>{''.join(inside)}</text:list-item>"


def test_lists_have_the_labels_writer_shows() -> None:
    deep = "<text:list>" + item("<text:p>tief</text:p>") + "</text:list>"
    inner = "<text:list>" + item("<text:p>Schulen</text:p>", deep) + item("<text:p>Vereine</text:p>") + "</text:list>"
    found = read(
        '<text:list text:style-name="L1">'
        + item("<text:p>eins</text:p>", inner)
        + item("<text:p>zwei</text:p><text:p>weiter</text:p>")
        + item("<text:p>neun</text:p>", start="9")
        + "</text:list><text:p>dazwischen</text:p>"
        + '<text:list text:style-name="L1" text:continue-numbering="true">'
        + item("<text:p>zehn</text:p>") + "</text:list>"
        + '<text:list text:style-name="L2">' + item("<text:p>Punkt</text:p>") + "</text:list>",
        LISTS,
    )  # fmt: skip
    assert labelled(found) == [
        "1. eins", "b) Schulen", "1.b.1 tief", "c) Vereine", "2. zwei\u2028weiter", "9. neun", "dazwischen", "10. zehn",
        "• Punkt",
    ]  # fmt: skip


def test_a_table_with_its_head_stays_one() -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    head = f"<table:table-header-rows>{row('Kurs', 'Euro')}</table:table-header-rows>"
    found = read(f"<table:table>{head}{row('A1', '5')}</table:table>")
    rows = [block for block in found.text.blocks if block.kind is BlockKind.ROW]
    assert [(one.first, one.plain) for one in rows] == [(True, "Kurs\tEuro"), (False, "A1\t5")]


def test_headings_quotations_links_and_blanks() -> None:
    found = read(
        '<text:h text:outline-level="2">Ziele</text:h><text:p text:style-name="P1">Zitat</text:p>'
        '<text:p>a<text:s text:c="9"/>b<text:tab/><text:a xlink:href="https://example.org">c</text:a><text:line-break/>d</text:p>',
        '<style:style style:name="P1" style:parent-style-name="Quotations"/>',
        '<style:style style:name="Quotations"/>',
    )
    heading, quote, text = found.text.blocks
    assert (heading.kind, heading.level, quote.quote) == (BlockKind.HEADING, 1, 1)
    assert text.runs == (Run("a b "), Run("c", link="https://example.org"), Run("\u2028d"))


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "texts.damaged"),
        (docx("<x/>"), "texts.no_document"),
        (packed(content="<x/>"), "texts.no_document"),
        (packed(content="<x>" * 3000), "texts.packed_too_large"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        read_odt(data, "antrag.odt")
    assert (refused.value.rule, refused.value.facts["name"]) == (rule, "antrag.odt")


def test_a_cell_repeated_a_billion_times_is_one() -> None:
    cell = '<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>'
    found = read(f"<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>")
    assert "x\tx" in found.text.plain


def test_a_label_that_tells_its_level_above_counts_that_in_figures_where_nothing_says_how() -> None:
    alone = (
        '<text:list-style style:name="L3"><text:list-level-style-number text:level="2" style:num-format="1"'
        ' text:display-levels="2"/></text:list-style>'
    )
    inner = "<text:list>" + item("<text:p>Schulen</text:p>") + item("<text:p>Vereine</text:p>") + "</text:list>"
    body = f'<text:list text:style-name="L3">{item("<text:p>Wer</text:p>", inner)}</text:list>'
    assert [label.split()[0] for label in labelled(read(body, alone))[1:]] == ["1.1", "1.2"]
