"""The year of all bodies, on a real file."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop import paths
from beirat_desktop.domain.consultations import Consultation, ConsultationState
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.german import finding
from beirat_desktop.usecases.meetings.school_holidays import OWN
from tests import factories
from tests.documents.reading import text_of
from tests.factories import BEIRAT, COUNCIL


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path)
    file = tmp_path / OWN
    file.write_text("2012-07-02\t2012-08-10\tSommerferien\tAmtsblatt\n", "utf-8")
    return file


def rules(plan, meeting):
    return [one.finding.rule for one in plan.against(meeting.id)]


def test_the_year_holds_all_bodies_and_what_lies_badly(office):
    early = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17))
    late = office.meetings.plan(COUNCIL.id, datetime(2012, 5, 24, 18))
    summer = office.meetings.plan(BEIRAT.id, datetime(2012, 7, 5, 17))
    office.meetings.plan(BEIRAT.id, datetime(2013, 2, 7, 17))
    plan = office.year_plans.of_year(2012)
    assert [one.id for one in plan.meetings] == [early.id, late.id, summer.id]
    assert (plan.bodies[early.committee_id], plan.bodies[late.committee_id]) == ("Beirat", "Stadtrat")
    assert rules(plan, early) == rules(plan, late) == ["year_plan.at_once"]
    assert "tagt Stadtrat (24.05.2012, 18:00 Uhr)" in finding(plan.against(early.id)[0].finding).sentence
    assert rules(plan, summer) == ["year_plan.school_holidays"]
    assert plan.school_on(date(2012, 7, 2)).source == "Amtsblatt"
    assert plan.holidays[date(2012, 5, 28)] == "Pfingstmontag"
    assert not plan.school_known


def test_an_invitation_that_would_be_posted_on_a_holiday_is_told(office):
    meeting = office.meetings.plan(BEIRAT.id, datetime(2012, 10, 9, 17))
    (clash,) = office.year_plans.of_year(2012).against(meeting.id)
    said = finding(clash.finding)
    assert said.sentence.startswith("Der 03.10.2012 ist ein Sonntag oder Feiertag")
    assert said.mend.startswith("Den Brief spätestens am 02.10.2012 zur Post geben")
    office.meetings.move(meeting.id, datetime(2012, 10, 10, 17))
    assert rules(office.year_plans.of_year(2012), meeting) == []


def test_a_body_without_meetings_is_known_from_its_decisions(office):
    meeting = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17))
    with office.store.unit("papers.edit") as unit:
        paper = unit.papers.save(factories.motion())
        done = {"state": ConsultationState.DONE, "decided_on": meeting.day}
        unit.consultations.save(Consultation(paper.id, COUNCIL.id, **done))
    plan = office.year_plans.of_year(2012)
    assert plan.known_on(meeting.day) == ("Stadtrat",)
    assert rules(plan, meeting) == ["year_plan.same_day"]
    office.meetings.plan(COUNCIL.id, datetime(2012, 5, 24, 9))
    plan = office.year_plans.of_year(2012)
    assert plan.known_on(meeting.day) == ()
    assert rules(plan, meeting) == []


def test_whoever_plans_or_moves_reads_it_before(office):
    office.meetings.plan(COUNCIL.id, datetime(2012, 7, 5, 16))
    meeting = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17))
    for outlook in (
        office.meetings.outlook(BEIRAT.id, datetime(2012, 7, 5, 17)),
        office.meetings.outlook(BEIRAT.id, datetime(2012, 7, 5, 17), meeting.id),
    ):
        found = [one.rule for one in outlook.findings]
        assert found[:2] == ["year_plan.school_holidays", "year_plan.at_once"]


def test_a_file_that_cannot_be_read_is_told_and_keeps_nobody_from_planning(office, own):
    own.write_text("gestern\n", "utf-8")
    assert office.year_plans.of_year(2012).unread.rule == "year_plan.bad_line"
    assert office.meetings.outlook(BEIRAT.id, datetime(2012, 7, 5, 17)).refusal is None


def test_what_was_held_is_not_dragged(office):
    meeting = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17))
    office.year_plans.check_dragged(meeting.id)
    with office.store.unit("meetings.edit") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))
    with pytest.raises(Refused):
        office.year_plans.check_dragged(meeting.id)


def test_the_paper_says_what_the_screen_says(office):
    office.meetings.plan(BEIRAT.id, datetime(2012, 7, 5, 17))
    text = text_of(office.year_plan_papers.paper(2012))
    for words in ("Jahresplan 2012", "Do, 05.07.2012", "Sommerferien", "Pfingstmontag", "Schulferien nach Amtsblatt"):
        assert words in text
    assert "liegt in den Schulferien" in text
