"""What a mail server refuses is said with its name, so that somebody knows which one to ask about."""

import smtplib
import ssl

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.places import MailServer
from beirat_desktop.exchange.smtp import Connection
from beirat_desktop.german import refusal

SERVER = MailServer("mail.example.org", 587, "beirat")
UNKNOWN = ssl.SSLError(1, "certificate verify failed")
UNKNOWN.reason = "self-signed"


@pytest.mark.parametrize(
    ("trouble", "rule", "said"),
    [
        (smtplib.SMTPAuthenticationError(535, b"no"), "smtp.login", "„beirat“"),
        (UNKNOWN, "smtp.not_secret", "self-signed"),
        (OSError("no route"), "smtp.unreachable", "587"),
    ],
)
def test_what_went_wrong_names_the_server(monkeypatch, trouble: Exception, rule: str, said: str) -> None:
    def fails(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(smtplib, "SMTP", fails)
    with pytest.raises(Refused) as refused, Connection(SERVER, "geheim"):
        pass
    assert refused.value.rule == rule
    sentence = refusal(refused.value)
    assert "mail.example.org" in sentence
    assert said in sentence
