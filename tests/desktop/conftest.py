"""A themed application, a background, a window with two plain pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.changes import Changes
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.main_window import MainWindow
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import Theme
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.usecases.office import Office


@pytest.fixture(autouse=True)
def quick_hands(monkeypatch) -> None:
    """A test presses faster than anybody and means each of its keys."""
    monkeypatch.setattr("beirat_desktop.desktop.page.BETWEEN_SECONDS", 0.0)


@pytest.fixture(autouse=True)
def plain_look(theme: Theme) -> None:
    """Every test of a screen begins light and at 100 %."""


@pytest.fixture
def came_to() -> Iterator[list[QWidget | None]]:
    """Where the keyboard comes from now on, None for nowhere. Whoever went on listening would hold each for good."""
    came: list[QWidget | None] = []

    def come(_left: QWidget | None, here: QWidget | None) -> None:
        came.append(here)

    app = QApplication.instance()
    app.focusChanged.connect(come)
    yield came
    app.focusChanged.disconnect(come)


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path)


@pytest.fixture
def workplace(office: Office, background: Background, state: State, tmp_path: Path) -> Workplace:
    """What a page works with, on the founded record."""
    made = Workplace(office, Changes(), background, state, Drafts(tmp_path))
    office.listen(made.changes.announce)
    return made


class PlainPage(Page):
    """A page that notes what the window asks of it."""

    help_page = "antraege"

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.opened: list[str] = []
        self.reloads = 0
        self.flushed = 0
        self.pressed = 0
        self.edit = QLineEdit(self)
        self.edit.setAccessibleName("Feld")
        QVBoxLayout(self).addWidget(self.edit)
        self.send = self.action("Versenden …", self._press, primary=True, name="Einladung versenden")

    def _press(self) -> None:
        self.pressed += 1

    def title(self) -> str:
        return f"{self.name} {self.opened[-1] if self.opened else ''}".strip()

    def page_actions(self) -> list[QAction]:
        return [self.send]

    def open(self, record: str) -> None:
        self.opened.append(record)

    def reload(self) -> None:
        self.reloads += 1

    def flush(self) -> None:
        self.flushed += 1


@pytest.fixture
def window(theme: Theme, state: State, qtbot) -> MainWindow:
    made = MainWindow(theme, state)
    made.add_page("meetings", "Sitzungen", "calendar-days", lambda _stack: PlainPage("Sitzungen"), nouns=("meeting",))
    made.add_rule()
    made.add_page("papers", "Anträge", "file-text", lambda _stack: PlainPage("Anträge"), nouns=("paper", "resolution"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made
