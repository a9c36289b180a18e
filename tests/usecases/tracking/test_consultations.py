from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import ConsultationRole, ConsultationState, Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.differences import Kind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState, PaperType, Target
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.tracking import StopState
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german import finding, refusal
from beirat_desktop.usecases.record.checks import check
from beirat_desktop.usecases.tracking.consultations import StationDecision
from tests import factories
from tests.once import once
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    """The Beirat has recommended to the Stadtrat; it is autumn."""
    made = build(office, target=Target.COUNCIL)

    def lead() -> None:
        office.course.open(made.meeting.id, time(17, 4))
        made.come(19)
        office.resolutions.record(made.item.id, Decision(Outcome.RECOMMENDED, vote=Vote("", yes=19)))

    once(office.store, f"{__name__} world", lead)
    office.store.now = lambda: datetime(2012, 10, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    return made


def decided(outcome: Outcome = Outcome.ADOPTED, **fields: object) -> StationDecision:
    wording = RichText.of("Der Stadtrat lädt zur nächsten Sitzung eine Fachberatung ein.")
    return StationDecision(outcome, date(2012, 6, 25), wording, "TOP 9", "20113004", **fields)  # type: ignore[arg-type]


def test_the_councils_decision_is_kept_with_counts_and_becomes_a_task(office, world):
    council = world.stations()[1]
    office.consultations.decide(council.id, decided(vote=Vote("", yes=22, no=15, abstentions=5)))
    station = office.consultations.stations(world.paper.id)[1]
    assert (station.consultation.state, station.consultation.item_number) == (ConsultationState.DONE, "TOP 9")
    assert (station.vote.yes, station.vote.no, station.vote.abstentions) == (22, 15, 5)
    assert (station.resolution.decided_on, station.resolution.number) == (date(2012, 6, 25), "")
    assert world.reload().external_number == "20113004"
    assert office.follow_ups.of_paper(world.paper.id)[0].resolution_id == station.resolution.id


def test_a_result_known_in_words_only_is_no_fault(office, world):
    council = world.stations()[1]
    decision = decided(vote=Vote("", stated="mit deutlicher Mehrheit"))
    assert office.consultations.findings(council.id, decision) == ()
    office.consultations.decide(council.id, decision)
    assert office.consultations.stations(world.paper.id)[1].vote.stated == "mit deutlicher Mehrheit"


def test_counts_that_contradict_the_outcome_are_said(office, world):
    decision = decided(vote=Vote("", yes=15, no=22))
    found = office.consultations.findings(world.stations()[1].id, decision)
    assert [one.rule for one in found] == ["vote.outcome_not_adopted"]


@pytest.mark.parametrize(
    ("outcome", "counts", "rule"),
    [
        (Outcome.ADOPTED, {"yes": 62}, "vote.more_than_seats"),
        (Outcome.NOTED, {"yes": 30, "no": 20, "abstentions": 12}, "vote.more_than_seats"),
        (Outcome.ADOPTED, {"yes": 15, "no": 22}, "vote.outcome_not_adopted"),
        (Outcome.ADOPTED, {"yes": 15, "no": 15}, "vote.outcome_not_adopted"),
        (Outcome.POSTPONED, {"yes": 15, "no": 22}, "vote.outcome_not_adopted"),
        (Outcome.REJECTED, {"yes": 22, "no": 15}, "vote.outcome_not_rejected"),
    ],
)
def test_what_no_council_can_have_counted_is_refused_and_nothing_kept(office, world, outcome, counts, rule):
    _seats(office, 60)
    council, before = world.stations()[1], world.stations()
    with pytest.raises(Refused, match=rule) as refused:
        office.consultations.decide(council.id, decided(outcome, vote=Vote("", **counts)))
    assert "Bitte die Stimmen prüfen" in refusal(refused.value)
    with pytest.raises(Refused, match=rule):
        office.consultations.add_decided(
            world.paper.id, council.committee_id, decided(outcome, vote=Vote("", **counts))
        )
    assert world.stations() == before
    with office.store.reading() as unit:
        assert unit.resolutions.count(consultation_id=council.id) == 0


def test_sixty_one_of_sixty_is_the_chair_who_voted_too(office, world):
    """§ 29 (1) and § 36 (3) GemO: the council is its elected members and whoever presides over it."""
    _seats(office, 60)
    council, decision = world.stations()[1], decided(vote=Vote("", yes=40, no=21))
    assert [one.rule for one in office.consultations.findings(council.id, decision)] == ["vote.chair_counted"]
    office.consultations.decide(council.id, decision)
    assert office.consultations.stations(world.paper.id)[1].vote.yes == 40
    assert "vote.chair_counted" in {one.rule for one in check(office.store)}


def test_more_votes_than_a_council_has_are_found_in_a_record_that_came_in(office, world):
    _seats(office, 60)
    council = world.stations()[1]
    office.consultations.decide(council.id, decided(vote=Vote("", yes=40, no=20)))
    assert not {one.rule for one in check(office.store)} & {"vote.more_than_seats", "vote.chair_counted"}
    _seats(office, 50)  # as an older record may have it
    assert "vote.more_than_seats" in {one.rule for one in check(office.store)}


def _seats(office, seats):
    with office.store.unit("test") as unit:
        unit.committees.save(replace(factories.COUNCIL, statutory_seats=seats))


def test_referred_back_the_matter_waits_for_the_beirat_again(office, world):
    office.consultations.decide(world.stations()[1].id, decided(Outcome.REFERRED_BACK))
    again = world.stations()[2]
    assert (again.committee_id, again.state, again.requested_on) == (
        factories.BEIRAT.id,
        ConsultationState.PLANNED,
        date(2012, 6, 25),
    )
    assert world.reload().state is PaperState.ADMITTED


@pytest.mark.parametrize("outcome", [Outcome.ADOPTED, Outcome.REJECTED])
@pytest.mark.parametrize("day", [date(2012, 6, 25), date(2012, 6, 24)])
def test_a_referral_back_entered_by_mistake_leaves_nothing_waiting(office, world, outcome, day):
    council = world.stations()[1]
    office.consultations.decide(council.id, decided(Outcome.REFERRED_BACK))
    office.consultations.decide(council.id, replace(decided(outcome), decided_on=day))
    assert [(one.committee_id, one.outcome) for one in world.stations()[1:]] == [(factories.COUNCIL.id, outcome)]
    assert world.reload().state is not PaperState.ADMITTED


def test_correcting_the_council_changes_the_same_resolution(office, world):
    council = world.stations()[1]
    office.consultations.decide(council.id, decided(vote=Vote("", yes=22, no=15)))
    office.consultations.decide(council.id, decided(Outcome.REJECTED, vote=Vote("", yes=15, no=22)))
    with office.store.reading() as unit:
        assert unit.resolutions.count(consultation_id=council.id) == 1
    assert office.follow_ups.of_paper(world.paper.id) == []
    assert world.reload().state is PaperState.DONE


def test_referred_by_the_council_a_committee_prepares_and_the_council_decides_again(office, world):
    social = Committee(factories.BODY.id, "Sozialausschuss")
    with office.store.unit("test") as unit:
        unit.committees.save(social)
    office.consultations.decide(world.stations()[1].id, decided(Outcome.REFERRED, committee_id=social.id))
    prepares = world.stations()[2]
    assert (prepares.committee_id, prepares.role) == (social.id, ConsultationRole.PREPARATION)
    office.consultations.decide(prepares.id, decided())
    assert [station.committee_id for station in world.stations()][3:] == [factories.COUNCIL.id]


def test_the_wordings_stand_side_by_side_with_their_differences(office, world):
    office.consultations.decide(world.stations()[1].id, decided())
    first, second = office.consultations.compare(world.paper.id)
    assert first.same
    assert not second.same
    changed = [(stretch.kind, stretch.text) for stretch in second.stretches if stretch.kind is not Kind.SAME]
    assert changed == [(Kind.REMOVED, "Beirat"), (Kind.ADDED, "Stadtrat")]


def test_a_committees_report_that_nobody_moved_is_tracked_the_same_way(office, world):
    social = Committee(factories.BODY.id, "Sozialausschuss")
    report = factories.motion("Modellprojekt", paper_type=PaperType.REPORT, faction_id=None, state=PaperState.SUBMITTED)
    with office.store.unit("test") as unit:
        unit.committees.save(social)
        unit.papers.save(report)
    decision = replace(decided(Outcome.NOTED), item_number="TOP 5", external_number="20196743", vote=None)
    office.consultations.add_decided(report.id, social.id, decision)
    matter = office.tracking.matter(report.id)
    assert matter.paper.external_number == "20196743"
    assert matter.stops[1].state is StopState.DONE
    assert matter.stops[1].item_number == "TOP 5"


def test_a_decision_in_the_future_or_at_an_own_meeting_is_refused(office, world):
    own, council = world.stations()
    with pytest.raises(Refused, match=r"consultation\.in_the_future"):
        office.consultations.decide(council.id, replace(decided(), decided_on=date(2012, 10, 2)))
    with pytest.raises(Refused, match=r"consultation\.own_meeting"):
        office.consultations.decide(own.id, decided())


def test_a_decision_before_that_of_the_body_in_front_is_pointed_out(office, world):
    council = world.stations()[1]
    slip = replace(decided(), decided_on=date(2011, 6, 25))
    (found,) = office.consultations.findings(council.id, slip)
    assert (found.rule, found.object_id) == ("consultation.decided_out_of_order", council.id)
    assert "25.06.2011) liegt vor dem der Station davor (24.05.2012)" in finding(found).sentence
    office.consultations.decide(council.id, slip)
    assert found.rule in {one.rule for one in check(office.store)}
    assert office.consultations.findings(council.id, decided()) == ()
    office.consultations.decide(council.id, decided())
    assert found.rule not in {one.rule for one in check(office.store)}


def test_who_dealt_with_a_paper_is_not_exchanged(office, world):
    own, council = world.stations()
    office.consultations.decide(council.id, decided())
    for station, other in ((own, factories.COUNCIL), (council, factories.BEIRAT)):
        with pytest.raises(Refused, match=r"consultation\.has_happened"):
            office.consultations.edit(station.id, committee_id=other.id)
        office.consultations.edit(station.id, committee_id=station.committee_id, note="Nachgefragt.")


def test_chair_or_deputy_speak_for_the_beirat_elsewhere_and_nobody_else(office, world):
    council = world.stations()[1]
    chair, deputy, member = world.people[:3]
    (seat,) = office.persons.memberships(deputy.id)
    office.persons.change_role(seat.id, Role.DEPUTY, date(2012, 9, 1))
    assert [one.id for one in office.consultations.representatives()] == [chair.id, deputy.id]
    office.consultations.edit(council.id, representative_id=deputy.id)
    with pytest.raises(Refused, match=r"consultation\.may_not_represent") as refused:
        office.consultations.edit(council.id, representative_id=member.id)
    assert "Ada Mitglied 03 kann den Beirat dort nicht vertreten" in refusal(refused.value)
    (_, seat) = sorted(office.persons.memberships(deputy.id), key=lambda one: one.start or date.min)
    office.persons.change_role(seat.id, Role.MEMBER, date(2012, 10, 1))
    office.consultations.edit(council.id, representative_id=deputy.id, note="bleibt, wer benannt war")


def test_stations_can_be_planned_ordered_and_dropped_as_long_as_nothing_happened(office, world):
    social = Committee(factories.BODY.id, "Sozialausschuss")
    with office.store.unit("test") as unit:
        unit.committees.save(social)
    own, council = world.stations()
    between = office.consultations.add(world.paper.id, social.id, ConsultationRole.PREPARATION)
    office.consultations.reorder(world.paper.id, [own.id, between.id, council.id])
    assert [station.id for station in world.stations()] == [own.id, between.id, council.id]
    with pytest.raises(Refused, match=r"consultation\.decided_before_planned"):
        office.consultations.reorder(world.paper.id, [between.id, own.id, council.id])
    office.consultations.edit(between.id, due=date(2012, 9, 1), note="Vertretung zugesagt")
    assert office.consultations.stations(world.paper.id)[1].consultation.due == date(2012, 9, 1)
    office.consultations.remove(between.id)
    with pytest.raises(Refused, match=r"consultation\.has_happened"):
        office.consultations.remove(own.id)


def test_referred_by_the_council_to_the_beirat_a_matter_waits_for_its_agenda(office, world):
    decision = decided(Outcome.REFERRED, committee_id=factories.BEIRAT.id)
    office.consultations.decide(world.stations()[1].id, decision)
    assert world.stations()[2].committee_id == factories.BEIRAT.id
    assert world.reload().state is PaperState.ADMITTED


def test_what_the_council_decided_on_a_report_leaves_the_motion_waiting_there(office, world):
    waiting = world.stations()[1]
    report = office.papers.add(title="Bericht", paper_type=PaperType.REPORT, faction_id=None)
    office.consultations.add_decided(report.id, waiting.committee_id, decided(Outcome.NOTED))
    (own,) = office.consultations.stations(report.id)
    assert (own.consultation.committee_id, own.consultation.outcome) == (waiting.committee_id, Outcome.NOTED)
    assert world.stations()[1] == waiting
