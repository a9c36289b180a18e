import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from beirat_desktop.desktop.copies import BACKUP_FOLDER
from beirat_desktop.desktop.forgetting import ForgetDialog, KeepDialog, RemovePersonDialog
from beirat_desktop.desktop.live.words import quorum_tip
from beirat_desktop.desktop.members.committee_view import seats_words
from beirat_desktop.desktop.members.dialogs import (
    ChangeDialog,
    CorrectDialog,
    LeaveDialog,
    ListDialog,
    MemberDialog,
    NamesDialog,
    PersonNameDialog,
)
from beirat_desktop.desktop.members.page import MembersPage
from beirat_desktop.desktop.members.paste_dialog import PasteDialog
from beirat_desktop.domain.attendance import Attendance
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.memberships import Seats
from beirat_desktop.domain.persons import Manner, Role
from beirat_desktop.domain.places import Channel, Contact
from beirat_desktop.domain.quorum import Quorum, QuorumRule
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.record import COPIES_GO
from beirat_desktop.usecases.record.agreed_copies import USUAL
from beirat_desktop.usecases.record.backups import Backups
from tests import factories

BEIRAT, SPD = factories.BEIRAT.id, factories.SPD.id
LIST = "Name\tVorname\tFraktion\tgewählt/berufen\nWeiß\tZoë\tSPD\t\nKaya\tAyşe\tListe Vielfalt\tberufen\n"


@pytest.fixture
def page(workplace, qtbot):
    made = MembersPage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.open("")
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def member(office):
    person = office.persons.add("Ağırbaş", "Łukasz")
    return office.persons.add_membership(person.id, BEIRAT, faction_id=SPD, start=date(2009, 11, 1))


def dialog(page, kind):
    return page.findChild(kind)


def test_the_extract_on_a_person_is_written_as_paper_and_data(page, member, office, tmp_path, qtbot):
    page.open(member.person_id)
    assert page.person.extract_button.isVisible()
    with qtbot.waitSignal(page.message) as said:
        page.write_extract(member.person_id, tmp_path)
    assert said.args == ["Gespeichert: Auskunft-Łukasz-Ağırbaş.pdf und .json"]
    assert (tmp_path / "Auskunft-Łukasz-Ağırbaş.pdf").read_bytes().startswith(b"%PDF")
    data = json.loads((tmp_path / "Auskunft-Łukasz-Ağırbaş.json").read_bytes())
    assert all(one.stat().st_mode & 0o077 == 0 for one in tmp_path.glob("Auskunft-*"))
    assert {one["noun"] for one in data["entries"]} == {"persons", "memberships"}


def write(edit, text):
    """As typed; key clicks of the test tool know no umlauts."""
    edit.setFocus()
    edit.selectAll()
    edit.insert(text)


def names(page):
    return [page.committee.model.index(row, 0).data() for row in range(page.committee.model.rowCount())]


def go_on(qtbot, shown):
    qtbot.mouseClick(shown.go_button, Qt.MouseButton.LeftButton)


def change(page, member, what):
    page.open(member.person_id)
    page.person.change_wanted.emit(member.id, what)
    return dialog(page, ChangeDialog)


def test_a_new_member_is_entered_in_one_dialog(page, office, qtbot):
    page.page_actions()[-1].trigger()
    shown = dialog(page, MemberDialog)
    write(shown.family_edit, "Özgür")
    write(shown.given_edit, "Gül")
    shown.role_box.setCurrentIndex(shown.role_box.findData(Role.DEPUTY))
    shown.faction_box.setCurrentIndex(shown.faction_box.findData(SPD))
    assert shown.start_field.value() == factories.TERM.start
    go_on(qtbot, shown)
    assert names(page) == ["Özgür, Gül"]
    (made,) = office.persons.members(BEIRAT, office.today)
    assert (made.membership.role, made.faction.id) == (Role.DEPUTY, SPD)
    assert page.person.edits["family_name"].text() == "Özgür"
    assert page.committee.seats_label.text() == "1 von 33 Sitzen besetzt · 0 von 11 berufen"
    office.undo()
    assert office.persons.all() == []


