"""Somebody elected in absence answers after the meeting: an act of its own, whatever was signed and sent meanwhile."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.agenda import ItemKind, ItemState
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.elections import AnswerForm, Counted, Post
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.persons import Role
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.minutes.corrections import Correcting
from beirat_desktop.usecases.record.checks import check
from tests.documents.reading import assert_publishable, text_of
from tests.once import once
from tests.usecases.live_world import build, outdated

DAY, LATER = date(2012, 5, 24), date(2012, 5, 29)
SAID = "Ada Mitglied 33 nimmt die Wahl nach der Sitzung an (schriftlich am 29.05.2012)."


@pytest.fixture
def world(office):
    """A closed meeting that elected somebody to the chair who was not there; it is a week later."""
    made = build(office)

    def lead() -> None:
        office.agenda.edit(made.item.id, kind=ItemKind.ELECTION)
        office.course.open(made.meeting.id, time(17))
        made.come(30)
        office.resolutions.begin(made.item.id)
        election = office.elections.add(made.item.id, Post.CHAIR)
        office.elections.propose(election.id, made.people[32].id, "der SPD-Fraktion")
        office.elections.hold(election.id, Counted({made.people[32].id: 20}, no=10))
        office.course.close(made.meeting.id, time(19))

    once(office.store, f"{__name__} world", lead)
    office.store.now = lambda: datetime(2012, 5, 31, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    return made


def election(world):
    return world.office.elections.of_item(world.item.id)[0].election


def accept(world, accepted=True, day=LATER):
    elected = world.people[32].id
    return world.office.elections.answer_later(election(world).id, elected, accepted, day, AnswerForm.LETTER)


def chair_on(world, day):
    members = world.office.persons.members(world.meeting.committee_id, day)
    return [one.person.id for one in members if one.membership.role is Role.CHAIR]


def item(world):
    with world.office.store.reading() as unit:
        return unit.agenda_items.get(world.item.id)


def words(pdf):
    return " ".join(text_of(pdf).split())


def minutes(world):
    return words(world.office.minutes.paper(world.meeting.id).pdf)


def unanswered(world):
    return [one for one in check(world.office.store) if one.rule == "election.answer_missing"]


def test_the_office_begins_on_the_day_of_the_answer_and_unsigned_minutes_tell_of_it(world):
    assert len(unanswered(world)) == 1
    accept(world)
    former, elected = world.people[0].id, world.people[32].id
    assert (chair_on(world, DAY), chair_on(world, date(2012, 5, 28))) == ([former], [former])
    assert chair_on(world, LATER) == [elected]
    assert (item(world).outcome, item(world).state) == (Outcome.ELECTED, ItemState.DONE)
    assert SAID in minutes(world)
    assert unanswered(world) == []
    assert world.office.corrections.of(world.meeting.id) == [], "nothing was wrong, so nothing is corrected"


def test_signed_minutes_stay_and_a_note_lies_beside_them(world):
    office, meeting = world.office, world.meeting.id
    office.minutes.sign(meeting)
    signed = office.minutes.paper(meeting).pdf
    with pytest.raises(Refused, match=r"minutes\.nothing_since"):
        office.minutes.note(meeting)
    accept(world)
    assert office.minutes.paper(meeting).pdf == signed
    assert office.minutes.view(meeting).answered_since == ((world.item.id, SAID.removesuffix(".")),)
    note = office.minutes.note(meeting)
    assert_publishable(note)
    assert "Vermerk zur Niederschrift" in words(note)
    assert SAID in words(note)
    office.minutes.issue(meeting)
    assert office.archive.pdf(office.minutes.view(meeting).issues[0].id) == signed
    assert chair_on(world, LATER) == [world.people[32].id]


def test_a_new_issue_tells_of_it_and_needs_no_note(world):
    office, meeting = world.office, world.meeting.id
    office.minutes.sign(meeting)
    accept(world)
    office.corrections.take_back_signatures(meeting, "Ort fehlt")
    assert office.minutes.view(meeting).answered_since == ()
    office.minutes.sign(meeting)
    assert SAID in minutes(world)
    assert office.minutes.view(meeting).answered_since == ()
    office.minutes.issue(meeting)
    office.corrections.reword(meeting, Correcting("Tippfehler", "Ort", "Ludwigshafen"))
    office.minutes.sign(meeting)
    assert minutes(world).count(SAID) == 1


def test_after_the_minutes_went_out_the_corrected_issue_tells_of_it_too(world):
    office, meeting = world.office, world.meeting.id
    office.minutes.sign(meeting)
    office.minutes.issue(meeting)
    accept(world)
    office.corrections.reword(meeting, Correcting("Tippfehler", "Ort", "Ludwigshafen"))
    office.minutes.sign(meeting)
    assert SAID in minutes(world)
    assert office.minutes.view(meeting).answered_since == ()


def test_who_declines_leaves_the_place_open_and_an_excerpt_is_outdated(world):
    accept(world)
    terms = ExcerptTerms("Ada", "Vorsitz", "Ludwigshafen", DAY)
    excerpt = world.office.excerpts.issue(world.item.id, terms, reason="Eilt")
    assert SAID in words(world.office.excerpts.pdf(excerpt.id))
    world.office.elections.take_back(election(world).id, world.people[32].id, "falsch gelesen")
    accept(world, False)
    assert chair_on(world, LATER) == [world.people[0].id]
    assert item(world).outcome is Outcome.NO_RESOLUTION
    assert "nimmt die Wahl nach der Sitzung nicht an (schriftlich am 29.05.2012)" in minutes(world)
    assert [one.agenda_item_id for one in outdated(world.office)] == [world.item.id]


def test_the_day_must_be_possible_and_the_meeting_over(world):
    with pytest.raises(Refused, match=r"election\.answered_before_end"):
        accept(world, day=date(2012, 5, 23))
    with pytest.raises(Refused, match=r"election\.answered_in_future"):
        accept(world, day=date(2012, 6, 1))
    accept(world)
    with pytest.raises(Refused, match=r"election\.answered"):
        accept(world)
    world.office.undo()
    assert election(world).answers == ()
    assert (chair_on(world, LATER), item(world).outcome) == ([world.people[0].id], None)
    world.office.store.now = lambda: datetime(2012, 5, 24, 19, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    world.office.course.reopen(world.meeting.id)
    with pytest.raises(Refused, match=r"election\.answer_now"):
        accept(world, day=DAY)


def test_a_mistake_is_taken_back_with_its_reason_until_signed_minutes_tell_of_it(world):
    elections, elected = world.office.elections, world.people[32].id
    accept(world)
    elections.take_back(election(world).id, elected, "falsche Person")
    assert chair_on(world, LATER) == [world.people[0].id]
    assert [(one.day, one.reason) for one in election(world).taken_back] == [(LATER, "falsche Person")]
    assert (item(world).outcome, item(world).state) == (None, ItemState.DONE)
    accept(world)
    world.office.minutes.sign(world.meeting.id)
    with pytest.raises(Refused, match=r"holding\.signed"):
        elections.take_back(election(world).id, elected, "doch nicht")


def test_a_mistake_beside_signed_minutes_is_taken_back_though_they_are_signed(world):
    world.office.minutes.sign(world.meeting.id)
    accept(world)
    world.office.elections.take_back(election(world).id, world.people[32].id, "falsche Person")
    assert world.office.minutes.view(world.meeting.id).answered_since == ()
    assert chair_on(world, LATER) == [world.people[0].id]


def test_nothing_else_of_the_election_changes_with_it(world):
    """Under signed minutes the act carries an answer alone, never another candidate beside it."""
    world.office.minutes.sign(world.meeting.id)
    with pytest.raises(Refused, match=r"holding\.signed"):
        world.office.elections.propose(election(world).id, world.people[5].id)


def test_an_election_that_waits_for_an_answer_is_not_left_for_lack_of_quorum(office):
    made = build(office)
    office.agenda.edit(made.item.id, kind=ItemKind.ELECTION)
    office.course.open(made.meeting.id, time(17))
    made.come(30)
    office.resolutions.begin(made.item.id)
    begun = office.elections.add(made.item.id, Post.CHAIR)
    office.elections.propose(begun.id, made.people[32].id)
    office.elections.hold(begun.id, Counted({made.people[32].id: 20}, no=10))
    for person in made.people[1:20]:
        office.attendances.leave(made.meeting.id, person.id, time(18))
    office.course.close(made.meeting.id, time(19))
    assert not item(made).left_without_quorum
