import io
from dataclasses import replace
from datetime import date, datetime

import pytest
from pypdf import PdfReader

from beirat_desktop.domain.agenda_tree import ItemChange
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Address, Place
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.domain.supplements import MeetingFact
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import refusal
from tests.factories import BEIRAT, membership, motion, person

PLACE = Place("Rathaus", "Stadtratssaal", Address("Rathausplatz 20", "67059", "Ludwigshafen"))


def words(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture
def meeting(office):
    with office.store.unit("x") as unit:
        chair = unit.persons.save(person("Muster", "Erika", form_of_address="Frau"))
        gone = unit.persons.save(person("Früher", "Franz"))
        clerk = unit.persons.save(person("Schreiber", "Sina"))
        unit.memberships.save(membership(chair, Role.CHAIR))
        unit.memberships.save(membership(unit.persons.save(person()), start=date(2009, 11, 1)))
        unit.memberships.save(membership(gone, end=date(2011, 12, 31)))
        unit.memberships.save(membership(clerk, Role.SECRETARY, voting=False))
    return office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17), PLACE)


@pytest.fixture
def item(office, meeting):
    with office.store.unit("x") as unit:
        paper = unit.papers.save(motion(state=PaperState.SUBMITTED, number="2012/07"))
    return office.agenda.add_paper(meeting.id, paper.id)


def archived(office, meeting) -> str:
    originals = [issue for issue in office.invitations.issued(meeting.id) if not issue.publication]
    return words(office.archive.pdf(originals[0].id))


def test_members_of_that_day_are_invited_and_the_secretary_is_not(office, meeting):
    assert [one.person.family_name for one in office.invitations.recipients(meeting.id)] == ["Ağırbaş", "Muster"]


def test_the_invitation_says_who_when_where_and_what(office, meeting, item):
    office.agenda.add_item(meeting.id, "Personalangelegenheit", public=False)
    office.meetings.edit(meeting.id, enclosures=("Niederschrift vom 23.02.2012",))
    text = words(office.invitations.draw(meeting.id).pdf)
    for part in (
        "An die Mitglieder des Beirates für Migration und Integration",
        "Einladung zur 1. Sitzung",
        "Donnerstag, 24. Mai 2012",
        "17:00 Uhr",
        "Stadtratssaal, Rathaus",
        "Rathausplatz 20, 67059 Ludwigshafen",
        "Öffentlicher Teil",
        "Ö 4 Beratung zu strategischen Integrationskonzepten Antrag der SPD-Fraktion, Nr. 2012/07",
        "Nichtöffentlicher Teil N 1 Personalangelegenheit",
        "Erika Muster Vorsitzende",
        "Anlage – Niederschrift vom 23.02.2012",
        "Ludwigshafen, den 14.05.2012",
        "ENTWURF",
    ):
        assert part in text


def test_a_greeting_of_its_own_and_the_offices_text_block_go_before_the_usual(office, meeting):
    office.settings.set_text_block("invitation.greeting", "ich bitte Sie zur Sitzung.")
    assert office.invitations.contents(meeting.id).greeting.plain == "ich bitte Sie zur Sitzung."
    office.meetings.edit(meeting.id, greeting=RichText.of("herzlich willkommen"))
    assert office.invitations.contents(meeting.id).greeting.plain == "herzlich willkommen"


def test_sending_freezes_the_numbers_and_keeps_what_was_sent(office, meeting, item):
    kept = office.invitations.send(meeting.id)
    invited = office.meetings.get(meeting.id)
    assert invited.state is MeetingState.INVITED
    assert (invited.invitation_sent_on, invited.invitation_received_on) == (date(2012, 5, 14), date(2012, 5, 15))
    assert [one.number for one in office.agenda.items(meeting.id)] == ["Ö 1", "Ö 2", "Ö 3", "Ö 4", "Ö 5", "Ö 6"]
    assert (kept.kind, kept.recipient) == (IssuedKind.INVITATION, "2 Mitglieder")
    assert "ENTWURF" not in archived(office, meeting)
    assert office.undoable is None


@pytest.mark.parametrize(("sent", "fits"), [(date(2012, 5, 18), True), (date(2012, 5, 19), False)])
def test_the_last_day_of_dispatch_is_one_day_before_the_latest_receipt(office, meeting, sent, fits):
    office.store.now = lambda: datetime(2012, 5, 20, 9).astimezone()
    rules = [found.rule for found in office.invitations.findings(meeting.id, sent)]
    assert ("meeting.notice_too_short" not in rules) is fits


