"""A field for a whole number takes digits, and nothing that is none."""

from PySide6.QtTest import QTest

from beirat_desktop.app import speak_german
from beirat_desktop.desktop.widgets.number import NumberField


def test_only_digits_are_taken_whatever_the_language_groups_them_with(qapp, qtbot):
    speak_german(qapp)
    field = NumberField("Ja")
    qtbot.addWidget(field)
    field.show()
    field.selectAll()
    for letter in "7.,+- x1":
        QTest.keyClick(field, letter)
        assert field.value() in (7, 71)
    assert field.text() == "71"
