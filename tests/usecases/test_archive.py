import hashlib

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.usecases.archive import Archive, issue


def test_issues_of_the_same_paper_count_up_and_keep_their_bytes(founded):
    with founded.unit("papers.issue_letter") as unit:
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
