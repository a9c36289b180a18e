"""Files as they come: a sentence or a mended name, and nothing is public by itself."""

import os
import sys

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.file_names import LONGEST, free_name, mended_name
from beirat_desktop.german import refusal


@pytest.fixture
def paper(office):
    return office.papers.add(title="Fachberatung")


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        ("Übersicht.pdf", "Übersicht.pdf"),
        ("U\u0308bersicht.pdf", "Übersicht.pdf"),
        ("Plan\nneu\r\n.pdf", "Plan neu .pdf"),
        ("a/b\\\\c:d?.pdf", "a_b__c_d_.pdf"),
        ("Gr\udcfc\udcdfe.pdf", "Grüße.pdf"),
        ("halb \ud800.pdf", "halb _.pdf"),
        (" ..", "anlage"),
        ("\x07", "anlage"),
        ("Antrag\u202efdp.exe", "Antragfdp.exe"),
        ("\ufeff\u2067Plan\u2069.pdf", "Plan.pdf"),
        ("CON", "CON_"),
        ("nul.con.pdf", "nul_.con.pdf"),
        ("Com1.txt", "Com1_.txt"),
        ("Konto.pdf", "Konto.pdf"),
        ("Contra.pdf", "Contra.pdf"),
    ],
)
def test_a_name_is_mended_to_what_every_system_takes(name, mended):
    assert mended_name(name) == mended


def test_a_long_name_keeps_its_ending():
    assert len(mended_name("x" * 500 + ".pdf")) == LONGEST
    assert mended_name("x" * 500 + ".pdf").endswith("x.pdf")


def test_a_name_that_is_taken_gets_a_number():
    assert free_name("Karte.pdf", {"Karte.pdf", "Karte (2).pdf"}) == "Karte (3).pdf"
    assert free_name("Karte", {"Karte"}) == "Karte (2)"


def test_nothing_is_public_until_somebody_says_so(office, paper, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    attachment = office.attachments.add(tmp_path / "a.pdf", paper_id=paper.id)
    assert not attachment.public
    assert office.attachments.set_public(attachment.id, True).public


def test_an_empty_file_is_refused_in_a_sentence(office, paper, tmp_path):
    (tmp_path / "leer.pdf").touch()
    with pytest.raises(Refused) as refused:
        office.attachments.add(tmp_path / "leer.pdf", paper_id=paper.id)
    assert "0 Bytes" in refusal(refused.value)
    assert office.attachments.of(paper_id=paper.id) == []


def test_two_files_of_one_name_are_told_apart(office, paper, tmp_path):
    for folder, content in (("a", b"1"), ("b", b"2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Karte.pdf").write_bytes(content)
        office.attachments.add(tmp_path / folder / "Karte.pdf", paper_id=paper.id)
    assert [one.file_name for one in office.attachments.of(paper_id=paper.id)] == ["Karte.pdf", "Karte (2).pdf"]


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be any bytes")
@pytest.mark.parametrize("name", [b"Gr\xfc\xdfe.txt", b"zwei\nZeilen.txt"])
def test_a_name_of_any_bytes_is_taken(office, paper, tmp_path, name):
    file = tmp_path / os.fsdecode(name)
    file.write_bytes(b"x")
    kept = office.attachments.add(file, paper_id=paper.id)
    assert kept.file_name in ("Grüße.txt", "zwei Zeilen.txt")
    office.attachments.export(kept.id, tmp_path / kept.file_name)
    assert (tmp_path / kept.file_name).read_bytes() == b"x"
    with pytest.raises(Refused) as refused:
        office.attachments.add(tmp_path / os.fsdecode(b"weg\xff.txt"), paper_id=paper.id)
    refusal(refused.value).encode()
