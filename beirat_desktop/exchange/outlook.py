"""A mail that Outlook kept as a file (.msg), as the mail it was, so that all that reads .eml reads it too."""

from __future__ import annotations

import re
import struct
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from oxmsg import Message

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.moments import BERLIN

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every compound file of Microsoft begins, .msg among them."""
_MIME = re.compile(r"(application|image|text|audio|video)/[a-z0-9][a-z0-9.+-]*")


def is_outlook(content: bytes) -> bool:
    """Whether it is a compound file; an .eml is text."""
    return content.startswith(_MAGIC)


def as_eml(content: bytes, name: str) -> bytes:
    """The mail with its sender, day, subject, words and files; refuses what holds none. name: of the file."""
    try:
        mail = Message.load(content)
        sender, sent, subject = mail.sender, mail.sent_date, mail.subject
        plain, html = mail.body, mail.html_body
        files = [(one.file_name, one.file_bytes, one.mime_type) for one in mail.attachments]
    except (
        OSError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        ArithmeticError,
        RecursionError,
        struct.error,
    ) as error:
        # The library raises all of these for a file that was cut or built by hand.
        raise Refused("reply.no_mail", name=name) from error
    made = EmailMessage(policy=SMTP)
    made["From"] = _line(sender)
    made["Subject"] = _line(subject)
    if sent is not None:
        made["Date"] = sent.astimezone(BERLIN)
    if plain or not html:
        made.set_content(_text(plain))
    if html:
        (made.add_alternative if plain else made.set_content)(_text(html), subtype="html")
    for file_name, data, mime in files:
        if data:
            kind, _, subkind = (mime if mime and _MIME.fullmatch(mime) else "application/octet-stream").partition("/")
            made.add_attachment(data, kind, subkind, filename=_line(file_name) or "anlage")
    return made.as_bytes()


def _line(words: Any) -> str:
    return " ".join(_text(words).split())


def _text(words: Any) -> str:
    """What an EmailMessage takes: text without halves of letters, with one kind of line end."""
    text = words if isinstance(words, str) else ""
    return text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
