"""An amendment that came as a paper of its own: what became of it follows from the votes on the motion."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from beirat_desktop.documents.attachments import opened_paper
from beirat_desktop.domain.answers import AnswerKind
from beirat_desktop.domain.board import Reached
from beirat_desktop.domain.consultations import ConsultationState, Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.papers import Paper, PaperState, Target
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.tracking import StopKind
from beirat_desktop.domain.users import Desk
from beirat_desktop.domain.votes import VoteKind
from beirat_desktop.exchange.answer import NAME, read
from beirat_desktop.german.consultations import OUTCOMES
from beirat_desktop.usecases.meetings.agenda_stations import schedule
from beirat_desktop.usecases.record.checks import check
from beirat_desktop.usecases.tracking.tracking import Filter, Show
from tests import factories
from tests.documents.reading import text_of
from tests.usecases.live.test_votes import World, counts, row, running

OTHER = RichText.of("Der Beirat lädt zwei Personen ein.")


@pytest.fixture
def world(office) -> World:
    return running(office)


@pytest.fixture
def amendment(world) -> Paper:
    one = factories.motion(
        "Zwei Personen", proposal=OTHER, amends_id=world.paper.id, state=PaperState.SUBMITTED, number="2012/07-1"
    )
    with world.office.store.unit("test") as unit:
        unit.factions.save(factories.SPD)
        unit.papers.save(one)
    return one


def vote(world: World, amendment: Paper, yes: int, no: int, **fields: object) -> Decision:
    cast = counts(yes, no, kind=VoteKind.AMENDMENT, wording=amendment.proposal, paper_id=amendment.id, **fields)
    return Decision(vote=cast)


def became(world: World, amendment: Paper) -> tuple[PaperState, Outcome | None]:
    with world.office.store.reading() as unit:
        (*_, last) = [None, *(one.outcome for one in unit.consultations.where(paper_id=amendment.id))]
        return unit.papers.get(amendment.id).state, last


@pytest.mark.parametrize(("yes", "no", "outcome"), [(12, 5, Outcome.ADOPTED), (5, 12, Outcome.REJECTED)])
def test_its_vote_says_what_became_of_it(world, amendment, yes, no, outcome):
    office = world.office
    office.resolutions.record(world.item.id, vote(world, amendment, yes, no))
    assert became(world, amendment) == (PaperState.DONE, outcome)
    office.resolutions.record(world.item.id, Decision(vote=counts(16, 1)))
    assert became(world, amendment) == (PaperState.DONE, outcome)
    (station,) = world.stations()
    assert (station.outcome, station.paper_id) == (row(world).resolution.outcome, world.paper.id)
    assert [one for one in check(office.store) if one.object_id == amendment.id] == []
    column = Reached.DECIDED if outcome is Outcome.ADOPTED else Reached.ENDED
    board = office.boards.of(factories.SPD.id)
    assert [card.paper.id for card in board.columns[column]].count(amendment.id) == 1
    opened = opened_paper(office.answers.pdf(amendment.id))
    answer = read(opened.files[NAME], "\n".join(opened.pages))
    assert (answer.kind, answer.done) == (AnswerKind.DECIDED, True)
    assert [(one.outcome, one.said) for one in answer.results] == [
        (outcome, f"{OUTCOMES[outcome]} (Ja: {yes}, Nein: {no}, Enthaltungen: 0)")
    ]


def test_its_line_ends_with_its_vote(world, amendment):
    office = world.office
    with office.store.unit("test") as unit:
        unit.committees.save(factories.COUNCIL)
        unit.papers.save(replace(amendment, target=Target.COUNCIL))
    office.resolutions.record(world.item.id, vote(world, amendment, 12, 5))
    stops = office.tracking.matter(amendment.id).stops
    assert [(one.kind, one.outcome) for one in stops] == [
        (StopKind.RECEIVED, None),
        (StopKind.STATION, Outcome.ADOPTED),
        (StopKind.DONE, None),
    ]
    rows = office.tracking.page(Filter(show=Show.DONE)).rows
    assert [one.kind for one in next(one for one in rows if one.title == amendment.title).stops] == [
        StopKind.RECEIVED,
        StopKind.STATION,
        StopKind.DONE,
    ]


def test_nobody_voted_on_it_and_the_motion_is_over(world, amendment):
    world.office.resolutions.record(world.item.id, Decision(vote=counts(16, 1)))
    assert became(world, amendment) == (PaperState.DONE, Outcome.NO_RESOLUTION)


@pytest.mark.parametrize("outcome", [Outcome.POSTPONED, Outcome.REMOVED])
def test_it_waits_with_a_motion_that_is_put_off(world, amendment, outcome):
    office = world.office
    office.resolutions.record(world.item.id, Decision(outcome))
    assert became(world, amendment) == (PaperState.SUBMITTED, None)


def test_carried_it_waits_anew_with_a_motion_that_is_put_off(world, amendment):
    office = world.office
    office.resolutions.record(world.item.id, vote(world, amendment, 12, 5))
    office.resolutions.record(world.item.id, Decision(Outcome.POSTPONED))
    assert became(world, amendment) == (PaperState.ADMITTED, None)
    with office.store.reading() as unit:
        (station,) = unit.consultations.where(paper_id=amendment.id)
    assert (station.state, station.agenda_item_id, station.item_number) == (ConsultationState.PLANNED, None, "")


def test_a_correction_and_a_repetition_turn_it_round(world, amendment):
    office = world.office
    office.resolutions.record(world.item.id, vote(world, amendment, 12, 5))
    (first,) = row(world).votes
    office.resolutions.record(world.item.id, Decision(vote=counts(5, 12), corrects_id=first.id, why="vertauscht"))
    assert became(world, amendment) == (PaperState.DONE, Outcome.REJECTED)
    again = replace(vote(world, amendment, 12, 5, repeats_id=first.id, id="again"), why="strittig")
    office.resolutions.record(world.item.id, again)
    assert became(world, amendment) == (PaperState.DONE, Outcome.ADOPTED)


def test_a_void_vote_leaves_it_on_the_table_until_the_member_is_readmitted(office, world, amendment):
    office.resolutions.record(world.item.id, vote(world, amendment, 12, 5))
    gone = [one.id for one in world.people[1:13]]
    for one in gone:  # of 17 five are left, and eleven of 33 are needed
        office.resolutions.exclude(world.item.id, one)
    assert became(world, amendment) == (PaperState.ADMITTED, None)
    for one in gone:
        office.resolutions.readmit(world.item.id, one)
    assert became(world, amendment) == (PaperState.DONE, Outcome.ADOPTED)


def test_with_an_item_of_its_own_it_has_its_result_there(office, world, amendment):
    with office.store.unit("test") as unit:
        item = replace(world.item, id="own", position=5, paper_id=amendment.id, number="Ö 4")
        unit.agenda_items.save(item)
        schedule(unit, world.meeting, unit.papers.get(amendment.id), item)
    office.resolutions.record(world.item.id, Decision(vote=counts(16, 1)))
    assert became(world, amendment) == (PaperState.ON_AGENDA, None)


def test_behind_closed_doors_the_public_reads_nothing_of_it(office, world, amendment):
    with office.store.unit("test") as unit:
        unit.agenda_items.save(replace(world.item, public=False))
    office.resolutions.record(world.item.id, vote(world, amendment, 12, 5))
    assert office.tracking.story(amendment.id, public=True).matters == ()
    assert "angenommen" not in text_of(office.answers.pdf(amendment.id))


@pytest.fixture
def left_waiting(world, amendment) -> Paper:
    """A record of an older program: the amendment was voted on, the minutes are signed, and it still waits."""
    office = world.office
    office.resolutions.record(world.item.id, vote(world, amendment, 5, 12))
    office.resolutions.record(world.item.id, Decision(vote=counts(16, 1)))
    office.course.close(world.meeting.id, time(19, 0))
    office.minutes.sign(world.meeting.id)
    with office.store.unit("as before") as unit:
        for station in unit.consultations.where(paper_id=amendment.id):
            unit.consultations.delete(station.id)
        unit.papers.save(replace(unit.papers.get(amendment.id), state=PaperState.SUBMITTED, meeting_id=None))
    return amendment


def test_what_an_older_record_left_waiting_follows_from_its_vote_once_it_is_opened(office, world, left_waiting):
    assert became(world, left_waiting) == (PaperState.SUBMITTED, None)
    assert office.amendments.settle() == 1
    assert became(world, left_waiting) == (PaperState.DONE, Outcome.REJECTED)
    assert office.amendments.settle() == 0
    with office.store.reading() as unit:
        assert [one.noun for one in unit.changes.where(action="amendments.settle")] == ["consultations", "papers"]


def test_what_was_handed_in_after_the_meeting_waits_on(office, world, left_waiting):
    late = replace(left_waiting, id="late", number="2012/07-2", received=datetime(2012, 6, 1, 9, 0))
    with office.store.unit("handed in late") as unit:
        unit.papers.save(late)
    assert office.amendments.settle() == 1
    assert became(world, late) == (PaperState.SUBMITTED, None)


def test_a_reader_leaves_them_waiting(office, world, left_waiting):
    keeper = office.users.add("Frau Sommer", Desk.OFFICE)
    guest = office.users.add("Herr Gast", Desk.READER)
    office.users.choose(guest.id)
    assert office.amendments.settle() == 0
    office.users.choose(keeper.id)
    assert office.amendments.settle() == 1
