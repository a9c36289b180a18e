from PySide6.QtCore import Qt

from beirat_desktop.desktop.changes import Changes
from tests.desktop.conftest import PlainPage


def test_a_shown_page_reloads_once_for_a_burst_of_changes(theme, qtbot) -> None:
    changes = Changes()
    page = PlainPage("Anträge")
    qtbot.addWidget(page)
    page.watch(changes, "papers", "votes")
    page.show()
    changes.changed("papers", "votes", "papers")
    changes.everything.emit()
    qtbot.waitUntil(lambda: page.reloads > 0)
    qtbot.wait(5)
    assert page.reloads == 1


def test_a_hidden_page_reloads_when_it_is_shown_next(theme, qtbot) -> None:
    changes = Changes()
    page = PlainPage("Anträge")
    qtbot.addWidget(page)
    page.watch(changes, "papers")
    changes.papers.emit()
    qtbot.wait(5)
    assert page.reloads == 0
    page.show()
    qtbot.waitUntil(lambda: page.reloads == 1)


def test_other_nouns_leave_a_page_alone(theme, qtbot) -> None:
    changes = Changes()
    page = PlainPage("Anträge")
    qtbot.addWidget(page)
    page.watch(changes, "papers")
    page.show()
    changes.speakers.emit()
    qtbot.wait(5)
    assert page.reloads == 0


def test_an_actions_key_stands_in_its_tooltip(theme, qtbot) -> None:
    page = PlainPage("Anträge")
    qtbot.addWidget(page)
    made = page.action("Einreichen …", lambda: None, shortcut="Ctrl+Return", tip="Beim Beirat einreichen")
    assert made.toolTip().startswith("Beim Beirat einreichen – ")
    assert made.shortcut().toString() == "Ctrl+Return"
    assert page.focusPolicy() == Qt.FocusPolicy.ClickFocus
