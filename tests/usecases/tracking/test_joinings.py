"""A matter over several papers: joined and parted by hand, proposed from what cites what, one row and one story."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.initiatives import InitiativeKind, Relation
from beirat_desktop.domain.papers import PaperState, PaperType, Target
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.tracking import StopKind
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german.search import asked
from beirat_desktop.usecases.tracking.consultations import StationDecision
from beirat_desktop.usecases.tracking.tracking import Filter, Show
from tests import factories
from tests.documents.reading import text_of


@pytest.fixture
def papers(office):
    """A motion of 2011 that the Stadtrat adopted, one of 2012 that cites it, and a report of 2019."""
    office.store.now = lambda: datetime(2019, 6, 3, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    first = factories.motion(
        "Der Plan", number="2011/03", dated=date(2011, 1, 20), state=PaperState.DEBATED, target=Target.COUNCIL
    )
    second = factories.motion("Beratung dazu", number="2012/05", dated=date(2012, 4, 4), state=PaperState.DEBATED)
    third = factories.motion(
        "Bericht", paper_type=PaperType.REPORT, faction_id=None, dated=date(2019, 1, 28), state=PaperState.SUBMITTED
    )
    with office.store.unit("test") as unit:
        for one in (first, second, third):
            unit.papers.save(one)
    decision = StationDecision(
        Outcome.ADOPTED, date(2011, 3, 21), RichText.of("Der Stadtrat nimmt an."), "TOP 9", vote=Vote("", yes=30)
    )
    office.consultations.add_decided(first.id, factories.COUNCIL.id, decision)
    with office.store.reading() as unit:
        (resolution,) = unit.resolutions.where(paper_id=first.id)
    office.citations.add(second.id, cited_resolution_id=resolution.id, quote="nimmt an")
    return first, second, third


def shown(office, show: Show = Show.ALL) -> list[tuple[str, int]]:
    return [(row.title, len(row.paper_ids)) for row in office.tracking.page(Filter(show)).rows]


def test_a_citation_proposes_a_joining_and_joins_nothing_by_itself(office, papers):
    first, second, third = papers
    (offered,) = office.tracking.story(first.id).candidates
    assert (offered.paper_id, offered.why) == (second.id, "beruht auf Antrag 2011/03")
    assert [one.why for one in office.tracking.story(second.id).candidates] == ["zitiert in Antrag 2012/05"]
    assert office.tracking.story(third.id).candidates == ()
    assert office.tracking.story(first.id).joining is None
    assert len(shown(office)) == 3


def test_joined_papers_are_one_row_with_one_line(office, papers):
    first, second, third = papers
    office.joinings.join(first.id, second.id, "Integrationsplan")
    office.joinings.join(second.id, third.id)
    assert shown(office) == [("Integrationsplan", 3)]
    row = office.tracking.page(Filter(Show.ALL)).rows[0]
    assert row.paper_ids == (first.id, second.id, third.id)
    days = [stop.day for stop in row.stops if stop.day is not None]
    assert days == sorted(days)
    assert (days[0].year, days[-1].year) == (2011, 2019)
    assert [stop.kind for stop in row.stops].count(StopKind.DONE) == 1
    story = office.tracking.story(second.id)
    assert [one.paper.id for one in story.matters] == [first.id, second.id, third.id]
    assert story.candidates == ()
    assert [tie.words for tie in story.ties] == [
        "zitiert in Antrag 2012/05 vom 04.04.2012",
        "beruht auf Antrag 2011/03 vom 20.01.2011",
    ]
    assert story.stops == row.stops


def test_what_a_paper_rests_on_outside_of_its_matter_is_told_with_what_became_of_it(office, papers):
    first, second, _ = papers
    (rests,) = office.tracking.story(second.id).ties
    assert rests.words == "beruht auf Antrag 2011/03 vom 20.01.2011, im Stadtrat am 21.03.2011 angenommen"
    with office.store.unit("closed") as unit:
        unit.papers.save(replace(first, public=False))
    (rests,) = office.tracking.story(second.id).ties
    assert rests.words == "beruht auf Antrag 2011/03 vom 20.01.2011"


def test_a_matter_is_open_as_long_as_one_of_its_papers_is(office, papers):
    first, _second, third = papers
    office.joinings.join(first.id, third.id)
    office.tracking.settle(third.id)
    assert shown(office, Show.OPEN) == [("Beratung dazu", 1), ("Der Plan", 2)]
    assert shown(office, Show.DONE) == []
    assert office.tracking.counts(Filter(Show.OPEN))[0] == 2
    office.tracking.settle(first.id)
    assert shown(office, Show.DONE) == [("Der Plan", 2)]
    assert shown(office, Show.OPEN) == [("Beratung dazu", 1)]
    assert office.tracking.counts(Filter(Show.ALL))[0] == 2


def test_a_paper_of_a_matter_is_found_though_another_stands_for_all(office, papers):
    first, second, _third = papers
    office.joinings.join(first.id, second.id)
    rows = office.tracking.page(Filter(Show.ALL, words=asked("Plan"))).rows
    assert [row.paper_ids for row in rows] == [(first.id, second.id)]


def test_parted_papers_stand_alone_again_and_undo_joins_them(office, papers):
    first, second, third = papers
    office.joinings.join(first.id, second.id)
    office.joinings.join(first.id, third.id)
    office.joinings.part(second.id)
    assert office.tracking.story(second.id).joining is None
    assert len(office.tracking.story(first.id).matters) == 2
    office.joinings.part(first.id)
    assert office.tracking.story(third.id).joining is None
    office.store.undo()
    office.store.undo()
    assert len(office.tracking.story(second.id).matters) == 3
    with pytest.raises(Refused, match=r"joining\.already"):
        office.joinings.join(second.id, third.id)


def test_two_matters_become_one_and_keep_one_name(office, papers):
    first, second, third = papers
    fourth = factories.motion("Vierter", dated=date(2020, 1, 1), state=PaperState.SUBMITTED)
    with office.store.unit("test") as unit:
        unit.papers.save(fourth)
    office.joinings.join(first.id, second.id, "Unser Weg")
    office.joinings.join(third.id, fourth.id, "Ihrer")
    made = office.joinings.join(second.id, fourth.id)
    assert (made.title, len(made.paper_ids)) == ("Unser Weg", 4)
    assert office.joinings.rename(made.id, " Der  ganze Weg ").title == "Der ganze Weg"
    with office.store.reading() as unit:
        assert len(unit.joinings.all()) == 1
    with pytest.raises(Refused, match=r"joining\.title_missing"):
        office.joinings.rename(made.id, " ")
    office.joinings.part(fourth.id)
    with pytest.raises(Refused, match=r"joining\.not_joined"):
        office.joinings.part(fourth.id)


def test_what_can_be_joined_begins_with_what_is_proposed_and_leaves_out_drafts(office, papers):
    first, second, third = papers
    with office.store.unit("test") as unit:
        unit.papers.save(factories.motion("Entwurf", state=PaperState.DRAFT))
    assert [one.paper_id for one in office.joinings.candidates(first.id)] == [second.id, third.id]
    assert [one.title for one in office.joinings.candidates(first.id, "Bericht")] == ["Bericht"]


def test_an_initiative_stands_on_the_line_where_it_began(office, papers):
    first, second, _third = papers
    made = office.initiatives.add("Einwanderung gestalten", InitiativeKind.PROJECT)
    office.initiatives.link(made.id, Relation.RESTS_ON, paper_id=first.id)
    office.joinings.join(first.id, second.id)
    stop = next(one for one in office.tracking.story(second.id).stops if one.kind is StopKind.INITIATIVE)
    assert (stop.object_id, stop.note) == (made.id, "Einwanderung gestalten")


def test_an_initiative_that_began_after_all_was_done_stands_after_the_end(office, papers):
    first, _second, third = papers
    office.joinings.join(first.id, third.id)
    for one in (first, third):
        office.tracking.settle(one.id)
    made = office.initiatives.add("Nachbarschaft", InitiativeKind.PROGRAMME, start=PartialDate(2019, 5))
    office.initiatives.link(made.id, Relation.RESTS_ON, paper_id=third.id)
    stops = office.tracking.story(first.id).stops
    days = [stop.day for stop in stops if stop.day is not None]
    assert days == sorted(days)
    assert [stop.kind for stop in stops[-2:]] == [StopKind.DONE, StopKind.INITIATIVE]
    sheet = text_of(office.publications.preview(IssuedKind.MATTER, first.id).pdf)
    assert "erledigt am 28.01.2019" in sheet
