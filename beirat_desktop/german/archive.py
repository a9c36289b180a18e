"""Words of issued papers."""

from __future__ import annotations

from beirat_desktop.domain.archive import IssuedKind, IssuedPaper
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.search import detail_words

ISSUED_KINDS = {
    IssuedKind.MOTION: "Antragsschreiben",
    IssuedKind.INVITATION: "Einladung",
    IssuedKind.SUPPLEMENT: "Nachtrag",
    IssuedKind.CANCELLATION: "Absage",
    IssuedKind.PUBLIC_NOTICE: "Bekanntmachung",
    IssuedKind.SPEAKER_LETTER: "Einladung an Gast",
    IssuedKind.THANKS_LETTER: "Dankschreiben",
    IssuedKind.MAYOR_LETTER: "Schreiben an OB",
    IssuedKind.COUNCIL_PAPER: "Stadtratsvorlage",
    IssuedKind.SIGN_IN_SHEET: "Anwesenheitsliste",
    IssuedKind.SCRIPT: "Regiebuch",
    IssuedKind.MINUTES: "Niederschrift",
    IssuedKind.EXCERPT: "Auszug",
    IssuedKind.EXCERPT_LETTER: "Begleitschreiben zu Auszügen",
    IssuedKind.DISTRIBUTION_LIST: "Verteiler",
    IssuedKind.FOLLOW_UP_REPORT: "Beschlusskontrolle",
    IssuedKind.FACTION_REPORT: "Fraktionsbericht",
    IssuedKind.ANNUAL_REPORT: "Jahresbericht",
    IssuedKind.RESOLUTION_REGISTER: "Beschlussbuch",
    IssuedKind.STATISTICS: "Anwesenheit und Anträge",
    IssuedKind.INITIATIVE: "Vorhabenblatt",
    IssuedKind.MATTER: "Der Weg des Vorgangs",
    IssuedKind.OPEN_MATTERS: "Offene Vorgänge",
}

REFUSED = {
    "withdrawal.already": "„{name}“ ist schon am {day} zurückgenommen worden.",
    "withdrawal.history_gone": "Der Verlauf der Akte sagt nicht mehr, was vor dem Versand von „{name}“ galt. Bitte "
    "nicht zurücknehmen, sondern das Richtige neu ausgeben.",
    "withdrawal.kind": "„{name}“ ist ein Schreiben, das beim Empfänger liegt. Bitte ein neues Schreiben ausgeben.",
    "withdrawal.later_issue": "Auf „{name}“ folgte am {day} „{later}“. Bitte zuerst das spätere zurücknehmen.",
    "withdrawal.meeting_begun": "„{name}“ lässt sich nicht mehr zurücknehmen: Die Sitzung am {day} ist schon "
    "„{state}“.",
    "withdrawal.published": "„{name}“ ist am {day} erschienen. Ist das falsch, bitte zuerst den Tag der "
    "Bekanntmachung in der Einladung leeren.",
    "withdrawal.corrected": "Die Niederschrift wurde seit dem Versand berichtigt, oder es gab Einwendungen. „{name}“ "
    "bleibt deshalb versandt; Fehler werden durch eine weitere Berichtigung behoben.",
    "withdrawal.answered": "Zu „{name}“ ist schon eine Rückmeldung festgehalten. Ist der Auszug falsch, bitte eine "
    "neue Ausfertigung ausgeben.",
    "withdrawal.reason_missing": "Bitte angeben, warum der Versand zurückgenommen wird.",
    "archive.bytes_gone": "Der Inhalt von „{name}“ fehlt in der Datei des Beirates. Bitte aus einer Sicherung holen "
    "(Einstellungen → Sicherung).",
    "archive.bytes_changed": "Der Inhalt von „{name}“ wurde seit der Ausgabe verändert, die Prüfsumme stimmt nicht. "
    "Bitte aus einer Sicherung holen (Einstellungen → Sicherung).",
}


def issued_words(kind: IssuedKind, number: str = "", *, publication: bool = False) -> str:
    """Auszug 2012/7, Fassung zur Veröffentlichung."""
    words = f"{ISSUED_KINDS[kind]} {number}".strip()
    return f"{words}, Fassung zur Veröffentlichung" if publication else words


def withdrawn_words(paper: IssuedPaper) -> str:
    """Zurückgenommen am 15.05.2012 von Frau Sommer: falsche Sitzung; empty where it holds."""
    if paper.withdrawn is None:
        return ""
    by = f" von {paper.withdrawn_by}" if paper.withdrawn_by else ""
    return f"Zurückgenommen am {short_date(paper.withdrawn.date())}{by}: {paper.withdrawn_reason}"


def about_words(noun: str, title: str, detail: str) -> str:
    """What a paper was made from, as the record's search describes it: 12. Sitzung, 24.05.2012; TOP 4: Leitbild."""
    if noun == "meetings":
        day = detail_words(detail.partition(" ")[0])
        name = f"{title}. Sitzung" if title.isdigit() else title or "Sitzung"
        return f"{name}, {day}" if day else ""
    if noun == "agenda_items" and detail and title:
        number = detail.rstrip(".")
        return f"{number}: {title}" if number[:1].isalpha() else f"TOP {number}: {title}"
    return title


WORDS = {IssuedKind: ISSUED_KINDS}
