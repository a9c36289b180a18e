from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.attendance import AttendanceGroup, AttendanceState, Declared, ExclusionReason, Stay
from beirat_desktop.domain.calls import Call
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState, Presiding
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.quorum import QuorumRule
from beirat_desktop.domain.statistics import attendance_statistics, sat
from beirat_desktop.domain.votes import Effect, Vote, effect
from beirat_desktop.german import finding, refusal
from beirat_desktop.usecases.live.decisions import Decision
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.record.checks import check
from tests import factories
from tests.documents.reading import text_of
from tests.once import once
from tests.usecases.live_world import build


def at(hour, minute=0, day=24):
    """A moment of the meeting of 24.05.2012, which begins at 17:04."""
    return datetime(2012, 5, day, hour, minute)


@pytest.fixture
def clock(running):
    """Sets the clock of the house, in the time of the meeting."""

    def show(hour, minute=0, day=24):
        moment = at(hour, minute, day).replace(tzinfo=ZoneInfo("Europe/Berlin"))
        running.office.store.now = lambda: moment

    return show


def profile(world, **fields):
    world.office.settings.edit_profile(factories.BEIRAT.id, **fields)


def row(world, person):
    rows = world.office.attendances.sheet(world.meeting.id).rows
    return next(one for one in rows if one.person.id == person.id)


def stand_in(world, member, name="Vertreter"):
    person = factories.person(name, "Noa")
    with world.office.store.unit("test") as unit:
        unit.persons.save(person)
    world.office.attendances.add_person(
        world.meeting.id, person.id, AttendanceGroup.VOTING, substitute_for_id=member.id
    )
    return person


@pytest.fixture
def world(office):
    return build(office)


@pytest.fixture
def running(world):
    office, meeting = world.office, world.meeting
    once(office.store, f"{__name__} running", lambda: office.course.open(meeting.id, time(17, 4)))
    return world


def test_who_takes_the_minutes_is_there_when_the_meeting_is_opened(world):
    clerk = factories.person("Schreiber")
    with world.office.store.unit("test") as unit:
        unit.persons.save(clerk)
        unit.memberships.save(factories.membership(clerk, Role.SECRETARY, voting=False))
    meeting = world.office.course.open(world.meeting.id, time(17, 4))
    assert meeting.secretary_id == clerk.id
    states = {row.person.id: row.attendance.state for row in world.office.attendances.sheet(world.meeting.id).rows}
    assert states[clerk.id] is AttendanceState.PRESENT
    assert world.office.attendances.sheet(world.meeting.id).quorum.present == 0


def test_opening_lists_every_member_of_the_day_and_names_the_chair(world):
    gone = factories.person("Gestern")
    with world.office.store.unit("test") as unit:
        unit.persons.save(gone)
        unit.memberships.save(factories.membership(gone, end=date(2012, 5, 23)))
    meeting = world.office.course.open(world.meeting.id, time(17, 4))
    sheet = world.office.attendances.sheet(world.meeting.id)
    assert (meeting.state, meeting.opened, meeting.chair_id) == (MeetingState.RUNNING, at(17, 4), world.people[0].id)
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
        running.office.course.open(running.meeting.id)


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
    assert back.stays == (Stay(at(17, 4), at(18)), Stay(at(18, 30)))


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
    running.office.course.interrupt(running.meeting.id, time(18, 0))
    meeting = running.office.course.resume(running.meeting.id, time(18, 15))
    assert meeting.interruptions == ((at(18), at(18, 15)),)


def test_closing_tells_what_is_open_and_counts_the_unseen_as_absent(running):
    attendances = running.office.attendances
    running.come(20)
    sentences = [finding(found).sentence for found in running.office.course.closing_findings(running.meeting.id)]
    assert sentences[0] == "Noch nicht behandelt: Ö 2, Ö 3."
    meeting = running.office.course.close(running.meeting.id, time(20, 0))
    assert (meeting.state, meeting.closed) == (MeetingState.CLOSED, at(20))
    states = [row.attendance.state for row in attendances.sheet(running.meeting.id).rows]
    assert states.count(AttendanceState.ABSENT) == 13


def test_a_meeting_closed_too_early_goes_on_and_remembers_its_end(running, clock):
    running.office.course.close(running.meeting.id, time(20, 0))
    clock(9, day=26)
    meeting = running.office.course.reopen(running.meeting.id)
    assert (meeting.closed, meeting.ended_before) == (None, at(20))
    assert running.office.course.likely_end(running.meeting.id) == at(20)
    with pytest.raises(Refused, match=r"meeting\.end_unknown"):
        running.office.course.close(running.meeting.id)
    with pytest.raises(Refused, match=r"minutes\.meeting_not_closed"):
        running.office.minutes.issue(running.meeting.id)
    assert running.office.course.close(
        running.meeting.id, running.office.course.likely_end(running.meeting.id)
    ).closed == at(20)


