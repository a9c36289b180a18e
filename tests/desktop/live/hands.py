"""What the tests of the desk do with it, as a user would."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def desk_row(world):
    return world.office.resolutions.desk(world.meeting.id).items[1]


def accept(monkeypatch, kind: type, fill) -> None:
    """Answer the dialog as a user would."""

    def answer(dialog):
        fill(dialog)
        return kind.DialogCode.Accepted

    monkeypatch.setattr(kind, "exec", answer)
