"""What the office is told to do next."""

from datetime import date, timedelta

from beirat_desktop.domain.meeting_dates import MeetingStep, Step, StepState
from beirat_desktop.domain.next_acts import Act, ActKind, agenda_act, next_acts

TODAY = date(2012, 5, 14)


def act(kind: ActKind, days: int | None, title: str = "") -> Act:
    return Act(kind, title, "", None if days is None else TODAY + timedelta(days=days), "matter", title)


def test_what_is_late_comes_first_and_what_is_far_off_not_yet():
    late, undated = act(ActKind.ANSWER, -1), act(ActKind.CHECK, None)
    soon, far = act(ActKind.DISPATCH, 14), act(ActKind.NOTICE, 15)
    assert next_acts([far, soon, undated, late], TODAY) == [late, undated, soon]


def test_many_of_one_kind_do_not_hide_the_others():
    answers = [act(ActKind.ANSWER, -number, f"Antrag {number}") for number in range(1, 9)]
    invitation = act(ActKind.DISPATCH, 4)
    found = next_acts([*answers, invitation], TODAY)
    assert found[:2] == [answers[-1], invitation]
    assert found[2:] == answers[-2::-1]


def test_the_agenda_is_an_act_only_while_it_holds_up_the_rest():
    for state, wanted in (
        (StepState.NOW, True),
        (StepState.MISSED, True),
        (StepState.DONE, False),
        (StepState.AHEAD, False),
    ):
        found = agenda_act("24", date(2012, 5, 24), [Step(MeetingStep.AGENDA, state)])
        assert (found is not None) is wanted
        assert found is None or (found.id, found.who) == ("24:agenda", "2012-05-24")
