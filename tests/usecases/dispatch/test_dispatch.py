"""What goes out to whom: letters in one print run, mails with all that belongs to them, and the list of it."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date, datetime
from email import message_from_bytes
from email.policy import default

import pdfplumber
import pytest
import vobject

from beirat_desktop.documents.model import Document, PageBreak, Paragraph
from beirat_desktop.documents.render import render
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.dispatch import Standing
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.next_acts import ActKind
from beirat_desktop.domain.papers import Attachment, PaperState, PaperType
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Address, Channel, Contact, Place
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.usecases.dispatch import enclosures
from tests.documents.reading import everything_in, text_of
from tests.documents.samples import picture
from tests.factories import BEIRAT, BODY, membership, motion, person

PLACE = Place("Rathaus", "Stadtratssaal", Address("Rathausplatz 20", "67059", "Ludwigshafen"))
TOWN = "Ludwigshafen am Rhein"
PLANTED = ("Geheimsache", "Verschlossen")


def lives(family_name: str, postcode: str, channel: Channel = Channel.LETTER, email: str = "", **fields: object):
    contact = Contact(Address(f"Weg {len(family_name)}", postcode, TOWN), email, "", channel)
    return person(family_name, "Ada", contact=contact, **fields)


PEOPLE = {
    "chair": lives("Muster", "67071", form_of_address="Frau"),
    "near": lives("Zoll", "67059", form_of_address="Herr"),
    "mail": lives("Ağırbaş", "67063", Channel.MAIL, "ada@example.org", form_of_address="Frau", title="Dr."),
    "adviser": lives("Gast", "67065", Channel.MAIL, "gast@example.org"),
    "handed": lives("Nord", "67061", Channel.HANDED),
}


@pytest.fixture
def meeting(office):
    with office.store.unit("x") as unit:
        unit.bodies.save(replace(BODY, office="Geschäftsstelle", office_contact=Contact(email="beirat@example.org")))
        for key, one in PEOPLE.items():
            unit.persons.save(one)
            role = {"chair": Role.CHAIR, "adviser": Role.ADVISORY}.get(key, Role.MEMBER)
            unit.memberships.save(membership(one, role, voting=role is not Role.ADVISORY))
        open_paper = unit.papers.save(motion(state=PaperState.SUBMITTED, number="2012/07"))
        closed = unit.papers.save(motion(f"{PLANTED[0]} Antrag", state=PaperState.SUBMITTED, number="2012/08"))
    planned = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17), PLACE)
    office.agenda.add_paper(planned.id, open_paper.id)
    item = office.agenda.add_paper(planned.id, closed.id)
    office.agenda.close(item.id, PLANTED[1], "Personalangelegenheit")
    return planned


@pytest.fixture
def sent(office, meeting):
    return office.invitations.send(meeting.id)


def by_name(office, meeting) -> dict:
    return {row.name.partition(",")[0]: row for row in office.dispatch.rows(meeting.id)}


def read(content: bytes):
    return message_from_bytes(content, policy=default)


def test_every_member_has_a_delivery_by_their_own_way(office, meeting, sent):
    rows = by_name(office, meeting)
    assert {name: row.delivery.channel for name, row in rows.items()} == {
        "Muster": Channel.LETTER,
        "Zoll": Channel.LETTER,
        "Ağırbaş": Channel.MAIL,
        "Gast": Channel.MAIL,
        "Nord": Channel.HANDED,
    }
    assert {row.delivery.issued_paper_id for row in rows.values()} == {sent.id}
    assert rows["Nord"].received == rows["Ağırbaş"].received == date(2012, 5, 14)
    assert rows["Zoll"].received == date(2012, 5, 15)
    assert {row.standing for row in rows.values()} == {Standing.IN_TIME}
    # What is handed over is the paper itself; letters and mails are yet to be made.
    assert (rows["Nord"].delivery.sha512, rows["Nord"].delivery.left) == (sent.sha512, datetime(2012, 5, 14, 9))
    assert {rows[name].delivery.left for name in ("Zoll", "Ağırbaş")} == {None}


def post(office) -> list[tuple[str, int, date | None]]:
    return [(act.id, act.count, act.due) for act in office.overview.morning().acts if act.kind is ActKind.POST]


def test_letters_and_mails_nobody_made_are_done_next(office, meeting, sent, tmp_path):
    there = f"{meeting.id}:dispatch"
    assert post(office) == [(there, 4, date(2012, 5, 14))]
    office.dispatch.print_run(sent.id)
    assert post(office) == [(there, 2, date(2012, 5, 14))]
    row = by_name(office, meeting)["Ağırbaş"]
    office.store.now = lambda: datetime(2012, 5, 16, 9).astimezone()
    office.dispatch.set_receipt(row.delivery.id, date(2012, 5, 15))
    assert post(office) == [(there, 1, date(2012, 5, 14))], "who has it already waits for nothing"
    office.dispatch.save_mails(sent.id, tmp_path)
    assert post(office) == []


def test_an_invitation_is_of_use_until_the_meeting_begins_and_word_of_a_cancellation_until_its_day(
    office, meeting, sent
):
    office.meetings.edit(meeting.id, place=replace(PLACE, room="Saal 2"))
    office.invitations.send_supplement(meeting.id)
    assert post(office)[0][1:] == (4, date(2012, 5, 14)), "the same people, for both"
    office.invitations.cancel(meeting.id, "Der Saal ist gesperrt.")
    assert post(office)[0][1] == 4
    office.store.now = lambda: datetime(2012, 5, 25, 9).astimezone()
    assert post(office) == []


def test_after_a_meeting_was_moved_only_the_new_invitation_is_to_be_made(office, meeting, sent):
    office.meetings.edit(meeting.id, place=replace(PLACE, room="Saal 2"))
    office.invitations.send_supplement(meeting.id)
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 17), reason="Feiertag")
    assert post(office) == []
    office.store.now = lambda: datetime(2012, 5, 15, 9).astimezone()
    office.invitations.send(meeting.id)
    assert post(office) == [(f"{meeting.id}:dispatch", 4, date(2012, 5, 15))]


def test_the_print_run_has_a_letter_for_each_sorted_by_postcode(office, meeting, sent):
    pdf, name, _ids = office.dispatch.print_run(sent.id)
    assert name == "Briefe-Einladung-2012-05-24.pdf"
    with pdfplumber.open(io.BytesIO(pdf)) as run:
        windows = [
            page.crop([mm / 25.4 * 72 for mm in (20, 62, 105, 90)]).extract_text().splitlines()
            for page in run.pages[::2]
        ]
    assert windows[0] == ["Herrn Ada Zoll", "Weg 4", f"67059 {TOWN}"]
    assert ["Frau Ada Muster", "Weg 6", f"67071 {TOWN}"] in windows
    text = text_of(pdf)
    assert "Sehr geehrter Herr Zoll," in text
    assert "Sehr geehrte Frau Muster," in text
    assert "Ağırbaş" not in text
    assert text.count("Antrag 2012/07") >= 2  # the list of what lies in each envelope
    rows = by_name(office, meeting)
    for reader in ("Zoll", "Muster"):
        assert rows[reader].delivery.sha512 == hashlib.sha512(pdf).hexdigest()
        assert rows[reader].delivery.left == datetime(2012, 5, 14, 9)


def test_a_letter_that_came_in_while_others_were_printed_has_not_gone_out(office, meeting, sent):
    run = office.dispatch.draw_letters(sent.id)
    with office.store.unit("deliveries.channel") as unit:
        late = by_name(office, meeting)["Ağırbaş"].delivery
        unit.deliveries.save(replace(late, channel=Channel.LETTER))
    office.dispatch.note_printed(run)
    rows = by_name(office, meeting)
    assert rows["Zoll"].delivery.left == datetime(2012, 5, 14, 9)
    assert rows["Ağırbaş"].delivery.left is None


def test_letters_of_one_street_go_by_its_house_numbers(office, meeting):
    for key, street in (("near", "Weg 28"), ("chair", "Weg 7 a"), ("handed", "Weg 101")):
        address = Address(street, "67059", TOWN)
        office.persons.edit(PEOPLE[key].id, contact=Contact(address, channel=Channel.LETTER))
    sent = office.invitations.send(meeting.id)
    text = text_of(office.dispatch.draw_letters(sent.id)[0])
    assert text.index("Weg 7 a") < text.index("Weg 28") < text.index("Weg 101")


def test_each_envelopes_motions_stand_behind_its_letter_on_sheets_of_their_own(office, meeting, sent):
    with pdfplumber.open(io.BytesIO(office.dispatch.draw_letters(sent.id)[0])) as run:
        pages = [page.extract_text() for page in run.pages]
    starts = [number for number, text in enumerate(pages) if "Einladung" in text and "Ada" in text.split("Sehr")[0]]
    assert len(starts) == 2
    for first, end in ((starts[0], starts[1]), (starts[1], len(pages))):
        motions = [number for number in range(first + 1, end) if "Antrag der SPD-Fraktion im Beirat" in pages[number]]
        assert len(motions) == 2
        assert {number % 2 for number in (first, *motions)} == {0}
    assert office.dispatch.apart(sent.id) == ()


def test_what_the_run_does_not_hold_is_said_with_its_copies(office, meeting):
    office.meetings.edit(meeting.id, enclosures=("Haushaltsplan 2012", "Antrag 2012/07"))
    sent = office.invitations.send(meeting.id)
    (plan,) = office.dispatch.apart(sent.id)
    assert (plan.name, plan.copies) == ("Haushaltsplan 2012", 2)
    office.agenda.add_item(meeting.id, "Ganz neuer Punkt")
    assert office.dispatch.apart(sent.id) == (plan,), "the invitation that a cover letter brings names it too"


def test_a_paper_of_the_town_is_enclosed_as_the_town_writes_it(office, meeting):
    office.committees.edit_body(paper_prefix="KSD")
    with office.store.unit("x") as unit:
        told = motion("Bericht", paper_type=PaperType.REPORT, external_number="20196743", state=PaperState.SUBMITTED)
        unit.papers.save(told)
    office.agenda.add_paper(meeting.id, told.id)
    office.meetings.edit(meeting.id, enclosures=("Vorlage 20196743",))
    sent = office.invitations.send(meeting.id)
    with office.store.reading() as unit:
        found = enclosures.Enclosures(office.store, unit, sent).motions(public=False)
    assert ("Vorlage", "KSD 20196743") in [(one.kind, one.number) for one in found]
    assert office.dispatch.apart(sent.id) == (), "typed without the sign it is the same"


def test_a_cover_letter_has_the_paper_that_it_brings_behind_it(office, meeting, sent):
    office.agenda.add_item(meeting.id, "Ganz neuer Punkt")
    assert office.dispatch.apart(sent.id) == ()
    with pdfplumber.open(io.BytesIO(office.dispatch.draw_letters(sent.id)[0])) as run:
        pages = [page.extract_text() for page in run.pages]
    covers = [number for number, text in enumerate(pages) if "hiermit erhalten Sie: Einladung" in text]
    assert len(covers) == 2
    with pdfplumber.open(io.BytesIO(office.archive.pdf(sent.id))) as kept:
        first = kept.pages[0].extract_text()
    assert [pages[number + 2] for number in covers] == [first, first]


def hang(
    office, number: str, name: str, content: bytes, *, public: bool, mime: str = "application/pdf", **fields
) -> None:
    with office.store.unit("x") as unit:
        paper = unit.papers.where(number=number)[0]
        sha512 = unit.keep_blob(content) if content else ""
        position = len(unit.attachments.where(paper_id=paper.id))
        made = Attachment(name, mime, len(content), sha512, paper.id, public=public, position=position, **fields)
        unit.attachments.save(made)


def test_what_hangs_on_a_motion_goes_along_to_who_may_have_it(office, meeting, tmp_path):
    plan = render(Document("Plan", (Paragraph("Der Plan"), PageBreak(), Paragraph("Blatt zwei"))))
    image = picture("RGB")
    hang(office, "2012/07", "Plan.pdf", plan, public=True)
    hang(office, "2012/07", "Lage.png", image, public=False, mime="image/png")
    hang(office, "2012/07", "Karte.pdf", b"", public=True, address="https://example.org/karte.pdf")
    hang(office, "2012/08", "Akte.pdf", b"%PDF-1.7 Akte", public=True)
    hang(office, "2012/08", "Liste.xlsx", b"PK", public=True, mime="application/vnd.ms-excel")
    sent = office.invitations.send(meeting.id)
    mails = {file.name: read(file.read_bytes()) for file in office.dispatch.save_mails(sent.id, tmp_path)}

    def hanging(name: str) -> dict[str, bytes]:
        mail = next(mail for key, mail in mails.items() if name in key)
        told = mail.get_body(("plain",)).get_content()
        parts = {part.get_filename(): part.get_payload(decode=True) for part in mail.iter_attachments()}
        assert all(f"- {name}" in told for name in parts)
        assert "Karte.pdf (im Netz: https://example.org/karte.pdf)" in told
        return {name: content for name, content in parts.items() if "-Anlage-" in name}

    assert list(hanging("Ağırbaş").values()) == [plan, image, b"%PDF-1.7 Akte", b"PK"]
    assert list(hanging("Gast").values()) == [plan], "neither what is not public nor what hangs on a closed item"
    letter = text_of(office.dispatch.draw_letters(sent.id)[0])
    assert "2012/07 mit 2 Anlagen" in letter
    assert "2012/08 mit 2 Anlagen" in letter
    apart = office.dispatch.apart(sent.id)
    assert [(one.name.rpartition("-")[2], one.copies) for one in apart] == [("Akte.pdf", 2), ("Liste.xlsx", 2)]
    with pdfplumber.open(io.BytesIO(office.dispatch.draw_letters(sent.id)[0])) as run:
        pages = [page.extract_text() for page in run.pages]
        pictures = [number for number, page in enumerate(run.pages) if page.images]
    plans = [number for number, text in enumerate(pages) if "Der Plan" in text]
    assert len(plans) == len(pictures) == 2
    for first, image_page in zip(plans, pictures, strict=True):
        assert "2012/07" in pages[first - 2], "behind the motion it hangs on"
        assert "Blatt zwei" in pages[first + 1]
        assert image_page == first + 2
        assert first % 2 == 0, "each on the front of a sheet"


def test_what_is_too_large_for_a_mail_is_told_in_it(office, meeting, tmp_path, monkeypatch):
    monkeypatch.setattr(enclosures, "MOST_ATTACHED", 100)
    hang(office, "2012/07", "Gutachten.pdf", b"%PDF" + b"x" * 200, public=True)
    hang(office, "2012/07", "Brief.eml", b"Subject: x", public=True, mime="message/rfc822")
    sent = office.invitations.send(meeting.id)
    mail = read(
        next(file.read_bytes() for file in office.dispatch.save_mails(sent.id, tmp_path) if "Gast" in file.name)
    )
    assert "Gutachten.pdf (nicht beigefügt" in mail.get_body(("plain",)).get_content()
    (kept,) = [part for part in mail.iter_attachments() if "-Anlage-" in part.get_filename()]
    assert (kept.get_content_type(), kept.get_payload(decode=True)) == ("application/octet-stream", b"Subject: x")


def test_a_letter_says_what_the_kept_invitation_says(office, meeting, sent):
    letter = office.dispatch.draw_letters(sent.id)[0]
    assert by_name(office, meeting)["Zoll"].delivery.left is None  # looking at it sends nothing
    kept = text_of(office.archive.pdf(sent.id))
    for words in ("Stadtratssaal, Rathaus", "Nr. 2012/07", "Geheimsache Antrag", "Ludwigshafen, den 14.05.2012"):
        assert words in kept
        assert words in text_of(letter)
    assert "ENTWURF" not in text_of(letter)


def test_letters_after_a_change_bring_the_paper_as_it_was_sent(office, meeting, sent):
    office.agenda.add_item(meeting.id, "Ganz neuer Punkt")
    text = text_of(office.dispatch.print_run(sent.id)[0])
    assert "Ganz neuer Punkt" not in text
    assert "hiermit erhalten Sie: Einladung" in text
    assert "Einladung vom 14.05.2012" in text


def test_a_mail_has_its_reader_its_subject_once_and_all_papers(office, meeting, sent, tmp_path):
    files = office.dispatch.save_mails(sent.id, tmp_path)
    assert [file.name for file in files] == [
        "Einladung-2012-05-24-Ağırbaş-Dr-Ada.eml",
        "Einladung-2012-05-24-Gast-Ada.eml",
    ]
    content = files[0].read_bytes()
    mail = read(content)
    assert mail["To"] == "ada@example.org"
    assert mail["Bcc"] is mail["Cc"] is None
    assert mail.get_all("Subject") == ["Einladung: 1. Sitzung des Beirates für Migration und Integration am 24.05.2012"]
    body = mail.get_body(("plain",)).get_content()
    assert body.startswith("Sehr geehrte Frau Dr. Ağırbaş,")
    assert "Tag: Donnerstag, 24. Mai 2012" in body
    assert body.splitlines()[-2:] == ["Mit freundlichen Grüßen", "Geschäftsstelle"]
    parts = {part.get_filename(): part for part in mail.iter_attachments()}
    assert next(iter(parts)) == "Einladung-2012-05-24.pdf"
    assert parts["Einladung-2012-05-24.pdf"].get_content() == office.archive.pdf(sent.id)
    assert sum(name.startswith("Antrag-2012") for name in parts) == 2
    entry = parts["Sitzung-2012-05-24.ics"]
    assert entry.get_content_type() == "text/calendar"
    assert entry.get_content_charset() == "utf-8"
    assert entry.get_param("method") == "REQUEST"
    event = vobject.readOne(entry.get_payload(decode=True).decode()).vevent
    assert event.attendee.value == "mailto:ada@example.org"
    assert event.organizer.value == "mailto:beirat@example.org"
    assert event.dtstart.value.isoformat() == "2012-05-24T17:00:00+02:00"
    row = by_name(office, meeting)["Ağırbaş"].delivery
    assert (row.sha512, row.left) == (hashlib.sha512(content).hexdigest(), datetime(2012, 5, 14, 9))


def test_nothing_that_is_not_public_goes_to_who_may_not_have_it(office, meeting, sent, tmp_path):
    """The adviser's mail is taken apart: no planted word in names, subject, text, papers, calendar or their depths."""
    files = {file.name: file.read_bytes() for file in office.dispatch.save_mails(sent.id, tmp_path)}
    for_adviser = next(content for name, content in files.items() if "Gast" in name)
    for_member = next(content for name, content in files.items() if "Gast" not in name)

    def everything(content: bytes) -> str:
        mail = read(content)
        found = [str(mail.items()), mail.get_body(("plain",)).get_content()]
        for part in mail.iter_attachments():
            payload = part.get_payload(decode=True)
            found += [part.get_filename(), everything_in(payload) if payload[:4] == b"%PDF" else payload.decode()]
        return "\n".join(found)

    told = everything(for_adviser)
    assert [word for word in PLANTED if word in told] == []
    assert "Personalangelegenheit" in told
    assert "2012/07" in told
    assert "2012/08" not in told
    assert "Geheimsache" in everything(for_member)
    assert by_name(office, meeting)["Gast"].delivery.public
    assert not by_name(office, meeting)["Ağırbaş"].delivery.public


