"""The votes of an item: what each is worth, what stays of it, and what follows."""

from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

import pytest

from beirat_desktop.domain.agenda import AgendaItem, ItemKind, ItemState
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.attendance import AttendanceGroup
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import ConsultationState, Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.excerpts import Excerpt, content_hash
from beirat_desktop.domain.minutes import MinutesPart
from beirat_desktop.domain.papers import PaperState, Target
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Ballot, Effect, FactionCount, Vote, VoteForm, VoteKind, effect
from beirat_desktop.german import refusal
from beirat_desktop.german.votes import result_words
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.record.checks import check
from tests import factories
from tests.documents.reading import assert_in_order, text_of
from tests.once import once
from tests.usecases.live_world import World, build, outdated


def running(office, present: int = 17, **fields: object) -> World:
    world = build(office, **fields)

    def lead() -> None:
        office.course.open(world.meeting.id, time(17, 4))
        world.come(present)

    once(office.store, f"running {present}", lead)
    return world


def counts(yes: int, no: int = 0, abstentions: int = 0, form: VoteForm = VoteForm.OPEN, **fields: object) -> Vote:
    return Vote(None, form, yes, no, abstentions, **fields)


def row(world: World):
    return world.office.resolutions.desk(world.meeting.id).items[1]


def minutes(world: World) -> str:
    return " ".join(text_of(world.office.minutes.paper(world.meeting.id).pdf).split())


def excerpt(world: World) -> str:
    terms = world.office.excerpts.usual_terms(world.meeting.id)
    return " ".join(text_of(world.office.excerpts.preview(world.item.id, terms).pdf).split())


def gate(world: World) -> list[str]:
    return [found.rule for found in world.office.minutes.findings(world.meeting.id)]


def test_a_vote_keeps_who_might_vote_how_it_read_and_who_presided(office):
    world = running(office, 18)
    office.resolutions.exclude(world.item.id, world.people[2].id)
    with office.store.unit("test") as unit:
        unit.meetings.save(replace(unit.meetings.get(world.meeting.id), chair_id=world.people[0].id))
    office.resolutions.record(world.item.id, Decision(vote=counts(15, 2)))
    world.come(12)
    (vote,) = row(world).votes
    assert (vote.present, vote.excluded, len(vote.voter_ids), vote.excluded_ids) == (18, 1, 17, (world.people[2].id,))
    assert (vote.wording, vote.presided_id, vote.needed) == (world.paper.proposal, world.people[0].id, 11)
    assert vote.resolution_id == row(world).resolution.id


def test_the_minute_of_a_vote_is_kept_while_the_meeting_is_held(office, monkeypatch):
    world = running(office)
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    assert row(world).vote.moment is None, "written down long after, nobody knows the minute"
    office.undo("Zu früh erfasst")
    zone = office.store.now().tzinfo
    monkeypatch.setattr(office.store, "now", lambda: datetime(2012, 5, 25, 0, 15, 40, tzinfo=zone))
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    assert row(world).vote.moment == datetime(2012, 5, 25, 0, 15)


def test_without_quorum_nothing_is_adopted_whatever_the_reason(office):
    world = running(office, 16)
    decision = Decision(Outcome.ADOPTED, vote=counts(10, 6))
    with pytest.raises(Refused, match=r"resolution\.needs_reason"):
        office.resolutions.record(world.item.id, decision)
    assert office.resolutions.record(world.item.id, replace(decision, reason="So im Protokollbuch")) is None
    here = row(world)
    assert (here.item.outcome, here.item.state, here.resolution.decided) == (None, ItemState.OPEN, False)
    assert here.text == world.paper.proposal
    assert result_words(here.vote) == "nicht wirksam beschlossen: nicht beschlussfähig"
    assert (here.vote.yes, here.vote.no, world.reload().state) == (10, 6, PaperState.ON_AGENDA)
    office.course.close(world.meeting.id, time(19))
    assert "Ja: 10, Nein: 6, Enthaltungen: 0 – nicht wirksam beschlossen: nicht beschlussfähig" in minutes(world)
    assert "angenommen" not in minutes(world)
    assert "minutes.vote_void" in gate(world)
    assert "nicht wirksam beschlossen: nicht beschlussfähig" in excerpt(world)
    assert "angenommen" not in excerpt(world)


def test_a_void_vote_is_followed_by_a_valid_one(office):
    world = running(office, 16)
    office.resolutions.record(world.item.id, Decision(vote=counts(16), reason="gezählt"))
    world.come(17)
    resolution = office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    assert (resolution.outcome, [effect(one) for one in row(world).votes]) == (
        Outcome.ADOPTED,
        [Effect.VOID, Effect.CARRIED],
    )
    office.course.close(world.meeting.id, time(19))
    assert "minutes.vote_void" not in gate(world)


@pytest.mark.parametrize(("present", "given"), [(16, counts(999)), (17, counts(17, 1)), (17, counts(9, 9))])
def test_more_votes_than_voters_are_refused_in_a_sentence(office, present, given):
    world = running(office, present)
    with pytest.raises(Refused) as refused:
        office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=given, reason="Tippfehler"))
    assert (refused.value.rule, refused.value.overridable) == ("vote.more_than_voters", False)
    assert refusal(refused.value).startswith(f"{given.cast} Stimmen sind mehr, als mitstimmen dürfen ({present}).")
    assert row(world).votes == ()


@pytest.mark.parametrize(
    ("given", "outcome", "rule"),
    [
        (counts(8, 8, 1), Outcome.ADOPTED, "vote.outcome_not_adopted"),
        (counts(9, 8), Outcome.REJECTED, "vote.outcome_not_rejected"),
        (Vote(), Outcome.ADOPTED, "vote.missing"),
    ],
)
def test_the_outcome_is_what_the_counts_say(office, given, outcome, rule):
    world = running(office)
    with pytest.raises(Refused) as refused:
        office.resolutions.record(world.item.id, Decision(outcome, vote=given, reason="Tippfehler"))
    assert refused.value.rule == rule
    assert refusal(refused.value)


def test_during_a_break_before_the_opening_and_with_nobody_there_nothing_is_voted(office):
    world = running(office)
    office.course.interrupt(world.meeting.id, time(18))
    with pytest.raises(Refused, match=r"vote\.on_break"):
        office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    with pytest.raises(Refused, match=r"vote\.on_break"):
        office.agenda_votes.take_off(world.item.id, counts(17))
    for outcome in (Outcome.POSTPONED, Outcome.WITHDRAWN, Outcome.NOTED):
        with pytest.raises(Refused, match=r"vote\.on_break"):
            office.resolutions.record(world.item.id, Decision(outcome))
    office.course.resume(world.meeting.id, time(18, 10))
    for person in world.people[:17]:
        office.attendances.leave(world.meeting.id, person.id, time(18, 20))
    with pytest.raises(Refused, match=r"vote\.nobody_present"):
        office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED))
    office.resolutions.record(world.item.id, Decision(Outcome.POSTPONED))


