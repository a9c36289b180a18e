"""The server vanishes without a word while somebody types."""

import pytest
from PySide6.QtTest import QTest

from beirat_desktop import app as program_app
from beirat_desktop.desktop.widgets import autosave
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.program import AWAY
from beirat_desktop.store import postgresql
from beirat_desktop.store.address import ServerAddress
from beirat_desktop.usecases.record.move import move
from beirat_desktop.usecases.record.record import open_record, open_shared
from tests.relay import Relay

pytestmark = pytest.mark.server
SILENT = AWAY.partition(";")[0]
"""What there is room for beside the place of the draft."""


@pytest.fixture
def shared(server, founded_record):
    address = server.address().of_database("ohne ein Wort")
    move(founded_record, address)
    yield address
    server.drop(address)


def test_what_is_typed_while_the_server_is_silent_is_safe_and_saved_by_itself(
    server, shared, theme, home, qtbot, monkeypatch
):
    monkeypatch.setattr(postgresql, "PATIENCE", 0.2)
    monkeypatch.setattr(autosave, "RETRY_MS", 100)
    office = open_shared(shared)
    paper = office.papers.add(PaperType.MOTION, "Sprachförderung")
    home.mkdir(parents=True, exist_ok=True)
    relay = Relay(server.port)
    program = program_app.Program(theme, program_app.State(home))
    qtbot.addWidget(program.window)
    program.window.resize(1440, 900)
    program.window.show()
    program.open(open_record(ServerAddress(shared.url.replace(f":{server.port}/", f":{relay.port}/"))))
    program.window.navigate("paper", paper.id)
    edit = program.window.current_page.editor.form.title_edit
    status = program.window.status
    qtbot.waitUntil(lambda: edit.text() == "Sprachförderung" and not program.background.working)

    relay.cut()
    edit.setFocus()
    edit.end(False)
    QTest.keyClicks(edit, " an Schulen")
    qtbot.waitUntil(lambda: SILENT in status.record_label.text())
    qtbot.waitUntil(lambda: [one.value for one in program.drafts.all()] == ["Sprachförderung an Schulen"])
    QTest.keyClicks(edit, " und Kitas")  # goes on under the hand, though nothing answers
    qtbot.waitUntil(lambda: [one.value for one in program.drafts.all()] == ["Sprachförderung an Schulen und Kitas"])
    assert office.papers.get(paper.id).title == "Sprachförderung"

    relay.mend()
    qtbot.waitUntil(lambda: office.papers.get(paper.id).title == "Sprachförderung an Schulen und Kitas")
    qtbot.waitUntil(lambda: SILENT not in status.record_label.text() and not program.drafts.all())
    assert edit.text() == "Sprachförderung an Schulen und Kitas"
    qtbot.waitUntil(lambda: not program.background.working)
    program.window.close()
    program.close()
    office.close()
    relay.close()
