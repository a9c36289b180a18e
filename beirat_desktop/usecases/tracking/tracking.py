"""Where every matter stands: its line, who waits for whom since when, and everything known about one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple, TypeVar

from beirat_desktop.domain.agenda import AgendaItem
from beirat_desktop.domain.committees import Committee, CommitteeKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.follow_ups import FollowUp, StatusReport
from beirat_desktop.domain.initiatives import Initiative
from beirat_desktop.domain.joinings import Joining, Tie
from beirat_desktop.domain.papers import CLOSED, Paper, PaperState, PaperType
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.searching import NOTHING, Question
from beirat_desktop.domain.speakers import Speaker
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.tracking import Stop, hearing_day, line, merged, overdue, waiting
from beirat_desktop.domain.votes import Vote
from beirat_desktop.german.initiatives import INITIATIVE_KINDS
from beirat_desktop.german.joinings import TIES, paper_words
from beirat_desktop.german.papers import number_elsewhere
from beirat_desktop.store import tracking as rows
from beirat_desktop.store import tracking_parts as parts_of
from beirat_desktop.store.joinings import joinings_of, ties_of
from beirat_desktop.store.nouns import by_id
from beirat_desktop.store.store import Store
from beirat_desktop.store.tracking import Cursor, Narrowing
from beirat_desktop.store.unit import Unit
from beirat_desktop.usecases.asof import committee_on, committees_on, factions_on, paper_day, paper_prefix, today
from beirat_desktop.usecases.excerpts.forwarding import Forwarded, forwarded
from beirat_desktop.usecases.initiatives.mentions import of_paper
from beirat_desktop.usecases.papers.results import result_until
from beirat_desktop.usecases.publicity import publicity_of
from beirat_desktop.usecases.tracking.consultations import Comparison, Consultations, Station, StationDecision
from beirat_desktop.usecases.tracking.council_wordings import CouncilWording, wording_of
from beirat_desktop.usecases.tracking.joinings import Candidate, members, proposed_candidates
from beirat_desktop.usecases.tracking.public_parts import public_parts

PAGE = 10
"""What the first screen shows; more come as one scrolls."""
V = TypeVar("V")


class Show(StrEnum):
    """Which matters to show."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filter:
    """How the list is narrowed. waits_id: a committee or office somebody waits for; words: as in the search.

    public: only what the public may read, of every matter.
    """

    show: Show = Show.OPEN
    faction_id: str | None = None
    waits_id: str | None = None
    words: Question = NOTHING
    public: bool = False


class TrackingRow(NamedTuple):
    """One matter: a paper, or a task without one (paper None).

    paper_ids: of all its papers, the earliest first; of several, key is the one that stands for all. elsewhere: the
    number another body gave it, with its kind.
    """

    key: str
    title: str
    number: str
    faction: str
    elsewhere: str
    state: PaperState | None
    stops: tuple[Stop, ...]
    waiting: Stop | None
    waits_for: str
    overdue: bool
    is_paper: bool = True
    paper_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackingPage:
    """Some matters, the names of all that their lines mention, and where the next page begins.

    votes: the vote on each resolution, by the resolution's id.
    """

    rows: tuple[TrackingRow, ...]
    names: Mapping[str, str]
    votes: Mapping[str, Vote]
    next: Cursor | None


@dataclass(frozen=True, slots=True)
class Task:
    """A task with its reports, the latest first, and the office's name."""

    follow_up: FollowUp
    reports: tuple[StatusReport, ...]
    office: str


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest, who it is, and the day of the hearing."""

    speaker: Speaker
    name: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything known about one paper's way."""

    paper: Paper
    faction: str
    stops: tuple[Stop, ...]
    names: Mapping[str, str]
    stations: tuple[Station, ...]
    items: Mapping[str, AgendaItem]
    comparisons: tuple[Comparison, ...]
    tasks: tuple[Task, ...]
    guests: tuple[Guest, ...]
    forwarded: tuple[Forwarded, ...]
    initiatives: tuple[Initiative, ...] = ()
    council_wording: CouncilWording | None = None

    @property
    def waiting(self) -> Stop | None:
        """Where the matter stands now."""
        return waiting(self.stops)


@dataclass(frozen=True, slots=True)
class Described:
    """A paper of another body: what it is, as what its number counts there, and what it says."""

    paper_type: PaperType = PaperType.REPORT
    number_kind: PaperType = PaperType.TEMPLATE
    text: RichText = RichText()


