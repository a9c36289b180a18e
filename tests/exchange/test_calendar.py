"""Calendar files, read by a library that did not write them, and the answers of calendars."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import vobject

from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.errors import Refused
from beirat_desktop.exchange.calendar import CalendarEntry, Method, calendar, read_reply

ENTRY = CalendarEntry(
    "meeting-1@beirat-desktop",
    datetime(2012, 5, 24, 17),
    "12. Sitzung; des „Beirates“, Größe",
    datetime(2012, 5, 14, 7, tzinfo=UTC),
    3,
    "Stadtratssaal, Rathaus, 67059 Ludwigshafen",
    "Ein Satz, der so lang ist, dass er über mehrere Zeilen der Datei geht; mit Zeichen\nund einer neuen Zeile. " * 2,
    ("Geschäftsstelle", "beirat@example.org"),
    ("Łukasz Ağırbaş", "lukasz@example.org"),
    remind_days=2,
)
NAME = "Antwort.ics"


def read(content: bytes):
    return vobject.readOne(content.decode("utf-8"))


def test_what_goes_in_comes_out_of_another_library():
    found = read(calendar([ENTRY], Method.REQUEST))
    event = found.vevent
    assert (found.method.value, event.uid.value, event.sequence.value) == ("REQUEST", ENTRY.uid, "3")
    assert event.dtstart.value.isoformat() == "2012-05-24T17:00:00+02:00"
    assert event.dtend.value.isoformat() == "2012-05-24T19:00:00+02:00"
    assert event.dtstamp.value == ENTRY.stamp
    assert (event.summary.value, event.location.value) == (ENTRY.title, ENTRY.place)
    assert event.description.value == ENTRY.text
    assert event.organizer.value == "mailto:beirat@example.org"
    assert event.attendee.value == "mailto:lukasz@example.org"
    assert event.attendee.params["CN"] == ["Łukasz Ağırbaş"]
    assert event.attendee.params["RSVP"] == ["TRUE"]
    assert event.status.value == "CONFIRMED"


def test_winter_has_the_hour_of_winter():
    winter = replace(ENTRY, start=datetime(2041, 11, 20, 17))
    assert read(calendar([winter])).vevent.dtstart.value.isoformat() == "2041-11-20T17:00:00+01:00"


def test_a_whole_day_blocks_nobodys_time():
    event = read(calendar([replace(ENTRY, start=date(2012, 5, 11))])).vevent
    assert event.dtstart.value == date(2012, 5, 11)
    assert event.transp.value == "TRANSPARENT"


def test_a_cancelled_entry_keeps_its_name_and_asks_for_nothing():
    found = read(calendar([replace(ENTRY, cancelled=True, sequence=4)], Method.CANCEL))
    assert (found.method.value, found.vevent.status.value, found.vevent.sequence.value) == ("CANCEL", "CANCELLED", "4")
    assert found.vevent.uid.value == ENTRY.uid
    assert found.vevent.attendee.params["RSVP"] == ["FALSE"]


def test_the_same_entries_give_the_same_bytes_in_short_lines():
    content = calendar([ENTRY], Method.REQUEST)
    assert content == calendar([ENTRY], Method.REQUEST)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def answered(answer: str, **more: str) -> bytes:
    lines = [
        *("BEGIN:VCALENDAR", "PRODID:-//Someone//EN", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT"),
        *("UID:meeting-1@beirat-desktop", "DTSTAMP:20120515T080000Z", "DTSTART:20120524T150000Z"),
        f'ATTENDEE;CN="Ağırbaş, Łukasz";PARTSTAT={answer}:MAILTO:Lukasz@Example.org',
        *(f"{name.upper()}:{value}" for name, value in more.items()),
        *("END:VEVENT", "END:VCALENDAR", ""),
    ]
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("ACCEPTED", Coming.YES),
        ("DECLINED", Coming.NO),
        ("TENTATIVE", Coming.OPEN),
        ("DELEGATED", Coming.SUBSTITUTE),
    ],
)
def test_an_answer_is_read(said, answer):
    found = read_reply(answered(said, comment="Bin im Urlaub\\, leider"), NAME)
    assert (found.uid, found.address, found.answer) == ("meeting-1@beirat-desktop", "Lukasz@Example.org", answer)
    assert found.note == "Bin im Urlaub, leider"


def test_an_answer_is_read_out_of_the_mail_that_brings_it():
    mail = (
        b"Subject: Accepted\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/plain\r\n\r\nHallo\r\n--x\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n"
        b"\r\n" + answered("ACCEPTED") + b"\r\n--x--\r\n"
    )
    assert read_reply(mail, "Antwort.eml").answer is Coming.YES


def test_what_google_keeps_with_the_attendee_is_the_note_and_a_mark_before_the_file_does_not_matter():
    said = answered("DECLINED").replace(b";PARTSTAT", b';X-NUM-GUESTS=0;X-RESPONSE-COMMENT="Bin krank";PARTSTAT')
    found = read_reply(b"\xef\xbb\xbf" + said, NAME)
    assert (found.answer, found.note) == (Coming.NO, "Bin krank")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Hallo",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR",
        calendar([ENTRY], Method.REQUEST),
        answered("NEEDS-ACTION"),
        answered("ACCEPTED").replace(b"ATTENDEE", b"X-OTHER"),
        answered("ACCEPTED").replace(b"METHOD:REPLY\r\n", b""),
        answered("ACCEPTED")[:80],
        b"%PDF-1.7 nothing",
    ],
)
def test_what_is_no_answer_is_refused(content):
    with pytest.raises(Refused, match=r"reply\.no_calendar"):
        read_reply(content, NAME)
