"""The meeting's tab „Schriftstücke“: notice, sheet to sign, script, and what of the others goes public."""

from __future__ import annotations

from collections.abc import Sequence

from beirat_desktop.desktop.publications.offers import Offer, meeting_offers
from beirat_desktop.desktop.publications.panel import PublicationPanel
from beirat_desktop.desktop.publications.words import TODAY
from beirat_desktop.german import norm


class PublicationsTab(PublicationPanel):
    """open_meeting() says which meeting it shows."""

    place = "meeting"
    help_text = (
        "<p>Die <b>Schriftstücke</b> einer Sitzung: links wählen, rechts steht das Papier, wie es heute aussähe. "
        "„Ausgeben“ hält es in der Ablage fest; jede weitere Ausgabe erhält ihre Zahl.</p><p><b>Zur "
        "Veröffentlichung</b> ist die Fassung für das Internet: ohne Kontaktdaten, ohne nichtöffentliche Gegenstände, "
        "ohne Gäste, die nicht genannt werden wollen.</p>"
        f"<p><b>§ 35 GemO:</b> {norm('§ 35 GemO')}</p><p><b>Art. 6 DSGVO:</b> {norm('Art. 6 DSGVO')}</p>"
    )
    _meeting = ""

    def title(self) -> str:
        return "Schriftstücke"

    def open_meeting(self, meeting_id: str) -> None:
        """Show that meeting's papers."""
        if meeting_id != self._meeting:
            self._meeting = meeting_id
            self._shown = TODAY
            self.preview.clear("Die Vorschau entsteht …")
        self.reload()

    def offers(self) -> Sequence[Offer]:
        return meeting_offers(self._office, self._meeting) if self._meeting else ()
