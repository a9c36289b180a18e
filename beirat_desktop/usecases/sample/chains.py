"""The three true chains of motions."""

from __future__ import annotations

from datetime import date
from typing import Any

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.papers import PaperType, Target
from beirat_desktop.domain.text import Block, BlockKind, RichText, Run
from beirat_desktop.usecases.sample.meetings import OFFICIALS, Meetings, said
from beirat_desktop.usecases.tracking.consultations import StationDecision

COUNCIL_OFFICE = "Büro des Stadtrates"
PLAN = (
    "Dem Stadtrat wird empfohlen, sich den Empfehlungen der kommunalen Spitzenverbände im Nationalen Integrationsplan "
    "anzuschließen."
)
CONCEPT = "Dem Stadtrat wird empfohlen, das Integrationskonzept gemeinsam mit dem Beirat zu erarbeiten."
TWO_DISTRICTS = "Dem Stadtrat wird empfohlen, zunächst in zwei Ortsbezirken Stadtteilmütter auszubilden."


REPORT = RichText(
    (
        Block(
            (
                Run(
                    "Das Modellprojekt wurde abgeschlossen. Der Bericht knüpft an die Beratung des Beirates vom "
                    "24.05.2012 an."
                ),
            )
        ),
        Block((Run("Ziele"),), BlockKind.HEADING),
        Block((Run("Wer neu in die Stadt kommt, soll eine Stelle finden, die durch alle Ämter begleitet."),)),
        Block((Run("Träger und Partner"),), BlockKind.HEADING),
        Block((Run("Verwaltung"),), BlockKind.HEADING, level=2),
        Block((Run("Federführend ist die Abteilung Integration. Ihr Leitsatz:"),)),
        Block((Run("„Integration ist eine Daueraufgabe.“"),), quote=1),
        Block((Run("Ausblick"),), BlockKind.HEADING),
        Block((Run("Zwei Vorhaben werden fortgeführt:"),)),
        Block((Run("die gemeinsame Anlaufstelle,"),), BlockKind.ITEM, ordered=True, first=True),
        Block((Run("die Willkommensmappe in sechs Sprachen."),), BlockKind.ITEM, ordered=True),
    )
)
"""What the report on the later project says, with its sub-headings."""


