"""Who says to come: by hand, by calendar, and what it means for list and quorum."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.dispatch import Coming
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.heard import Doubt
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Contact, Place
from beirat_desktop.german import refusal
from beirat_desktop.german.dispatch import answer_words, forecast_words, heard_note
from tests.documents.reading import assert_publishable, text_of
from tests.exchange.outlook_files import as_outlook
from tests.exchange.test_calendar import answered
from tests.factories import BEIRAT, BODY, membership, person

PEOPLE = [
    person(f"Mitglied {number}", "Ada", contact=Contact(email=f"m{number}@example.org", phone=f"0621 55{number}"))
    for number in range(1, 6)
]


@pytest.fixture
def meeting(office):
    with office.store.unit("x") as unit:
        unit.committees.save(replace(BEIRAT, statutory_seats=5))
        for number, one in enumerate(PEOPLE):
            unit.persons.save(one)
            unit.memberships.save(membership(one, Role.CHAIR if not number else Role.MEMBER))
    return office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17), Place("Rathaus"))


def answers(office, meeting) -> list[Coming]:
    return [row.answer for row in office.replies.sheet(meeting.id).rows]


def test_what_is_said_is_kept_with_the_moment_and_who_entered_it(office, meeting):
    office.replies.enter(meeting.id, PEOPLE[0].id, Coming.LATE, comes_at=time(18), note="Zug")
    row = office.replies.sheet(meeting.id).rows[0]
    assert (row.answer, row.reply.comes_at, row.reply.note) == (Coming.LATE, time(18), "Zug")
    assert (row.reply.said, row.reply.said_by) == (datetime(2012, 5, 14, 9), office.store.user)
    office.replies.enter(meeting.id, PEOPLE[0].id, Coming.YES, said_by="Frau Mitglied am Telefon")
    row = office.replies.sheet(meeting.id).rows[0]
    assert (row.answer, row.reply.comes_at, row.reply.said_by) == (Coming.YES, None, "Frau Mitglied am Telefon")
    office.undo()
    assert office.replies.sheet(meeting.id).rows[0].answer is Coming.LATE


@pytest.mark.parametrize("at", [time(16, 30), time(17), time(5, 1), time(10)])
def test_an_hour_at_which_the_meeting_has_not_begun_is_not_late(office, meeting, at):
    with pytest.raises(Refused, match=r"reply\.not_late"):
        office.replies.enter(meeting.id, PEOPLE[0].id, Coming.LATE, comes_at=at)
    assert answers(office, meeting)[0] is Coming.OPEN


@pytest.mark.parametrize(
    ("at", "said"),
    [(time(17, 1), "17:01"), (time(23, 59), "23:59"), (time(0, 15), "00:15, Freitag"), (time(5), "05:00, Freitag")],
)
def test_who_comes_late_comes_after_midnight_too_and_the_day_is_told(office, meeting, at, said):
    office.replies.enter(meeting.id, PEOPLE[0].id, Coming.LATE, comes_at=at)
    row = office.replies.sheet(meeting.id).rows[0]
    assert row.reply.comes_at == at
    assert answer_words(row.reply, row.answer, row.begins) == f"kommt später ({said})"


def test_who_does_not_come_is_excused_and_expected_again_when_they_do(office, meeting):
    def state() -> AttendanceState:
        sheet = office.attendances.sheet(meeting.id)
        return next(row.attendance.state for row in sheet.rows if row.person.id == PEOPLE[1].id)

    office.replies.enter(meeting.id, PEOPLE[1].id, Coming.NO)
    assert state() is AttendanceState.EXCUSED
    office.replies.enter(meeting.id, PEOPLE[1].id, Coming.YES)
    assert state() is AttendanceState.EXPECTED
    office.attendances.mark(meeting.id, [PEOPLE[1].id], AttendanceState.EXCUSED)
    assert answers(office, meeting)[1] is Coming.NO


def test_the_forecast_names_whose_answer_decides(office, meeting):
    office.replies.enter(meeting.id, PEOPLE[0].id, Coming.YES)
    office.replies.enter(meeting.id, PEOPLE[1].id, Coming.YES)
    office.replies.enter(meeting.id, PEOPLE[2].id, Coming.NO)
    sheet = office.replies.sheet(meeting.id)
    assert (sheet.forecast.needed, sheet.forecast.coming, sheet.forecast.missing) == (3, 2, 1)
    said = forecast_words(sheet.forecast, sheet.open_names)
    assert "Abgesagt hat 1." in said
    assert "Es fehlt 1." in said
    assert "Ada Mitglied 4 und Ada Mitglied 5" in said
    for number in (3, 4):
        office.replies.enter(meeting.id, PEOPLE[number].id, Coming.NO)
    sheet = office.replies.sheet(meeting.id)
    assert forecast_words(sheet.forecast, sheet.open_names).startswith("Voraussichtlich nicht beschlussfähig")


def file_of(meeting, tmp_path, answer: str, number: int):
    content = answered(answer).replace(b"meeting-1", meeting.id.encode())
    file = tmp_path / "Antwort.ics"
    file.write_bytes(content.replace(b"Lukasz@Example.org", f"M{number}@Example.org".encode()))
    return file


def test_a_calendars_answer_finds_meeting_and_member(office, meeting, tmp_path):
    office.replies.read_calendar(file_of(meeting, tmp_path, "DECLINED", 3))
    assert answers(office, meeting) == [Coming.OPEN, Coming.OPEN, Coming.NO, Coming.OPEN, Coming.OPEN]
    assert office.replies.sheet(meeting.id).rows[2].reply.said_by == "Kalender"
    office.replies.read_calendar(file_of(meeting, tmp_path, "ACCEPTED", 3))
    assert answers(office, meeting)[2] is Coming.YES


def test_the_older_of_two_answers_does_not_replace_the_newer(office, meeting, tmp_path):
    later = file_of(meeting, tmp_path, "DECLINED", 3)
    later.write_bytes(later.read_bytes().replace(b"20120515T080000Z", b"20120513T080000Z"))
    kept = office.replies.read_calendar(later)
    assert kept.said == datetime(2012, 5, 13, 10)
    earlier = file_of(meeting, tmp_path, "ACCEPTED", 3)
    earlier.write_bytes(earlier.read_bytes().replace(b"20120515T080000Z", b"20120512T080000Z"))
    with pytest.raises(Refused) as refused:
        office.replies.read_calendar(earlier)
    said = refusal(refused.value)
    assert "Ada Mitglied 3" in said
    assert "am 12.05.2012 um 10:00 Uhr" in said
    assert "was um 10:00 Uhr des 13.05.2012 gesagt wurde" in said
    assert answers(office, meeting)[2] is Coming.NO


def test_a_calendar_ahead_of_time_says_nothing_of_the_future(office, meeting, tmp_path):
    kept = office.replies.read_calendar(file_of(meeting, tmp_path, "DECLINED", 3))
    assert kept.said == office.store.now().replace(tzinfo=None)


@pytest.mark.parametrize(
    ("start", "rule", "said"),
    [
        ("20120524T130000Z", "reply.other_hour", "dem 24.05.2012 um 15:00 Uhr; die Sitzung beginnt jetzt um 17:00 Uhr"),
        ("20120523T150000Z", "reply.other_day", "dem 23.05.2012; die Sitzung ist jetzt am 24.05.2012"),
        ("20120531", "reply.other_day", "dem 31.05.2012; die Sitzung ist jetzt am 24.05.2012"),
    ],
)
def test_an_answer_to_another_day_or_hour_is_told(office, meeting, tmp_path, start, rule, said):
    file = file_of(meeting, tmp_path, "ACCEPTED", 3)
    file.write_bytes(file.read_bytes().replace(b"20120524T150000Z", start.encode()))
    with pytest.raises(Refused) as refused:
        office.replies.read_calendar(file)
    assert refused.value.rule == rule
    assert said in refusal(refused.value)
    assert set(answers(office, meeting)) == {Coming.OPEN}


@pytest.mark.parametrize("start", ["20120524T090000", "20120524", "irgendwann"])
def test_where_the_hour_is_not_known_the_day_decides(office, meeting, tmp_path, start):
    file = file_of(meeting, tmp_path, "ACCEPTED", 3)
    file.write_bytes(file.read_bytes().replace(b"20120524T150000Z", start.encode()))
    office.replies.read_calendar(file)
    assert answers(office, meeting)[2] is Coming.YES


def test_a_substitute_where_the_rules_know_none_is_a_no_that_says_so(office, meeting, tmp_path):
    office.replies.read_calendar(file_of(meeting, tmp_path, "DELEGATED", 1))
    row = office.replies.sheet(meeting.id).rows[0]
    assert (row.answer, row.reply.note) == (Coming.NO, "Wünscht eine Vertretung.")
    with pytest.raises(Refused, match=r"attendance\.no_substitutes"):
        office.replies.enter(meeting.id, PEOPLE[0].id, Coming.SUBSTITUTE)


def test_a_mail_is_heard_and_enters_nothing(office, meeting):
    mail = "Von: M3@example.org\nBetreff: AW: Einladung am 24.05.2012\n\nIch komme erst um 18 Uhr."
    found = office.replies.hear(meeting.id, mail)
    assert (found.person_id, found.answer, found.comes_at) == (PEOPLE[2].id, Coming.LATE, time(18))
    assert set(answers(office, meeting)) == {Coming.OPEN}
    other = office.replies.hear(meeting.id, mail.replace("24.05.2012", "21.06.2012"))
    assert (other.answer, other.doubt, other.person_id) == (None, Doubt.OTHER_DAY, PEOPLE[2].id)


def test_an_answer_that_outlook_saved_is_heard(office, meeting, tmp_path):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "M3 <m3@example.org>", "AW: Einladung am 24.05.2012"
    mail.set_content("Ich komme erst um 18 Uhr.")
    file = tmp_path / "Antwort.msg"
    file.write_bytes(as_outlook(mail))
    with pytest.raises(Refused) as refused:
        office.replies.read_calendar(file)
    assert refused.value.rule == "reply.no_calendar"
    found = office.replies.hear(meeting.id, office.replies.mail_text(file))
    assert (found.person_id, found.answer, found.comes_at) == (PEOPLE[2].id, Coming.LATE, time(18))


def test_who_comes_instead_is_found_by_name_where_the_rules_know_substitutes(office, meeting):
    mail = "Von: m3@example.org\n\nIch kann nicht kommen, Herr Zoll vertritt mich."
    found = office.replies.hear(meeting.id, mail)
    assert (found.answer, found.substitute_id) == (Coming.NO, None)
    assert heard_note(found, mail).startswith("Wünscht eine Vertretung.")
    with office.store.unit("x") as unit:
        committee = unit.committees.get(BEIRAT.id)
        unit.committees.save(replace(committee, profile=replace(committee.profile, substitutes=True)))
        instead = unit.persons.save(person("Zoll", "Karl"))
    found = office.replies.hear(meeting.id, mail)
    assert (found.answer, found.substitute_id) == (Coming.SUBSTITUTE, instead.id)
    with office.store.unit("x") as unit:
        unit.persons.save(person("Zoll", "Ada"))
    assert office.replies.hear(meeting.id, mail).substitute_id is None


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        (b"M1@Example.org", b"fremd@example.org", "reply.unknown_sender"),
        (b"@beirat-desktop", b"x@beirat-desktop", "reply.other_meeting"),
    ],
)
def test_an_answer_of_nobody_or_to_nothing_is_refused(office, meeting, tmp_path, before, after, rule):
    file = file_of(meeting, tmp_path, "ACCEPTED", 1)
    file.write_bytes(file.read_bytes().replace(before, after))
    with pytest.raises(Refused, match=rule.replace(".", r"\.")):
        office.replies.read_calendar(file)
    assert set(answers(office, meeting)) == {Coming.OPEN}


def test_nothing_is_answered_once_the_meeting_is_called_off(office, meeting):
    office.meetings.cancel(meeting.id, "Kein Bedarf")
    with pytest.raises(Refused, match=r"reply\.meeting_over"):
        office.replies.enter(meeting.id, PEOPLE[0].id, Coming.YES)


def test_the_phone_list_begins_with_who_has_not_answered(office, meeting):
    office.replies.enter(meeting.id, PEOPLE[0].id, Coming.YES)
    pdf, name = office.replies.phone_list(meeting.id)
    assert name == "Telefonliste-2012-05-24.pdf"
    assert_publishable(pdf)
    text = text_of(pdf)
    assert text.index("Mitglied 2") < text.index("Mitglied 1, Ada")
    assert "0621 552" in text
    assert "Zugesagt haben 1, nötig sind 3" in text


def test_only_who_has_not_answered_is_reminded(office, meeting, tmp_path):
    office.replies.enter(meeting.id, PEOPLE[0].id, Coming.YES)
    office.replies.enter(meeting.id, PEOPLE[1].id, Coming.NO)
    files = office.replies.save_reminders(meeting.id, tmp_path)
    mails = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
    assert [mail["To"] for mail in mails] == [f"m{number}@example.org" for number in (3, 4, 5)]
    body = mails[0].get_body(("plain",)).get_content()
    assert "liegt uns noch keine Antwort" in body
    assert body.splitlines()[-2:] == ["Mit freundlichen Grüßen", BODY.name]
    for one in PEOPLE[2:]:
        office.replies.enter(meeting.id, one.id, Coming.YES)
    with pytest.raises(Refused, match=r"delivery\.nobody_open"):
        office.replies.save_reminders(meeting.id, tmp_path)


def test_a_meeting_that_is_deleted_takes_its_answers_along(office, meeting):
    office.replies.enter(meeting.id, PEOPLE[0].id, Coming.YES)
    office.meetings.delete(meeting.id)
    with office.store.reading() as unit:
        assert unit.replies.all() == []
