"""The office's answer to a motion, as data inside its letter.

{"format": "beirat-desktop-answer", "version": 1, "paper_id": "…", "title": "…", "kind": "asked",
 "given": "2012-05-14T09:00:00+02:00", "words": "…", "number": "2012/07", "seal": {"text": "…", "data": "…"}}
"""

from __future__ import annotations

import json
from typing import Any

from beirat_desktop.domain.answers import Answer
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.moments import with_offset
from beirat_desktop.domain.plain import as_data
from beirat_desktop.exchange.record import check_plain, parse
from beirat_desktop.exchange.seal import hash_of_data, hash_of_text
from beirat_desktop.exchange.submission import from_plain

NAME = "antwort.json"
"""What the data are called inside the PDF."""
FORMAT = "beirat-desktop-answer"
VERSION = 1
LONGEST = 10_000
"""Letters in one field."""


def write(answer: Answer, visible: str) -> bytes:
    """The answer as JSON, sealed to the text of its letter."""
    out: dict[str, Any] = {"format": FORMAT, "version": VERSION, **as_data(answer, with_offset)}
    out["seal"] = {"text": hash_of_text(visible), "data": hash_of_data(out)}
    return (json.dumps(out, ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes, visible: str) -> Answer:
    """Read an answer back; one that was changed, or whose letter says something else, is refused."""
    data = parse(content)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Refused("submission.not_ours")
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise Refused("import.value", path="version", found=str(version)[:80])
    if version > VERSION:
        raise Refused("submission.newer", version=version)
    check_plain("", data)
    seal = data.get("seal")
    if not isinstance(seal, dict) or seal != {"text": hash_of_text(visible), "data": hash_of_data(data)}:
        raise Refused("answer.altered")
    rest = {key: part for key, part in data.items() if key not in ("format", "version", "seal")}
    for key, part in rest.items():
        if isinstance(part, str) and len(part) > LONGEST:
            raise Refused("import.too_long", path=key, length=len(part), most=LONGEST)
    answer: Answer = from_plain(Answer, rest)
    return answer