def test_an_adviser_with_leave_gets_everything_and_an_excluded_member_does_not(office, meeting):
    with office.store.unit("x") as unit:
        adviser = unit.memberships.where(person_id=PEOPLE["adviser"].id)[0]
        unit.memberships.save(replace(adviser, confidential=True))
        closed = next(one for one in unit.agenda_items.where(meeting_id=meeting.id) if not one.public)
    office.resolutions.exclude(closed.id, PEOPLE["near"].id, "Verwandt")
    sent = office.invitations.send(meeting.id)
    rows = by_name(office, meeting)
    assert not rows["Gast"].delivery.public
    assert rows["Zoll"].delivery.public
    pages = text_of(office.dispatch.print_run(sent.id)[0])
    first, _, second = pages.partition("Frau Ada Muster")
    assert "Geheimsache" not in first
    assert "Geheimsache" in second


def test_a_mail_that_was_made_is_not_made_again_unless_asked(office, meeting, sent, tmp_path):
    office.dispatch.save_mails(sent.id, tmp_path)
    with pytest.raises(Refused, match=r"delivery\.nothing_to_mail"):
        office.dispatch.save_mails(sent.id, tmp_path)
    assert len(office.dispatch.save_mails(sent.id, tmp_path, again=True)) == 2


def test_work_that_is_stopped_keeps_what_it_did(office, meeting, sent, tmp_path):
    class Stop(Exception):
        pass

    def step(done: int, _total: int) -> None:
        if done == 1:
            raise Stop

    with pytest.raises(Stop):
        office.dispatch.save_mails(sent.id, tmp_path, step)
    left = {name for name, row in by_name(office, meeting).items() if row.delivery.left and row.delivery.channel}
    assert left == {"Nord", "Ağırbaş"}
    assert len(list(tmp_path.glob("*.eml"))) == 1


