"""A reason of one letter is none, wherever one is asked for."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from beirat_desktop.domain.attendance import Stay
from beirat_desktop.domain.calls import Call
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.votes import Vote
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms
from beirat_desktop.usecases.live.decisions import Decision
from beirat_desktop.usecases.minutes.corrections import Correcting
from tests.usecases.live_world import World, build

X = "x"
DAY = datetime(2012, 5, 24, 17)
TERMS = ExcerptTerms("Ada", "Vorsitz", "Ludwigshafen", date(2012, 5, 25))


def _votes(world: World, **counts: int) -> Vote:
    return Vote("", yes=counts.get("yes", 10), no=counts.get("no", 6))


def _recorded(world: World) -> Vote:
    world.office.resolutions.record(world.item.id, Decision(Outcome.ADOPTED, vote=_votes(world, yes=14, no=6)))
    (vote,) = world.office.resolutions.votes(world.item.id)
    return vote


def _stays(world: World) -> tuple[Stay, ...]:
    return (Stay(DAY, DAY.replace(hour=18)),)


RUNNING: dict[str, Callable[[World], object]] = {
    "a sum that differs": lambda w: w.office.resolutions.record(
        w.item.id, Decision(Outcome.ADOPTED, vote=_votes(w), reason=X)
    ),
    "a vote corrected": lambda w: w.office.resolutions.record(
        w.item.id, Decision(vote=_votes(w, yes=13, no=7), corrects_id=_recorded(w).id, why=X)
    ),
    "a vote repeated": lambda w: w.office.resolutions.record(
        w.item.id, Decision(vote=Vote(yes=13, no=7, repeats_id=_recorded(w).id), why=X)
    ),
    "something else of what was resolved": lambda w: (
        _recorded(w),
        w.office.resolutions.record(w.item.id, Decision(Outcome.POSTPONED, reason=X)),
    ),
    "another part": lambda w: w.office.agenda_votes.change_part(
        w.item.id, _votes(w, yes=14), public=False, why=X, public_title="Personalie"
    ),
    "an exclusion": lambda w: w.office.resolutions.exclude(w.item.id, w.people[0].id, X),
    "times": lambda w: w.office.attendances.set_stays(
        w.meeting.id, w.people[0].id, [Stay(DAY.replace(minute=5), None)], X
    ),
    "a coming taken back": lambda w: w.office.attendances.take_back(w.meeting.id, w.people[0].id, X),
    "calls": lambda w: [
        w.office.resolutions.set_calls(w.item.id, [Call(DAY.replace(minute=minute), None)], X) for minute in (10, 20)
    ],
    "an override": lambda w: w.office.overrides.add("vote.sum_differs", "agenda_items", w.item.id, X),
    "an entry by mistake": lambda w: (_recorded(w), w.office.undo(X)),
}
PLANNED: dict[str, Callable[[World], object]] = {
    "a meeting called off": lambda w: w.office.invitations.cancel(w.meeting.id, X),
    "a demand": lambda w: w.office.demands.enter("agenda_items", w.item.id, members=1, reason=X),
}
CLOSED: dict[str, Callable[[World], object]] = {
    "signatures": lambda w: (
        w.office.minutes.sign(w.meeting.id),
        w.office.corrections.take_back_signatures(w.meeting.id, X),
    ),
    "a correction": lambda w: w.office.corrections.correct(
        w.meeting.id, Correcting(X), lambda: w.office.attendances.set_stays(w.meeting.id, w.people[0].id, _stays(w))
    ),
    "an excerpt": lambda w: w.office.excerpts.issue(w.item.id, TERMS, reason=X),
}


def _refuses(world: World, act: Callable[[World], object]) -> None:
    with pytest.raises(Refused) as refused:
        act(world)
    assert (refused.value.rule, refused.value.facts) == ("reason.no_word", {"said": X})


@pytest.mark.parametrize("act", RUNNING.values(), ids=RUNNING)
def test_of_a_running_meeting(office, act):
    world = build(office)
    office.course.open(world.meeting.id)
    world.come(20)
    office.resolutions.begin(world.item.id)
    _refuses(world, act)


@pytest.mark.parametrize("act", PLANNED.values(), ids=PLANNED)
def test_of_a_meeting_to_come(office, act):
    _refuses(build(office), act)


@pytest.mark.parametrize("act", CLOSED.values(), ids=CLOSED)
def test_of_a_meeting_that_is_closed(office, act):
    world = build(office)
    office.course.open(world.meeting.id)
    world.come(20)
    _recorded(world)
    office.course.close(world.meeting.id, time(19))
    _refuses(world, act)
