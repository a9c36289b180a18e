"""How far a motion has come, in a faction's words."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.board import Reached, reached
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import PaperState
from tests import factories

MOTION = factories.motion(state=PaperState.DEBATED)
COUNCILS = {factories.COUNCIL.id}
OWN = Consultation(MOTION.id, factories.BEIRAT.id, state=ConsultationState.DONE, outcome=Outcome.RECOMMENDED)
ASKED = Consultation(MOTION.id, factories.COUNCIL.id, 1, requested_on=date(2012, 5, 30))
DECIDED = replace(ASKED, state=ConsultationState.DONE, outcome=Outcome.ADOPTED, decided_on=date(2012, 6, 30))
TASK = FollowUp(MOTION.id, title="Schild aufstellen")


@pytest.mark.parametrize(
    ("stations", "tasks", "where"),
    [
        ([OWN], [], Reached.DECIDED),
        ([OWN, replace(ASKED, requested_on=None)], [], Reached.DECIDED),
        ([OWN, ASKED], [], Reached.COUNCIL),
        ([OWN, DECIDED], [TASK], Reached.COUNCIL),
        ([OWN, DECIDED], [TASK.carry_out(date(2012, 7, 1)), TASK], Reached.COUNCIL),
        ([OWN, DECIDED], [TASK.carry_out(date(2012, 7, 1))], Reached.CARRIED_OUT),
    ],
)
def test_what_was_decided_goes_on_to_the_stadtrat_and_is_carried_out(stations, tasks, where):
    assert reached(MOTION, stations, tasks, COUNCILS) is where


def test_a_motion_that_was_rejected_is_not_carried_out_although_it_is_filed():
    filed = replace(MOTION, state=PaperState.DONE)
    assert reached(filed, [OWN], [], COUNCILS) is Reached.CARRIED_OUT
    assert reached(filed, [OWN, replace(DECIDED, outcome=Outcome.REJECTED)], [], COUNCILS) is Reached.ENDED


def test_every_state_has_its_column():
    for state in PaperState:
        reached(replace(MOTION, state=state), [], [], COUNCILS)
    assert reached(replace(MOTION, state=PaperState.WITHDRAWN), [OWN, DECIDED], [], COUNCILS) is Reached.ENDED
