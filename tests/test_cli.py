"""The shell: what it answers, what it writes, how it ends."""

import argparse
import ast
import errno
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stdout
from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from sqlalchemy.exc import OperationalError

from beirat_desktop import __main__
from beirat_desktop.cli import command_first, main, parser
from beirat_desktop.cli.catalogue import GERMAN
from beirat_desktop.cli.shell import DONE, REFUSED, TROUBLE, USAGE
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.users import Desk
from beirat_desktop.store import moving
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.usecases.members.founding import HomeFounding, home_founding
from beirat_desktop.usecases.record.record import create_shared, open_shared
from tests.exchange.oparl_town import listed, town
from tests.passwords import forget_all
from tests.usecases.test_sample import assert_only_working_days

ROOT = Path(__file__).parent.parent


@pytest.fixture
def record(sample_record, tmp_path) -> str:
    file = tmp_path / "akte.db"
    shutil.copy(sample_record, file)
    return str(file)


def words(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text.replace("\u00a0", " ")


def test_the_record_goes_out_and_into_a_new_one(record, tmp_path, capsys):
    out, again = tmp_path / "akte.json", tmp_path / "again.json"
    assert main(["export", str(out), "--db", record]) == DONE
    assert out.stat().st_mode & 0o077 == 0
    assert main(["import", str(out), "--db", str(tmp_path / "neu.db")]) == DONE
    assert "63 Anträge und Vorlagen" in capsys.readouterr().out
    assert main(["export", str(again), "--db", str(tmp_path / "neu.db")]) == DONE
    assert again.read_bytes() == out.read_bytes()


def test_a_record_of_an_older_program_is_upgraded_and_what_leads_nowhere_is_told_once(tmp_path, capsys):
    file = tmp_path / "akte.db"
    shutil.copy(ROOT / "tests" / "files" / "beirat-0001.db", file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE papers SET joint_faction_ids = '[\"gone\"]'")
    assert main(["export", "--db", str(file), str(tmp_path / "akte.json")]) == DONE
    told = capsys.readouterr().err
    assert told.startswith("Die Akte ist auf dem neuen Stand. Ein Verweis führte schon vorher ins Leere")
    assert "(Fraktion, Kennung gone)" in told
    assert main(["export", "--db", str(file), str(tmp_path / "akte.json")]) == DONE
    assert capsys.readouterr().err == ""


def test_an_import_counts_what_it_read(tmp_path, capsys):
    example = Path(__file__).parents[1] / "resources" / "form" / "akte-beispiel.json"
    assert main(["import", str(example), "--db", str(tmp_path / "neu.db")]) == DONE
    assert capsys.readouterr().out.endswith(" Einträge eingelesen, darunter 1 Antrag oder Vorlage.\n")


def test_a_bad_import_leaves_no_record_behind(tmp_path, capsys):
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "beirat-desktop",\n "version": 1, oops}')
    target = tmp_path / "neu.db"
    assert main(["import", str(bad), "--db", str(target)]) == REFUSED
    assert "Zeile 2" in capsys.readouterr().err
    assert not target.exists()


def test_a_table_is_no_record_and_says_where_it_belongs(tmp_path, capsys):
    table, target = tmp_path / "liste.csv", tmp_path / "neu.db"
    table.write_text("Name;Ort\n")
    assert main(["import", str(table), "--db", str(target)]) == REFUSED
    assert "„liste.csv“ ist eine Tabelle" in capsys.readouterr().err
    assert not target.exists()


def test_a_motion_is_taken_in_from_its_pdf(record, tmp_path, capsys):
    pdf, empty = tmp_path / "Antrag.pdf", tmp_path / "amt.db"
    assert main(["pdf", "motion", "2012/04", "-o", str(pdf), "--db", record]) == DONE
    assert main(["import", str(pdf), "--db", record]) == REFUSED
    assert "liegt mit genau diesem Wortlaut schon vor" in capsys.readouterr().err
    create_record(empty).close()
    assert main(["import", str(pdf), "--db", str(empty)]) == DONE
    told = capsys.readouterr()
    assert "Die Fraktion „SPD-Fraktion“ gibt es in dieser Akte nicht." in told.err
    assert "Eingereicht: „Beratung zu strategischen Integrationskonzepten“." in told.out


def test_the_way_of_a_motion_is_told(record, capsys):
    assert main(["track", "20113004", "--db", record]) == DONE
    told = capsys.readouterr().out
    assert "17.02.2011  Beirat: empfohlen" in told
    assert "21.03.2011  Stadtrat: angenommen" in told


def test_a_number_is_found_as_screen_and_paper_write_it(record, capsys):
    with closing(open_shared(Path(record))) as office:
        office.committees.edit_body(paper_prefix="KSD")
    assert main(["track", "KSD 20113004", "--db", record]) == DONE
    assert main(["track", "20113004", "--db", record]) == DONE
    assert main(["track", "KSD", "--db", record]) == REFUSED


def test_an_unknown_number_is_said_so(record, capsys):
    assert main(["track", "1999/1", "--db", record]) == REFUSED
    assert "1999/1 gibt es in dieser Akte nicht" in capsys.readouterr().err


def test_what_is_kept_on_somebody_is_written_for_them(record, tmp_path, capsys):
    store = open_record(Path(record))
    with store.reading() as unit:
        name = unit.persons.get(unit.memberships.all()[0].person_id).name
    store.close()
    assert main(["person", name, str(tmp_path / "aus"), "--db", record]) == DONE
    assert {one.suffix for one in (tmp_path / "aus").iterdir()} == {".pdf", ".json"}
    assert all(one.stat().st_mode & 0o077 == 0 for one in (tmp_path / "aus").iterdir())
    assert main(["person", "Niemand Davon", str(tmp_path), "--db", record]) == REFUSED
    assert "steht niemand, der „Niemand Davon“ heißt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["agenda", "24.05.2012"], "Beratung zu strategischen Integrationskonzepten"),
        (["motion", "2012/04"], "Antrag der SPD-Fraktion"),
        (["excerpt", "2012-05-24", "Ö 4"], "AUSZUG"),
        (["speaker", "2012-08-23"], "Strategische Integrationskonzepte"),
        (["notice", "2012-05-24"], "Elif"),
        (["sign-in", "2012-05-24"], "Anwesenheitsliste"),
        (["script", "2012-05-24"], "Regiebuch"),
        (["minutes", "2012-05-24"], "Niederschrift über die"),
        (["minutes", "2012-05-24", "--publication"], "öffentlicher Teil"),
        (["agenda", "2012-05-24", "--publication"], "Beratung zu strategischen Integrationskonzepten"),
        (["excerpt", "2012-05-24", "Ö 4", "--publication"], "AUSZUG"),
        (["motion", "2012/04", "--publication"], "Antrag der SPD-Fraktion"),
        (["council", "20113004"], "Beratungsfolge"),
        (["mayor", "20113004"], "Antrag nach § 56 GemO"),
        (["follow-ups"], "Beschlusskontrolle"),
        (["faction", "spd", "--publication"], "Was wurde aus unseren Anträgen?"),
        (["annual", "2011"], "Jahresbericht 2011"),
        (["resolutions"], "Beschlussbuch"),
        (["statistics", "2012"], "Anwesenheit und Anträge"),
        (["initiative", "Ludwigshafener Erklärung", "--publication"], "Unterzeichnet von"),
        (["initiative", "programm"], "Nachbarschaft kommt zu Wort"),
    ],
)
def test_every_paper_can_be_had(record, tmp_path, arguments, expected):
    out = tmp_path / "out.pdf"
    assert main(["pdf", *arguments, "--db", record, "-o", str(out)]) == DONE
    assert expected in words(out)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["faction", "xyz"], "Eine Fraktion „xyz“ gibt es in dieser Akte nicht."),
        (["annual", "neulich"], "„neulich“ ist kein Jahr."),
        (["resolutions", "neulich"], "Eine Wahlperiode „neulich“ gibt es in dieser Akte nicht. Bekannt sind: 20"),
        (["script", "2012-05-24", "--publication"], "für das Haus bestimmt"),
        (["speaker", "2012-08-23", "--publication"], "für das Haus bestimmt"),
        (["initiative", "gibt es nicht"], "Bitte einen dieser Namen angeben: Nationaler Integrationsplan"),
        (["motion", "9999/99"], "mit der Nummer 9999/99 gibt es in dieser Akte nicht"),
    ],
)
def test_a_paper_that_cannot_be_is_refused_in_a_sentence(record, tmp_path, arguments, expected, capsys):
    out = tmp_path / "out.pdf"
    assert main(["pdf", *arguments, "--db", record, "-o", str(out)]) == REFUSED
    assert expected in capsys.readouterr().err
    assert not out.exists()


