"""Taking in a motion that was written elsewhere: a text of Word or LibreOffice, a PDF without our data, a scan."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from beirat_desktop.documents.page_tables import tables_of
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.foreign_motion import MotionParts, motion_parts
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.papers import SECTIONS, Paper
from beirat_desktop.domain.reading import LeftOut, Loss
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run, canonical, nfc, row_of
from beirat_desktop.exchange.mail_files import files_in, opened
from beirat_desktop.exchange.received_mail import mail_letter
from beirat_desktop.german.dates import short_date, written_date
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import beirat_on, factions_on, today
from beirat_desktop.usecases.files import read_file
from beirat_desktop.usecases.papers.papers import fit, keep_version
from beirat_desktop.usecases.papers.senders import with_sender
from beirat_desktop.usecases.publications.pdf_reader import seen_words_of
from beirat_desktop.usecases.submissions.submissions import keep_original, meetings_ahead
from beirat_desktop.usecases.texts import MAILS, READ, read_content, with_lines_joined, without_margins


@dataclass(frozen=True, slots=True)
class Letter:
    """What such a file says, to be looked at before it is taken in.

    faction and meeting: those its words name, to be chosen anew. committee_id: the Beirat of today. pdf: its pages,
    b"" for a text without pages.
    """

    file_name: str
    content: bytes = field(repr=False)
    parts: MotionParts
    left_out: tuple[LeftOut, ...]
    committee_id: str | None
    faction: Faction | None
    meeting: Meeting | None
    factions: tuple[Faction, ...]
    meetings: tuple[Meeting, ...]
    findings: tuple[Finding, ...]

    @property
    def pdf(self) -> bytes:
        """Its pages, b"" where it has none of its own."""
        return self.content if self.file_name.casefold().endswith(".pdf") else b""


class ForeignMotions:
    """What comes in as a letter."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def in_mail(self, file: Path) -> tuple[str, bytes, tuple[str, ...]]:
        """Name and bytes of the one letter that a mail brings, and what else it brings; the mail itself without one."""
        content = read_file(file)
        files = files_in(content, file.name)
        letters = [(name, inside) for name, inside in files if Path(name).suffix.casefold() in (*READ, ".pdf")]
        if len(letters) > 1:
            raise Refused("letter.several_in_mail", name=file.name, names=tuple(name for name, _ in letters))
        if not letters:
            return file.name, content, tuple(name for name, _ in files)
        return *letters[0], tuple(name for name, inside in files if (name, inside) != letters[0])

    def look_into(self, content: bytes, name: str) -> Letter:
        """What a .docx, .odt, PDF or mail would bring; nothing is taken in yet."""
        if not content:
            raise Refused("submission.empty", name=name)
        suffix, subject = Path(name).suffix.casefold(), ""
        if suffix in READ:
            reading = read_content(content, name)
            parts, left_out = motion_parts(reading.text), reading.left_out
        elif suffix in MAILS:
            subject, reading = mail_letter(opened(content, name), name)
            parts, left_out = motion_parts(reading.text), reading.left_out
        else:
            words, unseen = seen_words_of(content)
            parts, left_out = _parts_of_pages(words, tables_of(content))
            left_out += unseen
        parts = replace(parts, title=parts.title or subject or _title_of(Path(name).stem))
        margins = (one.words for one in left_out if one.loss is Loss.MARGIN)
        said = "\n".join((parts.title, *margins, parts.frame.plain, parts.proposal.plain))
        with self._store.reading() as unit:
            day = today(unit)
            committee = beirat_on(unit, day)
            factions = tuple(factions_on(unit, day, committee_id=committee.id)) if committee else ()
            meetings = meetings_ahead(unit, committee, day)
            return Letter(
                nfc(name),
                content,
                parts,
                left_out,
                committee.id if committee else None,
                _named(factions, said),
                next((one for one in meetings if _names_day(said, one)), None),
                factions,
                meetings,
                _findings(unit, content, parts),
            )

    def accept(
        self,
        letter: Letter,
        title: str,
        proposal: RichText,
        rationale: RichText,
        *,
        explanation: RichText = RichText(),
        financial_impact: RichText = RichText(),
        faction_id: str | None = None,
        meeting_id: str | None = None,
    ) -> Paper:
        """Make the paper of what was read, came in now, with the file beside it.

        One that is yet to get its wording, as that of a scan, stays a draft; it came in all the same.
        """
        if not title.strip():
            raise Refused("paper.title_missing")
        with self._store.unit("submissions.accept_letter") as unit:
            now = unit.now.replace(tzinfo=None)
            paper = Paper(
                fit(title).strip(),
                committee_id=letter.committee_id,
                faction_id=faction_id,
                meeting_id=meeting_id,
                proposal=fit(proposal),
                explanation=fit(explanation),
                rationale=fit(rationale),
                financial_impact=fit(financial_impact),
                received=now,
            )
            if proposal.empty:
                unit.papers.save(paper)
            else:
                paper = unit.papers.save(with_sender(unit, paper.submit(now)))
                keep_version(unit, paper, "submitted")
            media_type = mimetypes.guess_type(letter.file_name)[0] or "application/octet-stream"
            keep_original(unit, paper, letter.content, letter.file_name, media_type, 0)
            return paper