def test_between_its_end_and_the_next_morning_a_meeting_was_interrupted(running, clock):
    office, meeting = running.office, running.meeting
    running.come(20)
    clock(19)
    office.course.close(meeting.id)
    clock(8, 55, day=25)
    office.course.reopen(meeting.id)
    clock(9, day=25)
    office.resolutions.begin(running.item.id)
    clock(9, 10, day=25)
    office.resolutions.record(running.item.id, Decision(vote=Vote(yes=20)))
    clock(10, day=25)
    closed = office.course.close(meeting.id)
    assert closed.interruptions == ((at(19), at(9, day=25)),)
    told = " ".join(text_of(office.minutes.paper(meeting.id).pdf).split())
    assert "Die Sitzung ist von 19:00 Uhr bis 9:00 Uhr des 25.05.2012 unterbrochen." in told
    assert sat(closed) == 116 + 60
    member = row(running, running.people[0]).attendance
    counted = attendance_statistics([closed], [member], [factories.membership(running.people[0])])
    assert counted.by_person[member.person_id].minutes == 116 + 60
    assert "vote.outside_meeting" not in [found.rule for found in check(office.store)]


def test_a_meeting_closed_too_early_and_opened_at_once_was_not_interrupted(running, clock):
    office, meeting = running.office, running.meeting
    running.come(20)
    clock(19)
    office.course.close(meeting.id)
    office.course.reopen(meeting.id)
    clock(19, 3)
    office.resolutions.begin(running.item.id)
    clock(20)
    assert office.course.close(meeting.id).interruptions == ()


def test_a_meeting_that_is_not_closed_has_no_end_to_issue_minutes_of(running):
    running.office.course.close(running.meeting.id, time(20, 0))
    running.office.course.reopen(running.meeting.id)
    for step in (running.office.minutes.sign, running.office.minutes.issue):
        with pytest.raises(Refused, match=r"minutes\.meeting_not_closed"):
            step(running.meeting.id)


def test_closing_names_those_nobody_noted_and_only_then_notes_them_as_absent(running):
    running.come(31)
    open_ones = [finding(one).sentence for one in running.office.course.closing_findings(running.meeting.id)]
    assert open_ones[1] == "Von niemandem eingetragen: Ada Mitglied 32, Ada Mitglied 33. Mit dem Schließen fehlen sie."
    assert row(running, running.people[32]).attendance.state is AttendanceState.EXPECTED
    running.office.course.close(running.meeting.id, time(20, 0))
    assert row(running, running.people[32]).attendance.state is AttendanceState.ABSENT


def test_a_meeting_past_midnight_keeps_who_is_there_and_ends_on_the_next_day(running, clock):
    running.come(20)
    attendances, meeting = running.office.attendances, running.meeting
    clock(23, 50)
    running.office.course.interrupt(meeting.id)
    late = attendances.arrive(meeting.id, running.people[20].id, time(23, 55))
    clock(0, 10, 25)
    running.office.course.resume(meeting.id)
    left = attendances.leave(meeting.id, running.people[5].id)
    typed = attendances.leave(meeting.id, running.people[6].id, time(0, 10))
    assert left.stays == typed.stays == (Stay(at(17, 4), at(0, 10, 25)),)
    assert late.stays == (Stay(at(23, 55)),)
    assert attendances.quorum(meeting.id).present == 19
    assert attendances.quorum(meeting.id, at=time(0, 5)).present == 21
    clock(0, 20, 25)
    closed = running.office.course.close(meeting.id)
    assert (closed.closed, closed.interruptions) == (at(0, 20, 25), ((at(23, 50), at(0, 10, 25)),))
    with pytest.raises(Refused, match=r"holding\.closed"):
        running.office.course.edit_meeting(meeting.id, closed=time(0, 25))
    said = Correcting("Uhr ging nach")
    office = running.office
    amended = office.corrections.correct(
        meeting.id, said, lambda: running.office.course.edit_meeting(meeting.id, closed=time(0, 25))
    )
    assert amended.closed == at(0, 25, 25)


