"""Numbers of papers: the next of its kind, one typed by hand, and those of amendments."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import NamedTuple

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbers import LONGEST, amendment_number, format_number, parse_serial, scope_key
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.profiles import NumberPattern
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_on, find_committee, today
from beirat_desktop.usecases.numbers import next_number

# One count for all kinds of paper of a committee: two kinds may share a pattern.
_COUNT = "papers"


class _Numbering(NamedTuple):
    pattern: NumberPattern
    day: date
    term: int | None
    sequence: str

    @property
    def scope(self) -> str:
        return scope_key(self.pattern, self.day, self.term)

    def number(self, serial: int) -> str:
        return format_number(self.pattern, serial, self.day, self.term)


def take_number(unit: Unit, paper: Paper) -> str:
    """The next free number, taken from the count in the caller's writing unit."""
    amended = unit.papers.find(paper.amends_id)
    if amended is not None and amended.number:
        return next_amendment_number(unit, amended)
    if paper.committee_id is None:
        raise Refused("paper.committee_missing", title=paper.title)
    day = paper.dated or today(unit)
    committee = committee_on(unit, paper.committee_id, day)
    taken = partial(_holder, unit, paper)
    return next_number(unit, committee, paper.paper_type.value, day, count=_COUNT, taken=taken)


def foresee_number(unit: Unit, paper: Paper) -> str:
    """The number take_number would give now; nothing is taken."""
    amended = unit.papers.find(paper.amends_id)
    if amended is not None and amended.number:
        return next_amendment_number(unit, amended)
    numbering = _numbering(unit, paper)
    counted = {(name, scope): value for name, scope, value in unit.serials()}
    serial = counted.get((numbering.sequence, numbering.scope), 0) + 1
    while _holder(unit, paper, numbering.number(serial)) is not None:
        serial += 1
    return numbering.number(serial)


def check_number(unit: Unit, paper: Paper, number: str) -> None:
    """Refuse a number no paper can have, or that another one has."""
    if len(number) > LONGEST or not number.isprintable():
        raise Refused("paper.number_unfit", number=number[:LONGEST], longest=LONGEST)
    other = _holder(unit, paper, number)
    if other is not None:
        raise Refused("paper.number_taken", number=number, title=other.title)


def count_on(unit: Unit, paper: Paper, number: str) -> None:
    """Let the count go on above a number typed by hand, where it is one of this very count."""
    if paper.committee_id is None or paper.amends_id is not None:
        return
    numbering = _numbering(unit, paper)
    serial = parse_serial(numbering.pattern, number)
    # 2011/40 must not push the count of 2012.
    if serial is not None and number == numbering.number(serial):
        unit.raise_serial(numbering.sequence, numbering.scope, serial)


def next_amendment_number(unit: Unit, paper: Paper) -> str:
    """The next free number of an amendment to the paper."""
    taken = 0
    while unit.papers.count(committee_id=paper.committee_id, number=amendment_number(paper.number, taken)):
        taken += 1
    return amendment_number(paper.number, taken)


def _numbering(unit: Unit, paper: Paper) -> _Numbering:
    day = paper.dated or today(unit)
    committee = find_committee(unit, paper.committee_id, day)
    if committee is None:
        raise Refused("paper.committee_missing", title=paper.title)
    term = next((term for term in unit.terms.all() if term.covers(day)), None)
    pattern = committee.profile.number_pattern(paper.paper_type.value)
    return _Numbering(pattern, day, term.number if term else None, f"{_COUNT} {committee.id}")


def _holder(unit: Unit, paper: Paper, number: str) -> Paper | None:
    found = unit.papers.where(committee_id=paper.committee_id, number=number)
    return next((other for other in found if other.id != paper.id), None)
