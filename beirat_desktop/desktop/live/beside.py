"""What the desk shows beside the item: what the rules say, its guests, the questions of residents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time

from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.findings import Finding
from beirat_desktop.domain.holding import Stage
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.usecases.live.attendance_sheets import AttendanceSheet
from beirat_desktop.usecases.live.resolutions import DeskItem
from beirat_desktop.usecases.office import Office


@dataclass(frozen=True, slots=True)
class Beside:
    """What the desk shows beside an item; appointed: by item, when a guest is to speak and for how many minutes.

    stage: how firmly the facts hold. now: as far as the meeting may be going on.
    """

    called: Sequence[Finding] = ()
    stage: Stage = Stage.OPEN
    guests: Sequence[tuple[Speaker, str]] = ()
    questions: Sequence[ResidentQuestion] | None = None
    appointed: Mapping[str, tuple[time, int]] = field(default_factory=dict)
    now: datetime | None = None


def look_beside(office: Office, row: DeskItem | None, sheet: AttendanceSheet) -> Beside:
    """Read what stands beside an item; nothing where none is shown."""
    if row is None:
        return Beside()
    asks = row.item.kind is ItemKind.QUESTION_TIME
    return Beside(
        _called(office, row, sheet),
        office.corrections.stage(sheet.meeting.id),
        office.speakers.at_item(row.item.id),
        office.questions.of_item(row.item.id) if asks else None,
        office.speakers.appointed(sheet.meeting.id),
        office.course.now(sheet.meeting.id),
    )


def _called(office: Office, row: DeskItem, sheet: AttendanceSheet) -> Sequence[Finding]:
    """What the rules say of what is on the floor; before the opening, of the meeting."""
    if sheet.meeting.state in (MeetingState.PLANNED, MeetingState.INVITED):
        found = office.course.opening_findings(sheet.meeting.id)
        # While nobody has come yet it goes without saying that they are too few.
        return [one for one in found if sheet.quorum.present or one.rule != "quorum.missing"]
    if sheet.meeting.state is MeetingState.RUNNING and row.item.outcome is None:
        return office.resolutions.called_findings(row.item.id)
    return ()