def test_a_moment_before_the_one_it_follows_is_pointed_out_and_changes_nothing(running, clock):
    running.come(3)
    attendances, meeting = running.office.attendances, running.meeting
    attendances.leave(meeting.id, running.people[1].id, time(0, 10))
    with pytest.raises(Refused) as caught:
        running.office.course.close(meeting.id, time(23, 0))
    assert refusal(caught.value).startswith("23:00 Uhr liegt vor 0:10 Uhr des 25.05.2012")
    with pytest.raises(Refused, match=r"moment\.before"):
        attendances.arrive(meeting.id, running.people[9].id, time(16, 30))
    running.office.course.interrupt(meeting.id, time(18, 0))
    with pytest.raises(Refused, match=r"moment\.before"):
        running.office.course.resume(meeting.id, time(17, 50))
    clock(16, 0)
    with pytest.raises(Refused, match=r"attendance\.leaves_before_arriving"):
        attendances.leave(meeting.id, running.people[2].id)
    assert row(running, running.people[2]).here


def test_a_meeting_neither_begins_after_nor_ends_before_what_happened_in_it(running, clock):
    running.come(20)
    attendances, meeting, office = running.office.attendances, running.meeting.id, running.office
    attendances.arrive(meeting, running.people[20].id, time(17, 20))
    clock(18)
    office.resolutions.record(running.item.id, Decision(vote=Vote(yes=21)))
    with pytest.raises(Refused, match=r"moment\.before"):
        running.office.course.edit_meeting(meeting, opened=time(17, 21))
    with pytest.raises(Refused, match=r"moment\.before"):
        running.office.course.close(meeting, time(17, 59))
    assert (office.meetings.get(meeting).opened, office.meetings.get(meeting).closed) == (at(17, 4), None)
    assert running.office.course.close(meeting, time(18)).closed == at(18)


def test_nobody_steps_aside_before_the_beginning(running):
    office = running.office
    with pytest.raises(Refused, match=r"moment\.before"):
        office.resolutions.exclude(running.item.id, running.people[2].id, at=time(16, 30))
    assert office.resolutions.desk(running.meeting.id).items[1].exclusions == ()


def test_on_the_day_itself_the_clock_gives_the_times(running):
    running.office.store.now = lambda: datetime(2012, 5, 24, 18, 7, 31, tzinfo=ZoneInfo("Europe/Berlin"))
    arrived = running.office.attendances.arrive(running.meeting.id, running.people[4].id)
    assert arrived.stays == (Stay(at(18, 7)),)


@pytest.mark.parametrize(("minute", "arrived"), [(18, (17, 4)), (19, (17, 19))])
def test_a_tick_counts_from_the_opening_for_fifteen_minutes_after_it(running, minute, arrived):
    running.office.store.now = lambda: datetime(2012, 5, 24, 17, minute, tzinfo=ZoneInfo("Europe/Berlin"))
    stays = running.office.attendances.toggle(running.meeting.id, running.people[4].id).stays
    assert stays == (Stay(at(*arrived)),)


def test_a_tick_counts_from_the_beginning_at_first_and_notes_the_time_later(running, clock):
    early, late, attendances = running.people[4].id, running.people[5].id, running.office.attendances
    clock(17, 10)
    assert attendances.toggle(running.meeting.id, early).stays == (Stay(at(17, 4)),)
    clock(18, 5)
    assert attendances.toggle(running.meeting.id, late).stays == (Stay(at(18, 5)),)
    clock(19)
    assert attendances.toggle(running.meeting.id, late).stays == (Stay(at(18, 5), at(19)),)


@pytest.mark.parametrize(("hour", "minute"), [(17, 4), (17, 10), (18, 5)])
@pytest.mark.parametrize("excused", [True, False])
def test_two_keys_lose_neither_an_excuse_nor_presence(running, clock, hour, minute, excused):
    key, attendances, meeting = running.people[4].id, running.office.attendances, running.meeting.id
    if excused:
        attendances.mark(meeting, [key], AttendanceState.EXCUSED)
    clock(hour, minute)
    attendances.toggle(meeting, key)
    before = row(running, running.people[4]).attendance
    with suppress(Refused):  # within the minute of coming the second key is refused
        attendances.toggle(meeting, key)
    after = row(running, running.people[4]).attendance
    assert [stay.arrived for stay in after.stays] == [stay.arrived for stay in before.stays] != []
    assert (after.declared is Declared.EXCUSED) is excused
    back = attendances.take_back(meeting, key)
    assert back.state is (AttendanceState.EXCUSED if excused else AttendanceState.EXPECTED)


