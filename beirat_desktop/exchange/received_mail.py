"""A mail that came in, as the text somebody would see and copy: the fields of its head that matter, then its words."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from typing import Any

from lxml import etree

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.reading import Reading
from beirat_desktop.exchange.texts.html import read_html
from beirat_desktop.exchange.texts.plain import broken, joined_lines, read_plain

_BREAKING = {"p", "div", "li", "tr", "br", "blockquote", "h1", "h2", "h3", "hr", "table", "ul", "ol", "pre"}
_UNSEEN = {"style", "script", "head", "title"}


def mail_text(content: bytes, name: str) -> str:
    """The mail in a file (.eml) with «Von», «Datum» and «Betreff» above; what it quotes begins with >.

    Refuses what is no mail; name is what the file is called.
    """
    try:
        mail = message_from_bytes(content, policy=default)
        body = mail.get_body(("plain", "html")) if isinstance(mail, EmailMessage) else None
        words = str(body.get_content()) if isinstance(body, EmailMessage) else ""
        head = [(label, str(mail[field] or "")) for label, field in (("Von", "from"), ("Datum", "date"))]
        head.append(("Betreff", str(mail["subject"] or "")))
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        # The library raises all of these for a head that somebody built by hand.
        raise Refused("reply.no_mail", name=name) from error
    if not (mail["from"] and words.strip()):
        raise Refused("reply.no_mail", name=name)
    if isinstance(body, EmailMessage) and body.get_content_type() == "text/html":
        words = _seen(words)
    lines = [f"{label}: {' '.join(value.split())}" for label, value in head if value]
    return "\n".join((*lines, "", words.replace("\r\n", "\n").strip())) + "\n"


def mail_letter(content: bytes, name: str) -> tuple[str, Reading]:
    """Subject and words of a mail that is a letter itself, as it looked: the plain text that some programs send along
    knows nothing of what was struck. Refuses what is no mail; name is what the file is called."""
    try:
        mail = message_from_bytes(content, policy=default)
        body = mail.get_body(("html", "plain")) if isinstance(mail, EmailMessage) else None
        words = str(body.get_content()) if isinstance(body, EmailMessage) else ""
        subject = " ".join(str(mail["subject"] or "").split())
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        # The library raises all of these for a head that somebody built by hand.
        raise Refused("reply.no_mail", name=name) from error
    if not (mail["from"] and words.strip()):
        raise Refused("reply.no_mail", name=name)
    if isinstance(body, EmailMessage) and body.get_content_type() == "text/html":
        return subject, read_html(words)
    plain = read_plain(words)
    return subject, joined_lines(plain.text) if broken(plain.text) else plain


def _seen(html: str) -> str:
    """The words of a page; those of a quoted mail are marked as a plain mail marks them."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, no_network=True)
    root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    if root is None:
        return ""
    lines: list[str] = [""]
    quotes = 0

    def add(words: str | None) -> None:
        for number, part in enumerate(" ".join((words or "").split("\n")).split("\n")):
            lines[-1] += part if not number else ""

    def new_line() -> None:
        if lines[-1].strip():
            lines.append("")
        lines[-1] = "> " * quotes

    for event, element in etree.iterwalk(root, events=("start", "end")):
        known: Any = element.tag
        if known in _UNSEEN:
            if event == "end":
                add(element.tail)
            continue
        if known in _BREAKING:
            quotes += (known == "blockquote") * (1 if event == "start" else -1)
            new_line()
        add(element.text if event == "start" else element.tail)
    return "\n".join(" ".join(line.split()) if not line.startswith(">") else line.rstrip() for line in lines)
