"""What the records are called, each by its noun, and what is said of links between them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from beirat_desktop.domain.findings import Entry
from beirat_desktop.german.dates import short_date

if TYPE_CHECKING:
    from beirat_desktop.domain.nouns import Description  # the register of all nouns, which the first rows do without

NOUN_WORDS = {
    "bodies": "Stadt",
    "terms": "Wahlperiode",
    "committees": "Gremium",
    "factions": "Fraktion",
    "organizations": "Stelle",
    "persons": "Person",
    "memberships": "Mitgliedschaft",
    "users": "Arbeitsplatz",
    "meetings": "Sitzung",
    "papers": "Antrag",
    "paper_versions": "Fassung",
    "attachments": "Anlage",
    "agenda_items": "TOP",
    "item_calls": "Aufruf eines TOP",
    "resident_questions": "Einwohnerfrage",
    "attendances": "Anwesenheit",
    "exclusions": "Ausschluss nach § 22",
    "consultations": "Beratungsstation",
    "resolutions": "Beschluss",
    "votes": "Abstimmung",
    "elections": "Wahl",
    "election_rounds": "Wahlgang",
    "speakers": "Gast",
    "minutes": "Niederschrift",
    "corrections": "Berichtigung",
    "issued_papers": "ausgegebenes Schriftstück",
    "deliveries": "Zustellung",
    "replies": "Rückmeldung zur Sitzung",
    "excerpts": "Auszug",
    "follow_ups": "Aufgabe",
    "status_reports": "Sachstandsbericht",
    "initiatives": "Vorhaben",
    "joinings": "Vorgang",
    "citations": "Quellenangabe",
    "deadlines": "Frist",
    "overrides": "übergangener Hinweis",
    "changes": "Änderung",
    "text_blocks": "Textbaustein",
    "origins": "Herkunft",
}

REFUSED = {
    "record.still_used": "{entry} kann nicht entfernt werden, denn darauf verweist noch: {users}. Bitte zuerst dort "
    "etwas anderes eintragen.",
    "record.link_missing": "{entry} verweist auf einen Eintrag, den es in der Akte nicht mehr gibt ({target}). Bitte "
    "diese Angabe neu wählen.",
    "copies.day_over": "Der {day} ist schon vorbei. Bitte für die Sicherungen einen Tag ab heute wählen.",
    "history.not_rewritten": "Auf diesem Server darf dieser Arbeitsplatz keinen Namen aus dem Verlauf entfernen. Bitte "
    "die Geschäftsstelle darum bitten oder die Stelle, die den Server betreut.",
    "record.circle": "{entry} gehört inzwischen selbst zu dem, wozu der Eintrag gehören soll ({above}). Bitte zuerst "
    "die andere Zuordnung ändern.",
    "record.number_taken": "Diese Nummer ist schon vergeben ({kind}). Bitte eine andere wählen.",
    "record.gone": "Den Eintrag gibt es nicht mehr; jemand hat ihn inzwischen entfernt.",
    "record.twice": "Diesen Eintrag gibt es schon ({kind}). Bitte den vorhandenen bearbeiten.",
}

FINDINGS = {
    "record.dead_reference": (
        "{entry} verweist auf einen Eintrag, den es in der Akte nicht gibt ({target}, Kennung {key}).",
        "Bitte diese Angabe dort neu wählen oder leeren.",
    ),
    "record.seen_in_part": (
        "Dieser Arbeitsplatz sieht nur einen Teil der Akte; nur dieser ist durchgesehen.",
        "Verweise und Verlauf der ganzen Akte prüft die Geschäftsstelle.",
    ),
    "record.no_checksums": (
        "Der Server führt keine Prüfsummen über seine Seiten: Kippt auf seinem Datenträger ein Byte, merkt es niemand.",
        "Wer den Server betreut, schaltet sie ein: Server anhalten, „pg_checksums --enable“, wieder starten.",
    ),
    "record.content_lost": (
        "Der Inhalt einer Datei fehlt in der Akte oder ist nicht mehr derselbe ({entry}).",
        "Die letzte gute Sicherung daneben öffnen und die Datei von dort holen.",
    ),
}


def entry_words(entry: Entry, title: str) -> str:
    """Antrag „Sprachkurse“; the bare word where nothing is known of the record."""
    word = NOUN_WORDS.get(entry.noun, "Eintrag")
    return f"{word} „{title}“" if title else word


def described(description: Description) -> str:
    """Antrag 2012/07 „Sprachkurse“ vom 04.04.2012, Sitzung 12 vom 24.05.2012."""
    entry, number, day = description
    title = "" if isinstance(entry.title, date) else str(entry.title).strip()
    parts = [NOUN_WORDS.get(entry.noun, "Eintrag")]
    parts += [number] if number and number != title else []
    parts += [f"„{title}“"] if title else []
    parts += [f"vom {short_date(day)}"] if day is not None else []
    return " ".join(parts)
