import errno
import io
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.store.record import create_record, open_record
from beirat_desktop.store.tables import file_words
from beirat_desktop.usecases import files
from beirat_desktop.usecases.office import Office


@pytest.fixture
def paper(office):
    return office.papers.add(title="Fachberatung")


def attached(office, paper, file, content=b"%PDF"):
    file.write_bytes(content)
    return office.attachments.add(file, paper_id=paper.id)


def test_the_record_keeps_a_copy_of_the_file(office, paper, tmp_path):
    file = tmp_path / "Übersicht.pdf"
    attachment = attached(office, paper, file, b"%PDF-1.7")
    file.unlink()
    assert (attachment.media_type, attachment.size, attachment.title) == ("application/pdf", 8, "Übersicht")
    office.attachments.export(attachment.id, tmp_path / "Kopie.pdf")
    assert (tmp_path / "Kopie.pdf").read_bytes() == b"%PDF-1.7"


def test_files_keep_the_order_they_are_put_into(office, paper, tmp_path):
    first = attached(office, paper, tmp_path / "a.pdf", b"1")
    second = attached(office, paper, tmp_path / "b.pdf", b"2")
    office.attachments.move([second.id, first.id])
    assert [a.file_name for a in office.attachments.of(paper_id=paper.id)] == ["b.pdf", "a.pdf"]
    office.attachments.rename(first.id, " Karte ")
    office.attachments.remove(second.id)
    assert [a.title for a in office.attachments.of(paper_id=paper.id)] == ["Karte"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("weg.pdf", "Die Datei „weg.pdf“ ist nicht mehr da."),
        ("Ordner", "„Ordner“ ist ein Ordner."),
        ("gross.pdf", "Die Datei „gross.pdf“ hat 51 MB; möglich sind höchstens 50 MB."),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_named(office, paper, tmp_path, name, sentence):
    (tmp_path / "Ordner").mkdir()
    with (tmp_path / "gross.pdf").open("wb") as big:
        big.truncate(files.LARGEST + 1)
    with pytest.raises(Refused) as refused:
        office.attachments.add(tmp_path / name, paper_id=paper.id)
    assert refusal(refused.value).startswith(sentence)
    assert office.attachments.of(paper_id=paper.id) == []


def test_the_same_file_is_not_attached_twice(office, paper, tmp_path):
    attached(office, paper, tmp_path / "a.pdf")
    with pytest.raises(Refused, match="there_already"):
        attached(office, paper, tmp_path / "b.pdf")


def test_lost_bytes_are_said_with_the_way_out(office, paper, tmp_path):
    attachment = attached(office, paper, tmp_path / "a.pdf")
    with office.store.unit("test") as unit:
        unit.connection.exec_driver_sql("DELETE FROM blobs")
    with pytest.raises(Refused) as refused:
        office.attachments.content(attachment.id)
    assert "Sicherung" in refusal(refused.value)


def test_writing_into_a_folder_that_is_gone_leaves_nothing_behind(office, paper, tmp_path):
    attachment = attached(office, paper, tmp_path / "a.pdf")
    with pytest.raises(Refused) as refused:
        office.attachments.export(attachment.id, tmp_path / "fort" / "a.pdf")
    assert refusal(refused.value).startswith("„a.pdf“ lässt sich in")
    assert not (tmp_path / "fort").exists()


def test_a_failed_write_leaves_what_was_there(tmp_path, monkeypatch):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(self, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Refused) as refused:
        files.write_file(target, b"new")
    assert refusal(refused.value).startswith("„a.pdf“ wurde nicht gespeichert: Der Datenträger ist voll.")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.glob(".*.part")) == []


def test_where_nothing_can_be_removed_either_the_refusal_is_said(tmp_path):
    (tmp_path / "a").write_bytes(b"no folder")
    with pytest.raises(Refused) as refused:
        files.write_file(tmp_path / "a" / "b.pdf", b"new")
    assert refused.value.rule == "file.not_writable"


@pytest.mark.skipif(sys.platform == "win32", reason="rights of others")
def test_what_is_closed_to_others_takes_nothing_over_from_a_part_that_lies_there(tmp_path):
    target = tmp_path / "akte.json"
    left = tmp_path / f".akte.json.{os.getpid()}.part"
    left.touch(0o644)
    with left.open("rb") as reader:
        files.write_file(target, b"new", closed=True)
        assert reader.read() == b""
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
def test_what_is_written_through_a_link_or_into_a_pipe_leaves_both_there(tmp_path):
    target, link = tmp_path / "a.pdf", tmp_path / "b.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    files.write_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    files.write_file(pipe, b"new")
    assert pipe.is_fifo()
    assert os.read(end, 3) == b"new"
    os.close(end)


@pytest.fixture(scope="module")
def pdf():
    """A PDF file that says something, as another program may have made it."""
    file = io.BytesIO()
    sheet = Canvas(file)
    sheet.drawString(72, 700, "Gusseiserne Laternen am Rathausplatz")
    sheet.showPage()
    sheet.drawString(72, 700, "Kostenplan der zweiten Seite")
    sheet.save()
    return file.getvalue()


def found(office, words):
    return [hit.title for hit in office.search.find(words).found]


def test_a_file_is_found_by_its_name_and_by_what_it_says_on_every_page(office, paper, tmp_path, pdf):
    attached(office, paper, tmp_path / "Lageplan.pdf", pdf)
    assert found(office, "lageplan") == ["Lageplan"]
    assert found(office, "gusseiserne") == found(office, "kostenplan seite") == ["Lageplan"]
    (hit,) = office.search.find("rathausplatz").found
    line = office.search.context(hit, office.search.find("rathausplatz").terms)
    assert [line.text[a:b] for a, b in line.marks] == ["Rathausplatz"]


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"no pdf at all"])
def test_a_file_that_cannot_be_read_is_found_by_its_name(office, paper, tmp_path, content):
    attached(office, paper, tmp_path / "Lageplan.pdf", content)
    assert found(office, "lageplan") == ["Lageplan"]


@pytest.mark.sqlite
def test_files_of_an_older_program_are_read_once(office, founded, paper, tmp_path, pdf):
    attached(office, paper, tmp_path / "Lageplan.pdf", pdf)
    with founded.engine.begin() as connection:
        connection.execute(file_words.delete())
    founded.close()
    with closing(sqlite3.connect(founded.file)) as raw, raw:
        raw.execute("PRAGMA user_version=0")
    again = Office(open_record(founded.file))
    assert found(again, "gusseiserne") == []
    assert (again.file_words.read(), again.file_words.read()) == (1, 0)
    assert found(again, "gusseiserne") == ["Lageplan"]
    assert again.store.undoable is None
    again.close()


def test_what_was_read_in_a_file_is_not_carried_out_and_is_read_anew_elsewhere(office, founded, paper, tmp_path, pdf):
    attached(office, paper, tmp_path / "Lageplan.pdf", pdf)
    content = office.exchange.export()
    with founded.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(file_words.delete())
    assert office.exchange.export() == content
    other = Office(create_record(tmp_path / "other.db"))
    other.exchange.import_(content)
    assert found(other, "lageplan") == ["Lageplan"]
    assert other.file_words.read() == 1
    assert found(other, "gusseiserne") == ["Lageplan"]
    other.close()
