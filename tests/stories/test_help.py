"""F1 everywhere, the tour on the sample, and what else the menu „Hilfe“ holds."""

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

import beirat_desktop
from beirat_desktop import paths
from beirat_desktop.desktop.first_run.choose_user import UserDialog
from beirat_desktop.desktop.first_run.start import SAMPLE_NAME
from beirat_desktop.desktop.help.about import AboutDialog
from beirat_desktop.desktop.help.window import HelpWindow
from beirat_desktop.desktop.locking.lock_dialog import EncryptDialog
from beirat_desktop.desktop.messages import confirm
from beirat_desktop.desktop.quick_look import QuickLook
from beirat_desktop.desktop.widgets.question import LineQuestion
from beirat_desktop.domain.users import Desk
from beirat_desktop.usecases.handbook import CONTENTS
from tests.desktop import boxes

TABS = {
    "agenda": "tagesordnung",
    "speakers": "gaeste",
    "invitation": "einladung",
    "dispatch": "zustellung",
    "attendance": "anwesenheit",
    "live": "sitzung-fuehren",
    "minutes": "niederschrift",
    "excerpts": "auszuege",
    "publications": "schriftstuecke",
}


def settle(program, qtbot) -> None:
    qtbot.waitUntil(lambda: not program.background.working, timeout=10_000)


def choose(program, text: str) -> None:
    next(one for one in program.window.menus.help_menu.actions() if one.text() == text).trigger()


def helps_with(program) -> str:
    """The page F1 opens now."""
    choose(program, "Hilfe zu dieser Seite")
    return program.window.findChild(HelpWindow).browser.key


def test_f1_opens_the_page_of_every_place_and_every_tab(program, qtbot) -> None:
    book = program.helping.book
    pages = {}
    for place in program.window.places:
        program.window.go(place)
        pages[place] = helps_with(program)
    meeting = program.office.meetings.next()
    for tab in TABS:
        program.window.go("meetings", f"{meeting.id}:{tab}")
        settle(program, qtbot)
        pages[tab] = helps_with(program)
    assert {tab: pages[tab] for tab in TABS} == TABS
    assert CONTENTS not in pages.values()
    titles = {place: book.page(page).title for place, page in pages.items()}
    bar = {place: program.window.navigation.button(place).text() for place in program.window.places}
    assert {place: titles[place] for place in bar} == {place: text.strip() for place, text in bar.items()}


def test_f1_in_a_dialog_opens_the_handbook_over_it_and_leaves_what_is_typed(program, qtbot) -> None:
    program.window.go("meetings")
    dialog = LineQuestion("Ort", "Gebäude", "Eintragen", program.window)
    dialog.open()
    qtbot.keyClicks(dialog.line_edit, "Rathaus")
    qtbot.keyClick(dialog.line_edit, Qt.Key.Key_F1)
    over = dialog.findChild(HelpWindow)
    assert over.isVisible()
    assert over.browser.key == "sitzungen"
    assert over.tour_button.isHidden(), "the round would change the record under the dialog"
    qtbot.keyClick(over, Qt.Key.Key_Escape)
    assert over.isHidden()
    assert dialog.isVisible()
    assert dialog.words == "Rathaus"
    dialog.help_page = "zustellung"
    qtbot.keyClick(dialog.line_edit, Qt.Key.Key_F1)
    assert dialog.findChild(HelpWindow).browser.key == "zustellung"
    dialog.reject()


def about(dialog) -> str:
    """The page F1 opens over it."""
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_F1)
    over = dialog.findChild(HelpWindow)
    return over.browser.key if over is not None else ""


