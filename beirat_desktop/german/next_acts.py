"""The words for what is to be done next: the sentence, and what its button says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from beirat_desktop.domain.next_acts import Act, ActKind
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import relative_day, short_date

BUTTONS: Mapping[ActKind, str] = {
    ActKind.CHECK: "Prüfen",
    ActKind.AGENDA: "Aufstellen",
    ActKind.DISPATCH: "Einladen",
    ActKind.NOTICE: "Bekanntmachen",
    ActKind.POST: "Verschicken",
    ActKind.MINUTES_DUE: "Fertigen",
    ActKind.ANSWER: "Nachfragen",
    ActKind.TASK: "Sachstand eintragen",
    ActKind.REMINDER: "Erinnern",
    ActKind.ENTERED: "Erledigen",
    ActKind.REVIEW: "Zur Person",
}
WORDS = {ActKind: BUTTONS}


def act_words(act: Act) -> str:
    """What there is to do, such as „Einladung zur Sitzung am 24.05.2012 versenden“."""
    if act.kind is ActKind.CHECK:
        return f"{counted(act.count, 'neuen Antrag', 'neue Anträge')} prüfen"
    meeting = f"Sitzung am {short_date(date.fromisoformat(act.who))}" if _of_meeting(act.kind) else ""
    return {
        ActKind.AGENDA: f"Tagesordnung für die {meeting} aufstellen",
        ActKind.DISPATCH: f"Einladung zur {meeting} versenden",
        ActKind.NOTICE: f"{meeting} öffentlich bekannt machen",
        ActKind.POST: f"Briefe und Mails zur {meeting} verschicken, an {counted(act.count, 'Person', 'Personen')}",
        ActKind.REVIEW: f"Kontaktdaten von {act.title} noch nötig?",
        ActKind.MINUTES_DUE: f"Niederschrift der {meeting} fertigen",
    }.get(act.kind, act.title)


def act_due(act: Act, today: date) -> str:
    """Who it is about and until when: Stadtrat · seit 9 Tagen überfällig."""
    who = "" if _of_meeting(act.kind) else act.who
    if act.due is None:
        return who
    late = (today - act.due).days
    due = f"seit {counted(late, 'Tag', 'Tagen')} überfällig" if late > 0 else f"bis {short_date(act.due)}"
    near = "" if late > 0 else relative_day(act.due, today)
    return " · ".join(filter(None, (who, due, near)))


def _of_meeting(kind: ActKind) -> bool:
    return kind in (ActKind.AGENDA, ActKind.DISPATCH, ActKind.NOTICE, ActKind.POST, ActKind.MINUTES_DUE)
