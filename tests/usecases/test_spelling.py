"""Spelling by a small dictionary of one's own."""

from pathlib import Path

import pytest

from beirat_desktop.usecases.spelling import Speller, dictionary, names, words


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "de_DE.aff").write_text("SET UTF-8\nSFX N Y 1\nSFX N 0 en .\n", encoding="utf-8")
    (tmp_path / "de_DE.dic").write_text("4\nBeirat\nVerwaltung/N\nTür\nsowie\n", encoding="utf-8")
    return tmp_path / "de_DE"


def test_words_are_looked_up_with_their_endings(file: Path) -> None:
    assert Speller(file).wrong(["Beirat", "Verwaltungen", "Tür", "Ferwaltung"]) == {"Ferwaltung"}
    assert "Verwaltung" in Speller(file).suggest("Ferwaltung")


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO8859-1"])
def test_endings_are_read_in_the_letters_of_their_dictionary(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "de_DE.aff").write_text(f"SET {encoding}\nSFX U Y 1\nSFX U 0 ürde .\n", encoding=encoding)
    (tmp_path / "de_DE.dic").write_text("2\nW/U\nTür\n", encoding=encoding)
    assert Speller(tmp_path / "de_DE").wrong(["Würde", "Tür", "Tuer"]) == {"Tuer"}


def test_the_dictionary_of_the_computer_is_found_where_both_its_files_are(file: Path, monkeypatch) -> None:
    monkeypatch.setenv("DICPATH", str(file.parent))
    assert dictionary() == file
    file.with_suffix(".aff").unlink()
    assert dictionary() != file


def test_what_no_dictionary_can_know_is_left_alone() -> None:
    text = "Der SPD-Antrag: Migrations- und § 56 GemO, zu A4, Müllers’ Haus, USA " + "x" * 50
    assert [word for _, word in words(text)] == ["Der", "SPD-Antrag", "und", "GemO", "Müllers", "Haus"]
    assert all(text[at:].startswith(word) for at, word in words(text))


def test_names_of_the_record_are_words(office) -> None:
    office.persons.add("Yılmaz-Öztürk", "Ayşe")
    found = names(office)
    assert {"Yılmaz-Öztürk", "Yılmaz", "Öztürk", "Ayşe"} <= found
    assert "Beirat" in found
