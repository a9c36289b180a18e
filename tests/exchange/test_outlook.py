"""Mails that Outlook saved (.msg), written by a library that is not ours."""

import random
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from aspose.email_foss.msg import MapiMessage

from beirat_desktop.domain.errors import Refused
from beirat_desktop.exchange.mail_files import files_in, opened
from beirat_desktop.exchange.outlook import as_eml, is_outlook
from beirat_desktop.exchange.received_mail import mail_text
from beirat_desktop.german import refusal
from tests.exchange.outlook_files import as_outlook


def saved(words: str = "Ich komme.\n", *, html: str = "", **files: bytes) -> bytes:
    """As Outlook would save it; files by their name with _ for the point."""
    mail = EmailMessage()
    mail["From"] = "Ada Ağırbaş <ada@example.org>"
    mail["To"] = "beirat@example.org"
    mail["Subject"] = "AW: Einladung: 12. Sitzung am 24.05.2012"
    mail["Date"] = datetime.fromisoformat("2012-05-15T08:30:00+02:00")
    if words:
        mail.set_content(words)
    if html:
        (mail.add_alternative if words else mail.set_content)(html, subtype="html")
    for name, content in files.items():
        kind = ("application", "pdf") if name.endswith("_pdf") else ("application", "octet-stream")
        mail.add_attachment(content, *kind, filename=name.replace("_", "."))
    return as_outlook(mail)


def test_sender_subject_day_and_words_are_read():
    content = saved("Guten Tag,\n\nich komme leider nicht.\nAda Ağırbaş\n")
    assert is_outlook(content)
    told = mail_text(opened(content, "Antwort.msg"), "Antwort.msg")
    assert "ada@example.org" in told
    assert "Betreff: AW: Einladung: 12. Sitzung am 24.05.2012" in told
    assert "Datum: Tue, 15 May 2012 08:30:00 +0200" in told
    assert told.endswith("Guten Tag,\n\nich komme leider nicht.\nAda Ağırbaş\n")


def test_a_mail_of_html_alone_is_read_as_seen():
    told = mail_text(opened(saved("", html="<p>Ich komme <b>gern</b>.</p>"), "a.msg"), "a.msg")
    assert "Ich komme gern." in told


def test_its_files_come_out_as_they_went_in():
    found = dict(files_in(saved(Antrag_pdf=b"%PDF-1.7 x", Plan_xyz=bytes(range(256))), "a.msg"))
    assert found == {"Antrag.pdf": b"%PDF-1.7 x", "Plan.xyz": bytes(range(256))}


def test_damaged_ones_are_read_or_refused_in_words():
    whole, chance = saved("Ich komme.\n" * 200, Antrag_pdf=b"%PDF" * 500), random.Random("outlook")
    refused = []
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            content[chance.randrange(8, len(content))] = chance.randrange(256)
        if chance.random() < 0.3:
            del content[chance.randrange(512, len(content)) :]
        try:
            mail_text(as_eml(bytes(content), "a.msg"), "a.msg")
            files_in(bytes(content), "a.msg")
        except Refused as error:
            refused.append(refusal(error))
    assert refused
    assert all("a.msg" in sentence for sentence in refused)


def test_a_compound_file_that_is_no_mail_is_refused():
    with pytest.raises(Refused) as told:
        as_eml(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "Tabelle.msg")
    assert told.value.rule == "reply.no_mail"


def test_lines_end_in_one_way_however_outlook_wrote_them():
    mail = MapiMessage.from_email_message(message_from_bytes(opened(saved(), "a.msg"), policy=default))
    mail.body = "Guten Tag,\r\nich komme.\rGruß\n"
    told = mail_text(opened(bytes(mail.to_bytes()), "a.msg"), "a.msg")
    assert told.endswith("\n\nGuten Tag,\nich komme.\nGruß\n")
