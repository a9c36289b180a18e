"""Planning a meeting, by keys."""

from dataclasses import fields
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from beirat_desktop.desktop.meetings.plan_dialog import PlanDialog
from beirat_desktop.desktop.theme import px
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.deadlines import SessionDates
from beirat_desktop.domain.meeting_days import Outlook
from beirat_desktop.usecases.members.founding import usual_beirat


def test_it_begins_at_the_day_which_is_what_one_types(qtbot, theme) -> None:
    dialog = PlanDialog([usual_beirat(Body("Ludwigshafen am Rhein", "Ludwigshafen"), 11)])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    at = QApplication.focusWidget()
    assert at is not None
    assert dialog.day_field.isAncestorOf(at)


@pytest.mark.parametrize("percent", [100, 150])
def test_the_days_that_follow_stand_in_rows_as_high_as_their_words(qtbot, theme, percent) -> None:
    theme.set_percent(percent)
    dialog = PlanDialog([usual_beirat(Body("Ludwigshafen am Rhein", "Ludwigshafen"), 11)])
    qtbot.addWidget(dialog)
    days = SessionDates(*[date(2026, 5, 10 + number) for number in range(len(fields(SessionDates)))])
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.show_outlook(Outlook(3, days, (), None, invites_anew=False))
    labels = [dialog.grid.itemAtPosition(row, 0).widget() for row in range(dialog.grid.rowCount())]
    assert len(labels) == len(fields(SessionDates))

    def uneven() -> list[str]:
        """Not as high as their words; what Qt says of it is never below the least that was set."""
        found = []
        for one in labels:
            words = QFontMetrics(one.font()).boundingRect(
                0, 0, one.width(), 9_999, Qt.TextFlag.TextWordWrap, one.text()
            )
            found += [one.text()] if abs(one.height() - words.height()) > 8 else []
        return found

    qtbot.waitUntil(lambda: min(one.width() for one in labels) > px(150) and uneven() == [])
