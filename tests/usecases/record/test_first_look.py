"""What stands on the first page before the store is there."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from beirat_desktop.store.record import open_record
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.first_look import first_look


@pytest.fixture
def file(sample_record: Path, tmp_path: Path) -> Path:
    """The sample with one user."""
    copy = tmp_path / "sample.db"
    shutil.copy(sample_record, copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("DELETE FROM users WHERE rowid > (SELECT min(rowid) FROM users)")
    return copy


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 1",
        "UPDATE papers SET dated = NULL WHERE rowid % 2",
        "UPDATE papers SET state = 'submitted', meeting_id = NULL",
        "UPDATE factions SET short_name = ''",
        "DELETE FROM papers WHERE id NOT IN (SELECT id FROM papers WHERE state = 'submitted')",
    ],
)
def test_the_first_look_shows_what_the_store_shows(file, statement):
    change(file, statement)
    rows = first_look(file)
    office = Office(open_record(file))
    assert rows == list(office.overview.morning().incoming)
    assert rows
    office.close()


@pytest.mark.parametrize("revision", ["0001", "9999"])
def test_another_schema_is_opened_first(file, revision):
    change(file, f"UPDATE alembic_version SET version_num = '{revision}'")
    assert first_look(file) is None


def test_where_several_people_work_they_are_asked_first(sample_record):
    assert first_look(sample_record) is None


def test_what_is_no_record_is_left_to_opening_it(tmp_path):
    assert first_look(tmp_path / "missing.db") is None
    assert not (tmp_path / "missing.db").exists()
    (tmp_path / "letter.db").write_bytes(b"%PDF-1.7")
    assert first_look(tmp_path / "letter.db") is None


def test_a_look_changes_nothing_and_waits_for_nobody(file):
    before = file.read_bytes()
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert first_look(file)
    assert file.read_bytes() == before


def test_it_needs_no_sqlalchemy():
    """Or it would come no sooner than the store."""
    code = "import sys, beirat_desktop.usecases.record.first_look, beirat_desktop.desktop.overview.page; "
    code += "sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_first_page_needs_no_paper_engine(file):
    """What draws papers takes as long to load as all that the first page needs."""
    code = f"""
import sys
from pathlib import Path
import beirat_desktop.program, beirat_desktop.desktop.first_run.start, beirat_desktop.desktop.overview.page
from beirat_desktop.usecases.record.record import open_record
office = open_record(Path({str(file)!r}), user="Geschäftsstelle").office
office.overview.morning(), office.papers.incoming(), office.users.current(), office.committees.term_on(office.today)
slow = {{"holidays", "reportlab", "pypdfium2", "PIL", "alembic", "beirat_desktop.documents"}}
sys.exit(", ".join(slow & set(sys.modules)) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
