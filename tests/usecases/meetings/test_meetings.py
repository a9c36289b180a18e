from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from holidays import country_holidays

from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meeting_dates import MeetingStep
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.profiles import RuleProfile
from beirat_desktop.german import finding, refusal
from beirat_desktop.usecases.meetings.plan import holiday, holidays
from tests.factories import BEIRAT, TERM, motion

START = datetime(2012, 5, 24, 17)


def plan(office, *days: tuple[int, int, int]):
    return [office.meetings.plan(BEIRAT.id, datetime(*day, 17)) for day in days]


def test_a_planned_meeting_gets_term_number_and_standing_items(office):
    first, second = plan(office, (2012, 2, 23), (2012, 5, 24))
    assert (first.number, second.number, second.term_id) == (1, 2, TERM.id)
    titles = [item.title for item in office.agenda.items(second.id)]
    assert titles[0] == "Eröffnung und Feststellung der Beschlussfähigkeit"
    assert titles[2] == "Einwendungen gegen die Niederschrift vom 23.02.2012"
    assert titles[-1] == "Verschiedenes"


def test_a_meeting_put_between_others_moves_their_numbers_and_the_day_of_the_minutes(office):
    _, last = plan(office, (2012, 2, 23), (2012, 8, 23))
    assert office.meetings.outlook(BEIRAT.id, START).number == 2
    between = office.meetings.plan(BEIRAT.id, START)
    assert (between.number, office.meetings.get(last.id).number) == (2, 3)
    objections = next(i for i in office.agenda.items(last.id) if i.kind is ItemKind.OBJECTIONS)
    assert objections.title.endswith("vom 24.05.2012")


def test_two_meetings_of_one_day_both_look_at_the_minutes_of_the_day_before(office):
    plan(office, (2012, 5, 24))
    evening = office.meetings.plan(BEIRAT.id, datetime(2012, 6, 14, 18))
    afternoon = office.meetings.plan(BEIRAT.id, datetime(2012, 6, 14, 16))
    for meeting in (evening, afternoon):
        (item,) = [one for one in office.agenda.items(meeting.id) if one.kind is ItemKind.OBJECTIONS]
        assert item.title == "Einwendungen gegen die Niederschrift vom 24.05.2012"
    assert office.meetings.get(evening.id).number == office.meetings.get(afternoon.id).number + 1


def test_a_title_somebody_worded_for_the_minutes_stays(office):
    _, last = plan(office, (2012, 2, 23), (2012, 8, 23))
    objections = next(i for i in office.agenda.items(last.id) if i.kind is ItemKind.OBJECTIONS)
    office.agenda.rename(objections.id, "Genehmigung der Niederschrift")
    plan(office, (2012, 5, 24))
    assert office.agenda.items(last.id)[2].title == "Genehmigung der Niederschrift"


def test_a_day_outside_every_term_is_refused_in_a_sentence(office):
    with pytest.raises(Refused) as refused:
        office.meetings.plan(BEIRAT.id, datetime(2031, 1, 9, 17))
    assert refused.value.rule == "meeting.outside_terms"
    assert "09.01.2031" in refusal(refused.value)
    assert office.meetings.rows() == []


def test_the_same_moment_twice_and_a_number_twice_are_refused(office):
    plan(office, (2012, 5, 24))
    with pytest.raises(Refused, match="already_planned"):
        office.meetings.plan(BEIRAT.id, START)
    with pytest.raises(Refused, match="number_taken"):
        office.meetings.plan(BEIRAT.id, datetime(2012, 8, 23, 17), number=1)


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ((2012, 5, 17), "meeting.on_holiday"),
        ((2012, 6, 7), "meeting.on_holiday"),
        ((2012, 5, 27), "meeting.on_sunday"),
        ((2012, 12, 27), "meeting.between_the_years"),
    ],
)
def test_days_one_does_not_meet_on_are_said_and_can_still_be_planned(office, day, rule):
    outlook = office.meetings.outlook(BEIRAT.id, datetime(*day, 17))
    assert rule in [found.rule for found in outlook.findings]
    assert all(finding(found).mend for found in outlook.findings)
    assert office.meetings.plan(BEIRAT.id, datetime(*day, 17)).day == date(*day)


def test_holidays_are_those_of_rheinland_pfalz():
    assert holiday(date(2012, 6, 7)) == "Fronleichnam"
    assert holiday(date(2012, 11, 1)) == "Allerheiligen"
    assert holiday(date(2012, 1, 6)) == ""
    assert holiday(date(2017, 10, 31)) == "Reformationstag"
    assert holiday(date(2018, 10, 31)) == ""
    library = country_holidays("DE", subdiv="RP", language="de", years=range(1991, 2101))
    assert {day: holiday(day) for day in library} == dict(library)
    resting = holidays()
    every = (date(1991, 1, 1) + timedelta(number) for number in range((date(2101, 1, 1) - date(1991, 1, 1)).days))
    assert {day for day in every if day in resting} == set(library)


