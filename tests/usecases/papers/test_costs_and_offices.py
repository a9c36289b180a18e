"""What a motion costs and who is to act, on every way its words go."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import docx
import pytest

from beirat_desktop.documents.attachments import opened_paper
from beirat_desktop.documents.model import AssociatedFile, Document, Heading, Paragraph
from beirat_desktop.documents.motion_letter import motion_letter
from beirat_desktop.documents.preview import text_of_pdf
from beirat_desktop.documents.render import render
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.organizations import Organization
from beirat_desktop.domain.papers import PaperState, Target
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.verbatim import Standing
from beirat_desktop.domain.votes import Vote, VoteForm
from beirat_desktop.exchange import register, submission
from beirat_desktop.exchange.seal import Seal, hash_of_text
from beirat_desktop.german import finding
from beirat_desktop.usecases.papers.letters import letter_contents
from tests.documents.reading import text_of
from tests.exchange.texts import office_files
from tests.usecases.live_world import build

COSTS = RichText.of("Es kostet 4.711 Euro im Jahr.")
NUMBER = "0176 12345678"
SHORT = {"Volkshochschule": "VHS"}


@pytest.fixture
def motion(office, founded):
    return office.papers.add(
        title="Kurse",
        proposal=RichText.of("Die Verwaltung wird gebeten, Kurse zu bezahlen."),
        rationale=RichText.of("Sie fehlen."),
        financial_impact=COSTS,
        responsible="Volkshochschule",
        target=Target.ADMINISTRATION,
    )


def flat(pdf):
    return " ".join(text_of(pdf).split())


def test_the_search_finds_it(office, motion):
    for words in ("4.711", "Volkshochschule"):
        assert [hit.id for hit in office.search.find(words).found if hit.noun == "paper"] == [motion.id]


def test_a_copy_says_it_too(office, motion):
    copy = office.papers.duplicate(motion.id)
    assert (copy.financial_impact, copy.responsible) == (COSTS, "Volkshochschule")


def test_its_quotations_are_compared_with_their_source(office, motion):
    quote = "Der Kurs hat im vorigen Jahr zweitausend Euro gekostet"
    source = office.papers.add(title="Bericht", financial_impact=RichText.of(f"{quote}, und mehr."))
    office.papers.edit(motion.id, financial_impact=RichText.of(f"„{quote}“"))
    office.citations.add(motion.id, "financial_impact", quote=quote, cited_paper_id=source.id)
    (found,) = office.papers.detail(motion.id).quotes
    assert (found.section, found.standing) == ("financial_impact", Standing.EXACT)


@pytest.mark.parametrize(
    ("proposal", "costs", "asked"),
    [
        ("Die Stadt stellt 500 € bereit.", "", True),
        ("Die Stadt stellt Mittel bereit.", "", True),
        ("Im Haushalt 2013 wird ein Kurs vorgesehen.", "", True),
        ("Dafür werden Haushaltsmittel eingestellt.", "", True),
        ("Die Stadt stellt 500 Euro bereit.", "500 Euro", False),
        ("Alle Haushalte bekommen ein Faltblatt, vermittelt in der Mitte der Stadt.", "", False),
    ],
)
def test_a_wording_that_speaks_of_money_is_asked_for_its_costs(office, motion, proposal, costs, asked):
    office.papers.edit(motion.id, proposal=RichText.of(proposal), financial_impact=RichText.of(costs))
    findings = office.papers.detail(motion.id).findings
    assert ("paper.financial_impact_missing" in {one.rule for one in findings}) is asked
    for one in findings:
        if one.rule == "paper.financial_impact_missing":
            assert finding(one).sentence == "Der Wortlaut spricht von Geld, „Finanzielle Auswirkungen“ ist leer."


def test_that_costs_are_missing_keeps_nobody_from_handing_in(office, motion):
    office.papers.edit(motion.id, financial_impact=RichText(), proposal=RichText.of("Die Stadt zahlt 500 Euro."))
    assert "paper.financial_impact_missing" in {one.rule for one in office.papers.detail(motion.id).findings}
    assert office.papers.submit(motion.id).state is PaperState.SUBMITTED


def test_letters_for_the_public_tell_it_without_what_must_not_be_told(office):
    costs = RichText.of(f"Etwa 800 Euro. Fragen an {NUMBER}.")
    world = build(office, financial_impact=costs, responsible=f"Kulturbüro {NUMBER}")
    told = flat(office.publications.preview(IssuedKind.MOTION, world.paper.id, publication=True).pdf)
    assert "Finanzielle Auswirkungen Etwa 800 Euro." in told
    assert "Zuständige Stelle: Kulturbüro" in told
    assert NUMBER not in told
    assert NUMBER in flat(office.publications.preview(IssuedKind.MOTION, world.paper.id).pdf)
    assert NUMBER in {cut.words for cut in office.publications.cuts(IssuedKind.MOTION, world.paper.id)}


def test_both_are_given_to_the_factions_and_travel_with_the_letter():
    assert {"financial_impact", "responsible"} <= set(register.FIELDS["papers"])
    assert {"financial_impact", "responsible"} <= set(submission.PUBLIC_FIELDS)


def test_the_word_copy_says_both(office):
    world = build(office, financial_impact=COSTS, responsible="Volkshochschule")
    opened = docx.Document(io.BytesIO(office.word_copies.paper(IssuedKind.MOTION, world.paper.id)))
    said = [one.text for one in opened.paragraphs]
    assert said.index("Finanzielle Auswirkungen") + 1 == said.index(COSTS.plain)
    assert "Zuständige Stelle: Volkshochschule" in said


def test_the_pages_for_the_web_say_both_and_leave_out_what_must_not_be_told(sample, tmp_path):
    with sample.store.unit("test") as unit:
        paper = unit.papers.where(state=PaperState.DONE)[0]
        costs = RichText.of(f"Etwa 800 Euro. Fragen an {NUMBER}.")
        unit.papers.save(replace(paper, financial_impact=costs, responsible=f"Kulturbüro {NUMBER}"))
    sample.website.publish(tmp_path / "web", "https://beirat.example.org")
    page = (tmp_path / "web" / "vorlage" / f"{paper.id}.html").read_text(encoding="utf-8")
    assert "<h2>Finanzielle Auswirkungen</h2>" in page
    assert "Etwa 800 Euro." in page
    assert "Kulturbüro" in page
    everything = b"".join(one.read_bytes() for one in (tmp_path / "web").rglob("*") if one.suffix in (".html", ".json"))
    assert NUMBER.encode() not in everything


def test_a_letter_from_elsewhere_brings_its_costs(office, founded, tmp_path):
    lines = ("Betreff: Kurse", "Beschlussvorschlag", "Kurse werden bezahlt.", "Kosten", "Es kostet 9 Euro.")
    file = tmp_path / "Antrag.docx"
    file.write_bytes(office_files.docx("".join(office_files.p(line) for line in lines)))
    parts = office.foreign_motions.look_into(file.read_bytes(), file.name).parts
    assert (parts.proposal.plain, parts.financial_impact.plain) == ("Kurse werden bezahlt.", "Es kostet 9 Euro.")
    letter = office.foreign_motions.look_into(file.read_bytes(), file.name)
    paper = office.foreign_motions.accept(
        letter, parts.title, parts.proposal, parts.rationale, financial_impact=parts.financial_impact
    )
    assert office.papers.get(paper.id).financial_impact.plain == "Es kostet 9 Euro."
    pdf = tmp_path / "Antrag.pdf"
    pdf.write_bytes(render(Document("Antrag", (Heading(1, "Schreiben"), *(Paragraph(line) for line in lines)))))
    assert (
        office.foreign_motions.look_into(pdf.read_bytes(), pdf.name).parts.financial_impact.plain == "Es kostet 9 Euro."
    )


@pytest.fixture
def sent(office, motion):
    """The letter, and the motion as it was, no longer here."""
    pdf = office.paper_letters.pdf(motion.id)
    assert office.submissions.look_into(pdf, "Antrag.pdf").altered == ()
    return pdf


def forged(office, shown, data):
    """A letter that shows one paper and carries another, sealed anew to what it shows."""
    with office.store.reading() as unit:
        contents = letter_contents(unit, shown)
        text = text_of_pdf(render(motion_letter(replace(contents, files=()))))
    sealed = submission.write(replace(submission.read(data), seal=Seal(hash_of_text(text))))
    with office.store.reading() as unit:
        made = replace(letter_contents(unit, shown), files=(AssociatedFile(submission.NAME, sealed),))
    return office.submissions.look_into(render(motion_letter(made)), "Antrag.pdf")


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("financial_impact", RichText.of("Es kostet nichts.")),
        ("financial_impact", RichText()),
        ("responsible", "Tiefbauamt"),
        ("responsible", "Volkshochschule und Tiefbauamt"),
        ("responsible", ""),
    ],
)
def test_a_letter_that_shows_other_costs_or_another_office_than_its_data_is_told(office, motion, sent, field, other):
    data = opened_paper(sent).files[submission.NAME]
    assert json.loads(data)["paper"]["beirat"]["responsible"] == "Volkshochschule"
    arrival = forged(office, replace(motion, **{field: other}), data)
    assert list(arrival.differs) == [field]
    assert "submission.text_differs" in arrival.altered
    said = next(finding(one).sentence for one in arrival.findings if one.rule == "submission.text_differs")
    assert said.endswith({"responsible": "Zuständige Stelle."}.get(field, "Finanzielle Auswirkungen."))
    with pytest.raises(Refused, match=r"submission\.altered"):
        office.submissions.accept(arrival)


def test_an_office_that_only_the_page_names_is_told_as_what_stands_at_the_end(office, motion, sent):
    data = opened_paper(sent).files[submission.NAME]
    bare = submission.write(replace(submission.read(data), paper=replace(motion, responsible="")))
    arrival = forged(office, replace(motion, responsible="Tiefbauamt"), bare)
    said = [finding(one).sentence for one in arrival.findings]
    assert any("Tiefbauamt" in sentence for sentence in said) or "ending" in arrival.differs


def test_other_costs_in_a_newer_letter_are_told_and_chosen(office, motion, sent):
    office.papers.edit(motion.id, financial_impact=RichText.of("Es kostet 9 Euro."), responsible="Jugendamt")
    arrival = office.submissions.look_into(sent, "Antrag.pdf")
    assert list(arrival.changes) == ["financial_impact"]
    kept = office.submissions.accept(arrival, parts=(), reason="Prüfung")
    assert (kept.financial_impact.plain, kept.responsible) == ("Es kostet 9 Euro.", "Jugendamt")
    taken = office.submissions.accept(arrival, parts={"financial_impact"}, reason="Prüfung")
    assert (taken.financial_impact, taken.responsible) == (COSTS, "Volkshochschule")


@pytest.mark.parametrize(
    ("known", "named", "expected"),
    [
        (("Volkshochschule", "Jugendamt"), " volkshochschule ", "Volkshochschule"),
        (("Jugendamt",), "Volkshochschule", None),
        (("Volkshochschule", "Volkshochschule"), "Volkshochschule", None),
        (("Volkshochschule",), "", None),
        (("Volkshochschule", "Jugendamt"), "Die  Volkshochschule", "Volkshochschule"),
        (("Volkshochschule", "Jugendamt"), "VHS", "Volkshochschule"),
    ],
)
def test_what_was_resolved_is_the_task_of_the_office_that_is_named(office, known, named, expected):
    world = build(office, target=Target.ADMINISTRATION, responsible=named)
    with office.store.unit("test") as unit:
        kept = [unit.organizations.save(Organization(name, short_name=SHORT.get(name, ""))) for name in known]
        offices = {one.id: one.name for one in kept}
    office.course.open(world.meeting.id)
    world.come(20)
    office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=Vote("", VoteForm.OPEN, yes=20)))
    with office.store.reading() as unit:
        (task,) = unit.follow_ups.where(paper_id=world.paper.id)
    assert offices.get(task.organization_id) == expected
    assert world.reload().state is PaperState.DEBATED
