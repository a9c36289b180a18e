"""Esc goes back, but not from a field that somebody writes in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTextEdit, QWidget


def editable() -> QComboBox:
    made = QComboBox()
    made.setEditable(True)
    return made


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, editable])
def test_whoever_types_does_not_leave_the_page(window, qtbot, kind) -> None:
    """A number and a box of choices hold the keyboard themselves, for the field within them."""
    window.go("meetings")
    window.go("papers")
    field: QWidget = kind()
    window.current_page.layout().addWidget(field)
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "12")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.current_page is window.page("papers")
    assert field.hasFocus()


def test_an_empty_field_lets_go(window, qtbot) -> None:
    window.go("meetings")
    window.go("papers")
    window.activateWindow()
    window.current_page.edit.setFocus()
    QTest.keyClick(window.current_page.edit, Qt.Key.Key_Escape)
    assert window.current_page is window.page("meetings")
