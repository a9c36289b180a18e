"""Apart from the queries, so that a first look at the record loads nothing of SQLAlchemy."""

from typing import NamedTuple


class PaperRow(NamedTuple):
    """A paper as a list shows it; dates are ISO texts, paper_type and state the values of their enumerations.

    sender: the faction, or the office it comes from. joint: whether other factions move it too.
    amends: whether it would change another paper.
    """

    id: str
    number: str
    title: str
    paper_type: str
    state: str
    sender: str
    dated: str | None
    received: str | None
    meeting: str | None
    meeting_number: int | None
    joint: bool = False
    amends: bool = False
