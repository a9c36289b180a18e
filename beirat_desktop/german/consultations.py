"""Words of stations, outcomes and the line a matter travels."""

import re
from collections.abc import Mapping
from datetime import date

from beirat_desktop.domain.consultations import ConsultationRole, ConsultationState, Outcome
from beirat_desktop.domain.tracking import Stop, StopKind, StopState
from beirat_desktop.german.dates import relative_day, short_date

CONSULTATION_ROLES = {
    ConsultationRole.DECISION: "Entscheidung",
    ConsultationRole.RECOMMENDATION: "Empfehlung",
    ConsultationRole.PREPARATION: "Vorberatung",
    ConsultationRole.INFORMATION: "Kenntnisnahme",
    ConsultationRole.HEARING: "Anhörung",
}
CONSULTATION_STATES = {
    ConsultationState.PLANNED: "geplant",
    ConsultationState.ON_AGENDA: "auf Tagesordnung",
    ConsultationState.POSTPONED: "vertagt",
    ConsultationState.DONE: "beraten",
}
OUTCOMES = {
    Outcome.ADOPTED: "angenommen",
    Outcome.ADOPTED_CHANGED: "geändert angenommen",
    Outcome.REJECTED: "abgelehnt",
    Outcome.POSTPONED: "vertagt",
    Outcome.REFERRED: "verwiesen",
    Outcome.REFERRED_BACK: "zurückverwiesen",
    Outcome.NOTED: "zur Kenntnis genommen",
    Outcome.RECOMMENDED: "empfohlen",
    Outcome.WITHDRAWN: "zurückgezogen",
    Outcome.REMOVED: "abgesetzt",
    Outcome.NO_RESOLUTION: "ohne Beschluss",
    Outcome.SUSPENDED: "ausgesetzt (§ 42 GemO)",
    Outcome.ELECTED: "gewählt",
}
STOP_KINDS = {
    StopKind.RECEIVED: "Eingang",
    StopKind.STATION: "Beratung",
    StopKind.CARRYING_OUT: "Umsetzung",
    StopKind.GUEST: "Gast",
    StopKind.INITIATIVE: "Vorhaben",
    StopKind.DONE: "erledigt",
}
STOP_STATES = {
    StopState.DONE: "erreicht",
    StopState.CURRENT: "hier steht die Sache",
    StopState.AHEAD: "steht noch bevor",
    StopState.MISSED: "überfällig",
}

REFUSED = {
    "consultation.target_missing": "Bitte angeben, wohin verwiesen oder an wen empfohlen wurde.",
    "consultation.step": "Die Station ist „{state}“ und kann nicht „{target}“ werden.",
}

FINDINGS = {
    "consultation.outcome_missing": ("Die Station ist beraten, das Ergebnis fehlt.", "Ergebnis eintragen."),
    "consultation.decided_in_future": (
        "Der Tag des Beschlusses ({day}) liegt in der Zukunft.",
        "Datum prüfen.",
    ),
    "consultation.decided_out_of_order": (
        "Der Tag des Beschlusses ({day}) liegt vor dem der Station davor ({before}).",
        "Datum prüfen, sonst die Stationen umstellen.",
    ),
    "consultation.overdue": (
        "Die Antwort war am {due} fällig.",
        "Nachfragen und eine neue Frist setzen, oder das Ergebnis eintragen.",
    ),
}


_ONE_WORD = re.compile(r"(?:\w+-,? (?:und )?)*\S+")
"""Also one with parts before it: Bau- und Grundstücksausschuss."""


def representative_words(name: str) -> str:
    """Who speaks for the Beirat at another body (§ 56 (6) GemO)."""
    return f"Den Beirat vertritt {name}"


def outcome_words(outcome: Outcome, target: str = "") -> str:
    """The outcome with its target: verwiesen an den Sozialausschuss."""
    words = OUTCOMES[outcome]
    if not target or outcome not in (Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.RECOMMENDED):
        return words
    whom = _to_whom(target)
    return f"{words} {whom}" if whom else f"{words}: {target}"


def referred_to(target: str) -> str:
    """The same at the end of a sentence: an den Sozialausschuss verwiesen; verwiesen (Runder Tisch)."""
    whom = _to_whom(target)
    words = OUTCOMES[Outcome.REFERRED]
    return f"{whom} {words}" if whom else f"{words} ({target})"


def _to_whom(target: str) -> str:
    """An den Stadtrat; empty where nobody knows the article."""
    if target.startswith("an "):
        return target
    if target[:1].islower() or target.startswith(("Frau ", "Herrn ")):  # it begins with its article, or needs none
        return f"an {target}"
    article = _article(target)
    return f"an {article}{target}" if article else ""


def _article(name: str) -> str:
    """The article of a body named by one word, where its ending tells it: den Stadtrat, die Verwaltung."""
    ending = name.casefold() if _ONE_WORD.fullmatch(name) else ""
    if ending.endswith(("rat", "ausschuss", "vorstand")):
        return "den "
    return "die " if ending.endswith(("verwaltung", "abteilung", "kommission", "fraktion")) else ""


def stop_label(stop: Stop, names: Mapping[str, str]) -> str:
    """The name of a stop: its committee, the paper that came in, or what happens there."""
    own = stop.paper_id if stop.kind is StopKind.RECEIVED else stop.object_id
    if stop.kind in (StopKind.RECEIVED, StopKind.INITIATIVE) and own in names:
        return names[own]
    if stop.kind is StopKind.STATION and stop.committee_id:
        return names.get(stop.committee_id, STOP_KINDS[stop.kind])
    if stop.kind is StopKind.STATION and stop.note and not stop.noun:
        return stop.note  # a body the record does not know
    words = STOP_KINDS[stop.kind]
    return words[:1].upper() + words[1:]


def waiting_words(stop: Stop, names: Mapping[str, str], today: date, *, relative: bool = True) -> str:
    """Wartet auf den Stadtrat seit …, Frist …; relative: also how long ago that is."""
    who = names.get(stop.waits_id or "", "")
    parts = [f"wartet auf {who}" if who else _unnamed(stop)]
    if stop.since is not None:
        ago = f" ({relative_day(stop.since, today)})" if relative else ""
        parts.append(f"seit {short_date(stop.since)}{ago}")
    sentence = " ".join(parts)
    if stop.due is not None:
        late = stop.due < today
        sentence += f" · Frist {short_date(stop.due)}{' überschritten' if late else ''}"
    return sentence


def _unnamed(stop: Stop) -> str:
    if stop.kind is StopKind.CARRYING_OUT:
        return "Umsetzung ohne zuständige Stelle"
    if stop.kind is StopKind.GUEST:
        return "Gast noch nicht gefunden"
    return "steht aus"


WORDS = {
    ConsultationRole: CONSULTATION_ROLES,
    ConsultationState: CONSULTATION_STATES,
    Outcome: OUTCOMES,
    StopKind: STOP_KINDS,
    StopState: STOP_STATES,
}
