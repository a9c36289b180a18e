"""What every test shares: an offscreen Qt, unless a display is asked for by name, and a record on disk."""

import os
import shutil
from datetime import date, datetime, time
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


SAMPLE_DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it is on SAMPLE_DAY, built once through the use cases; copy it before changing it."""
    from beirat_desktop.store.record import create_record
    from beirat_desktop.usecases.sample import build_sample

    file = tmp_path_factory.mktemp("sample") / "sample.db"
    store = create_record(file, user="Geschäftsstelle")
    build_sample(store, SAMPLE_DAY)
    store.close()
    return file


@pytest.fixture
def sample(sample_record: Path, tmp_path: Path):
    """The use cases on a copy of the sample, on SAMPLE_DAY in the morning."""
    from beirat_desktop.store.record import open_record
    from beirat_desktop.usecases.office import Office

    file = tmp_path / "sample.db"
    shutil.copy(sample_record, file)
    store = open_record(file, user="Geschäftsstelle")
    store.now = lambda: datetime.combine(SAMPLE_DAY, time(9), ZoneInfo("Europe/Berlin"))
    yield Office(store)
    store.close()


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