def test_a_late_invitation_is_refused_with_its_norm_and_goes_out_with_a_reason(office, meeting):
    office.store.now = lambda: datetime(2012, 5, 21, 9).astimezone()
    with pytest.raises(Refused) as refused:
        office.invitations.send(meeting.id)
    assert refused.value.overridable
    assert "§ 34 GemO" in refusal(refused.value)
    assert "22.05.2012" in refusal(refused.value)
    assert office.meetings.get(meeting.id).state is MeetingState.PLANNED
    assert office.invitations.issued(meeting.id) == []
    office.invitations.send(meeting.id, reason="Alle haben verzichtet")
    (override,) = office.overrides.on("meetings", meeting.id)
    assert (override.rule, override.reason) == ("meeting.notice_too_short", "Alle haben verzichtet")


def test_an_urgent_meeting_needs_one_full_day_and_says_why(office, meeting):
    office.store.now = lambda: datetime(2012, 5, 21, 9).astimezone()
    office.meetings.edit(meeting.id, urgent=True, urgency_reason="Die Frist des Landes läuft ab.")
    office.invitations.send(meeting.id)
    text = archived(office, meeting)
    assert "verkürzter Frist" in text
    assert "Grund: Die Frist des Landes läuft ab. Zu Beginn" in text


def test_three_postal_days_from_maundy_thursday_end_on_tuesday_after_easter(office, meeting):
    with office.store.unit("x") as unit:
        unit.committees.save(replace(BEIRAT, profile=replace(BEIRAT.profile, postal_days=3)))
    # 2012 as in 2026: Thursday, Good Friday, Sunday, Easter Monday.
    assert office.invitations.expected_receipt(meeting.id, date(2026, 4, 2)) == date(2026, 4, 7)
    assert office.invitations.expected_receipt(meeting.id, date(2012, 4, 5)) == date(2012, 4, 10)
    office.store.now = lambda: datetime(2012, 5, 17, 9).astimezone()  # Ascension Day
    assert "meeting.posting_day" in [one.rule for one in office.invitations.findings(meeting.id)]
    office.invitations.send(meeting.id, reason="Es geht nicht früher")
    assert office.meetings.get(meeting.id).invitation_received_on == date(2012, 5, 21)


def test_impossible_days_of_dispatch_are_refused(office, meeting):
    for sent, received, rule in (
        (date(2012, 5, 15), None, "sent_in_future"),
        (date(2012, 5, 14), date(2012, 5, 13), "received_before_sent"),
    ):
        with pytest.raises(Refused, match=rule):
            office.invitations.send(meeting.id, sent_on=sent, received_on=received)
    office.store.now = lambda: datetime(2012, 5, 25, 9).astimezone()
    with pytest.raises(Refused, match="after_meeting"):
        office.invitations.send(meeting.id)


def test_nobody_is_invited_twice_nor_to_an_empty_agenda(office, meeting):
    for one in office.agenda.items(meeting.id):
        office.agenda.remove(one.id)
    with pytest.raises(Refused, match="agenda_empty"):
        office.invitations.send(meeting.id)
    office.agenda.add_standing(meeting.id)
    office.invitations.send(meeting.id)
    with pytest.raises(Refused, match="already_sent"):
        office.invitations.send(meeting.id)


def test_what_is_missing_is_found_before_sending(office):
    bare = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17))
    assert [found.rule for found in office.invitations.findings(bare.id)] == [
        "meeting.place_missing",
        "meeting.no_members",
        "meeting.chair_missing",
    ]


def test_later_changes_are_a_supplement_with_visible_differences(office, meeting, item):
    closed = office.agenda.add_item(meeting.id, "Personalangelegenheit", public=False)
    assert not office.invitations.changes(meeting.id)
    office.invitations.send(meeting.id)
    office.agenda.rename(item.id, "Beratung zu Konzepten")
    office.agenda.add_item(meeting.id, "Dringendes")
    office.agenda.remove(closed.id)
    changes = office.invitations.changes(meeting.id)
    assert [entry.change for entry in changes.items] == [ItemChange.CHANGED, ItemChange.ADDED, ItemChange.REMOVED]
    assert "ENTWURF" in words(office.invitations.draw_current(meeting.id).pdf)
    office.invitations.send_supplement(meeting.id)
    text = archived(office, meeting)
    for part in (
        "1. Nachtrag zur Tagesordnung der 1. Sitzung",
        "Ö 4 geändert: Beratung zu Konzepten bisher: Beratung zu strategischen Integrationskonzepten",
        "Ö 7 neu: Dringendes wird vor Ö 5 aufgerufen",
        "N 1 entfällt: Personalangelegenheit",
        "Tagesordnung in der neuen Fassung",
    ):
        assert part in text
    assert text.count("Personalangelegenheit") == 1
    assert "ENTWURF" not in text
    assert not office.invitations.changes(meeting.id)
    assert office.meetings.get(meeting.id).supplements == 1