def test_a_draft_is_called_one_where_no_name_is_given(record, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["pdf", "notice", "2012-05-24", "--db", record]) == DONE
    assert (tmp_path / "Entwurf-Bekanntmachung-2012-05-24.pdf").exists()


def test_a_day_without_a_meeting_is_said_so(record, capsys):
    assert main(["pdf", "agenda", "01.01.2012", "--db", record]) == REFUSED
    assert "Am 01.01.2012 gibt es in dieser Akte keine Sitzung" in capsys.readouterr().err


def test_the_check_reads_file_and_rules(record, capsys):
    assert main(["check", "--db", record]) in (DONE, REFUSED)
    assert "Die Datei ist unversehrt." in capsys.readouterr().out


def test_what_everybody_may_have_goes_into_a_folder_after_a_look(record, tmp_path, capsys):
    folder = tmp_path / "web"
    assert main(["publish", str(folder), "--db", record]) == REFUSED
    assert "https://beirat.beispielstadt.de" in capsys.readouterr().err
    address = ["--address", "https://beirat.example.org"]
    assert main(["publish", str(folder), "--look", *address, "--db", record]) == DONE
    assert "+ index.html" in capsys.readouterr().out
    assert not folder.exists()
    assert main(["publish", str(folder), *address, "--db", record]) == DONE
    assert "Dateien neu" in capsys.readouterr().out
    assert main(["publish", str(folder), "--db", record]) == DONE
    assert "Alles auf dem Stand der Akte" in capsys.readouterr().out


@pytest.fixture
def record_with_a_phone(record) -> str:
    """The record, in which the reasons of a resolved motion tell somebody's number."""
    opened = open_record(Path(record), user="Geschäftsstelle")
    with opened.unit("papers.edit") as unit:
        paper = next(one for one in unit.papers.all() if one.number == "2012/04")
        unit.papers.save(replace(paper, rationale=RichText.of("Rückfragen beantwortet Frau Weber, 0621 5042345.")))
    opened.close()
    return record


@pytest.mark.parametrize(
    "arguments",
    [
        ["pdf", "motion", "2012/04", "--publication", "-o", "{folder}/antrag.pdf"],
        ["publish", "{folder}/web", "--address", "https://beirat.example.org"],
        ["register", "{folder}/register.beirat-register"],
    ],
    ids=lambda words: words[0],
)
def test_what_everybody_will_not_read_is_said_by_the_shell(record_with_a_phone, arguments, tmp_path, capsys):
    folder = str(tmp_path)
    assert main([*(one.replace("{folder}", folder) for one in arguments), "--db", record_with_a_phone]) == DONE
    told = capsys.readouterr().err
    assert "Das Programm hält" in told
    assert "Frau Weber, ▸0621 5042345◂" in told
    written = [one for one in tmp_path.rglob("*") if one.is_file() and one.name != "akte.db"]
    assert written
    for file in written:
        assert b"5042345" not in file.read_bytes()
        if file.suffix == ".pdf":
            assert "5042345" not in words(file)


