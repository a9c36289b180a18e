from dataclasses import replace

import pytest

from beirat_desktop.documents.preview import Preview
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.text_blocks import TextBlock
from beirat_desktop.german import refusal
from tests import factories


@pytest.fixture
def paper(office):
    return office.papers.add(
        title="Fachberatung", faction_id=factories.SPD.id, proposal=RichText.of("Der Beirat lädt ein.")
    )


def words(pdf):
    with Preview(pdf) as preview:
        return preview.text(0)


def test_the_preview_shows_what_is_typed_before_it_is_kept(office, paper):
    typed = replace(paper, title="Fachberatung im August")
    rendered = office.paper_letters.preview(typed)
    assert "Fachberatung im August" in words(rendered.pdf)
    assert "title" in rendered.anchors
    assert "August" not in words(office.paper_letters.pdf(paper.id))


def test_the_office_words_its_own_opening(office, paper, founded):
    with founded.unit("test") as unit:
        unit.text_blocks.save(TextBlock("motion_letter.opening", "wir beantragen:"))
    assert "wir beantragen:" in words(office.paper_letters.pdf(paper.id))


def test_a_draft_does_not_leave_the_house(office, paper):
    with pytest.raises(Refused) as refused:
        office.paper_letters.issue_letter(paper.id)
    assert refusal(refused.value).startswith("„Fachberatung“ ist noch ein Entwurf.")
    assert office.archive.issues("papers", paper.id) == []


def test_an_issued_letter_stays_as_it_went_out(office, paper):
    office.papers.submit(paper.id)
    office.papers.give_number(paper.id)
    first = office.paper_letters.issue_letter(paper.id, "Vorsitz")
    office.papers.edit(paper.id, title="Anderer Titel")
    second = office.paper_letters.issue_letter(paper.id, "Vorsitz")
    assert "Anderer Titel" not in words(office.archive.pdf(first.id))
    assert "Anderer Titel" in words(office.archive.pdf(second.id))
    assert (first.kind, first.number, first.issue, second.issue) == (IssuedKind.MOTION, "2012/01", 1, 2)
    assert first.file_name == "Antrag-2012-01-Fachberatung.pdf"
    assert office.undoable is None


def test_a_letter_no_face_can_print_is_named(office, paper):
    with pytest.raises(Refused) as refused:
        office.paper_letters.preview(replace(paper, title="Fest \U0001f389"))
    assert refusal(refused.value).startswith("Für „\U0001f389“ hat die Schrift")
