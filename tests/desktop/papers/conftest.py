"""The page of papers on a record of its own, in a window that is shown."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from beirat_desktop.desktop.papers.page import PapersPage
from beirat_desktop.domain.text import RichText
from tests import factories


@pytest.fixture
def meeting(founded):
    meeting = factories.meeting(datetime(2012, 5, 24, 17))
    chair = factories.person()
    with founded.unit("test") as unit:
        unit.meetings.save(meeting)
        unit.persons.save(chair)
        unit.memberships.save(factories.membership(chair, faction_chair=True))
    return meeting


@pytest.fixture
def paper(office, meeting):
    return office.papers.add(
        title="Fachberatung",
        faction_id=factories.SPD.id,
        proposal=RichText.of("Der Beirat lädt ein."),
        rationale=RichText.of("Darum."),
    )


@pytest.fixture
def page(workplace, meeting, theme, qtbot):
    made = PapersPage(workplace)
    made.navigate.connect(lambda noun, key: made.open(key) if noun in ("paper", "papers") else None)
    qtbot.addWidget(made)
    made.resize(1240, 800)
    made.show()
    qtbot.waitExposed(made)
    made.open("")
    return made


@pytest.fixture
def answer(qtbot) -> Callable[[Callable[[QDialog], object]], None]:
    """Answer the next question with this; it is looked for until it is there."""

    def soon(work: Callable[[QDialog], object]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                work(dialog)
            else:
                QTimer.singleShot(5, look)

        QTimer.singleShot(0, look)

    return soon
