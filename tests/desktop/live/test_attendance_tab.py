from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox

from beirat_desktop.desktop.correcting import CorrectionDialog
from beirat_desktop.desktop.live.attendance_tab import AttendanceTab
from beirat_desktop.desktop.live.presiding_dialogs import PresidesDialog, PresidingDialog
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.minutes.corrections import Correcting
from tests import factories
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    return build(office, seats=9)


@pytest.fixture
def on_its_day(office, world):
    """The members were invited and the meeting announced, so that nothing stands against opening it."""
    known = {"invitation_sent_on": date(2012, 5, 10), "notice_published_on": date(2012, 5, 16)}
    with office.store.unit("test") as unit:
        unit.meetings.save(replace(world.meeting, **known))
    office.store.now = lambda: datetime(2012, 5, 24, 16, 50)


@pytest.fixture
def tab(world, workplace, qtbot):
    made = AttendanceTab(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    qtbot.waitExposed(made)
    made.open_meeting(world.meeting.id)
    return made


def states(world) -> list[AttendanceState]:
    return [row.attendance.state for row in world.office.attendances.sheet(world.meeting.id).rows]


def test_one_button_notes_everybody_as_present(tab, world, qtbot):
    qtbot.mouseClick(tab.all_button, Qt.MouseButton.LeftButton)
    assert states(world) == [AttendanceState.PRESENT] * 9
    assert tab.bar.quorum_label.whole_text == "Beschlussfähig · 9 von 9 anwesend"


def test_space_switches_and_the_buttons_mark_the_selection(tab, world, qtbot):
    tab.table.setFocus()
    tab.table.choose(world.people[2].id)
    QTest.keyClick(tab.table, Qt.Key.Key_Space)
    tab.table.selectRow(4)
    qtbot.mouseClick(tab.state_buttons[AttendanceState.EXCUSED], Qt.MouseButton.LeftButton)
    found = states(world)
    assert (found[2], found[4]) == (AttendanceState.PRESENT, AttendanceState.EXCUSED)


def test_a_running_meeting_is_not_left_by_esc_here_either(tab, world):
    assert not tab.in_session()
    world.office.course.open(world.meeting.id)
    tab.reload()
    assert tab.in_session()


def test_opening_with_nobody_counted_asks(tab, world, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    assert asked == ["Ohne Anwesende eröffnen?"]
    assert world.office.meetings.running() == []


def test_what_stands_against_opening_is_asked_and_does_not_bar_it(tab, world, qtbot, monkeypatch):
    world.come(3)
    world.office.meetings.edit(world.meeting.id, urgent=True, urgency_reason="Eilt")
    tab.reload()
    asked, press_go = [], [False]

    def go(box):
        return next(one for one in box.buttons() if one.text() == "Trotzdem eröffnen") if press_go[0] else None

    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append((box.text(), box.informativeText())))
    monkeypatch.setattr(QMessageBox, "clickedButton", go)
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    ((title, text),) = asked
    assert title == "Sitzung trotzdem eröffnen?"
    assert "Nicht beschlussfähig: 3 " in text
    assert "Dringlichkeit" in text
    assert world.office.meetings.running() == []
    press_go[0] = True
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    assert [one.id for one in world.office.meetings.running()] == [world.meeting.id]


def test_a_meeting_is_not_opened_before_its_day_by_a_stray_enter(tab, world, office, qtbot, monkeypatch):
    world.come(9)
    office.store.now = lambda: datetime(2012, 5, 14, 16, 50)
    tab.reload()
    assert not tab.bar.step_button.property("primary")
    asked = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: asked.append((box.informativeText(), box.defaultButton().text()))
    )
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    ((text, default),) = asked
    assert "Die Sitzung ist erst für den 24.05.2012 einberufen." in text
    assert default == "Abbrechen"
    assert world.office.meetings.running() == []
    office.store.now = lambda: datetime(2012, 5, 24, 16, 50)
    tab.reload()
    assert tab.bar.step_button.property("primary")


def test_opening_the_meeting_and_correcting_its_beginning(on_its_day, tab, world, qtbot):
    world.come(9)
    tab.reload()
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    with world.office.store.reading() as unit:
        assert unit.meetings.get(world.meeting.id).state is MeetingState.RUNNING
    assert not tab.bar.step_button.hasFocus(), "the next Enter would ask to close"
    tab.opened_field.set_value(datetime(2012, 5, 24, 17, 10))
    tab.opened_field.edited.emit(datetime(2012, 5, 24, 17, 10))
    with world.office.store.reading() as unit:
        assert unit.meetings.get(world.meeting.id).opened == datetime(2012, 5, 24, 17, 10)
    assert "Beginn 17:10" in tab.bar.times_label.whole_text


