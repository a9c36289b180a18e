"""Times entered or corrected after a vote, held against who was noted as voting."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from beirat_desktop.domain.attendance import Attendance, Declared, Stay
from beirat_desktop.domain.presence import presence_findings
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german import finding
from tests import factories

FIVE, SIX, SEVEN = datetime(2012, 5, 24, 17), datetime(2012, 5, 24, 18), datetime(2012, 5, 24, 19)
MINUTE = timedelta(minutes=1)
MEETING = factories.meeting(FIVE, opened=FIVE, closed=SEVEN)
VOTE = Vote(yes=2, present=2, moment=SIX, voter_ids=("a", "b"))


def there(person: str, arrived: datetime = FIVE, left: datetime | None = None, **fields: object) -> Attendance:
    return Attendance("m", person, stays=(Stay(arrived, left),), **fields)


def told(*attendances: Attendance, vote: Vote = VOTE) -> list[tuple[object, object]]:
    found = list(presence_findings(vote, MEETING, attendances))
    assert [one.rule for one in found] in ([], ["vote.presence_differs"])
    return [(one.facts["away"], one.facts["more"]) for one in found]


def test_who_was_there_at_the_vote_fits_it() -> None:
    assert told(there("a"), there("b", left=SEVEN)) == []


@pytest.mark.parametrize(
    "b", [there("b", SIX + MINUTE), there("b", left=SIX - MINUTE), there("b", declared=Declared.WATCHING)]
)
def test_a_voter_who_was_not_in_the_room_is_found(b: Attendance) -> None:
    assert told(there("a"), b) == [(1, 0)]


@pytest.mark.parametrize("b", [there("b", SIX), there("b", left=SIX)])
def test_in_the_minute_of_coming_or_going_somebody_may_have_voted_or_not(b: Attendance) -> None:
    assert told(there("a"), b) == []
    assert told(there("a"), b, vote=replace(VOTE, voter_ids=("a",))) == []


def test_somebody_who_was_there_and_is_not_among_the_voters_is_found() -> None:
    assert told(there("a"), there("b"), there("c")) == [(0, 1)]
    assert told(there("a"), there("b"), there("c", voting=False)) == []
    assert told(there("a"), there("b"), there("c"), vote=replace(VOTE, excluded_ids=("c",))) == []
    assert told(there("a"), there("b"), there("c", substitute_for_id="b")) == [], "a seat votes once"


@pytest.mark.parametrize("vote", [replace(VOTE, moment=None), replace(VOTE, voter_ids=())])
def test_where_minute_or_voters_are_not_known_nothing_is_said(vote: Vote) -> None:
    assert told(there("c"), vote=vote) == []


@pytest.mark.parametrize(
    ("moment", "rules"),
    [
        (FIVE - MINUTE, ["vote.outside_meeting"]),
        (FIVE, []),
        (SIX - MINUTE, []),
        (SIX, ["vote.outside_meeting"]),
        (SIX + 2 * MINUTE, []),
        (SEVEN, []),
        (SEVEN + MINUTE, ["vote.outside_meeting"]),
    ],
)
def test_a_vote_in_a_break_or_outside_of_the_meeting_is_found(moment: datetime, rules: list[str]) -> None:
    meeting = replace(MEETING, interruptions=((SIX - MINUTE, SIX + 2 * MINUTE),))
    found = list(presence_findings(replace(VOTE, moment=moment, voter_ids=()), meeting, ()))
    assert [one.rule for one in found] == rules
    running = replace(meeting, closed=None, interruptions=((SIX - MINUTE, None),))
    late = [one.rule for one in presence_findings(replace(VOTE, moment=SIX, voter_ids=()), running, ())]
    assert late == ["vote.outside_meeting"]


def test_the_sentence_names_the_minute_and_how_many() -> None:
    (found,) = presence_findings(VOTE, MEETING, [there("a"), there("c")])
    assert finding(found).sentence == (
        "Die Abstimmung um 18:00 Uhr passt nicht zu den Zeiten der Anwesenheit: Mitstimmen durften 2; davon nicht "
        "da: 1, außerdem da: 1."
    )