def test_who_cannot_be_reached_is_told_before(office, meeting):
    with office.store.unit("x") as unit:
        for key, contact in (("mail", Contact(channel=Channel.MAIL)), ("near", Contact())):
            unit.persons.save(replace(PEOPLE[key], contact=contact))
    assert [found.rule for found in office.dispatch.reach(meeting.id)] == [
        "delivery.no_mailbox",
        "delivery.no_address",
    ]


def test_the_last_receipt_is_that_of_the_invitation(office, meeting, sent):
    office.store.now = lambda: datetime(2012, 5, 22, 9).astimezone()
    rows = by_name(office, meeting)
    office.dispatch.set_receipt(rows["Zoll"].delivery.id, date(2012, 5, 21))
    assert office.meetings.get(meeting.id).invitation_received_on == date(2012, 5, 21)
    late = by_name(office, meeting)["Zoll"]
    assert (late.standing, [found.rule for found in late.findings]) == (
        Standing.LATE,
        [
            "delivery.late",
        ],
    )
    office.attendances.waive(meeting.id, PEOPLE["near"].id)
    assert by_name(office, meeting)["Zoll"].standing is Standing.WAIVED
    office.dispatch.set_receipt(rows["Zoll"].delivery.id, None)
    assert office.meetings.get(meeting.id).invitation_received_on == date(2012, 5, 15)


