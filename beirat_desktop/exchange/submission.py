"""What a paper says, as data that travel inside its PDF, so that whoever gets the PDF need not type it again.

    {"format": "beirat-desktop-paper", "version": 1,
     "paper": {"id": "…", "type": "https://schema.oparl.org/1.1/Paper", "name": "…", "date": "2012-04-04",
               "beirat": {"proposal": …, "rationale": …, "target": "council"}},
     "committee": "Beirat für …", "movers": [{"name": "SPD-Fraktion", "short_name": "SPD"}],
     "signer": {"name": "…", "role": "…"}, "signed": true,
     "meeting": {"start": "2012-05-24T17:00:00+02:00", "number": 12},
     "file": [{"id": "…", "type": "https://schema.oparl.org/1.1/File", "fileName": "…", "sha512Checksum": "…"}],
     "seal": {"text": "…", "data": "…"}}

A draft says so ("draft") and when it was written ("written"), so that an older one is known on another laptop.

seal: what the pages and the data were when they were made (exchange/seal.py).

The objects have the form of the record's own file. Only what is printed on the paper is in it: never who a person is
in the record, how somebody is reached, or what the office noted. The words themselves are those of the paper.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, TypeVar

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.moments import with_offset
from beirat_desktop.domain.numbering import LONGEST
from beirat_desktop.domain.papers import SECTIONS, Attachment, Paper
from beirat_desktop.domain.plain import Unreadable, as_data, from_data, kind_of
from beirat_desktop.domain.text import MAX_LEVEL, MAX_QUOTE, RichText
from beirat_desktop.exchange.names import SPELLINGS
from beirat_desktop.exchange.record import (
    SHORT,
    check_plain,
    is_oparl,
    object_of,
    parse,
    reader_of,
    unreadable,
    version_of,
)
from beirat_desktop.exchange.seal import Around, Seal, hash_of_data

NAME = "antrag.json"
"""What the data are called inside the PDF."""
FORMAT = "beirat-desktop-paper"
VERSION = 5
PUBLIC_FIELDS = (
    *("id", "title", "paper_type", "number", "dated", "target", "self_government", "amends_id", "guest_topic"),
    *(*SECTIONS, "explanation_heading", "rationale_heading", "responsible"),
)
"""What of a paper is given out; all else is the office's own."""
MOST_FILES = 18
"""Beside the data; a reader takes no more out of a PDF than twenty."""
MOST_NAMES = 20
MOST_LINES = 1_000
"""Lines that stand around the words of a paper."""
LONGEST_NAME = 300
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
_LINK = re.compile(r"(?:https?|mailto):[^\s<>\"]*", re.IGNORECASE)
_NO_NAME = re.compile(r'[/\\:*?"<>|\x00-\x1f]')
_MIME = re.compile(r"[\w.+-]{1,100}/[\w.+-]{1,100}", re.ASCII)

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Mover:
    """A faction by its names."""

    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, and as what."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class MeetingNote:
    """A meeting by its time and number."""

    start: datetime
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """A paper as it travels. movers: the first mover first; files: the public ones; draft: not handed in yet.

    organization: the office a template or report comes from. signed: its mover has signed it at home. seal: None for
    what travels without pages. written: when a draft was changed last, by the clock of its laptop.
    around: what else stands on the pages.
    """

    paper: Paper
    committee: str = ""
    movers: tuple[Mover, ...] = ()
    organization: str = ""
    signer: Signatory | None = None
    meeting: MeetingNote | None = None
    guest_meeting: MeetingNote | None = None
    files: tuple[Attachment, ...] = ()
    draft: bool = False
    signed: bool = False
    seal: Seal | None = None
    written: datetime | None = None
    around: Around | None = None


def public_part(paper: Paper) -> Paper:
    """The paper with nothing but what is given out."""
    return Paper(**{name: getattr(paper, name) for name in PUBLIC_FIELDS})


def public_file(attachment: Attachment) -> Attachment:
    """The file's description without the record it belongs to."""
    media_type = attachment.media_type if _MIME.fullmatch(attachment.media_type) else "application/octet-stream"
    name = _NO_NAME.sub("_", attachment.file_name)[-LONGEST_NAME:].strip(" .") or "anlage"
    return replace(
        attachment,
        paper_id=None,
        meeting_id=None,
        initiative_id=None,
        media_type=media_type,
        file_name=name,
        address="",
    )


def write(submission: Submission) -> bytes:
    """The data as JSON; the same paper always gives the same bytes."""
    public = replace(
        submission, paper=public_part(submission.paper), files=tuple(public_file(file) for file in submission.files)
    )
    out: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        **as_data(replace(public, files=(), seal=None), with_offset),
    }
    out["paper"] = object_of(SPELLINGS["papers"], public.paper)
    if public.files:
        out["file"] = [object_of(SPELLINGS["attachments"], file) for file in public.files]
    if submission.seal is not None:
        out["seal"] = {"text": submission.seal.text, "data": hash_of_data(out)}
    return (json.dumps(out, ensure_ascii=False, indent=1) + "\n").encode()


def name_inside(submission: Submission, file: Attachment) -> str:
    """What a file of the paper is called inside the PDF; no two have the same name."""
    place = next(number for number, each in enumerate(submission.files, 1) if each.sha512 == file.sha512)
    return f"anlage-{place:02d}-{file.file_name}"


