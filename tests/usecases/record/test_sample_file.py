"""The sample record is built beside its place."""

import sqlite3
from contextlib import closing
from pathlib import Path

from beirat_desktop.store import sqlite
from beirat_desktop.usecases.record import sample_file


def test_what_a_killed_program_left_of_the_sample_is_in_nobodys_way(tmp_path: Path, monkeypatch) -> None:
    killed, file = tmp_path / "killed.db", tmp_path / "beispiel.db"
    with closing(sqlite3.connect(killed, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE words (word)")
        connection.execute("INSERT INTO words VALUES ('Antrag')")
        connection.execute("BEGIN")
        connection.execute("UPDATE words SET word = 'Beschluss'")
        for part in ("", "-journal"):  # as they lie there while a program writes
            left = killed.with_name(killed.name + part).read_bytes()
            file.with_name(f"{file.name}.unfertig{part}").write_bytes(left)
    monkeypatch.setattr(sample_file, "build_sample", lambda *_store_and_day: None)
    sample_file.make_sample(file)
    sqlite.check_integrity(file)
    assert [one.name for one in tmp_path.iterdir() if "unfertig" in one.name] == []
