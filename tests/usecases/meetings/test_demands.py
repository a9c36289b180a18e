"""Who demanded a meeting, an item or a hearing."""

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from tests.usecases.live_world import build


@pytest.mark.parametrize("members", [-5, 10])
def test_no_more_members_demand_it_than_there_are_and_no_fewer_than_none(office, members):
    world = build(office, seats=9)
    for reason in ("", "Zählt nicht"):
        with pytest.raises(Refused, match=r"demand\.no_such_number") as refused:
            office.demands.enter("meetings", world.meeting.id, members=members, reason=reason)
    assert f"{members} Mitglieder können es nicht verlangen (gesetzliche Mitglieder: 9)" in refusal(refused.value)
    office.demands.enter("meetings", world.meeting.id, members=9)
    assert office.demands.of("meetings", world.meeting.id).members == 9