class TieLine(NamedTuple):
    """What one paper of a matter has to do with another paper, in words."""

    paper_id: str
    other_id: str
    words: str
    public: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """A matter from its first paper to its last. joining: None where it is one paper alone.

    candidates: what it may be joined with, because one cites or amends the other. paper_prefix: that of the town.
    """

    joining: Joining | None
    matters: tuple[Matter, ...]
    stops: tuple[Stop, ...]
    names: Mapping[str, str]
    ties: tuple[TieLine, ...]
    candidates: tuple[Candidate, ...]
    initiatives: tuple[Initiative, ...]
    paper_prefix: str

    @property
    def title(self) -> str:
        """How the matter is called; a name given to more than is shown might tell of the rest."""
        whole = self.joining is not None and len(self.joining.paper_ids) == len(self.matters)
        return self.joining.title if self.joining is not None and whole else self.matters[0].paper.title

    @property
    def waiting(self) -> Stop | None:
        """Where the matter stands now."""
        return waiting(self.stops)


class Tracking:
    """The register of what became of every motion."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, chosen: Filter = Filter(), after: Cursor | None = None, limit: int = PAGE) -> TrackingPage:
        """The next matters, the latest first; tasks without a paper stand before the first."""
        today = self._store.now().date()
        with self._store.reading() as unit:
            narrowing = _narrowing(unit, chosen, today)
            papers = rows.paper_page(unit, narrowing, after, limit)
            known = joinings_of(unit, [paper.id for paper in papers])
            members = {key for one in known for key in one.paper_ids} - {paper.id for paper in papers}
            others = rows.papers_of(unit, members)
            if chosen.public:
                shut = publicity_of(unit).papers
                others = [one for one in others if one.id not in shut]
            parts = parts_of.parts(unit, [*papers, *others])
            if chosen.public:
                others = [
                    replace(one, refusal_reason="", refusal_norm="")
                    for one in others
                    if one.state is not PaperState.DRAFT
                ]
                parts = public_parts(unit, parts)
            initiatives = unit.initiatives.all() if known else []
            committees = parts_of.committee_values(unit)
            loose = ((), ()) if after is not None else _loose(unit, chosen, today)
            people = [speaker.person_id for speaker in parts.speakers if speaker.person_id]
            names = parts_of.names(unit, people) | {key: c.label for key, c in committees.items()}
            prefix = paper_prefix(unit)
        consultations = _by_paper(parts.consultations)
        resolutions = _by_paper(parts.resolutions)
        follow_ups = _by_paper(parts.follow_ups)
        speakers = _by_paper(parts.speakers)
        found = [_loose_row(task, loose[1], committees, names, today) for task in loose[0]]
        lines = {
            paper.id: line(
                paper,
                consultations[paper.id],
                resolutions[paper.id],
                follow_ups[paper.id],
                speakers[paper.id],
                committees,
                today,
                parts.days,
            )
            for paper in (*papers, *others)
        }
        for paper in papers:
            joining = next((one for one in known if paper.id in one.paper_ids), None)
            if joining is None:
                found.append(_row(paper, prefix, lines[paper.id], names, today))
                continue
            some = _in_order([one for one in (*papers, *others) if one.id in joining.paper_ids])
            own = _initiatives_of(initiatives, some, parts.resolutions)
            stops = merged([(one, lines[one.id]) for one in some], own, today)
            names |= _names_of(some, own, prefix)
            still = next((one for one in some if one.state not in CLOSED), paper)
            title = joining.title if len(some) == len(joining.paper_ids) else some[0].title
            row = _row(replace(paper, title=title, state=still.state), prefix, stops, names, today)
            found.append(row._replace(paper_ids=tuple(one.id for one in some)))
        last = papers[-1] if len(papers) == limit else None
        return TrackingPage(tuple(found), names, parts.votes, (last.dated, last.id) if last else None)

    def read_ahead(self) -> None:
        """Ask once for what the first screen asks for, so that every statement behind it is ready."""
        self.awaited()
        self.factions()
        found = next((row for row in self.page().rows if row.is_paper), None)
        if found is not None:
            self.story(found.key)

    def place(self, paper_id: str) -> Cursor:
        """Where a page begins whose first row is the matter this paper belongs to."""
        with self._store.reading() as unit:
            papers = unit.papers.where(id=members(unit, paper_id))
        day, key = max(((paper.dated, paper.id) for paper in papers), key=lambda one: (one[0] or date.min, one[1]))
        return day, f"{key}~"  # what comes after this is the paper itself

    def counts(self, chosen: Filter = Filter()) -> tuple[int, int]:
        """How many matters are shown, and how many open ones are overdue."""
        today = self._store.now().date()
        with self._store.reading() as unit:
            shown = rows.count_papers(unit, _narrowing(unit, chosen, today))
            shown += len(_loose(unit, chosen, today)[0])
            late = replace(chosen, show=Show.OVERDUE)
            late_count = rows.count_papers(unit, _narrowing(unit, late, today)) + len(_loose(unit, late, today)[0])
        return shown, late_count

    def awaited(self) -> tuple[tuple[str, str], ...]:
        """Id and name of all committees and offices that a matter can wait for."""
        with self._store.reading() as unit:
            found = [(c.id, c.label) for c in parts_of.committee_values(unit).values()]
            found += [(office.id, office.label) for office in unit.organizations.where(id=rows.awaited_offices(unit))]
        return tuple(found)

    def factions(self) -> tuple[tuple[str, str], ...]:
        """Id and name of the factions that bring motions."""
        with self._store.reading() as unit:
            return tuple((faction.id, faction.label) for faction in factions_on(unit, today(unit)))

    def matter(self, paper_id: str) -> Matter:
        """Everything known about one paper's way."""
        with self._store.reading() as unit:
            return self._matter(unit, unit.papers.get(paper_id), public=False)

    def story(self, paper_id: str, *, public: bool = False) -> Story:
        """The whole matter a paper belongs to; public: only what the public may read of it."""
        today = self._store.now().date()
        with self._store.reading() as unit:
            keys = members(unit, paper_id)
            papers = _in_order(unit.papers.where(id=keys))
            if public:
                shut = publicity_of(unit).papers
                papers = [one for one in papers if one.id not in shut and one.state is not PaperState.DRAFT]
            matters = tuple(self._matter(unit, paper, public=public) for paper in papers)
            joining = next(iter(joinings_of(unit, [paper_id])), None)
            ties = _tie_lines(unit, papers, ties_of(unit, keys))
            candidates = () if public else tuple(proposed_candidates(unit, keys))
            prefix = paper_prefix(unit)
        initiatives = by_id(initiative for matter in matters for initiative in matter.initiatives)
        names = _names_of(papers, initiatives.values(), prefix)
        for matter in matters:
            names |= matter.names
        stops = merged([(one.paper, one.stops) for one in matters], initiatives.values(), today)
        return Story(joining, matters, stops, names, ties, candidates, tuple(initiatives.values()), prefix)

    def _matter(self, unit: Unit, paper: Paper, *, public: bool) -> Matter:
        today, paper_id = self._store.now().date(), paper.id
        with self._store.reading():
            tasks = unit.follow_ups.where(paper_id=paper_id)
            reports = _grouped(unit, tasks)
            speakers = unit.speakers.where(paper_id=paper_id)
            committees = parts_of.committee_values(unit)
            people = [speaker.person_id for speaker in speakers if speaker.person_id]
            names = parts_of.names(unit, people) | {key: c.label for key, c in committees.items()}
            stations = Consultations(self._store).stations(paper_id)
            keys = {s.consultation.agenda_item_id for s in stations} - {None}
            resolutions = unit.resolutions.where(paper_id=paper_id)
            if public:
                paper = replace(paper, refusal_reason="", refusal_norm="")
                asked = tuple(station.consultation for station in stations)
                whole = parts_of.Parts(asked, tuple(resolutions), tuple(tasks), tuple(speakers), {}, {})
                shown = public_parts(unit, whole)
                tasks, speakers, resolutions = list(shown.follow_ups), list(shown.speakers), list(shown.resolutions)
                open_to_all = {one.id for one in resolutions}
                stations = tuple(
                    replace(station, consultation=one)
                    if (station.resolution is None and one.outcome is station.consultation.outcome)
                    or (station.resolution is not None and station.resolution.id in open_to_all)
                    else replace(station, consultation=one, resolution=None, vote=None)
                    for station, one in zip(stations, shown.consultations, strict=True)
                )
            items = unit.agenda_items.where(id=keys)
            sent = forwarded(unit, by_id([*items, *unit.agenda_items.where(paper_id=paper_id)]))
            own = [station.consultation for station in stations]
            days = parts_of.meeting_days(unit, [paper], speakers, own)
            stops = line(
                paper,
                own,
                resolutions,
                tasks,
                speakers,
                committees,
                today,
                days,
            )
            comparisons = Consultations(self._store).compare(paper_id)
            initiatives = of_paper(unit, paper_id)
            wording = wording_of(unit, paper)
        return Matter(
            paper,
            names.get(paper.faction_id or "", ""),
            stops,
            names,
            stations,
            {item.id: item for item in items},
            comparisons,
            tuple(Task(task, reports[task.id], names.get(task.organization_id or "", "")) for task in tasks),
            tuple(
                Guest(s, names.get(s.person_id or s.organization_id or "", ""), hearing_day(s, days)) for s in speakers
            ),
            sent,
            tuple(initiatives),
            wording,
        )

    def task(self, follow_up_id: str) -> Task:
        """A task without a paper, with its reports."""
        with self._store.reading() as unit:
            task = unit.follow_ups.get(follow_up_id)
            office = unit.organizations.find(task.organization_id)
            return Task(task, _grouped(unit, [task])[task.id], office.label if office else "")

    def locate(self, key: str) -> str | None:
        """The paper to which a resolution, task, station or guest belongs; the key itself where it is a paper's."""
        with self._store.reading() as unit:
            if unit.papers.find(key) is not None:
                return key
            for noun in ("resolutions", "follow_ups", "consultations", "speakers"):
                found = unit.nouns(noun).find(key)
                if found is not None:
                    return found.paper_id  # type: ignore[no-any-return]
        return None

    def add_matter(
        self, title: str, committee_id: str, decision: StationDecision, described: Described = Described()
    ) -> Paper:
        """Track what another body dealt with that concerns the Beirat, although nobody here moved it."""
        if not title.strip():
            raise Refused("paper.title_missing", title=title)
        with self._store.unit("tracking.add_matter") as unit:
            committee = committee_on(unit, committee_id, decision.decided_on)
            own = committees_on(unit, decision.decided_on, body_id=committee.body_id, kind=CommitteeKind.BEIRAT)
            paper = unit.papers.save(
                Paper(
                    title.strip(),
                    described.paper_type,
                    own[0].id if own else None,
                    PaperState.SUBMITTED,
                    external_kind=described.number_kind,
                    explanation=described.text,
                    proposal=decision.wording,
                    dated=decision.decided_on,
                    received=datetime.combine(decision.decided_on, time()),
                )
            )
            Consultations(self._store).add_decided(paper.id, committee_id, decision)
            return unit.papers.get(paper.id)

    def settle(self, paper_id: str) -> Paper:
        """File the matter as done, although the record cannot tell so by itself."""
        with self._store.unit("tracking.settle") as unit:
            return unit.papers.save(unit.papers.get(paper_id).through(PaperState.DONE))

    def unsettle(self, paper_id: str) -> Paper:
        """The matter goes on."""
        with self._store.unit("tracking.unsettle") as unit:
            return unit.papers.save(unit.papers.get(paper_id).through(PaperState.DEBATED))


