"""What the reports count and tell of a record."""

from __future__ import annotations

from datetime import date

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.text import RichText
from tests import factories
from tests.documents.reading import structure

COUNTED = ("angenommen", "abgelehnt", "vertagt, verwiesen", "sonst erledigt")
ADOPTING = (Outcome.ADOPTED, Outcome.ADOPTED_CHANGED, Outcome.RECOMMENDED)
HELD = factories.meeting(state=MeetingState.CLOSED)


def words(office, kind, key, **how):
    return " ".join(structure(office.publications.preview(kind, key, **how).pdf).text.split())


def rows(office, kind, key, **how):
    tree = structure(office.publications.preview(kind, key, **how).pdf)
    return [[cell.text.strip() for cell in row.all("TH", "TD")] for row in tree.all("TR")]


@pytest.fixture
def tasks(office):
    """One task late, one done, one noted long ago, one not public."""
    paper = factories.motion(number="2012/07", state=PaperState.DEBATED)
    desk = Organization("Abteilung Integration")
    resolution = Resolution(factories.BEIRAT.id, date(2012, 2, 23), number="2012/B01", paper_id=paper.id)
    late = FollowUp(paper.id, resolution.id, "Fachberatung", desk.id, date(2012, 4, 1), "Angebot liegt vor")
    with office.store.unit("tasks") as unit:
        unit.meetings.save(HELD)
        unit.papers.save(paper)
        unit.organizations.save(desk)
        unit.resolutions.save(resolution)
        unit.follow_ups.save(late)
        unit.follow_ups.save(FollowUp(title="Flyer", carried_out_on=date(2012, 5, 2)))
        unit.follow_ups.save(FollowUp(title="Alte Sache", carried_out_on=date(2011, 1, 2), noted_on=date(2011, 2, 17)))
        unit.follow_ups.save(FollowUp(title="Grundstück", public=False))
        unit.status_reports.save(StatusReport(late.id, date(2012, 3, 1), RichText.of("erster")))
        unit.status_reports.save(
            StatusReport(late.id, date(2012, 5, 2), RichText.of("Angebot liegt vor"), meeting_id=HELD.id)
        )
    return late


def test_the_beschlusskontrolle_tells_source_office_due_and_last_report(office, tasks):
    table = rows(office, IssuedKind.FOLLOW_UP_REPORT, factories.BEIRAT.id)
    late = next(row for row in table if row[0].startswith("Fachberatung"))
    assert late[0] == "FachberatungBeschluss 2012/B01 vom 23.02.2012Antrag 2012/07 der SPD-Fraktion"
    assert late[1:5] == [
        "Abteilung Integration",
        "01.04.2012überfällig",
        "Angebot liegt vor",
        "02.05.2012, 12. Sitzung",
    ]


def test_what_was_noted_before_the_last_meeting_has_left_the_list(office, tasks):
    text = words(office, IssuedKind.FOLLOW_UP_REPORT, factories.BEIRAT.id)
    assert "Alte Sache" not in text
    assert "3 Beschlüsse stehen auf der Liste, davon 1 ausgeführt und noch nicht zur Kenntnis genommen, 1 über" in text


def test_what_is_not_public_is_in_the_houses_own_list_alone(office, tasks):
    assert "Grundstück" in words(office, IssuedKind.FOLLOW_UP_REPORT, factories.BEIRAT.id)
    assert "Grundstück" not in words(office, IssuedKind.FOLLOW_UP_REPORT, factories.BEIRAT.id, publication=True)


def test_a_faction_reads_of_refused_and_withdrawn_motions_but_not_of_drafts(office):
    states = {
        "Erster": PaperState.DRAFT,
        "Zweiter": PaperState.REFUSED,
        "Dritter": PaperState.WITHDRAWN,
        "Vierter": PaperState.SUBMITTED,
    }
    with office.store.unit("motions") as unit:
        for title, state in states.items():
            unit.papers.save(factories.motion(title, state=state))
        unit.papers.save(factories.motion("Fremder", state=PaperState.SUBMITTED, faction_id=None))
        unit.papers.save(factories.motion("Früherer", state=PaperState.SUBMITTED, dated=date(2009, 5, 1)))
        unit.papers.save(
            factories.motion(
                "Gemeinsamer", state=PaperState.SUBMITTED, faction_id=None, joint_faction_ids=(factories.SPD.id,)
            )
        )
    text = words(office, IssuedKind.FACTION_REPORT, factories.SPD.id)
    assert "4 Anträge: 2 noch nicht beraten, 1 nicht zugelassen, 1 zurückgezogen." in text
    for title in ("Zweiter", "Dritter", "Vierter", "Gemeinsamer"):
        assert title in text
    for title in ("Erster", "Fremder", "Früherer"):
        assert title not in text
    assert "Früherer" in words(office, IssuedKind.FACTION_REPORT, factories.SPD.id, year=2009)


