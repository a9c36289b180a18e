"""Changing the agenda of a running meeting: each change is a vote with its majority, and its counts stay."""

import json
from datetime import time, timedelta

import pytest

from beirat_desktop.desktop.live.words import agenda_lines
from beirat_desktop.desktop.meetings.words import detail_of
from beirat_desktop.domain.consultations import ConsultationState, Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.minutes import MinutesPart
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Effect, Vote, VoteKind, effect
from beirat_desktop.german import refusal
from tests import factories
from tests.documents.reading import assert_in_order, text_of
from tests.exchange.oparl_schemas import faults
from tests.once import once
from tests.usecases.live_world import World, build


def running(office, present: int = 18) -> World:
    world = build(office)

    def lead() -> None:
        office.course.open(world.meeting.id, time(17, 4))
        world.come(present)

    once(office.store, f"running {present}", lead)
    return world


def titles(world: World) -> list[str]:
    return [row.item.title for row in world.office.resolutions.desk(world.meeting.id).items]


def minutes(world: World, part: MinutesPart = MinutesPart.WHOLE) -> str:
    return " ".join(text_of(world.office.minutes.paper(world.meeting.id, part).pdf).split())


def test_an_urgent_item_comes_with_two_thirds_and_stands_before_miscellaneous(office):
    world = running(office)
    item = office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", Vote(yes=12, no=6))
    assert (titles(world)[2:], item.number) == (["Brandschutz", "Verschiedenes"], "Ö 4")
    (vote,) = office.resolutions.votes(item.id)
    assert (vote.kind, effect(vote), vote.present) == (VoteKind.ITEM_ADDED, Effect.CARRIED, 18)
    parts = ("Aufnahme in die Tagesordnung", "Die Dringlichkeit wird festgestellt", "Ja: 12", "nötig: 12 von 18")
    assert_in_order(minutes(world), "Ö 4 Brandschutz", *parts)


def test_an_item_that_found_too_few_is_not_added_and_the_vote_stays(office):
    world = running(office)
    assert office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", Vote(yes=11, no=7)) is None
    assert "Brandschutz" not in titles(world)
    current = office.resolutions.desk(world.meeting.id).current
    assert [(v.kind, effect(v), v.subject) for v in current.votes] == [
        (VoteKind.ITEM_ADDED, Effect.LOST, "Brandschutz")
    ]
    told = ("Aufnahme in die Tagesordnung: Brandschutz:", "Die Dringlichkeit wird geltend gemacht", "Ja: 11, Nein: 7")
    assert_in_order(minutes(world), *told, "abgelehnt, nötig: 12 von 18")
    assert "Die Dringlichkeit wird festgestellt" not in minutes(world)


def test_what_is_not_urgent_is_not_put_to_the_vote(office):
    world = running(office)
    with pytest.raises(Refused, match=r"agenda\.addition_not_urgent"):
        office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", Vote(yes=18), urgent=False)


def test_more_votes_than_voters_add_nothing(office):
    world = running(office, 17)
    for act in (office.agenda_votes.admit_late, office.agenda_votes.take_off):
        with pytest.raises(Refused, match=r"vote\.more_than_voters"):
            act(world.item.id, Vote(yes=99), reason="Tippfehler")
    with pytest.raises(Refused, match=r"vote\.more_than_voters"):
        office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", Vote(yes=99), reason="Tippfehler")
    assert len(titles(world)) == 3


def test_without_quorum_the_agenda_stays_as_it_is(office):
    world = running(office, 16)
    with pytest.raises(Refused, match=r"resolution\.needs_reason"):
        office.agenda_votes.take_off(world.item.id, Vote(yes=16))
    vote = office.agenda_votes.take_off(world.item.id, Vote(yes=16), reason="Alle waren einverstanden")
    assert effect(vote) is Effect.VOID
    assert office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", Vote(yes=16), reason="dringend") is None
    assert office.resolutions.desk(world.meeting.id).items[1].item.outcome is None
    assert "nicht wirksam beschlossen: nicht beschlussfähig" in minutes(world)