def test_somebody_known_is_offered_instead_of_a_second_entry(page, office, qtbot):
    known = office.persons.add("Weiß", "Zoë")
    page.page_actions()[-1].trigger()
    shown = dialog(page, MemberDialog)
    write(shown.family_edit, "Weiß")
    write(shown.given_edit, "Zoë")
    field = shown._names[-1]
    assert field.warning_label.text() == "Zoë Weiß ist schon eingetragen."
    qtbot.mouseClick(field.mend_button, Qt.MouseButton.LeftButton)
    assert shown.person_id == known.id
    go_on(qtbot, shown)
    assert office.persons.all() == [known]


def test_the_end_of_a_term_ends_every_membership(page, office, qtbot, member):
    page.reload()
    menu = page.page_actions()[0].menu()
    next(action for action in menu.actions() if action.text().startswith("Alle Mitgliedschaften")).trigger()
    shown = dialog(page, ChangeDialog)
    assert shown.day_field.value() == factories.TERM.end
    with qtbot.waitSignal(page.message) as said:
        go_on(qtbot, shown)
    assert said.args == ["1 Mitgliedschaft beendet"]
    assert office.persons.membership(member.id).end == factories.TERM.end


def test_a_refusal_stays_in_the_dialog(page, office, qtbot, member):
    page.reload()
    page.page_actions()[-1].trigger()
    shown = dialog(page, MemberDialog)
    shown.person_box.setCurrentIndex(shown.person_box.findData(member.person_id))
    shown.faction_box.setCurrentIndex(shown.faction_box.findData(None))
    go_on(qtbot, shown)
    assert shown.isVisible()
    assert "Fraktion wechseln" in shown.error_label.text()


def test_a_pasted_list_is_shown_before_it_is_taken(page, office, qtbot):
    page.page_actions()[1].trigger()
    shown = dialog(page, PasteDialog)
    assert not shown.go_button.isEnabled()
    shown.text_edit.insertPlainText(LIST + "Nowak\tPiotr\tSPD\tgekürt\n")
    assert shown.preview.problems_label.text().startswith("Zeile 4: „gekürt“ ist nicht zu verstehen")
    assert not shown.go_button.isEnabled()
    shown.text_edit.setPlainText(LIST)
    assert shown.go_button.text() == "2 Mitglieder aufnehmen"
    assert "neu angelegt: Fraktion Liste Vielfalt" in shown.preview.summary_label.text()
    with qtbot.waitSignal(page.message) as said:
        go_on(qtbot, shown)
    assert said.args == ["2 Mitglieder aufgenommen"]
    assert names(page) == ["Kaya, Ayşe", "Weiß, Zoë"]
    assert page.tree.topLevelItem(0).childCount() == 2


def test_nothing_is_wrong_with_a_list_while_its_first_line_is_typed(page, qtbot):
    page.page_actions()[1].trigger()
    shown = dialog(page, PasteDialog)
    said = shown.preview.problems_label
    told = []
    for text in ("Fam", "Name;Vorname", "Name;Vorname\n", "Kaya;Ayşe\nWeiß;Zoë\n"):
        shown.text_edit.setPlainText(text)
        told.append((said.property("role"), said.text()[:32]))
        assert not shown.go_button.isEnabled()
    assert told == [
        ("muted", "Zeile 1: Die Kopfzeile fehlt. Di"),
        ("muted", "Unter der Kopfzeile steht noch n"),
        ("muted", "Unter der Kopfzeile steht noch n"),
        ("error", "Zeile 1: Die Kopfzeile fehlt. Di"),
    ]


def test_a_faction_in_the_tree_shows_its_members_only(page, office):
    office.persons.paste(BEIRAT, LIST, date(2009, 11, 1))
    page.reload()
    page.open(SPD)
    assert names(page) == ["Weiß, Zoë"]


