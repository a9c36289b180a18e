"""Guests: from suggested to thanked."""

from dataclasses import replace
from datetime import date, datetime, time

import pypdfium2
import pytest

from beirat_desktop.domain.attendance import AttendanceGroup, Stay
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState, Target
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.usecases.minutes.minutes import gather
from tests import factories


@pytest.fixture
def meeting(founded):
    meeting = factories.meeting()
    with founded.unit("planned") as unit:
        unit.meetings.save(meeting)
    return meeting


@pytest.fixture
def guest(office, meeting):
    speaker = office.speakers.suggest("Strategische Integrationskonzepte", starts=time(17, 30))
    office.speakers.name_guest(
        speaker.id,
        family_name="Ağırbaş",
        given_name="Łukasz",
        form_of_address="Herr",
        organization="Landesberatung Integration",
        contact=Contact(Address("Musterweg 1", "55116", "Mainz"), "guest@example.org"),
    )
    return office.speakers.schedule(speaker.id, meeting.id)


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def test_a_guest_goes_from_suggested_to_thanked(office, guest):
    office.speakers.ask(guest.id, date(2012, 5, 7))
    office.speakers.accept(guest.id)
    office.speakers.invite(guest.id)
    office.speakers.hear(guest.id)
    office.speakers.thank(guest.id)
    assert office.speakers.get(guest.id).state is SpeakerState.THANKED
    kinds = [paper.kind.value for paper in office.archive.issues("speakers", guest.id)]
    assert kinds == ["thanks_letter", "speaker_letter"]


def test_the_letter_names_topic_meeting_and_slot(office, guest):
    text = words(office.speakers.letter(guest.id).pdf)
    assert "Herrn Łukasz Ağırbaş" in text
    assert "55116 Mainz" in text
    assert "Strategische Integrationskonzepte" in text
    assert "Donnerstag, 24. Mai 2012" in text
    assert "17:30 bis 17:50 Uhr" in text


def test_nobody_is_asked_before_somebody_is_named(office, meeting):
    speaker = office.speakers.suggest("Sprachkurse")
    with pytest.raises(Refused, match=r"speaker\.nobody"):
        office.speakers.ask(speaker.id)


def test_an_invitation_needs_a_meeting(office, guest):
    office.speakers.schedule(guest.id, None)
    office.speakers.ask(guest.id)
    office.speakers.accept(guest.id)
    with pytest.raises(Refused, match=r"speaker\.meeting_missing"):
        office.speakers.invite(guest.id)
    assert office.speakers.get(guest.id).state is SpeakerState.ACCEPTED


def test_an_invited_guest_without_a_resolution_is_pointed_out(office, guest):
    office.speakers.ask(guest.id)
    office.speakers.accept(guest.id)
    office.speakers.invite(guest.id)
    assert "speaker.resolution_missing" in {finding.rule for finding in office.speakers.findings(guest.id)}


def test_contact_data_go_and_the_fact_stays(office, guest):
    office.speakers.edit(guest.id, review_on=date(2013, 1, 1))
    office.speakers.forget_contact(guest.id)
    (row,) = office.speakers.rows()
    assert (row.name, row.topic) == ("Łukasz Ağırbaş", "Strategische Integrationskonzepte")
    assert b"Musterweg" not in office.exchange.export()


def test_a_known_organisation_is_not_made_twice(office, meeting, guest):
    other = office.speakers.suggest("Zweiter Vortrag")
    office.speakers.name_guest(other.id, organization="Landesberatung Integration")
    with office.store.reading() as unit:
        assert unit.organizations.count() == 1


def test_guests_to_come_stand_before_those_heard(office, guest, meeting):
    with office.store.unit("past") as unit:
        past = replace(meeting, id="past", start=meeting.start.replace(year=2011), number=1)
        unit.meetings.save(past)
        unit.speakers.save(replace(guest, id="old", meeting_id="past", state=SpeakerState.HEARD, topic="Alt"))
    assert [row.topic for row in office.speakers.rows()] == ["Strategische Integrationskonzepte", "Alt"]


