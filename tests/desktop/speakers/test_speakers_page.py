"""Guests: suggested, named, asked, invited, heard and thanked by what a user does."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from beirat_desktop.desktop.forgetting import ForgetDialog
from beirat_desktop.documents.preview import Preview
from beirat_desktop.domain.speakers import SpeakerState
from tests import factories
from tests.desktop.boxes import answer, press
from tests.desktop.widgets.test_accessible import unnamed


def button(page, text):
    return next(one for one in page.editor.step_buttons if one.text() == text)


def step(page, qtbot, text):
    qtbot.mouseClick(button(page, text), Qt.MouseButton.LeftButton)


def letter(page):
    if not page.editor.preview.pdf:
        return ""
    with Preview(page.editor.preview.pdf) as preview:
        return " ".join(preview.text(0).split())


def notices(page):
    told = []
    page.notice.connect(told.append)
    return told


def test_an_empty_list_offers_the_first_guest(page, office, meeting, qtbot):
    assert page.list.empty.isVisible()

    def fill(dialog):
        dialog.topic_edit.insert("Sprachkurse für Väter")
        dialog.meeting_box.setCurrentIndex(1)
        dialog.go_button.click()

    answer(fill)
    page.add_action.trigger()
    qtbot.waitUntil(lambda: page.title() == "Gast · Sprachkurse für Väter")
    (row,) = office.speakers.rows()
    assert (row.state, row.meeting_id) == (SpeakerState.SUGGESTED, meeting.id)


def test_a_guest_without_topic_is_asked_for_again(page, office, qtbot):
    said = []

    def hurry(dialog):
        dialog.go_button.click()
        said.append(dialog.error_label.text())
        dialog.reject()

    answer(hurry)
    page.add_action.trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Das Thema fehlt. Bitte eintragen, worüber der Gast sprechen soll."]
    assert office.speakers.rows() == []


def test_what_is_typed_is_kept_and_stands_in_the_letter(page, office, guest, qtbot):
    page.open(guest.id)
    page.editor.form.topic_edit.selectAll()
    page.editor.form.topic_edit.insert("Göçmen und Städte")
    page.editor.form.family_edit.selectAll()
    page.editor.form.family_edit.insert("Öztürk")
    page.editor.form.organization_edit.selectAll()
    page.editor.form.organization_edit.insert("Hochschule")
    qtbot.waitUntil(lambda: "Göçmen und Städte" in letter(page) and "Herrn Łukasz Öztürk" in letter(page))
    page.flush()
    detail = office.speakers.detail(guest.id)
    assert (detail.speaker.topic, detail.name) == ("Göçmen und Städte", "Łukasz Öztürk")
    assert detail.organization.name == "Hochschule"
    qtbot.waitUntil(lambda: page.title() == "Gast · Łukasz Öztürk")


def test_a_guest_goes_the_whole_line_with_two_letters_kept(page, office, guest, qtbot):
    page.open(guest.id)
    told = notices(page)
    step(page, qtbot, "Als angefragt eintragen")
    qtbot.waitUntil(lambda: page.chip()[0] == "angefragt")
    step(page, qtbot, "Zusage eintragen")
    qtbot.waitUntil(lambda: page.chip()[0] == "zugesagt")
    asked = press("Einladung an Łukasz Ağırbaş versenden")
    step(page, qtbot, "Einladung versenden …")
    qtbot.waitUntil(lambda: page.chip()[0] == "eingeladen")
    assert "Das lässt sich nicht rückgängig machen." in asked[1]
    assert told[-1].action_text == "Drucken …"
    step(page, qtbot, "Als gehört eintragen")
    qtbot.waitUntil(lambda: page.chip()[0] == "gehört")
    press("Dankschreiben an Łukasz Ağırbaş versenden")
    step(page, qtbot, "Dankschreiben versenden …")
    qtbot.waitUntil(lambda: page.chip()[0] == "bedankt")
    titles = [row.entry.title for row in page.editor.letters.rows]
    assert titles == ["Dankschreiben vom 14.05.2012", "Einladung vom 14.05.2012"]
    assert [paper.kind.value for paper in office.archive.issues("speakers", guest.id)] == [
        "thanks_letter",
        "speaker_letter",
    ]


def test_the_keyboard_goes_from_step_to_step(page, office, guest, qtbot):
    page.open(guest.id)
    for pressed, follows, state in (
        ("Als angefragt eintragen", "Zusage eintragen", "angefragt"),
        ("Zusage eintragen", "Einladung versenden …", "zugesagt"),
    ):
        button(page, pressed).setFocus()
        qtbot.keyClick(button(page, pressed), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda state=state: page.chip()[0] == state)
        assert page.window().focusWidget() is button(page, follows)
    page.editor.form.topic_edit.setFocus()
    office.speakers.step_back(guest.id)
    qtbot.waitUntil(lambda: page.chip()[0] == "angefragt")
    assert page.window().focusWidget() is page.editor.form.topic_edit, "another workplace takes the keyboard nowhere"


def test_the_day_of_an_answer_can_be_an_earlier_one_but_no_later(page, office, guest, qtbot):
    page.open(guest.id)
    page.editor.day_field.set_value(date(2012, 5, 15))
    step(page, qtbot, "Als angefragt eintragen")
    assert office.speakers.get(guest.id).state is SpeakerState.SUGGESTED
    assert page.editor.day_box.warning_label.text() == "Der Tag liegt in der Zukunft."
    page.editor.day_field.set_value(date(2012, 5, 2))
    step(page, qtbot, "Als angefragt eintragen")
    assert office.speakers.get(guest.id).asked_on == date(2012, 5, 2)


def test_an_invitation_that_is_not_sent_keeps_nothing(page, office, guest, qtbot):
    office.speakers.ask(guest.id)
    office.speakers.accept(guest.id)
    page.open(guest.id)
    press("Abbrechen")
    step(page, qtbot, "Einladung versenden …")
    assert office.speakers.get(guest.id).state is SpeakerState.ACCEPTED
    assert office.archive.issues("speakers", guest.id) == []


def test_nobody_is_asked_before_somebody_is_named(page, office, meeting, qtbot):
    speaker = office.speakers.suggest("Sprachkurse", meeting_id=meeting.id)
    page.open(speaker.id)
    told = notices(page)
    step(page, qtbot, "Als angefragt eintragen")
    assert told[0].text == "Zu „Sprachkurse“ ist noch niemand benannt. Bitte Person oder Organisation wählen."
    told[0].action()
    assert QApplication.focusWidget() is page.editor.form.family_edit


def test_without_a_meeting_the_invitation_says_what_is_missing(page, office, guest, qtbot):
    office.speakers.schedule(guest.id, None)
    office.speakers.ask(guest.id)
    office.speakers.accept(guest.id)
    page.open(guest.id)
    told = notices(page)
    step(page, qtbot, "Einladung versenden …")
    assert told[0].action_text == "Sitzung wählen"
    told[0].action()
    assert QApplication.focusWidget() is page.editor.form.meeting_box


def test_a_step_is_taken_back(page, office, guest, qtbot):
    office.speakers.ask(guest.id)
    page.open(guest.id)
    step(page, qtbot, "Schritt zurück")
    qtbot.waitUntil(lambda: page.chip()[0] == "vorgeschlagen")
    assert office.speakers.get(guest.id).asked_on is None


def test_overlapping_slots_are_said_at_the_time_and_go_when_mended(page, office, guest, meeting, qtbot):
    other = office.speakers.suggest("Zweiter Vortrag", starts=time(17, 40), meeting_id=meeting.id)
    page.open(other.id)
    warning = page.editor.form.fields["starts"].warning_label
    assert warning.isVisible()
    assert "überschneiden sich" in warning.text()
    page.editor.form.starts_field.setFocus()
    page.editor.form.starts_field.setText("18")
    qtbot.keyPress(page.editor.form.starts_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not warning.isVisible())
    assert office.speakers.get(other.id).starts == time(18)


def test_a_name_goes_public_only_with_consent(page, office, guest, qtbot):
    page.open(guest.id)
    page.editor.form.public_check.click()
    warning = page.editor.form.fields["consent_on"].warning_label
    qtbot.waitUntil(warning.isVisible)
    assert "Art. 6 DSGVO" in warning.toolTip()
    page.editor.form.consent_field.setText("14.5.2012")
    qtbot.keyPress(page.editor.form.consent_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not warning.isVisible())
    assert office.speakers.get(guest.id).consent_on == date(2012, 5, 14)


def test_a_finding_is_passed_over_with_a_reason(page, office, meeting, qtbot):
    first = office.speakers.suggest("Erster Vortrag", starts=time(17, 30), meeting_id=meeting.id)
    other = office.speakers.suggest("Zweiter Vortrag", starts=time(17, 40), meeting_id=meeting.id)
    assert first.starts is not None
    page.open(other.id)
    field = page.editor.form.fields["starts"]

    def reason(dialog):
        dialog.reason_edit.setPlainText("Beide sprechen zusammen.")
        dialog.go_button.click()

    answer(reason)
    qtbot.mouseClick(field.mend_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not field.warning_label.isVisible())
    (override,) = office.overrides.on("speakers", other.id)
    assert (override.rule, override.reason) == ("speaker.slots_overlap", "Beide sprechen zusammen.")


def test_contact_data_go_after_a_question_and_the_guest_stays(page, office, guest, qtbot):
    page.open(guest.id)
    qtbot.mouseClick(page.editor.form.contact_button, Qt.MouseButton.LeftButton)
    (asked,) = page.findChildren(ForgetDialog)
    assert asked.day.isHidden()  # there are no copies
    qtbot.mouseClick(asked.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.editor.form.contact_edits["email"].text() == "")
    assert office.speakers.detail(guest.id).name == "Łukasz Ağırbaş"
    assert b"Musterweg" not in office.exchange.export()


def test_a_known_person_is_found_by_a_part_of_the_name(page, office, meeting, qtbot):
    member = factories.person("Çelik", "Ayşe")
    with office.store.unit("member") as unit:
        unit.persons.save(member)
        unit.memberships.save(factories.membership(member))
    speaker = office.speakers.suggest("Sprachkurse")
    page.open(speaker.id)

    def find(dialog):
        dialog.search_edit.insert("celik")
        dialog.go_button.click()

    answer(find)
    qtbot.mouseClick(page.editor.form.person_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.editor.form.family_edit.text() == "Çelik")
    assert not page.editor.form.family_edit.isEnabled()
    assert office.speakers.get(speaker.id).person_id == member.id


def test_contact_data_wait_for_a_name(page, office, meeting, qtbot):
    speaker = office.speakers.suggest("Sprachkurse")
    page.open(speaker.id)
    assert not page.editor.form.contact_edits["email"].isEnabled()
    page.editor.form.family_edit.insert("Öztürk")
    page.flush()
    qtbot.waitUntil(page.editor.form.contact_edits["email"].isEnabled)


def test_choosing_meeting_and_item_is_kept(page, office, meeting, qtbot):
    item = office.agenda.add_item(meeting.id, "Vortrag")
    speaker = office.speakers.suggest("Sprachkurse")
    page.open(speaker.id)
    box = page.editor.form.meeting_box
    box.setCurrentIndex(box.findData(meeting.id))
    qtbot.waitUntil(lambda: page.editor.form.item_box.findData(item.id) > 0)
    page.editor.form.item_box.setCurrentIndex(page.editor.form.item_box.findData(item.id))
    kept = office.speakers.get(speaker.id)
    assert (kept.meeting_id, kept.agenda_item_id) == (meeting.id, item.id)


def test_the_list_shows_guests_and_opens_them_with_enter(page, office, guest, qtbot):
    QAbstractItemModelTester(page.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    texts = [page.list.model.index(0, column).data() for column in range(page.list.model.columnCount())]
    assert texts == [
        "Łukasz Ağırbaş",
        "Landesberatung",
        "Strategische Konzepte",
        "23.08.2012",
        "17:30, 20 Min.",
        "vorgeschlagen",
    ]
    page.list.table.choose(guest.id)
    qtbot.keyPress(page.list.table, Qt.Key.Key_Return)
    assert page.title() == "Gast · Łukasz Ağırbaş"


def test_a_suggestion_is_taken_off_but_an_invited_guest_stays(page, office, guest, qtbot):
    page.open("")
    press("Gast entfernen")
    page.list.remove_wanted.emit(guest.id)
    qtbot.waitUntil(lambda: office.speakers.rows() == [])
    office.undo()
    for action in (office.speakers.ask, office.speakers.accept, office.speakers.invite):
        action(guest.id)
    told = notices(page)
    press("Gast entfernen")
    page.list.remove_wanted.emit(guest.id)
    assert "schon eingeladen" in told[0].text
    assert len(office.speakers.rows()) == 1


def test_a_guest_who_is_gone_leads_back_to_the_list(page, office, guest):
    told = notices(page)
    page.open("nowhere")
    assert told[0].text == "Diesen Gast gibt es nicht mehr. Hier sind alle anderen."
    assert page.title() == "Gäste"


def test_a_click_on_the_letter_leads_to_the_field(page, guest, qtbot):
    page.open(guest.id)
    qtbot.waitUntil(lambda: "Strategische Konzepte" in letter(page))
    page.editor.preview.anchor_clicked.emit("topic")
    assert QApplication.focusWidget() is page.editor.form.topic_edit


def test_links_lead_to_resolution_person_and_meeting(page, guest, meeting, resolution, qtbot):
    page.open(guest.id)
    went = []
    page.navigate.connect(lambda noun, key: went.append((noun, key)))
    for link in page.editor.form.links:
        if link.isVisible():
            link.click()
    assert went == [("matter", resolution.id), ("person", guest.person_id), ("meeting", meeting.id)]


def test_undoing_a_suggestion_leads_back_to_the_list(page, office, meeting, qtbot):
    speaker = office.speakers.suggest("Sprachkurse")
    page.open(speaker.id)
    office.undo()
    qtbot.waitUntil(lambda: page.title() == "Gäste")


def test_every_control_has_a_name(page, guest):
    assert unnamed(page) == []
    page.open(guest.id)
    assert unnamed(page) == []


def test_nobody_is_heard_before_the_day_by_the_blue_button(page, office, meeting, qtbot):
    """The step is offered, since a record may be made up later, but it is not what is due now."""
    person = office.speakers.suggest("Sprachkurse", meeting_id=meeting.id)
    with office.store.unit("test") as unit:
        unit.speakers.save(replace(unit.speakers.get(person.id), state=SpeakerState.INVITED))
    page.open(person.id)
    assert not button(page, "Als gehört eintragen").property("primary")
    office.store.now = lambda: datetime.combine(meeting.day, time(20), ZoneInfo("Europe/Berlin"))
    page.reload()
    assert button(page, "Als gehört eintragen").property("primary")
