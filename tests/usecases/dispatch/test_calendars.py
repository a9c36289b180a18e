"""Calendar files of meetings and deadlines, read by a library that did not write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
import vobject

from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.places import Address, Place
from tests.factories import BEIRAT

PLACE = Place("Rathaus", "Saal 1", Address("Rathausplatz 20", "67059", "Ludwigshafen"))


@pytest.fixture
def meeting(office):
    return office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17), PLACE)


def events(content: bytes) -> list:
    return vobject.readOne(content.decode("utf-8")).contents.get("vevent", [])


def only(office, meeting):
    name, content = office.calendars.meeting(meeting.id)
    assert name == f"Sitzung-{office.meetings.get(meeting.id).day.isoformat()}.ics"
    (event,) = events(content)
    return event


def test_an_entry_keeps_its_name_and_counts_every_change_of_day_and_place(office, meeting):
    first = only(office, meeting)
    assert (first.uid.value, first.sequence.value) == (f"{meeting.id}@beirat-desktop", "0")
    assert first.location.value == "Saal 1, Rathaus, Rathausplatz 20, 67059 Ludwigshafen"
    assert "attendee" not in first.contents
    office.meetings.edit(meeting.id, note="Nur für uns")
    assert only(office, meeting).sequence.value == "0"
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 18))
    moved = only(office, meeting)
    assert (moved.uid.value, moved.sequence.value) == (first.uid.value, "1")
    assert moved.dtstart.value.isoformat() == "2012-05-31T18:00:00+02:00"
    office.undo()
    back = only(office, meeting)
    assert int(back.sequence.value) > 1
    assert back.dtstart.value == first.dtstart.value
    assert "Nur für uns" not in office.calendars.meeting(meeting.id)[1].decode()


def test_the_years_meetings_stand_in_one_file_and_who_was_invited_sees_that_one_is_off(office, meeting):
    office.agenda.add_item(meeting.id, "Punkt")
    office.invitations.send(meeting.id)
    later = office.meetings.plan(BEIRAT.id, datetime(2012, 8, 23, 17), PLACE)
    never = office.meetings.plan(BEIRAT.id, datetime(2012, 11, 22, 17), PLACE)
    office.invitations.cancel(meeting.id, "Saal gesperrt")
    office.invitations.cancel(never.id, "Kein Bedarf")
    found = {event.uid.value.partition("@")[0]: event.status.value for event in events(office.calendars.meetings())}
    assert found == {meeting.id: "CANCELLED", later.id: "CONFIRMED"}


def test_a_deadline_is_a_whole_day_until_it_is_done(office):
    with office.store.unit("x") as unit:
        unit.deadlines.save(Deadline("Antwort der Verwaltung", date(2012, 6, 1)))
        unit.deadlines.save(Deadline("Erledigt", date(2012, 6, 2), done_on=date(2012, 5, 30)))
    (event,) = events(office.calendars.deadlines())
    assert (event.summary.value, event.dtstart.value) == ("Antwort der Verwaltung", date(2012, 6, 1))
    assert event.valarm.action.value == "DISPLAY"


def test_a_deadline_that_is_put_off_replaces_its_entry_in_the_calendar(office):
    with office.store.unit("x") as unit:
        kept = unit.deadlines.save(Deadline("Antwort der Verwaltung", date(2012, 6, 1)))
    (first,) = events(office.calendars.deadlines())
    with office.store.unit("x") as unit:
        unit.deadlines.save(replace(kept, due=date(2012, 6, 8)))
    (moved,) = events(office.calendars.deadlines())
    assert (first.uid.value, first.sequence.value) == (moved.uid.value, "0")
    assert (moved.sequence.value, moved.dtstart.value) == ("1", date(2012, 6, 8))


def test_what_a_meeting_asks_for_is_a_deadline_until_it_is_done_and_moves_with_it(office, meeting):
    def told() -> dict[str, tuple]:
        found = events(office.calendars.deadlines())
        return {one.summary.value.partition(":")[0]: (one.uid.value, one.dtstart.value) for one in found}

    first = told()
    assert set(first) == {"Antragsschluss", "Einladung spätestens zur Post", "Bekanntmachung spätestens"}
    assert first["Bekanntmachung spätestens"] == (f"{meeting.id}-notice@beirat-desktop", date(2012, 5, 23))
    (notice,) = [one for one in events(office.calendars.deadlines()) if "notice" in one.uid.value]
    assert "1. Sitzung des Beirates für Migration und Integration am 24.05.2012" in notice.summary.value
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 18))
    assert told()["Bekanntmachung spätestens"] == (first["Bekanntmachung spätestens"][0], date(2012, 5, 30))
    assert {one.sequence.value for one in events(office.calendars.deadlines())} == {"1"}
    office.agenda.add_item(meeting.id, "Punkt")
    office.invitations.send(meeting.id)
    office.invitations.publish_notice(meeting.id, date(2012, 5, 14))
    assert set(told()) == {"Antragsschluss"}
    office.invitations.cancel(meeting.id, "Saal gesperrt")
    assert told() == {}
