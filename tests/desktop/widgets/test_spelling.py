"""Misspelled words are marked while somebody writes, and mended from the menu."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from beirat_desktop.desktop.widgets import spelling
from beirat_desktop.desktop.widgets.rich_editor import RichEditor
from beirat_desktop.domain.text import RichText
from tests.desktop.widgets.test_rich_text import editor, type_in


@pytest.fixture
def service(qapp, tmp_path: Path):
    (tmp_path / "de_DE.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "de_DE.dic").write_text("3\nBeirat\nVerwaltung\nund\n", encoding="utf-8")
    made = spelling.Spelling(tmp_path / "de_DE")
    spelling.use(made)
    yield made
    spelling.use(None)
    made.close()


def marked(one: RichEditor) -> list[str]:
    return [selection.cursor.selectedText() for selection in one.text_edit.extraSelections()]


def test_misspelled_words_are_marked_and_only_they(theme, qtbot, service) -> None:
    one = editor(qtbot)
    type_in(one, "Beirat und Ferwaltung")
    qtbot.waitUntil(lambda: marked(one) == ["Ferwaltung"])
    assert one.value() == RichText.of("Beirat und Ferwaltung")


def test_a_name_that_becomes_known_is_no_longer_marked(theme, qtbot, service) -> None:
    one = editor(qtbot)
    type_in(one, "Beirat Yılmaz")
    qtbot.waitUntil(lambda: marked(one) == ["Yılmaz"])
    service.learn(["Yılmaz"])
    qtbot.waitUntil(lambda: marked(one) == [])


def test_the_menu_offers_what_may_be_meant(theme, qtbot, service) -> None:
    one = editor(qtbot)
    type_in(one, "und Ferwaltung")
    qtbot.waitUntil(lambda: marked(one) == ["Ferwaltung"])
    menu = QMenu(one)
    menu.addAction("Kopieren")
    (mark,) = one.text_edit.extraSelections()
    one.text_edit.offer_words(menu, QTextCursor(mark.cursor), service)
    assert next(act.text() for act in menu.actions() if act.text()) == "Vorschläge werden gesucht …"
    qtbot.waitUntil(lambda: "Verwaltung" in [act.text() for act in menu.actions()])
    next(act for act in menu.actions() if act.text() == "Verwaltung").trigger()
    assert one.value() == RichText.of("und Verwaltung")


def test_a_dictionary_that_cannot_be_read_marks_nothing(theme, qtbot, tmp_path: Path) -> None:
    (tmp_path / "x.aff").write_bytes(b"SET UTF-8\n")
    service = spelling.Spelling(tmp_path / "x")
    spelling.use(service)
    one = editor(qtbot)
    type_in(one, "Ferwaltung")
    qtbot.waitUntil(lambda: not service.works)
    assert marked(one) == []
    spelling.use(None)
    service.close()


def test_without_a_dictionary_nothing_is_asked(theme, qtbot) -> None:
    one = editor(qtbot)
    type_in(one, "Ferwaltung")
    one.check_spelling()
    assert marked(one) == []
