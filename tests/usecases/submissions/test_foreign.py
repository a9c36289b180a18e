"""A motion comes as a letter of Word, as a PDF from elsewhere, or scanned."""

from __future__ import annotations

import io
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from beirat_desktop.documents.model import (
    Align,
    Column,
    Document,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Table,
)
from beirat_desktop.documents.render import render
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.reading import Loss
from beirat_desktop.domain.text import CELL, BlockKind, RichText
from beirat_desktop.german import refusal
from tests import factories
from tests.conftest import NOW
from tests.documents.samples import picture
from tests.exchange.outlook_files import as_outlook
from tests.exchange.texts.office_files import docx, odt, p

LINES = (
    "SPD-Fraktion im Beirat",
    "Zur Sitzung am 24. Mai 2012",
    "Betreff: Mehr Licht",
    "Der Beirat beschließt:",
    "Am Bahnhof werden Lampen aufgestellt.",
    "Begründung: Es ist dunkel.",
    "Mit freundlichen Grüßen",
)


@pytest.fixture
def meeting(founded):
    made = factories.meeting(datetime(2012, 5, 24, 17))
    with founded.unit("test") as unit:
        unit.meetings.save(made)
    return made


def put(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    return file


def word_file(tmp_path, name="Antrag_Licht.docx"):
    return put(tmp_path, name, docx("".join(p(line) for line in LINES)))


def pages(*lines):
    return render(Document("Antrag", (Heading(1, "Schreiben"), *(Paragraph(line) for line in lines))))


def look(office, file):
    return office.foreign_motions.look_into(file.read_bytes(), file.name)


def take(office, letter):
    parts = letter.parts
    return office.foreign_motions.accept(
        letter,
        parts.title,
        parts.proposal,
        parts.rationale,
        faction_id=letter.faction.id if letter.faction else None,
        meeting_id=letter.meeting.id if letter.meeting else None,
    )


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_a_letter_becomes_a_motion_with_its_sender_and_meeting_and_is_kept(office, meeting, tmp_path, kind):
    made = {
        "docx": docx("".join(p(line) for line in LINES)),
        "odt": odt("".join(f"<text:p>{line}</text:p>" for line in LINES)),
        "pdf": pages(*LINES),
    }
    file = put(tmp_path, f"Brief.{kind}", made[kind])
    paper = take(office, look(office, file))
    assert paper == office.papers.get(paper.id)
    assert (paper.title, paper.state, paper.received) == (
        "Mehr Licht",
        PaperState.SUBMITTED,
        NOW.replace(tzinfo=None),
    )
    assert paper.proposal.plain == "Der Beirat beschließt:\nAm Bahnhof werden Lampen aufgestellt."
    assert paper.rationale.plain == "Es ist dunkel."
    assert (paper.faction_id, paper.meeting_id, paper.committee_id) == (
        factories.SPD.id,
        meeting.id,
        factories.BEIRAT.id,
    )
    (kept,) = office.attachments.of(paper_id=paper.id)
    assert (kept.file_name, kept.title, kept.public) == (file.name, "Eingegangenes Schreiben", False)
    assert office.attachments.content(kept.id) == made[kind]
    assert [version.label for version in office.papers.versions(paper.id)] == ["submitted"]


@pytest.mark.parametrize("ending", ["eml", "msg"])
def test_a_mail_brings_its_one_letter_or_is_the_letter_itself(office, meeting, tmp_path, ending):
    def mail(words: str, **files: bytes) -> Path:
        made = EmailMessage()
        made["From"], made["Subject"] = "Ada <ada@example.org>", "Antrag"
        made.set_content(words)
        for name, content in files.items():
            made.add_attachment(content, "application", "octet-stream", filename=name.replace("_", "."))
        return put(tmp_path, f"Mail.{ending}", made.as_bytes() if ending == "eml" else as_outlook(made))

    letter = docx("".join(p(line) for line in LINES))
    name, content, others = office.foreign_motions.in_mail(mail("Anbei.", Antrag_docx=letter, Foto_png=b"x"))
    assert (name, content, others) == ("Antrag.docx", letter, ("Foto.png",))
    paper = take(office, office.foreign_motions.look_into(content, name))
    assert (paper.title, paper.rationale.plain) == ("Mehr Licht", "Es ist dunkel.")

    file = mail("\n".join(LINES))
    name, content, others = office.foreign_motions.in_mail(file)
    assert (name, content, others) == (file.name, file.read_bytes(), ())
    paper = take(office, office.foreign_motions.look_into(content, name))
    assert (paper.title, paper.rationale.plain) == ("Mehr Licht", "Es ist dunkel.")
    (kept,) = office.attachments.of(paper_id=paper.id)
    assert (kept.file_name, office.attachments.content(kept.id)) == (file.name, content)

    with pytest.raises(Refused) as refused:
        office.foreign_motions.in_mail(mail("Anbei.", Eins_docx=letter, Zwei_pdf=b"%PDF-1.7"))
    assert "Eins.docx, Zwei.pdf" in refusal(refused.value)


def test_looking_takes_nothing_in(office, meeting, tmp_path):
    look(office, word_file(tmp_path))
    assert office.papers.ids() == []


def test_what_is_struck_or_remarked_is_told(office, meeting, tmp_path):
    body = p("Betreff: Licht") + "<w:p><w:del><w:r><w:delText>500 Euro</w:delText></w:r></w:del></w:p>"
    letter = look(office, put(tmp_path, "a.docx", docx(body)))
    assert [(one.loss, one.words) for one in letter.left_out] == [(Loss.STRUCK, "500 Euro")]


def test_words_of_a_pdf_that_nobody_sees_are_left_out_and_told(office, meeting, tmp_path):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number, line in enumerate(LINES):
        canvas.drawString(72, 780 - 20 * number, line)
    canvas.setFillColor(white)
    canvas.drawString(72, 691, "und 5.000 Euro")
    canvas.save()
    letter = look(office, put(tmp_path, "a.pdf", out.getvalue()))
    assert letter.parts.proposal.plain == "Der Beirat beschließt:\nAm Bahnhof werden Lampen aufgestellt."
    assert [(one.loss, one.words) for one in letter.left_out] == [(Loss.HIDDEN, "und 5.000 Euro")]


def test_a_mail_that_is_the_letter_keeps_its_lists_and_tells_what_is_struck(office, meeting, tmp_path):
    """The plain text that comes along with the page knows nothing of lines through words."""
    made = EmailMessage()
    made["From"], made["Subject"] = "Ada <ada@example.org>", "Mehr Licht am Bahnhof"
    made.set_content("Der Beirat beschließt nicht:\n1. Lampen")
    made.add_alternative("<p>Der Beirat beschließt <s>nicht</s>:</p><ol><li>Lampen</li></ol>", "html")
    letter = look(office, put(tmp_path, "Mail.eml", made.as_bytes()))
    assert letter.parts.title == "Mehr Licht am Bahnhof"
    assert [block.kind for block in letter.parts.proposal.blocks] == [BlockKind.PARAGRAPH, BlockKind.ITEM]
    assert "nicht" not in letter.parts.proposal.plain
    assert [(one.loss, one.words) for one in letter.left_out] == [(Loss.STRUCK, "nicht")]


ROWS = (("Kurs A1", "12 Plätze", "1.200 Euro"), ("Kurs B2", "8 Plätze", "900 Euro"), ("Summe", "20", "2.100 Euro"))


def with_parts(*parts):
    lines = [Paragraph(line) for line in LINES]
    return render(Document("Antrag", (Heading(1, "Schreiben"), *lines[:5], *parts, *lines[5:])))


def test_a_table_of_a_pdf_is_one_again_and_is_told(office, meeting, tmp_path):
    table = Table((Column(), Column(), Column(align=Align.RIGHT)), ROWS, row_headers=True, summary="Kurse")
    letter = look(office, put(tmp_path, "a.pdf", with_parts(table)))
    assert [(one.loss, one.words) for one in letter.left_out] == [
        (Loss.PLACED_TABLE, "\n".join(" | ".join(row) for row in ROWS))
    ]
    above, *rows = take(office, letter).proposal.blocks[1:]
    assert above.plain == "Am Bahnhof werden Lampen aufgestellt."
    assert [block.kind for block in rows[:3]] == [BlockKind.ROW] * 3
    assert [tuple(block.plain.split(CELL)) for block in rows[:3]] == list(ROWS)
    assert all(block.plain == "" for block in rows[3:])


def test_a_table_whose_rows_are_not_lines_behind_each_other_stays_lines_and_is_told(office, meeting, tmp_path):
    tall = (("Kurs A1 am Abend " * 6, "12 Plätze"), ("Kurs B2 am Morgen " * 6, "8 Plätze"), *[("Rest", "20")] * 2)
    table = Table((Column(), Column(align=Align.RIGHT)), tall, row_headers=True, summary="Kurse")
    letter = look(office, put(tmp_path, "a.pdf", with_parts(table)))
    assert all(block.kind is not BlockKind.ROW or "Rest" in block.plain for block in letter.parts.proposal.blocks)
    said = "".join(letter.parts.proposal.plain.split())
    assert all("".join("".join(row).split()) in said for row in tall[2:])


def test_a_list_and_columns_in_the_head_of_a_letter_are_no_table(office, meeting, tmp_path):
    points = List(tuple(Item(f"{n}.", (Paragraph("Ein Punkt mit mehreren Wörtern."),)) for n in (1, 2, 3)))
    head = Table((Column(), Column()), (("SPD-Fraktion", "Antrag Nr. 7"), ("im Beirat", "vom 4. Mai")), summary="Kopf")
    lines = [Paragraph(line) for line in LINES]
    pdf = render(Document("Antrag", (Heading(1, "Schreiben"), head, *lines[1:5], points, *lines[5:])))
    assert look(office, put(tmp_path, "a.pdf", pdf)).left_out == ()
    assert look(office, put(tmp_path, "b.pdf", pages(*LINES))).left_out == ()


def test_lines_that_a_page_broke_are_paragraphs_again(office, meeting, tmp_path):
    long = (
        "Der Beirat bittet die Verwaltung, die Beleuchtung am Bahnhof, an der Brücke und in der Unterführung zu prüfen "
    )
    letter = look(office, put(tmp_path, "a.pdf", pages("Betreff: Licht", long * 3)))
    assert letter.parts.proposal.plain == " ".join((long * 3).split())


def test_a_scan_needs_a_title_and_stays_a_draft_that_came_in(office, meeting, tmp_path):
    scan = render(Document("Scan", (Heading(1, " "), Figure(picture(), "Brief", width=50))))
    letter = look(office, put(tmp_path, "Scan_2012.pdf", scan))
    assert [found.rule for found in letter.findings] == ["letter.no_text"]
    assert letter.parts.title == "Scan 2012"
    paper = take(office, letter)
    assert (paper.state, paper.received) == (PaperState.DRAFT, NOW.replace(tzinfo=None))
    assert office.attachments.content(office.attachments.of(paper_id=paper.id)[0].id) == scan
    with pytest.raises(Refused, match="title_missing"):
        office.foreign_motions.accept(letter, "  ", RichText(), RichText())


def test_a_file_that_is_here_already_is_told_with_its_motion(office, meeting, tmp_path):
    file = word_file(tmp_path)
    take(office, look(office, file))
    found = look(office, file).findings
    assert [(one.rule, one.facts) for one in found] == [("letter.there_already", {"title": "Mehr Licht"})]


def test_one_undo_takes_it_away(office, meeting, tmp_path):
    paper = take(office, look(office, word_file(tmp_path)))
    office.undo()
    assert office.papers.ids() == []
    assert office.attachments.of(paper_id=paper.id) == []


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.docx", b"\xd0\xcf\x11\xe0", "texts.locked"),
        ("a.docx", b"PK kaputt", "texts.damaged"),
        ("a.odt", b"", "submission.empty"),
    ],
)
def test_a_broken_file_is_refused_in_words(office, meeting, tmp_path, name, content, rule):
    with pytest.raises(Refused) as refused:
        look(office, put(tmp_path, name, content))
    assert refused.value.rule == rule


