"""Fields for a day and a time, typed as people write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget, QWidgetAction

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import px, tokens
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.domain.dates import PartialDate
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.moments import read_moment
from beirat_desktop.german.dates import clock_on, partial_words, read_partial

PARTIAL_DATES = "Was bekannt ist: 2018, 10/2018, 12.10.2018, Anfang, Mitte oder Ende 2018"
_EDGE = 12
"""Pixels between a side of a field and its words."""
NO_TIME = "Das ist keine Uhrzeit. Beispiel: 17:00"
_DAY = re.compile(r"(\d{1,2})[.\-/ ](\d{1,2})(?:[.\-/ ](\d{4}|\d{2})?)?\Z")
_TIME = re.compile(r"(\d{1,2})(?:[.:h ]?(\d{2}))?(?: ?uhr)?\Z")


def read_day(text: str, today: date) -> date | None:
    """«24.5.12», «24.5.» (this year) and «heute» are days; None when it is none."""
    text = text.strip().lower()
    if text in ("heute", "morgen", "gestern"):
        return today + timedelta({"heute": 0, "morgen": 1, "gestern": -1}[text])
    if len(text) in (6, 8) and text.isdecimal():
        text = f"{text[:2]}.{text[2:4]}.{text[4:]}"
    found = _DAY.match(text)
    if found is None:
        return None
    day, month, year = found.groups()
    full = today.year if not year else int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """«17», «1730», «17.30 Uhr» are times; None when it is none."""
    found = _TIME.match(text.strip().lower())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class TypedField(QLineEdit):
    """A line that is read when it is left; what cannot be read stays, marked, until it is mended.

    Signals:
        edited: the value changed by the user.
        unreadable: True when the line cannot be read, False when it can again.
    """

    edited = Signal(object)
    unreadable = Signal(bool)

    MISSING = ""
    """What is said of an empty line that must not be empty."""
    WRONG = ""
    """What is said of words that cannot be read."""

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._bad = False
        self.textEdited.connect(lambda _text: self._say(False))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._read_line()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._read_line()
        elif Qt.Key(event.key()) in steps and not event.modifiers() and not self.isReadOnly():
            self._read_line()
            self._step(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def trouble(self) -> str:
        """What stands against the line as it was read last, "" where nothing does."""
        if not self._bad:
            return ""
        return self.WRONG if self.text().strip() else self.MISSING

    def settle(self) -> str:
        """Read the line now, as if it were left, and say what stands against it."""
        self._read_line()
        return self.trouble()

    def _say(self, bad: bool) -> None:
        if bad != self._bad:
            self._bad = bad
            self.unreadable.emit(bad)

    def _read_line(self) -> None:
        raise NotImplementedError

    def _step(self, step: int) -> None:
        raise NotImplementedError


class DateField(TypedField):
    """A day or, when optional, none: «24.5.» is enough, ↑ and ↓ move by a day, F4 shows the calendar."""

    MISSING = "Bitte ein Datum angeben."
    WRONG = "Dieses Datum gibt es nicht. Beispiel: 24.05.2012"

    def __init__(self, name: str = "Datum", parent: QWidget | None = None, *, optional: bool = True) -> None:
        super().__init__(name, parent)
        self._value: date | None = None
        self._optional = optional
        self.setPlaceholderText("TT.MM.JJJJ")
        self._open = QToolButton(self)  # an action of the line would have a picture that does not grow
        self._open.setProperty("kind", "tool")
        self._open.setIcon(icon("calendar-days", "muted"))
        self._open.setAccessibleName("Kalender")
        self._open.setToolTip("Kalender (F4)")
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.setCursor(Qt.CursorShape.ArrowCursor)
        self._open.clicked.connect(self._show_calendar)
        self.setMaxLength(40)

    def narrowest(self) -> int:
        """Pixels in which a whole day, or how to write one, stands beside the button."""
        self.ensurePolished()
        self._open.ensurePolished()
        words = self.fontMetrics().horizontalAdvance(f"{self.placeholderText()}x")
        return words + self._open.sizeHint().width() + px(2 * _EDGE)

    def value(self) -> date | None:
        return self._value

    def set_value(self, value: date | None) -> None:
        self._value = value
        self.setText(f"{value:%d.%m.%Y}" if value else "")
        self._say(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self._show_calendar()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def showEvent(self, event: QShowEvent) -> None:
        """Its place was found before the style was known, perhaps, and as large as it is it stays."""
        super().showEvent(event)
        self._place_button()

    def event(self, event: QEvent) -> bool:
        """The button asks for another room when the look or the size of the letters changes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_button()
        return super().event(event)

    def _place_button(self) -> None:
        size = self._open.sizeHint()
        self.setTextMargins(0, 0, size.width(), 0)
        self._open.setGeometry(self.width() - size.width() - 2, 1, size.width(), self.height() - 2)

    def _read_line(self) -> None:
        text = self.text().strip()
        if not text and self._optional:
            self._take(None)
            return
        found = read_day(text, date.today())
        if found is None:
            self._say(True)
        else:
            self._take(found)

    def _step(self, step: int) -> None:
        self._take((self._value or date.today()) + timedelta(step if self._value else 0))

    def _take(self, value: date | None) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.edited.emit(value)

    def _show_calendar(self) -> None:
        if self.isReadOnly():
            return
        menu = Menu(self)
        calendar = QCalendarWidget(menu)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        _style(calendar)
        shown = self._value or date.today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def choose(chosen: QDate) -> None:
            menu.close()
            self._take(date(chosen.year(), chosen.month(), chosen.day()))

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()


