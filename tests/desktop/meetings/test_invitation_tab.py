from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton

from beirat_desktop.desktop.meetings.invitation_tab import InvitationTab
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.persons import Role
from beirat_desktop.german import finding
from tests.desktop.boxes import answer
from tests.factories import membership, person


@pytest.fixture
def tab(workplace, meeting, qtbot, theme):
    made = InvitationTab(workplace)
    made.resize(1200, 800)
    qtbot.addWidget(made)
    made.show()
    made.open_meeting(meeting.id)
    qtbot.waitUntil(lambda: bool(made.preview.pdf), timeout=10_000)
    return made


def text(tab) -> str:
    return " ".join(tab.preview.sheets.accessibleDescription().split())


def test_the_button_names_the_consequence(tab):
    assert tab.send_button.text() == "Einladung an 1 Mitglied versenden …"


def test_greeting_and_enclosures_are_kept_and_printed(tab, office, meeting, qtbot):
    cursor = QTextCursor(tab.letter.greeting_editor.text_edit.document())
    cursor.insertText("herzlich willkommen im Ratssaal")
    tab.letter.enclosures_edit.insertPlainText("Niederschrift vom 23.02.2012\n\nAntrag 2012/07")
    tab.flush()
    stored = office.meetings.get(meeting.id)
    assert stored.greeting.plain == "herzlich willkommen im Ratssaal"
    assert stored.enclosures == ("Niederschrift vom 23.02.2012", "Antrag 2012/07")
    qtbot.waitUntil(lambda: "herzlich willkommen im Ratssaal" in text(tab), timeout=10_000)
    qtbot.waitUntil(lambda: "Anlagen" in text(tab), timeout=10_000)


def test_the_place_is_kept_field_by_field(tab, office, meeting, qtbot):
    tab.letter.place_edits["room"].selectAll()
    qtbot.keyClicks(tab.letter.place_edits["room"], "Saal 2")
    tab.letter.place_edits["street"].selectAll()
    qtbot.keyClicks(tab.letter.place_edits["street"], "Markt 1")
    tab.flush()
    place = office.meetings.get(meeting.id).place
    assert (place.room, place.building, place.address.street, place.address.town) == (
        "Saal 2",
        "Rathaus",
        "Markt 1",
        "Ludwigshafen",
    )


def test_urgency_asks_why_and_shortens_the_period(tab, office, meeting, qtbot):
    tab.letter.urgent_box.click()
    assert office.meetings.get(meeting.id).urgent
    assert tab.letter.urgency_edit.isVisible()
    assert "der Grund fehlt" in tab.findings_label.text()
    qtbot.keyClicks(tab.letter.urgency_edit, "Landesfrist")
    tab.flush()
    assert "der Grund fehlt" not in tab.findings_label.text()
    qtbot.waitUntil(lambda: "Grund: Landesfrist." in text(tab), timeout=10_000)


def test_a_late_invitation_needs_a_reason_in_the_dialog(tab, office, meeting, qtbot):
    office.store.now = lambda: datetime(2012, 5, 21, 9).astimezone()
    tab.reload()
    assert "nötig sind 4" in tab.findings_label.text()
    said: list[str] = []

    def act(dialog) -> None:
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.reason_edit.setPlainText("alle haben verzichtet")
        dialog.go_button.click()

    answer(act)
    tab.send_button.click()
    assert "kommt zu spät" in said[0]
    assert office.meetings.get(meeting.id).state is MeetingState.INVITED
    assert [one.reason for one in office.overrides.on("meetings", meeting.id)] == ["alle haben verzichtet"]


def test_the_day_of_receipt_follows_the_day_of_dispatch(tab, office, meeting, qtbot):
    def act(dialog) -> None:
        qtbot.keyClick(dialog.sent_field, Qt.Key.Key_Down)
        assert dialog.received_on == date(2012, 5, 14)
        dialog.go_button.click()

    answer(act)
    tab.send_button.click()
    sent = office.meetings.get(meeting.id)
    assert (sent.invitation_sent_on, sent.invitation_received_on) == (date(2012, 5, 13), date(2012, 5, 14))


def test_after_sending_the_changes_stand_there_and_the_sent_paper_can_be_seen(tab, office, meeting, qtbot):
    answer(lambda dialog: dialog.go_button.click())
    tab.send_button.click()
    assert "nichts geändert" in tab.changes_label.text()
    assert not tab.send_button.isVisible()
    assert not tab.letter.greeting_editor.isEnabled()
    office.agenda.add_item(meeting.id, "Dringendes")
    tab.reload()
    assert "• neu: Dringendes" in tab.changes_label.text()
    assert tab.send_button.text() == "1. Nachtrag versenden …"
    qtbot.waitUntil(lambda: "1. Nachtrag" in text(tab), timeout=10_000)
    link = next(b for b in tab.send_card.findChildren(QPushButton) if b.text().startswith("Einladung-2012-05-24.pdf"))
    link.click()
    qtbot.waitUntil(lambda: "Einladung zur 1. Sitzung" in text(tab) and "ENTWURF" not in text(tab), timeout=10_000)