def test_taking_off_needs_two_thirds_and_a_failed_try_stays(office):
    world = running(office)
    failed = office.agenda_votes.take_off(world.item.id, Vote(yes=11, no=7))
    assert (effect(failed), world.reload().state) == (Effect.LOST, PaperState.ON_AGENDA)
    office.agenda_votes.take_off(world.item.id, Vote(yes=12, no=6))
    station = world.stations()[0]
    assert (station.state, station.agenda_item_id, world.reload().state) == (
        ConsultationState.PLANNED,
        None,
        PaperState.ADMITTED,
    )
    assert office.resolutions.desk(world.meeting.id).items[1].item.outcome is Outcome.REMOVED
    assert_in_order(minutes(world), "Ja: 11, Nein: 7", "abgelehnt", "Ja: 12, Nein: 6", "Abgesetzt.")


@pytest.mark.parametrize(
    "decision", [Decision(vote=Vote(yes=18)), Decision(Outcome.POSTPONED), Decision(Outcome.NOTED)]
)
def test_what_was_taken_off_is_dealt_with_only_once_it_is_on_the_agenda_again(office, decision):
    world = running(office)
    office.agenda_votes.take_off(world.item.id, Vote(yes=18))
    with pytest.raises(Refused, match=r"agenda\.taken_off") as refused:
        office.resolutions.record(world.item.id, decision)
    assert "„Dringlicher Punkt …“" in refusal(refused.value)
    assert_in_order(minutes(world), "Ja: 18", "Abgesetzt.")
    again = office.agenda_votes.add_urgent(world.meeting.id, "", Vote(yes=18), paper_id=world.paper.id)
    office.resolutions.record(again.id, decision)
    assert office.agenda.items(world.meeting.id)[1].outcome is Outcome.REMOVED


def test_a_taking_off_typed_wrong_is_mended_and_the_item_is_dealt_with(office):
    world = running(office)
    off = office.agenda_votes.take_off(world.item.id, Vote(yes=18))
    mended = Vote(kind=off.kind, yes=8, no=10)
    office.resolutions.record(world.item.id, Decision(vote=mended, corrects_id=off.id, why="Vertauscht"))
    assert office.resolutions.record(world.item.id, Decision(vote=Vote(yes=18))).outcome is Outcome.ADOPTED


def test_another_order_takes_a_simple_majority(office):
    world = running(office)
    lost = office.agenda_votes.reorder(world.miscellaneous.id, None, 1, Vote(yes=9, no=9))
    assert (effect(lost), titles(world)[-1]) == (Effect.LOST, "Verschiedenes")
    office.agenda_votes.reorder(world.miscellaneous.id, None, 1, Vote(yes=10, no=8))
    assert titles(world)[1] == "Verschiedenes"


def test_an_item_changes_part_by_a_vote_and_the_reason_is_not_public(office):
    world = running(office)
    office.agenda_votes.change_part(
        world.item.id, Vote(yes=18), public=False, why="Einzelfall", public_title="Personalangelegenheit"
    )
    row = office.resolutions.desk(world.meeting.id).items[-1]
    assert (row.item.public, row.item.closed_reason, row.item.public_title, row.item.number) == (
        False,
        "Einzelfall",
        "Personalangelegenheit",
        "N 1",
    )
    assert "Einzelfall" not in minutes(world, MinutesPart.PUBLIC)
    for part in (MinutesPart.CLOSED, MinutesPart.WHOLE):
        assert_in_order(minutes(world, part), "Ausschluss der Öffentlichkeit: Ö 2:", "Grund: Einzelfall.", "Ja: 18")
    office.agenda_votes.change_part(world.item.id, Vote(yes=18), public=True)
    assert "Einzelfall" not in minutes(world)
    assert office.resolutions.desk(world.meeting.id).items[2].item.public