def test_a_text_longer_than_papers_can_be_is_refused_and_nothing_taken(office, meeting, tmp_path):
    letter = look(office, word_file(tmp_path))
    with pytest.raises(Refused, match="text_too_long"):
        office.foreign_motions.accept(letter, "Licht", RichText.of("x" * 200_001), RichText())
    assert office.papers.ids() == []


def test_an_object_of_oparl_is_named_as_what_it_is_and_where_it_belongs(founded, office):
    with pytest.raises(Refused, match=r"submission\.oparl") as refused:
        office.submissions.look_into(b'{"type": "https://schema.oparl.org/1.1/Paper", "name": "Kurse"}', "paper.json")
    assert "OParl" in refusal(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "rule", "where"),
    [
        ("liste.csv", b"Name;Ort\r\n", "table", "„Gremien & Personen“ mit „Liste einfügen“"),
        ("liste.xlsx", b"PK\x03\x04", "table", "„Gremien & Personen“ mit „Liste einfügen“"),
        ("liste.ods", b"PK\x03\x04", "table", "„Gremien & Personen“ mit „Liste einfügen“"),
        ("karte.vcf", b"BEGIN:VCARD\r\n", "card", "„Visitenkarte einlesen“"),
        ("antwort", b"begin:vcalendar\r\n", "dates", "„Antworten einlesen“"),
        ("beirat.db", b"SQLite format 3\0", "record", "„Akte öffnen“"),
        ("brief.rtf", rb"{\rtf1 Hallo}", "old_text", ".docx"),
        ("brief.json", rb"{\rtf1 Hallo}", "old_text", ".docx"),
        ("brief.doc", b"\xd0\xcf\x11\xe0", "old_text", ".docx"),
    ],
)
def test_a_file_that_belongs_elsewhere_says_so(founded, office, name, content, rule, where):
    with pytest.raises(Refused) as refused:
        office.submissions.look_into(content, name)
    assert refused.value.rule == f"submission.{rule}"
    assert where in refusal(refused.value)