def test_typing_into_the_person_is_kept(page, office, qtbot, member):
    page.reload()
    page.committee.table.choose(member.id)
    write(page.person.edits["street"], "Göçmenweg 3")
    page.flush()
    assert office.persons.get(member.person_id).contact.address.street == "Göçmenweg 3"
    write(page.person.edits["family_name"], " ")
    page.flush()
    assert "Familiennamen" in page.person.fields["family_name"].warning_label.text()
    assert office.persons.get(member.person_id).family_name == "Ağırbaş"


def test_a_change_of_faction_asks_for_the_day(page, office, qtbot, member):
    cdu = office.committees.add_faction(BEIRAT, "CDU-Fraktion", "CDU")
    page.reload()
    shown = change(page, member, "faction")
    shown.choice_box.setCurrentIndex(shown.choice_box.findData(cdu.id))
    shown.day_field.set_value(date(2012, 3, 1))
    go_on(qtbot, shown)
    newest, oldest = office.persons.memberships(member.person_id)
    assert (newest.faction_id, newest.start, oldest.end) == (cdu.id, date(2012, 3, 1), date(2012, 2, 29))


def test_an_impossible_day_is_refused_in_the_dialog(page, office, qtbot, member):
    page.reload()
    shown = change(page, member, "end")
    shown.day_field.set_value(date(2009, 1, 1))
    go_on(qtbot, shown)
    assert "beginnt" in shown.error_label.text()
    shown.day_field.set_value(date(2012, 5, 1))
    go_on(qtbot, shown)
    page.open(BEIRAT)
    assert names(page) == []
    page.committee.all_check.click()
    assert names(page) == ["Ağırbaş, Łukasz"]


def test_the_chair_of_a_faction_and_its_end_are_corrected_in_one_dialog(page, office, qtbot, member):
    page.reload()
    page.open(member.person_id)
    page.person.change_wanted.emit(member.id, "correct")
    shown = dialog(page, CorrectDialog)
    shown.chair_check.click()
    shown.end_field.set_value(date(2012, 12, 31))
    go_on(qtbot, shown)
    kept = office.persons.membership(member.id)
    assert (kept.faction_chair, kept.end, kept.start) == (True, date(2012, 12, 31), member.start)


def test_a_person_may_work_for_an_organisation(page, office, member):
    caritas = office.organizations.add("Caritas")
    page.reload()
    page.open(member.person_id)
    page.person.organization_box.setCurrentIndex(page.person.organization_box.findData(caritas.id))
    assert office.persons.get(member.person_id).organization_id == caritas.id


def test_more_appointed_members_than_the_law_allows_are_named_with_the_norm(page, office):
    office.committees.edit(BEIRAT, statutory_seats=3, appointed_seats=1)
    for family in ("Weiß", "Kaya"):
        office.persons.add_membership(office.persons.add(family).id, BEIRAT, manner=Manner.APPOINTED)
    page.reload()
    assert "höchstens 1 sein" in page.committee.findings_label.text()
    assert "§ 56 GemO" in page.committee.findings_label.toolTip()


def test_contact_data_go_after_one_question_that_names_what_keeps_them(page, office, qtbot, member, state, tmp_path):
    state.set_path(BACKUP_FOLDER, tmp_path)
    copy = Backups(office.file, tmp_path).make(office.today)
    aside = office.file.with_name(f"{office.file.stem}-vor-Wiederherstellung-2012-05-01-080000{office.file.suffix}")
    aside.touch()
    office.persons.edit(member.person_id, contact=Contact(email="l@example.org"))
    page.reload()
    page.committee.table.choose(member.id)
    qtbot.mouseClick(page.person.remove_contact_button, Qt.MouseButton.LeftButton)
    asked = dialog(page, ForgetDialog)
    told = " ".join(label.text() for label in asked.findChildren(QLabel))
    assert f"in der Sicherung vom {short_date(copy.day)} und in „{aside.name}“" in told
    assert asked.day.value() == office.today + USUAL
    qtbot.mouseClick(asked.go_button, Qt.MouseButton.LeftButton)
    assert office.persons.get(member.person_id).contact == Contact()
    with office.store.reading() as unit:
        (agreed,) = unit.deadlines.all()
    assert (agreed.due, agreed.title) == (office.today + USUAL, COPIES_GO)
    assert page.person.edits["email"].text() == ""
    assert not page.person.remove_contact_button.isEnabled()