def test_after_the_end_nothing_is_voted_but_a_typing_error_is_corrected(office):
    world = running(office)
    office.resolutions.record(world.item.id, Decision(vote=counts(16, 1)))
    office.course.close(world.meeting.id, time(19))
    (vote,) = row(world).votes
    again = replace(counts(17), repeats_id=vote.id)
    with pytest.raises(Refused, match=r"vote\.meeting_closed"):
        office.resolutions.record(world.item.id, Decision(vote=again, why="noch einmal"))
    amended = Decision(vote=counts(15, 2), corrects_id=vote.id, why="verzählt")
    with pytest.raises(Refused, match=r"holding\.closed"):
        office.resolutions.record(world.item.id, amended)
    said = Correcting("verzählt")
    office.corrections.correct(world.meeting.id, said, lambda: office.resolutions.record(world.item.id, amended))
    assert [(one.yes, one.no, one.corrected) for one in row(world).votes] == [(15, 2, "verzählt")]


def test_another_outcome_leaves_the_recorded_vote_and_takes_a_reason(office):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    for outcome in (Outcome.POSTPONED, Outcome.REMOVED, Outcome.WITHDRAWN, Outcome.NOTED):
        with pytest.raises(Refused) as refused:
            office.resolutions.record(world.item.id, Decision(outcome))
        assert (refused.value.rule, refused.value.overridable) == ("resolution.already_decided", True)
    office.resolutions.record(world.item.id, Decision(Outcome.POSTPONED, reason="Neue Unterlagen"))
    main, act = row(world).votes
    assert (main.yes, main.no, main.abstentions) == (20, 0, 0)
    assert (act.kind, act.reason, row(world).item.outcome) == (
        VoteKind.ADJOURNED,
        "Neue Unterlagen",
        Outcome.POSTPONED,
    )
    assert row(world).resolution.outcome is Outcome.ADOPTED
    assert_in_order(minutes(world), "Ja: 20, Nein: 0", "einstimmig", "Grund: Neue Unterlagen", "Vertagt.")


@pytest.mark.parametrize(
    ("kind", "outcome"), [(VoteKind.ADJOURNED, Outcome.POSTPONED), (VoteKind.REFERRED, Outcome.REFERRED)]
)
def test_a_vote_on_procedure_turns_no_resolved_item_round_in_silence(office, kind, outcome):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    stations, state = world.stations(), world.reload().state
    carried = Decision(vote=counts(15, 5, kind=kind), target="Stadtrat")
    with pytest.raises(Refused) as refused:
        office.resolutions.record(world.item.id, carried)
    assert (refused.value.rule, refused.value.overridable) == ("resolution.already_decided", True)
    assert (row(world).item.outcome, len(row(world).votes)) == (Outcome.ADOPTED, 1)
    assert (world.stations(), world.reload().state) == (stations, state)
    office.resolutions.record(world.item.id, replace(carried, vote=counts(15, 5, kind=kind), reason="Neue Unterlagen"))
    main, act = row(world).votes
    assert (main.yes, act.reason, row(world).item.outcome) == (20, "Neue Unterlagen", outcome)
    assert row(world).resolution.outcome is Outcome.ADOPTED


def test_what_was_voted_on_is_not_adopted_without_a_vote(office):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(vote=counts(10, 10)))
    (vote,) = row(world).votes
    silent = Vote(form=VoteForm.NONE, repeats_id=vote.id)
    with pytest.raises(Refused, match=r"vote\.had_one"):
        office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=silent, why="einvernehmlich"))


def test_a_repeated_vote_stays_beside_the_first_and_only_the_last_counts(office):
    world = running(office)
    office.resolutions.record(world.item.id, Decision(vote=counts(9, 8)))
    (first,) = row(world).votes
    again = counts(7, 10, repeats_id=first.id)
    with pytest.raises(Refused, match=r"resolution\.already_decided"):
        office.resolutions.record(world.item.id, Decision(vote=counts(7, 10)))
    with pytest.raises(Refused, match=r"vote\.why_missing"):
        office.resolutions.record(world.item.id, Decision(vote=again))
    resolution = office.resolutions.record(world.item.id, Decision(vote=again, why="Die Zählung war strittig"))
    assert (resolution.number, resolution.outcome) == ("2012/B01", Outcome.REJECTED)
    assert [(v.yes, v.no, v.resolution_id, v.reason) for v in row(world).votes] == [
        (9, 8, None, ""),
        (7, 10, resolution.id, "Die Zählung war strittig"),
    ]
    assert_in_order(
        minutes(world), "Abstimmung:", "Ja: 9, Nein: 8", "Beschluss 2012/B01:", "Die Zählung war strittig.", "Ja: 7"
    )
    assert excerpt(world).count("Nein:") == 1


def correct(world, vote, yes, no):
    mended = Decision(vote=counts(yes, no), corrects_id=vote.id, why="Zahlendreher")
    world.office.resolutions.record(world.item.id, mended)


def test_a_typing_error_in_a_vote_that_was_repeated_turns_nothing_round(office):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    (first,) = row(world).votes
    office.resolutions.record(world.item.id, Decision(vote=counts(3, 17, repeats_id=first.id), why="Zweifel"))
    stations, state = world.stations(), world.reload().state
    correct(world, first, 19, 1)
    assert [(vote.yes, vote.no) for vote in row(world).votes] == [(19, 1), (3, 17)]
    assert (row(world).item.outcome, row(world).resolution.outcome) == (Outcome.REJECTED, Outcome.REJECTED)
    assert (world.stations(), world.reload().state) == (stations, state)
    correct(world, row(world).votes[1], 17, 3)
    assert (row(world).item.outcome, row(world).resolution.outcome) == (Outcome.ADOPTED, Outcome.ADOPTED)


def test_a_typing_error_takes_back_nothing_that_was_decided_after_the_vote(office):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    (main,) = row(world).votes
    office.resolutions.record(world.item.id, Decision(Outcome.POSTPONED, reason="Neue Unterlagen"))
    correct(world, main, 2, 18)
    assert (row(world).item.outcome, row(world).resolution.outcome) == (Outcome.POSTPONED, Outcome.REJECTED)


def test_a_motion_on_procedure_found_carried_after_the_main_vote_puts_nothing_off(office):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(vote=counts(5, 15, kind=VoteKind.ADJOURNED)))
    (lost,) = row(world).votes
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    correct(world, lost, 15, 5)
    assert (row(world).item.outcome, row(world).votes[0].yes) == (Outcome.ADOPTED, 15)


