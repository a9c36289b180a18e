"""The office's answer to a motion, as data inside its letter.

{"format": "beirat-desktop-answer", "version": 2, "paper_id": "…", "title": "…", "kind": "asked",
 "given": "2012-05-14T09:00:00+02:00", "words": "…", "norm": "§ 56 GemO", "number": "2012/07",
 "results": [{"committee": "…", "decided_on": "2012-05-24", "outcome": "adopted", "said": "…"}],
 "status": "…", "carried_out_on": "2012-09-03", "seal": {"text": "…", "data": "…"}}

Version 1 had neither norm nor what was decided.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from beirat_desktop.domain.answers import Answer
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.moments import with_offset
from beirat_desktop.domain.plain import as_data
from beirat_desktop.exchange.record import check_plain, parse, version_of
from beirat_desktop.exchange.seal import hash_of_data, hash_of_text, letter_says
from beirat_desktop.exchange.submission import from_plain
from beirat_desktop.german.answers import SUBJECTS, answer_body
from beirat_desktop.german.consultations import OUTCOMES
from beirat_desktop.german.dates import short_date

NAME = "antwort.json"
"""What the data are called inside the PDF."""
FORMAT = "beirat-desktop-answer"
VERSION = 2
LONGEST = 10_000
"""Letters in one field."""
MOST_RESULTS = 100


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
    version = version_of(data)
    if version > VERSION:
        raise Refused("submission.newer", version=version)
    check_plain("", data)
    seal = data.get("seal")
    if not isinstance(seal, dict) or seal != {"text": hash_of_text(visible), "data": hash_of_data(data)}:
        raise Refused("answer.altered")
    rest = {key: part for key, part in data.items() if key not in ("format", "version", "seal")}
    _check_lengths("", rest)
    answer: Answer = from_plain(Answer, rest)
    if len(answer.results) > MOST_RESULTS:
        raise Refused("import.too_long", path="results", length=len(answer.results), most=MOST_RESULTS)
    return answer


def stands_on(answer: Answer, pages: Sequence[str]) -> bool:
    """Whether the letter says what the data say, and nothing else: who changes one can compute the hashes anew."""
    spoken = all(
        one.outcome is None or OUTCOMES[one.outcome] in (one.said or OUTCOMES[one.outcome]) for one in answer.results
    )
    day = f"den {short_date(answer.given.date())}"
    return spoken and letter_says(day, SUBJECTS[answer.kind], answer.title, answer_body(answer, answer.number), pages)


def _check_lengths(path: str, data: Any) -> None:
    if isinstance(data, str) and len(data) > LONGEST:
        raise Refused("import.too_long", path=path, length=len(data), most=LONGEST)
    for key, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        _check_lengths(f"{path}.{key}".lstrip("."), part)
