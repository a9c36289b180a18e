"""Meetings and days as calendar files (RFC 5545), and the answers that come back from a calendar (RFC 5546)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from enum import StrEnum

from icalendar import Alarm, Calendar, Component, Event, Timezone, vCalAddress, vText

from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.moments import BERLIN

# The library makes one of its own that ends in 2038 and changes an hour late, which other readers take at its word.
ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
PRODUCT = "-//Beirat Desktop//DE"
USUAL_LENGTH = timedelta(hours=2)


class Method(StrEnum):
    """What the reader's calendar does with the file. PUBLISH: it asks for no answer."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry. uid: the same for ever; sequence: how often it changed. start: Europe/Berlin, or a whole day.

    stamp: when it was made, with its zone. organizer and attendee: name and address. remind_days: so many days before.
    """

    uid: str
    start: datetime | date
    title: str
    stamp: datetime
    sequence: int = 0
    place: str = ""
    text: str = ""
    organizer: tuple[str, str] = ("", "")
    attendee: tuple[str, str] = ("", "")
    cancelled: bool = False
    remind_days: int = 0


@dataclass(frozen=True, slots=True)
class CalendarReply:
    """An answer: to which entry, from which address, what it says, and where it tells so to which day or hour.

    start: the hour in Europe/Berlin, or the day where the hour's zone is unknown; stamp: when it was given.
    """

    uid: str
    address: str
    answer: Coming
    note: str = ""
    start: date | datetime | None = None
    stamp: datetime | None = None


def calendar(entries: Sequence[CalendarEntry], method: Method = Method.PUBLISH) -> bytes:
    """The entries as one file; the same entries give the same bytes."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", method.value)
    if any(isinstance(entry.start, datetime) for entry in entries):
        made.add_component(Timezone.from_ical(ZONE))
    for entry in entries:
        made.add_component(_event(entry))
    return bytes(made.to_ical())


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp.astimezone(UTC).replace(microsecond=0))
    if isinstance(entry.start, datetime):
        start = entry.start.replace(tzinfo=BERLIN)
        event.add("dtstart", start)
        event.add("dtend", (entry.start + USUAL_LENGTH).replace(tzinfo=BERLIN))
    else:
        event.add("dtstart", entry.start)
        event.add("transp", "TRANSPARENT")
    event.add("summary", entry.title)
    for name, words in (("location", entry.place), ("description", entry.text)):
        if words:
            event.add(name, words)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.organizer[1]:
        event["organizer"] = _address(*entry.organizer)
    if entry.attendee[1]:
        attendee = _address(*entry.attendee)
        attendee.params["RSVP"] = vText("FALSE" if entry.cancelled else "TRUE")
        attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
        event.add("attendee", attendee, encode=False)
    if entry.remind_days and not entry.cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", -timedelta(days=entry.remind_days))
        event.add_component(alarm)
    return event


def _address(name: str, address: str) -> vCalAddress:
    made = vCalAddress(f"mailto:{address}")
    if name:
        made.params["CN"] = vText(name)
    return made


_ANSWERS = {
    "ACCEPTED": Coming.YES,
    "DECLINED": Coming.NO,
    "TENTATIVE": Coming.OPEN,
    "DELEGATED": Coming.SUBSTITUTE,
}


def read_reply(content: bytes, name: str) -> CalendarReply:
    """What a calendar answered: a file (.ics) with METHOD:REPLY, or the mail (.eml) that brings it.

    Refuses what is no answer; name is what the file is called.
    """
    try:
        found = Calendar.from_ical(_calendar_part(content))
    except (ValueError, OSError) as error:  # the name of a zone is looked up as one of a file
        raise Refused("reply.no_calendar", name=name) from error
    if not isinstance(found, Calendar) or str(found.get("method", "")).upper() != "REPLY":
        raise Refused("reply.no_calendar", name=name)
    for event in found.walk("VEVENT"):
        attendee = event.get("attendee")
        one = attendee[0] if isinstance(attendee, list) and attendee else attendee
        answer = _ANSWERS.get(str(one.params.get("PARTSTAT", "")).upper()) if isinstance(one, vCalAddress) else None
        if answer is not None:
            address = str(one).strip()
            address = address[7:] if address.casefold().startswith("mailto:") else address
            # Google keeps with the attendee what others keep as the comment.
            note = _note(event) or str(one.params.get("X-RESPONSE-COMMENT", "")).strip()
            return CalendarReply(str(event.get("uid", "")), address, answer, note, _start(event), _stamp(event))
    raise Refused("reply.no_calendar", name=name)


def _start(event: Component) -> date | datetime | None:
    start = _moment(event, "dtstart")
    if isinstance(start, datetime):
        return _in_berlin(start) if start.tzinfo is not None else start.date()
    return start


def _stamp(event: Component) -> datetime | None:
    stamp = _moment(event, "dtstamp")
    return _in_berlin(stamp) if isinstance(stamp, datetime) and stamp.tzinfo is not None else None


def _moment(event: Component, name: str) -> date | datetime | None:
    try:
        moment = getattr(event.get(name), "dt", None)
    except ValueError:  # what stands there is no moment
        return None
    return moment if isinstance(moment, date) else None


def _in_berlin(moment: datetime) -> datetime | None:
    try:
        return moment.astimezone(BERLIN).replace(tzinfo=None)
    except OverflowError:  # an hour before the first year, or after the last
        return None


def _note(event: Component) -> str:
    return str(event.get("comment", "")).strip()


def _calendar_part(content: bytes) -> bytes:
    content = content.removeprefix(b"\xef\xbb\xbf")
    if content.lstrip()[:15].upper().startswith(b"BEGIN:VCALENDAR"):
        return content
    for part in message_from_bytes(content, policy=default).walk():
        if part.get_content_type() in ("text/calendar", "application/ics"):
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else b""
    return b""