class Chains(Meetings):
    """Tells the chains where their dates fall."""

    def chain_b_begins(self) -> None:
        """A motion of 18.09.2009, which the Stadtrat refers to the newly elected Beirat."""
        self._at(date(2009, 11, 3))
        paper = self.office.papers.add(
            PaperType.MOTION,
            "Integrationskonzept für die Stadt",
            committee_id=self.committees["Stadtrat"].id,
            faction_id=None,
            organization_id=self._department(COUNCIL_OFFICE).id,
            signer_id=self._official("Dorschky", "Reinhild", "Frau", COUNCIL_OFFICE).id,
            dated=date(2009, 9, 18),
            meeting_id=None,
            target=Target.COUNCIL,
            proposal=RichText.of("Der Stadtrat beauftragt die Verwaltung, ein Integrationskonzept zu erarbeiten."),
            rationale=RichText.of("Die Stadt braucht einen Rahmen für ihre vielen einzelnen Maßnahmen."),
            signed=True,
        )
        self.office.papers.submit(paper.id, reason="Aus den Akten des Stadtrates übernommen")
        self.office.consultations.add_decided(
            paper.id,
            self.committees["Stadtrat"].id,
            StationDecision(
                Outcome.REFERRED,
                date(2009, 11, 2),
                vote=said("an den neu gewählten Beirat verwiesen"),
                target="Beirat",
                committee_id=self.beirat.id,
            ),
        )
        self.first_of_b = paper

    def _chain_papers(self, key: str) -> list[dict[str, Any]]:
        chains = {"h5": self._february_2011, "h7": self._september_2011, "h8": self._november_2011}
        more = {"h9": self._january_2012, "h10": self._may_2012}
        make = chains.get(key) or more.get(key)
        return make() if make else []

    def _february_2011(self) -> list[dict[str, Any]]:
        plan: dict[str, Any] = {
            "title": "Empfehlungen des Nationalen Integrationsplans annehmen",
            "faction": "SPD",
            "joint": ["CDU", "Grüne", "Liste Vielfalt"],
            "dated": date(2011, 1, 20),
            "proposal": PLAN,
            "rationale": "Der Plan nennt die Städte „Orte des Zusammenlebens“. Die Empfehlungen geben der Arbeit der "
            "Stadt einen Rahmen.",
            "target": "council",
            "council": {
                "outcome": "adopted",
                "date": "2011-03-21",
                "item": "TOP 9",
                "paper": "20113004",
                "stated": "mit deutlicher Mehrheit",
                "wording": PLAN,
            },
            "office": "Abteilung Integration",
            "done": True,
        }
        concept: dict[str, Any] = {
            "title": "Integrationskonzept: Beteiligung des Beirates",
            "faction": "Liste Vielfalt",
            "dated": date(2011, 1, 10),
            "proposal": CONCEPT,
            "rationale": "Der Stadtrat hat den Antrag vom 18.09.2009 an den neu gewählten Beirat verwiesen.",
            "target": "council",
            "no": 2,
            "abstentions": 1,
            "council": {
                "outcome": "adopted",
                "date": "2011-03-21",
                "item": "TOP 10",
                "yes": 22,
                "no": 15,
                "abstentions": 5,
                "wording": CONCEPT,
            },
            "office": "Abteilung Integration",
            "done": True,
        }
        meeting = self.meetings["h5"]
        for entry in (concept, plan):
            entry["paper"] = self._hand_in(entry, meeting, entry["dated"])
        self.office.citations.add(concept["paper"].id, "rationale", cited_paper_id=self.first_of_b.id)
        self.plan_2011 = plan["paper"]
        return [concept, plan]

    def _may_2012(self) -> list[dict[str, Any]]:
        with self.store.reading() as unit:
            cited = next(r for r in unit.resolutions.where(paper_id=self.plan_2011.id) if r.agenda_item_id)
        quote = "sich den Empfehlungen … im Nationalen Integrationsplan anzuschließen"
        entry: dict[str, Any] = {
            "title": "Beratung zu strategischen Integrationskonzepten",
            "faction": "SPD",
            "dated": date(2012, 4, 4),
            "proposal": "Der Beirat lädt zur Sitzung am 23.08.2012 eine externe Fachberatung ein, die das kostenfreie "
            "Angebot des Landes zu strategischen Integrationskonzepten vorstellt.",
            "explanation": "Städte und Gemeinden sind Orte des Zusammenlebens.",
            "rationale": f"Der Beirat hat dem Stadtrat am 17.02.2011 empfohlen, „{quote}“.\nIm Einzelnen erhofft "
            "sich der Beirat:\n1. einen Überblick über Fördermittel,\n2. Beispiele aus anderen Städten.",
            "target": "own",
            "guest": "Strategische Integrationskonzepte: das Angebot des Landes",
            "no": 1,
            "abstentions": 2,
        }
        paper = self._hand_in(entry, self.meetings["h10"], entry["dated"])
        self.office.citations.add(paper.id, "rationale", quote=quote, cited_resolution_id=cited.id)
        entry["paper"] = self.motion_2012 = paper
        return [entry]

    def _september_2011(self) -> list[dict[str, Any]]:
        entry: dict[str, Any] = {
            "title": "Stadtteilmütter für alle Ortsbezirke",
            "faction": "Internationale Liste",
            "dated": date(2011, 8, 2),
            "proposal": "Dem Stadtrat wird empfohlen, in allen Ortsbezirken Stadtteilmütter auszubilden.",
            "rationale": "Stadtteilmütter erreichen Familien dort, wo Ämter nicht hinkommen.",
            "target": "council",
            "abstentions": 3,
            "council": {
                "outcome": "referred_back",
                "date": "2011-10-24",
                "item": "TOP 8",
                "stated": "einvernehmlich an den Beirat zurückverwiesen",
            },
        }
        entry["paper"] = self._hand_in(entry, self.meetings["h7"], entry["dated"])
        self.back_to_beirat = entry["paper"]
        return [entry]

    def _november_2011(self) -> list[dict[str, Any]]:
        paper = self.office.papers.get(self.back_to_beirat.id)
        course = (
            "Der Stadtrat hat den Antrag am 24.10.2011 an den Beirat zurückverwiesen. Aus der Mitte des Beirates wird "
            "für die nächste Sitzung ein weniger weit gehender Antrag angekündigt."
        )
        return [{"paper": paper, "result": "noted", "target": "council", "course": course}]

    def _january_2012(self) -> list[dict[str, Any]]:
        entry: dict[str, Any] = {
            "title": "Ausbildung von Stadtteilmüttern in zwei Ortsbezirken",
            "faction": "CDU",
            "dated": date(2012, 1, 11),
            "proposal": TWO_DISTRICTS,
            "rationale": "Der Stadtrat hat den weiter gehenden Antrag zurückverwiesen. Ein Anfang in zwei Ortsbezirken "
            "ist bezahlbar.",
            "target": "council",
            "no": 2,
            "via": "Sozialausschuss",
            "council": {
                "outcome": "adopted",
                "date": "2012-03-26",
                "item": "TOP 6",
                "stated": "einstimmig",
                "wording": TWO_DISTRICTS,
            },
            "office": "Bereich Jugend",
            "done": True,
        }
        entry["paper"] = self._hand_in(entry, self.meetings["h9"], entry["dated"])
        self.office.citations.add(entry["paper"].id, "rationale", cited_paper_id=self.back_to_beirat.id, quote="")
        self.two_districts = entry["paper"]
        return [entry]

    def later_report(self) -> None:
        """The report on a later project, noted by the Sozialausschuss on 14.02.2019 as TOP 5, Vorlage 20196743."""
        self._at(date(2019, 2, 18))
        social = self.committees["Sozialausschuss"]
        paper = self.office.papers.add(
            PaperType.REPORT,
            "Bericht zum Modellprojekt „Einwanderung gestalten“",
            committee_id=self.beirat.id,
            organization_id=self._department("Abteilung Integration").id,
            signer_id=self._official(*OFFICIALS["r"]).id,
            dated=date(2019, 1, 28),
            meeting_id=None,
            external_number="20196743",
            explanation=REPORT,
            proposal=RichText.of("Der Sozialausschuss möge den Bericht zur Kenntnis nehmen."),
            signed=True,
        )
        self.office.papers.submit(paper.id, reason="Vorlage der Verwaltung")
        self.office.consultations.add_decided(
            paper.id,
            social.id,
            StationDecision(
                Outcome.NOTED,
                date(2019, 2, 14),
                item_number="TOP 5",
                external_number="20196743",
                vote=said("Kenntnis genommen"),
            ),
        )
        self.report_2019 = paper