class PartialDateField(TypedField):
    """What is known of a day: «2018», «10/2018», «12.10.2018», «Ende 2018»; ↑ and ↓ move by what is known."""

    WRONG = f"Das ist kein Zeitpunkt. {PARTIAL_DATES}."

    def __init__(self, name: str = "Zeitpunkt", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._value: PartialDate | None = None
        self.setPlaceholderText("MM/JJJJ")
        self.setToolTip(PARTIAL_DATES)
        self.setMaxLength(40)

    def value(self) -> PartialDate | None:
        return self._value

    def set_value(self, value: PartialDate | None) -> None:
        self._value = value
        self.setText(partial_words(value) if value is not None else "")
        self.setCursorPosition(0)
        self._say(False)

    def _read_line(self) -> None:
        text = self.text().strip()
        if not text:
            self._take(None)
            return
        try:
            self._take(read_partial(text))
        except Refused:
            self._say(True)

    def _step(self, step: int) -> None:
        known = self._value
        if known is None:
            self._take(PartialDate(date.today().year))
        elif known.day is not None:
            moved = known.first + timedelta(step)
            self._take(PartialDate(moved.year, moved.month, moved.day))
        elif known.month is not None:
            months = known.year * 12 + known.month - 1 + step
            self._take(PartialDate(months // 12, months % 12 + 1, part=known.part))
        else:
            self._take(PartialDate(known.year + step, part=known.part))

    def _take(self, value: PartialDate | None) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.edited.emit(value)


class TimeField(TypedField):
    """A time of day or none: «17» is enough, ↑ and ↓ move by five minutes."""

    MISSING = "Bitte eine Uhrzeit angeben."
    WRONG = NO_TIME

    def __init__(self, name: str = "Uhrzeit", parent: QWidget | None = None, *, optional: bool = True) -> None:
        super().__init__(name, parent)
        self._value: time | None = None
        self._optional = optional
        self.setPlaceholderText("HH:MM")
        self.setMaxLength(10)

    def value(self) -> time | None:
        return self._value

    def set_value(self, value: time | None) -> None:
        self._value = value
        self.setText(f"{value:%H:%M}" if value else "")
        self._say(False)

    def _read_line(self) -> None:
        text = self.text().strip()
        found = read_time(text)
        if found is None and (text or not self._optional):
            self._say(True)
        else:
            self._take(found)

    def _step(self, step: int) -> None:
        at = self._value or time(17)
        minutes = (at.hour * 60 + at.minute + 5 * step) % (24 * 60)
        self._take(time(minutes // 60, minutes % 60) if self._value else at)

    def _take(self, value: time | None) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.edited.emit(value)


class MomentField(TypedField):
    """A moment of a meeting, typed as a clock time: «0:15» is the night after it began, and the line then says so."""

    WRONG = NO_TIME

    def __init__(self, name: str = "Uhrzeit", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._value: datetime | None = None
        self._began = datetime.min
        self.setPlaceholderText("HH:MM")
        self.setMaxLength(24)

    def set_began(self, began: datetime) -> None:
        """When the meeting began, or is to begin."""
        self._began = began

    def value(self) -> datetime | None:
        return self._value

    def set_value(self, value: datetime | None) -> None:
        self._value = value
        self.setText(self._words(value))
        self.setCursorPosition(0)
        self._say(False)

    def _words(self, value: datetime | None) -> str:
        return clock_on(value, self._began.date()) if value is not None else ""

    def _read_line(self) -> None:
        text = self.text().strip()
        if text == self._words(self._value):
            self._say(False)
            return
        found = read_time(text.partition("(")[0])
        if found is None and text:
            self._say(True)
        else:
            self._take(read_moment(found, self._began) if found is not None else None)

    def _step(self, step: int) -> None:
        self._take(self._value + timedelta(minutes=5 * step) if self._value is not None else self._began)

    def _take(self, value: datetime | None) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.edited.emit(value)


def _style(calendar: QCalendarWidget) -> None:
    """Colours and arrows of the theme instead of Qt's bright red and black."""
    plain, free = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(tokens().color("text"))
    free.setForeground(tokens().color("red"))
    days = Qt.DayOfWeek
    for day in days:
        calendar.setWeekdayTextFormat(day, free if day in (days.Saturday, days.Sunday) else plain)
    for name, sign, word in (("prev", "chevron-left", "Voriger Monat"), ("next", "chevron-right", "Nächster Monat")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        if isinstance(button, QToolButton):
            button.setIcon(icon(sign))
            button.setAccessibleName(word)