def test_the_waiver_is_shown_and_taken_back(tab, world, qtbot):
    tab.table.selectRow(1)
    qtbot.mouseClick(tab.waive_button, Qt.MouseButton.LeftButton)
    assert tab.model.index(1, 5).data() == "ja"
    qtbot.mouseClick(tab.waive_button, Qt.MouseButton.LeftButton)
    assert tab.model.index(1, 5).data() == ""


def test_a_member_cannot_be_removed_and_the_sentence_says_why(tab, world, qtbot):
    tab.table.choose(world.people[0].id)
    with qtbot.waitSignal(tab.notice) as told:
        QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    assert "ist an diesem Tag Mitglied" in told.args[0].text


def test_the_table_keeps_qts_contract(tab):
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tab.search_edit.setText("Mitglied 03")
    assert tab.model.rowCount() == 1


def test_a_deputy_leads_the_meeting_and_a_member_writes(tab, world):
    deputy, writer = world.people[3], world.people[5]
    for box, person in ((tab.chair_box, deputy), (tab.secretary_box, writer)):
        row = box.findData(person.id)
        box.setCurrentIndex(row)
        box.activated.emit(row)
    meeting = world.office.meetings.get(world.meeting.id)
    assert (meeting.chair_id, meeting.secretary_id) == (deputy.id, writer.id)
    assert (tab.chair_box.currentText(), tab.secretary_box.currentText()) == (deputy.sorted_name, writer.sorted_name)


def test_before_the_opening_nobody_leads_yet(on_its_day, tab, world, qtbot):
    assert tab.chair_box.currentIndex() == -1
    world.come(9)
    tab.reload()
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    assert tab.chair_box.currentData() == world.people[0].id


def test_the_steps_of_the_meeting_can_be_searched_for_and_lead_on_to_work(on_its_day, tab, world):
    world.come(9)
    tab.reload()
    assert [one.property("command") for one in tab.command_actions()] == ["Sitzung eröffnen"]
    tab.command_actions()[0].trigger()
    assert [one.property("command") for one in tab.command_actions()] == ["Sitzung schließen", "Sitzung unterbrechen"]
    assert tab.table.hasFocus()


def test_an_end_past_midnight_says_its_day_and_one_before_the_beginning_is_pointed_out(tab, world, qtbot):
    world.office.course.open(world.meeting.id, datetime(2012, 5, 24, 17, 4))
    world.office.course.close(world.meeting.id, datetime(2012, 5, 24, 20))
    tab.reload()
    tab.closed_field.setText("0:15")
    with qtbot.waitSignal(tab.notice) as refused:
        QTest.keyClick(tab.closed_field, Qt.Key.Key_Return)
    assert refused.args[0].action_text == "Berichtigen …"
    refused.args[0].action()
    (dialog,) = tab.findChildren(CorrectionDialog)
    dialog.reason_edit.setPlainText("Es wurde nach Mitternacht")
    dialog.go_button.click()
    assert world.office.meetings.get(world.meeting.id).closed == datetime(2012, 5, 25, 0, 15)
    assert tab.closed_field.text() == "0:15 (Freitag)"
    with qtbot.waitSignal(tab.notice) as told:
        tab.closed_field.setText("16:30")
        QTest.keyClick(tab.closed_field, Qt.Key.Key_Return)
    assert told.args[0].text.startswith("Das Ende um 16:30 Uhr liegt nicht nach dem Beginn um 17:04 Uhr")
    assert tab.closed_field.text() == "0:15 (Freitag)", "the field shows what holds"


def test_what_the_body_decided_on_an_objection_is_carried_out_in_its_words(tab, world, qtbot):
    office, meeting = world.office, world.meeting
    office.course.open(meeting.id, datetime(2012, 5, 24, 17, 4))
    office.course.close(meeting.id, datetime(2012, 5, 24, 20))
    office.minutes.sign(meeting.id)
    office.minutes.issue(meeting.id)
    later = office.meetings.plan(meeting.committee_id, meeting.start.replace(month=8))
    office.course.open(later.id)
    said = Correcting(wrong="20:00 Uhr", right="20:30 Uhr", raised_by="Frau Şen", decided_at_id=later.id)
    office.corrections.decide_objection(meeting.id, said)
    tab.reload()
    tab.closed_field.setText("20:30")
    with qtbot.waitSignal(tab.notice) as refused:
        QTest.keyClick(tab.closed_field, Qt.Key.Key_Return)
    refused.args[0].action()
    (dialog,) = tab.findChildren(CorrectionDialog)
    assert dialog.cause_box.currentText() == "eine Berichtigung für sich"
    dialog.cause_box.setCurrentIndex(1)
    assert (dialog.wrong_edit.toPlainText(), dialog.wrong_edit.isReadOnly()) == ("20:00 Uhr", True)
    dialog.go_button.click()
    assert office.meetings.get(meeting.id).closed == datetime(2012, 5, 24, 20, 30)
    assert {act.wrong for act in office.corrections.of(meeting.id)} == {"20:00 Uhr"}


