"""The list of who got what, as somebody works with it."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import date, datetime, time
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import keyring
import keyring.core
import pytest
from keyring.backends import fail
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from beirat_desktop.desktop import paper_actions
from beirat_desktop.desktop.dispatch.drafts import offer_drafts
from beirat_desktop.desktop.dispatch.tab import DispatchTab
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Address, Channel, Contact, Place, Security
from beirat_desktop.german.mail import MAYBE_TAKEN
from tests.exchange.test_calendar import answered
from tests.factories import BEIRAT, membership, person
from tests.usecases.dispatch.test_sending import SECRET, Mailbox, Memory, OnSocket

TOWN = Address("Weg 1", "67059", "Ludwigshafen")
PEOPLE = [
    person("Ağırbaş", "Ada", contact=Contact(TOWN, "ada@example.org", channel=Channel.MAIL)),
    person("Muster", "Max", contact=Contact(TOWN, "max@example.org")),
    person("Zoll", "Zoë", contact=Contact(TOWN, "zoe@example.org")),
]


@pytest.fixture
def meeting(office):
    with office.store.unit("x") as unit:
        unit.committees.save(replace(BEIRAT, statutory_seats=3))
        for number, one in enumerate(PEOPLE):
            unit.persons.save(one)
            unit.memberships.save(membership(one, Role.MEMBER if number else Role.CHAIR))
    planned = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17), Place("Rathaus"))
    office.invitations.send(planned.id)
    return planned


@pytest.fixture
def tab(workplace, meeting, qtbot, theme):
    made = DispatchTab(workplace)
    made.resize(1200, 800)
    made.notices = []
    made.messages = []
    made.notice.connect(made.notices.append)
    made.message.connect(made.messages.append)
    qtbot.addWidget(made)
    made.show()
    made.open_meeting(meeting.id)
    yield made
    made.papers.work.end()


@pytest.fixture
def opened(monkeypatch):
    """What the mail program was asked to open, and did."""
    asked = []

    def open_url(url) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


def shown(tab, head: str) -> list[str]:
    column = next(number for number, one in enumerate(tab.model.columns) if one.head == head)
    return [tab.model.data(tab.model.index(row, column)) for row in range(tab.model.rowCount())]


def answer(act) -> None:
    def later() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, later)
        else:
            act(dialog)

    QTimer.singleShot(20, later)


def test_everybody_stands_there_with_way_dispatch_receipt_and_answer(tab):
    assert shown(tab, "Name") == ["Ağırbaş, Ada", "Muster, Max", "Zoll, Zoë"]
    assert shown(tab, "Weg") == ["E-Mail", "Brief", "Brief"]
    assert shown(tab, "Zugang") == ["14.05.2012 (errechnet)", "15.05.2012 (errechnet)", "15.05.2012 (errechnet)"]
    assert shown(tab, "Frist") == ["fristgerecht"] * 3
    assert shown(tab, "Antwort") == ["offen"] * 3
    assert tab.paper_box.currentText() == "Einladung-2012-05-24 vom 14.05.2012"
    assert (tab.post.send_button.text(), tab.post.print_button.text()) == ("1 Mail als Entwürfe …", "2 Briefe")


def test_an_answer_is_a_click_and_the_forecast_follows(tab, office, meeting, qtbot):
    assert "nötig sind 2" in tab.forecast_label.text()
    tab.table.selectAll()
    tab.answer_buttons[Coming.YES].click()
    qtbot.waitUntil(lambda: shown(tab, "Antwort") == ["kommt"] * 3)
    assert tab.forecast_label.text().startswith("Beschlussfähig")
    assert shown(tab, "Wann und durch wen")[0].startswith("14.05.2012, 09:00")


def test_who_comes_later_says_when(tab, office, meeting, qtbot):
    tab.table.selectRow(1)

    def act(dialog) -> None:
        dialog.time_field.set_value(time(18, 15))
        dialog.note_edit.setText("Zug")
        dialog.go_button.click()

    answer(act)
    tab.answer_buttons[Coming.LATE].click()
    qtbot.waitUntil(lambda: shown(tab, "Antwort")[1] == "kommt später (18:15)")
    assert "Zug" in shown(tab, "Wann und durch wen")[1]


def test_who_comes_later_does_not_come_before_it_begins(tab, office, meeting, qtbot):
    tab.table.selectRow(1)
    said = []

    def again(dialog) -> None:
        said.append(dialog.error_label.text())
        dialog.reject()

    def act(dialog) -> None:
        dialog.time_field.set_value(time(17))
        dialog.go_button.click()
        answer(again)

    answer(act)
    tab.answer_buttons[Coming.LATE].click()
    assert said == [
        "Die Sitzung beginnt um 17:00; wer um 17:00 kommt, kommt nicht später. Bitte die Uhrzeit berichtigen oder "
        "„Kommt“ wählen."
    ]
    assert shown(tab, "Antwort")[1] == "offen"


def test_a_waiver_is_seen_also_where_the_period_was_kept(tab, office, meeting, qtbot):
    tab.table.selectRow(0)
    tab.waive_button.click()
    qtbot.waitUntil(lambda: shown(tab, "Frist")[0] == "fristgerecht, verzichtet")
    tab.table.selectAll()
    tab.waive_button.click()
    qtbot.waitUntil(lambda: [one.endswith("verzichtet") for one in shown(tab, "Frist")] == [True] * 3)
    assert tab.messages == ["Verzicht eingetragen: „Ağırbaş, Ada“", "Verzicht eingetragen: 2 Personen"]
    tab.waive_button.click()
    qtbot.waitUntil(lambda: not any(one.endswith("verzichtet") for one in shown(tab, "Frist")))
    assert tab.messages[-1] == "Verzicht zurückgenommen: 3 Personen"


def test_the_day_of_receipt_is_entered_and_one_too_late_is_told(tab, office, meeting, qtbot):
    office.store.now = lambda: datetime(2012, 5, 22, 9).astimezone()
    tab.table.selectRow(2)

    def act(dialog) -> None:
        dialog.day_field.set_value(date(2012, 5, 21))
        dialog.go_button.click()

    answer(act)
    tab.receipt_button.click()
    qtbot.waitUntil(lambda: shown(tab, "Zugang")[2] == "21.05.2012")
    assert shown(tab, "Frist")[2] == "zu spät"
    assert "Zoll, Zoë hat die Einladung erst am 21.05.2012 erhalten" in tab.reach_label.text()
    tab.table.selectRow(2)
    assert tab.waive_button.isEnabled()
    tab.waive_button.click()
    assert tab.notices == []
    qtbot.waitUntil(lambda: shown(tab, "Frist")[2] == "verzichtet")
    assert tab.reach_label.isHidden()


def test_the_notice_is_asked_when_it_appeared(tab, office, meeting, qtbot):
    office.invitations.issue_notice(meeting.id)
    office.store.now = lambda: datetime(2012, 5, 21, 9).astimezone()
    tab.reload()
    line = next(one for one in tab._lines() if one.name == "Amtsblatt")
    tab.table.choose(line.id)
    assert "noch nicht erschienen" in shown(tab, "Zugang")

    def enter(dialog) -> None:
        assert dialog.windowTitle() == "Erscheinen im Amtsblatt"
        dialog.day_field.set_value(date(2012, 5, 18))
        dialog.note_edit.setText("20/2012")
        dialog.go_button.click()

    answer(enter)
    tab.receipt_button.click()
    tab.reload()
    assert "erschienen am 18.05.2012" in shown(tab, "Zugang")
    assert office.meetings.get(meeting.id).notice_published_on == date(2012, 5, 18)


def test_a_delivery_is_taken_back_with_its_reason(tab, office, meeting, qtbot):
    tab.table.selectRow(1)

    def act(dialog) -> None:
        dialog.reason_edit.setPlainText("kam zurück")
        dialog.go_button.click()

    answer(act)
    tab.back_button.click()
    qtbot.waitUntil(lambda: shown(tab, "Frist")[1] == "zurückgenommen")
    assert tab.post.print_button.text() == "1 Brief"


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


def test_an_answer_of_a_calendar_is_read_and_a_wrong_file_is_told(tab, office, meeting, qtbot, tmp_path):
    good, bad = tmp_path / "Antwort.ics", tmp_path / "Bild.ics"
    content = answered("ACCEPTED").replace(b"meeting-1", meeting.id.encode())
    good.write_bytes(content.replace(b"Lukasz@Example.org", b"max@example.org"))
    bad.write_bytes(b"JFIF")
    tab.replies.read([bad, good])
    qtbot.waitUntil(lambda: shown(tab, "Antwort") == ["offen", "kommt", "offen"])
    assert "„Bild.ics“ ist keine Antwort aus einem Kalender" in tab.notices[0].text


def test_a_pasted_mail_is_entered_once_somebody_says_so(tab, office, meeting, qtbot):
    mail = "Von: Zoë Zoll <zoe@example.org>\nBetreff: AW: Einladung am 24.05.2012\n\nIch komme erst um 18:15 Uhr.\n"
    seen = []

    def act(dialog) -> None:
        dialog.mail_edit.setPlainText(mail + "\n> Bitte sagen Sie ab, wenn Sie nicht kommen.\n")
        seen.extend([dialog.heard_label.text(), dialog.said, set(shown(tab, "Antwort"))])
        marks = [mark.cursor.selectedText() for mark in dialog.mail_edit.extraSelections()]
        seen.append(marks[-1])
        dialog.go_button.click()

    answer(act)
    tab.replies.mail_action.trigger()
    qtbot.waitUntil(lambda: shown(tab, "Antwort") == ["offen", "offen", "kommt später (18:15)"])
    assert seen == [
        "Von Zoë Zoll (nach der Adresse). „Ich komme erst um 18:15 Uhr.“ heißt: kommt später.",
        "Zoll, Zoë: kommt später",
        {"offen"},
        "Ich komme erst um 18:15 Uhr.",
    ]
    assert "E-Mail: Ich komme erst um 18:15 Uhr." in shown(tab, "Wann und durch wen")[2]


def test_what_a_mail_does_not_settle_has_to_be_chosen(tab, office, meeting, qtbot, tmp_path):
    file = tmp_path / "Antwort.eml"
    file.write_bytes(b"From: Jemand <x@example.org>\r\nSubject: Sitzung\r\n\r\nVielleicht komme ich.\r\n")
    said = []

    def act(dialog) -> None:
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.person_box.setCurrentIndex(dialog.person_box.findData(PEOPLE[1].id))
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.answer_box.setCurrentIndex(dialog.answer_box.findData("no"))
        dialog.go_button.click()

    answer(act)
    tab.replies.read([file])
    assert said == ["Bitte wählen, von wem die Antwort ist.", "Bitte wählen, was die Antwort heißt."]
    qtbot.waitUntil(lambda: shown(tab, "Antwort") == ["offen", "kommt nicht", "offen"])


def test_a_mail_dropped_on_the_list_is_read_and_other_files_are_not_taken(tab, office, meeting, qtbot, tmp_path):
    file, other = tmp_path / "Antwort.eml", tmp_path / "Bild.png"
    file.write_bytes(b"From: max@example.org\r\nSubject: Sitzung\r\n\r\nIch kann leider nicht kommen.\r\n")

    def dropped(path) -> bool:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        entered = QDragEnterEvent(tab.rect().center(), *keys)
        entered.ignore()
        QApplication.sendEvent(tab, entered)
        if entered.isAccepted():
            QApplication.sendEvent(tab, QDropEvent(QPointF(tab.rect().center()), *keys))
        return entered.isAccepted()

    assert not dropped(other)
    answer(lambda dialog: dialog.go_button.click())
    assert dropped(file)
    qtbot.waitUntil(lambda: shown(tab, "Antwort") == ["offen", "kommt nicht", "offen"])


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


def test_the_paper_that_has_just_gone_out_is_the_one_that_is_shown(tab, office, meeting):
    first = tab.issue_id
    office.meetings.edit(meeting.id, place=Place("Kulturhaus"))
    supplement = office.invitations.send_supplement(meeting.id)
    tab.reload()
    assert tab.issue_id == supplement.id
    tab.paper_box.setCurrentIndex(tab.paper_box.findData(first))
    tab.reload()
    assert tab.issue_id == first
    office.invitations.cancel(meeting.id, "Der Saal ist gesperrt.")
    tab.reload()
    assert tab.paper_box.currentText().startswith("Absage-2012-05-24")


def test_before_anything_goes_out_the_way_of_many_is_chosen_at_once(tab, office, meeting, qtbot):
    planned = office.meetings.plan(BEIRAT.id, datetime(2012, 8, 23, 17), Place("Rathaus"))
    tab.open_meeting(planned.id)
    assert shown(tab, "Weg") == ["E-Mail", "Brief", "Brief"]
    tab.table.selectAll()
    tab.channel_button.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: shown(tab, "Weg") == ["E-Mail"] * 3)
    assert {office.persons.get(one.id).contact.email for one in PEOPLE} == {one.contact.email for one in PEOPLE}
    office.undo()
    qtbot.waitUntil(lambda: shown(tab, "Weg") == ["E-Mail", "Brief", "Brief"])
    tab.open_meeting(meeting.id)
    tab.table.selectRow(1)
    tab.channel_button.menu().actions()[2].trigger()
    qtbot.waitUntil(lambda: shown(tab, "Weg") == ["E-Mail", "übergeben", "Brief"])
    assert office.persons.get(PEOPLE[1].id).contact.channel is Channel.LETTER


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
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda _tab, title, *_: asked.append(title) or str(tmp_path)
    )
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
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda _tab, title, *_: asked.append(title) or str(tmp_path)
    )
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
