"""Fields whose words somebody may read and not change."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from beirat_desktop.desktop.widgets.dates import DateField, PartialDateField, TimeField
from beirat_desktop.desktop.widgets.rich_editor import RichEditor

_CHOSEN_TOO = (DateField, PartialDateField, TimeField)
"""Lines that are also written in by keys and a calendar, which Qt would let happen in one that is only read."""


def only_read(*fields: QWidget) -> None:
    """Let nothing be entered in these; where there are words, they can still be copied."""
    for field in fields:
        if isinstance(field, RichEditor):
            field.set_read_only(True)
        elif isinstance(field, QLineEdit | QPlainTextEdit) and not isinstance(field, _CHOSEN_TOO):
            field.setReadOnly(True)
        else:
            field.setEnabled(False)