def test_a_key_on_the_list_of_a_closed_meeting_changes_nothing_and_names_the_way(running, clock):
    running.come(20)
    desk, meeting = running.office.attendances, running.meeting.id
    clock(19)
    desk.leave(meeting, running.people[4].id)
    clock(20)
    running.office.course.close(meeting)
    clock(10, 0, 28)
    before = desk.sheet(meeting)
    for member in running.people[3:5]:
        with pytest.raises(Refused, match=r"attendance\.meeting_closed") as refused:
            desk.toggle(meeting, member.id)
        assert "unter „Zeiten …“ berichtigen" in refusal(refused.value)
    assert desk.sheet(meeting) == before


def _vote_at(world, clock, hour, minute=0):
    clock(hour, minute)
    here = world.office.attendances.sheet(world.meeting.id).quorum.present
    world.office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=Vote("", yes=here)))


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, meeting, key, reason: desk.take_back(meeting, key, reason),
        lambda desk, meeting, key, reason: desk.take_back_all(meeting, [key], reason),
        lambda desk, meeting, key, reason: desk.set_stays(meeting, key, [Stay(at(17, 4), at(17, 50))], reason),
    ],
)
def test_who_was_there_at_a_vote_is_taken_back_only_for_a_reason(running, clock, act):
    running.come(20)
    _vote_at(running, clock, 18)
    clock(18, 30)
    key, desk = running.people[3].id, running.office.attendances
    for empty in ("", "  "):
        with pytest.raises(Refused, match=r"attendance\.voted_meanwhile") as refused:
            act(desk, running.meeting.id, key, empty)
        assert refusal(refused.value).startswith("Um 18:00 Uhr wurde abgestimmt")
    assert row(running, running.people[3]).attendance.stays == (Stay(at(17, 4)),)
    act(desk, running.meeting.id, key, "Namensvetter")
    (kept,) = row(running, running.people[3]).attendance.corrections
    assert (kept.before, kept.reason) == ((Stay(at(17, 4)),), "Namensvetter")


def test_nobody_goes_before_a_vote_they_were_there_for_but_may_in_its_minute(running, clock):
    running.come(20)
    _vote_at(running, clock, 18)
    desk, meeting = running.office.attendances, running.meeting.id
    with pytest.raises(Refused, match=r"attendance\.voted_meanwhile"):
        desk.leave(meeting, running.people[3].id, time(17, 50))
    assert desk.leave(meeting, running.people[3].id, time(18)).stays == (Stay(at(17, 4), at(18)),)


def test_a_coming_after_the_vote_is_taken_back_without_a_word(running, clock):
    running.come(20)
    _vote_at(running, clock, 18)
    clock(18, 5)
    desk, key = running.office.attendances, running.people[25].id
    desk.arrive(running.meeting.id, key)
    assert desk.take_back(running.meeting.id, key).stays == ()


def test_of_several_comings_one_that_needs_a_reason_keeps_all(running, clock):
    running.come(20)
    _vote_at(running, clock, 18)
    clock(18, 5)
    desk, late = running.office.attendances, running.people[25]
    desk.arrive(running.meeting.id, late.id)
    with pytest.raises(Refused, match=r"attendance\.voted_meanwhile"):
        desk.take_back_all(running.meeting.id, [late.id, running.people[3].id])
    assert row(running, late).attendance.stays == (Stay(at(18, 5)),)


def test_a_guest_who_was_there_at_a_vote_stays_on_the_list(running, clock):
    guest = factories.person("Gast")
    with running.office.store.unit("test") as unit:
        unit.persons.save(guest)
    running.come(20)
    desk, meeting = running.office.attendances, running.meeting.id
    desk.add_person(meeting, guest.id, AttendanceGroup.GUEST)
    _vote_at(running, clock, 18)
    with pytest.raises(Refused, match=r"attendance\.voted'"):
        desk.remove_person(meeting, guest.id)
    desk.take_back(meeting, guest.id, "kam gar nicht")
    with pytest.raises(Refused, match=r"attendance\.voted'"):
        desk.remove_person(meeting, guest.id)  # the reason would go with the line


def test_excused_after_having_been_there_erases_nothing(running):
    running.come(20)
    attendances, meeting, key = running.office.attendances, running.meeting.id, running.people[3].id
    attendances.leave(meeting, key, time(19, 0))
    attendances.mark(meeting, [key], AttendanceState.EXCUSED)
    kept = row(running, running.people[3]).attendance
    assert (kept.state, kept.declared) == (AttendanceState.PRESENT, Declared.EXCUSED)
    assert kept.stays == (Stay(at(17, 4), at(19)),)
    for state in (AttendanceState.ABSENT, AttendanceState.EXPECTED):
        with pytest.raises(Refused, match=r"attendance\.was_there"):
            attendances.mark(meeting, [key], state)


