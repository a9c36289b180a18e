"""Mails to a server on this machine: all of them, those it refuses, and what is tried again."""

from __future__ import annotations

import io
import socket
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.policy import default

import keyring
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from keyring.backend import KeyringBackend
from keyring.backends import fail
from pypdf import PdfReader

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.places import Channel, Contact, MailServer, Place, Security
from beirat_desktop.exchange.smtp import Connection
from tests.factories import BEIRAT, BODY, membership, person

SECRET = "Größe 7"
PEOPLE = [
    person(f"Mitglied {number}", "Ada", contact=Contact(email=f"m{number}@example.org", channel=Channel.MAIL))
    for number in range(1, 4)
]


class Mailbox:
    """Takes mails, and refuses those it is told to, as often as it is told."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], bytes]] = []
        self.refuses: dict[str, list[str]] = {}
        self.silent_at: str | None = None
        """Takes the mail to this address, and goes without saying so."""

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        answers = self.refuses.get(address, [])
        if answers:
            return answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        if envelope.rcpt_tos == [self.silent_at]:
            server.transport.abort()
        return "250 OK"


def knows(server, session, envelope, mechanism, data) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"beirat", SECRET.encode())
    return AuthResult(success=known, handled=False)


class OnSocket(Controller):
    """Listens on a socket that is there already: a port that is only looked up may be another's by then."""

    def __init__(self, listener: socket.socket, box: Mailbox) -> None:
        where = listener.getsockname()
        super().__init__(box, *where, authenticator=knows, auth_require_tls=False, ready_timeout=60)
        self.listener = listener

    def _create_server(self):
        return self.loop.create_server(self._factory_invoker, sock=self.listener)


@pytest.fixture
def mailbox():
    box = Mailbox()
    controller = OnSocket(socket.create_server(("127.0.0.1", 0)), box)
    controller.start()
    box.port = controller.port
    yield box
    controller.stop()


@pytest.fixture
def sent(office):
    with office.store.unit("x") as unit:
        unit.bodies.save(replace(BODY, office="Geschäftsstelle", office_contact=Contact(email="beirat@example.org")))
        for one in PEOPLE:
            unit.persons.save(one)
            unit.memberships.save(membership(one))
    meeting = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17), Place("Rathaus"))
    return office.invitations.send(meeting.id)


@pytest.fixture
def sending(office, sent, mailbox):
    made = office.sending
    made.waited = []
    made.pause = made.waited.append
    made.set_server(host="127.0.0.1", port=mailbox.port, user="beirat", security=Security.NONE)
    return made


def left(office, sent) -> dict[str, str]:
    rows = office.dispatch.rows(sent.object_id)
    return {row.name: row.delivery.trouble or ("sent" if row.delivery.left else "") for row in rows}


def test_every_member_gets_a_mail_of_their_own(office, sent, sending, mailbox):
    steps: list[tuple[int, int]] = []
    result = sending.send(sent.id, SECRET, lambda done, total: steps.append((done, total)))
    assert (result.sent, result.failed) == (3, 0)
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [to for _, to, _ in mailbox.mails] == [[f"m{number}@example.org"] for number in (1, 2, 3)]
    sender, _, content = mailbox.mails[0]
    mail = message_from_bytes(content, policy=default)
    assert sender == "beirat@example.org"
    assert (mail["From"], mail["To"]) == ("Geschäftsstelle <beirat@example.org>", "m1@example.org")
    assert mail["X-Unsent"] is None
    assert mail["Date"].datetime.isoformat() == "2012-05-14T09:00:00+02:00"
    assert len({message_from_bytes(one, policy=default)["Message-ID"] for _, _, one in mailbox.mails}) == 3
    paper = next(mail.iter_attachments())
    assert paper.get_content() == office.archive.pdf(sent.id)
    assert "Einladung" in PdfReader(io.BytesIO(paper.get_content())).pages[0].extract_text()
    assert set(left(office, sent).values()) == {"sent"}


def test_what_the_server_refuses_for_good_keeps_its_reason_and_the_others_go(office, sent, sending, mailbox):
    mailbox.refuses["m2@example.org"] = ["550 Mailbox unknown"] * 3
    result = sending.send(sent.id, SECRET)
    assert (result.sent, result.failed, sending.waited) == (2, 1, [])
    assert left(office, sent) == {
        "Mitglied 1, Ada": "sent",
        "Mitglied 2, Ada": "550 Mailbox unknown",
        "Mitglied 3, Ada": "sent",
    }
    mailbox.refuses.clear()
    assert sending.send(sent.id, SECRET).sent == 1  # only the one that has not gone
    assert set(left(office, sent).values()) == {"sent"}


def test_what_the_server_refuses_for_the_moment_is_tried_again(office, sent, sending, mailbox):
    mailbox.refuses["m1@example.org"] = ["451 Try later"]
    mailbox.refuses["m3@example.org"] = ["451 Try later"] * 9
    result = sending.send(sent.id, SECRET)
    assert (result.sent, result.failed) == (2, 1)
    assert sending.waited == [2.0, 2.0, 4.0]
    assert left(office, sent)["Mitglied 3, Ada"] == "451 Try later"


