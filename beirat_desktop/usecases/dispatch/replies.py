"""Who says to come: entered by hand or read from a calendar's answer, and whether that makes a quorum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path

from beirat_desktop.documents.phone_list import PhoneLine, PhoneList, phone_list
from beirat_desktop.domain.attendance import BY_VIDEO, Attendance, AttendanceState, Declared
from beirat_desktop.domain.dispatch import (
    DECLARED,
    Coming,
    Forecast,
    Reply,
    answer_of,
    check_late,
    check_reply,
    forecast,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.heard import Doubt, Heard, named_in, sender_among, settled
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.moved import check_told
from beirat_desktop.domain.persons import Membership, Person
from beirat_desktop.exchange.calendar import CalendarReply, read_reply
from beirat_desktop.exchange.mail import Draft, write
from beirat_desktop.exchange.mail_files import opened
from beirat_desktop.exchange.received_mail import mail_text
from beirat_desktop.german import dispatch as words
from beirat_desktop.german import mail_answers
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.roles import person_salutation
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_of, factions_in, find_person, persons_on
from beirat_desktop.usecases.dispatch.enclosures import meeting_calendar
from beirat_desktop.usecases.files import read_file, write_file
from beirat_desktop.usecases.live.attendances import Attendances
from beirat_desktop.usecases.meetings.invitation_contents import recipients
from beirat_desktop.usecases.publications.rendering import draw, file_name
from beirat_desktop.usecases.text_blocks import mail_end

_STATES: Mapping[Declared, AttendanceState] = {
    Declared.NOTHING: AttendanceState.EXPECTED,
    Declared.EXCUSED: AttendanceState.EXCUSED,
    Declared.SUBSTITUTE: AttendanceState.SUBSTITUTED,
}
LARGEST = 25_000_000
"""In bytes: an answer is a page of text, but some send back with it all that they were sent."""
LONGEST_MAIL = 100_000
"""Letters of a mail that are read; the answer stands above what is quoted."""


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """One member and what is known of their coming to a meeting that begins then.

    substitute: the name of who comes instead.
    """

    person: Person
    membership: Membership
    faction: str
    reply: Reply | None
    answer: Coming
    begins: datetime
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class ReplySheet:
    """All members by name, and whether it will be enough."""

    meeting: Meeting
    rows: tuple[ReplyRow, ...]
    forecast: Forecast

    @property
    def open_names(self) -> list[str]:
        """Those with a vote who have not answered."""
        return [row.person.name for row in self.rows if row.person.id in self.forecast.open_ids]

    @property
    def to_remind(self) -> list[ReplyRow]:
        """Everybody who has not answered."""
        return [row for row in self.rows if row.answer is Coming.OPEN]

    @property
    def without_mailbox(self) -> list[str]:
        """Those of them whom no mail can remind."""
        return [row.person.sorted_name for row in self.to_remind if not row.person.contact.email]


class Replies:
    """The answers to an invitation."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sheet(self, meeting_id: str) -> ReplySheet:
        """What everybody said."""
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            committee = committee_of(unit, meeting)
            replies = {one.person_id: one for one in unit.replies.where(meeting_id=meeting_id)}
            attendances = _attendances(unit, meeting_id)
            factions = {one.id: one.label for one in factions_in(unit, meeting.day, committee.id)}
            rows = []
            for one in recipients(unit, meeting):
                reply = replies.get(one.person.id)
                substitute = find_person(unit, reply.substitute_id, meeting.day) if reply is not None else None
                rows.append(
                    ReplyRow(
                        one.person,
                        one.membership,
                        factions.get(one.membership.faction_id or "", ""),
                        reply,
                        answer_of(reply, attendances.get(one.person.id)),
                        meeting.start,
                        substitute.name if substitute is not None else "",
                    )
                )
            answers = {row.person.id: row.answer for row in rows}
            voting = [row.person.id for row in rows if row.membership.voting]
            seats = committee.statutory_seats or len(voting)
            return ReplySheet(meeting, tuple(rows), forecast(seats, answers, voting))

    def enter(
        self,
        meeting_id: str,
        person_id: str,
        answer: Coming,
        *,
        said_by: str = "",
        said_at: datetime | None = None,
        comes_at: time | None = None,
        substitute_id: str | None = None,
        note: str = "",
    ) -> Reply:
        """Keep what a member said; who excuses themselves is excused in the attendance list too.

        said_by: who told it; by default who works here entered it. said_at: when, where that is known; never later
        than now.
        """
        with self._store.unit("replies.enter") as unit:
            meeting = unit.meetings.get(meeting_id)
            check_reply(meeting)
            if answer is Coming.LATE:
                check_late(meeting, comes_at)
            now = unit.now.replace(tzinfo=None)
            known = next(iter(unit.replies.where(meeting_id=meeting_id, person_id=person_id)), None)
            reply = replace(
                known or Reply(meeting_id, person_id),
                answer=answer,
                said=min(said_at or now, now),
                said_by=said_by.strip() or unit.user,
                comes_at=comes_at if answer is Coming.LATE else None,
                substitute_id=substitute_id if answer is Coming.SUBSTITUTE else None,
                note=note.strip(),
            )
            self._declare(unit, reply)
            return unit.replies.save(reply)

    def read_calendar(self, file: Path) -> Reply:
        """Enter the answer that a calendar sent (.ics, or the mail that brings it); it finds meeting and member.

        Refuses what answers another day or hour, and what was said before that which is known.
        """
        answer = read_reply(opened(read_file(file, LARGEST), file.name), file.name)
        with self._store.unit("replies.calendar") as unit:
            meeting = unit.meetings.find(answer.uid.partition("@")[0])
            if meeting is None:
                raise Refused("reply.other_meeting", name=file.name)
            _check_same_hour(answer, meeting, file.name)
            mailbox = answer.address.casefold()
            members = recipients(unit, meeting)
            found = [one for one in members if one.person.contact.email.casefold() == mailbox]
            if not found:
                raise Refused("reply.unknown_sender", address=answer.address)
            before = next(iter(unit.replies.where(meeting_id=meeting.id, person_id=found[0].person.id)), None)
            if before is not None and before.said is not None and answer.stamp and answer.stamp < before.said:
                name, day = found[0].person.name, answer.stamp.date()
                raise Refused("reply.older", name=name, day=day, said=answer.stamp, before=before.said)
            said, note = answer.answer, answer.note
            if said is Coming.SUBSTITUTE and not committee_of(unit, meeting).profile.substitutes:
                said, note = Coming.NO, " ".join(filter(None, (words.WANTS_SUBSTITUTE, note)))
            person_id, by = found[0].person.id, words.BY_CALENDAR
            return self.enter(meeting.id, person_id, said, said_by=by, said_at=answer.stamp, note=note)

    def mail_text(self, file: Path) -> str:
        """The mail in a file (.eml, .msg) as it would be pasted. Refuses what is no mail."""
        return mail_text(opened(read_file(file, LARGEST), file.name), file.name)

    def hear(self, meeting_id: str, mail: str) -> Heard:
        """What a pasted mail says about coming to a meeting, and of whom it is; nothing is entered.

        Only what its sender wrote counts. It settles nothing where its subject names the day of another meeting.
        """
        mail = mail[:LONGEST_MAIL]
        with self._store.reading() as unit:
            meeting = unit.meetings.get(meeting_id)
            members = [one.person for one in recipients(unit, meeting)]
            own = mail_answers.own_words(mail)
            found = mail_answers.passages(mail, own, meeting.day)
            answer, doubt = settled(found)
            if mail_answers.day_in_subject(mail) not in (None, meeting.day):
                answer, doubt = None, Doubt.OTHER_DAY
            written = "\n".join(mail[start:end] for start, end in own)
            person, known = sender_among(members, mail_answers.sender_of(mail), written)
            hours = {one.comes_at for one in found if one.comes_at is not None}
            instead = None
            if answer is Coming.SUBSTITUTE:
                others = [one for one in persons_on(unit, meeting.day) if person is None or one.id != person.id]
                said = " ".join(mail[one.start : one.end] for one in found if one.answer is Coming.SUBSTITUTE)
                instead = named_in(others, said)
                if not committee_of(unit, meeting).profile.substitutes:
                    answer, instead = Coming.NO, None
        return Heard(
            own,
            found,
            answer,
            doubt,
            hours.pop() if len(hours) == 1 and answer is Coming.LATE else None,
            person.id if person is not None else None,
            known,
            instead.id if instead is not None else None,
        )

    def phone_list(self, meeting_id: str) -> tuple[bytes, str]:
        """Whom to call as a paper, and the name of its file: who has not answered stands first."""
        sheet = self.sheet(meeting_id)
        with self._store.reading() as unit:
            committee = committee_of(unit, sheet.meeting)
        ordered = sorted(sheet.rows, key=lambda row: row.answer is not Coming.OPEN)
        contents = PhoneList(
            committee.name,
            committee.of,
            meeting_name(sheet.meeting),
            sheet.meeting.start,
            words.forecast_words(sheet.forecast, sheet.open_names),
            tuple(
                PhoneLine(
                    row.person.sorted_name,
                    row.faction,
                    row.person.contact.phone,
                    words.answer_words(row.reply, row.answer, row.begins, row.substitute),
                )
                for row in ordered
            ),
        )
        return draw(phone_list(contents)).pdf, file_name("Telefonliste", sheet.meeting.day.isoformat())

    def save_reminders(self, meeting_id: str, folder: Path) -> list[Path]:
        """Write a draft for everybody with a mailbox who has not answered; the sheet names the others."""
        sheet = self.sheet(meeting_id)
        check_reply(sheet.meeting)
        check_told(sheet.meeting)
        files = []
        with self._store.reading() as unit:
            committee = committee_of(unit, sheet.meeting)
            for row in sheet.to_remind:
                if not row.person.contact.email:
                    continue
                body = words.reminder_body(person_salutation(row.person), sheet.meeting, committee.of, mail_end(unit))
                subject = words.mail_subject("Erinnerung", sheet.meeting, committee.of)
                entry = meeting_calendar(unit, sheet.meeting, row.person)
                name = file_name("Erinnerung", sheet.meeting.day.isoformat(), row.person.sorted_name)
                file = (folder / name).with_suffix(".eml")
                write_file(file, write(Draft(subject, body, (row.person.contact.email,), (entry,))))
                files.append(file)
        if not files and (without := sheet.without_mailbox):
            raise Refused("delivery.open_no_mailbox", names=words.quoted_names(without))
        if not files:
            raise Refused("delivery.nobody_open")
        return files

    def _declare(self, unit: Unit, reply: Reply) -> None:
        attendance = _attendances(unit, reply.meeting_id).get(reply.person_id)
        wanted = DECLARED[reply.answer]
        declared = attendance.declared if attendance is not None else Declared.NOTHING
        if declared is wanted or (wanted is Declared.NOTHING and declared in BY_VIDEO):
            return
        Attendances(self._store).mark(reply.meeting_id, [reply.person_id], _STATES[wanted])


def _check_same_hour(answer: CalendarReply, meeting: Meeting, name: str) -> None:
    """Refuse what was said of the meeting when it was to be on another day, or at another hour."""
    said = answer.start
    if said is None:
        return
    day = said.date() if isinstance(said, datetime) else said
    if day != meeting.day:
        raise Refused("reply.other_day", name=name, said=day, day=meeting.day)
    if isinstance(said, datetime) and said != meeting.start:
        raise Refused("reply.other_hour", name=name, day=day, said=said, start=meeting.start)


def _attendances(unit: Unit, meeting_id: str) -> dict[str, Attendance]:
    return {one.person_id: one for one in unit.attendances.where(meeting_id=meeting_id)}
