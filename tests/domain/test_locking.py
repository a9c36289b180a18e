"""Which passwords will do for a record that can be taken along."""

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.locking import SHORTEST, check_password


def test_a_password_is_long_enough_and_typed_the_same_twice() -> None:
    check_password("a" * SHORTEST, "a" * SHORTEST)
    with pytest.raises(Refused, match=r"lock\.short") as short:
        check_password("a" * (SHORTEST - 1) + "  ", "a" * (SHORTEST - 1) + "  ")
    assert short.value.facts == {"least": 12}
    with pytest.raises(Refused, match=r"lock\.differs"):
        check_password("a" * SHORTEST, "b" * SHORTEST)


def test_a_refusal_may_be_passed_over_only_where_it_says_so() -> None:
    assert not Refused("lock.differs").overridable
    assert Refused("lock.differs", overridable=True).overridable
