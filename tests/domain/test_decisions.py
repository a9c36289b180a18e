"""What is needed for a decision before it can be kept."""

from dataclasses import replace

import pytest

from beirat_desktop.domain.agenda import AgendaItem, ItemKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision, complete, counts_for_resolution
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteKind
from tests import factories

ITEM = AgendaItem("meeting", "Sprachkurse")
PAPER = factories.motion()
SPOKEN, OTHER = RichText.of("Wie es damals lautete."), RichText.of("Anders.")


def test_a_vote_that_is_taken_again_or_corrected_keeps_its_own_words() -> None:
    vote = Vote(yes=20, wording=SPOKEN)
    for decision in (
        Decision(Outcome.ADOPTED, vote=replace(vote, repeats_id="first")),
        Decision(Outcome.ADOPTED, vote=vote, corrects_id="first"),
    ):
        assert complete(ITEM, PAPER, None, decision).text == SPOKEN
    assert complete(ITEM, PAPER, None, Decision(Outcome.ADOPTED, vote=vote)).text == PAPER.proposal
    again = Decision(Outcome.ADOPTED, vote=Vote(yes=20, repeats_id="first"))
    assert complete(ITEM, PAPER, None, again).text == PAPER.proposal
    assert complete(ITEM, PAPER, None, replace(again, text=OTHER)).text == OTHER


@pytest.mark.parametrize("kind", [VoteKind.POINT, VoteKind.ELECTION])
def test_a_vote_on_a_part_or_a_person_says_on_what(kind: VoteKind) -> None:
    with pytest.raises(Refused, match=r"vote\.subject_missing"):
        complete(ITEM, PAPER, None, Decision(vote=Vote(yes=20, kind=kind)))
    for said in ({"subject": "Nummer 1"}, {"wording": SPOKEN}):
        vote = complete(ITEM, PAPER, None, Decision(vote=Vote(yes=20, kind=kind, **said))).vote
        assert vote.kind is kind
        assert vote.before == (PAPER.proposal if kind is VoteKind.POINT else RichText())


def test_other_votes_need_no_subject() -> None:
    vote = complete(ITEM, PAPER, None, Decision(vote=Vote(yes=20, kind=VoteKind.PROCEDURE))).vote
    assert (vote.kind, vote.agenda_item_id) == (VoteKind.PROCEDURE, ITEM.id)


@pytest.mark.parametrize(
    ("vote", "makes"),
    [
        (Vote(yes=20, no=3), True),
        (Vote(yes=3, no=20), True),
        (Vote(yes=20, no=3, kind=VoteKind.POINT), False),
        (Vote(yes=20, no=3, kind=VoteKind.PROCEDURE), False),
        (Vote(), False),
    ],
)
def test_only_a_counted_vote_on_the_whole_makes_the_resolution(vote: Vote, makes: bool) -> None:
    assert counts_for_resolution(vote) is makes


@pytest.mark.parametrize("outcome", [Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.SUSPENDED])
def test_what_sends_a_matter_elsewhere_needs_an_item_under_which_something_is_resolved(outcome: Outcome) -> None:
    told = replace(ITEM, kind=ItemKind.ANNOUNCEMENTS)
    with pytest.raises(Refused, match=r"resolution\.not_under_item"):
        complete(told, PAPER, None, Decision(outcome, target="Sozialausschuss"))
    assert complete(told, PAPER, None, Decision(Outcome.NOTED)).outcome is Outcome.NOTED
