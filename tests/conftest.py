"""What every test shares: an offscreen Qt, unless a display is asked for by name, and a record on disk."""

import gc
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from time import tzname
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLockFile, Qt
from pytestqt.qtbot import QtBot

if not os.environ.get("QT_QPA_PLATFORM"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

# What whoever tests has set for themselves changes nothing: how large letters are, which server they use, a password.
for own in filter(re.compile("PG[A-Z]+|QT_(FONT|STYLE).*|QT_.*SCALE.*|BEIRAT_.*PASSWORD").fullmatch, list(os.environ)):
    del os.environ[own]
# Nor is anything read from their keyring, or kept there.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# Every unit waits for the disk, some milliseconds; in memory it does not. No test pulls the plug, so none tells less.
MEMORY = Path("/dev/shm")
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2 * 1024**3:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

NOW = datetime(2012, 5, 14, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))


class PatientBot(QtBot):
    """Waits longer than any machine is busy: what never comes fails a test, what comes late does not."""

    PATIENCE = 60_000

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=max(timeout, self.PATIENCE))

    def waitSignal(self, signal, *, timeout: int = PATIENCE, **how):
        if how.get("raising") is False:  # that nothing comes is seen at once
            return super().waitSignal(signal, timeout=timeout, **how)
        return super().waitSignal(signal, timeout=max(timeout, self.PATIENCE), **how)


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> Iterator[PatientBot]:
    """A robot whose windows are gone when the test ends: not drawn anew by the next, nor saving into its folder."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    yield PatientBot(request)
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        # A window that went with the key takes its release along; the next test would choose rows with Ctrl held down.
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def look(qapp):
    """The look of the whole process: each hears what the desktop wishes, so two would paint over one another."""
    from beirat_desktop.app import speak_german
    from beirat_desktop.desktop.theme import Scheme, Theme

    speak_german(qapp)
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def theme(look):
    """The look, light and at 100 %, and so again afterwards."""
    from beirat_desktop.desktop.theme import Scheme

    yield look
    if look.scheme is not Scheme.LIGHT:
        look.set_scheme(Scheme.LIGHT)
    if look.percent != 100:
        look.set_percent(100)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engine",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="what keeps the records of `store`, `office` and `sample`: a file each, or a server of the tests' own",
    )
    parser.addoption("--of-each", type=int, help="on a server so many tests of each file, those that take a record")
    parser.addoption("--all-of", action="append", default=[], help="but every test below that path")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("engine") == "sqlite":
        return
    left_out = [item for item in items if item.get_closest_marker("sqlite")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
    if config.getoption("of_each") is not None:
        whole = tuple(str(config.rootpath / name) for name in config.getoption("all_of"))
        some = _some(items, config.getoption("of_each"), whole)
        config.hook.pytest_deselected(items=[item for item in items if item not in some])
        items[:] = [item for item in items if item in some]


def _some(items: list[pytest.Item], number: int, whole: tuple[str, ...]) -> set[pytest.Item]:
    """Of what takes a record all below those paths, and of each other file so many functions from first to last."""
    found, files = set(), {}
    for item in items:
        if "copied" not in item.fixturenames:
            continue
        if str(item.path).startswith(whole):
            found.add(item)
        else:
            files.setdefault(item.path, {}).setdefault(item.location[1], item)
    for of_line in files.values():
        lines = sorted(of_line)
        number_here = min(number, len(lines))
        found.update(of_line[lines[n * len(lines) // number_here]] for n in range(number_here))
    return found


def pytest_collection_finish() -> None:
    """What lives as long as the run is not looked through for garbage again: half a million objects, 0.26 s a time."""
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Cycles are collected between tests and on this thread, as the program does it while a window is open.

    By itself Python collects on any thread, such as the one on which a worker of xdist hears what comes next: windows
    that a test left in a circle ended there, which crashes Qt.
    """
    from beirat_desktop.desktop.background import collect

    yield
    gc.disable()
    looked = gc.get_stats()[-1]["collections"]
    collect()
    if gc.get_stats()[-1]["collections"] > looked:
        gc.freeze()  # what is left of everything is kept for other tests, such as the syntax trees of all sources


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL of the tests' own, for this process."""
    from beirat_desktop.store.private_server import PrivateServer, programs

    if programs() is None:
        pytest.skip("PostgreSQL is not installed here")
    # Not among pytest's folders, which are closed to the user whom PostgreSQL runs as.
    folder = Path(tempfile.mkdtemp(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
    folder.chmod(0o711)
    made = PrivateServer(folder / "server", "fsync=off", "full_page_writes=off", "synchronous_commit=off")
    made.make()
    made.start()
    yield made
    made.stop("immediate")
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def templates(server, empty_record, tmp_path_factory) -> Callable[[Path], str]:
    """Databases with what stands in a file, made once each; a copy of one takes no time."""
    from beirat_desktop.usecases.record.move import move

    made: dict[Path, str] = {}

    def template(file: Path) -> str:
        if file not in made:
            address = server.database(f"template {len(made)}")
            move(file, address)
            made[file] = address.name
        return made[file]

    return template


@pytest.fixture
def copied(request: pytest.FixtureRequest, tmp_path: Path):
    """A copy of a record on the engine that is tested: its file, or a database."""
    if request.config.getoption("engine") == "sqlite":
        yield lambda file, name: Path(shutil.copy(file, tmp_path / name))
        return
    server, templates = request.getfixturevalue("server"), request.getfixturevalue("templates")
    made = []

    def copy(file: Path, name: str):
        made.append(server.database(f"{tmp_path.name} {name}"[-60:], templates(file)))
        return made[-1]

    yield copy
    for address in made:
        server.drop(address)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """A file or folder made once however many processes share the run: the first to ask makes it, the others wait."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        file = folder / name
        lock = QLockFile(f"{file}.lock")
        lock.setStaleLockTime(0)  # making may take as long as it likes
        lock.lock()
        try:
            if not file.exists():
                unfinished = file.with_name(f"unfinished-{name}")
                make(unfinished)
                unfinished.replace(file)
        finally:
            lock.unlock()
        return file

    return made


@pytest.fixture(scope="session")
def compiled_once() -> Iterator[None]:
    """SQLAlchemy compiles each statement once for all records, and not anew for every test's: a quarter of their time.

    What is compiled is kept for each engine and its dialect, and a record that is opened has its own of both.
    """
    from beirat_desktop.store import sqlite

    make = sqlite.create_engine
    first = make("sqlite://", query_cache_size=10_000)
    first.connect().close()  # lets the dialect look at the driver

    def create_engine(*arguments, **options):
        engine = make(*arguments, **options)
        if "module" in options:  # a locked record has another driver
            return engine
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "create_engine", create_engine)
        yield
    first.dispose()


@pytest.fixture(scope="session", autouse=True)
def derived_once() -> Iterator[None]:
    """The key of a password and a salt is worked out once for all tests: it takes long, so that guessing does."""
    from beirat_desktop.store import cipher

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "pbkdf2_hmac", cache(cipher.pbkdf2_hmac))
        yield


@pytest.fixture(scope="session")
def empty_record(made_once, compiled_once) -> Path:
    """An empty record, made once by the migrations."""
    from beirat_desktop.store.record import create_record

    return made_once("empty.db", lambda file: create_record(file).close())


SAMPLE_DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def sample_record(made_once, compiled_once, pytestconfig: pytest.Config) -> Path:
    """The sample as it is on SAMPLE_DAY, built once through the use cases; copy it before changing it.

    It is kept for later runs as long as nothing changes of what it is built with; --cache-clear builds it anew.
    """
    from beirat_desktop.store.record import create_record
    from beirat_desktop.usecases.sample import build_sample

    folder = pytestconfig.cache.mkdir("sample") if hasattr(pytestconfig, "cache") else None

    def make(file: Path) -> None:
        kept = folder and folder / f"{_what_the_sample_is_built_with()}.db"
        if kept:
            with suppress(FileNotFoundError):
                shutil.copy(kept, file)
                return
        store = create_record(file, user="Geschäftsstelle")
        build_sample(store, SAMPLE_DAY)
        store.close()
        if kept:
            for old in folder.glob("*.db"):
                old.unlink(missing_ok=True)
            unfinished = kept.with_suffix(f".{os.getpid()}")
            shutil.copy(file, unfinished)
            unfinished.replace(kept)

    return made_once("sample.db", make)


def _what_the_sample_is_built_with() -> str:
    """Changes with the program below its screens, with its resources, with this file, the libraries and Python."""
    from beirat_desktop import paths

    house = Path(paths.__file__).parent
    libraries = sorted(f"{one.name} {one.version}" for one in distributions())
    found = sha256(repr((sys.version, tzname, SAMPLE_DAY, libraries)).encode())
    for root in (house, paths.resources(), paths.migrations(), Path(__file__)):
        for file in sorted(root.rglob("*")) if root.is_dir() else [root]:
            own = file.relative_to(root).parts
            unseen = root == house and own[0] in ("desktop", "cli")
            if not unseen and "__pycache__" not in own and file.is_file():
                found.update(repr(own).encode() + sha256(file.read_bytes()).digest())
    return found.hexdigest()


@pytest.fixture
def sample(sample_record: Path, copied):
    """The use cases on a copy of the sample, on SAMPLE_DAY in the morning."""
    from beirat_desktop.store.record import open_record
    from beirat_desktop.usecases.office import Office

    store = open_record(copied(sample_record, "sample.db"), user="Geschäftsstelle")
    store.now = lambda: datetime.combine(SAMPLE_DAY, time(9), ZoneInfo("Europe/Berlin"))
    yield Office(store)
    store.close()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the user's own folders."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BEIRAT_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def founded_record(empty_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of `founded`; for each process, since tests.factories gives other ids in each."""
    from beirat_desktop.store.record import open_record
    from tests import factories

    file = tmp_path_factory.mktemp("founded") / "founded.db"
    shutil.copy(empty_record, file)
    store = open_record(file, user="Geschäftsstelle")
    store.now = lambda: NOW
    with store.unit("founded") as unit:
        unit.bodies.save(factories.BODY)
        unit.terms.save(factories.TERM)
        unit.committees.save(factories.BEIRAT)
        unit.committees.save(factories.COUNCIL)
        unit.factions.save(factories.SPD)
    store.close()
    return file


@pytest.fixture
def store(request: pytest.FixtureRequest, copied):
    """A record of its own on disk, on Monday, 14 May 2012, 9 o'clock."""
    from beirat_desktop.store.record import open_record

    wanted = "founded_record" if "founded" in request.fixturenames else "empty_record"
    opened = open_record(copied(request.getfixturevalue(wanted), "beirat.db"), user="Geschäftsstelle")
    opened.now = lambda: NOW
    yield opened
    opened.close()


@pytest.fixture
def founded(store):
    """The record with town, term, Beirat, Stadtrat and one faction of tests.factories."""
    return store


@pytest.fixture
def office(founded):
    """The use cases on the founded record."""
    from beirat_desktop.usecases.office import Office

    made = Office(founded)
    yield made
    made.close()
