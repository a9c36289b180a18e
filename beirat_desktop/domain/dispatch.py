"""What went to whom, how and when, and who said to come: every paper of a meeting, person by person."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.domain.attendance import HERE, Attendance, Declared, Exclusion
from beirat_desktop.domain.deadlines import full_days, latest_receipt, receipt_of
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.history import Change
from beirat_desktop.domain.identity import new_id
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.moments import read_moment
from beirat_desktop.domain.persons import Membership, Role
from beirat_desktop.domain.places import Channel, Contact
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.domain.reasons import given
from beirat_desktop.domain.shares import majority


@dataclass(frozen=True, slots=True)
class Delivery:
    """One paper on its way to one person, or to an office (recipient) that prints it, such as the Amtsblatt.

    issued_paper_id: the paper as it is kept in the archive; public: the version without what is not public went.
    sent_on: the day of dispatch. received_on: the day on which it is known to have arrived; None: it is computed.
    left: when its bytes were made or sent; sha512 (hex): of these bytes, which are the mail, the print run or the
    paper itself. trouble: why the mail server did not take it. withdrawn: when and why it was taken back as an error.
    note: what belongs to it, such as the issue of the Amtsblatt. How it is addressed is not kept: the person's contact
    says so, and goes with it.
    """

    meeting_id: str
    person_id: str | None
    issued_paper_id: str
    channel: Channel
    sent_on: date
    received_on: date | None = None
    recipient: str = ""
    public: bool = False
    left: datetime | None = None
    sha512: str = ""
    trouble: str = ""
    note: str = ""
    withdrawn: datetime | None = None
    withdrawn_reason: str = ""
    id: str = field(default_factory=new_id)

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.withdrawn is None

    def received(self, postal_days: int, holidays: Container[date]) -> date:
        """The day of receipt: as it is known, else as it follows from the way it went."""
        return self.received_on or arrival(self.channel, self.sent_on, postal_days, holidays)

    def take_back(self, reason: str, moment: datetime) -> Delivery:
        """It was entered by mistake; it stays in the list, marked."""
        if not self.stands:
            raise Refused("delivery.already_withdrawn")
        if not given(reason):
            raise Refused("delivery.reason_missing")
        return replace(self, withdrawn=moment, withdrawn_reason=given(reason))


_USEFUL: Mapping[MeetingState, frozenset[IssuedKind]] = {
    MeetingState.INVITED: frozenset({IssuedKind.INVITATION, IssuedKind.SUPPLEMENT}),
    MeetingState.CANCELLED: frozenset({IssuedKind.CANCELLATION}),
    MeetingState.CLOSED: frozenset({IssuedKind.MINUTES}),
}
"""Which papers of a meeting are still to reach somebody, by its state."""
MADE_LATER = frozenset({Channel.LETTER, Channel.MAIL})
"""What has bytes of its own for each person; all others get the paper as it lies in the archive."""
POST_FOR = timedelta(days=31)
"""So long letters and mails that nobody made are asked for; who sends them otherwise is not asked for ever."""


def to_make(
    meeting: Meeting, papers: Iterable[IssuedPaper], deliveries: Iterable[Delivery], today: date
) -> list[Delivery]:
    """The letters and mails of a meeting that have still to be made: the paper was sent by the record alone.

    An invitation and what changes it are of use until the meeting begins, and only the last invitation holds, with
    what came after it; word that it is called off until its day is over; minutes stay so.
    """
    wanted = _USEFUL.get(meeting.state, frozenset())
    if meeting.state is MeetingState.CANCELLED and meeting.day < today:
        return []
    useful = [one for one in papers if one.kind in wanted and one.withdrawn is None]
    invitations = [one.issued for one in useful if one.kind is IssuedKind.INVITATION and not one.publication]
    keys = {one.id for one in useful if one.issued >= max(invitations, default=datetime.min)}
    return [
        one
        for one in deliveries
        if one.issued_paper_id in keys
        and one.stands
        and one.person_id is not None
        and one.channel in MADE_LATER
        and one.left is None
        and not (one.received_on is not None and one.received_on <= today)
        and today - one.sent_on <= POST_FOR
    ]


def arrival(channel: Channel, sent: date, postal_days: int, holidays: Container[date]) -> date:
    """When something sent that way is taken to be received: neither post nor mail is read on Sundays and holidays.

    What is handed over is received there and then.
    """
    if channel is Channel.HANDED:
        return sent
    return receipt_of(sent, postal_days if channel is Channel.LETTER else 0, holidays)


def check_receipt(delivery: Delivery, day: date, today: date) -> None:
    """Refuse a day of receipt that cannot be."""
    if not delivery.stands:
        raise Refused("delivery.already_withdrawn")
    if day < delivery.sent_on:
        raise Refused("invitation.received_before_sent", sent=delivery.sent_on, received=day)
    if day > today:
        raise Refused("delivery.received_in_future", received=day)


def gets_closed(membership: Membership, exclusions: Iterable[Exclusion], closed_items: Container[str]) -> bool:
    """Whether a member may have what is not public: not without a seat in that part, nor excluded from it (§ 22).

    exclusions: of the meeting; closed_items: ids of its non-public items.
    """
    if any(one.person_id == membership.person_id and one.agenda_item_id in closed_items for one in exclusions):
        return False
    return membership.role is not Role.ADVISORY or membership.confidential


def reach_findings(contact: Contact, name: str) -> tuple[Finding, ...]:
    """Whether somebody can be reached by the way that was chosen for them."""
    if contact.channel is Channel.MAIL and not contact.email:
        return (Finding("delivery.no_mailbox", facts={"name": name}),)
    address = contact.address
    if contact.channel is Channel.LETTER and not (address.street and address.postcode and address.town):
        return (Finding("delivery.no_address", facts={"name": name}),)
    return ()


def guest_channel(contact: Contact) -> Channel:
    """How a guest is told, of whom no way was chosen: by letter, unless there is a mailbox and no full address."""
    if contact.channel is Channel.LETTER and contact.email and reach_findings(contact, ""):
        return Channel.MAIL
    return contact.channel


class Standing(StrEnum):
    """What the day of receipt means for the invitation of one member (§ 34 GemO)."""

    IN_TIME = "in_time"
    LATE = "late"
    WAIVED = "waived"
    HEALED = "healed"
    TAKEN_BACK = "taken_back"


def standing(
    delivery: Delivery, meeting: Meeting, attendance: Attendance | None, profile: RuleProfile, holidays: Container[date]
) -> Standing:
    """Whether the period was kept towards this member, or the breach is healed: they came, or waived beforehand."""
    if not delivery.stands:
        return Standing.TAKEN_BACK
    needed = profile.urgent_notice_days if meeting.urgent else profile.notice_days
    if full_days(delivery.received(profile.postal_days, holidays), meeting.day) >= needed:
        return Standing.IN_TIME
    if attendance is not None and attendance.state in HERE:
        return Standing.HEALED
    return Standing.WAIVED if attendance is not None and attendance.waived else Standing.LATE


def late_finding(
    delivery: Delivery, meeting: Meeting, name: str, profile: RuleProfile, holidays: Container[date]
) -> Finding:
    """What is said of a member whom the invitation reached too late."""
    needed = profile.urgent_notice_days if meeting.urgent else profile.notice_days
    received = delivery.received(profile.postal_days, holidays)
    facts = {"name": name, "received": received, "latest": latest_receipt(meeting.day, needed)}
    return Finding("delivery.late", "§ 34 GemO", facts=facts).about("deliveries", delivery.id)


class Coming(StrEnum):
    """What a member says of coming."""

    OPEN = "open"
    YES = "yes"
    LATE = "late"
    SUBSTITUTE = "substitute"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Reply:
    """What one member said of one meeting: when it was said, or entered, and who said or entered it.

    comes_at: the hour for one who comes late; substitute_id: who comes instead.
    """

    meeting_id: str
    person_id: str
    answer: Coming = Coming.OPEN
    said: datetime | None = None
    said_by: str = ""
    comes_at: time | None = None
    substitute_id: str | None = None
    note: str = ""
    id: str = field(default_factory=new_id)


LATEST = timedelta(hours=12)
"""An hour later than that after the beginning is a slip: nobody says so of an evening's next forenoon."""


