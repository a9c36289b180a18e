"""What the overview's entries say."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.entries import Entry
from beirat_desktop.desktop.widgets.line_map import Stage, Station
from beirat_desktop.domain.meeting_dates import Step, StepState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import clock, long_date, relative_day, short_date
from beirat_desktop.german.meetings import MEETING_STEPS, SESSION_DATES, STEP_STATES, step_words
from beirat_desktop.german.papers import PAPER_STATES
from beirat_desktop.german.speakers import SPEAKER_STATES

if TYPE_CHECKING:
    from beirat_desktop.usecases.overview import Due, Morning, PaperRow, SpeakerRow

STAGES = {
    StepState.DONE: Stage.DONE,
    StepState.NOW: Stage.NOW,
    StepState.AHEAD: Stage.AHEAD,
    StepState.MISSED: Stage.MISSED,
}
PAPER_TONES = {PaperState.SUBMITTED: Tone.BLUE, PaperState.ADMITTED: Tone.AMBER, PaperState.ON_AGENDA: Tone.GREEN}
PAPER_WORDS = {PaperState.SUBMITTED: "neu", PaperState.ADMITTED: "zugelassen", PaperState.ON_AGENDA: "auf TO"}
OWN_TONES = {PaperState.DRAFT: Tone.NEUTRAL, PaperState.SUBMITTED: Tone.BLUE, PaperState.REFUSED: Tone.RED}
GUEST_TONES = {
    SpeakerState.SUGGESTED: Tone.BLUE,
    SpeakerState.ASKED: Tone.AMBER,
    SpeakerState.ACCEPTED: Tone.GREEN,
    SpeakerState.INVITED: Tone.GREEN,
}
DUE_WORDS = {"answer": "Antwort steht aus", "task": "Umsetzung", "entered": "Frist", "reminder": "Wiedervorlage"}
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


def own_entry(row: PaperRow, asked: bool) -> Entry:
    """A faction's own paper: where it stands, and whether the office asks something."""
    state = PaperState(row.state)
    word_, tone = ("Rückfrage", Tone.AMBER) if asked else (PAPER_STATES[state], OWN_TONES.get(state, Tone.GREEN))
    dated = f"vom {short_date(date.fromisoformat(row.dated))}" if row.dated else ""
    meeting = f"für {short_date(date.fromisoformat(row.meeting[:10]))}" if row.meeting else ""
    sub = " · ".join(filter(None, (row.number, dated, meeting)))
    return Entry(row.title or "ohne Titel", sub, word_, tone, "paper", row.id)


def paper_entry(row: PaperRow, today: date) -> Entry:
    """A paper that came in."""
    state = PaperState(row.state)
    came = date.fromisoformat((row.received or row.dated or today.isoformat())[:10])
    meeting = f"für {short_date(date.fromisoformat(row.meeting[:10]))}" if row.meeting else ""
    sub = " · ".join(filter(None, (row.sender, relative_day(came, today), meeting)))
    return Entry(row.title, sub, PAPER_WORDS[state], PAPER_TONES[state], "paper", row.id)


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
        if due.kind == "motions" and days >= 0:
            left = f"noch {counted(days, 'Tag', 'Tage')}" if days else "nur noch heute"
            sub = f"{left} · {sub}"
    else:
        title = due.title
        sub = " · ".join(filter(None, (DUE_WORDS[due.kind], due.who)))
    return Entry(title, sub, word_, tone, due.noun, due.id, tip=f"fällig am {short_date(due.due)}")


def guest_entry(row: SpeakerRow) -> Entry:
    """A guest to come."""
    when = short_date(date.fromisoformat(row.start[:10])) if row.start else "ohne Sitzung"
    sub = " · ".join(filter(None, (when, row.topic)))
    title = row.organization or row.name or row.topic
    return Entry(title, sub, SPEAKER_STATES[row.state], GUEST_TONES[row.state], "speaker", row.id)
