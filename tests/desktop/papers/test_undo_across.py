"""Strg+Z in the form of a motion: over the fields, in the order typed, and never into another motion."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from beirat_desktop.domain.text import RichText

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(page, paper, qtbot):
    page.open(paper.id)
    page.show()
    qtbot.waitExposed(page)
    return page.editor.form


def write(qtbot, field, words):
    field.setFocus()
    field.end(False) if hasattr(field, "end") else field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClicks(field, words)


def undo(qtbot, form):
    qtbot.keyClick(form.focusWidget() or form.title_edit, Qt.Key.Key_Z, CTRL)


def redo(qtbot, form):
    qtbot.keyClick(form.focusWidget() or form.title_edit, Qt.Key.Key_Y, CTRL)


@pytest.fixture
def said(form):
    """What stands in three fields, and how it began."""
    fields = (form.title_edit, form.editors["proposal"].text_edit, form.editors["rationale"].text_edit)

    def now():
        return tuple(one.text() if hasattr(one, "text") else one.toPlainText() for one in fields)

    return fields, now


def test_undo_goes_back_over_the_fields_in_the_order_typed_and_redo_forward(form, said, qtbot):
    (title, proposal, rationale), now = said
    states = [now()]
    for field, words in ((title, " A"), (proposal, " B"), (rationale, " C"), (proposal, " D")):
        write(qtbot, field, words)
        states.append(now())
    assert len(set(states)) == 5
    for expected in reversed(states[:-1]):
        undo(qtbot, form)
        assert now() == expected
    undo(qtbot, form)  # nothing is left
    assert now() == states[0]
    for expected in states[1:]:
        redo(qtbot, form)
        assert now() == expected


def test_what_is_undone_in_another_field_is_shown_there_and_kept(form, said, office, paper, qtbot):
    (title, proposal, _), now = said
    before = now()
    write(qtbot, proposal, " Und mehr.")
    write(qtbot, title, " neu")
    undo(qtbot, form)
    undo(qtbot, form)
    assert now() == before
    assert proposal.hasFocus() or form.editors["proposal"].isAncestorOf(form.focusWidget())
    form.autosave.flush()
    assert office.papers.get(paper.id).title == before[0]


def test_typing_anew_ends_the_way_forward(form, said, qtbot):
    (title, proposal, _), now = said
    write(qtbot, title, " A")
    write(qtbot, proposal, " B")
    undo(qtbot, form)
    write(qtbot, title, "X")
    after = now()
    redo(qtbot, form)
    assert now() == after


def test_another_motion_is_never_undone_into(page, form, said, office, qtbot):
    (title, proposal, _), now = said
    write(qtbot, title, " A")
    write(qtbot, proposal, " B")
    other = office.papers.add(title="Ein anderer", proposal=RichText.of("Der Beirat dankt."))
    page.open(other.id)
    qtbot.waitUntil(lambda: title.text() == "Ein anderer")
    shown = now()
    proposal.setFocus()
    for _ in range(4):
        undo(qtbot, form)
    assert now() == shown


def test_what_another_workplace_put_into_a_field_is_not_undone(page, form, said, office, paper, qtbot):
    (title, proposal, _), now = said
    write(qtbot, title, " A")
    write(qtbot, proposal, " B")
    form.autosave.flush()
    office.papers.edit(paper.id, title="Von anderswo")
    page.reload()
    qtbot.waitUntil(lambda: title.text() == "Von anderswo")
    undo(qtbot, form)
    undo(qtbot, form)
    assert title.text() == "Von anderswo"
    assert not now()[1].endswith(" B")
    write(qtbot, proposal, " C")
    undo(qtbot, form)
    assert not now()[1].endswith(" C")


def test_a_step_of_the_record_is_the_windows_to_take_back_also_from_a_field(page, form, said, qtbot):
    (title, _, _), now = said
    taken = []
    window = page.window()
    action = QAction(window)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: taken.append("taken"))
    window.addAction(action)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before = now()
    write(qtbot, title, " A")
    page.steps.acted.emit()
    undo(qtbot, form)
    assert taken == ["taken"]
    assert title.text().endswith(" A")
    undo(qtbot, form)  # what was typed before it comes next, in the field
    assert (taken, now()) == (["taken"], before)
