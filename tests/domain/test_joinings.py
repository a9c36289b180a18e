"""Papers that are one matter: joined, parted, proposed."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.citations import Citation
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.joinings import Joining, Tie, TieKind, joined, proposed, ties
from beirat_desktop.domain.papers import Paper, PaperState

FIRST = Paper("Der Plan", state=PaperState.DONE, dated=date(2011, 1, 20), id="first")
SECOND = Paper("Beratung dazu", state=PaperState.DEBATED, dated=date(2012, 4, 4), id="second")
THIRD = Paper("Bericht", state=PaperState.DONE, dated=date(2019, 1, 28), id="third")


def test_a_matter_is_called_after_its_earliest_paper_unless_somebody_says_otherwise() -> None:
    assert joined("", (SECOND, FIRST), ()).title == "Der Plan"
    assert joined(" Ein Weg ", (SECOND, FIRST), ()).title == "Ein Weg"
    assert joined("", (SECOND, FIRST), ()).paper_ids == ("first", "second")


def test_joining_two_matters_makes_one_of_all_their_papers() -> None:
    ours, theirs = Joining("Unser Weg", ("first", "second")), Joining("Ihrer", ("third", "fourth"))
    made = joined("", (FIRST, THIRD), (ours, theirs))
    assert (made.id, made.title) == (ours.id, "Unser Weg")
    assert set(made.paper_ids) == {"first", "second", "third", "fourth"}


def test_nothing_is_joined_with_itself_with_a_draft_or_twice() -> None:
    with pytest.raises(Refused, match=r"joining\.alone"):
        joined("", (FIRST, FIRST), ())
    with pytest.raises(Refused, match=r"joining\.draft"):
        joined("", (FIRST, replace(SECOND, state=PaperState.DRAFT)), ())
    with pytest.raises(Refused, match=r"joining\.already"):
        joined("", (SECOND, FIRST), (Joining("Weg", ("first", "second", "third")),))


def test_what_is_left_of_two_is_no_joining() -> None:
    three = Joining("Weg", ("first", "second", "third"))
    left = three.without("second")
    assert left == replace(three, paper_ids=("first", "third"))
    assert left.without("first") is None


def test_a_citation_of_a_paper_or_its_resolution_and_an_amendment_propose_a_joining() -> None:
    changes = replace(THIRD, amends_id="second")
    citations = (
        Citation("second", cited_resolution_id="resolved"),
        Citation("second", cited_paper_id="first"),
        Citation("first", source="Nationaler Integrationsplan"),
        Citation("first", cited_paper_id="first"),
    )
    found = ties((FIRST, SECOND, changes), citations, {"resolved": "first"})
    assert found == (Tie("third", "second", TieKind.AMENDS), Tie("second", "first", TieKind.CITES))
    assert list(proposed(found, {"first"})) == ["second"]
    assert list(proposed(found, {"first", "second"})) == ["third"]
    assert proposed(found, {"first", "second", "third"}) == {}
