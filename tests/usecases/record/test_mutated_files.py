"""Files of every other kind that come in, damaged anywhere: read, or refused in words, never a crash.

Records, lists of members, OParl, registers, motions and answers have tests of their own that try the same.
BEIRAT_MUTATIONS=1000 pytest tests/usecases/record/test_mutated_files.py tries more than the few of every run.
"""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
import xlsxwriter

from beirat_desktop.documents.model import Document, Heading, Paragraph
from beirat_desktop.documents.render import render
from beirat_desktop.domain.errors import Refused
from beirat_desktop.exchange.calendar import read_reply
from beirat_desktop.exchange.mail_files import files_in, opened
from beirat_desktop.exchange.member_list import read_member_list
from beirat_desktop.exchange.received_mail import mail_text
from beirat_desktop.exchange.table_file import as_text, read_list, rows_of_text
from beirat_desktop.exchange.vcard import read as read_card
from beirat_desktop.german import refusal
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.texts import read_clipboard
from tests.exchange.outlook_files import as_outlook
from tests.exchange.texts.office_files import docx, odt, p

COUNT = int(os.environ.get("BEIRAT_MUTATIONS", "25"))
REPLY = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@beirat-desktop\r\n"
    b"DTSTART;TZID=Europe/Berlin:20120524T170000\r\nATTENDEE;PARTSTAT=DECLINED;CN=Ada:mailto:ada@example.org\r\n"
    b"COMMENT:Bin verreist.\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ağırbaş;Ada;;Dr.;\r\nFN:Dr. Ada Ağırbaş\r\nEMAIL;TYPE=WORK:ada@example.org\r\n"
    "ADR;TYPE=HOME:;;Weg 7;Ort;;67059;\r\nTEL:0621 1\r\nEND:VCARD\r\n"
).encode()
TABLE = (("Name", "Vorname", "Fraktion", "von"), ("Kaya", "Ayşe", "SPD", "01.11.2024"), ("Heide", "Anna", "CDU", ""))
PAGE = "<html><body><p>Der <b>Rat</b></p><ul><li>eins<ul><li>zwei</li></ul></li></ul><table><tr><td>a</td></tr></table>"


def mail() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "Ada Ağırbaş <ada@example.org>", "AW: Einladung am 24.05.2012"
    made.set_content("Ich komme später.\n> Wann kommen Sie?\n")
    made.add_alternative("<p>Ich komme <i>später</i>.</p>", subtype="html")
    made.add_attachment(REPLY, "text", "calendar", filename="Antwort.ics")
    return made


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def letter_of_pages() -> bytes:
    lines = (
        "An den Beirat",
        "Betreff: Licht",
        "Der Beirat beschließt:",
        "Es wird hell.",
        "Begründung:",
        "Es ist dunkel.",
    )
    return render(Document("Antrag", (Heading(1, "Antrag"), *(Paragraph(line) for line in lines))))


def read_mail(content: bytes, name: str) -> None:
    mail_text(opened(content, name), name)
    files_in(content, name)


def read_table(content: bytes, name: str) -> None:
    read_member_list(read_list(content, name).text)


def read_page(content: bytes, _name: str) -> None:
    text = content.decode("utf-8", "replace")
    read_clipboard(text, text)
    read_member_list(as_text(rows_of_text(text)))


def look(office: Office) -> Callable[[bytes, str], None]:
    return lambda content, name: office.foreign_motions.look_into(content, name) and None


KINDS: dict[str, Callable[[], bytes]] = {
    "Antwort.ics": lambda: REPLY,
    "Karte.vcf": lambda: CARD,
    "Mail.eml": lambda: mail().as_bytes(),
    "Mail.msg": lambda: as_outlook(mail()),
    "Liste.xlsx": workbook,
    "Liste.csv": lambda: "\n".join(";".join(row) for row in TABLE).encode(),
    "Seite.html": PAGE.encode,
    "Antrag.docx": lambda: docx("".join(p(line) for line in ("Betreff: Licht", "Der Beirat beschließt:", "Hell."))),
    "Antrag.odt": lambda: odt("<text:p>Betreff: Licht</text:p><text:p>Es wird hell.</text:p>"),
    "Antrag.pdf": letter_of_pages,
}


def damaged(content: bytes, dice: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(dice.choice((1, 1, 3, 20))):
        place = dice.randrange(len(made) or 1)
        match dice.randrange(4):
            case 0 if made:
                made[place] = dice.randrange(256)
            case 1:
                del made[place : place + dice.choice((1, 40, 400))]
            case 2:
                made[place:place] = made[place : place + dice.choice((1, 40))]
            case _:
                made[place:place] = dice.choice(
                    (b"\0", b"\xff\xfe", b"<", b";" * 300, b"\r\n", b"9" * 400, b"=?utf-8?")
                )
    return bytes(made)


def damaged_inside(content: bytes, dice: random.Random) -> bytes:
    """One part of a package is damaged and packed again: bytes in the package itself hardly ever get past its sums."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        names = package.namelist()
        hit = dice.choice(names)
        for name in names:
            part = package.read(name)
            made.writestr(name, damaged(part, dice) if name == hit else part)
    return out.getvalue()


@pytest.mark.parametrize("name", KINDS)
def test_a_damaged_file_is_read_or_refused_in_words(office, name):
    whole, dice = KINDS[name](), random.Random(name)
    ways = {".ics": read_reply, ".vcf": read_card, ".eml": read_mail, ".msg": read_mail, ".html": read_page}
    ways |= dict.fromkeys((".xlsx", ".csv"), read_table)
    read = ways.get(Path(name).suffix) or look(office)
    before = office.exchange.export()
    refused = []
    read(whole, name)
    for _ in range(COUNT):
        packed = whole.startswith(b"PK") and dice.random() < 0.7
        content = damaged_inside(whole, dice) if packed else damaged(whole, dice)
        try:
            read(content, name)
        except Refused as error:
            refused.append(refusal(error))
    assert all(len(sentence) > 20 and "NoneType" not in sentence for sentence in refused)
    assert office.exchange.export() == before
