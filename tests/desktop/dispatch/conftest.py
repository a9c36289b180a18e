"""A meeting to which three are invited, and the list of who got what."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from beirat_desktop.desktop.dispatch.tab import DispatchTab
from beirat_desktop.domain.persons import Role
from beirat_desktop.domain.places import Place
from tests.desktop.dispatch.hands import PEOPLE
from tests.factories import BEIRAT, membership


@pytest.fixture
def meeting(office):
    with office.store.unit("x") as unit:
        unit.committees.save(replace(BEIRAT, statutory_seats=3))
        for number, one in enumerate(PEOPLE):
            unit.persons.save(one)
            unit.memberships.save(membership(one, Role.MEMBER if number else Role.CHAIR))
    planned = office.meetings.plan(BEIRAT.id, datetime(2012, 5, 24, 17), Place("Rathaus"))
    office.invitations.send(planned.id)
    return planned


@pytest.fixture
def tab(workplace, meeting, qtbot, theme):
    made = DispatchTab(workplace)
    made.resize(1200, 800)
    made.notices = []
    made.messages = []
    made.notice.connect(made.notices.append)
    made.message.connect(made.messages.append)
    qtbot.addWidget(made)
    made.show()
    made.open_meeting(meeting.id)
    yield made
    made.papers.work.end()


@pytest.fixture
def opened(monkeypatch):
    """What the mail program was asked to open, and did."""
    asked = []

    def open_url(url) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked
