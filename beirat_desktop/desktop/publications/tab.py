"""The meeting's tab „Schriftstücke“: notice, sheet to sign, script, and what of the others goes public."""

from __future__ import annotations

from collections.abc import Sequence

from beirat_desktop.desktop.publications.offers import Offer, meeting_offers
from beirat_desktop.desktop.publications.panel import PublicationPanel
from beirat_desktop.desktop.publications.words import TODAY
from beirat_desktop.german.dates import short_date


class PublicationsTab(PublicationPanel):
    """open_meeting() says which meeting it shows."""

    place = "meeting"
    help_page = "schriftstuecke"
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

    def list_title(self) -> str:
        return f"{self.title()} {short_date(self._office.meetings.get(self._meeting).day)}"

    def offers(self) -> Sequence[Offer]:
        return meeting_offers(self._office, self._meeting) if self._meeting else ()
