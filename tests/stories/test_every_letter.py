"""Alt shows a letter in every button of every place, and each menu marks its entries; no two are alike.

Those of the dialogs are looked at in test_every_place.py, which opens them anyway.
"""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget

from beirat_desktop.desktop.widgets.entries import EntryRow
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.letters import letter_of
from beirat_desktop.screens import screens

LETTERS = re.compile(r"[A-ZÄÖÜ0-9]")


def wrong(texts: list[str], others: Sequence[str] = ()) -> list[str]:
    """What has no letter though one of its own is free, and what shares its letter."""
    found = [letter_of(text) for text in (*texts, *others)]
    twice = [text for text in texts if letter_of(text) and found.count(letter_of(text)) > 1]
    own = {text: set(LETTERS.findall(re.split(r"[\t(]", text)[0].upper())) for text in texts if not letter_of(text)}
    return twice + [text for text, letters in own.items() if letters - set(found)]


def wanting(window: QWidget) -> list[str]:
    """What is wrong with the letters that Alt shows."""
    QTest.keyPress(window.focusWidget() or window, Qt.Key.Key_Alt)
    bar = window.menuBar().actions() if hasattr(window, "menuBar") else ()
    shown = [
        one.text()
        for one in window.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and one.text() and one.window() is window
        and not one.visibleRegion().isEmpty() and (one.shortcut().isEmpty() or letter_of(one.text()))
        and not (isinstance(one, QToolButton) and one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly)
        and not isinstance(one, LinkLabel | EntryRow)
        and not (bar and window.navigation.isAncestorOf(one))
    ]  # fmt: skip
    QTest.keyRelease(window.focusWidget() or window, Qt.Key.Key_Alt)
    return wrong(shown, [one.text() for one in bar])


def test_every_button_of_every_place_has_a_letter_of_its_own(program) -> None:
    seen = 0
    found: dict[str, list[str]] = {}
    for name in screens(program):
        seen += 1
        found[name] = wanting(program.window)
    assert seen >= 20
    assert {name: letters for name, letters in found.items() if letters} == {}


def test_every_entry_of_every_menu_has_a_letter_of_its_own(program, qtbot) -> None:
    seen = 0
    found: dict[str, list[str]] = {}
    for place in program.window.places:
        program.window.go(place)
        qtbot.waitUntil(lambda: not program.background.working)
        bars = [one.menu() for one in program.window.menuBar().actions()]
        for menu in (*bars, program.window.verbs_of(program.window.current_page)):
            assert isinstance(menu, QMenu)
            menu.popup(program.window.pos())
            offered = [one.text() for one in menu.actions() if one.isVisible() and not one.isSeparator()]
            menu.close()
            seen += len(offered)
            found[f"{place}, {menu.title()}"] = wrong(offered)
    assert seen >= 100
    assert {name: letters for name, letters in found.items() if letters} == {}
