"""The server vanishes without a word while somebody types."""

import pytest
from PySide6.QtTest import QTest

from beirat_desktop import app as program_app
from beirat_desktop.desktop.widgets import autosave
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.program import AWAY
from beirat_desktop.store.address import ServerAddress
from beirat_desktop.store.postgresql import lines
from beirat_desktop.usecases.record.move import move
from beirat_desktop.usecases.record.record import open_record, open_shared
from tests.relay import Relay

pytestmark = pytest.mark.server


@pytest.fixture
def shared(server, founded_record):
    address = server.address().of_database("ohne ein Wort")
    move(founded_record, address)
    yield address
    server.drop(address)


@pytest.fixture
def office(shared):
    """Another workplace, which reaches the server all the time."""
    opened = open_shared(shared)
    yield opened
    opened.close()


@pytest.fixture
def relay(server):
    made = Relay(server.port)
    yield made
    made.close()


@pytest.fixture
def program(server, shared, relay, theme, home, qtbot):
    """The window on the record, over a wire that can be cut."""
    home.mkdir(parents=True, exist_ok=True)
    made = program_app.Program(theme, program_app.State(home))
    qtbot.addWidget(made.window)
    made.window.resize(1440, 900)
    made.window.show()
    made.open(open_record(ServerAddress(shared.url.replace(f":{server.port}/", f":{relay.port}/"))))
    yield made
    made.window.close()
    made.close()


def test_what_is_typed_while_the_server_is_silent_is_safe_and_saved_by_itself(
    office, relay, program, qtbot, monkeypatch
):
    paper = office.papers.add(PaperType.MOTION, "Sprachförderung")
    program.window.navigate("paper", paper.id)
    edit = program.window.current_page.editor.form.title_edit
    status = program.window.status

    def drafts() -> list[object]:
        return [one.value for one in program.drafts.all()]

    def told_as_away() -> None:
        assert AWAY in status.record_label.whole_text, (status.saving_label.whole_text, edit.text(), drafts())

    qtbot.waitUntil(lambda: edit.text() == "Sprachförderung" and not program.background.working)

    monkeypatch.setattr(lines, "PATIENCE", 0.2)
    monkeypatch.setattr(autosave, "RETRY_MS", 100)
    relay.cut()
    edit.setFocus()
    edit.end(False)
    QTest.keyClicks(edit, " an Schulen")
    qtbot.waitUntil(told_as_away)
    qtbot.waitUntil(lambda: drafts() == ["Sprachförderung an Schulen"])
    QTest.keyClicks(edit, " und Kitas")  # goes on under the hand, though nothing answers
    qtbot.waitUntil(lambda: drafts() == ["Sprachförderung an Schulen und Kitas"])
    assert office.papers.get(paper.id).title == "Sprachförderung"

    relay.mend()
    qtbot.waitUntil(lambda: office.papers.get(paper.id).title == "Sprachförderung an Schulen und Kitas")
    qtbot.waitUntil(lambda: AWAY not in status.record_label.whole_text and not drafts())
    assert edit.text() == "Sprachförderung an Schulen und Kitas"
    qtbot.waitUntil(lambda: not program.background.working)