def test_a_delivery_entered_by_mistake_is_taken_back_alone_or_with_its_paper(office, meeting, sent):
    one = by_name(office, meeting)["Nord"].delivery
    office.dispatch.take_back(one.id, "war nicht da")
    row = by_name(office, meeting)["Nord"]
    assert (row.standing, row.delivery.withdrawn_reason) == (Standing.TAKEN_BACK, "war nicht da")
    office.withdrawals.withdraw(sent.id, "falsche Sitzung")
    assert {row.standing for row in office.dispatch.rows(meeting.id)} == {Standing.TAKEN_BACK}
    with pytest.raises(Refused, match=r"delivery\.nothing_to_print"):
        office.dispatch.print_run(sent.id)


def test_another_way_for_one_paper(office, meeting, sent):
    one = by_name(office, meeting)["Zoll"].delivery
    office.dispatch.set_channel(one.id, Channel.PORTAL)
    assert by_name(office, meeting)["Zoll"].received == date(2012, 5, 14)
    text = text_of(office.dispatch.print_run(sent.id)[0])
    assert "Zoll" not in text


def test_a_supplement_is_delivered_with_its_own_motion(office, meeting, sent, tmp_path):
    with office.store.unit("x") as unit:
        paper = unit.papers.save(motion("Neuer Antrag", state=PaperState.SUBMITTED, number="2012/09"))
    office.agenda.add_paper(meeting.id, paper.id)
    supplement = office.invitations.send_supplement(meeting.id)
    assert [one.kind for one in office.dispatch.papers(meeting.id)] == [IssuedKind.SUPPLEMENT, IssuedKind.INVITATION]
    mail = read(office.dispatch.save_mails(supplement.id, tmp_path)[0].read_bytes())
    names = [part.get_filename() for part in mail.iter_attachments()]
    assert names[0] == "Nachtrag-1-2012-05-24.pdf"
    assert [name for name in names if name.startswith("Antrag")] == ["Antrag-2012-09-Neuer-Antrag.pdf"]
    letters = text_of(office.dispatch.print_run(supplement.id)[0])
    assert "hiermit erhalten Sie: Nachtrag" in letters
    assert "Antrag 2012/09" in letters


