"""Initiatives in the record: kept, found by names, linked, removed, searched, brought back."""

import json
from dataclasses import replace
from datetime import date

import pytest

from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.dates import DatePart, PartialDate
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.initiatives import (
    Initiative,
    InitiativeKind,
    Milestone,
    Partner,
    PartnerKind,
    Relation,
    WebLink,
)
from beirat_desktop.domain.organizations import OrganizationKind
from beirat_desktop.domain.plain import from_data
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import refusal
from beirat_desktop.usecases.trouble import Missing
from tests import factories
from tests.documents.reading import everything_in


@pytest.fixture
def paper(office, founded):
    made = factories.motion(number="2012/07")
    with founded.unit("test") as unit:
        unit.papers.save(made)
    return made


@pytest.fixture
def resolution(founded, paper):
    made = Resolution(
        factories.BEIRAT.id, date(2011, 2, 17), RichText.of("Dem Stadtrat wird empfohlen."), paper_id=paper.id
    )
    with founded.unit("test") as unit:
        unit.resolutions.save(made)
    return made


def test_offices_and_partners_are_known_by_their_names(office):
    known = office.organizations.add("Abteilung Integration")
    club = office.organizations.add("Treffpunkt Süd", kind=OrganizationKind.EXTERNAL)
    made = office.initiatives.add(
        "Nachbarschaft",
        office="abteilung integration",
        partners=(Partner(name="Treffpunkt Süd", kind=PartnerKind.CARRIER), Partner(name="Unbekannter Verein")),
    )
    assert made.office_id == known.id
    assert [partner.organization_id for partner in made.partners] == [club.id, None]
    changed = office.initiatives.edit(made.id, office="Bürgerbüro")
    assert (changed.office, changed.office_id) == ("Bürgerbüro", None)
    assert [one.name for one in office.initiatives.of_organization(club.id)] == ["Nachbarschaft"]
    assert office.initiatives.of_organization(known.id) == []


def test_a_name_pasted_from_a_page_is_known_though_places_to_break_it_stand_in_it(office):
    club = office.organizations.add("Fördergemeinschaft Süd")
    made = office.initiatives.add("Fest", partners=(Partner(name="Förder\xadgemeinschaft\xa0 Süd"),))
    assert [partner.organization_id for partner in made.partners] == [club.id]


def test_a_partner_keeps_its_name_of_the_day_and_its_organisation_is_still_guarded(office):
    club = office.organizations.add("Treffpunkt Süd")
    made = office.initiatives.add("Erklärung", partners=(Partner(name="Treffpunkt Süd"),))
    office.organizations.edit(club.id, name="Treffpunkt Süd-West")
    detail = office.initiatives.detail(made.id)
    assert detail.partner_name(detail.initiative.partners[0]) == "Treffpunkt Süd"
    typed = (Partner(name="Treffpunkt Süd", person="Mirela Popescu"), Partner(name="Bürgerbüro"))
    kept = office.initiatives.edit(made.id, partners=typed)
    assert [partner.organization_id for partner in kept.partners] == [club.id, None]
    with pytest.raises(Refused, match=r"record\.still_used") as refused:
        office.organizations.remove(club.id)
    assert "Vorhaben „Erklärung“" in refusal(refused.value)


def test_the_list_shows_the_latest_first_and_parts_below_their_whole(office):
    plan = office.initiatives.add("Plan", InitiativeKind.STRATEGY, start=PartialDate(2011))
    office.initiatives.add("Später Teil", start=PartialDate(2020, 9), parent_id=plan.id)
    office.initiatives.add("Früher Teil", start=PartialDate(2012), parent_id=plan.id)
    office.initiatives.add("Neu", start=PartialDate(2021))
    rows = [(row.name, row.depth) for row in office.initiatives.rows()]
    assert rows == [("Neu", 0), ("Plan", 0), ("Später Teil", 1), ("Früher Teil", 1)]
    assert [part.name for part in office.initiatives.detail(plan.id).parts] == ["Früher Teil", "Später Teil"]
    with pytest.raises(Refused, match=r"record\.still_used"):
        office.initiatives.remove(plan.id)


def test_what_is_below_cannot_be_chosen_above(office):
    whole = office.initiatives.add("Ganzes")
    part = office.initiatives.add("Teil", parent_id=whole.id)
    other = office.initiatives.add("Anderes")
    assert office.initiatives.choices(whole.id).parents == (("Anderes", other.id),)
    with pytest.raises(Refused) as refused:
        office.initiatives.edit(whole.id, parent_id=part.id)
    assert refusal(refused.value).startswith("„Ganzes“ kann nicht Teil seiner eigenen Teile sein.")


def test_papers_and_resolutions_are_linked_told_and_taken_off(office, paper, resolution):
    made = office.initiatives.add("Plan")
    office.initiatives.link(made.id, Relation.RESTS_ON, resolution_id=resolution.id)
    office.initiatives.link(made.id, Relation.LED_TO, paper_id=paper.id)
    works = office.initiatives.detail(made.id).works
    assert [(work.relation, work.name, work.place) for work in works] == [
        (
            Relation.RESTS_ON,
            "Beschluss des Beirates für Migration und Integration vom 17.02.2011",
            ("matter", paper.id),
        ),
        (Relation.LED_TO, "Antrag 2012/07 vom 04.04.2012", ("paper", paper.id)),
    ]
    assert [one.name for one in office.papers.detail(paper.id).initiatives] == ["Plan"]
    assert [one.name for one in office.tracking.matter(paper.id).initiatives] == ["Plan"]
    office.initiatives.unlink(made.id, Relation.LED_TO, paper_id=paper.id)
    # The resolution on the paper still leads to it.
    assert [one.name for one in office.papers.detail(paper.id).initiatives] == ["Plan"]
    office.undo()
    assert len(office.initiatives.detail(made.id).works) == 2


