"""Numbers of papers, resolutions and excerpts: how they are formed, and where their count begins again."""

from __future__ import annotations

import re
from datetime import date

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.profiles import NumberPattern, SerialScope

_FIELD = re.compile(r"\{([^{}]*)\}")
_KNOWN = re.compile(r"year|year:2|serial|serial:[1-9]|term")
# Both have as many digits as they need: 1|101 and 11|01 would read the same.
_TOUCHING = re.compile(r"\{term\}([0-9]|\{year[^}]*\})*\{serial|\{serial[^}]*\}([0-9]|\{year[^}]*\})*\{term")
LONGEST = 30


def check_pattern(pattern: NumberPattern) -> None:
    """Refuse a pattern that could give the same number twice or none at all."""
    text = pattern.pattern
    fields = _FIELD.findall(text)
    rest = _FIELD.sub("", text)
    if "{" in rest or "}" in rest:
        raise Refused("number.braces", pattern=text)
    unknown = next((name for name in fields if not _KNOWN.fullmatch(name)), None)
    if unknown is not None:
        raise Refused("number.unknown_field", pattern=text, field=unknown)
    kinds = [name.partition(":")[0] for name in fields]
    if kinds.count("serial") != 1:
        raise Refused("number.serial_missing", pattern=text)
    if pattern.scope is SerialScope.YEAR and "year" not in kinds:
        raise Refused("number.year_missing", pattern=text)
    if pattern.scope is SerialScope.TERM and "term" not in kinds:
        raise Refused("number.term_missing", pattern=text)
    if _TOUCHING.search(text):
        raise Refused("number.serial_runs_in", pattern=text)
    if not rest.isprintable() or len(text) > LONGEST:
        raise Refused("number.pattern_unfit", pattern=text, longest=LONGEST)


def format_number(pattern: NumberPattern, serial: int, day: date, term: int | None = None) -> str:
    """The number for a serial: 20196743 from {year}{serial:4}."""
    check_pattern(pattern)

    def filled(match: re.Match[str]) -> str:
        name, _, width = match[1].partition(":")
        if name == "year":
            return f"{day.year % 100:02}" if width else f"{day.year:04}"
        if name == "term":
            return str(term or 0)
        return f"{serial:0{width or 1}}"

    return _FIELD.sub(filled, pattern.pattern)


def scope_key(pattern: NumberPattern, day: date, term: int | None = None) -> str:
    """Which count a number belongs to; serials under one key never repeat.

    Kinds with the same pattern share one count, and a change of padding goes on counting, so that neither gives
    a number twice.
    """
    shape = re.sub(r"\{serial:[0-9]\}", "{serial}", pattern.pattern)
    if pattern.scope is SerialScope.YEAR:
        return f"{shape} in {day.year:04}"
    return f"{shape} in term {term or 0}" if pattern.scope is SerialScope.TERM else shape


def parse_serial(pattern: NumberPattern, number: str) -> int | None:
    """The serial in a number that was formed after this pattern; None where it was not."""
    parts = re.split(r"(\{[^{}]*\})", pattern.pattern)
    expression = "".join(_expression(part) if part.startswith("{") else re.escape(part) for part in parts)
    match = re.fullmatch(expression, number)
    return int(match["serial"]) if match else None


def _expression(field: str) -> str:
    name, _, width = field[1:-1].partition(":")
    if name == "year":
        return r"[0-9]{2}" if width else r"[0-9]{4}"
    if name == "term":
        return r"[0-9]+"
    # Padding is a least width; the ten thousandth paper of {serial:4} has five digits.
    return rf"(?P<serial>[0-9]{{{width or 1},}})"


def amendment_number(number: str, taken: int) -> str:
    """The number of the next amendment to a paper that has so many already: 2012/07-1."""
    return f"{number}-{taken + 1}"
