"""The guests of the sample."""

from __future__ import annotations

from datetime import date, time, timedelta

from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.text import RichText
from beirat_desktop.usecases.sample.days import working_day
from beirat_desktop.usecases.sample.town import Town


class Guests(Town):
    """Lets the right guest come to each meeting."""

    NAMES = (
        ("Integrationskonzepte", "Ostertag", "Magdalena", "Frau", "Landesberatung Integration"),
        ("Berufsabschlüsse", "Kołakowski", "Jan", "Herr", "Handwerkskammer der Region"),
        ("Vermittlung", "Wiesenthaler", "Corbinian", "Herr", "Jobcenter Vorderpfalz"),
        ("Einbürgerungsrecht", "Abendroth", "Silke", "Frau", "Ministerium für Integration"),
        ("Ausländerbehörde", "Ďuriš", "Miroslav", "Herr", "Ausländerbehörde"),
        ("Diskriminierung", "Ben Youssef", "Salma (سلمى)", "Frau", "Landesberatung gegen Diskriminierung"),
        ("Existenzgründungen", "Öztürk-Bauer", "Ferhat", "Herr", "Wirtschaftsförderung"),
    )
    """Who speaks on what, by a word of the topic."""

    def _guests_speak(self, meeting: Meeting, day: date) -> None:
        """Guests whom earlier meetings resolved to hear are asked, accept and get an item and a letter."""
        for row in self.office.speakers.rows():
            if row.state.value != "suggested":
                continue
            speaker = self.office.speakers.get(row.id)
            if speaker.meeting_id not in (None, meeting.id):
                continue
            _, family, given, form, organization = next(one for one in self.NAMES if one[0] in row.topic)
            self._at(day - timedelta(days=45))
            self.office.speakers.name_guest(
                row.id,
                family_name=family,
                given_name=given,
                form_of_address=form,
                organization=organization,
                contact=Contact(Address("Musterstraße 3", "55116", "Mainz"), "gast@example.org", "06131 000-0"),
            )
            self.office.speakers.edit(row.id, starts=time(17, 30), purpose="Einladung zum Vortrag")
            self.office.speakers.ask(row.id)
            self._at(day - timedelta(days=30))
            self.office.speakers.accept(row.id)
            self.office.agenda.add_speaker(meeting.id, row.id)
            if working_day(day - timedelta(days=18)) <= self.today:
                self._at(day - timedelta(days=18))
                self.office.speakers.invite(row.id)
            return

    def _hear_guests(self, meeting: Meeting) -> None:
        for row in self.office.speakers.rows(meeting.id):
            if row.state.value != "invited":
                continue
            item_id = self.office.speakers.get(row.id).agenda_item_id
            self.office.speakers.hear(row.id)
            if item_id:
                words = f"{row.name} ({row.organization}) berichtet. Die Mitglieder stellen Fragen."
                self.office.resolutions.edit(item_id, course=RichText.of(words))
                self.office.resolutions.record(item_id, Decision(Outcome.NOTED))

    def _thank_guests(self, meeting: Meeting, day: date) -> None:
        self._at(day)
        for row in self.office.speakers.rows(meeting.id):
            if row.state.value == "heard":
                self.office.speakers.thank(row.id)
