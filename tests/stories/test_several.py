"""Several meetings and matters chosen in a list, as a clerk does it: Shift and an arrow, then the context menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from beirat_desktop.desktop.quick_look import QuickLook
from beirat_desktop.desktop.tracking.several import OfficeDialog
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.meetings import MeetingState


@pytest.fixture
def answering(monkeypatch):
    """Dialogs are filled in and agreed to."""

    def run(dialog: QDialog) -> int:
        if isinstance(dialog, ReasonQuestion):
            dialog.reason_edit.setPlainText("Der Saal steht unter Wasser")
        dialog.show()
        dialog.go_button.click()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", run)


def press(table, words: str) -> None:
    next(one for one in table.context_menu().actions() if one.text() == words).trigger()


def test_two_meetings_are_called_off_with_one_reason(program, answering):
    program.window.go("meetings")
    listed = program.window.current_page.list
    planned = [row.id for row in program.office.meetings.rows() if row.state is MeetingState.PLANNED]
    assert len(planned) >= 2
    listed.table.setFocus()
    listed.table.selectAll()
    press(listed.table, "Absagen …")
    assert {program.office.meetings.get(key).state for key in planned} == {MeetingState.CANCELLED}
    assert "Nicht gegangen" in program.window.banner.text_label.text()  # the meetings that were held
    assert "gingen Schreiben hinaus" in program.window.banner.text_label.text()  # to the guest of one of them


def test_chosen_meetings_become_a_calendar_of_just_these(program, tmp_path, monkeypatch):
    program.window.go("meetings")
    table = program.window.current_page.list.table
    file = tmp_path / "zwei.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: (str(file), ""))
    table.choose(table.model().id_of(0))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(table.selected_ids()) == 2
    press(table, "Als Kalenderdatei …")
    assert file.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 2


def test_an_office_is_given_to_all_chosen_matters_and_each_refusal_names_its_row(program, answering, qtbot):
    program.window.go("tracking")
    page = program.window.current_page
    page.list_button.click()
    page.table.selectAll()
    asked = []
    page.several.notice.connect(lambda notice: asked.append(notice.text))
    press(page.table, "Zuständige Stelle …")
    assert len(asked) == 1
    lines = asked[0].splitlines()
    assert "Strg+Z" in lines[0]
    named = {f"{row.number} {row.title}".strip() for row in page._chosen_rows()}
    assert all(line.partition(": ")[0] in named or any(line.startswith(name) for name in named) for line in lines[1:])
    assert OfficeDialog([], "").complaint()


def test_the_paper_of_a_hit_is_seen_without_leaving_the_search(program, qtbot):
    finder = program.window.finder
    finder.pop_up("integrationskonzept")
    qtbot.waitUntil(lambda: finder.model.rowCount() > 1)
    QTest.keyClick(finder.edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    window = program.window.findChild(QuickLook)
    assert window.isVisible()
    before = finder.list.currentIndex().row()
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert finder.list.currentIndex().row() > before
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert finder.isVisible()
    qtbot.waitUntil(lambda: not program.background.working)
