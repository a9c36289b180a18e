"""What one page or another program saves stands on every page, and nobody who types is disturbed by it."""

import subprocess
import sys
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from beirat_desktop.domain.papers import PaperState, PaperType, Target
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.domain.text import RichText

OTHER_PROGRAM = """
import sys
from pathlib import Path
from beirat_desktop.usecases.record.record import open_shared

office = open_shared(Path(sys.argv[1]))
office.papers.add(title="Von der Konsole")
office.close()
"""


def settle(program, qtbot) -> None:
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not program.background.working, timeout=10_000)


def test_hearing_a_guest_stands_on_the_page_of_papers_too(program, qtbot):
    with program.office.store.unit("papers.edit") as unit:
        paper = next(one for one in unit.papers.all() if one.paper_type is PaperType.MOTION)
        unit.papers.save(replace(paper, state=PaperState.DEBATED, target=Target.OWN))
        heard = (SpeakerState.HEARD, SpeakerState.THANKED)
        speaker = next(one for one in unit.speakers.all() if one.state not in heard)
        unit.speakers.save(replace(speaker, state=SpeakerState.INVITED, paper_id=paper.id))
    program.window.navigate("paper", paper.id)
    papers = program.window.page("papers")
    assert papers.chip()[0] == "beraten"
    program.window.navigate("speaker", speaker.id)
    page = program.window.page("speakers")
    (button,) = (one for one in page.editor.step_buttons if one.text() == "Als gehört eintragen")
    button.click()
    settle(program, qtbot)
    assert papers.chip()[0] == "beraten"  # hidden: it waits until it is shown
    program.window.stack.setCurrentWidget(papers)
    qtbot.waitUntil(lambda: papers.chip()[0] == "erledigt")


def test_one_step_fetches_the_page_that_is_shown_once(program, qtbot, monkeypatch):
    program.window.go("papers")
    page = program.window.page("papers")
    settle(program, qtbot)
    fetched = []
    reload = page.list.reload
    monkeypatch.setattr(page.list, "reload", lambda: fetched.append(reload()))
    with program.office.store.unit("papers.edit") as unit:
        paper = unit.papers.all()[0]
        unit.papers.save(replace(paper, note="anders"))
        unit.persons.save(replace(unit.persons.all()[0], title="Dr."))
        unit.factions.save(replace(unit.factions.all()[0], name="Andere"))
    settle(program, qtbot)
    assert len(fetched) == 1


def test_one_step_fetches_the_tab_of_a_meeting_once(program, qtbot, monkeypatch):
    with program.office.store.reading() as unit:
        held = next(one for one in unit.meetings.all() if one.number == 10)
    program.window.navigate("meeting", f"{held.id}:minutes")
    tab = program.window.page("meetings")._current_tab()
    settle(program, qtbot)
    fetched = []
    reload = tab.reload
    monkeypatch.setattr(tab, "reload", lambda: fetched.append(reload()))
    with program.office.store.unit("meetings.edit") as unit:
        unit.meetings.save(replace(held, note="anders"))
    qtbot.waitUntil(lambda: fetched != [])
    settle(program, qtbot)
    assert len(fetched) == 1


def test_what_another_program_writes_is_shown_within_a_second(program, qtbot):
    program.window.go("papers")
    page = program.window.page("papers")
    settle(program, qtbot)
    subprocess.run([sys.executable, "-c", OTHER_PROGRAM, str(program.office.file)], check=True)
    assert "Von der Konsole" not in titles(page)
    with qtbot.waitSignal(program.changes.everything, timeout=1_000):
        pass
    qtbot.waitUntil(lambda: "Von der Konsole" in titles(page))


def test_own_work_is_not_taken_for_that_of_another_program(program, qtbot):
    program.office.papers.add(title="Eigener Antrag")
    with qtbot.assertNotEmitted(program.changes.everything):
        program.look_elsewhere()


def titles(page) -> list[str]:
    model = page.list.model
    return [
        str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(model.columnCount())
    ]


