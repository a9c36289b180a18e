from datetime import datetime

import pytest

from beirat_desktop.domain.calls import Call, ItemCalls, calls_findings, in_turn
from beirat_desktop.domain.errors import Refused


def at(hour, minute=0):
    return datetime(2012, 5, 24, hour, minute)


ITEM = ItemCalls("item")


def test_an_item_is_called_left_and_taken_up_again():
    left = ITEM.call(at(17, 10)).leave(at(17, 30))
    assert left.calls == (Call(at(17, 10), at(17, 30)),)
    assert not left.on_floor
    again = left.call(at(18))
    assert again.on_floor
    assert again.call(at(18, 5)) == again, "it is there already"
    assert again.leave(at(18, 20)).calls == (Call(at(17, 10), at(17, 30)), Call(at(18), at(18, 20)))


def test_what_was_only_looked_at_was_never_called_nor_left():
    looked = ITEM.call(at(17, 10)).leave(at(17, 10), dealt_with=False)
    assert looked.calls == ()
    assert ITEM.call(at(17, 10)).leave(at(17, 10)).calls == (Call(at(17, 10), at(17, 10)),)
    back = ITEM.call(at(17, 10)).leave(at(17, 30)).call(at(17, 30))
    assert back.calls == (Call(at(17, 10)),)
    assert ITEM.leave(at(17)) == ITEM


def test_times_are_corrected_with_a_reason_that_stays():
    called = ITEM.call(at(17, 10)).leave(at(17, 30))
    with pytest.raises(Refused, match="reason_missing"):
        called.correct((Call(at(17, 5), at(17, 30)),), " ", at(20))
    mended = called.correct((Call(at(17, 5), at(17, 30)),), "Uhr ging vor", at(20))
    assert [(one.reason, one.before) for one in mended.corrections] == [("Uhr ging vor", called.calls)]
    assert called.correct(called.calls, "", at(20)) is called
    assert ITEM.correct(called.calls, "", at(20)).corrections == (), "what nobody knew is entered without one"


@pytest.mark.parametrize(
    ("calls", "rule"),
    [
        ((Call(at(17, 10), at(17)),), "calls.left_before_called"),
        ((Call(at(17, 10)), Call(at(18))), "calls.never_left"),
        ((Call(at(17, 10), at(17, 40)), Call(at(17, 30))), "calls.called_before_left"),
    ],
)
def test_times_that_cannot_be_are_refused(calls, rule):
    with pytest.raises(Refused, match=rule):
        ITEM.correct(calls, "so war es", at(20))


def test_what_was_called_with_the_opening_begins_with_it():
    called = ITEM.call(at(17, 4)).leave(at(17, 10))
    assert called.beginning_moved(at(17, 4), at(17, 1)).calls[0].called == at(17, 1)
    assert called.beginning_moved(at(17), at(17, 1)) == called
    with pytest.raises(Refused, match="left_before_called"):
        called.beginning_moved(at(17, 4), at(17, 11))


def test_calls_follow_each_other_and_two_at_once_are_pointed_out():
    one = ItemCalls("one", (Call(at(17), at(17, 30)), Call(at(18), at(18, 10))))
    two = ItemCalls("two", (Call(at(17, 30), at(18)),))
    assert [key for key, _ in in_turn((two, one))] == ["one", "two", "one"]
    titles = {"one": "Eins", "two": "Zwei"}
    assert calls_findings((one, two), titles) == ()
    crossing = ItemCalls("two", (Call(at(17, 20), at(18)),))
    assert [(one.rule, one.object_id) for one in calls_findings((one, crossing), titles)] == [
        ("calls.times_cross", "two")
    ]
    assert calls_findings((one, crossing), {"one": "Eins"}) == (), "what was taken off is not looked at"
    backwards = ItemCalls("one", (Call(at(17, 30), at(17)),))
    assert [found.object_id for found in calls_findings((backwards,), titles)] == ["one"]