def test_contact_data_that_are_needed_longer_get_a_later_day(page, office, qtbot):
    person = office.persons.add("Weiß", "Zoë", contact=Contact(email="z@example.org"))
    ended = date(2009, 10, 31)
    office.persons.add_membership(person.id, BEIRAT, start=date(2004, 11, 1), end=ended)
    page.reload()
    page.open(person.id)
    assert "ist am 31.10.2011 zu prüfen (Art. 5 DSGVO)" in page.person.review_label.text()
    qtbot.mouseClick(page.person.keep_button, Qt.MouseButton.LeftButton)
    asked = dialog(page, KeepDialog)
    assert asked.day.value() == date(2013, 5, 14)
    qtbot.mouseClick(asked.go_button, Qt.MouseButton.LeftButton)
    assert "ist am 14.05.2013 zu prüfen" in page.person.review_label.text()


def test_a_person_is_removed_for_good_with_the_name_in_the_history(page, office, qtbot):
    person = office.persons.add("Verschwundenova", "Ottilie")
    page.reload()
    page.open(person.id)
    qtbot.mouseClick(page.person.remove_button, Qt.MouseButton.LeftButton)
    asked = dialog(page, RemovePersonDialog)
    asked.for_good.setChecked(True)
    assert not asked.day.isVisible()  # there are no copies
    qtbot.mouseClick(asked.go_button, Qt.MouseButton.LeftButton)
    assert office.persons.find(person.id) is None
    assert b"Verschwundenova" not in office.exchange.export()
    assert not page.person.isVisible()


def test_organisations_are_added_and_kept_as_typed(page, office, qtbot):
    page.tree.setCurrentItem(page.tree.topLevelItem(page.tree.topLevelItemCount() - 1))
    page.page_actions()[-1].trigger()
    shown = dialog(page, NamesDialog)
    write(shown.name_edit, "Bereich Zuwanderung")
    go_on(qtbot, shown)
    write(page.organizations.edits["phone"], "0621 504-0")
    page.flush()
    (kept,) = office.organizations.all()
    assert (kept.name, kept.contact.phone) == ("Bereich Zuwanderung", "0621 504-0")
    page.resize(1200, 1000)
    page.show()
    name, kind = (page.organizations.fields[one] for one in ("name", "kind"))
    qtbot.waitUntil(lambda: name.height() == name.sizeHint().height())  # a tall window does not part a form
    assert kind.mapTo(page, QPoint()).y() - name.mapTo(page, QPoint()).y() < 2 * name.height()


def test_ending_a_faction_leaves_its_members(page, office, qtbot, member):
    page.reload()
    page.open(SPD)
    page._end_faction_action.trigger()
    go_on(qtbot, dialog(page, ChangeDialog))
    (kept,) = office.persons.members(BEIRAT, office.today)
    assert kept.faction is None


def test_everything_the_keyboard_reaches_has_a_name(page, member):
    page.reload()
    page.committee.table.choose(member.id)
    for place in (0, 1, page.tree.topLevelItemCount() - 2, page.tree.topLevelItemCount() - 1):
        page.tree.setCurrentItem(page.tree.topLevelItem(place))
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                told = QAccessible.queryAccessibleInterface(widget)
                if told.role() not in (QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.NoRole):
                    assert told.text(QAccessible.Text.Name), widget


def test_the_tables_keep_qts_contract(page, office, member):
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, mode) for model in (page.committee.model, page.persons.model)]
    page.reload()
    page.open(member.person_id)
    assert testers


def test_without_members_the_two_ways_to_get_some_are_in_the_middle(page, qtbot, monkeypatch):
    asked: list[type] = []
    for kind in (PasteDialog, MemberDialog):
        monkeypatch.setattr(kind, "exec", lambda dialog: asked.append(type(dialog)) or 0)
        monkeypatch.setattr(kind, "open", lambda dialog: asked.append(type(dialog)))
    for button in page.committee.empty.findChildren(QPushButton):
        assert button.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [PasteDialog, MemberDialog]