def test_the_minutes_say_where_a_number_went_that_a_vote_closed_to_the_public(office):
    world = running(office)
    votes = office.agenda_votes
    votes.change_part(world.item.id, Vote(yes=18), public=False, why="Einzelfall", public_title="Personalsache")
    moved, dealt = "Ö 2 wurde in den nichtöffentlichen Teil verlegt", "Ö 2 wurde in nichtöffentlicher Sitzung behandelt"
    assert moved in minutes(world)
    office.resolutions.record(world.item.id, Decision(text=RichText.of("Frau X zieht um."), vote=Vote(yes=18)))
    for part in (MinutesPart.PUBLIC, MinutesPart.WHOLE):
        told = minutes(world, part)
        assert_in_order(
            told, "Tagesordnung", "Ö 1", dealt, "Ö 3", "N 1", "Öffentlicher Teil", "Ö 1", f"{dealt}.", "Ö 3"
        )
    public = minutes(world, MinutesPart.PUBLIC)
    assert not [word for word in (world.paper.title, "Frau X", "Einzelfall") if word in public]
    assert dealt not in minutes(world, MinutesPart.CLOSED)


def test_the_website_says_it_too_to_readers_and_to_programs(office, tmp_path, monkeypatch):
    monkeypatch.setenv("BEIRAT_HOME", str(tmp_path / "home"))
    world = running(office)
    votes = office.agenda_votes
    votes.change_part(world.item.id, Vote(yes=18), public=False, why="Einzelfall", public_title="Personalsache")
    office.website.publish(tmp_path / "web", "https://beirat.example.org")
    moved = "wurde in den nichtöffentlichen Teil verlegt"
    (page,) = [
        text for file in (tmp_path / "web").rglob("*.html") if moved in (text := file.read_text(encoding="utf-8"))
    ]
    assert_in_order(page, "Ö 1", f'Ö 2</strong> <span class="muted">{moved}', "Ö 3", "Personalsache")
    every = [json.loads(file.read_text(encoding="utf-8")) for file in (tmp_path / "web" / "oparl").rglob("*.json")]
    (meeting,) = [one for one in every if one.get("type", "").endswith("/Meeting")]
    told = [(one["number"], one["order"]) for one in meeting["agendaItem"]]
    assert told == [("Ö 1", 0), ("Ö 2", 1), ("Ö 3", 2), ("N 1", 3)]
    assert meeting["agendaItem"][1]["name"] == moved
    assert [fault for one in meeting["agendaItem"] for fault in faults(one)] == []
    assert not [word for word in (world.paper.title, "Einzelfall") if word in page]


def test_the_lists_of_the_house_say_what_number_an_item_had(office):
    world = running(office)
    office.agenda_votes.change_part(world.item.id, Vote(yes=18), public=False, why="Einzelfall")
    (moved,) = [line for line in office.agenda.view(world.meeting.id).lines if line.item.id == world.item.id]
    assert detail_of(moved).startswith("vorher Ö 2 · ")
    told = {line.key: line.sub for line in agenda_lines(office.resolutions.desk(world.meeting.id))}
    assert "vorher Ö 2" in told[world.item.id]
    assert "vorher" not in told[world.miscellaneous.id]


def test_after_an_item_that_was_closed_to_the_public_the_next_public_one_is_called(office):
    world = running(office)
    office.resolutions.begin(world.item.id)
    office.agenda_votes.change_part(world.item.id, Vote(yes=18), public=False, why="Einzelfall")
    decision = Decision(text=RichText.of("So."), vote=Vote(yes=18))
    office.resolutions.record(world.item.id, decision, advance=True)
    assert office.resolutions.desk(world.meeting.id).current.item.id == world.miscellaneous.id
    assert office.resolutions.advance(world.miscellaneous.id) is None


def test_a_number_comes_back_with_its_item(office):
    world = running(office)
    for public in (False, True):
        office.agenda_votes.change_part(world.item.id, Vote(yes=18), public=public, why="Einzelfall")
    assert office.resolutions.desk(world.meeting.id).items[1].item.number == "Ö 2"
    assert "verlegt" not in minutes(world, MinutesPart.PUBLIC)
    assert "N 1 wurde in den öffentlichen Teil verlegt." in minutes(world, MinutesPart.CLOSED)


