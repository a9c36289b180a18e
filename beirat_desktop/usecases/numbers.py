"""Giving numbers: from the committee's pattern and a count that never gives the same one twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.numbers import format_number, scope_key
from beirat_desktop.store.unit import Unit


def next_number(
    unit: Unit, committee: Committee, kind: str, day: date, *, count: str, taken: Callable[[str], object]
) -> str:
    """The next free number of a kind of paper, in the caller's writing unit.

    count names the sequence; kinds that may share a pattern share it. A number that taken answers for was
    entered by hand or came with an import, and is passed by.
    """
    pattern = committee.profile.number_pattern(kind)
    term = next((term for term in unit.terms.all() if term.covers(day)), None)
    term_number = term.number if term else None
    scope = scope_key(pattern, day, term_number)
    while True:
        serial = unit.next_serial(f"{count} {committee.id}", scope)
        number = format_number(pattern, serial, day, term_number)
        if not taken(number):
            return number