def leaving(page, member):
    page.open(member.person_id)
    page.person.change_wanted.emit(member.id, "leave")
    return dialog(page, LeaveDialog)


def test_a_member_leaves_and_the_next_of_the_list_follows(page, office, qtbot, member):
    page.reload()
    page.open(SPD)
    page._successors_action.trigger()
    listed = dialog(page, ListDialog)
    listed.lines_edit.setPlainText("Weiß, Zoë\nKaya, Ayşe")
    go_on(qtbot, listed)
    shown = leaving(page, member)
    assert shown.successor_box.currentText() == "Weiß, Zoë (Nachrückliste)"
    assert shown.last_field.value() == office.today
    shown.cause_box.setEditText("Wegzug")
    go_on(qtbot, shown)
    left = office.persons.membership(member.id)
    assert (left.end, left.end_reason) == (office.today, "Wegzug")
    (follows,) = office.persons.members(BEIRAT, date(2012, 5, 15))
    assert (follows.person.family_name, follows.faction.id) == ("Weiß", SPD)
    assert [person.family_name for person in office.committees.successors(SPD)] == ["Kaya"]


def test_somebody_new_follows_from_a_day_of_its_own(page, office, qtbot, member):
    shown = leaving(page, member)
    assert shown.successor == LeaveDialog.NOBODY
    shown.successor_box.setCurrentIndex(shown.successor_box.findData(LeaveDialog.NEW))
    assert shown.family_edit.isVisible()
    write(shown.family_edit, "Kaya")
    shown.cause_box.setEditText("Tod")
    shown.follows_field.set_value(date(2012, 6, 1))
    go_on(qtbot, shown)
    assert office.persons.members(BEIRAT, date(2012, 5, 31)) == []
    (follows,) = office.persons.members(BEIRAT, date(2012, 6, 1))
    assert follows.person.family_name == "Kaya"


def test_a_seat_may_stay_vacant_but_not_without_a_reason(page, office, qtbot, member):
    shown = leaving(page, member)
    go_on(qtbot, shown)
    assert "warum das Mitglied ausscheidet" in shown.error_label.text()
    assert shown.focusWidget() in (shown.cause_box, shown.cause_box.lineEdit())
    shown.cause_box.setCurrentIndex(0)
    go_on(qtbot, shown)
    assert office.persons.membership(member.id).end_reason == "Verzicht"
    assert office.persons.members(BEIRAT, date(2012, 5, 15)) == []


def test_ending_before_a_meeting_asks_why_and_goes_on_with_a_reason(page, office, qtbot, member):
    meeting = factories.meeting(datetime(2012, 5, 10, 17))
    with office.store.unit("test") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))
        unit.attendances.save(Attendance(meeting.id, member.person_id))
    shown = change(page, member, "end")
    shown.day_field.set_value(date(2012, 5, 1))
    assert not shown.why.edit.isVisible()
    go_on(qtbot, shown)
    assert "10.05.2012" in shown.error_label.text()
    assert shown.why.edit.isVisible()
    write(shown.why.edit, "Der Wegzug wurde spät bekannt.")
    go_on(qtbot, shown)
    assert office.persons.membership(member.id).end == date(2012, 5, 1)


def test_a_membership_of_a_meeting_that_was_held_stays_and_the_banner_says_why(page, office, member, monkeypatch):
    meeting = factories.meeting(datetime(2012, 5, 10, 17))
    with office.store.unit("test") as unit:
        unit.meetings.save(replace(meeting, state=MeetingState.CLOSED))
        unit.attendances.save(Attendance(meeting.id, member.person_id))
    told = []
    page.notice.connect(lambda notice: told.append(notice.text))
    monkeypatch.setattr(
        QMessageBox,
        "exec",
        lambda box: next(b for b in box.buttons() if b.text() == "Mitgliedschaft entfernen").click(),
    )
    page.open(member.person_id)
    page.person.change_wanted.emit(member.id, "remove")
    assert "stattdessen beenden" in told[0]
    assert office.persons.membership(member.id) == member


