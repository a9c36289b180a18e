"""§ 40 GemO: majority, wording and what does not add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.votes import (
    Ballot,
    FactionCount,
    Result,
    ResultKind,
    Vote,
    VoteForm,
    adopted,
    elsewhere_findings,
    result,
    secret_demand,
    vote_findings,
)

COUNT = st.integers(min_value=0, max_value=60)


def rules(vote: Vote, **facts: object) -> set[str]:
    return {finding.rule for finding in vote_findings(vote, **facts)}  # type: ignore[arg-type]


def test_a_tie_is_a_rejection() -> None:
    assert result(Vote("r", yes=8, no=8, abstentions=1)) == Result(ResultKind.REJECTED, 1)


def test_one_yes_and_sixteen_abstentions_adopt_unanimously() -> None:
    assert result(Vote("r", yes=1, abstentions=16)) == Result(ResultKind.UNANIMOUS, 16)


def test_abstentions_alone_reject() -> None:
    assert result(Vote("r", abstentions=17)).kind is ResultKind.REJECTED


def test_one_no_makes_a_majority() -> None:
    assert result(Vote("r", yes=14, no=1, abstentions=2)) == Result(ResultKind.MAJORITY, 2)


def test_what_is_known_in_words_only_is_neither_adopted_nor_rejected() -> None:
    how = result(Vote("r", stated="mit deutlicher Mehrheit"))
    assert (how.kind, how.adopted) == (ResultKind.STATED, None)


def test_agreed_without_a_vote_is_adopted_and_an_empty_vote_is_missing() -> None:
    assert result(Vote("r", form=VoteForm.NONE)).adopted is True
    assert result(Vote("r")).kind is ResultKind.MISSING


def test_22_of_33_may_demand_a_secret_vote() -> None:
    assert secret_demand(33) == 22


def test_a_vote_that_adds_up_finds_nothing() -> None:
    vote = Vote("r", yes=14, no=1, abstentions=1, excluded=1, present=17)
    assert rules(vote, seats=33, outcome=Outcome.ADOPTED) == set()


@pytest.mark.parametrize(
    ("vote", "rule"),
    [
        (Vote("r", yes=14, no=1, present=17), "vote.sum_differs"),
        (Vote("r", yes=20, no=14, present=34), "vote.more_than_seats"),
        (Vote("r", yes=16, present=16), "quorum.missing"),
        (Vote("r"), "vote.missing"),
        (Vote("r", VoteForm.SECRET, yes=1, ballots=(("p", Ballot.YES),)), "vote.secret_with_names"),
        (Vote("r", VoteForm.BY_NAME, yes=2, ballots=(("p", Ballot.YES),)), "vote.ballots_differ"),
        (Vote("r", VoteForm.BY_NAME, yes=2), "vote.names_missing"),
        (Vote("r", yes=2, factions=(FactionCount("f", yes=3),)), "vote.factions_differ"),
    ],
)
def test_what_does_not_add_up_is_found(vote: Vote, rule: str) -> None:
    assert rule in rules(vote, seats=33)


def test_an_outcome_that_contradicts_the_counts_is_found() -> None:
    assert "vote.outcome_not_adopted" in rules(Vote("r", yes=8, no=8), outcome=Outcome.ADOPTED)
    assert "vote.outcome_not_rejected" in rules(Vote("r", yes=9, no=8), outcome=Outcome.REJECTED)
    assert rules(Vote("r", yes=8, no=8), outcome=Outcome.REJECTED) == set()


def test_three_suffice_for_the_vote_of_a_second_call() -> None:
    vote = Vote("r", yes=3, present=3)
    assert rules(vote, seats=33, second_call=True) == set()
    assert rules(vote, seats=33) == {"quorum.missing"}


def test_a_vote_cannot_count_below_zero() -> None:
    with pytest.raises(Refused) as refused:
        Vote("r", yes=-1)
    assert refused.value.rule == "vote.negative"


@given(COUNT, COUNT, COUNT, COUNT)
def test_abstentions_and_invalid_votes_change_nothing(yes: int, no: int, abstentions: int, invalid: int) -> None:
    vote = Vote("r", yes=yes, no=no, abstentions=abstentions, invalid=invalid)
    if vote.counted:
        assert result(vote).adopted is adopted(yes, no) is (yes > no)


@given(COUNT, COUNT, COUNT, COUNT, COUNT, COUNT, st.integers(0, 400))
def test_the_sum_is_right_for_one_number_of_members_only(
    yes: int, no: int, abstentions: int, invalid: int, not_voting: int, excluded: int, present: int
) -> None:
    vote = Vote("r", VoteForm.OPEN, yes, no, abstentions, invalid, not_voting, excluded, present)
    total = yes + no + abstentions + invalid + not_voting + excluded
    too_many = yes + no + abstentions + invalid > max(present - excluded, 0)
    assert ("vote.more_than_voters" in rules(vote)) == too_many
    assert ("vote.sum_differs" in rules(vote)) == (vote.counted and not too_many and total != present)


def test_another_bodys_vote_without_counts_is_no_fault_and_one_with_too_many_is() -> None:
    assert elsewhere_findings(Vote("r"), Outcome.ADOPTED, 60) == ()
    too_many = elsewhere_findings(Vote("r", yes=90), Outcome.ADOPTED, 60)
    assert [one.rule for one in too_many] == ["vote.more_than_seats"]
    assert elsewhere_findings(Vote("r", yes=90), Outcome.ADOPTED, 0) == ()
