"""The keyboard stays where somebody works."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.kept_focus import KeptFocus
from beirat_desktop.desktop.widgets.tab_order import move_on


class Form(QWidget):
    """A field, one in a card, one behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = QLineEdit(self), QLineEdit(self)
        self.card = QFrame(self)
        self.inner = QLineEdit(self.card)
        QVBoxLayout(self.card).addWidget(self.inner)
        column = QVBoxLayout(self)
        for one in (self.first, self.card, self.last):
            column.addWidget(one)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self, forward)


@pytest.fixture
def form(qtbot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    KeptFocus(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.inner.setFocus()
    qtbot.waitUntil(made.inner.hasFocus)
    return made


def delete(card: QWidget) -> None:
    card.hide()
    card.deleteLater()


AWAY = {
    "switched off": lambda form: form.card.setEnabled(False),
    "hidden": lambda form: form.card.hide(),
    "deleted": lambda form: delete(form.inner),
}


@pytest.mark.parametrize("away", AWAY.values(), ids=AWAY)
def test_it_goes_on_to_the_next_place(form, qtbot, away) -> None:
    away(form)
    qtbot.waitUntil(form.last.hasFocus)


@pytest.mark.parametrize("away", AWAY.values(), ids=AWAY)
def test_it_goes_on_there_behind_a_question_too(form, qtbot, away) -> None:
    """What was asked about changes while the question still has the keyboard."""
    question = QDialog(form)
    question.open()
    qtbot.waitUntil(question.isActiveWindow)
    away(form)
    question.done(0)
    form.activateWindow()  # as a desktop does by itself
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.waitUntil(form.last.hasFocus)


def test_it_comes_back_to_what_was_switched_off_for_a_moment(form, qtbot) -> None:
    form.card.setEnabled(False)
    form.card.setEnabled(True)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is form.inner)
