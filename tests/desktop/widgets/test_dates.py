from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QStyle, QStyleOptionFrame, QToolButton

from beirat_desktop.desktop.theme import Scheme
from beirat_desktop.desktop.widgets.dates import (
    DateField,
    MomentField,
    PartialDateField,
    TimeField,
    read_day,
    read_time,
)
from beirat_desktop.desktop.widgets.form import Field
from beirat_desktop.domain.dates import PartialDate

TODAY = date(2012, 5, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24.05.2012", date(2012, 5, 24)),
        ("24.5.12", date(2012, 5, 24)),
        (" 24.5. ", date(2012, 5, 24)),
        ("24.5", date(2012, 5, 24)),
        ("24052012", date(2012, 5, 24)),
        ("240512", date(2012, 5, 24)),
        ("24/5/2012", date(2012, 5, 24)),
        ("heute", TODAY),
        ("Morgen", date(2012, 5, 15)),
        ("29.02.2012", date(2012, 2, 29)),
        ("29.02.2013", None),
        ("31.4.", None),
        ("0.0.", None),
        ("bald", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("17:00", time(17)),
        ("17", time(17)),
        ("1730", time(17, 30)),
        ("9.05 Uhr", time(9, 5)),
        ("24:00", None),
        ("17:60", None),
        ("", None),
    ],
)
def test_times_are_read_as_people_write_them(text: str, at: time | None) -> None:
    assert read_time(text) == at


def test_a_day_is_taken_when_the_field_is_left(theme, qtbot) -> None:
    field = DateField("Eingang")
    qtbot.addWidget(field)
    field.setText("24.5.12")
    with qtbot.waitSignal(field.edited) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [date(2012, 5, 24)]
    assert field.text() == "24.05.2012"
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == date(2012, 5, 25)


def test_a_day_that_does_not_exist_stays_and_is_said_below(theme, qtbot) -> None:
    day = DateField()
    field = Field("Eingang", day)
    qtbot.addWidget(field)
    day.set_value(date(2012, 5, 24))
    day.setText("31.4.2012")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert day.text() == "31.4.2012"
    assert day.value() == date(2012, 5, 24)
    assert "Dieses Datum gibt es nicht" in field.warning_label.text()
    day.setText("30.4.2012")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert field.warning_label.isHidden()


@pytest.mark.parametrize(
    ("kind", "typed", "said"), [(DateField, "1.4.2012", "ein Datum"), (TimeField, "17:00", "eine Uhrzeit")]
)
def test_what_was_left_empty_is_asked_for_and_not_called_wrong(theme, qtbot, kind, typed, said) -> None:
    line = kind(optional=False)
    field = Field("Tag", line)
    qtbot.addWidget(field)
    line.setText(typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    line.clear()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert field.warning_label.text() == f"Bitte {said} angeben."
    line.setText("x")
    line.textEdited.emit("x")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Beispiel" in field.warning_label.text()


def test_an_optional_day_may_be_empty_and_another_not(theme, qtbot) -> None:
    for optional, value in ((True, None), (False, date(2012, 5, 24))):
        field = DateField(optional=optional)
        qtbot.addWidget(field)
        field.set_value(date(2012, 5, 24))
        field.clear()
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.value() == value


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_calendar_gives_the_day(theme, qtbot) -> None:
    field = DateField("Eingang")
    qtbot.addWidget(field)
    field.set_value(date(2012, 5, 24))
    field.show()
    QTest.keyClick(field, Qt.Key.Key_F4)
    calendar = field.findChild(QCalendarWidget)
    calendar.activated.emit(calendar.selectedDate().addDays(3))
    assert field.value() == date(2012, 5, 27)


def test_arrow_keys_move_a_time_by_five_minutes(theme, qtbot) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    field.set_value(time(17))
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == time(16, 55)


def test_a_time_after_midnight_says_its_day(theme, qtbot) -> None:
    field = MomentField("Ende")
    qtbot.addWidget(field)
    field.set_began(datetime(2026, 3, 12, 18))
    field.setText("0.15")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (datetime(2026, 3, 13, 0, 15), "0:15 (Freitag)")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == datetime(2026, 3, 13, 0, 15), "what it says itself is not read anew"
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "0:10 (Freitag)"
    field.setText("23:30 (Freitag)")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (datetime(2026, 3, 12, 23, 30), "23:30")
    with qtbot.waitSignal(field.unreadable):
        field.setText("bald")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == datetime(2026, 3, 12, 23, 30)


@pytest.mark.parametrize(
    ("typed", "up", "down"),
    [
        ("2018", "2019", "2018"),
        ("12/2018", "1/2019", "12/2018"),
        ("31.12.2018", "01.01.2019", "31.12.2018"),
        ("Ende 2018", "Ende 2019", "Ende 2018"),
    ],
)
def test_the_arrow_keys_move_a_time_by_what_is_known_of_it(qtbot, typed, up, down):
    field = PartialDateField()
    qtbot.addWidget(field)
    field.setText(typed)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == up
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == down


def test_a_time_that_is_none_is_marked_and_one_that_is_cleared_is_kept(qtbot):
    field = PartialDateField()
    qtbot.addWidget(field)
    told, kept = [], []
    field.unreadable.connect(told.append)
    field.edited.connect(kept.append)
    field.setText("bald")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (told, kept) == ([True], [])
    field.setText("2018")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert kept == [PartialDate(2018), None]


def test_the_sign_of_the_calendar_grows_with_the_text(theme, qtbot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.show()
    button = field.findChild(QToolButton)
    before = button.iconSize().width(), button.width()
    theme.set_percent(200)
    field.resize(400, 60)
    after = button.iconSize().width(), button.width()
    theme.set_percent(100)
    assert after[0] == 2 * before[0]
    assert after[1] > before[1]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.findChild(QCalendarWidget).isVisible()


def test_the_picture_of_the_calendar_has_its_room_also_where_the_style_came_late(theme, qtbot) -> None:
    application = QApplication.instance()
    application.setStyleSheet("QToolButton { padding: 0; icon-size: 4px }")
    field = DateField("Ab dem Tag")
    qtbot.addWidget(field)
    field.resize(432, 36)
    field.ensurePolished()
    QApplication.sendPostedEvents()
    button = field.findChild(QToolButton)
    field.show()
    field.hide()
    early = button.width()
    theme.set_scheme(Scheme.LIGHT)
    field.show()
    assert button.width() == button.sizeHint().width() > early


def test_the_sign_of_the_calendar_has_its_room_also_where_the_style_comes_last(theme, qtbot) -> None:
    field = DateField("Ab dem Tag")
    qtbot.addWidget(field)
    field.show()
    button = field.findChild(QToolButton)
    before = button.width()
    button.setIconSize(2 * button.iconSize())
    qtbot.waitUntil(lambda: button.width() == button.sizeHint().width() > before)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_narrowest_field_says_whole_how_a_day_is_written(qtbot, theme, percent):
    theme.set_percent(percent)
    field = DateField()
    qtbot.addWidget(field)
    field.setFixedWidth(field.narrowest())
    field.show()
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    inside = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    room = inside.width() - field.textMargins().right() - 4  # two pixels at each side are the line's own
    assert room >= field.fontMetrics().horizontalAdvance(field.placeholderText())
    assert room < 1.3 * field.fontMetrics().horizontalAdvance(field.placeholderText())
