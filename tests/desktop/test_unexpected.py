from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from beirat_desktop.desktop.unexpected import Hook, UnexpectedError
from beirat_desktop.domain.errors import Refused
from beirat_desktop.usecases.trouble import Missing, RecordTrouble


@pytest.fixture
def shown(qtbot, theme):
    def show(error):
        hook = Hook("0.1")
        hook(type(error), error, None)
        qtbot.addWidget(hook.window)
        return hook.window

    return show


def test_a_bug_gets_the_text_to_send_and_no_contents(shown):
    window = shown(KeyError("Łukasz Ağırbaş"))
    assert isinstance(window, UnexpectedError)
    assert "KeyError" in window.text_edit.toPlainText()
    assert "Ağırbaş" not in window.text_edit.toPlainText()


def test_a_full_disk_is_no_bug(shown):
    window = shown(RecordTrouble("disk_full", Path("/akten/beirat.db")))
    assert isinstance(window, QMessageBox)
    assert window.text() == "Der Datenträger ist voll."
    assert "Bitte Platz schaffen" in window.informativeText()


def test_a_rule_is_no_bug(shown):
    assert shown(Refused("person.name_missing")).text() == "Bitte einen Familiennamen angeben."


def test_what_was_removed_elsewhere_is_no_bug(shown):
    window = shown(Missing("persons", "01J"))
    assert window.text() == "Das gibt es nicht mehr, es wurde anderswo gelöscht."


def test_one_window_at_a_time(qtbot, theme):
    hook = Hook("0.1")
    hook(KeyError, KeyError(), None)
    first = hook.window
    qtbot.addWidget(first)
    hook(ValueError, ValueError(), None)
    assert hook.window is first


def test_a_second_error_is_told_too_once_the_first_window_was_left(qtbot, theme):
    hook = Hook("0.1")
    hook(KeyError, KeyError(), None)
    QTest.keyClick(hook.window, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    hook(ValueError, ValueError(), None)
    qtbot.addWidget(hook.window)
    assert hook.window.isVisible()
    assert "ValueError" in hook.window.text_edit.toPlainText()


@pytest.mark.parametrize("error", [Refused("person.name_missing"), KeyError()])
def test_what_was_told_leaves_nothing_behind(qtbot, theme, error):
    hook = Hook("0.1")
    hook(type(error), error, None)
    with qtbot.waitSignal(hook.window.destroyed):
        hook.window.close()
