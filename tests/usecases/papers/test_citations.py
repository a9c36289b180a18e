from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.consultations import Consultation, ConsultationState, Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.papers import PaperType
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.verbatim import Standing
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.record.checks import check
from tests import factories

RESOLUTION = Resolution(
    factories.BEIRAT.id,
    date(2011, 2, 17),
    RichText.of("Der Beirat schließt sich dem\nNationalen Integrationsplan an."),
    number="2011/B03",
)


NAME = "Beschluss 2011/B03 des Beirates vom 17.02.2011"


@pytest.fixture
def paper(office, founded):
    with founded.unit("test") as unit:
        unit.resolutions.save(RESOLUTION)
    return office.papers.add(title="Fachberatung")


def texts(office, paper, rationale):
    return replace(office.papers.get(paper.id), rationale=RichText.of(rationale))


def test_quotations_are_held_against_their_source_as_they_are_typed(office, paper):
    office.citations.add(paper.id, cited_resolution_id=RESOLUTION.id, quote="dem Nationalen Integrationsplan")
    for words, standing in (
        ("dem\u00a0Nationalen Integrationsplan", Standing.EXACT),
        ("Der Beirat … dem Nationalen Integrationsplan an", Standing.WITH_OMISSION),
        ("dem neuen Nationalen Integrationsplan", Standing.NEAR),
        ("dem Nationalen Rat der Waldbesitzer", Standing.NOT_FOUND),
    ):
        (found,) = office.citations.quotes(texts(office, paper, f"Beschlossen: „{words}“."))
        assert (found.quote.standing, found.work.name) == (standing, NAME)


def test_a_quotation_without_source_is_offered_where_its_words_stand(office, founded, paper):
    typed = Resolution(factories.BEIRAT.id, date(2011, 2, 17), RESOLUTION.text, outcome=Outcome.NO_RESOLUTION)
    quoting = office.papers.add(title="Noch einer", rationale=RichText.of("„schließt sich dem Nationalen“"))
    with founded.unit("test") as unit:
        unit.resolutions.save(typed)
    (found,) = office.citations.quotes(texts(office, paper, "Er „schließt sich … Nationalen Integrationsplan an“."))
    assert found.quote.standing is Standing.NO_SOURCE
    assert [one.object_id for one in found.proposals] == [RESOLUTION.id]
    (found,) = office.citations.quotes(texts(office, paper, "Er „schließt sich dem Nationalen“ an."))
    assert [one.object_id for one in found.proposals] == [RESOLUTION.id, quoting.id]
    (found,) = office.citations.quotes(texts(office, paper, "Er „schließt sich allem Möglichen an“."))
    assert found.proposals == (), "too little of it is the same"
    (found,) = office.citations.quotes(texts(office, paper, "Er „schließt sich dem Nationalen Aktionsplan an“."))
    assert ([one.object_id for one in found.proposals], found.faithful) == ([quoting.id, RESOLUTION.id], False)
    assert office.citations.sources("", quoted="schließt sich dem Nationalen", but=paper.id)[1].object_id == quoting.id


def test_words_of_an_earlier_version_are_told_as_such_everywhere(office, founded, paper):
    cited = office.papers.add(title="Willkommensmappe", proposal=RichText.of("Die Mappe liegt in acht Sprachen vor."))
    office.papers.keep_version(cited.id)
    office.papers.edit(cited.id, proposal=RichText.of("Die Mappe liegt in zehn Sprachen vor."))
    office.citations.add(paper.id, cited_paper_id=cited.id, quote="liegt in acht Sprachen vor")
    (found,) = office.citations.quotes(texts(office, paper, "Es hieß „liegt in acht Sprachen vor“."))
    assert found.quote.standing is Standing.EARLIER
    rationale = RichText.of("Es hieß „liegt in acht Sprachen vor“.")
    office.papers.edit(paper.id, rationale=rationale, proposal=RichText.of("Die Mappe wird neu aufgelegt."))
    told = {found.rule for found in office.papers.readiness(paper.id)}
    assert "paper.quotes_earlier" in told
    assert "paper.quotes_differ" not in told
    office.papers.submit(paper.id)
    told = {one.rule for one in check(founded) if one.object_id == paper.id}
    assert "paper.quotes_earlier" in told
    assert "paper.quotes_differ" not in told


def test_what_does_not_hold_is_told_before_handing_in_and_later_in_the_check(office, founded, paper):
    office.citations.add(paper.id, cited_resolution_id=RESOLUTION.id, quote="dem Nationalen Integrationsplan")
    office.papers.edit(paper.id, proposal=RichText.of("„dem neuen Nationalen Integrationsplan“"))
    assert "paper.quotes_differ" in {found.rule for found in office.papers.readiness(paper.id)}
    office.papers.submit(paper.id)
    assert ("paper.quotes_differ", paper.id) in {(one.rule, one.object_id) for one in check(founded)}
    office.papers.edit(paper.id, proposal=RichText.of("„dem Nationalen Integrationsplan“"))
    assert "paper.quotes_differ" not in {found.rule for found in office.papers.readiness(paper.id)}


def test_a_check_is_of_the_words_that_stand_in_the_text(office, paper):
    citation = office.citations.add(paper.id, source="Plan", quote="drei Worte hier")
    typed = texts(office, paper, "„drei Worte anders hier“")
    office.citations.check(citation.id, words="drei Worte anders hier")
    (found,) = office.citations.quotes(typed)
    assert (found.quote.standing, found.quote.checked) == (Standing.SOURCE_OUTSIDE, True)
    (found,) = office.citations.quotes(texts(office, paper, "„drei Worte hier“"))
    assert found.quote.checked is False