def test_the_outlook_computes_backwards_and_forwards(office):
    dates = office.meetings.outlook(BEIRAT.id, START).dates
    assert (dates.dispatch, dates.receipt) == (date(2012, 5, 18), date(2012, 5, 19))
    assert (dates.urgent_receipt, dates.minutes_due) == (date(2012, 5, 22), date(2012, 6, 24))
    assert dates.motions == date(2012, 5, 18)


def test_a_committees_own_motion_deadline_counts_from_the_meeting(office):
    with office.store.unit("x") as unit:
        unit.committees.save(replace(BEIRAT, profile=RuleProfile(motion_deadline_days=14)))
    assert office.meetings.outlook(BEIRAT.id, START).dates.motions == date(2012, 5, 10)


def test_a_meeting_that_is_moved_counts_itself_once(office):
    first, second = plan(office, (2012, 5, 24), (2012, 8, 23))
    assert office.meetings.outlook(BEIRAT.id, datetime(2012, 8, 30, 17), second.id).number == 2
    assert office.meetings.outlook(BEIRAT.id, datetime(2012, 9, 6, 17), first.id).number == 2
    assert office.meetings.outlook(BEIRAT.id, datetime(2012, 9, 6, 17)).number == 3


def test_moving_computes_the_days_anew_and_puts_the_numbers_in_order(office):
    first, second = plan(office, (2012, 5, 24), (2012, 8, 23))
    moved = office.meetings.move(first.id, datetime(2012, 9, 6, 18))
    assert (moved.number, office.meetings.get(second.id).number) == (2, 1)
    assert {one.name: one.due for one in office.meetings.dates(first.id)}["receipt"] == date(2012, 9, 1)
    office.undo()
    assert office.meetings.get(first.id).start == START


def test_after_inviting_a_move_needs_a_reason_and_a_new_invitation(office):
    (meeting,) = plan(office, (2012, 5, 24))
    office.invitations.send(meeting.id)
    with pytest.raises(Refused) as refused:
        office.meetings.move(meeting.id, datetime(2012, 6, 14, 17))
    assert refused.value.overridable
    moved = office.meetings.move(meeting.id, datetime(2012, 6, 14, 17), reason="Saal gesperrt")
    assert (moved.state, moved.invitation_sent_on) == (MeetingState.PLANNED, None)
    assert {item.number for item in office.agenda.items(meeting.id)} == {""}
    assert [one.reason for one in office.overrides.on("meetings", meeting.id)] == ["Saal gesperrt"]


def test_another_hour_of_the_same_day_needs_no_new_invitation(office):
    (meeting,) = plan(office, (2012, 5, 24))
    assert not office.meetings.outlook(BEIRAT.id, datetime(2012, 6, 14, 17), meeting.id).invites_anew
    office.invitations.send(meeting.id)
    assert office.meetings.outlook(BEIRAT.id, datetime(2012, 6, 14, 17), meeting.id).invites_anew
    assert not office.meetings.outlook(BEIRAT.id, datetime(2012, 5, 24, 18), meeting.id).invites_anew
    moved = office.meetings.move(meeting.id, datetime(2012, 5, 24, 18))
    assert (moved.state, moved.sent_start) == (MeetingState.INVITED, datetime(2012, 5, 24, 17))
    assert office.meetings.move(meeting.id, datetime(2012, 6, 14, 17), reason="Saal gesperrt").sent_start is None


def test_cancelling_lets_its_papers_wait_again(office):
    (meeting,) = plan(office, (2012, 5, 24))
    with office.store.unit("x") as unit:
        paper = unit.papers.save(motion(state=PaperState.SUBMITTED))
    office.agenda.add_paper(meeting.id, paper.id)
    with pytest.raises(Refused, match="cancel_reason_missing"):
        office.meetings.cancel(meeting.id, " ")
    cancelled = office.meetings.cancel(meeting.id, "Hitze")
    assert (cancelled.state, cancelled.note) == (MeetingState.CANCELLED, "Abgesagt: Hitze")
    (later,) = plan(office, (2012, 8, 23))
    assert [entry.key for entry in office.agenda.pool(later.id)] == [paper.id]


def test_only_a_meeting_nothing_hangs_on_can_be_deleted(office):
    first, second = plan(office, (2012, 5, 24), (2012, 8, 23))
    with office.store.unit("x") as unit:
        paper = unit.papers.save(motion(state=PaperState.SUBMITTED))
    item = office.agenda.add_paper(first.id, paper.id)
    with pytest.raises(Refused, match="not_deletable"):
        office.meetings.delete(first.id)
    office.agenda.remove(item.id)
    office.meetings.delete(first.id)
    assert [(row.id, row.number) for row in office.meetings.rows()] == [(second.id, 1)]
    office.undo()
    assert len(office.agenda.items(first.id)) == 5


def test_rows_are_the_latest_first_with_their_counts(office):
    first, second = plan(office, (2012, 5, 24), (2012, 8, 23))
    rows = office.meetings.rows(BEIRAT.id, TERM.id)
    assert [row.id for row in rows] == [second.id, first.id]
    assert (rows[0].items, rows[0].papers, rows[0].state) == (5, 0, MeetingState.PLANNED)


