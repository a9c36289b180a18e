"""A mail as a draft: a file that the mail program opens for the user to read, address and send."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy

from beirat_desktop.domain.errors import Refused

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+")


class _Policy(EmailPolicy):
    """Folds the subject by the older header class: the newer one loses spaces between words with umlauts."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name != "Subject":
            return super().fold_binary(name, value)
        charset = "us-ascii" if value.isascii() else "utf-8"
        folded = Header(str(value), charset, 76, name).encode(linesep=self.linesep)
        return f"{name}: {folded}{self.linesep}".encode("ascii")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with the mail; parameters: of its type, such as the method of a calendar file."""

    name: str
    content: bytes
    mime: str = "application/pdf"
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What the mail says; to may be empty, then the user fills it in."""

    subject: str
    body: str
    to: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """From whom a mail comes that this program sends itself; moment: when, with its zone."""

    name: str
    address: str
    moment: datetime | None = None
    message_id: str = ""


def check_address(address: str) -> None:
    """Refuse what is no mailbox."""
    if not (address.isascii() and _ADDRESS.fullmatch(address)):
        raise Refused("mail.address", address=address)


def write(draft: Draft, sender: Sender | None = None) -> bytes:
    """The draft as .eml. Sender and date are left to the mail program; the same draft gives the same bytes.

    With a sender it is no draft but a mail to send.
    """
    message = EmailMessage(policy=_Policy(linesep="\r\n"))
    if sender is None:
        # Outlook opens what was not sent for writing; others open the file for reading, from where it can be edited.
        message["X-Unsent"] = "1"
    else:
        message["From"] = Address(" ".join(sender.name.split()), addr_spec=sender.address)
        if sender.moment is not None:
            message["Date"] = sender.moment
        if sender.message_id:
            message["Message-ID"] = sender.message_id
    message["Subject"] = " ".join(draft.subject.split())
    for address in draft.to:
        check_address(address)
    if draft.to:
        message["To"] = ", ".join(draft.to)
    message.set_content(draft.body, charset="utf-8", cte="quoted-printable")
    for enclosure in draft.enclosures:
        kind, _, subkind = enclosure.mime.partition("/")
        parameters = dict(enclosure.parameters)
        message.add_attachment(enclosure.content, kind, subkind, filename=enclosure.name, params=parameters)
    if draft.enclosures:
        # The library would draw a line by lot.
        digest = hashlib.sha256(b"".join(enclosure.content for enclosure in draft.enclosures)).hexdigest()
        message.set_boundary(f"={digest[:32]}=")
    return message.as_bytes()