def field(program, place: str) -> QWidget:
    """A field of a form that is kept while it is typed."""
    window = program.window
    with program.office.store.reading() as unit:
        planned = max(unit.meetings.all(), key=lambda one: one.start)
        speaker, person = unit.speakers.all()[0], unit.persons.all()[0]
    if place.startswith("paper"):
        paper = program.office.papers.add(title="Spielplatz", proposal=RichText.of("Der Beirat empfiehlt."))
        window.navigate("paper", paper.id)
        form = window.page("papers").editor.form
        return form.title_edit if place == "paper title" else form.editors["proposal"].text_edit
    if place == "speaker":
        window.navigate("speaker", speaker.id)
        return window.page("speakers").editor.form.topic_edit
    if place == "person":
        window.navigate("person", person.id)
        return window.page("members").person.edits["family_name"]
    if place in ("town", "text_blocks"):
        window.go("settings", place)
        edits = window.page("settings").section(place).edits
        return edits["name"] if place == "town" else next(iter(edits.values()))
    window.navigate("meeting", f"{planned.id}:{place}")
    shown = window.page("meetings")._current_tab()
    found = {
        "agenda": lambda: shown.item_form.title_edit,
        "invitation": lambda: shown.letter.greeting_editor.text_edit,
        "live": lambda: shown.desk.course_edit.text_edit,
        "minutes": lambda: shown.opening_editor.text_edit,
    }[place]()
    assert isinstance(found, QWidget)
    return found


def text_of(edit: QWidget) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


FIELDS = (
    "paper title", "paper proposal", "speaker", "person", "town", "text_blocks", "agenda", "invitation", "live",
    "minutes",
)  # fmt: skip


def test_what_a_field_keeps_leaves_cursor_and_selection_in_it(program, qtbot):
    for place in FIELDS:
        edit = field(program, place)
        settle(program, qtbot)
        edit.setFocus()
        start = text_of(edit)
        at = min(3, len(start))
        if isinstance(edit, QLineEdit):
            edit.setCursorPosition(at)
        else:
            cursor = edit.textCursor()
            cursor.setPosition(at)
            edit.setTextCursor(cursor)
        with qtbot.waitSignal(program.changes.saved, timeout=5_000):
            QTest.keyClicks(edit, "xy")
        settle(program, qtbot)
        assert edit.hasFocus(), place
        QTest.keyClicks(edit, "z")
        assert text_of(edit) == start[:at] + "xyz" + start[at:], place
        QTest.keyClick(edit, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        with qtbot.waitSignal(program.changes.saved, timeout=5_000):
            program.window.current_page.flush()
        settle(program, qtbot)
        QTest.keyClicks(edit, "w")
        assert text_of(edit) == start[:at] + "xyw" + start[at:], place


def test_what_is_typed_survives_what_another_program_writes(program, qtbot):
    edit = field(program, "paper proposal")
    settle(program, qtbot)
    edit.setFocus()
    QTest.keyClicks(edit, "Mitten im Satz")
    with program.office.store.unit("papers.edit") as unit:
        shown = program.window.page("papers").editor.detail.paper
        unit.papers.save(replace(shown, rationale=RichText.of("Anderswo begründet.")))
    settle(program, qtbot)
    assert text_of(edit).startswith("Mitten im Satz")
    assert program.window.page("papers").editor.form.editors["rationale"].value().plain == "Anderswo begründet."


def test_a_sentence_offers_strg_z_only_until_something_else_is_done(program) -> None:
    """It would take that back then."""
    window, office = program.window, program.office
    window.show_message("„Bäume“ verschoben – Strg+Z nimmt es zurück")
    office.papers.add(title="Schatten am Markt")
    assert window.status.message_label.whole_text == ""
    window.show_message("Gast vorgeschlagen.")
    office.papers.add(title="Bänke am Markt")
    assert window.status.message_label.whole_text == "Gast vorgeschlagen.", "nobody has read it yet"
    window.status._fresh.stop()
    office.papers.add(title="Brunnen am Markt")
    assert window.status.message_label.whole_text == ""
