from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QPushButton

from beirat_desktop.desktop.help.window import HelpWindow
from beirat_desktop.desktop.theme import Scheme, px
from beirat_desktop.usecases.handbook import Handbook
from tests.documents.reading import text_of

BOOK = Handbook()


@pytest.fixture
def window(theme, qtbot) -> HelpWindow:
    made = HelpWindow(BOOK)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(window: HelpWindow) -> str:
    return window.browser.toPlainText()


def rows(window: HelpWindow) -> list[str]:
    return [window.list.item(row).text() for row in range(window.list.count())]


def test_it_opens_at_the_contents_and_goes_to_the_page_that_is_asked_for(window) -> None:
    assert shown(window).startswith("Handbuch zu Beirat Desktop")
    window.show_up("einladung")
    assert shown(window).startswith("Einladung")
    assert window.windowTitle() == "Hilfe – Einladung"
    assert window.list.currentItem().text() == "Einladung"


def test_what_was_looked_for_before_is_gone_when_another_page_is_asked_for(window) -> None:
    window.show_up("einladung")
    window.search_edit.setText("Los")
    window.show_up("sitzungen")
    assert window.search_edit.text() == ""
    assert window.list.currentItem().text() == "Sitzungen"


def test_a_page_that_is_not_there_shows_the_contents(window) -> None:
    window.show_up("einladung")
    window.show_up("gibt es nicht")
    assert window.windowTitle() == "Hilfe – Handbuch zu Beirat Desktop"


def test_a_link_leads_on_and_back_returns(window) -> None:
    window.go("einladung")
    window.browser.anchorClicked.emit(QUrl("so-geht-nachtrag.md"))
    assert shown(window).startswith("So geht: Einen Nachtrag versenden")
    window.back_button.click()
    assert shown(window).startswith("Einladung")
    window.forward_button.click()
    assert shown(window).startswith("So geht: Einen Nachtrag versenden")
    assert not window.forward_button.isEnabled()


def test_typing_narrows_and_enter_opens_the_first_with_the_word_marked(window, qtbot) -> None:
    qtbot.keyClicks(window.search_edit, "stichwahl")
    assert rows(window)
    assert all("\n" in text or "wahl" in text.lower() for text in rows(window))
    qtbot.keyClick(window.search_edit, Qt.Key.Key_Return)
    assert shown(window).startswith("So geht: Eine Wahl durchführen")
    assert window.browser.textCursor().selectedText().casefold().startswith("stichwahl")


def test_where_nothing_is_found_it_says_so(window, qtbot) -> None:
    qtbot.keyClicks(window.search_edit, "hubschrauber")
    assert rows(window) == []
    assert window.found_label.text().startswith("Nichts gefunden")
    window.search_edit.clear()
    assert "Zum Einstieg" in rows(window)
    assert window.found_label.isHidden()


def test_every_page_is_shown_with_its_pictures_as_wide_as_the_page_allows(window, theme, qtbot) -> None:
    window.resize(760, 600)
    for page in BOOK.pages:
        window.go(page.key)
        assert shown(window).strip().startswith(page.title)
        assert "\ufffc" in shown(window) or "![" not in page.source
    window.go("tagesordnung")
    qtbot.waitUntil(lambda: window.browser.document().idealWidth() <= window.browser.viewport().width() + 1)


def test_dark_and_large_the_page_is_written_anew(window, theme) -> None:
    window.go("einladung")
    before = window.browser.toHtml()
    theme.set_scheme(Scheme.DARK)
    theme.set_percent(150)
    window.restyle()
    assert window.browser.toHtml() != before
    assert shown(window).startswith("Einladung")


def test_the_whole_book_is_saved_as_a_paper(window, tmp_path: Path) -> None:
    window.save(tmp_path / "handbuch.pdf")
    assert "Die Vorschriften in einem Satz" in text_of((tmp_path / "handbuch.pdf").read_bytes())
    assert window.found_label.text() == "Gespeichert: handbuch.pdf"
    assert not window.found_label.isHidden()


def test_a_folder_that_takes_nothing_is_told(window, tmp_path: Path, monkeypatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("beirat_desktop.desktop.help.window.trouble_box", lambda _parent, *said: told.extend(said))
    window.save(tmp_path / "fehlt" / "handbuch.pdf")
    assert told[0].startswith("Das Handbuch ließ sich nicht speichern")


def test_the_tour_is_asked_for(window, qtbot) -> None:
    button = next(one for one in window.findChildren(QPushButton) if one.text() == "Rundgang")
    with qtbot.waitSignal(window.tour_wanted):
        button.click()


def test_beside_a_list_in_large_letters_the_page_keeps_room_for_its_words(theme, qtbot) -> None:
    theme.set_percent(200)
    made = HelpWindow(BOOK)
    qtbot.addWidget(made)
    made.resize(800, 660)
    made.show()
    qtbot.waitExposed(made)
    assert made.browser.width() >= px(220)
    assert made.width() == 800
