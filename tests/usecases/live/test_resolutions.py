from dataclasses import replace
from datetime import date, datetime, time

import pytest

from beirat_desktop.domain.agenda import ItemState
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import RESOLVING, ConsultationState, Outcome
from beirat_desktop.domain.decisions import Decision, suggested_outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState, Target
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm, VoteKind
from beirat_desktop.german.votes import result_words
from tests import factories
from tests.once import once
from tests.usecases.live_world import World, build


def running(office, present: int = 17, **fields: object) -> World:
    world = build(office, **fields)

    def lead() -> None:
        office.course.open(world.meeting.id, time(17, 4))
        world.come(present)

    once(office.store, f"running {present}", lead)
    return world


def vote(yes: int, no: int = 0, abstentions: int = 0, **fields: int) -> Vote:
    return Vote("", VoteForm.OPEN, yes, no, abstentions, **fields)


def correct(office, world: World, counts: Vote):
    """Correct the item's only vote."""
    (recorded,) = office.resolutions.votes(world.item.id)
    return office.resolutions.record(world.item.id, Decision(vote=counts, corrects_id=recorded.id, why="verzählt"))


@pytest.mark.parametrize(
    ("counts", "outcome", "words"),
    [
        ((17, 0, 0), Outcome.ADOPTED, "einstimmig"),
        ((14, 1, 2), Outcome.ADOPTED, "mehrheitlich angenommen"),
        ((8, 8, 1), Outcome.REJECTED, "abgelehnt"),
        ((1, 0, 16), Outcome.ADOPTED, "einstimmig bei 16 Enthaltungen"),
        ((0, 0, 17), Outcome.REJECTED, "abgelehnt"),
    ],
)
def test_counts_give_the_outcome_and_its_words(office, counts, outcome, words):
    world = running(office)
    given = vote(*counts)
    assert suggested_outcome(given, world.paper, world.paper.proposal) is outcome
    resolution = office.resolutions.record(world.item.id, Decision(outcome, world.paper.proposal, given))
    row = office.resolutions.desk(world.meeting.id).items[1]
    assert (row.resolution, row.item.outcome, row.item.state) == (resolution, outcome, ItemState.DONE)
    assert (row.vote.present, result_words(row.vote)) == (17, words)


def test_recording_keeps_resolution_number_station_and_paper_in_one_step(office):
    world = running(office, guest_topic="Kostenfreie Beratung des Landes")
    text = RichText.of("Der Beirat lädt zum 23.08.2012 eine Fachberatung ein.")
    resolution = office.resolutions.record(
        world.item.id, Decision(Outcome.ADOPTED_CHANGED, text, vote(14, 1, 2)), advance=True
    )
    station = world.stations()[0]
    assert (resolution.number, resolution.decided_on, resolution.consultation_id) == (
        "2012/B01",
        date(2012, 5, 24),
        station.id,
    )
    assert (station.state, station.outcome, station.wording) == (ConsultationState.DONE, Outcome.ADOPTED_CHANGED, text)
    assert (station.decided_on, station.item_number) == (date(2012, 5, 24), "Ö 2")
    with office.store.reading() as unit:
        speaker = unit.speakers.where(paper_id=world.paper.id)[0]
    assert (speaker.topic, speaker.state, speaker.resolution_id) == (
        "Kostenfreie Beratung des Landes",
        SpeakerState.SUGGESTED,
        resolution.id,
    )
    assert world.reload().state is PaperState.DEBATED
    assert office.resolutions.desk(world.meeting.id).current.item.id == world.miscellaneous.id
    office.undo("Am falschen Punkt erfasst")
    assert world.reload().state is PaperState.ON_AGENDA
    assert office.resolutions.desk(world.meeting.id).items[1].resolution is None


def test_a_motion_to_the_administration_becomes_a_task(office):
    world = running(office, target=Target.ADMINISTRATION)
    resolution = office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=vote(17)))
    task = office.follow_ups.of_paper(world.paper.id)[0]
    assert (task.resolution_id, task.title, task.carried_out_on) == (resolution.id, world.paper.title, None)


def test_a_recommendation_goes_on_to_the_council(office):
    world = running(office, target=Target.COUNCIL)
    assert suggested_outcome(vote(17), world.paper, world.paper.proposal) is Outcome.RECOMMENDED
    office.resolutions.record(world.item.id, Decision(Outcome.RECOMMENDED, vote=vote(17)))
    own, council = world.stations()
    assert own.outcome_target == "Stadtrat"
    assert (council.committee_id, council.state, council.requested_on) == (
        factories.COUNCIL.id,
        ConsultationState.PLANNED,
        date(2012, 5, 24),
    )