def test_what_stays_in_the_house_is_not_cut(record_with_a_phone, tmp_path, capsys):
    out = tmp_path / "antrag.pdf"
    assert main(["pdf", "motion", "2012/04", "-o", str(out), "--db", record_with_a_phone]) == DONE
    assert "Das Programm hält" not in capsys.readouterr().err
    assert "5042345" in words(out)


def test_the_register_goes_out_and_into_the_record_of_a_faction(record, tmp_path, capsys):
    assert main(["register", str(tmp_path), "--db", record]) == DONE
    (file,) = tmp_path.glob("*.beirat-register")
    assert file.name in capsys.readouterr().out
    office = create_shared(tmp_path / "fraktion.db", user="Ayşe Kaya")
    faction = HomeFounding("SPD", "Kaya", "Ayşe", town="Stadt Ludwigshafen am Rhein")
    office.committees.found(home_founding(faction, office.today))
    office.close()
    home = str(tmp_path / "fraktion.db")
    assert main(["import", str(file), "--db", home]) == DONE
    assert capsys.readouterr().out.startswith("Register übernommen: ")
    assert main(["import", str(file), "--db", home]) == REFUSED
    assert "schon übernommen" in capsys.readouterr().err
    # The office has it all already.
    assert main(["import", str(file), "--db", record]) == REFUSED


def test_a_backup_can_be_opened(record, tmp_path, capsys):
    assert main(["backup", str(tmp_path / "sicherung"), "--db", record]) == DONE
    (copy,) = (tmp_path / "sicherung").glob("*.db")
    assert main(["track", "20113004", "--db", str(copy)]) == DONE


def test_what_another_system_tells_goes_into_a_locked_record(tmp_path, capsys, monkeypatch):
    password = "vier Wörter hintereinander"
    source, file = tmp_path / "oparl.json", tmp_path / "akte.db"
    body = {"id": "https://x.de/b", "type": "https://schema.oparl.org/1.1/Body", "name": "Stadt Xhausen"}
    source.write_text(json.dumps(body))
    create_record(file, password=password).close()
    forget_all()
    assert main(["import", "oparl", str(source), "--db", str(file)]) == TROUBLE
    monkeypatch.setenv("BEIRAT_PASSWORD", password)
    assert main(["import", "oparl", str(source), "--db", str(file)]) == DONE
    assert "Stadt Xhausen" in capsys.readouterr().out


def test_a_locked_record_opens_with_the_password_of_the_environment(record, tmp_path, capsys, monkeypatch):
    old, new = "vier Wörter hintereinander", "fünf andere Wörter danach"
    assert main(["lock", "--db", record]) == REFUSED
    assert "kann niemand die Akte mehr öffnen" in capsys.readouterr().err
    monkeypatch.setenv("BEIRAT_NEW_PASSWORD", old)
    assert main(["lock", "--db", record]) == DONE
    assert "Unverschlüsselt liegt" in capsys.readouterr().err
    forget_all()
    assert main(["track", "2012/07", "--db", record]) == TROUBLE
    assert "mit keinem Passwort geöffnet" in capsys.readouterr().err
    monkeypatch.setenv("BEIRAT_PASSWORD", new)
    assert main(["check", "--db", record]) == TROUBLE
    monkeypatch.setenv("BEIRAT_PASSWORD", old)
    assert main(["backup", str(tmp_path / "s"), "--db", record]) == DONE
    (copy,) = (tmp_path / "s").iterdir()
    monkeypatch.setenv("BEIRAT_NEW_PASSWORD", new)
    assert main(["lock", "--db", record]) == DONE
    assert "Ältere Sicherungen behalten" in capsys.readouterr().out
    forget_all()
    assert main(["restore", str(copy), "--db", record]) == DONE, "the copy has the older password, the record any"
    assert main(["lock", "--off", "--db", record]) == DONE
    assert Path(record).read_bytes().startswith(b"SQLite format 3")
    forget_all()


