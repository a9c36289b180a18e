"""A meeting of May names who was there as they were called in May, whatever they are called afterwards."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.elections import Counted, Post
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.minutes import MinutesPart
from beirat_desktop.domain.votes import Ballot, Vote, VoteForm
from beirat_desktop.german.persons import former_person
from beirat_desktop.store.record import create_record
from beirat_desktop.usecases.live.decisions import Decision
from beirat_desktop.usecases.office import Office
from tests import factories
from tests.documents.reading import everything_in, text_of
from tests.usecases.live_world import build

LATER = datetime(2012, 8, 1, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
AUGUST = date(2012, 8, 1)
MAY = date(2012, 5, 24)


@pytest.fixture
def world(office):
    """The meeting of 24 May with a vote by name and an election in which Anna Weiß, who chairs it, stood."""
    made = build(office, dated=date(2012, 5, 2))
    anna = made.people[0]
    office.persons.edit(anna.id, family_name="Weiß", given_name="Anna", form_of_address="Frau")
    election_item = office.agenda.add_item(made.meeting.id, "Wahl", kind=ItemKind.ELECTION)
    with office.store.unit("signer") as unit:
        unit.papers.save(replace(made.reload(), signer_id=anna.id))
    office.course.open(made.meeting.id, time(17, 0))
    made.come(18)
    ballots = tuple((person.id, Ballot.YES) for person in made.people[:18])
    vote = Vote("", VoteForm.BY_NAME, yes=18, ballots=ballots)
    office.resolutions.record(made.item.id, Decision(Outcome.ADOPTED, made.paper.proposal, vote))
    election = office.elections.add(election_item.id, Post.DEPUTY)
    for person in made.people[:2]:
        office.elections.propose(election.id, person.id)
    office.elections.hold(election.id, Counted({anna.id: 14, made.people[1].id: 4}))
    office.course.edit_meeting(made.meeting.id, chair_id=anna.id)
    office.course.close(made.meeting.id, time(20, 0))
    office.store.now = lambda: LATER
    return made


def marry(world):
    return world.office.persons.edit(world.people[0].id, since=AUGUST, family_name="Meier")


def papers_of(world):
    office, meeting = world.office, world.meeting.id
    kinds = [(IssuedKind.MINUTES, meeting), (IssuedKind.SIGN_IN_SHEET, meeting), (IssuedKind.SCRIPT, meeting)]
    kinds += [(IssuedKind.EXCERPT, world.item.id), (IssuedKind.MOTION, world.paper.id)]
    return {kind: text_of(office.publications.preview(kind, key).pdf) for kind, key in kinds}


def test_every_paper_of_the_meeting_keeps_the_name_of_its_day(world):
    before = papers_of(world)
    for kind in (IssuedKind.MINUTES, IssuedKind.SIGN_IN_SHEET, IssuedKind.MOTION):
        assert "Weiß" in before[kind], kind
    assert marry(world).name == "Anna Meier"
    after = papers_of(world)
    # An excerpt of August is signed in August.
    assert before.pop(IssuedKind.EXCERPT).replace("Anna Weiß", "Anna Meier") == after.pop(IssuedKind.EXCERPT)
    assert after == before


def test_lists_of_the_meeting_keep_it_and_those_of_today_name_her_anew(world):
    office, key = world.office, world.people[0].id
    marry(world)
    sheet = office.attendances.sheet(world.meeting.id)
    assert "Anna Weiß" in {line.person.name for line in sheet.rows}
    assert office.persons.get(key).name == "Anna Meier"
    for day, name in ((MAY, "Anna Weiß"), (AUGUST, "Anna Meier")):
        members = office.persons.members(factories.BEIRAT.id, day)
        assert [one.person.name for one in members if one.person.id == key] == [name]
    for words in ("weiß", "meier"):
        assert key in {found.id for found in office.search.find(words).found}
    assert former_person(office.persons.states(key)) == ("bis 31.07.2012: Anna Weiß",)


def test_a_name_to_come_shows_nowhere_before_its_day(world):
    world.office.persons.edit(world.people[0].id, since=date(2012, 12, 1), family_name="Meier")
    assert world.office.persons.get(world.people[0].id).name == "Anna Weiß"
    assert "Anna Weiß" in {person.name for person in world.office.persons.all()}


def test_a_typing_error_is_mended_everywhere_but_in_what_was_signed(world):
    office, meeting = world.office, world.meeting.id
    office.minutes.sign(meeting)
    signed = office.minutes.paper(meeting, MinutesPart.WHOLE).pdf
    office.persons.edit(world.people[0].id, family_name="Weiss")
    assert [state.family_name for _, state in office.persons.states(world.people[0].id)] == ["Weiss"]
    assert "Weiss" in papers_of(world)[IssuedKind.SIGN_IN_SHEET]
    assert office.minutes.paper(meeting, MinutesPart.WHOLE).pdf == signed
    assert "Weiß" in text_of(signed)


def test_a_typing_error_of_today_leaves_the_former_name(world):
    marry(world)
    world.office.persons.edit(world.people[0].id, family_name="Maier")
    assert [(until, state.family_name) for until, state in world.office.persons.states(world.people[0].id)] == [
        (date(2012, 7, 31), "Weiß"),
        (None, "Maier"),
    ]
    world.office.undo()
    assert world.office.persons.get(world.people[0].id).family_name == "Meier"


def test_nobody_is_without_a_name_at_any_time(world):
    with pytest.raises(Refused, match=r"person\.name_missing"):
        world.office.persons.edit(world.people[0].id, since=AUGUST, family_name=" ")
    marry(world)
    with pytest.raises(Refused, match=r"person\.name_missing"):
        world.office.persons.edit(world.people[0].id, since=date(2012, 1, 1), family_name="")


def test_who_is_entered_under_a_former_name_is_known(world):
    marry(world)
    assert [one.id for one in world.office.persons.named("Weiß", "Anna")] == [world.people[0].id]
    pasted = world.office.persons.preview_paste(factories.COUNCIL.id, "Name\tVorname\nWeiß\tAnna")
    assert pasted.known_persons


def test_contact_data_and_names_of_former_days_stay_apart(world):
    marry(world)
    world.office.persons.remove_contact(world.people[0].id)
    assert len(world.office.persons.states(world.people[0].id)) == 2


def test_a_guest_who_did_not_agree_is_hidden_under_every_name(world):
    office = world.office
    guest = office.persons.add("Zwiebelmuster", "Erika")
    speaker = office.speakers.suggest("Sprachkurse", meeting_id=world.meeting.id)
    office.speakers.take_person(speaker.id, guest.id)
    office.persons.edit(guest.id, since=AUGUST, family_name="Rosenmuster")
    with office.store.unit("typed") as unit:
        paper = unit.papers.get(world.paper.id)
        unit.papers.save(replace(paper, note="", title="Vortrag von Frau Zwiebelmuster, jetzt Rosenmuster"))
    pdf = office.publications.preview(IssuedKind.MOTION, world.paper.id, publication=True).pdf
    for planted in ("Zwiebelmuster", "Rosenmuster"):
        assert planted not in everything_in(pdf)


def test_names_leave_and_enter_with_the_record(world, tmp_path):
    marry(world)
    content = world.office.exchange.export()
    other = Office(create_record(tmp_path / "other.db", user="x"))
    other.exchange.import_(content)
    assert other.persons.states(world.people[0].id) == world.office.persons.states(world.people[0].id)
    assert other.exchange.export() == content
    other.store.close()