def test_minutes_go_to_everybody_in_the_version_they_may_have(office, meeting, sent, tmp_path):
    office.store.now = lambda: datetime(2012, 5, 24, 17).astimezone()
    office.course.open(meeting.id)
    office.attendances.mark_all_present(meeting.id)
    office.store.now = lambda: datetime(2012, 5, 24, 19).astimezone()
    office.course.close(meeting.id)
    office.minutes.sign(meeting.id)
    issued = office.minutes.issue(meeting.id)
    mails = {mail.address: read(mail.content) for mail in office.dispatch.mails(issued.id)}
    papers = {to: next(mail.iter_attachments()).get_content() for to, mail in mails.items()}
    assert papers["ada@example.org"] == office.archive.pdf(issued.id)
    assert "Geheimsache" not in everything_in(papers["gast@example.org"])
    assert not any(part.get_filename().endswith(".ics") for mail in mails.values() for part in mail.iter_attachments())


def test_a_cancellation_has_its_paper_and_takes_the_entry_out_of_the_calendar(office, meeting, sent, tmp_path):
    before = office.dispatch.mails(sent.id)[0]
    uid, first = entry(before.content)
    issued = office.invitations.cancel(meeting.id, "Der Saal ist gesperrt.")
    assert issued is not None
    assert office.meetings.get(meeting.id).state is MeetingState.CANCELLED
    text = text_of(office.archive.pdf(issued.id))
    for words in ("Absage der 1. Sitzung", "findet nicht statt", "Grund: Der Saal ist gesperrt.", "14.05.2012"):
        assert words in text
    mail = office.dispatch.mails(issued.id)[0]
    calendar = next(p for p in read(mail.content).iter_attachments() if p.get_filename().endswith(".ics"))
    event = vobject.readOne(calendar.get_payload(decode=True).decode())
    assert (event.method.value, event.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert entry(mail.content)[0] == uid
    assert entry(mail.content)[1] > first
    assert "Sehr geehrter Herr Zoll," in text_of(office.dispatch.print_run(issued.id)[0])


def entry(content: bytes) -> tuple[str, int]:
    calendar = next(p for p in read(content).iter_attachments() if p.get_filename().endswith(".ics"))
    event = vobject.readOne(calendar.get_payload(decode=True).decode()).vevent
    return event.uid.value, int(event.sequence.value)


def test_a_meeting_nobody_was_invited_to_is_cancelled_without_a_paper(office, meeting):
    assert office.invitations.cancel(meeting.id, "Kein Bedarf") is None
    assert office.dispatch.rows(meeting.id) == ()


def test_a_new_invitation_says_which_it_takes_the_place_of_and_why(office, meeting, sent, tmp_path):
    uid, first = entry(office.dispatch.mails(sent.id)[0].content)
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 18), reason="Der Saal war doppelt belegt.")
    again = office.invitations.send(meeting.id)
    text = " ".join(text_of(office.archive.pdf(again.id)).replace("\u00a0", " ").split())
    assert "Diese Einladung ersetzt die vom 14.05.2012." in text
    assert "24.05.2012, 17:00 Uhr, jetzt" in text
    assert "Grund: Der Saal war doppelt belegt." in text
    notice = text_of(office.invitations.draw_notice(meeting.id).pdf)
    assert "doppelt belegt" not in notice
    assert "doppelt belegt" not in everything_in(
        office.publications.preview(IssuedKind.INVITATION, meeting.id, publication=True).pdf
    )
    now, later = entry(office.dispatch.mails(again.id)[0].content)
    assert (now, later > first) == (uid, True)


