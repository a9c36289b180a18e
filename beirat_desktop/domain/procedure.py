"""In which order is voted when several motions lie on the table (MGeschO § 24)."""

from __future__ import annotations

from enum import IntEnum


class Procedure(IntEnum):
    """Motions on procedure, in the order in which they are voted on, all before the matter itself."""

    REMOVAL = 1
    ADJOURNMENT = 2
    REFERRAL = 3
    END_OF_DEBATE = 4
    OTHER = 5


VOTE_ORDER = tuple(sorted(Procedure))
"""Then amendments, the farther-reaching first, and last the main motion."""