def test_changed_words_must_be_checked_anew(office, paper):
    citation = office.citations.add(paper.id, source="Nationaler Integrationsplan, 2007", quote="a")
    assert office.citations.check(citation.id).checked_on == date(2012, 5, 14)
    assert office.citations.edit(citation.id, link="https://example.org").checked_on == date(2012, 5, 14)
    assert office.citations.edit(citation.id, quote="b").checked_on is None


def test_sources_are_found_by_their_words_and_not_in_the_paper_itself(office, paper):
    (latest,) = office.citations.sources("")
    (found,) = office.citations.sources("integrationsplan")
    assert latest == found
    assert (found.noun, found.name, found.dated) == ("resolutions", NAME, date(2011, 2, 17))
    assert office.citations.sources("fachberatung", but=paper.id) == []


@pytest.mark.parametrize("fields", [{}, {"source": " "}, {"cited_paper_id": "itself"}])
def test_a_reference_needs_a_source_other_than_the_paper(office, paper, fields):
    if "cited_paper_id" in fields:
        fields = {"cited_paper_id": paper.id}
    with pytest.raises(Refused):
        office.citations.add(paper.id, **fields)
    assert office.citations.of(paper.id) == []


def test_a_resolution_is_named_with_body_day_number_and_result(office, founded, paper):
    vote = Vote(resolution_id=RESOLUTION.id, yes=20)
    with founded.unit("test") as unit:
        unit.votes.save(vote)
    assert office.citations.sources("")[0].name == f"{NAME}, einstimmig"
    with founded.unit("test") as unit:
        unit.votes.delete(vote.id)
        unit.resolutions.save(replace(RESOLUTION, number="", outcome=Outcome.REJECTED))
    assert office.citations.sources("")[0].name == "Beschluss des Beirates vom 17.02.2011, abgelehnt"


@pytest.mark.parametrize(
    ("paper_type", "fields", "name"),
    [
        (PaperType.MOTION, {"number": "2012/03"}, "Antrag 2012/03 vom 04.04.2012"),
        (PaperType.MOTION, {}, "Antrag „Plan“ vom 04.04.2012"),
        (PaperType.TEMPLATE, {"external_number": "20113004"}, "Vorlage 20113004 vom 04.04.2012"),
        (PaperType.REPORT, {"external_number": "20196743", "dated": None}, "Vorlage 20196743"),
        (
            PaperType.REPORT,
            {"external_number": "7/2019", "external_kind": PaperType.REPORT},
            "Bericht 7/2019 vom 04.04.2012",
        ),
        (
            PaperType.TEMPLATE,
            {"external_number": "A 12", "external_kind": PaperType.MOTION},
            "Antrag A 12 vom 04.04.2012",
        ),
        (PaperType.STATEMENT, {}, "Stellungnahme „Plan“ vom 04.04.2012"),
    ],
)
def test_a_paper_is_named_as_what_it_is(office, paper, paper_type, fields, name):
    cited = office.papers.add(paper_type, "Plan", **({"dated": date(2012, 4, 4)} | fields))
    office.citations.add(paper.id, cited_paper_id=cited.id)
    assert office.citations.of(paper.id)[0].name == name


NOTED = "Vorlage 20126744 vom 10.05.2012, im Sozialausschuss am 24.05.2012 zur Kenntnis genommen"


@pytest.fixture
def noted(office, founded):
    """A Vorlage of another body that it only noted, with its station."""
    social = Committee(factories.BODY.id, "Sozialausschuss", genitive="des Sozialausschusses")
    cited = office.papers.add(
        PaperType.TEMPLATE, "Lage der Flüchtlinge", external_number="20126744", dated=date(2012, 5, 10)
    )
    station = Consultation(
        cited.id, social.id, state=ConsultationState.DONE, outcome=Outcome.NOTED, decided_on=date(2012, 5, 24)
    )
    with founded.unit("test") as unit:
        unit.committees.save(social)
        unit.consultations.save(station)
    return cited, station


def test_a_paper_that_another_body_only_noted_is_named_with_body_and_result(office, founded, paper, noted):
    cited, _ = noted
    office.papers.edit(paper.id, dated=date(2012, 6, 1))
    office.citations.add(paper.id, cited_paper_id=cited.id)
    assert office.citations.of(paper.id)[0].name == NOTED
    founded.now = lambda: datetime(2012, 6, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    assert office.citations.sources("Flüchtlinge")[0].name == NOTED


def test_a_reference_tells_no_result_that_came_after_the_paper(office, paper, noted):
    cited, _ = noted
    office.citations.add(paper.id, cited_paper_id=cited.id)
    office.papers.edit(paper.id, dated=date(2012, 5, 23))
    assert office.citations.of(paper.id)[0].name == "Vorlage 20126744 vom 10.05.2012"
    office.papers.edit(paper.id, dated=date(2012, 5, 24))
    assert office.citations.of(paper.id)[0].name == NOTED


def test_a_reference_tells_no_result_from_behind_closed_doors(office, paper, noted):
    cited, _ = noted
    office.papers.edit(paper.id, dated=date(2012, 6, 1))
    office.citations.add(paper.id, cited_paper_id=cited.id)
    office.papers.edit(cited.id, public=False)
    assert office.citations.of(paper.id)[0].name == "Vorlage 20126744 vom 10.05.2012"


def test_a_resolution_without_votes_is_named_with_what_it_was(office, founded, paper):
    with founded.unit("test") as unit:
        unit.resolutions.save(replace(RESOLUTION, number="", outcome=Outcome.NOTED))
    office.citations.add(paper.id, cited_resolution_id=RESOLUTION.id)
    assert office.citations.of(paper.id)[0].name == "Beschluss des Beirates vom 17.02.2011, zur Kenntnis genommen"
