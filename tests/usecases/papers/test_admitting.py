"""A wording that asks somebody else is let on only once somebody has said who acts, on every path to an agenda."""

from datetime import datetime

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState, Target
from beirat_desktop.domain.pool import PoolKind
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german import refusal
from beirat_desktop.usecases.papers.several import PaperStep
from tests.factories import BEIRAT, motion
from tests.usecases.live_world import build

ASKS = RichText.of("Die Verwaltung wird gebeten, Sprachkurse am Vormittag anzubieten.")


def handed_in(office, **fields):
    with office.store.unit("x") as unit:
        return unit.papers.save(motion(state=PaperState.SUBMITTED, proposal=ASKS, **fields))


@pytest.fixture
def meeting(office):
    return office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17))


def put_from_the_pool(office, paper, meeting):
    (entry,) = [one for one in office.agenda.pool(meeting.id) if one.kind is PoolKind.PAPER]
    office.agenda.add(meeting.id, entry)


PATHS = {
    "its page": lambda office, paper, meeting: office.papers.admit(paper.id),
    "the agenda": lambda office, paper, meeting: office.agenda.add_paper(meeting.id, paper.id),
    "the pool": put_from_the_pool,
}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_who_acts_is_asked_before_a_motion_is_let_on(office, meeting, path):
    paper = handed_in(office)
    with pytest.raises(Refused, match=r"paper\.target_unsaid") as refused:
        path(office, paper, meeting)
    assert "„Folge im Beschlussfall“" in refusal(refused.value)
    assert office.papers.get(paper.id).state is PaperState.SUBMITTED
    assert all(one.paper_id is None for one in office.agenda.items(meeting.id))
    office.papers.edit(paper.id, target=Target.ADMINISTRATION)
    path(office, paper, meeting)
    assert office.papers.get(paper.id).state in (PaperState.ADMITTED, PaperState.ON_AGENDA)


def test_several_are_let_on_but_for_the_one_that_has_to_be_asked(office):
    asks = handed_in(office)
    with office.store.unit("x") as unit:
        other = unit.papers.save(motion("Gast", state=PaperState.SUBMITTED))
    outcome = office.several_papers.do([asks.id, other.id], [PaperStep.ADMIT])
    assert office.papers.get(other.id).state is PaperState.ADMITTED
    assert office.papers.get(asks.id).state is PaperState.SUBMITTED
    assert "was andere tun sollen" in str([refusal(one) for one in outcome.refused])


def test_it_is_asked_for_an_urgent_motion_too_and_a_reason_lets_it_on(office):
    world = build(office)
    office.course.open(world.meeting.id)
    world.come(33)
    paper = handed_in(office)
    with pytest.raises(Refused, match=r"paper\.target_unsaid"):
        office.agenda_votes.add_urgent(world.meeting.id, "", Vote(yes=33), paper_id=paper.id)
    assert all(one.paper_id != paper.id for one in office.agenda.items(world.meeting.id))
    office.agenda_votes.add_urgent(world.meeting.id, "", Vote(yes=33), paper_id=paper.id, reason="Der Vorsitz schreibt")
    assert office.papers.get(paper.id).state is PaperState.ON_AGENDA


def test_that_the_beirat_acts_itself_is_said_once_with_its_reason(office, meeting):
    paper = handed_in(office)
    office.papers.admit(paper.id, target=Target.OWN, reason="Der Vorsitz spricht mit dem Amt")
    (kept,) = office.overrides.on("papers", paper.id)
    assert (kept.rule, kept.reason) == ("paper.asks_others", "Der Vorsitz spricht mit dem Amt")
    office.agenda.add_paper(meeting.id, paper.id)
    assert office.papers.get(paper.id).target is Target.OWN


def test_who_acts_is_said_with_the_admission_and_both_are_taken_back_together(office):
    paper = handed_in(office)
    assert office.papers.admit(paper.id, target=Target.COUNCIL).target is Target.COUNCIL
    office.store.undo()
    assert (office.papers.get(paper.id).state, office.papers.get(paper.id).target) == (
        PaperState.SUBMITTED,
        Target.OWN,
    )