def test_a_postponed_motion_waits_for_another_agenda(office):
    world = running(office)
    office.resolutions.record(world.item.id, Decision(Outcome.POSTPONED))
    station = world.stations()[0]
    assert (station.state, station.outcome, station.decided_on) == (
        ConsultationState.POSTPONED,
        Outcome.POSTPONED,
        None,
    )
    assert world.reload().state is PaperState.ADMITTED
    assert office.resolutions.desk(world.meeting.id).items[1].resolution is None


def test_a_referral_plans_the_station_of_the_other_committee(office):
    world = running(office)
    social = Committee(factories.BODY.id, "Sozialausschuss")
    with office.store.unit("test") as unit:
        unit.committees.save(social)
    with pytest.raises(Refused, match=r"resolution\.target_missing"):
        office.resolutions.record(world.item.id, Decision(Outcome.REFERRED))
    office.resolutions.record(world.item.id, Decision(Outcome.REFERRED, committee_id=social.id))
    own, next_one = world.stations()
    assert (own.outcome, own.outcome_target) == (Outcome.REFERRED, "Sozialausschuss")
    assert (next_one.committee_id, next_one.requested_on) == (social.id, date(2012, 5, 24))


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.NOTED, PaperState.DONE),
        (Outcome.WITHDRAWN, PaperState.WITHDRAWN),
        (Outcome.NO_RESOLUTION, PaperState.DONE),
        (Outcome.REMOVED, PaperState.ADMITTED),
    ],
)
def test_other_outcomes_bring_the_paper_into_its_state(office, outcome, state):
    world = running(office)
    assert office.resolutions.record(world.item.id, Decision(outcome)) is None
    assert world.reload().state is state


def test_nothing_is_resolved_under_miscellaneous(office):
    world = running(office)
    decision = Decision(Outcome.ADOPTED, RichText.of("Es wird beschlossen."), vote(17))
    with pytest.raises(Refused, match=r"resolution\.not_under_item"):
        office.resolutions.record(world.miscellaneous.id, decision)
    office.resolutions.record(world.miscellaneous.id, Decision(Outcome.NOTED))


@pytest.mark.parametrize(
    ("present", "given", "rule"),
    [
        (17, vote(14, 1), "vote.sum_differs"),
        (17, Vote(form=VoteForm.SECRET, yes=17, demanded=16), "vote.secret_not_demanded"),
    ],
)
def test_what_does_not_add_up_is_said_and_needs_a_reason(office, present, given, rule):
    world = running(office, present)
    decision = Decision(Outcome.ADOPTED, world.paper.proposal, given)
    assert rule in [found.rule for found in office.resolutions.findings(world.item.id, decision)]
    with pytest.raises(Refused) as caught:
        office.resolutions.record(world.item.id, decision)
    assert (caught.value.rule, caught.value.overridable) == ("resolution.needs_reason", True)
    assert office.resolutions.desk(world.meeting.id).items[1].resolution is None
    reasoned = Decision(Outcome.ADOPTED, world.paper.proposal, given, reason="So im Protokollbuch.")
    office.resolutions.record(world.item.id, reasoned)
    kept = office.overrides.on("votes", office.resolutions.votes(world.item.id)[0].id)
    assert (rule, "So im Protokollbuch.") in [(one.rule, one.reason) for one in kept]
    # The reason is that of one vote: what is said of the next one is asked again.
    assert rule in [found.rule for found in office.resolutions.findings(world.item.id, decision)]


def test_with_an_excluded_member_sixteen_of_seventeen_vote(office):
    world = running(office)
    office.resolutions.exclude(world.item.id, world.people[2].id, "Vorstand des Trägers")
    assert office.resolutions.voters(world.item.id) == (17, 1)
    decision = Decision(Outcome.ADOPTED, vote=vote(16))
    assert office.resolutions.findings(world.item.id, decision) == ()
    office.resolutions.record(world.item.id, decision)
    row = office.resolutions.desk(world.meeting.id).items[1]
    assert (row.vote.excluded, row.exclusions[0].left_room) == (1, True)


