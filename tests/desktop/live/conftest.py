"""A meeting that runs, and the desk it is led from."""

from datetime import time

import pytest

from beirat_desktop.desktop.live.live_tab import LiveTab
from beirat_desktop.domain.papers import Target
from tests.once import once
from tests.usecases.live_world import build


@pytest.fixture
def world(office):
    made = build(office, target=Target.COUNCIL, seats=9)

    def lead() -> None:
        office.course.open(made.meeting.id, time(17, 4))
        made.come(7)

    once(office.store, "a meeting led at the desk", lead)
    return made


@pytest.fixture
def tab(world, workplace, qtbot):
    made = LiveTab(workplace)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    qtbot.waitExposed(made)
    made.open_meeting(world.meeting.id)
    made.agenda_list.choose(world.item.id)
    return made
