"""The month and the year: walking by key, dragging, what is told beside."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from beirat_desktop import paths
from beirat_desktop.desktop.meetings.month_grid import MonthGrid
from beirat_desktop.desktop.meetings.page import MeetingsPage
from beirat_desktop.desktop.meetings.plan_dialog import PlanDialog
from beirat_desktop.desktop.meetings.view_switch import LIST, MONTH, YEAR
from beirat_desktop.desktop.meetings.year_strip import shorts
from beirat_desktop.desktop.meetings.year_view import YearView
from beirat_desktop.desktop.theme import Scheme, px, tokens
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.usecases.meetings.school_holidays import OWN
from tests.desktop.boxes import answer
from tests.desktop.colours import contrast
from tests.factories import BEIRAT, COUNCIL

MAY, JUNE = date(2012, 5, 24), date(2012, 6, 14)


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path)
    (tmp_path / OWN).write_text("2012-07-02\t2012-08-10\tSommerferien\n", "utf-8")
    return tmp_path / OWN


@pytest.fixture
def meeting(office):
    return office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17))


@pytest.fixture
def page(workplace, qtbot, theme, meeting):
    made = MeetingsPage(workplace)
    made.resize(1200, 760)
    qtbot.addWidget(made)
    made.show()
    made.open("")
    return made


@pytest.fixture
def view(page):
    page.list.switch.buttons[MONTH].click()
    page.year_view.show_day(MAY)
    return page.year_view


def drag(qtbot, grid, meeting, day) -> None:
    at = grid.box_of(meeting.day).center()
    if isinstance(grid, MonthGrid):
        at = grid._chips(grid.plan, meeting.day)[0][0].center()
    begin, end = at.toPoint(), grid.box_of(day).center().toPoint()
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(grid, (begin + end) / 2)
    qtbot.mouseMove(grid, end)
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end)


def test_the_view_is_remembered(page, workplace, qtbot):
    page.list.switch.buttons[YEAR].click()
    assert page.stack.currentWidget() is page.year_view
    assert page.year_view.stack.currentWidget() is page.year_view.year
    again = MeetingsPage(workplace)
    qtbot.addWidget(again)
    again.open("")
    assert again.stack.currentWidget() is again.year_view
    again.year_view.switch.buttons[LIST].click()
    assert again.stack.currentWidget() is again.list


def test_the_chosen_meeting_stands_beside_with_its_deadlines(view, office, meeting):
    view.show_day(MAY)
    labels = [label.text() for label in view.panel.findChildren(type(view.panel.words_label))]
    assert "Einladung spätestens zur Post" in labels
    assert "Fr, 18.05.2012" in labels
    assert [row.entry.title for row in view.panel.meetings.rows] == ["17:00 Beirat, 1. Sitzung"]


def test_arrows_go_from_day_to_day_and_with_strg_to_meetings(view, office, qtbot):
    office.meetings.plan(COUNCIL.id, datetime(2012, 6, 14, 16))
    view.reload()
    grid = view.month
    grid.setFocus()
    for key, day in (
        (Qt.Key.Key_Right, date(2012, 5, 25)),
        (Qt.Key.Key_Down, date(2012, 6, 1)),
        (Qt.Key.Key_PageUp, date(2012, 5, 1)),
        (Qt.Key.Key_End, date(2012, 5, 31)),
    ):
        qtbot.keyClick(grid, key)
        assert view.day == day
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.day == JUNE
    assert "16:00 Stadtrat, 1. Sitzung, Geplant" in grid.accessibleName()
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args == [office.meetings.next(COUNCIL.id).id]


def test_the_keys_of_the_year_go_by_months(page, view, qtbot):
    page.show_view(YEAR)
    qtbot.keyClick(view.year, Qt.Key.Key_Down)
    assert view.day == date(2012, 6, 24)
    qtbot.keyClick(view.year, Qt.Key.Key_Home)
    qtbot.keyClick(view.year, Qt.Key.Key_Left)
    assert view.day == date(2012, 5, 31)


def test_going_beyond_the_year_shows_the_next(view):
    view.show_day(date(2013, 1, 3))
    assert view.period_label.text() == "Januar 2013"
    assert view.shown_year == 2013


@pytest.mark.parametrize("key", [MONTH, YEAR])
def test_a_planned_meeting_is_dragged_asked_about_and_taken_back(page, view, office, qtbot, meeting, key):
    page.show_view(key)
    seen = []

    def agree(dialog) -> None:
        assert isinstance(dialog, PlanDialog)
        seen.append((dialog.start, dialog.findings_label.text()))
        dialog.go_button.click()

    answer(agree)
    day = date(2012, 5, 28) if key == MONTH else date(2012, 7, 5)
    drag(qtbot, view.stack.currentWidget(), meeting, day)
    assert office.meetings.get(meeting.id).start == datetime.combine(day, meeting.start.time())
    (told,) = seen
    assert told[0].date() == day
    assert ("Pfingstmontag" if key == MONTH else "Sommerferien") in told[1]
    office.undo()
    assert office.meetings.get(meeting.id).day == MAY


def test_given_up_it_stays(view, office, qtbot, meeting):
    answer(lambda dialog: dialog.reject())
    drag(qtbot, view.month, meeting, date(2012, 5, 30))
    assert office.meetings.get(meeting.id).day == MAY


def test_escape_lets_go_of_what_is_dragged(view, office, qtbot, meeting):
    begin = view.month._chips(view.month.plan, MAY)[0][0].center().toPoint()
    end = view.month.box_of(date(2012, 5, 30)).center().toPoint()
    view.month.setFocus()
    qtbot.mousePress(view.month, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(view.month, end)
    assert view.month.dragging is not None
    qtbot.keyClick(view.month, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view.month, Qt.MouseButton.LeftButton, pos=end)
    assert QApplication.activeModalWidget() is None
    assert office.meetings.get(meeting.id).day == MAY


@pytest.mark.parametrize(("now", "offered"), [(MeetingState.INVITED, True), (MeetingState.CLOSED, False)])
def test_what_was_told_or_held_is_not_dragged_and_says_why(view, office, qtbot, meeting, now, offered):
    with office.store.unit("meetings.edit") as unit:
        unit.meetings.save(replace(meeting, state=now, invitation_sent_on=date(2012, 5, 10)))
    view.reload()
    with qtbot.waitSignal(view.notice) as told:
        drag(qtbot, view.month, meeting, date(2012, 5, 30))
    assert "eingeladen" in told.args[0].text if offered else "stattgefunden" in told.args[0].text
    assert office.meetings.get(meeting.id).day == MAY
    assert view.panel.move_button.isVisible() is offered


def test_each_clash_is_a_sentence_that_leads_to_moving(page, view, office, qtbot):
    summer = office.meetings.plan(BEIRAT.id, datetime(2012, 7, 5, 17))
    view.reload()
    (row,) = view.clashes.entries.rows
    assert "Der 05.07.2012 liegt in den Schulferien (Sommerferien, bis 10.08.2012)." in row.entry.title
    row.click()
    assert (view.day, view.chosen_id) == (date(2012, 7, 5), summer.id)
    assert view.panel.move_button.hasFocus()
    answer(lambda dialog: dialog.reject())
    with qtbot.waitSignal(view.move_wanted) as wanted:
        qtbot.keyClick(view.panel.move_button, Qt.Key.Key_Space)
    assert wanted.args == [summer.id, None]


def test_who_may_not_move_is_not_offered_to(workplace, office, qtbot, theme, meeting):
    page = MeetingsPage(workplace)
    qtbot.addWidget(page)
    page.move_action.setProperty("forbidden", True)
    page.show()
    page.show_view(MONTH)
    page.year_view.show_day(MAY)
    assert not page.year_view.panel.move_button.isVisible()
    drag(qtbot, page.year_view.month, meeting, date(2012, 5, 30))
    assert office.meetings.get(meeting.id).day == MAY


def test_school_holidays_are_added_with_their_source(view, qtbot, own):
    def refused(dialog) -> None:
        answer(fill)
        dialog.go_button.click()

    def fill(dialog) -> None:
        assert dialog.error_label.text()
        dialog.first_field.set_value(date(2012, 10, 1))
        dialog.last_field.set_value(date(2012, 10, 12))
        dialog.name_edit.setText("Herbstferien")
        dialog.source_edit.setText("Amtsblatt")
        dialog.go_button.click()

    answer(refused)
    view.holidays_button.click()
    assert "2012-10-01\t2012-10-12\tHerbstferien\tAmtsblatt" in own.read_text("utf-8")
    assert "Schulferien nach Amtsblatt. Bitte prüfen." in view.source_label.text()


def test_a_line_nobody_can_read_is_told_once(page, view, own, qtbot):
    own.write_text("gestern\n", "utf-8")
    with qtbot.waitSignal(page.notice) as told:
        view.reload()
    assert "Zeile 1" in told.args[0].text
    with qtbot.assertNotEmitted(page.notice, wait=50):
        view.reload()


def test_the_year_is_printed_from_its_views_only(page, view):
    assert page.print_year_action in page.page_actions()
    assert page.print_year_action.shortcut().toString() == "Ctrl+P"
    page.show_view(LIST)
    assert page.print_year_action not in page.page_actions()
    assert page.print_year_action.shortcut().isEmpty()
    assert page._year_paper().make().startswith(b"%PDF")


def test_bodies_are_told_apart_by_as_few_letters_as_will_do():
    names = ["Beirat", "Bauausschuss", "Stadtrat", "Sozialausschuss"]
    assert shorts(names) == {"Beirat": "Be", "Bauausschuss": "Ba", "Stadtrat": "St", "Sozialausschuss": "So"}
    assert shorts(["Stadtrat"]) == {"Stadtrat": "S"}


def test_month_and_year_go_out_as_a_list_with_what_lies_badly(page, view, office, meeting):
    office.meetings.plan(BEIRAT.id, datetime(2012, 7, 5, 17))
    page.reload()
    view.reload()
    view.show_day(MAY)
    month = page.listed().listing()
    assert month.title == "Sitzungen Mai 2012"
    assert [row[0] for row in month.rows] == [MAY]
    page.list.switch.buttons[YEAR].click()
    year = page.listed().listing()
    assert (year.title, len(year.rows)) == ("Sitzungen 2012", 2)
    assert "Sommerferien" in year.rows[1][6]
    view.switch.buttons[LIST].click()
    assert page.listed() is None, "its table goes out as it is"


def test_the_longest_day_is_told_whole_however_narrow_its_side_was_made(workplace, qtbot, theme):
    """To those too who plan nothing: no button there needs the room."""
    theme.set_percent(200)
    view = YearView(workplace.office, workplace.state, may=False)
    qtbot.addWidget(view)
    view.resize(1600, 800)
    view.show_day(date(2012, 9, 30))
    view.show()
    qtbot.waitUntil(lambda: view.beside.minimumWidth() < px(250))
    view.splitter.setSizes([1600, 1])
    title = view.panel.title_label
    assert title.whole_text == "So, 30. September 2012"
    assert view.splitter.sizes()[1] == view.beside.minimumWidth()
    qtbot.waitUntil(lambda: title.width() < px(200) and "…" not in title.text())


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.CONTRAST])
def test_no_line_goes_through_the_name_of_school_holidays(page, view, theme, scheme):
    theme.set_scheme(scheme)
    page.show_view(YEAR)
    strip = view.year
    shown, card = strip.grab().toImage(), tokens().card

    def line_before(day: date) -> float:
        """How far the line at the left of that day stands out, just above where small letters are."""
        box = strip.box_of(day)
        place = round(box.left()), round(box.center().y() - px(7))
        return max(contrast(shown.pixelColor(place[0] + by, place[1]).name(), card) for by in (-1, 0, 1))

    assert line_before(date(2012, 9, 4)) > 1.2
    assert line_before(date(2012, 7, 3)) == 1
