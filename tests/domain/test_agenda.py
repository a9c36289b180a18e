"""What an agenda may hold, and how it changes in the meeting (§§ 22, 34, 35 GemO)."""

from dataclasses import replace
from datetime import datetime

import pytest

from beirat_desktop.domain.agenda import (
    AgendaItem,
    ItemKind,
    ItemState,
    agenda_findings,
    allows_resolution,
    check_movable,
    check_urgent,
    item_findings,
    standing_items,
)
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.meetings import TRANSITIONS, Meeting, MeetingState
from beirat_desktop.domain.profiles import RuleProfile, StandingItem
from beirat_desktop.domain.text import RichText

PROFILE = RuleProfile()


def rules(item: AgendaItem, **counts: int) -> list[str]:
    return [finding.rule for finding in item_findings(item, **counts)]


def test_nothing_is_resolved_under_announcements_and_miscellaneous() -> None:
    for kind in (ItemKind.ANNOUNCEMENTS, ItemKind.MISCELLANEOUS):
        item = AgendaItem("m", "Verschiedenes", kind=kind)
        assert not allows_resolution(item)
        assert rules(item, resolutions=1) == ["agenda.resolution_not_allowed"]
    assert rules(AgendaItem("m", "Antrag"), resolutions=1) == []


def test_a_non_public_item_needs_a_reason_and_a_title_that_tells_nothing() -> None:
    assert rules(AgendaItem("m", "Vergabe an X", public=False)) == [
        "agenda.closed_reason_missing",
        "agenda.public_title_missing",
    ]
    telling = AgendaItem("m", "Vergabe an X", public=False, closed_reason="Dritte", public_title="Vergabe an X")
    assert rules(telling) == ["agenda.public_title_tells"]
    assert rules(AgendaItem("m", "Vergabe an X", public=False, closed_reason="Dritte", public_title="Vergabe")) == []


def test_nobody_is_excluded_from_an_election() -> None:
    assert rules(AgendaItem("m", "Wahl", kind=ItemKind.ELECTION), exclusions=1) == ["agenda.exclusion_at_election"]
    assert rules(AgendaItem("m", "Antrag"), exclusions=1) == []


def test_the_question_time_comes_first_where_the_committee_has_it_so() -> None:
    motion = AgendaItem("m", "Antrag")
    opening, question_time = (
        AgendaItem("m", "Eröffnung", kind=ItemKind.OPENING),
        AgendaItem("m", "Einwohnerfragestunde", kind=ItemKind.QUESTION_TIME),
    )
    assert agenda_findings([opening, question_time, motion], PROFILE) == ()
    (found,) = agenda_findings([opening, motion, question_time], PROFILE)
    assert (found.rule, found.object_id) == ("agenda.question_time_not_first", question_time.id)
    assert agenda_findings([motion, question_time], RuleProfile(question_time_first=False)) == ()


def test_a_paper_stands_on_an_agenda_once() -> None:
    twice = [AgendaItem("m", title, paper_id="p") for title in ("A", "B")]
    assert [f.object_id for f in agenda_findings(twice, PROFILE)] == [twice[1].id]


def test_an_empty_agenda_is_found() -> None:
    assert [f.rule for f in agenda_findings([], PROFILE)] == ["agenda.empty"]


def test_standing_items_begin_and_end_every_agenda() -> None:
    profile = RuleProfile(
        standing_items=(
            StandingItem("Verschiedenes", "miscellaneous", at_end=True),
            StandingItem("Eröffnung", "opening"),
            StandingItem("Personalia", public=False),
        )
    )
    items = standing_items("m", profile)
    assert [(i.title, i.position, i.public) for i in items] == [
        ("Eröffnung", 0, True),
        ("Verschiedenes", 1, True),
        ("Personalia", 0, False),
    ]


def test_only_what_is_urgent_is_added_in_the_meeting() -> None:
    check_urgent(True)
    with pytest.raises(Refused, match=r"agenda\.addition_not_urgent"):
        check_urgent(False)


def test_what_was_voted_on_keeps_its_place() -> None:
    check_movable(AgendaItem("m", "Antrag"), votes=0)
    with pytest.raises(Refused, match=r"agenda\.item_voted"):
        check_movable(AgendaItem("m", "Antrag"), votes=1)
    with pytest.raises(Refused, match=r"agenda\.item_voted"):
        check_movable(AgendaItem("m", "Antrag", outcome=Outcome.POSTPONED), votes=0)


def test_an_item_is_called_left_and_concluded_step_by_step() -> None:
    item = AgendaItem("m", "Antrag")
    assert item.call().call().state is ItemState.CURRENT
    assert item.call().leave().state is ItemState.OPEN, "nothing came out"
    assert replace(item.call(), course=RichText.of("Es wird beraten.")).leave().state is ItemState.DONE
    assert AgendaItem("m", "Eröffnung", kind=ItemKind.OPENING).call().leave().state is ItemState.DONE
    formal = AgendaItem("m", "Mitteilungen", kind=ItemKind.ANNOUNCEMENTS).call()
    assert formal.leave().state is ItemState.OPEN, "nobody said that there was nothing"
    assert replace(formal, statements=RichText.of("Nein.")).leave().state is ItemState.DONE
    done = item.conclude(Outcome.POSTPONED)
    assert (done.state, done.outcome, done.call()) == (ItemState.DONE, Outcome.POSTPONED, done)
    assert done.conclude(None) == item


def test_what_a_supplement_took_off_is_not_called() -> None:
    with pytest.raises(Refused, match=r"agenda\.step"):
        AgendaItem("m", "Entfallen", removed_by=1).call()


def test_a_meeting_takes_only_the_steps_of_its_life() -> None:
    meeting = Meeting("c", "t", datetime(2026, 3, 12, 18))
    for state in MeetingState:
        for target in MeetingState:
            here = replace(meeting, state=state)
            if target in TRANSITIONS[state]:
                assert here.to(target).state is target
            else:
                with pytest.raises(Refused, match=r"meeting\.step"):
                    here.to(target)
