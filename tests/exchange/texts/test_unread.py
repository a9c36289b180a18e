"""What nobody could read in its colour or size, and parts with words of their own: left out, or mended, and told."""

import pytest

from beirat_desktop.domain.reading import Loss, Reading
from beirat_desktop.exchange.texts.docx import read_docx
from beirat_desktop.exchange.texts.html import read_html
from beirat_desktop.exchange.texts.odt import read_odt
from tests.exchange.texts.office_files import docx, odt, p, packed, r

WHITE = '<w:color w:val="FFFFFF"/>'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def told(reading: Reading) -> list[tuple[Loss, str]]:
    return [(one.loss, one.words) for one in reading.left_out]


def word(body: str) -> Reading:
    return read_docx(docx(body), "a.docx")


def table(*cells: str, shape: str = "") -> str:
    return f"<w:tbl><w:tblPr>{shape}</w:tblPr><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Der Beirat stimmt <span style='color:white'>nicht</span> zu</p>",
        "<p>Der Beirat stimmt <span style='COLOR: #FEFEFE'>nicht</span> zu</p>",
        "<p>Der Beirat stimmt <font color=#ffffff>nicht</font> zu</p>",
        "<p>Der Beirat stimmt <span style='color:rgba(0,0,0,0)'>nicht</span> zu</p>",
        "<p>Der Beirat stimmt <span style='-webkit-text-fill-color:transparent'>nicht</span> zu</p>",
        "<p>Der Beirat stimmt <span style='color:red;background:#ff0000'>nicht</span> zu</p>",
        "<p>Der Beirat stimmt <span style='font-size:1px'>nicht</span> zu</p>",
        "<p>Der Beirat stimmt <span style='font-size:.05em'>nicht</span> zu</p>",
        "<p>Der Beirat stimmt <span style='font-size:0'>nicht</span> zu</p>",
        "<p>Der Beirat stimmt <span style='font:1px Arial'>nicht</span> zu</p>",
        "<p>Der Beirat stimmt <span style='position:absolute;left:-9999px'>nicht</span> zu</p>",
        "<p>Der Beirat stimmt <span style='position:absolute;clip:rect(0 0 0 0)'>nicht</span> zu</p>",
        "<style>.w{color:#fff}</style><p>Der Beirat stimmt <b class=w>nicht</b> zu</p>",
        "<body bgcolor=black text=white><p>Der Beirat stimmt <font color=black>nicht</font> zu</p>",
    ],
)
def test_what_nobody_could_read_on_a_page_is_left_out_and_told(html: str) -> None:
    found = read_html(html)
    assert found.text.plain == "Der Beirat stimmt zu"
    assert told(found) == [(Loss.HIDDEN, "nicht")]


@pytest.mark.parametrize(
    "html",
    [
        "<p style='color:white;background:#1f3864'>Kosten</p>",
        "<div style='background-color:rgb(30, 30, 30)'><p><span style='color:#fff'>Kosten</span></p></div>",
        "<table><tr bgcolor=navy><td style='color:white'>Kosten</td></tr></table>",
        "<p style='color:white;background:url(a.png)'>Kosten</p>",
        "<p style='color:var(--text)'>Kosten</p>",
        "<p style='color:windowtext'>Kosten</p>",
        "<div style='font-size:0'><span style='font-size:14px'>Kosten</span></div>",
        "<p style='color:#ffff00'>Kosten</p>",
        "<p style='font:7.0pt \"Times New Roman\"'>Kosten</p>",
    ],
)
def test_what_could_be_read_on_a_page_stays(html: str) -> None:
    found = read_html(html)
    assert (found.text.plain.strip(), told(found)) == ("Kosten", [])


def test_a_text_that_is_white_throughout_comes_from_a_dark_page() -> None:
    found = read_html("<p style='color:white'>Der Beirat</p><p style='color:#fff'>stimmt <s>nicht</s> zu</p>")
    assert (found.text.plain, told(found)) == ("Der Beirat\nstimmt zu", [(Loss.STRUCK, "nicht")])