def test_a_correction_keeps_the_number_and_takes_back_what_followed(office):
    world = running(office, target=Target.ADMINISTRATION)
    first = office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=vote(9, 8)))
    second = correct(office, world, vote(8, 9))
    assert (second.id, second.number, second.outcome) == (first.id, "2012/B01", Outcome.REJECTED)
    assert office.follow_ups.of_paper(world.paper.id) == []
    assert world.reload().state is PaperState.DONE
    with office.store.reading() as unit:
        assert [(v.yes, v.no) for v in unit.votes.where(resolution_id=first.id)] == [(8, 9)]


def test_a_correction_does_not_take_back_a_task_somebody_works_on(office):
    world = running(office, target=Target.ADMINISTRATION)
    office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=vote(9, 8)))
    task = office.follow_ups.of_paper(world.paper.id)[0]
    office.follow_ups.report(task.id, RichText.of("Angebot eingeholt"))
    correct(office, world, vote(8, 9))
    assert len(office.follow_ups.of_paper(world.paper.id)) == 1


def test_a_correction_does_not_delete_what_was_reported_on_a_task(office):
    world = running(office, target=Target.ADMINISTRATION)
    office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=vote(9, 8)))
    task = office.follow_ups.of_paper(world.paper.id)[0]
    report = office.follow_ups.report(task.id, RichText.of("Angebot eingeholt"))
    # The report stays, though the line that told of it was emptied.
    office.follow_ups.edit(task.id, status="")
    correct(office, world, vote(8, 9))
    assert office.follow_ups.of_paper(world.paper.id) == [task]
    assert office.follow_ups.reports(task.id) == [report]


def test_correcting_to_the_same_makes_nothing_twice(office):
    world = running(office, target=Target.COUNCIL)
    office.resolutions.record(world.item.id, Decision(Outcome.RECOMMENDED, vote=vote(17)))
    correct(office, world, vote(17))
    assert len(world.stations()) == 2
    with office.store.reading() as unit:
        assert (unit.resolutions.count(), unit.votes.count()) == (1, 1)


def test_typed_text_is_kept_until_the_vote_and_final_after_it(office):
    world = running(office)
    draft, final = RichText.of("Der Beirat lädt ein."), RichText.of("Der Beirat lädt zweimal ein.")
    office.resolutions.edit_text(world.item.id, draft)
    row = office.resolutions.desk(world.meeting.id).items[1]
    assert (row.text, row.resolution.number, row.item.outcome) == (draft, "", None)
    office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED_CHANGED, vote=vote(17)))
    with pytest.raises(Refused, match=r"resolution\.wording_locked"):
        office.resolutions.edit_text(world.item.id, final)
    assert world.stations()[0].wording == draft
    office.resolutions.edit(world.item.id, course=RichText.of("Die Fraktion begründet."))
    assert office.resolutions.desk(world.meeting.id).items[1].item.course.plain == "Die Fraktion begründet."


def test_calling_an_item_leaves_the_one_before_open_when_nothing_came_out(office):
    world = running(office)
    office.resolutions.begin(world.item.id)
    office.resolutions.begin(world.miscellaneous.id)
    states = [row.item.state for row in office.resolutions.desk(world.meeting.id).items]
    assert states == [ItemState.DONE, ItemState.OPEN, ItemState.CURRENT]


def test_before_the_meeting_is_opened_nothing_is_recorded(office):
    world = build(office)
    with pytest.raises(Refused, match=r"meeting\.not_running"):
        office.resolutions.record(world.item.id, Decision(Outcome.NOTED))


def test_an_item_without_a_paper_is_resolved_too(office):
    world = running(office)
    item = office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", vote(17))
    with pytest.raises(Refused, match=r"resolution\.text_missing"):
        office.resolutions.record(item.id, Decision(Outcome.ADOPTED, vote=vote(17)))
    text = RichText.of("Der Beirat bittet um eine Begehung.")
    resolution = office.resolutions.record(item.id, Decision(Outcome.ADOPTED, text, vote(17)))
    assert (resolution.paper_id, resolution.number) == (None, "2012/B01")


@pytest.mark.parametrize("target", list(Target))
def test_corrections_back_and_forth_leave_one_resolution_one_vote_and_one_station_of_the_item(office, target):
    world = running(office, target=target, guest_topic="Beratung" if target is Target.OWN else "")
    office.resolutions.record(world.item.id, Decision(vote=vote(9, 8)))
    numbers = set()
    for counts in (vote(8, 9), vote(9, 8), vote(17), vote(0, 17), vote(9, 8)):
        resolution = correct(office, world, counts)
        with office.store.reading() as unit:
            assert unit.resolutions.count() == unit.votes.count() == 1
            assert unit.consultations.count(agenda_item_id=world.item.id) == 1
            assert unit.follow_ups.count() <= 1
            assert unit.speakers.count() <= 1
        assert (resolution.outcome is Outcome.REJECTED) == (counts.no > counts.yes)
        numbers.add(resolution.number)
        # A matter that is over waits for nobody.
        if world.reload().state is PaperState.DONE:
            assert [s for s in world.stations() if s.state is ConsultationState.PLANNED] == []
    assert numbers == {"2012/B01"}


