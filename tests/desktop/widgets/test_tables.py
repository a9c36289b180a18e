from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip

from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import SMALL, Tone, font, px
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, LazyModel, RowsModel
from beirat_desktop.desktop.widgets.table import Table

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    title: str
    day: date | None = None
    yes: int = 0


COLUMNS = (
    Column("Titel", lambda row: row.title, stretch=True),
    Column("Datum", lambda row: f"{row.day:%d.%m.%Y}" if row.day else "", sort=lambda row: row.day),
    Column("Ja", lambda row: str(row.yes), sort=lambda row: row.yes, number=True),
    Column("Stand", lambda row: "neu", tone=lambda row: Tone.BLUE),
)
ROWS = (
    Row("1", "Öl", date(2012, 5, 24), 14),
    Row("2", "apfel 10", None, 9),
    Row("3", "Ärger", date(2011, 12, 1), 101),
    Row("4", "Apfel 9", date(2012, 1, 2), 2),
    Row("5", "Ofen", date(2012, 3, 3), 0),
)


@pytest.fixture
def model(theme) -> RowsModel:
    made = RowsModel(COLUMNS)
    made.show(ROWS)
    return made


def shown(model: RowsModel) -> list[str]:
    return [model.id_of(row) for row in range(model.rowCount())]


def test_the_models_keep_qts_contract(theme) -> None:
    rows = RowsModel(COLUMNS)
    lazy = LazyModel(COLUMNS, lambda ids: [Row(one, one) for one in ids])
    for model in (rows, lazy):
        QAbstractItemModelTester(model, FATAL)
    rows.show(ROWS)
    rows.sort(1, Qt.SortOrder.DescendingOrder)
    rows.set_filter("apfel")
    rows.show(())
    lazy.show([str(number) for number in range(300)])
    lazy.show(())
    assert rows.columnCount() == lazy.columnCount() == 4


def test_words_sort_as_german_does(model) -> None:
    model.sort(0)
    assert [row.title for row in map(model.value, range(5))] == ["Apfel 9", "apfel 10", "Ärger", "Ofen", "Öl"]


def test_days_and_numbers_sort_by_their_value(model) -> None:
    model.sort(1)
    assert shown(model) == ["3", "4", "5", "1", "2"]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["3", "1", "2", "4", "5"]
    model.sort(-1)
    assert shown(model) == ["1", "2", "3", "4", "5"]


def test_the_filter_wants_every_word_somewhere(model) -> None:
    model.set_filter("APFEL 2012")
    assert shown(model) == ["4"]
    assert model.total == 5
    model.set_filter("ol")
    assert shown(model) == ["1"]


def test_numbers_stand_right(model) -> None:
    aligned = model.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole)
    assert Qt.AlignmentFlag(aligned) & Qt.AlignmentFlag.AlignRight


def test_a_hundred_thousand_rows_are_fetched_by_the_page(theme, qtbot) -> None:
    asked: list[Sequence[str]] = []

    def load(ids: Sequence[str]) -> list[Row]:
        asked.append(ids)
        return [Row(one, f"Antrag {one}") for one in ids]

    model = LazyModel(COLUMNS, load)
    model.show([str(number) for number in range(100_000)])
    table = Table(model, "Anträge")
    qtbot.addWidget(table)
    table.resize(900, 600)
    table.show()
    qtbot.waitUntil(lambda: bool(asked))
    table.scrollToBottom()
    assert model.index(99_999, 0).data() == "Antrag 99999"
    assert len(asked) <= 3
    assert all(len(ids) <= 128 for ids in asked)
    for row in range(0, 100_000, 128):
        model.value(row)
    assert len(model._pages) <= 24


@pytest.fixture
def table(model, state, qtbot) -> Table:
    empty = EmptyState("Noch kein Antrag.", "Der erste kommt bald.")
    empty.add_button("Antrag anlegen", lambda: None)
    made = Table(model, "Anträge", state=state, empty=empty)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    made.choose("3")
    return made


def test_enter_and_double_click_open(table, qtbot) -> None:
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["3"]
    with qtbot.waitSignal(table.opened) as told:
        table.doubleClicked.emit(table.model().index(0, 0))
    assert told.args == ["1"]


