"""The sample: two terms, three true chains, nothing a clerk would not believe."""

import unicodedata
from collections import Counter
from dataclasses import fields
from datetime import date, datetime, timedelta

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.findings import Severity
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState, PaperType
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.usecases.meetings.plan import holiday
from beirat_desktop.usecases.record.checks import check
from beirat_desktop.usecases.sample import meeting_days
from beirat_desktop.usecases.sample.days import council_day, last_working_day, working_day
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


@pytest.mark.parametrize(
    ("day", "after", "before", "monday"),
    [
        (date(2025, 4, 17), date(2025, 4, 17), date(2025, 4, 17), date(2025, 4, 28)),
        (date(2025, 4, 18), date(2025, 4, 22), date(2025, 4, 17), date(2025, 4, 28)),
        (date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 12, 22), date(2026, 12, 22), date(2026, 12, 22), date(2027, 1, 11)),
    ],
)
def test_the_office_and_the_stadtrat_keep_their_days(day, after, before, monday):
    assert (working_day(day), last_working_day(day), council_day(day)) == (after, before, monday)


DONE_BY_THE_OFFICE = (
    *("papers", "consultations", "resolutions", "follow_ups", "status_reports", "speakers", "minutes", "excerpts"),
    *("issued_papers", "paper_versions"),
)


def assert_only_working_days(store) -> None:
    found = []
    with store.reading() as unit:
        for noun in DONE_BY_THE_OFFICE:
            for value in getattr(unit, noun).all():
                for field in fields(value):
                    day = getattr(value, field.name)
                    day = day.date() if isinstance(day, datetime) else day
                    if isinstance(day, date) and (day.weekday() >= 5 or holiday(day)):
                        found.append((noun, field.name, day))
    assert found == []


def test_nothing_happens_when_the_office_is_closed(sample):
    assert_only_working_days(sample.store)


def test_the_stadtrat_decides_on_mondays(sample):
    with sample.store.reading() as unit:
        (council,) = unit.committees.where(kind=CommitteeKind.COUNCIL)
        days = [c.decided_on or c.due for c in unit.consultations.where(committee_id=council.id)]
    assert {day.weekday() for day in days if day} == {0}


def test_numbers_of_motions_follow_their_days(sample):
    with sample.store.reading() as unit:
        numbered = sorted(
            (p for p in unit.papers.where(paper_type=PaperType.MOTION) if p.number), key=lambda p: p.number
        )
    assert [p.dated for p in numbered] == sorted(p.dated for p in numbered)


def test_every_paper_has_somebody_who_signs(sample):
    with sample.store.reading() as unit:
        assert [p.title for p in unit.papers.all() if p.signer_id is None] == []


def test_the_oberbuergermeister_gets_one_letter_on_each_recommendation_with_the_excerpt(sample):
    with sample.store.reading() as unit:
        recommended = [r for r in unit.resolutions.all() if r.agenda_item_id and r.outcome is Outcome.RECOMMENDED]
        letters = {i.object_id: i for i in unit.issued_papers.where(kind=IssuedKind.MAYOR_LETTER)}
        excerpts = {i.object_id: i for i in unit.issued_papers.where(kind=IssuedKind.EXCERPT)}
        assert unit.issued_papers.count(kind=IssuedKind.MAYOR_LETTER) == len(letters) == len(recommended)
        assert unit.issued_papers.count(kind=IssuedKind.COUNCIL_PAPER) == len(recommended)
    for resolution in recommended:
        assert excerpts[resolution.agenda_item_id].issued <= letters[resolution.paper_id].issued


def test_guests_are_thanked_after_the_day(sample):
    with sample.store.reading() as unit:
        thanked = [s for s in unit.speakers.all() if s.thanked_on]
        assert thanked
        assert all(s.thanked_on >= unit.meetings.get(s.meeting_id).day + timedelta(days=1) for s in thanked)


def test_the_minutes_say_something_under_every_item(sample):
    with sample.store.reading() as unit:
        held = [m.id for m in unit.meetings.where(state=MeetingState.CLOSED)]
        items = unit.agenda_items.where(meeting_id=held)
    assert [item.title for item in items if item.course.empty] == []


def test_a_meeting_moved_to_another_room_is_announced_anew(sample):
    with sample.store.reading() as unit:
        (meeting,) = [m for m in unit.meetings.all() if m.supplements]
        kinds = [i.kind for i in unit.issued_papers.where(noun="meetings", object_id=meeting.id)]
    told = [kind for kind in kinds if kind in (IssuedKind.SUPPLEMENT, IssuedKind.PUBLIC_NOTICE)]
    assert told == [IssuedKind.PUBLIC_NOTICE, IssuedKind.SUPPLEMENT, IssuedKind.SUPPLEMENT, IssuedKind.PUBLIC_NOTICE]


def test_names_are_written_as_their_bearers_do(sample):
    people = {person.family_name: person.given_name for person in sample.persons.all()}
    assert people["\u015eahin"] == "Elif"  # Turkish, with a cedilla
    assert people["Mo\u021boc"] == "\u0218tefan"  # Romanian, with a comma
    assert any(unicodedata.name(sign).startswith("ARABIC") for sign in people["Ben Youssef"])


def test_the_committee_s_letters_bear_its_emblem(sample):
    meeting = sample.meetings.next()
    pdf = sample.invitations.draw(meeting.id).pdf
    told = [figure.alternative for figure in structure(pdf).all("Figure")]
    assert told == ["Zeichen des Beirates: sechs Menschen um einen Tisch"]
    assert_publishable(pdf)
