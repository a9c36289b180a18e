"""What goes out of a paper, and what is said before and after."""

from __future__ import annotations

import socket
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import keyring
import keyring.core
import pytest
from keyring.backends import fail
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel

from beirat_desktop.desktop import paper_actions
from beirat_desktop.desktop.dispatch.drafts import offer_drafts
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.places import Channel, Security
from beirat_desktop.german.mail import MAYBE_TAKEN
from tests.desktop.boxes import answer
from tests.desktop.dispatch.hands import PEOPLE, shown
from tests.usecases.dispatch.test_sending import SECRET, Mailbox, Memory, OnSocket


def test_drafts_go_to_a_folder(tab, office, meeting, qtbot, tmp_path, monkeypatch, opened):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    tab.post.send_button.click()
    qtbot.waitUntil(lambda: bool(tab.notices))
    (file,) = tmp_path.glob("*.eml")
    assert message_from_bytes(file.read_bytes(), policy=default)["To"] == "ada@example.org"
    assert "1 Entwurf gespeichert" in tab.notices[0].text
    tab.notices[0].action()
    assert opened == [file]
    qtbot.waitUntil(lambda: shown(tab, "Versandt")[0] == "14.05.2012, 09:00")
    assert tab.post.send_button.isHidden()


def test_drafts_are_opened_in_the_mail_program_one_after_the_other(opened, tmp_path):
    told: list[Notice] = []
    files = [tmp_path / "Ada.eml", tmp_path / "Max.eml"]
    offer_drafts(told.append, tmp_path, files)
    assert (told[-1].text, told[-1].action_text) == (
        f"2 Entwürfe gespeichert in {tmp_path}.",
        "Im Mailprogramm öffnen",
    )
    told[-1].action()
    assert (told[-1].text, told[-1].action_text) == (
        f"1 von 2 Entwürfen an das Mailprogramm übergeben: Ada.eml. Alle liegen in {tmp_path}.",
        "Nächsten Entwurf öffnen",
    )
    told[-1].action()
    assert told[-1].text.startswith("2 von 2 Entwürfen an das Mailprogramm übergeben: Max.eml.")
    assert told[-1].action_text == "Ordner öffnen"
    told[-1].action()
    assert opened == [*files, tmp_path]


def test_where_nothing_opens_mails_the_folder_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    told: list[Notice] = []
    offer_drafts(told.append, tmp_path, [tmp_path / "Ada.eml"])
    told[-1].action()
    assert told[-1].text == f"Kein Programm öffnet hier Mail-Entwürfe (.eml). Sie liegen in {tmp_path}."
    assert (told[-1].tone, told[-1].action_text) == (Tone.AMBER, "Ordner öffnen")


def test_letters_are_saved_as_one_file(tab, office, meeting, qtbot, tmp_path, monkeypatch):
    file = tmp_path / "Briefe.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    tab.post.save_letters()
    qtbot.waitUntil(lambda: shown(tab, "Versandt")[1:] == ["14.05.2012, 09:00"] * 2)
    qtbot.waitUntil(file.exists)
    assert file.read_bytes()[:4] == b"%PDF"


def test_letters_that_could_not_be_written_have_not_gone_out(tab, office, meeting, qtbot, tmp_path, monkeypatch):
    nowhere = tmp_path / "Briefe.pdf"
    nowhere.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(nowhere), ""))
    with qtbot.waitSignal(tab.notice):
        tab.post.save_letters()
    assert set(shown(tab, "Versandt")[1:]) == {"noch nicht erstellt (14.05.2012)"}


def test_letters_have_gone_out_only_once_they_were_printed(tab, office, meeting, qtbot, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(paper_actions, "ask_printer", lambda *_: asked.append(1))
    tab.post.print_letters()
    qtbot.waitUntil(lambda: bool(asked))
    assert set(shown(tab, "Versandt")[1:]) == {"noch nicht erstellt (14.05.2012)"}
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "Briefe.pdf"))
    monkeypatch.setattr(paper_actions, "ask_printer", lambda *_: printer)
    tab.post.print_letters()
    qtbot.waitUntil(lambda: shown(tab, "Versandt")[1:] == ["14.05.2012, 09:00"] * 2, timeout=20_000)