@pytest.fixture
def guest(office, meeting):
    speaker = office.speakers.suggest("Sprachkurse", meeting_id=meeting.id)
    office.speakers.name_guest(speaker.id, family_name="Redner", given_name="Rosa")
    office.speakers.edit_contact(speaker.id, email="rosa@example.org")
    with office.store.unit("x") as unit:
        kept = unit.speakers.get(speaker.id)
        unit.speakers.save(replace(kept, state=SpeakerState.INVITED))
    return kept


def test_a_guest_who_was_invited_is_told_of_another_room_and_of_nothing_that_is_not_public(
    office, meeting, sent, guest
):
    assert "Redner" not in by_name(office, meeting)
    office.agenda.add_item(meeting.id, "Neues vom Amt")
    office.invitations.send_supplement(meeting.id)
    assert "Redner" not in by_name(office, meeting)  # the agenda alone is the members' matter
    office.meetings.edit(meeting.id, place=replace(PLACE, room="Saal 2"))
    supplement = office.invitations.send_supplement(meeting.id)
    row = next(one for one in office.dispatch.rows(meeting.id, supplement.id) if one.name.startswith("Redner"))
    assert (row.delivery.channel, row.delivery.public, row.standing) == (Channel.MAIL, True, None)
    mail = next(one for one in office.dispatch.mails(supplement.id) if one.address == "rosa@example.org")
    parts = list(read(mail.content).iter_attachments())
    assert "Saal 2" in everything_in(parts[0].get_content())
    assert "Geheimsache" not in everything_in(parts[0].get_content())
    assert parts[-1].get_param("method") == "PUBLISH"  # a guest is not asked as a member is