@pytest.mark.parametrize("kind", ["http://oparl.org/schema/1.0/Paper", "https://schema.oparl.org/1.0/Paper"])
def test_oparl_is_known_in_all_spellings_that_are_read(founded, office, kind):
    with pytest.raises(Refused, match=r"submission\.oparl"):
        office.submissions.look_into(f'{{"type": "{kind}", "name": "Kurse"}}'.encode(), "paper.json")


def test_the_number_of_a_page_is_no_part_of_the_sentence_it_stands_in_and_is_told(office, tmp_path):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    sheets = (
        ("Betreff: Mehr Licht", "Der Beirat beschließt:", "Am Bahnhof werden im nächsten Jahr", "Seite 1"),
        ("neue Lampen aufgestellt.", "Begründung: Es ist dunkel.", "Seite 2"),
    )
    for lines in sheets:
        for number, line in enumerate(lines):
            canvas.drawString(72, 780 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    letter = look(office, put(tmp_path, "a.pdf", out.getvalue()))
    lamps = "Am Bahnhof werden im nächsten Jahr neue Lampen aufgestellt."
    assert letter.parts.proposal.plain == f"Der Beirat beschließt:\n{lamps}"
    assert letter.parts.rationale.plain == "Es ist dunkel."
    assert [one.words for one in letter.left_out if one.loss is Loss.MARGIN] == ["Seite 1", "Seite 2"]
