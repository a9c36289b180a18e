"""Planning a meeting, by keys."""

from PySide6.QtWidgets import QApplication

from beirat_desktop.desktop.meetings.plan_dialog import PlanDialog
from beirat_desktop.domain.bodies import Body
from beirat_desktop.usecases.members.founding import usual_beirat


def test_it_begins_at_the_day_which_is_what_one_types(qtbot, theme) -> None:
    dialog = PlanDialog([usual_beirat(Body("Ludwigshafen am Rhein", "Ludwigshafen"), 11)])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    at = QApplication.focusWidget()
    assert at is not None
    assert dialog.day_field.isAncestorOf(at)