def test_what_was_voted_on_leaves_neither_its_place_nor_the_minutes(office):
    world = running(office)
    office.resolutions.record(world.item.id, Decision(vote=Vote(yes=18)))
    agenda, votes = office.agenda, office.agenda_votes
    for act in (
        lambda: votes.take_off(world.item.id, Vote(yes=18)),
        lambda: votes.reorder(world.item.id, None, 0, Vote(yes=18)),
        lambda: votes.change_part(world.item.id, Vote(yes=18), public=False),
    ):
        with pytest.raises(Refused, match=r"agenda\.item_voted"):
            act()
    for act in (
        lambda: agenda.remove(world.item.id),
        lambda: agenda.move(world.item.id, None, 0, public=True),
        lambda: agenda.close(world.item.id, "Grund"),
        lambda: agenda.add_item(world.meeting.id, "Neu"),
        lambda: agenda.remove(world.miscellaneous.id),
    ):
        with pytest.raises(Refused, match=r"agenda\.meeting_running"):
            act()
    agenda.rename(world.miscellaneous.id, "Sonstiges")
    assert titles(world) == ["Eröffnung", world.paper.title, "Sonstiges"]


def test_a_waiting_motion_comes_onto_the_agenda_with_its_station(office):
    world = running(office)
    waiting = factories.motion("Brandschutz im Wohnheim", state=PaperState.ADMITTED, number="2012/09")
    with office.store.unit("test") as unit:
        unit.papers.save(waiting)
    item = office.agenda_votes.add_urgent(world.meeting.id, "", Vote(yes=18), paper_id=waiting.id)
    station = office.consultations.stations(waiting.id)[0].consultation
    assert (item.title, station.agenda_item_id, station.state) == (
        "Brandschutz im Wohnheim",
        item.id,
        ConsultationState.ON_AGENDA,
    )
    resolution = office.resolutions.record(item.id, Decision(text=RichText.of("Ja."), vote=Vote(yes=18)))
    assert resolution.outcome is Outcome.ADOPTED_CHANGED


def test_an_urgent_item_comes_onto_an_empty_agenda_too(office):
    world = running(office)
    with office.store.unit("meetings.add") as unit:
        bare = unit.meetings.save(factories.meeting(world.meeting.start + timedelta(days=1), number=13))
    office.course.open(bare.id, time(17))
    office.attendances.mark_all_present(bare.id)
    with pytest.raises(Refused, match=r"agenda\.nothing_on_floor"):
        office.agenda_votes.add_urgent(bare.id, "Brandschutz", Vote(yes=3, no=30))
    item = office.agenda_votes.add_urgent(bare.id, "Brandschutz", Vote(yes=33))
    assert [row.item for row in office.resolutions.desk(bare.id).items] == [item]
    (vote,) = office.resolutions.votes(item.id)
    assert (vote.kind, effect(vote), item.number) == (VoteKind.ITEM_ADDED, Effect.CARRIED, "Ö 1")


def test_without_any_voice_counted_the_agenda_stays_as_it_is(office):
    world = running(office)
    before = titles(world)
    for act in (
        lambda: office.agenda_votes.take_off(world.item.id, Vote()),
        lambda: office.agenda_votes.admit_late(world.item.id, Vote()),
        lambda: office.agenda_votes.add_urgent(world.meeting.id, "Brandschutz", Vote()),
        lambda: office.agenda_votes.reorder(world.item.id, None, 0, Vote()),
        lambda: office.agenda_votes.change_part(world.item.id, Vote(), public=False, why="Personal"),
    ):
        with pytest.raises(Refused, match=r"vote\.missing"):
            act()
    assert titles(world) == before


def test_nothing_is_called_before_what_is_over_nor_where_it_stands(office):
    world = running(office)
    votes, last = office.agenda_votes, world.miscellaneous.id
    places = len(titles(world)) - 1
    for place in (0, places):  # before the opening; where it stands
        with pytest.raises(Refused, match=r"agenda\.place_past"):
            votes.reorder(last, None, place, Vote(yes=18))
    office.resolutions.record(world.item.id, Decision(vote=Vote(yes=18)))
    with pytest.raises(Refused, match=r"agenda\.place_past"):
        votes.reorder(last, None, titles(world).index(world.item.title), Vote(yes=18))
    assert not office.resolutions.votes(last), "a refused vote is not half kept"
