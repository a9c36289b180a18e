"""The figures that are drawn, each with the records behind it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.figures import Topic, middle, ways
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.papers import PaperState
from tests import factories


def decided(paper, day, outcome=Outcome.ADOPTED):
    return Consultation(paper.id, factories.COUNCIL.id, state=ConsultationState.DONE, outcome=outcome, decided_on=day)


@pytest.fixture
def figures(office):
    """Two motions before the Stadtrat, a draft, an answer and two tasks that are late on 01.10.2012."""
    quick = factories.motion("Schnell", state=PaperState.DONE, received=datetime(2012, 1, 1, 9))
    slow = factories.motion("Langsam", state=PaperState.DEBATED, received=datetime(2012, 1, 1, 9))
    draft = factories.motion("Geheimer Entwurf", state=PaperState.DRAFT)
    waits = factories.motion("Wartet", state=PaperState.DEBATED, faction_id=None, dated=date(2011, 12, 30))
    with office.store.unit("test") as unit:
        for paper in (quick, slow, draft, waits):
            unit.papers.save(paper)
        unit.consultations.save(decided(quick, date(2012, 1, 11)))
        unit.consultations.save(decided(slow, date(2012, 2, 20)))
        unit.consultations.save(Consultation(waits.id, factories.COUNCIL.id, due=date(2012, 9, 21)))
        unit.follow_ups.save(FollowUp(slow.id, title="Schild aufstellen", due=date(2012, 9, 30)))
        unit.follow_ups.save(
            FollowUp(slow.id, title="Schon getan", due=date(2012, 9, 1), carried_out_on=date(2012, 9, 2))
        )
    office.store.now = lambda: datetime(2012, 10, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    _found, made = office.figures.of_year(factories.BEIRAT.id, None)
    return made


def told(figures, topic):
    return [(one.group, one.part, one.value) for one in figures[topic]]


def test_motions_are_counted_by_year_and_faction_without_drafts(figures):
    assert told(figures, Topic.MOVED) == [("2011", "ohne Fraktion", 1), ("2012", "SPD", 2)]
    assert "Geheimer Entwurf" not in str(figures)


def test_the_days_to_the_stadtrat_are_those_of_the_middle_and_name_each_motion(figures):
    assert told(figures, Topic.WAYS) == [("2012", "höchstens bei der Hälfte", 30)]
    (figure,) = figures[Topic.WAYS]
    assert [entry.sub for entry in figure.behind] == ["50 Tage · Stadtrat 20.02.2012", "10 Tage · Stadtrat 11.01.2012"]


def test_what_is_late_stands_with_who_owes_it(figures):
    assert sorted(told(figures, Topic.OVERDUE)) == [
        ("Stadtrat", "Antwort", 1),
        ("ohne zuständige Stelle", "Umsetzung", 1),
    ]
    late = {entry.title: entry.sub for figure in figures[Topic.OVERDUE] for entry in figure.behind}
    assert late == {
        "Wartet": "fällig 21.09.2012 · 10 Tage über",
        "Schild aufstellen": "fällig 30.09.2012 · 1 Tag über",
    }


def test_a_way_needs_days_that_fit_and_ends_with_the_first_decision():
    paper = factories.motion(received=datetime(2012, 3, 1, 9))
    before, later, last = (decided(paper, day) for day in (date(2012, 2, 1), date(2012, 3, 5), date(2012, 4, 1)))
    assert ways({paper.id: paper}, [before]) == []
    assert [way.days for way in ways({paper.id: paper}, [last, later, before])] == [4]
    assert middle([1, 2]) == 2
