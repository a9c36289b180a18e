"""How many members a demand may name."""

from dataclasses import replace

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.demands import check_members, demand_findings
from beirat_desktop.domain.errors import Refused


@pytest.mark.parametrize(("seats", "members"), [(33, 0), (33, 33), (0, 0), (0, 500)])
def test_none_to_all_may_demand_it_and_any_number_where_the_seats_are_not_known(seats: int, members: int) -> None:
    check_members(seats, members)


@pytest.mark.parametrize(("seats", "members", "said"), [(33, 34, 33), (33, -1, 33), (0, -1, "unbekannt")])
def test_no_more_than_there_are_and_not_fewer_than_none(seats: int, members: int, said: object) -> None:
    with pytest.raises(Refused, match=r"demand\.no_such_number") as refused:
        check_members(seats, members)
    assert refused.value.facts == {"members": members, "seats": said}


def test_a_faction_may_demand_it_however_many_members_stand_beside_it() -> None:
    alone = AgendaItem("meeting", "Wohnen", demand_members=3)
    assert [one.facts for one in demand_findings(33, alone)] == [{"members": 3, "needed": 9}]
    assert demand_findings(33, replace(alone, demand_faction_id="spd")) == ()
    assert demand_findings(33, replace(alone, demand_members=9)) == ()