def test_no_vote_of_another_item_is_corrected_or_repeated(office):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    (vote,) = row(world).votes
    with office.store.unit("test") as unit:
        other = unit.agenda_items.save(AgendaItem(world.meeting.id, "Wohnen", 3, number="Ö 4"))
    wording = RichText.of("Der Beirat stimmt zu.")
    for wrong in (
        Decision(text=wording, vote=counts(3, 17), corrects_id=vote.id, why="Tippfehler"),
        Decision(text=wording, vote=counts(3, 17, repeats_id=vote.id), why="Zweifel"),
    ):
        with pytest.raises(Refused, match=r"vote\.other_item"):
            office.resolutions.record(other.id, wrong)
    assert row(world).votes == (vote,)


def test_a_carried_referral_is_no_resolution(office):
    world = running(office, 20)
    social = Committee(factories.BODY.id, "Sozialausschuss")
    with office.store.unit("test") as unit:
        unit.committees.save(social)
    office.resolutions.record(world.item.id, Decision(Outcome.REFERRED, vote=counts(15, 5), committee_id=social.id))
    here = row(world)
    assert (here.item.outcome, here.resolution, [v.kind for v in here.votes]) == (
        Outcome.REFERRED,
        None,
        [VoteKind.REFERRED],
    )
    office.course.close(world.meeting.id, time(19))
    told = excerpt(world)
    assert_in_order(
        told, "Ergebnis", "Verwiesen an den Sozialausschuss.", "Verweisung: Sozialausschuss: Ja: 15, Nein: 5"
    )
    assert "Beschluss" not in told.partition("Ergebnis")[2]
    text = minutes(world)
    assert_in_order(text, "Verweisung: Sozialausschuss: Ja: 15, Nein: 5", "Verwiesen an den Sozialausschuss.")
    assert "Beschluss" not in text.partition("Öffentlicher Teil")[2]
    assert not {"minutes.outcome_missing", "minutes.vote_missing", "minutes.wording_missing"} & set(gate(world))


def test_a_failed_motion_on_procedure_is_kept_and_changes_nothing(office):
    world = running(office, 20)
    office.resolutions.begin(world.item.id)
    before = world.stations()
    office.resolutions.record(world.item.id, Decision(Outcome.POSTPONED, vote=counts(5, 15, mover="CDU-Fraktion")))
    here = row(world)
    assert (here.item.outcome, here.item.state, world.stations()) == (None, ItemState.CURRENT, before)
    assert [(v.kind, effect(v)) for v in here.votes] == [(VoteKind.ADJOURNED, Effect.LOST)]
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    assert_in_order(minutes(world), "Vertagung (CDU-Fraktion):", "Ja: 5, Nein: 15", "abgelehnt", "Beschluss 2012/B01:")


def test_an_outcome_whose_vote_was_typed_wrong_is_taken_back(office):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(Outcome.POSTPONED, vote=counts(15, 5)))
    assert world.reload().state is PaperState.ADMITTED
    (vote,) = row(world).votes
    office.resolutions.record(world.item.id, Decision(vote=counts(5, 15), corrects_id=vote.id, why="vertauscht"))
    assert (row(world).item.outcome, world.reload().state) == (None, PaperState.ON_AGENDA)
    (mended,) = row(world).votes
    assert (mended.kind, mended.wording, mended.no) == (VoteKind.ADJOURNED, RichText(), 15)


def amendment(text: str, yes: int, no: int) -> Decision:
    return Decision(vote=counts(yes, no, kind=VoteKind.AMENDMENT, mover="CDU-Fraktion", wording=RichText.of(text)))


def test_a_carried_amendment_changes_the_wording_and_both_stay(office):
    world = running(office)
    office.resolutions.record(world.item.id, amendment("Der Beirat lädt zwei Personen ein.", 12, 5))
    office.resolutions.record(world.item.id, amendment("Der Beirat lädt niemanden ein.", 2, 15))
    here = row(world)
    assert (here.text.plain, here.item.outcome) == ("Der Beirat lädt zwei Personen ein.", None)
    resolution = office.resolutions.record(world.item.id, Decision(vote=counts(16, 1)))
    assert (resolution.outcome, resolution.text.plain) == (
        Outcome.ADOPTED_CHANGED,
        "Der Beirat lädt zwei Personen ein.",
    )
    first = row(world).votes[0]
    assert (first.before, first.mover) == (world.paper.proposal, "CDU-Fraktion")
    assert_in_order(
        minutes(world),
        "Änderungsantrag (CDU-Fraktion):",
        "Der Beirat lädt zwei Personen ein.",
        "Ja: 12, Nein: 5",
        "Der Beirat lädt niemanden ein.",
        "Ja: 2, Nein: 15, Enthaltungen: 0 – abgelehnt",
        "Beschluss 2012/B01:",
        "Ja: 16, Nein: 1",
    )
    assert "Der Beirat lädt zwei Personen ein." in excerpt(world)
    assert "Der Beirat lädt niemanden ein." not in excerpt(world)


def test_after_the_main_vote_no_amendment_comes_and_none_is_turned_round(office):
    world = running(office)
    office.resolutions.record(world.item.id, amendment("Der Beirat lädt zwei Personen ein.", 12, 5))
    office.resolutions.record(world.item.id, Decision(vote=counts(16, 1)))
    with pytest.raises(Refused, match=r"resolution\.wording_locked"):
        office.resolutions.record(world.item.id, amendment("Anders.", 12, 5))
    first = row(world).votes[0]
    with pytest.raises(Refused, match=r"vote\.amendment_settled"):
        office.resolutions.record(world.item.id, Decision(vote=counts(5, 12), corrects_id=first.id, why="vertauscht"))
    office.resolutions.record(world.item.id, Decision(vote=counts(11, 6), corrects_id=first.id, why="verzählt"))
    assert (row(world).votes[0].yes, row(world).votes[0].kind) == (11, VoteKind.AMENDMENT)


def test_an_amendment_corrected_to_be_lost_gives_the_wording_back(office):
    world = running(office)
    office.resolutions.record(world.item.id, amendment("Der Beirat lädt zwei Personen ein.", 12, 5))
    (first,) = row(world).votes
    office.resolutions.record(world.item.id, Decision(vote=counts(5, 12), corrects_id=first.id, why="vertauscht"))
    assert row(world).text == world.paper.proposal


HOMES = "1. Die Stadt baut zehn Wohnungen.\n2. Die Stadt berichtet jährlich."
MORE = "1. Die Stadt baut zwanzig Wohnungen.\n2. Die Stadt berichtet jährlich."
OFTEN = "1. Die Stadt baut zwanzig Wohnungen.\n2. Die Stadt berichtet monatlich."


def two_amendments(office) -> World:
    """Each to another point; the second builds on the first."""
    world = running(office, proposal=RichText.of(HOMES))
    for wording in (MORE, OFTEN):
        office.resolutions.record(world.item.id, amendment(wording, 12, 5))
    return world