def _narrowing(unit: Unit, chosen: Filter, today: date) -> Narrowing:
    states = {
        Show.OPEN: rows.OPEN_STATES,
        Show.OVERDUE: rows.OPEN_STATES,
        Show.DONE: CLOSED,
        Show.ALL: (*rows.OPEN_STATES, *CLOSED),
    }[chosen.show]
    late = today if chosen.show is Show.OVERDUE else None
    closed = publicity_of(unit).papers if chosen.public else None
    return Narrowing(states, chosen.faction_id, late, chosen.waits_id, chosen.words, closed)


def _loose(unit: Unit, chosen: Filter, today: date) -> tuple[Sequence[FollowUp], Sequence[Resolution]]:
    if chosen.show is Show.DONE or chosen.faction_id or not chosen.words.nothing:
        return (), ()
    found, resolutions = parts_of.loose_tasks(unit)
    tasks = list(found)
    if chosen.waits_id is not None:
        tasks = [task for task in tasks if task.organization_id == chosen.waits_id]
    if chosen.show is Show.OVERDUE:
        tasks = [task for task in tasks if task.overdue(today)]
    if chosen.public:
        public = publicity_of(unit)
        resolutions = tuple(one for one in resolutions if one.id not in public.resolutions)
        tasks = [task for task in tasks if public.derived(task).public]
    return tasks, resolutions


