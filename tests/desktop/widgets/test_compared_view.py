"""Two wordings compared, seen from where they differ."""

import pytest
from PySide6.QtWidgets import QAbstractSlider

from beirat_desktop.desktop.differences import differences_html
from beirat_desktop.desktop.widgets.compared_view import ComparedView
from beirat_desktop.domain.differences import differences
from beirat_desktop.domain.papers import PaperType

_LONG = "\n".join(f"Satz {number} steht hier wie dort." for number in range(200))


@pytest.mark.parametrize("before_shown", [True, False])
def test_the_first_difference_is_in_sight(theme, qtbot, before_shown):
    view = ComparedView()
    qtbot.addWidget(view)
    view.resize(400, 100)
    html = differences_html(
        {"proposal": differences(f"{_LONG}\nEr zahlt 5.000 Euro.", f"{_LONG}\nEr zahlt 8.000 Euro.")}, PaperType.MOTION
    )
    if before_shown:
        view.show_compared(html)
    view.show()
    qtbot.waitExposed(view)
    if not before_shown:
        view.show_compared(html)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > bar.maximum() * 0.8)
    seen = view.cursorForPosition(view.viewport().rect().bottomRight())
    assert seen.position() >= view.toPlainText().index("Er zahlt")
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    view.resize(500, 120)
    assert bar.value() == 0
