"""Which step may follow which, written down once more: a step too many lets somebody alter what went out."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from beirat_desktop.domain import consultations, minutes, papers, speakers

LIVES = {
    papers: {
        "draft": "submitted withdrawn",
        "submitted": "draft admitted refused withdrawn",
        "admitted": "submitted on_agenda withdrawn",
        "refused": "submitted withdrawn",
        "on_agenda": "admitted debated withdrawn",
        "debated": "on_agenda done withdrawn",
        "done": "debated",
        "withdrawn": "draft debated",
    },
    consultations: {
        "planned": "on_agenda postponed done",
        "on_agenda": "planned postponed done",
        "postponed": "on_agenda done",
        "done": "planned on_agenda",
    },
    speakers: {
        "suggested": "asked",
        "asked": "suggested accepted declined",
        "accepted": "asked invited heard declined",
        "declined": "asked",
        "invited": "accepted heard declined",
        "heard": "accepted invited thanked",
        "thanked": "heard",
    },
    minutes: {"draft": "signed", "signed": "draft issued", "issued": "replaced signed", "replaced": ""},
}


@pytest.mark.parametrize("noun", LIVES, ids=lambda noun: noun.__name__.rpartition(".")[2])
def test_every_state_leads_where_it_always_led(noun) -> None:
    table: Mapping[StrEnum, frozenset[StrEnum]] = noun.TRANSITIONS
    told = {state.value: {target.value for target in targets} for state, targets in table.items()}
    assert told == {state: set(targets.split()) for state, targets in LIVES[noun].items()}


def test_what_came_in_waits_to_be_debated():
    assert [state.value for state in papers.INCOMING] == ["submitted", "admitted", "on_agenda"]
