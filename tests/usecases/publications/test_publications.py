"""Seeing, saving and issuing papers that have no desk of their own, and every paper's version for the public."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.attendance import Attendance, AttendanceGroup, Stay
from beirat_desktop.domain.consultations import Consultation, ConsultationRole, Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import PaperState, Target
from beirat_desktop.domain.places import Contact
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.text import Block, RichText, Run
from beirat_desktop.domain.votes import Vote, VoteForm, VoteKind
from beirat_desktop.german import refusal
from beirat_desktop.usecases.tracking.consultations import StationDecision
from tests import factories
from tests.documents.reading import assert_publishable, everything_in, text_of
from tests.usecases.live_world import build

REPORTS = (IssuedKind.FOLLOW_UP_REPORT, IssuedKind.ANNUAL_REPORT)


def words(pdf: bytes) -> str:
    return " ".join(text_of(pdf).split())


@pytest.fixture
def world(office):
    made = build(office, target=Target.COUNCIL)
    with office.store.unit("closed") as unit:
        unit.agenda_items.save(
            AgendaItem(
                made.meeting.id, "Kündigung", 0, public=False, public_title="Personalangelegenheit", number="N 1"
            )
        )
    return made


@pytest.fixture
def resolved(world):
    """The Beirat has recommended its motion to the Stadtrat."""
    resolution = Resolution(
        factories.BEIRAT.id,
        date(2012, 5, 24),
        RichText.of("Dem Stadtrat wird empfohlen, zu beraten."),
        Outcome.RECOMMENDED,
        "Stadtrat",
        agenda_item_id=world.item.id,
        paper_id=world.paper.id,
    )
    with world.office.store.unit("resolved") as unit:
        unit.resolutions.save(resolution)
        unit.votes.save(Vote(resolution.id, yes=14, no=1, abstentions=2, present=17))
        unit.consultations.save(
            Consultation(
                world.paper.id,
                factories.COUNCIL.id,
                1,
                ConsultationRole.DECISION,
                proposal=RichText.of("Der Stadtrat berät."),
                proposed_from=resolution.text,
                due=date(2012, 9, 1),
            )
        )
    return world


def test_a_preview_says_that_it_is_a_draft_and_so_does_its_file(world, tmp_path):
    notice = world.office.publications.preview(IssuedKind.PUBLIC_NOTICE, world.meeting.id)
    assert "ENTWURF" in words(notice.pdf)
    name = world.office.publications.file_name(IssuedKind.PUBLIC_NOTICE, world.meeting.id)
    assert name == "Entwurf-Bekanntmachung-2012-05-24.pdf"
    world.office.publications.save_pdf(IssuedKind.PUBLIC_NOTICE, world.meeting.id, tmp_path / name)
    assert (tmp_path / name).read_bytes() == notice.pdf


def test_an_issued_paper_is_kept_with_number_hash_and_recipient_and_the_next_is_issue_two(world):
    first = world.office.publications.issue(IssuedKind.PUBLIC_NOTICE, world.meeting.id, recipient="Amtsblatt")
    second = world.office.publications.issue(IssuedKind.PUBLIC_NOTICE, world.meeting.id, recipient="Amtsblatt")
    pdf = world.office.archive.pdf(first.id)
    assert "ENTWURF" not in words(pdf)
    assert first.sha512 == hashlib.sha512(pdf).hexdigest()
    assert (first.issue, second.issue, first.number, first.recipient) == (1, 2, "12. Sitzung", "Amtsblatt")
    assert first.file_name == "Bekanntmachung-2012-05-24.pdf"
    assert world.office.undoable is None


def test_the_notice_counts_plainly_and_names_closed_items_in_general_terms(world):
    text = words(world.office.publications.preview(IssuedKind.PUBLIC_NOTICE, world.meeting.id).pdf)
    assert "2. Antrag der SPD-Fraktion Beratung zu strategischen" in text
    assert "1. Personalangelegenheit" in text
    assert "Kündigung" not in text
    assert "Ö 2" not in text


def test_a_notice_of_nothing_is_not_issued(office):
    meeting = factories.meeting()
    with office.store.unit("empty") as unit:
        unit.meetings.save(meeting)
    with pytest.raises(Refused) as refused:
        office.publications.issue(IssuedKind.PUBLIC_NOTICE, meeting.id)
    assert refusal(refused.value).startswith("Die Tagesordnung der Sitzung am 24.05.2012 ist leer")


def test_everybody_expected_stands_on_the_sheet(world):
    text = words(world.office.publications.preview(IssuedKind.SIGN_IN_SHEET, world.meeting.id).pdf)
    assert all(person.sorted_name in text for person in world.people)


def test_invited_guests_stand_on_the_sheet_below_the_members(world):
    guest, caller = factories.person("Ostertag", "Magdalena"), factories.person("Fern", "Jo")
    desk = Organization("Landesberatung")
    common = {"meeting_id": world.meeting.id, "state": SpeakerState.INVITED}
    with world.office.store.unit("guests") as unit:
        unit.persons.save(guest)
        unit.persons.save(caller)
        unit.organizations.save(desk)
        unit.speakers.save(Speaker("Vortrag", guest.id, desk.id, **common))
        unit.speakers.save(Speaker("Vortrag", caller.id, by_video=True, **common))
        unit.speakers.save(Speaker("Vortrag", world.people[0].id, **common))
    text = words(world.office.publications.preview(IssuedKind.SIGN_IN_SHEET, world.meeting.id).pdf)
    assert "34 Ostertag, Magdalena Gast, Landesberatung" in text.partition("Weitere Anwesende")[2]
    assert "Fern" not in text
    assert text.count(world.people[0].sorted_name) == 1


def test_the_chair_finds_the_words_for_opening_vote_and_end_in_the_script(world):
    mover = replace(world.people[1], form_of_address="Herr", title="Dr.")
    with world.office.store.unit("mover") as unit:
        unit.persons.save(mover)
        unit.papers.save(replace(world.paper, signer_id=mover.id))
    text = words(world.office.publications.preview(IssuedKind.SCRIPT, world.meeting.id).pdf).replace("\u2060", "")
    assert "niemand entschuldigt" in text
    assert "Von 33 stimmberechtigten Mitgliedern sind ____ anwesend" in text
    assert f"hat das Wort: Herr Dr. {mover.family_name} von der SPD-Fraktion." in text
    assert text.count("Wer enthält sich?") == 1
    assert text.count("schließe die Sitzung") == 1
    assert text.index("Kündigung") < text.index("schließe die Sitzung")


def test_the_chair_welcomes_a_guest_as_it_calls_a_member(world):
    guest = replace(factories.person("Ostertag", "Magdalena"), form_of_address="Frau", title="Dr.")
    desk = Organization("Landesberatung Integration")
    asked = Speaker("Das Angebot", guest.id, organization_id=desk.id, agenda_item_id=world.item.id)
    with world.office.store.unit("guest") as unit:
        unit.persons.save(guest)
        unit.organizations.save(desk)
        unit.speakers.save(asked)
    said = "Ich begrüße Frau Dr. Ostertag, Landesberatung Integration. Sie haben das Wort."
    assert said in words(world.office.publications.preview(IssuedKind.SCRIPT, world.meeting.id).pdf)
    with world.office.store.unit("guest") as unit:
        unit.speakers.save(replace(asked, person_id=None, organization_id=None))
    said = "Ich begrüße unseren Gast. Sie haben das Wort."
    assert said in words(world.office.publications.preview(IssuedKind.SCRIPT, world.meeting.id).pdf)


def test_the_script_knows_quorum_times_and_speakers(world):
    world.office.agenda.edit(world.item.id, minutes=25, internal_note="Beamer prüfen")
    text = words(world.office.publications.preview(IssuedKind.SCRIPT, world.meeting.id).pdf)
    for part in ("ab 17 von 33", "ab 11", "von 22 Mitgliedern", "17:05–17:30", "Beamer prüfen", "SPD-Fraktion"):
        assert part in text


@pytest.mark.parametrize("kind", [IssuedKind.SCRIPT, IssuedKind.SIGN_IN_SHEET, IssuedKind.MAYOR_LETTER])
def test_papers_of_the_house_have_no_publication_version(world, kind):
    key = world.paper.id if kind is IssuedKind.MAYOR_LETTER else world.meeting.id
    with pytest.raises(Refused) as refused:
        world.office.publications.preview(kind, key, publication=True)
    assert refused.value.rule == "publication.internal"


@pytest.mark.parametrize("kind", [IssuedKind.COUNCIL_PAPER, IssuedKind.MAYOR_LETTER])
def test_nothing_goes_to_the_stadtrat_before_the_beirat_has_resolved(world, kind):
    assert world.office.publications.preview(kind, world.paper.id).pages == 1
    with pytest.raises(Refused) as refused:
        world.office.publications.issue(kind, world.paper.id)
    assert refused.value.rule == "council_paper.not_resolved"


@pytest.mark.parametrize("kind", [IssuedKind.COUNCIL_PAPER, IssuedKind.MAYOR_LETTER])
def test_what_is_no_matter_of_self_government_does_not_go_to_the_stadtrat(resolved, kind):
    with resolved.office.store.unit("state") as unit:
        unit.papers.save(replace(unit.papers.get(resolved.paper.id), self_government=False))
    with pytest.raises(Refused) as refused:
        resolved.office.publications.issue(kind, resolved.paper.id)
    assert refused.value.rule == "council_paper.not_self_government"


def test_the_paper_for_the_stadtrat_tells_resolution_vote_and_stations(resolved):
    issued = resolved.office.publications.issue(IssuedKind.COUNCIL_PAPER, resolved.paper.id)
    text = words(resolved.office.archive.pdf(issued.id))
    for part in ("Dem Stadtrat wird empfohlen", "mehrheitlich mit 14", "24.05.2012 2 ", "Stadtrat Entscheidung"):
        assert part in text
    assert issued.number == "2012/07"


@pytest.fixture
def referred(world):
    """The Beirat sent its motion on to the Stadtrat with 15 to 5, and resolved nothing."""
    office = world.office
    office.course.open(world.meeting.id, time(17))
    world.come(20)
    vote = Vote(None, VoteForm.OPEN, 15, 5, kind=VoteKind.REFERRED)
    office.resolutions.record(world.item.id, Decision(Outcome.REFERRED, vote=vote, committee_id=factories.COUNCIL.id))
    office.course.close(world.meeting.id, time(19))
    return world


def confirm_wording(world):
    wording = world.office.council_wordings.get(world.paper.id)
    assert not wording.resolved
    world.office.council_wordings.confirm(wording.station.id, wording.asked)


def test_a_matter_the_beirat_sent_on_goes_to_the_stadtrat_as_what_it_is(referred):
    office = referred.office
    confirm_wording(referred)
    issued = office.publications.issue(IssuedKind.COUNCIL_PAPER, referred.paper.id)
    pdf = office.archive.pdf(issued.id)
    text = words(pdf)
    assert (
        "hat die Angelegenheit in der Sitzung am 24.05.2012 mehrheitlich mit 15 Ja-Stimmen bei 5 Nein-Stimmen "
        "an den Stadtrat verwiesen, ohne in der Sache zu beschließen." in text
    )
    assert "empf" not in text.casefold()
    assert "noch nicht beschlossen" not in text
    assert "ANTRAG" in text
    assert_publishable(pdf)


def test_the_letter_about_a_matter_sent_on_claims_no_resolution(referred):
    office = referred.office
    confirm_wording(referred)
    issued = office.publications.issue(IssuedKind.MAYOR_LETTER, referred.paper.id)
    text = words(office.archive.pdf(issued.id))
    assert (
        "hat den folgenden Antrag in der Sitzung am Donnerstag, 24. Mai 2012 unter TOP 2 an den Stadtrat verwiesen, "
        "ohne selbst zu beschließen:" in text
    )
    assert referred.paper.proposal.plain in text
    assert "Abstimmung über die Verweisung: Ja: 15, Nein: 5, Enthaltungen: 0 " in text
    assert not [word for word in ("Beschluss gefasst", "angenommen") if word in text]


@pytest.mark.parametrize(("day", "sent_on"), [(date(2012, 5, 3), True), (date(2012, 6, 21), False)])
def test_what_the_beirat_did_last_is_what_the_paper_tells(referred, day, sent_on):
    text = RichText.of("Dem Stadtrat wird empfohlen, zu beraten.")
    with referred.office.store.unit("resolved at another meeting") as unit:
        unit.resolutions.save(
            Resolution(factories.BEIRAT.id, day, text, Outcome.RECOMMENDED, "Stadtrat", paper_id=referred.paper.id)
        )
    told = words(referred.office.publications.preview(IssuedKind.COUNCIL_PAPER, referred.paper.id).pdf)
    assert ("ohne in der Sache zu beschließen" in told) is sent_on
    assert (text.plain in told) is not sent_on


def test_what_was_sent_elsewhere_does_not_go_to_the_stadtrat(world):
    office = world.office
    office.course.open(world.meeting.id, time(17))
    world.come(20)
    office.resolutions.record(world.item.id, Decision(Outcome.REFERRED, vote=Vote(None, yes=20), target="Bauausschuss"))
    with pytest.raises(Refused, match=r"council_paper\.nothing_awaited"):
        office.publications.issue(IssuedKind.COUNCIL_PAPER, world.paper.id)


def test_what_the_stadtrat_is_to_resolve_goes_out_only_as_somebody_confirmed_it(resolved):
    office = resolved.office
    (station,) = [s for s in resolved.stations() if s.committee_id == factories.COUNCIL.id]
    with office.store.unit("unconfirmed") as unit:
        unit.consultations.save(replace(station, proposal=RichText()))
    wording = office.council_wordings.get(resolved.paper.id)
    assert (wording.asked.plain, wording.confirmed) == ("Der Stadtrat berät.", False)
    with pytest.raises(Refused) as refused:
        office.publications.issue(IssuedKind.COUNCIL_PAPER, resolved.paper.id)
    assert refused.value.rule == "council_paper.wording_unconfirmed"
    assert "„Der Stadtrat berät.“" in refusal(refused.value)
    with pytest.raises(Refused):
        office.council_wordings.confirm(station.id, RichText())
    office.council_wordings.confirm(station.id, RichText.of("Der Stadtrat berät darüber."))
    with office.store.unit("corrected") as unit:
        (resolution,) = unit.resolutions.where(paper_id=resolved.paper.id)
        unit.resolutions.save(replace(resolution, text=RichText.of("Dem Stadtrat wird empfohlen, neu zu beraten.")))
    assert not office.council_wordings.get(resolved.paper.id).confirmed
    office.council_wordings.confirm(station.id, RichText.of("Der Stadtrat berät darüber."))
    issued = office.publications.issue(IssuedKind.COUNCIL_PAPER, resolved.paper.id)
    assert "ANTRAG Der Stadtrat berät darüber." in words(office.archive.pdf(issued.id))
    office.consultations.decide(station.id, StationDecision(Outcome.ADOPTED, date(2012, 5, 14)))
    with pytest.raises(Refused) as refused:
        office.council_wordings.confirm(station.id, RichText.of("etwas anderes"))
    assert refused.value.rule == "council_paper.wording_settled"


def test_what_no_stadtrat_can_resolve_goes_out_only_as_somebody_worded_it(resolved):
    office = resolved.office
    (station,) = [s for s in resolved.stations() if s.committee_id == factories.COUNCIL.id]
    own = RichText.of("Der Beirat hält mehr Sprachkurse für nötig.")
    with office.store.unit("unconfirmed") as unit:
        (resolution,) = unit.resolutions.where(paper_id=resolved.paper.id)
        unit.resolutions.save(replace(resolution, text=own))
        unit.consultations.save(replace(station, proposal=RichText()))
    assert office.council_wordings.get(resolved.paper.id).asked == own
    with pytest.raises(Refused) as refused:
        office.publications.issue(IssuedKind.COUNCIL_PAPER, resolved.paper.id)
    assert refused.value.rule == "council_paper.wording_not_turned"
    assert "„Der Beirat hält mehr Sprachkurse für nötig.“" in refusal(refused.value)
    office.council_wordings.confirm(station.id, RichText.of("Der Stadtrat fördert mehr Sprachkurse."))
    issued = office.publications.issue(IssuedKind.COUNCIL_PAPER, resolved.paper.id)
    assert "ANTRAG Der Stadtrat fördert mehr Sprachkurse." in words(office.archive.pdf(issued.id))


def test_the_letter_to_the_mayor_is_worded_by_the_office(resolved):
    usual = words(resolved.office.publications.preview(IssuedKind.MAYOR_LETTER, resolved.paper.id).pdf)
    assert "dem Stadtrat zur Beratung und Entscheidung vorzulegen" in usual
    assert "bis zum 01.09.2012" in usual
    resolved.office.settings.set_text_block("mayor_letter.request", "Bitte leiten Sie dies weiter.")
    own = words(resolved.office.publications.preview(IssuedKind.MAYOR_LETTER, resolved.paper.id).pdf)
    assert "Bitte leiten Sie dies weiter." in own


def test_a_guest_is_named_in_public_only_with_consent_for_that_meeting(world):
    guest = factories.person("Ostertag", "Magdalena", contact=Contact(phone="0621 555-1234"))
    speaker = Speaker("Beratung", guest.id, meeting_id=world.meeting.id, agenda_item_id=world.item.id)
    with world.office.store.unit("guest") as unit:
        unit.persons.save(guest)
        unit.speakers.save(speaker)
        unit.agenda_items.save(replace(world.item, paper_id=None, course=RichText.of("Magdalena Ostertag berichtet.")))
        unit.attendances.save(
            Attendance(
                world.meeting.id, guest.id, AttendanceGroup.GUEST, voting=False, stays=(Stay(world.meeting.start),)
            )
        )
    kinds = (IssuedKind.PUBLIC_NOTICE, IssuedKind.INVITATION, IssuedKind.MINUTES)
    publications = world.office.publications
    for kind in kinds:
        everything = everything_in(publications.preview(kind, world.meeting.id, publication=True).pdf)
        assert "Ostertag" not in everything
        assert "Kündigung" not in everything
    world.office.speakers.edit(speaker.id, name_public=True, consent_on=date(2012, 5, 1))
    for kind in kinds:
        assert "Ostertag" in words(publications.preview(kind, world.meeting.id, publication=True).pdf)


@pytest.mark.parametrize("group", [AttendanceGroup.GUEST, AttendanceGroup.PRESS])
def test_guests_and_press_who_only_sat_in_were_never_asked_and_are_not_named(world, group):
    listener = factories.person("Ostertag", "Magdalena")
    with world.office.store.unit("listener") as unit:
        unit.persons.save(listener)
        unit.attendances.save(
            Attendance(
                world.meeting.id, listener.id, group, stays=(Stay(world.meeting.start),), voting=False, function="SWR"
            )
        )
        unit.agenda_items.save(replace(world.item, course=RichText.of("Frau Ostertag fragt nach.")))
    minutes = everything_in(
        world.office.publications.preview(IssuedKind.MINUTES, world.meeting.id, publication=True).pdf
    )
    assert "Ostertag" not in minutes
    assert "Gast, SWR" in minutes
    assert "Ostertag, Magdalena, SWR" in words(world.office.minutes.paper(world.meeting.id).pdf)


def test_who_refused_once_is_not_named_though_they_agreed_another_time(world):
    guest = factories.person("Ostertag", "Magdalena")
    other = factories.meeting(datetime(2012, 8, 23, 17), number=13)
    agreed = Speaker("Beratung", guest.id, meeting_id=world.meeting.id, name_public=True, consent_on=date(2012, 5, 1))
    refused = Speaker("Sprachkurse", guest.id, meeting_id=other.id)
    with world.office.store.unit("guest") as unit:
        unit.persons.save(guest)
        unit.meetings.save(other)
        unit.papers.save(replace(world.paper, title="Vortrag von Magdalena Ostertag", state=PaperState.DEBATED))
        unit.agenda_items.save(replace(world.item, course=RichText.of("Magdalena Ostertag berichtet.")))
        unit.speakers.save(agreed)

    def told(kind: IssuedKind, key: str) -> str:
        return everything_in(world.office.publications.preview(kind, key, publication=True).pdf)

    report, minutes = (IssuedKind.FACTION_REPORT, factories.SPD.id), (IssuedKind.MINUTES, world.meeting.id)
    assert "Ostertag" in told(*report)
    with world.office.store.unit("refused elsewhere") as unit:
        unit.speakers.save(refused)
    assert "Ostertag" not in told(*report)
    assert "Ostertag" in told(*minutes)
    with world.office.store.unit("refused here too") as unit:
        unit.speakers.save(replace(refused, meeting_id=world.meeting.id))
    assert "Ostertag" not in told(*minutes)


def test_notes_for_the_office_and_ways_to_a_mailbox_are_in_no_byte_of_what_the_public_gets(world):
    linked = RichText((Block((Run("Schreiben Sie uns", link="mailto:privat@example.org"),)),))
    with world.office.store.unit("notes") as unit:
        unit.papers.save(replace(world.paper, rationale=linked, note="Fraktion zögert noch"))
        unit.agenda_items.save(replace(world.item, course=linked, internal_note="Beamer prüfen"))
    preview = world.office.publications.preview
    for kind, key in ((IssuedKind.MOTION, world.paper.id), (IssuedKind.MINUTES, world.meeting.id)):
        assert "mailto:" in everything_in(preview(kind, key).pdf)
        everything = everything_in(preview(kind, key, publication=True).pdf)
        assert "Schreiben Sie uns" in everything
        assert [secret for secret in ("mailto:", "privat@", "zögert", "Beamer") if secret in everything] == []


def test_minutes_are_published_once_signed(world):
    with pytest.raises(Refused) as refused:
        world.office.publications.issue(IssuedKind.MINUTES, world.meeting.id, publication=True)
    assert refused.value.rule == "publication.minutes_draft"
    world.office.course.open(world.meeting.id, time(17, 0))
    world.office.course.close(world.meeting.id, time(18, 0))
    world.office.minutes.sign(world.meeting.id)
    issued = world.office.publications.issue(IssuedKind.MINUTES, world.meeting.id, publication=True)
    assert issued.publication
    assert issued.file_name == "Niederschrift-2012-05-24-öffentlich.pdf"
    assert "öffentlicher Teil" in words(world.office.archive.pdf(issued.id))


def test_a_motion_names_only_public_attachments_in_public(world, tmp_path):
    for name in ("Karte.pdf", "Gehaltsliste.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.4 " + name.encode())
        world.office.attachments.add(tmp_path / name, paper_id=world.paper.id)
    with world.office.store.unit("show") as unit:
        shown = next(a for a in unit.attachments.all() if a.file_name.startswith("Karte"))
        unit.attachments.save(replace(shown, public=True))
    pdf = world.office.publications.preview(IssuedKind.MOTION, world.paper.id, publication=True).pdf
    assert "Gehaltsliste" not in everything_in(pdf)
    assert "Karte" in words(pdf)


def test_reports_of_an_almost_empty_record_are_made(office):
    for kind in REPORTS:
        assert office.publications.preview(kind, factories.BEIRAT.id, publication=True).pages == 1
    assert office.publications.preview(IssuedKind.FACTION_REPORT, factories.SPD.id).pages == 1


def test_the_annual_report_counts_what_the_record_holds(resolved):
    office = resolved.office
    office.consultations.decide(
        next(s for s in resolved.stations() if s.committee_id == factories.COUNCIL.id).id,
        StationDecision(Outcome.ADOPTED, date(2012, 5, 14)),
    )
    text = words(office.publications.preview(IssuedKind.ANNUAL_REPORT, factories.BEIRAT.id, year=2012).pdf)
    assert "Jahresbericht 2012" in text
    assert "2012/07" in text
    assert "40" in text


def test_the_report_of_the_faction_tells_where_its_motion_is(resolved):
    text = words(resolved.office.publications.preview(IssuedKind.FACTION_REPORT, factories.SPD.id).pdf)
    assert "2012/07" in text
    assert "zuständig: Stadtrat" in text or "zuständig: Beirat" in text


def test_the_paper_for_the_stadtrat_carries_its_data_only_in_the_houses_own_version(resolved):
    publications = resolved.office.publications
    own = publications.preview(IssuedKind.COUNCIL_PAPER, resolved.paper.id).pdf
    public = publications.preview(IssuedKind.COUNCIL_PAPER, resolved.paper.id, publication=True).pdf
    assert '"beirat-desktop-paper"' in everything_in(own)
    assert b"/EmbeddedFiles" not in public
    assert "beirat-desktop-paper" not in everything_in(public)
    assert_publishable(own)


def test_the_office_words_the_forwarding_of_an_excerpt(world):
    terms = replace(world.office.excerpts.usual_terms(world.meeting.id), recipient="Sozialamt")
    with world.office.store.unit("outcome") as unit:
        unit.agenda_items.save(replace(world.item, outcome=Outcome.ADOPTED))
    assert "mit der Bitte um weitere Veranlassung" in words(world.office.excerpts.preview(world.item.id, terms).pdf)
    world.office.settings.set_text_block("excerpt.forwarding", "zur Kenntnis und zum Verbleib")
    assert "zur Kenntnis und zum Verbleib" in words(world.office.excerpts.preview(world.item.id, terms).pdf)


def test_not_even_the_file_of_a_publication_is_called_by_a_guest(world):
    guest = factories.person("Ostertag", "Magdalena")
    with world.office.store.unit("guest") as unit:
        unit.persons.save(guest)
        unit.speakers.save(Speaker("Beratung", guest.id))
        unit.papers.save(replace(world.paper, title="Frau Ostertag einladen"))
    publications = world.office.publications
    assert publications.file_name(IssuedKind.MOTION, world.paper.id) == (
        "Entwurf-Antrag-2012-07-Frau-Ostertag-einladen.pdf"
    )
    assert publications.file_name(IssuedKind.MOTION, world.paper.id, publication=True) == (
        "Entwurf-Antrag-2012-07-Gast-einladen-öffentlich.pdf"
    )


@pytest.mark.parametrize("kind", [IssuedKind.COUNCIL_PAPER, IssuedKind.MAYOR_LETTER])
@pytest.mark.parametrize("outcome", [Outcome.ADOPTED, Outcome.REFERRED_BACK])
def test_what_the_stadtrat_has_dealt_with_does_not_go_to_it_again(resolved, kind, outcome):
    office = resolved.office
    office.publications.issue(kind, resolved.paper.id)
    (station,) = [s for s in resolved.stations() if s.committee_id == factories.COUNCIL.id]
    office.consultations.decide(station.id, StationDecision(outcome, date(2012, 5, 14)))
    with pytest.raises(Refused) as refused:
        office.publications.issue(kind, resolved.paper.id)
    assert refused.value.rule == "council_paper.nothing_awaited"
    assert "nicht beim Stadtrat" in refusal(refused.value)
    assert office.publications.preview(kind, resolved.paper.id).pages == 1
    if kind is IssuedKind.COUNCIL_PAPER:
        assert office.publications.issue(kind, resolved.paper.id, publication=True).publication


def test_a_result_is_said_once(resolved):
    office = resolved.office
    (station,) = [s for s in resolved.stations() if s.committee_id == factories.COUNCIL.id]
    stated = Vote("", VoteForm.NONE, stated="einvernehmlich an den Beirat zurückverwiesen")
    decision = StationDecision(Outcome.REFERRED_BACK, date(2012, 5, 14), item_number="TOP 8", vote=stated)
    office.consultations.decide(station.id, decision)
    text = words(office.publications.preview(IssuedKind.COUNCIL_PAPER, resolved.paper.id).pdf)
    assert "14.05.2012 8 einvernehmlich an den Beirat zurückverwiesen" in text
    assert text.count("zurückverwiesen") == 1


def test_the_public_minutes_can_be_seen_while_the_meeting_is_interrupted(office, world):
    office.course.open(world.meeting.id, time(17))
    office.course.interrupt(world.meeting.id, time(17, 30))
    seen = office.publications.preview(IssuedKind.MINUTES, world.meeting.id, publication=True)
    assert "17:30 Uhr" in words(seen.pdf)
