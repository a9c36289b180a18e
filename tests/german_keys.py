"""The keys as the handbook writes them, and as Qt does."""

from PySide6.QtGui import QKeySequence

KEYS = {
    "Pfeil hoch": "Up",
    "Pfeil runter": "Down",
    "Leertaste": "Space",
    "Eingabe": "Return",
    "Entf": "Del",
    "Esc": "Escape",
}
MODIFIERS = {"Strg": "Ctrl", "Umschalt": "Shift", "Alt": "Alt"}
SIGNS = {
    "Leertaste": "Space",
    "↵": "Return",
    "←": "Left",
    "→": "Right",
    "↑": "Up",
    "↓": "Down",
    "Bild↑": "PgUp",
    "Bild↓": "PgDown",
    "Eingabe": "Return",
}


def as_qt_writes(key: str) -> str:
    """Strg+Bild↓ becomes Ctrl+PgDown."""
    if key in KEYS:
        return QKeySequence(KEYS[key]).toString()
    *held, last = key.replace("++", "+plus").split("+")
    parts = [MODIFIERS[one] for one in held]
    return QKeySequence("+".join((*parts, "+" if last == "plus" else SIGNS.get(last, last)))).toString()
