"""The program around a record: opening, its daily copy, restoring, going on as somebody else."""

import gc
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from beirat_desktop.app import Program, begin
from beirat_desktop.desktop.copies import BACKUP_FOLDER
from beirat_desktop.desktop.first_run.choose_user import UserDialog
from beirat_desktop.domain.users import Desk
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.record.backups import Backups
from tests.desktop.boxes import answer

FILES = Path(__file__).parents[2] / "files"


@pytest.fixture
def program(theme, state, qtbot):
    made = Program(theme, state)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def file(office) -> Path:
    office.close()
    return office.file


def entries(program) -> list[str]:
    return [row.entry.title for row in program.window.page("overview").incoming.rows]


def test_what_came_in_stands_on_the_screen_before_the_record_is_open(program, sample_record, tmp_path):
    file = tmp_path / "sample.db"
    shutil.copy(sample_record, file)
    store = open_record(file)
    with store.unit("users.leave") as unit:
        for user in unit.users.all()[1:]:
            unit.users.delete(user.id)
    store.close()
    program.look_first(file)
    page = program.window.current_page
    first = entries(program)
    assert (program.record, page.title() != "", len(first)) == (None, True, 8)
    assert page.no_deadlines.isHidden(), "nothing is said that is not known yet"
    begin(program, file, sample=False)
    assert program.window.current_page is page
    assert entries(program) == first
    assert page.deadlines.rows


def test_another_place_is_not_left_for_a_first_look(program, sample_record, state):
    state.set_text("window/page", "papers")
    program.look_first(sample_record)
    assert program.window.current_page is None


def opened(program, file):
    begin(program, file, sample=False)
    program.window.go("settings", "town")


PLACES = ("overview", "meetings", "papers", "tracking", "speakers", "initiatives", "members", "archive", "settings")


def test_a_place_out_of_sight_is_fetched_once_and_before_the_keyboard_comes(program, file):
    """A list that is fetched again under the keyboard chooses its row anew, and Orca says the row without the list."""
    opened(program, file)
    fetched, ready = [], []

    def listen_to(page, key):
        reload, focus_first = page.reload, page.focus_first
        page.reload = lambda: (fetched.append(key), reload())
        page.focus_first = lambda: (ready.append(not page._stale and not page._soon.isActive()), focus_first())

    for key in PLACES:
        program.window.go(key)
        listen_to(program.window.page(key), key)
    program.window.page("papers")._workplace.changes.everything.emit()
    for key in PLACES[:-1]:
        fetched.clear()
        program.window.go(key)
        assert fetched in ([], [key]), key
    assert ready == [True] * len(PLACES[:-1])


def test_opening_a_record_leaves_collecting_to_the_ui_thread(program, file):
    """Python would do it on the worker too, and end there the dialog of a moment ago, whose cursor still blinks."""
    opened(program, file)
    assert not gc.isenabled()


def test_the_first_opening_of_a_day_makes_a_copy(program, file, state, tmp_path, qtbot):
    (tmp_path / "Sicherung").mkdir()
    state.set_text(BACKUP_FOLDER, str(tmp_path / "Sicherung"))
    opened(program, file)
    qtbot.waitUntil(lambda: "gesichert heute" in program.window.status.record_label.whole_text, timeout=5000)
    assert [copy.day for copy in Backups(file, tmp_path / "Sicherung").all()] == [program.office.today]


def test_a_copy_that_fails_is_said_and_the_work_goes_on(program, file, state, tmp_path, qtbot):
    (tmp_path / "Stick").write_text("kein Ordner")
    state.set_text(BACKUP_FOLDER, str(tmp_path / "Stick"))
    opened(program, file)
    qtbot.waitUntil(program.window.banner.isVisible, timeout=5000)
    assert "Die Akte selbst ist in Ordnung." in program.window.banner.text_label.text()
    assert program.office.committees.body() is not None