def data_intact(content: bytes) -> bool:
    """Whether data that were read say of themselves what they said when they were sealed."""
    data = json.loads(content)
    said: str = data["seal"].get("data", "")
    return hash_of_data(data) == said


def read(content: bytes) -> Submission:
    """Read the data back; refuses foreign, newer, damaged ones, and those that say more than a paper tells."""
    data = parse(content)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Refused("submission.oparl") if is_oparl(data) else Refused("submission.not_ours")
    check_plain("", data)
    version = version_of(data)
    if version > VERSION:
        raise Refused("submission.newer", version=version)
    _check_lengths("", data)
    rest = {key: part for key, part in data.items() if key not in ("format", "version", "paper", "file")}
    if "files" in rest:
        raise Refused("import.unknown", path="files")
    if "paper" not in data:
        raise Refused("import.missing", path="paper")
    paper = _paper(data["paper"])
    files = _files(data.get("file", []))
    # What stands in another form is read by itself, with the paper in its own place.
    plain = from_plain(Submission, {**rest, "paper": as_data(paper)})
    if len(plain.movers) > MOST_NAMES:
        raise Refused("import.too_long", path="movers", length=len(plain.movers), most=MOST_NAMES)
    if plain.around is not None and sum(map(len, as_data(plain.around).values())) > MOST_LINES:
        lines = sum(map(len, as_data(plain.around).values()))
        raise Refused("import.too_long", path="around", length=lines, most=MOST_LINES)
    return replace(plain, files=files)


def from_plain(kind: type[V], data: Any) -> V:
    """The value, or a refusal that names the place."""
    try:
        found: V = from_data(kind, data)
    except Unreadable as error:
        raise unreadable(error, error.path) from None
    return found


def contents(submission: Submission, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bytes of the paper's files by SHA-512, as far as they are inside; refuses those that are not as listed."""
    found = {}
    for file in submission.files:
        content = files.get(name_inside(submission, file))
        if content is None:
            continue
        if hashlib.sha512(content).hexdigest() != file.sha512 or len(content) != file.size:
            raise Refused("submission.damaged_file", name=file.file_name)
        found[file.sha512] = content
    return found


def _paper(data: Any) -> Paper:
    paper: Paper = reader_of("papers")("paper", data)[0]
    if not _ID.fullmatch(paper.id):
        raise Refused("import.value", path="paper.id", found=paper.id[:80])
    public = public_part(paper)
    for field in fields(paper):
        if getattr(paper, field.name) != getattr(public, field.name):
            raise Refused("submission.not_public", path=f"paper.{field.name}")
    for name in SECTIONS:
        check_text(f"paper.beirat.{name}", getattr(paper, name))
    return paper


def check_text(path: str, text: RichText) -> None:
    """Refuse a text that no screen and no paper could show."""
    for number, block in enumerate(text.blocks):
        place = f"{path}.blocks[{number}]"
        if not (0 <= block.quote <= MAX_QUOTE and 1 <= block.level <= MAX_LEVEL and 0 <= block.start <= 100_000):
            raise Refused("import.value", path=place, found=f"{block.quote}/{block.level}/{block.start}")
        if len(block.numbering) > LONGEST:
            raise Refused("import.value", path=f"{place}.numbering", found=block.numbering[:80])
        for run in block.runs:
            if run.link and not _LINK.fullmatch(run.link):
                raise Refused("import.value", path=f"{place}.link", found=run.link[:80])


def _files(data: Any) -> tuple[Attachment, ...]:
    if not isinstance(data, list):
        raise Refused("import.type", path="file", found=kind_of(data))
    if len(data) > 1000:
        raise Refused("import.too_long", path="file", length=len(data), most=1000)
    found: list[Attachment] = []
    for number, each in enumerate(data):
        path = f"file[{number}]"
        file: Attachment = reader_of("attachments")(path, each)[0]
        if not _plain_name(file.file_name):
            raise Refused("import.value", path=f"{path}.fileName", found=file.file_name[:80])
        if not _MIME.fullmatch(file.media_type):
            raise Refused("import.value", path=f"{path}.mimeType", found=file.media_type[:80])
        if not file.public or file.paper_id is not None or file.meeting_id is not None:
            raise Refused("submission.not_public", path=path)
        if any(other.sha512 == file.sha512 for other in found):
            raise Refused("import.twice", path=path, id=f"{file.sha512[:16]}…")
        found.append(file)
    return tuple(found)


def _plain_name(name: str) -> bool:
    """Whether it is a file's name and no path, in any system's writing."""
    return 0 < len(name) <= LONGEST_NAME and not _NO_NAME.search(name) and name == name.strip(" .")


def _check_lengths(path: str, data: Any) -> None:
    if isinstance(data, str):
        if len(data) > SHORT and not path.startswith("paper."):
            raise Refused("import.too_long", path=path, length=len(data), most=SHORT)
    elif isinstance(data, dict):
        for key, part in data.items():
            _check_lengths(path, key)
            _check_lengths(f"{path}.{key}".lstrip("."), part)
    elif isinstance(data, list):
        for number, part in enumerate(data):
            _check_lengths(f"{path}[{number}]", part)
