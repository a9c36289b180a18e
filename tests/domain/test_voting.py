"""What a vote is worth (§§ 22, 34, 39, 40 GemO), which of several counts, and the order of § 24 MGeschO."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from beirat_desktop.domain.votes import (
    VALID,
    Ballot,
    Effect,
    Flaw,
    ResultKind,
    Vote,
    VoteForm,
    VoteKind,
    carried,
    effect,
    flaws,
    result,
    vote_findings,
    with_voter,
    without_voter,
)
from beirat_desktop.domain.voting import (
    VOTE_ORDER,
    Proposed,
    carried_amendments,
    check_cast,
    check_votable,
    next_point,
    next_votes,
    points,
    resolving_vote,
    superseded,
    void_vote,
    vote_order,
    without_point,
)
from beirat_desktop.german.votes import demand_words, line, needed_words, subject_words

COUNT = st.integers(min_value=0, max_value=40)


def here(yes: int = 0, no: int = 0, present: int = 17, needed: int | None = 17, **fields: object) -> Vote:
    return Vote(yes=yes, no=no, present=present, needed=needed, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("vote", "worth", "why"),
    [
        (here(14, 3), Effect.CARRIED, ()),
        (here(8, 9), Effect.LOST, ()),
        (here(8, 8), Effect.LOST, ()),
        (here(10, 6, present=16), Effect.VOID, (Flaw.NO_QUORUM,)),
        (here(10, 1, present=11, needed=11), Effect.CARRIED, ()),
        (here(3, present=3, needed=3), Effect.CARRIED, ()),
        (here(18), Effect.VOID, (Flaw.TOO_MANY_VOTES,)),
        (here(999, present=16), Effect.VOID, (Flaw.NO_QUORUM, Flaw.TOO_MANY_VOTES)),
        (here(18, present=18, excluded=1, excluded_ids=("a",)), Effect.VOID, (Flaw.EXCLUDED_VOTED,)),
        (here(17, present=18, excluded=1, excluded_ids=("a",)), Effect.CARRIED, ()),
        (here(), Effect.INCOMPLETE, ()),
        (here(form=VoteForm.NONE), Effect.CARRIED, ()),
        (here(form=VoteForm.NONE, present=16), Effect.VOID, (Flaw.NO_QUORUM,)),
        (Vote(form=VoteForm.NONE, stated="mit Mehrheit"), Effect.INCOMPLETE, ()),
        (Vote(yes=3), Effect.CARRIED, ()),
        (here(16, present=16, needed=None), Effect.CARRIED, ()),
    ],
)
def test_what_a_vote_comes_to_in_law(vote: Vote, worth: Effect, why: tuple[Flaw, ...]) -> None:
    assert (effect(vote), flaws(vote)) == (worth, why)
    assert (result(vote).kind is ResultKind.VOID) == (worth is Effect.VOID)


def test_who_must_step_aside_is_found_by_name() -> None:
    named = here(17, present=18, excluded=1, excluded_ids=("a",), ballots=(("a", Ballot.YES),))
    assert flaws(named) == (Flaw.EXCLUDED_VOTED,)
    assert flaws(here(17, present=18, excluded=1, excluded_ids=("a",), ballots=(("a", Ballot.NOT_VOTING),))) == ()


@given(COUNT, COUNT, COUNT, COUNT, st.text(max_size=20))
def test_no_reason_makes_a_void_vote_valid(yes: int, no: int, present: int, needed: int, reason: str) -> None:
    vote = here(yes, no, present, needed)
    told = here(yes, no, present, needed, reason=reason, corrected=reason, demanded_by=reason)
    assert effect(told) is effect(vote)
    if present < needed and vote.counted:
        assert effect(told) is Effect.VOID
        assert result(told).adopted is None


@pytest.mark.parametrize(
    ("kind", "yes", "no", "enough"),
    [
        (VoteKind.ITEM_ADDED, 12, 6, True),
        (VoteKind.ITEM_ADDED, 11, 0, False),
        (VoteKind.ITEM_REMOVED, 11, 7, False),
        (VoteKind.ORDER_CHANGED, 9, 8, True),
        (VoteKind.ORDER_CHANGED, 8, 8, False),
        (VoteKind.URGENCY, 10, 8, True),
        (VoteKind.ADJOURNED, 9, 9, False),
    ],
)
def test_the_agenda_changes_with_two_thirds_of_those_present_or_by_simple_majority(
    kind: VoteKind, yes: int, no: int, enough: bool
) -> None:
    vote = here(yes, no, present=18, kind=kind)
    assert carried(vote) is enough
    assert needed_words(vote) == ("nötig: 12 von 18" if "item" in kind else "")


def test_an_exclusion_found_later_moves_a_voter_aside_and_back() -> None:
    vote = here(2, present=2, needed=1, voter_ids=("a", "b"))
    aside = without_voter(vote, "a")
    assert (aside.voters, aside.yes, aside.excluded_ids, effect(aside)) == (1, 2, ("a",), Effect.VOID)
    assert set(with_voter(aside, "a").voter_ids) == {"a", "b"}
    assert effect(with_voter(aside, "a")) is Effect.CARRIED
    assert without_voter(vote, "c") is vote
    election = here(2, present=2, needed=1, voter_ids=("a", "b"), kind=VoteKind.ELECTION)
    assert without_voter(election, "a") is election, "nobody is excluded from an election"


def turn(*votes: Vote) -> list[Vote]:
    return [Vote(**{n: getattr(v, n) for n in v.__slots__} | {"position": i}) for i, v in enumerate(votes)]


def test_the_resolution_is_the_last_vote_on_the_matter_that_was_carried_or_lost() -> None:
    carried_, lost, void = here(17, id="c"), here(1, 16, id="l"), here(9, present=9, id="v")
    referral = here(17, kind=VoteKind.REFERRED, id="r")
    for votes in permutations((carried_, lost, void, referral)):
        ordered = turn(*votes)
        wanted = next(v for v in reversed(ordered) if v.id in ("c", "l"))
        assert resolving_vote(reversed(ordered)) == wanted
    assert resolving_vote(turn(void, referral)) is None
    assert void_vote(turn(void, referral)).id == "v"  # type: ignore[union-attr]
    assert void_vote(turn(void, carried_)) is None


def test_a_void_repetition_replaces_nothing() -> None:
    first = here(17, id="1")
    assert superseded([first, here(16, id="2", repeats_id="1")]) == {"1"}
    assert superseded([first, here(9, present=9, id="2", repeats_id="1")]) == frozenset()


def test_only_carried_amendments_that_were_not_repeated_changed_the_wording() -> None:
    first = here(9, 8, kind=VoteKind.AMENDMENT, id="1")
    again = here(8, 9, kind=VoteKind.AMENDMENT, id="2", repeats_id="1")
    assert [one.id for one in carried_amendments(turn(first))] == ["1"]
    assert carried_amendments(turn(first, again)) == ()


NOW = RichText.of("Der Beirat lädt im Herbst eine Person ein.")
NEAR = Proposed(VoteKind.AMENDMENT, RichText.of("Der Beirat lädt im Winter eine Person ein."), subject="near")
FAR = Proposed(VoteKind.AMENDMENT, RichText.of("Die Sache wird der Verwaltung überlassen."), subject="far")


@given(st.permutations([*(Proposed(kind) for kind in VOTE_ORDER if kind is not VoteKind.AMENDMENT), NEAR, FAR]))
def test_procedure_comes_first_then_amendments_the_farther_reaching_before_the_others(table: list[Proposed]) -> None:
    ordered = vote_order(table, NOW)
    assert [one.kind for one in ordered] == [
        *VOTE_ORDER[: VOTE_ORDER.index(VoteKind.AMENDMENT)],
        VoteKind.AMENDMENT,
        *VOTE_ORDER[VOTE_ORDER.index(VoteKind.AMENDMENT) :],
    ]
    assert [one.subject for one in ordered if one.kind is VoteKind.AMENDMENT] == ["far", "near"]


def test_what_was_voted_on_is_not_proposed_again_unless_the_vote_was_void() -> None:
    amendment = Proposed(VoteKind.AMENDMENT, FAR.wording, paper_id="p")
    lost, void = (here(1, 2, n, kind=VoteKind.AMENDMENT, paper_id="p") for n in (17, 3))
    assert [one.kind for one in next_votes([void], [amendment], NOW)] == [VoteKind.AMENDMENT, VoteKind.MAIN]
    assert [one.kind for one in next_votes([lost], [amendment], NOW)] == [VoteKind.MAIN]
    assert next_votes([lost, here(17)], [amendment], NOW) == ()


@pytest.mark.parametrize(
    ("state", "on_break", "present", "rule"),
    [
        (MeetingState.INVITED, False, 17, "meeting.not_running"),
        (MeetingState.RUNNING, True, 17, "vote.on_break"),
        (MeetingState.RUNNING, False, 0, "vote.nobody_present"),
        (MeetingState.CLOSED, False, 17, "vote.meeting_closed"),
    ],
)
def test_when_nothing_can_be_voted_on(state: MeetingState, on_break: bool, present: int, rule: str) -> None:
    check_votable(MeetingState.RUNNING, on_break=False, present=1)
    with pytest.raises(Refused) as refused:
        check_votable(state, on_break=on_break, present=present)
    assert refused.value.rule == rule


def test_nobody_votes_twice() -> None:
    check_cast(here(17))
    check_cast(Vote(yes=99))
    with pytest.raises(Refused, match=r"vote\.more_than_voters"):
        check_cast(here(17, 1))
    with pytest.raises(Refused, match=r"vote\.more_demanded"):
        check_cast(here(17, present=17, demanded=22))


def test_a_secret_vote_is_demanded_by_two_thirds_of_the_seats() -> None:
    def rules(**fields: object) -> set[str]:
        vote = here(25, present=25, form=VoteForm.SECRET, agenda_item_id="i", **fields)
        return {found.rule for found in vote_findings(vote, seats=33)}

    assert rules(demanded=21) == {"vote.secret_not_demanded"}
    assert rules(demanded=22) == set()
    assert rules(demanded=26) == {"vote.more_demanded"}
    assert rules(kind=VoteKind.ELECTION) == set()


def test_votes_in_words() -> None:
    vote = here(15, 5, present=20, kind=VoteKind.REFERRED, mover="SPD", subject="Sozialausschuss")
    assert subject_words(vote) == "Verweisung (SPD): Sozialausschuss"
    assert line(here(10, 6, present=16)) == (
        "Ja: 10, Nein: 6, Enthaltungen: 0 – nicht wirksam beschlossen: nicht beschlussfähig"
    )
    assert demand_words(here(1, demanded=22)) == "auf Verlangen von 22 Mitgliedern"
    assert demand_words(here(1, demanded_by="der SPD-Fraktion")) == "auf Verlangen von der SPD-Fraktion"
    assert demand_words(here(1)) == ""
    assert {Effect.CARRIED, Effect.LOST} == VALID


def _point(text: str, level: int = 1, *, first: bool = False) -> Block:
    return Block((Run(text),), BlockKind.ITEM, level=level, ordered=True, first=first)


MOTION = RichText(
    (Block((Run("Der Beirat fordert:"),)), _point("Licht", first=True), _point("im Park", 2), _point("Bänke"))
)


def test_the_points_of_a_motion_are_its_list_items_else_its_paragraphs() -> None:
    assert [one.plain for one in points(MOTION)] == ["Licht\nim Park", "Bänke"]
    assert [one.plain for one in points(RichText.of("Licht.\n\nBänke."))] == ["Licht.", "Bänke."]


def test_each_point_is_proposed_once_and_a_lost_one_falls_out_of_the_wording() -> None:
    first = next_point(MOTION, ())
    assert first is not None
    assert (first.wording.plain, first.subject) == ("Licht\nim Park", "Punkt 1")
    lost = Vote(yes=1, no=2, kind=VoteKind.POINT, wording=first.wording)
    left = without_point(MOTION, first.wording)
    assert left.plain == "Der Beirat fordert:\nBänke"
    assert left.blocks[1].first, "the list begins with what is left of it"
    second = next_point(left, [lost])
    assert second is not None
    assert (second.wording.plain, second.subject) == ("Bänke", "Punkt 2")
    assert next_point(left, [lost, Vote(yes=2, kind=VoteKind.POINT, wording=second.wording)]) is None


def test_a_motion_of_one_point_is_voted_on_as_a_whole() -> None:
    assert next_point(RichText.of("Licht im Park."), ()) is None
    assert without_point(RichText.of("Licht im Park."), RichText.of("Licht im Park.")).plain == "Licht im Park."
    assert without_point(MOTION, RichText.of("Rasen")) == MOTION
