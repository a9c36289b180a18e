"""Done means carried out, not resolved."""

from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp, follow_up_findings

DUE = date(2012, 9, 30)
TASK = FollowUp(title="Gast einladen", organization_id="o", due=DUE)


def rules(task: FollowUp, today: date = DUE) -> list[str]:
    return [finding.rule for finding in follow_up_findings(task, today)]


def test_a_row_leaves_the_list_once_carried_out_and_noted() -> None:
    done = TASK.carry_out(DUE)
    assert done.on_list
    assert not done.note(DUE, "item").on_list
    with pytest.raises(Refused, match=r"follow_up\.not_carried_out"):
        TASK.note(DUE)


def test_a_row_is_overdue_the_day_after_and_asks_for_a_reason() -> None:
    after = date(2012, 10, 1)
    assert rules(TASK) == []
    assert rules(TASK, after) == ["follow_up.overdue_without_reason"]
    assert rules(replace(TASK, delay_reason="Haushalt"), after) == ["follow_up.overdue"]
    assert rules(TASK.carry_out(after), after) == []


def test_a_row_needs_somebody_and_a_day() -> None:
    assert rules(FollowUp(title="T")) == ["follow_up.organization_missing", "follow_up.due_missing"]