def test_a_guest_hears_that_the_meeting_is_off_even_before_members_are_invited(office, meeting, guest):
    issued = office.invitations.cancel(meeting.id, "Kein Bedarf")
    assert [row.name for row in office.dispatch.rows(meeting.id)] == ["Redner, Rosa"]
    (mail,) = office.dispatch.mails(issued.id)
    papers = [part.get_payload(decode=True) for part in read(mail.content).iter_attachments()]
    assert "findet nicht statt" in text_of(papers[0])
    assert "Kein Bedarf" not in mail.content.decode() + everything_in(papers[0]) + papers[1].decode()
    assert "Die Einladung ist damit aufgehoben" in " ".join(text_of(office.archive.pdf(issued.id)).split())


def test_a_guest_hears_of_another_day_with_the_new_invitation(office, meeting, sent, guest):
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 18), reason="Saal belegt")
    again = office.invitations.send(meeting.id)
    rows = [row for row in office.dispatch.rows(meeting.id, again.id) if row.name.startswith("Redner")]
    assert [(row.delivery.public, row.standing) for row in rows] == [(True, None)]
    mail = next(one for one in office.dispatch.mails(again.id) if one.address == "rosa@example.org")
    assert [
        word for word in PLANTED if word in everything_in(next(read(mail.content).iter_attachments()).get_content())
    ] == []


