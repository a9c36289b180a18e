"""Minutes: worded, signed, issued, corrected."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import MinutesPart, MinutesState
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.minutes.corrections import Correcting
from tests import factories
from tests.documents.reading import text_of


@pytest.fixture
def meeting(founded):
    meeting = factories.meeting(state=MeetingState.RUNNING)
    members = [factories.person(name, "") for name in ("Öztürk", "Şen")]
    with founded.unit("held") as unit:
        unit.meetings.save(meeting)
        for member in members:
            unit.persons.save(member)
            unit.memberships.save(factories.membership(member))
    with founded.unit("closed") as unit:
        return unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))


@pytest.fixture
def item(founded, meeting):
    with founded.unit("gone on") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.RUNNING))
    item = AgendaItem(meeting.id, "Beratung", number="Ö 4", outcome=Outcome.ADOPTED)
    resolution = Resolution(
        factories.BEIRAT.id, meeting.day, RichText.of("Der Beirat lädt ein."), agenda_item_id=item.id
    )
    with founded.unit("resolved") as unit:
        unit.agenda_items.save(item)
        unit.resolutions.save(resolution)
        unit.votes.save(Vote(resolution.id, yes=14, no=1, abstentions=2, present=17))
        unit.meetings.save(meeting)
    return item


def test_the_screen_shows_items_with_results_and_who_gets_them(office, meeting, item):
    view = office.minutes.view(meeting.id)
    (line,) = view.lines
    assert (line.item.id, line.number, line.vote.yes) == (item.id, "Ö 4", 14)
    assert line.resolution.text.plain == "Der Beirat lädt ein."
    assert (view.recipients, view.due) == (2, date(2012, 6, 24))
    assert not view.has_closed_part


def test_minutes_of_a_meeting_under_way_are_not_signed(office, meeting):
    with office.store.unit("reopened") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.RUNNING))
    with pytest.raises(Refused, match=r"minutes\.meeting_not_closed"):
        office.minutes.sign(meeting.id)


def test_signed_minutes_are_not_edited_until_they_are_taken_back(office, meeting):
    office.minutes.edit(meeting.id, opening=RichText.of("Eröffnet."))
    office.minutes.sign(meeting.id)
    with pytest.raises(Refused, match=r"minutes\.not_editable"):
        office.minutes.edit(meeting.id, opening=RichText.of("Anders."))
    assert office.corrections.take_back_signatures(meeting.id, "Tippfehler im Ort").signed_on is None
    assert office.minutes.edit(meeting.id, opening=RichText.of("Anders.")).opening.plain == "Anders."


def test_issued_minutes_are_kept_and_replaced_but_never_altered(office, meeting, item):
    office.minutes.edit(meeting.id, opening=RichText.of("Eröffnet."))
    office.minutes.sign(meeting.id)
    issued = office.minutes.issue(meeting.id)
    pdf = office.archive.pdf(issued.id)
    fresh = office.corrections.reword(meeting.id, Correcting("Verhört", "Eröffnet.", "Begonnen."))
    assert (fresh.state, fresh.opening.plain) == (MinutesState.DRAFT, "Eröffnet.")
    assert office.archive.pdf(issued.id) == pdf
    assert [paper.id for paper in office.minutes.view(meeting.id).issues] == [issued.id]


def test_what_every_member_has_cannot_be_taken_back_by_undo(office, meeting):
    office.minutes.sign(meeting.id)
    issued = office.minutes.issue(meeting.id)
    assert office.undoable is None
    office.undo()
    assert office.minutes.of(meeting.id).state is MinutesState.ISSUED
    assert office.archive.pdf(issued.id).startswith(b"%PDF")


def test_a_part_is_written_to_a_file(office, meeting, item, tmp_path):
    file = tmp_path / "Niederschrift.pdf"
    office.minutes.save_pdf(meeting.id, MinutesPart.PUBLIC, file)
    assert file.read_bytes() == office.minutes.paper(meeting.id, MinutesPart.PUBLIC).pdf


def test_what_is_typed_is_seen_before_it_is_kept(office, meeting):
    typed = office.minutes.paper(meeting.id, opening=RichText.of("Noch nicht gespeichert."))
    assert typed.pdf != office.minutes.paper(meeting.id).pdf
    assert office.minutes.of(meeting.id).opening.empty


def test_a_guest_who_was_heard_is_named_among_those_present(office, meeting):
    speaker = office.speakers.suggest("Sprachkurse", meeting_id=meeting.id)
    office.speakers.name_guest(speaker.id, family_name="Ağırbaş", organization="Hochschule")
    with office.store.unit("heard") as unit:
        unit.speakers.save(replace(unit.speakers.get(speaker.id), state=SpeakerState.HEARD))
    text = text_of(office.minutes.paper(meeting.id).pdf)
    assert "Ağırbaş, Hochschule" in text


def test_items_taken_off_by_a_supplement_are_not_told_of(office, meeting, item):
    with office.store.unit("taken off") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.RUNNING))
    with office.store.unit("taken off") as unit:
        unit.agenda_items.save(AgendaItem(meeting.id, "Entfallen", number="Ö 5", removed_by=1, position=1))
    assert "Entfallen" not in text_of(office.minutes.paper(meeting.id).pdf)
