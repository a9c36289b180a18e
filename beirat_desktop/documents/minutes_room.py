"""Who was there, how they were invited, and whether they could resolve, as the minutes tell it."""

from __future__ import annotations

from beirat_desktop.documents.minutes_contents import MinutesContents, name_of
from beirat_desktop.documents.model import Columns, Heading, Paragraph, Part, Space, Text, Tied
from beirat_desktop.domain.agenda import invited_again
from beirat_desktop.domain.agenda_tree import bare_number, in_order
from beirat_desktop.domain.attendance import (
    Attendance,
    AttendanceGroup,
    AttendanceState,
    Declared,
    not_healed,
    roll,
)
from beirat_desktop.domain.deadlines import late_item_findings, notice_findings
from beirat_desktop.domain.minutes import MinutesPart
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.quorum import QuorumRule, entitled, needed, quorum_at
from beirat_desktop.german.attendance import ATTENDANCE_GROUPS, uncounted_words
from beirat_desktop.german.counts import listed
from beirat_desktop.german.dates import hour_on, span_on


def _told_there(contents: MinutesContents, part: MinutesPart) -> list[Attendance]:
    """Who is told of as there; the public part does not name a guest who was heard behind closed doors alone."""
    closed = {item.id for item in contents.items if not item.public and part is MinutesPart.PUBLIC}
    behind = {guest.person_id for guest in contents.guests if guest.agenda_item_id in closed}
    behind -= {guest.person_id for guest in contents.guests if guest.agenda_item_id not in closed}
    return [a for a in contents.attendances if a.group is not AttendanceGroup.GUEST or a.person_id not in behind]


def attendance_parts(contents: MinutesContents, part: MinutesPart) -> list[Part]:
    """Who was there and who was missing."""
    names = {key: person.sorted_name for key, person in contents.persons.items()}
    listed = roll(_told_there(contents, part), names)
    named = [(ATTENDANCE_GROUPS[group], people) for group, people in listed.present]
    named += [("Entschuldigt fehlten", listed.excused), ("Es fehlten", listed.absent)]
    parts: list[Part] = [Heading(2, "Anwesenheit")]
    for label, people in named:
        if people:
            parts += [Heading(3, label), *_lines([_attendee(contents, one) for one in people])]
    watching = [one for _, people in listed.present for one in people if one.declared is Declared.WATCHING]
    if watching:
        parts.append(Paragraph(uncounted_words([name_of(contents, one.person_id) for one in watching])))
    return parts


def _lines(lines: list[str]) -> list[Part]:
    named = tuple(Paragraph(line, tight=True) for line in lines)
    # One name to a line would leave half the page empty.
    return [Columns(named)] if len(named) > 3 else [*named[:-1], Tied((Paragraph(lines[-1]),))]


def _attendee(contents: MinutesContents, attendance: Attendance) -> str:
    person = contents.persons[attendance.person_id]
    membership = next((m for m in contents.memberships if m.person_id == person.id), None)
    faction = contents.factions.get(membership.faction_id or "") if membership else None
    notes = [faction.label] if faction else []
    words = person.sorted_name
    if notes:
        words += f" ({', '.join(notes)})"
    if attendance.function:
        words += f", {attendance.function}"
    substituted = contents.persons.get(attendance.substitute_for_id or "")
    if substituted is not None:
        words += f", i. V. für {substituted.sorted_name}"
    if attendance.state is AttendanceState.REMOTE:
        words += ", per Video"
    meeting = contents.meeting
    times = () if attendance.whole(meeting.opened, meeting.closed) else attendance.stays
    spans = [span_on(stay.arrived, stay.left, meeting.day) for stay in times]
    if spans and attendance.declared is Declared.EXCUSED:
        spans.append("im Übrigen entschuldigt")
    return ", ".join((words, *spans))


_HEALED = (
    "die Verletzung der Frist der Einladung als geheilt gilt, weil alle Mitglieder erschienen sind oder "
    "darauf verzichtet haben (§ 34 GemO)"
)


def opening_parts(contents: MinutesContents) -> list[Part]:
    """How the meeting was opened: the words of the minutes, or what follows from the record."""
    if not contents.minutes.opening.empty:
        return [Space(), Text(contents.minutes.opening, anchor="opening")]
    return [Space(), Paragraph(opening_words(contents), anchor="opening")]


def opening_words(contents: MinutesContents) -> str:
    """What is stated at the beginning where nobody words it by hand."""
    stated = [*_invited(contents), *_quorum(contents)]
    opened = f"Die Sitzung wird um {hour_on(contents.meeting.began, contents.meeting.day)} eröffnet."
    chair = contents.persons.get(contents.meeting.chair_id or "")
    if chair is not None and contents.memberships and not is_member(contents, chair):
        opened += f" Die Sitzung leitet zunächst {' '.join(filter(None, (chair.form_of_address, chair.name)))}."
    if stated:
        opened += f" Es wird festgestellt, dass {listed(stated)}."
    return opened


def _invited(contents: MinutesContents) -> list[str]:
    """That the invitation was in order (§ 34 GemO), where it was, or that what was not counts as healed."""
    meeting, profile = contents.meeting, contents.committee.profile
    if meeting.invitation_sent_on is None:
        return []
    if found := notice_findings(meeting, profile, contents.holidays):
        healed = bool(contents.attendances) and not not_healed(contents.attendances)
        short = any(one.rule.endswith("notice_too_short") for one in found)
        return [_HEALED] if short and healed else []
    late = any(late_item_findings(item, item.told_on, meeting, profile) for item in contents.items)
    return [] if late else ["form- und fristgerecht eingeladen wurde"]


def _quorum(contents: MinutesContents) -> list[str]:
    """How many of those who may vote are there when the meeting opens, and that the committee can resolve (§ 39)."""
    seats, meeting = contents.committee.statutory_seats, contents.meeting
    quorum = quorum_at(seats, contents.attendances, moment=meeting.began)
    if not quorum.present:
        return []
    voters = len(entitled(contents.attendances))
    there = f"{quorum.present} von {voters} stimmberechtigten Mitgliedern anwesend sind"
    if not seats:
        return [there]
    again = [bare_number(item.number) for item in in_order(contents.items) if invited_again(item)]
    few = needed(seats, QuorumRule.SECOND_CALL)
    if not quorum.reached and again and quorum.present >= few:
        able = f"nur zu TOP\u00a0{listed(again)} beschlussfähig"
        return [there, f"das Gremium {able} ist (zweite Einberufung, § 39 GemO)"]
    able = "beschlussfähig" if quorum.reached else "noch nicht beschlussfähig"
    return [there, f"das Gremium {able} ist"]


def is_member(contents: MinutesContents, person: Person) -> bool:
    """Whether somebody belonged to the committee on the day of the meeting."""
    return any(one.person_id == person.id for one in contents.memberships)
