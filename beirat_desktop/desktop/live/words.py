"""What the desk says of items and persons."""

from __future__ import annotations

from datetime import date, datetime

from beirat_desktop.desktop.live.lists import Line
from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.agenda import ItemState
from beirat_desktop.domain.attendance import AttendanceGroup, AttendanceState, Declared
from beirat_desktop.domain.consultations import UNFAVOURABLE, Outcome
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.quorum import Quorum
from beirat_desktop.german import norm, word
from beirat_desktop.german.attendance import ATTENDANCE_STATES
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.dates import clock, clock_on, long_date
from beirat_desktop.german.votes import QUORUM_RULES
from beirat_desktop.usecases.live.attendance_sheets import AttendanceRow, AttendanceSheet
from beirat_desktop.usecases.live.attendances import interrupted
from beirat_desktop.usecases.live.resolutions import Desk, DeskItem

WAITING = frozenset({Outcome.POSTPONED, Outcome.REFERRED, Outcome.REFERRED_BACK, Outcome.SUSPENDED})


def agenda_lines(desk: Desk) -> list[Line]:
    """The agenda as lines, with a heading over the non-public part."""
    found: list[Line] = []
    for row in desk.items:
        if not row.item.public and all(line.key for line in found):
            found.append(Line("", "Nichtöffentlicher Teil"))
        found.append(_agenda_line(row))
    return found


def _agenda_line(row: DeskItem) -> Line:
    item = row.item
    sign, tone, sub = "", Tone.NEUTRAL, ""
    if item.outcome is not None:
        sub = outcome_words(item.outcome, item.outcome_target)
        tone = Tone.RED if item.outcome in UNFAVOURABLE else Tone.AMBER if item.outcome in WAITING else Tone.GREEN
        sign = "–" if item.outcome in UNFAVOURABLE else "→" if item.outcome in WAITING else "✓"
    elif item.state is ItemState.DONE:
        sign, tone = "✓", Tone.GREEN
    elif item.state is ItemState.CURRENT:
        sub, tone, sign = "wird behandelt", Tone.BLUE, "●"
    strong = item.state is ItemState.CURRENT
    return Line(item.id, item.title or "Ohne Titel", sub, row.number, sign, tone, strong=strong, tip=item.title)


def person_line(row: AttendanceRow, sheet: AttendanceSheet, excluded: frozenset[str]) -> Line:
    """A person in the room, or not."""
    attendance = row.attendance
    words = presence_words(row, sheet.meeting)
    tone = Tone.GREEN if row.here else Tone.NEUTRAL
    if attendance.person_id in excluded:
        words, tone = "befangen (§ 22)", Tone.AMBER
    elif attendance.state is AttendanceState.ABSENT:
        tone = Tone.RED
    about = row.faction or attendance.function
    if attendance.substitute_for_id is not None:
        names = {one.person.id: one.person.family_name for one in sheet.rows}
        about = f"i. V. für {names.get(attendance.substitute_for_id, '')}"
    if not about and attendance.group not in (AttendanceGroup.VOTING, AttendanceGroup.CHAIR):
        about = word(attendance.group)
    if sheet.meeting.presiding and attendance.person_id == sheet.meeting.presiding[-1].person_id:
        about = " · ".join(part for part in (about, "führt den Vorsitz") if part)
    elif attendance.group is AttendanceGroup.CHAIR:
        about = " · ".join(part for part in (about, "Vorsitz") if part)
    return Line(
        attendance.person_id,
        row.person.sorted_name,
        " · ".join(part for part in (words, about) if part),
        tone=tone,
        dot=True,
        filled=row.here,
        tip="Leertaste: kommt oder geht · Enter: Zeiten · Rechtsklick: mehr",
    )


def presence_words(row: AttendanceRow, meeting: Meeting) -> str:
    """Seit 17:04, ging 18:30, entschuldigt."""
    attendance = row.attendance
    if not attendance.stays:
        by_video = attendance.declared is Declared.REMOTE
        return "per Video erwartet" if by_video else ATTENDANCE_STATES[attendance.state]
    last = attendance.stays[-1]
    if last.left is not None:
        excused = ", entschuldigt" if attendance.declared is Declared.EXCUSED else ""
        return f"ging {clock_on(last.left, meeting.day)}{excused}"
    remote = "zugeschaltet " if attendance.state is AttendanceState.REMOTE else ""
    over = meeting.state is MeetingState.CLOSED
    if meeting.opened is None or (over and attendance.whole(meeting.opened, meeting.closed)):
        return (remote or "anwesend").strip()
    return f"{remote}{'ab' if over else 'seit'} {clock_on(last.arrived, meeting.day)}"


def quorum_words(state: Quorum) -> str:
    """Beschlussfähig, or not."""
    return "beschlussfähig" if state.reached else "nicht beschlussfähig"


def quorum_tip(state: Quorum) -> str:
    """What the number rests on, with the norm."""
    return (
        f"{state.present} stimmberechtigte Mitglieder sind da, nötig sind {state.needed} "
        f"({QUORUM_RULES[state.rule]}).\n\n§ 39 GemO: {norm('§ 39 GemO')}"
    )


def meeting_words(meeting: Meeting) -> str:
    """The 12th meeting and its day."""
    number = f"{meeting.number}. Sitzung · " if meeting.number else ""
    return f"{number}{long_date(meeting.day)}"


def state_words(meeting: Meeting) -> tuple[str, Tone]:
    """How far the meeting is, for a chip."""
    if meeting.state is MeetingState.RUNNING:
        return ("unterbrochen", Tone.AMBER) if interrupted(meeting) else ("Sitzung läuft", Tone.BLUE)
    if meeting.state is MeetingState.CLOSED:
        return "geschlossen", Tone.GREEN
    return word(meeting.state), Tone.NEUTRAL


def times_words(meeting: Meeting) -> str:
    """Beginn 17:04, Ende 19:30."""
    parts = []
    if meeting.opened is not None:
        parts.append(f"Beginn {clock(meeting.opened)}")
    if interrupted(meeting):
        parts.append(f"unterbrochen seit {clock_on(meeting.interruptions[-1][0], meeting.day)}")
    if meeting.closed is not None:
        parts.append(f"Ende {clock_on(meeting.closed, meeting.day)}")
    if meeting.ended_before is not None:
        parts.append(f"wieder geöffnet, Ende war {clock_on(meeting.ended_before, meeting.day)}")
    return " · ".join(parts) or f"geplanter Beginn {clock(meeting.start)}"


def span_words(arrived: datetime, left: datetime | None, day: date) -> str:
    """17:04 to 18:30, as the table has it."""
    return "–".join(clock_on(moment, day) if moment else "" for moment in (arrived, left))
