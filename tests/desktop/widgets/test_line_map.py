from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from beirat_desktop.desktop.theme import LIGHT
from beirat_desktop.desktop.widgets.line_map import LineMap, Stage, Station
from tests import drawn

STATIONS = (
    Station("Eingang", Stage.DONE, "04.04.12", key="e"),
    Station("Beirat", Stage.DONE, "24.05.12", key="b"),
    Station("Stadtrat", Stage.MISSED, "überfällig", "Der Beirat wartet seit 15.03. auf den Stadtrat", "s"),
    Station("Umsetzung", Stage.AHEAD, key="u"),
)


def line(qtbot, width: int = 640) -> LineMap:
    made = LineMap(STATIONS)
    qtbot.addWidget(made)
    made.resize(width, made.sizeHint().height())
    made.show()
    return made


def test_a_screen_reader_gets_the_line_as_a_list(theme, qtbot) -> None:
    one = line(qtbot)
    spoken = QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    assert spoken == (
        "Verlauf: Eingang, 04.04.12, erledigt; Beirat, 24.05.12, erledigt; Stadtrat, überfällig; Umsetzung, steht aus"
    )


def test_the_keyboard_starts_where_something_waits(theme, qtbot) -> None:
    one = line(qtbot)
    assert one.current == 2
    assert "wartet seit 15.03." in one.accessibleDescription()
    QTest.keyClick(one, Qt.Key.Key_Left)
    with qtbot.waitSignal(one.activated) as told:
        QTest.keyClick(one, Qt.Key.Key_Return)
    assert told.args == [1, "b"]
    for _press in range(5):
        QTest.keyClick(one, Qt.Key.Key_Right)
    assert one.current == 3


def test_a_click_opens_the_station(theme, qtbot) -> None:
    one = line(qtbot)
    with qtbot.waitSignal(one.activated) as told:
        qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(500, 10))
    assert told.args == [3, "u"]


def test_a_press_let_go_elsewhere_opens_nothing(theme, qtbot) -> None:
    one = line(qtbot)
    with qtbot.assertNotEmitted(one.activated):
        qtbot.mousePress(one, Qt.MouseButton.LeftButton, pos=QPoint(500, 10))
        qtbot.mouseRelease(one, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert one.current == 2


def test_stages_are_told_apart_by_colour_and_by_shape(theme, qtbot) -> None:
    one = line(qtbot)
    image = one.grab().toImage()
    centers = [one._center(number).toPoint() for number in range(4)]
    edge = QPoint(one._radius() - 3, 0)
    assert image.pixelColor(centers[0] + edge).name() == LIGHT.green
    assert image.pixelColor(centers[2] + edge).name() == LIGHT.red
    assert image.pixelColor(centers[3]).name() == LIGHT.card
    done = image.copy(one._center(0).toPoint().x() - 6, one._center(0).toPoint().y() - 6, 12, 12)
    missed = image.copy(one._center(2).toPoint().x() - 6, one._center(2).toPoint().y() - 6, 12, 12)
    white = [
        [one.pixelColor(x, y).name() == LIGHT.card for x in range(12)] for one in (done, missed) for y in range(12)
    ]
    assert white[:12] != white[12:]


def test_a_crowded_line_sets_every_second_label_lower(theme, qtbot) -> None:
    one = line(qtbot, 260)
    assert one.sizeHint().height() > line(qtbot, 900).sizeHint().height()


def test_an_empty_line_keeps_quiet(theme, qtbot) -> None:
    one = LineMap()
    qtbot.addWidget(one)
    one.show()
    QTest.keyClick(one, Qt.Key.Key_Return)
    assert one.stations == ()


def test_a_long_line_goes_on_in_the_next_row_with_its_years(theme, qtbot) -> None:
    years = ("2011", "", "", "2012", "", "", "", "2016", "", "2019", "", "")
    many = LineMap([Station("Beirat", Stage.DONE, "17.02.11", key=str(n), year=year) for n, year in enumerate(years)])
    qtbot.addWidget(many)
    many.resize(560, 400)
    many.show()
    one_row = line(qtbot).sizeHint().height()
    assert many.sizeHint().height() > 2 * one_row
    assert many.minimumSizeHint().width() < 560
    assert "2016, Beirat, 17.02.11, erledigt" in many.accessibleName()
    opened = []
    many.activated.connect(lambda number, key: opened.append((number, key)))
    third_row = QPoint(20, many.sizeHint().height() - 20)
    QTest.mouseClick(many, Qt.MouseButton.LeftButton, pos=third_row)
    assert opened == [(8, "8")]
    before = many.sizeHint().height()
    many.resize(2400, 400)
    assert many.sizeHint().height() < before


def test_the_last_station_has_all_the_room_behind_it(theme, qtbot) -> None:
    """A motion that was refused is a line of one stop among lines of six, and its reason was cut all the same."""
    line = LineMap((Station("Eingang", Stage.MISSED, "Außenpolitik ist keine Angelegenheit"),))
    qtbot.addWidget(line)
    line.set_columns(6)
    line.resize(900, 80)
    assert line.words_room(0) == 900
    line.show_stations((Station("Eingang", Stage.DONE), Station("Beirat", Stage.NOW)))
    assert (line.words_room(0), line.words_room(1)) == (150, 750)


def test_stops_come_nearer_before_each_of_them_stands_alone(theme, qtbot) -> None:
    theme.set_percent(200)
    one = line(qtbot, 440)
    alone = line(qtbot, 200)
    assert one.sizeHint().height() <= alone.sizeHint().height() // 2
    one.resize(440, one.sizeHint().height())
    assert list(drawn.cut(drawn.words(one))) == []


def test_what_is_cut_of_the_last_stop_is_told_whole_where_its_words_are(theme, qtbot) -> None:
    why = "Außenpolitik ist keine Angelegenheit der Selbstverwaltung, und der Stadtrat hat es nicht behandelt"
    one = LineMap((*STATIONS[:2], Station("Erledigt", Stage.DONE, why, "Seit dem 24.05.12", "z")))
    one.set_columns(6)
    qtbot.addWidget(one)
    one.resize(640, one.sizeHint().height())
    one.show()
    found = drawn.words(one)
    assert any(word.text.endswith("…") for word in found)
    assert list(drawn.cut(found)) == []
    at = next(word.ink for word in found if word.text.endswith("…"))
    assert drawn.tip_at(one, at.center()) == f"Erledigt, {why}, erledigt\n\nSeit dem 24.05.12"
    assert drawn.tip_at(one, QPoint(at.right(), 4)).endswith("Seit dem 24.05.12")


def test_the_last_day_of_a_short_line_is_whole_in_a_row_of_its_own_rather_than_cut(theme, qtbot) -> None:
    theme.set_percent(200)
    stations = (Station("Entwurf", Stage.NOW), Station("Unterschrieben", Stage.AHEAD))
    one = LineMap((*stations, Station("Versandt", Stage.AHEAD, "bis 10.01.2027")))
    qtbot.addWidget(one)
    one.resize(470, 400)
    one.show()
    said = [word.text for word in drawn.words(one)]
    assert "bis 10.01.2027" in said
    assert not any(word.endswith("…") for word in said)
    assert one.sizeHint().height() <= 400
