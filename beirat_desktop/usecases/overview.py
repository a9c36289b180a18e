"""What the office sees in the morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from beirat_desktop.domain.meeting_dates import DateState, MeetingDate, Step
from beirat_desktop.domain.meetings import Meeting, MeetingState
from beirat_desktop.domain.papers import INCOMING, PaperState
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.domain.users import Desk
from beirat_desktop.store.overview import Due, entered_deadlines, open_tasks, waiting_answers
from beirat_desktop.store.paper_row import PaperRow
from beirat_desktop.store.papers import PaperFilter
from beirat_desktop.store.store import Store
from beirat_desktop.usecases.meetings.meetings import Meetings
from beirat_desktop.usecases.papers.papers import Papers
from beirat_desktop.usecases.record.first_look import SHOWN
from beirat_desktop.usecases.speakers.details import SpeakerRow, speaker_rows

__all__ = ["Due", "Morning", "Overview", "PaperRow", "SpeakerRow"]

AHEAD = timedelta(days=60)
"""How far the list of deadlines looks."""
GUESTS = frozenset({SpeakerState.SUGGESTED, SpeakerState.ASKED, SpeakerState.ACCEPTED, SpeakerState.INVITED})


@dataclass(frozen=True, slots=True)
class Morning:
    """The next meeting with its steps, what came in, what is due, who comes.

    faction: of the desk at which it is; there incoming are its own papers, drafts too, and of the days only those until
    which motions come in. asked: ids of the papers about which the office asks something.
    """

    today: date
    meeting: Meeting | None
    last: Meeting | None
    steps: tuple[Step, ...]
    incoming: tuple[PaperRow, ...]
    new_papers: int
    deadlines: tuple[Due, ...]
    guests: tuple[SpeakerRow, ...]
    faction: str | None = None
    asked: frozenset[str] = frozenset()


class Overview:
    """Looks over the record; changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def morning(self) -> Morning:
        """Everything the first page shows, from one look at the record."""
        meetings, papers = Meetings(self._store), Papers(self._store)
        with self._store.reading() as unit:
            today = unit.now.date()
            meeting, last = meetings.next(), meetings.last()
            due = [*waiting_answers(unit), *open_tasks(unit), *entered_deadlines(unit)]
            for one in (meeting, last):
                if one is not None and one.state is not MeetingState.CANCELLED:
                    due += [_meeting_due(one, each) for each in meetings.dates(one.id) if _counts(one, each)]
            near = [one for one in due if one.due <= today + AHEAD]
            user = next(iter(unit.users.where(name=unit.user)), None)
            faction = user.faction_id if user is not None and user.desk is Desk.FACTION else None
            if faction is not None:
                near = [one for one in near if one.kind == "motions"]
            states = INCOMING if faction is None else (PaperState.DRAFT, *INCOMING, PaperState.REFUSED)
            chosen = PaperFilter(states=tuple(state.value for state in states), faction_id=faction)
            guests = [] if faction is not None else speaker_rows(unit, unit.speakers.where(state=GUESTS))
            return Morning(
                today,
                meeting,
                last,
                meetings.steps(meeting.id) if meeting else (),
                tuple(papers.page(SHOWN, chosen=chosen)),
                papers.incoming() if faction is None else 0,
                tuple(sorted(near, key=lambda one: (one.due, one.title))),
                tuple(guests),
                faction,
                frozenset(paper.id for paper in unit.papers.where(state=PaperState.SUBMITTED) if paper.asked),
            )


def _counts(meeting: Meeting, day: MeetingDate) -> bool:
    """Days the office has to act by; receipt and meeting come by themselves."""
    wanted = ("minutes_due",) if meeting.state is MeetingState.CLOSED else ("motions", "dispatch", "notice")
    return day.name in wanted and day.state is not DateState.DONE


def _meeting_due(meeting: Meeting, day: MeetingDate) -> Due:
    return Due(day.name, "", meeting.day.isoformat(), day.due, "meeting", meeting.id)
