"""What lists, lines and buttons say of guests."""

from __future__ import annotations

from datetime import date, datetime

from beirat_desktop.desktop import states
from beirat_desktop.desktop.widgets.line_map import Stage, Station
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.speakers import Speaker, SpeakerState
from beirat_desktop.german.dates import clock, short_date
from beirat_desktop.usecases.speakers.details import SpeakerDetail, SpeakerRow

_LINE = (
    (SpeakerState.SUGGESTED, states.label(SpeakerState.SUGGESTED), ""),
    (SpeakerState.ASKED, states.label(SpeakerState.ASKED), "asked_on"),
    (SpeakerState.ACCEPTED, states.label(SpeakerState.ACCEPTED), "answered_on"),
    (SpeakerState.INVITED, states.label(SpeakerState.INVITED), "invited_on"),
    (SpeakerState.HEARD, states.label(SpeakerState.HEARD), ""),
    (SpeakerState.THANKED, states.label(SpeakerState.THANKED), "thanked_on"),
)


def state_line(speaker: Speaker, heard_on: date | None) -> list[Station]:
    """The line from suggested to thanked; who declined stops at the answer."""
    declined = speaker.state is SpeakerState.DECLINED
    here = SpeakerState.ACCEPTED if declined else speaker.state
    at = [state for state, _, _ in _LINE].index(here)
    stations = []
    for number, (state, label, name) in enumerate(_LINE):
        day: date | None = getattr(speaker, name) if name else None
        if state is SpeakerState.HEARD:
            day = heard_on
        reached = number < at or (number == at and speaker.state is SpeakerState.THANKED)
        if declined and number == at:
            said = short_date(speaker.answered_on) if speaker.answered_on else ""
            stations.append(Station("Abgesagt", Stage.MISSED, said, word="abgesagt"))
            continue
        stage = Stage.DONE if reached else Stage.NOW if number == at else Stage.AHEAD
        sub = short_date(day) if day is not None and stage is not Stage.AHEAD else ""
        stations.append(Station(label, stage, sub))
    return stations


def meeting_label(meeting: Meeting) -> str:
    """12. Sitzung, 24.05.2012, 17:00."""
    number = f"{meeting.number}. Sitzung, " if meeting.number else f"{meeting.name}, " if meeting.name else ""
    return f"{number}{short_date(meeting.day)}, {clock(meeting.start)}"


def row_meeting(row: SpeakerRow) -> str:
    """24.05.2012, Ö 7; that it is open where no meeting is chosen."""
    if not row.start:
        return "noch offen"
    day = short_date(datetime.fromisoformat(row.start).date())
    return f"{day}, {row.item_number}" if row.item_number else day


def row_meeting_tip(row: SpeakerRow) -> str:
    """The meeting with its number and the whole title of the item."""
    number = f"{row.meeting_number}. Sitzung" if row.meeting_number else ""
    return "\n".join(part for part in (number, row.item or "ohne TOP") if part) if row.start else ""


def row_slot(row: SpeakerRow) -> str:
    """17:30, 20 Min."""
    length = f"{row.duration} Min." if row.duration else ""
    return ", ".join(part for part in (clock(row.starts) if row.starts else "", length) if part)


def row_name(row: SpeakerRow) -> str:
    """The person, else the organisation, else that nobody is named yet."""
    return row.name or row.organization or "noch niemand benannt"


def subtitle(detail: SpeakerDetail) -> str:
    """What stands below the title of one guest."""
    parts = [detail.organization.name if detail.organization is not None and detail.person is not None else ""]
    parts.append(meeting_label(detail.meeting) if detail.meeting is not None else "Sitzung noch offen")
    return " · ".join(part for part in parts if part)
