from datetime import date, time

import pytest

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState, Target
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    made = build(office, target=Target.ADMINISTRATION)
    office.course.open(made.meeting.id, time(17, 4))
    made.come(17)
    office.resolutions.record(made.item.id, Decision(Outcome.ADOPTED, vote=Vote("", yes=17)))
    return made


def test_a_report_becomes_the_status_and_the_latest_stands_first(office, world):
    task = office.follow_ups.of_paper(world.paper.id)[0]
    office.follow_ups.report(task.id, RichText.of("Angebot eingeholt.\nVergabe folgt."), reported_on=date(2012, 5, 1))
    office.follow_ups.report(task.id, RichText.of("Vergeben."), reported_on=date(2012, 5, 9))
    with pytest.raises(Refused, match="reported_in_future"):
        office.follow_ups.report(task.id, RichText.of("Morgen."), reported_on=date(2099, 5, 9))
    assert [report.reported_on.day for report in office.follow_ups.reports(task.id)] == [9, 1]
    assert office.follow_ups.of_paper(world.paper.id)[0].status == "Vergeben."


def test_done_means_carried_out_and_noted_not_resolved(office, world):
    task = office.follow_ups.of_paper(world.paper.id)[0]
    with pytest.raises(Refused, match=r"follow_up\.not_carried_out"):
        office.follow_ups.note(task.id)
    office.follow_ups.carry_out(task.id, date(2012, 5, 10))
    assert world.reload().state is PaperState.DEBATED
    office.follow_ups.note(task.id, date(2012, 5, 12))
    assert world.reload().state is PaperState.DONE
    office.follow_ups.reopen(task.id)
    assert world.reload().state is PaperState.DEBATED


def test_nothing_is_carried_out_in_the_future(office, world):
    task = office.follow_ups.of_paper(world.paper.id)[0]
    with pytest.raises(Refused, match=r"follow_up\.in_the_future"):
        office.follow_ups.carry_out(task.id, date(2012, 5, 15))


def test_a_task_without_a_paper_needs_a_title_and_can_be_dropped_with_its_reports(office):
    with pytest.raises(Refused, match=r"follow_up\.title_missing"):
        office.follow_ups.add("  ")
    task = office.follow_ups.add("Rückmeldung des Jobcenters", due=date(2012, 6, 1))
    office.follow_ups.report(task.id, RichText.of("Angeschrieben."))
    office.follow_ups.remove(task.id)
    with office.store.reading() as unit:
        assert (unit.follow_ups.count(), unit.status_reports.count()) == (0, 0)
