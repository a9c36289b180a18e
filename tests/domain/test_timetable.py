"""When each item is called."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.timetable import timetable

START = datetime(2012, 5, 24, 17)


def clocks(slots):
    return [(slot.begin.strftime("%H:%M"), slot.end.strftime("%H:%M")) for slot in slots]


def test_planned_minutes_follow_each_other_and_unplanned_ones_are_marked() -> None:
    items = (AgendaItem("m", "A", minutes=20), AgendaItem("m", "B", kind=ItemKind.ANNOUNCEMENTS))
    slots = timetable(items, START)
    assert clocks(slots) == [("17:00", "17:20"), ("17:20", "17:25")]
    assert [slot.estimated for slot in slots] == [False, True]


def test_an_item_waits_for_its_guest() -> None:
    guest = AgendaItem("m", "Vortrag")
    slots = timetable((AgendaItem("m", "A", minutes=5), guest), START, {guest.id: (time(17, 30), 25)})
    assert clocks(slots)[1] == ("17:30", "17:55")
    assert not slots[1].late


def test_a_guest_who_would_wait_is_late() -> None:
    guest = AgendaItem("m", "Vortrag")
    slots = timetable((AgendaItem("m", "A", minutes=45), guest), START, {guest.id: (time(17, 30), 25)})
    assert clocks(slots)[1] == ("17:45", "18:10")
    assert slots[1].late


def test_an_item_that_holds_others_together_takes_no_time_of_its_own() -> None:
    parent = AgendaItem("m", "Berichte")
    slots = timetable((parent, AgendaItem("m", "Schule", parent_id=parent.id, minutes=10)), START)
    assert clocks(slots) == [("17:00", "17:00"), ("17:00", "17:10")]
    assert not slots[0].estimated


def test_a_meeting_past_midnight_goes_on() -> None:
    slots = timetable((AgendaItem("m", "A", minutes=90),), datetime(2012, 5, 24, 23))
    assert slots[0].end == datetime(2012, 5, 25, 0, 30)


@pytest.mark.parametrize("kind", ItemKind)
def test_an_item_of_any_kind_takes_some_minutes_though_nobody_planned_them(kind: ItemKind) -> None:
    (slot,) = timetable((AgendaItem("m", "Punkt", kind=kind),), START)
    assert slot.estimated
    assert slot.end > slot.begin
