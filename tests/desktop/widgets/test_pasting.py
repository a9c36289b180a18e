"""What somebody pastes or drops on an editor, and what they then see."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from beirat_desktop.desktop.widgets import rich_text
from beirat_desktop.desktop.widgets.pasted import OWN
from beirat_desktop.desktop.widgets.reading_dialog import LeftOutDialog, ReadingDialog
from beirat_desktop.desktop.widgets.rich_editor import LinkQuestion, RichEditor
from beirat_desktop.desktop.widgets.rich_text import qt_position
from beirat_desktop.domain.numbering import labels
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run, canonical, row_of
from tests.desktop.widgets.test_rich_text import editor, paragraph, type_in


def paste(one: RichEditor, html: str = "", *, text: str = "", files: tuple[Path, ...] = ()) -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        data.setText("\n".join(QUrl.fromLocalFile(str(file)).toString() for file in files))
    one.text_edit.insertFromMimeData(data)


def shown(one: RichEditor) -> list[str]:
    blocks = one.value().blocks
    return [f"{label} {block.plain}".strip() for block, label in zip(blocks, labels(blocks), strict=True)]


def put(one: RichEditor, place: int) -> None:
    cursor = one.text_edit.textCursor()
    cursor.setPosition(place)
    one.text_edit.setTextCursor(cursor)


def docx(tmp_path: Path, body: str) -> Path:
    file = tmp_path / "antrag.docx"
    made = io.BytesIO()
    root = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("word/document.xml", f"<w:document {root}><w:body>{body}</w:body></w:document>")
    file.write_bytes(made.getvalue())
    return file


BODY = "<w:p><w:r><w:t>Der Beirat tagt</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t> nicht</w:t></w:r></w:p>"


def test_what_was_left_out_is_told_in_one_line_that_leads_to_it(theme, qtbot, monkeypatch) -> None:
    one = editor(qtbot)
    paste(one, "<p>Wir sind <s>nicht</s> für <del>5</del><ins>8</ins> Euro.</p><p hidden>geheim</p>")
    assert one.value().plain == "Wir sind für 8 Euro."
    assert one.notice.isVisible()
    assert one.notice.sentence == (
        "2 gestrichene Stellen und 1 verborgene Stelle nicht übernommen; 1 nachverfolgte Einfügung übernommen"
    )
    seen = []
    monkeypatch.setattr(
        LeftOutDialog, "exec", lambda self: seen.extend(self.places.item(n).text() for n in range(self.places.count()))
    )
    one.notice.links[0].click()
    assert seen == ["gestrichen: nicht", "gestrichen: 5", "nachträglich eingefügt: 8", "verborgen: geheim"]
    one.notice.links[-1].click()
    assert not one.notice.isVisible()


def test_what_was_taken_whole_is_not_spoken_of(theme, qtbot) -> None:
    one = editor(qtbot)
    paste(one, "<p>a</p><p hidden>b</p>")
    paste(one, "<p>c</p>")
    assert not one.notice.isVisible()


def test_a_text_of_another_paper_takes_the_line_away(theme, qtbot) -> None:
    one = editor(qtbot)
    paste(one, "<p>a</p><p hidden>b</p>")
    one.set_value(RichText.of("anderer Antrag"))
    assert not one.notice.isVisible()


def test_one_undo_takes_a_paste_back_and_leaves_what_was_there(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("vorher nachher"))
    put(one, 7)
    paste(one, "<p>eins</p><ol><li>x</li><li>y</li></ol><table><tr><td>1</td><td>2</td></tr></table><p>zwei</p>")
    assert len(one.value().blocks) > 4
    one.text_edit.undo()
    assert one.value() == RichText.of("vorher nachher")
    assert not one.text_edit.document().isUndoAvailable()


def test_a_paste_takes_the_place_of_what_is_selected(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("Der Rat tagt"))
    put(one, 4)
    one.text_edit.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    paste(one, text="Beirat")
    assert one.value() == RichText.of("Der Beirat tagt")
    one.text_edit.undo()
    assert one.value() == RichText.of("Der Rat tagt")


def test_what_is_pasted_into_a_quotation_is_quoted(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText((Block((), quote=1), paragraph("danach"))))
    put(one, 0)
    paste(one, "<p>eins</p><p>zwei</p><blockquote>drei</blockquote>")
    assert [(block.quote, block.plain) for block in one.value().blocks] == [
        (1, "eins"),
        (1, "zwei"),
        (2, "drei"),
        (0, "danach"),
    ]


def item(text: str, *, first: bool = False, level: int = 1, numbering: str = "1.") -> Block:
    return Block((Run(text),) if text else (), BlockKind.ITEM, 0, level, True, 1, first, numbering)


def test_what_is_pasted_into_an_empty_item_stays_in_the_list(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText((item("eins", first=True, numbering="a)"), item("", numbering="a)"))))
    put(one, len("eins") + 1)
    paste(one, "<p>zwei</p><p>drei</p>")
    assert shown(one) == ["a) eins", "b) zwei", "c) drei"]


def test_items_pasted_into_an_empty_item_go_on_with_its_labels(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText((item("eins", first=True), item(""))))
    put(one, len("eins") + 1)
    paste(one, "<ul><li>zwei<ol type=a><li>darunter</li></ol></li><li>drei</li></ul>")
    assert shown(one) == ["1. eins", "2. zwei", "a) darunter", "3. drei"]


def test_a_list_pasted_behind_words_keeps_its_first_label(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("Die Verwaltung wird gebeten,"))
    put(one, len("Die Verwaltung wird gebeten,"))
    paste(one, "<ol type=a><li>zu prüfen,</li><li>zu berichten.</li></ol>")
    assert shown(one) == ["Die Verwaltung wird gebeten,", "a) zu prüfen,", "b) zu berichten."]


def test_a_table_is_edited_cell_by_cell_and_its_places_are_those_of_the_text(theme, qtbot) -> None:
    text = RichText(
        (
            paragraph("vor"),
            row_of([(Run("Kurs"),), (Run("Euro"),)], header=True),
            row_of([(Run("A1"),), ()]),
            paragraph("nach"),
        )
    )
    one = editor(qtbot)
    one.set_value(text)
    plain = one.value().plain
    put(one, qt_position(plain, plain.index("A1")) + 3)
    type_in(one, "500")
    assert one.value().plain == "vor\nKurs\tEuro\nA1\t500\nnach"
    assert one.value().blocks[1].first
    plain = one.value().plain
    cursor = one.text_edit.cursor_over(plain.index("nach"), plain.index("nach") + 4)
    assert cursor.selectedText() == "nach"


def test_a_list_pasted_into_a_cell_becomes_its_lines(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText((Block(), row_of([(Run("a"),), ()]), Block())))
    put(one, 3)
    paste(one, "<ol><li>x</li><li>y</li></ol>")
    assert one.value().blocks[1].plain == "a\t1. x\u20282. y"


def test_numbers_of_pages_are_left_out_of_joined_lines_and_can_be_looked_at(theme, qtbot) -> None:
    one = editor(qtbot)
    paste(one, text="Der Beirat bittet die Verwal-\nSeite 3\ntung um eine Antwort.")
    one.notice.links[0].click()
    assert one.value() == RichText.of("Der Beirat bittet die Verwaltung um eine Antwort.")
    assert one.notice.sentence == "1 Kopf- oder Fußzeile nicht übernommen"
    assert one.notice.links[0].text() == "ansehen"
    one.text_edit.undo()
    assert one.value().empty


def test_lines_of_a_pdf_are_joined_when_asked_and_undo_goes_back(theme, qtbot) -> None:
    one = editor(qtbot)
    paste(one, text="Der Beirat bittet die Verwal-\ntung zu berichten.\n")
    assert one.value().plain == "Der Beirat bittet die Verwal-\ntung zu berichten."
    one.notice.links[0].click()
    assert one.value().plain == "Der Beirat bittet die Verwaltung zu berichten."
    assert not one.notice.isVisible()


def test_a_copied_file_is_never_wording(theme, qtbot, tmp_path) -> None:
    one = editor(qtbot)
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"%PDF")
    paste(one, files=(file,))
    assert one.value() == RichText()
    assert one.notice.sentence == "„plan.pdf“ ist kein Text. Einlesen lassen sich .docx und .odt."
    one.attaches = True
    with qtbot.waitSignal(one.attach_wanted) as wanted:
        paste(one, files=(file,))
    assert wanted.args == [[file]]
    assert one.value() == RichText()


def test_the_address_of_a_file_as_mere_text_is_a_file_too(theme, qtbot, tmp_path) -> None:
    one = editor(qtbot)
    paste(one, text=f"file://{tmp_path}/x.pdf\n")
    assert one.value() == RichText()
    assert "x.pdf" in one.notice.sentence


def test_a_word_file_is_read_into_the_field_after_a_look_and_attached(theme, qtbot, tmp_path, monkeypatch) -> None:
    one = editor(qtbot)
    one.attaches = True
    file = docx(tmp_path, BODY)
    looks = []

    def look(dialog: ReadingDialog) -> bool:
        looks.append(dialog.text_edit.toPlainText())
        assert not one.value().plain
        return True

    monkeypatch.setattr(ReadingDialog, "exec", look)
    with qtbot.waitSignal(one.attach_wanted) as wanted:
        paste(one, files=(file,))
    assert looks == ["Der Beirat tagt"]
    assert one.value() == RichText.of("Der Beirat tagt")
    assert one.notice.sentence == "1 gestrichene Stelle nicht übernommen"
    assert wanted.args == [[file]]


def test_after_a_look_the_file_can_be_left(theme, qtbot, tmp_path, monkeypatch) -> None:
    one = editor(qtbot)
    monkeypatch.setattr(ReadingDialog, "exec", lambda self: False)
    paste(one, files=(docx(tmp_path, BODY),))
    assert one.value() == RichText()


@pytest.mark.parametrize("content", [b"kein Word", b"PK\x03\x04"])
def test_a_file_that_cannot_be_read_gets_its_sentence(theme, qtbot, tmp_path, content) -> None:
    one = editor(qtbot)
    file = tmp_path / "antrag.docx"
    file.write_bytes(content)
    paste(one, files=(file,))
    assert one.notice.sentence.startswith("„antrag.docx“ ist beschädigt")
    file.unlink()
    paste(one, files=(file,))
    assert one.notice.sentence.startswith("„antrag.docx“ lässt sich nicht lesen")


def test_a_hostile_page_gets_a_sentence_and_changes_nothing(theme, qtbot) -> None:
    one = editor(qtbot)
    paste(one, "<div>" * 100_000 + "x")
    assert one.value() == RichText()
    assert "verschachtelt" in one.notice.sentence


def test_outdenting_continues_the_outer_numbering(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(
        RichText((item("eins", first=True), item("zwei", first=True, level=2), item("drei", level=2), item("vier")))
    )
    put(one, len("eins") + 1)
    one._indent(-1)
    assert shown(one) == ["1. eins", "2. zwei", "1. drei", "3. vier"]
    one._indent(1)
    assert shown(one) == ["1. eins", "1. zwei", "2. drei", "2. vier"]


def test_what_stands_between_two_items_does_not_set_the_printed_number_back(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText((item("eins", first=True), item("zwei"), item("drei"))))
    put(one, len("eins") + 2)
    QTest.keyClick(one.text_edit, Qt.Key.Key_Home)
    one._toggle_list(True)
    assert shown(one) == ["1. eins", "zwei", "2. drei"]


def test_the_link_dialog_takes_no_sentence(theme, qtbot) -> None:
    one = editor(qtbot)
    asked = LinkQuestion("", one)
    asked.address_edit.setText("https://Der Bedarf ist hoch.")
    assert "keine Adresse" in asked.complaint()
    asked.address_edit.setText("post@stadt.de")
    assert asked.complaint() == ""
    asked.address_edit.clear()
    assert asked.complaint() == ""


def test_a_dropped_file_does_not_become_wording(theme, qtbot, tmp_path) -> None:
    one = editor(qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "plan.pdf"))])
    assert one.text_edit.canInsertFromMimeData(data)


def test_typing_in_a_long_text_tells_the_whole_of_it(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("\n".join(f"Absatz {n}" for n in range(50))))
    put(one, one.value().plain.index("Absatz 20") + len("Absatz 20"))
    type_in(one, "!")
    assert one.value() == RichText.of("\n".join(f"Absatz {n}{'!' if n == 20 else ''}" for n in range(50)))
    QTest.keyClick(one.text_edit, Qt.Key.Key_Return)
    type_in(one, "neu")
    assert one.value().plain.count("\n") == 50
    one.text_edit.selectAll()
    QTest.keyClick(one.text_edit, Qt.Key.Key_Delete)
    assert one.value() == RichText()


def test_the_bar_beside_a_quotation_is_painted_where_the_text_is_scrolled_to(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText(tuple(Block((Run(f"Absatz {n}"),), quote=int(n == 60)) for n in range(80))))
    one.resize(500, 300)
    one.text_edit.moveCursor(QTextCursor.MoveOperation.End)
    put(one, one.value().plain.index("Absatz 60"))
    one.text_edit.ensureCursorVisible()
    QApplication.processEvents()
    box = one.text_edit.cursorRect()
    picture = one.text_edit.viewport().grab().toImage()
    beside = picture.pixelColor(QPoint(11, box.center().y()))
    assert beside != picture.pixelColor(QPoint(picture.width() - 4, box.center().y()))


def test_words_are_counted(theme, qtbot) -> None:
    one = editor(qtbot)
    assert one.count_label.text() == ""
    type_in(one, "Der Beirat")
    assert one.count_label.text() == "2 Wörter"


def test_what_no_paper_can_print_is_named_with_its_place_until_it_is_gone(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("Frau Muster\nHerr "))
    one.text_edit.moveCursor(QTextCursor.MoveOperation.End)
    type_in(one, "😀")
    assert one.signs_notice.isVisible()
    assert "„😀“ (U+1F600) in Absatz 2" in one.signs_notice.sentence
    one.signs_notice.links[0].click()
    assert one.text_edit.textCursor().selectedText() == "😀"
    type_in(one, "李")
    assert not one.signs_notice.isVisible()
    assert one.value().plain == "Frau Muster\nHerr 李"


def test_a_long_text_is_pasted_and_taken_back_in_time_that_grows_with_its_length(theme, qtbot) -> None:
    one = editor(qtbot)
    sentence = "Der Beirat bittet die Verwaltung, bis zum Jahresende zu berichten."
    begun = time.process_time()
    paste(one, "".join(f"<p>{sentence}</p><ol><li>{sentence}</li></ol>" for _ in range(1500)))
    assert len(one.value().blocks) == 3000
    one.text_edit.undo()
    assert one.value() == RichText()
    # Measured: 0.3 s of the processor; where each paragraph was a step, it were minutes.
    assert time.process_time() - begun < 3


def test_a_key_in_a_long_text_reads_only_its_paragraph(theme, qtbot, monkeypatch) -> None:
    one = editor(qtbot)
    one.set_value(RichText.of("\n".join(["Der Beirat tagt."] * 200)))
    put(one, 40)
    monkeypatch.setattr(rich_text, "from_document", lambda document: pytest.fail("the whole text was read"))
    type_in(one, "neu")
    assert one.value().plain.count("neu") == 1


EVERYTHING = RichText(
    (
        Block((Run("Kopf"),), BlockKind.HEADING, level=2),
        Block((Run("fett", bold=True), Run(" Link", link="https://example.org")), quote=2),
        item("eins", first=True, numbering="(a)"),
        item("darunter", first=True, level=4, numbering="I."),
        item("zwei", numbering="(a)"),
        paragraph("vor"),
        row_of([(Run("Kurs"),), (Run("Euro", bold=True),)], header=True),
        row_of([(Run("A1"),), (Run("5"),)]),
        paragraph("nach\u2028Zeile"),
    )
)


def test_what_is_copied_in_the_program_comes_back_as_it_was(theme, qtbot) -> None:
    one, other = editor(qtbot), editor(qtbot)
    one.set_value(EVERYTHING)
    one.text_edit.selectAll()
    other.text_edit.insertFromMimeData(one.text_edit.createMimeDataFromSelection())
    assert other.value() == one.value() == canonical(EVERYTHING)
    assert not other.notice.isVisible()


def test_a_few_copied_words_join_the_sentence_they_come_into(theme, qtbot) -> None:
    one = editor(qtbot)
    one.set_value(RichText((item("Der Beirat tagt", first=True),)))
    one.text_edit.setTextCursor(one.text_edit.cursor_over(4, 10))
    data = one.text_edit.createMimeDataFromSelection()
    one.set_value(RichText.of("Wo der  tagt"))
    put(one, 7)
    one.text_edit.insertFromMimeData(data)
    assert one.value() == RichText.of("Wo der Beirat tagt")


@pytest.mark.parametrize("junk", [b"", b"{", b"[" * 100_000, b'{"blocks": [{"kind": "unbekannt"}]}'])
def test_junk_under_our_own_name_is_passed_over(theme, qtbot, junk) -> None:
    one = editor(qtbot)
    data = QMimeData()
    data.setData(OWN, junk)
    data.setText("Text")
    one.text_edit.insertFromMimeData(data)
    assert one.value() == RichText.of("Text")


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("text/rtf", "nur als RTF"),
        ("application/rtf", "nur als RTF"),
        ('application/x-qt-windows-mime;value="Rich Text Format"', "nur als RTF"),
        ("image/png", "keinen lesbaren Text"),
    ],
)
def test_what_holds_no_words_for_us_is_refused_in_words(theme, qtbot, form, told) -> None:
    one = editor(qtbot)
    data = QMimeData()
    data.setData(form, b"{\\rtf1 Der Beirat tagt nicht}")
    said = []
    one.text_edit.refused.connect(said.append)
    QApplication.clipboard().setMimeData(data)
    one.text_edit.paste()
    QApplication.clipboard().clear()  # what lies there at the end of the process crashes PySide
    assert said
    assert told in said[0]
    assert one.value().empty


def test_rtf_beside_a_text_does_not_stand_in_its_way(theme, qtbot) -> None:
    one = editor(qtbot)
    data = QMimeData()
    data.setData("text/rtf", b"{\\rtf1 Der Beirat tagt}")
    data.setText("Der Beirat tagt")
    one.text_edit.insertFromMimeData(data)
    assert one.value() == RichText.of("Der Beirat tagt")


@pytest.mark.parametrize("name", ["antrag.rtf", "antrag.DOC"])
def test_an_old_text_is_told_as_one(theme, qtbot, tmp_path, name) -> None:
    one, file, given = editor(qtbot), tmp_path / name, []
    file.write_bytes(b"{\\rtf1 Der Beirat tagt nicht}")
    one.attach_wanted.connect(given.append)
    paste(one, files=(file,))
    assert "als .docx oder .odt speichern" in one.notice.sentence
    assert name in one.notice.sentence
    one.attaches = True
    paste(one, files=(file,))
    assert given == [[file]]
    assert "kommt zu den Anlagen" in one.notice.sentence
    assert one.value().empty