def test_a_record_that_is_moved_into_a_file_is_locked_there(record, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("BEIRAT_NEW_PASSWORD", "kurz")
    assert main(["move", record, str(tmp_path / "neu.db")]) == REFUSED
    assert not (tmp_path / "neu.db").exists()
    monkeypatch.setenv("BEIRAT_NEW_PASSWORD", "vier Wörter hintereinander")
    capsys.readouterr()
    assert main(["move", record, str(tmp_path / "neu.db")]) == DONE
    assert "kein Passwort" not in capsys.readouterr().err
    assert not (tmp_path / "neu.db").read_bytes().startswith(b"SQLite format 3")
    assert main(["track", "2012/07", "--db", str(tmp_path / "neu.db")]) == DONE
    forget_all()
    monkeypatch.delenv("BEIRAT_NEW_PASSWORD")
    assert main(["move", record, str(tmp_path / "offen.db")]) == DONE
    assert "kein Passwort" in capsys.readouterr().err


def test_where_somebody_has_a_password_a_shell_says_who_types(record, tmp_path, capsys, monkeypatch):
    office = open_shared(Path(record))
    office.users.choose(next(user.id for user in office.users.all() if user.desk is Desk.OFFICE))
    chief = office.users.set_password(office.users.current().id, "Hammer und Glocke")
    office.users.add("Frau Leser", Desk.READER)
    draft = office.papers.add(title="Geheimplanung")
    office.papers.edit(draft.id, number="2012/99")
    office.close()
    assert main(["track", "2012/99", "--db", record]) == REFUSED
    assert "--user NAME" in capsys.readouterr().err
    assert main(["export", str(tmp_path / "akte.json"), "--db", record]) == REFUSED
    assert main(["backup", str(tmp_path / "s"), "--db", record]) == DONE, "a copy shows nothing"
    assert main(["track", "2012/99", "--db", record, "--user", "Frau Leser"]) == REFUSED
    assert main(["export", str(tmp_path / "akte.json"), "--db", record, "--user", "Frau Leser"]) == REFUSED
    assert main(["track", "2012/99", "--db", record, "--user", "Niemand"]) == REFUSED
    said = capsys.readouterr()
    assert "Niemand" in said.err
    assert "Geheimplanung" not in said.out + said.err
    assert main(["track", "2012/99", "--db", record, "--user", chief.name]) == REFUSED
    monkeypatch.setenv("BEIRAT_USER_PASSWORD", "Hammer und Glocke")
    assert main(["track", "2012/99", "--db", record, "--user", chief.name]) == DONE
    assert "Geheimplanung" in capsys.readouterr().out


def test_password_copy_and_moving_are_of_whoever_may_do_so_on_the_screen(record, tmp_path, capsys, monkeypatch):
    office = open_shared(Path(record))
    office.users.choose(next(user.id for user in office.users.all() if user.desk is Desk.OFFICE))
    chief = office.users.set_password(office.users.current().id, "Hammer und Glocke")
    office.users.add("Frau Leser", Desk.READER)
    office.close()
    assert main(["backup", str(tmp_path / "s"), "--db", record]) == DONE
    (copy,) = (tmp_path / "s").iterdir()
    before = Path(record).read_bytes()
    monkeypatch.setenv("BEIRAT_NEW_PASSWORD", "vier Wörter hintereinander")
    acts = (["lock", "--db", record], ["restore", str(copy), "--db", record], ["move", record, str(tmp_path / "x.db")])
    for act in acts:
        capsys.readouterr()
        assert main(act) == REFUSED
        assert "--user NAME" in capsys.readouterr().err
        assert main([*act, "--user", "Frau Leser"]) == REFUSED
        assert "darf das nicht" in capsys.readouterr().err
    assert Path(record).read_bytes() == before
    assert not (tmp_path / "x.db").exists()
    monkeypatch.setenv("BEIRAT_USER_PASSWORD", "Hammer und Glocke")
    for act in (*reversed(acts), ["lock", "--off", "--db", record]):
        monkeypatch.setenv("BEIRAT_PASSWORD", "vier Wörter hintereinander")
        assert main([*act, "--user", chief.name]) == DONE
    forget_all()


def test_a_record_that_does_not_open_takes_a_copy_from_anybody(record, tmp_path):
    assert main(["backup", str(tmp_path / "s"), "--db", record]) == DONE
    (copy,) = (tmp_path / "s").iterdir()
    Path(record).write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert main(["restore", str(copy), "--db", record]) == DONE
    assert main(["track", "2012/07", "--db", record]) == DONE


def test_a_file_out_of_reach_is_told_in_german(record, tmp_path, capsys, monkeypatch):
    assert main(["import", str(tmp_path / "fehlt.json"), "--db", str(tmp_path / "neu.db")]) == TROUBLE
    assert "fehlt.json“ gibt es nicht." in capsys.readouterr().err
    assert main(["import", str(tmp_path), "--db", str(tmp_path / "neu.db")]) == TROUBLE
    assert "ist ein Ordner." in capsys.readouterr().err
    target = tmp_path / "voll"
    target.mkdir()

    def full(_file, _content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    for words in (["export", str(target / "a.json")], ["pdf", "motion", "2012/07", "-o", str(target / "a.pdf")]):
        assert main([*words, "--db", record]) == TROUBLE
        assert "Der Datenträger ist voll" in capsys.readouterr().err
    assert main(["handbook", str(target / "a.pdf")]) == TROUBLE
    assert list(target.iterdir()) == [], "what was half written is gone"


def test_a_record_that_does_not_fit_where_it_is_moved_leaves_nothing_there(record, tmp_path, capsys, monkeypatch):
    def full(_connection):
        raise OperationalError("INSERT", [], sqlite3.OperationalError("database or disk is full"))

    monkeypatch.setattr(moving, "ways_of", lambda _connection: SimpleNamespace(sum_up=full))
    assert main(["move", record, str(tmp_path / "neu.db")]) == TROUBLE
    assert "Der Datenträger ist voll" in capsys.readouterr().err
    assert not list(tmp_path.glob("neu.db*"))


def test_a_missing_record_ends_with_three(tmp_path, capsys):
    assert main(["check", "--db", str(tmp_path / "keine.db")]) == TROUBLE
    assert "keine.db" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["track"], "Es fehlt noch: NUMMER."),
        (["tanz"], "„tanz“ gibt es hier nicht."),
        (["pdf", "tanz", "x"], "„tanz“ gibt es hier nicht."),
        (["exprot", "akte.json"], "„exprot“ gibt es hier nicht. Gemeint ist vielleicht „export“."),
        (["pdf", "agneda"], "Gemeint ist vielleicht „agenda“."),
        (["check", "--db"], "--db: Dahinter fehlt eine Angabe."),
        (["check", "--laut"], "Damit ist nichts anzufangen: --laut."),
        (["demo", "--pictures=ja", "x"], "--pictures: Dahinter steht keine Angabe, auch nicht „ja“."),
    ],
)
def test_wrong_words_end_with_two_and_a_german_sentence(arguments, expected, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == USAGE
    told = capsys.readouterr().err
    assert expected in told
    assert "Hilfe: beirat-desktop" in told


@pytest.mark.parametrize("name", ["exprot", "tanz"])
def test_a_word_that_is_neither_command_nor_file_does_not_start_the_window(name, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["beirat-desktop", name, "akte.json"])
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == USAGE
    assert f"„{name}“ gibt es hier nicht." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--db", "akte.db", "exprot"], "Gemeint ist vielleicht „export“."),
        (["--laut"], "--laut"),
    ],
)
def test_nor_does_it_behind_an_option_or_a_file(arguments, expected, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["beirat-desktop", *arguments])
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == USAGE
    assert expected in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--db", "track", "track", "2012/07"],
        ["track", "--db", "track", "2012/07"],
        ["track", "2012/07", "--db=track"],
        ["--db=track", "track", "2012/07"],
    ],
)
def test_options_stand_before_or_behind_the_command(words):
    known = parser()
    args = known.parse_args(command_first(known, words))
    assert (args.db, args.number) == (Path("track"), "2012/07")


