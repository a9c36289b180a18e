"""Words of stations, outcomes and the line a matter travels."""

import re

from beirat_desktop.domain.consultations import ConsultationRole, ConsultationState, Outcome
from beirat_desktop.domain.tracking import StopKind, StopState

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
    "consultation.overdue": (
        "Die Antwort war am {due} fällig.",
        "Nachfragen und eine neue Frist setzen, oder das Ergebnis eintragen.",
    ),
}


_ONE_WORD = re.compile(r"(?:\w+-,? (?:und )?)*\S+")
"""Also one with parts before it: Bau- und Grundstücksausschuss."""


def outcome_words(outcome: Outcome, target: str = "") -> str:
    """The outcome with its target: verwiesen an den Sozialausschuss."""
    words = OUTCOMES[outcome]
    if not target or outcome not in (Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.RECOMMENDED):
        return words
    if target.startswith("an "):
        return f"{words} {target}"
    if target[0].islower() or target.startswith(("Frau ", "Herrn ")):  # it begins with its article, or needs none
        return f"{words} an {target}"
    article = _article(target)
    return f"{words} an {article}{target}" if article else f"{words}: {target}"


def _article(name: str) -> str:
    """The article of a body named by one word, where its ending tells it: den Stadtrat, die Verwaltung."""
    ending = name.casefold() if _ONE_WORD.fullmatch(name) else ""
    if ending.endswith(("rat", "ausschuss", "vorstand")):
        return "den "
    return "die " if ending.endswith(("verwaltung", "abteilung", "kommission", "fraktion")) else ""


WORDS = {
    ConsultationRole: CONSULTATION_ROLES,
    ConsultationState: CONSULTATION_STATES,
    Outcome: OUTCOMES,
    StopKind: STOP_KINDS,
    StopState: STOP_STATES,
}
