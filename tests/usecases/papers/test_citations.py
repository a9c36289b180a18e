from datetime import date

import pytest

from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.citations import reference
from tests import factories

RESOLUTION = Resolution(
    factories.BEIRAT.id,
    date(2011, 2, 17),
    RichText.of("Der Beirat schließt sich dem\nNationalen Integrationsplan an."),
    number="2011/B03",
)


@pytest.fixture
def paper(office, founded):
    with founded.unit("test") as unit:
        unit.resolutions.save(RESOLUTION)
    return office.papers.add(title="Fachberatung")


def test_a_quotation_is_compared_with_its_source_word_for_word(office, paper):
    citation = office.citations.add(
        paper.id, cited_resolution_id=RESOLUTION.id, quote="dem Nationalen Integrationsplan"
    )
    assert office.citations.of(paper.id)[0].verbatim is True
    office.citations.edit(citation.id, quote="dem Integrationsplan")
    assert office.citations.of(paper.id)[0].verbatim is False


def test_changed_words_must_be_checked_anew(office, paper):
    citation = office.citations.add(paper.id, source="Nationaler Integrationsplan, 2007", quote="a")
    assert office.citations.check(citation.id).checked_on == date(2012, 5, 14)
    assert office.citations.edit(citation.id, link="https://example.org").checked_on == date(2012, 5, 14)
    assert office.citations.edit(citation.id, quote="b").checked_on is None


def test_sources_are_found_by_their_words_and_not_in_the_paper_itself(office, paper):
    (latest,) = office.citations.sources("")
    (found,) = office.citations.sources("integrationsplan")
    assert latest == found
    assert (found.noun, found.number, found.dated) == ("resolutions", "2011/B03", date(2011, 2, 17))
    assert office.citations.sources("fachberatung", but=paper.id) == []


@pytest.mark.parametrize("fields", [{}, {"source": " "}, {"cited_paper_id": "itself"}])
def test_a_reference_needs_a_source_other_than_the_paper(office, paper, fields):
    if "cited_paper_id" in fields:
        fields = {"cited_paper_id": paper.id}
    with pytest.raises(Refused):
        office.citations.add(paper.id, **fields)
    assert office.citations.of(paper.id) == []


def test_a_reference_reads_as_one_writes_it():
    assert reference(resolution=True, number="2011/B03", dated=date(2011, 2, 17)) == "Beschluss 2011/B03 vom 17.02.2011"
    assert reference(resolution=False, number="", dated=None, title="Fachberatung") == "Antrag „Fachberatung“"