def test_f1_in_a_question_of_one_sentence_opens_the_page_too(program, qtbot) -> None:
    """Qt's own box of a message hears nothing of F1, nor of Strg+Enter."""
    program.window.go("papers")
    heard: list[str] = []

    def ask(box) -> None:
        heard.append(about(box))
        QTest.keyClick(box.focusWidget() or box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    boxes.answer(ask)
    assert confirm(program.window, "Antrag ablegen?", "Er geht in die Ablage.", "Ablegen", page="ablage")
    boxes.answer(lambda box: (heard.append(about(box)), box.reject()))
    assert not confirm(program.window, "Antrag löschen?", "Für immer.", "Löschen", page="antraege", danger=True)
    assert heard == ["ablage", "antraege"]


def test_f1_opens_what_a_dialog_is_about_wherever_it_was_opened(program, qtbot) -> None:
    program.window.go("overview")
    dialog = EncryptDialog(program.window, can_keep=False)
    dialog.open()
    assert about(dialog) == "so-geht-verschluesseln"
    heard: list[str] = []
    boxes.answer(lambda box: (heard.append(about(box)), box.reject()))
    confirm(dialog, "Nicht verschlüsseln?", "Es bleibt, wie es ist.", "Lassen", page="so-geht-sichern")
    assert heard == ["so-geht-sichern"], "a question of the dialog says itself what it is about"
    dialog.reject()


def test_f1_over_a_paper_that_is_looked_at_and_in_the_search(program, qtbot) -> None:
    program.window.go("archive")
    look = QuickLook(program.background, program.office.reader, program.window)
    look.show_look(None)
    look.open()
    assert about(look) == "ablage"
    look.reject()
    program.window.finder.pop_up()
    assert helps_with(program) == "suchen"
    program.window.finder.put_away()
    assert helps_with(program) == "ablage"


def test_every_page_that_a_window_names_is_there(program) -> None:
    sources = Path(beirat_desktop.__file__).parent.rglob("*.py")
    named = {
        key for file in sources for key in re.findall(r'(?:help_page = |\bpage=)"([^"]+)"', file.read_text("utf-8"))
    }
    assert len(named) > 20
    assert named <= {page.key for page in program.helping.book.pages}


def test_the_handbook_speaks_of_every_place_of_the_bar_and_every_tab(program) -> None:
    chapter = [page.title for page in program.helping.book.pages if page.chapter == "Die Seiten des Programms"]
    assert {program.window.navigation.button(place).text().strip() for place in program.window.places} <= set(chapter)
    assert len(chapter) == len(program.window.places) + len(TABS) - 1  # guests are a place and a tab


def test_there_is_one_window_however_often_it_is_asked_for(program) -> None:
    program.window.go("papers")
    helps_with(program)
    choose(program, "Handbuch")
    assert len(program.window.findChildren(HelpWindow)) == 1
    assert program.window.findChild(HelpWindow).browser.key == CONTENTS
    choose(program, "Was ist neu")
    assert program.window.findChild(HelpWindow).browser.key == "was-ist-neu"


@pytest.fixture
def nobody_is_asked(monkeypatch) -> None:
    """Who works goes on working."""
    monkeypatch.setattr("beirat_desktop.desktop.first_run.start.Start.choose_user", lambda *_: True)


@pytest.fixture
def on_the_sample(program, tmp_path, nobody_is_asked):
    """The program with the workplace's own sample open."""
    file = paths.data_folder() / SAMPLE_NAME
    shutil.copy(tmp_path / "beispiel.db", file)
    program.change_record(file)
    return program


def test_the_tour_leads_from_place_to_place_and_ends(on_the_sample, qtbot) -> None:
    program = on_the_sample
    choose(program, "Rundgang …")
    tour = program.helping.tour
    been = []
    while True:
        settle(program, qtbot)
        been.append((tour.title_label.text(), program.window.current_page.shown_help_page()))
        assert tour.text_label.text()
        last = tour.next_button.text() == "Fertig"
        tour.next_button.click()
        if last:
            break
    assert [page for _, page in been] == [
        "uebersicht", "antraege", "antraege", "tagesordnung", "einladung", "sitzung-fuehren", "niederschrift",
        "beschluesse", "uebersicht",
    ]  # fmt: skip
    assert program.helping.tour is None


def test_the_card_stays_within_the_window_and_steps_back(on_the_sample, qtbot) -> None:
    program = on_the_sample
    choose(program, "Rundgang …")
    tour = program.helping.tour
    assert not tour.back_button.isEnabled()
    tour.next_button.click()
    program.window.resize(900, 600)
    assert tour.parentWidget().rect().contains(tour.geometry())
    tour.back_button.click()
    assert tour.title_label.text() == "Der Morgen beginnt hier"
    tour.end_button.click()
    assert program.helping.tour is None


def test_who_works_on_an_own_record_is_asked_and_is_back_in_it(program, qtbot, monkeypatch, nobody_is_asked) -> None:
    own = program.office.file
    shutil.copy(own, paths.data_folder() / SAMPLE_NAME)
    asked: list[str] = []
    monkeypatch.setattr(
        "beirat_desktop.helping.confirm", lambda _parent, title, *_, page: bool(asked.append(title)) or True
    )
    choose(program, "Rundgang …")
    assert asked == ["Rundgang beginnen?"]
    assert program.shows_sample
    assert program.state.text("record/file") == str(own)
    program.helping.tour.end_button.click()
    assert program.office.file == own
    settle(program, qtbot)


def test_nobody_is_asked_who_works_for_the_round_nor_after_it(program, qtbot, monkeypatch) -> None:
    """Three minutes through the sample, as the office; then whoever worked before goes on."""
    office = program.office
    office.users.add("Frau Winter", Desk.READER)
    before = office.users.current().id
    shutil.copy(office.file, paths.data_folder() / SAMPLE_NAME)
    monkeypatch.setattr("beirat_desktop.helping.confirm", lambda *_, page: True)
    asked: list[str] = []
    monkeypatch.setattr(UserDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()))
    choose(program, "Rundgang …")
    assert program.shows_sample
    assert program.office.users.current().desk is Desk.OFFICE
    program.helping.tour.end_button.click()
    settle(program, qtbot)
    assert program.office.users.current().id == before
    assert asked == []


