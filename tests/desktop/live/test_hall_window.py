"""The second screen is read in every scheme, also when that changes while the room looks on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.live.hall_window import HallWindow
from beirat_desktop.desktop.theme import Scheme
from beirat_desktop.domain.meetings import MeetingState
from beirat_desktop.domain.projection import Projection
from beirat_desktop.domain.quorum import Quorum, QuorumRule
from beirat_desktop.domain.text import RichText
from tests import drawn


def test_the_room_reads_all_of_it_in_the_colours_that_hold_now(theme, qtbot):
    hall = HallWindow(None)
    qtbot.addWidget(hall)
    quorum = Quorum(16, 17, QuorumRule.MAJORITY)
    before = Projection(MeetingState.RUNNING, on_break=False, quorum=quorum, number="Ö 3", title="Sitzbänke")
    wording = RichText.of("Die Verwaltung wird gebeten, eine Fachberatung für Vereine einzurichten.")
    hall.show_projection(
        Projection(
            MeetingState.RUNNING, False, quorum, "N 4", "Fachberatung", public=False, wording=wording, before=before
        )
    )
    hall.show()
    qtbot.waitExposed(hall)
    for scheme, least in ((Scheme.DARK, 4.5), (Scheme.CONTRAST, 7), (Scheme.LIGHT, 4.5)):
        theme.set_scheme(scheme)
        qtbot.waitUntil(lambda: list(drawn.cut(drawn.words(hall))) == [])
        found = drawn.words(hall)
        assert len(found) > 3
        assert list(drawn.faint(found, hall.grab().toImage(), least)) == []


def test_f1_in_the_second_screen_asks_for_the_handbook_as_the_desk_does(qtbot, theme):
    asked = []

    class Desk(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            asked.append(event.key())

    desk = Desk()
    qtbot.addWidget(desk)
    hall = HallWindow(desk)
    hall.show()
    qtbot.keyClick(hall, Qt.Key.Key_F1)
    assert asked == [Qt.Key.Key_F1]
