"""A record made of a council information system opens at every place, though nobody typed it."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop import app as program_app
from tests.exchange.oparl_town import listed, town
from tests.stories.places import PLACES
from tests.stories.test_every_place import settle


@pytest.fixture
def musterstadt(tmp_path) -> Path:
    from beirat_desktop.usecases.record.record import create_shared

    source, file = tmp_path / "stadt.json", tmp_path / "stadt.db"
    source.write_bytes(listed(list(town().values())))
    office = create_shared(file)
    office.oparl.take(office.oparl.look(str(source), tmp_path / "kept"))
    office.close()
    return file


@pytest.fixture
def program(musterstadt, theme, home, qtbot):
    from beirat_desktop.usecases.record.record import open_record

    home.mkdir(parents=True, exist_ok=True)
    made = program_app.Program(theme, program_app.State(home))
    qtbot.addWidget(made.window)
    made.window.resize(1280, 720)
    made.window.show()
    opened = open_record(musterstadt, user="Geschäftsstelle")
    opened.office.store.now = lambda: datetime(2026, 11, 26, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    made.open(opened)
    yield made
    qtbot.waitUntil(lambda: not made.background.working)
    made.window.close()


def test_every_place_and_every_record_that_came_opens(program, qtbot):
    for place in PLACES:
        program.window.go(place)
        settle(program, qtbot)
    with program.office.store.reading() as unit:
        found = {
            "paper": unit.papers.all(),
            "meeting": unit.meetings.all(),
            "person": unit.persons.all(),
            "faction": unit.factions.all(),
            "organization": unit.organizations.all(),
        }
        matters = [("matter", one.id) for one in unit.papers.all()]
    for noun, key in [*((noun, one.id) for noun, some in found.items() for one in some), *matters]:
        program.window.navigate(noun, key)
        settle(program, qtbot)
        assert "gibt es nicht mehr" not in program.window.statusBar().currentMessage()