def test_another_room_after_sending_becomes_a_supplement_as_it_is_typed(tab, office, meeting, qtbot):
    assert tab.letter.place_label.isHidden()
    office.invitations.publish_notice(meeting.id, date(2012, 5, 14))
    answer(lambda dialog: dialog.go_button.click())
    tab.send_button.click()
    assert not tab.letter.place_label.isHidden()
    room = tab.letter.place_edits["room"]
    room.selectAll()
    qtbot.keyClicks(room, "Saal 2")
    tab.flush()
    assert "• neuer Ort: Saal 2, Rathaus" in tab.changes_label.text()
    assert "Bekanntmachung ist schon erschienen" in tab.changes_label.text()
    assert tab.send_button.text() == "1. Nachtrag versenden …"
    qtbot.waitUntil(lambda: "neuer Ort: Saal 2" in text(tab), timeout=10_000)
    assert tab.preview.sheets.accessibleName() == "Nachtrag"


def test_the_public_notice_is_noted_with_its_day(tab, office, meeting, qtbot):
    qtbot.keyClicks(tab.letter.notice_field, "18.5.2012")
    qtbot.keyClick(tab.letter.notice_field, Qt.Key.Key_Return)
    tab.flush()
    assert office.meetings.get(meeting.id).notice_published_on is None
    assert "Der 18.05.2012 liegt in der Zukunft" in tab.notice_row.warning_label.text()
    tab.letter.notice_field.selectAll()
    qtbot.keyClicks(tab.letter.notice_field, "14.5.2012")
    qtbot.keyClick(tab.letter.notice_field, Qt.Key.Key_Return)
    tab.flush()
    assert office.meetings.get(meeting.id).notice_published_on == date(2012, 5, 14)
    assert tab.notice_row.warning_label.isHidden()


def test_the_second_notice_of_one_day_is_noted_with_that_day_too(tab, office, meeting, qtbot):
    today, again = date(2012, 5, 14), "ist nicht mehr vollständig"
    office.invitations.send(meeting.id)
    office.invitations.issue_notice(meeting.id)
    office.invitations.publish_notice(meeting.id, today)
    office.agenda.add_item(meeting.id, "Dringendes")
    office.invitations.send_supplement(meeting.id)
    office.store.now = lambda: datetime(2012, 5, 14, 12).astimezone()
    office.invitations.issue_notice(meeting.id)
    tab.reload()
    assert tab.letter.notice_field.value() is None
    assert any(again in finding(one).sentence for one in office.invitations.notice_findings(meeting.id))
    qtbot.keyClicks(tab.letter.notice_field, "14.5.2012")
    qtbot.keyClick(tab.letter.notice_field, Qt.Key.Key_Return)
    tab.flush()
    assert not any(again in finding(one).sentence for one in office.invitations.notice_findings(meeting.id))
    assert tab.letter.notice_field.value() == today


def test_a_line_just_begun_stays_while_the_letter_is_kept(tab, office, meeting, qtbot):
    edit = tab.letter.enclosures_edit
    edit.insertPlainText("Plan\n")
    tab.flush()
    assert office.meetings.get(meeting.id).enclosures == ("Plan",)
    assert edit.toPlainText() == "Plan\n"


def test_somebody_else_invites_when_chosen(tab, office, meeting, qtbot):
    with office.store.unit("x") as unit:
        deputy = unit.persons.save(person("Vertreter", "Veit", form_of_address="Herr"))
        unit.memberships.save(membership(deputy, Role.DEPUTY))
    tab.reload()
    box = tab.letter.chair_box
    box.setCurrentIndex(box.findData(deputy.id))
    assert office.meetings.get(meeting.id).chair_id == deputy.id
    qtbot.waitUntil(lambda: "Veit Vertreter Stellvertretender Vorsitzender" in text(tab), timeout=10_000)


def test_a_name_goes_before_the_number(tab, office, meeting, qtbot):
    tab.letter.name_edit.insert("Sondersitzung zum Haushalt")
    tab.flush()
    qtbot.waitUntil(lambda: "Einladung zur Sondersitzung zum Haushalt" in text(tab), timeout=10_000)
