"""A .docx becomes what the papers know; what was deleted, hidden or noted beside it is told."""

import io
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbering import labels
from beirat_desktop.domain.reading import Loss, Reading
from beirat_desktop.domain.text import BlockKind, Run
from beirat_desktop.exchange.texts.docx import read_docx
from tests.exchange.texts.office_files import docx, item, p, packed, r


def read(body: str, **parts: str) -> Reading:
    return read_docx(docx(body, **parts), "antrag.docx")


def told(reading: Reading) -> list[tuple[Loss, str]]:
    return [(one.loss, one.words) for one in reading.left_out]


def labelled(reading: Reading) -> list[str]:
    return [
        f"{label} {b.plain}".strip() for b, label in zip(reading.text.blocks, labels(reading.text.blocks), strict=True)
    ]


def test_deleted_struck_hidden_and_moved_words_are_left_out_and_told() -> None:
    found = read(
        p(
            "Wir bitten um ",
            '<w:del w:id="1"><w:r><w:delText>400</w:delText></w:r></w:del>',
            '<w:ins w:id="2"><w:r><w:t>900</w:t></w:r></w:ins>',
            " Euro",
            r(" nicht", "<w:strike/>"),
            r(" heimlich", "<w:vanish/>"),
            f'<w:moveFrom w:id="3">{r(" sofort")}</w:moveFrom>',
            r(" für 9 m"),
            r("2", '<w:vertAlign w:val="superscript"/>'),
            r(" doch", '<w:strike w:val="0"/>'),
        )
    )
    assert found.text.plain == "Wir bitten um 900 Euro für 9 m² doch"
    assert told(found) == [
        (Loss.STRUCK, "400"),
        (Loss.INSERTED, "900"),
        (Loss.STRUCK, "nicht"),
        (Loss.HIDDEN, "heimlich"),
        (Loss.STRUCK, "sofort"),
    ]


def test_a_style_that_strikes_is_known_with_the_one_it_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:styleId="Fort"><w:name w:val="Fort"/><w:basedOn w:val="Weg"/></w:style>'
    )
    found = read(p("Wir sind ", r("nicht ", '<w:rStyle w:val="Fort"/>'), "dafür"), styles=styles)
    assert found.text.plain == "Wir sind dafür"
    assert told(found) == [(Loss.STRUCK, "nicht")]


def test_comments_are_told_with_their_words() -> None:
    comments = f'<w:comment w:id="7">{p("Stimmt das?")}</w:comment>'
    found = read(p("Der Beirat", '<w:r><w:commentReference w:id="7"/></w:r>', " tagt."), comments=comments)
    assert found.text.plain == "Der Beirat tagt."
    assert told(found) == [(Loss.COMMENT, "Stimmt das?")]


