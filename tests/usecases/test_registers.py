"""The register of a term and the numbers of a period, on a real record."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.attendance import Attendance, Declared, Stay
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from tests import factories
from tests.documents.reading import assert_in_order, assert_publishable, everything_in, text_of

CDU = Faction(factories.BEIRAT.id, "CDU-Fraktion", "CDU")
DAY = datetime(2012, 3, 1, 18)


def words(pdf):
    return " ".join(text_of(pdf).split())


@pytest.fixture
def meeting(founded):
    end = DAY + timedelta(hours=2)
    meeting = factories.meeting(DAY, state=MeetingState.RUNNING, opened=DAY, closed=end)
    with founded.unit("held") as unit:
        unit.factions.save(CDU)
        unit.meetings.save(meeting)
    return meeting


def passed(store, meeting, position, title, number, *, outcome=Outcome.ADOPTED, yes=14, no=1, public=True, paper=None):
    item = AgendaItem(
        meeting.id, title, position, number=f"Ö {position + 1}", outcome=outcome, public=public,
        public_title="Personal", paper_id=paper.id if paper else None,
    )  # fmt: skip
    resolution = Resolution(
        factories.BEIRAT.id, meeting.day, RichText.of(f"Wortlaut zu {title}."), outcome, number=number,
        agenda_item_id=item.id,
    )  # fmt: skip
    with store.unit("passed") as unit:
        if paper is not None:
            unit.papers.save(paper)
        unit.agenda_items.save(item)
        unit.resolutions.save(resolution)
        unit.votes.save(Vote(resolution.id, yes=yes, no=no, abstentions=2, present=17))
    return item


@pytest.fixture
def register(office, meeting):
    joint = factories.motion(number="2012/01", joint_faction_ids=(CDU.id,))
    passed(office.store, meeting, 1, "Spielplatz am Ebertpark", "2012/B02", outcome=Outcome.REJECTED, yes=2, no=13)
    passed(office.store, meeting, 0, "Sprachkurse in den Stadtteilen", "2012/B01", paper=joint)
    passed(office.store, meeting, 2, "Zwiebelmuster Geheimnis", "2012/B03", public=False)
    old = LegislativeTerm(factories.BODY.id, "2004–2009", date(2004, 11, 1), date(2009, 10, 31))
    with office.store.unit("old") as unit:
        unit.terms.save(old)
        unit.resolutions.save(
            Resolution(factories.BEIRAT.id, date(2009, 1, 2), RichText.of("Von früher."), number="alt")
        )
        unit.resolutions.save(
            Resolution(factories.COUNCIL.id, date(2012, 1, 2), RichText.of("Vom Stadtrat."), number="fremd")
        )
    return office


def test_the_register_holds_every_resolution_of_the_term_in_order_with_an_index(register):
    pdf = register.publications.preview(IssuedKind.RESOLUTION_REGISTER, factories.TERM.id).pdf
    text = words(pdf)
    assert_in_order(
        text, "Beschlussbuch", "Wahlperiode 2009–2014", "3 Beschlüsse", "Sitzung am Donnerstag, 1. März 2012",
        "2012/B01 Sprachkurse in den Stadtteilen", "TOP 1", "Wortlaut zu Sprachkurse", "mehrheitlich angenommen",
        "2012/B02 Spielplatz am Ebertpark", "abgelehnt", "2012/B03 Zwiebelmuster Geheimnis", "nichtöffentlich",
        "Verzeichnis nach Stichworten", "Ebertpark: 2012/B02", "Sprachkurse: 2012/B01",
        "Verzeichnis nach Einbringern", "CDU-Fraktion: 2012/B01", "ohne Antrag: 2012/B02, 2012/B03",
        "SPD-Fraktion: 2012/B01",
    )  # fmt: skip
    assert "früher" not in text
    assert "Vom Stadtrat." not in text
    assert_in_order(
        text, "3 Beschlüsse", "nur die Beschlüsse des Beirates", "Was andere beschlossen haben (Stadtrat), steht beim",
        "Sitzung am",
    )  # fmt: skip
    assert_publishable(pdf)


def test_a_meeting_stays_in_the_register_of_its_term_where_that_was_closed_before_it(register, meeting):
    with register.store.unit("over") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))
    register.committees.edit_term(factories.TERM.id, end=date(2012, 2, 29))
    text = words(register.publications.preview(IssuedKind.RESOLUTION_REGISTER, factories.TERM.id).pdf)
    assert_in_order(text, "3 Beschlüsse", "2012/B01", "2012/B02", "2012/B03")


def test_the_public_register_names_nothing_that_is_not_public(register):
    made = register.publications.issue(IssuedKind.RESOLUTION_REGISTER, factories.TERM.id, publication=True)
    pdf = register.archive.pdf(made.id)
    assert "2 Beschlüsse" in words(pdf)
    for planted in ("Zwiebelmuster", "Geheimnis", "2012/B03"):
        assert planted not in everything_in(pdf)


def test_a_term_without_resolutions_has_an_empty_register(office, meeting):
    text = words(office.publications.preview(IssuedKind.RESOLUTION_REGISTER, factories.TERM.id).pdf)
    assert_in_order(text, "0 Beschlüsse", "Aufgeführt sind nur die Beschlüsse des Beirates")
    assert "Was andere" not in text


def test_the_numbers_of_a_year_read_members_and_factions_as_of_the_day(office, meeting):
    anna, ben = factories.person("Ahorn", "Anna"), factories.person("Buche", "Ben")
    other = replace(meeting, id="other", state=MeetingState.CLOSED, start=datetime(2011, 3, 1, 18))
    adopted = factories.motion("Eins", number="1", dated=date(2012, 1, 5), joint_faction_ids=(CDU.id,))
    waiting = factories.motion("Zwei", number="2", dated=date(2012, 2, 5))
    with office.store.unit("counted") as unit:
        unit.meetings.save(other)
        for person, faction in ((anna, factories.SPD), (ben, CDU)):
            unit.persons.save(person)
            unit.memberships.save(factories.membership(person, faction_id=faction.id))
        unit.attendances.save(Attendance(meeting.id, anna.id, stays=(Stay(DAY, DAY + timedelta(minutes=65)),)))
        unit.attendances.save(Attendance(meeting.id, ben.id, declared=Declared.EXCUSED))
        for paper in (adopted, waiting):
            unit.papers.save(replace(paper, state=PaperState.SUBMITTED))
        unit.consultations.save(
            Consultation(adopted.id, factories.BEIRAT.id, state=ConsultationState.DONE, outcome=Outcome.ADOPTED)
        )
    with office.store.unit("closed") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))
    found = office.statistics.of(factories.BEIRAT.id, date(2012, 1, 1), date(2012, 12, 31))
    assert found.meetings == 1
    assert (found.attendance.by_person[anna.id].minutes, found.attendance.by_person[ben.id].excused) == (65, 1)
    assert found.attendance.by_faction[CDU.id].present == 0
    assert {key: dict(counts) for key, counts in found.motions.items()} == {
        factories.SPD.id: {"angenommen": 1, "offen": 1},
        CDU.id: {"angenommen": 1},
    }
    pdf = office.publications.preview(IssuedKind.STATISTICS, factories.BEIRAT.id, year=2012).pdf
    assert_in_order(
        words(pdf), "vom 01.01.2012 bis 31.12.2012", "1 Sitzung", "Ahorn, Anna", "SPD", "100 %", "1:05",
        "Buche, Ben", "CDU", "0 %", "0:00", "CDU 1 0 1", "SPD 1 1 0",
        "zusammen 2 1 1", "50 % 1:05", "Anträge nach Fraktion und Ergebnis", "CDU 1 0 0 0 0 1", "SPD 1 0 0 0 1 2",
        "zusammen 1 0 0 0 1 2",
    )  # fmt: skip
    assert_publishable(pdf)
    with pytest.raises(Refused, match=r"publication\.internal"):
        office.publications.preview(IssuedKind.STATISTICS, factories.BEIRAT.id, publication=True)