def test_a_coming_is_taken_back_and_the_mistake_stays_readable(tab, world, qtbot):
    world.office.course.open(world.meeting.id, datetime(2012, 5, 24, 17, 4))
    world.come(3)
    tab.reload()
    tab.table.choose(world.people[2].id)
    qtbot.mouseClick(tab.take_back_button, Qt.MouseButton.LeftButton)
    assert states(world)[2] is AttendanceState.EXPECTED
    assert tab.model.index(2, 3).data() == "noch offen"
    assert "stand hier 17:04–: aus Versehen eingetragen" in tab.model.index(2, 4).data(Qt.ItemDataRole.ToolTipRole)


def test_after_a_vote_taking_a_coming_back_asks_why(tab, world, qtbot, monkeypatch):
    world.office.course.open(world.meeting.id, datetime(2012, 5, 24, 17, 4))
    world.come(6)
    world.office.store.now = lambda: datetime(2012, 5, 24, 18)
    world.office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=Vote("", yes=6)))
    tab.reload()
    tab.table.choose(world.people[2].id)
    asked = []

    def answer(dialog: ReasonQuestion) -> int:
        asked.append([dialog.windowTitle(), *(label.text() for label in dialog.findChildren(QLabel))])
        dialog.reason_edit.setPlainText("saß nur im Zuschauerraum")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReasonQuestion, "exec", answer)
    qtbot.mouseClick(tab.take_back_button, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    name = world.people[2].name
    assert f"Ankunft von {name} zurücknehmen?" in asked[0]
    began = f"Um 18:00\u00a0Uhr wurde abgestimmt, und {name} war dabei eingetragen."
    assert any(words.startswith(began) for words in asked[0])
    assert states(world)[2] is AttendanceState.EXPECTED
    assert "saß nur im Zuschauerraum" in tab.model.index(2, 4).data(Qt.ItemDataRole.ToolTipRole)


def test_who_takes_the_chair_is_said_by_a_button(tab, world, qtbot):
    world.office.course.open(world.meeting.id, datetime(2012, 5, 24, 17, 4))
    tab.reload()
    tab.table.choose(world.people[2].id)
    qtbot.mouseClick(tab.preside_button, Qt.MouseButton.LeftButton)
    assert world.office.meetings.get(world.meeting.id).presiding[0].person_id == world.people[2].id


def test_a_change_of_chair_is_corrected_by_a_button(tab, world, qtbot, monkeypatch):
    world.office.course.open(world.meeting.id, datetime(2012, 5, 24, 17, 4))
    tab.reload()
    assert not tab.presiding_button.isVisible()
    world.office.course.preside(world.meeting.id, world.people[2].id, datetime(2012, 5, 24, 18))
    tab.reload()

    def fill(dialog):
        assert dialog.change_box.currentText() == "18:00 · Ada Mitglied 03"
        dialog.person_box.setCurrentIndex(dialog.person_box.findData(world.people[3].id))
        dialog.reason_edit.setText("verwechselt" if dialog.error_label.isVisibleTo(dialog) else "")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PresidingDialog, "exec", fill)
    qtbot.mouseClick(tab.presiding_button, Qt.MouseButton.LeftButton)
    (kept,) = world.office.meetings.get(world.meeting.id).presiding
    assert (kept.person_id, kept.corrected) == (world.people[3].id, "verwechselt")


def test_opening_without_chair_and_deputy_asks_who_presides(on_its_day, tab, world, monkeypatch):
    world.office.attendances.mark(world.meeting.id, [world.people[0].id], AttendanceState.EXCUSED)
    world.office.attendances.mark(world.meeting.id, [one.id for one in world.people[1:8]], AttendanceState.PRESENT)
    tab.reload()

    def fill(dialog):
        assert "das älteste anwesende Mitglied" in dialog.text
        assert dialog.complaint() != ""
        dialog.person_box.setCurrentIndex(dialog.person_box.findData(world.people[4].id))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PresidesDialog, "exec", fill)
    tab.bar.step_button.click()
    assert world.office.meetings.get(world.meeting.id).chair_id == world.people[4].id


def test_anybody_of_the_record_may_write_the_minutes_without_attending(tab, world):
    clerk = factories.person("Schreiber", "Toni")
    with world.office.store.unit("test") as unit:
        unit.persons.save(clerk)
    tab.reload()
    row = tab.secretary_box.findData(clerk.id)
    tab.secretary_box.setCurrentIndex(row)
    tab.secretary_box.activated.emit(row)
    assert world.office.meetings.get(world.meeting.id).secretary_id == clerk.id
    assert tab.chair_box.findData(clerk.id) == -1
