"""Sending mails by the server of the office itself: one by one, each noted as soon as the server has it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.places import MailServer
from beirat_desktop.exchange.mail import Sender, check_address, write
from beirat_desktop.exchange.passwords import keep_password, stored_password
from beirat_desktop.exchange.smtp import Connection, NotTakenError
from beirat_desktop.german import refusal
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of
from beirat_desktop.usecases.dispatch.dispatch import Dispatch, PersonalMail, Step, nothing

TRIES = 3
PAUSE = 2.0
"""In seconds before the next try; each one longer by as much."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of it: how many mails the server took, and how many it did not."""

    sent: int
    failed: int


class Sending:
    """The mail server of the office."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.pause: Callable[[float], object] = time.sleep

    def server(self) -> MailServer:
        """The server as it is set; without a host there is none."""
        with self._store.reading() as unit:
            body = next(iter(unit.bodies.all()), None)
            return body.mail_server if body is not None else MailServer()

    def usual_sender(self) -> str:
        """The mailbox mails come from where the server names no other."""
        with self._store.reading() as unit:
            body = next(iter(unit.bodies.all()), None)
            return body.office_contact.email if body is not None else ""

    def set_server(self, **fields: Any) -> MailServer:
        """Change host, port, user, security or sender."""
        with self._store.unit("bodies.edit", merge=True) as unit:
            body = _body(unit)
            server = replace(body.mail_server, **fields)
            if server.sender:
                check_address(server.sender)
            return unit.bodies.save(replace(body, mail_server=server)).mail_server

    def stored_password(self) -> str:
        """The password the system keeps, empty where it is to be asked for."""
        return stored_password(self.server())

    def keep_password(self, password: str) -> bool:
        """Let the system keep the password, or forget it where it is empty; whether it did."""
        return keep_password(self.server(), password)

    def send(self, issue_id: str, password: str, step: Step = nothing) -> Sent:
        """Send the mails of a paper that have not gone out; what the server does not take keeps its reason in the list.

        A mail it refuses for the moment is tried again; once the server is not reached any more, the others are not
        tried. Stopping leaves what was sent as sent.
        """
        dispatch = Dispatch(self._store)
        mails = dispatch.mails(issue_id)
        server, sender = self.server(), self._sender(issue_id)
        sent = failed = 0
        gone = ""
        with Connection(server, password) as connection:
            for done, mail in enumerate(mails):
                step(done, len(mails))
                if not dispatch.is_to_go(mail.delivery_id):
                    continue  # taken back meanwhile, or sent from another workplace
                content = write(mail.draft, self._from(sender, mail))
                trouble = gone
                if not gone:
                    trouble, lost = self._hand_over(connection, sender.address, mail.address, content)
                    gone = trouble if lost else ""
                dispatch.note_sent(replace(mail, content=content), trouble)
                sent, failed = (sent, failed + 1) if trouble else (sent + 1, failed)
        step(len(mails), len(mails))
        return Sent(sent, failed)

    def _hand_over(self, connection: Connection, sender: str, to: str, content: bytes) -> tuple[str, bool]:
        """Why the server does not take it, empty where it did; and whether the server is not reached any more."""
        said, lost = "", False
        for turn in range(TRIES):
            if turn:
                self.pause(turn * PAUSE)
            try:
                connection.send(sender, to, content)
            except NotTakenError as error:
                said, lost = str(error), False
                if not error.passing:
                    break
            except Refused as error:
                said, lost = refusal(error), True
            else:
                return "", False
        return said, lost

    def _sender(self, issue_id: str) -> Sender:
        with self._store.reading() as unit:
            issued = unit.issued_papers.get(issue_id)
            body = unit.bodies.get(committee_of(unit, unit.meetings.get(issued.object_id)).body_id)
        address = body.mail_server.sender or body.office_contact.email
        if not address:
            raise Refused("smtp.no_sender")
        check_address(address)
        return Sender(body.office or body.name, address)

    def _from(self, sender: Sender, mail: PersonalMail) -> Sender:
        moment = self._store.now()
        domain = sender.address.partition("@")[2]
        return replace(sender, moment=moment, message_id=f"<{mail.delivery_id}.{moment:%Y%m%d%H%M%S}@{domain}>")


def _body(unit: Unit) -> Body:
    found = unit.bodies.all()
    if not found:
        raise Refused("smtp.no_sender")
    return found[0]
