"""No key that types a letter does something by itself: whoever speaks to the machine would set it off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from beirat_desktop.screens import screens

OF_THE_FOCUS = (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def types_a_letter(keys: QKeySequence) -> bool:
    first = keys[0]
    return not first.keyboardModifiers() & HELD and first.key() < Qt.Key.Key_Escape


def test_no_shortcut_of_any_place_is_a_letter_alone(program) -> None:
    seen, wrong = set(), set()
    for name in screens(program):
        actions = [
            (key, one.shortcutContext()) for one in program.window.findChildren(QAction) for key in one.shortcuts()
        ]
        shortcuts = [(one.key(), one.context()) for one in program.window.findChildren(QShortcut)]
        for key, context in (*actions, *shortcuts):
            if key.count() and context not in OF_THE_FOCUS:
                seen.add(key.toString())
                wrong |= {(name, key.toString())} if types_a_letter(key) else set()
    assert len(seen) >= 30
    assert wrong == set()