def test_the_year_of_the_sample_is_counted_as_the_record_has_it(sample):
    with sample.store.reading() as unit:
        beirat = unit.committees.where(kind=CommitteeKind.BEIRAT)[0]
        meetings = [m for m in unit.meetings.all() if m.day.year == 2011]
        motions = [p for p in unit.papers.all() if p.dated and p.dated.year == 2011 and p.state is not PaperState.DRAFT]
        items = {i.id for m in meetings for i in unit.agenda_items.where(meeting_id=m.id)}
        resolutions = unit.resolutions.where(agenda_item_id=items)
        motions = [p for p in motions if p.committee_id == beirat.id and p.paper_type == "motion"]
    text = words(sample, IssuedKind.ANNUAL_REPORT, beirat.id, year=2011)
    assert f"{len(meetings)} Sitzungen, {len(motions)} Anträge, {len(resolutions)} Beschlüsse." in text
    results = [row for row in rows(sample, IssuedKind.ANNUAL_REPORT, beirat.id, year=2011) if row[0] in COUNTED]
    assert [row[0] for row in results] == list(COUNTED)
    assert sum(int(row[1]) for row in results) == len(resolutions)
    adopted = sum(resolution.outcome in ADOPTING for resolution in resolutions)
    assert results[0][1] == str(adopted)
    assert adopted
    (way,) = [row for row in rows(sample, IssuedKind.ANNUAL_REPORT, beirat.id, year=2011) if "Nationalen" in row[0]]
    assert way[1:] == ["20.01.2011", "21.03.2011", str((date(2011, 3, 21) - date(2011, 1, 20)).days), "angenommen"]


def told(office, paper, *more, publication=False, year=None, factions=()):
    """The row of a motion in the report of its faction, None where it is left out."""
    with office.store.unit("motion") as unit:
        for faction in factions:
            unit.factions.save(faction)
        unit.papers.save(paper)
        for noun, value in more:
            unit.nouns(noun).save(value)
    table = rows(office, IssuedKind.FACTION_REPORT, factories.SPD.id, publication=publication, year=year)
    return next((row for row in table if len(row) > 2 and paper.title in row[2]), None)


def test_a_motion_of_the_term_before_counts_where_it_was_debated_in_this_one(office):
    paper = factories.motion(dated=date(2009, 10, 20), state=PaperState.DEBATED)
    debated = Consultation(
        paper.id,
        factories.BEIRAT.id,
        state=ConsultationState.DONE,
        outcome=Outcome.ADOPTED,
        decided_on=date(2009, 11, 19),
    )
    assert told(office, paper) is None
    row = told(office, paper, ("consultations", debated))
    assert row is not None
    assert row[3] == "19.11.2009: angenommen"


def test_what_was_put_off_waits_since_that_day(office):
    paper = factories.motion(state=PaperState.ON_AGENDA)
    meeting = factories.meeting(state=MeetingState.CLOSED)
    station = Consultation(
        paper.id,
        factories.BEIRAT.id,
        state=ConsultationState.POSTPONED,
        outcome=Outcome.POSTPONED,
        meeting_id=meeting.id,
    )
    row = told(office, paper, ("meetings", meeting), ("consultations", station))
    assert row[3] == "24.05.2012: vertagt"
    assert row[5] == "zuständig: Beirat, seit 24.05.2012"


def test_the_reason_of_a_refusal_stays_in_the_house(office):
    paper = factories.motion(state=PaperState.REFUSED, refusal_reason="Außenpolitik")
    assert told(office, paper)[5] == "nicht zugelassen: Außenpolitik"
    assert told(office, paper, publication=True)[5] == "nicht zugelassen"


def test_what_is_only_submitted_does_not_go_public(office):
    paper = factories.motion(state=PaperState.SUBMITTED)
    assert told(office, paper) is not None
    assert told(office, paper, publication=True) is None
    assert told(office, factories.motion("Zugelassen", state=PaperState.ADMITTED), publication=True) is not None


def test_a_joint_motion_names_the_others_in_each_report(office):
    other = Faction(factories.BEIRAT.id, "Internationale Liste")
    paper = factories.motion(state=PaperState.SUBMITTED, faction_id=other.id, joint_faction_ids=(factories.SPD.id,))
    row = told(office, paper, factions=(other,))
    assert row[2] == f"{paper.title}gemeinsam mit der Internationalen Liste"


def test_a_late_task_is_marked_and_a_private_guest_is_responsible_for_nothing(office):
    late = factories.motion("Spät", state=PaperState.DEBATED)
    desk = Organization("Abteilung Integration")
    task = FollowUp(late.id, organization_id=desk.id, due=date(2012, 4, 1))
    row = told(office, late, ("organizations", desk), ("follow_ups", task))
    assert row[5] == "zuständig: Abteilung Integration, seit 04.04.2012, überfällig (Frist 01.04.2012)"
    heard = factories.motion("Gehört", state=PaperState.DEBATED)
    person = factories.person("Ostertag", "Magdalena")
    guest = Speaker("Vortrag", person.id, paper_id=heard.id, state=SpeakerState.ASKED, asked_on=date(2012, 5, 2))
    row = told(office, heard, ("persons", person), ("speakers", guest))
    assert row[5] == "zuständig: Gast, seit 02.05.2012"
    at_desk = Speaker("Vortrag", person.id, desk.id, heard.id, state=SpeakerState.ASKED, asked_on=date(2012, 5, 2))
    with office.store.unit("guest") as unit:
        unit.speakers.delete(guest.id)
    row = told(office, heard, ("speakers", at_desk))
    assert row[5] == "zuständig: Abteilung Integration, seit 02.05.2012"


def test_a_resolution_of_another_body_says_whose_it_is(office):
    resolution = Resolution(factories.COUNCIL.id, date(2012, 3, 12))
    with office.store.unit("council") as unit:
        unit.committees.save(factories.COUNCIL)
        unit.resolutions.save(resolution)
        unit.follow_ups.save(FollowUp(resolution_id=resolution.id, title="Stelle ausschreiben"))
    table = rows(office, IssuedKind.FOLLOW_UP_REPORT, factories.BEIRAT.id)
    assert [row[0] for row in table if row[0].startswith("Stelle")] == [
        "Stelle ausschreibenBeschluss des Stadtrates vom 12.03.2012"
    ]
