"""A planned meeting with a paper that waits, and the screens that show it."""

from datetime import datetime

import pytest

from beirat_desktop.desktop.background import Background
from beirat_desktop.domain.papers import PaperState
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Address, Place
from tests.factories import BEIRAT, membership, motion, person


@pytest.fixture
def reader(office):
    yield office.reader
    office.reader.close()


@pytest.fixture
def background(reader):
    """The worker reads papers, so it ends before the reader does."""
    made = Background()
    yield made
    made.close()


@pytest.fixture
def meeting(office):
    with office.store.unit("x") as unit:
        chair = unit.persons.save(person("Muster", "Erika", form_of_address="Frau"))
        unit.memberships.save(membership(chair, Role.CHAIR))
    place = Place("Rathaus", "Stadtratssaal", Address("Rathausplatz 20", "67059", "Ludwigshafen"))
    planned = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17), place)
    office.store.forget_undo()
    return planned


@pytest.fixture
def paper(office):
    with office.store.unit("x") as unit:
        return unit.papers.save(motion(state=PaperState.SUBMITTED, number="2012/07"))
