from PySide6.QtCore import QPoint, Qt

from beirat_desktop.desktop.widgets.bar_chart import BarChart, Bit
from tests import drawn


def test_a_bar_opens_its_list_when_the_mouse_lets_go_of_it_and_not_elsewhere(theme, qtbot) -> None:
    chart = BarChart("Anträge")
    qtbot.addWidget(chart)
    chart.show_bits((Bit("a", "2011", "offen", 3), Bit("b", "2012", "offen", 5)), ("offen",))
    chart.resize(600, chart.sizeHint().height())
    chart.show()
    spot = chart.rect_of(1).center().toPoint()
    with qtbot.assertNotEmitted(chart.chosen):
        qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    with qtbot.waitSignal(chart.chosen) as told:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == ["b"]


def test_a_name_that_is_cut_beside_its_bar_is_told_whole(theme, qtbot) -> None:
    chart = BarChart("Überfällig")
    qtbot.addWidget(chart)
    chart.show_bits((Bit("a", "Bereich Sport und Bäder der Stadtverwaltung", "offen", 3),), ("offen",))
    chart.resize(210, chart.sizeHint().height())
    chart.show()
    found = drawn.words(chart)
    assert any(one.text.endswith("…") for one in found)
    assert list(drawn.cut(found)) == []
    name = next(one for one in found if one.text.endswith("…"))
    assert drawn.tip_at(chart, name.ink.center()) == "Bereich Sport und Bäder der Stadtverwaltung"
    assert drawn.tip_at(chart, QPoint(100, chart.height() - 1)) == ""
