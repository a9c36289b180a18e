"""What an item behind closed doors closes, and what it does not."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Consultation, Outcome
from beirat_desktop.domain.papers import Paper
from beirat_desktop.domain.publicity import closed_papers, publicity, reopened, shut_by
from beirat_desktop.domain.resolutions import RESOLVING, Resolution

PAPER = Paper("Beratungsstelle", id="p")
CLOSED = AgendaItem("may", "Personal", public=False, paper_id="p", id="closed")
SECRET = Resolution("b", date(2012, 5, 24), agenda_item_id="closed", paper_id="p", id="secret")
LATER = Resolution("b", date(2012, 8, 23), agenda_item_id="open", paper_id="p", id="later")
ELSEWHERE = Resolution("council", date(2012, 6, 25), paper_id="p", id="elsewhere", consultation_id="station")


def closes(paper: Paper = PAPER, items: tuple[AgendaItem, ...] = (CLOSED,)):
    resolutions = (SECRET, LATER, ELSEWHERE)
    papers = closed_papers(items, (), (paper,), resolutions)
    private = frozenset({paper.id} if not paper.public else ())
    return publicity(items, papers, resolutions, private)


def test_a_paper_dealt_with_behind_closed_doors_is_closed_with_what_others_made_of_it():
    found = closes()
    assert found.papers == {"p"}
    assert {"secret", "elsewhere"} <= found.resolutions
    assert found.stations == {"station"}
    assert not found.derived(PAPER).public


def test_what_was_resolved_in_public_stays_public_though_the_paper_was_once_closed():
    found = closes()
    assert "later" not in found.resolutions
    assert found.derived(LATER).public


def test_of_a_paper_that_is_not_public_by_itself_nothing_is():
    found = closes(replace(PAPER, public=False), ())
    assert found.resolutions == {"secret", "later", "elsewhere"}


def test_an_item_that_was_taken_off_closes_nothing():
    found = closes(items=(replace(CLOSED, removed_by=1),))
    assert (found.items, found.papers, found.resolutions) == (frozenset(), frozenset(), frozenset())


MAY, AUGUST = date(2012, 5, 24), date(2012, 8, 23)
SHUT = shut_by((CLOSED,), (), (SECRET,))
UNDECIDED = next(one for one in Outcome if one not in RESOLVING)
ADOPTED = replace(LATER, outcome=Outcome.ADOPTED)


def test_what_was_resolved_on_in_public_afterwards_is_public_again_like_its_resolution():
    assert {"p": {"closed"}} == SHUT
    assert reopened(SHUT, {"closed": MAY, "open": AUGUST}, [ADOPTED], {"open"}) == {"p"}


@pytest.mark.parametrize(
    ("resolution", "days", "open_items"),
    [
        (replace(LATER, outcome=UNDECIDED), {"closed": MAY}, {"open"}),  # nothing is resolved yet
        (replace(ADOPTED, decided_on=MAY), {"closed": MAY}, {"open"}),  # the same day
        (ADOPTED, {"closed": date(2012, 9, 6)}, {"open"}),  # closed again since
        (ADOPTED, {"closed": MAY}, set()),  # behind closed doors as well
        (replace(ADOPTED, public=False), {"closed": MAY}, {"open"}),
        (ADOPTED, {}, {"open"}),
    ],
)
def test_otherwise_it_stays_closed(resolution, days, open_items):
    assert reopened(SHUT, days, [resolution], open_items) == frozenset()


def test_a_paper_whose_station_was_behind_closed_doors_is_closed():
    station = Consultation("p", "beirat", agenda_item_id="closed")
    unnamed = replace(CLOSED, paper_id=None)
    assert closed_papers((unnamed,), (station,), (PAPER,), ()) == {"p"}
    assert closed_papers((unnamed,), (replace(station, agenda_item_id="open"),), (PAPER,), ()) == frozenset()