def _in_order(papers: Iterable[Paper]) -> list[Paper]:
    """As they came in."""
    return sorted(papers, key=lambda one: (_came_in(one), one.id))


def _came_in(paper: Paper) -> date:
    return paper.dated or (paper.received.date() if paper.received is not None else date.max)


def _initiatives_of(
    known: Iterable[Initiative], papers: Iterable[Paper], resolutions: Iterable[Resolution]
) -> list[Initiative]:
    """The initiatives that belong to any of the papers, or to what was resolved on them."""
    keys = {paper.id for paper in papers}
    ends = [("papers", key) for key in keys]
    ends += [("resolutions", one.id) for one in resolutions if one.paper_id in keys]
    return [one for one in known if any(one.mentions(noun, key) for noun, key in ends)]


def _names_of(papers: Iterable[Paper], initiatives: Iterable[Initiative], prefix: str) -> dict[str, str]:
    """What the papers and initiatives on a line are called there."""
    names = {paper.id: paper_words(paper, prefix, external=False) for paper in papers}
    return names | {one.id: INITIATIVE_KINDS[one.kind] for one in initiatives}


def _tie_lines(unit: Unit, papers: Sequence[Paper], ties: Iterable[Tie]) -> tuple[TieLine, ...]:
    """What the papers of a matter cite and amend, and what cites and amends them, each seen from its paper.

    What is not of the matter is told with what became of it, for its own line is not there.
    """
    own_ids, prefix = {paper.id for paper in papers}, paper_prefix(unit)
    ties = tuple(ties)
    known = by_id(unit.papers.where(id={key for tie in ties for key in (tie.later_id, tie.earlier_id)}))
    found = []
    for paper in papers:
        for tie in ties:
            later, earlier = TIES[tie.kind]
            for own, other_id, says in (
                (tie.later_id, tie.earlier_id, later),
                (tie.earlier_id, tie.later_id, earlier),
            ):
                other = known.get(other_id)
                if own == paper.id and other is not None:
                    until = paper_day(unit, paper) if says == later else today(unit)
                    result = "" if other.id in own_ids else result_until(unit, other, until)
                    words = ", ".join(filter(None, (f"{says} {paper_words(other, prefix, dated=True)}", result)))
                    public = other.public and other.state is not PaperState.DRAFT
                    found.append(TieLine(paper.id, other.id, words, public))
    return tuple(found)