@pytest.mark.parametrize(
    ("body", "plain", "loss"),
    [
        (p(r("nicht", '<w:color w:val="FFFFFF"/>'), " zu"), "zu", [(Loss.HIDDEN, "nicht")]),
        (p(r("nicht", '<w:sz w:val="2"/>'), " zu"), "zu", [(Loss.HIDDEN, "nicht")]),
        (p(r("nicht", '<w:color w:val="000080"/><w:shd w:val="clear" w:fill="000080"/>'), " zu"), "zu",
         [(Loss.HIDDEN, "nicht")]),
        (p(r("x", '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>')), "x", []),
        (p(r("x", '<w:color w:val="FFFFFF"/>'), shape='<w:shd w:val="clear" w:fill="1F3864"/>'), "x", []),
        (p(r("x", '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>')), "x", []),
        (table(f'<w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{p(r("a", WHITE))}',
               p(r("b", '<w:color w:val="FFFFFF"/>'), "c")), "\na\tc\n", [(Loss.HIDDEN, "b")]),
    ],
)  # fmt: skip
def test_what_nobody_could_read_in_word_is_left_out_and_told(body, plain, loss) -> None:
    found = word(body)
    assert (found.text.plain, told(found)) == (plain, loss)


def test_white_words_in_a_table_whose_style_is_dark_stay() -> None:
    style = '<w:style w:type="table" w:styleId="{0}"><w:name w:val="{0}"/>{1}</w:style>'
    dark = '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr></w:tblStylePr>'
    styles = style.format("Dunkel", dark) + style.format("Eigen", '<w:basedOn w:val="Dunkel"/>')
    white = p(r("a", '<w:color w:val="FFFFFF"/>'))
    body = table(white, p("b"), shape='<w:tblStyle w:val="Eigen"/>')
    assert read_docx(docx(body, styles=styles), "a.docx").text.plain == "\na\tb\n"


@pytest.mark.parametrize(
    ("style", "plain"),
    [
        ('<style:text-properties fo:color="#ffffff"/>', "zu"),
        ('<style:text-properties fo:font-size="1pt"/>', "zu"),
        ('<style:text-properties fo:color="#ffffff" fo:background-color="#000080"/>', "nicht zu"),
        ('<style:text-properties fo:color="#ffffff" style:use-window-font-color="true"/>', "nicht zu"),
    ],
)
def test_what_nobody_could_read_in_writer_is_left_out_and_told(style: str, plain: str) -> None:
    automatic = f'<style:style style:name="T1" style:family="text">{style}</style:style>'
    found = read_odt(odt('<text:p><text:span text:style-name="T1">nicht</text:span> zu</text:p>', automatic), "a.odt")
    assert found.text.plain == plain
    assert told(found) == ([(Loss.HIDDEN, "nicht")] if plain == "zu" else [])


def t(words: object) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        (f"<m:f><m:num>{t(1)}</m:num><m:den>{t(2)}</m:den></m:f>", "1/2"),
        (f"<m:f><m:num>{t('a+b')}</m:num><m:den>{t(2)}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{t('m')}</m:e><m:sup>{t(2)}</m:sup></m:sSup>", "m²"),
        (f"<m:sSub><m:e>{t('x')}</m:e><m:sub>{t('k')}</m:sub></m:sSub>", "x_k"),
        (f"<m:rad><m:deg/><m:e>{t(16)}</m:e></m:rad>", "√16"),
        (f"<m:d><m:e>{t('a')}</m:e></m:d>", "(a)"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{t(1)}</m:sub><m:sup/><m:e>{t("x")}</m:e></m:nary>',
         "∑₁ x"),
    ],
)  # fmt: skip
def test_a_formula_of_word_keeps_its_meaning_in_the_line_and_is_told(inside: str, line: str) -> None:
    found = word(p("Anteil ", f"<m:oMath {M}>{inside}</m:oMath>"))
    assert (found.text.plain, told(found)) == (f"Anteil {line}", [(Loss.FORMULA, line)])