def test_a_second_supplement_speaks_only_of_what_came_after_the_first(office, meeting, item):
    office.invitations.send(meeting.id)
    first = office.agenda.add_item(meeting.id, "Erstes")
    office.invitations.send_supplement(meeting.id)
    office.agenda.remove(first.id)
    (entry,) = office.invitations.changes(meeting.id).items
    assert (entry.change, entry.item.title) == (ItemChange.REMOVED, "Erstes")
    office.invitations.send_supplement(meeting.id)
    assert [(one.kind, one.issue) for one in office.invitations.issued(meeting.id)] == [
        (IssuedKind.SUPPLEMENT, 4),
        (IssuedKind.SUPPLEMENT, 3),
        (IssuedKind.SUPPLEMENT, 2),
        (IssuedKind.SUPPLEMENT, 1),
        (IssuedKind.INVITATION, 1),
    ]
    with pytest.raises(Refused, match="removal_sent"):
        office.agenda.restore(first.id)


def test_another_hour_and_another_room_are_told_by_a_supplement(office, meeting, item):
    office.invitations.send(meeting.id)
    office.invitations.publish_notice(meeting.id, date(2012, 5, 14))
    moved = office.meetings.move(meeting.id, datetime(2012, 5, 24, 17, 30))
    assert (moved.state, moved.notice_published_on) == (MeetingState.INVITED, date(2012, 5, 14))
    office.meetings.edit(meeting.id, place=replace(PLACE, room="Sitzungszimmer 2"))
    changes = office.invitations.changes(meeting.id)
    assert (changes.facts, changes.items) == ((MeetingFact.START, MeetingFact.PLACE), ())
    office.invitations.send_supplement(meeting.id)
    text = archived(office, meeting)
    for part in (
        "1. Nachtrag zur Einladung zur 1. Sitzung",
        "die Einladung wird wie folgt geändert",
        "neuer Beginn: 17:30 Uhr bisher: 17:00 Uhr",
        "neuer Ort: Sitzungszimmer 2, Rathaus bisher: Stadtratssaal, Rathaus Sitzung",
        "Beginn 17:30 Uhr Ort Sitzungszimmer 2, Rathaus",
    ):
        assert part in text
    assert "neuen Fassung" not in text, "the agenda itself is the one they hold"
    assert not office.invitations.changes(meeting.id)


def test_beside_the_form_stands_what_goes_out_next_or_what_the_members_got_last(office, meeting, item):
    assert office.invitations.last_sent(meeting.id) is None
    invitation = office.invitations.send(meeting.id)
    assert office.invitations.draw_current(meeting.id).pdf == office.archive.pdf(invitation.id)
    office.agenda.add_item(meeting.id, "Dringendes")
    assert "1. Nachtrag" in words(office.invitations.draw_current(meeting.id).pdf)
    supplement = office.invitations.send_supplement(meeting.id)
    assert office.invitations.last_sent(meeting.id) == supplement
    assert office.invitations.paper(meeting.id) == (office.archive.pdf(supplement.id), supplement.file_name)
    office.meetings.move(meeting.id, datetime(2012, 6, 14, 17), reason="Saal gesperrt")
    assert office.invitations.last_sent(meeting.id) is None
    assert "ENTWURF" in words(office.invitations.draw_current(meeting.id).pdf)


def test_what_was_changed_back_is_no_change(office, meeting, item):
    office.invitations.send(meeting.id)
    office.meetings.edit(meeting.id, place=replace(PLACE, room="Sitzungszimmer 2"))
    office.meetings.edit(meeting.id, place=PLACE)
    assert not office.invitations.changes(meeting.id)