def test_a_faction_is_renamed_from_a_day_or_its_name_is_mended(page, office, qtbot):
    page.reload()
    page.open(SPD)
    page._rename_faction_action.trigger()
    shown = dialog(page, NamesDialog)
    assert shown.start_field.value() == office.today
    write(shown.name_edit, "Fraktion Morgenrot")
    go_on(qtbot, shown)
    assert office.committees.faction(SPD).name == "Fraktion Morgenrot"
    assert office.committees.faction(SPD, date(2012, 5, 13)).name == "SPD-Fraktion"
    page._rename_faction_action.trigger()
    shown = [each for each in page.findChildren(NamesDialog) if each.isVisible()][-1]
    assert any("bis 13.05.2012: „SPD-Fraktion“ (SPD)" in label.text() for label in shown.findChildren(QLabel))
    write(shown.name_edit, "Fraktion Morgenröte")
    shown.mistake_check.click()
    go_on(qtbot, shown)
    assert [held.name for _, held in office.committees.faction_states(SPD)] == ["SPD-Fraktion", "Fraktion Morgenröte"]


def test_a_new_member_begins_today_once_others_sit(page, office, member):
    page.reload()
    page.open(BEIRAT)
    page._add_action.trigger()
    assert dialog(page, MemberDialog).start_field.value() == office.today


@pytest.mark.parametrize("what", ["faction", "role"])
def test_after_a_meeting_of_today_who_sits_where_changes_from_tomorrow(page, office, member, what):
    held = factories.meeting(datetime.combine(office.today, time(8)), state=MeetingState.CLOSED)
    with office.store.unit("test") as unit:
        unit.meetings.save(held)
    page.reload()
    page.open(BEIRAT)
    page._add_action.trigger()
    shown = dialog(page, MemberDialog)
    assert shown.start_field.value() == office.today + timedelta(days=1)
    shown.reject()
    page.open(member.person_id)
    page.person.change_wanted.emit(member.id, what)
    assert dialog(page, ChangeDialog).day_field.value() == office.today + timedelta(days=1)


def test_a_name_changes_from_a_day_and_a_typing_error_everywhere(page, office, member, qtbot):
    page.reload()
    page.open(member.person_id)
    assert not page.person.former_label.isVisible()
    page.person.rename_button.click()
    shown = dialog(page, PersonNameDialog)
    assert (shown.family_edit.text(), shown.start_field.value()) == ("Ağırbaş", office.today)
    write(shown.family_edit, "Meier")
    shown.start_field.set_value(date(2012, 5, 1))
    go_on(qtbot, shown)
    assert page.person.edits["family_name"].text() == "Meier"
    assert page.person.former_label.text() == "bis 30.04.2012: Łukasz Ağırbaş"
    page.open(BEIRAT)
    assert names(page) == ["Meier, Łukasz"]
    page.open(member.person_id)
    write(page.person.edits["family_name"], "Maier")
    page.flush()
    assert [state.family_name for _, state in office.persons.states(member.person_id)] == ["Ağırbaş", "Maier"]


def test_what_the_list_does_not_say_is_chosen_by_hand(page, office, qtbot):
    page.page_actions()[1].trigger()
    shown = dialog(page, PasteDialog)
    shown.text_edit.setPlainText("Name\tRufname intern\tFunktion\nWeiß\tZoë\tSprecherin\nKaya\tAyşe\tersatz\n")
    assert not shown.go_button.isEnabled()
    assert "Sprecherin" in shown.preview.problems_label.text()
    given = shown.columns.column_boxes[1]
    given.setCurrentIndex(given.findData("Vorname"))
    given.activated.emit(given.currentIndex())
    word = shown.columns.function_boxes["Sprecherin"]
    word.setCurrentIndex(word.findData("member"))
    word.activated.emit(word.currentIndex())
    assert shown.preview.problems_label.text() == ""
    assert "ohne Stimme" in shown.preview.notes_label.text()
    go_on(qtbot, shown)
    assert names(page) == ["Kaya, Ayşe", "Weiß, Zoë"]
    kept = {one.person.given_name: one.membership.voting for one in office.persons.members(BEIRAT, None)}
    assert kept == {"Zoë": True, "Ayşe": False}


