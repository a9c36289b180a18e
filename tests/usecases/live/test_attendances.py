from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.attendance import AttendanceGroup, AttendanceState, Stay
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.quorum import QuorumRule
from beirat_desktop.german import finding, refusal
from tests import factories
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    return build(office)


@pytest.fixture
def running(world):
    world.office.attendances.open(world.meeting.id, time(17, 4))
    return world


def test_who_takes_the_minutes_is_there_when_the_meeting_is_opened(world):
    clerk = factories.person("Schreiber")
    with world.office.store.unit("test") as unit:
        unit.persons.save(clerk)
        unit.memberships.save(factories.membership(clerk, Role.SECRETARY, voting=False))
    meeting = world.office.attendances.open(world.meeting.id, time(17, 4))
    assert meeting.secretary_id == clerk.id
    states = {row.person.id: row.attendance.state for row in world.office.attendances.sheet(world.meeting.id).rows}
    assert states[clerk.id] is AttendanceState.PRESENT
    assert world.office.attendances.sheet(world.meeting.id).quorum.present == 0


def test_opening_lists_every_member_of_the_day_and_names_the_chair(world):
    gone = factories.person("Gestern")
    with world.office.store.unit("test") as unit:
        unit.persons.save(gone)
        unit.memberships.save(factories.membership(gone, end=date(2012, 5, 23)))
    meeting = world.office.attendances.open(world.meeting.id, time(17, 4))
    sheet = world.office.attendances.sheet(world.meeting.id)
    assert (meeting.state, meeting.opened, meeting.chair_id) == (MeetingState.RUNNING, time(17, 4), world.people[0].id)
    assert len(sheet.rows) == 33
    assert sheet.rows[0].attendance.group is AttendanceGroup.CHAIR
    assert {row.attendance.state for row in sheet.rows} == {AttendanceState.EXPECTED}
    assert not sheet.quorum.reached


def test_the_list_names_expected_members_before_the_meeting_is_opened(world):
    sheet = world.office.attendances.sheet(world.meeting.id)
    assert len(sheet.rows) == 33
    with world.office.store.reading() as unit:
        assert unit.attendances.count(meeting_id=world.meeting.id) == 0


def test_a_meeting_is_opened_once(running):
    with pytest.raises(Refused, match=r"meeting\.already_opened"):
        running.office.attendances.open(running.meeting.id)


@pytest.mark.parametrize(("present", "reached"), [(16, False), (17, True)])
def test_seventeen_of_thirty_three_are_needed(running, present, reached):
    running.come(present)
    state = running.office.attendances.quorum(running.meeting.id)
    assert (state.present, state.needed, state.reached) == (present, 17, reached)


def test_a_late_arrival_makes_the_quorum_and_an_early_leaving_breaks_it(running):
    running.come(16)
    late = running.people[16].id
    attendances = running.office.attendances
    attendances.arrive(running.meeting.id, late, time(18, 10))
    attendances.leave(running.meeting.id, running.people[3].id, time(19, 30))
    reached = {
        moment: attendances.quorum(running.meeting.id, at=moment).reached
        for moment in (time(18, 9), time(18, 10), time(19, 29), time(19, 30))
    }
    assert reached == {time(18, 9): False, time(18, 10): True, time(19, 29): True, time(19, 30): False}
    assert not attendances.quorum(running.meeting.id).reached


def test_a_member_who_steps_aside_lowers_the_quorum_to_a_third(running):
    running.come(17)
    running.office.resolutions.exclude(running.item.id, running.people[5].id, "Vorstand des Vereins")
    state = running.office.attendances.quorum(running.meeting.id, running.item.id)
    assert (state.present, state.needed, state.rule, state.reached) == (16, 11, QuorumRule.EXCLUSION, True)


def test_leaving_and_coming_back_keeps_both_stays(running):
    running.come(20)
    key, attendances = running.people[1].id, running.office.attendances
    attendances.leave(running.meeting.id, key, time(18, 0))
    back = attendances.arrive(running.meeting.id, key, time(18, 30))
    assert back.stays == (Stay(time(17, 4), time(18, 0)), Stay(time(18, 30)))


def test_a_leaving_before_the_arrival_is_refused_in_german(running):
    key, attendances = running.people[1].id, running.office.attendances
    attendances.arrive(running.meeting.id, key, time(18, 0))
    with pytest.raises(Refused) as caught:
        attendances.leave(running.meeting.id, key, time(17, 30))
    assert refusal(caught.value).startswith("Das Gehen um 17:30 Uhr liegt nicht nach der Ankunft um 18:00 Uhr.")