def test_typing_a_name_makes_one_person_and_one_organisation(office, meeting):
    speaker = office.speakers.suggest("Sprachkurse")
    for typed in ("Ö", "Özt", "Öztürk"):
        office.speakers.edit_person(speaker.id, family_name=typed)
        office.speakers.edit_organization(speaker.id, f"Institut {typed}")
    with office.store.reading() as unit:
        assert [person.family_name for person in unit.persons.all()] == ["Öztürk"]
        assert [organization.name for organization in unit.organizations.all()] == ["Institut Öztürk"]
    assert office.speakers.detail(speaker.id).name == "Öztürk"


def test_a_known_organisation_keeps_its_name_when_a_guest_comes_from_elsewhere(office, guest):
    other = office.speakers.suggest("Zweiter Vortrag")
    office.speakers.edit_organization(other.id, "Landesberatung Integration")
    office.speakers.edit_organization(other.id, "Hochschule")
    with office.store.reading() as unit:
        assert {one.name for one in unit.organizations.all()} == {"Landesberatung Integration", "Hochschule"}
    assert office.speakers.detail(guest.id).organization.name == "Landesberatung Integration"


def test_an_organisation_made_by_a_slip_goes_when_a_known_one_is_meant(office, guest):
    other = office.speakers.suggest("Zweiter Vortrag")
    office.speakers.edit_organization(other.id, "Landesb")
    office.speakers.edit_organization(other.id, "Landesberatung Integration")
    with office.store.reading() as unit:
        assert unit.organizations.count() == 1
    assert office.speakers.get(other.id).organization_id == office.speakers.get(guest.id).organization_id


def test_contact_data_belong_to_a_name(office, meeting):
    speaker = office.speakers.suggest("Sprachkurse")
    with pytest.raises(Refused, match=r"speaker\.name_first"):
        office.speakers.edit_contact(speaker.id, email="guest@example.org")
    office.speakers.edit_person(speaker.id, family_name="Öztürk")
    person = office.speakers.edit_contact(speaker.id, email="guest@example.org", town="Mainz")
    assert (person.contact.email, person.contact.address.town) == ("guest@example.org", "Mainz")


def test_a_member_who_speaks_is_known_to_be_more_than_a_guest(office, guest):
    assert not office.speakers.detail(guest.id).shared
    member = factories.person("Çelik", "Ayşe")
    with office.store.unit("member") as unit:
        unit.persons.save(member)
        unit.memberships.save(factories.membership(member))
    office.speakers.take_person(guest.id, member.id)
    assert office.speakers.detail(guest.id).shared


def test_a_step_can_be_taken_back_with_its_day(office, guest):
    office.speakers.ask(guest.id, date(2012, 5, 7))
    office.speakers.accept(guest.id, date(2012, 5, 8))
    assert office.speakers.step_back(guest.id).answered_on is None
    assert office.speakers.step_back(guest.id).asked_on is None
    with pytest.raises(Refused, match=r"speaker\.first_step"):
        office.speakers.step_back(guest.id)


def test_overlapping_slots_are_found_at_the_later_guest(office, guest, meeting):
    other = office.speakers.suggest("Zweiter Vortrag", starts=time(17, 40))
    office.speakers.schedule(other.id, meeting.id)
    assert "speaker.slots_overlap" in {finding.rule for finding in office.speakers.detail(other.id).findings}
    office.speakers.edit(other.id, starts=time(17, 50))
    assert "speaker.slots_overlap" not in {finding.rule for finding in office.speakers.detail(other.id).findings}


def test_the_preview_shows_what_is_not_kept_yet(office, guest):
    detail = office.speakers.detail(guest.id)
    typed = replace(detail.speaker, topic="Noch nicht gespeichert")
    text = words(office.speakers.preview(typed, detail.person, "Neue Hochschule").pdf)
    assert "Noch nicht gespeichert" in text
    assert "Neue Hochschule" in text
    assert office.speakers.get(guest.id).topic == "Strategische Integrationskonzepte"


def test_a_letter_that_went_out_is_shown_as_it_did(office, guest):
    for action in (office.speakers.ask, office.speakers.accept, office.speakers.invite):
        action(guest.id)
    (kept,) = office.archive.issues("speakers", guest.id)
    detail = office.speakers.detail(guest.id)
    shown = office.speakers.preview(replace(detail.speaker, topic="Später geändert"), detail.person, "")
    assert shown.pdf == office.archive.pdf(kept.id)