def corrects(world: World, number: int, vote: Vote, **fields: object) -> None:
    earlier = row(world).votes[number]
    mended = replace(vote, wording=earlier.wording, **fields)
    world.office.resolutions.record(world.item.id, Decision(vote=mended, corrects_id=earlier.id, why="vertippt"))


@pytest.mark.parametrize("voted", [False, True])
def test_a_miscounted_amendment_is_corrected_and_the_later_one_stays(office, voted):
    world = two_amendments(office)
    if voted:
        office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    corrects(world, 0, counts(11, 6))
    assert (row(world).votes[0].yes, row(world).text.plain) == (11, OFTEN)


def test_an_amendment_that_was_built_on_is_turned_round_from_the_end(office):
    world = two_amendments(office)
    first = row(world).votes[0]
    again = replace(first, id="again", yes=5, no=12, repeats_id=first.id)
    for turned in (
        Decision(vote=again, why="strittig"),
        Decision(vote=counts(5, 12), corrects_id=first.id, why="Tippfehler"),
    ):
        with pytest.raises(Refused, match=r"vote\.wording_built_on"):
            office.resolutions.record(world.item.id, turned)
    corrects(world, 1, counts(5, 12))
    assert row(world).text.plain == MORE
    corrects(world, 0, counts(5, 12))
    assert (row(world).text.plain, len(row(world).votes)) == (HOMES, 2)


def test_a_repeated_amendment_with_the_same_result_takes_no_later_one_back(office):
    world = two_amendments(office)
    first = row(world).votes[0]
    again = replace(first, id="again", yes=10, no=7, before=RichText(), repeats_id=first.id)
    office.resolutions.record(world.item.id, Decision(vote=again, why="Die Zählung war strittig"))
    assert (row(world).text.plain, row(world).votes[-1].before.plain) == (OFTEN, HOMES)


def test_a_wording_typed_over_an_amendment_is_not_lost_by_its_correction(office):
    world = running(office, proposal=RichText.of(HOMES))
    office.resolutions.record(world.item.id, amendment(MORE, 12, 5))
    office.resolutions.edit_text(world.item.id, RichText.of(OFTEN))
    with pytest.raises(Refused, match=r"vote\.wording_built_on"):
        corrects(world, 0, counts(5, 12))
    corrects(world, 0, counts(13, 4))
    assert row(world).text.plain == OFTEN


def test_an_amendment_that_an_excluded_member_made_void_changes_nothing(office):
    world = running(office, 18, proposal=RichText.of(HOMES))
    whole = amendment(MORE, 12, 6)
    office.resolutions.record(world.item.id, whole)
    office.resolutions.exclude(world.item.id, world.people[3].id)
    assert (effect(row(world).votes[0]), row(world).text.plain) == (Effect.VOID, HOMES)
    office.resolutions.readmit(world.item.id, world.people[3].id)
    assert (effect(row(world).votes[0]), row(world).text.plain) == (Effect.CARRIED, MORE)
    office.resolutions.record(world.item.id, Decision(vote=counts(18)))
    office.resolutions.exclude(world.item.id, world.people[3].id)
    assert (row(world).text.plain, row(world).votes[-1].wording.plain) == (HOMES, MORE), "neither vote holds"
    office.resolutions.readmit(world.item.id, world.people[3].id)
    assert row(world).resolution.text.plain == MORE


@pytest.mark.parametrize(
    ("kind", "outcome", "target"),
    [(VoteKind.REFERRED, Outcome.REFERRED, "Bauausschuss"), (VoteKind.ADJOURNED, Outcome.POSTPONED, "")],
)
def test_a_motion_that_was_voted_down_does_not_come_about_without_a_vote(office, kind, outcome, target):
    world = running(office)
    office.resolutions.record(world.item.id, Decision(outcome, vote=counts(5, 12, kind=kind), target=target))
    with pytest.raises(Refused, match=r"vote\.had_one"):
        office.resolutions.record(world.item.id, Decision(outcome, target=target))
    assert row(world).item.outcome is None
    office.resolutions.record(world.item.id, Decision(outcome, vote=counts(9, 8, kind=kind), target=target))
    assert row(world).item.outcome is outcome


@pytest.mark.parametrize("told", ["ballots", "factions"])
def test_who_voted_how_in_secret_is_kept_for_no_reason(office, told):
    world = running(office)
    names = {
        "ballots": tuple((person.id, Ballot.YES) for person in world.people[:17]),
        "factions": (FactionCount(factories.SPD.id, 17),),
    }
    vote = replace(counts(17, demanded=22), form=VoteForm.SECRET, **{told: names[told]})
    with pytest.raises(Refused) as refused:
        office.resolutions.record(world.item.id, Decision(vote=vote, reason="So gewünscht"))
    assert (refused.value.rule, refused.value.overridable) == ("vote.secret_with_names", False)
    assert row(world).votes == ()


def points_voted(office, *yes: int) -> World:
    """Each point of the motion voted on apart, with so many of 17 for it."""
    world = running(office, proposal=RichText.of(HOMES))
    for number, count in enumerate(yes, 1):
        words = HOMES.splitlines()[number - 1]
        point = counts(count, 17 - count, kind=VoteKind.POINT, subject=f"Punkt {number}", wording=RichText.of(words))
        office.resolutions.record(world.item.id, Decision(vote=point))
    return world


@pytest.mark.parametrize(("first", "corrected"), [(12, 5), (5, 12)])
def test_a_point_is_not_turned_round_after_the_vote_on_the_motion(office, first, corrected):
    world = points_voted(office, first, 12)
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    resolved = row(world).resolution.text
    with pytest.raises(Refused, match=r"vote\.amendment_settled"):
        corrects(world, 0, counts(corrected, 17 - corrected), subject="Punkt 1")
    assert row(world).resolution.text == resolved


def test_of_a_motion_without_a_point_left_nothing_is_adopted(office):
    world = points_voted(office, 5, 4)
    for vote in (counts(17), Vote(form=VoteForm.NONE)):
        with pytest.raises(Refused, match=r"vote\.points_lost"):
            office.resolutions.record(world.item.id, Decision(vote=vote))
    office.resolutions.record(world.item.id, Decision(vote=counts(0, 17)))
    assert row(world).item.outcome is Outcome.REJECTED


def test_a_wording_is_not_corrected_after_the_vote_on_it(office):
    world = running(office, proposal=RichText.of(HOMES))
    office.resolutions.record(world.item.id, amendment(MORE, 12, 5))
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    earlier = row(world).votes[0]
    changed = Decision(vote=replace(earlier, wording=RichText.of(OFTEN)), corrects_id=earlier.id, why="vertippt")
    with pytest.raises(Refused, match=r"vote\.amendment_settled"):
        office.resolutions.record(world.item.id, changed)
    assert row(world).resolution.text.plain == MORE