def _parts_of_pages(words: str, tables: Sequence[str]) -> tuple[MotionParts, tuple[LeftOut, ...]]:
    """The parts of a PDF's words, whose lines the page has broken, with its tables, and what is to be told of them.

    A table is one again where its rows are lines behind each other; else it stays lines. What stands in columns in
    the head of a letter is none.
    """
    words, margins = without_margins(words.replace("\r\n", "\n").replace("\r", "\n").strip("\n"))
    parts = motion_parts(RichText.of(words))
    texts: dict[str, RichText] = {name: getattr(parts, name) for name in SECTIONS}
    told = list(margins)
    for table in tables:
        rows = [row.split(" | ") for row in table.split("\n")]
        for name, text in texts.items():
            if (made := _with_table(text, rows)) is not None:
                texts[name] = made
                told.append(LeftOut(Loss.PLACED_TABLE, table))
                break
            if "".join(rows[0]).replace(" ", "") in "".join(text.plain.split()):
                told.append(LeftOut(Loss.TABLE, table))
                break
    joined: dict[str, Any] = {name: _joined(text) for name, text in texts.items()}
    return replace(parts, **joined), tuple(told)


def _with_table(text: RichText, rows: Sequence[Sequence[str]]) -> RichText | None:
    """The text with the lines that are these rows as a table; None where they do not follow each other in it."""
    lines = ["".join(block.plain.split()) for block in text.blocks]
    wanted = ["".join("".join(row).split()) for row in rows]
    for at in range(len(lines) - len(wanted) + 1):
        if lines[at : at + len(wanted)] == wanted:
            made = [row_of([[Run(cell)] for cell in row]) for row in rows]
            return RichText((*text.blocks[:at], *made, *text.blocks[at + len(wanted) :]))
    return None


def _joined(text: RichText) -> RichText:
    """Its lines as the paragraphs they were, its tables as they are."""
    made: list[Block] = []
    for is_row, blocks in groupby(text.blocks, key=lambda block: block.kind is BlockKind.ROW):
        some = tuple(blocks)
        made += some if is_row else with_lines_joined(RichText(some)).text.blocks
    return canonical(RichText(tuple(made)))


def _title_of(stem: str) -> str:
    """«Antrag_Mehr-Licht» is better than nothing."""
    return " ".join(nfc(stem).replace("_", " ").split())


def _named(factions: tuple[Faction, ...], said: str) -> Faction | None:
    """The faction whose name stands in the letter; the first of them in the text, when it names several."""
    folded = nfc(said).casefold()
    places = {faction.id: folded.find(nfc(faction.name).casefold()) for faction in factions if faction.name}
    return min((one for one in factions if places.get(one.id, -1) >= 0), key=lambda one: places[one.id], default=None)


def _names_day(said: str, meeting: Meeting) -> bool:
    day = meeting.day
    return any(written in said for written in (short_date(day), written_date(day), f"{day.day}.{day.month}.{day.year}"))


def _findings(unit: Unit, content: bytes, parts: MotionParts) -> tuple[Finding, ...]:
    found = []
    if all(getattr(parts, name).empty for name in (*SECTIONS, "frame")):
        found.append(Finding("letter.no_text"))
    elif parts.proposal.empty:
        found.append(Finding("letter.no_proposal"))
    sha512 = hashlib.sha512(content).hexdigest()
    there = [unit.papers.find(file.paper_id) for file in unit.attachments.where(sha512=sha512) if file.paper_id]
    found += [Finding("letter.there_already", facts={"title": paper.title}) for paper in there if paper is not None]
    return tuple(found)
