"""The papers about the ways of matters, made of the record: one matter over the years, and all that are open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from beirat_desktop.documents.matter_sheet import (
    MatterSheet,
    OpenLine,
    OpenMatters,
    WayLine,
    matter_sheet,
    open_matters,
)
from beirat_desktop.domain.consultations import ADOPTING
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.speakers import SpeakerState
from beirat_desktop.domain.text import RichText
from beirat_desktop.domain.tracking import Stop, StopKind, StopState
from beirat_desktop.domain.votes import ResultKind, result
from beirat_desktop.german import word
from beirat_desktop.german.consultations import outcome_words, representative_words, stop_label, waiting_words
from beirat_desktop.german.dates import partial_words, short_date
from beirat_desktop.german.joinings import paper_words
from beirat_desktop.german.papers import number_elsewhere
from beirat_desktop.german.votes import count_line
from beirat_desktop.usecases.asof import beirat_on, committee_on
from beirat_desktop.usecases.publications.orders import Made, Order
from beirat_desktop.usecases.tracking.consultations import Station
from beirat_desktop.usecases.tracking.council_papers import bare_item, station_result
from beirat_desktop.usecases.tracking.tracking import Filter, Guest, Matter, Story, Task, Tracking, TrackingRow

_AT_ONCE = 200
_HOW = {ResultKind.UNANIMOUS: "einstimmig", ResultKind.MAJORITY: "mehrheitlich"}


def make_matter_sheet(order: Order) -> Made:
    """The way of the matter a paper belongs to."""
    public = order.publication is not None
    story = Tracking(order.store).story(order.key, public=public)
    paper = order.unit.papers.get(order.key)
    if order.publication is not None:
        order.publication.require(paper, paper.title)
    if not story.matters:
        raise Refused("publication.closed", title=paper.title)
    own = beirat_on(order.unit, order.today)
    contents = MatterSheet(
        own.name if own is not None else "",
        order.today,
        story.title,
        tuple(paper_words(one.paper, story.paper_prefix, dated=True) for one in story.matters),
        _stands(story, order),
        tuple(_lines(story)),
    )
    document = matter_sheet(contents, draft=order.draft, publication=order.publication)
    return Made(document, ("Weg des Vorgangs", story.title), short_date(order.today))


def make_open_matters(order: Order) -> Made:
    """All open matters of the record."""
    committee = committee_on(order.unit, order.key, order.today)
    chosen = Filter(public=order.publication is not None)
    lines = [_open_line(row, names) for row, names in _open_rows(Tracking(order.store), chosen)]
    contents = OpenMatters(committee.name, committee.of, order.today, tuple(lines))
    document = open_matters(contents, draft=order.draft, publication=order.publication)
    return Made(document, ("Offene Vorgänge", order.today.isoformat()), short_date(order.today))


def _stands(story: Story, order: Order) -> str:
    here = story.waiting
    if here is not None:
        words = waiting_words(here, story.names, order.today, relative=False)
        return f"Stand {short_date(order.today)}: {words}."
    end = next((stop for stop in reversed(story.stops) if stop.kind is StopKind.DONE), story.stops[-1])
    if end.state is StopState.DONE:
        return f"Stand {short_date(order.today)}: erledigt{f' am {short_date(end.day)}' if end.day else ''}."
    return f"Stand {short_date(order.today)}: offen."


def _lines(story: Story) -> Iterator[WayLine]:
    stations = {one.consultation.id: (one, matter) for matter in story.matters for one in matter.stations}
    tasks = {one.follow_up.id: one for matter in story.matters for one in matter.tasks}
    guests = {one.speaker.id: one for matter in story.matters for one in matter.guests}
    papers = {matter.paper.id: matter for matter in story.matters}
    wordings = dict(_wordings(story))
    for stop in story.stops:
        if stop.kind is StopKind.DONE and stop.state is not StopState.DONE:
            continue
        where = stop_label(stop, story.names)
        said: tuple[str, ...] = ()
        if stop.kind is StopKind.RECEIVED:
            said = _received(papers[stop.paper_id], story)
            where = paper_words(papers[stop.paper_id].paper, story.paper_prefix)
        elif stop.object_id in stations:
            said = _station(*stations[stop.object_id], story.paper_prefix)
        elif stop.object_id in tasks:
            said = _task(tasks[stop.object_id])
        elif stop.object_id in guests:
            said = _guest(guests[stop.object_id])
        elif stop.kind is StopKind.DONE and stop.outcome is None:
            said = ("Nichts ist mehr offen.",)
        elif stop.outcome is not None:
            said = (outcome_words(stop.outcome, stop.outcome_target),)
        elif stop.note:
            said = (stop.note,)
        if story.joining is not None and stop.state is not StopState.DONE and stop.paper_id and not said:
            said = (paper_words(papers[stop.paper_id].paper, story.paper_prefix),)
        wording, same = wordings.get(stop.object_id, (RichText(), False))
        if same:
            said = (*said, "Wortlaut wie zuvor.")
        year = str(stop.day.year) if stop.day is not None and stop.state is StopState.DONE else ""
        yield WayLine(_when(stop), where, tuple(words for words in said if words), wording, year)


def _when(stop: Stop) -> str:
    if stop.when is not None:
        return partial_words(stop.when)
    if stop.day is not None:
        return short_date(stop.day)
    if stop.due is not None and stop.open:
        return f"bis {short_date(stop.due)}"
    return "" if stop.state is StopState.DONE else "offen"


def _wordings(story: Story) -> Iterator[tuple[str, tuple[RichText, bool]]]:
    """The wording of each paper and station by its id; of one that repeats the one before it, only that it does."""
    for matter in story.matters:
        found = [(matter.paper.id, matter.paper.proposal)]
        for station in matter.stations:
            wording = station.consultation.wording
            if wording.empty and station.resolution is not None:
                wording = station.resolution.text
            if not wording.empty:
                found.append((station.consultation.id, wording))
        if not found[0][1].empty:
            yield found[0][0], (found[0][1], False)
        for (_, before), (key, wording) in pairwise(found):
            same = before.plain.split() == wording.plain.split()
            yield key, (RichText() if same else wording, same)


def _received(matter: Matter, story: Story) -> tuple[str, ...]:
    from_whom = f"{matter.paper.title} ({matter.faction})" if matter.faction else matter.paper.title
    ties = [tie.words for tie in story.ties if tie.paper_id == matter.paper.id and tie.public]
    return (from_whom, *ties, matter.paper.refused_for)


def _station(station: Station, matter: Matter, prefix: str) -> tuple[str, ...]:
    one = station.consultation
    item = matter.items.get(one.agenda_item_id or "")
    number = bare_item(one.item_number or (item.number if item is not None else ""))
    resolved = station.resolution.number if station.resolution is not None else ""
    places = (
        f"TOP {number}" if number else "",
        number_elsewhere(matter.paper, one.external_number, prefix),
        f"Beschluss {resolved}" if resolved else "",
    )
    speaks = representative_words(station.representative.name) if station.representative is not None else ""
    return (_result(station), ", ".join(place for place in places if place), speaks, one.note)


def _result(station: Station) -> str:
    """What came out, and whether all were for it."""
    vote, outcome = station.vote, station.consultation.outcome
    how = _HOW.get(result(vote).kind) if vote is not None and vote.counted else None
    if vote is None or how is None or outcome not in ADOPTING:
        return station_result(station)
    return f"{outcome_words(outcome, station.consultation.outcome_target)}, {how} ({count_line(vote)})"


def _task(task: Task) -> tuple[str, ...]:
    one = task.follow_up
    done = f"ausgeführt am {short_date(one.carried_out_on)}" if one.carried_out_on is not None else ""
    return (", ".join(part for part in (one.title, task.office, done) if part), one.status)


def _guest(guest: Guest) -> tuple[str, ...]:
    who = guest.name or "noch niemand gefunden"
    state = SpeakerState.HEARD if guest.speaker.state is SpeakerState.THANKED else guest.speaker.state
    return (f"{who}: {guest.speaker.topic}", word(state))


def _open_rows(tracking: Tracking, chosen: Filter) -> Iterator[tuple[TrackingRow, Mapping[str, str]]]:
    after = None
    while True:
        page = tracking.page(chosen, after, _AT_ONCE)
        for row in page.rows:
            yield row, page.names
        after = page.next
        if after is None:
            return


def _open_line(row: TrackingRow, names: Mapping[str, str]) -> OpenLine:
    here = row.waiting
    papers = f"{len(row.paper_ids)} Papiere" if len(row.paper_ids) > 1 else ""
    return OpenLine(
        row.number,
        row.title,
        " · ".join(part for part in (row.faction, row.elsewhere, papers) if part),
        tuple(_reached(stop, names) for stop in row.stops if stop.state is StopState.DONE or stop.outcome is not None),
        row.waits_for or (stop_label(here, names) if here is not None else ""),
        here.since if here is not None else None,
        here.due if here is not None else None,
        row.overdue,
    )


def _reached(stop: Stop, names: Mapping[str, str]) -> str:
    said = outcome_words(stop.outcome, stop.outcome_target) if stop.outcome is not None else ""
    known = stop.state is StopState.DONE or stop.day is not None
    when = _when(stop) if known else ""  # put off elsewhere, who knows when
    return " ".join(part for part in (when, f"{stop_label(stop, names)}{f': {said}' if said else ''}") if part)
