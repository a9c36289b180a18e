"""A month on the wall: a row for each week, and in each day what takes place."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from beirat_desktop.desktop import states
from beirat_desktop.desktop.meetings.day_grid import DAY, DayGrid, signs
from beirat_desktop.desktop.theme import SMALL, font, px, tokens
from beirat_desktop.desktop.widgets.chip import chip_size, paint_chip
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.german.dates import WEEKDAYS, clock
from beirat_desktop.usecases.meetings.year_plans import YearPlan

_LINE = 18
_WEEK = 7


class MonthGrid(DayGrid):
    """Shows the month of the current day with the days of its neighbours that fill its weeks."""

    def step_down(self) -> timedelta:
        return timedelta(days=_WEEK)

    def sizeHint(self) -> QSize:
        return QSize(px(640), px(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(380), px(300))

    @property
    def _first(self) -> date:
        first = self.day.replace(day=1)
        return first - DAY * first.weekday()

    @property
    def _weeks(self) -> int:
        begin = self.day.replace(day=1)
        after = (begin + timedelta(days=31)).replace(day=1)
        return -(-(after - self._first).days // _WEEK)

    def _head(self) -> float:
        return px(24)

    def box_of(self, day: date) -> QRectF | None:
        place = (day - self._first).days
        if self.plan is None or not 0 <= place < self._weeks * _WEEK:
            return None
        week, column = divmod(place, _WEEK)
        wide, high = self.width() / _WEEK, (self.height() - self._head()) / self._weeks
        return QRectF(column * wide, self._head() + week * high, wide, high)

    def day_at(self, point: QPointF) -> date | None:
        if self.plan is None or point.y() < self._head() or not self.rect().contains(point.toPoint()):
            return None
        column = int(point.x() // (self.width() / _WEEK))
        week = int((point.y() - self._head()) // ((self.height() - self._head()) / self._weeks))
        return self._first + DAY * (min(week, self._weeks - 1) * _WEEK + min(column, _WEEK - 1))

    def meeting_at(self, point: QPointF) -> Meeting | None:
        day = self.day_at(point)
        if day is None or self.plan is None:
            return None
        return next((one for box, one in self._chips(self.plan, day) if box.contains(point)), None)

    def _chips(self, plan: YearPlan, day: date) -> list[tuple[QRectF, Meeting]]:
        """Where the meetings of a day stand, each with room for its words against it below."""
        box = self.box_of(day)
        if box is None:
            return []
        found, top = [], box.top() + px(_LINE + 6)
        for one in plan.on(day):
            found.append((QRectF(box.left() + px(4), top, box.width() - px(8), px(_LINE + 2)), one))
            top += px(_LINE + 4) + (px(_LINE) if signs(plan, one) else 0)
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.plan is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL, semibold=True))
        painter.setPen(tokens().color("muted"))
        wide = self.width() / _WEEK
        widest = max(painter.fontMetrics().horizontalAdvance(name) for name in WEEKDAYS)
        for column, name in enumerate(WEEKDAYS):
            shown = name if widest < wide - px(8) else name[:2]
            painter.drawText(QRectF(column * wide + px(6), 0, wide, self._head()), _MIDDLE, shown)
        for place in range(self._weeks * _WEEK):
            self._paint_day(painter, self.plan, self._first + DAY * place)
        for place in range(self._weeks * _WEEK):
            self._paint_school(painter, self.plan, self._first + DAY * place)
        self.paint_marks(painter)

    def _paint_day(self, painter: QPainter, plan: YearPlan, day: date) -> None:
        box = self.box_of(day)
        if box is None:
            return
        colours = tokens()
        holiday = plan.holidays.get(day, "")
        ground = "red_soft" if holiday else "band" if day.weekday() >= 5 else "card"
        painter.setPen(QPen(colours.color("line"), 1))
        painter.setBrush(colours.color(ground))
        painter.drawRect(box)
        self._paint_head(painter, plan, day, box, holiday)
        top = box.top() + px(_LINE + 6)
        for chip, one in self._chips(plan, day):
            if chip.bottom() > box.bottom() - px(2):
                painter.setPen(colours.color("text"))
                painter.setFont(font(SMALL, semibold=True))
                painter.drawText(QRectF(box.right() - px(30), box.top() + px(2), px(26), px(_LINE)), _RIGHT, "+ …")
                break
            body = plan.bodies.get(one.committee_id, "")
            words = f"{clock(one.start)} {body}"
            if chip_size(words).width() > chip.width() + px(8):
                words = body
            paint_chip(painter, chip, words, states.tone(one.state))
            if one.id == self.chosen_id:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colours.color("accent"), 2))
                painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
            top = chip.bottom() + px(2)
            if said := signs(plan, one):
                self._line(painter, box, top, f"! {said}", "amber")
                top += px(_LINE)
        for body in plan.known_on(day):
            if top + px(_LINE) <= box.bottom():
                self._line(painter, box, top, f"({body})", "muted")
                top += px(_LINE)

    def _paint_head(self, painter: QPainter, plan: YearPlan, day: date, box: QRectF, holiday: str) -> None:
        colours = tokens()
        inside = (day.year, day.month) == (self.day.year, self.day.month)
        today = day == plan.today
        painter.setFont(font(SMALL, semibold=today or inside))
        painter.setPen(colours.color("accent" if today else "text" if inside else "muted"))
        number = f"{day.day}" if inside else f"{day.day}.{day.month}."
        if today:
            number += " heute"
        metrics = painter.fontMetrics()
        painter.drawText(QRectF(box.left() + px(6), box.top() + px(2), box.width(), px(_LINE)), _MIDDLE, number)
        if not holiday:
            return
        left = box.left() + px(10) + metrics.horizontalAdvance(number)
        place = QRectF(left, box.top() + px(2), box.right() - left - px(4), px(_LINE))
        painter.setFont(font(SMALL))
        painter.setPen(colours.color("red"))
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(holiday) > place.width() and not plan.on(day):
            # There is room below the number.
            below = QRectF(box.left() + px(6), box.top() + px(_LINE + 4), box.width() - px(10), 2 * px(_LINE))
            metrics, wide = painter.fontMetrics(), int(below.width())
            if any(metrics.horizontalAdvance(word) > wide for word in holiday.split()):
                holiday = metrics.elidedText(holiday, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(below, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), holiday)
        else:
            shown = metrics.elidedText(holiday, Qt.TextElideMode.ElideRight, int(place.width()))
            painter.drawText(place, _MIDDLE, shown)

    def _paint_school(self, painter: QPainter, plan: YearPlan, day: date) -> None:
        """A bar below the days without school; its name stands at their beginning and at that of each week."""
        school, box = plan.school_on(day), self.box_of(day)
        if school is None or box is None:
            return
        painter.fillRect(QRectF(box.left(), box.bottom() - px(4), box.width(), px(4)), tokens().color("blue"))
        if day != school.first and day.weekday() != 0:
            return
        days = min((school.last - day).days + 1, _WEEK - day.weekday())
        free = next((n for n in range(days) if self._chips(plan, day + DAY * n)), days)
        if free:
            room = QRectF(box.left(), box.top(), box.width() * free, box.height())
            self._line(painter, room, box.bottom() - px(_LINE + 5), school.name, "blue")

    @staticmethod
    def _line(painter: QPainter, box: QRectF, top: float, words: str, token: str) -> None:
        painter.setFont(font(SMALL))
        painter.setPen(tokens().color(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width() - px(12)))
        painter.drawText(QRectF(box.left() + px(6), top, box.width() - px(10), px(_LINE)), _MIDDLE, shown)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
