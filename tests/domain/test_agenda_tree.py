"""Moving, numbering and freezing an agenda: nothing is lost, and what was sent stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beirat_desktop.domain.agenda import AgendaItem, standing_items
from beirat_desktop.domain.agenda_tree import (
    DEEPEST,
    ItemChange,
    Items,
    branch,
    depth,
    freeze,
    in_order,
    insert,
    move,
    numbers,
    remove,
    siblings,
    supplement_entries,
    take_off,
)
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.profiles import ItemNumbering, RuleProfile


def agenda(*titles: str, public: bool = True) -> Items:
    return tuple(AgendaItem("m", title, position, public=public, id=title) for position, title in enumerate(titles))


def shown(items: Items, style: ItemNumbering = ItemNumbering.PLAIN) -> list[str]:
    given_numbers = numbers(items, style)
    return [f"{given_numbers[item.id]} {item.title}" for item in in_order(items) if item.id in given_numbers]


TREE = (
    *agenda("a", "b", "c"),
    AgendaItem("m", "b1", 0, "b", id="b1"),
    AgendaItem("m", "b2", 1, "b", id="b2"),
    *agenda("x", "y", public=False),
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (ItemNumbering.PLAIN, ["1. a", "2. b", "2.1 b1", "2.2 b2", "3. c", "4. x", "5. y"]),
        (ItemNumbering.TOP, ["TOP 1 a", "TOP 2 b", "TOP 2.1 b1", "TOP 2.2 b2", "TOP 3 c", "TOP 4 x", "TOP 5 y"]),
        (ItemNumbering.PARTS, ["Ö 1 a", "Ö 2 b", "Ö 2.1 b1", "Ö 2.2 b2", "Ö 3 c", "N 1 x", "N 2 y"]),
    ],
)
def test_an_agenda_is_numbered_in_the_committees_way(style: ItemNumbering, expected: list[str]) -> None:
    assert shown(TREE, style) == expected


def test_an_item_moves_with_its_sub_items_into_the_other_part() -> None:
    moved = move(TREE, "b", None, 1, public=False)
    assert shown(moved, ItemNumbering.PARTS) == ["Ö 1 a", "Ö 2 c", "N 1 x", "N 2 b", "N 2.1 b1", "N 2.2 b2", "N 3 y"]


def test_a_sub_item_takes_the_part_of_its_new_parent() -> None:
    moved = move(TREE, "b1", "x", 5, public=True)
    assert shown(moved, ItemNumbering.PARTS)[-3:] == ["N 1 x", "N 1.1 b1", "N 2 y"]


def test_only_what_changed_differs_after_a_move() -> None:
    moved = move(TREE, "c", None, 0, public=True)
    assert [new.id for old, new in zip(TREE, moved, strict=True) if old is not new and old != new] == ["a", "b", "c"]


def test_an_item_cannot_stand_under_itself_nor_too_deep() -> None:
    with pytest.raises(Refused, match=r"agenda\.cycle"):
        move(TREE, "b", "b1", 0, public=True)
    with pytest.raises(Refused, match=r"agenda\.cycle"):
        move(TREE, "b", "b", 0, public=True)
    with pytest.raises(Refused, match=r"agenda\.too_deep"):
        move(move(TREE, "c", "b1", 0, public=True), "a", "c", 0, public=True)


def test_a_new_item_stands_before_announcements_and_miscellaneous() -> None:
    items = insert(standing_items("m", RuleProfile()), AgendaItem("m", "Antrag"))
    assert [item.title for item in in_order(items)][-3:] == ["Antrag", "Mitteilungen", "Verschiedenes"]


def test_what_was_sent_keeps_its_number_and_the_newcomer_takes_the_next() -> None:
    sent = freeze(TREE, ItemNumbering.PARTS)
    later = insert(insert(sent, AgendaItem("m", "new"), 0), AgendaItem("m", "b3", parent_id="b"), 0)
    assert shown(later, ItemNumbering.PARTS) == [
        "Ö 4 new",
        "Ö 1 a",
        "Ö 2 b",
        "Ö 2.3 b3",
        "Ö 2.1 b1",
        "Ö 2.2 b2",
        "Ö 3 c",
        "N 1 x",
        "N 2 y",
    ]


def test_a_supplement_says_what_the_members_do_not_know() -> None:
    sent = freeze(TREE, ItemNumbering.PLAIN)
    assert supplement_entries(sent, 1) == ()
    changed = take_off(insert(sent, AgendaItem("m", "new", id="new"), 3), "b", 1)
    changed = tuple(replace(item, title="A") if item.id == "a" else item for item in changed)
    assert [(e.change, e.item.id, e.before) for e in supplement_entries(changed, 1)] == [
        (ItemChange.CHANGED, "a", "a"),
        (ItemChange.REMOVED, "b", ""),
        (ItemChange.REMOVED, "b1", ""),
        (ItemChange.REMOVED, "b2", ""),
        (ItemChange.ADDED, "new", ""),
    ]
    resent = freeze(changed, ItemNumbering.PLAIN, supplement=1)
    assert supplement_entries(resent, 2) == ()
    assert {item.id: item.supplement for item in resent if item.supplement} == {"new": 1}


def test_a_sent_item_that_changes_its_part_gets_a_number_of_that_part() -> None:
    sent = freeze(TREE, ItemNumbering.PARTS)
    moved = move(sent, "c", None, 9, public=False)
    assert shown(moved, ItemNumbering.PARTS)[-1] == "N 3 c"
    assert [e.item.id for e in supplement_entries(moved, 1)] == ["c"]


def test_items_that_hang_on_themselves_are_still_shown() -> None:
    circle = (AgendaItem("m", "a", parent_id="b", id="a"), AgendaItem("m", "b", parent_id="a", id="b"))
    assert {item.id for item in in_order(circle)} == {"a", "b"}
    assert depth(circle, "a") == 2


IDS = [item.id for item in TREE]
MOVES = st.lists(
    st.tuples(st.sampled_from(IDS), st.none() | st.sampled_from(IDS), st.integers(-1, 9), st.booleans()), max_size=12
)


def moved(items: Items, steps: list[tuple[str, str | None, int, bool]]) -> Items:
    for item_id, parent_id, position, public in steps:
        try:
            items = move(items, item_id, parent_id, position, public=public)
        except Refused:
            continue
    return items


@given(MOVES)
def test_moving_keeps_every_item_and_makes_no_circle(steps: list[tuple[str, str | None, int, bool]]) -> None:
    items = moved(TREE, steps)
    assert [item.id for item in items] == IDS
    assert sorted(item.id for item in in_order(items)) == sorted(IDS)
    public = {item.id: item.public for item in items}
    for item in items:
        assert item.id not in branch(items, item.id) - {item.id}
        assert depth(items, item.id) <= DEEPEST
        assert item.parent_id is None or public[item.parent_id] == item.public
        beside = siblings(items, item.parent_id, item.public)
        assert [one.position for one in beside] == list(range(len(beside)))


@given(MOVES, MOVES, st.sampled_from(list(ItemNumbering)))
def test_numbers_are_unique_and_those_sent_stay(
    before: list[tuple[str, str | None, int, bool]],
    after: list[tuple[str, str | None, int, bool]],
    style: ItemNumbering,
) -> None:
    sent = freeze(moved(TREE, before), style)
    later = moved(insert(sent, AgendaItem("m", "new", id="new")), after)
    found = numbers(later, style)
    assert len(set(found.values())) == len(found) == len(later)
    stayed = {item.id: item.number for item in later if item.number}
    assert stayed.items() <= {item.id: item.number for item in sent}.items()
    assert stayed.items() <= found.items()


@given(MOVES, st.sampled_from(IDS))
def test_removing_takes_the_branch_and_closes_the_gap(
    steps: list[tuple[str, str | None, int, bool]], gone: str
) -> None:
    items = moved(TREE, steps)
    left = remove(items, gone)
    assert {item.id for item in items} - {item.id for item in left} == branch(items, gone)
    for item in left:
        beside = siblings(left, item.parent_id, item.public)
        assert [one.position for one in beside] == list(range(len(beside)))
