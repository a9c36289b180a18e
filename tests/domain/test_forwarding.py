"""Who has to go on with an item."""

from datetime import date

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.forwarding import NOBODY, Recipient, closed_beside_public, usual_recipient
from beirat_desktop.domain.papers import Target
from tests import factories

ITEM = AgendaItem("meeting", "Sprachkurse", outcome=Outcome.ADOPTED)
TO_COUNCIL = factories.motion(target=Target.COUNCIL)
COUNCIL = Recipient("committees", "council")


def task(office: str | None, done: date | None = None) -> FollowUp:
    return FollowUp(TO_COUNCIL.id, None, organization_id=office, carried_out_on=done)


def test_the_office_with_a_task_that_is_still_open_goes_on():
    tasks = [task(None), task("done", date(2012, 6, 1)), task("open")]
    assert usual_recipient(ITEM, TO_COUNCIL, tasks, (), "council") == Recipient("organizations", "open")
    assert usual_recipient(ITEM, TO_COUNCIL, tasks[:2], (), "council") == COUNCIL


def test_else_the_first_station_after_the_last_one_that_was_here():
    def station(position: int, committee: str, **known: object) -> Consultation:
        return Consultation(TO_COUNCIL.id, committee, position, **known)  # type: ignore[arg-type]

    here = [station(1, "home", agenda_item_id=ITEM.id), station(3, "home", agenda_item_id=ITEM.id)]
    between, after = station(2, "between"), station(4, "after")
    assert usual_recipient(ITEM, TO_COUNCIL, (), [after, between, *here], None) == Recipient("committees", "after")
    over = station(4, "after", state=ConsultationState.DONE)
    assert usual_recipient(ITEM, TO_COUNCIL, (), [over, *here], "council") == COUNCIL


@pytest.mark.parametrize(
    ("target", "council", "found"),
    [
        (Target.COUNCIL, "council", COUNCIL),
        (Target.COUNCIL, None, NOBODY),
        (Target.OWN, "council", NOBODY),
    ],
)
def test_else_the_stadtrat_where_the_motion_is_meant_for_it(target, council, found):
    assert usual_recipient(ITEM, factories.motion(target=target), (), (), council) == found


@pytest.mark.parametrize("outcome", [Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.RECOMMENDED])
def test_whom_it_was_referred_to_goes_on_before_any_station(outcome):
    referred = AgendaItem("meeting", "Sprachkurse", outcome=outcome, outcome_target=" Sozialausschuss ")
    assert usual_recipient(referred, TO_COUNCIL, (), (), "council") == Recipient(words="Sozialausschuss")


def test_what_stands_there_of_another_outcome_refers_to_nobody():
    adopted = AgendaItem("meeting", "Sprachkurse", outcome=Outcome.ADOPTED, outcome_target="Sozialausschuss")
    assert usual_recipient(adopted, TO_COUNCIL, (), (), "council") == COUNCIL


def test_closed_items_beside_public_ones_are_named_and_those_alone_are_not():
    public, closed = ITEM, AgendaItem("meeting", "Personal", public=False)
    assert closed_beside_public([public, closed]) == (closed,)
    assert closed_beside_public([closed]) == ()
    assert closed_beside_public([public]) == ()