def test_the_server_is_entered_and_a_server_that_is_not_there_is_told(tab, office, meeting, qtbot):
    def enter(dialog) -> None:
        dialog.host_edit.setText("127.0.0.1")
        dialog.port_box.setValue(1)
        dialog.user_edit.setText("beirat")
        dialog.sender_edit.setText("beirat@example.org")
        dialog.go_button.click()

    answer(enter)
    tab.post.ask_server()
    assert office.sending.server().host == "127.0.0.1"
    assert tab.post.send_button.text() == "1 Mail senden …"

    def send(dialog) -> None:
        dialog.password_edit.setText("geheim")
        dialog.go_button.click()

    answer(send)
    tab.post.send_button.click()
    qtbot.waitUntil(lambda: bool(tab.notices))
    assert "127.0.0.1 ist über Anschluss 1 nicht zu erreichen" in tab.notices[-1].text
    assert shown(tab, "Versandt")[0].startswith("noch nicht erstellt")
    assert tab.work.isHidden()


@pytest.fixture
def port():
    server = OnSocket(socket.create_server(("127.0.0.1", 0)), Mailbox())
    server.start()
    yield server.port
    server.stop()


@pytest.mark.parametrize("keeps", [True, False])
def test_the_password_is_kept_once_the_server_knows_it_and_what_is_not_kept_is_said(
    tab, office, meeting, qtbot, port, monkeypatch, keeps
):
    office.sending.set_server(
        host="127.0.0.1", port=port, user="beirat", security=Security.NONE, sender="beirat@example.org"
    )
    memory, told = Memory(), []
    monkeypatch.setattr(keyring.core, "_keyring_backend", memory if keeps else fail.Keyring())
    tab.reload()
    tab.notice.connect(told.append)
    tab.message.connect(told.append)

    def send(password: str) -> None:
        def fill(dialog) -> None:
            dialog.password_edit.setText(password)
            dialog.keep_box.setChecked(True)
            dialog.accept()

        told.clear()
        answer(fill)
        tab.post.send_button.click()
        qtbot.waitUntil(lambda: bool(told) and not tab.work.isVisible())

    send("falsch")
    assert "mit diesem Kennwort nicht" in told[-1].text
    assert memory.kept == {}
    send(SECRET)
    if keeps:
        assert (told, set(memory.kept.values())) == (["1 Mail versandt"], {SECRET})
    else:
        (notice,) = told
        assert notice.text == "1 Mail versandt. Das Kennwort merkt sich dieser PC nicht; es wird jedes Mal gefragt."


def test_a_server_without_a_user_wants_no_password(tab, office, meeting):
    office.sending.set_server(host="127.0.0.1", port=1, user="")
    tab.reload()
    shown_there = []

    def look(dialog) -> None:
        shown_there.extend((dialog.password_edit.isVisible(), dialog.keep_box.isVisible()))
        dialog.reject()

    answer(look)
    tab.post.send_button.click()
    assert shown_there == [False, False]


