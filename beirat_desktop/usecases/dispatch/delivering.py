"""Entering deliveries: whenever a paper goes to the members, one for each of them, in the caller's unit."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.dispatch import Delivery, gets_closed
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.places import Channel
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.meetings.invitation_contents import recipients

MADE_LATER = frozenset({Channel.LETTER, Channel.MAIL})
"""What has bytes of its own for each person; all others get the paper as it lies in the archive."""


def closed_to(unit: Unit, meeting: Meeting) -> set[str]:
    """The ids of the members who get the version for the public, where anything of the meeting is not public."""
    items = unit.agenda_items.where(meeting_id=meeting.id, removed_by=None)
    closed = {item.id for item in items if not item.public}
    papers = by_id(unit.papers.where(id=[item.paper_id for item in items if item.paper_id]))
    if not closed and all(paper.public for paper in papers.values()):
        return set()
    exclusions = unit.exclusions.where(agenda_item_id=closed)
    members = recipients(unit, meeting)
    return {one.person.id for one in members if not gets_closed(one.membership, exclusions, closed)}


def deliver(
    unit: Unit,
    meeting: Meeting,
    paper: IssuedPaper,
    sent_on: date,
    *,
    letters_on: date | None = None,
    publication: IssuedPaper | None = None,
) -> None:
    """Enter a delivery for every member.

    letters_on: the day by which letters are known to arrive. publication: the version for those who may not have all.
    """
    public = closed_to(unit, meeting)
    for one in recipients(unit, meeting):
        channel, version = one.person.contact.channel, publication if one.person.id in public else paper
        made = channel not in MADE_LATER
        unit.deliveries.save(
            Delivery(
                meeting.id,
                one.person.id,
                paper.id,
                channel,
                sent_on,
                letters_on if channel is Channel.LETTER else None,
                public=one.person.id in public,
                left=unit.now.replace(tzinfo=None) if made else None,
                sha512=version.sha512 if made and version is not None else "",
            )
        )


def take_back_deliveries(unit: Unit, papers: Collection[str], reason: str) -> None:
    """The papers with these ids were taken back, and with them what is entered of their dispatch."""
    for one in unit.deliveries.where(issued_paper_id=papers):
        if one.stands:
            unit.deliveries.save(one.take_back(reason, unit.now.replace(tzinfo=None)))