def test_a_list_is_opened_from_a_file_and_a_file_that_is_none_is_said_so(page, tmp_path):
    page.page_actions()[1].trigger()
    shown = dialog(page, PasteDialog)
    book, picture = Workbook(), tmp_path / "bild.xlsx"
    for row in (("Nachname", "Vorname", "Mitglied seit"), ("Weiß", "Zoë", date(2024, 11, 1))):
        book.active.append(row)
    book.save(tmp_path / "liste.xlsx")
    shown.open_file(tmp_path / "liste.xlsx")
    assert shown.text_edit.toPlainText() == "Nachname\tVorname\tMitglied seit\nWeiß\tZoë\t01.11.2024"
    assert shown.go_button.text() == "1 Mitglied aufnehmen"
    book.active.row_dimensions[2].hidden = True
    book.save(tmp_path / "liste.xlsx")
    shown.open_file(tmp_path / "liste.xlsx")
    assert "Zeile 2: In der Datei ist die Zeile ausgeblendet" in shown.preview.notes_label.text()
    picture.write_bytes(b"PK\x03\x04 kein Buch")
    shown.open_file(picture)
    assert "lässt sich nicht als Tabelle lesen" in shown.error_label.text()


def test_the_way_papers_reach_somebody_is_chosen_beside_the_address(page, office, member):
    page.open(member.person_id)
    write(page.person.edits["email"], "lukasz@example.org")
    box = page.person.channel_box
    assert box.currentText() == "Brief"
    box.setCurrentIndex(box.findText("E-Mail"))
    page.person.flush()
    assert office.persons.get(member.person_id).contact == Contact(email="lukasz@example.org", channel=Channel.MAIL)


@pytest.mark.parametrize(("role", "asked"), [(Role.MEMBER, False), (Role.ADVISORY, True)])
def test_only_advisory_members_are_given_leave_for_what_is_not_public(page, office, qtbot, member, role, asked):
    office.persons.edit_membership(member.id, role=role)
    page.open(member.person_id)
    page.person.change_wanted.emit(member.id, "correct")
    shown = dialog(page, CorrectDialog)
    assert shown.confidential_check.isEnabled() is asked
    assert shown.confidential_check.isChecked() is not asked
    shown.confidential_check.setChecked(True)
    go_on(qtbot, shown)
    assert office.persons.membership(member.id).confidential is asked


def test_what_a_card_has_behind_a_name_is_told_as_not_taken(page, office, tmp_path):
    (tmp_path / "a.vcf").write_text(
        "BEGIN:VCARD\nN:Weiß;Zoë;;;M.A.\nEND:VCARD\nBEGIN:VCARD\nN:Kaya;Can\nEND:VCARD\n", encoding="utf-8"
    )
    told = []
    page.notice.connect(told.append)
    page.take_vcard(tmp_path / "a.vcf")
    assert [one.text for one in told] == ["Ohne Feld in der Akte und nicht übernommen: „M.A.“ bei Zoë Weiß."]
    assert {one.name for one in office.persons.all()} == {"Zoë Weiß", "Can Kaya"}


def test_one_member_is_one(theme):
    assert seats_words(Seats(0, 1, 0, 0)) == "1 stimmberechtigtes Mitglied"
    assert seats_words(Seats(0, 2, 0, 0)) == "2 stimmberechtigte Mitglieder"
    assert quorum_tip(Quorum(1, 1, QuorumRule.MAJORITY)).startswith("1 stimmberechtigtes Mitglied ist da, nötig ist 1 ")


def test_without_any_organization_their_list_has_the_whole_width(page, office, qtbot):
    page.tree.setCurrentItem(page.tree.topLevelItem(page.tree.topLevelItemCount() - 1))
    view = page.organizations
    qtbot.waitUntil(lambda: view.isVisible() and view.table.width() > view.width() * 0.9)
    office.organizations.add("Caritas")
    page.reload()
    qtbot.waitUntil(lambda: view.card.isVisible() and view.table.width() < view.width() * 0.7)