def test_an_option_before_a_command_that_does_not_know_it_is_refused(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--publication", "check"])
    assert ended.value.code == USAGE
    assert "Damit ist nichts anzufangen: --publication." in capsys.readouterr().err


def test_the_parts_are_told_with_their_licences(capsys):
    assert main(["parts"]) == DONE
    told = capsys.readouterr().out
    assert "\nSQLAlchemy 2." in told
    assert "\nLiberation Sans 2.1.5: OFL-1.1" in told
    assert "pytest" not in told
    assert main(["parts", "--texts"]) == DONE
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["akte.db"],
        ["akte.beirat"],
        ["--db", "akte"],
        ["Antrag.pdf"],
        ["akte"],
        ["neu.db"],
        ["--sample"],
        ["-platform", "offscreen"],
    ],
)
def test_a_file_or_nothing_starts_the_window(arguments, monkeypatch, tmp_path):
    started = []
    monkeypatch.setattr("beirat_desktop.app.main", lambda words: started.append(words[1:]) or 0)
    monkeypatch.setattr(sys, "argv", ["beirat-desktop", *arguments])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "akte").touch()
    assert __main__.main() == 0
    assert started == [arguments]


def test_every_command_of_the_shell_is_one_the_program_knows_it_by():
    (commands,) = (action.choices for action in parser()._actions if isinstance(action.choices, dict))
    assert set(commands) == {word for word in __main__.COMMANDS if not word.startswith("-")}


