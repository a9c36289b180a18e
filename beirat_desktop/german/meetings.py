"""Words of meetings and their periods."""

from beirat_desktop.domain.meetings import MeetingState

MEETING_STATES = {
    MeetingState.PLANNED: "geplant",
    MeetingState.INVITED: "eingeladen",
    MeetingState.RUNNING: "läuft",
    MeetingState.CLOSED: "geschlossen",
    MeetingState.CANCELLED: "abgesagt",
}

SESSION_DATES = {
    "motions": "Antragsschluss",
    "dispatch": "Einladung spätestens zur Post",
    "receipt": "Einladung spätestens beim Mitglied",
    "urgent_dispatch": "bei Dringlichkeit spätestens zur Post",
    "urgent_receipt": "bei Dringlichkeit spätestens beim Mitglied",
    "notice": "Bekanntmachung spätestens",
    "meeting": "Sitzung",
    "minutes_due": "Niederschrift spätestens",
}
"""Labels for the fields of SessionDates."""

FINDINGS = {
    "meeting.notice_too_short": (
        "Zwischen Zugang der Einladung am {received} und der Sitzung liegen {days} volle Tage, nötig sind {needed}.",
        "Sitzung verschieben, bei Dringlichkeit als dringend einberufen (mit Hinweis in der Einladung), oder von den "
        "Mitgliedern den Verzicht festhalten: wer erscheint, heilt die Frist. Spätester Zugang war {latest}.",
    ),
    "meeting.urgent_notice_too_short": (
        "Zwischen Zugang der Einladung am {received} und der dringenden Sitzung liegen {days} volle Tage, "
        "mindestens {needed} müssen es sein.",
        "Sitzung verschieben oder von allen Mitgliedern den Verzicht festhalten. Spätester Zugang war {latest}.",
    ),
    "meeting.urgency_reason_missing": (
        "Die Sitzung ist als dringend einberufen, der Grund fehlt.",
        "Grund der Dringlichkeit eintragen; zu Beginn stellt das Gremium die Dringlichkeit mit Mehrheit fest.",
    ),
}
