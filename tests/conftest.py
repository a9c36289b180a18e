"""What every test shares: an offscreen Qt, unless a display is asked for by name, and a record on disk."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

if not os.environ.get("QT_QPA_PLATFORM"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

NOW = datetime(2012, 5, 14, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record, made once by the migrations."""
    from beirat_desktop.store.record import create_record

    file = tmp_path_factory.mktemp("record") / "empty.db"
    create_record(file).close()
    return file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the user's own folders."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BEIRAT_HOME", str(folder))
    return folder


@pytest.fixture
def store(empty_record: Path, tmp_path: Path):
    """A record of its own on disk, on Monday, 14 May 2012, 9 o'clock."""
    from beirat_desktop.store.record import open_record

    file = tmp_path / "beirat.db"
    shutil.copy(empty_record, file)
    opened = open_record(file, user="Geschäftsstelle")
    opened.now = lambda: NOW
    yield opened
    opened.close()


@pytest.fixture
def founded(store):
    """The record with town, term, Beirat, Stadtrat and one faction of tests.factories."""
    from tests import factories

    with store.unit("founded") as unit:
        unit.bodies.save(factories.BODY)
        unit.terms.save(factories.TERM)
        unit.committees.save(factories.BEIRAT)
        unit.committees.save(factories.COUNCIL)
        unit.factions.save(factories.SPD)
    store.forget_undo()
    return store


@pytest.fixture
def office(founded):
    """The use cases on the founded record."""
    from beirat_desktop.usecases.office import Office

    made = Office(founded)
    yield made
    made.close()
