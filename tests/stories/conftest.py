"""The whole program on the sample, as somebody sits before it."""

import shutil
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop import app as program_app
from tests.conftest import SAMPLE_DAY


@pytest.fixture(autouse=True)
def quick_hands(monkeypatch) -> None:
    """A test presses faster than anybody and means each of its keys."""
    monkeypatch.setattr("beirat_desktop.desktop.page.BETWEEN_SECONDS", 0.0)


@pytest.fixture
def program(sample_record, theme, home, tmp_path, qtbot):
    """The program with the sample open, on SAMPLE_DAY."""
    from beirat_desktop.usecases.record.record import open_record

    home.mkdir(parents=True, exist_ok=True)
    file = tmp_path / "beispiel.db"
    shutil.copy(sample_record, file)
    made = program_app.Program(theme, program_app.State(home))
    qtbot.addWidget(made.window)
    made.window.resize(1440, 900)
    made.window.show()
    opened = open_record(file, user="Geschäftsstelle")
    opened.office.store.now = lambda: datetime.combine(SAMPLE_DAY, time(9), ZoneInfo("Europe/Berlin"))
    made.open(opened)
    yield made
    qtbot.waitUntil(lambda: not made.background.working)
    made.window.close()