@pytest.mark.parametrize("first", [o for o in Outcome if o not in {*RESOLVING, Outcome.ELECTED}])
def test_an_item_that_was_not_resolved_on_comes_to_another_outcome(office, first):
    world = running(office)
    office.resolutions.record(world.item.id, Decision(first, committee_id=factories.COUNCIL.id))
    taken_up = "Die CDU-Fraktion nimmt ihn auf" if first is Outcome.WITHDRAWN else ""
    office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=vote(17), reason=taken_up))
    assert len(world.stations()) == 1, "a referral entered by mistake leaves no station behind"
    assert world.reload().state is PaperState.DONE


def test_a_station_planned_by_hand_outlives_a_correction_of_the_counts(office):
    world = running(office, target=Target.COUNCIL)
    social = Committee(factories.BODY.id, "Sozialausschuss")
    with office.store.unit("test") as unit:
        unit.committees.save(social)
    planned = office.consultations.add(world.paper.id, social.id)
    office.resolutions.record(world.item.id, Decision(Outcome.RECOMMENDED, vote=vote(17)))
    correct(office, world, vote(16, 1))
    _, prepares, council = world.stations()
    assert (prepares.id, prepares.requested_on) == (planned.id, date(2012, 5, 24))
    assert (council.committee_id, council.requested_on) == (factories.COUNCIL.id, None)


def test_what_is_asked_of_others_without_a_motion_is_a_task_from_the_vote_on(office):
    """An item of the office's own, with no paper: it vanished from the Beschlusskontrolle."""
    world = build(office)
    item = office.agenda.add_item(world.meeting.id, "Begrüßungsmappe")
    own = office.agenda.add_item(world.meeting.id, "Leitbild")
    office.course.open(world.meeting.id, time(17, 4))
    world.come(19)
    asked = RichText.of("Die Verwaltung wird gebeten, eine Begrüßungsmappe zu erstellen.")
    resolution = office.resolutions.record(item.id, Decision(Outcome.ADOPTED, asked, Vote("", yes=19)))
    said = RichText.of("Der Beirat gibt sich ein Leitbild.")
    office.resolutions.record(own.id, Decision(Outcome.ADOPTED, said, Vote("", yes=19)))
    with office.store.reading() as unit:
        (task,) = unit.follow_ups.all()
    assert (task.resolution_id, task.title, task.carried_out_on) == (resolution.id, "Begrüßungsmappe", None)
    (vote,) = office.resolutions.votes(item.id)
    mistyped = Vote("", yes=4, no=15)
    office.resolutions.record(
        item.id, Decision(Outcome.REJECTED, asked, mistyped, corrects_id=vote.id, why="Zahlen vertauscht")
    )
    with office.store.reading() as unit:
        assert unit.follow_ups.all() == []


def test_after_closing_a_new_vote_is_refused_before_a_wording_is_asked_for(office):
    world = build(office)
    item = office.agenda.add_item(world.meeting.id, "Ohne Antrag")
    office.course.open(world.meeting.id, datetime(2012, 5, 24, 17, 4))
    world.come(7)
    office.course.close(world.meeting.id, datetime(2012, 5, 24, 20))
    for kind in (VoteKind.MAIN, VoteKind.AMENDMENT, VoteKind.POINT):
        with pytest.raises(Refused, match=r"vote\.meeting_closed"):
            office.resolutions.record(item.id, Decision(Outcome.ADOPTED, vote=Vote(kind=kind, yes=7)))


def test_the_desk_names_a_paper_of_the_town_as_the_town_writes_it(office):
    world = build(office)
    office.committees.edit_body(paper_prefix="KSD")
    with office.store.unit("x") as unit:
        unit.papers.save(replace(unit.papers.get(world.paper.id), number="", external_number="20123004"))
    rows = [row for row in office.resolutions.desk(world.meeting.id).items if row.paper is not None]
    assert [row.paper_number for row in rows] == ["KSD 20123004"]
