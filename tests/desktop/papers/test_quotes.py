"""Quotations on the screen: given a source, held against it while one types, never marked on the paper."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip

from beirat_desktop.desktop.papers.side import CheckRow
from beirat_desktop.desktop.theme import Scheme, tokens
from beirat_desktop.documents.preview import Preview
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from beirat_desktop.domain.verbatim import Standing
from beirat_desktop.german.citations import STANDINGS
from tests import factories

WORDS = "Die Stadt räumt der Integration eine hohe Priorität ein und fördert Kurse."
RESOLUTION = Resolution(factories.BEIRAT.id, date(2011, 2, 17), RichText.of(WORDS), number="2011/B03")
NAME = "Beschluss 2011/B03 des Beirates vom 17.02.2011"


@pytest.fixture
def cited(founded):
    with founded.unit("test") as unit:
        unit.resolutions.save(RESOLUTION)


@pytest.fixture
def opened(page, office, paper, cited, qtbot):
    def opened(rationale, **fields):
        text = RichText.of(rationale) if isinstance(rationale, str) else rationale
        office.papers.edit(paper.id, rationale=text, **fields)
        page.open(paper.id)
        settled(page, qtbot)
        return page.editor.form.editors["rationale"].text_edit

    return opened


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page.editor._background.working and not page.editor._quotes_pause.isActive())


def standings(page):
    return [row.one.quote.standing for row in page.editor.side.quotes_card.quote_rows]


def letter(page):
    if not page.editor.preview.pdf:
        return ""
    with Preview(page.editor.preview.pdf) as preview:
        return " ".join(preview.text(0).split())


def mark(edit, words):
    place = edit.toPlainText().index(words)
    cursor = edit.textCursor()
    cursor.setPosition(place)
    cursor.setPosition(place + len(words), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def rationale(page, office, paper):
    page.flush()
    return office.papers.get(paper.id).rationale


def go(dialog):
    dialog.go_button.click()


def cite_by_key(edit, qtbot):
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize("marked", ["„der Integration eine hohe Priorität“", "der Integration eine hohe Priorität", ""])
def test_a_quotation_is_given_its_source_by_key_and_stays_as_it_is(opened, page, office, paper, answer, qtbot, marked):
    edit = opened("Beschlossen war „der Integration eine hohe Priorität“, so viel dazu.")
    if marked:
        mark(edit, marked)
    else:
        edit.setTextCursor(edit.cursor_over(20, 20))
    seen = []

    def choose(dialog):
        seen.append((dialog.windowTitle(), dialog.quote_edit.toPlainText(), dialog.standing_label.text()))
        go(dialog)

    answer(choose)
    cite_by_key(edit, qtbot)
    words = "der Integration eine hohe Priorität"
    assert seen == [("Quelle des Zitats", words, "Wörtlich in der Quelle.")]
    assert rationale(page, office, paper).plain == f"Beschlossen war „{words}“ ({NAME}), so viel dazu."
    (work,) = office.citations.of(paper.id)
    assert (work.citation.cited_resolution_id, work.citation.quote) == (RESOLUTION.id, words)
    qtbot.waitUntil(lambda: standings(page) == [Standing.EXACT])


def test_words_without_marks_get_a_source_that_need_not_be_written_into_the_text(
    opened, page, office, paper, answer, qtbot
):
    edit = opened("Danach ist der Integration eine hohe Priorität zu geben 🙂, sagt das Land.")
    mark(edit, "das Land")
    edit.cursor_over(0, 0)
    mark(edit, "der Integration eine hohe Priorität")

    def choose(dialog):
        dialog.behind_check.setChecked(False)
        go(dialog)

    answer(choose)
    cite_by_key(edit, qtbot)
    assert rationale(page, office, paper).plain.startswith("Danach ist der Integration eine hohe Priorität zu geben 🙂")
    qtbot.waitUntil(lambda: standings(page) == [Standing.EXACT])


def test_without_anything_marked_one_refers_to_a_resolution_at_the_cursor(opened, page, office, paper, answer, qtbot):
    edit = opened("Davor.")
    edit.moveCursor(QTextCursor.MoveOperation.End)

    def choose(dialog):
        assert dialog.windowTitle() == "Auf Beschluss Bezug nehmen"
        dialog.search_edit.setText("prioritaet")
        dialog.look()
        dialog.words_view.selectAll()
        go(dialog)

    answer(choose)
    cite_by_key(edit, qtbot)
    assert rationale(page, office, paper).plain == f"Davor. „{WORDS}“ ({NAME})"
    qtbot.waitUntil(lambda: standings(page) == [Standing.EXACT])


def test_a_source_outside_the_record_takes_nothing_away_either(opened, page, office, paper, answer, qtbot):
    edit = opened("„Integration lebt vom Mitmachen aller“")
    edit.selectAll()

    def choose(dialog):
        dialog.tabs.setCurrentIndex(1)
        dialog.source_edit.setText("Landesplan, 2007")
        go(dialog)

    answer(choose)
    cite_by_key(edit, qtbot)
    assert rationale(page, office, paper).plain == "„Integration lebt vom Mitmachen aller“ (Landesplan, 2007)"
    settled(page, qtbot)
    qtbot.waitUntil(lambda: standings(page) == [Standing.SOURCE_OUTSIDE])
    (row,) = page.editor.side.quotes_card.quote_rows
    assert row.standing_label.text() == STANDINGS[Standing.SOURCE_OUTSIDE]
    row.checked.click()
    assert office.citations.of(paper.id)[0].citation.checked_on == date(2012, 5, 14)


def test_the_source_of_a_block_quotation_stands_below_it(opened, page, office, paper, answer, qtbot):
    quoted = Block((Run("der Integration eine hohe Priorität"),), quote=1)
    edit = opened(RichText((Block((Run("Davor"),)), quoted, Block((Run("Danach"),)))))
    edit.setTextCursor(edit.cursor_over(12, 12))
    answer(go)
    cite_by_key(edit, qtbot)
    blocks = rationale(page, office, paper).blocks
    assert [(block.plain, block.quote) for block in blocks] == [
        ("Davor", 0),
        ("der Integration eine hohe Priorität", 1),
        (f"({NAME})", 0),
        ("Danach", 0),
    ]
    qtbot.waitUntil(lambda: standings(page) == [Standing.EXACT])


def test_the_source_of_a_quoted_list_is_no_item_of_it(opened, page, office, paper, answer, qtbot):
    item = Block((Run("der Integration eine hohe Priorität"),), BlockKind.ITEM, 1, ordered=True, first=True)
    edit = opened(RichText((item,)))
    edit.selectAll()
    answer(go)
    cite_by_key(edit, qtbot)
    assert rationale(page, office, paper).blocks == (item, Block((Run(f"({NAME})"),)))


def test_every_edit_is_held_against_the_source_and_told_word_by_word(opened, page, office, paper, qtbot):
    office.citations.add(paper.id, quote="der Integration eine hohe Priorität", cited_resolution_id=RESOLUTION.id)
    edit = opened("„der Integration eine hohe Priorität“")
    assert standings(page) == [Standing.EXACT]
    mark(edit, "hohe")
    qtbot.keyClicks(edit, "geringe")
    qtbot.waitUntil(lambda: standings(page) == [Standing.NEAR])
    (row,) = page.editor.side.quotes_card.quote_rows
    assert row.standing_label.text() == "Weicht von der Quelle ab"
    assert "<s " in row.words_label.text()
    assert "hohe" in row.words_label.text()
    mark(edit, "eine geringe")
    edit.textCursor().insertText("…")
    qtbot.waitUntil(lambda: standings(page) == [Standing.WITH_OMISSION])


def test_a_quotation_without_source_is_offered_the_one_that_has_its_words(opened, page, office, paper, qtbot):
    opened("So war es: „Die Stadt … fördert Kurse“.")
    (row,) = page.editor.side.quotes_card.quote_rows
    assert row.standing_label.text() == "Ohne Quelle"
    row.proposals[0].click()
    assert rationale(page, office, paper).plain == "So war es: „Die Stadt … fördert Kurse“."
    qtbot.waitUntil(lambda: standings(page) == [Standing.WITH_OMISSION])


def test_another_source_takes_the_place_of_the_former(opened, page, office, paper, answer, qtbot):
    first = office.citations.add(paper.id, quote="eine hohe Priorität", source="Irgendwo")
    opened("„eine hohe Priorität“")
    (row,) = page.editor.side.quotes_card.quote_rows

    def choose(dialog):
        dialog.behind_check.setChecked(False)
        go(dialog)

    answer(choose)
    row.cite_button.click()
    (work,) = office.citations.of(paper.id)
    assert (work.citation.id, work.citation.source, work.name) == (first.id, "", NAME)


def test_the_checklist_leads_to_what_does_not_hold_and_from_there_into_the_text(opened, page, office, paper, qtbot):
    office.citations.add(paper.id, quote="eine ganz andere Sache", cited_resolution_id=RESOLUTION.id)
    office.citations.add(paper.id, quote="der Integration eine Priorität", cited_resolution_id=RESOLUTION.id)
    edit = opened("„der Integration eine Priorität“ und „eine ganz andere Sache“")
    rows = {row.check.rule: row for row in page.editor.side.ready_card.findChildren(CheckRow)}
    assert rows["paper.quotes_not_found"].check.text == "Zitate, die in ihrer Quelle nicht stehen: 1."
    assert rows["paper.quotes_differ"].check.field == "quotes"
    page.editor.side.mend.emit("quotes")
    row = page.editor.side.quotes_card.quote_rows[1]
    assert page.editor.focusWidget() is row.show_button
    row.show_button.click()
    assert edit.textCursor().selectedText() == "eine ganz andere Sache"


def test_a_reference_without_words_stays_listed_and_can_be_taken_off(opened, page, office, paper, qtbot):
    office.citations.add(paper.id, cited_resolution_id=RESOLUTION.id)
    opened("Nichts Zitiertes.")
    card = page.editor.side.quotes_card
    assert (len(card.quote_rows), len(card.reference_rows), card.isVisible()) == (0, 1, True)
    card.removed.emit(office.citations.of(paper.id)[0].citation.id)
    qtbot.waitUntil(lambda: (card.reference_rows, card.isVisible()) == ([], False))


def test_the_mark_is_on_the_screen_only(opened, page, office, paper, qtbot):
    text = "Er sagt „der Integration eine andere Priorität“ und „etwas ganz ohne jede Quelle“, „Die Stadt … Kurse“."
    before = office.papers.edit(paper.id, rationale=RichText.of(text))
    page.open(paper.id)
    settled(page, qtbot)
    qtbot.waitUntil(lambda: "ohne jede" in letter(page))
    bare = page.editor.preview.pdf
    for quote in ("der Integration eine andere Priorität", "Die Stadt … Kurse"):
        office.citations.add(paper.id, quote=quote, cited_resolution_id=RESOLUTION.id)
    edit = opened(text)
    page.editor.reload()
    settled(page, qtbot)
    lines = [(each.cursor.selectedText(), each.format.underlineStyle()) for each in edit.extraSelections()]
    style = QTextCharFormat.UnderlineStyle
    assert lines == [
        ("der Integration eine andere Priorität", style.WaveUnderline),
        ("etwas ganz ohne jede Quelle", style.DashUnderline),
        ("Die Stadt … Kurse", style.DotLine),
    ]
    assert rationale(page, office, paper) == before.rationale
    assert page.editor.preview.pdf == bare
    assert "etwas ganz ohne jede Quelle" in letter(page)
    assert not any(word in letter(page) for word in STANDINGS.values())


def test_what_is_said_of_a_quotation_is_its_tooltip(opened, page, office, paper, qtbot, monkeypatch):
    edit = opened("„etwas ganz ohne jede Quelle“ davor")
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: shown.append(text))
    over = edit.cursorRect(edit.cursor_over(5, 5)).center()
    for place in (over, QPoint(edit.viewport().width() - 2, over.y())):
        QApplication.sendEvent(edit.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, edit.mapToGlobal(place)))
    assert shown == ["Ohne Quelle"]


def test_underlines_and_differences_take_the_colours_of_the_scheme(opened, page, office, paper, qtbot, theme):
    office.citations.add(paper.id, quote="der Integration eine Priorität", cited_resolution_id=RESOLUTION.id)
    edit = opened("„der Integration eine Priorität“")
    theme.set_scheme(Scheme.DARK)
    (line,) = edit.extraSelections()
    assert line.format.underlineColor() == tokens().color("amber")
    card = page.editor.side.quotes_card
    qtbot.waitUntil(lambda: tokens().red in card.quote_rows[0].words_label.text())
