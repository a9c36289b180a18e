"""Rounds, run-offs and lots: exactly one thing comes out, and never somebody without the votes for it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.elections import (
    LOTS,
    Answer,
    Candidate,
    Counted,
    Election,
    ElectionRound,
    RoundKind,
    Step,
    Tally,
    check_correctable,
    check_repeatable,
    check_round,
    counting,
    elected_in,
    election_findings,
    round_flaws,
    standing,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.votes import Flaw
from beirat_desktop.german.elections import count_line, lot_words, result_words

A, B, C, D = "a", "b", "c", "d"
NAMES = {A: "Ada Ağırbaş", B: "Bo Baum", C: "Cem Can", D: "Dana Dorn"}


def election(*candidates: str, **fields) -> Election:
    return Election("item", candidates=tuple(Candidate(key) for key in candidates), **fields)


def held(kind=RoundKind.FIRST, *, position=0, **votes) -> ElectionRound:
    counts = {name: votes.pop(name) for name in list(votes) if name not in NAMES}
    tallies = tuple(Tally(key, number) for key, number in votes.items())
    return ElectionRound("e", kind, position, tallies=tallies, **counts)


def rounds(*some: ElectionRound) -> tuple[ElectionRound, ...]:
    return tuple(replace(one, position=number) for number, one in enumerate(some))


def test_nobody_with_more_than_half_leads_to_a_second_round_with_all_candidates():
    state = standing(election(A, B, C), [held(a=12, b=10, c=8)])
    assert state.elected == ()
    assert state.next == Step(RoundKind.SECOND, (A, B, C))


def test_a_second_round_without_more_than_half_leads_to_a_run_off_of_the_two_best():
    state = standing(election(A, B, C), rounds(held(a=12, b=10, c=8), held(RoundKind.SECOND, a=14, b=10, c=6)))
    assert state.next == Step(RoundKind.RUN_OFF, (A, B))


def test_a_tie_in_the_run_off_leads_to_the_lot_and_the_lot_elects():
    before = rounds(held(a=12, b=10, c=8), held(RoundKind.SECOND, a=14, b=10, c=6), held(RoundKind.RUN_OFF, a=15, b=15))
    assert standing(election(A, B, C), before).next == Step(RoundKind.LOT, (A, B))
    drawn = held(RoundKind.LOT, position=3, a=0, b=0, drawn_ids=(B,))
    assert standing(election(A, B, C), (*before, drawn)).elected == (B,)
    assert standing(election(A, B, C), (*before, drawn)).next is None


def test_a_tie_for_the_place_in_the_run_off_is_drawn():
    before = rounds(held(a=12, b=9, c=9), held(RoundKind.SECOND, a=12, b=9, c=9))
    assert standing(election(A, B, C), before).next == Step(RoundKind.RUN_OFF_LOT, (B, C))
    drawn = held(RoundKind.RUN_OFF_LOT, position=2, b=0, c=0, drawn_ids=(C,))
    assert standing(election(A, B, C), (*before, drawn)).next == Step(RoundKind.RUN_OFF, (A, C))


def test_where_all_are_tied_both_places_in_the_run_off_are_drawn():
    before = rounds(held(a=10, b=10, c=10), held(RoundKind.SECOND, a=10, b=10, c=10))
    assert standing(election(A, B, C), before).next == Step(RoundKind.RUN_OFF_LOT, (A, B, C), 2)


def test_one_candidate_with_more_no_than_yes_is_not_elected_and_the_round_is_repeated_once():
    alone = election(A)
    first = held(a=9, no=12)
    assert elected_in(first) == ()
    assert standing(alone, [first]).next == Step(RoundKind.SECOND, (A,))
    over = standing(alone, rounds(first, held(RoundKind.SECOND, a=9, no=12)))
    assert (over.elected, over.next, over.failed) == ((), None, True)
    assert standing(alone, rounds(first, held(RoundKind.SECOND, a=11, no=10))).elected == (A,)


def test_half_is_not_more_than_half_and_invalid_and_blank_ballots_do_not_count():
    assert elected_in(held(a=15, b=15)) == ()
    assert elected_in(held(a=11, b=10, invalid=5, blank=4)) == (A,)


def test_after_a_failed_election_somebody_newly_proposed_can_be_elected():
    failed = rounds(held(a=9, no=12), held(RoundKind.SECOND, a=9, no=12))
    assert standing(election(A, B), failed).next == Step(RoundKind.FIRST, (B,))


def test_places_are_filled_one_after_the_other_unless_the_body_agreed():
    two = election(A, B, C, places=2)
    state = standing(two, [held(a=16, b=8, c=6)])
    assert (state.elected, state.next, state.open) == ((A,), Step(RoundKind.FIRST, (B, C)), 1)
    together = election(A, B, C, places=2, together=True)
    assert standing(together, ()).next == Step(RoundKind.FIRST, (A, B, C), 2)
    first = held(a=20, b=15, c=12, places=2, papers=30)
    state = standing(together, [first])
    assert (state.elected, state.next) == ((A,), Step(RoundKind.SECOND, (B, C)))


def test_who_is_tied_for_the_last_of_several_places_is_not_elected():
    assert elected_in(held(a=20, b=18, c=18, places=2, papers=30)) == (A,)


def test_who_declines_leaves_the_place_open_for_a_new_election():
    declined = election(A, B, C, answers=(Answer(A, accepted=False),))
    state = standing(declined, [held(a=16, b=8, c=6)])
    assert (state.elected, state.next) == ((A,), Step(RoundKind.FIRST, (B, C)))


def test_who_withdraws_is_in_no_further_round():
    left = replace(election(A, B), candidates=(Candidate(A), Candidate(B), Candidate(C, withdrawn=True)))
    assert standing(left, [held(a=12, b=10, c=8)]).next == Step(RoundKind.SECOND, (A, B))


def left_of(*gone: str) -> Election:
    return replace(election(A, B, C, D), candidates=tuple(Candidate(key, withdrawn=key in gone) for key in NAMES))


def test_who_withdraws_after_the_second_round_makes_room_in_the_run_off():
    clear = rounds(held(a=12, b=9, c=6, d=3), held(RoundKind.SECOND, a=12, b=9, c=6, d=3))
    assert standing(left_of(A), clear).next == Step(RoundKind.RUN_OFF, (B, C))
    tied = rounds(held(a=12, b=8, c=8, d=2), held(RoundKind.SECOND, a=12, b=8, c=8, d=2))
    assert standing(left_of(C), tied).next == Step(RoundKind.RUN_OFF, (A, B)), "no lot among one alone"
    assert standing(left_of(A), tied).next == Step(RoundKind.RUN_OFF, (B, C)), "no lot for two places among two"
    drawn = (*tied, held(RoundKind.RUN_OFF_LOT, position=2, b=0, c=0, drawn_ids=(B,)))
    assert standing(left_of(), drawn).next == Step(RoundKind.RUN_OFF, (A, B))
    assert standing(left_of(B), drawn).next == Step(RoundKind.RUN_OFF, (A, C))
    assert standing(left_of(A, B, D), drawn).next == Step(RoundKind.RUN_OFF, (C,))


def test_a_run_off_without_a_valid_vote_elects_nobody_and_nothing_is_drawn():
    before = rounds(held(a=12, b=10, c=8), held(RoundKind.SECOND, a=12, b=10, c=8), held(RoundKind.RUN_OFF, a=0, b=0))
    empty = (*before[:2], replace(before[2], invalid=20, blank=10))
    over = standing(election(A, B), empty)
    assert (over.elected, over.next, over.failed) == ((), None, True)
    assert standing(election(A, B, C), empty).next == Step(RoundKind.FIRST, (C,)), "as with who is proposed anew"
    assert result_words(empty[2], NAMES) == "Keine Stimme ist gültig, niemand ist gewählt"


def test_no_lot_elects_the_only_one_who_is_left_of_a_tie():
    tied = rounds(held(a=12, b=10, c=8), held(RoundKind.SECOND, a=12, b=10, c=8), held(RoundKind.RUN_OFF, a=15, b=15))
    assert standing(left_of(), tied).next == Step(RoundKind.LOT, (A, B))
    assert standing(left_of(B), tied).next == Step(RoundKind.RUN_OFF, (A,))
    lost = (*tied, held(RoundKind.RUN_OFF, position=3, a=9, no=12))
    assert (standing(left_of(B), lost).elected, standing(left_of(B, C, D), lost).failed) == ((), True)
    won = (*tied, held(RoundKind.RUN_OFF, position=3, a=12, no=9))
    assert standing(left_of(B), won).elected == (A,)


def test_a_round_without_quorum_is_void_and_decides_nothing():
    void = held(a=10, no=6, present=16, needed=17)
    assert round_flaws(void) == (Flaw.NO_QUORUM,)
    assert standing(election(A), [void]).next == Step(RoundKind.FIRST, (A,))
    assert result_words(void, NAMES) == "nicht wirksam: nicht beschlussfähig"


def test_only_the_last_of_a_repeated_round_counts():
    first = held(a=16, b=14, id="x")
    again = held(position=1, a=14, b=16, repeats_id="x")
    assert counting((first, again)) == (again,)
    assert standing(election(A, B), (first, again)).elected == (B,)
    void = held(position=1, a=14, b=16, repeats_id="x", present=30, needed=31)
    assert standing(election(A, B), (first, void)).elected == (A,)


def test_only_the_last_round_is_repeated_and_with_a_reason():
    first, second = rounds(held(a=12, b=10, c=8), held(RoundKind.SECOND, a=16, b=8, c=6))
    check_repeatable((first, second), second, "Verzählt")
    for one, reason, rule in ((first, "Verzählt", "not_the_last"), (second, " ", "why_missing")):
        with pytest.raises(Refused) as refused:
            check_repeatable((first, second), one, reason)
        assert refused.value.rule == f"election.{rule}"


def test_a_typing_error_is_corrected_unless_what_followed_would_not_fit():
    first, second = rounds(held(a=12, b=10, c=8), held(RoundKind.SECOND, a=16, b=8, c=6))
    some = election(A, B, C)
    check_correctable(
        some, (first, second), replace(first, tallies=(Tally(A, 12), Tally(B, 9), Tally(C, 9))), "Tippfehler"
    )
    with pytest.raises(Refused, match=r"election\.settled"):
        check_correctable(
            some, (first, second), replace(first, tallies=(Tally(A, 20), Tally(B, 5), Tally(C, 5))), "Tippfehler"
        )
    elected = replace(some, answers=(Answer(A, accepted=True),))
    with pytest.raises(Refused, match=r"election\.settled"):
        check_correctable(elected, (first, second), replace(second, tallies=(Tally(A, 8), Tally(B, 16))), "Tippfehler")


@pytest.mark.parametrize(
    ("one", "rule"),
    [
        (held(a=17, b=14, present=30), "more_than_voters"),
        (held(a=17, b=10, invalid=2, blank=2, present=30), "more_than_voters"),
        (held(a=0, b=0, present=30), "nothing_counted"),
        (held(a=10, b=5, no=3, present=30), "no_against_several"),
        (held(a=20, b=5, places=2, papers=19, present=30), "more_than_papers"),
        (held(a=20, b=20, c=5, places=2, papers=22, present=30), "more_than_papers"),
        (held(RoundKind.LOT, a=0, b=0, drawn_by_id=C), "lot_undrawn"),
        (held(RoundKind.LOT, a=0, b=0, drawn_ids=(C,), drawn_by_id=C), "lot_other"),
        (held(RoundKind.LOT, a=0, b=0, drawn_ids=(A,)), "nobody_presides"),
    ],
)
def test_what_cannot_be_is_refused(one, rule):
    with pytest.raises(Refused) as refused:
        check_round(one)
    assert refused.value.rule == f"election.{rule}"


def test_counts_below_nought_and_no_place_at_all_are_refused():
    with pytest.raises(Refused, match="negative"):
        held(a=-1)
    with pytest.raises(Refused, match="places"):
        election(A, places=0)


def test_findings_name_what_is_missing():
    def rules(one, some=(), **how):
        return [finding.rule for finding in election_findings(one, some, "Wahl", **how)]

    assert rules(election(), over=False) == ["election.no_candidates"]
    assert rules(election(A, B), over=False) == []
    assert rules(election(A, B)) == ["election.unfinished"]
    tied = rounds(held(a=15, b=15), held(RoundKind.SECOND, a=15, b=15), held(RoundKind.RUN_OFF, a=15, b=15))
    assert rules(election(A, B), tied) == ["election.lot_missing"]
    assert rules(election(A, B), [held(a=20, b=10)]) == ["election.answer_missing"]
    assert rules(election(A, B, answers=(Answer(A, accepted=True),)), [held(a=20, b=10)]) == []
    assert rules(election(A), [held(a=10, no=6, present=16, needed=17)]) == [
        "election.round_void",
        "election.unfinished",
    ]
    assert rules(election(A, B), [held(a=20, b=15, present=30)])[0] == "election.round_void"
    assert rules(election(A), rounds(held(a=9, no=12), held(RoundKind.SECOND, a=9, no=12))) == [
        "election.nobody_elected"
    ]


def test_a_round_is_told_with_its_counts_and_what_it_came_to():
    one = held(a=12, b=10, c=8, invalid=1)
    assert count_line(election(A, B, C), one, NAMES) == (
        "Ada Ağırbaş: 12; Bo Baum: 10; Cem Can: 8; ungültig: 1; leer: 0"
    )
    assert result_words(one, NAMES) == "Niemand hat mehr als die Hälfte der gültigen Stimmen"
    alone = held(a=9, no=12)
    assert count_line(election(A, open_reason="ohne Widerspruch"), alone, NAMES) == "Ja: 9; Nein: 12"
    assert result_words(alone, NAMES) == "Ada Ağırbaş ist nicht gewählt"
    lot = held(RoundKind.LOT, a=0, b=0, drawn_ids=(B,), drawn_by_id=D)
    assert lot_words(lot, NAMES) == ("Das Los zwischen Ada Ağırbaş und Bo Baum zieht Dana Dorn; es fällt auf Bo Baum")


@st.composite
def courses(draw):
    """An election held to its end, whatever the ballots say; every round as the step before asks for it."""
    count = draw(st.integers(1, 5))
    places = draw(st.integers(1, 3))
    voters = draw(st.integers(1, 33))
    one = election(*list("abcde")[:count], places=places, together=draw(st.booleans()))
    done: list[ElectionRound] = []
    while (step := standing(one, done).next) is not None:
        assert len(done) < 40, "an election comes to its end"
        tallies = tuple(Tally(key) for key in step.candidate_ids)
        made = ElectionRound("e", step.kind, len(done), step.places, tallies, present=voters)
        if step.kind in LOTS:
            drawn = draw(st.permutations(step.candidate_ids))[: step.places]
            made = replace(made, drawn_ids=tuple(drawn), drawn_by_id="z")
        else:
            left = voters
            papers = draw(st.integers(0, voters)) if step.places > 1 else 0
            budget = papers * step.places if papers else left
            most = papers if step.places > 1 else budget
            counts = []
            for _ in tallies:
                counts.append(draw(st.integers(0, min(most, budget))))
                budget -= counts[-1]
                most = most if step.places > 1 else budget
            no = draw(st.integers(0, budget)) if len(tallies) == 1 and step.places == 1 else 0
            tallies = tuple(replace(tally, votes=n) for tally, n in zip(tallies, counts, strict=True))
            made = replace(made, tallies=tallies, papers=papers, no=no)
            made = replace(made, invalid=draw(st.integers(0, voters - made.cast)))
            made = replace(made, blank=voters - made.cast)
        check_round(made)
        done.append(made)
    return one, tuple(done), voters


@given(courses())
def test_an_election_has_exactly_one_outcome(course):
    one, done, _voters = course
    state = standing(one, done)
    assert state.next is None
    assert len(set(state.elected)) == len(state.elected)
    assert set(state.elected) <= set(one.standing_ids)
    assert len(state.elected) + state.open == one.places
    assert state == standing(one, reversed(done)), "the order they are read in does not matter"


@given(courses())
def test_before_the_run_off_nobody_is_elected_without_more_than_half(course):
    _one, done, _voters = course
    for each in done:
        for key in elected_in(each):
            got = next(tally.votes for tally in each.tallies if tally.person_id == key)
            if each.kind in (RoundKind.FIRST, RoundKind.SECOND):
                assert 2 * got > each.valid
            elif each.kind is RoundKind.RUN_OFF:
                assert all(tally.votes <= got for tally in each.tallies if tally.person_id not in elected_in(each))
        assert len(elected_in(each)) <= each.places


@given(courses())
def test_sums_never_go_beyond_the_voters(course):
    _one, done, voters = course
    assert all(each.cast <= voters for each in done)


@given(courses(), st.integers(1, 40))
def test_one_ballot_more_than_voters_is_refused(course, more):
    _one, done, voters = course
    for each in done:
        if each.kind not in LOTS:
            with pytest.raises(Refused, match="more_than_voters"):
                check_round(replace(each, invalid=each.invalid + voters - each.cast + more))


def test_ballots_are_counted_apart_from_names_only_where_one_bears_several():
    one, several = held(a=0, b=0), replace(held(a=0, b=0), places=2)
    counted = Counted({A: 12, B: 8}, no=1, invalid=2, blank=3, papers=14)
    assert one.count(counted).papers == 0
    assert several.count(counted).papers == 14
    assert (one.count(counted).no, one.count(counted).invalid, one.count(counted).blank) == (1, 2, 3)


def test_an_election_that_was_held_openly_stays_open_whatever_the_reason_is_worth():
    assert not Election("item", open_reason="x").by_ballot
    assert Election("item").by_ballot
