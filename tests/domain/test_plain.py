"""What does not fit is named by its place."""

import pytest

from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.plain import Unreadable, as_data, from_data
from tests import factories


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"name": 5}, "name"),
        ({"place": {"room": 5}}, "place.room"),
        ({"state": "erfunden"}, "state"),
        ({"presiding": [{"person_id": "p", "since": "einst"}]}, "presiding[0].since"),
    ],
)
def test_what_does_not_fit_is_named_by_the_way_that_leads_there(change: dict[str, object], path: str) -> None:
    with pytest.raises(Unreadable) as trouble:
        from_data(Meeting, {**as_data(factories.meeting()), **change})
    assert trouble.value.path == path
