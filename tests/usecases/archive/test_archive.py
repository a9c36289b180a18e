import hashlib
from dataclasses import replace
from datetime import datetime

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.searching import Question
from beirat_desktop.german.archive import about_words
from beirat_desktop.usecases.archive.archive import Archive, ArchiveFilter, issue
from tests import factories


def test_issues_of_the_same_paper_count_up_and_keep_their_bytes(founded):
    with founded.unit("papers.issue_letter") as unit:
        unit.papers.save(factories.motion(id="p1"))
        first = issue(unit, IssuedKind.MOTION, "papers", "p1", b"%PDF-1", file_name="a.pdf", number="2012/07")
        second = issue(unit, IssuedKind.MOTION, "papers", "p1", b"%PDF-2", file_name="a.pdf", recipient="Vorsitz")
        other = issue(unit, IssuedKind.EXCERPT, "papers", "p1", b"%PDF-1", file_name="b.pdf")
    archive = Archive(founded)
    assert [first.issue, second.issue, other.issue] == [1, 2, 1]
    assert archive.pdf(first.id) == b"%PDF-1"
    assert archive.pdf(second.id) == b"%PDF-2"
    assert first.sha512 == hashlib.sha512(b"%PDF-1").hexdigest()
    assert archive.issues("papers", "p1", [IssuedKind.MOTION]) == [second, first]
    assert second.issued_by == "Geschäftsstelle"


@pytest.fixture
def filled(office, founded):
    paper = office.papers.add(title="Ärztliche Versorgung")
    with founded.unit("test") as unit:
        meeting = unit.meetings.save(factories.meeting(datetime(2012, 5, 24, 17)))
        issue(unit, IssuedKind.MOTION, "papers", paper.id, b"%PDF-1", file_name="Antrag.pdf", number="2012/07")
        issue(unit, IssuedKind.INVITATION, "meetings", meeting.id, b"%PDF-22", file_name="E.pdf", recipient="Übersicht")
        unit.papers.save(factories.motion(id="gone"))
        earlier = issue(unit, IssuedKind.MOTION, "papers", "gone", b"%PDF-333", file_name="Alt.pdf")
        unit.issued_papers.save(replace(earlier, issued=datetime(2011, 3, 1, 8)))
    with founded.unit("test") as unit:
        unit.papers.delete("gone")
    return office.archive


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (ArchiveFilter(), {"Antrag.pdf", "E.pdf", "Alt.pdf"}),
        (ArchiveFilter(kind="motion"), {"Antrag.pdf", "Alt.pdf"}),
        (ArchiveFilter(year=2011), {"Alt.pdf"}),
        (ArchiveFilter(words=Question.of("ärztlich 2012")), {"Antrag.pdf"}),
        (ArchiveFilter(words=Question.of("übers")), {"E.pdf"}),
        (ArchiveFilter(kind="minutes"), set()),
    ],
)
def test_the_list_is_narrowed_by_kind_year_and_word(filled, chosen, names):
    assert {row.file_name for row in filled.rows(filled.ids(chosen))} == names


def test_the_list_is_ordered_and_tells_what_each_was_made_from(filled):
    rows = filled.rows(filled.ids(sort="size", descending=False))
    assert [row.size for row in rows] == [6, 7, 8]
    assert [about_words(row.noun, row.about, row.detail) for row in rows] == [
        "Ärztliche Versorgung",
        "12. Sitzung, 24.05.2012",
        "",
    ]
    assert filled.years() == [2012, 2011]


def test_one_leads_to_its_record_and_nowhere_when_that_is_gone(filled):
    places = {filled.entry(key).paper.file_name: filled.entry(key).place[0] for key in filled.ids()}
    assert places == {"Antrag.pdf": "paper", "E.pdf": "meeting", "Alt.pdf": ""}


@pytest.mark.sqlite
def test_the_checksum_tells_of_bytes_that_are_others_now(filled, founded):
    key = filled.ids(ArchiveFilter(kind="invitation"))[0]
    assert filled.check(key)
    with founded.unit("test") as unit:
        unit.connection.exec_driver_sql("UPDATE blobs SET content = X'00' WHERE sha512 = ?", (filled.get(key).sha512,))
    assert not filled.check(key)
    with founded.unit("test") as unit:
        unit.connection.exec_driver_sql("DELETE FROM blobs WHERE sha512 = ?", (filled.get(key).sha512,))
    with pytest.raises(Refused) as refused:
        filled.pdf(key)
    assert refused.value.rule == "archive.bytes_gone"