def test_a_repeated_amendment_that_is_lost_gives_the_wording_back_and_both_votes_stay(office):
    world = running(office)
    office.resolutions.record(world.item.id, amendment("Der Beirat lädt zwei Personen ein.", 9, 8))
    (first,) = row(world).votes
    again = replace(first, id="again", yes=8, no=9, repeats_id=first.id)
    office.resolutions.record(world.item.id, Decision(vote=again, why="Die Zählung war strittig"))
    assert row(world).text == world.paper.proposal
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    assert row(world).resolution.outcome is Outcome.ADOPTED
    assert_in_order(minutes(world), "Ja: 9, Nein: 8", "Wiederholte Abstimmung: Änderungsantrag", "Ja: 8, Nein: 9")


@pytest.mark.parametrize("wording", [RichText(), factories.motion().proposal])
def test_an_amendment_says_something_else(office, wording):
    world = running(office)
    with pytest.raises(Refused, match=r"vote\.amendment_empty"):
        office.resolutions.record(world.item.id, Decision(vote=counts(17, kind=VoteKind.AMENDMENT, wording=wording)))


def test_amendments_that_came_in_are_proposed_before_the_motion_the_farther_reaching_first(office):
    world = running(office)
    near = factories.motion(
        "Änderung",
        state=PaperState.SUBMITTED,
        number="2012/08",
        amends_id=world.paper.id,
        proposal=RichText.of(world.paper.proposal.plain.replace("eine Fachberatung", "die Fachberatung")),
    )
    far = factories.motion(
        "Ersetzung",
        state=PaperState.SUBMITTED,
        number="2012/09",
        amends_id=world.paper.id,
        proposal=RichText.of("Der Antrag wird der Verwaltung überwiesen und im Herbst neu beraten."),
    )
    with office.store.unit("test") as unit:
        unit.papers.save(near)
        unit.papers.save(far)
    assert [(one.kind, one.subject) for one in row(world).proposed] == [
        (VoteKind.AMENDMENT, "2012/09"),
        (VoteKind.AMENDMENT, "2012/08"),
        (VoteKind.MAIN, ""),
    ]
    first = row(world).proposed[0]
    vote = counts(2, 15, kind=VoteKind.AMENDMENT, wording=first.wording, paper_id=first.paper_id, mover=first.mover)
    office.resolutions.record(world.item.id, Decision(vote=vote))
    assert [one.subject for one in row(world).proposed] == ["2012/08", ""]
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    assert row(world).proposed == ()


def test_points_voted_apart_keep_their_own_results(office):
    world = running(office)
    point = RichText.of("Punkt 2")
    office.resolutions.record(world.item.id, Decision(vote=counts(3, 14, kind=VoteKind.POINT, wording=point)))
    with pytest.raises(Refused, match=r"vote\.subject_missing"):
        office.resolutions.record(world.item.id, Decision(vote=counts(3, 14, kind=VoteKind.POINT)))
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    assert [effect(one) for one in row(world).votes] == [Effect.LOST, Effect.CARRIED]
    assert_in_order(minutes(world), "Einzelner Punkt:", "Punkt 2", "abgelehnt", "Beschluss 2012/B01:")


def test_a_lost_point_falls_out_of_the_motion_until_its_vote_is_corrected(office):
    world = running(office, proposal=RichText.of("Licht im Park.\nBänke am Fluss."))
    point = RichText.of("Bänke am Fluss.")
    office.resolutions.record(world.item.id, Decision(vote=counts(3, 14, kind=VoteKind.POINT, wording=point)))
    assert row(world).text.plain == "Licht im Park."
    (lost,) = row(world).votes
    mended = Decision(vote=replace(lost, yes=14, no=3), corrects_id=lost.id, why="Verwechselt")
    office.resolutions.record(world.item.id, mended)
    assert row(world).text.plain == "Licht im Park.\nBänke am Fluss."
    again = Decision(vote=replace(lost, yes=3, no=14), corrects_id=lost.id, why="Doch nicht")
    office.resolutions.record(world.item.id, again)
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    assert (row(world).item.outcome, row(world).text.plain) == (Outcome.ADOPTED_CHANGED, "Licht im Park.")


def test_items_voted_on_together_keep_a_resolution_each(office):
    world = running(office)
    other = office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", counts(17))
    office.resolutions.edit_text(other.id, RichText.of("Der Beirat bittet um eine Begehung."))
    office.resolutions.record_together([world.item.id, other.id], Decision(vote=counts(15, 2)))
    with office.store.reading() as unit:
        assert sorted(one.number for one in unit.resolutions.all()) == ["2012/B01", "2012/B02"]
    assert (row(world).vote.kind, row(world).vote.subject, row(world).vote.yes) == (VoteKind.EN_BLOC, "Ö 4", 15)
    assert "Gemeinsame Abstimmung mit Ö 4." in minutes(world)


def test_one_vote_on_several_items_has_one_result(office):
    """A typing error mended at one of them alone is pointed out; who was excluded from one may differ."""
    world = running(office, 18)
    other = office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", counts(18))
    office.resolutions.edit_text(other.id, RichText.of("Der Beirat bittet um eine Begehung."))
    office.resolutions.record_together([world.item.id, other.id], Decision(vote=counts(17, 1)))
    office.course.close(world.meeting.id, time(19))
    assert "vote.together_differs" not in gate(world)
    mended = replace(counts(3, 15), kind=VoteKind.EN_BLOC)
    for item_id, told in ((world.item.id, 2), (other.id, 0)):
        (share,) = [one for one in office.resolutions.votes(item_id) if one.kind is VoteKind.EN_BLOC]
        work = partial(
            office.resolutions.record, item_id, Decision(vote=mended, corrects_id=share.id, why="vertauscht")
        )
        office.corrections.correct(world.meeting.id, Correcting("vertauscht"), work)
        assert gate(world).count("vote.together_differs") == told
    assert {one.outcome for one in office.agenda.items(world.meeting.id)[1:]} == {Outcome.REJECTED, None}


def test_who_was_excluded_from_one_item_may_have_voted_on_the_other(office):
    world = running(office, 18)
    other = office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", counts(18))
    office.resolutions.edit_text(other.id, RichText.of("Der Beirat bittet um eine Begehung."))
    office.resolutions.exclude(world.item.id, world.people[3].id)
    decision = Decision(vote=counts(17), reason="Frau 04 stimmte nur über den zweiten Punkt nicht mit")
    office.resolutions.record_together([world.item.id, other.id], decision)
    (share,) = [one for one in office.resolutions.votes(other.id) if one.kind is VoteKind.EN_BLOC]
    mended = replace(counts(18), kind=VoteKind.EN_BLOC)
    office.resolutions.record(other.id, Decision(vote=mended, corrects_id=share.id, why="Sie stimmte hier mit"))
    office.course.close(world.meeting.id, time(19))
    assert "vote.together_differs" not in gate(world)


