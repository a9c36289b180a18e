"""Larger text on the smallest screen: what names a thing is read whole, and a line ends between words."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QWidget

from beirat_desktop.desktop.live.meeting_bar import MeetingBar
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.labels import ElidedLabel
from beirat_desktop.desktop.widgets.models import ToneRole
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.screens import settle

PLACES = ("overview", "meetings", "papers", "tracking", "speakers", "initiatives", "members", "archive", "reports")
TABS = ("agenda", "speakers", "invitation", "dispatch", "attendance", "live", "minutes", "excerpts", "publications")
ENDLESS = 180
"""What a word may take of a table, in pixels at 100 %; a longer one is cut."""


@pytest.fixture(params=[150, 200])
def large(program, theme, request):
    theme.set_percent(request.param)
    program.window.resize(1280, 720)
    settle(program)
    return program


def pages(program) -> Iterator[tuple[str, Page]]:
    window = program.window
    for place in PLACES:
        window.go(place)
        settle(program)
        yield place, window.current_page
    window.go("tracking")
    window.current_page.list_button.click()
    settle(program)
    yield "tracking: list", window.current_page
    meeting = next(row for row in program.office.meetings.rows() if row.state is MeetingState.PLANNED)
    window.go("meetings", meeting.id)
    for key in TABS:
        window.current_page.show_tab(key)
        settle(program)
        yield f"meeting: {key}", window.current_page
    window.go("papers", program.office.papers.page()[1].id)
    settle(program)
    yield "motion", window.current_page


def seen(page: QWidget, kind: type) -> list:
    return [one for one in page.findChildren(kind) if one.isVisible()]


def broken_words(table: Table) -> Iterator[str]:
    """Words of the first rows, and states, that their column has no room for."""
    model = table.model()
    for column in range(model.columnCount()):
        room = table.columnWidth(column)
        for row in range(min(model.rowCount(), 20)) if not table.isColumnHidden(column) else ():
            index = model.index(row, column)
            if index.data(ToneRole) is not None:
                continue
            for word in str(index.data() or "").split():
                needed = QFontMetrics(table.font()).horizontalAdvance(word) + px(6)
                if room < needed <= px(ENDLESS):
                    yield f"{table.accessibleName()}: {word} has {room} of {needed}"


def test_what_names_a_thing_is_read_whole(large):
    found: dict[str, list[str]] = {}
    for name, page in pages(large):
        header = large.window.header
        header.layout().activate()
        cut = [one.whole_text for one in seen(header, ElidedLabel) if one.toolTip()]
        bars = [one for one in seen(page, MeetingBar) if one.times_label.toolTip()]
        cut += [one.times_label.whole_text for one in bars]
        cut += [one.title_label.whole_text for one in seen(page, QWidget) if _cut_title(one)]
        cut += [f"{one.accessibleName()}: {one.currentText()}" for one in seen(page, ChoiceBox) if _cut_choice(one)]
        cut += [f"{one.accessibleName()}: {one.placeholderText()}" for one in seen(page, QLineEdit) if _cut_hint(one)]
        for table in seen(page, Table):
            cut += sorted(set(broken_words(table)))
        if cut:
            found[name] = cut
    assert found == {}


def _cut_title(one: QWidget) -> bool:
    return isinstance(getattr(one, "title_label", None), ElidedLabel) and bool(one.title_label.toolTip())


def _cut_choice(box: ChoiceBox) -> bool:
    return not box.isEditable() and box.shown_text() != box.currentText()


def _cut_hint(edit: QLineEdit) -> bool:
    words = "" if edit.text() else edit.placeholderText()
    margins = edit.textMargins()
    return edit.fontMetrics().horizontalAdvance(words) > edit.width() - margins.left() - margins.right() - px(4)
