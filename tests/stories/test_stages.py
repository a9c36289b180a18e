"""A meeting opens where work on it goes on."""

from beirat_desktop.domain.meetings import MeetingState


def meeting(program, state: MeetingState) -> str:
    return next(row.id for row in program.office.meetings.rows() if row.state is state)


def test_a_planned_meeting_does_not_open_at_the_minutes_of_the_one_before(program, qtbot):
    window = program.window
    window.go("meetings", f"{meeting(program, MeetingState.CLOSED)}:minutes")
    window.go("meetings", meeting(program, MeetingState.PLANNED))
    assert window.current_page.tabs.current == "agenda"
    window.go("meetings", f"{meeting(program, MeetingState.PLANNED)}:minutes")
    assert window.current_page.tabs.current == "minutes"  # who asks for it sees it
    qtbot.waitUntil(lambda: not program.background.working)


def test_a_meeting_that_runs_opens_at_the_desk(program, qtbot):
    planned = meeting(program, MeetingState.PLANNED)
    program.office.attendances.mark_all_present(planned)
    program.office.course.open(planned)
    program.window.go("meetings", f"{meeting(program, MeetingState.CLOSED)}:agenda")
    program.window.go("meetings", planned)
    assert program.window.current_page.tabs.current == "live"
    qtbot.waitUntil(lambda: not program.background.working)
