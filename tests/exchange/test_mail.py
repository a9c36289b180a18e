"""Drafts that a mail program opens."""

from email import message_from_bytes
from email.policy import default

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.exchange.mail import Draft, Enclosure, write

LONG = "Antragsschreiben 2012/07: Beratung zu strategischen Konzepten für Zugehörigkeit – „Straße der Vielfalt“ " * 3
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 20
DRAFT = Draft(
    LONG,
    "Sehr geehrte Damen und Herren,\n\nanbei: Ağırbaş, Şahin, Іваненко – „Größe“.\n\n" + "ein sehr langer Satz " * 30,
    ("amt@example.org", "vorsitz@example.org"),
    (Enclosure(f"Antrag-2012-07-{'Größe-und-Maß-' * 6}.pdf", PDF), Enclosure("Anlage.csv", b"a;b", "text/csv")),
)


def read(content: bytes):
    return message_from_bytes(content, policy=default)


def test_what_was_put_in_comes_out():
    mail = read(write(DRAFT))
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == " ".join(LONG.split())
    assert mail["To"] == "amt@example.org, vorsitz@example.org"
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n").rstrip("\n") == DRAFT.body
    files = [(part.get_filename(), part.get_content_type(), part.get_content()) for part in mail.iter_attachments()]
    assert files[0] == (DRAFT.enclosures[0].name, "application/pdf", PDF)
    assert files[1][:2] == ("Anlage.csv", "text/csv")


def test_every_line_is_short_and_plain():
    for line in write(DRAFT).split(b"\r\n"):
        assert len(line) <= 78, line
        assert line.isascii()


def test_neither_sender_nor_day_is_made_up_and_nobody_is_addressed_unasked():
    mail = read(write(Draft("Auszug", "Text")))
    assert (mail["From"], mail["Date"], mail["To"], mail["Bcc"]) == (None, None, None, None)


def test_the_same_draft_gives_the_same_bytes():
    assert write(DRAFT) == write(DRAFT)


def test_a_title_cannot_add_a_line_to_the_head():
    mail = read(write(Draft("Titel\r\nBcc: fremd@example.org", "x")))
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Titel Bcc: fremd@example.org"


@pytest.mark.parametrize(
    "address", ["ohne", "a@b\r\nBcc: c@example.org", "a@example.org, b@example.org", "ü@example.org"]
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(Refused) as refused:
        write(Draft("x", "y", (address,)))
    assert refused.value.rule == "mail.address"
