"""When items were on the floor, through the use cases of the desk."""

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.agenda import ItemState
from beirat_desktop.domain.calls import Call
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.paths import Path
from beirat_desktop.domain.text import RichText
from beirat_desktop.usecases.meetings.rules import findings_of_path
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.record.checks import check
from tests.documents.reading import text_of
from tests.usecases.live_world import build


def at(hour, minute=0):
    return datetime(2012, 5, 24, hour, minute)


@pytest.fixture
def world(office):
    return build(office, seats=9)


@pytest.fixture
def clock(world):
    def show(hour, minute=0, day=24):
        moment = datetime(2012, 5, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))
        world.office.store.now = lambda: moment

    show(17, 4)
    return show


def calls(world, item):
    return world.office.resolutions.calls(item.id).calls


def opening(world):
    return world.office.resolutions.desk(world.meeting.id).items[0].item


def test_items_are_called_left_and_taken_up_again_with_their_moments(world, clock):
    office = world.office
    office.course.open(world.meeting.id)
    world.come(9)
    clock(17, 10)
    office.resolutions.advance(opening(world).id)
    clock(17, 30)
    office.resolutions.begin(world.miscellaneous.id)
    clock(17, 40)
    office.resolutions.begin(world.item.id)
    clock(18)
    office.resolutions.record(world.item.id, Decision(Outcome.NOTED), advance=True)
    clock(18, 5)
    office.course.close(world.meeting.id)
    assert calls(world, opening(world)) == (Call(at(17, 4), at(17, 10)),)
    assert calls(world, world.item) == (Call(at(17, 10), at(17, 30)), Call(at(17, 40), at(18)))
    assert calls(world, world.miscellaneous) == (Call(at(17, 30), at(17, 40)), Call(at(18), at(18, 5)))


def test_a_look_at_an_item_is_no_call_of_it(world, clock):
    office = world.office
    office.course.open(world.meeting.id)
    clock(17, 20)
    office.resolutions.begin(world.miscellaneous.id)
    office.resolutions.begin(world.item.id)
    assert calls(world, world.miscellaneous) == ()
    assert calls(world, opening(world)) == (Call(at(17, 4), at(17, 20)),)


def test_what_is_written_up_on_another_day_has_no_moments(world, clock):
    clock(9, day=29)
    office = world.office
    office.course.open(world.meeting.id, time(17, 4))
    office.resolutions.advance(opening(world).id)
    office.course.close(world.meeting.id, time(19))
    assert (calls(world, opening(world)), calls(world, world.item)) == ((), ())


def test_formal_items_are_done_once_something_was_written_or_the_clerk_says_so(world, clock):
    office = world.office
    office.course.open(world.meeting.id)
    office.resolutions.begin(world.miscellaneous.id)
    office.resolutions.begin(world.item.id)

    def state():
        return office.resolutions.desk(world.meeting.id).items[2].item.state

    assert state() is ItemState.OPEN
    with pytest.raises(Refused, match=r"agenda\.not_formal"):
        office.resolutions.finish(world.item.id, "Nichts.")
    office.resolutions.finish(world.miscellaneous.id, "Hierzu wird nichts vorgebracht.")
    assert state() is ItemState.CURRENT, "no other item is open, so it stays until the end"
    office.resolutions.begin(world.item.id)
    assert state() is ItemState.DONE
    office.resolutions.edit(world.miscellaneous.id, course=RichText.of("Ein Hinweis."))
    office.resolutions.finish(world.miscellaneous.id, "Nichts.")
    assert office.resolutions.desk(world.meeting.id).items[2].item.course.plain == "Ein Hinweis."


def test_times_hold_from_the_closing_and_are_corrected_by_an_act(world, clock):
    office = world.office
    office.course.open(world.meeting.id)
    clock(17, 20)
    office.resolutions.begin(world.item.id)
    clock(18)
    office.course.close(world.meeting.id)
    right = [Call(at(17, 15), at(18))]
    with pytest.raises(Refused, match=r"holding\.closed"):
        office.resolutions.set_calls(world.item.id, right, "Uhr ging nach")
    with pytest.raises(Refused, match=r"moment\.before"):
        office.resolutions.set_calls(world.item.id, [Call(at(17, 15), at(18, 1))], "Uhr ging nach")
    with pytest.raises(Refused, match=r"moment\.before"):
        office.resolutions.set_calls(world.item.id, [Call(at(17), at(18))], "Uhr ging nach")
    office.corrections.correct(
        world.meeting.id,
        Correcting("Uhr ging nach", "17:20", "17:15"),
        lambda: office.resolutions.set_calls(world.item.id, right, "Uhr ging nach"),
    )
    assert calls(world, world.item) == tuple(right)
    with office.store.reading() as unit:
        meeting = unit.meetings.get(world.meeting.id)
        found = [one.rule for one in findings_of_path(unit, Path.MINUTES, meeting)]
    assert "calls.times_cross" in found, "the opening was left at 17:20 only"


