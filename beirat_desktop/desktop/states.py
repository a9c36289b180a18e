"""The one place that gives a state its colour; its word is the one of german."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.domain.attendance import AttendanceState
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.initiatives import InitiativeState
from beirat_desktop.domain.meeting_dates import DateState
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.minutes import MinutesState
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.german import word

# By kind first: states of different kinds may be spelled alike and are then equal.
_TONES: Mapping[type[Enum], Mapping[Any, Tone]] = {
    PaperState: {
        PaperState.DRAFT: Tone.NEUTRAL,
        PaperState.SUBMITTED: Tone.AMBER,
        PaperState.ADMITTED: Tone.BLUE,
        PaperState.REFUSED: Tone.RED,
        PaperState.ON_AGENDA: Tone.BLUE,
        PaperState.DEBATED: Tone.BLUE,
        PaperState.DONE: Tone.GREEN,
        PaperState.WITHDRAWN: Tone.NEUTRAL,
    },
    MeetingState: {
        MeetingState.PLANNED: Tone.NEUTRAL,
        MeetingState.INVITED: Tone.BLUE,
        MeetingState.RUNNING: Tone.BLUE,
        MeetingState.CLOSED: Tone.GREEN,
        MeetingState.CANCELLED: Tone.RED,
    },
    DateState: {
        DateState.DONE: Tone.GREEN,
        DateState.AHEAD: Tone.NEUTRAL,
        DateState.DUE: Tone.AMBER,
        DateState.OVERDUE: Tone.RED,
    },
    MinutesState: {
        MinutesState.DRAFT: Tone.NEUTRAL,
        MinutesState.SIGNED: Tone.BLUE,
        MinutesState.ISSUED: Tone.GREEN,
        MinutesState.REPLACED: Tone.NEUTRAL,
    },
    SpeakerState: {
        SpeakerState.SUGGESTED: Tone.NEUTRAL,
        SpeakerState.ASKED: Tone.AMBER,
        SpeakerState.ACCEPTED: Tone.BLUE,
        SpeakerState.DECLINED: Tone.RED,
        SpeakerState.INVITED: Tone.BLUE,
        SpeakerState.HEARD: Tone.GREEN,
        SpeakerState.THANKED: Tone.GREEN,
    },
    InitiativeState: {
        InitiativeState.UNDATED: Tone.NEUTRAL,
        InitiativeState.AHEAD: Tone.NEUTRAL,
        InitiativeState.RUNNING: Tone.BLUE,
        InitiativeState.OVER: Tone.NEUTRAL,
    },
    AttendanceState: {
        AttendanceState.EXPECTED: Tone.NEUTRAL,
        AttendanceState.PRESENT: Tone.GREEN,
        AttendanceState.REMOTE: Tone.GREEN,
        AttendanceState.EXCUSED: Tone.AMBER,
        AttendanceState.ABSENT: Tone.RED,
        AttendanceState.SUBSTITUTED: Tone.AMBER,
    },
    # Amber is what comes back or waits for somebody else, red what was voted down.
    Outcome: {
        Outcome.ADOPTED: Tone.GREEN,
        Outcome.ADOPTED_CHANGED: Tone.GREEN,
        Outcome.REJECTED: Tone.RED,
        Outcome.POSTPONED: Tone.AMBER,
        Outcome.REFERRED: Tone.AMBER,
        Outcome.REFERRED_BACK: Tone.AMBER,
        Outcome.NOTED: Tone.GREEN,
        Outcome.RECOMMENDED: Tone.GREEN,
        Outcome.WITHDRAWN: Tone.NEUTRAL,
        Outcome.REMOVED: Tone.NEUTRAL,
        Outcome.NO_RESOLUTION: Tone.NEUTRAL,
        Outcome.SUSPENDED: Tone.AMBER,
        Outcome.ELECTED: Tone.GREEN,
    },
}


def tone(state: Enum) -> Tone:
    """The colour of a state, on every page the same."""
    return _TONES[type(state)][state]


def chip(state: Enum) -> tuple[str, Tone]:
    """Word and colour, as a chip takes them."""
    return word(state), tone(state)


def label(state: Enum) -> str:
    """The word where a line or a button begins with it."""
    said = word(state)
    return said[:1].upper() + said[1:]
