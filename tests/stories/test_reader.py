"""What a screen reader asks of every page is answered, also when what it counted has gone since."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea

from beirat_desktop.desktop import speaking
from tests.stories.places import PLACES, TABS
from tests.stories.test_every_place import one_of_each, settle


@pytest.fixture(scope="module", autouse=True)
def spoken() -> None:
    speaking.install()


def ask_too_much(window) -> int:
    """Count the children of every scroll area, let the window grow and shrink, ask for more than there are."""
    counted = [
        (area, spoken, spoken.childCount())
        for area in window.findChildren(QAbstractScrollArea)
        if not isinstance(area, QAbstractItemView)
        and (spoken := QAccessible.queryAccessibleInterface(area)) is not None
    ]
    before = window.size()
    for size in (QSize(2600, 2400), QSize(900, 600), before):
        window.resize(size)
        for area, spoken, count in counted:
            name = f"{type(area).__name__} {area.objectName()}"
            assert spoken.childCount() == count, name
            assert [spoken.child(number) for number in range(count, count + 12)] == [None] * 12, name
    return len(counted)


def test_no_scroll_area_of_a_place_reads_past_its_children(program, qtbot):
    met = 0
    for place in PLACES:
        program.window.go(place)
        settle(program, qtbot)
        met += ask_too_much(program.window)
    assert met > 20


def test_no_scroll_area_of_an_open_record_reads_past_its_children(program, qtbot):
    records = one_of_each(program)
    for noun, key in records.items():
        program.window.navigate(noun, key)
        settle(program, qtbot)
        assert ask_too_much(program.window) > 0
    for tab in TABS:
        program.window.navigate("meeting", f"{records['meeting']}:{tab}")
        settle(program, qtbot)
        assert ask_too_much(program.window) > 0


@pytest.mark.parametrize("place", ["overview", "tracking"])
def test_a_page_has_a_name_and_the_places_are_a_list(program, qtbot, place):
    program.window.go(place)
    settle(program, qtbot)
    page = QAccessible.queryAccessibleInterface(program.window.current_page)
    assert page.role() is QAccessible.Role.Pane
    assert page.text(QAccessible.Text.Name) == program.window.current_page.title()
    places = QAccessible.queryAccessibleInterface(program.window.navigation.button(place)).parent()
    assert places.role() is QAccessible.Role.List
    assert places.text(QAccessible.Text.Name) == "Bereiche"
    button = QAccessible.queryAccessibleInterface(program.window.navigation.button(place))
    assert button.role() is QAccessible.Role.Button
    assert button.text(QAccessible.Text.Name).endswith(", gewählt")
