"""A year at one look: a row for each month, a box for each day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from beirat_desktop.desktop import states
from beirat_desktop.desktop.meetings.day_grid import DAY, DayGrid
from beirat_desktop.desktop.theme import SMALL, font, px, strong, tokens
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.year_plan import SchoolHolidays
from beirat_desktop.german.dates import MONTHS
from beirat_desktop.usecases.meetings.year_plans import YearPlan

_HEAD, _NAME, _MONTHS, _DAYS = 20, 40, 12, 31


def shorts(names: Iterable[str]) -> dict[str, str]:
    """Each name by its first letters, as few as tell it from the others."""
    known = sorted(set(names))
    found = {}
    for name in known:
        others = [one for one in known if one != name]
        length = next((n for n in range(1, len(name)) if not any(one[:n] == name[:n] for one in others)), len(name))
        found[name] = name[:length]
    return found


class YearStrip(DayGrid):
    """Shows the year of the plan."""

    def step_down(self) -> int:
        return 1

    def sizeHint(self) -> QSize:
        return QSize(px(760), px(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_NAME) + _DAYS * px(14), px(_HEAD) + _MONTHS * px(24))

    def box_of(self, day: date) -> QRectF | None:
        if self.plan is None or day.year != self.plan.year:
            return None
        wide, high = self._cell()
        return QRectF(px(_NAME) + (day.day - 1) * wide, px(_HEAD) + (day.month - 1) * high, wide, high)

    def day_at(self, point: QPointF) -> date | None:
        if self.plan is None or point.x() < px(_NAME) or point.y() < px(_HEAD):
            return None
        wide, high = self._cell()
        number, month = int((point.x() - px(_NAME)) // wide) + 1, int((point.y() - px(_HEAD)) // high) + 1
        if month > _MONTHS or number > monthrange(self.plan.year, month)[1]:
            return None
        return date(self.plan.year, month, number)

    def meeting_at(self, point: QPointF) -> Meeting | None:
        day = self.day_at(point)
        found = self.plan.on(day) if day is not None and self.plan is not None else ()
        return next((one for one in found if one.id == self.chosen_id), found[0] if found else None)

    def legend(self) -> str:
        """What the letters and lines mean."""
        if self.plan is None:
            return ""
        parts = [f"{short} = {name}" for name, short in shorts(self._seen(self.plan)).items()]
        if self.plan.known:
            parts.append("in Klammern = aus Beschlüssen bekannt")
        return " · ".join([*parts, "! = liegt schlecht", "F = Feiertag", "Balken = Schulferien", "Dreieck = heute"])

    @staticmethod
    def _seen(plan: YearPlan) -> set[str]:
        keys = [one.committee_id for one in plan.meetings] + [one.committee_id for one in plan.known]
        return {plan.bodies.get(key, "") for key in keys}

    def _cell(self) -> tuple[float, float]:
        return (self.width() - px(_NAME) - 1) / _DAYS, (self.height() - px(_HEAD) - 1) / _MONTHS

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.plan is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = self._cell()
        painter.setFont(font(SMALL))
        painter.setPen(tokens().color("muted"))
        every = 1 if painter.fontMetrics().horizontalAdvance("30") + px(4) <= wide else 5
        for number in range(1, _DAYS + 1):
            if number == 1 or number % every == 0:
                place = QRectF(px(_NAME) + (number - 1) * wide - px(4), 0, wide + px(8), px(_HEAD))
                painter.drawText(place, _CENTRE, str(number))
        for number, name in enumerate(MONTHS):
            painter.setPen(tokens().color("text"))
            painter.setFont(font(SMALL, semibold=number + 1 == self.day.month))
            painter.drawText(QRectF(0, px(_HEAD) + number * high, px(_NAME), high), _LEFT, name[:3])
        days = [date(self.plan.year, 1, 1) + DAY * number for number in range(366)]
        days = [day for day in days if day.year == self.plan.year]
        for day in days:
            self._paint_day(painter, self.plan, day)
        letters = shorts(self._seen(self.plan))
        self._paint_school_names(painter, self.plan)
        for day in days:
            self._paint_events(painter, self.plan, day, letters)
        self.paint_marks(painter)

    def _paint_day(self, painter: QPainter, plan: YearPlan, day: date) -> None:
        box = self.box_of(day)
        if box is None:
            return
        colours = tokens()
        holiday = day in plan.holidays
        painter.setPen(QPen(colours.color("line"), 1))
        painter.setBrush(colours.color("red_soft" if holiday else "neutral_soft" if day.weekday() >= 5 else "card"))
        painter.drawRect(box)
        if plan.school_on(day) is not None:
            painter.fillRect(QRectF(box.left(), box.bottom() - px(4), box.width(), px(4)), colours.color("blue"))
        if day == plan.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("accent"))
            middle, top = box.center().x(), box.top() + 1
            painter.drawPolygon(
                [QPointF(middle - px(5), top), QPointF(middle + px(5), top), QPointF(middle, top + px(7))]
            )

    def _paint_events(self, painter: QPainter, plan: YearPlan, day: date, letters: dict[str, str]) -> None:
        box = self.box_of(day)
        if box is None:
            return
        painter.setFont(font(SMALL, semibold=True))
        meetings, known = plan.on(day), plan.known_on(day)
        if meetings:
            self._paint_meetings(painter, plan, box, meetings, letters)
        elif day in plan.holidays:
            painter.setPen(tokens().color("red"))
            painter.drawText(box, _CENTRE, "F")
        elif known:
            painter.setFont(font(SMALL))
            painter.setPen(tokens().color("muted"))
            words = f"({letters[known[0]]})"
            painter.drawText(self._around(box, painter.fontMetrics().horizontalAdvance(words)), _CENTRE, words)

    def _around(self, box: QRectF, wide: float) -> QRectF:
        """A box with room for words, wider than its day where it must be."""
        more = max(0.0, (wide - box.width()) / 2)
        made = box.adjusted(-more, 0, more, 0)
        return made.translated(min(0.0, self.width() - made.right()), 0)

    def _paint_meetings(
        self, painter: QPainter, plan: YearPlan, box: QRectF, meetings: tuple[Meeting, ...], letters: dict[str, str]
    ) -> None:
        """Body by its letters; a day with several says so, one that lies badly has its mark."""
        chosen = next((one for one in meetings if one.id == self.chosen_id), None)
        shown = chosen or meetings[0]
        mark = "!" if any(plan.against(one.id) for one in meetings) else ""
        more = "+" if len(meetings) > 1 else ""
        words = f"{letters.get(plan.bodies.get(shown.committee_id, ''), '?')}{more}{mark}"
        ink, soft = tokens().tone(states.tone(shown.state))
        edge = ink if chosen is not None or strong() else tokens().color("field_line")
        painter.setPen(QPen(edge, 2 if chosen is not None else 1))
        painter.setBrush(soft)
        room = self._around(box, painter.fontMetrics().horizontalAdvance(words) + px(10))
        inner = room.adjusted(2, 2, -2, -px(5))
        painter.drawRoundedRect(inner, px(3), px(3))
        painter.setPen(ink)
        painter.drawText(inner, _CENTRE, words)

    def _paint_school_names(self, painter: QPainter, plan: YearPlan) -> None:
        """The name of school holidays, where their days first leave room for it."""
        painter.setFont(font(SMALL))
        metrics = painter.fontMetrics()
        wide, high = self._cell()
        if high < metrics.height() + px(5):
            return
        for one in plan.school:
            needed = int((metrics.horizontalAdvance(one.name) + px(6)) // wide) + 1
            begin = self._free_run(plan, one, needed)
            box = self.box_of(begin) if begin is not None else None
            if box is not None:
                area = QRectF(box.left() + px(3), box.top(), wide * needed, high - px(4))
                words = painter.boundingRect(area, _LEFT, one.name)
                painter.fillRect(words, tokens().color("card"))  # in strong contrast the lines of the days cross it
                painter.setPen(tokens().color("blue"))
                painter.drawText(area, _LEFT, one.name)

    @staticmethod
    def _free_run(plan: YearPlan, school: SchoolHolidays, needed: int) -> date | None:
        """The first day of so many in one month without school on which nothing else stands."""
        days = [school.first + DAY * number for number in range((school.last - school.first).days + 1)]
        for number, day in enumerate(days):
            run = days[number : number + needed]
            if len(run) == needed and all(
                one.month == day.month and not plan.on(one) and one not in plan.holidays and not plan.known_on(one)
                for one in run
            ):
                return day
        return None


_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
