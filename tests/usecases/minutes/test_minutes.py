"""Minutes: worded, signed, issued, corrected."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.attendance import Attendance, Exclusion, Stay
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import Minutes, MinutesPart, MinutesState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.minutes.corrections import Correcting
from tests import factories
from tests.documents.reading import assert_in_order, text_of


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


@contextmanager
def going_on(office, meeting):
    """A unit while the meeting still runs; it is closed again afterwards."""
    with office.store.unit("gone on") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.RUNNING))
    with office.store.unit("held") as unit:
        yield unit
    with office.store.unit("closed") as unit:
        unit.meetings.save(meeting)


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


@pytest.mark.parametrize("also_public", [False, True])
def test_a_guest_heard_behind_closed_doors_alone_is_not_named_in_the_public_part(office, meeting, item, also_public):
    with going_on(office, meeting) as unit:
        closed = unit.agenda_items.save(AgendaItem(meeting.id, "Stelle", 9, public=False, number="N 1"))
        guest = unit.persons.save(factories.person("Heimlich", "Anna"))
        for place in (closed, item)[: 1 + also_public]:
            heard = Speaker("Thema", meeting_id=meeting.id, agenda_item_id=place.id, person_id=guest.id)
            unit.speakers.save(replace(heard, state=SpeakerState.HEARD))
    told = {part: "Heimlich" in text_of(office.minutes.paper(meeting.id, part).pdf) for part in MinutesPart}
    assert told == {MinutesPart.WHOLE: True, MinutesPart.CLOSED: True, MinutesPart.PUBLIC: also_public}


def test_a_guest_who_had_the_floor_is_told_at_the_item(office, meeting, item):
    speaker = office.speakers.suggest("Sprachkurse", meeting_id=meeting.id)
    office.speakers.name_guest(speaker.id, family_name="Ağırbaş", given_name="Ada", organization="Hochschule")
    with office.store.unit("heard") as unit:
        unit.speakers.save(
            replace(
                unit.speakers.get(speaker.id),
                state=SpeakerState.HEARD,
                agenda_item_id=item.id,
                heard_from=datetime(2012, 5, 24, 17, 20),
                heard_until=datetime(2012, 5, 24, 17, 45),
            )
        )
    told = "Ada Ağırbaş hat von 17:20 Uhr bis 17:45 Uhr das Wort."
    assert_in_order(text_of(office.minutes.paper(meeting.id).pdf), item.title, told)
    public = text_of(office.minutes.paper(meeting.id, MinutesPart.PUBLIC).pdf)
    assert told in public, "the members' own copy of the public part names who was there"
    published = text_of(office.publications.preview(IssuedKind.MINUTES, meeting.id, publication=True).pdf)
    assert "Ein Gast hat von 17:20 Uhr bis 17:45 Uhr das Wort." in published
    assert "Ağırbaş" not in published


def test_items_taken_off_by_a_supplement_are_not_told_of(office, meeting, item):
    with office.store.unit("taken off") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.RUNNING))
    with office.store.unit("taken off") as unit:
        unit.agenda_items.save(AgendaItem(meeting.id, "Entfallen", number="Ö 5", removed_by=1, position=1))
    assert "Entfallen" not in text_of(office.minutes.paper(meeting.id).pdf)


def test_the_minutes_tell_wording_vote_and_the_faction_somebody_belonged_to_that_day(office, meeting, item):
    member = factories.person("Fatih", "Ayşe")
    former = Faction(factories.BEIRAT.id, "Frühere Liste", "FL")
    with going_on(office, meeting) as unit:
        unit.persons.save(member)
        unit.factions.save(former)
        old = factories.membership(member, faction_id=former.id, start=date(2009, 11, 1), end=date(2012, 5, 23))
        unit.memberships.save(old)
        unit.memberships.save(factories.membership(member, start=date(2012, 5, 24), end=date(2012, 5, 24)))
        unit.attendances.save(Attendance(meeting.id, member.id, stays=(Stay(meeting.start),)))
        unit.exclusions.save(Exclusion(item.id, member.id))
    text = " ".join(text_of(office.minutes.paper(meeting.id).pdf).split())
    for part in ("Fatih, Ayşe (SPD)", "Der Beirat lädt ein.", "Ja: 14, Nein: 1, Enthaltungen: 2", "Ayşe Fatih."):
        assert part in text
    assert "(FL)" not in text


def test_what_is_only_typed_is_no_result_and_stands_in_no_minutes(office, meeting):
    item = AgendaItem(meeting.id, "Beratung", number="Ö 4", paper_id=None)
    with going_on(office, meeting) as unit:
        unit.agenda_items.save(item)
        office.resolutions.edit_text(item.id, RichText.of("Noch nicht beschlossen."))
    (line,) = office.minutes.view(meeting.id).lines
    assert (line.resolution, line.vote) == (None, None)
    assert "Noch nicht beschlossen" not in text_of(office.minutes.paper(meeting.id).pdf)
    assert "minutes.vote_missing" not in {finding.rule for finding in office.minutes.findings(meeting.id)}


def test_what_another_meeting_lacks_is_not_said_of_this_one(office, meeting, item):
    before = {finding.rule for finding in office.minutes.findings(meeting.id)}
    other = replace(meeting, id="other", number=13)
    paper = factories.motion(state=PaperState.ON_AGENDA)
    worded = RichText.of("Aus einer anderen Sitzung.")
    bare = Resolution(factories.BEIRAT.id, other.day, agenda_item_id="bare")
    with office.store.unit("another") as unit:
        unit.meetings.save(other)
        unit.minutes.save(Minutes(other.id, MinutesState.SIGNED, opening=worded, signed_on=date(2012, 6, 1)))
        unit.agenda_items.save(AgendaItem(other.id, "Ohne Wortlaut", id="bare"))
        unit.resolutions.save(bare)
        unit.papers.save(paper)
        unit.agenda_items.save(AgendaItem(other.id, paper.title, paper_id=paper.id))
        unit.attendances.save(Attendance(other.id, unit.persons.all()[0].id))
    assert {finding.rule for finding in office.minutes.findings(meeting.id)} == before
    lacking = {finding.rule for finding in office.minutes.findings(other.id)}
    assert {"minutes.outcome_missing", "minutes.wording_missing", "attendance.open"} <= lacking
    assert [line.item.id for line in office.minutes.view(meeting.id).lines] == [item.id]
    assert office.minutes.of(meeting.id).state is MinutesState.DRAFT
    assert "anderen Sitzung" not in text_of(office.minutes.paper(meeting.id).pdf)


def test_one_closed_item_makes_a_closed_part(office, meeting, item):
    with going_on(office, meeting) as unit:
        unit.agenda_items.save(AgendaItem(meeting.id, "Personal", 1, public=False, public_title="Personalsache"))
    assert office.minutes.view(meeting.id).has_closed_part


def test_what_the_minutes_lack_may_be_passed_over_with_a_reason(office, meeting):
    assert "minutes.chair_missing" in {finding.rule for finding in office.minutes.findings(meeting.id)}
    office.overrides.add("minutes.chair_missing", "meetings", meeting.id, "Steht im Protokollbuch.")
    assert "minutes.chair_missing" not in {finding.rule for finding in office.minutes.findings(meeting.id)}


def test_a_private_guest_who_was_heard_by_video_is_named_once_and_with_nothing_else(office, meeting):
    speaker = office.speakers.suggest("Sprachkurse", meeting_id=meeting.id)
    office.speakers.name_guest(speaker.id, family_name="Ağırbaş")
    with office.store.unit("heard") as unit:
        unit.speakers.save(replace(unit.speakers.get(speaker.id), state=SpeakerState.THANKED, by_video=True))
        unit.speakers.save(Speaker("Nie gekommen", meeting_id=meeting.id, state=SpeakerState.HEARD))
    text = " ".join(text_of(office.minutes.paper(meeting.id).pdf).split())
    assert "Gäste Ağırbaş, per Video" in text
    assert text.count("Ağırbaş") == 1


def test_only_minutes_not_yet_signed_are_marked_as_a_draft(office, meeting):
    assert "ENTWURF" in text_of(office.minutes.paper(meeting.id).pdf)
    for day, rule in ((date(2012, 5, 23), "signed_before_meeting"), (date(2012, 6, 2), "signed_in_future")):
        with pytest.raises(Refused, match=rf"minutes\.{rule}"):
            office.minutes.sign(meeting.id, day)
    assert office.minutes.of(meeting.id).state is MinutesState.DRAFT
    office.store.now = lambda: datetime(2012, 6, 1, 12).astimezone()
    office.minutes.sign(meeting.id, date(2012, 6, 1))
    assert office.minutes.of(meeting.id).signed_on == date(2012, 6, 1)
    assert "ENTWURF" not in text_of(office.minutes.paper(meeting.id).pdf)
    issued = office.minutes.issue(meeting.id, date(2012, 6, 2))
    assert office.minutes.of(meeting.id).issued_on == date(2012, 6, 2)
    assert (issued.file_name, issued.noun, issued.object_id) == (
        "Niederschrift-2012-05-24.pdf",
        "meetings",
        meeting.id,
    )
    assert "ENTWURF" not in text_of(office.archive.pdf(issued.id))


def test_a_draft_that_was_never_kept_has_nothing_to_correct(office, meeting):
    with pytest.raises(Refused, match=r"minutes\.not_signed"):
        office.corrections.take_back_signatures(meeting.id, "Tippfehler")
    with pytest.raises(Refused, match=r"minutes\.not_issued"):
        office.corrections.reword(meeting.id, Correcting("Tippfehler", "alt", "neu"))
