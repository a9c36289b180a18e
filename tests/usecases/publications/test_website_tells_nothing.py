"""A marked word in every text of the record, in through import: only those of what is public come out."""

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from beirat_desktop.domain.nouns import NOUNS
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.domain.publicity import closed_papers, publicity
from beirat_desktop.domain.text import RichText
from beirat_desktop.exchange import record as record_file
from beirat_desktop.exchange.record import RecordData
from tests.usecases.publications.site_tools import opened

MAY_GO = {
    "closed agenda_items.public_title", "closed agenda_items.number",
    "bodies.name", "bodies.short_name", "bodies.website", "terms.name", "committees.name",
    "committees.short_name", "committees.genitive", "committees.definite", "committees.place.building",
    "committees.place.room", "committees.letterhead.lines", "factions.name", "factions.short_name",
    "organizations.name", "organizations.short_name", "persons.family_name", "persons.given_name",
    "persons.form_of_address", "persons.title", "meetings.name", "meetings.place.building",
    "meetings.place.room", "meetings.place.address.street", "meetings.place.address.town",
    "meetings.place.address.postcode", "meetings.place.address.building", "meetings.cancelled_reason",
    "agenda_items.title", "agenda_items.number", "agenda_items.subline", "agenda_items.public_title",
    "agenda_items.presenter", "agenda_items.course.blocks.runs.text",
    "agenda_items.statements.blocks.runs.text", "papers.title", "papers.external_number", "papers.number",
    "papers.proposal.blocks.runs.text", "papers.explanation.blocks.runs.text",
    "papers.rationale.blocks.runs.text", "papers.explanation_heading", "papers.rationale_heading",
    "papers.financial_impact.blocks.runs.text", "papers.responsible",
    "papers.outcome_target", "resolutions.text.blocks.runs.text", "resolutions.outcome_target",
    "resolutions.number", "consultations.outcome_target", "attachments.file_name", "attachments.title",
}  # fmt: skip
IN_PAPERS = {
    "agenda_items.outcome_target", "bodies.paper_prefix", "committees.place.address.building",
    "committees.place.address.postcode", "committees.place.address.street", "committees.place.address.town",
    "minutes.closing.blocks.runs.text", "minutes.opening.blocks.runs.text",
    "bodies.office", "bodies.office_address.street", "bodies.office_address.postcode", "bodies.office_address.town",
    "bodies.office_address.building", "papers.sender.factions", "papers.sender.organization",
    "papers.sender.letterhead.lines", "papers.sender.letterhead.logo.alternative",
    "papers.sender.signatories.family_name", "papers.sender.signatories.given_name",
    "papers.sender.signatories.form_of_address", "papers.sender.signatories.title",
    "papers.sender.letterhead.return_line", "papers.sender.letterhead.information", "papers.sender.letterhead.footer",
    "committees.letterhead.return_line", "committees.letterhead.information", "committees.letterhead.footer",
    "committees.letterhead.logo.alternative", "elections.office", "attendances.function",
    "resident_questions.question", "resident_questions.answer", "resident_questions.asked_by", "votes.reason",
    "minutes.preamble.blocks.runs.text", "corrections.reason",
}  # fmt: skip
"""What stands in a signed public paper besides, whose own tests say what of it."""
NO_WORDS = {"id", "sha512", "media_type", "object_id", "link", "meeting_time", "numbering", "key", "seal", "batch"}

SAYS_BY_BEING_THERE = {"number", "logo", "sender", "replaced"}
"""What is empty there stays so: an item with a number was announced."""


def planted(noun: str, value: Any, marks: dict[str, str], closed: frozenset[str]) -> Any:
    """The value with a mark in each of its texts."""
    links = {place.partition(".")[0] for place in NOUNS[noun].links}

    def plant(part: Any, place: str) -> Any:
        if isinstance(part, Enum):
            return part
        if isinstance(part, str):
            mark = "Qz" + "".join("abcdefghij"[int(digit)] for digit in f"{len(marks):06d}")
            marks[mark] = f"{'closed ' if value.id in closed else ''}{noun}.{place}"
            return mark
        if isinstance(part, tuple):
            return tuple(plant(one, place) for one in part)
        if isinstance(part, RichText) and part.empty:
            return plant(RichText.of("…"), place)
        if is_dataclass(part):
            return replace(
                part,
                **{
                    one.name: plant(getattr(part, one.name), f"{place}.{one.name}".lstrip("."))
                    for one in fields(part)
                    if one.name not in NO_WORDS
                    and (place or one.name not in links)
                    and not one.name.endswith("_id")
                    and not (one.name in SAYS_BY_BEING_THERE and not getattr(part, one.name))
                },
            )  # fmt: skip
        return part

    return plant(value, "")


