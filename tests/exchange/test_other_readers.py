"""What goes out by the clipboard, as a register and as a motion's PDF, taken in by programs that are not ours."""

import csv
import io
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree
from lxml import html as lxml_html
from openpyxl import Workbook, load_workbook

from beirat_desktop.domain.listing import clipboard_text
from beirat_desktop.domain.text import RichText
from beirat_desktop.exchange.member_list import read_member_list
from beirat_desktop.exchange.spreadsheet import xlsx
from beirat_desktop.exchange.table_file import as_text, rows_of_text
from beirat_desktop.exchange.texts.html import read_html
from tests import factories
from tests.exchange.test_spreadsheet import LISTING, MADE

FORM = Path(__file__).parents[2] / "resources" / "form"


def wrong(data: object, schema: str) -> list[str]:
    """What the schema of the repository has against it, formats checked."""
    checks = Draft202012Validator(json.loads((FORM / schema).read_bytes()), format_checker=FormatChecker())
    return [error.json_path for error in checks.iter_errors(data)]


def pasted(text: str) -> list[tuple[object, ...]]:
    """What a spreadsheet keeps of tab-separated text, saved and opened again."""
    book = Workbook()
    for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t"):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return list(load_workbook(file).active.iter_rows(values_only=True))


def test_rows_of_the_clipboard_stand_in_a_spreadsheet_as_in_the_file():
    rows = pasted(clipboard_text(LISTING))
    head, *sent = list(load_workbook(io.BytesIO(xlsx(LISTING, MADE))).active.iter_rows(values_only=True))[3:]
    assert rows[0] == head == tuple(column.head for column in LISTING.columns)
    first = [cell.strftime("%d.%m.%Y") if isinstance(cell, datetime) else cell for cell in sent[0]]
    assert rows[1][:2] == tuple(first[:2])
    assert len(rows) == len(sent) + 1
    # What a spreadsheet would take for a formula is text in both.
    assert [row[0] for row in rows if str(row[0]).startswith(("=", "@"))] == []
    assert {len(row) for row in rows} == {len(LISTING.columns)}


def test_a_title_in_quotation_marks_stays_in_its_cell():
    words = ('"Offen" für alle', '"nur begonnen', 'mitten "drin"')
    listing = replace(LISTING, rows=tuple((word, None, None, number) for number, word in enumerate(words)))
    assert [(row[0], row[3]) for row in pasted(clipboard_text(listing))[1:]] == [(words[n], str(n)) for n in range(3)]


def test_a_text_that_another_program_put_on_the_clipboard_is_read():
    body = lxml_html.Element("body")
    for tag, words in (("h2", "Begründung"), ("p", "Łukasz & Ayşe: 3 < 4")):
        etree.SubElement(body, tag).text = words
    found = read_html(lxml_html.tostring(body, encoding="unicode"))
    assert [block.plain for block in found.text.blocks] == ["Begründung", "Łukasz & Ayşe: 3 < 4"]


def test_a_table_of_members_that_another_program_copied_is_read():
    out = io.StringIO()
    csv.writer(out, "excel-tab").writerows([["Name", "Vorname", "E-Mail"], ["Kaya", 'Ayşe "Ay"', "a@example.org"]])
    (entry,) = read_member_list(as_text(rows_of_text(out.getvalue()))).entries
    assert (entry.family_name, entry.given_name, entry.contact.email) == ("Kaya", 'Ayşe "Ay"', "a@example.org")


def test_the_register_is_json_that_its_schema_describes(sample):
    register = json.loads(sample.registers.data())
    assert wrong(register, "register.schema.json") == []
    # A stranger finds each motion with its title, and the meeting in which an item is dealt with.
    meetings = {one["id"]: one for one in register["meeting"]}
    assert {one["meeting"] for one in register["agendaItem"]} <= meetings.keys()
    titles = {one["name"] for one in register["paper"]}
    with sample.store.reading() as unit:
        assert titles <= {one.title for one in unit.papers.all()}
    assert len(titles) > 10


@pytest.mark.parametrize("reader", ["pypdf", "pdfium"])
def test_a_motion_is_opened_by_other_programs_with_its_data(office, founded, reader):
    paper = office.papers.add(
        title="Fachberatung", faction_id=factories.SPD.id, proposal=RichText.of("Der Beirat lädt Łukasz Ağırbaş ein.")
    )
    content = office.paper_letters.pdf(paper.id)
    if reader == "pypdf":
        pages = pypdf.PdfReader(io.BytesIO(content))
        text = " ".join(page.extract_text() for page in pages.pages)
        files = {name: found[0] for name, found in pages.attachments.items()}
    else:
        document = pypdfium2.PdfDocument(content)
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        held = [document.get_attachment(number) for number in range(document.count_attachments())]
        files = {one.get_name(): bytes(one.get_data()) for one in held}
        document.close()
    assert "Der Beirat lädt Łukasz Ağırbaş ein." in " ".join(text.split())
    data = json.loads(files["antrag.json"])
    assert wrong(data, "antrag.schema.json") == []
    assert data["paper"]["name"] == "Fachberatung"