@pytest.mark.parametrize(
    "stays", [[Stay(at(15))], [Stay(at(17, 4), at(17, 50)), Stay(at(17, 40))], [Stay(at(17, 4), at(13, 0, 25))]]
)
def test_of_times_that_cannot_be_no_reason_is_asked_for(running, stays):
    running.come(2)
    with pytest.raises(Refused) as refused:
        running.office.attendances.set_stays(running.meeting.id, running.people[1].id, stays)
    assert not refused.value.rule.endswith("reason_missing")
    assert refusal(refused.value)


def test_a_correction_of_times_needs_a_reason_and_keeps_what_stood_there(running):
    running.come(1)
    attendances, meeting, key = running.office.attendances, running.meeting.id, running.people[0].id
    with pytest.raises(Refused, match=r"attendance\.reason_missing"):
        attendances.set_stays(meeting, key, [Stay(at(17, 30))])
    corrected = attendances.set_stays(meeting, key, [Stay(at(17, 30))], "kam später")
    assert [(one.before, one.reason) for one in corrected.corrections] == [((Stay(at(17, 4)),), "kam später")]


def test_who_is_ticked_before_the_opening_is_there_from_it_on_and_follows_its_correction(world):
    world.come(2)
    attendances, meeting = world.office.attendances, world.meeting.id
    world.office.course.open(meeting, time(17, 4))
    attendances.arrive(meeting, world.people[2].id, time(17, 30))
    world.office.course.edit_meeting(meeting, opened=time(17, 6))
    assert [row(world, person).attendance.stays[0].arrived for person in world.people[:3]] == [
        at(17, 6),
        at(17, 6),
        at(17, 30),
    ]


def test_a_seat_votes_once_and_the_question_names_both(running):
    profile(running, substitutes=True)
    running.come(16)
    attendances, meeting, member = running.office.attendances, running.meeting.id, running.people[20]
    other = stand_in(running, member)
    assert row(running, member).attendance.state is AttendanceState.SUBSTITUTED
    assert attendances.quorum(meeting).present == 17
    assert attendances.sheet(meeting).entitled == 33
    for come in (
        lambda: attendances.arrive(meeting, member.id, time(18, 0)),
        lambda: attendances.toggle(meeting, member.id),
        lambda: attendances.mark(meeting, [member.id], AttendanceState.PRESENT),
        lambda: attendances.set_stays(meeting, member.id, [Stay(at(18))]),
    ):
        with pytest.raises(Refused) as caught:
            come()
        assert refusal(caught.value).startswith("Ada Mitglied 21 und Noa Vertreter teilen sich einen Sitz")
    assert attendances.mark_all_present(meeting) == 16
    attendances.leave(meeting, other.id, time(18, 0))
    attendances.arrive(meeting, member.id, time(18, 0))
    assert attendances.quorum(meeting).present == 33


def test_the_substitute_of_an_excluded_member_takes_the_seat_which_counts_once(running, clock):
    profile(running, substitutes=True)
    running.come(17)
    attendances, resolutions, meeting = running.office.attendances, running.office.resolutions, running.meeting.id
    member, item = running.people[5], running.item.id
    clock(17, 30)
    resolutions.exclude(item, member.id)
    attendances.leave(meeting, member.id, time(17, 31))
    assert resolutions.voters(item) == (17, 1)
    clock(17, 40)
    other = stand_in(running, member)
    assert resolutions.voters(item) == (17, 0), "sixteen others and the substitute"
    assert attendances.quorum(meeting, item).needed == 17
    resolutions.record(item, Decision(vote=Vote(yes=17)))
    with running.office.store.reading() as unit:
        (vote,) = unit.votes.all()
    assert (vote.present, vote.excluded, other.id in vote.voter_ids) == (17, 0, True)
    resolutions.exclude(item, other.id)
    with running.office.store.reading() as unit:
        (vote,) = unit.votes.all()
    assert effect(vote) is Effect.VOID, "who stands in can be excluded as well"


def test_only_who_takes_part_is_excluded(running):
    guest = factories.person("Gast")
    with running.office.store.unit("test") as unit:
        unit.persons.save(guest)
    with pytest.raises(Refused, match=r"exclusion\.no_member") as refused:
        running.office.resolutions.exclude(running.item.id, guest.id)
    assert "Gast wirkt in dieser Sitzung weder als Mitglied" in refusal(refused.value)
    running.office.attendances.add_person(running.meeting.id, guest.id, AttendanceGroup.GUEST)
    with pytest.raises(Refused, match=r"exclusion\.no_member"):
        running.office.resolutions.exclude(running.item.id, guest.id)