def test_the_first_call_goes_with_the_opening_and_undo_takes_a_call_back(world, clock):
    office = world.office
    office.course.open(world.meeting.id)
    office.course.edit_meeting(world.meeting.id, opened=time(17, 1))
    clock(17, 20)
    office.resolutions.begin(world.item.id)
    assert calls(world, opening(world)) == (Call(at(17, 1), at(17, 20)),)
    office.undo()
    assert calls(world, opening(world)) == (Call(at(17, 1)),)
    assert calls(world, world.item) == ()
    office.resolutions.begin(world.item.id)
    with pytest.raises(Refused, match=r"moment\.before"):
        office.course.close(world.meeting.id, time(17, 19))


def test_what_was_left_with_a_wrong_end_is_left_with_the_right_one(world, clock):
    office = world.office
    office.course.open(world.meeting.id)
    world.come(9)
    clock(17, 20)
    office.resolutions.begin(world.item.id)
    office.course.interrupt(world.meeting.id, time(18))
    office.course.close(world.meeting.id, time(20, 20))
    office.corrections.correct(
        world.meeting.id,
        Correcting("Vertippt", "20:20", "19:20"),
        lambda: office.course.edit_meeting(world.meeting.id, closed=time(19, 20)),
    )
    assert calls(world, world.item) == (Call(at(17, 20), at(19, 20)),)
    assert office.meetings.get(world.meeting.id).interruptions == ((at(18), at(19, 20)),)
    office.course.reopen(world.meeting.id)
    office.course.close(world.meeting.id, time(18, 20))
    assert calls(world, world.item) == (Call(at(17, 20), at(18, 20)),)
    assert office.meetings.get(world.meeting.id).interruptions == ((at(18), at(18, 20)),)


def test_what_goes_on_after_a_wrong_end_leaves_what_was_left_with_it(world, clock):
    office = world.office
    office.course.open(world.meeting.id)
    world.come(9)
    clock(17, 20)
    office.resolutions.begin(world.item.id)
    office.course.close(world.meeting.id, time(17, 30))
    office.course.reopen(world.meeting.id)
    clock(17, 40)
    office.resolutions.begin(world.miscellaneous.id)
    office.course.close(world.meeting.id, time(18))
    assert calls(world, world.item) == (Call(at(17, 20), at(17, 30)),)


def gate(world):
    return {one.rule for one in (*world.office.minutes.findings(world.meeting.id), *check(world.office.store))}


def test_an_item_nobody_called_is_asked_for_at_closing_told_in_the_minutes_and_found(world, clock):
    office, other = world.office, world.miscellaneous
    office.course.open(world.meeting.id)
    world.come(9)
    clock(17, 40)
    office.resolutions.begin(world.item.id)
    office.resolutions.record(world.item.id, Decision(Outcome.NOTED))
    asked = office.course.closing_findings(world.meeting.id)
    assert [one.facts["items"] for one in asked if one.rule == "meeting.items_open"] == [("Ö 3",)]
    clock(18, 5)
    office.course.close(world.meeting.id)
    told = " ".join(text_of(office.minutes.paper(world.meeting.id).pdf).split())
    assert "Ö 3 Verschiedenes Der Punkt wird nicht aufgerufen." in told
    assert told.count("nicht aufgerufen") == 1
    assert "minutes.not_called" in gate(world)
    office.resolutions.edit(other.id, course=RichText.of("Wegen der späten Stunde vertagt."))
    told = " ".join(text_of(office.minutes.paper(world.meeting.id).pdf).split())
    assert "Verschiedenes Wegen der späten Stunde vertagt." in told
    assert "minutes.not_called" not in gate(world)


def test_what_is_open_at_closing_is_named_in_the_order_of_the_agenda(world, clock):
    office = world.office
    with office.store.unit("test") as unit:
        for place in (6, 5):
            unit.agenda_items.save(
                replace(world.item, id=f"x{place}", position=place, number=f"Ö {place}", paper_id=None)
            )
    office.course.open(world.meeting.id)
    (asked,) = [one for one in office.course.closing_findings(world.meeting.id) if one.rule == "meeting.items_open"]
    assert asked.facts["items"] == ("Ö 2", "Ö 3", "Ö 5", "Ö 6")


def test_what_was_called_and_left_is_not_told_as_not_called(world, clock):
    office = world.office
    office.course.open(world.meeting.id)
    for minute, item in ((10, world.miscellaneous), (20, world.item)):
        clock(17, minute)
        office.resolutions.begin(item.id)
    office.resolutions.record(world.item.id, Decision(Outcome.NOTED))
    clock(18)
    office.course.close(world.meeting.id)
    assert "nicht aufgerufen" not in text_of(office.minutes.paper(world.meeting.id).pdf)
    assert "minutes.not_called" not in gate(world)
