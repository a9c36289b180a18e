"""What the register says of a stop, a matter, a station."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from beirat_desktop.desktop import states
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.line_map import Stage, Station
from beirat_desktop.domain.consultations import ADOPTING, UNFAVOURABLE, ConsultationState, Outcome
from beirat_desktop.domain.deadlines import Deadline
from beirat_desktop.domain.excerpts import Excerpt
from beirat_desktop.domain.follow_ups import FollowUp
from beirat_desktop.domain.meeting_dates import DateState
from beirat_desktop.domain.papers import INCOMING, Paper, PaperState
from beirat_desktop.domain.tracking import Stop, StopKind, StopState
from beirat_desktop.domain.votes import ResultKind, Vote, result
from beirat_desktop.german import word
from beirat_desktop.german.actions import action
from beirat_desktop.german.consultations import outcome_words, stop_label, waiting_words
from beirat_desktop.german.dates import partial_words, relative_day, short_date
from beirat_desktop.german.papers import number_elsewhere, number_words
from beirat_desktop.german.votes import line as vote_line
from beirat_desktop.german.votes import result_words
from beirat_desktop.usecases.tracking import consultations
from beirat_desktop.usecases.tracking.council_wordings import CouncilWording
from beirat_desktop.usecases.tracking.tracking import Show, TrackingRow

NARROWED = ("Hier steht gerade nichts", "Die Auswahl oben weiter fassen.")
NOTHING = {
    **dict.fromkeys(
        (Show.OPEN, Show.ALL), ("Hier steht gerade nichts", "Sobald ein Antrag eingeht, steht hier sein Weg.")
    ),
    Show.OVERDUE: ("Nichts ist überfällig", "Sobald eine Frist verstrichen ist, steht der Vorgang hier."),
    Show.DONE: ("Noch nichts ist erledigt", "Was abgeschlossen ist, bleibt hier mit seinem Weg nachzulesen."),
}
"""What each list says while it has no matter."""

_SHORT = {
    Outcome.ADOPTED: "angen.",
    Outcome.ADOPTED_CHANGED: "geändert",
    Outcome.NOTED: "z. Kenntnis",
    Outcome.REFERRED_BACK: "zurückverw.",
    Outcome.WITHDRAWN: "zurückgez.",
    Outcome.NO_RESOLUTION: "ohne Beschl.",
    Outcome.SUSPENDED: "ausgesetzt",
}
_STAGES = {
    StopState.DONE: Stage.DONE,
    StopState.CURRENT: Stage.NOW,
    StopState.AHEAD: Stage.AHEAD,
    StopState.MISSED: Stage.MISSED,
}
_MISSED = {StopKind.RECEIVED: "nicht zugelassen", StopKind.GUEST: "abgesagt"}
_CLOSING = (PaperState.DONE, PaperState.WITHDRAWN, PaperState.REFUSED)

ACTS = {
    "decide": "consultations.decide",
    "refer_back": "consultations.decide",
    "add_station": "consultations.add",
    "edit_station": "consultations.edit",
    "remove_station": "consultations.remove",
    "earlier": "consultations.reorder",
    "word_for_council": "consultations.confirm_wording",
    "add_task": "follow_ups.add",
    "edit_task": "follow_ups.edit",
    "report": "follow_ups.report",
    "carry_out": "follow_ups.carry_out",
    "note": "follow_ups.note",
    "reopen": "follow_ups.reopen",
    "remind": "excerpts.remind",
    "settle_reminder": "excerpts.reminded",
    "settle": "tracking.settle",
    "unsettle": "tracking.unsettle",
    "link_initiative": "initiatives.link",
    "join": "joinings.join",
    "join_with": "joinings.join",
    "part": "joinings.part",
    "rename": "joinings.rename",
}
"""What each act of a matter is, as domain/rights.py and the history call it; comparing changes nothing."""


def recommended_label(wording: CouncilWording) -> str:
    """What stands beside the wording for the Stadtrat."""
    return "Empfehlung des Beirates" if wording.resolved else "Wortlaut des Antrags"


def as_before(wording: CouncilWording) -> str:
    """That the Stadtrat is asked for that very wording."""
    return "wie vom Beirat empfohlen" if wording.resolved else "wie beantragt"


def stations(stops: Sequence[Stop], names: Mapping[str, str], votes: Mapping[str, Vote], today: date) -> list[Station]:
    """The stops as the line map draws them; a matter that was rejected ends where it was."""
    shown = list(stops)
    over_years = len({stop.paper_id for stop in shown if stop.paper_id}) > 1
    if len(shown) > 1 and shown[-1].kind is StopKind.DONE and shown[-2].outcome is Outcome.REJECTED:
        shown.pop()
    years = _years(shown) if over_years else [""] * len(shown)
    return [
        Station(
            stop_label(stop, names),
            Stage.MISSED if stop.outcome is Outcome.REJECTED else _STAGES[stop.state],
            _sub(stop, votes, today),
            tip(stop, names, votes, today),
            f"{stop.noun}:{stop.object_id}" if stop.noun else "",
            "abgelehnt" if stop.outcome is Outcome.REJECTED else _missed_word(stop),
            year,
        )
        for stop, year in zip(shown, years, strict=True)
    ]


def _missed_word(stop: Stop) -> str:
    """What is heard of a stop that came to nothing without a day having passed; "" of every other."""
    return _MISSED.get(stop.kind, "") if stop.state is StopState.MISSED and not stop.due else ""


def _years(stops: Sequence[Stop]) -> list[str]:
    """The year of each stop that begins one."""
    found, before = [], ""
    for stop in stops:
        year = str(stop.day.year) if stop.day is not None else ""
        found.append(year if year != before else "")
        before = year or before
    return found


def _sub(stop: Stop, votes: Mapping[str, Vote], today: date) -> str:
    if stop.when is not None:
        return partial_words(stop.when)
    if stop.state is StopState.MISSED:
        return "überfällig" if stop.due else stop.note.rstrip(".") or _MISSED.get(stop.kind, "überfällig")
    if stop.state is StopState.DONE or stop.day is not None:
        return " ".join(part for part in (_day(stop.day), _short(stop, votes)) if part)
    if stop.due is not None:
        return f"bis {_day(stop.due)}"
    if stop.state is StopState.CURRENT and stop.since is not None:
        return f"seit {_day(stop.since)}"
    return ""


def _short(stop: Stop, votes: Mapping[str, Vote]) -> str:
    vote = votes.get(stop.resolution_id or "")
    how = result(vote).kind if vote is not None else None
    if stop.outcome in ADOPTING and how in (ResultKind.UNANIMOUS, ResultKind.MAJORITY):
        return "einst." if how is ResultKind.UNANIMOUS else "mehrh."
    return "" if stop.outcome is None else _SHORT.get(stop.outcome, outcome_words(stop.outcome))


def tip(stop: Stop, names: Mapping[str, str], votes: Mapping[str, Vote], today: date) -> str:
    """Everything about a stop: what came out, or who waits for whom since when."""
    lines = [stop_label(stop, names)]
    if stop.paper_id in names and names[stop.paper_id] != lines[0]:
        lines.append(names[stop.paper_id])
    if stop.when is not None:
        lines.append(partial_words(stop.when))
    elif stop.day is not None:
        number = f", {stop.item_number}" if stop.item_number else ""
        lines.append(f"{short_date(stop.day)}{number}")
    if stop.outcome is not None:
        lines.append(outcome_words(stop.outcome, stop.outcome_target))
    vote = votes.get(stop.resolution_id or "")
    if vote is not None:
        lines.append(vote_line(vote))
    if stop.note:
        lines.append(stop.note)
    if stop.open:
        lines.append(waiting_words(stop, names, today))
    return "\n".join(lines)


def called(row: TrackingRow) -> str:
    """The number of a matter; what it is where it has none."""
    return number_words(row.number) if row.is_paper else row.number or "Aufgabe"


def chip(row: TrackingRow) -> tuple[str, Tone]:
    """The state of a matter in one word or two."""
    if row.state in _CLOSING:
        rejected = any(stop.outcome is Outcome.REJECTED for stop in row.stops)
        return states.chip(Outcome.REJECTED if rejected and row.state is PaperState.DONE else row.state)
    here = row.waiting
    if row.overdue:
        return states.chip(DateState.OVERDUE)
    if here is None:
        return "nichts offen", Tone.GREEN
    if here.kind is StopKind.CARRYING_OUT:
        return "in Umsetzung", Tone.BLUE
    if here.kind is StopKind.GUEST:
        return "wartet auf Gast", Tone.BLUE
    if row.state in INCOMING:
        return states.chip(row.state)
    return "wartet" if row.waits_for else "offen", Tone.AMBER


def waits_words(row: TrackingRow) -> str:
    """Wartet auf Stadtrat seit 24.05.2012; nothing where nobody is waited for."""
    here = row.waiting
    if here is None or not row.waits_for:
        return ""
    since = f" seit {short_date(here.since)}" if here.since else ""
    return f"wartet auf {row.waits_for}{since}"


def station_title(station: consultations.Station, number: str) -> str:
    """17.02.2011 · Beirat, TOP Ö 4."""
    consultation = station.consultation
    day = short_date(consultation.decided_on) if consultation.decided_on else word(consultation.state)
    item = consultation.item_number or number
    return f"{day} · {station.committee.label}" + (f", {item}" if item else "")


def station_sub(station: consultations.Station, paper: Paper, prefix: str) -> str:
    """What came out there, and with which vote."""
    consultation, vote = station.consultation, station.vote
    parts = [word(consultation.role)]
    if consultation.outcome is not None:
        parts = [outcome_words(consultation.outcome, consultation.outcome_target)]
        if vote is not None and vote.counted:
            counts = "\u00a0:\u00a0".join(str(count) for count in (vote.yes, vote.no, vote.abstentions))
            parts.append(f"{result_words(vote)} ({counts})")
        elif vote is not None and vote.stated:
            parts.append(f"„{vote.stated}“")
    elif consultation.requested_on is not None:
        parts.append(f"angefragt {short_date(consultation.requested_on)}")
    if consultation.due is not None and consultation.state is not ConsultationState.DONE:
        parts.append(f"Frist {short_date(consultation.due)}")
    if consultation.external_number:
        parts.append(number_elsewhere(paper, consultation.external_number, prefix))
    return " · ".join(parts)


def station_tone(station: consultations.Station, today: date) -> tuple[str, Tone]:
    """The chip beside a station; nothing for one that simply is done."""
    consultation = station.consultation
    if consultation.overdue(today):
        return states.chip(DateState.OVERDUE)
    if consultation.outcome in UNFAVOURABLE:
        return "", Tone.RED
    if consultation.state is ConsultationState.PLANNED and consultation.requested_on is not None:
        return "wartet", Tone.AMBER
    return "", Tone.NEUTRAL


def task_sub(task: FollowUp, office: str) -> str:
    """Who has a task, until when, how far it is."""
    parts = [office or "keine zuständige Stelle"]
    if task.carried_out_on is not None:
        parts.append(f"ausgeführt {short_date(task.carried_out_on)}")
        if task.noted_on is not None:
            parts.append(f"zur Kenntnis genommen {short_date(task.noted_on)}")
    elif task.due is not None:
        parts.append(f"fällig {short_date(task.due)}")
    return " · ".join(parts)


def task_chip(task: FollowUp, today: date) -> tuple[str, Tone]:
    """How urgent a task is."""
    if task.carried_out_on is not None:
        return states.chip(DateState.DONE) if task.noted_on else ("ausgeführt", Tone.GREEN)
    if task.due is None:
        return "ohne Frist", Tone.NEUTRAL
    if task.due < today:
        return states.chip(DateState.OVERDUE)
    soon = (task.due - today).days <= 14
    return relative_day(task.due, today), Tone.AMBER if soon else Tone.NEUTRAL


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%y}" if day else ""


def forwarded_title(excerpt: Excerpt) -> str:
    """Auszug 2012/A001 vom 29.05.2012 an Abteilung Integration, 2. Ausfertigung."""
    to = f" an {excerpt.recipient}" if excerpt.recipient else ", ohne Weiterleitung"
    again = f", {excerpt.issue}. Ausfertigung" if excerpt.issue > 1 else ""
    return f"Auszug {excerpt.number} vom {short_date(excerpt.issued_on)}{to}{again}"


def reminder_chip(reminder: Deadline | None, today: date) -> tuple[str, Tone]:
    """When to ask again, red once that day has passed."""
    if reminder is None:
        return "", Tone.NEUTRAL
    return f"Wiedervorlage {short_date(reminder.due)}", Tone.RED if reminder.due < today else Tone.AMBER


def done_words(act: str) -> str:
    """What was noted by that act."""
    return action(ACTS[act])
