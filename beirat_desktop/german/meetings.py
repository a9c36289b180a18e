"""Words of meetings and their periods."""

from beirat_desktop.domain.meeting_dates import DateState, MeetingStep, Step, StepState
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date

MEETING_STATES = {
    MeetingState.PLANNED: "geplant",
    MeetingState.INVITED: "eingeladen",
    MeetingState.RUNNING: "läuft",
    MeetingState.CLOSED: "geschlossen",
    MeetingState.CANCELLED: "abgesagt",
}

DATE_STATES = {
    DateState.DONE: "erledigt",
    DateState.AHEAD: "steht aus",
    DateState.DUE: "fällig",
    DateState.OVERDUE: "überfällig",
}
MEETING_STEPS = {
    MeetingStep.APPOINTED: "Termin",
    MeetingStep.MOTIONS: "Anträge",
    MeetingStep.AGENDA: "Tagesordnung",
    MeetingStep.INVITATION: "Einladung",
    MeetingStep.NOTICE: "Bekanntmachung",
    MeetingStep.MEETING: "Sitzung",
    MeetingStep.MINUTES: "Niederschrift",
    MeetingStep.EXCERPTS: "Auszüge",
}
STEP_STATES = {
    StepState.DONE: "erledigt",
    StepState.NOW: "jetzt",
    StepState.AHEAD: "steht aus",
    StepState.MISSED: "überfällig",
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

REFUSED = {
    "meeting.step": "Die Sitzung ist „{state}“ und kann nicht „{target}“ werden.",
    "meeting.outside_terms": "Am {day} gibt es keine Wahlperiode. Bitte sie zuerst unter Einstellungen, "
    "„Stadt und Wahlperioden“, anlegen oder einen anderen Tag wählen.",
    "meeting.already_planned": "Für diesen Zeitpunkt ist schon eine Sitzung geplant. Bitte eine andere Uhrzeit oder "
    "einen anderen Tag wählen.",
    "meeting.number_taken": "Die {number}. Sitzung der Wahlperiode gibt es schon. Bitte eine andere Nummer wählen.",
    "meeting.already_held": "Diese Sitzung hat schon stattgefunden oder läuft. Der Termin kann nicht mehr geändert "
    "werden.",
    "meeting.already_invited": "Zur Sitzung am {day} wurde schon eingeladen. Wird sie verlegt, gilt die Einladung "
    "nicht mehr und ist mit neuer Frist zu wiederholen.",
    "meeting.not_deletable": "Die Sitzung am {day} kann nicht gelöscht werden: es hängen schon Anträge, Gäste oder "
    "Papiere an ihr. Bitte die Punkte entfernen oder die Sitzung absagen.",
    "meeting.cancelled": "Die Sitzung ist abgesagt.",
    "meeting.cancel_reason_missing": "Warum fällt die Sitzung aus? Bitte den Grund eintragen.",
}

FINDINGS = {
    "meeting.on_holiday": (
        "Der {day} ist ein Feiertag: {holiday}.",
        "Einen anderen Tag wählen, wenn die Sitzung nicht mit Absicht am Feiertag stattfindet.",
    ),
    "meeting.on_sunday": (
        "Der {day} ist ein Sonntag.",
        "Einen Werktag wählen, wenn die Sitzung nicht mit Absicht am Sonntag stattfindet.",
    ),
    "meeting.between_the_years": (
        "Der {day} liegt zwischen Weihnachten und Neujahr.",
        "Einen Tag vor dem 24. Dezember oder nach Neujahr wählen.",
    ),
    "meeting.same_day": (
        "Am {day} ist schon eine Sitzung dieses Gremiums geplant.",
        "Prüfen, ob die Sitzung doppelt angelegt würde.",
    ),
    "meeting.place_missing": ("Der Ort der Sitzung fehlt.", "Gebäude und Raum eintragen."),
    "meeting.no_members": (
        "An diesem Tag hat das Gremium keine Mitglieder; die Einladung ginge an niemanden.",
        "Unter Gremien & Personen die Mitglieder mit ihrer Amtszeit eintragen.",
    ),
    "meeting.chair_missing": (
        "Niemand hat an diesem Tag den Vorsitz; die Einladung nennt niemanden, der einlädt.",
        "Unter Gremien & Personen den Vorsitz eintragen oder bei der Sitzung die Leitung wählen.",
    ),
    "meeting.notice_too_short": (
        "Zwischen Zugang der Einladung am {received} und der Sitzung {days:liegt # voller Tag|liegen # volle Tage}, "
        "nötig {needed:ist #|sind #}.",
        "Sitzung verschieben, bei Dringlichkeit als dringend einberufen (mit Hinweis in der Einladung), oder von den "
        "Mitgliedern den Verzicht festhalten: wer erscheint, heilt die Frist. Spätester Zugang war {latest}.",
    ),
    "meeting.urgent_notice_too_short": (
        "Zwischen Zugang der Einladung am {received} und der dringenden Sitzung {days:liegt # voller Tag|liegen # "
        "volle "
        "Tage}, mindestens {needed:# muss|# müssen} es sein.",
        "Sitzung verschieben oder von allen Mitgliedern den Verzicht festhalten. Spätester Zugang war {latest}.",
    ),
    "meeting.published_late": (
        "Die Bekanntmachung erschien am {published}; fertig sein muss sie am Tag vor der Sitzung am {day} "
        "(§ 34 (6) GemO).",
        "Den Tag prüfen; stimmt er, die Sitzung verschieben oder die verspätete Bekanntmachung begründen.",
    ),
    "meeting.notice_overtaken": (
        "Die Bekanntmachung vom {published} ist nicht mehr vollständig: Der {number}. Nachtrag hat den öffentlichen "
        "Teil geändert (§ 34 (6) GemO).",
        "Die Tagesordnung noch einmal bekanntmachen, spätestens am Tag vor der Sitzung am {day}, und den Tag "
        "eintragen.",
    ),
    "meeting.not_invited": (
        "Für die Sitzung am {day} ist keine Einladung festgehalten (§ 34 GemO).",
        "Wurde eingeladen, den Versand unter „Einladung“ eintragen; sonst heilt es nur, wenn alle erscheinen oder "
        "verzichten.",
    ),
    "meeting.not_published": (
        "Für die Sitzung am {day} ist keine öffentliche Bekanntmachung festgehalten (§ 34 (6) GemO).",
        "Unter „Einladung“ den Tag eintragen, an dem sie erschienen ist.",
    ),
    "meeting.urgency_not_stated": (
        "Die Sitzung ist als dringend einberufen, die Dringlichkeit ist noch nicht festgestellt.",
        "Zuerst über die Dringlichkeit abstimmen lassen.",
    ),
    "meeting.posting_day": (
        "Der {day} ist ein Sonntag oder Feiertag; an ihm wird keine Post befördert.",
        "Den Brief spätestens am {last} zur Post geben oder ihn überbringen lassen.",
    ),
    "meeting.urgency_reason_missing": (
        "Die Sitzung ist als dringend einberufen, der Grund fehlt.",
        "Grund der Dringlichkeit eintragen; zu Beginn stellt das Gremium die Dringlichkeit mit Mehrheit fest.",
    ),
}


def meeting_name(meeting: Meeting) -> str:
    """12. Sitzung; a name of its own goes before, a meeting without number is just a meeting."""
    return meeting.name or (f"{meeting.number}. Sitzung" if meeting.number is not None else "Sitzung")


def step_words(step: Step) -> str:
    """What stands small below a step: fest, 3 eingegangen, 8 Punkte, bis 18.05.2012."""
    if step.step is MeetingStep.APPOINTED:
        return "fest"
    if step.step is MeetingStep.MOTIONS:
        return f"{step.count} eingegangen" if step.count else _until(step)
    if step.step is MeetingStep.AGENDA:
        return counted(step.count, "Punkt", "Punkte")
    if step.step is MeetingStep.EXCERPTS:
        return f"{step.count} ausgegeben" if step.count else ""
    if step.done_on is not None:
        return f"am {short_date(step.done_on)}"
    if step.step is MeetingStep.MEETING:
        return short_date(step.due) if step.due else ""
    return _until(step)


def _until(step: Step) -> str:
    return f"bis {short_date(step.due)}" if step.due else ""


WORDS = {
    MeetingState: MEETING_STATES,
    DateState: DATE_STATES,
    MeetingStep: MEETING_STEPS,
    StepState: STEP_STATES,
}
