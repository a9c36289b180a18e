"""The papers about ways of matters: from the record, and for the public without anything that is not public."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.desktop.tracking.words import station_sub
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState, PaperType, Target
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german.consultations import stop_label
from beirat_desktop.german.joinings import paper_words
from beirat_desktop.usecases.meetings.sublines import paper_line
from beirat_desktop.usecases.tracking.consultations import StationDecision
from beirat_desktop.usecases.tracking.tracking import Described
from tests import factories
from tests.documents.reading import assert_in_order, assert_publishable, everything_in, text_of
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    """A recommendation that the Stadtrat adopted otherwise; today is 01.10.2012."""
    made = build(office, target=Target.COUNCIL)
    office.course.open(made.meeting.id, time(17, 4))
    made.come(17)
    office.resolutions.record(made.item.id, Decision(Outcome.RECOMMENDED, vote=Vote("", yes=16, no=1)))
    office.store.now = lambda: datetime(2012, 10, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    office.consultations.edit(made.stations()[1].id, note="Vermerk: Herr Amsel spricht dort")
    wording = RichText.of("Der Stadtrat nimmt die Empfehlung an.")
    decision = StationDecision(Outcome.ADOPTED, date(2012, 6, 25), wording, "TOP 9", "20123004", Vote("", yes=30, no=5))
    office.consultations.decide(made.stations()[1].id, decision)
    return made


def sheet(office, key: str, *, publication: bool = False) -> str:
    pdf = office.publications.preview(IssuedKind.MATTER, key, publication=publication).pdf
    if publication:
        assert_publishable(pdf)
        return everything_in(pdf)
    return text_of(pdf).replace("\xa0", " ")


def test_every_station_stands_with_its_wording_and_vote(office, world):
    assert_in_order(
        sheet(office, world.paper.id), "Der Weg des Vorgangs", world.paper.title, "Umsetzung ohne", "04.04.2012",
        "Antrag", "24.05.2012", "Beirat", "mehrheitlich (Ja: 16, Nein: 1", "25.06.2012", "Stadtrat",
        "mehrheitlich (Ja: 30", "TOP 9, Vorlage 20123004", "Amsel", "Der Stadtrat nimmt die Empfehlung an.",
        "Umsetzung",
    )  # fmt: skip


def test_a_number_of_the_town_is_written_as_the_town_writes_it_wherever_it_stands(office, world):
    office.committees.edit_body(paper_prefix="KSD")
    (row,) = (one for one in office.tracking.page().rows if one.key == world.paper.id)
    assert row.elsewhere == "Vorlage KSD 20123004"
    story = office.tracking.story(world.paper.id)
    assert story.paper_prefix == "KSD"
    (matter,) = story.matters
    council = matter.stations[1]
    assert station_sub(council, matter.paper, "KSD").endswith("Vorlage KSD 20123004")
    assert "TOP 9, Vorlage KSD 20123004" in sheet(office, world.paper.id)
    decided = replace(council.consultation, external_number="KSD 20123004")
    assert station_sub(replace(council, consultation=decided), world.paper, "KSD").count("KSD") == 1


def test_a_report_of_the_town_bears_its_number_with_the_prefix(office, world):
    report = factories.motion("Bericht", paper_type=PaperType.REPORT, external_number="20196743", number="")
    own = factories.motion("Antrag", external_number="12", external_kind=PaperType.MOTION, number="")
    assert paper_line(report, "KSD") == "Vorlage KSD 20196743"
    assert paper_words(report, "KSD") == "Bericht (Vorlage KSD 20196743)"
    assert paper_words(own, "KSD") == "Antrag 12", "a motion bears no number of the town's system"
    assert paper_line(own, "KSD") == "Antrag 12"


def test_the_public_reads_nothing_that_is_not_public(office, world):
    closed = factories.motion("Grundstücksfrage", state=PaperState.DEBATED, dated=date(2012, 8, 1), public=False)
    draft = factories.motion("Nur ein Gedanke", state=PaperState.SUBMITTED, dated=date(2012, 9, 1))
    with office.store.unit("test") as unit:
        unit.papers.save(closed)
        unit.papers.save(draft)
    office.citations.add(closed.id, cited_paper_id=world.paper.id)
    office.citations.add(draft.id, cited_paper_id=world.paper.id)
    office.joinings.join(world.paper.id, closed.id, "Die Sache mit dem Acker")
    office.joinings.join(world.paper.id, draft.id)
    with office.store.unit("test") as unit:
        unit.papers.save(replace(unit.papers.get(draft.id), state=PaperState.DRAFT))
        (task,) = unit.follow_ups.where(paper_id=world.paper.id)
        unit.follow_ups.save(replace(task, title="Heimliche Aufgabe", public=False))
    whole = sheet(office, world.paper.id)
    assert_in_order(whole, "Acker", "Grundstücksfrage")
    assert "Heimliche Aufgabe" in whole
    public = sheet(office, world.paper.id, publication=True)
    for planted in ("Acker", "Grundstück", "Gedanke", "Heimlich", "Amsel"):
        assert planted not in public
    assert "Der Stadtrat nimmt die Empfehlung an." in public
    with pytest.raises(Refused, match=r"publication\.closed"):
        office.publications.preview(IssuedKind.MATTER, closed.id, publication=True)


def test_what_was_resolved_behind_closed_doors_stays_there(office, world):
    with office.store.unit("test") as unit:
        station = world.stations()[1]
        (resolution,) = unit.resolutions.where(consultation_id=station.id)
        unit.resolutions.save(replace(resolution, public=False))
    public = sheet(office, world.paper.id, publication=True)
    for planted in ("nimmt die Empfehlung an", "TOP 9", "TOP\xa09", "Ja: 30"):
        assert planted not in public
    assert "Ja: 16" in public


def test_all_open_matters_stand_on_one_paper_and_the_public_sees_its_own(office, world):
    closed = factories.motion("Grundstücksfrage", number="2012/11", state=PaperState.SUBMITTED, public=False)
    with office.store.unit("test") as unit:
        unit.papers.save(closed)
    loose = office.follow_ups.add("Schlüssel zurückgeben")
    with office.store.unit("test") as unit:
        unit.follow_ups.save(replace(unit.follow_ups.get(loose.id), public=False))
    key = factories.BEIRAT.id
    whole = text_of(office.publications.preview(IssuedKind.OPEN_MATTERS, key).pdf)
    assert_in_order(whole, "3 Vorgänge sind offen", "Schlüssel zurückgeben")
    assert "Grundstücksfrage" in whole
    pdf = office.publications.preview(IssuedKind.OPEN_MATTERS, key, publication=True).pdf
    assert_publishable(pdf)
    public = everything_in(pdf)
    assert "1 Vorgang ist offen" in public
    for planted in ("Grundstück", "Schlüssel"):
        assert planted not in public


def test_the_way_is_issued_and_kept(office, world):
    kept = office.publications.issue(IssuedKind.MATTER, world.paper.id)
    assert (kept.noun, kept.object_id, kept.number) == ("papers", world.paper.id, "01.10.2012")


def test_what_the_beirat_once_recommended_waits_for_the_stadtrat_under_the_number_of_its_kind(office, world):
    wording = RichText.of("Die Verwaltung wird gebeten, dem Stadtrat die Annahme des Plans vorzuschlagen.")
    council = next(one for one in office.committees.all() if one.kind is CommitteeKind.COUNCIL)
    made = office.tracking.add_matter(
        "Integrationsplan annehmen",
        world.paper.committee_id,
        StationDecision(
            Outcome.RECOMMENDED,
            date(2012, 6, 21),
            wording,
            external_number="2012/M2",
            target="Stadtrat",
            committee_id=council.id,
        ),
        Described(PaperType.MOTION, PaperType.MOTION),
    )
    row = next(one for one in office.tracking.page().rows if one.key == made.id)
    assert (row.elsewhere, row.waits_for) == ("Antrag 2012/M2", council.label)
    assert office.tracking.matter(made.id).tasks == ()
    assert paper_words(made, "KSD", external=False) == "Antrag 2012/M2"
    told = sheet(office, made.id)
    assert_in_order(told, "Antrag 2012/M2", "21.06.2012", "Beirat", "Antrag 2012/M2", "Stadtrat")
    assert "Vorlage" not in told
    assert "Umsetzung" not in told
    office.consultations.decide(
        office.consultations.stations(made.id)[-1].consultation.id,
        StationDecision(Outcome.ADOPTED, date(2012, 7, 2), wording, "TOP 9", "20129004"),
    )
    cited = office.citations.sources("Vorlage 20129004")
    assert [one.noun for one in cited] == ["resolutions", "papers"]
    assert cited[0].name == "Beschluss des Stadtrates vom 02.07.2012"
    assert [one.paper_id for one in office.joinings.candidates(world.paper.id, "20129004")] == [made.id]
    linked = office.initiatives.sources("20129004")
    assert [(one.resolution_id is None, one.paper_id) for one in linked] == [(False, None), (True, made.id)]
    unknown = StationDecision(
        Outcome.RECOMMENDED, date(2012, 6, 21), wording, external_number="B 7", target="Bundestag"
    )
    other = office.tracking.add_matter("Wahlrecht", world.paper.committee_id, unknown)
    assert "Bundestag" in [stop_label(stop, {}) for stop in office.tracking.matter(other.id).stops]


def test_what_was_put_off_is_told_with_its_day_and_waits_since_then(office, world):
    council = next(one for one in office.committees.all() if one.kind is CommitteeKind.COUNCIL)
    put_off = factories.motion("Begegnungszentrum", number="2012/12", state=PaperState.ADMITTED)
    meeting = factories.meeting(state=MeetingState.CLOSED)
    station = Consultation(
        put_off.id,
        factories.BEIRAT.id,
        state=ConsultationState.POSTPONED,
        outcome=Outcome.POSTPONED,
        meeting_id=meeting.id,
    )
    elsewhere = Consultation(
        put_off.id,
        council.id,
        1,
        state=ConsultationState.POSTPONED,
        outcome=Outcome.POSTPONED,
        due=date(2013, 1, 7),
    )
    with office.store.unit("test") as unit:
        unit.meetings.save(meeting)
        unit.papers.save(put_off)
        for one in (station, elsewhere):
            unit.consultations.save(one)
    said = text_of(office.publications.preview(IssuedKind.OPEN_MATTERS, factories.BEIRAT.id).pdf)
    assert_in_order(said, "Begegnungszentrum", "24.05.2012 Beirat: vertagt", "Stadtrat: vertagt")
    assert "07.01.2013 Stadtrat" not in said
    row = next(one for one in office.tracking.page().rows if one.key == put_off.id)
    assert row.waiting is not None
    assert row.waiting.since == date(2012, 5, 24)
    assert office.tracking.matter(put_off.id).waiting == row.waiting
