"""The form of a vote, as the minutes must name it."""

from __future__ import annotations

from beirat_desktop.documents.vote_block import form_lines, open_line
from beirat_desktop.domain.votes import Ballot, Vote, VoteForm
from tests import factories

ADA, OZAN, ZOE = (factories.person(name, "X") for name in ("Ärmel", "Özil", "Zeh"))
PERSONS = {person.id: person for person in (ADA, OZAN, ZOE)}


def words(vote: Vote) -> list[str]:
    return [str(part.words) for part in form_lines(vote, PERSONS)]  # type: ignore[union-attr]


def test_an_open_vote_needs_no_word() -> None:
    assert words(Vote("r", VoteForm.OPEN, yes=3)) == []
    assert words(Vote("r", VoteForm.NONE)) == []


def test_a_secret_vote_is_said_to_be_one() -> None:
    assert words(Vote("r", VoteForm.SECRET, yes=3)) == ["Die Abstimmung war geheim."]


def test_a_vote_by_name_names_who_said_what() -> None:
    ballots = ((ZOE.id, Ballot.YES), (ADA.id, Ballot.YES), (OZAN.id, Ballot.NO), ("gone", Ballot.NO))
    assert words(Vote("r", VoteForm.BY_NAME, yes=2, no=1, ballots=ballots)) == [
        "Die Abstimmung war namentlich.",
        "Mit Ja stimmten: Ärmel, X; Zeh, X.",
        "Mit Nein stimmten: Özil, X.",
    ]


def test_that_was_voted_openly_is_said_once_for_all() -> None:
    opened, secret = Vote("r", VoteForm.OPEN, yes=3), Vote("r", VoteForm.SECRET, yes=3)
    agreed = Vote("r", VoteForm.NONE)
    said = [[str(part.words) for part in open_line(votes)] for votes in ([opened, agreed], [opened, secret], [secret])]  # type: ignore[union-attr]
    assert said == [
        ["Alle Abstimmungen erfolgen offen."],
        ["Die Abstimmungen erfolgen offen, soweit zu einem Punkt nichts anderes vermerkt ist."],
        [],
    ]