FOR_PROGRAMMERS = {
    *(".__call__() not defined", 'argument "-" with mode %r', "can't open '%(filename)s': %(error)s"),
    *("cannot have multiple subparser arguments", "cannot merge actions - two groups are named %r"),
    *(
        "conflicting subparser: %s",
        "conflicting subparser alias: %s",
        "'required' is an invalid argument for positionals",
    ),
    *("dest= is required for options like %r", "invalid conflict_resolution value: %r", "%r is not callable"),
    *("invalid option string %(option)r: must start with a character %(prefix_chars)r",),
    *("mutually exclusive arguments must be optional",),
}
OURS = {
    *("invalid choice: %(value)r (choose from %(choices)s)", "unknown parser %(parser_name)r (choices: %(choices)s)"),
    *("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",),
    *("%(prog)s: error: %(message)s\n", "%(prog)s: warning: %(message)s\n"),
    *("option '%(option)s' is deprecated", "argument '%(argument_name)s' is deprecated"),
}
"""Said by our parser itself, or never, since nothing is deprecated."""


def test_whatever_argparse_says_to_a_user_it_says_in_german():
    said = {
        node.args[0].value
        for node in ast.walk(ast.parse(Path(argparse.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_" and isinstance(node.args[0], ast.Constant)
    }
    assert said - FOR_PROGRAMMERS - OURS <= set(GERMAN)
    assert len(said) > 20


def test_the_help_is_german_throughout(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert not {"usage", "options", "show this", "positional"} & {word.strip(":").lower() for word in told.split()}
    assert "Rückgabewerte" in told


def test_the_shell_needs_no_display_and_no_qt():
    code = "import sys; from beirat_desktop.cli import parser; parser(); sys.exit('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={"PATH": ""}, check=False)
    assert done.returncode == 0


@pytest.fixture(scope="session")
def demo(made_once) -> Path:
    """What the command makes on a Sunday among holidays, and what it says meanwhile in `said.txt`."""

    class Sunday(date):
        @classmethod
        def today(cls) -> date:
            return date(2028, 1, 2)

    def make(folder: Path) -> None:
        said = StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(said):
            patch.setattr("beirat_desktop.cli.demo.date", Sunday)
            assert main(["demo", str(folder)]) == DONE
        (folder / "said.txt").write_text(said.getvalue(), encoding="utf-8")

    return made_once("demo", make)


def test_the_sample_and_all_its_papers_are_made(demo):
    papers = list((demo / "schriftstuecke").rglob("*.pdf"))
    assert f"{len(papers)} Schriftstücke" in (demo / "said.txt").read_text(encoding="utf-8")
    assert {folder.parent.name for folder in papers} >= {
        *("motion", "invitation", "public_notice", "excerpt", "speaker_letter", "thanks_letter", "minutes"),
        *("council_paper", "mayor_letter", "sign_in_sheet", "script"),
        *("follow_up_report", "faction_report", "annual_report", "resolution_register", "statistics", "initiative"),
    }
    assert (demo / "beispiel.db").exists()


def test_nothing_in_it_happens_when_the_office_is_closed(demo, tmp_path):
    record = shutil.copy(demo / "beispiel.db", tmp_path)
    store = open_record(Path(record))
    with store.reading() as unit:
        assert max(meeting.day for meeting in unit.meetings.all()).year == 2028
    assert_only_working_days(store)
    store.close()


def test_of_two_meetings_on_a_day_the_hour_names_one(record, tmp_path, capsys):
    with closing(open_record(Path(record))) as store, store.unit("second") as unit:
        first = next(one for one in unit.meetings.all() if one.day == date(2012, 5, 24))
        unit.meetings.save(replace(first, id="special", start=datetime(2012, 5, 24, 15), number=None))
    out = tmp_path / "out.pdf"
    assert main(["pdf", "agenda", "24.05.2012", "--db", record, "-o", str(out)]) == REFUSED
    said = "Am 24.05.2012 gibt es mehrere Sitzungen: 15:00, 17:00 Uhr. Bitte die Uhrzeit dazuschreiben"
    assert said in capsys.readouterr().err
    for words_of_it in ("24.05.2012 17:00", "2012-05-24T17:00"):
        assert main(["pdf", "agenda", words_of_it, "--db", record, "-o", str(out)]) == DONE
        assert "17:00 Uhr" in words(out)


def test_the_check_names_what_it_speaks_of(record, capsys):
    main(["check", "--db", record])
    said = capsys.readouterr().out
    assert "Antrag 2012/06 „Räume für Migrantenvereine“ vom 18.04.2012: Noch keine Sitzung gewählt." in said
    assert "papers" not in said


def test_a_council_information_system_is_looked_at_and_taken(tmp_path, capsys):
    source, target = tmp_path / "stadt.json", tmp_path / "neu.db"
    source.write_bytes(listed(list(town().values())))
    assert main(["import", "oparl", str(source), "--look", "--db", str(target)]) == DONE
    told = capsys.readouterr()
    assert told.out.startswith("Musterstadt: 1 Wahlperiode, 3 Gremien")
    assert "keyword (1)" in told.err
    assert not target.exists()
    assert main(["import", "oparl", str(source), "--db", str(target)]) == DONE
    assert "Eingelesen ist Musterstadt" in capsys.readouterr().out
    assert main(["import", "oparl", str(source), "--db", str(target)]) == REFUSED
    assert "Musterstadt" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["oparl"], ["anderes", "quelle"], ["akte.json", "--look"]])
def test_words_for_an_import_that_do_not_fit_are_told(tmp_path, capsys, words):
    assert main(["import", *words, "--db", str(tmp_path / "neu.db")]) == USAGE
    assert "import --help" in capsys.readouterr().err
    assert not (tmp_path / "neu.db").exists()


def test_an_import_that_is_refused_leaves_no_new_record(tmp_path, capsys):
    source = tmp_path / "falsch.json"
    source.write_text("{}", encoding="utf-8")
    assert main(["import", "oparl", str(source), "--db", str(tmp_path / "neu.db")]) == REFUSED
    assert "falsch.json" in capsys.readouterr().err
    assert not (tmp_path / "neu.db").exists()