def test_a_connection_that_is_lost_is_taken_up_again(office, sent, sending, mailbox):
    mailbox.refuses["m2@example.org"] = ["421 Closing"]
    assert sending.send(sent.id, SECRET).sent == 3


def test_a_mail_that_may_have_been_taken_is_not_sent_again_by_itself(office, sent, sending, mailbox):
    mailbox.silent_at = "m2@example.org"
    result = sending.send(sent.id, SECRET)
    assert (result.sent, result.failed, sending.waited) == (2, 1, [])
    assert [to for _, to, _ in mailbox.mails] == [[f"m{number}@example.org"] for number in (1, 2, 3)]
    assert "Bitte fragen, ob sie ankam" in left(office, sent)["Mitglied 2, Ada"]


def test_a_server_that_is_gone_is_not_tried_for_each_of_the_others(office, sent, sending, mailbox, monkeypatch):
    def gone(*_: object) -> None:
        raise Refused("smtp.unreachable", host="mail.example.org", port=25, said="weg")

    def step(done: int, _total: int) -> None:
        if done == 1:
            monkeypatch.setattr(Connection, "send", gone)

    result = sending.send(sent.id, SECRET, step)
    assert (result.sent, result.failed, sending.waited) == (1, 2, [2.0, 4.0])
    troubles = list(left(office, sent).values())
    assert troubles[0] == "sent"
    assert all("mail.example.org ist über Anschluss 25 nicht zu erreichen" in one for one in troubles[1:])


def test_what_goes_out_elsewhere_meanwhile_is_not_sent_twice(office, sent, sending, mailbox):
    def step(done: int, _total: int) -> None:
        if done == 1:
            for mail in office.dispatch.mails(sent.id):
                office.dispatch.note_sent(mail)

    assert sending.send(sent.id, SECRET, step).sent == 1
    assert len(mailbox.mails) == 1


def test_a_line_that_is_only_a_dot_arrives_as_it_is(mailbox):
    content = b"Subject: Punkte\r\n\r\nvorher\r\n.\r\n..\r\n.ende\r\n"
    server = MailServer("127.0.0.1", mailbox.port, "beirat", Security.NONE)
    with Connection(server, SECRET) as connection:
        connection.send("a@example.org", "b@example.org", content)
        connection.send("a@example.org", "b@example.org", content.removesuffix(b"\r\n"))
    assert [one for _, _, one in mailbox.mails] == [content, content]


def test_stopping_leaves_what_was_sent_as_sent(office, sent, sending, mailbox):
    class Stop(Exception):
        pass

    def step(done: int, _total: int) -> None:
        if done == 2:
            raise Stop

    with pytest.raises(Stop):
        sending.send(sent.id, SECRET, step)
    assert list(left(office, sent).values()) == ["sent", "sent", ""]
    assert sending.send(sent.id, SECRET).sent == 1
    assert len(mailbox.mails) == 3


def test_a_wrong_password_is_told_and_nothing_is_noted(office, sent, sending):
    with pytest.raises(Refused, match=r"smtp\.login"):
        sending.send(sent.id, "falsch")
    assert set(left(office, sent).values()) == {""}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"host": ""}, "smtp.no_server"),
        ({"port": 1}, "smtp.unreachable"),
        ({"security": Security.STARTTLS}, "smtp.unreachable"),
        ({"security": Security.TLS}, "smtp.not_secret"),
    ],
)
def test_a_server_that_cannot_be_used_is_told_in_words(sending, sent, fields, rule):
    sending.set_server(**fields)
    with pytest.raises(Refused, match=rule.replace(".", r"\.")):
        sending.send(sent.id, SECRET)


def test_mail_needs_a_sender(office, sent, sending):
    with office.store.unit("x") as unit:
        unit.bodies.save(replace(unit.bodies.all()[0], office_contact=Contact()))
    with pytest.raises(Refused, match=r"smtp\.no_sender"):
        sending.send(sent.id, SECRET)
    with pytest.raises(Refused, match=r"mail\.address"):
        sending.set_server(sender="keine Adresse")


class Memory(KeyringBackend):
    """What a system's keyring does, in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise keyring.errors.PasswordDeleteError
        del self.kept[service, username]


@pytest.mark.sqlite  # every byte of the file is read
def test_the_system_keeps_the_password_and_the_record_does_not(office, sending):
    before, memory = keyring.get_keyring(), Memory()
    keyring.set_keyring(memory)
    try:
        assert sending.stored_password() == ""
        assert sending.keep_password(SECRET)
        assert memory.kept == {("Beirat Desktop", "beirat@127.0.0.1"): SECRET}
        assert sending.stored_password() == SECRET
        assert sending.keep_password("")
        assert sending.keep_password("")
        assert sending.stored_password() == ""
    finally:
        keyring.set_keyring(before)
    office.store.engine.dispose()
    assert SECRET.encode() not in office.file.read_bytes()


def test_without_a_keyring_it_is_asked_for_every_time(sending):
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        assert not sending.keep_password(SECRET)
        assert sending.stored_password() == ""
    finally:
        keyring.set_keyring(before)