def test_the_resolutions_of_the_asking_motion_are_offered_else_the_latest(office, guest, meeting):
    motion = factories.motion()
    old, new = (
        Resolution(factories.BEIRAT.id, date(year, 2, 17), number=f"{year}/B01", paper_id=key)
        for year, key in ((2010, motion.id), (2012, None))
    )
    with office.store.unit("resolved") as unit:
        unit.papers.save(motion)
        unit.resolutions.save_all([old, new])
    assert office.speakers.choices(guest.id).resolutions == (new, old)
    office.speakers.edit(guest.id, paper_id=motion.id)
    assert office.speakers.choices(guest.id).resolutions == (old,)
    office.speakers.edit(guest.id, resolution_id=new.id)
    assert office.speakers.choices(guest.id).resolutions == (new, old)


def test_guests_can_be_tied_to_meetings_items_and_motions(office, guest, meeting):
    item = office.agenda.add_item(meeting.id, "Vortrag")
    choices = office.speakers.choices(guest.id)
    assert [m.id for m in choices.meetings] == [meeting.id]
    assert item.id in {one.id for one, _ in choices.items}
    assert office.speakers.waiting() == []
    office.speakers.schedule(guest.id, None)
    assert [row.id for row in office.speakers.waiting()] == [guest.id]


def test_with_the_guest_heard_a_motion_that_asked_for_nothing_else_is_done(office, guest):
    paper = factories.motion(state=PaperState.DEBATED, guest_topic="Konzepte")
    with office.store.unit("moved") as unit:
        unit.papers.save(paper)
    office.speakers.edit(guest.id, paper_id=paper.id)
    for step in (office.speakers.ask, office.speakers.accept, office.speakers.invite, office.speakers.hear):
        step(guest.id)
    assert office.papers.get(paper.id).state is PaperState.DONE
    office.speakers.step_back(guest.id)
    assert office.papers.get(paper.id).state is PaperState.DEBATED


@pytest.mark.parametrize(
    ("target", "state"),
    [
        (Target.ADMINISTRATION, PaperState.DEBATED),
        (Target.COUNCIL, PaperState.DEBATED),
        (Target.COUNCIL, PaperState.DONE),
        (Target.OWN, PaperState.ON_AGENDA),
        (Target.OWN, PaperState.ADMITTED),
    ],
)
def test_hearing_a_guest_neither_closes_nor_opens_what_somebody_else_acts_on_or_what_waits_to_be_debated(
    office, guest, target, state
):
    paper = factories.motion(state=state, target=target, guest_topic="Konzepte")
    with office.store.unit("moved") as unit:
        unit.papers.save(paper)
    office.speakers.edit(guest.id, paper_id=paper.id)
    for step in (office.speakers.ask, office.speakers.accept, office.speakers.invite, office.speakers.hear):
        step(guest.id)
    assert office.speakers.get(guest.id).state is SpeakerState.HEARD
    assert office.papers.get(paper.id).state is state
    office.speakers.step_back(guest.id)
    assert office.papers.get(paper.id).state is state


def test_when_a_guest_had_the_floor_is_kept_as_moments(office, guest, meeting):
    for step in (office.speakers.ask, office.speakers.accept, office.speakers.invite):
        step(guest.id)
    with pytest.raises(Refused, match="not_running"):
        office.speakers.take_floor(guest.id)
    office.course.open(meeting.id, time(17))
    assert office.speakers.take_floor(guest.id, time(23, 50)).speaking
    with pytest.raises(Refused, match=r"moment\.before"):
        office.speakers.leave_floor(guest.id, time(23, 40))
    heard = office.speakers.leave_floor(guest.id, time(0, 10))
    assert (heard.state, heard.heard_from, heard.heard_until) == (
        SpeakerState.HEARD,
        datetime(2012, 5, 24, 23, 50),
        datetime(2012, 5, 25, 0, 10),
    )
    assert not heard.speaking
    with office.store.reading() as unit:
        told = gather(unit, meeting.id, office.minutes.of(meeting.id)).attendances
    assert [one.stays for one in told if one.person_id == heard.person_id] == [
        (Stay(heard.heard_from, heard.heard_until),)
    ]
    back = office.speakers.step_back(guest.id)
    assert (back.state, back.heard_from, back.heard_until) == (SpeakerState.INVITED, None, None)