def test_public_and_closed_items_are_not_voted_on_together_and_public_minutes_name_numbers_alone(office):
    world = running(office)
    closed = AgendaItem(world.meeting.id, "Personal Mustermann", 7, public=False, public_title="Personalsache")
    public = AgendaItem(world.meeting.id, "Ohne Nummer", 3)
    with office.store.unit("x") as unit:
        for one in (closed, public):
            unit.agenda_items.save(one)
    for one in (closed, public):
        office.resolutions.edit_text(one.id, RichText.of("Der Beirat stimmt zu."))
    with pytest.raises(Refused, match=r"vote\.together_parts") as refused:
        office.resolutions.record_together([world.item.id, closed.id], Decision(vote=counts(17)))
    assert refusal(refused.value).endswith("nichtöffentlich: Personalsache.")
    for alone in ([world.item.id], [world.item.id, world.item.id], []):
        with pytest.raises(Refused, match=r"vote\.together_alone"):
            office.resolutions.record_together(alone, Decision(vote=counts(17)))
    assert office.resolutions.votes(world.item.id) == ()
    office.resolutions.record_together([world.item.id, public.id], Decision(vote=counts(17)))
    told = text_of(office.minutes.paper(world.meeting.id, MinutesPart.PUBLIC).pdf)
    assert_in_order(told, "Gemeinsame Abstimmung mit Ö 4.")
    assert "Mustermann" not in told


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        ("Personal, Amt Mustermann, Ö 3", "N 8, Ö 3"),
        ("Ö 1, Personal", "Ö 1, einem weiteren Punkt"),
        ("Personal Mustermann, Ö 1", "einem weiteren Punkt, Ö 1"),
    ],
)
def test_an_older_vote_over_both_parts_tells_numbers_alone(office, stored, told):
    world = running(office)
    closed = AgendaItem(world.meeting.id, "Personal, Amt Mustermann", 7, public=False, number="N 8")
    with office.store.unit("x") as unit:
        unit.agenda_items.save(closed)
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    (vote,) = office.resolutions.votes(world.item.id)
    with office.store.unit("x") as unit:
        unit.votes.save(replace(vote, kind=VoteKind.EN_BLOC, subject=stored))
    for part in MinutesPart.WHOLE, MinutesPart.PUBLIC:
        read = " ".join(text_of(office.minutes.paper(world.meeting.id, part).pdf).split())
        assert f"Gemeinsame Abstimmung mit {told}." in read
    assert "Mustermann" not in read


def test_an_exclusion_noted_after_the_vote_shows_what_the_vote_was_worth(office):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    office.resolutions.exclude(world.item.id, world.people[3].id)
    vote = row(world).votes[0]
    assert (vote.yes, vote.voters) == (20, 19)
    assert result_words(vote) == "nicht wirksam beschlossen: ein ausgeschlossenes Mitglied hat mitgestimmt"
    office.course.close(world.meeting.id, time(19))
    assert "minutes.vote_void" in gate(world)
    said = Correcting("War nicht befangen")
    take_back = partial(office.resolutions.readmit, world.item.id, world.people[3].id)
    office.corrections.correct(world.meeting.id, said, take_back)
    assert result_words(row(world).votes[0]) == "einstimmig"


def everything_that_followed(world: World):
    office, paper = world.office, world.reload()
    with office.store.reading() as unit:
        decided = [(one.number, one.outcome) for one in unit.resolutions.all() if one.decided]
    ways = [(station.state, station.outcome) for station in world.stations()]
    tasks = [task.title for task in office.follow_ups.of_paper(paper.id)]
    return row(world).item.outcome, paper.state, decided, ways, tasks, excerpt(world)


@pytest.mark.parametrize("target", [Target.COUNCIL, Target.ADMINISTRATION])
def test_what_an_excluded_member_made_void_resolves_nothing_until_it_is_repeated(office, target):
    world = running(office, 20, target=target)
    member = world.people[3].id
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    before = everything_that_followed(world)
    office.resolutions.exclude(world.item.id, member)
    outcome, state, decided, ways, tasks, told = everything_that_followed(world)
    assert (outcome, state, decided, tasks) == (None, PaperState.ON_AGENDA, [], [])
    assert ways == [(ConsultationState.ON_AGENDA, None)]
    assert told.count("nicht wirksam beschlossen") == 1
    assert "Empfohlen" not in told
    office.resolutions.readmit(world.item.id, member)
    assert everything_that_followed(world) == before
    office.resolutions.exclude(world.item.id, member)
    again = counts(19, repeats_id=row(world).votes[0].id)
    office.resolutions.record(world.item.id, Decision(vote=again, why="Frau 04 hatte mitgestimmt"))
    assert everything_that_followed(world)[:5] == before[:5]
    office.course.close(world.meeting.id, time(19))
    flaws = {"exclusion.after_vote", "vote.more_than_voters", "minutes.vote_void"}
    assert not flaws & {*gate(world), *(found.rule for found in check(office.store))}, "it was repeated, as it was told"


def test_without_a_valid_repetition_the_first_vote_counts_again(office):
    world = running(office, 19)
    office.resolutions.record(world.item.id, Decision(vote=counts(12, 7)))
    before = everything_that_followed(world)
    late = world.people[19].id
    office.attendances.arrive(world.meeting.id, late, time(17, 20))
    again = counts(8, 12, repeats_id=row(world).votes[0].id)
    office.resolutions.record(world.item.id, Decision(vote=again, why="Die Zählung war strittig"))
    assert row(world).item.outcome is Outcome.REJECTED
    office.resolutions.exclude(world.item.id, late)
    assert [effect(one) for one in row(world).votes] == [Effect.CARRIED, Effect.VOID]
    assert everything_that_followed(world)[:5] == before[:5]
    office.resolutions.readmit(world.item.id, late)
    assert (row(world).item.outcome, row(world).vote.yes) == (Outcome.REJECTED, 8)


def test_a_referral_that_an_excluded_member_made_void_left_the_item_where_it_was(office):
    world = running(office, 20)
    referral = Decision(Outcome.REFERRED, vote=replace(counts(15, 5), kind=VoteKind.REFERRED), target="Bauausschuss")
    office.resolutions.record(world.item.id, referral)
    office.resolutions.exclude(world.item.id, world.people[3].id)
    assert (row(world).item.outcome, world.reload().state) == (None, PaperState.ON_AGENDA)
    office.resolutions.readmit(world.item.id, world.people[3].id)
    assert (row(world).item.outcome, row(world).item.outcome_target) == (Outcome.REFERRED, "Bauausschuss")