def test_delete_and_f2_ask_for_the_record(table, qtbot) -> None:
    with qtbot.waitSignal(table.remove_wanted) as told:
        QTest.keyClick(table, Qt.Key.Key_Delete)
    assert told.args == ["3"]
    with qtbot.waitSignal(table.rename_wanted) as told:
        QTest.keyClick(table, Qt.Key.Key_F2)
    assert told.args == ["3"]


def test_home_and_end_go_to_the_first_and_last_row(table, model, qtbot) -> None:
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_id == shown(model)[-1]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id == shown(model)[0]


def test_typing_finds_a_row_by_any_part(table) -> None:
    for letter in "öl":
        QApplication.sendEvent(table, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    assert table.current_id == "1"


def test_the_choice_stays_when_the_rows_are_fetched_again(table, model) -> None:
    told = []
    table.chosen.connect(told.append)
    model.show((Row("9", "Neu"), *ROWS))
    assert table.current_id == "3"
    model.show(ROWS[:2])
    assert told[-1] == ""


def test_an_empty_table_speaks(table, model) -> None:
    assert table._empty.isHidden()
    model.show(())
    assert table._empty.isVisible()


def test_a_table_says_that_there_is_nothing_only_once_it_was_looked_up(state, qtbot) -> None:
    model, empty = RowsModel(COLUMNS), EmptyState("Noch kein Antrag.")
    table = Table(model, "Anträge", state=state, empty=empty)
    qtbot.addWidget(table)
    table.show()
    assert not empty.isVisible()
    model.show(())
    assert empty.isVisible()


def test_widths_and_order_are_remembered(table, state, model, qtbot) -> None:
    table.setColumnWidth(1, 222)
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    fresh = RowsModel(COLUMNS)
    fresh.show(ROWS)
    again = Table(fresh, "Anträge", state=state)
    qtbot.addWidget(again)
    assert again.columnWidth(1) == 222
    assert shown(fresh) == ["3", "1", "2", "4", "5"]


def test_columns_widen_with_the_text_now_and_after_a_restart(table, state, theme, qtbot) -> None:
    table.setColumnWidth(1, 90)
    table.horizontalHeader().blockSignals(True)
    theme.set_percent(150)
    assert abs(table.columnWidth(1) - 135) <= 2
    fresh = RowsModel(COLUMNS)
    again = Table(fresh, "Anträge", state=state)
    qtbot.addWidget(again)
    assert abs(again.columnWidth(1) - 135) <= 2
    theme.set_percent(100)
    assert abs(table.columnWidth(1) - 90) <= 2


def test_a_table_paints_its_chips(table, theme) -> None:
    image = table.grab().toImage()
    soft = theme_colour("blue_soft")
    assert any(image.pixelColor(x, y).name() == soft for x in range(0, 700, 3) for y in range(40, 240, 3))


def theme_colour(name: str) -> str:
    from beirat_desktop.desktop.theme import LIGHT

    return str(getattr(LIGHT, name))


@dataclass(frozen=True)
class Long:
    id: str
    word: str


def widths_of(qtbot, state, width: int, *, word: str = "Internationale Liste für Vielfalt") -> Table:
    columns = (
        Column("Titel", lambda row: "Ein Titel", stretch=True),
        Column("Fraktion", lambda row: row.word, width=90),
    )
    model = RowsModel(columns)
    model.show([Long("1", word)])
    table = Table(model, "Breiten", state=state, key="widths")
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    return table


def test_words_are_whole_while_the_wide_column_has_room(theme, qtbot, tmp_path):
    state = State(tmp_path)
    table = widths_of(qtbot, state, 900)
    needed = table.fontMetrics().horizontalAdvance("Internationale Liste für Vielfalt")
    assert table.columnWidth(1) > needed
    table.resize(260, 300)
    qtbot.waitUntil(lambda: table.columnWidth(1) < needed)
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("Ein Titel")


def test_widths_that_nobody_chose_are_not_kept(theme, qtbot, tmp_path):
    state = State(tmp_path)
    table = widths_of(qtbot, state, 200)
    table.resize(220, 300)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    state.sync()
    again = widths_of(qtbot, State(tmp_path), 900)
    assert again.columnWidth(1) >= again.fontMetrics().horizontalAdvance("Internationale Liste für Vielfalt")


def test_a_column_gives_its_spare_room_to_words_that_are_cut(theme, qtbot, tmp_path):
    columns = (
        Column("Titel", lambda row: row.word, stretch=True),
        Column("Fraktion", lambda row: "SPD", width=300),
    )
    model = RowsModel(columns)
    model.show([Long("1", "Ein Titel, der mehr Platz braucht")])
    table = Table(model, "Spielraum", state=State(tmp_path), key="spare")
    qtbot.addWidget(table)
    whole = table.fontMetrics().horizontalAdvance("Ein Titel, der mehr Platz braucht")
    table.resize(whole + 200, 300)
    table.show()
    qtbot.waitUntil(lambda: table.columnWidth(0) >= whole)
    assert table.columnWidth(1) >= table.fontMetrics().horizontalAdvance("Fraktion")


def test_a_width_that_was_chosen_stays(theme, qtbot, tmp_path):
    state = State(tmp_path)
    table = widths_of(qtbot, state, 900)
    table.setColumnWidth(1, 70)
    table.resize(1000, 300)
    assert table.columnWidth(1) == 70
    state.sync()
    assert widths_of(qtbot, State(tmp_path), 900).columnWidth(1) == 70


def test_a_column_gives_what_it_does_not_need_where_the_wide_one_is_short(theme, qtbot, tmp_path):
    table = widths_of(qtbot, State(tmp_path), 150, word="SPD")
    assert table.columnWidth(1) < 90
    assert table.columnWidth(1) >= table.fontMetrics().horizontalAdvance("SPD")


def test_figures_have_one_width_and_names_keep_their_own(theme, qtbot, tmp_path):
    table = widths_of(qtbot, State(tmp_path), 900, word="25.11.2026")
    found = []
    for column in (0, 1):
        option = QStyleOptionViewItem()
        table.itemDelegate().initStyleOption(option, table.model().index(0, column))
        found.append(option.font == table.figures)
    assert found == [False, True]


@pytest.mark.parametrize("chosen", [False, True])
def test_the_wide_column_can_be_read_in_a_pane_that_is_too_narrow_for_all(theme, qtbot, tmp_path, chosen):
    columns = (
        Column("Name", lambda row: row.word, stretch=True),
        Column("Ort", lambda row: "Ludwigshafen am Rhein", width=200),
        Column("Telefon", lambda row: "0621 504-0", width=140),
    )
    model = RowsModel(columns)
    model.show([Long("1", "Albrecht-Nowak, Birgit")])
    table = Table(model, "Personen", state=State(tmp_path), key="narrow")
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    if chosen:
        table.setColumnWidth(1, 210)
    whole = table.fontMetrics().horizontalAdvance("Albrecht-Nowak, Birgit")

    table.resize(300, 300)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    assert table.columnWidth(0) >= min(whole, 90)

    table.resize(900, 300)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert table.columnWidth(0) > 300


def test_a_number_and_a_day_stand_whole_beside_words_that_have_no_room(theme, qtbot, tmp_path):
    columns = (
        Column("Nummer", lambda row: "2024/01", width=40),
        Column("Datum", lambda row: "06.11.2024", width=50),
        Column("Antrag", lambda row: row.word * 3, width=200),
        Column("Heute", lambda row: row.word * 3, stretch=True),
    )
    model = RowsModel(columns)
    model.show([Long("1", "Willkommensmappe in zwölf Sprachen")])
    table = Table(model, "Schicksale", state=State(tmp_path), key="short")
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show()
    for number, words in enumerate(("2024/01", "06.11.2024")):
        assert table.columnWidth(number) > table.fontMetrics().horizontalAdvance(words)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_row_has_room_for_words_of_two_lines(table, theme, percent) -> None:
    theme.set_percent(percent)
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    assert option.features & QStyleOptionViewItem.ViewItemFeature.WrapText
    assert table.rowHeight(0) >= 2 * table.fontMetrics().height()
    theme.set_percent(100)


def test_a_list_without_rows_does_not_scroll_sideways(theme, qtbot) -> None:
    model = RowsModel(tuple(Column(f"Spalte {number}", str, width=200) for number in range(5)))
    table = Table(model, "Namen")
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    assert not table.horizontalScrollBar().isVisible()
    model.show([Row("1", "Sprachkurse")])
    qtbot.waitUntil(lambda: table.horizontalScrollBar().isVisible())


TITLES = ("Kurz", "Interkulturelle Woche: ein gemeinsames Programm aller Vereine, Schulen und Kirchen der Stadt " * 3)


def test_all_heads_of_a_list_without_rows_are_seen(theme, qtbot) -> None:
    theme.set_percent(200)
    model = RowsModel(COLUMNS)
    made = Table(model, "Anträge")
    qtbot.addWidget(made)
    model.show(())
    made.resize(px(340), px(200))
    made.show()
    qtbot.waitExposed(made)
    head = made.horizontalHeader()
    assert head.length() <= made.viewport().width()
    metrics = QFontMetrics(font(SMALL))
    wanted = [metrics.horizontalAdvance(column.head) for column in COLUMNS]
    assert all(head.sectionSize(number) > wide for number, wide in enumerate(wanted))


@pytest.mark.parametrize(("row", "told"), [(0, ""), (1, TITLES[1])])
def test_the_tip_tells_words_that_two_lines_do_not_hold(qtbot, theme, row: int, told: str) -> None:
    model = RowsModel((Column("Titel", lambda one: one.title, width=200), COLUMNS[3]))
    model.show([Row(str(number), title) for number, title in enumerate(TITLES)])
    table = Table(model, "Anträge")
    qtbot.addWidget(table)
    table.resize(500, 300)
    with qtbot.waitExposed(table):
        table.show()
    QToolTip.hideText()
    index = model.index(row, 0)
    at = table.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    assert QToolTip.text() == told


def test_the_tip_tells_a_state_that_its_column_cuts(qtbot, theme) -> None:
    model = RowsModel((COLUMNS[0], Column("Stand", lambda _row: "auf Tagesordnung", tone=lambda _row: Tone.BLUE)))
    model.show(ROWS)
    table = Table(model, "Anträge")
    qtbot.addWidget(table)
    index, delegate = model.index(0, 1), table.itemDelegate()
    option = QStyleOptionViewItem()
    for width, cut in ((60, True), (400, False)):
        option.rect = QRect(0, 0, width, 40)
        assert delegate.cut(option, index) is cut


class Place(NamedTuple):
    id: str
    name: str
    office: str


def test_a_line_ends_between_words_where_the_table_is_narrow(qtbot, theme) -> None:
    theme.set_percent(150)
    columns = (
        Column("Ort", lambda row: row.name, stretch=True),
        Column("Amt", lambda row: row.office, width=60),
        Column("Telefon", lambda _row: "0621 504-1234", width=170),
    )
    model = RowsModel(columns)
    model.show([Place("1", "Stadtratssaal, Rathaus, Erdgeschoss links", "Ausländerbehörde der Stadt Ludwigshafen")])
    table = Table(model, "Orte")
    qtbot.addWidget(table)
    table.resize(560, 300)
    table.show()
    metrics = table.fontMetrics()
    for column, word in enumerate(("Erdgeschoss", "Ausländerbehörde", "0621 504-1234")):
        assert table.columnWidth(column) > metrics.horizontalAdvance(word), word


def test_the_head_of_what_is_sorted_has_room_for_its_sign(qtbot, theme) -> None:
    model = RowsModel(
        (Column("Titel", lambda row: row.name, stretch=True), Column("Punkte", lambda _row: "5", width=40))
    )
    model.show([Place("1", "Hitzeschutz in den Unterkünften der Stadt", "")])
    table = Table(model, "Anträge")
    qtbot.addWidget(table)
    table.resize(200, 300)
    table.show()
    before = table.columnWidth(1)
    table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    words = model.headerData(1, Qt.Orientation.Horizontal)
    assert table.columnWidth(1) > before
    assert table.columnWidth(1) >= QFontMetrics(font(SMALL)).horizontalAdvance(words) + 16
