"""Days as one says them from today: morgen, letzte Woche, nächste Sitzung, seit 2024."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from beirat_desktop.domain.searching import Term, day_word, plain_words


class Calendar(NamedTuple):
    """From where days are told. sittings: body (its id) and day of what it meets or met, the nearest first; asked with
    whether it lies ahead. names: of bodies and offices, with the id of each, for their short forms.
    """

    today: date
    sittings: Callable[[bool], Sequence[tuple[str, date]]]
    names: Callable[[], Sequence[tuple[str, str]]] = tuple


_DAYS = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "uebermorgen": 2, "übermorgen": 2}
_AHEAD = r"n(?:ä|ae)chste|kommende|bevorstehende|anstehende|k(?:ü|ue)nftige"
_BACK = r"letzte|vorige|vergangene"
_THIS = r"diese|dies|laufende"
_MOST_YEARS = 12

PATTERNS = {
    "from_today": rf"\b(?P<from_today>{'|'.join(_DAYS)})\b",
    "span": (
        rf"\b(?:(?P<span_ahead>{_AHEAD})|(?P<span_back>{_BACK})|{_THIS})[mnrs]?\s+"
        r"(?:(?P<week>Woche)|(?P<month_>Monate?s?)|(?P<year_>Jahre?s?))\b"
    ),
    "sitting": (
        rf"\b(?:(?P<ahead>{_AHEAD}|(?P<next_but_one>(?:ü|ue)bern(?:ä|ae)chste))|(?:{_BACK}|(?P<last_but_one>vorletzte))"
        r"|(?P<todays>heutige))[mnrs]?\s+"
        r"(?:(?P<of_body>\w{3,}?)s?)??(?P<sitting>(?P<many>Sitzungen|Termine)|Sitzung|Termin|(?P<time>Mal))\b"
    ),
    "years": r"\b(?P<first>[12]\d{3})\s*(?:bis|–|-)\s*(?P<last>[12]\d{3})\b(?!-)",
    "since": r"\bseit\s+(?:(?P<since>[12]\d{3}))\b",
}


def relative_term(found: re.Match[str], calendar: Calendar | None) -> Term | None:
    """What one of the patterns means; None where it cannot be told, and the words stand for themselves."""
    written = plain_words(found[0])
    if found["first"]:
        return _years(int(found["first"]), int(found["last"]), written)
    if calendar is None:
        return None
    if found["since"]:
        return _years(int(found["since"]), calendar.today.year, written)
    if found["from_today"]:
        day = calendar.today + timedelta(_DAYS[found["from_today"].lower()])
        return Term((day_word(day), written))
    if found["sitting"]:
        return Term((*map(day_word, _sittings(found, calendar)), written))
    step = 1 if found["span_ahead"] else -1 if found["span_back"] else 0
    return Term((*_span(found, calendar.today, step), written))


def _years(first: int, last: int, written: str) -> Term | None:
    if not first <= last < first + _MOST_YEARS:
        return None
    return Term((*(str(year) for year in range(last, first - 1, -1)), written))


def _sittings(found: re.Match[str], calendar: Calendar) -> list[date]:
    """The next or last day of each body; all that are near where several are asked for."""
    if found["todays"]:
        return [calendar.today]
    days = calendar.sittings(bool(found["ahead"]))
    if found["many"]:
        return [day for _, day in days]
    of_body: dict[str, list[date]] = {}
    for body, day in days:
        of_body.setdefault(body, []).append(day)
    skipped = 1 if found["next_but_one"] or found["last_but_one"] else 0
    return [its[skipped] for its in of_body.values() if len(its) > skipped]


def _span(found: re.Match[str], today: date, step: int) -> tuple[str, ...]:
    if found["year_"]:
        return (str(today.year + step),)
    if found["month_"]:
        months = today.year * 12 + today.month - 1 + step
        return (f"{months // 12:04}-{months % 12 + 1:02}-",)
    monday = today - timedelta(today.weekday()) + timedelta(weeks=step)
    return tuple(day_word(monday + timedelta(n)) for n in range(7))