def attached(data: RecordData) -> Iterator[Attachment]:
    """A public and a private file for each paper."""
    for paper in data.values["papers"]:
        for public in (True, False):
            content = f"{'Anlage' if public else 'Vertraulich'} {paper.id}".encode()
            sha512 = hashlib.sha512(content).hexdigest()
            data.blobs[sha512] = content
            yield Attachment("a.txt", "text/plain", len(content), sha512, paper.id, public=public)


def closed_by(data: RecordData) -> frozenset[str]:
    """What is not public, by id, as the one rule derives it."""
    values = data.values
    items, resolutions = values["agenda_items"], values["resolutions"]
    papers = closed_papers(items, values["consultations"], values["papers"], resolutions)
    private = frozenset(one.id for one in values["papers"] if not one.public)
    whole = publicity(items, papers, resolutions, private)
    shut = {one.id for one in values["attachments"] if not one.public}
    shut |= {one.id for one in values["attachments"] if not whole.derived(one).public}
    shut |= {one.id for one in values["paper_versions"] if one.paper_id in papers}
    return frozenset(shut | whole.items | whole.papers | whole.resolutions | whole.stations)


def readable(file: Path) -> Iterator[str]:
    """The bytes as they are, a PDF's streams unpacked, and what a reader sees of its pages and attachments."""
    content = file.read_bytes()
    yield content.decode("latin-1")
    yield file.as_posix()
    if file.suffix != ".pdf":
        return
    for stream in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            yield zlib.decompress(stream[1]).decode("latin-1")
        except zlib.error:
            continue
    document = pypdfium2.PdfDocument(content)
    for page in document:
        yield page.get_textpage().get_text_bounded()
    for number in range(raw.FPDFDoc_GetAttachmentCount(document)):
        yield document.get_attachment(number).get_data().decode("latin-1")
    yield str(document.get_metadata_dict())


def test_only_marks_of_what_is_public_come_out(sample, empty_record, tmp_path) -> None:
    data = record_file.read(sample.exchange.export())
    # Every fifth item behind closed doors, and with it papers, resolutions and files.
    items = data.values["agenda_items"]
    data.values["agenda_items"] = [replace(one, public=place % 5 != 0) for place, one in enumerate(items)]
    data.values["attachments"] = list(attached(data))
    closed = closed_by(data)
    assert len(closed) > 30
    marks: dict[str, str] = {}
    for noun in NOUNS:
        if noun not in ("changes", "users", "text_blocks", "issued_papers", "overrides"):
            data.values[noun] = [planted(noun, value, marks, closed) for value in data.values.get(noun, [])]
    office = opened(empty_record, tmp_path)
    office.exchange.import_(record_file.write(data))
    office.website.publish(tmp_path / "web", "https://beirat.example.org")
    office.close()

    whole = b"".join(file.read_bytes() for file in (tmp_path / "web").rglob("*") if file.is_file())
    told = set(re.findall(rb"Anlage ([0-9a-f]{32})", whole))
    assert told
    assert told & {one.id.encode() for one in data.values["papers"] if one.id in closed} == set()
    assert b"Vertraulich" not in whole
    found: dict[str, str] = {}
    in_papers: dict[str, str] = {}
    for file in (tmp_path / "web").rglob("*"):
        if file.is_file():
            for text in readable(file):
                marked = in_papers if file.suffix == ".pdf" else found
                marked |= dict.fromkeys(re.findall(r"Qz[a-j]{6}", text), file.name)
    assert len(marks) > 10_000
    assert len(found) > 300
    assert " ".join(sorted({marks[mark] for mark in found} - MAY_GO)) == ""
    assert " ".join(sorted({marks[mark] for mark in in_papers} - MAY_GO - IN_PAPERS)) == ""
