"""The sample: two terms, three true chains, nothing a clerk would not believe."""

from collections import Counter
from datetime import date

import pytest

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.findings import Severity
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.usecases.checks import check
from beirat_desktop.usecases.sample import meeting_days
from tests.documents.reading import assert_publishable, structure


def test_it_has_what_a_beirat_has(sample):
    with sample.store.reading() as unit:
        assert unit.meetings.count() == 24
        assert unit.papers.count() >= 60
        assert {paper.state for paper in unit.papers.all()} == set(PaperState)
        beirat = next(c for c in unit.committees.all() if c.statutory_seats == 33)
        assert len(unit.factions.where(committee_id=beirat.id)) == 6
    for day in (date(2012, 5, 24), date(2026, 3, 1)):
        assert len([m for m in sample.persons.members(beirat.id, day) if m.membership.voting]) == 33


def test_the_first_chain_has_its_true_dates_and_results(sample):
    with sample.store.reading() as unit:
        (paper,) = unit.papers.where(external_number="20113004")
        stations = {unit.committees.get(c.committee_id).label: c for c in unit.consultations.where(paper_id=paper.id)}
        own = unit.meetings.get(stations["Beirat"].meeting_id)
        (resolution,) = unit.resolutions.where(agenda_item_id=stations["Beirat"].agenda_item_id)
        (vote,) = unit.votes.where(resolution_id=resolution.id)
        (motion,) = unit.papers.where(title="Beratung zu strategischen Integrationskonzepten")
        (citation,) = unit.citations.where(paper_id=motion.id)
        (report,) = unit.papers.where(external_number="20196743")
        (noted,) = unit.consultations.where(paper_id=report.id)
    assert (own.day, vote.no, vote.abstentions) == (date(2011, 2, 17), 0, 0)
    assert stations["Stadtrat"].outcome is Outcome.ADOPTED
    assert motion.dated == date(2012, 4, 4)
    assert citation.cited_resolution_id == resolution.id
    assert (noted.decided_on, noted.item_number, noted.outcome) == (date(2019, 2, 14), "TOP 5", Outcome.NOTED)


def test_the_guest_of_the_first_chain_spoke_in_august(sample):
    (row,) = [r for r in sample.speakers.rows() if r.topic.startswith("Strategische Integrationskonzepte")]
    assert (row.start[:10], row.state) == ("2012-08-23", SpeakerState.THANKED)


def test_the_second_chain_ends_with_22_15_5(sample):
    with sample.store.reading() as unit:
        votes = [(v.yes, v.no, v.abstentions) for v in unit.votes.all()]
        (first,) = unit.papers.where(dated=date(2009, 9, 18))
        (second,) = unit.papers.where(dated=date(2011, 1, 10))
        assert [c.cited_paper_id for c in unit.citations.where(paper_id=second.id)] == [first.id]
    assert votes.count((22, 15, 5)) == 1


def test_the_third_chain_comes_back_to_the_beirat(sample):
    with sample.store.reading() as unit:
        back = [c for c in unit.consultations.all() if c.outcome is Outcome.REFERRED_BACK]
        (paper,) = unit.papers.where(dated=date(2012, 1, 11))
        (citation,) = unit.citations.where(paper_id=paper.id)
    assert citation.cited_paper_id in {c.paper_id for c in back}


def test_no_rule_finds_an_error_in_it(sample):
    found = check(sample.store)
    assert [f for f in found if f.severity is Severity.ERROR] == []
    assert Counter(f.rule for f in found)["vote.sum_differs"] == 0


def test_every_meeting_held_was_quorate_and_closed(sample):
    with sample.store.reading() as unit:
        held = [m for m in unit.meetings.all() if m.day < date(2026, 11, 23)]
        assert {m.state for m in held} == {MeetingState.CLOSED}
        assert all(vote.present is None or vote.present >= 17 for vote in unit.votes.all() if vote.present)


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2027, 12, 20), date(2030, 1, 2), date(2031, 4, 1)])
def test_its_days_are_possible_on_any_day(today):
    days = list(meeting_days(today).values())
    assert len(days) == 24
    assert days == sorted(days)
    assert days[-2] > today
    assert all(day.weekday() < 5 for day in days)


def test_the_committee_s_letters_bear_its_emblem(sample):
    meeting = sample.meetings.next()
    pdf = sample.invitations.draw(meeting.id).pdf
    told = [figure.alternative for figure in structure(pdf).all("Figure")]
    assert told == ["Zeichen des Beirates: sechs Menschen um einen Tisch"]
    assert_publishable(pdf)
