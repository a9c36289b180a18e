"""What the overview's entries say."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from beirat_desktop.desktop import states
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.entries import Entry
from beirat_desktop.desktop.widgets.line_map import Stage, Station
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.domain.meeting_dates import Step, StepState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import clock, long_date, relative_day, short_date
from beirat_desktop.german.factions import moved_by
from beirat_desktop.german.meetings import MEETING_STEPS, SESSION_DATES, STEP_STATES, step_words

if TYPE_CHECKING:
    from beirat_desktop.usecases.overview import Due, Morning, PaperRow, SpeakerRow

STAGES = {
    StepState.DONE: Stage.DONE,
    StepState.NOW: Stage.NOW,
    StepState.AHEAD: Stage.AHEAD,
    StepState.MISSED: Stage.MISSED,
}
DUE_WORDS = {
    "answer": "Antwort steht aus",
    "task": "Umsetzung",
    "entered": "Frist",
    "reminder": "Wiedervorlage",
    "review": "Kontaktdaten noch nötig?",
}
SOON = 7


def greeting(now: datetime) -> str:
    """Good morning, afternoon or evening."""
    if now.time() < time(11):
        return "Guten Morgen"
    return "Guten Tag" if now.time() < time(18) else "Guten Abend"


def meeting_head(morning: Morning) -> tuple[str, str]:
    """Title and note of the card of the next meeting."""
    meeting = morning.meeting
    if meeting is None:
        return "Nächste Sitzung", ""
    place = f" · {meeting.place.room or meeting.place.building}" if meeting.place.room or meeting.place.building else ""
    return (
        f"Nächste Sitzung · {long_date(meeting.day)}, {clock(meeting.start)}{place}",
        relative_day(meeting.day, morning.today),
    )


def station(step: Step) -> Station:
    """A step as a station of the line."""
    name = MEETING_STEPS[step.step]
    return Station(
        name, STAGES[step.state], sub=step_words(step), key=step.step.value, word=STEP_STATES[step.state], tip=name
    )


def paper_entry(row: PaperRow, today: date) -> Entry:
    """A paper that came in."""
    state = PaperState(row.state)
    came = date.fromisoformat((row.received or row.dated or today.isoformat())[:10])
    meeting = f"für {short_date(date.fromisoformat(row.meeting[:10]))}" if row.meeting else ""
    sub = " · ".join(filter(None, (moved_by(row.sender, joint=row.joint), relative_day(came, today), meeting)))
    return Entry(row.title, sub, *states.chip(state), "paper", row.id)


def due_entry(due: Due, today: date) -> Entry:
    """Something due: its day, or for how long it has been overdue."""
    days = (due.due - today).days
    if days < 0:
        word_, tone = f"! {counted(-days, 'Tag', 'Tage')} über", Tone.RED
    else:
        word_, tone = short_date(due.due), Tone.AMBER if days <= SOON else Tone.NEUTRAL
    if due.kind in SESSION_DATES:
        title = SESSION_DATES[due.kind]
        sub = f"Sitzung am {short_date(date.fromisoformat(due.who))}"
    else:
        title = due.title
        sub = " · ".join(filter(None, (DUE_WORDS[due.kind], due.who)))
    return Entry(title, sub, word_, tone, due.noun, due.id, tip=f"fällig am {short_date(due.due)}")


def due_columns(today: date) -> tuple[Column, ...]:
    """What is due as a list that leaves the screen."""

    def of_meeting(due: Due) -> bool:
        return due.kind in SESSION_DATES

    def about(due: Due) -> str:
        return SESSION_DATES[due.kind] if of_meeting(due) else due.title

    def who(due: Due) -> str:
        return f"Sitzung am {short_date(date.fromisoformat(due.who))}" if of_meeting(due) else due.who

    return (
        Column("Fällig", lambda due: short_date(due.due), lambda due: due.due, width=90),
        Column("Was", about, width=300),
        Column("Art", lambda due: "Sitzung" if of_meeting(due) else DUE_WORDS[due.kind], width=130),
        Column("Bei wem", who, width=200),
        Column("Tage über", lambda due: str(max((today - due.due).days, 0) or ""), number=True, width=80),
    )


ENTRY_COLUMNS = (
    Column("Titel", lambda entry: entry.title, width=300),
    Column("Dazu", lambda entry: entry.sub, width=260),
    Column("Stand", lambda entry: entry.word, width=120),
)
"""Any other entries of the page as a list."""


def guest_entry(row: SpeakerRow) -> Entry:
    """A guest to come."""
    when = short_date(date.fromisoformat(row.start[:10])) if row.start else "ohne Sitzung"
    sub = " · ".join(filter(None, (when, row.topic)))
    title = row.organization or row.name or row.topic
    return Entry(title, sub, *states.chip(row.state), "speaker", row.id)
