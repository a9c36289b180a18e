"""Entering deliveries: whenever a paper goes to the members, one for each of them, in the caller's unit."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime

from beirat_desktop.domain.archive import IssuedPaper
from beirat_desktop.domain.dispatch import MADE_LATER, Delivery, gets_closed, guest_channel
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.places import Channel
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.german.dispatch import AMTSBLATT
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import persons_on
from beirat_desktop.usecases.meetings.invitation_contents import recipients


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


def invited_guests(unit: Unit, meeting: Meeting) -> list[Person]:
    """Guests who hold an invitation to the meeting; who is a member as well hears of it as one."""
    members = {one.person.id for one in recipients(unit, meeting)}
    speakers = unit.speakers.where(meeting_id=meeting.id, state=SpeakerState.INVITED)
    keys = {one.person_id for one in speakers if one.person_id is not None} - members
    return persons_on(unit, unit.now.date(), id=keys)


def tell_guests(unit: Unit, meeting: Meeting, paper: IssuedPaper, guests: Iterable[Person], sent_on: date) -> None:
    """Enter a delivery for guests who were invited and must know; they get the version for the public."""
    for guest in guests:
        channel = guest_channel(guest.contact)
        unit.deliveries.save(Delivery(meeting.id, guest.id, paper.id, channel, sent_on, public=True))


def deliver_notice(unit: Unit, meeting: Meeting, paper: IssuedPaper, recipient: str) -> None:
    """Enter that the public notice went to whoever prints it."""
    moment = unit.now.replace(tzinfo=None)
    unit.deliveries.save(
        Delivery(
            meeting.id,
            None,
            paper.id,
            Channel.MAIL,
            moment.date(),
            recipient=recipient.strip() or AMTSBLATT,
            public=True,
            left=moment,
            sha512=paper.sha512,
        )
    )


def notice_appeared(unit: Unit, meeting: Meeting, day: date | None) -> None:
    """The notice appeared on that day: that is the receipt of the one that was given out last before it."""
    last = latest_notice(unit, meeting.id, day)
    if last is not None and last.received_on != day:
        unit.deliveries.save(replace(last, received_on=day))


def latest_notice(unit: Unit, meeting_id: str, day: date | None = None) -> Delivery | None:
    """The notice that was given out last, up to that day where one is told; of one day the later one."""
    given = [one for one in unit.deliveries.where(meeting_id=meeting_id, person_id=None) if one.stands]
    until = [one for one in given if day is None or one.sent_on <= day]
    return max(until, key=lambda one: (one.sent_on, one.left or datetime.min), default=None)


def take_back_deliveries(unit: Unit, papers: Collection[str], reason: str) -> None:
    """The papers with these ids were taken back, and with them what is entered of their dispatch."""
    for one in unit.deliveries.where(issued_paper_id=papers):
        if one.stands:
            unit.deliveries.save(one.take_back(reason, unit.now.replace(tzinfo=None)))
