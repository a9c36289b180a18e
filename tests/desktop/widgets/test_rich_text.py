from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from beirat_desktop.desktop.widgets.pasted import pasted
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.desktop.widgets.rich_text import from_document, to_document
from beirat_desktop.domain.text import SOFT_BREAK, Block, BlockKind, RichText, Run, canonical

LETTERS = st.text(
    st.one_of(st.sampled_from(f"aä ßğ*_#>-1.\t\u00a0{SOFT_BREAK}😀"), st.characters(exclude_categories=["Cs", "Cc"])),
    max_size=12,
)
RUNS = st.builds(
    Run,
    LETTERS,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "", "https://example.org/a?b=1&c", "mailto:a@b.de"]),
)
BLOCKS = st.builds(
    Block,
    st.lists(RUNS, max_size=4).map(tuple),
    st.sampled_from(BlockKind),
    st.integers(0, 2),
    st.integers(1, 3),
    st.booleans(),
    st.integers(1, 30),
    st.booleans(),
    st.sampled_from(["1.", "a)", "(i)", "I.", "2.1", "§ A"]),
)
TEXTS = st.builds(RichText, st.lists(BLOCKS, max_size=8).map(tuple))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_text_comes_back_from_the_document_as_it_was(text: RichText) -> None:
    document = QTextDocument()
    to_document(text, document)
    assert from_document(document) == canonical(text)


@given(TEXTS)
def test_the_canonical_text_is_its_own_canonical_text(text: RichText) -> None:
    once = canonical(text)
    assert canonical(once) == once


def paragraph(text: str, **style: bool) -> Block:
    return Block((Run(text, **style),))


def editor(qtbot) -> RichEditor:
    made = RichEditor("Begründung")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def type_in(widget: RichEditor, text: str) -> None:
    for letter in text:
        event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget.text_edit, event)


def test_typing_is_told_as_rich_text(theme, qtbot) -> None:
    one = editor(qtbot)
    with qtbot.waitSignal(one.edited) as told:
        type_in(one, "ü")
    assert told.args == [RichText.of("ü")]


def test_setting_the_shown_text_again_leaves_the_cursor(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("Der Beirat"))
    one.text_edit.moveCursor(QTextCursor.MoveOperation.End)
    one.set_value(RichText.of("Der Beirat"))
    assert one.text_edit.textCursor().position() == len("Der Beirat")


def test_setting_a_text_is_no_edit(theme, qtbot) -> None:
    one = editor(qtbot)
    told = []
    one.edited.connect(told.append)
    one.set_value(RichText.of("Der Beirat"))
    assert told == []


