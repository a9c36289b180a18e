"""Setting, changing and taking off the record's password from the window, and opening a record that has one."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMessageBox, QPushButton

from beirat_desktop import paths
from beirat_desktop.app import Program, begin
from beirat_desktop.desktop.copies import BACKUP_FOLDER
from beirat_desktop.desktop.drafts import Draft, Drafts
from beirat_desktop.desktop.first_run.password_dialog import RecordPasswordDialog
from beirat_desktop.desktop.first_run.trouble import TroubleDialog, Way
from beirat_desktop.desktop.locking.lock_dialog import ChangeDialog, EncryptDialog
from beirat_desktop.german.locking import LOST
from beirat_desktop.store import cipher
from beirat_desktop.usecases.record import locking
from beirat_desktop.usecases.record.backups import Backups
from beirat_desktop.usecases.where import is_locked
from tests.passwords import forget_all

pytestmark = pytest.mark.sqlite

OLD, NEW = "vier Wörter hintereinander", "fünf andere Wörter danach"


@pytest.fixture(autouse=True)
def nothing_known():
    yield
    forget_all()


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


@pytest.fixture
def answers(monkeypatch):
    """What is done in each dialog as it comes up, in order."""
    steps = []

    def run(dialog):
        dialog.show()
        steps.pop(0)(dialog)
        return dialog.result()

    for kind in (RecordPasswordDialog, EncryptDialog, ChangeDialog, TroubleDialog):
        monkeypatch.setattr(kind, "exec", run)
    yield steps
    assert steps == []


def typed(*words):
    """Types into the fields in their order and presses Enter, without the mouse; "x" marks the check box."""

    def fill(dialog):
        fields = [one for one in dialog.findChildren(QLineEdit) if one.isVisible()]
        for field, word in zip(fields, words, strict=False):
            field.setText(word)
        for check in dialog.findChildren(QCheckBox)[: len(words) - len(fields)]:
            check.setFocus()
            QTest.keyClick(check, Qt.Key.Key_Space)
        QTest.keyClick(fields[0], Qt.Key.Key_Return)

    return fill


def said(program) -> str:
    return program.window.banner.text_label.text()


def menu(program, text: str) -> None:
    next(one for one in program.window.menus.file_menu.actions() if one.text() == text).trigger()


def test_a_record_is_locked_from_the_menu_and_what_is_plain_is_named_and_removed(
    program, file, state, answers, tmp_path, qtbot, monkeypatch
):
    copies = tmp_path / "Sicherung"
    copies.mkdir()
    state.set_text(BACKUP_FOLDER, str(copies))
    begin(program, file, sample=False)
    qtbot.waitUntil(lambda: len(Backups(file, copies).all()) == 1 and not program.background.working)
    body = program.office.committees.body()
    program.drafts.keep(Draft(body.id, "name", "Noch nicht gespeichert", datetime(2026, 11, 23)))
    program.drafts.keep(Draft("a" * 32, "name", "Aus einer anderen Akte", datetime(2026, 11, 23)))
    told = []
    answers.append(lambda dialog: (told.append(dialog), typed(OLD, OLD, "x")(dialog)))
    asked = []

    def remove(box):
        asked.append(box.informativeText())
        next(button for button in box.buttons() if button.text() == "Entfernen").click()

    monkeypatch.setattr(QMessageBox, "exec", remove)
    menu(program, "Passwort der Akte …")
    assert is_locked(file)
    assert "ohne Passwort zu lesen" in asked[0]
    assert "-unverschluesselt-" in asked[0]
    assert f"{file.stem}-{program.office.today}.db" in asked[0]
    assert "Alles ist gleich" in said(program)
    qtbot.waitUntil(lambda: len(Backups(file, copies).all()) == 1)
    assert locking.plain_files(file, copies) == []
    assert [one.value for one in program.drafts.all()] == ["Noch nicht gespeichert"]
    assert "gespeichert" not in (paths.state_folder() / "drafts.json").read_text(encoding="utf-8")
    program.drafts.use(None)
    assert [one.value for one in program.drafts.all()] == ["Aus einer anderen Akte"]


def test_what_a_killed_program_left_plain_is_told_at_the_next_start_and_removed(
    program, file, state, answers, tmp_path, qtbot, monkeypatch
):
    """Killed right after the record was locked, before it asked; and a crash is told behind it."""
    copies = tmp_path / "Sicherung"
    copies.mkdir()
    state.set_text(BACKUP_FOLDER, str(copies))
    older = Backups(file, copies).make(date(2026, 11, 1)).path
    aside = locking.encrypt(file, OLD, OLD)
    program.crashed = True
    begin(program, file, sample=False)
    qtbot.waitUntil(lambda: "ohne Passwort zu lesen liegen noch 2 Dateien" in said(program))
    asked = []

    def remove(box):
        asked.append(box.informativeText())
        next(button for button in box.buttons() if button.text() == "Entfernen").click()

    monkeypatch.setattr(QMessageBox, "exec", remove)
    program.window.banner.action_button.click()
    assert str(aside) in asked[0]
    assert str(older) in asked[0]
    assert not aside.exists()
    assert not older.exists()
    assert "keine unverschlüsselte Datei mehr" in said(program)
    qtbot.waitUntil(lambda: not program.background.working)
    program.window.banner.close_button.click()
    assert "das letzte Mal abgebrochen" in said(program)


def test_what_happens_when_it_is_lost_stands_there_before(answers, qtbot, theme):
    dialog = EncryptDialog(can_keep=False)
    qtbot.addWidget(dialog)
    assert any(LOST in label.text() for label in dialog.findChildren(type(dialog.error_label)))
    dialog.new.password_edit.setText(OLD)
    dialog.new.again_edit.setText(OLD)
    dialog.go_button.click()
    assert "zuerst aufschreiben" in dialog.error_label.text()
    dialog.new.again_edit.setText(NEW)
    dialog.go_button.click()
    assert "verschieden" in dialog.error_label.text()


def test_wrong_passwords_are_told_three_times_then_there_are_other_ways(program, file, answers):
    locking.encrypt(file, OLD, OLD)
    forget_all()
    heard = []

    def three_times(dialog):
        for word in ("falsch", "auch falsch", OLD.upper()):
            dialog.password_edit.setText(word)
            QTest.keyClick(dialog.password_edit, Qt.Key.Key_Return)
            heard.append((dialog.error_label.text(), dialog.isVisible()))

    def again(dialog):
        heard.append(dialog.text())
        next(button for button, way in dialog._ways.items() if way is Way.AGAIN).click()

    answers += [three_times, again, typed(OLD)]
    begin(program, file, sample=False)
    assert heard[0] == ("Das ist nicht das Passwort. Groß- und Kleinschreibung zählt. Noch 2 Versuche.", True)
    assert heard[2][1] is False
    assert "mit keinem Passwort geöffnet" in heard[3]
    assert program.office.committees.body() is not None


def test_the_password_is_changed_and_taken_off(program, file, answers):
    locking.encrypt(file, OLD, OLD).unlink()
    begin(program, file, sample=False)
    body = program.office.committees.body()
    program.drafts.keep(Draft(body.id, "name", "Noch nicht gespeichert", datetime(2026, 11, 23)))

    def refused_first(dialog):
        typed(NEW, NEW, NEW, "x")(dialog)
        assert "nicht das Passwort" in dialog.error_label.text()
        dialog.old_edit.setText(OLD)
        dialog.go_button.click()

    answers.append(refused_first)
    menu(program, "Passwort der Akte …")
    assert "Ältere Sicherungen behalten" in said(program)
    assert [one.value for one in program.drafts.all()] == ["Noch nicht gespeichert"]

    def take_off(dialog):
        dialog.old_edit.setText(NEW)
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Verschlüsselung aufheben …").click()

    answers.append(take_off)
    menu(program, "Passwort der Akte …")
    assert not is_locked(file)
    assert "nicht mehr verschlüsselt" in said(program)
    assert [one.value for one in Drafts(paths.state_folder()).all()] == ["Noch nicht gespeichert"]
    assert list(paths.state_folder().glob("drafts-*.db*")) == []


def test_a_refusal_leaves_the_record_open_as_it_was(program, file, answers, monkeypatch):
    begin(program, file, sample=False)

    def fails(*_):
        raise cipher.RecordTrouble("disk_full", file)

    monkeypatch.setattr(locking, "encrypt", fails)
    answers.append(typed(OLD, OLD, "x"))
    menu(program, "Passwort der Akte …")
    assert "voll" in said(program)
    assert program.office.committees.body() is not None
    assert not is_locked(file)


@pytest.fixture
def copy(file, tmp_path):
    """A copy from when the record had another password."""
    copies = tmp_path / "Sicherung"
    copies.mkdir()
    locking.encrypt(file, OLD, OLD).unlink()
    made = Backups(file, copies).make(date(2026, 11, 23)).path
    locking.change_password(file, OLD, NEW, NEW)
    forget_all()
    return made


def test_an_older_copy_asks_for_the_password_of_its_day(program, file, answers, copy):
    asked = []
    answers += [typed(NEW), lambda dialog: (asked.append(dialog.windowTitle()), typed(OLD)(dialog))]
    begin(program, file, sample=False)
    program.window.go("settings", "record")
    program.restore(copy)
    assert asked == ["Passwort der Akte"]
    assert program.window.current_page.whereabouts() == "record", "where the copies are"
    assert "Die Akte hat jetzt den Stand" in said(program)
    forget_all()
    program.close()
    assert locking.unlock(file, OLD)


def test_an_older_copy_whose_password_nobody_has_leaves_the_record_as_it_was(program, file, answers, copy):
    """What could not be opened is the copy: no other record is offered in its place."""
    answers += [typed(NEW), lambda dialog: dialog.reject()]
    begin(program, file, sample=False)
    program.restore(copy)
    assert program.office.file == file
    assert said(program) == f"Die Sicherung „{copy.name}“ ist nicht zurückgespielt; die Akte ist, wie sie war."
    forget_all()
    program.close()
    assert locking.unlock(file, NEW)


def test_what_waits_in_plain_words_goes_into_the_drafts_of_a_record_that_was_locked_elsewhere(program, file, home):
    """By the shell, or by a program that was killed before it took them along."""
    begin(program, file, sample=False)
    body = program.office.committees.body()
    program._let_go()
    plain = Drafts(home / "state")
    plain.keep(Draft(body.id, "name", "Kranichfeder", datetime(2026, 11, 23)))
    plain.keep(Draft("a" * 32, "name", "Aus einer anderen Akte", datetime(2026, 11, 23)))
    locking.encrypt(file, OLD, OLD)
    program.open(program.start().begin(file))
    assert [one.value for one in program.drafts.of(body.id)] == ["Kranichfeder"]
    left = plain.file.read_text(encoding="utf-8")
    assert "Kranichfeder" not in left
    assert "Aus einer anderen Akte" in left
