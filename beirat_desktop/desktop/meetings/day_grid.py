"""Days one can walk through by key, with meetings that can be dragged to another day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import SMALL, Tone, font, px, tokens
from beirat_desktop.domain.deadlines import after_months
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.year_plan import check_dragged
from beirat_desktop.german import finding, word
from beirat_desktop.german.dates import clock, long_date, weekday_date
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.german.year_plan import clash_sign
from beirat_desktop.usecases.meetings.year_plans import YearPlan

DAY = timedelta(days=1)


class DayGrid(QWidget):
    """One stop of the Tab key; arrows go from day to day, Strg with them from meeting to meeting.

    Signals:
        day_chosen: the day the keyboard or the mouse is at now.
        meeting_chosen: the id of the meeting that was clicked.
        opened: the id of the meeting to open.
        dropped: a meeting's id, and the day it was dragged to.
    """

    day_chosen = Signal(object)
    meeting_chosen = Signal(str)
    opened = Signal(str)
    dropped = Signal(str, object)
    spoken_role = QAccessible.Role.Table

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.plan: YearPlan | None = None
        self.day = date.min
        self.chosen_id = ""
        self._pressed: tuple[Meeting, QPointF] | None = None
        self._over: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def day_at(self, point: QPointF) -> date | None:
        """The day that lies there."""
        raise NotImplementedError

    def box_of(self, day: date) -> QRectF | None:
        """Where a day lies; None where it is not shown."""
        raise NotImplementedError

    def meeting_at(self, point: QPointF) -> Meeting | None:
        """The meeting that lies there."""
        raise NotImplementedError

    def step_down(self) -> timedelta | int:
        """How far the arrow down goes: days, or a number of months."""
        raise NotImplementedError

    def show_plan(self, plan: YearPlan, day: date, chosen_id: str) -> None:
        """Show these, with the keyboard at a day and a meeting chosen."""
        self.plan, self.day, self.chosen_id = plan, day, chosen_id
        self.setAccessibleName(f"{self._name}: {spoken(plan, day)}")
        self.update()

    @property
    def dragging(self) -> tuple[Meeting, date] | None:
        """The meeting that is being dragged, and the day it is over."""
        return (self._pressed[0], self._over) if self._pressed and self._over is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._pressed is not None:
            self._let_go()
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.chosen_id:
                self.opened.emit(self.chosen_id)
            return
        day = self._next_meeting(key) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self._day_of(key)
        if day is None:
            super().keyPressEvent(event)
            return
        self.day_chosen.emit(day)
        if self.plan is not None:
            announce(spoken(self.plan, self.day), self)

    def _day_of(self, key: Qt.Key) -> date | None:
        down = self.step_down()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            sign = 1 if key == Qt.Key.Key_Down else -1
            return self.day + down * sign if isinstance(down, timedelta) else after_months(self.day, down * sign)
        return {
            Qt.Key.Key_Left: self.day - DAY,
            Qt.Key.Key_Right: self.day + DAY,
            Qt.Key.Key_PageUp: after_months(self.day, -1),
            Qt.Key.Key_PageDown: after_months(self.day, 1),
            Qt.Key.Key_Home: self.day.replace(day=1),
            Qt.Key.Key_End: self.day.replace(day=monthrange(self.day.year, self.day.month)[1]),
        }.get(key)

    def _next_meeting(self, key: Qt.Key) -> date | None:
        if self.plan is None or key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return None
        days = [one.day for one in self.plan.meetings]
        if key == Qt.Key.Key_Right:
            return next((day for day in days if day > self.day), self.day)
        return next((day for day in reversed(days) if day < self.day), self.day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day, meeting = self.day_at(event.position()), self.meeting_at(event.position())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        if meeting is not None:
            self._pressed = (meeting, event.position())
            self.meeting_chosen.emit(meeting.id)
        else:
            self.day_chosen.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        meeting = self.meeting_at(event.position())
        if meeting is not None:
            self._let_go()
            self.opened.emit(meeting.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        meeting, began = self._pressed
        far = (event.position() - began).manhattanLength() >= QApplication.startDragDistance()
        if not far and self._over is None:
            return
        self._over = self.day_at(event.position()) or meeting.day
        shape = Qt.CursorShape.ForbiddenCursor if stays(meeting) else Qt.CursorShape.ClosedHandCursor
        self.setCursor(shape)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self.dragging
        self._let_go()
        if dragged is not None and dragged[1] != dragged[0].day:
            self.dropped.emit(dragged[0].id, dragged[1])

    def _let_go(self) -> None:
        self._pressed = self._over = None
        self.unsetCursor()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(QPointF(event.pos()))
            if day is not None and self.plan is not None:
                QToolTip.showText(event.globalPos(), "\n".join(about(self.plan, day)), self)
                return True
        return super().event(event)

    def paint_marks(self, painter: QPainter) -> None:
        """The frame around the current day, and what is dragged over which day."""
        box = self.box_of(self.day)
        if box is not None:
            colours = tokens()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.color("accent" if self.hasFocus() else "field_line"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(4), px(4))
        if self.dragging is not None:
            self._paint_dragged(painter, *self.dragging)

    def _paint_dragged(self, painter: QPainter, meeting: Meeting, day: date) -> None:
        box = self.box_of(day)
        if box is None or self.plan is None:
            return
        ink, soft = tokens().tone(Tone.RED if stays(meeting) else Tone.AMBER if _busy(self.plan, day) else Tone.BLUE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 3))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), px(4), px(4))
        words = (
            f"bleibt: {word(meeting.state)}" if stays(meeting) else f"auf {weekday_date(day)}{_busy(self.plan, day)}"
        )
        painter.setFont(font(SMALL, semibold=True))
        metrics = painter.fontMetrics()
        wide, high = metrics.horizontalAdvance(words) + px(16), metrics.height() + px(8)
        left = max(0.0, min(box.left(), self.width() - wide))
        top = box.bottom() + px(2) if box.bottom() + high + px(2) < self.height() else box.top() - high - px(2)
        label = QRectF(left, top, wide, high)
        painter.setBrush(soft)
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(label, px(4), px(4))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)


def stays(meeting: Meeting) -> bool:
    """Whether it cannot be dragged to another day."""
    try:
        check_dragged(meeting)
    except Refused:
        return True
    return False


def _busy(plan: YearPlan, day: date) -> str:
    """What already speaks against a day, in words."""
    school = plan.school_on(day)
    found = [plan.holidays.get(day, ""), "Sonntag" if day.weekday() == 6 else "", school.name if school else ""]
    found += [plan.bodies.get(one.committee_id, "") for one in plan.on(day)]
    said = ", ".join(part for part in found if part)
    return f" – {said}" if said else ""


def meeting_line(plan: YearPlan, meeting: Meeting) -> str:
    """17:00 Beirat, 12. Sitzung."""
    return f"{clock(meeting.start)} {plan.bodies.get(meeting.committee_id, '')}, {meeting_name(meeting)}"


def signs(plan: YearPlan, meeting: Meeting) -> str:
    """What speaks against its day, each in a word: Ferien, zugleich."""
    return ", ".join(dict.fromkeys(clash_sign(one) for one in plan.against(meeting.id)))


def day_words(plan: YearPlan, day: date) -> list[str]:
    """What a day is beside its meetings: holiday, school holidays, who met."""
    found = [f"Feiertag: {plan.holidays[day]}"] if day in plan.holidays else []
    school = plan.school_on(day)
    if school is not None:
        found.append(f"Schulferien: {school.name}")
    found += [f"{body} (aus einem Beschluss bekannt)" for body in plan.known_on(day)]
    return found


def about(plan: YearPlan, day: date) -> list[str]:
    """Everything about a day, a line for each thing."""
    lines = [long_date(day), *day_words(plan, day)]
    for one in plan.on(day):
        lines.append(f"{meeting_line(plan, one)}, {states.label(one.state)}")
        lines += [finding(clash.finding).sentence for clash in plan.against(one.id)]
    return lines


def spoken(plan: YearPlan, day: date) -> str:
    """What a screen reader says of a day."""
    return "; ".join(about(plan, day))