def test_control_b_makes_bold_and_control_i_italic(theme, qtbot) -> None:
    one = editor(qtbot)
    one.text_edit.setFocus()
    qtbot.waitUntil(one.text_edit.hasFocus)
    QTest.keyClick(one.text_edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    type_in(one, "fett")
    QTest.keyClick(one.text_edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(one.text_edit, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    type_in(one, "schräg")
    assert one.value() == RichText((Block((Run("fett", bold=True), Run("schräg", italic=True))),))


def test_lists_begin_go_on_and_end(theme, qtbot) -> None:
    one = editor(qtbot)
    one._toggle_list(True)
    type_in(one, "eins")
    QTest.keyClick(one.text_edit, Qt.Key.Key_Return)
    type_in(one, "zwei")
    QTest.keyClick(one.text_edit, Qt.Key.Key_Return)
    QTest.keyClick(one.text_edit, Qt.Key.Key_Return)
    type_in(one, "danach")
    blocks = one.value().blocks
    assert [(block.kind, block.plain, block.first) for block in blocks] == [
        (BlockKind.ITEM, "eins", True),
        (BlockKind.ITEM, "zwei", False),
        (BlockKind.PARAGRAPH, "danach", False),
    ]


def test_quotes_and_depth_of_lists_are_kept(theme, qtbot) -> None:
    one = editor(qtbot)
    type_in(one, "Zitat")
    one._toggle_quote()
    assert one.value().blocks[0].quote == 1
    one._toggle_quote()
    one._toggle_list(False)
    one._indent(1)
    assert (one.value().blocks[0].quote, one.value().blocks[0].level) == (0, 2)


def test_undo_takes_back_what_was_typed(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("Der Beirat"))
    one.text_edit.moveCursor(QTextCursor.MoveOperation.End)
    type_in(one, " lädt")
    one.text_edit.undo()
    assert one.value() == RichText.of("Der Beirat")


def test_links_lead_only_to_the_net_or_a_mailbox(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_link("example.org")
    assert one.value().blocks[0].runs == (Run("https://example.org", link="https://example.org"),)
    assert canonical(RichText((Block((Run("x", link="javascript:alert(1)"),)),))) == RichText.of("x")


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{font-family:Calibri}</style>
</head><body><h1 style="color:red">Antrag</h1><p class="MsoNormal" style="font-size:20pt;font-family:Comic Sans MS">
<b>Der Beirat</b> <span style="color:#ff0000;background:yellow">lädt</span> <i>ein</i> <u>und</u>
<a href="https://example.org">liest</a><a href="javascript:x()">nicht</a><o:p></o:p></p>
<ul><li>Punkt<ul><li>tiefer</li></ul></li></ul><table border="1"><tr><td>Zelle 1</td><td>Zelle 2</td></tr></table>
<img src="data:image/png;base64,iVBORw0KGgo="><script>alert(1)</script></body></html>"""


def test_a_page_of_word_is_cleaned_to_what_the_papers_know(theme, qtbot) -> None:
    data = QMimeData()
    data.setHtml(WORD)
    text = pasted(data).text
    runs = [run for block in text.blocks for run in block.runs]
    assert Run("Der Beirat", bold=True) in runs
    assert Run("ein", italic=True) in runs
    assert Run("liest", link="https://example.org") in runs
    assert {run.link for run in runs} == {"", "https://example.org"}
    assert [block.level for block in text.blocks if block.kind is BlockKind.ITEM] == [1, 2]
    assert "Zelle 1" in text.plain
    assert "alert" not in text.plain
    one = editor(qtbot)
    one.text_edit.insertFromMimeData(data)
    assert one.value() == text
    assert "Comic" not in one.text_edit.document().toHtml()


def test_plain_text_is_pasted_line_by_line(theme, qtbot) -> None:
    data = QMimeData()
    data.setText("eins\r\nzwei\n")
    assert pasted(data).text == RichText.of("eins\nzwei")


def test_paste_joins_the_sentence_it_is_put_into(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("Der  lädt ein"))
    cursor = one.text_edit.textCursor()
    cursor.setPosition(4)
    one.text_edit.setTextCursor(cursor)
    data = QMimeData()
    data.setText("Beirat")
    one.text_edit.insertFromMimeData(data)
    assert one.value() == RichText.of("Der Beirat lädt ein")


def test_a_million_characters_pass(theme) -> None:
    text = RichText.of("\n".join("Der Beirat lädt ein. " * 50 for _line in range(1000)))
    document = QTextDocument()
    to_document(text, document)
    assert from_document(document) == text


def press(widget: RichEditor, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    QTest.keyClick(widget.text_edit, key, held)


def test_a_sub_heading_is_made_by_its_keys_and_ends_with_its_line(theme, qtbot) -> None:
    one = editor(qtbot)
    one.text_edit.setFocus()
    qtbot.waitUntil(one.text_edit.hasFocus)
    control = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    press(one, Qt.Key.Key_1, *control)
    type_in(one, "Auftrag")
    press(one, Qt.Key.Key_Return)
    press(one, Qt.Key.Key_2, *control)
    type_in(one, "Träger")
    press(one, Qt.Key.Key_Return)
    type_in(one, "Die Stadt.")
    assert one.value().blocks == (
        Block((Run("Auftrag"),), BlockKind.HEADING, level=1),
        Block((Run("Träger"),), BlockKind.HEADING, level=2),
        paragraph("Die Stadt."),
    )


def test_the_button_of_a_sub_heading_tells_where_the_cursor_stands_and_takes_it_back(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("Auftrag\nText"))
    first, second = one._headings
    first.click()
    assert one.value().blocks[0] == Block((Run("Auftrag"),), BlockKind.HEADING)
    assert (first.isChecked(), second.isChecked(), one._bold.isChecked()) == (True, False, False)
    second.click()
    assert one.value().blocks[0].level == 2
    second.click()
    assert one.value() == RichText.of("Auftrag\nText")


def test_the_tools_tell_of_the_text_that_is_shown_not_of_the_one_before(qtbot):
    one = RichEditor("Vorschlag")
    qtbot.addWidget(one)
    one.set_value(RichText((Block((Run("ein Punkt", bold=True),), BlockKind.ITEM, ordered=True, first=True),)))
    assert (one._numbers.isChecked(), one._bold.isChecked()) == (True, True)
    one.set_value(RichText())
    assert (one._numbers.isChecked(), one._bold.isChecked()) == (False, False)


def test_undo_takes_back_a_sub_heading_at_once(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("Auftrag\nText"))
    one._headings[0].click()
    one.text_edit.undo()
    assert one.value() == RichText.of("Auftrag\nText")
    one.text_edit.redo()
    assert one.value().blocks[0].kind is BlockKind.HEADING


def test_a_list_made_of_a_sub_heading_is_a_list(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText((Block((Run("Auftrag"),), BlockKind.HEADING),)))
    one._toggle_list(True)
    assert one.value().blocks == (Block((Run("Auftrag"),), BlockKind.ITEM, ordered=True, first=True),)
    one._headings[0].click()
    assert one.value().blocks == (Block((Run("Auftrag"),), BlockKind.HEADING),)


def test_what_a_page_calls_headings_are_sub_headings_of_two_levels(theme, qtbot) -> None:
    data = QMimeData()
    data.setHtml("<h2>Ziele</h2><p>Text</p><h3><b>Träger</b></h3><h5>tiefer</h5><p><b>fett</b></p>")
    one = editor(qtbot)
    one.text_edit.insertFromMimeData(data)
    assert one.value().blocks == (
        Block((Run("Ziele"),), BlockKind.HEADING, level=1),
        paragraph("Text"),
        Block((Run("Träger"),), BlockKind.HEADING, level=2),
        Block((Run("tiefer"),), BlockKind.HEADING, level=2),
        paragraph("fett", bold=True),
    )


def test_no_key_formats_a_text_that_is_only_read(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("Der Beirat möge beschließen."))
    one.set_read_only(True)
    one.text_edit.setFocus()
    qtbot.waitUntil(one.text_edit.hasFocus)
    one.text_edit.selectAll()
    before = one.value()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for key, held in ((Qt.Key.Key_B, control), (Qt.Key.Key_M, control), (Qt.Key.Key_1, control | shift)):
        QTest.keyClick(one.text_edit, key, held)
    assert one.value() == before
    one.set_read_only(False)
    QTest.keyClick(one.text_edit, Qt.Key.Key_B, control)
    assert one.value() != before
