"""What of the desk is in view where room is short, and in which colour."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLayout

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import VoteForm, VoteKind


def hidden(tab, field, typed: QRect) -> bool:
    """Whether it lies under the words of the rules, or outside what scrolls."""
    place = typed.translated(field.mapTo(tab.desk, QPoint()))
    shown = QRect(tab.desk._scroll.pos(), tab.desk._scroll.viewport().size())
    return place.intersects(tab.desk.findings.geometry()) or not shown.contains(place)


@pytest.fixture
def lower(tab):
    """The desk as high as the window has room for, however much it would like."""

    def give(height: int, width: int = 1300) -> None:
        tab.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        tab.setMinimumSize(0, 0)
        tab.resize(width, height)

    return give


def on_desk(tab, widget) -> QRect:
    return QRect(widget.mapTo(tab.desk, QPoint()), widget.size())


def test_an_outcome_has_one_colour_over_the_item_and_in_the_agenda(tab, world, qtbot):
    qtbot.mouseClick(tab.desk.buttons.quick_buttons[Outcome.POSTPONED], Qt.MouseButton.LeftButton)
    tab.agenda_list.choose(world.item.id)
    line = next(one for one in tab.agenda_list.lines.lines if one.key == world.item.id)
    assert tab.desk.head.outcome_chip.word == "vertagt"
    assert tab.desk.head.outcome_chip.tone is line.tone


def test_how_many_voted_is_in_view_behind_three_votes_on_points(tab, lower, qtbot):
    lower(710, 1190)  # what the votes come to stands below them
    motion = tab.desk.votes.motion
    for number in range(3):
        motion.kind_box.setCurrentIndex(motion.kind_box.findData(VoteKind.POINT))
        motion.kind_box.activated.emit(motion.kind_box.currentIndex())
        tab.desk.wording_edit.set_value(RichText.of(f"{number + 1}. Punkt"))
        tab.desk.votes.fields["yes"].set_value(7)
        tab.desk.record()
    assert tab.desk.vote_list.lines.rowCount() == 4
    tab.desk.votes.fields["yes"].set_value(7)
    said, held = tab.desk.votes.sum_label, tab.desk.vote_list
    qtbot.waitUntil(lambda: 0 < held.sizeHintForRow(3) <= held.height() and not said.visibleRegion().isEmpty())
    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect() == said.rect())
    assert not on_desk(tab, said).intersects(on_desk(tab, tab.desk.buttons))


def test_the_words_of_the_rules_never_lie_over_the_field_that_is_typed_in(tab, lower, qtbot):
    lower(740)
    desk = tab.desk
    desk.buttons.form_wanted.emit(VoteForm.SECRET)
    desk.votes.fields["yes"].set_value(5)
    desk.votes.fields["yes"].setFocus()
    assert desk.findings.isVisible()
    course = desk.course_edit.text_edit
    for field in (desk.votes.motion.demanded_by_edit, desk.votes.motion.demanded_field, course):
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        QTest.keyClicks(field, "2")
        assert desk.findings.isVisible()
        typed = course.cursorRect() if field is course else field.rect()
        qtbot.waitUntil(lambda field=field, typed=typed: not hidden(tab, field, typed))
    desk.votes.fields["yes"].setFocus()
    qtbot.waitUntil(lambda: desk._scroll.viewport().height() == desk._scroll.height())


def test_the_next_item_begins_at_the_top(tab, world, lower, qtbot):
    lower(680)
    desk = tab.desk
    desk.course_edit.set_value(RichText.of("\n".join(f"Zeile {number}" for number in range(12))))
    bar = desk._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    tab.keys["next"].trigger()
    assert desk.row.item.id != world.item.id
    assert bar.value() == 0