def test_who_said_yes_and_got_no_letter_has_the_floor_as_well(office, guest, meeting):
    for step in (office.speakers.ask, office.speakers.accept):
        step(guest.id)
    office.course.open(meeting.id, time(17))
    with pytest.raises(Refused, match=r"speaker\.not_speaking"):
        office.speakers.leave_floor(guest.id, time(17, 20))
    assert office.speakers.take_floor(guest.id, time(17, 10)).speaking
    assert office.speakers.leave_floor(guest.id, time(17, 20)).state is SpeakerState.HEARD
    back = office.speakers.step_back(guest.id)
    assert (back.state, back.heard_from) == (SpeakerState.ACCEPTED, None)


def test_nobody_is_heard_in_no_meeting(office, guest):
    office.speakers.schedule(guest.id, None)
    for step in (office.speakers.ask, office.speakers.accept):
        step(guest.id)
    with pytest.raises(Refused, match=r"speaker\.meeting_missing"):
        office.speakers.hear(guest.id)


def test_written_up_on_another_day_nobody_knows_when_the_guest_spoke(office, guest, meeting):
    for step in (office.speakers.ask, office.speakers.accept, office.speakers.invite):
        step(guest.id)
    office.course.open(meeting.id, time(17))
    heard = office.speakers.take_floor(guest.id)
    assert (heard.state, heard.heard_from) == (SpeakerState.HEARD, None)


def _item(office, meeting, title="Sprachkurse"):
    return office.agenda.add_item(meeting.id, title)


def test_a_guest_nobody_expected_is_there_under_an_item_in_one_step(office, meeting):
    item = _item(office, meeting)
    come = office.speakers.come(item.id, family_name="Demir", given_name="Ayşe", organization="Volkshochschule")
    assert (come.state, come.meeting_id, come.agenda_item_id) == (SpeakerState.ACCEPTED, meeting.id, item.id)
    assert office.organizations.get(come.organization_id).name == "Volkshochschule"
    (row,) = [one for one in office.attendances.sheet(meeting.id).rows if one.person.id == come.person_id]
    assert (row.attendance.group, row.attendance.function) == (AttendanceGroup.GUEST, "Volkshochschule")
    assert not come.name_public, "nobody asked yet whether the name may leave the house"
    office.store.undo()
    assert office.speakers.rows(meeting.id) == []
    assert office.persons.all() == []


@pytest.mark.parametrize("step", ["suggested", "asked", "declined", "accepted", "invited"])
def test_whoever_was_expected_elsewhere_speaks_here_and_is_one_guest(office, meeting, guest, step):
    steps = {"suggested": "", "asked": "a", "declined": "ad", "accepted": "ac", "invited": "aci"}[step]
    acts = {"a": "ask", "d": "decline", "c": "accept", "i": "invite"}
    for letter in steps:
        getattr(office.speakers, acts[letter])(guest.id)
    item, other = _item(office, meeting), _item(office, meeting, "Wohnen")
    come = office.speakers.come(item.id, person_id=guest.person_id)
    office.course.open(meeting.id, time(17, 0))
    assert (come.id, come.agenda_item_id, come.organization_id) == (guest.id, item.id, guest.organization_id)
    assert office.speakers.take_floor(come.id, time(18, 0)).state is SpeakerState.HEARD
    again = office.speakers.come(other.id, person_id=guest.person_id)
    assert again.id != come.id, "what was heard stays where it was heard"
    with office.store.reading() as unit:
        assert unit.attendances.count(meeting_id=meeting.id, person_id=guest.person_id) == 1


def test_a_guest_without_a_name_is_not_taken(office, meeting):
    with pytest.raises(Refused, match=r"person\.name_missing"):
        office.speakers.come(_item(office, meeting).id, family_name="  ", organization="Volkshochschule")
    assert office.organizations.all() == []


def test_no_step_of_a_guest_is_entered_of_a_day_to_come(office, guest):
    speakers = office.speakers
    for name in ("ask", "accept", "invite", "hear", "thank"):
        if name != "hear":
            with pytest.raises(Refused, match="step_in_future"):
                getattr(speakers, name)(guest.id, date(2012, 5, 15))
        getattr(speakers, name)(guest.id)