def _row(paper: Paper, prefix: str, stops: tuple[Stop, ...], names: Mapping[str, str], today: date) -> TrackingRow:
    here = waiting(stops)
    return TrackingRow(
        paper.id,
        paper.title,
        paper.number,
        names.get(paper.faction_id or "", ""),
        number_elsewhere(paper, paper.external_number, prefix),
        paper.state,
        stops,
        here,
        names.get(here.waits_id or "", "") if here else "",
        overdue(stops, today),
        paper_ids=(paper.id,),
    )


def _loose_row(
    task: FollowUp,
    resolutions: Iterable[Resolution],
    committees: Mapping[str, Committee],
    names: Mapping[str, str],
    today: date,
) -> TrackingRow:
    own = [resolution for resolution in resolutions if resolution.id == task.resolution_id]
    stops = line(None, (), own, (task,), (), committees, today)
    here = waiting(stops)
    return TrackingRow(
        task.id,
        task.title,
        own[0].number if own else "",
        "",
        "",
        None,
        stops,
        here,
        names.get(here.waits_id or "", "") if here else "",
        overdue(stops, today),
        is_paper=False,
    )


def _by_paper(values: Iterable[V]) -> dict[str, list[V]]:
    found: dict[str, list[V]] = defaultdict(list)
    for value in values:
        found[value.paper_id].append(value)  # type: ignore[attr-defined]
    return found


def _grouped(unit: Unit, tasks: Iterable[FollowUp]) -> dict[str, tuple[StatusReport, ...]]:
    keys = [task.id for task in tasks]
    found = sorted(unit.status_reports.where(follow_up_id=keys), key=lambda r: r.reported_on, reverse=True)
    return {key: tuple(report for report in found if report.follow_up_id == key) for key in keys}
