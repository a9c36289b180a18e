"""How the extract of what the record holds on a person calls the fields it tells, and what it says around them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from beirat_desktop.german import word
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import clock, short_date

FIELD_WORDS = {
    "accepted": "angenommen",
    "address": "Anschrift",
    "after_signing": "nach den Unterschriften",
    "after_vote": "erst nach der Abstimmung gesagt",
    "agenda_item_id": "Tagesordnungspunkt",
    "answer": "Antwort",
    "answered_on": "geantwortet am",
    "answers": "Antwort auf die Wahl",
    "arrived": "gekommen",
    "asked_on": "angefragt am",
    "ballots": "Stimme",
    "before": "vorher",
    "building": "Gebäude",
    "by_video": "per Video",
    "candidates": "Vorschlag zur Wahl",
    "chair_id": "Vorsitz",
    "channel": "Papiere kommen per",
    "comes_at": "kommt um",
    "committee_id": "Gremium",
    "confidential": "erhält nichtöffentliche Papiere",
    "consent_on": "Einwilligung am",
    "contact": "Kontakt",
    "corrected": "berichtigt",
    "corrections": "Berichtigungen",
    "day": "Tag",
    "declared": "erklärt",
    "demand_faction_id": "verlangt von",
    "demand_members": "verlangt von so vielen Mitgliedern",
    "desk": "Arbeitsplatz",
    "drawn_by_id": "hat das Los gezogen",
    "drawn_ids": "durch Los gewählt",
    "duration": "Dauer in Minuten",
    "earlier": "frühere Namen",
    "email": "E-Mail",
    "end": "bis",
    "end_reason": "Grund des Ausscheidens",
    "ended_ids": "beendete Mitgliedschaft",
    "excluded_ids": "von der Abstimmung ausgeschlossen",
    "faction_chair": "Fraktionsvorsitz",
    "faction_id": "Fraktion",
    "family_name": "Familienname",
    "form": "Form",
    "form_of_address": "Anrede",
    "function": "Funktion",
    "given_name": "Vorname",
    "group": "Gruppe",
    "heard_from": "gehört ab",
    "heard_until": "gehört bis",
    "invited_on": "eingeladen am",
    "issued_paper_id": "Schriftstück",
    "kind": "Art",
    "rest": "Aus dem anderen System",
    "left": "gegangen",
    "left_room": "hat den Raum verlassen",
    "login": "Anmeldename",
    "manner": "ins Amt gekommen",
    "meeting_id": "Sitzung",
    "moment": "Zeitpunkt",
    "name": "Name",
    "name_public": "Name darf genannt werden",
    "note": "Vermerk",
    "organization_id": "Stelle oder Organisation",
    "paper_id": "Antrag",
    "person_id": "Person",
    "phone": "Telefon",
    "postcode": "PLZ",
    "presided_id": "hat die Abstimmung geleitet",
    "presiding": "hat den Vorsitz geführt",
    "proposed_by": "vorgeschlagen von",
    "public": "öffentliche Fassung",
    "purpose": "Anlass",
    "reason": "Grund",
    "received_on": "zugegangen am",
    "recipient": "Empfänger",
    "representative_id": "vertritt den Beirat",
    "resolution_id": "Beschluss",
    "review_on": "Kontaktdaten prüfen am",
    "role": "Funktion",
    "said": "gesagt am",
    "said_by": "eingetragen von",
    "secretary_id": "Schriftführung",
    "sent_on": "versandt am",
    "sha512": "Prüfsumme",
    "signer_id": "unterzeichnet von",
    "since": "seit",
    "start": "seit",
    "starts": "Beginn",
    "state": "Stand",
    "stays": "Zeiten",
    "street": "Straße",
    "substitute_for_id": "in Vertretung für",
    "substitute_id": "Vertretung",
    "successor_ids": "auf der Nachrückliste",
    "taken_back": "zurückgenommene Antwort",
    "tallies": "Stimmen bei der Wahl",
    "thanked_on": "Dank am",
    "title": "Titel",
    "topic": "Thema",
    "town": "Ort",
    "trouble": "Zustellung gescheitert",
    "until": "bis",
    "voter_ids": "hat mit abgestimmt",
    "votes": "Stimmen",
    "voting": "Stimmrecht",
    "waived": "auf Form und Frist verzichtet",
    "withdrawn": "zurückgenommen am",
    "withdrawn_reason": "Grund der Rücknahme",
}
"""By the name of the field; a test finds those that have none."""

RIGHTS = (
    "Sie können verlangen, dass Unrichtiges berichtigt (Art. 16 DSGVO), nicht mehr Benötigtes gelöscht (Art. 17) oder "
    "die Verarbeitung eingeschränkt wird (Art. 18), und der Verarbeitung widersprechen (Art. 21). Beschwerden nimmt "
    "der Landesbeauftragte für den Datenschutz und die Informationsfreiheit entgegen (Art. 77)."
)
PURPOSE = (
    "Die Daten dienen der Arbeit des Beirates: Einladung, Sitzung, Niederschrift und Umsetzung der Beschlüsse (Art. 6 "
    "Abs. 1 Buchst. c und e DSGVO). Was in öffentlicher Sitzung geschah, steht auch in den öffentlichen Papieren. "
    "Kontaktdaten verlassen das Haus nicht."
)
NOTHING_SECRET = (
    "Nicht enthalten sind Kontaktdaten anderer Personen (Art. 15 Abs. 4 DSGVO) und Texte aus dem nichtöffentlichen "
    "Teil der Sitzungen."
)
CLOSED = "nichtöffentlich, ohne Texte"


def left_out_words(count: int) -> str:
    """Of how many records nothing but their place is told; "" where there are none."""
    if not count:
        return ""
    entries = counted(count, "nichtöffentlicher Eintrag ist", "nichtöffentliche Einträge sind")
    return f"{entries} ohne Texte aufgeführt. Ob mehr davon mitgeteilt werden darf, entscheidet der Vorsitz."


def copies_words(days: Sequence[date], aside: Sequence[str]) -> str:
    """Which copies hold the data as well."""
    found = [short_date(day) for day in days]
    said = []
    if found:
        said.append(f"Sicherungen der Akte mit diesen Daten gibt es vom: {', '.join(found)}.")
    if aside:
        said.append(f"Beiseitegelegte Akten: {', '.join(aside)}.")
    return " ".join(said) or "An diesem Arbeitsplatz sind keine Sicherungen der Akte bekannt."


def field_word(name: str) -> str:
    """What a field is called."""
    return FIELD_WORDS[name]


def value_words(value: Any, names: dict[str, str]) -> str:
    """A value of a field, with ids as what they name; parts of parts are told one after the other."""
    if value is True or value is False:
        return "ja" if value else "nein"
    if isinstance(value, Enum):
        return word(value)
    if isinstance(value, datetime):
        return f"{short_date(value.date())}, {clock(value)} Uhr"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, time):
        return f"{clock(value)} Uhr"
    if isinstance(value, list):
        return "; ".join(filter(None, (value_words(part, names) for part in value)))
    if isinstance(value, dict):
        parts = ((name, value_words(part, names)) for name, part in value.items() if name != "id")
        return ", ".join(f"{FIELD_WORDS[name]}: {words}" for name, words in parts if words)
    return names.get(value, value) if isinstance(value, str) else str(value)
