"""Papers from elsewhere: data come out, nothing else gets in."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

from beirat_desktop.documents import attachments, unpacking
from beirat_desktop.documents.attachments import UnreadablePaperError, opened_paper
from beirat_desktop.documents.model import AssociatedFile, Document, Heading
from beirat_desktop.documents.render import render


def paper(*files: AssociatedFile) -> bytes:
    return render(Document("x", (Heading(1, "x"),), files=files))


def test_what_was_put_in_comes_out() -> None:
    pdf = paper(AssociatedFile("antrag.json", b'{"\xc3\xa4": 1}'), AssociatedFile("Übersicht.csv", b"a;b", "text/csv"))
    assert opened_paper(pdf).files == {"antrag.json": b'{"\xc3\xa4": 1}', "Übersicht.csv": b"a;b"}


def test_a_paper_without_data_has_none() -> None:
    assert opened_paper(paper()).files == {}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\x00" * 1000])
def test_what_is_no_paper_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePaperError):
        opened_paper(data)


def test_every_cut_paper_is_refused_or_read() -> None:
    pdf = paper(AssociatedFile("antrag.json", b"{}"))
    for end in range(0, len(pdf), 997):
        try:
            found = opened_paper(pdf[:end]).files
        except UnreadablePaperError:
            continue
        assert found in ({}, {"antrag.json": b"{}"}, {"antrag.json": b""})


def test_a_locked_paper_is_refused() -> None:
    writer = pypdf.PdfWriter(BytesIO(paper()))
    writer.encrypt("geheim", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(UnreadablePaperError):
        opened_paper(out.getvalue())


def test_a_file_larger_than_allowed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = paper(AssociatedFile("a.json", b"1" * 11), AssociatedFile("b.json", b"1" * 10))
    monkeypatch.setattr(attachments, "LARGEST_FILE", 10)
    assert opened_paper(pdf).files == {"b.json": b"1" * 10}
    monkeypatch.setattr(attachments, "LARGEST_PAPER", 10)
    with pytest.raises(UnreadablePaperError):
        opened_paper(pdf)


def test_a_small_paper_that_unpacks_to_a_huge_one_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = paper(AssociatedFile("antrag.json", b"\0" * 3_000_000))
    assert len(bomb) < 100_000
    monkeypatch.setattr(unpacking, "LARGEST_UNPACKED", 2_000_000)
    monkeypatch.setattr(attachments, "_length", pytest.fail)
    with pytest.raises(UnreadablePaperError, match="packed"):
        opened_paper(bomb)


def test_a_file_packed_twice_is_refused() -> None:
    twice = paper(AssociatedFile("antrag.json", b"{}")).replace(
        b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]"
    )
    with pytest.raises(UnreadablePaperError, match="packed"):
        opened_paper(twice)


def test_a_paper_locked_with_no_password_is_refused_too() -> None:
    writer = pypdf.PdfWriter(BytesIO(paper(AssociatedFile("antrag.json", b"{}"))))
    writer.encrypt("", "geheim", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(UnreadablePaperError):
        opened_paper(out.getvalue())


def test_a_page_that_unpacks_to_more_than_a_letter_is_not_opened() -> None:
    """A page of millions of drawing commands is small when packed."""
    full = paper(AssociatedFile("antrag.json", b"q Q " * (unpacking.LARGEST_UNPACKED // 4)))
    assert len(full) < 300_000
    with pytest.raises(UnreadablePaperError, match="packed"):
        opened_paper(full)
