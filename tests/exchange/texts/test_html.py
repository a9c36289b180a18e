"""HTML of the clipboard becomes what the papers know, and what does not stand in it as before is told."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbering import labels
from beirat_desktop.domain.reading import LeftOut, Loss
from beirat_desktop.domain.text import Block, BlockKind, Run, cells
from beirat_desktop.exchange.texts.html import LONGEST, read_html


def blocks(html: str) -> tuple[Block, ...]:
    return read_html(html).text.blocks


def told(html: str) -> list[tuple[Loss, str]]:
    return [(one.loss, one.words) for one in read_html(html).left_out]


def listed(html: str) -> list[tuple[int, str, str]]:
    found = blocks(html)
    return [
        (b.level, label, b.plain) for b, label in zip(found, labels(found), strict=True) if b.kind is BlockKind.ITEM
    ]


def word_item(label: str, text: str, level: int = 1) -> str:
    mark = f"<span style='mso-list:Ignore'>{label}<span style='font:7pt'>&nbsp;&nbsp; </span></span>"
    shape = f"style='mso-list:l0 level{level} lfo1'"
    return f"<p class=MsoListParagraph {shape}><![if !supportLists]>{mark}<![endif]>{text}</p>"


@pytest.mark.parametrize(
    ("html", "plain", "loss"),
    [
        (
            "<p>Kosten: <del>400</del><ins>900</ins> Euro</p>",
            "Kosten: 900 Euro",
            [(Loss.STRUCK, "400"), (Loss.INSERTED, "900")],
        ),
        ("<p>Wir sind <s>nicht</s> dafür</p>", "Wir sind dafür", [(Loss.STRUCK, "nicht")]),
        ("<p>Wir <strike>alle</strike> kommen</p>", "Wir kommen", [(Loss.STRUCK, "alle")]),
        ("<p>a <span style='text-decoration: underline line-through'>b</span></p>", "a", [(Loss.STRUCK, "b")]),
        ("<style>.weg{text-decoration:line-through}</style><p>a <i class=weg>b</i></p>", "a", [(Loss.STRUCK, "b")]),
        ("<p>a</p><p hidden>b</p>", "a", [(Loss.HIDDEN, "b")]),
        ("<p>a<span style='display:none'>b</span></p>", "a", [(Loss.HIDDEN, "b")]),
        ("<p>a<span style='mso-hide:all'>b</span></p>", "a", [(Loss.HIDDEN, "b")]),
        ("<style>span.v, p.x {DISPLAY: none}</style><p>a<span class='z v'>b</span></p>", "a", [(Loss.HIDDEN, "b")]),
        ("<p>a<span style='visibility:hidden'>b</span></p>", "a", [(Loss.HIDDEN, "b")]),
    ],
)
def test_what_was_struck_or_hidden_is_left_out_and_told(html, plain, loss) -> None:
    assert read_html(html).text.plain == plain
    assert told(html) == loss


def test_a_place_is_told_once_however_many_styles_it_has() -> None:
    assert told("<p>x <s>nicht <b>heute</b> und</s> y <s>nie</s></p>") == [
        (Loss.STRUCK, "nicht heute und"),
        (Loss.STRUCK, "nie"),
    ]


def test_an_item_that_was_struck_as_a_whole_leaves_no_empty_one() -> None:
    assert listed("<ol><li>eins</li><li><del>zwei</del></li><li>drei</li></ol>") == [
        (1, "1.", "eins"),
        (1, "3.", "drei"),
    ]


def test_comments_of_word_are_told_and_leave_no_sign() -> None:
    html = (
        "<p>Der Beirat<span class=MsoCommentReference><a style='mso-comment-reference:AB_1'></a></span>"
        "<a class=msocomanchor href='#_msocom_1'>[AB1]</a> stimmt zu.</p><div style='mso-element:comment-list'>"
        "<div style='mso-element:comment'><div class=msocomtxt><p><a class=msocomoff>[AB1]</a>Wirklich?</p></div></div>"
        "</div>"
    )
    assert read_html(html).text.plain == "Der Beirat stimmt zu."
    assert told(html) == [(Loss.COMMENT, "Wirklich?")]


def test_lists_of_word_keep_their_labels_and_levels() -> None:
    html = (
        word_item("1.", "ein Konzept")
        + word_item("a)", "Schulen", 2)
        + word_item("b)", "Vereine", 2)
        + word_item("ii.", "klein", 3)
        + word_item("2.", "Bericht")
        + word_item("·", "Punkt")
        + word_item("(7)", "sieben")
        + word_item("2.1", "Unterpunkt", 2)
    )
    assert listed(html) == [
        (1, "1.", "ein Konzept"),
        (2, "a)", "Schulen"),
        (2, "b)", "Vereine"),
        (3, "ii.", "klein"),
        (1, "2.", "Bericht"),
        (1, "•", "Punkt"),
        (1, "(7)", "sieben"),
        (2, "2.1", "Unterpunkt"),
    ]


def test_one_odd_label_does_not_flatten_the_list() -> None:
    html = word_item("1.", "eins") + word_item("x-y", "seltsam", 2) + word_item("2.", "zwei")
    assert [level for level, _, _ in listed(html)] == [1, 2, 1]
    assert listed(html)[2] == (1, "2.", "zwei")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ol type=a><li>x<li>y</ol>", ["a)", "b)"]),
        ("<ol type=I><li>x<li>y</ol>", ["I.", "II."]),
        ("<ol style='list-style-type:lower-roman'><li>x<li>y</ol>", ["i.", "ii."]),
        ("<ol start=5><li>x<li value=9>y<li>z</ol>", ["5.", "9.", "10."]),
        ("<ol><li>x</ol><ol><li>y</ol>", ["1.", "1."]),
        ("<ul><li>x</ul><ol><li>y</ol>", ["•", "1."]),
    ],
)
def test_lists_of_a_page_count_as_they_did(html, expected) -> None:
    assert [label for _, label, _ in listed(html)] == expected


def test_a_list_goes_on_behind_one_inside_it() -> None:
    html = "<ol><li>eins<ul><li>Punkt<ul><li>tief<ul><li>vier</ul></ul></ul></li><li>zwei</li></ol>"
    assert listed(html) == [(1, "1.", "eins"), (2, "•", "Punkt"), (3, "•", "tief"), (4, "•", "vier"), (1, "2.", "zwei")]


def test_deeper_than_a_paper_can_show_is_told() -> None:
    html = "<ul><li>a" * 8 + "</ul>" * 8
    assert max(level for level, _, _ in listed(html)) == 6
    assert [loss for loss, _ in told(html)] == [Loss.LEVEL] * 2


def test_paragraphs_of_an_item_stay_in_it() -> None:
    assert listed("<ol><li><p>eins</p><p>weiter</p></li><li>zwei</li></ol>") == [
        (1, "1.", "eins\u2028weiter"),
        (1, "2.", "zwei"),
    ]


def test_a_quotation_keeps_its_paragraphs_and_depth() -> None:
    html = "<p>vor</p><blockquote><p>eins</p><p>zwei</p><blockquote>innen</blockquote>drei</blockquote><p>nach</p>"
    assert [(b.quote, b.plain) for b in blocks(html)] == [
        (0, "vor"), (1, "eins"), (1, "zwei"), (2, "innen"), (1, "drei"), (0, "nach"),
    ]  # fmt: skip


def test_words_quotation_style_is_a_quotation() -> None:
    assert [b.quote for b in blocks("<p class=MsoQuote>Zitat</p><p class=MsoNormal>Text</p>")] == [1, 0]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Der Bedarf<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a> steigt.</p>"
        "<div style='mso-element:footnote-list'>"
        "<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1'>[1]</a> Siehe Anlage.</p></div></div>",
        "<p>Der Bedarf<a class=sdfootnoteanc href='#sdfootnote1sym'><sup>1</sup></a> steigt.</p><div id=sdfootnote1>"
        "<p class=sdfootnote><a class=sdfootnotesym href='#sdfootnote1anc'>1</a>Siehe Anlage.</p></div>",
    ],
)
def test_a_footnote_stands_in_brackets_where_its_number_stood(html: str) -> None:
    assert read_html(html).text.plain == "Der Bedarf [Fußnote: Siehe Anlage.] steigt."


def test_what_was_struck_in_a_footnote_does_not_live_on() -> None:
    html = "<p>x<a href='#_ftn1'>[1]</a></p><div id=ftn1><p>Die <s>alte</s> Note</p></div>"
    assert read_html(html).text.plain == "x [Fußnote: Die Note]"
    assert told(html) == [(Loss.STRUCK, "alte")]


def test_a_footnote_that_was_not_copied_along_is_told() -> None:
    assert [loss for loss, _ in told("<p>x<a href='#_ftn3'>[3]</a></p>")] == [Loss.FOOTNOTE]


def test_small_figures_stay_small() -> None:
    assert read_html("<p>20 m<sup>2</sup>, CO<sub>2</sub></p>").text.plain == "20 m², CO₂"
    assert told("<p>20 m<sup>2</sup></p>") == []
    assert told("<p>1<sup>er</sup></p>") == [(Loss.RAISED, "er")]


def test_a_table_stays_a_table() -> None:
    html = "<table><tr><th>Kurs<th>Euro</tr><tr><td><b>A1</b><td>1.200</tr></table><p>Summe</p>"
    rows = [block for block in blocks(html) if block.kind is BlockKind.ROW]
    assert [(row.first, row.plain) for row in rows] == [(True, "Kurs\tEuro"), (False, "A1\t1.200")]
    assert cells(rows[1])[0] == (Run("A1", bold=True),)
    assert told(html) == []


def test_beside_a_cell_that_reaches_down_the_others_keep_their_columns() -> None:
    html = "<table><tr><td rowspan=2>Kurs<td>A1<td>5</tr><tr><td>B1<td>7</tr><tr><td colspan=2>Summe<td>12</tr></table>"
    rows = [block.plain for block in blocks(html) if block.kind is BlockKind.ROW]
    assert rows == ["Kurs\tA1\t5", "\tB1\t7", "Summe\t\t12"]


def test_the_caption_of_a_table_is_not_lost() -> None:
    assert read_html("<table><caption>Kosten</caption><tr><td>a<td>b</tr></table>").text.plain == "Kosten\na\tb\n"


def test_a_frame_of_one_column_is_no_table() -> None:
    assert [
        (b.kind, b.plain) for b in blocks("<table><tr><td><p>eins</p></td></tr><tr><td>zwei</td></tr></table>")
    ] == [
        (BlockKind.PARAGRAPH, "eins"),
        (BlockKind.PARAGRAPH, "zwei"),
    ]


def test_too_wide_a_table_and_one_inside_another_are_told() -> None:
    wide = "<table><tr>" + "<td>x</td>" * 9 + "</tr></table>"
    assert Loss.TABLE in [loss for loss, _ in told(wide)]
    assert read_html(wide).text.plain.count("x") == 9
    inner = "<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>"
    assert Loss.TABLE in [loss for loss, _ in told(inner)]
    assert all(letter in read_html(inner).text.plain for letter in "abc")


def test_what_was_struck_in_a_table_is_told() -> None:
    html = "<table><tr><td>Euro</td><td><s>5</s> 8</td></tr></table>"
    assert "Euro\t8" in read_html(html).text.plain
    assert told(html) == [(Loss.STRUCK, "5")]


def test_links_lead_to_the_net_or_a_mailbox_and_others_are_told() -> None:
    html = "<p><a href='https://example.org'>a</a> <a href='javascript:x()'>b</a> "
    html += "<a href='/ris/3'>c</a> <a href='#d'>d</a></p>"
    (block,) = blocks(html)
    assert [run.link for run in block.runs if run.link] == ["https://example.org"]
    assert block.plain == "a b c d"
    assert [loss for loss, _ in told(html)] == [Loss.LINK, Loss.LINK]


def test_bold_and_italic_stay_and_fonts_do_not() -> None:
    html = "<b style='font-weight:normal'><p>Der <span style='font-weight:700;color:red'>Rat</span> <i>tagt</i></p></b>"
    assert blocks(html)[0].runs == (Run("Der "), Run("Rat", bold=True), Run(" "), Run("tagt", italic=True))


def test_signs_of_other_programs_are_mended_or_told() -> None:
    assert (
        read_html("<p>Veri\ufb01kation Tren\u00adnung null\u200bbreit \uf0b7</p>").text.plain
        == "Verifikation Trennung nullbreit •"
    )
    assert told("<p>a\uf041b</p>") == [(Loss.SIGN, "U+F041")]


def test_blanks_that_hold_words_together_stay_and_others_do_not_pile_up() -> None:
    assert read_html("<p>§&nbsp;56 a&nbsp;&nbsp; b\n  c</p><p>&nbsp;</p>").text.plain == "§\u00a056 a b c"


def test_headings_of_any_levels_become_two() -> None:
    html = "<h2><b>Ziele</b></h2><p>x</p><h3>Träger</h3><h5>tiefer</h5>"
    assert [(b.level, b.runs) for b in blocks(html) if b.kind is BlockKind.HEADING] == [
        (1, (Run("Ziele"),)),
        (2, (Run("Träger"),)),
        (2, (Run("tiefer"),)),
    ]


def test_a_paragraph_that_word_has_in_its_outline_is_a_heading():
    style = "p.Zwischentitel {mso-outline-level:2}"
    html = f"<style>{style}</style><p style='mso-outline-level:1'><b>Ziele</b></p><p class=Zwischentitel>Träger</p>"
    found = blocks(f"{html}<p style='mso-outline-level:body-text'>Die Stadt.</p>")
    assert [(b.kind, b.level, b.runs) for b in found[:2]] == [
        (BlockKind.HEADING, 1, (Run("Ziele"),)),
        (BlockKind.HEADING, 2, (Run("Träger"),)),
    ]
    assert found[2].kind is BlockKind.PARAGRAPH


def test_pictures_are_told_and_scripts_are_nothing() -> None:
    html = "<p>a<img src='x.png' alt='Karte'><script>alert(1)</script></p>"
    assert read_html(html).text.plain == "a"
    assert read_html(html).left_out == (LeftOut(Loss.PICTURE, "Karte"),)


@pytest.mark.parametrize(
    "html", ["", "<", "<p", "\0", "<!doctype html>", "&#0;&#xD800;", "<table><tr><td colspan=999999999>x"]
)
def test_broken_pages_are_read_as_far_as_they_go(html: str) -> None:
    assert isinstance(read_html(html).text.plain, str)


def test_what_stands_behind_the_end_of_the_page_is_read_too() -> None:
    assert read_html("<html><body><p>a</p></body></html><p>b</p>").text.plain == "a\nb"


def test_a_page_of_tables_in_tables_is_read_once() -> None:
    begun = time.process_time()
    text = read_html("<table><tr><td>a<td>b" * 300).text
    assert text.plain.count("a") == 300
    assert time.process_time() - begun < 1


def test_what_is_nested_thousands_deep_is_refused() -> None:
    begun = time.process_time()
    with pytest.raises(Refused, match=r"texts\.too_deep"):
        read_html("<div>" * 100_000 + "x")
    assert time.process_time() - begun < 1
    assert "x" in read_html("<div>" * 1500 + "x").text.plain


def test_a_page_of_a_size_nobody_writes_is_refused() -> None:
    with pytest.raises(Refused, match=r"texts\.too_long"):
        read_html("x" * (LONGEST + 1))


def test_a_footnote_named_a_thousand_times_is_told_once() -> None:
    html = (
        "<p>"
        + "<a href='#_ftn1'>[1]</a>" * 1000
        + "</p><div id=ftn1><p>"
        + "Wort " * 1000
        + "<a href='#_ftn1'>x</a></p></div>"
    )
    assert read_html(html).text.plain.count("Wort") == 1000


# fmt: off
TAGS = st.sampled_from([
    "<p>", "</p>", "<ol>", "<ul start=3>", "<li>", "</li>", "</ol>", "<table>", "<tr>", "<td>", "<th>", "</table>",
    "<s>", "</s>", "<del>", "<blockquote>", "<br>", "<sup>", "</sup>", "<a href='#_ftn1'>", "</a>", "<div id=ftn1>",
    "</div>", "<h2>", "<pre>", "<span style='mso-list:Ignore'>", "</span>", "Wort", "1.", "&nbsp;", "<p hidden>",
    "<p style='mso-list:l0 level9'>", "<style>p{display:none}</style>",
])
# fmt: on


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=3)), max_size=40).map(" ".join))
def test_no_page_breaks_the_reader(html: str) -> None:
    with suppress(Refused):
        assert read_html(html).text == read_html(html).text.normalised


@pytest.mark.parametrize(("said", "level"), [("1", 1), ("2", 2), ("3", 3), ("12", 1), ("x", 1)])
def test_a_list_of_qt_stands_as_deep_as_it_says(said: str, level: int) -> None:
    assert listed(f'<ol style="-qt-list-indent: {said};"><li>Kurse</li></ol>') == [(level, "1.", "Kurse")]


def test_every_row_of_a_table_is_as_wide_as_the_widest() -> None:
    found = blocks("<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr></table>")
    assert [b.plain for b in found if b.kind is BlockKind.ROW] == ["a\tb\tc", "d\t\t"]


BLOCKS = (
    *("p", "div", "pre", "address", "article", "aside", "section", "header", "footer", "main"),
    *("nav", "figure", "form", "fieldset"),
)


@pytest.mark.parametrize("tag", BLOCKS)
def test_what_stands_in_a_block_of_its_own_is_a_paragraph(tag: str) -> None:
    assert [b.plain for b in blocks(f"<{tag}>eins</{tag}><{tag}>zwei</{tag}>") if b.plain] == ["eins", "zwei"]


@pytest.mark.parametrize(
    ("style", "label"),
    [
        ("decimal", "1."),
        ("decimal-leading-zero", "01."),
        ("lower-alpha", "a)"),
        ("upper-alpha", "A)"),
        ("lower-latin", "a)"),
        ("upper-latin", "A)"),
        ("lower-roman", "i."),
        ("upper-roman", "I."),
    ],
)
def test_a_list_counts_as_its_style_says(style: str, label: str) -> None:
    assert listed(f'<ol style="list-style-type: {style}"><li>Kurse</li></ol>') == [(1, label, "Kurse")]


@pytest.mark.parametrize(
    ("html", "plain", "loss"),
    [
        ("<p>a<span style='font-size:0'>b</span><span style='opacity: 0'>c</span></p>", "a", [(Loss.HIDDEN, "bc")]),
        ("<p>Er sagt <q>nein</q>.</p>", "Er sagt „nein“.", []),
        ("<p>a</p><textarea>b</textarea>", "a", [(Loss.TEXT_BOX, "b")]),
        ("<p>Also <img src='file:///C:/clip_image001.png' v:shapes='_x0000_i1025'> folgt.</p>", "Also folgt.",
         [(Loss.PICTURE, "clip_image001.png")]),
        ("<table><tr><td rowspan=2>A</td><td>1</td></tr><tr><td>2</td></tr></table>", "\nA\t1\n\t2\n",
         [(Loss.CELLS, "A")]),
    ],
)  # fmt: skip
def test_more_of_what_browsers_and_word_draw_is_read_or_told(html, plain, loss) -> None:
    assert read_html(html).text.plain == plain
    assert told(html) == loss


def test_an_item_says_itself_how_it_is_counted_and_a_list_counts_down() -> None:
    of_google = "<ol><li style='list-style-type:lower-alpha'>eins</li><li style='list-style-type:lower-alpha'>zwei</li>"
    assert listed(of_google) == [(1, "a)", "eins"), (1, "b)", "zwei")]
    assert listed("<ol reversed><li>eins</li><li>zwei</li></ol>") == [(1, "2.", "eins"), (1, "1.", "zwei")]


@pytest.mark.parametrize(("style", "italic"), [("italic", True), ("oblique", True), ("normal", False)])
def test_slanted_words_stay_slanted(style: str, italic: bool) -> None:
    (block,) = blocks(f"<p>Der <span style='font-style: {style}'>Beirat</span></p>")
    assert [run.italic for run in block.runs if run.text == "Beirat" or "Beirat" in run.text] == [italic]


def test_words_of_a_quotation_within_too_many_are_told_as_they_were_written() -> None:
    deep = 12
    found = told("<blockquote>" * deep + "<p>Wir <b>bitten</b> um Geld</p>" + "</blockquote>" * deep)
    assert found == [(Loss.LEVEL, "Wir bitten um Geld")]


def test_a_note_whose_number_was_raised_is_read_on_the_line() -> None:
    found = blocks(
        "<p>Bedarf<sup><a href='#_ftn1' name='_ftnref1'>1</a></sup></p>"
        "<div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> <b>12</b> Kurse auf 9 m<sup>2</sup></p></div>"
    )
    assert "[Fußnote: 12 Kurse auf 9 m²]" in " ".join(block.plain for block in found)


def test_headings_of_every_level_stay_headings() -> None:
    found = blocks("".join(f"<h{level}>Teil {level}</h{level}>" for level in range(1, 7)))
    assert [block.kind for block in found] == [BlockKind.HEADING] * 6
    assert found[0].level < found[1].level


@pytest.mark.parametrize(
    "hidden",
    [
        "<span class=k>x</span>",
        "<span id=k>x</span>",
        "<span style='visibility:collapse'>x</span>",
        "<span style='display:none ! important'>x</span>",
        "<span style='display:/* weg */none'>x</span>",
        "<span style='content-visibility:hidden'>x</span>",
        "<span style='transform:scale(0)'>x</span>",
        "<span style='display:block;height:0;overflow:hidden'>x</span>",
        "<span style='max-width:0px;overflow:clip'>x</span>",
        "<dialog>x</dialog>",
    ],
)
def test_what_no_browser_shows_is_told_however_it_is_hidden(hidden) -> None:
    page = f"<style>.k{{display:none!important}} #k{{visibility:hidden}}</style><p>a</p>{hidden}<p>b</p>"
    assert [block.plain for block in blocks(page) if block.plain.strip()] == ["a", "b"]
    assert told(page) == [(Loss.HIDDEN, "x")]


def test_what_is_shown_all_the_same_is_read() -> None:
    page = "<dialog open>a</dialog><p style='height:0'>b</p><p style='transform:scale(0.5)'>c</p>"
    assert (read_html(page).text.plain, told(page)) == ("a\nb\nc", [])


def test_a_sheet_of_google_is_read_though_its_page_begins_with_an_element_nobody_knows() -> None:
    page = (
        "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px}--></style>"
        '<table data-sheets-root="1"><colgroup><col width="100"></colgroup><tbody><tr><td>Ort</td><td>Euro</td></tr>'
        "<tr><td>Nord</td><td data-sheets-value='{\"1\":3}'>5</td></tr></tbody></table>"
    )
    assert [
        [[run.text for run in cell] for cell in cells(one)] for one in blocks(page) if one.kind is BlockKind.ROW
    ] == [
        [["Ort"], ["Euro"]],
        [["Nord"], ["5"]],
    ]


def test_settings_of_word_are_no_text() -> None:
    assert read_html("<head><title>t</title><xml>Normal 0 21 false</xml></head><body><p>a</p></body>").text.plain == "a"


def test_a_box_is_ticked_or_not_and_a_filled_field_is_told() -> None:
    page = (
        "<p><input type=checkbox checked> ja <input type=CHECKBOX> nein <input type=radio> egal"
        "<input value='Frau Kaya'><input type=hidden value=t><input type=submit value=Los></p>"
    )
    assert read_html(page).text.plain == "☑ ja ☐ nein ○ egal"
    assert told(page) == [(Loss.TEXT_BOX, "Frau Kaya")]


def test_what_is_played_is_told_and_its_words_for_old_browsers_are_not_read() -> None:
    page = "<p>a</p><iframe title=Karte src=x>alt</iframe><video src=film.mp4>alt</video><p>b</p>"
    assert [block.plain for block in blocks(page) if block.plain] == ["a", "b"]
    assert told(page) == [(Loss.EMBEDDED, "Karte"), (Loss.EMBEDDED, "film.mp4")]


def test_the_label_of_a_numbered_heading_stays() -> None:
    label = "<span style='mso-list:Ignore'>{}<span>&nbsp; </span></span>"
    heads = (
        f"<h1 style='mso-list:l0 level1 lfo1'>{label.format('I.')}Lage</h1>"
        f"<p style='mso-outline-level:2;mso-list:l0 level2 lfo1'>{label.format('1.1')}Kurse</p>"
        f"<h2 style='mso-list:l0 level1 lfo2'>{label.format('·')}Punkt</h2>"
    )
    assert [(one.kind, one.plain) for one in blocks(heads)] == [
        (BlockKind.HEADING, "I. Lage"),
        (BlockKind.HEADING, "1.1 Kurse"),
        (BlockKind.HEADING, "Punkt"),
    ]


def test_a_heading_that_libreoffice_numbers_keeps_its_number_and_leaves_no_empty_item() -> None:
    page = "<ol><li><h1>Lage</h1></li></ol><p>Text</p><ol start=2><li><h1>Kosten</h1></li></ol>"
    page += "<ul><li><h2>x</h2></li></ul>"
    assert [(one.kind, one.plain) for one in blocks(page)] == [
        (BlockKind.HEADING, "1. Lage"),
        (BlockKind.PARAGRAPH, "Text"),
        (BlockKind.HEADING, "2. Kosten"),
        (BlockKind.HEADING, "x"),
    ]


def test_a_list_counts_as_its_short_style_says_and_without_labels_has_none() -> None:
    assert listed("<ol style='list-style: upper-roman inside'><li>a<li>b</ol>") == [(1, "I.", "a"), (1, "II.", "b")]
    for page in ("<ul style='list-style:none'>{}</ul>", "<ol style='list-style-type:none'>{}</ol>"):
        found = blocks(page.format("<li>(1) a<li>(2) b"))
        assert [(one.kind, one.plain) for one in found] == [
            (BlockKind.PARAGRAPH, "(1) a"),
            (BlockKind.PARAGRAPH, "(2) b"),
        ]


def test_a_quotation_within_a_quotation_has_its_own_marks() -> None:
    assert read_html("<p><q>a <q>b</q> c</q> <q>d</q></p>").text.plain == "„a ‚b‘ c“ „d“"


def _shown(html: str) -> list[str]:
    blocks = read_html(html).text.blocks
    return [f"{label} {block.plain}".strip() for label, block in zip(labels(blocks), blocks, strict=True)]


def test_labels_with_a_nought_and_greek_ones_stay_what_they_were() -> None:
    items = "".join(f"<li>{number}</li>" for number in range(8, 12))
    assert _shown(f"<ol start=8 style='list-style-type:decimal-leading-zero'>{items}</ol>") == [
        "08. 8",
        "09. 9",
        "10. 10",
        "11. 11",
    ]
    assert _shown("<ol style='list-style-type:lower-greek'><li>so</li><li>oder so</li></ol>") == ["α. so", "β. oder so"]
    word = "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>0{0}.</span>Punkt</p>"
    assert _shown(word.format(1) + word.format(2)) == ["01. Punkt", "02. Punkt"]


def test_rules_for_paper_hide_nothing_of_what_stood_on_the_screen() -> None:
    style = "<style>@media print { .a {display:none} p {display:none} } .c {display:none}</style>"
    read = read_html(f"{style}<p>Der Beirat <span class=a>nicht</span> bittet<span class=c> laut</span>.</p>")
    assert read.text.plain == "Der Beirat nicht bittet."
