import pytest
from PySide6.QtCore import Qt, QThread

from tests import factories
from tests.desktop.conftest import PlainPage


@pytest.fixture
def page(theme, qtbot):
    made = PlainPage("Anträge")
    qtbot.addWidget(made)
    return made


def save(office, *values) -> None:
    """Save each in a unit of its own."""
    for value in values:
        with office.store.unit("test") as unit:
            unit.persons.save(value)


def test_a_shown_page_reloads_once_for_a_burst_of_changes(page, workplace, office, qtbot) -> None:
    page.watch(workplace, "persons", "organizations")
    page.show()
    save(office, factories.person(), factories.person("Muster"))
    office.organizations.add("Jugendamt")
    workplace.changes.everything.emit()
    qtbot.waitUntil(lambda: page.reloads > 0)
    qtbot.wait(5)
    assert page.reloads == 1


def test_a_hidden_page_reloads_when_it_is_shown_next(page, workplace, office, qtbot) -> None:
    page.watch(workplace, "persons")
    save(office, factories.person())
    qtbot.wait(5)
    assert page.reloads == 0
    page.show()
    qtbot.waitUntil(lambda: page.reloads == 1)


def test_a_page_that_catches_up_as_it_is_opened_does_not_fetch_again(page, workplace, office, qtbot) -> None:
    page.watch(workplace, "persons")
    save(office, factories.person())
    page.show()
    page.catch_up()
    assert page.reloads == 1
    qtbot.wait(5)
    assert page.reloads == 1
    page.catch_up()
    assert page.reloads == 1


def test_other_nouns_leave_a_page_alone(page, workplace, office, qtbot) -> None:
    page.watch(workplace, "papers")
    page.show()
    save(office, factories.person())
    qtbot.wait(5)
    assert page.reloads == 0


def test_a_page_cannot_watch_what_the_record_does_not_keep(page, workplace) -> None:
    with pytest.raises(ValueError, match="archive"):
        page.watch(workplace, "papers", "archive")


def test_what_the_worker_saves_is_told_on_the_thread_of_the_screen(workplace, office, qtbot) -> None:
    told = []
    workplace.changes.saved.connect(lambda nouns: told.append((nouns, QThread.currentThread())))
    workplace.background.run(lambda _none: None, lambda error: None, save, office, factories.person())
    qtbot.waitUntil(lambda: told != [])
    assert told == [({"persons"}, workplace.changes.thread())]


def test_an_actions_key_stands_in_its_tooltip(page) -> None:
    made = page.action("Einreichen …", lambda: None, shortcut="Ctrl+Return", tip="Beim Beirat einreichen")
    assert made.toolTip().startswith("Beim Beirat einreichen – ")
    assert made.shortcut().toString() == "Ctrl+Return"
    assert page.focusPolicy() == Qt.FocusPolicy.ClickFocus


def test_a_key_that_is_pressed_once_too_often_does_not_do_the_next_act(page, monkeypatch) -> None:
    done: list[str] = []
    said: list[str] = []
    page.message.connect(said.append)
    submit = page.action("Einreichen …", lambda: done.append("submit"), shortcut="Ctrl+Return")
    admit = page.action("Zulassen", lambda: done.append("admit"), shortcut="Ctrl+Return")
    other = page.action("Als PDF …", lambda: done.append("pdf"), shortcut="Ctrl+Shift+S")
    monkeypatch.setattr("beirat_desktop.desktop.page.BETWEEN_SECONDS", 3600.0)
    submit.trigger()
    admit.trigger()
    assert done == ["submit"]
    assert said == ["„Einreichen“ ist getan. Für „Zulassen“ noch einmal Strg+Eingabe drücken."]
    submit.trigger()
    other.trigger()
    assert done == ["submit", "submit", "pdf"]
    submit.trigger()
    monkeypatch.setattr("beirat_desktop.desktop.page.BETWEEN_SECONDS", 0.0)
    admit.trigger()
    assert done[-2:] == ["submit", "admit"]
