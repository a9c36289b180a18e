"""The program is killed in the middle of a vote and started again."""

import shutil
import subprocess
import sys
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtTest import QTest

from beirat_desktop import paths
from beirat_desktop.app import Program
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.corrections import CorrectionKind
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.votes import Vote
from beirat_desktop.store.record import open_record as open_store
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.record import open_record
from tests.stories import counting_desk
from tests.stories.session_world import at, build

ROOT = Path(__file__).parents[2]


def test_a_program_that_was_killed_is_back_at_the_desk_the_item_and_the_numbers(program, theme, home, qtbot):
    office = program.office
    meeting = office.speakers.open_meetings()[0]
    office.store.now = lambda: datetime.combine(meeting.day, time(17, 30), ZoneInfo("Europe/Berlin"))
    office.attendances.mark_all_present(meeting.id)
    office.course.open(meeting.id, time(17))
    program.window.go("meetings", f"{meeting.id}:live")
    tab = program.window.page("meetings")._current_tab()
    voted = [row.item.id for row in office.resolutions.desk(meeting.id).items if row.paper is not None][1]
    tab.agenda_list.choose(voted)
    QTest.keyClick(tab.desk.votes.fields["yes"], "9")
    # Nothing is told to the window, nothing is flushed: only what lies on the disk is left.
    qtbot.waitUntil(lambda: not program.background.working)
    program._look.stop()
    program.record.close()
    program.record = None

    again = Program(theme, State(home))
    qtbot.addWidget(again.window)
    again.window.resize(1440, 900)
    again.window.show()
    again.open(open_record(office.file, user="Geschäftsstelle"))
    desk = again.window.page("meetings")._current_tab().desk
    assert again.window.current_page is again.window.page("meetings")
    assert desk.row.item.id == voted
    assert desk.votes.fields["yes"].value() == 9
    qtbot.waitUntil(lambda: not again.background.working)
    again.window.close()


def test_taking_a_recorded_vote_back_asks_for_the_reason_and_keeps_it(program, qtbot):
    office = program.office
    meeting = office.speakers.open_meetings()[0]
    office.store.now = lambda: datetime.combine(meeting.day, time(17, 30), ZoneInfo("Europe/Berlin"))
    office.attendances.mark_all_present(meeting.id)
    office.course.open(meeting.id, time(17))
    item = next(row.item for row in office.resolutions.desk(meeting.id).items if row.paper is not None)
    voters = office.resolutions.voters(item.id)[0]
    office.resolutions.record(item.id, Decision(vote=Vote(yes=voters), reason="Wie besprochen"))
    qtbot.waitUntil(program.window.menus.undo_action.isEnabled)
    program.window.menus.undo_action.trigger()
    notice = program.window.banner
    assert len(office.resolutions.votes(item.id)) == 1
    assert "nur, wenn sie irrtümlich erfasst wurde" in notice.text_label.text()
    assert item.title in notice.text_label.text(), "the desk may show the next one by then"
    notice.action_button.click()
    question = program.window.findChild(ReasonQuestion)
    question.reason_edit.setPlainText("Am falschen Punkt erfasst")
    question.go_button.click()
    assert program.window.status.message_label.whole_text == "Als irrtümlich zurückgenommen: Ergebnis festgehalten"
    assert office.resolutions.votes(item.id) == ()
    (act,) = office.corrections.of(meeting.id)
    assert (act.kind, act.reason) == (CorrectionKind.MISTAKE, "Am falschen Punkt erfasst")


def test_a_process_killed_while_votes_are_counted_loses_one_key_at_most(empty_record, theme, tmp_path, qtbot):
    file = tmp_path / "sitzung.db"
    shutil.copy(empty_record, file)
    store = open_store(file, user="Geschäftsstelle")
    office = Office(store)
    world = build(office)
    at(office, 17, 2)
    office.attendances.mark_all_present(world.meeting.id)
    office.course.open(world.meeting.id)
    store.close()
    counted = world.items["housing"].id
    words = [sys.executable, "-m", counting_desk.__name__, str(file), world.meeting.id, counted]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=ROOT) as desk:
        for line in desk.stdout:
            if int(line) == 7:
                desk.kill()
                break
        done = max(int(line) for line in ("7", *desk.stdout))

    again = Program(theme, State(paths.config_folder()))
    qtbot.addWidget(again.window)
    again.window.show()
    opened = open_record(file, user="Geschäftsstelle")
    at(opened.office, 17, 31)
    again.open(opened)
    shown = again.window.page("meetings")._current_tab().desk
    assert shown.row.item.id == counted
    assert shown.course_edit.value().plain == counting_desk.NOTE
    # The key that was just pressed may have arrived or not; none before it is missing.
    assert shown.votes.fields["yes"].value() in (done, done + 1)
    qtbot.waitUntil(lambda: not again.background.working)
    again.window.close()


def test_without_a_running_meeting_work_goes_on_where_it_stopped(program):
    program.state.set_text("desk/meeting", "gone")
    program.state.set_text("window/page", "papers")
    assert program._where() == ("papers", "")
