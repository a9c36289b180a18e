from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import PaperState, Target
from beirat_desktop.domain.searching import Question
from beirat_desktop.domain.tracking import StopKind, StopState
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.tracking.tracking import Filter, Show
from tests import factories
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    """A recommendation that waits for the Stadtrat since 24.05.2012; today is 01.10.2012."""
    made = build(office, target=Target.COUNCIL)
    office.course.open(made.meeting.id, time(17, 4))
    made.come(17)
    office.resolutions.record(made.item.id, Decision(Outcome.RECOMMENDED, vote=Vote("", yes=17)))
    office.store.now = lambda: datetime(2012, 10, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    return made


def titles(office, **chosen: object) -> list[str]:
    return [row.title for row in office.tracking.page(Filter(**chosen)).rows]  # type: ignore[arg-type]


def test_a_row_tells_who_waits_for_whom_since_when(office, world):
    row = office.tracking.page().rows[0]
    assert (row.number, row.faction, row.waits_for, row.overdue) == ("2012/07", "SPD", "Stadtrat", False)
    assert (row.waiting.since, row.waiting.kind) == (date(2012, 5, 24), StopKind.STATION)
    assert [stop.state for stop in row.stops[:3]] == [StopState.DONE, StopState.DONE, StopState.CURRENT]


def test_what_is_overdue_is_found_and_counted(office, world):
    assert titles(office, show=Show.OVERDUE) == []
    office.consultations.edit(world.stations()[1].id, due=date(2012, 9, 30))
    assert titles(office, show=Show.OVERDUE) == [world.paper.title]
    assert office.tracking.page().rows[0].overdue
    assert office.tracking.counts() == (1, 1)


def test_lists_narrow_by_faction_by_whom_is_waited_for_and_by_words(office, world):
    green = Faction(factories.BEIRAT.id, "GRÜNE-Fraktion", "GRÜNE")
    other = factories.motion("Dolmetscherpool", faction_id=green.id, state=PaperState.SUBMITTED)
    with office.store.unit("test") as unit:
        unit.factions.save(green)
        unit.papers.save(other)
    assert titles(office, faction_id=green.id) == ["Dolmetscherpool"]
    assert titles(office, waits_id=factories.COUNCIL.id) == [world.paper.title]
    assert titles(office, words=Question.of("metscher")) == ["Dolmetscherpool"]
    assert titles(office, show=Show.DONE) == []
    office.tracking.settle(other.id)
    assert titles(office, show=Show.DONE) == ["Dolmetscherpool"]


def test_pages_follow_each_other_without_gap_or_repeat(office):
    with office.store.unit("test") as unit:
        for number in range(11):
            dated = date(2012, 1, 1 + number // 2) if number < 8 else None
            state = PaperState.SUBMITTED if number % 2 else PaperState.DEBATED
            unit.papers.save(factories.motion(f"Antrag {number}", dated=dated, state=state))
    seen, cursor = [], None
    while True:
        page = office.tracking.page(after=cursor, limit=3)
        seen += [row.title for row in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert sorted(seen) == sorted(f"Antrag {number}" for number in range(11))
    assert set(seen[:2]) == {"Antrag 6", "Antrag 7"}


def test_drafts_are_not_tracked(office):
    with office.store.unit("test") as unit:
        unit.papers.save(factories.motion())
    assert titles(office, show=Show.ALL) == []


def test_a_task_without_a_motion_stands_in_the_same_list(office):
    road = Organization("Tiefbauamt", "Tiefbau")
    with office.store.unit("test") as unit:
        unit.organizations.save(road)
    task = office.follow_ups.add("Beleuchtung am Rheinufer", organization_id=road.id, due=date(2012, 5, 1))
    row = office.tracking.page().rows[0]
    assert (row.key, row.is_paper, row.waits_for, row.overdue) == (task.id, False, "Tiefbau", True)
    assert (road.id, "Tiefbau") in office.tracking.awaited()
    assert office.tracking.task(task.id).office == "Tiefbau"


def test_one_matter_tells_everything_known(office, world):
    matter = office.tracking.matter(world.paper.id)
    own, council = matter.stations
    assert (own.committee.label, own.vote.yes, own.resolution.number) == ("Beirat", 17, "2012/B01")
    assert council.consultation.requested_on == date(2012, 5, 24)
    assert matter.items[world.item.id].number == "Ö 2"
    assert matter.waiting.committee_id == factories.COUNCIL.id