def test_a_vote_by_name_corrected_to_one_with_an_excluded_member_resolves_nothing(office):
    world = running(office, 18)
    office.resolutions.exclude(world.item.id, world.people[3].id)
    there = [person.id for person in world.people[:18]]
    said = tuple((key, Ballot.YES) for key in there if key != world.people[3].id)
    office.resolutions.record(world.item.id, Decision(vote=counts(17, ballots=said, form=VoteForm.BY_NAME)))
    (vote,) = row(world).votes
    mended = counts(17, ballots=tuple((key, Ballot.YES) for key in there[:17]), form=VoteForm.BY_NAME)
    office.resolutions.record(
        world.item.id, Decision(vote=mended, corrects_id=vote.id, why="Tippfehler", reason="Tippfehler")
    )
    assert everything_that_followed(world)[:3] == (None, PaperState.ON_AGENDA, [])


def test_a_member_who_did_not_vote_may_be_found_excluded_afterwards(office):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(vote=counts(19, not_voting=1)))
    office.resolutions.exclude(world.item.id, world.people[3].id)
    assert effect(row(world).votes[0]) is Effect.CARRIED


def test_for_who_is_found_excluded_afterwards_a_third_suffices_too(office):
    world = running(office, 17)
    office.resolutions.record(world.item.id, Decision(vote=counts(16, not_voting=1)))
    office.resolutions.exclude(world.item.id, world.people[3].id)
    vote = row(world).votes[0]
    assert (effect(vote), vote.voters, vote.needed, row(world).item.outcome) == (
        Effect.CARRIED,
        16,
        11,
        Outcome.ADOPTED,
    )
    assert "quorum.missing" not in [found.rule for found in check(office.store)]
    office.resolutions.readmit(world.item.id, world.people[3].id)
    assert row(world).votes[0].needed == 17


def test_a_secret_vote_says_in_the_minutes_who_demanded_it(office):
    world = running(office, 25)
    secret = Vote(form=VoteForm.SECRET, yes=20, no=5, demanded=22)
    office.resolutions.record(world.item.id, Decision(vote=secret))
    assert "Die Abstimmung war geheim, auf Verlangen von 22 Mitgliedern." in minutes(world)


def test_what_asks_somebody_else_is_a_task_from_the_vote_on(office):
    asks = RichText.of("Die Verwaltung wird gebeten, einen Bericht vorzulegen.")
    world = running(office, target=Target.OWN, proposal=asks)
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    (task,) = office.follow_ups.of_paper(world.paper.id)
    assert (task.carried_out_on, world.reload().state) == (None, PaperState.DEBATED)


def test_a_target_that_does_not_fit_the_wording_is_pointed_out_before_admission(office):
    asks = RichText.of("Die Verwaltung wird gebeten, einen Bericht vorzulegen.")
    paper = factories.motion(target=Target.OWN, proposal=asks, state=PaperState.SUBMITTED)
    with office.store.unit("test") as unit:
        unit.papers.save(paper)
    assert "paper.asks_others" in [one.rule for one in office.papers.detail(paper.id).findings]


def test_reports_on_a_task_outlive_every_correction(office):
    world = running(office, target=Target.ADMINISTRATION)
    office.resolutions.record(world.item.id, Decision(vote=counts(9, 8)))
    (task,) = office.follow_ups.of_paper(world.paper.id)
    with office.store.unit("test") as unit:
        unit.follow_ups.save(replace(task, status=""))
    office.follow_ups.report(task.id, RichText.of("Angebot eingeholt"), reported_on=office.today)
    with office.store.unit("test") as unit:
        unit.follow_ups.save(task)  # nothing on the task itself tells of the report
    (vote,) = row(world).votes
    office.resolutions.record(world.item.id, Decision(vote=counts(8, 9), corrects_id=vote.id, why="vertauscht"))
    assert [one.id for one in office.follow_ups.of_paper(world.paper.id)] == [task.id]


def test_two_acts_on_decided_items_are_two(office):
    world = running(office)
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    for outcome in (Outcome.POSTPONED, Outcome.WITHDRAWN):
        office.resolutions.record(world.item.id, Decision(outcome, reason=f"Grund {outcome}"))
    assert [v.reason for v in row(world).votes] == ["", "Grund postponed", "Grund withdrawn"]


def test_an_item_stays_of_the_kind_it_was_voted_on_as(office):
    world = running(office)
    office.agenda.edit(world.item.id, kind=ItemKind.ANNOUNCEMENTS)
    office.agenda.edit(world.item.id, kind=ItemKind.REGULAR)
    office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=Vote(yes=17)))
    for kind in (ItemKind.ANNOUNCEMENTS, ItemKind.MISCELLANEOUS, ItemKind.ELECTION):
        with pytest.raises(Refused, match=r"agenda\.kind_voted"):
            office.agenda.edit(world.item.id, kind=kind)
    office.agenda.edit(world.item.id, kind=ItemKind.REGULAR, subline="Antrag")
    with office.store.reading() as unit:
        assert unit.agenda_items.get(world.item.id).kind is ItemKind.REGULAR


def test_after_a_void_vote_the_wording_is_still_on_the_table(office):
    world = running(office)
    item = office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", counts(17))
    office.attendances.leave(world.meeting.id, world.people[0].id, time(18))
    text = RichText.of("Der Beirat bittet um eine Begehung.")
    office.resolutions.record(item.id, Decision(text=text, vote=counts(16), reason="gezählt"))
    again = next(one for one in office.resolutions.desk(world.meeting.id).items if one.item.id == item.id)
    assert (again.text, again.item.outcome) == (text, None)
    office.attendances.arrive(world.meeting.id, world.people[0].id, time(18, 5))
    assert office.resolutions.record(item.id, Decision(vote=counts(17))).text == text


def test_an_excerpt_of_a_referral_is_outdated_once_its_count_was_corrected_but_not_one_that_did_not_tell_it(office):
    world = running(office, 20)
    decision = Decision(Outcome.REFERRED, vote=counts(15, 5), target="Sozialamt")
    office.resolutions.record(world.item.id, decision)
    (vote,) = row(world).votes
    item, paper = row(world).item, row(world).paper
    before = content_hash(item, (), (vote,), procedure=False)
    told = content_hash(item, (), (vote,))
    issued = Excerpt(item.id, "1", 1, date(2012, 5, 29), "Ort", "Name", "Vorsitz", told)
    mended = replace(vote, yes=14, no=6)
    assert not issued.outdated(item, (), (vote,), paper=paper)
    assert issued.outdated(item, (), (mended,), paper=paper)
    assert not replace(issued, content_hash=before).outdated(item, (), (vote,), paper=paper)


