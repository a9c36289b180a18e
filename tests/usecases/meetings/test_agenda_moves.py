"""Whatever is dragged where: the stored agenda stays whole."""

from datetime import datetime

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from beirat_desktop.domain.agenda_tree import depth, siblings
from beirat_desktop.domain.errors import Refused
from tests.factories import BEIRAT


def test_no_sequence_of_changes_breaks_the_stored_agenda(office):
    class Desk(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            with office.store.unit("x") as unit:
                for item in unit.agenda_items.all():
                    unit.agenda_items.delete(item.id)
                for meeting in unit.meetings.all():
                    unit.meetings.delete(meeting.id)
            self.meeting = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17))

        @property
        def items(self):
            return office.agenda.items(self.meeting.id)

        def one(self, number: int):
            return self.items[number % len(self.items)]

        @rule(public=st.booleans())
        def add(self, public: bool) -> None:
            office.agenda.add_item(self.meeting.id, "Punkt", public=public)

        @precondition(lambda self: self.items)
        @rule(
            what=st.integers(0, 20),
            where=st.none() | st.integers(0, 20),
            position=st.integers(0, 9),
            public=st.booleans(),
        )
        def move(self, what: int, where: int | None, position: int, public: bool) -> None:
            parent = None if where is None else self.one(where).id
            before = self.items
            refused = None
            try:
                office.agenda.move(self.one(what).id, parent, position, public=public)
            except Refused as error:
                refused = error
            assert refused is None or refused.rule in ("agenda.cycle", "agenda.too_deep")
            assert refused is None or self.items == before

        @precondition(lambda self: len(self.items) > 1)
        @rule(what=st.integers(0, 20))
        def remove(self, what: int) -> None:
            office.agenda.remove(self.one(what).id)

        @precondition(lambda self: office.undoable and office.undoable.startswith("agenda."))
        @rule()
        def there_and_back(self) -> None:
            before = self.items
            office.undo()
            office.redo()
            assert self.items == before

        @invariant()
        def everything_has_its_place(self) -> None:
            items = self.items
            numbers = office.agenda.numbers(self.meeting.id)
            assert len(set(numbers.values())) == len(items)
            known = {item.id: item for item in items}
            for item in items:
                beside = siblings(items, item.parent_id, item.public)
                assert [one.position for one in beside] == list(range(len(beside)))
                assert depth(items, item.id) <= 3
                assert item.parent_id is None or known[item.parent_id].public == item.public

    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        ),
    )
