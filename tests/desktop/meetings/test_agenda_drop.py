"""Dragging on the agenda: halves of a row mean before and after, and only pulling to the right nests."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from beirat_desktop.desktop.meetings.agenda_tab import AgendaTab
from beirat_desktop.german.actions import action

_MOVE, _LEFT, _NONE = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def tab(workplace, meeting, office, qtbot, theme):
    for title in ("Eins", "Zwei", "Drei"):
        office.agenda.add_item(meeting.id, title)
    made = AgendaTab(workplace)
    made.resize(1200, 900)
    qtbot.addWidget(made)
    made.show()
    made.open_meeting(meeting.id)
    return made


def index_of(tab, office, meeting, title: str):
    return tab.model.index_of(next(item.id for item in office.agenda.items(meeting.id) if item.title == title))


def drag(tab, item, way: list[QPoint]) -> None:
    """Over these points of the tree, and let go at the last."""
    data = tab.model.mimeData([item])
    for at in way:
        moved = QDragMoveEvent(at, _MOVE, data, _LEFT, _NONE)
        tab.tree.dragMoveEvent(moved)
    tab.tree.dropEvent(QDropEvent(QPointF(way[-1]), _MOVE, data, _LEFT, _NONE))


def told(office, meeting) -> list[tuple[str, str]]:
    """Each item that was added here, with what it belongs to."""
    items = {item.id: item for item in office.agenda.items(meeting.id)}
    named = [one for one in items.values() if one.title in ("Eins", "Zwei", "Drei")]
    return [(one.title, items[one.parent_id].title if one.parent_id else "") for one in named]


@pytest.mark.parametrize(("share", "order"), [(0.25, ["Drei", "Eins", "Zwei"]), (0.75, ["Eins", "Drei", "Zwei"])])
def test_the_halves_of_a_row_mean_before_and_after(tab, office, meeting, qtbot, share, order):
    box = tab.tree.visualRect(index_of(tab, office, meeting, "Eins"))
    at = QPoint(box.center().x(), box.top() + round(box.height() * share))
    drag(tab, index_of(tab, office, meeting, "Drei"), [QPoint(at.x() - 200, at.y() + 90), at])
    qtbot.waitUntil(lambda: told(office, meeting) == [(title, "") for title in order])
    assert action(office.undoable).endswith("verschoben")


def test_pulled_to_the_right_it_is_nested_and_undo_says_so(tab, office, meeting, qtbot):
    box = tab.tree.visualRect(index_of(tab, office, meeting, "Eins"))
    at = QPoint(box.center().x(), box.bottom() - 3)
    said = []
    tab.desk.message.connect(said.append)
    drag(tab, index_of(tab, office, meeting, "Drei"), [at, QPoint(at.x() + 60, at.y())])
    qtbot.waitUntil(lambda: told(office, meeting) == [("Eins", ""), ("Drei", "Eins"), ("Zwei", "")])
    assert action(office.undoable).endswith("zum Unterpunkt gemacht")
    assert said == ["„Drei“ gehört jetzt zu „Eins“ – Strg+Z nimmt es zurück"]


def test_the_line_is_drawn_where_it_would_go(tab, office, meeting, qtbot):
    box = tab.tree.visualRect(index_of(tab, office, meeting, "Eins"))
    at = QPoint(box.center().x(), box.bottom() - 3)
    data = tab.model.mimeData([index_of(tab, office, meeting, "Drei")])
    depths = []
    for x in (0, 60, 0):
        tab.tree.dragMoveEvent(QDragMoveEvent(at + QPoint(x, 0), _MOVE, data, _LEFT, _NONE))
        depths.append(tab.tree._drop.place.depth)
    assert depths == [1, 2, 1]


def test_nothing_is_nested_in_itself(tab, office, meeting, qtbot):
    item = index_of(tab, office, meeting, "Eins")
    box = tab.tree.visualRect(item)
    at = QPoint(box.center().x(), box.bottom() - 3)
    drag(tab, item, [at, QPoint(at.x() + 90, at.y())])
    qtbot.wait(1)
    assert told(office, meeting) == [("Eins", ""), ("Zwei", ""), ("Drei", "")]
