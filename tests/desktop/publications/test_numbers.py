"""The tables of the figures: what stands below the factions."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from beirat_desktop.desktop.publications.numbers import NumbersView
from beirat_desktop.domain.figures import Topic
from beirat_desktop.domain.statistics import AttendanceStatistics
from beirat_desktop.usecases.publications.registers import COLUMNS, PeriodStatistics
from tests import factories

JOINT, ALONE = factories.motion(), factories.motion()


@pytest.fixture
def numbers(qtbot):
    made = NumbersView()
    qtbot.addWidget(made)
    return made


def show(numbers, moved):
    names = {"spd": "SPD", "cdu": "CDU"}
    found = PeriodStatistics(None, date(2012, 12, 31), (), AttendanceStatistics({}, {}, {}), moved, names, {})
    numbers.show_statistics(found, {topic: [] for topic in Topic})


def lines(numbers):
    model = numbers.motions_model
    return [(model.index(row, 0).data(), model.index(row, len(COLUMNS) + 1).data()) for row in range(model.rowCount())]


def test_the_factions_end_with_their_sum_in_any_order_and_a_joint_motion_counts_once(numbers):
    show(numbers, {("spd", COLUMNS[0]): (JOINT, ALONE), ("cdu", COLUMNS[0]): (JOINT,)})
    assert lines(numbers) == [("CDU", "1"), ("SPD", "2"), ("zusammen", "2")]
    numbers.motions_model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [name for name, _ in lines(numbers)] == ["SPD", "CDU", "zusammen"]
    numbers.motions.setCurrentIndex(numbers.motions_model.index(2, 1))
    assert numbers.behind_label.text() == f"zusammen: {COLUMNS[0]}"
    assert {row.entry.id for row in numbers.behind.rows} == {JOINT.id, ALONE.id}
    assert len(numbers.behind.rows) == 2


def test_one_faction_alone_needs_no_sum(numbers):
    show(numbers, {("spd", COLUMNS[0]): (ALONE,)})
    assert [name for name, _ in lines(numbers)] == ["SPD"]


def test_a_filter_leaves_the_sum_out(numbers):
    show(numbers, {("spd", COLUMNS[0]): (JOINT,), ("cdu", COLUMNS[0]): (ALONE,)})
    numbers.motions_model.set_filter("spd")
    assert [name for name, _ in lines(numbers)] == ["SPD"]


def test_nothing_is_said_of_figures_that_were_not_counted_yet(numbers):
    """„In dieser Zeit ist kein Antrag eingegangen“ stood there while it was counted."""
    assert all(card.nothing_label.isHidden() for card in numbers.cards.values())
    show(numbers, {})
    assert not any(card.nothing_label.isHidden() for card in numbers.cards.values())
