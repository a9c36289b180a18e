"""A meeting, a guest who was named, and the page of guests in a window that is shown."""

from datetime import date, datetime, time

import pytest

from beirat_desktop.desktop.speakers.page import SpeakersPage
from beirat_desktop.desktop.speakers.tab import SpeakersTab
from beirat_desktop.domain.places import Address, Contact
from beirat_desktop.domain.resolutions import Resolution
from beirat_desktop.domain.text import RichText
from tests import factories


@pytest.fixture
def meeting(founded):
    meeting = factories.meeting(datetime(2012, 8, 23, 17), number=13)
    with founded.unit("test") as unit:
        unit.meetings.save(meeting)
    return meeting


@pytest.fixture
def resolution(founded):
    made = Resolution(factories.BEIRAT.id, date(2012, 5, 24), RichText.of("Der Beirat lädt ein."), number="2012/B03")
    with founded.unit("test") as unit:
        unit.resolutions.save(made)
    return made


@pytest.fixture
def guest(office, meeting, resolution):
    speaker = office.speakers.suggest("Strategische Konzepte", starts=time(17, 30), resolution_id=resolution.id)
    office.speakers.name_guest(
        speaker.id,
        family_name="Ağırbaş",
        given_name="Łukasz",
        form_of_address="Herr",
        organization="Landesberatung",
        contact=Contact(Address("Musterweg 1", "55116", "Mainz"), "guest@example.org"),
    )
    return office.speakers.schedule(speaker.id, meeting.id)


def shown(made, qtbot):
    qtbot.addWidget(made)
    made.resize(1240, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(workplace, meeting, theme, qtbot):
    made = shown(SpeakersPage(workplace), qtbot)
    made.navigate.connect(lambda noun, key: made.open(key) if noun in ("speaker", "speakers") else None)
    made.open("")
    return made


@pytest.fixture
def tab(workplace, meeting, theme, qtbot):
    return shown(SpeakersTab(workplace), qtbot)
