"""What takes a moment does not hold the window meanwhile."""

import gc
import threading

import pytest
from PySide6.QtCore import QTimer

from beirat_desktop.desktop.first_run.password_dialog import RecordPasswordDialog
from beirat_desktop.desktop.locking.lock_dialog import ChangeDialog
from beirat_desktop.desktop.widgets.waiting import awaited

PATIENCE = 60


def test_the_window_goes_on_while_a_password_is_tried(qtbot, theme):
    drawn = threading.Event()

    def fits(password: str) -> bool:
        # Were it tried on the window's own thread, nothing would ever set this.
        return password == "Hammer und Glocke" and drawn.wait(PATIENCE)

    dialog = RecordPasswordDialog("akte.db", fits, 3)
    qtbot.addWidget(dialog)
    dialog.password_edit.setText("Hammer und Glocke")
    QTimer.singleShot(0, drawn.set)
    assert dialog.complaint() == ""
    other = ChangeDialog(fits)
    qtbot.addWidget(other)
    other.old_edit.setText("Hammer")
    assert other.complaint() != ""


def test_what_goes_wrong_meanwhile_is_raised_where_it_is_waited_for(qtbot):
    def fails() -> None:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        awaited(fails)


class Ring:
    """Goes only when cycles are collected, and tells on which thread that was."""

    def __init__(self, gone: threading.Event, ended: list[threading.Thread]) -> None:
        self.itself, self.gone, self.ended = self, gone, ended

    def __del__(self) -> None:
        self.ended.append(threading.current_thread())
        self.gone.set()


def test_what_the_work_leaves_is_collected_while_it_goes_on_by_the_window_alone(qtbot):
    """Python gives back little of what long work leaves all at once; and a widget must not end in another thread."""
    gc.collect()
    gone: threading.Event = threading.Event()
    ended: list[threading.Thread] = []

    def work() -> bool:
        Ring(gone, ended)
        left = [[number] for number in range(100_000)]
        return bool(left) and gone.wait(PATIENCE)

    assert awaited(work)
    assert ended == [threading.main_thread()]
