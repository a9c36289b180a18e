import gc
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QWidget

from beirat_desktop.desktop.background import Background, Cancelled, Progress


def double(number: int) -> int:
    return 2 * number


def fail(text: str) -> None:
    raise OSError(text)


class Asker(QWidget):
    """Keeps what came back, and on which thread."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.label = QLabel("offen", self)
        self.answers: list[int] = []
        self.errors: list[Exception] = []
        self.thread_name = ""
        self.background = background

    def ask(self, number: int) -> None:
        self.background.run(self.on_done, self.errors.append, double, number)

    def on_done(self, answer: int) -> None:
        self.answers.append(answer)
        self.thread_name = threading.current_thread().name
        self.label.setText(str(answer))


def test_answers_arrive_in_order_on_the_ui_thread(background, qtbot) -> None:
    asker = Asker(background)
    qtbot.addWidget(asker)
    for number in range(50):
        asker.ask(number)
    qtbot.waitUntil(lambda: len(asker.answers) == 50)
    assert asker.answers == [2 * number for number in range(50)]
    assert asker.thread_name == "MainThread"


def test_failures_arrive_as_the_exception(background, qtbot) -> None:
    errors: list[Exception] = []
    background.run(lambda _answer: None, errors.append, fail, "voll")
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], OSError)
    assert errors[0].args == ("voll",)


def test_pages_may_die_while_their_work_is_under_way(background, qtbot) -> None:
    last = Asker(background)
    qtbot.addWidget(last)
    for number in range(300):
        short = Asker(background)
        short.ask(number)
        if number % 3:
            short.deleteLater()
        del short
    gc.collect()
    last.ask(1)
    qtbot.waitUntil(lambda: last.answers == [2])


def test_nothing_is_delivered_after_closing(qtbot) -> None:
    background = Background()
    asker = Asker(background)
    qtbot.addWidget(asker)
    asker.ask(1)
    background.close()
    qtbot.wait(10)
    assert asker.answers == []


def test_busy_is_told_once_at_both_ends(background, qtbot) -> None:
    told: list[bool] = []
    background.busy.connect(told.append)
    asker = Asker(background)
    qtbot.addWidget(asker)
    asker.ask(1)
    asker.ask(2)
    qtbot.waitUntil(lambda: len(asker.answers) == 2)
    assert told == [True, False]


def test_long_work_stops_where_it_is_cancelled() -> None:
    progress = Progress()
    progress.step(1, 3)
    progress.cancelled = True
    with pytest.raises(Cancelled):
        progress.step(2, 3)
    assert (progress.done, progress.total) == (1, 3)


def test_progress_holds_no_qt_object() -> None:
    assert not isinstance(Progress(), QObject)


def test_work_asked_for_after_closing_is_not_begun(qtbot):
    background = Background()
    background.close()
    begun: list[int] = []
    background.run(begun.append, begun.append, begun.append, 1)
    assert begun == []
    assert not background.working


class Ring:
    """Goes only when cycles are collected, and tells on which thread that was."""

    def __init__(self, ended: list[str]) -> None:
        self.itself, self.ended = self, ended

    def __del__(self) -> None:
        self.ended.append(threading.current_thread().name)


def much_garbage(count: int) -> int:
    return len([[number] for number in range(count)])


def test_cycles_are_collected_on_the_ui_thread_only(background, qtbot) -> None:
    """Or the worker would delete widgets that Qt is just showing."""
    gc.collect()
    ended: list[str] = []
    Ring(ended)
    counted: list[int] = []
    background.run(counted.append, counted.append, much_garbage, 100_000)
    qtbot.waitUntil(lambda: bool(counted))
    assert counted == [100_000]
    assert set(ended) <= {threading.main_thread().name}
    gc.collect()
    assert ended == [threading.main_thread().name]


@pytest.mark.parametrize("by_itself", [True, False])
def test_once_nothing_runs_beside_python_collects_by_itself_as_before(by_itself) -> None:
    if by_itself:
        gc.enable()
    first, second = Background(), Background()
    assert not gc.isenabled()
    first.close()
    first.close()
    assert not gc.isenabled(), "the second is open"
    second.close()
    assert gc.isenabled() is by_itself
