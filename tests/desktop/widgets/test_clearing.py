"""What a menu lets go of leaves nothing behind."""

import gc

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from beirat_desktop.desktop.widgets.clearing import clear_menu


def _gone_but_kept() -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return [one.text() for one in gc.get_objects() if isinstance(one, QAction) and not isValid(one)]


def test_a_menu_filled_again_and_again_keeps_none_of_its_old_entries(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    menu, elsewhere = QMenu(holder), QAction("Der Seite", holder)
    before = len(_gone_but_kept())
    for _ in range(5):
        clear_menu(menu)
        menu.addAction("Eigenes", lambda: holder.setWindowTitle("gewählt"))
        menu.addAction(elsewhere)
        inner = menu.addMenu("Weiteres")
        inner.addAction("Darin")
        assert len(_gone_but_kept()) == before
    assert isValid(elsewhere)
    assert [one.text() for one in menu.actions()] == ["Eigenes", "Der Seite", "Weiteres"]


def test_an_entry_may_fill_the_menu_it_was_chosen_from(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    chosen = menu.addAction("Neu füllen", lambda: (clear_menu(menu), menu.addAction("Gefüllt")))
    chosen.trigger()
    assert chosen.text() == "Neu füllen"
    assert [one.text() for one in menu.actions()] == ["Gefüllt"]