def test_two_substitutes_for_one_seat_are_refused(running):
    profile(running, substitutes=True)
    stand_in(running, running.people[20])
    with pytest.raises(Refused, match=r"attendance\.substitute_twice"):
        stand_in(running, running.people[20], "Zweiter")


def test_a_seat_gets_another_substitute_once_the_first_one_left(running):
    profile(running, substitutes=True)
    running.come(16)
    attendances, meeting, member = running.office.attendances, running.meeting.id, running.people[20]
    first = stand_in(running, member)
    attendances.leave(meeting, first.id, time(18, 0))
    assert attendances.quorum(meeting).present == 16
    second = stand_in(running, member, "Zweiter")
    assert row(running, second).attendance.stays == (Stay(at(18)),), "not from the beginning on, when the other had it"
    assert (attendances.quorum(meeting).present, attendances.sheet(meeting).entitled) == (17, 33)
    for who in (first, member):
        with pytest.raises(Refused, match=r"attendance\.seat_taken"):
            attendances.arrive(meeting, who.id, time(18, 30))
    attendances.remove_person(meeting, second.id)
    assert row(running, member).attendance.state is AttendanceState.SUBSTITUTED, "the first one still stood in"


def test_nobody_is_made_who_cannot_take_part(running):
    before = len(running.office.persons.all())
    seat = running.people[20].id
    with pytest.raises(Refused, match=r"attendance\.no_substitutes"):
        running.office.attendances.add_new_person(
            running.meeting.id, "Neu", "Noa", AttendanceGroup.VOTING, substitute_for_id=seat
        )
    assert len(running.office.persons.all()) == before


def test_nobody_votes_without_a_seat(running):
    with pytest.raises(Refused, match=r"attendance\.no_substitutes"):
        stand_in(running, running.people[20])
    stranger = factories.person("Fremd")
    with running.office.store.unit("test") as unit:
        unit.persons.save(stranger)
    with pytest.raises(Refused, match=r"attendance\.no_seat"):
        running.office.attendances.add_person(running.meeting.id, stranger.id, AttendanceGroup.VOTING)


def test_a_substitute_taken_off_the_list_leaves_the_seat_open(running):
    profile(running, substitutes=True)
    other = stand_in(running, running.people[20])
    running.office.attendances.remove_person(running.meeting.id, other.id)
    assert row(running, running.people[20]).attendance.state is AttendanceState.EXPECTED


def test_a_substitute_who_voted_stays_on_the_list(running):
    profile(running, substitutes=True)
    running.come(16)
    other = stand_in(running, running.people[20])
    running.office.resolutions.record(running.item.id, Decision(Outcome.ADOPTED, vote=Vote(yes=17)))
    with pytest.raises(Refused, match=r"attendance\.voted"):
        running.office.attendances.remove_person(running.meeting.id, other.id)
    assert row(running, running.people[20]).attendance.state is AttendanceState.SUBSTITUTED
    assert running.office.attendances.quorum(running.meeting.id).present == 17


def test_who_watched_and_comes_in_counts_from_then_on(running, clock):
    running.come(17)
    attendances, meeting, late = running.office.attendances, running.meeting.id, running.people[20]
    clock(17, 30)
    attendances.arrive(meeting, late.id, remote=True)
    clock(17, 35)
    running.office.resolutions.record(running.item.id, Decision(vote=Vote(yes=17)))
    clock(17, 50)
    attendances.mark(meeting, [late.id], AttendanceState.PRESENT)
    mine = row(running, late).attendance
    assert (mine.stays, mine.counts) == ((Stay(at(17, 50)),), True)
    assert [one.before for one in mine.corrections] == [(Stay(at(17, 30)),)]
    assert attendances.quorum(meeting).present == 18
    running.office.course.close(meeting, at(19))
    told = [one.rule for one in running.office.minutes.findings(meeting)]
    assert "vote.presence_differs" not in told


def test_who_voted_in_the_room_does_not_become_one_who_only_watched(running, clock):
    running.come(17)
    attendances, meeting, member = running.office.attendances, running.meeting.id, running.people[3]
    clock(17, 35)
    running.office.resolutions.record(running.item.id, Decision(vote=Vote(yes=17)))
    attendances.leave(meeting, member.id, time(17, 40))
    for join in (
        lambda: attendances.mark(meeting, [member.id], AttendanceState.REMOTE),
        lambda: attendances.arrive(meeting, member.id, time(17, 50), remote=True),
    ):
        with pytest.raises(Refused, match=r"attendance\.voted_there") as refused:
            join()
        assert "war im Raum und hat dort mitgestimmt" in refusal(refused.value)
    assert row(running, member).attendance.counts
    assert [stay.left for stay in row(running, member).attendance.stays] == [at(17, 40)]