def test_next_and_last_meeting_are_seen_from_today(office):
    before, coming = plan(office, (2012, 2, 23), (2012, 5, 24))
    assert office.meetings.next().id == coming.id
    assert office.meetings.last().id == before.id
    office.meetings.cancel(coming.id, "Hitze")
    assert office.meetings.next() is None


def test_a_meeting_closed_today_is_not_the_next_one_any_more(office):
    today, later = plan(office, (2012, 5, 14), (2012, 8, 23))
    assert office.meetings.next().id == today.id
    with office.store.unit("x") as unit:
        unit.meetings.save(replace(today, state=MeetingState.CLOSED))
    assert office.meetings.next().id == later.id


def test_a_year_plan_is_taken_over_as_a_whole(office):
    plan(office, (2011, 8, 25), (2011, 11, 24), (2012, 2, 23), (2012, 5, 24))
    proposed = office.meetings.year_plan(BEIRAT.id)
    assert proposed[0] == datetime(2012, 8, 23, 17)
    assert [meeting.number for meeting in office.meetings.adopt_year_plan(BEIRAT.id, proposed)] == [5, 6, 7, 8]
    office.undo()
    assert len(office.meetings.rows()) == 4


def test_a_year_plan_that_cannot_be_kept_leaves_nothing_behind(office):
    with pytest.raises(Refused):
        office.meetings.adopt_year_plan(BEIRAT.id, [START, datetime(2031, 5, 24, 17)])
    assert office.meetings.rows() == []


def test_typing_counts_as_one_step(office):
    (meeting,) = plan(office, (2012, 5, 24))
    office.meetings.edit(meeting.id, note="S")
    office.meetings.edit(meeting.id, note="Saal")
    office.undo()
    assert office.meetings.get(meeting.id).note == ""
    with pytest.raises(TypeError):
        office.meetings.edit(meeting.id, start=START)


def test_the_steps_count_motions_and_items(office):
    (meeting,) = plan(office, (2012, 5, 24))
    with office.store.unit("x") as unit:
        unit.papers.save(motion(state=PaperState.SUBMITTED, meeting_id=meeting.id))
        unit.papers.save(motion("Noch im Entwurf", meeting_id=meeting.id))
    steps = {step.step: step for step in office.meetings.steps(meeting.id)}
    assert steps[MeetingStep.MOTIONS].count == 1
    assert steps[MeetingStep.AGENDA].count == 5
    assert steps[MeetingStep.INVITATION].due == date(2012, 5, 18)


def test_a_missing_place_is_a_finding_until_it_is_passed_over(office):
    (meeting,) = plan(office, (2012, 5, 24))
    assert [found.rule for found in office.meetings.findings(meeting.id)] == ["meeting.place_missing"]
    office.overrides.add("meeting.place_missing", "meetings", meeting.id, "wird noch gesucht")
    assert office.meetings.findings(meeting.id) == ()


def test_the_first_meeting_of_a_term_objects_to_no_minutes_of_the_term_before(office):
    with office.store.unit("term") as unit:
        unit.terms.save(replace(TERM, id="next", name="2014–2019", start=date(2014, 11, 1), end=date(2019, 10, 31)))
    _, first, second = plan(office, (2014, 9, 18), (2014, 12, 4), (2015, 3, 5))
    titles = [office.agenda.items(meeting.id)[2].title for meeting in (first, second)]
    assert titles == [
        "Einwendungen gegen die Niederschrift",
        "Einwendungen gegen die Niederschrift vom 04.12.2014",
    ]


def test_two_meetings_of_one_day_both_name_the_minutes_of_the_day_before(office):
    plan(office, (2012, 2, 23))
    evening = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 18))
    afternoon = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 16))
    for one in (afternoon, evening):
        objections = next(i for i in office.agenda.items(one.id) if i.kind is ItemKind.OBJECTIONS)
        assert objections.title == "Einwendungen gegen die Niederschrift vom 23.02.2012"


def test_a_latest_day_of_posting_without_post_is_pointed_out(office):
    with office.store.unit("x") as unit:
        unit.committees.save(replace(BEIRAT, profile=RuleProfile(postal_days=3)))
    # There on Saturday, 19.05., at the latest: posted on Wednesday.
    assert [one.rule for one in office.meetings.outlook(BEIRAT.id, START).findings] == []
    # There on Wednesday, 04.04., at the latest: posted on Sunday.
    found = office.meetings.outlook(BEIRAT.id, datetime(2012, 4, 9, 17)).findings
    assert "meeting.posting_day" in [one.rule for one in found]
    assert "Sonntag oder Feiertag" in finding(next(one for one in found if one.rule == "meeting.posting_day")).sentence


def test_a_meeting_held_without_public_notice_shows_the_step_as_missed(office):
    (meeting,) = plan(office, (2012, 5, 24))
    with office.store.unit("x") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))
    office.store.now = lambda: datetime(2012, 5, 25, 9).astimezone()
    steps = {one.step: one for one in office.meetings.steps(meeting.id)}
    assert (steps[MeetingStep.NOTICE].state, steps[MeetingStep.NOTICE].due) == ("missed", date(2012, 5, 23))
