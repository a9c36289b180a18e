"""A dialog that was executed is Qt's to end, never the collector's, and it goes with whoever asked it."""

import gc

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMessageBox, QWidget

from beirat_desktop.desktop.theme import Scheme
from beirat_desktop.desktop.widgets import dialog as dialogs
from beirat_desktop.desktop.widgets.compared_view import ComparedView
from beirat_desktop.desktop.widgets.dialog import Box, Dialog
from beirat_desktop.desktop.widgets.question import Question, ReasonQuestion
from beirat_desktop.desktop.widgets.text_view import TextView
from tests import drawn


def ask(parent: QWidget) -> None:
    """Execute one that holds itself in a circle, as fields that know their dialog do, and answer it at once."""
    asked = Dialog(parent)
    asked.itself = asked
    QTimer.singleShot(0, asked.accept)
    asked.exec()


def test_the_collector_does_not_end_a_dialog_whose_parent_is_there(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    before = set(dialogs._there)
    ask(parent)  # outside of any loop, where it stays with its parent
    gc.collect()
    assert len(parent.findChildren(Dialog)) == 1
    parent.findChildren(Dialog)[0].deleteLater()
    qtbot.waitUntil(lambda: not parent.findChildren(Dialog))
    assert set(dialogs._there) == before


def test_it_goes_once_the_caller_is_back_in_its_loop(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    before = set(dialogs._there)
    loop = QEventLoop()
    seen: list[int] = []

    def asks() -> None:
        ask(parent)
        gc.collect()
        seen.append(len(parent.findChildren(Dialog)))
        QTimer.singleShot(0, loop.quit)

    QTimer.singleShot(0, asks)
    loop.exec()
    assert seen == [1], "whoever asked can still read what was entered"
    qtbot.waitUntil(lambda: not parent.findChildren(Dialog))
    assert set(dialogs._there) == before


def test_strg_enter_presses_the_usual_button_from_a_text_of_several_lines(qtbot, theme) -> None:
    asked = ReasonQuestion("Zurückziehen?", "Er kommt dann nicht mehr auf die Tagesordnung.", "Zurückziehen")
    qtbot.addWidget(asked)
    asked.show()
    field = asked.reason_edit
    qtbot.keyClicks(field, "erledigt")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked.isVisible(), "Enter alone is a new line"
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not asked.isVisible()
    assert asked.result() == Dialog.DialogCode.Accepted


def test_strg_enter_acts_nowhere_against_what_speaks_against_it(qtbot, theme) -> None:
    asked = ReasonQuestion("Zurückziehen?", "Er kommt dann nicht mehr auf die Tagesordnung.", "Zurückziehen")
    qtbot.addWidget(asked)
    asked.speak_against()
    asked.show()
    qtbot.keyClicks(asked.reason_edit, "erledigt")
    qtbot.keyClick(asked.reason_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.isVisible()


@pytest.mark.parametrize("kind", [TextView, ComparedView])
def test_strg_enter_presses_the_usual_button_from_a_text_that_is_all_marked(qtbot, theme, kind) -> None:
    asked = Question("Antrag einlesen", "Einlesen")
    qtbot.addWidget(asked)
    view = kind(asked)
    view.setHtml("<p>Der Beirat bittet um einen Bericht.</p>")
    asked.form.add_widget(view)
    asked.show()
    view.setFocus()
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.result() == Dialog.DialogCode.Accepted


@pytest.mark.parametrize("percent", [100, 200])
def test_the_usual_button_of_a_box_holds_its_bold_words_in_every_look(theme, qtbot, percent) -> None:
    theme.set_percent(percent)
    box = Box()
    qtbot.addWidget(box)
    box.setText("Die Akte ist nicht mehr da.")
    go = box.addButton("Andere Akte öffnen …", QMessageBox.ButtonRole.AcceptRole)
    other = box.addButton("Neu anfangen …", QMessageBox.ButtonRole.AcceptRole)
    box.make_usual(go)
    box.show()
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST):
        theme.set_scheme(scheme)
        for one in (go, other):
            one.setFocus()
            qtbot.waitUntil(lambda: go.width() >= go.sizeHint().width())
            assert list(drawn.cut(drawn.words(box))) == []
        assert go.font().weight() == QFont.Weight.DemiBold
