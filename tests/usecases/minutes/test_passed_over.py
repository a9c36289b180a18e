"""What the desk passed over with a reason is passed over wherever it speaks again, and told with its figures."""

from dataclasses import replace
from datetime import time

import pytest

from beirat_desktop.desktop.minutes.words import passed_words
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.paths import Path
from beirat_desktop.domain.votes import Vote, VoteForm, VoteKind
from beirat_desktop.store.record import create_record
from beirat_desktop.usecases.meetings.rules import findings_of_path
from beirat_desktop.usecases.record.checks import check
from beirat_desktop.usecases.record.exchange import Exchange
from tests.usecases.live_world import World, build

WHY = "So im Protokollbuch."
DIFFERS = "vote.sum_differs"


def differing() -> Vote:
    return Vote("", VoteForm.OPEN, 14, 1)


@pytest.fixture
def world(office) -> World:
    """A session of 17 in which 15 voices were counted, and the reason given at the desk."""
    world = build(office)
    office.course.open(world.meeting.id, time(17, 4))
    world.come(17)
    office.resolutions.record(world.item.id, Decision(vote=differing(), reason=WHY))
    return world


def close(world: World) -> None:
    world.office.course.close(world.meeting.id, time(19, 0))


def speaking(world: World) -> dict[str, bool]:
    """By path, whether the rule of the counts still speaks there."""
    office = world.office
    with office.store.reading() as unit:
        item = unit.agenda_items.get(world.item.id)
        excerpt = findings_of_path(unit, Path.EXCERPT, unit.meetings.get(world.meeting.id), item)
    paths = {
        "closing": office.course.closing_findings(world.meeting.id),
        "minutes": office.minutes.findings(world.meeting.id),
        "excerpt": excerpt,
        "check": check(office.store),
    }
    return {name: DIFFERS in {one.rule for one in found} for name, found in paths.items()}


def lines(world: World) -> list[str]:
    return [passed_words(one)[0] for one in world.office.minutes.view(world.meeting.id).passed]


def test_what_the_desk_passed_over_is_silent_on_every_path_and_told_with_its_figures(world):
    close(world)
    assert speaking(world) == dict.fromkeys(("closing", "minutes", "excerpt", "check"), False)
    (line,) = lines(world)
    assert line.startswith("Übergangen: Ö 2: ")
    assert "15" in line
    assert "17" in line
    assert "…" not in line


def test_the_reason_of_one_vote_is_none_for_the_next(world):
    office = world.office
    again = replace(differing(), repeats_id=office.resolutions.votes(world.item.id)[0].id)
    with pytest.raises(Refused) as refused:
        office.resolutions.record(world.item.id, Decision(vote=again, why="angezweifelt"))
    assert refused.value.rule == "resolution.needs_reason"
    office.resolutions.record(world.item.id, Decision(vote=again, why="angezweifelt", reason="Zwei gingen."))
    close(world)
    assert not any(speaking(world).values())
    assert len(lines(world)) == 2


def test_a_reason_that_an_older_record_keeps_of_the_item_still_counts(world):
    office = world.office
    with office.store.unit("as before") as unit:
        for one in unit.overrides.all():
            unit.overrides.save(replace(one, noun="agenda_items", object_id=world.item.id))
    close(world)
    assert not any(speaking(world).values())
    (line,) = lines(world)
    assert line.startswith("Übergangen: Ö 2: ")
    assert "…" not in line


def test_a_corrected_vote_that_differs_as_much_keeps_its_reason_and_asks_for_one(world):
    office = world.office
    key = office.resolutions.votes(world.item.id)[0].id
    mended = Decision(vote=Vote("", VoteForm.OPEN, 13, 2), corrects_id=key, why="verzählt")
    with pytest.raises(Refused):
        office.resolutions.record(world.item.id, mended)
    office.resolutions.record(world.item.id, replace(mended, reason="Zwei stimmten nicht."))
    close(world)
    assert not any(speaking(world).values())
    assert not any("…" in line for line in lines(world))


def test_a_void_procedural_vote_that_was_passed_over_is_told_with_how_many_were_missing(office):
    world = build(office)
    office.course.open(world.meeting.id, time(17, 4))
    world.come(10)
    vote = Vote("", VoteForm.OPEN, 10, 0, kind=VoteKind.PROCEDURE, subject="Redezeit")
    office.resolutions.record(world.item.id, Decision(vote=vote, reason=WHY))
    close(world)
    told = [line for line in lines(world) if "10" in line and "17" in line]
    assert told
    assert not any("…" in line for line in told)


def test_it_stays_passed_over_in_a_record_it_was_taken_along_into(world, tmp_path):
    close(world)
    there = create_record(tmp_path / "other.db")
    try:
        Exchange(there).import_(Exchange(world.office.store).export())
        assert DIFFERS not in {one.rule for one in check(there)}
        with there.unit("without the reason") as unit:
            for one in unit.overrides.all():
                unit.overrides.delete(one.id)
        assert DIFFERS in {one.rule for one in check(there)}
    finally:
        there.close()
