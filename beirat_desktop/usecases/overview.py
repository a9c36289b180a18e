"""What the office sees in the morning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from beirat_desktop.domain.dispatch import POST_FOR, to_make
from beirat_desktop.domain.meeting_dates import MeetingDate, Step, to_act_by
from beirat_desktop.domain.meetings import Meeting
from beirat_desktop.domain.next_acts import Act, ActKind, agenda_act, next_acts
from beirat_desktop.domain.papers import INCOMING, PaperState
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.store.overview import Due, entered_deadlines, meetings_with_post, open_tasks, waiting_answers
from beirat_desktop.store.paper_row import PaperRow
from beirat_desktop.store.papers import PaperFilter
from beirat_desktop.store.rights import may
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.meetings.meetings import Meetings
from beirat_desktop.usecases.members.reviews import reviews_due
from beirat_desktop.usecases.papers.papers import Papers
from beirat_desktop.usecases.record.first_look import SHOWN
from beirat_desktop.usecases.speakers.details import SpeakerRow, speaker_rows

__all__ = ["Due", "Morning", "Overview", "PaperRow", "SpeakerRow"]

AHEAD = timedelta(days=60)
"""How far the list of deadlines looks."""
GUESTS = frozenset({SpeakerState.SUGGESTED, SpeakerState.ASKED, SpeakerState.ACCEPTED, SpeakerState.INVITED})


@dataclass(frozen=True, slots=True)
class Morning:
    """The next meeting with its steps, what came in, what is due, who comes."""

    today: date
    meeting: Meeting | None
    last: Meeting | None
    steps: tuple[Step, ...]
    incoming: tuple[PaperRow, ...]
    new_papers: int
    deadlines: tuple[Due, ...]
    guests: tuple[SpeakerRow, ...]
    acts: tuple[Act, ...] = ()

    @property
    def until(self) -> date:
        """What is due later than that is not among the deadlines."""
        return self.today + AHEAD


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
            if may(unit, "persons.remove_contact"):
                due += reviews_due(unit)
            for one in (meeting, last):
                if one is not None:
                    due += [_meeting_due(one, each) for each in to_act_by(one, meetings.dates(one.id))]
            near = [one for one in due if one.due <= today + AHEAD]
            guests = speaker_rows(unit, unit.speakers.where(state=GUESTS))
            steps = meetings.steps(meeting.id) if meeting else ()
            came = tuple(papers.page(SHOWN, chosen=PaperFilter(states=tuple(state.value for state in INCOMING))))
            new = papers.incoming()
            acts = [act for one in due if (act := _act(one)) is not None]
            if meeting is not None and (agenda := agenda_act(meeting.id, meeting.day, steps)) is not None:
                acts.append(agenda)
            acts += _post(unit, today)
            first = next(iter(papers.page(1, chosen=PaperFilter(states=(PaperState.SUBMITTED.value,)))), None)
            if first is not None:
                acts.append(Act(ActKind.CHECK, first.title, "", None, "paper", first.id, new))
            return Morning(
                today,
                meeting,
                last,
                steps,
                came,
                new,
                tuple(sorted(near, key=lambda one: (one.kind == ActKind.REVIEW, one.due, one.title))),
                tuple(guests),
                tuple(next_acts(acts, today)),
            )


def _meeting_due(meeting: Meeting, day: MeetingDate) -> Due:
    return Due(day.name, "", meeting.day.isoformat(), day.due, "meeting", meeting.id)


def _post(unit: Unit, today: date) -> Iterator[Act]:
    """The letters and mails that nobody made yet, one act for each meeting."""
    for key in meetings_with_post(unit, today - POST_FOR):
        meeting = unit.meetings.get(key)
        papers = unit.issued_papers.where(noun="meetings", object_id=key)
        found = to_make(meeting, papers, unit.deliveries.where(meeting_id=key), today)
        if found:
            due, who = min(one.sent_on for one in found), len({one.person_id for one in found})
            yield Act(ActKind.POST, "", meeting.day.isoformat(), due, "meeting", f"{key}:dispatch", who)


_TABS = {ActKind.DISPATCH: "invitation", ActKind.NOTICE: "invitation", ActKind.MINUTES_DUE: "minutes"}


def _act(due: Due) -> Act | None:
    """What is to be done about something due; the day motions close passes by itself."""
    if due.kind not in list(ActKind):
        return None
    kind = ActKind(due.kind)
    key = f"{due.id}:{_TABS[kind]}" if kind in _TABS else due.id
    return Act(kind, due.title, due.who, due.due, due.noun, key)
