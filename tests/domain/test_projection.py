"""What the room reads of a vote."""

from dataclasses import fields

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.projection import projected
from beirat_desktop.domain.publication import Publication
from beirat_desktop.domain.quorum import Quorum, QuorumRule
from beirat_desktop.domain.votes import Ballot, Vote, VoteForm
from tests import factories

COUNTED = {
    *("kind", "form", "yes", "no", "abstentions", "invalid", "not_voting", "excluded", "present", "needed", "id"),
}


def test_the_room_reads_every_count_of_a_vote_and_nobodys_name() -> None:
    meeting = factories.meeting(state=MeetingState.RUNNING)
    item = AgendaItem(meeting.id, "Wohnen")
    vote = Vote(
        form=VoteForm.OPEN, yes=1, no=2, abstentions=3, invalid=4, not_voting=5, excluded=6, present=21, needed=17,
        agenda_item_id=item.id, ballots=(("p", next(iter(Ballot))),), voter_ids=("p",), mover="Frau Weiß",
    )  # fmt: skip
    shown = projected(meeting, Quorum(17, 21, QuorumRule.MAJORITY), Publication(), item, "Ö 1", votes=[vote]).vote
    assert shown is not None
    assert {f.name for f in fields(Vote) if getattr(shown, f.name) == getattr(vote, f.name)} >= COUNTED
    plain = Vote()
    others = {f.name for f in fields(Vote)} - COUNTED
    assert {name: getattr(shown, name) for name in others} == {name: getattr(plain, name) for name in others}


def test_between_two_items_nothing_is_said_to_be_behind_closed_doors() -> None:
    meeting = factories.meeting(state=MeetingState.RUNNING)
    shown = projected(meeting, Quorum(17, 21, QuorumRule.MAJORITY), Publication(), None, "")
    assert (shown.public, shown.title) == (True, "")
