"""What cannot be pressed says why, wherever it is offered."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from beirat_desktop.desktop.widgets.button_verbs import button_verbs
from beirat_desktop.desktop.widgets.letters import Menu, letter_of
from beirat_desktop.desktop.widgets.why import permit


@pytest.fixture
def holder(theme, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(menu: Menu, qtbot) -> list[str]:
    """What its entries say while it is open."""
    qtbot.addWidget(menu)
    menu.popup(menu.pos())
    words = [action.text() for action in menu.actions()]
    menu.close()
    return words


def test_an_entry_says_why_behind_its_words_and_keeps_its_letter(holder, qtbot) -> None:
    menu = Menu(holder)
    remove, move = menu.addAction("Löschen …\tEntf"), menu.addAction("Verlegen …")
    permit(remove, False, "zuerst eine wählen")
    permit(move, True, "nie")
    first, second = shown(menu, qtbot)
    assert first.replace("&", "") == "Löschen … (zuerst eine wählen)\tEntf"
    assert letter_of(first)
    assert second.replace("&", "") == "Verlegen …"
    assert [one.text() for one in (remove, move)] == ["Löschen …\tEntf", "Verlegen …"]


def test_a_button_says_it_in_its_tip_and_to_whoever_listens_until_it_may_be_pressed(holder) -> None:
    button = QPushButton("Jetzt sichern", holder)
    button.setToolTip("Eine Kopie machen")
    permit(button, False, "zuerst einen Ordner wählen")
    assert button.toolTip() == "Geht jetzt nicht: zuerst einen Ordner wählen"
    assert button.accessibleDescription() == "zuerst einen Ordner wählen"
    permit(button, True, "zuerst einen Ordner wählen")
    assert (button.toolTip(), button.accessibleDescription()) == ("Eine Kopie machen", "")


def test_the_menu_of_a_list_says_what_its_button_says(holder, qtbot) -> None:
    button = QPushButton("Zurückspielen …", holder)
    holder.show()
    permit(button, False, "noch keine Sicherung")
    menu = Menu(holder)
    menu.addActions(list(button_verbs([button], holder)()))
    assert shown(menu, qtbot)[0].replace("&", "") == "Zurückspielen … (noch keine Sicherung)"


def test_nothing_is_said_of_what_may_be_pressed(holder, qtbot) -> None:
    action = QAction("Öffnen", holder)
    permit(action, True, "nie")
    menu = Menu(holder)
    menu.addAction(action)
    assert shown(menu, qtbot) == ["&Öffnen"]