def check_reply(meeting: Meeting) -> None:
    """Refuse an answer to a meeting that is called off, or that began."""
    if meeting.state not in (MeetingState.PLANNED, MeetingState.INVITED):
        raise Refused("reply.meeting_over", day=meeting.day, state=meeting.state)


def check_late(meeting: Meeting, comes_at: time | None) -> None:
    """Refuse an hour for somebody who comes late at which the meeting has not begun; after midnight it goes on."""
    if comes_at is not None and not timedelta() < read_moment(comes_at, meeting.start) - meeting.start <= LATEST:
        raise Refused("reply.not_late", at=comes_at, start=meeting.start.time())


DECLARED: Mapping[Coming, Declared] = {
    Coming.OPEN: Declared.NOTHING,
    Coming.YES: Declared.NOTHING,
    Coming.LATE: Declared.NOTHING,
    Coming.SUBSTITUTE: Declared.SUBSTITUTE,
    Coming.NO: Declared.EXCUSED,
}
"""What an answer means in the attendance list."""


def answer_of(reply: Reply | None, attendance: Attendance | None) -> Coming:
    """What holds of a member: the attendance list is the later word where the two differ."""
    said = reply.answer if reply is not None else Coming.OPEN
    if attendance is None:
        return said
    if attendance.declared in (Declared.EXCUSED, Declared.ABSENT):
        return Coming.NO
    if attendance.declared is Declared.SUBSTITUTE:
        return Coming.SUBSTITUTE
    return Coming.OPEN if said in (Coming.NO, Coming.SUBSTITUTE) else said


COMING = frozenset({Coming.YES, Coming.LATE, Coming.SUBSTITUTE})


@dataclass(frozen=True, slots=True)
class Forecast:
    """Whether enough will come (§ 39 GemO). open_ids: those with a vote who have not answered; late: come later."""

    needed: int
    coming: int
    late: int
    declined: int
    open_ids: tuple[str, ...]

    @property
    def missing(self) -> int:
        """How many more must come."""
        return max(self.needed - self.coming, 0)

    @property
    def possible(self) -> bool:
        """Whether it can still be reached."""
        return self.coming + len(self.open_ids) >= self.needed


def forecast(seats: int, answers: Mapping[str, Coming], voting: Sequence[str]) -> Forecast:
    """Count what those with a vote said; seats: the statutory ones, of which more than half must come."""
    said = [answers.get(person, Coming.OPEN) for person in voting]
    return Forecast(
        majority(seats),
        sum(one in COMING for one in said),
        sum(one is Coming.LATE for one in said),
        sum(one is Coming.NO for one in said),
        tuple(person for person in voting if answers.get(person, Coming.OPEN) is Coming.OPEN),
    )


CALENDAR_FACTS = frozenset({"start", "place", "state", "name", "number"})


def calendar_sequence(changes: Iterable[Change], facts: frozenset[str] = CALENDAR_FACTS) -> int:
    """How often a calendar entry changed (SEQUENCE, RFC 5545), from what the history tells of it.

    facts: the fields that stand in the entry, by default those of a meeting.
    """
    return sum(any(name in facts and before for name, before, _ in change.fields) for change in changes)
