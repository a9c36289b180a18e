"""Programmes, projects and declarations that the chains of motions rest on or led to; all of them are invented."""

from __future__ import annotations

from datetime import date, timedelta

from beirat_desktop.domain.dates import DatePart, PartialDate
from beirat_desktop.domain.initiatives import (
    Deliverable,
    InitiativeKind,
    Milestone,
    Partner,
    PartnerKind,
    Relation,
    WebLink,
)
from beirat_desktop.domain.organizations import OrganizationKind
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from beirat_desktop.usecases.sample.chains import Chains

OFFICE = "Abteilung Integration"


class Programmes(Chains):
    """Tells what was done beside the single motions."""

    def initiatives(self) -> None:
        """A strategy with its parts: a declaration, a model project and a programme that runs on."""
        self._at(self.today - timedelta(days=30))
        for name in ("Landesberatung Integration Südwest", "Hochschule am Strom", "Stiftung Offene Stadt"):
            self.office.organizations.add(name, kind=OrganizationKind.EXTERNAL)
        strategy = self._strategy()
        self._declaration(strategy)
        self._project(strategy)
        self._programme(strategy)
        for relation, paper in (
            (Relation.RESTS_ON, self.plan_2011),
            (Relation.LED_TO, self.two_districts),
            (Relation.LED_TO, self.motion_2012),
            (Relation.LED_TO, self.report_2019),
        ):
            self.office.initiatives.link(strategy, relation, paper_id=paper.id)
        self.office.joinings.join(self.plan_2011.id, self.motion_2012.id, "Der Integrationsplan und was daraus wurde")
        self.office.joinings.join(self.plan_2011.id, self.report_2019.id)

    def _strategy(self) -> str:
        return self.office.initiatives.add(
            "Nationaler Integrationsplan: Umsetzung in der Stadt",
            InitiativeKind.STRATEGY,
            start=PartialDate(2011),
            office=OFFICE,
            description=told(
                "Im Nationalen Integrationsplan geben die kommunalen Spitzenverbände den Städten zehn Empfehlungen. "
                "Der Beirat hat dem Stadtrat empfohlen, sich ihnen anzuschließen; die Stadt setzt sie mit eigenen "
                "Vorhaben um.",
            ),
            outcome=told(
                "Der Stadtrat hat die Empfehlungen am 21.03.2011 angenommen. Seitdem sind daraus entstanden:",
                "•eine Erklärung zum Zusammenleben, die vier Stellen tragen,",
                "•die Ausbildung von Stadtteilmüttern in zwei Ortsbezirken,",
                "•ein Modellprojekt und ein Programm, das weiterläuft.",
            ),
            milestones=(
                Milestone("Empfehlung des Beirates an den Stadtrat", PartialDate(2011, 2, 17)),
                Milestone("Annahme durch den Stadtrat", PartialDate(2011, 3, 21)),
                Milestone("Bericht der Verwaltung im Sozialausschuss", PartialDate(2019, 2, 14)),
            ),
        ).id

    def _declaration(self, strategy: str) -> None:
        signed = (
            ("Stadt Ludwigshafen", "Carla Hohenfels", "Beigeordnete"),
            ("Beirat für Migration und Integration", "Ada Ağırbaş", "Vorsitzende"),
            ("Stiftung Offene Stadt", "Dr. Henrik Amsel", "Vorstand"),
            ("Kreishandwerkerschaft", "Tomasz Wieczorek", "Kreishandwerksmeister"),
        )
        made = self.office.initiatives.add(
            "Ludwigshafener Erklärung",
            InitiativeKind.DECLARATION,
            start=PartialDate(2011, 6, 21),
            parent_id=strategy,
            office=OFFICE,
            description=told(
                "Wer unterzeichnet, setzt sich für ein Zusammenleben ein, in dem niemand wegen seiner Herkunft "
                "benachteiligt wird.",
                "•Wir hören einander zu, bevor wir über einander reden.",
                "•Wir öffnen unsere Häuser für alle, die hier leben.",
                "•Wir berichten einmal im Jahr, was wir getan haben.",
            ),
            partners=tuple(
                Partner(kind=PartnerKind.SIGNATORY, name=name, person=person, function=function)
                for name, person, function in signed
            ),
            milestones=(Milestone("Feierliche Unterzeichnung", PartialDate(2011, 6, 21), "Stadtratssaal"),),
        )
        self.office.initiatives.link(made.id, Relation.RESTS_ON, paper_id=self.plan_2011.id)

    def _project(self, strategy: str) -> None:
        made = self.office.initiatives.add(
            "Modellprojekt „Einwanderung gestalten“",
            InitiativeKind.PROJECT,
            start=PartialDate(2016, 10),
            end=PartialDate(2018),
            parent_id=strategy,
            office=OFFICE,
            description=told(
                "Wer neu in die Stadt kommt, soll nicht von Amt zu Amt geschickt werden. Das Modellprojekt erprobt, "
                "wie Ämter, Jobcenter und Beratungsstellen einen Fall gemeinsam begleiten.",
            ),
            partners=(
                Partner(kind=PartnerKind.CARRIER, name=OFFICE),
                Partner(kind=PartnerKind.SCIENCE, name="Hochschule am Strom", role="Begleitforschung"),
                Partner(name="Landesberatung Integration Südwest", role="fachliche Begleitung"),
            ),
            milestones=(
                Milestone("Auftakt mit allen Ämtern", PartialDate(2016, 10), "Rathaus"),
                Milestone("Erste gemeinsame Fallkonferenz", PartialDate(2017, part=DatePart.BEGINNING)),
                Milestone("Abschlusstagung", PartialDate(2018, part=DatePart.END), "Pfalzbau"),
            ),
            deliverables=(
                Deliverable("Leitfaden für gemeinsame Fallkonferenzen", PartialDate(2018)),
                Deliverable("Abschlussbericht", PartialDate(2019, 1, 28)),
            ),
        )
        self.office.initiatives.link(made.id, Relation.LED_TO, paper_id=self.report_2019.id)

    def _programme(self, strategy: str) -> None:
        made = self.office.initiatives.add(
            "Programm „Nachbarschaft kommt zu Wort“",
            InitiativeKind.PROGRAMME,
            start=PartialDate(2020, 9),
            end=PartialDate(self.today.year + 1, part=DatePart.END),
            parent_id=strategy,
            office=OFFICE,
            description=told(
                "Bewohnerinnen und Bewohner bereden in ihrer Straße, was sie ändern wollen, und setzen es mit kleinem "
                "Geld selbst um.",
            ),
            partners=(
                Partner(kind=PartnerKind.FUNDER, name="Stiftung Offene Stadt", role="60 vom Hundert der Kosten"),
                Partner(kind=PartnerKind.CARRIER, name="Verein Treffpunkt Süd", person="Mirela Popescu"),
            ),
            milestones=(
                Milestone("Auftakt", PartialDate(2020, 9)),
                Milestone("Öffentliche Veranstaltung", PartialDate(2020, 12), "digital"),
                Milestone("Halbzeitgespräch", PartialDate(2022, 5, 18), "Bürgerhaus"),
                Milestone("Abschlussfest", PartialDate(self.today.year + 1, part=DatePart.END)),
            ),
            deliverables=(Deliverable("Handreichung „Das erste Straßengespräch“", PartialDate(2021)),),
            links=(
                WebLink("https://example.org/nachbarschaft", "Seite des Programms", date(2026, 9, 14)),
                WebLink("https://intern.example.org/mittel", "Mittelabruf", date(2026, 9, 14), public=False),
            ),
            note="Der Mittelabruf für das letzte Jahr ist bis Ende Januar fällig.",
        )
        self.office.initiatives.link(made.id, Relation.RESTS_ON, paper_id=self.report_2019.id)


def told(*lines: str) -> RichText:
    """Paragraphs; lines that begin with a dot are a list."""
    blocks = []
    for number, line in enumerate(lines):
        item = line.startswith("•")
        first = item and not lines[number - 1].startswith("•")
        kind = BlockKind.ITEM if item else BlockKind.PARAGRAPH
        blocks.append(Block((Run(line.removeprefix("•")),), kind, first=first))
    return RichText(tuple(blocks))