@pytest.mark.parametrize("where", ["under the item", "before the meeting"])
@pytest.mark.parametrize("kind", [VoteKind.MAIN, VoteKind.AMENDMENT])
def test_what_its_movers_took_back_is_voted_on_only_where_others_take_it_up(office, where, kind):
    world = running(office)
    if where == "under the item":
        office.resolutions.record(world.item.id, Decision(Outcome.WITHDRAWN))
    else:
        with office.store.unit("withdrawn") as unit:
            unit.papers.save(unit.papers.get(world.paper.id).withdraw())
    amended = RichText.of("Anders.") if kind is VoteKind.AMENDMENT else RichText()
    decision = Decision(vote=counts(17, kind=kind, wording=amended))
    assert "resolution.withdrawn" in [one.rule for one in office.resolutions.findings(world.item.id, decision)]
    with pytest.raises(Refused, match=r"resolution\.needs_reason"):
        office.resolutions.record(world.item.id, decision)
    assert row(world).votes == ()
    ended = Decision(vote=counts(17, kind=VoteKind.END_OF_DEBATE))
    assert not [one for one in office.resolutions.findings(world.item.id, ended) if one.rule == "resolution.withdrawn"]
    office.resolutions.record(world.item.id, replace(decision, reason="Die CDU-Fraktion nimmt ihn auf"))
    if not amended.empty:
        office.resolutions.record(world.item.id, Decision(vote=counts(17)))  # asked once is enough
    assert row(world).item.outcome is (Outcome.ADOPTED_CHANGED if not amended.empty else Outcome.ADOPTED)
    assert office.papers.get(world.paper.id).state is not PaperState.WITHDRAWN


def test_one_vote_on_several_items_takes_no_withdrawn_motion_along(office):
    world = running(office)
    with office.store.unit("another") as unit:
        other = unit.agenda_items.save(AgendaItem(world.meeting.id, "Noch etwas", 5))
    office.resolutions.record(world.item.id, Decision(Outcome.WITHDRAWN))
    office.resolutions.edit_text(other.id, RichText.of("Auch das."))
    with pytest.raises(Refused, match=r"resolution\.needs_reason"):
        office.resolutions.record_together([other.id, world.item.id], Decision(vote=counts(17)))
    assert row(world).votes == ()


def test_what_was_done_after_a_resolution_stands_in_its_excerpt_and_in_the_register(office):
    world = running(office, 20)
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    adjourned = replace(counts(15, 5), kind=VoteKind.ADJOURNED)
    put_off = Decision(Outcome.POSTPONED, vote=adjourned, reason="Doch noch Fragen")
    office.resolutions.record(world.item.id, put_off)
    assert_in_order(excerpt(world), "Ja: 20", "Danach", "Vertagt.", "Vertagung: Ja: 15, Nein: 5")
    register = text_of(office.publications.preview(IssuedKind.RESOLUTION_REGISTER, factories.TERM.id).pdf)
    assert "einstimmig angenommen; danach vertagt" in " ".join(register.split())
    office.excerpts.issue(world.item.id, office.excerpts.usual_terms(world.meeting.id), reason="eilt")
    assert outdated(office) == []
    said = Correcting("vertippt", "15 zu 5", "14 zu 6", item_id=world.item.id)
    office.corrections.correct(world.meeting.id, said, partial(corrects, world, 1, counts(14, 6)))
    assert [one.issue for one in outdated(office)] == [1]


def test_an_excerpt_of_a_void_vote_is_outdated_once_its_counts_are_put_right(office):
    world = running(office, 16)
    office.resolutions.record(world.item.id, Decision(vote=counts(10, 6), reason="Es eilte"))
    issued = office.excerpts.issue(world.item.id, office.excerpts.usual_terms(world.meeting.id), reason="eilt")
    assert "Ja: 10, Nein: 6" in text_of(office.excerpts.pdf(issued.id))
    assert outdated(office) == []
    (vote,) = row(world).votes
    mended = Decision(vote=counts(9, 7), corrects_id=vote.id, why="verzählt", reason="verzählt")
    said = Correcting("verzählt", "10 zu 6", "9 zu 7", item_id=world.item.id)
    office.corrections.correct(world.meeting.id, said, partial(office.resolutions.record, world.item.id, mended))
    assert outdated(office) == [issued]


def test_what_was_voted_onto_the_agenda_again_is_open_whatever_was_counted_before(office):
    world = running(office, 30)
    office.agenda_votes.take_off(world.item.id, counts(20, 10))
    assert (row(world).item.outcome, world.reload().state) == (Outcome.REMOVED, PaperState.ADMITTED)
    office.agenda_votes.admit_late(world.item.id, counts(25, 5))
    assert (row(world).item.outcome, row(world).item.state) == (None, ItemState.OPEN)
    assert (world.reload().state, len(world.stations())) == (PaperState.ON_AGENDA, 1)
    corrects(world, 0, counts(21, 9))
    assert row(world).item.outcome is None
    office.resolutions.record(world.item.id, Decision(vote=counts(30)))
    office.resolutions.exclude(world.item.id, world.people[3].id)
    assert (row(world).item.outcome, world.reload().state) == (None, PaperState.ON_AGENDA)
    assert "Abgesetzt" not in minutes(world)


def test_what_was_adopted_is_not_taken_back_by_its_movers(office):
    world = running(office, 20, target=Target.ADMINISTRATION)
    office.resolutions.record(world.item.id, Decision(vote=counts(20)))
    with pytest.raises(Refused, match=r"paper\.adopted"):
        office.papers.withdraw(world.paper.id)
    assert world.reload().state is PaperState.DEBATED


@pytest.mark.parametrize("votes", [False, True])
def test_an_excerpt_is_outdated_once_somebody_more_is_told_as_excluded(office, votes):
    world = running(office)
    person = world.people[20] if votes else factories.person("Beirat", "Bea")  # a member, away when it was voted
    if not votes:
        with office.store.unit("test") as unit:
            unit.persons.save(person)
        office.attendances.add_person(world.meeting.id, person.id, AttendanceGroup.ADVISORY)
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    issued = office.excerpts.issue(world.item.id, office.excerpts.usual_terms(world.meeting.id), reason="eilt")
    assert outdated(office) == []
    said = Correcting("vergessen", "niemand", "ein Mitglied", item_id=world.item.id)
    act = partial(office.resolutions.exclude, world.item.id, person.id)
    office.corrections.correct(world.meeting.id, said, act)
    assert outdated(office) == [issued]
    assert "excerpt.outdated" in [found.rule for found in check(office.store)]
    again = office.excerpts.issue(world.item.id, office.excerpts.usual_terms(world.meeting.id), reason="eilt")
    assert (again.issue, outdated(office)) == (2, [])


def test_an_excerpt_from_before_exclusions_counted_is_as_good_as_it_was(office):
    world = running(office)
    office.resolutions.record(world.item.id, Decision(vote=counts(17)))
    here = row(world)
    told = content_hash(here.item, (here.resolution,), here.votes)
    issued = Excerpt(here.item.id, "1", 1, date(2012, 5, 29), "Ort", "Name", "Vorsitz", told)
    assert not issued.outdated(here.item, (here.resolution,), here.votes, excluded=(0, 1))
