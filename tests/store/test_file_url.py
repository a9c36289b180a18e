"""A name with signs that mean something in an address is the name of that file, wherever it is opened."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from beirat_desktop.store.file_url import address
from beirat_desktop.store.first_look import first_rows
from beirat_desktop.usecases.record import record
from beirat_desktop.usecases.record.backups import Backups

NAMES = (
    "Akte%20Beirat",
    "Akte%2520Beirat",
    "100%25",
    "50%",
    "Was nun?",
    "a?mode=ro&immutable=1",
    "Beirat #2",
    "Änderung ß ğ 会",
    "Akte; DROP",
    "a&b=c+d",
    'O\'Neill "x"',
    "file:Akte",
    ":memory:",
    "l" * 120 + "/" + "m" * 120 + "/" + "n" * 120,
)
NOT_ON_WINDOWS = set('?":')


def bait(name: str) -> set[str]:
    """The names another program might read out of it."""
    return {name.replace("%20", " "), name.replace("%25", "%"), name.partition("?")[0], name.partition("#")[0]} - {name}


def persons(file: Path) -> int:
    with closing(sqlite3.connect(file.absolute())) as read:
        return read.execute("SELECT count(*) FROM persons").fetchone()[0]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("relative", [False, True])
def test_the_file_of_that_name_is_opened_copied_and_restored_and_no_other(
    empty_record, tmp_path, monkeypatch, name, relative
):
    if os.name == "nt" and (NOT_ON_WINDOWS & set(name) or len(name) > 200):
        pytest.skip("Windows has no such names")
    monkeypatch.chdir(tmp_path)
    file = Path(f"{name}.db") if relative else tmp_path / f"{name}.db"
    others = [tmp_path / f"{other}.db" for other in bait(name)]
    for each in (file, *others):
        each.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(empty_record, each)
    before = [other.read_bytes() for other in others]
    opened = record.open_record(file)
    opened.office.persons.add("Neu", "Ada")
    assert opened.office.changed_elsewhere() is False
    (tmp_path / "Sicherung").mkdir()
    copies = Backups(file, tmp_path / "Sicherung")
    copy = copies.make(date(2026, 1, 1))
    assert first_rows(file, ["admitted"], 8) is not None
    opened.office.persons.add("Später", "Ada")
    opened.close()
    record.check_file(file)
    assert (persons(file), persons(copy.path)) == (2, 1)
    aside = record.restore(file, copies.folder, copy.path)
    assert (persons(file), persons(aside)) == (1, 2)
    assert [other.read_bytes() for other in others] == before


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (PurePosixPath("/a b/Akte%20?#.db"), "file:///a%20b/Akte%2520%3F%23.db"),
        (PureWindowsPath(r"C:\Akten\ä.db"), "file:///C%3A/Akten/%C3%A4.db"),
        (PureWindowsPath(r"\\server\Akten\Beirat 1.db"), "file:////server/Akten/Beirat%201.db"),
    ],
)
def test_an_address_has_no_host_and_says_each_sign_as_itself(file, expected):
    assert address(file) == expected