def test_by_video_counts_only_where_the_profile_allows_it(running):
    attendances, meeting, key = running.office.attendances, running.meeting.id, running.people[3].id
    attendances.mark(meeting, [key], AttendanceState.REMOTE)
    assert row(running, running.people[3]).attendance.declared is Declared.WATCHING, "kept as it was said"
    assert row(running, running.people[3]).here
    attendances.arrive(meeting, running.people[4].id, time(17, 30), remote=True)
    assert attendances.quorum(meeting).present == 0
    running.come(3)
    running.office.resolutions.record(running.item.id, Decision(vote=Vote("", yes=3), reason="nur zum Zählen"))
    assert running.office.resolutions.votes(running.item.id)[0].voter_ids == tuple(one.id for one in running.people[:3])
    attendances.mark(meeting, [running.people[4].id], AttendanceState.PRESENT)
    assert attendances.quorum(meeting).present == 4, "in the room after all"
    profile(running, video=True)
    attendances.mark(meeting, [key], AttendanceState.REMOTE)
    assert attendances.quorum(meeting).present == 5


def test_a_vacant_seat_has_no_voter_but_counts_for_the_quorum(running):
    with running.office.store.unit("test") as unit:
        committee = unit.committees.get(factories.BEIRAT.id)
        unit.committees.save(replace(committee, statutory_seats=34))
    sheet = running.office.attendances.sheet(running.meeting.id)
    assert (sheet.entitled, sheet.quorum.needed) == (33, 18)


def test_an_excluded_member_who_is_noted_as_gone_has_only_left_the_room(running, clock):
    running.come(17)
    attendances, meeting, key = running.office.attendances, running.meeting.id, running.people[3].id
    clock(18)
    excluded = running.office.resolutions.exclude(running.item.id, key, "Vermieterin", kind=ExclusionReason.EMPLOYER)
    assert (excluded.said, excluded.kind, excluded.after_vote) == (at(18), ExclusionReason.EMPLOYER, False)
    clock(18, 30)
    attendances.leave(meeting, key)
    state = attendances.quorum(meeting, running.item.id)
    assert (state.present, state.needed, state.rule, state.reached) == (16, 11, QuorumRule.EXCLUSION, True)
    assert running.office.resolutions.voters(running.item.id) == (17, 1)
    vote = Vote("", yes=16)
    assert running.office.resolutions.findings(running.item.id, Decision(Outcome.RECOMMENDED, vote=vote)) == ()
    assert not attendances.quorum(meeting, running.miscellaneous.id).reached


@pytest.mark.parametrize("said_first", [True, False])
def test_who_goes_in_the_minute_of_the_exclusion_has_only_left_the_room(running, clock, said_first):
    running.come(17)
    office, key = running.office, running.people[3].id
    clock(18)
    steps = [
        lambda: office.resolutions.exclude(running.item.id, key),
        lambda: office.attendances.leave(running.meeting.id, key),
    ]
    for step in steps if said_first else reversed(steps):
        step()
    state = office.attendances.quorum(running.meeting.id, running.item.id)
    assert (state.present, state.needed, state.reached) == (16, 11, True)
    office.resolutions.record(running.item.id, Decision(vote=Vote("", yes=16)))
    assert "vote.presence_differs" not in [found.rule for found in check(office.store)]


def test_an_exclusion_noted_after_the_vote_stands_in_the_way_of_the_minutes(running):
    running.come(20)
    resolutions = running.office.resolutions
    resolutions.record(running.item.id, Decision(Outcome.ADOPTED, vote=Vote("", yes=20)))
    assert resolutions.exclude(running.item.id, running.people[3].id).after_vote
    running.office.course.close(running.meeting.id, time(20, 0))
    assert "exclusion.after_vote" in [found.rule for found in running.office.minutes.findings(running.meeting.id)]
    assert "exclusion.after_vote" in [found.rule for found in check(running.office.store)]


def test_nobody_is_excluded_from_an_election(running):
    with running.office.store.unit("test") as unit:
        unit.agenda_items.save(replace(running.item, kind=ItemKind.ELECTION))
    with pytest.raises(Refused, match=r"exclusion\.at_election"):
        running.office.resolutions.exclude(running.item.id, running.people[3].id)


def test_who_presides_is_kept_with_its_moment_and_item(running):
    meeting, deputy = running.meeting.id, running.people[1].id
    running.office.resolutions.begin(running.item.id)
    held = running.office.course.preside(meeting, deputy, time(18, 0))
    assert held.presiding == (Presiding(at(18), deputy, running.item.id),)
    assert running.office.course.preside(meeting, deputy, time(18, 5)).presiding == held.presiding
    assert (held.presides_at(at(17, 30)), held.presides_at(at(18))) == (running.people[0].id, deputy)
    with pytest.raises(Refused, match=r"moment\.before"):
        running.office.course.preside(meeting, running.people[0].id, time(17, 50))


