"""What leaves the house: mails to persons, a table for a spreadsheet, the public pages, against the least of each."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import xlsxwriter
from measure import Row, compared, median_of

from beirat_desktop.domain.listing import ListColumn, Listing
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.places import Channel
from beirat_desktop.domain.text import RichText
from beirat_desktop.exchange.spreadsheet import xlsx
from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.office import Office

ADDRESS = "https://beirat.example.org"
ROWS = 10_000


def rows(sample: Path, folder: Path) -> list[Row]:
    """All of them; the record is a copy, since mails and a change are made in it."""
    return [*_mails(sample, folder), _spreadsheet(), *_publishing(sample, folder)]


def _mails(sample: Path, folder: Path) -> list[Row]:
    """The invitation as a mail to every member, with the papers it brings: read, drawn, written, noted.

    Against the email library alone with papers that are drawn already.
    """
    office = _opened(sample, folder / "mails.db")
    issued = next(
        paper for row in office.meetings.rows() for paper in office.dispatch.papers(row.id) if paper.withdrawn is None
    )
    with office.store.unit("deliveries.edit") as unit:
        found = [one for one in unit.deliveries.where(issued_paper_id=issued.id) if one.person_id]
        for number, one in enumerate(found):
            unit.deliveries.save(replace(one, channel=Channel.MAIL))
            person = unit.persons.get(one.person_id)
            contact = replace(person.contact, email=f"mitglied{number}@example.org", channel=Channel.MAIL)
            unit.persons.save(replace(person, contact=contact))
    out = folder / "mails"
    out.mkdir()
    drafts = [mail.draft for mail in office.dispatch.mails(issued.id, again=True)]

    def bare() -> None:
        for number, draft in enumerate(drafts):
            made = EmailMessage()
            made["Subject"], made["To"] = draft.subject, draft.to[0]
            made.set_content(draft.body)
            for one in draft.enclosures:
                kind, _, subkind = one.mime.partition("/")
                made.add_attachment(one.content, kind, subkind, filename=one.name)
            (out / f"bare-{number}.eml").write_bytes(made.as_bytes())

    ours, other = median_of(5, lambda: office.dispatch.save_mails(issued.id, out, again=True), bare)
    office.close()
    size = sum(len(one.content) for one in drafts[0].enclosures) // 1000
    return [compared(f"{len(drafts)} mails (.eml), each with {size} kB of papers", ours, other, "–", "email")]


def _spreadsheet() -> Row:
    heads = ("Nummer", "Titel", "Fraktion", "Stand", "Eingang", "Sitzung", "Frist", "Stimmen")
    columns = tuple(ListColumn(head, head == "Stimmen") for head in heads)
    first = date(2012, 1, 1)
    cells: tuple[tuple[Any, ...], ...] = tuple(
        (
            f"2012/{number}",
            f"Beleuchtung im Stadtteil {number}",
            ("SPD", "CDU", "FWG")[number % 3],
            "eingereicht",
            first + timedelta(days=number % 4000),
            datetime(2012, 5, 24, 17) + timedelta(days=number % 4000),
            first + timedelta(days=number % 300),
            number % 33,
        )
        for number in range(ROWS)
    )
    listing = Listing("Anträge", columns, cells)

    def bare() -> None:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
            sheet = book.add_worksheet()
            day, moment = (book.add_format({"num_format": one}) for one in ("dd.mm.yyyy", "dd.mm.yyyy hh:mm"))
            sheet.write_row(0, 0, heads)
            for line, row in enumerate(cells, 1):
                for place, value in enumerate(row):
                    style = {4: day, 5: moment, 6: day}.get(place)
                    if style is not None:
                        sheet.write_datetime(line, place, value, style)
                    elif isinstance(value, str):
                        sheet.write_string(line, place, value)
                    else:
                        sheet.write_number(line, place, value)

    ours, other = median_of(3, lambda: xlsx(listing, datetime(2012, 5, 24)), bare)
    return compared(f"list of {ROWS:,} rows as .xlsx", ours, other, "≤ 1.5 ×", "XlsxWriter")


def _publishing(sample: Path, folder: Path) -> list[Row]:
    """The first time, again without a change, and again after one; against writing the same files."""
    office = _opened(sample, folder / "publish.db")
    web, turn = folder / "web", iter(range(1_000))
    office.website.publish(web, ADDRESS)
    files = {file.relative_to(web): file.read_bytes() for file in web.rglob("*") if file.is_file()}
    told = next(
        paper
        for paper in office.papers.page(200)
        if paper.state != PaperState.DRAFT and Path("vorlage", f"{paper.id}.html") in files
    )

    def first() -> None:
        office.website.publish(folder / f"web-{next(turn)}", ADDRESS)

    def changed() -> None:
        with office.store.unit("papers.edit") as unit:
            paper = unit.papers.get(told.id)
            unit.papers.save(replace(paper, proposal=RichText.of(f"Der Beirat beschließt das {next(turn)}. Mal.")))
        office.website.publish(web)

    def bare() -> None:
        target = folder / f"bare-{next(turn)}"
        for path, content in files.items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(content)

    once, again, after, other = median_of(5, first, lambda: office.website.publish(web), changed, bare)
    office.close()
    size = f"{len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB"
    return [
        compared(f"publishing the sample, {size}", once, other, "≤ 3 ×", "writing"),
        compared("the same again, nothing changed", again, other, "≤ 3 ×", "writing"),
        compared("the same again, one motion changed", after, other, "≤ 3 ×", "writing"),
    ]


def _opened(sample: Path, copy: Path) -> Office:
    shutil.copy(sample, copy)
    return Office(open_record(copy))
