"""What a menu lets go of leaves nothing behind."""

import gc

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from beirat_desktop.desktop.widgets.clearing import clear_menu
from beirat_desktop.desktop.widgets.letters import Menu


def _gone_but_kept() -> int:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return sum(isinstance(one, QAction) and not isValid(one) for one in gc.get_objects())


def test_a_menu_filled_again_and_again_keeps_none_of_its_old_entries(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    menu, elsewhere = Menu(holder), QAction("Der Seite", holder)
    before = _gone_but_kept()
    for _ in range(5):
        clear_menu(menu)
        menu.addAction("Eigenes", lambda: holder.setWindowTitle("gewählt"))
        menu.addAction(elsewhere)
        assert _gone_but_kept() == before
    assert isValid(elsewhere)
    assert [one.text() for one in menu.actions()] == ["Eigenes", "Der Seite"]


def test_what_unfolded_leaves_no_more_than_the_entry_it_unfolded_from(qtbot):
    menu = Menu()
    qtbot.addWidget(menu)
    before = _gone_but_kept()
    for _ in range(5):
        clear_menu(menu)
        inner = menu.unfold("Weiteres")
        for number in range(4):
            inner.addAction(f"Darin {number}", menu.close)
    assert _gone_but_kept() - before <= 5


def test_an_entry_may_fill_the_menu_it_was_chosen_from(qtbot):
    menu = Menu()
    qtbot.addWidget(menu)
    chosen = menu.addAction("Neu füllen", lambda: (clear_menu(menu), menu.addAction("Gefüllt")))
    chosen.trigger()
    assert chosen.text() == "Neu füllen"
    assert [one.text() for one in menu.actions()] == ["Gefüllt"]


def test_what_was_let_go_does_not_lie_over_the_new_entries(qtbot):
    menu = Menu()
    qtbot.addWidget(menu)
    menu.addAction("Alt")
    menu.aboutToShow.connect(lambda: (clear_menu(menu), menu.addAction("Neu")))
    menu.popup(menu.pos())
    over = [one for one in menu.findChildren(QWidget) if one.isVisible()]
    menu.close()
    assert over == []
