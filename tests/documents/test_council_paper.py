"""The paper for the Stadtrat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest

from beirat_desktop.documents.council_paper import StationLine, council_paper
from beirat_desktop.documents.render import render
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.votes import Vote, VoteForm
from tests import factories
from tests.documents.council_samples import COUNCIL_PAPER, LEAK, RULE, SECRETS, VOTE
from tests.documents.reading import assert_publishable, lines_of, strokes_of, structure


def words(contents=COUNCIL_PAPER):
    return " ".join(structure(render(council_paper(contents))).text.split())


def test_its_parts_come_in_the_order_of_a_vorlage() -> None:
    text = words()
    expected = (
        "Beratung zu strategischen Integrationskonzepten",
        "Vorlage 20123004 für den Stadtrat",
        "Antrag 2012/07 der SPD-Fraktion vom 04.04.2012",
        "Erläuterung",
        "Begründung",
        "mehrheitlich mit 14 Ja-Stimmen bei 1 Nein-Stimme und 2 Enthaltungen folgende Empfehlung beschlossen:",
        "„Dem Stadtrat wird empfohlen, eine Fachberatung einzuladen.“",
        "ANTRAG",
        "Der Stadtrat lädt eine Fachberatung ein.",
        "Beratungsfolge",
    )
    places = [text.find(part) for part in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_what_it_costs_and_who_is_to_act_stand_before_the_recommendation() -> None:
    costs = RichText.of(f"Etwa 800 Euro, {LEAK}")
    paper = replace(COUNCIL_PAPER.paper, financial_impact=costs, responsible="Bereich Kultur")
    text = words(replace(COUNCIL_PAPER, paper=paper))
    assert text.find("Begründung") < text.find("Finanzielle AuswirkungenEtwa 800 Euro") < text.find("ANTRAG")
    assert "Zuständige Stelle: Bereich Kultur" in text
    public = structure(render(council_paper(replace(COUNCIL_PAPER, paper=paper), publication=RULE))).text
    assert "Etwa 800 Euro" in public
    assert [secret for secret in SECRETS if secret in public] == []
    assert "Finanzielle" not in words()


def test_title_and_number_stand_between_rules() -> None:
    pdf = render(council_paper(COUNCIL_PAPER))
    lines = lines_of(pdf)
    title = next(line for line in lines if line.text.startswith("Beratung zu strategischen"))
    number = next(line for line in lines if line.text.startswith("Vorlage 20123004"))
    rules = [top for _, top, length in strokes_of(pdf) if length > 160]
    above = [top for top in rules if top < title.baseline]
    below = [top for top in rules if top > number.baseline]
    assert above
    assert below
    assert title.baseline < number.baseline < below[0] < number.baseline + 10


@pytest.mark.parametrize(
    ("vote", "said"),
    [
        (replace(VOTE, no=0, abstentions=0, yes=17), "am 24.05.2012 einstimmig folgende Empfehlung"),
        (replace(VOTE, no=0, yes=14, abstentions=3), "einstimmig bei 3 Enthaltungen folgende Empfehlung"),
        (Vote("r", VoteForm.NONE), "ohne förmliche Abstimmung folgende Empfehlung"),
        (Vote("r", VoteForm.NONE, stated="mit deutlicher Mehrheit"), "mit deutlicher Mehrheit folgende Empfehlung"),
        (None, "am 24.05.2012 folgende Empfehlung beschlossen:"),
    ],
)
def test_the_vote_is_said_in_words(vote: Vote | None, said: str) -> None:
    assert said in words(replace(COUNCIL_PAPER, vote=vote))


def test_the_order_of_stations_is_a_table_with_headers() -> None:
    (table,) = structure(render(council_paper(COUNCIL_PAPER))).all("Table")
    assert [cell.text.strip() for cell in table.all("TH")][:5] == ["Gremium", "Aufgabe", "Sitzung", "TOP", "Ergebnis"]
    assert len(table.all("TR")) == 3


def test_before_the_beirat_has_resolved_the_motion_itself_is_shown() -> None:
    text = words(replace(COUNCIL_PAPER, resolution=None, vote=None, stations=(), asked=RichText()))
    assert "noch nicht beschlossen" in text
    assert "Der Beirat lädt zur nächsten Sitzung eine Fachberatung ein." in text


def test_a_paper_with_nothing_but_a_title_is_a_correct_paper() -> None:
    bare = replace(
        COUNCIL_PAPER, paper=factories.motion(dated=None), factions=(), stations=(), resolution=None, vote=None
    )
    pdf = render(council_paper(bare, draft=True))
    assert_publishable(pdf)
    assert "Vorlage für den Stadtrat" in structure(pdf).text


def test_the_recommendation_is_quoted_and_the_stadtrat_has_a_sentence_of_its_own() -> None:
    resolved = replace(
        COUNCIL_PAPER.resolution, text=RichText.of("Die Stadt Ludwigshafen nimmt die folgenden Leitlinien an.")
    )
    asked = RichText.of("Der Stadtrat nimmt die folgenden Leitlinien an.")
    vote = replace(VOTE, no=0, abstentions=0, yes=17)
    contents = replace(COUNCIL_PAPER, resolution=resolved, vote=vote, asked=asked)
    tree = structure(render(council_paper(contents)))
    (quote,) = tree.all("BlockQuote")
    assert quote.text.strip() == "„Die Stadt Ludwigshafen nimmt die folgenden Leitlinien an.“"
    text = " ".join(tree.text.split())
    assert (
        "Die Mitglieder des Beirates für Migration und Integration (Sitzung am 24.05.2012) empfehlen dem Stadtrat "
        "einstimmig:" in text
    )
    assert "ANTRAGDer Stadtrat nimmt die folgenden Leitlinien an." in text


def test_a_paper_may_word_its_headings_and_the_town_its_numbers() -> None:
    contents = replace(
        COUNCIL_PAPER,
        body=replace(COUNCIL_PAPER.body, paper_prefix="KSD"),
        paper=replace(COUNCIL_PAPER.paper, explanation_heading="Erläuterung zum Integrationskonzept:"),
    )
    tree = structure(render(council_paper(contents)))
    assert "Erläuterung zum Integrationskonzept:" in [node.text.strip() for node in tree.all("H2")]
    assert "Vorlage KSD 20123004 für den Stadtrat" in tree.text


def test_the_number_of_a_motion_is_not_printed_as_that_of_a_vorlage() -> None:
    text = words(replace(COUNCIL_PAPER, paper=replace(COUNCIL_PAPER.paper, external_number="")))
    assert "Vorlage für den Stadtrat · Antrag 2012/07 der SPD-Fraktion" in text


def test_nobody_is_told_to_recommend_something_to_the_stadtrat_twice() -> None:
    text = words()
    assert "dem Stadtrat den folgenden Beschluss zu empfehlen" not in text
    assert text.count("Stadtrat wird empfohlen") == 1


def test_it_bears_the_day_of_issue_on_the_page_and_in_the_file() -> None:
    pdf = render(council_paper(replace(COUNCIL_PAPER, dated=date(2012, 6, 1))))
    assert "Ludwigshafen am Rhein, den 01.06.2012" in structure(pdf).text
    assert pypdf.PdfReader(BytesIO(pdf)).metadata.creation_date.date() == date(2012, 6, 1)


def test_the_stations_say_number_and_vote_each_on_one_line() -> None:
    said = "empfohlen an den Stadtrat (Ja: 19, Nein: 0, Enthaltungen: 3 – einstimmig angenommen)"
    station = StationLine("Beirat für Migration und Integration", "Kenntnisnahme", "15.09.2011", "4", said)
    pdf = render(council_paper(replace(COUNCIL_PAPER, stations=(station,))))
    lines = [line.text.replace("\u00a0", " ") for line in lines_of(pdf)]
    assert "Kenntnisnahme" in lines
    assert not [line for line in lines if line.endswith(("Ja:", "Nein:", "Enthaltungen:"))]
    assert any("Enthaltungen: 3" in line for line in lines)