def test_whom_a_mail_may_have_reached_is_named_before_it_is_sent_again(tab, office, meeting):
    office.sending.set_server(host="127.0.0.1", port=1)
    office.dispatch.note_sent(office.dispatch.mails(tab.issue_id)[0], MAYBE_TAKEN)
    tab.reload()
    said = []

    def look(dialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    answer(look)
    tab.post.send_button.click()
    assert any("käme sie doppelt: „Ağırbaş, Ada“." in words for words in said)


def test_what_cannot_be_printed_along_is_said_after_the_letters(tab, office, meeting, qtbot, tmp_path, monkeypatch):
    office.meetings.edit(meeting.id, enclosures=("Haushaltsplan 2012",))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Briefe.pdf"), ""))
    tab.post.save_letters()
    qtbot.waitUntil(lambda: bool(tab.notices))
    assert "was sich nicht mitdrucken lässt: „Haushaltsplan 2012“ (2-mal)" in tab.notices[0].text


@pytest.fixture
def unreached(tab, office, meeting):
    """Two who were invited by mail, and whose address nobody entered."""
    for one in PEOPLE[1:]:
        row = next(each for each in office.dispatch.rows(meeting.id) if each.delivery.person_id == one.id)
        office.dispatch.set_channel(row.delivery.id, Channel.MAIL)
        office.persons.edit(one.id, contact=replace(one.contact, email=""))
    tab.reload()


def folders_asked(monkeypatch, folder: Path) -> list[str]:
    """The words with which a folder is asked for; the answer is that one."""
    asked: list[str] = []
    choose = lambda _tab, title, *_: asked.append(title) or str(folder)  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    return asked


NAMED = "„Muster, Max“ und „Zoll, Zoë“"


def test_who_gets_no_mail_is_said_before_the_drafts_and_after(tab, unreached, qtbot, tmp_path, monkeypatch):
    asked = folders_asked(monkeypatch, tmp_path)
    assert tab.post.send_button.text() == "1 Mail als Entwürfe …"
    assert (
        f"2 Personen sollen die Papiere per E-Mail erhalten, haben aber keine Adresse: {NAMED}."
        in tab.reach_label.text()
    )
    tab.post.send_button.click()
    qtbot.waitUntil(lambda: bool(tab.notices))
    assert asked == ["Ordner für die Mail-Entwürfe (2 ohne E-Mail-Adresse)"]
    said = tab.notices[0].text
    assert said.startswith("1 Entwurf gespeichert in ")
    assert f"2 Personen bekommen keine Mail, weil die E-Mail-Adresse fehlt: {NAMED}." in said
    assert "„Brief“" in said
    assert tab.notices[0].tone is Tone.AMBER


def test_who_gets_no_reminder_is_said_before_and_after(tab, unreached, office, meeting, tmp_path, monkeypatch):
    asked = folders_asked(monkeypatch, tmp_path)
    assert tab.post.remind_action.text() == "Erinnerungen als Entwürfe (1 von 3) …"
    tab.post.remind_action.trigger()
    assert asked == ["Ordner für die Erinnerungen (2 ohne E-Mail-Adresse)"]
    assert f"2 Personen werden so nicht erinnert, weil die E-Mail-Adresse fehlt: {NAMED}." in tab.notices[-1].text
    office.replies.enter(meeting.id, PEOPLE[0].id, Coming.YES)
    tab.reload()
    tab.post.remind_action.trigger()
    assert "Wer noch nicht geantwortet hat, hat keine E-Mail-Adresse" in tab.notices[-1].text


def test_who_gets_no_mail_is_said_where_the_server_sends(tab, unreached, office, meeting, qtbot, port):
    office.sending.set_server(host="127.0.0.1", port=port, user="", security=Security.NONE, sender="beirat@example.org")
    tab.reload()
    said = []

    def look(dialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    answer(look)
    assert tab.post.send_button.text() == "1 Mail senden …"
    tab.post.send_button.click()
    assert any(f"2 Personen bekommen keine Mail, weil die E-Mail-Adresse fehlt: {NAMED}." in words for words in said)


def test_where_nobody_has_an_address_no_mail_is_offered_and_drafts_say_why(
    tab, unreached, office, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    office.persons.edit(PEOPLE[0].id, contact=replace(PEOPLE[0].contact, email=""))
    tab.reload()
    assert tab.post.send_button.isHidden()
    tab.post.drafts_action.trigger()
    qtbot.waitUntil(lambda: bool(tab.notices))
    assert (
        "Wer das Papier per E-Mail erhalten soll, hat keine Adresse: „Ağırbaş, Ada“, „Muster, Max“"
        in tab.notices[0].text
    )