def test_what_can_be_linked_is_found_by_its_words(office, paper, resolution):
    assert [work.resolution_id for work in office.initiatives.sources("")] == [resolution.id]
    found = office.initiatives.sources("integrationskonzepten")
    assert {work.paper_id or work.resolution_id for work in found} == {paper.id, resolution.id}


def test_it_goes_with_its_files_and_comes_back_with_them(office, tmp_path):
    made = office.initiatives.add("Programm")
    file = tmp_path / "Leitfaden.pdf"
    file.write_bytes(b"%PDF")
    office.attachments.add(file, initiative_id=made.id)
    assert [one.file_name for one in office.initiatives.detail(made.id).attachments] == ["Leitfaden.pdf"]
    assert office.attachments.of(paper_id=None, meeting_id=None) == []
    office.initiatives.remove(made.id)
    with pytest.raises(Missing):
        office.initiatives.detail(made.id)
    office.undo()
    assert [one.file_name for one in office.initiatives.detail(made.id).attachments] == ["Leitfaden.pdf"]


@pytest.mark.parametrize(
    "words",
    ["nachbarschaft", "bürgerbüro", "stadtteil", "popescu", "begleitforschung", "digital", "netzseite", "mittelabruf"],
)
def test_any_word_of_it_finds_it(office, words):
    made = office.initiatives.add(
        "Nachbarschaft",
        office="Bürgerbüro",
        description=RichText.of("Im Stadtteil."),
        partners=(Partner(name="Hochschule", person="Mirela Popescu", role="Begleitforschung"),),
        milestones=(Milestone("Auftakt", PartialDate(2020, 9), "digital"),),
        links=(WebLink("https://example.org", "Netzseite"),),
        note="Mittelabruf im Januar.",
    )
    (hit,) = office.search.find(words).found
    assert (hit.noun, hit.id, hit.kind) == ("initiative", made.id, "initiatives")


def test_a_file_of_it_leads_to_it(office, tmp_path):
    made = office.initiatives.add("Programm")
    file = tmp_path / "Fallkonferenz.pdf"
    file.write_bytes(b"%PDF")
    office.attachments.add(file, initiative_id=made.id)
    (hit,) = office.search.find("fallkonferenz").found
    assert (hit.noun, hit.id) == ("initiative", made.id)


def test_typing_is_one_step_back(office):
    made = office.initiatives.add("Programm")
    for name in ("Programm N", "Programm Na"):
        office.initiatives.edit(made.id, name=name)
    office.undo()
    assert office.initiatives.detail(made.id).initiative.name == "Programm"


def test_what_is_not_public_in_the_record_is_not_in_the_public_sheet(office, founded, resolution, tmp_path):
    closed = replace(factories.motion("Grundstück am Hafen"), public=False)
    secret = Resolution(factories.BEIRAT.id, date(2011, 3, 1), RichText.of("Wir kaufen still."), public=False)
    with founded.unit("test") as unit:
        unit.papers.save(closed)
        unit.resolutions.save(secret)
    made = office.initiatives.add(
        "Programm", note="Bleibt unter uns", links=(WebLink("intern.example.org", public=False),)
    )
    for file in ("Kalkulation", "Leitfaden"):
        (tmp_path / f"{file}.pdf").write_bytes(file.encode())
        attachment = office.attachments.add(tmp_path / f"{file}.pdf", initiative_id=made.id)
        office.attachments.set_public(attachment.id, file == "Leitfaden")
    office.initiatives.link(made.id, Relation.RESTS_ON, resolution_id=resolution.id)
    office.initiatives.link(made.id, Relation.RESTS_ON, resolution_id=secret.id)
    office.initiatives.link(made.id, Relation.LED_TO, paper_id=closed.id)
    secrets = (
        "Grundstück am Hafen",
        "Wir kaufen still",
        "01.03.2011",
        "unter uns",
        "intern.example.org",
        "Kalkulation",
    )
    for publication, found in ((False, list(secrets)), (True, [])):
        pdf = office.publications.preview(IssuedKind.INITIATIVE, made.id, publication=publication).pdf
        said = everything_in(pdf)
        assert [words for words in secrets if words in said] == found
        assert "Dem Stadtrat wird empfohlen." in said
        assert "Leitfaden" in said


def test_the_sheet_is_issued_and_goes_into_the_archive(office):
    made = office.initiatives.add("Programm")
    issued = office.publications.issue(IssuedKind.INITIATIVE, made.id, publication=True)
    assert (issued.noun, issued.object_id, issued.publication) == ("initiatives", made.id, True)
    assert issued.file_name == "Vorhaben-Programm-öffentlich.pdf"
    office.initiatives.remove(made.id)  # what went out stays
    assert [one.id for one in office.archive.all()] == [issued.id]


def test_a_record_goes_out_and_in_with_everything_that_is_known_of_it(office):
    made = office.initiatives.add(
        "Programm",
        start=PartialDate(2020, 9),
        end=PartialDate(2023, part=DatePart.END),
        partners=(Partner(name="Verein", kind=PartnerKind.FUNDER),),
    )
    exported = office.exchange.export()
    before = office.initiatives.detail(made.id).initiative
    data = json.loads(exported)
    (written,) = data["initiative"]
    assert written["beirat"]["end"] == {"year": 2023, "part": "end"}
    assert before == from_data(Initiative, {**written["beirat"], "id": written["id"]})