def test_after_an_upgrade_the_links_that_lead_nowhere_are_told_once(program, tmp_path):
    file = tmp_path / "older.db"
    shutil.copy(FILES / "beirat-0001.db", file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE papers SET joint_faction_ids = '[\"gone\"]'")
    begin(program, file, sample=False)
    assert "Ein Verweis führte schon vorher ins Leere" in program.window.banner.text_label.text()
    read = []

    def look(dialog):
        read.append(dialog.findChild(QPlainTextEdit).toPlainText())
        dialog.accept()

    answer(look)
    program.window.banner.action_button.click()
    assert "(Fraktion, Kennung gone)" in read[0]
    program.close()
    begin(program, file, sample=False)
    assert not program.window.banner.isVisible()


def test_a_damaged_record_is_noticed_at_the_start(program, file, qtbot):
    with closing(sqlite3.connect(file)) as raw:
        (size,) = raw.execute("PRAGMA page_size").fetchone()
        # No start reads the list of words, so only the check can find what is wrong with it.
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'search_words'").fetchone()
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : page * size] = b"\x55" * size
    file.write_bytes(content)
    opened(program, file)
    qtbot.waitUntil(program.window.banner.isVisible, timeout=5000)
    assert "mit der letzten guten Sicherung" in program.window.banner.text_label.text()


def test_restoring_shows_the_restored_record(program, file, tmp_path, qtbot):
    opened(program, file)
    (tmp_path / "Sicherung").mkdir()
    copy = Backups(file, tmp_path / "Sicherung").make(date(2012, 5, 13))
    program.office.committees.edit_body(short_name="LU")
    program.window.page("settings").restore_wanted.emit(copy.path)
    assert program.office.committees.body().short_name == "Ludwigshafen"
    assert f"den Stand von {copy.path.name}" in program.window.banner.text_label.text()
    program.window.go("settings", "town")
    assert program.window.page("settings").section("town").edits["short_name"].text() == "Ludwigshafen"


def test_neither_a_copy_nor_a_password_comes_from_whoever_only_reads(program, file, tmp_path):
    """However the act was reached: its buttons are not there."""
    opened(program, file)
    (tmp_path / "Sicherung").mkdir()
    copy = Backups(file, tmp_path / "Sicherung").make(date(2012, 5, 13))
    program.office.committees.edit_body(short_name="LU")
    users = program.office.users
    office, reader = users.current() or users.add("Büro"), users.add("Leserin", Desk.READER)
    users.choose(reader.id)
    for act in (lambda: program.restore(copy.path), program.lock_record):
        program.window.banner.hide()
        act()
        assert "darf das nicht" in program.window.banner.text_label.text()
        assert program.window.banner.isVisible()
    assert program.office.committees.body().short_name == "LU"
    users.choose(office.id)
    program.restore(copy.path)
    assert program.office.committees.body().short_name == "Ludwigshafen"


def test_another_record_takes_the_place_of_the_first(program, file, tmp_path, monkeypatch):
    opened(program, file)
    (tmp_path / "andere").mkdir()
    other = Backups(file, tmp_path / "andere").make(date(2012, 5, 13)).path
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    action = next(a for a in program.window.menus.file_menu.actions() if a.text().startswith("Akte öffnen"))
    action.trigger()
    assert program.office.file == other
    assert program.window.windowTitle().startswith(other.name)


def test_going_on_as_somebody_else_shows_the_name(program, file, monkeypatch):
    opened(program, file)
    program.office.users.add("Frau Sommer")
    program.office.users.add("Herr Winter")
    monkeypatch.setattr(UserDialog, "exec", lambda dialog: dialog.buttons[1].click())
    action = next(a for a in program.window.menus.file_menu.actions() if a.text().startswith("Andere Person"))
    action.trigger()
    assert program.office.store.user == "Herr Winter"


def test_after_a_crash_the_window_says_so_once_and_offers_the_report(program, file):
    program.crashed = True
    begin(program, file, sample=False)
    banner = program.window.banner
    assert "abgebrochen" in banner.text_label.text()
    reports = []

    def read(dialog):
        reports.append(dialog.report_text.toPlainText())
        dialog.accept()

    answer(read)
    banner.action_button.click()
    assert "Form der Akte" in reports[0]
    assert not program.crashed
