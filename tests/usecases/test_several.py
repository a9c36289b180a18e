"""Several meetings or matters at once: one undo, and what did not go is told with its record."""

from datetime import date

from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.german import refusal
from beirat_desktop.german.actions import action
from beirat_desktop.usecases.tracking.tracking import Filter


def every_state(office, keys) -> list[MeetingState]:
    return [office.meetings.get(key).state for key in keys]


def test_meetings_are_called_off_together_and_come_back_together(sample):
    planned = [row.id for row in sample.meetings.rows() if row.state is MeetingState.PLANNED]
    held = next(row.id for row in sample.meetings.rows() if row.state is MeetingState.CLOSED)
    before = every_state(sample, planned)
    outcome = sample.several_meetings.cancel([*planned, held], "Der Saal steht unter Wasser")
    assert (outcome.changed, outcome.of) == (len(planned), (held,))
    assert refusal(outcome.refused[0])
    assert set(every_state(sample, planned)) == {MeetingState.CANCELLED}
    # One of them had a guest, who was written to: no undo takes back a part.
    assert outcome.final
    assert sample.undoable is None
    assert every_state(sample, planned) != before


def test_meetings_nobody_was_written_of_come_back_with_one_undo(sample):
    term = [row for row in sample.meetings.rows() if row.state is MeetingState.PLANNED]
    free = [row.id for row in term if not sample.speakers.rows(row.id)]
    assert free
    outcome = sample.several_meetings.cancel(free, "Der Saal steht unter Wasser")
    assert not outcome.final
    assert action(sample.undoable) == "Mehrere Sitzungen bearbeitet"
    sample.undo()
    assert set(every_state(sample, free)) == {MeetingState.PLANNED}


def test_without_a_reason_no_meeting_is_called_off(sample):
    planned = [row.id for row in sample.meetings.rows() if row.state is MeetingState.PLANNED]
    outcome = sample.several_meetings.cancel(planned, "  ")
    assert (outcome.changed, outcome.of) == (0, tuple(planned))
    assert set(every_state(sample, planned)) == {MeetingState.PLANNED}


def test_only_meetings_nothing_hangs_on_are_deleted(sample):
    rows = [row for row in sample.meetings.rows() if row.state is MeetingState.PLANNED]
    used = [row.id for row in rows if row.papers]
    free = [row.id for row in rows if not row.papers]
    assert used
    assert free
    outcome = sample.several_meetings.delete([row.id for row in rows])
    assert outcome.of == tuple(used)
    assert {row.id for row in sample.meetings.rows()}.isdisjoint(free)


def matters(office) -> list:
    return list(office.tracking.page(Filter(), limit=200).rows)


def open_tasks(office, key: str) -> list:
    return [
        task.follow_up
        for matter in office.tracking.story(key).matters
        for task in matter.tasks
        if task.follow_up.carried_out_on is None
    ]


def test_an_office_and_a_day_are_given_to_the_open_tasks_of_several_matters(sample):
    rows = [row for row in matters(sample) if row.is_paper]
    doing = [row.key for row in rows if open_tasks(sample, row.key)][:3]
    idle = next(row.key for row in rows if not open_tasks(sample, row.key))
    assert doing
    tasks = [task for key in doing for task in open_tasks(sample, key)]
    office = sample.organizations.all()[0]
    outcome = sample.several_matters.give([*doing, idle], office.id)
    assert outcome.of == (idle,)
    assert outcome.changed + outcome.unchanged == len(doing)
    assert {task.organization_id for key in doing for task in open_tasks(sample, key)} == {office.id}
    again = sample.several_matters.give(doing, office.id)
    assert (again.changed, again.unchanged) == (0, len(doing))
    sample.several_matters.set_due(doing, date(2027, 2, 1))
    assert {task.due for key in doing for task in open_tasks(sample, key)} == {date(2027, 2, 1)}
    assert action(sample.undoable) == "Mehrere Vorgänge bearbeitet"
    sample.undo()
    sample.undo()
    assert [task for key in doing for task in open_tasks(sample, key)] == tasks


def test_what_was_sent_out_of_several_matters_is_asked_for_on_one_day(sample):
    rows = [row for row in matters(sample) if row.is_paper]
    sent = [row.key for row in rows if any(m.forwarded for m in sample.tracking.story(row.key).matters)][:2]
    silent = next(row.key for row in rows if not any(m.forwarded for m in sample.tracking.story(row.key).matters))
    assert sent
    day = date(2027, 1, 15)
    outcome = sample.several_matters.remind([*sent, silent], day)
    assert (outcome.changed, outcome.of) == (len(sent), (silent,))
    for key in sent:
        reminders = [one.reminder for m in sample.tracking.story(key).matters for one in m.forwarded]
        assert day in {reminder.due for reminder in reminders if reminder is not None}


def test_a_task_without_a_motion_is_not_filed_with_the_matters(sample):
    task = sample.follow_ups.add("Rückmeldung des Jobcenters")
    outcome = sample.several_matters.settle([task.id])
    assert (outcome.changed, outcome.of) == (0, (task.id,))
    assert sample.several_matters.set_due([task.id], date(2027, 1, 4)).changed == 1
    assert sample.tracking.task(task.id).follow_up.due == date(2027, 1, 4)
