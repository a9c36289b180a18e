"""What waits for an agenda, from wherever it comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from beirat_desktop.domain.deadlines import after_months
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.pool import PoolEntry, PoolKind
from beirat_desktop.domain.votes import VoteKind
from beirat_desktop.german import word
from beirat_desktop.german.dates import short_date
from beirat_desktop.store import meetings as lists
from beirat_desktop.store.unit import Unit

LOOK_BACK_MONTHS = 24
"""What lies longer than two years without anybody having taken it up waits no more."""


def pool_entries(unit: Unit, meeting: Meeting) -> tuple[PoolEntry, ...]:
    """Papers, postponed items, returns and guests; what was entered for just this meeting first."""
    entries = [*_papers(unit, meeting), *_postponed(unit, meeting), *_returned(unit, meeting), *_guests(unit, meeting)]
    return tuple(sorted(entries, key=lambda entry: not entry.meant))


def _papers(unit: Unit, meeting: Meeting) -> Iterator[PoolEntry]:
    for paper in lists.waiting_papers(unit, meeting.committee_id):
        yield PoolEntry(
            PoolKind.PAPER,
            paper.id,
            paper.title,
            f"{word(VoteKind.AMENDMENT if paper.amends_id else paper.paper_type)} {paper.number}".strip(),
            paper.faction,
            paper.paper_type,
            paper.public,
            meant=paper.meeting_id == meeting.id,
        )


def _postponed(unit: Unit, meeting: Meeting) -> Iterator[PoolEntry]:
    for item in lists.postponed_items(unit, meeting.committee_id, _since(meeting), meeting.start):
        source = f"der {item.meeting_number}. Sitzung" if item.meeting_number else "der Sitzung"
        yield PoolEntry(
            PoolKind.POSTPONED,
            item.id,
            item.title,
            f"Vertagt aus {source}",
            f"vom {short_date(item.meeting_start.date())}",
            public=item.public,
        )


def _returned(unit: Unit, meeting: Meeting) -> Iterator[PoolEntry]:
    for paper in lists.returned_papers(unit, meeting.committee_id, _since(meeting).date()):
        decided = f"Beschluss vom {short_date(paper.decided_on)} zur Kenntnis" if paper.decided_on else "zur Kenntnis"
        yield PoolEntry(PoolKind.RETURNED, paper.paper_id, paper.title, f"Rücklauf {paper.committee}", decided)


def _guests(unit: Unit, meeting: Meeting) -> Iterator[PoolEntry]:
    for guest in lists.waiting_speakers(unit, meeting.id):
        name = f"{guest.given_name} {guest.family_name}".strip()
        yield PoolEntry(
            PoolKind.SPEAKER,
            guest.id,
            guest.topic,
            f"Gast: {word(guest.state)}",
            " · ".join(part for part in (name, guest.organization) if part),
        )


def _since(meeting: Meeting) -> datetime:
    return datetime.combine(after_months(meeting.day, -LOOK_BACK_MONTHS), datetime.min.time())
