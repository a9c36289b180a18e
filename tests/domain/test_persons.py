"""When a membership holds, and whether two hold at once."""

from datetime import date

import pytest

from tests import factories

A, B, C, D = (date(2012, month, 1) for month in (1, 2, 3, 4))
WHO = factories.person()


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((A, B), (B, C), True),
        ((A, B), (C, D), False),
        ((C, D), (A, B), False),
        ((A, D), (B, C), True),
        ((None, B), (A, C), True),
        ((None, A), (B, C), False),
        ((C, None), (A, B), False),
        ((B, None), (A, C), True),
        ((None, None), (B, C), True),
        ((A, B), (None, None), True),
        ((B, C), (None, A), False),
        ((A, B), (B, None), True),
        ((A, B), (C, None), False),
    ],
)
def test_two_memberships_hold_at_once_where_they_share_a_day(one, other, both) -> None:
    first, second = (factories.membership(WHO, start=start, end=end) for start, end in (one, other))
    assert first.overlaps(second) is both
    assert second.overlaps(first) is both
