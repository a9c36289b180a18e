from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from beirat_desktop.desktop.live.attendance_tab import AttendanceTab
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.meetings import MeetingState
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    return build(office, seats=9)


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


def test_opening_the_meeting_and_correcting_its_beginning(tab, world, qtbot):
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    with world.office.store.reading() as unit:
        assert unit.meetings.get(world.meeting.id).state is MeetingState.RUNNING
    assert not tab.bar.step_button.hasFocus(), "the next Enter would ask to close"
    tab.opened_field.set_value(time(17, 10))
    tab.opened_field.edited.emit(time(17, 10))
    with world.office.store.reading() as unit:
        assert unit.meetings.get(world.meeting.id).opened == time(17, 10)
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


def test_before_the_opening_nobody_leads_yet(tab, world, qtbot):
    assert tab.chair_box.currentIndex() == -1
    qtbot.mouseClick(tab.bar.step_button, Qt.MouseButton.LeftButton)
    assert tab.chair_box.currentData() == world.people[0].id


def test_the_steps_of_the_meeting_can_be_searched_for_and_lead_on_to_work(tab, world):
    assert [one.property("command") for one in tab.command_actions()] == ["Sitzung eröffnen"]
    tab.command_actions()[0].trigger()
    assert [one.property("command") for one in tab.command_actions()] == ["Sitzung schließen", "Sitzung unterbrechen"]
    assert tab.table.hasFocus()
