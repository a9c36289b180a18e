"""A meeting that is moved after its papers went out: letter, mail and entry say nothing else than what they bring."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from email import message_from_bytes
from email.policy import default

import pdfplumber
import pytest
import vobject

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.attendance import Declared
from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Address, Channel, Contact, Place
from beirat_desktop.german import refusal
from tests.documents.reading import text_of
from tests.factories import BEIRAT, BODY, membership, motion, person

PLACE = Place("Rathaus", "Stadtratssaal", Address("Rathausplatz 20", "67059", "Ludwigshafen"))
ELSEWHERE = replace(PLACE, room="Bürgersaal")
ZOLL = person("Zoll", "Ada", contact=Contact(Address("Weg 4", "67059", "Ludwigshafen")), form_of_address="Herr")
KAYA = person("Kaya", "Ayşe", contact=Contact(email="kaya@example.org", channel=Channel.MAIL), form_of_address="Frau")
GAST = person("Gast", "Ina", contact=Contact(email="gast@example.org", channel=Channel.MAIL))


@pytest.fixture
def meeting(office):
    with office.store.unit("x") as unit:
        unit.bodies.save(replace(BODY, office="Geschäftsstelle", office_contact=Contact(email="beirat@example.org")))
        for one, role in ((ZOLL, Role.CHAIR), (KAYA, Role.MEMBER), (GAST, Role.ADVISORY)):
            unit.persons.save(one)
            unit.memberships.save(membership(one, role, voting=role is not Role.ADVISORY))
        paper = unit.papers.save(motion(state=PaperState.SUBMITTED, number="2012/07"))
        closed = unit.papers.save(motion("Geheimsache", state=PaperState.SUBMITTED, number="2012/08"))
    planned = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17), PLACE)
    office.agenda.add_paper(planned.id, paper.id)
    item = office.agenda.add_paper(planned.id, closed.id)
    office.agenda.close(item.id, "Verschlossen", "Personalangelegenheit")
    return planned


@pytest.fixture
def sent(office, meeting):
    return office.invitations.send(meeting.id)


def mail_to(office, issue: str, name: str = "Kaya"):
    content = next(one.content for one in office.dispatch.mails(issue, again=True) if name in one.file_name)
    mail = message_from_bytes(content, policy=default)
    parts = {part.get_filename(): part.get_payload(decode=True) for part in mail.iter_attachments()}
    return mail.get_body(("plain",)).get_content(), parts


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def pages(pdf: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(pdf)) as run:
        return [plain(page.extract_text()) for page in run.pages]


def refused(act, *args) -> str:
    with pytest.raises(Refused) as error:
        act(*args)
    return f"{error.value.rule}: {refusal(error.value)}"


EVERY_WAY = ("draw_letters", "print_run", "mails")


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize("change", [{"place": ELSEWHERE}, {"start": datetime(2012, 5, 24, 18, 30)}])
def test_nothing_goes_out_that_names_a_room_or_hour_nobody_was_told_of(office, meeting, sent, way, change):
    if "start" in change:
        office.meetings.move(meeting.id, change["start"])
    else:
        office.meetings.edit(meeting.id, **change)
    said = refused(getattr(office.dispatch, way), sent.id)
    assert said.startswith("delivery.moved_untold")
    assert "den Nachtrag versenden" in said
    assert all(row.delivery.left is None for row in office.dispatch.rows(meeting.id))
    assert refused(office.replies.save_reminders, meeting.id, None).startswith("delivery.moved_untold")


def test_letters_of_an_invitation_printed_later_say_what_changed_and_bring_the_supplement(office, meeting, sent):
    office.meetings.edit(meeting.id, place=ELSEWHERE)
    supplement = office.invitations.send_supplement(meeting.id)
    run = pages(office.dispatch.print_run(sent.id)[0])
    cover = next(text for text in run if "hiermit erhalten Sie: Einladung" in text)
    assert "Bürgersaal, Rathaus" in cover
    assert "Seit dem Versand geändert (1. Nachtrag vom 14.05.2012 liegt bei):" in cover
    assert "neuer Ort: Bürgersaal, Rathaus bisher: Stadtratssaal, Rathaus" in cover
    assert cover.count("1. Nachtrag vom 14.05.2012") == 2, "and stands among the enclosures"
    behind = run[run.index(cover) + 1 :]
    for kept in (sent, supplement):
        assert pages(office.archive.pdf(kept.id))[0] in behind
    told, brought = mail_to(office, sent.id)
    assert "Ort: Bürgersaal, Rathaus" in told
    assert "- neuer Ort: Bürgersaal, Rathaus (bisher Stadtratssaal, Rathaus)" in told
    assert brought[sent.file_name] == office.archive.pdf(sent.id), "what was sent stays as it was sent"
    assert brought[supplement.file_name] == office.archive.pdf(supplement.id)
    event = vobject.readOne(brought["Sitzung-2012-05-24.ics"].decode()).vevent
    assert event.location.value.startswith("Bürgersaal")


def test_who_may_not_have_all_gets_the_supplement_for_the_public_with_it(office, meeting, sent):
    office.meetings.edit(meeting.id, place=ELSEWHERE)
    office.invitations.send_supplement(meeting.id)
    _, brought = mail_to(office, sent.id, "Gast")
    papers = [text_of(content) for name, content in brought.items() if name.endswith(".pdf")]
    assert sum("Nachtrag" in text and "Bürgersaal" in text for text in papers) == 1
    assert not any("Geheimsache" in text for text in papers)


def test_what_a_supplement_named_is_told_apart_from_what_a_later_one_says(office, meeting, sent):
    office.meetings.edit(meeting.id, place=ELSEWHERE)
    first = office.invitations.send_supplement(meeting.id)
    office.meetings.move(meeting.id, datetime(2012, 5, 24, 18, 30))
    second = office.invitations.send_supplement(meeting.id)
    told, brought = mail_to(office, first.id)
    assert "- neuer Beginn: 18:30 Uhr (bisher 17:00 Uhr)" in plain(told)
    assert "neuer Ort" not in told
    assert [name for name in brought if name.startswith("Nachtrag")] == [first.file_name, second.file_name]
    told, brought = mail_to(office, sent.id)
    assert "(1. Nachtrag vom 14.05.2012 und 2. Nachtrag vom 14.05.2012 liegen bei)" in told
    told, brought = mail_to(office, second.id)
    assert "geändert (" not in told


@pytest.mark.parametrize("way", EVERY_WAY)
def test_an_invitation_to_another_day_is_not_sent_again(office, meeting, sent, way):
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 18), reason="Saal belegt")
    said = refused(getattr(office.dispatch, way), sent.id)
    assert said.startswith("delivery.not_invited_anew")
    assert "vom 24.05.2012 auf den 31.05.2012" in said
    again = office.invitations.send(meeting.id)
    said = refused(getattr(office.dispatch, way), sent.id)
    assert said.startswith("delivery.invited_anew")
    assert "neue Einladung wählen" in said
    assert getattr(office.dispatch, way)(again.id)
    assert office.archive.pdf(sent.id), "the paper itself stays as it was sent"


def test_a_meeting_that_is_off_is_not_invited_to_and_called_off_by_what_was_known(office, meeting, sent):
    office.meetings.edit(meeting.id, place=ELSEWHERE)
    gone = office.invitations.cancel(meeting.id, "Kein Bedarf")
    assert refused(office.dispatch.draw_letters, sent.id).startswith("delivery.called_off")
    letter = text_of(office.dispatch.draw_letters(gone.id)[0])
    assert "Stadtratssaal" in letter
    assert "Bürgersaal" not in letter
    assert "Ort: Stadtratssaal, Rathaus" in mail_to(office, gone.id)[0]


def test_who_was_invited_to_a_former_day_hears_that_the_meeting_is_off(office, meeting, sent):
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 18), reason="Saal belegt")
    gone = office.invitations.cancel(meeting.id, "Kein Bedarf")
    assert gone is not None
    assert {row.name for row in office.dispatch.rows(meeting.id, gone.id)} == {"Zoll, Ada", "Kaya, Ayşe", "Gast, Ina"}
    letter = plain(text_of(office.archive.pdf(gone.id)))
    assert "Donnerstag, 24. Mai 2012" in letter
    assert "Die Einladung vom 14.05.2012 ist damit aufgehoben." in letter
    assert "auf Donnerstag, 31. Mai 2012, 18:00 Uhr, verlegt; auch dieser Termin entfällt" in letter
    told, brought = mail_to(office, gone.id)
    assert "Tag: Donnerstag, 24. Mai 2012" in told
    entry = next(content for name, content in brought.items() if name.endswith(".ics"))
    assert vobject.readOne(entry.decode()).method.value == "CANCEL"
    assert b"STATUS:CANCELLED" in office.calendars.meetings([meeting.id])


def test_a_meeting_that_came_back_to_its_day_is_called_off_for_that_day_alone(office, meeting, sent):
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 18), reason="Saal belegt")
    office.meetings.move(meeting.id, datetime(2012, 5, 24, 17))
    letter = plain(text_of(office.archive.pdf(office.invitations.cancel(meeting.id, "Kein Bedarf").id)))
    assert "Donnerstag, 24. Mai 2012" in letter
    assert "verlegt" not in letter


def test_a_letter_printed_after_the_meeting_says_what_its_paper_says(office, meeting, sent):
    office.agenda.add_item(meeting.id, "Ganz neuer Punkt")
    office.store.now = lambda: datetime(2012, 5, 24, 17).astimezone()
    office.course.open(meeting.id)
    office.meetings.edit(meeting.id, place=ELSEWHERE)
    run = pages(office.dispatch.draw_letters(sent.id)[0])
    cover = next(text for text in run if "hiermit erhalten Sie: Einladung" in text)
    assert "Stadtratssaal, Rathaus" in cover
    assert "Bürgersaal" not in cover


def test_answers_to_one_day_are_open_again_for_another(office, meeting, sent):
    office.replies.enter(meeting.id, ZOLL.id, Coming.NO, note="verreist")
    office.replies.enter(meeting.id, KAYA.id, Coming.YES)
    office.meetings.move(meeting.id, datetime(2012, 5, 24, 18))
    kept = {row.person.id: row.answer for row in office.replies.sheet(meeting.id).rows}
    assert (kept[ZOLL.id], kept[KAYA.id]) == (Coming.NO, Coming.YES), "another hour of that day"
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 18), reason="Saal belegt")
    rows = {row.person.id: row for row in office.replies.sheet(meeting.id).rows}
    assert rows[ZOLL.id].answer is rows[KAYA.id].answer is Coming.OPEN
    assert rows[ZOLL.id].reply.note == "Zum 24.05.2012: kommt nicht. verreist"
    with office.store.reading() as unit:
        said = unit.attendances.where(meeting_id=meeting.id, person_id=ZOLL.id)
    assert [one.declared for one in said] == [Declared.NOTHING]


def test_a_calendars_answer_to_the_former_day_is_not_taken_for_the_new_one(office, meeting, sent, tmp_path):
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 18), reason="Saal belegt")
    file = tmp_path / "Zusage.ics"
    lines = (
        "BEGIN:VCALENDAR",
        "METHOD:REPLY",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        f"UID:{meeting.id}@beirat-desktop",
        "DTSTART:20120524T150000Z",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kaya@example.org",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    file.write_text("\r\n".join(lines), encoding="utf-8")
    said = refused(office.replies.read_calendar, file)
    assert "gilt dem 24.05.2012; die Sitzung ist jetzt am 31.05.2012" in said
    file.write_text("\r\n".join(lines).replace("0524T150000Z", "0531T160000Z"), encoding="utf-8")
    assert office.replies.read_calendar(file).answer is Coming.YES
    assert office.meetings.get(meeting.id).day == date(2012, 5, 31)


def test_a_record_without_its_history_takes_what_was_announced_last(office, meeting, sent):
    office.meetings.edit(meeting.id, place=ELSEWHERE)
    office.invitations.send_supplement(meeting.id)
    with office.store.unit("x") as unit:
        for one in unit.changes.where(noun="issued_papers"):
            unit.changes.delete(one.id)
    told, brought = mail_to(office, sent.id)
    assert "Ort: Bürgersaal, Rathaus" in told
    assert sent.kind is IssuedKind.INVITATION
    assert sent.file_name in brought