def test_a_formula_of_a_page_keeps_its_meaning_and_a_row_of_signs_is_none() -> None:
    found = read_html("<p>Anteil <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> und <math><mi>x</mi></math>.</p>")
    assert (found.text.plain, told(found)) == ("Anteil 1/2 und x.", [(Loss.FORMULA, "1/2")])


def test_fonts_of_signs_are_read_as_the_signs_they_draw_or_told() -> None:
    found = word(
        p(
            r("þ", '<w:rFonts w:ascii="Wingdings"/>'),
            " Winkel ",
            '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
            r(" x", '<w:rFonts w:ascii="Webdings"/>'),
        )
    )
    assert (found.text.plain, told(found)) == ("☑ Winkel α", [(Loss.SIGN, "U+F078")])
    page = read_html("<p>Gut <span style='font-family:Wingdings'>J</span> <font face='Symbol'>a</font></p>")
    assert page.text.plain == "Gut ☺ α"


def test_what_was_ticked_or_chosen_in_a_form_is_read() -> None:
    def field(inside: str) -> str:
        begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r>'
        return f'{begin}<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

    entries = "".join(f'<w:listEntry w:val="{one}"/>' for one in ("ja", "nein"))
    found = word(
        p(
            field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'),
            " dafür ",
            field('<w:checkBox><w:default w:val="0"/></w:checkBox>'),
            " dagegen ",
            field(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'),
        )
    )
    assert found.text.plain == "☒ dafür ☐ dagegen nein"


def test_other_parts_of_word_with_words_of_their_own_are_read_or_told() -> None:
    above, base = "<w:rt><w:r><w:t>Lǐ</w:t></w:r></w:rt>", "<w:rubyBase><w:r><w:t>李</w:t></w:r></w:rubyBase>"
    reading = f"<w:r><w:ruby>{above}{base}</w:ruby></w:r>"
    found = word(p(reading) + "<w:altChunk/>")
    assert (found.text.plain, told(found)) == ("李 (Lǐ)", [(Loss.EMBEDDED, "")])
    merged = table(f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Summe")}', p("5"))
    assert told(word(merged)) == [(Loss.CELLS, "Summe")]
    deleted = table(f'<w:tcPr><w:cellDel w:id="1"/></w:tcPr>{p("400")}', p("900"))
    assert told(word(deleted)) == [(Loss.STRUCK, "400")]


def test_heads_and_feet_of_pages_are_told_and_their_numbers_are_nothing() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    file = packed(
        word__document=f"<w:document {w}><w:body>{p('Antrag')}</w:body></w:document>",
        word__header1=f"<w:hdr {w}>{p('SPD-Fraktion')}</w:hdr>",
        word__header2=f"<w:hdr {w}>{p('SPD-Fraktion')}</w:hdr>",
        word__footer1=f"<w:ftr {w}>{p('Seite 2 von 5')}</w:ftr>",
    )
    assert told(read_docx(file, "a.docx")) == [(Loss.MARGIN, "SPD-Fraktion")]
    page = "<style:master-page><style:header><text:p>SPD-Fraktion</text:p></style:header></style:master-page>"
    assert told(read_odt(odt("<text:p>Antrag</text:p>", styles=page), "a.odt")) == [(Loss.MARGIN, "SPD-Fraktion")]


def test_an_insertion_that_writer_follows_and_its_merged_cells_are_told() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    inserted = (
        '<text:p>um <text:change-start text:change-id="c1"/>900<text:change-end text:change-id="c1"/> Euro</text:p>'
    )
    found = read_odt(odt(changes + inserted), "a.odt")
    assert (found.text.plain, told(found)) == ("um 900 Euro", [(Loss.INSERTED, "900")])
    for over in ("columns", "rows"):
        row = f'<table:table-cell table:number-{over}-spanned="2"><text:p>Summe</text:p></table:table-cell>'
        cells = f"<table:table><table:table-row>{row}<table:covered-table-cell/></table:table-row></table:table>"
        assert told(read_odt(odt(cells), "a.odt")) == [(Loss.CELLS, "Summe")]
