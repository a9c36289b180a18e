"""What the Auswertung draws: figures of a period, each with the records behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from beirat_desktop.domain.committees import CommitteeKind
from beirat_desktop.domain.consultations import ConsultationState
from beirat_desktop.domain.figures import Behind, Figure, Topic, arrived_on, middle, ways
from beirat_desktop.domain.papers import CLOSED, Paper, PaperType
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.german.dates import clock, short_date
from beirat_desktop.german.figures import ANSWER, HALF, NOBODY, PRESENCES, TASK, days_words
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committees_on
from beirat_desktop.usecases.publications.registers import COLUMNS, PeriodStatistics, period_statistics
from beirat_desktop.usecases.publications.reports import FINAL, moved_on, period, within_period

AHEAD = frozenset({ConsultationState.PLANNED, ConsultationState.ON_AGENDA, ConsultationState.POSTPONED})
NO_FACTION = "ohne Fraktion"


class Figures:
    """Looks over the record; changes nothing. What it tells is the office's own and goes through no filter."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_year(self, committee_id: str, year: int | None) -> tuple[PeriodStatistics, Mapping[Topic, list[Figure]]]:
        """The numbers of a year, or of the term that runs where none is named, and the figures to be drawn."""
        with self._store.reading() as unit:
            since, until = period(unit, year)
            found = period_statistics(unit, committee_id, since, until)
            return found, {
                Topic.MOVED: _moved(found),
                Topic.FATES: _fates(found),
                Topic.WAYS: _ways(unit, committee_id, since, until),
                Topic.OVERDUE: _overdue(unit, unit.now.date()),
                Topic.ATTENDANCE: _attendance(found),
            }


def _moved(found: PeriodStatistics) -> list[Figure]:
    counted: dict[tuple[str, str], list[Paper]] = defaultdict(list)
    for (mover, _group), papers in found.moved.items():
        for paper in papers:
            day = moved_on(paper)
            if day is not None:
                counted[str(day.year), _faction(found, mover)].append(paper)
    order = sorted(counted, key=lambda key: (key[0], key[1] == NO_FACTION, sort_key(key[1])))
    return [_figure(*key, counted[key]) for key in order]


def _fates(found: PeriodStatistics) -> list[Figure]:
    order = sorted(
        found.moved,
        key=lambda key: (key[0] is None, sort_key(_faction(found, key[0])), COLUMNS.index(key[1])),
    )
    return [_figure(_faction(found, mover), group, found.moved[mover, group]) for mover, group in order]


def _ways(unit: Unit, committee_id: str, since: date | None, until: date) -> list[Figure]:
    councils = {one.id for one in committees_on(unit, until, kind=CommitteeKind.COUNCIL)}
    decided = [
        one
        for one in unit.consultations.where(committee_id=councils)
        if one.outcome in FINAL and within_period(one.decided_on, since, until)
    ]
    motions = unit.papers.where(id={one.paper_id for one in decided}, paper_type=PaperType.MOTION)
    papers = by_id(one for one in motions if one.committee_id in (committee_id, None))
    by_year = defaultdict(list)
    for way in ways(papers, decided):
        by_year[way.decided_on.year].append(way)
    figures = []
    for year, taken in sorted(by_year.items()):
        taken.sort(key=lambda way: way.days, reverse=True)
        behind = tuple(
            Behind(
                papers[way.paper_id].title,
                " · ".join(
                    filter(
                        None,
                        (papers[way.paper_id].number, days_words(way.days), f"Stadtrat {short_date(way.decided_on)}"),
                    )
                ),
                way.paper_id,
                "matter",
            )
            for way in taken
        )
        figures.append(Figure(str(year), HALF, middle(way.days for way in taken), behind))
    return figures


def _overdue(unit: Unit, today: date) -> list[Figure]:
    """What offices and bodies owe since a day that has passed."""
    tasks = [one for one in unit.follow_ups.where(carried_out_on=None) if one.due is not None and one.due < today]
    asked = [one for one in unit.consultations.where(state=AHEAD) if one.due is not None and one.due < today]
    named = {one.paper_id for one in tasks if one.paper_id} | {one.paper_id for one in asked}
    papers = by_id(unit.papers.where(id=named))
    offices = by_id(unit.organizations.where(id={one.organization_id for one in tasks if one.organization_id}))
    bodies = by_id(committees_on(unit, today))
    owed: dict[tuple[str, str], list[tuple[date, Behind]]] = defaultdict(list)
    for task in tasks:
        paper = papers.get(task.paper_id or "")
        office = offices.get(task.organization_id or "")
        title = task.title or (paper.title if paper is not None else "")
        entry = _late(title, task.due, today, task.paper_id or task.id)
        owed[office.label if office is not None else NOBODY, TASK].append(entry)
    for one in asked:
        paper, body = papers[one.paper_id], bodies.get(one.committee_id)
        if paper.state in CLOSED:
            continue
        owed[body.label if body is not None else NOBODY, ANSWER].append(_late(paper.title, one.due, today, paper.id))
    order = sorted(owed, key=lambda key: (-len(owed[key]), key[0] == NOBODY, sort_key(key[0])))
    return [
        Figure(*key, len(owed[key]), tuple(entry for _due, entry in sorted(owed[key], key=lambda one: one[0])))
        for key in order
    ]


def _late(title: str, due: date | None, today: date, key: str) -> tuple[date, Behind]:
    assert due is not None
    return due, Behind(title, f"fällig {short_date(due)} · {days_words((today - due).days)} über", key, "matter")


def _attendance(found: PeriodStatistics) -> list[Figure]:
    figures = []
    days = Counter(meeting.day for meeting in found.held)
    for meeting in sorted(found.held, key=lambda one: one.start):
        name = (
            short_date(meeting.day) if days[meeting.day] == 1 else f"{short_date(meeting.day)}, {clock(meeting.start)}"
        )
        for field, word in PRESENCES:
            people = [
                key
                for (key, meeting_id), presence in found.attendance.each.items()
                if meeting_id == meeting.id and getattr(presence, field)
            ]
            if people:
                behind = tuple(
                    Behind(found.names[key], meeting_name(meeting), key, "person")
                    for key in sorted(people, key=lambda key: sort_key(found.names[key]))
                )
                figures.append(Figure(name, word, len(people), behind))
    return figures


def _faction(found: PeriodStatistics, key: str | None) -> str:
    return found.names.get(key or "", NO_FACTION)


def _figure(group: str, part: str, papers: Iterable[Paper]) -> Figure:
    behind = tuple(
        Behind(
            paper.title,
            " · ".join(filter(None, (paper.number, short_date(day) if (day := arrived_on(paper)) else ""))),
            paper.id,
            "paper",
        )
        for paper in papers
    )
    return Figure(group, part, len(behind), behind)