def test_whom_a_letter_of_the_public_version_goes_to_reads_their_own_name_and_address(office, meeting, sent, guest):
    office.speakers.edit_contact(guest.id, email="", street="Hauptstraße 5", postcode="55116", town="Mainz")
    adviser = Contact(Address("Bahnhofstr. 12", "67065", TOWN), "gast@example.org", "", Channel.LETTER)
    office.persons.edit(PEOPLE["adviser"].id, contact=adviser)
    office.meetings.move(meeting.id, datetime(2012, 5, 31, 18), reason="Saal belegt")
    again = office.invitations.send(meeting.id)
    letters = text_of(office.dispatch.draw_letters(again.id)[0])
    for words in ("Rosa Redner", "Hauptstraße 5", "55116 Mainz", "Guten Tag Rosa Redner,", "Bahnhofstr. 12"):
        assert words in letters
    assert "Redner" not in text_of(office.archive.pdf(again.id)) + text_of(
        office.publications.preview(IssuedKind.INVITATION, meeting.id, publication=True).pdf
    )


def test_the_notice_is_delivered_to_the_amtsblatt_and_received_when_it_appears(office, meeting, sent):
    notice = office.invitations.issue_notice(meeting.id)
    row = next(row for row in office.dispatch.rows(meeting.id, notice.id))
    assert (row.name, row.delivery.sha512, row.delivery.received_on) == ("Amtsblatt", notice.sha512, None)
    office.store.now = lambda: datetime(2012, 5, 21, 9).astimezone()
    office.invitations.publish_notice(meeting.id, date(2012, 5, 18))
    office.dispatch.set_receipt(row.delivery.id, date(2012, 5, 18), "Ausgabe 23/2012")
    row = next(row for row in office.dispatch.rows(meeting.id, notice.id))
    assert (row.received, row.delivery.note) == (date(2012, 5, 18), "Ausgabe 23/2012")
    office.invitations.publish_notice(meeting.id, None)
    assert office.dispatch.rows(meeting.id, notice.id)[0].delivery.received_on is None


def test_the_day_the_amtsblatt_appeared_is_the_day_the_notice_is_public_and_an_older_notice_tells_nothing(
    office, meeting, sent
):
    first = office.invitations.issue_notice(meeting.id)
    office.store.now = lambda: datetime(2012, 5, 16, 9).astimezone()
    second = office.invitations.issue_notice(meeting.id)
    office.store.now = lambda: datetime(2012, 5, 21, 9).astimezone()

    def appeared(notice, day: date | None) -> date | None:
        row = office.dispatch.rows(meeting.id, notice.id)[0]
        office.dispatch.set_receipt(row.delivery.id, day, "23/2012")
        return office.meetings.get(meeting.id).notice_published_on

    assert appeared(first, date(2012, 5, 15)) is None
    assert appeared(second, date(2012, 5, 18)) == date(2012, 5, 18)
    assert appeared(second, None) is None
