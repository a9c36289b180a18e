"""Electing at the desk: the rules on the record, the offices that follow, and what can no longer change."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from beirat_desktop.domain.agenda import ItemKind, ItemState
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.attendance import AttendanceGroup
from beirat_desktop.domain.consultations import ConsultationState, Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.elections import Counted, Post, RoundKind, Step
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteKind
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.record.checks import check
from tests.documents.reading import assert_in_order, text_of
from tests.once import once
from tests.usecases.live_world import build, outdated

DAY = date(2012, 5, 24)


@pytest.fixture
def world(office):
    made = build(office)

    def lead() -> None:
        office.agenda.edit(made.item.id, kind=ItemKind.ELECTION)
        office.course.open(made.meeting.id, time(17))
        made.come(30)

    once(office.store, f"{__name__} world", lead)
    return made


@pytest.fixture
def elect(world):
    """An election with so many candidates, by the order of the members from the second on."""

    def make(count=3, post=Post.CHAIR, **fields):
        election = world.office.elections.add(world.item.id, post, **fields)
        for person in world.people[1 : count + 1]:
            world.office.elections.propose(election.id, person.id, "der SPD-Fraktion")
        return election

    return make


def hold(world, election, *votes, **counts):
    candidates = view(world).standing.next.candidate_ids
    return world.office.elections.hold(election.id, Counted(dict(zip(candidates, votes, strict=True)), **counts))


def view(world):
    return world.office.elections.of_item(world.item.id)[-1]


def item(world):
    with world.office.store.reading() as unit:
        return unit.agenda_items.get(world.item.id)


def roles(world, day):
    return {
        member.person.id: member.membership.role
        for member in world.office.persons.members(world.meeting.committee_id, day)
        if member.membership.role is not Role.MEMBER
    }


def words(pdf):
    return " ".join(text_of(pdf).split())


def refused(rule):
    return pytest.raises(Refused, match=rf"election\.{rule}")


def test_an_election_goes_through_all_its_rounds_to_the_lot(world, elect):
    election = elect()
    _chair, ada, bo, cem = (person.id for person in world.people[:4])
    assert view(world).standing.next == Step(RoundKind.FIRST, (ada, bo, cem))
    first = hold(world, election, 12, 10, 8)
    assert (first.present, first.needed, len(first.voter_ids)) == (30, 17, 30)
    assert first.presided_id == world.people[0].id
    hold(world, election, 14, 10, 6)
    run_off = hold(world, election, 14, 14, invalid=1, blank=1)
    assert (run_off.kind, run_off.valid, run_off.cast) == (RoundKind.RUN_OFF, 28, 30)
    with refused("lot_missing_round"):
        hold(world, election, 14, 14)
    with refused("lot_undrawn"):
        world.office.elections.draw(election.id, [])
    lot = world.office.elections.draw(election.id, [bo])
    assert (lot.drawn_ids, lot.drawn_by_id) == ((bo,), world.people[0].id)
    assert item(world).outcome is None, "nobody has accepted yet"
    world.office.elections.answer(election.id, bo, True)
    assert item(world).outcome is Outcome.ELECTED
    assert item(world).state is ItemState.DONE


def test_who_accepts_the_chair_holds_it_from_that_day_and_the_former_chair_until_the_day_before(world, elect):
    election = elect(1)
    hold(world, election, 20, no=10)
    former, elected = world.people[0].id, world.people[1].id
    world.office.elections.answer(election.id, elected, True)
    assert roles(world, DAY) == {elected: Role.CHAIR}
    assert roles(world, DAY - timedelta(days=1)) == {former: Role.CHAIR}
    after = [m for m in world.office.persons.memberships(former) if m.covers(DAY)]
    assert [(m.role, m.start) for m in after] == [(Role.MEMBER, DAY)]
    world.office.course.preside(world.meeting.id, elected, time(18))
    with world.office.store.reading() as unit:
        meeting = unit.meetings.get(world.meeting.id)
    assert (meeting.presides_at(datetime(2012, 5, 24, 17, 30)), meeting.presiding[-1].person_id) == (former, elected)


def test_several_deputies_come_into_their_office(world, elect):
    election = elect(3, Post.DEPUTY, places=2)
    hold(world, election, 20, 6, 4)
    hold(world, election, 16, 14)
    for key in view(world).standing.elected:
        world.office.elections.answer(election.id, key, True)
    deputies = {key for key, role in roles(world, DAY).items() if role is Role.DEPUTY}
    assert deputies == {world.people[1].id, world.people[2].id}


def test_an_answer_entered_wrongly_is_taken_back_with_a_reason_and_the_offices_with_it(world, elect):
    election = elect(1)
    hold(world, election, 20, no=10)
    elections, elected = world.office.elections, world.people[1].id
    before = world.office.persons.members(world.meeting.committee_id, DAY)
    with refused("not_answered"):
        elections.take_back(election.id, elected, "Irrtum")
    elections.answer(election.id, elected, True)
    with refused("why_missing"):
        elections.take_back(election.id, elected, " ")
    elections.take_back(election.id, elected, "verhört")
    after = world.office.persons.members(world.meeting.committee_id, DAY)
    assert [one.membership for one in after] == [one.membership for one in before]
    kept = view(world).election
    assert (kept.answers, [(one.accepted, one.reason) for one in kept.taken_back]) == ((), [(True, "verhört")])
    assert item(world).outcome is None
    elections.answer(election.id, elected, False)
    assert item(world).outcome is Outcome.NO_RESOLUTION


def test_a_held_answer_is_taken_back_by_a_correction_only(world, elect):
    election = elect(1)
    hold(world, election, 20, no=10)
    office, elected = world.office, world.people[1].id
    office.elections.answer(election.id, elected, True)
    office.course.close(world.meeting.id, time(19))
    with pytest.raises(Refused, match=r"holding\.closed"):
        office.elections.take_back(election.id, elected, "verhört")
    office.corrections.correct(
        world.meeting.id,
        Correcting("verhört", "nimmt an", "nimmt nicht an", world.item.id),
        lambda: office.elections.take_back(election.id, elected, "verhört"),
    )
    assert roles(world, DAY) == {world.people[0].id: Role.CHAIR}


def deputies(world, *people):
    for person in people:
        member = next(m for m in world.office.persons.memberships(person.id))
        world.office.persons.change_role(member.id, Role.DEPUTY, DAY - timedelta(days=30), "nachgetragen")


def test_a_new_deputy_ends_the_office_of_the_former_one_with_counts_right(world, elect):
    former, new = world.people[5], world.people[1]
    deputies(world, former)
    count = len(world.office.persons.members(world.meeting.committee_id, DAY))
    election = elect(1, Post.DEPUTY)
    hold(world, election, 20, no=10)
    world.office.elections.answer(election.id, new.id, True)
    assert roles(world, DAY) == {world.people[0].id: Role.CHAIR, new.id: Role.DEPUTY}
    assert roles(world, DAY - timedelta(days=1))[former.id] is Role.DEPUTY
    assert len(world.office.persons.members(world.meeting.committee_id, DAY)) == count
    world.office.elections.take_back(election.id, new.id, "verhört")
    assert roles(world, DAY) == {world.people[0].id: Role.CHAIR, former.id: Role.DEPUTY}


def test_where_more_deputies_hold_office_than_are_elected_it_is_asked_whose_ends(world, elect):
    one, other, new = world.people[5], world.people[6], world.people[1]
    deputies(world, one, other)
    election = elect(1, Post.DEPUTY)
    hold(world, election, 20, no=10)
    assert {person.id for person in world.office.elections.holders(election.id)} == {one.id, other.id}
    with refused("whose_office"):
        world.office.elections.answer(election.id, new.id, True)
    world.office.elections.answer(election.id, new.id, True, ended_ids=[other.id])
    assert {key for key, role in roles(world, DAY).items() if role is Role.DEPUTY} == {one.id, new.id}


def test_an_election_with_a_paper_concludes_its_station_and_opens_it_again(world, elect):
    election = elect(1)
    hold(world, election, 20, no=10)
    elected = world.people[1].id
    world.office.elections.answer(election.id, elected, True)
    station = world.stations()[0]
    assert (station.outcome, station.state, station.decided_on) == (Outcome.ELECTED, ConsultationState.DONE, DAY)
    assert world.reload().state is PaperState.DONE
    world.office.elections.take_back(election.id, elected, "verhört")
    assert world.stations()[0].outcome is None
    assert world.reload().state is PaperState.ON_AGENDA


def test_who_declines_leaves_the_office_as_it_was_and_the_place_open(world, elect):
    election = elect()
    hold(world, election, 16, 8, 6)
    world.office.elections.answer(election.id, world.people[1].id, False)
    assert roles(world, DAY) == {world.people[0].id: Role.CHAIR}
    assert view(world).standing.next == Step(RoundKind.FIRST, (world.people[2].id, world.people[3].id))
    assert item(world).outcome is None


def test_without_quorum_a_round_is_kept_void_and_comes_again(world, elect):
    election = elect(1)
    for person in world.people[16:30]:
        world.office.attendances.leave(world.meeting.id, person.id, time(17, 30))
    counted = Counted({world.people[1].id: 10}, no=6)
    with pytest.raises(Refused, match=r"resolution\.needs_reason"):
        world.office.elections.hold(election.id, counted)
    assert view(world).rounds == ()
    void = world.office.elections.hold(election.id, counted, passing="Der Beirat wollte es so")
    assert (void.present, void.needed) == (16, 17)
    (kept,) = world.office.overrides.on("elections", election.id)
    assert (kept.rule, kept.reason) == ("quorum.missing", "Der Beirat wollte es so")
    assert view(world).standing.next == Step(RoundKind.FIRST, (world.people[1].id,))
    rules = [one.rule for one in world.office.course.closing_findings(world.meeting.id)]
    assert "election.round_void" in rules


def test_nothing_is_elected_during_a_break_or_before_the_opening(world, elect, office):
    election = elect(1)
    world.office.course.interrupt(world.meeting.id, time(17, 30))
    with pytest.raises(Refused, match=r"vote\.on_break"):
        hold(world, election, 20)
    world.office.course.resume(world.meeting.id, time(17, 40))
    hold(world, election, 20)


@pytest.mark.parametrize(
    ("votes", "counts", "rule"),
    [
        ((20, 11, 0), {}, "more_than_voters"),
        ((10, 10, 5), {"invalid": 4, "blank": 2}, "more_than_voters"),
        ((0, 0, 0), {}, "nothing_counted"),
        ((10, 10, 5), {"no": 2}, "no_against_several"),
    ],
)
def test_bad_counts_are_refused_and_nothing_is_kept(world, elect, votes, counts, rule):
    election = elect()
    with refused(rule):
        hold(world, election, *votes, **counts)
    assert view(world).rounds == ()


def test_votes_for_others_than_those_who_stand_are_refused(world, elect):
    election = elect()
    with refused("other_candidates"):
        world.office.elections.hold(election.id, Counted({world.people[9].id: 20}))
    empty = world.office.elections.add(world.item.id, Post.DEPUTY)
    with refused("no_candidates"):
        world.office.elections.hold(empty.id, Counted({}))


def test_proposals_end_with_the_first_round_and_who_stood_stays(world, elect):
    election = elect()
    with refused("candidate_listed"):
        world.office.elections.propose(election.id, world.people[1].id)
    world.office.elections.strike(election.id, world.people[3].id)
    world.office.elections.propose(election.id, world.people[4].id)
    hold(world, election, 12, 10, 8)
    with refused("candidate_late"):
        world.office.elections.propose(election.id, world.people[5].id)
    with refused("stood"):
        world.office.elections.strike(election.id, world.people[4].id)
    world.office.elections.withdraw(election.id, world.people[4].id)
    assert view(world).standing.next.candidate_ids == (world.people[1].id, world.people[2].id)
    with refused("begun"):
        world.office.elections.edit(election.id, places=2)
    with refused("begun"):
        world.office.elections.remove(election.id)


def test_who_is_elected_declines_and_does_not_withdraw(world, elect):
    election = elect()
    hold(world, election, 16, 8, 6)
    with refused("elected"):
        world.office.elections.withdraw(election.id, world.people[1].id)
    world.office.elections.answer(election.id, world.people[1].id, accepted=False)
    assert view(world).standing.next == Step(RoundKind.FIRST, (world.people[2].id, world.people[3].id))


def test_the_refusal_is_told_before_the_rounds_that_follow_it(world, elect):
    election = elect()
    _chair, ada, bo, _cem = (person.id for person in world.people[:4])
    hold(world, election, 16, 8, 6)
    world.office.elections.answer(election.id, ada, accepted=False)
    hold(world, election, 20, 10)
    world.office.elections.answer(election.id, bo, accepted=True)
    assert_in_order(
        words(world.office.minutes.paper(world.meeting.id).pdf),
        "Gewählt ist Ada Mitglied 02.",
        "Ada Mitglied 02 nimmt die Wahl nicht an.",
        "Ada Mitglied 03: 20; Ada Mitglied 04: 10;",
        "Gewählt ist Ada Mitglied 03.",
        "Ada Mitglied 03 nimmt die Wahl an.",
    )


def test_only_a_member_comes_into_an_office_of_the_committee(world, elect):
    guest = world.office.persons.add("Gast", "Gerda")
    election = elect(1)
    with refused("not_a_member"):
        world.office.elections.propose(election.id, guest.id)
    other = world.office.elections.add(world.item.id, Post.OTHER, "Vertretung im Landesverband")
    world.office.elections.propose(other.id, guest.id)
    with refused("not_a_member"):
        world.office.elections.edit(other.id, post=Post.CHAIR)
    with refused("post_missing"):
        world.office.elections.add(world.item.id, Post.OTHER, " ")
    with refused("not_an_election"):
        world.office.elections.add(world.miscellaneous.id)


def test_a_round_is_repeated_with_its_reason_and_the_first_one_keeps_its_counts(world, elect):
    election = elect(2)
    first = hold(world, election, 16, 14)
    again = Counted({world.people[1].id: 14, world.people[2].id: 16})
    with refused("why_missing"):
        world.office.elections.hold(election.id, again, repeats_id=first.id)
    world.office.elections.hold(election.id, again, repeats_id=first.id, reason="Ein Zettel zu viel")
    kept = view(world)
    assert [[tally.votes for tally in one.tallies] for one in kept.rounds] == [[16, 14], [14, 16]]
    assert kept.standing.elected == (world.people[2].id,)
    world.office.elections.answer(election.id, world.people[2].id, True)
    with refused("answered"):
        world.office.elections.hold(election.id, again, repeats_id=kept.rounds[1].id, reason="Noch einmal")
    with refused("answered"):
        world.office.elections.answer(election.id, world.people[2].id, False)
    with refused("not_elected"):
        world.office.elections.answer(election.id, world.people[1].id, True)


def test_after_closing_counts_change_only_by_a_correction(world, elect):
    election = elect(2)
    held = hold(world, election, 18, 12)
    world.office.elections.answer(election.id, world.people[1].id, True)
    world.office.course.close(world.meeting.id, time(19))
    mended = Counted({world.people[1].id: 17, world.people[2].id: 12})

    def work():
        return world.office.elections.correct(held.id, mended, "Zahlendreher")

    with pytest.raises(Refused, match=r"holding\.closed"):
        work()
    with pytest.raises(Refused, match=r"holding\.closed"):
        world.office.elections.propose(election.id, world.people[5].id)
    world.office.corrections.correct(world.meeting.id, Correcting("Zahlendreher", "18", "17"), work)
    assert [tally.votes for tally in view(world).rounds[0].tallies] == [17, 12]
    assert view(world).rounds[0].corrected == "Zahlendreher"


def test_what_was_elected_is_not_overwritten_by_another_button(world, elect):
    election = elect(2)
    with refused("under_item"):
        world.office.agenda.edit(world.item.id, kind=ItemKind.REGULAR)
    hold(world, election, 18, 12)
    with pytest.raises(Refused, match=r"agenda\.item_voted"):
        world.office.agenda_votes.take_off(world.item.id, Vote(yes=30))
    world.office.elections.answer(election.id, world.people[1].id, True)
    with refused("decided"):
        world.office.resolutions.record(world.item.id, Decision(Outcome.POSTPONED))
    assert item(world).outcome is Outcome.ELECTED


def test_elected_is_no_outcome_one_enters(world):
    with refused("only_by_rounds"):
        world.office.resolutions.record(world.item.id, Decision(Outcome.ELECTED))
    assert item(world).outcome is None


def test_nobody_is_elected_by_a_resolution(world, elect):
    election = elect(1)
    for kind in (VoteKind.MAIN, VoteKind.EN_BLOC):
        resolved = Decision(Outcome.ADOPTED, RichText.of("Gewählt ist Ada."), Vote(kind=kind, yes=30))
        with refused("only_by_rounds"):
            world.office.resolutions.record(world.item.id, resolved)
    with refused("only_by_rounds"):
        world.office.resolutions.record(world.item.id, Decision(text=RichText.of("So sei es."), vote=Vote(yes=30)))
    assert (item(world).outcome, world.office.resolutions.votes(world.item.id)) == (None, ())
    hold(world, election, 20, no=10)
    assert view(world).rounds


def test_an_unfinished_election_can_be_adjourned_and_keeps_its_rounds(world, elect):
    election = elect()
    hold(world, election, 12, 10, 8)
    world.office.resolutions.record(world.item.id, Decision(Outcome.POSTPONED))
    assert (item(world).outcome, len(view(world).rounds)) == (Outcome.POSTPONED, 1)


def test_minutes_and_excerpt_tell_the_whole_election(world, elect):
    election = elect(2)
    _chair, ada, bo = (person.id for person in world.people[:3])
    hold(world, election, 14, 14, blank=2)
    hold(world, election, 14, 14, invalid=2)
    hold(world, election, 15, 15)
    world.office.elections.draw(election.id, [bo])
    world.office.elections.answer(election.id, bo, True)
    world.office.course.preside(world.meeting.id, bo, time(17, 40), item_id=world.item.id)
    deputies = world.office.elections.add(world.item.id, Post.DEPUTY, open_reason="ohne Widerspruch")
    world.office.elections.propose(deputies.id, ada)
    first = hold(world, deputies, 9, no=12)
    alone = Counted({ada: 21}, no=9)
    world.office.elections.hold(deputies.id, alone, repeats_id=first.id, reason="Die Zählung war strittig")
    world.office.elections.answer(deputies.id, ada, False)
    world.office.course.close(world.meeting.id, time(19))
    parts = (
        "Wahl: Vorsitz",
        "Ada Mitglied 02 (vorgeschlagen von der SPD-Fraktion)",
        "Gewählt wird geheim mit Stimmzetteln.",
        "Ada Mitglied 02: 14; Ada Mitglied 03: 14; ungültig: 0; leer: 2.",
        "Ada Mitglied 02: 14; Ada Mitglied 03: 14; ungültig: 2; leer: 0.",
        "Stimmengleichheit.",
        "Das Los zwischen Ada Mitglied 02 und Ada Mitglied 03 zieht Ada Mitglied 01; es fällt auf Ada Mitglied 03.",
        "Gewählt ist Ada Mitglied 03.",
        "Ada Mitglied 03 nimmt die Wahl an.",
        "Wahl: Stellvertretung im Vorsitz",
        "Gewählt wird offen, ohne Widerspruch.",
        "Ja: 9; Nein: 12.",
        "Ada Mitglied 02 ist nicht gewählt.",
        "Grund: Die Zählung war strittig.",
        "Ja: 21; Nein: 9.",
        "Ada Mitglied 02 nimmt die Wahl nicht an.",
    )
    minutes = words(world.office.minutes.paper(world.meeting.id).pdf)
    assert_in_order(minutes, *parts, "übernimmt Ada Mitglied 03 um 17:40 Uhr den Vorsitz.")
    assert "Zu TOP 2 übernimmt" in minutes
    excerpt = world.office.excerpts.issue(
        world.item.id, ExcerptTerms("Ada", "Vorsitz", "Ludwigshafen", DAY), reason="Eilt"
    )
    assert_in_order(words(world.office.excerpts.pdf(excerpt.id)), *parts)
    for kind, key in ((IssuedKind.MINUTES, world.meeting.id), (IssuedKind.EXCERPT, world.item.id)):
        public = world.office.publications.preview(kind, key, publication=True)
        assert_in_order(words(public.pdf), *parts)


def test_an_excerpt_is_outdated_once_a_count_was_corrected(world, elect):
    election = elect(2)
    held = hold(world, election, 18, 12)
    world.office.elections.answer(election.id, world.people[1].id, True)
    world.office.course.close(world.meeting.id, time(19))
    world.office.excerpts.issue(world.item.id, ExcerptTerms("Ada", "Vorsitz", "Ludwigshafen", DAY), reason="Eilt")
    assert outdated(world.office) == []
    mended = Counted({world.people[1].id: 17, world.people[2].id: 12})
    world.office.corrections.correct(
        world.meeting.id,
        Correcting("Zahlendreher", "18", "17", world.item.id),
        lambda: world.office.elections.correct(held.id, mended, "Zahlendreher"),
    )
    assert [one.agenda_item_id for one in outdated(world.office)] == [world.item.id]


def test_a_closed_election_is_nowhere_in_the_public_minutes(world, elect):
    election = elect(2)
    hold(world, election, 18, 12)
    with world.office.store.unit("x") as unit:
        closed = replace(item(world), public=False, public_title="Personalangelegenheit", title="Geheime Wahl")
        unit.agenda_items.save(closed)
    world.office.course.close(world.meeting.id, time(19))
    public = words(world.office.publications.preview(IssuedKind.MINUTES, world.meeting.id, publication=True).pdf)
    assert "Wahlgang" not in public
    assert "Vorsitz: " not in public
    assert "Wahlgang" in words(world.office.minutes.paper(world.meeting.id).pdf)


def test_a_constituent_meeting_is_presided_by_somebody_who_is_no_member(office):
    world = build(office)
    office.agenda.edit(world.item.id, kind=ItemKind.ELECTION)
    with office.store.unit("x") as unit:
        for one in unit.memberships.where(role=Role.CHAIR):
            unit.memberships.save(replace(one, role=Role.MEMBER))
    meeting = office.course.open(world.meeting.id, time(17))
    assert meeting.chair_id is None
    world.come(30)
    mayor = office.persons.add("Bürgermeister", "Berta", form_of_address="Frau")
    office.attendances.add_person(meeting.id, mayor.id, AttendanceGroup.ADMINISTRATION, "Bürgermeisterin")
    office.course.preside(meeting.id, mayor.id)
    election = office.elections.add(world.item.id, Post.CHAIR)
    office.elections.propose(election.id, world.people[4].id)
    held = office.elections.hold(election.id, Counted({world.people[4].id: 25}, no=5))
    assert (held.presided_id, held.present) == (mayor.id, 30)
    office.elections.answer(election.id, world.people[4].id, True)
    meeting = office.course.preside(meeting.id, world.people[4].id, time(17, 30))
    assert (meeting.chair_id, meeting.presiding[0].person_id) == (mayor.id, world.people[4].id)
    office.course.close(meeting.id, time(19))
    text = words(office.minutes.paper(meeting.id).pdf)
    assert "Die Sitzung leitet zunächst Frau Berta Bürgermeister." in text
    assert "Berta Bürgermeister Sitzungsleitung" in text


def test_the_gate_of_the_minutes_and_the_check_name_what_is_missing(world, elect):
    world.office.course.close(world.meeting.id, time(19))
    rules = {one.rule for one in world.office.minutes.findings(world.meeting.id)}
    assert "election.missing" in rules
    world.office.course.reopen(world.meeting.id)
    election = elect(2)
    for votes in ((15, 15), (15, 15), (15, 15)):
        hold(world, election, *votes)
    world.office.course.close(world.meeting.id, time(19))
    rules = {one.rule for one in world.office.minutes.findings(world.meeting.id)}
    assert "election.lot_missing" in rules
    with world.office.store.reading() as unit:
        assert unit.election_rounds.count(election_id=election.id) == 3
    assert "election.lot_missing" in {one.rule for one in check(world.office.store)}
