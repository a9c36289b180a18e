from dataclasses import MISSING, fields, replace

import pytest

from beirat_desktop.domain.nouns import NOUNS
from tests.once import once
from tests.store.making import Maker

MADE = Maker().everything()


@pytest.fixture
def kept(store):
    def plant() -> None:
        with store.unit("round.trip") as unit:
            for noun, value in MADE.items():
                unit.nouns(noun).save(value)

    once(store, f"{__name__} kept", plant)
    return store


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_comes_back_as_it_went_in(kept, noun):
    made = MADE[noun]
    for field in fields(made):
        assert field.default is MISSING or getattr(made, field.name) != field.default, field.name
    with kept.reading() as unit:
        assert unit.nouns(noun).get(made.id) == made


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_can_be_found_by_its_value(kept, noun):
    made = MADE[noun]
    with kept.reading() as unit:
        for field in fields(made):
            if isinstance(getattr(made, field.name), tuple):
                continue  # a list of values stands for "one of them"
            assert made in unit.nouns(noun).where(**{field.name: getattr(made, field.name)}), field.name


def test_the_state_is_another_after_each_change_and_the_same_without(store):
    states = []
    with store.unit("round.trip") as unit:
        for noun in NOUNS.keys() - {"changes"}:
            unit.nouns(noun).save_all([MADE[noun]])  # without a line of history
            states.append(unit.state())
    with store.unit("persons.edit") as unit:
        assert unit.state() == states[-1]
        unit.persons.save(replace(unit.persons.get(MADE["persons"].id), family_name="Kılıç"))
    for turn in (lambda: None, store.undo, store.redo):
        turn()
        with store.reading() as unit:
            states.append(unit.state())
    assert len(set(states)) == len(states)


def test_empty_fields_come_back_empty(store):
    bare = {}
    for noun, one in NOUNS.items():
        made = MADE[noun]
        defaults = {f.name: f.default for f in fields(one.kind) if f.default is not MISSING}
        bare[noun] = replace(made, **defaults)
    with store.unit("round.trip") as unit:
        for noun, value in bare.items():
            unit.nouns(noun).save(value)
    with store.reading() as unit:
        for noun, value in bare.items():
            assert unit.nouns(noun).get(value.id) == value
