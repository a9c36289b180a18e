"""Several papers at once: one undo, and what did not go is told."""

from datetime import datetime

import pytest

from beirat_desktop.domain.papers import PaperState
from beirat_desktop.german import refusal
from beirat_desktop.german.actions import action
from beirat_desktop.usecases.papers.several import PaperStep
from tests import factories

ALL = (PaperStep.ADMIT, PaperStep.NUMBER, PaperStep.SCHEDULE)


@pytest.fixture
def papers(founded):
    """Two that came in, one draft, and one for no meeting."""
    meeting = factories.meeting(datetime(2012, 5, 24, 17), number=None)
    came, other = (
        factories.motion(title, state=PaperState.SUBMITTED, meeting_id=meeting.id) for title in ("Eins", "Zwei")
    )
    draft = factories.motion("Drei", meeting_id=meeting.id)
    homeless = factories.motion("Vier", state=PaperState.SUBMITTED)
    with founded.unit("test") as unit:
        unit.meetings.save(meeting)
        for paper in (came, other, draft, homeless):
            unit.papers.save(paper)
    return came, other, draft, homeless


def states(office, papers) -> list[tuple[PaperState, bool]]:
    return [(found.state, bool(found.number)) for found in (office.papers.get(paper.id) for paper in papers)]


def test_what_can_go_goes_and_the_rest_says_why(office, papers):
    outcome = office.several_papers.do([paper.id for paper in papers], ALL)
    assert (outcome.changed, outcome.unchanged) == (2, 0)
    assert [refusal(error).split("“")[0] for error in outcome.refused] == ["„Drei", "Für „Vier"]
    went, stayed = (PaperState.ON_AGENDA, True), (PaperState.SUBMITTED, False)
    # A paper takes all steps or none: the last was admitted and numbered until its meeting was missing.
    assert states(office, papers) == [went, went, (PaperState.DRAFT, False), stayed]
    titles = [item.title for item in office.agenda.items(papers[0].meeting_id)]
    assert titles.count("Eins") == titles.count("Zwei") == 1


def test_one_undo_takes_all_of_them_back_and_one_redo_brings_them(office, papers):
    before = states(office, papers)
    office.several_papers.do([paper.id for paper in papers[:2]], ALL)
    after = states(office, papers)
    assert action(office.undoable) == "Mehrere Anträge bearbeitet"
    office.undo()
    assert states(office, papers) == before
    assert office.agenda.items(papers[0].meeting_id) == ()
    office.redo()
    assert states(office, papers) == after != before


def test_what_is_done_already_counts_as_unchanged_and_is_nothing_to_undo(office, papers):
    keys = [paper.id for paper in papers[:2]]
    office.several_papers.do(keys, ALL)
    numbers = [office.papers.get(key).number for key in keys]
    office.undo()
    office.redo()
    outcome = office.several_papers.do(keys, ALL)
    assert (outcome.changed, outcome.unchanged, outcome.refused) == (0, 2, ())
    assert [office.papers.get(key).number for key in keys] == numbers
    assert len(set(numbers)) == 2


def test_one_that_somebody_removed_meanwhile_stops_none_of_the_others(office, papers):
    first, second, *_ = papers
    outcome = office.several_papers.do([first.id, "0" * 32, second.id], [PaperStep.ADMIT])
    assert outcome.changed == 2
    assert [(error.rule, key) for error, key in zip(outcome.refused, outcome.of, strict=True)] == [
        ("record.gone", "0" * 32)
    ]