def test_all_present_leaves_those_alone_who_sent_excuses(running):
    attendances = running.office.attendances
    attendances.mark(running.meeting.id, [running.people[2].id], AttendanceState.EXCUSED)
    assert attendances.mark_all_present(running.meeting.id) == 32
    assert attendances.quorum(running.meeting.id).present == 32


def test_guests_and_press_are_listed_without_a_vote(running):
    guest = factories.person("Yıldırım", "Şule")
    with running.office.store.unit("test") as unit:
        unit.persons.save(guest)
    attendances = running.office.attendances
    attendances.add_person(running.meeting.id, guest.id, AttendanceGroup.GUEST, "Fachberatung")
    assert attendances.quorum(running.meeting.id).present == 0
    with pytest.raises(Refused, match=r"attendance\.already_listed"):
        attendances.add_person(running.meeting.id, guest.id, AttendanceGroup.PRESS)
    attendances.remove_person(running.meeting.id, guest.id)
    with pytest.raises(Refused, match=r"attendance\.is_member"):
        attendances.remove_person(running.meeting.id, running.people[0].id)


def test_a_late_invitation_is_healed_by_coming_or_waiving(running):
    attendances = running.office.attendances
    with running.office.store.unit("test") as unit:
        meeting = unit.meetings.get(running.meeting.id)
        unit.meetings.save(replace(meeting, invitation_received_on=date(2012, 5, 22)))
    running.come(31)
    attendances.waive(running.meeting.id, running.people[31].id)
    assert [row.person.family_name for row in attendances.unhealed(running.meeting.id)] == ["Mitglied 33"]


def test_interrupting_and_resuming_keeps_the_span(running):
    attendances = running.office.attendances
    attendances.interrupt(running.meeting.id, time(18, 0))
    meeting = attendances.resume(running.meeting.id, time(18, 15))
    assert meeting.interruptions == ((time(18, 0), time(18, 15)),)


def test_closing_tells_what_is_open_and_counts_the_unseen_as_absent(running):
    attendances = running.office.attendances
    running.come(20)
    sentences = [finding(found).sentence for found in attendances.closing_findings(running.meeting.id)]
    assert sentences[0] == "Noch nicht behandelt: Ö 2, Ö 3."
    meeting = attendances.close(running.meeting.id, time(20, 0))
    assert (meeting.state, meeting.closed) == (MeetingState.CLOSED, time(20, 0))
    states = [row.attendance.state for row in attendances.sheet(running.meeting.id).rows]
    assert states.count(AttendanceState.ABSENT) == 13


def test_a_meeting_closed_too_early_goes_on(running):
    running.office.attendances.close(running.meeting.id, time(20, 0))
    assert running.office.attendances.reopen(running.meeting.id).closed is None


def test_on_the_day_itself_the_clock_gives_the_times(running):
    running.office.store.now = lambda: datetime(2012, 5, 24, 18, 7, 31, tzinfo=ZoneInfo("Europe/Berlin"))
    arrived = running.office.attendances.arrive(running.meeting.id, running.people[4].id)
    assert arrived.stays == (Stay(time(18, 7)),)


@pytest.mark.parametrize(("minute", "stays"), [(18, ()), (19, (Stay(time(17, 19)),))])
def test_heads_are_counted_for_fifteen_minutes_after_the_opening(running, minute, stays):
    running.office.store.now = lambda: datetime(2012, 5, 24, 17, minute, tzinfo=ZoneInfo("Europe/Berlin"))
    assert running.office.attendances.toggle(running.meeting.id, running.people[4].id).stays == stays


def test_a_tick_counts_from_the_beginning_at_first_and_notes_the_time_later(running):
    key, attendances = running.people[4].id, running.office.attendances
    at = {"now": datetime(2012, 5, 24, 17, 10, tzinfo=ZoneInfo("Europe/Berlin"))}
    running.office.store.now = lambda: at["now"]
    assert attendances.toggle(running.meeting.id, key).stays == ()
    assert attendances.toggle(running.meeting.id, key).state is AttendanceState.EXPECTED
    at["now"] = at["now"].replace(hour=18, minute=5)
    assert attendances.toggle(running.meeting.id, key).stays == (Stay(time(18, 5)),)
    at["now"] = at["now"].replace(hour=19)
    assert attendances.toggle(running.meeting.id, key).stays == (Stay(time(18, 5), time(19, 5)),)
