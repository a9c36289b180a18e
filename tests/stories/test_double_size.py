"""At twice the size of the text, on the smallest screen: nothing lies over anything else, nothing scrolls sideways."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QSplitter, QTableView, QWidget

from beirat_desktop.desktop.meetings.plan_dialog import PlanDialog
from beirat_desktop.desktop.theme import px
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.screens import settle
from tests.stories.places import PLACES, TABS


@pytest.fixture
def large(program, theme):
    """The program on 1280 × 720 at 200 %."""
    theme.set_percent(200)
    program.window.resize(1280, 720)
    settle(program)
    return program


def shown(area: QWidget) -> QRect:
    return QRect(area.mapTo(area.window(), QPoint(0, 0)), area.size())


def faults(page: QWidget) -> list[str]:
    """What a pair of eyes would find: parts of one layout over one another, a form that is wider than its place."""
    found = []
    for area in page.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            found.append(
                f"{type(area.parentWidget()).__name__} scrolls sideways by {area.horizontalScrollBar().maximum()}"
            )
    for holder in (page, *page.findChildren(QWidget)):
        if not holder.isVisible() or holder.layout() is None:
            continue
        parts = [one for one in holder.children() if isinstance(one, QWidget) and one.isVisible()]
        parts = [one for one in parts if holder.layout().indexOf(one) >= 0]
        for one, other in combinations(parts, 2):
            over = one.geometry() & other.geometry()
            if over.width() > 2 and over.height() > 2:
                found.append(f"{type(one).__name__} lies over {type(other).__name__} in {type(holder).__name__}")
    for pane in page.findChildren(QSplitter):
        ends = [pane.widget(number).x() + pane.widget(number).width() for number in range(pane.count())]
        seen = [end for number, end in enumerate(ends) if not pane.widget(number).isHidden()]
        if pane.isVisible() and pane.orientation() is Qt.Orientation.Horizontal and max(seen) > pane.width() + 2:
            found.append(f"{type(pane.parentWidget()).__name__}: panes are wider than their place")
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.wordWrap() and label.heightForWidth(label.width()) > label.height() + px(6):
            found.append(f"{label.text()[:40]!r} is cut")
    return found


def test_nothing_lies_over_anything_else(large):
    window, found = large.window, {}

    def look(name: str) -> None:
        settle(large)
        if seen := faults(window.current_page):
            found[name] = seen

    for place in PLACES:
        window.go(place)
        look(place)
    meeting = next(row for row in large.office.meetings.rows() if row.state is MeetingState.PLANNED)
    window.go("meetings", meeting.id)
    for key in TABS:
        window.current_page.show_tab(key)
        look(f"meeting: {key}")
        for table in window.current_page.findChildren(QTableView):
            if table.isVisible() and table.viewport().height() < px(60):
                found[f"{key}: {table.accessibleName()}"] = ["no row can be seen"]
    window.go("papers", large.office.papers.page()[1].id)
    bar = window.current_page.editor.tabs.bar
    for number in range(bar.count()):
        bar.setCurrentIndex(number)
        look(f"motion: {bar.tabText(number)}")
    assert found == {}


@pytest.mark.parametrize("percent", [150, 200])
def test_the_sections_of_the_settings_unfold_above_and_are_no_wider_than_their_place(large, theme, percent):
    theme.set_percent(percent)
    window = large.window
    window.go("settings")
    settle(large)
    button = window.navigation.button("settings")
    assert shown(window.navigation).contains(shown(button).center()), "the place that is open cannot be seen in the bar"
    page = window.current_page
    assert page.sections_box.isVisible()
    for row in range(page.sections_box.count()):
        page.sections_box.setCurrentIndex(row)
        page.sections_box.activated.emit(row)
        settle(large)
        assert page.subtitle() == page.sections_box.currentText()
        assert faults(page) == [], page.subtitle()


def test_today_can_be_seen_in_the_month_and_its_day_below(large):
    large.window.go("meetings")
    page = large.window.current_page
    for words in ("month", "year"):
        page.list.switch.buttons[words].click()
        settle(large)
        view = page.year_view
        assert view.beside.isHidden()
        assert view.panel.isVisible()
        grid = view.stack.currentWidget()
        place = grid.mapTo(view, grid.box_of(view.day).center().toPoint())
        assert QRect(view.days.geometry()).translated(view.splitter.pos()).contains(place)
        assert faults(page) == []


def test_every_tab_of_a_meeting_can_be_chosen_from_a_menu_where_the_row_has_no_room_for_all(large, theme):
    window = large.window
    window.go("meetings", next(row.id for row in large.office.meetings.rows()))
    settle(large)
    tabs = window.current_page.tabs
    assert tabs.all_button.isVisible()
    tabs.all_menu.aboutToShow.emit()
    offered = tabs.all_menu.actions()
    assert [action.text() for action in offered] == [tabs.bar.tabText(number) for number in range(tabs.bar.count())]
    for action in offered:
        action.trigger()
        settle(large)
        chosen = tabs.bar.tabRect(tabs.bar.currentIndex())
        assert tabs.bar.tabText(tabs.bar.currentIndex()) == action.text()
        assert tabs.bar.rect().adjusted(0, 0, 1, 0).contains(chosen), f"{action.text()} is out of sight"

    theme.set_percent(100)
    settle(large)
    assert window.current_page.tabs.all_button.isHidden()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_planning_a_meeting_cuts_no_field_on_the_smallest_screen(large, theme, percent, monkeypatch):
    theme.set_percent(percent)
    monkeypatch.setattr(PlanDialog, "room", lambda _dialog: QSize(1280, 680))
    monkeypatch.setattr(PlanDialog, "keep_on_screen", lambda _dialog: None)  # the one of the tests is smaller still
    committees = large.office.committees.all()
    dialog = PlanDialog(committees, proposed=large.office.store.now(), parent=large.window)
    dialog.open()
    settle(large)
    assert dialog.body.horizontalScrollBar().maximum() == 0
    for edit in (dialog.day_field, dialog.street_edit, dialog.town_edit, dialog.building_edit, dialog.room_edit):
        words = "67059 Ludwigshafen" if edit is dialog.town_edit else "03.12.2026"
        assert edit.width() > edit.fontMetrics().horizontalAdvance(words), edit.accessibleName()
    dialog.close()
    theme.set_percent(100)