def test_who_would_rather_not_stays_where_he_is(program, monkeypatch) -> None:
    own = program.office.file
    monkeypatch.setattr("beirat_desktop.helping.confirm", lambda *_, page: False)
    choose(program, "Rundgang …")
    assert program.helping.tour is None
    assert program.office.file == own


def test_about_names_record_and_log_and_makes_the_report(program, monkeypatch) -> None:
    shown: list[AboutDialog] = []
    monkeypatch.setattr(AboutDialog, "exec", lambda dialog: shown.append(dialog))
    choose(program, "Über Beirat Desktop …")
    dialog = shown[0]
    dialog.make_report()
    text = dialog.report_text.toPlainText()
    assert "Form der Akte" in text
    assert str(program.office.file.parent) not in text
    assert dialog.parts_list.count() > 15


def test_f1_is_the_only_key_of_the_help(program) -> None:
    keys = [one.shortcut().toString() for one in program.window.menus.help_menu.actions()]
    assert [key for key in keys if key] == ["F1"]
    assert "F1" not in [one.key().toString() for one in program.window.findChildren(QShortcut)]
    assert len([one for one in program.window.findChildren(QAction) if one.shortcut().toString() == "F1"]) == 1


def test_a_newer_program_says_once_where_the_news_are(program, nobody_is_asked) -> None:
    program.state.set_text("help/version", "0.0.9")
    program.change_record(program.office.file)
    banner = program.window.banner
    assert banner.isVisible()
    next(one for one in banner.findChildren(QAbstractButton) if one.text() == "Was ist neu").click()
    assert program.window.findChild(HelpWindow).browser.key == "was-ist-neu"
    program.change_record(program.office.file)
    assert not banner.isVisible()
