"""The sheet of an initiative: everything in it, and in its version for the public nothing that is not public."""

from datetime import date

from beirat_desktop.documents.initiative_sheet import (
    InitiativeSheet,
    PartLine,
    ResultLine,
    WorkLine,
    initiative_sheet,
)
from beirat_desktop.documents.render import render
from beirat_desktop.domain.dates import DatePart, PartialDate
from beirat_desktop.domain.initiatives import (
    Deliverable,
    Initiative,
    InitiativeKind,
    Milestone,
    Partner,
    PartnerKind,
    Relation,
    WebLink,
)
from beirat_desktop.domain.papers import Attachment
from beirat_desktop.domain.persons import Person
from beirat_desktop.domain.publication import Publication, hidden_persons
from beirat_desktop.domain.text import RichText
from tests.documents.reading import assert_in_order, assert_publishable, everything_in, lines_of, structure, text_of

SIGNED = tuple(
    Partner(kind=PartnerKind.SIGNATORY, name=name, person=person, function=function)
    for name, person, function in (
        ("Stadt Musterhausen", "Carla Hohenfels", "Beigeordnete"),
        ("Stiftung Offene Stadt", "Dr. Henrik Amsel", "Vorstand"),
    )
)
SHEET = InitiativeSheet(
    "Beirat für Migration und Integration",
    date(2026, 11, 23),
    Initiative(
        "Programm „Nachbarschaft“",
        InitiativeKind.PROGRAMME,
        PartialDate(2020, 9),
        PartialDate(2023, part=DatePart.END),
        description=RichText.of("Bewohner bereden in ihrer Straße, was sie ändern wollen. Tel. 0621 504-1234"),
        outcome=RichText.of("Drei Straßen haben ein Fest. Gast Łukasz Ostertag war dabei."),
        partners=(
            *SIGNED,
            Partner(kind=PartnerKind.FUNDER, name="Ministerium", role="60 vom Hundert"),
            Partner(kind=PartnerKind.SCIENCE, name="Hochschule am Strom"),
            Partner(name="Verein Süd", person="Mirela Popescu"),
        ),
        milestones=(
            Milestone("Öffentliche Veranstaltung", PartialDate(2020, 12), "digital"),
            Milestone("Auftakt", PartialDate(2020, 9)),
        ),
        deliverables=(Deliverable("Handreichung", PartialDate(2021)),),
        links=(
            WebLink("https://example.org/nachbarschaft", "Seite des Programms", date(2026, 9, 14)),
            WebLink("https://intern.example.org/mittel", "Mittelabruf", public=False),
        ),
        note="Der Abruf ist heikel.",
    ),
    "Abteilung Integration",
    "Integrationsplan",
    (PartLine("Straßenfest", "Veranstaltung", "6/2022"),),
    (
        WorkLine(
            Relation.RESTS_ON,
            "Antrag 2011/02 vom 20.01.2011",
            "Integrationsplan annehmen",
            (
                ResultLine("Stadtrat 21.03.2011: angenommen"),
                ResultLine("Hauptausschuss 01.03.2011: geheim beraten", public=False),
            ),
        ),
        WorkLine(Relation.LED_TO, "Beschluss 2021/B07", "Grundstück für den Verein", public=False),
        WorkLine(Relation.LED_TO, "Vorlage 20196743", "Bericht zum Programm"),
    ),
    (
        Attachment("leitfaden.pdf", "application/pdf", 4, "a", title="Leitfaden"),
        Attachment("kalkulation.ods", "application/ods", 4, "b", title="Kalkulation", public=False),
    ),
)
SECRETS = (
    *("0621 504-1234", "Ostertag", "Łukasz", "heikel", "Interne Notiz", "intern.example.org", "Mittelabruf"),
    *("geheim beraten", "2021/B07", "Grundstück", "Kalkulation", "kalkulation.ods", "nichtöffentlich"),
)
PUBLIC = Publication(hidden_persons([Person("Ostertag", "Łukasz")], []))


def test_the_sheet_tells_everything_in_its_order():
    pdf = render(initiative_sheet(SHEET))
    assert_publishable(pdf)
    assert_in_order(
        text_of(pdf),
        "Programm „Nachbarschaft“",
        "Programm · 9/2020 bis Ende 2023",
        "Zuständig: Abteilung Integration",
        "Teil von: Integrationsplan",
        "Worum es geht",
        "Gefördert von",
        "Ministerium (60 vom Hundert)",
        "Unterzeichnet von",
        "Carla Hohenfels",
        "Wissenschaftliche Begleitung",
        "Verein Süd, Mirela Popescu",
        "Verlauf",
        "Auftakt",
        "12/2020",
        "digital",
        "Handreichung (2021)",
        "Was daraus wurde",
        "Grundlagen",
        "Hauptausschuss 01.03.2011: geheim beraten (nichtöffentlich)",
        "Daraus hervorgegangen",
        "Beschluss 2021/B07 (nichtöffentlich)",
        "Straßenfest (Veranstaltung, 6/2022)",
        "Leitfaden (leitfaden.pdf)",
        "gelesen am 14.09.2026",
        "Der Abruf ist heikel.",
    )


def test_nothing_that_is_not_public_stands_in_the_version_for_the_public():
    house = everything_in(render(initiative_sheet(SHEET)))
    assert [words for words in SECRETS if words not in house] == []
    pdf = render(initiative_sheet(SHEET, publication=PUBLIC))
    assert_publishable(pdf)
    public = everything_in(pdf)
    assert [words for words in SECRETS if words in public] == []
    for words in ("Stadtrat 21.03.2011: angenommen", "Leitfaden", "Carla Hohenfels", "Vorlage 20196743", "digital"):
        assert words in public


def test_signatories_are_a_table_whose_rows_are_called_by_the_body():
    table = structure(render(initiative_sheet(SHEET))).all("Table")[0]
    heads = [cell.text for cell in table.all("TH")]
    assert heads == ["Stelle", "Person", "Funktion", "Stadt Musterhausen", "Stiftung Offene Stadt"]


def test_somebody_who_signs_for_nobody_else_stands_beside_the_remark():
    alone = Partner(kind=PartnerKind.SIGNATORY, person="Ada Beispiel", role="persönlich")
    one = Initiative("Erklärung", InitiativeKind.DECLARATION, partners=(alone,))
    lines = lines_of(render(initiative_sheet(InitiativeSheet("Beirat", date(2026, 9, 14), one))))
    (remark,) = [line for line in lines if "persönlich" in line.text]
    (name,) = [line for line in lines if "Ada Beispiel" in line.text]
    assert abs(remark.baseline - name.baseline) < 1


def test_an_initiative_of_which_only_the_name_is_known_makes_a_sheet():
    bare = InitiativeSheet("Beirat", date(2026, 11, 23), Initiative("Idee"))
    pdf = render(initiative_sheet(bare, draft=True, publication=PUBLIC))
    assert_publishable(pdf)
    said = text_of(pdf)
    assert "Idee" in said
    assert not [words for words in ("Beteiligte", "Verlauf", "Im Netz", "Grundlagen") if words in said]