def test_a_footnote_stands_where_its_number_stood_and_one_that_names_itself_ends() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = read(
        p("Bedarf", note, " steigt."), footnotes=f'<w:footnote w:id="2">{p("Siehe Anlage.", note)}</w:footnote>'
    )
    assert found.text.plain == "Bedarf [Fußnote: Siehe Anlage.] steigt."
    assert [loss for loss, _ in told(found)] == [Loss.FOOTNOTE]


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
"""


def test_lists_have_the_labels_word_shows() -> None:
    found = read(
        p("eins", shape=item(5))
        + p("Schulen", shape=item(5, 1))
        + p("Vereine", shape=item(5, 1))
        + p("tief", shape=item(5, 2))
        + p("dazwischen")
        + p("zwei", shape=item(5))
        + p("wieder a", shape=item(5, 1))
        + p("Punkt", shape=item(6))
        + p("vier", shape=item(7)),
        numbering=NUMBERING,
    )
    assert labelled(found) == [
        "1. eins", "a) Schulen", "b) Vereine", "1.b.3 tief", "dazwischen", "2. zwei", "a) wieder a", "• Punkt",
        "4. vier",
    ]  # fmt: skip


def test_an_item_that_was_deleted_counts_in_no_list() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>zwei</w:delText></w:r></w:del>'
    found = read(
        p("eins", shape=item(5)) + p(gone, shape=item(5) + "<w:rPr><w:del/></w:rPr>") + p("drei", shape=item(5)),
        numbering=NUMBERING,
    )
    assert labelled(found) == ["1. eins", "2. drei"]
    assert told(found) == [(Loss.STRUCK, "zwei")]


def test_where_the_end_of_a_paragraph_was_deleted_its_words_go_on() -> None:
    found = read(p("Der Beirat ", shape="<w:rPr><w:del/></w:rPr>") + p("tagt.") + p("Ende."))
    assert found.text.plain == "Der Beirat tagt.\nEnde."


def test_a_table_stays_one_and_what_was_deleted_in_it_is_told() -> None:
    def row(*cells: str, shape: str = "") -> str:
        return f"<w:tr><w:trPr>{shape}</w:trPr>" + "".join(f"<w:tc>{p(one)}</w:tc>" for one in cells) + "</w:tr>"

    head = row("Kurs", "Euro", shape="<w:tblHeader/>")
    found = read(f"<w:tbl>{head}{row('A1', '5')}{row('B1', '7', shape='<w:del/>')}</w:tbl>")
    rows = [block for block in found.text.blocks if block.kind is BlockKind.ROW]
    assert [(one.first, one.plain) for one in rows] == [(True, "Kurs\tEuro"), (False, "A1\t5")]
    assert told(found) == [(Loss.STRUCK, "B1 7")]


def test_headings_styles_and_bold_are_kept() -> None:
    styles = (
        '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
    )
    found = read(
        p("Ziele", shape='<w:pStyle w:val="berschrift1"/>')
        + p("Der ", r("Rat", "<w:b/>"), r(" tagt", "<w:i/>"))
        + p("Zitat", shape='<w:pStyle w:val="Zitat"/>'),
        styles=styles,
    )
    heading, text, quote = found.text.blocks
    assert (heading.kind, heading.runs) == (BlockKind.HEADING, (Run("Ziele"),))
    assert text.runs == (Run("Der "), Run("Rat", bold=True), Run(" tagt", italic=True))
    assert quote.quote == 1


def test_a_field_that_is_a_link_shows_its_words_only() -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText></w:r>'
    found = read(p(field("begin"), code, field("separate"), "hier", field("end"), " mehr"))
    assert found.text.blocks[0].runs == (Run("hier", link="https://example.org"), Run(" mehr"))


def test_a_box_and_a_picture_are_told() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('Am Rand')}</w:txbxContent></w:pict></w:r>"
    assert told(read(p("x", box, "<w:r><w:drawing/></w:r>"))) == [(Loss.TEXT_BOX, "Am Rand"), (Loss.PICTURE, "")]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "texts.damaged"),
        (b"PK\x03\x04 kaputt", "texts.damaged"),
        (b"%PDF-1.7", "texts.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "texts.locked"),
        (packed(other="<x/>"), "texts.no_document"),
        (packed(word__document="<x"), "texts.damaged"),
        (packed(word__document="<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "texts.damaged"),
        (packed(word__document='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'), "texts.damaged"),
        (packed(word__document="<x>" * 5000 + "</x>" * 5000), "texts.packed_too_large"),
    ],
)
def test_what_is_no_document_is_refused_by_name(data: bytes, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        read_docx(data, "antrag.docx")
    assert (refused.value.rule, refused.value.facts["name"]) == (rule, "antrag.docx")


def test_a_packed_bomb_is_refused_within_a_second() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<w>" + b" " * 40_000_000)
    begun = time.process_time()
    with pytest.raises(Refused, match="packed_too_large"):
        read_docx(made.getvalue(), "x.docx")
    assert time.process_time() - begun < 1


def test_a_bomb_that_lies_about_its_size_is_cut_off() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<w>" + b" " * 50_000_000)
    data = made.getvalue().replace((50_000_003).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(Refused, match="texts"):
        read_docx(data, "x.docx")


def test_tables_in_tables_are_read_once_each() -> None:
    body = "".join(f"<w:tbl><w:tr><w:tc>{p(f'a{n} ')}" for n in range(60)) + "</w:tc></w:tr></w:tbl>" * 60
    begun = time.process_time()
    found = read(body)
    assert time.process_time() - begun < 1
    assert all(found.text.plain.count(f"a{n} ") <= 1 for n in range(60))
    assert "a59" in found.text.plain


SAMPLE = docx(
    p("eins", shape=item(5))
    + p("zwei", shape=item(5, 1))
    + f"<w:tbl><w:tr><w:tc>{p('x')}</w:tc><w:tc>{p('y')}</w:tc></w:tr></w:tbl>",
    numbering=NUMBERING,
)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused(place: int, junk: bytes) -> None:
    data = SAMPLE[:place] + junk + SAMPLE[place + len(junk) :]
    with suppress(Refused):
        assert read_docx(data, "x.docx").text is not None


def test_lists_of_one_kind_count_on_and_one_that_begins_anew_counts_by_itself() -> None:
    numbering = NUMBERING + '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>'
    body = "".join(p(words, shape=item(number)) for words, number in (("a", 5), ("b", 8), ("c", 7), ("d", 5)))
    assert labelled(read(body, numbering=numbering)) == ["1. a", "2. b", "4. c", "3. d"]


def test_a_sign_of_another_face_is_read_by_its_number_and_a_broken_one_is_none() -> None:
    assert read(p("10 ", '<w:r><w:sym w:char="20AC"/></w:r>', '<w:r><w:sym w:char="zz"/></w:r>')).text.plain == "10 €"


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("F0B1", "±"),
        ("F0B3", "≥"),
        ("F0B4", "×"),
        ("F0B0", "°"),
        ("F0FC", "✓"),
        ("F0FE", "☑"),
        ("F0E0", "→"),
        ("F02D", "–"),
    ],
)
def test_the_signs_of_words_symbol_fonts_are_known(code: str, seen: str) -> None:
    assert read(p("a ", f'<w:r><w:sym w:char="{code}"/></w:r>', " b")).text.plain == f"a {seen} b"


def test_words_in_a_field_to_be_filled_in_are_read_with_those_around_it() -> None:
    field = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('Sprachkurse')}</w:sdtContent></w:sdt>"
    assert read(p("Betreff: ", field, " für alle")).text.plain == "Betreff: Sprachkurse für alle"
