from pathlib import Path

from beirat_desktop.german.locking import encrypted, plain_files

MANY = [Path(f"/kopien/akte-2026-11-{day:02}.db") for day in range(1, 27)]


def test_of_many_plain_files_the_first_are_named_and_the_others_counted_with_their_folder():
    said = plain_files(MANY, copies=True)
    assert "akte-2026-11-06.db" in said
    assert "akte-2026-11-07.db" not in said
    assert "und 20 weitere in /kopien" in said
    assert "gleich danach entsteht eine neue" in said


def test_no_copy_is_promised_where_none_is_made():
    said = plain_files(MANY[:1], copies=False)
    assert "weitere" not in said
    assert "gleich danach" not in said
    assert "einen Ordner für neue wählen" in said


def test_what_stays_plain_is_said_with_the_success():
    assert "liegt noch 1 Datei" in encrypted(MANY[:1])
    assert "liegen noch 26 Dateien" in encrypted(MANY)
    assert "Unverschlüsselt" not in encrypted([])
