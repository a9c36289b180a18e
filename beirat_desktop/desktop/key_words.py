"""How keys are called in German, as they are printed on the keyboard."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

# Qt's own German speaks of "Return".
_PRINTED = {
    "Return": "Eingabe",
    "Enter": "Eingabe",
    "Shift": "Umschalt",
    "Ctrl": "Strg",
    "Del": "Entf",
    "Space": "Leertaste",
}


def shown_keys(keys: QKeySequence | str) -> str:
    """Strg+Eingabe, as menus and tooltips show it; "" for none."""
    said = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return "+".join(_PRINTED.get(part, part) for part in said.split("+")) if said else ""
