"""Auswertung: the reports over many matters."""

from __future__ import annotations

from collections.abc import Sequence

from beirat_desktop.desktop.publications.offers import Offer, report_offers
from beirat_desktop.desktop.publications.panel import PublicationPanel
from beirat_desktop.german import norm


class ReportsPage(PublicationPanel):
    """Beschlusskontrolle, a faction's motions, the year of the Beirat."""

    place = "reports"
    help_text = (
        "<p><b>Auswertung</b> fasst zusammen, was in der Akte steht: die Beschlusskontrolle für die nächste Sitzung, "
        "den Bericht einer Fraktion über ihre Anträge, den Jahresbericht. Links wählen, rechts steht das Papier nach "
        "dem Stand von heute.</p><p><b>Zur Veröffentlichung</b> fehlen nichtöffentliche Vorgänge und Kontaktdaten. "
        "„Ausgeben“ hält den Bericht in der Ablage fest.</p>"
        f"<p><b>Art. 6 DSGVO:</b> {norm('Art. 6 DSGVO')}</p>"
    )

    def title(self) -> str:
        return "Auswertung"

    def subtitle(self) -> str:
        return "Was aus Anträgen und Beschlüssen wurde"

    def open(self, record: str) -> None:
        self.reload()

    def offers(self) -> Sequence[Offer]:
        return report_offers(self._office)
