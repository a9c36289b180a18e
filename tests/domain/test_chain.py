from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from beirat_desktop.domain.chain import chain_findings, chained
from beirat_desktop.domain.history import Change
from beirat_desktop.german import finding

DAY = datetime(2012, 5, 14, 9)


def change(number: int, batch: str) -> Change:
    told = (("title", '""', f'"Antrag {number}"'),)
    return Change(
        DAY + timedelta(minutes=number), "Ada", "papers.edit", "papers", f"p{number}", batch, told, id=f"{number}"
    )


CHAIN = chained([change(1, "a"), change(2, "a"), change(3, "b"), change(4, "c"), change(5, "d")])


def rules(changes, last=4):
    return [found.rule for found in chain_findings(changes, last)]


def test_a_whole_chain_says_nothing_whatever_the_order_it_is_read_in():
    assert [one.position for one in CHAIN] == [1, 1, 2, 3, 4]
    assert len({one.seal for one in CHAIN}) == 4
    assert rules(CHAIN) == rules(reversed(CHAIN)) == []


@pytest.mark.parametrize(
    "edit",
    [
        {"changed_by": "Bert"},
        {"changed": DAY},
        {"object_id": "p9"},
        {"fields": (("title", '""', '"Anders"'),)},
        {"action": "papers.add"},
        {"seal": "0" * 64},
    ],
)
def test_an_edit_in_the_middle_is_found(edit):
    assert "history.edited" in rules([*CHAIN[:2], replace(CHAIN[2], **edit), *CHAIN[3:]])


def test_an_edit_that_is_sealed_anew_breaks_the_batch_behind_it():
    forged = chained([change(1, "a"), change(2, "a"), replace(change(3, "b"), changed_by="Bert")])
    assert rules([*forged, *CHAIN[3:]]) == ["history.edited"]


def test_one_change_taken_out_of_its_batch_is_found():
    assert rules(CHAIN[1:]) == ["history.edited"]


def test_a_batch_taken_out_is_a_gap_and_one_at_the_end_is_missed():
    assert rules([*CHAIN[:3], CHAIN[4]]) == ["history.gap"]
    assert rules(CHAIN[:3]) == ["history.cut_off"]
    (cut,) = chain_findings(CHAIN[:3], 4)
    assert finding(cut).sentence == "Am Ende des Verlaufs der Akte fehlen die Einträge 3 bis 4."


def test_what_comes_from_elsewhere_goes_on_behind_the_last_link():
    more = chained([change(6, "e")], CHAIN[-1].position, CHAIN[-1].seal)
    assert more[0].position == 5
    assert rules([*CHAIN, *more], last=5) == []
