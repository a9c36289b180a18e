"""A mail in a file as the text somebody would copy."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.exchange.received_mail import mail_text


def mail(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in ({"From": "Zoë Zoll <zoe@example.org>", "Subject": "AW: Einladung"} | headers).items():
        made[name] = value
    return made


def test_the_plain_words_are_taken_where_a_mail_has_both():
    made = mail()
    made.set_content("Ich komme – gerne.\n\n> Kommen Sie?\n")
    made.add_alternative("<p>Ich komme <b>nicht</b></p>", subtype="html")
    assert mail_text(made.as_bytes(), "a.eml") == (
        "Von: Zoë Zoll <zoe@example.org>\nBetreff: AW: Einladung\n\nIch komme – gerne.\n\n> Kommen Sie?\n"
    )


def test_what_a_page_quotes_is_marked():
    made = mail()
    made.set_content(
        "<html><head><style>p {}</style></head><body><p>Ich komme<br>um 18&nbsp;Uhr.</p>"
        "<div>Am 14.05.2012 schrieb Beirat:</div><blockquote><p>Kommen Sie <i>nicht</i>?</p>"
        "<blockquote>Alt</blockquote></blockquote><p>Gruß</p></body></html>",
        subtype="html",
    )
    lines = [line for line in mail_text(made.as_bytes(), "a.eml").split("\n")[3:] if line.strip(" >")]
    assert lines == [
        "Ich komme",
        "um 18 Uhr.",
        "Am 14.05.2012 schrieb Beirat:",
        "> Kommen Sie nicht?",
        "> > Alt",
        "Gruß",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"Ich komme.",
        b"From: a@example.org\r\n\r\n",
        b"From: a@b\r\nContent-Type: text/plain; charset=no\r\n\r\nJa",
    ],
)
def test_what_is_no_mail_is_refused(content):
    with pytest.raises(Refused, match=r"reply\.no_mail"):
        mail_text(content, "a.eml")


@pytest.mark.parametrize("head", [b"From: .:", b'From: "', b"Content-Type: charset="])
def test_a_head_that_nobody_could_have_written_is_no_mail(head: bytes):
    with pytest.raises(Refused, match=r"reply\.no_mail"):
        mail_text(head + b"\r\n\r\nIch komme.\r\n", "a.eml")
