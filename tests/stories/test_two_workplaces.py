"""Two workplaces on one server, each with its window, in one field of one motion."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from beirat_desktop import app as program_app
from beirat_desktop.desktop.widgets.conflict import ConflictDialog
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.usecases.record.move import move
from beirat_desktop.usecases.record.record import open_record, open_shared

pytestmark = pytest.mark.server


@pytest.fixture
def shared(server, founded_record):
    address = server.address().of_database("zwei Arbeitsplätze")
    move(founded_record, address)
    yield address
    server.drop(address)


@pytest.fixture
def paper(shared):
    office = open_shared(shared)
    made = office.papers.add(PaperType.MOTION, "Sprachförderung")
    office.close()
    return made


@pytest.fixture
def programs(shared, paper, theme, home, qtbot):
    """Two of them, both with the motion open."""
    made = []
    for name in ("hier", "dort"):
        folder = home / name
        folder.mkdir(parents=True)
        program = program_app.Program(theme, program_app.State(folder))
        qtbot.addWidget(program.window)
        program.window.resize(1440, 900)
        program.window.show()
        program.open(open_record(shared))
        program.window.navigate("paper", paper.id)
        qtbot.waitUntil(lambda program=program: title(program).text() == "Sprachförderung")
        made.append(program)
    yield made
    for program in made:
        program.window.close()
        program.close()


def title(program):
    return program.window.current_page.editor.form.title_edit


@pytest.mark.parametrize("mine", [True, False])
def test_the_later_one_sees_both_wordings_and_chooses(programs, shared, paper, qtbot, mine):
    here, there = programs
    notices = []
    there.window.current_page.editor.form.autosave.notice.connect(notices.append)
    for program, words in ((here, " an Schulen"), (there, " in Kitas")):
        title(program).setFocus()
        title(program).end(False)
        QTest.keyClicks(title(program), words)
    here.window.current_page.editor.form.autosave.flush()
    there.window.current_page.editor.form.autosave.flush()
    qtbot.waitUntil(lambda: notices != [])
    office = open_shared(shared)
    assert office.papers.get(paper.id).title == "Sprachförderung an Schulen"
    assert title(there).text() == "Sprachförderung in Kitas"
    assert [draft.value for draft in there.drafts.all()] == ["Sprachförderung in Kitas"]
    seen = []

    def choose() -> None:
        (dialog,) = there.window.findChildren(ConflictDialog)
        seen.append((dialog.mine_edit.toPlainText(), dialog.theirs_edit.toPlainText()))
        (dialog.mine_button if mine else dialog.theirs_button).click()

    QTimer.singleShot(0, choose)
    notices[0].action()
    assert seen == [("Sprachförderung in Kitas", "Sprachförderung an Schulen")]
    kept = "Sprachförderung in Kitas" if mine else "Sprachförderung an Schulen"
    qtbot.waitUntil(lambda: office.papers.get(paper.id).title == kept and not there.drafts.all())
    qtbot.waitUntil(lambda: title(here).text() == title(there).text() == kept)
    office.close()
    for program in programs:
        qtbot.waitUntil(lambda program=program: not program.background.working)