def test_a_change_of_chair_entered_wrongly_is_corrected_with_its_reason(running, clock):
    office, meeting, people = running.office, running.meeting.id, running.people
    running.come(20)
    clock(18, 10)
    with pytest.raises(Refused, match="nobody_took_over"):
        office.course.correct_presiding(meeting, 0, people[1].id, time(18, 10), "verwechselt")
    office.course.preside(meeting, people[1].id)
    clock(18, 20)
    office.resolutions.record(running.item.id, Decision(Outcome.ADOPTED, vote=Vote("", yes=20)))
    (vote,) = office.resolutions.votes(running.item.id)
    assert vote.presided_id == people[1].id
    with pytest.raises(Refused, match="presiding_reason_missing"):
        office.course.correct_presiding(meeting, 0, people[2].id, time(18, 10), "")
    with pytest.raises(Refused, match=r"moment\.before"):
        office.course.correct_presiding(meeting, 0, people[2].id, time(17, 0), "verwechselt")
    held = office.course.correct_presiding(meeting, 0, people[2].id, time(18, 5), "verwechselt")
    assert [(one.person_id, one.since, one.corrected) for one in held.presiding] == [
        (people[2].id, at(18, 5), "verwechselt")
    ]
    assert office.resolutions.votes(running.item.id)[0].presided_id == people[2].id
    office.course.correct_presiding(meeting, 0, people[2].id, time(18, 30), "Uhr ging vor")
    assert office.resolutions.votes(running.item.id)[0].presided_id == people[0].id, "the vote was before"
    office.course.close(meeting, time(20, 0))
    with pytest.raises(Refused, match=r"holding\.closed"):
        office.course.correct_presiding(meeting, 0, people[1].id, time(18, 30), "verwechselt")


def test_where_neither_chair_nor_deputy_comes_one_of_those_present_is_chosen(world):
    attendances, meeting = world.office.attendances, world.meeting.id
    assert world.office.committees.get(factories.BEIRAT.id).profile.presides_then == "das älteste anwesende Mitglied"
    attendances.mark(meeting, [world.people[0].id], AttendanceState.EXCUSED)
    attendances.mark(meeting, [one.id for one in world.people[1:4]], AttendanceState.PRESENT)
    assert world.office.course.open(meeting, time(17, 4)).chair_id is None
    assert [one.id for one in world.office.course.may_preside(meeting)] == [one.id for one in world.people[1:4]]
    assert world.office.course.preside(meeting, world.people[2].id).chair_id == world.people[2].id
    assert world.office.course.may_preside(meeting) == ()


def test_where_the_chair_is_excused_a_deputy_presides(world):
    deputy = world.people[4]
    with world.office.store.unit("test") as unit:
        (membership,) = unit.memberships.where(person_id=deputy.id)
        unit.memberships.save(replace(membership, role=Role.DEPUTY))
    world.office.attendances.mark(world.meeting.id, [world.people[0].id], AttendanceState.EXCUSED)
    assert world.office.course.open(world.meeting.id, time(17, 4)).chair_id == deputy.id


def test_who_takes_the_minutes_need_not_attend(running):
    clerk = factories.person("Schreiber")
    with running.office.store.unit("test") as unit:
        unit.persons.save(clerk)
    assert running.office.course.edit_meeting(running.meeting.id, secretary_id=clerk.id).secretary_id == clerk.id


def test_nobody_comes_or_goes_days_after_the_meeting(running):
    running.come(20)
    office, meeting, key = running.office, running.meeting.id, running.people[2].id
    for stays in ([Stay(at(17, 4), at(19, 0, 26))], [Stay(at(17, 4), at(18)), Stay(at(19, 0, 26))]):
        with pytest.raises(Refused, match=r"moment\.too_late") as refused:
            office.attendances.set_stays(meeting, key, stays, "verschrieben")
        assert "mehr als 18 Stunden" in refusal(refused.value)
    with pytest.raises(Refused, match=r"moment\.too_late"):
        office.course.close(meeting, at(12, 0, 25))
    with pytest.raises(Refused, match=r"moment\.too_late"):
        office.resolutions.set_calls(running.item.id, [Call(at(17, 4), at(12, 0, 25))])
    assert office.course.close(meeting, at(0, 30, 25)).closed == at(0, 30, 25)