def test_the_public_version_of_a_supplement_is_kept_when_it_is_sent(office, meeting, item):
    with office.store.unit("x") as unit:
        guest = unit.persons.save(person("Gast", "Gerda"))
        speaker = unit.speakers.save(Speaker("Landesprogramm", guest.id, state=SpeakerState.ACCEPTED))
    office.invitations.send(meeting.id)
    office.agenda.add_speaker(meeting.id, speaker.id)
    closed = office.agenda.add_item(meeting.id, "Vergabe an Firma X", public=False)
    office.agenda.edit(closed.id, public_title="Vergabe einer Leistung")
    with pytest.raises(Refused, match="stored_when_sent"):
        office.publications.issue(IssuedKind.SUPPLEMENT, meeting.id, publication=True)
    original = office.invitations.send_supplement(meeting.id)
    assert not original.publication
    assert "Firma X" in words(office.archive.pdf(original.id))
    (kept,) = [one for one in office.invitations.issued(meeting.id) if one.publication]
    assert (kept.kind, kept.recipient, kept.file_name) == (
        IssuedKind.SUPPLEMENT,
        "",
        "Nachtrag-1-2012-05-24-öffentlich.pdf",
    )
    pdf = office.archive.pdf(kept.id)
    assert "neu: Vergabe einer Leistung" in words(pdf)
    assert "Nichtöffentlicher Teil N 1 Vergabe einer Leistung (neu)" in words(pdf)
    for secret in ("Firma X", "Gerda"):
        assert secret not in words(pdf)
        assert secret.encode() not in pdf
        assert secret.encode("utf-16-be") not in pdf


def test_without_changes_or_invitation_there_is_no_supplement(office, meeting, item):
    with pytest.raises(Refused, match="not_sent"):
        office.invitations.send_supplement(meeting.id)
    office.invitations.send(meeting.id)
    with pytest.raises(Refused, match="nothing_changed"):
        office.invitations.send_supplement(meeting.id)


def test_whoever_was_named_to_chair_invites(office, meeting):
    with office.store.unit("x") as unit:
        deputy = unit.persons.save(person("Vertreter", "Veit", form_of_address="Herr"))
        unit.memberships.save(membership(deputy, Role.DEPUTY))
    office.meetings.edit(meeting.id, chair_id=deputy.id)
    assert office.invitations.contents(meeting.id).letter.inviter == (
        "Veit Vertreter",
        "Stellvertretender Vorsitzender",
    )


def test_the_day_of_the_public_notice_is_kept(office, meeting):
    office.invitations.publish_notice(meeting.id, date(2012, 5, 14))
    days = {one.name: one.done_on for one in office.meetings.dates(meeting.id)}
    assert days["notice"] == date(2012, 5, 14)


def test_a_notice_does_not_appear_on_a_day_to_come(office, meeting):
    tomorrow = date(2012, 5, 15)
    for enter in (
        lambda: office.invitations.publish_notice(meeting.id, tomorrow),
        lambda: office.meetings.edit(meeting.id, notice_published_on=tomorrow),
    ):
        with pytest.raises(Refused, match="published_in_future"):
            enter()
    assert office.meetings.get(meeting.id).notice_published_on is None


def test_an_invitation_of_a_cancelled_meeting_is_refused(office, meeting):
    with office.store.unit("x") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.CANCELLED))
    with pytest.raises(Refused, match=r"meeting\.cancelled"):
        office.invitations.send(meeting.id)


def test_the_public_notice_keeps_to_itself_what_is_not_for_the_public(office, meeting, item):
    with office.store.unit("x") as unit:
        guest = unit.persons.save(person("Gast", "Gerda"))
        speaker = unit.speakers.save(Speaker("Landesprogramm", guest.id, state=SpeakerState.ACCEPTED))
    office.agenda.add_speaker(meeting.id, speaker.id)
    closed = office.agenda.add_item(meeting.id, "Vergabe an Firma X", public=False)
    office.agenda.add_item(meeting.id, "Angebot der Firma X", parent_id=closed.id)
    office.agenda.edit(closed.id, public_title="Vergabe einer Leistung")
    office.invitations.issue_notice(meeting.id)
    (kept,) = office.invitations.issued(meeting.id)
    assert (kept.kind, kept.publication) == (IssuedKind.PUBLIC_NOTICE, True)
    text = words(office.archive.pdf(kept.id))
    for part in (
        "Sitzung des Beirates für Migration und Integration",
        "treten am Donnerstag, 24. Mai 2012, 17:00 Uhr, Rathaus, Stadtratssaal, Rathausplatz 20, 67059 Ludwigshafen, "
        "zu einer öffentlichen/nichtöffentlichen Sitzung zusammen.",
        "Öffentliche Sitzung 1. Eröffnung",
        "4. Antrag der SPD-Fraktion Beratung zu strategischen Integrationskonzepten",
        "Nichtöffentliche Sitzung 1. Vergabe einer Leistung",
        "gez. Erika Muster Vorsitzende",
    ):
        assert part in text
    assert "Firma X" not in text
    assert "Gerda" not in text
    assert "ENTWURF" not in text
