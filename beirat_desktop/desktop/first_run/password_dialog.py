"""Asks for the password of a record that is about to be opened, or of a copy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from beirat_desktop.desktop.widgets.password import password_field
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.widgets.waiting import awaited
from beirat_desktop.german.locking import KEEP, KEEP_HINT, LOST, asked, tries_left


class RecordPasswordDialog(Question):
    """After exec, result says whether the file is open; keep, whether the system is to keep what opens it."""

    help_page = "so-geht-verschluesseln"

    def __init__(
        self,
        name: str,
        fits: Callable[[str], bool],
        tries: int,
        parent: QWidget | None = None,
        *,
        copy: bool = False,
        can_keep: bool = False,
    ) -> None:
        """fits: whether it is the password, which takes a moment; copy: it is one of the record's copies."""
        super().__init__("Passwort der Akte", "Öffnen", parent, text=asked(name, copy=copy))
        self._fits = fits
        self._left = tries
        self.password_edit = password_field(self)
        self.form.add("Passwort", self.password_edit, LOST)
        self.keep_check = QCheckBox(KEEP, self)
        self.keep_check.setToolTip(KEEP_HINT)
        self.keep_check.setAccessibleDescription(KEEP_HINT)
        self.keep_check.setVisible(can_keep)
        self.column.insertWidget(self.column.indexOf(self.body) + 1, self.keep_check)

    @property
    def keep(self) -> bool:
        """Whether the system is to keep what opens the file."""
        return self.keep_check.isChecked()

    def complaint(self) -> str:
        if awaited(partial(self._fits, self.password_edit.text())):
            return ""
        self._left -= 1
        if not self._left:
            self.reject()
        self.password_edit.selectAll()
        return self.at(self.password_edit, tries_left(self._left))
