"""Asks for what a password on the record needs: a new one, the one it has, or both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.new_password import NewPassword
from beirat_desktop.desktop.widgets.password import password_field
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.widgets.waiting import awaited
from beirat_desktop.german.locking import GUARDS, OLDER_COPIES, tries_left

_WIDE = 580


class EncryptDialog(Question):
    """After exec, new holds the password."""

    help_page = "so-geht-verschluesseln"

    def __init__(self, parent: QWidget | None = None, *, can_keep: bool) -> None:
        text = (
            f"{GUARDS}\n\nDie verschlüsselte Akte wird Zeile für Zeile mit der jetzigen verglichen. Danach fragt das "
            "Programm, ob die unverschlüsselten Dateien entfernt werden sollen."
        )
        super().__init__("Akte verschlüsseln", "Verschlüsseln", parent, text=text)
        self.new = NewPassword(self, can_keep=can_keep)
        self.form.add_widget(self.new)
        self.setMinimumWidth(px(_WIDE))

    def complaint(self) -> str:
        return self.at(self.new.lacking, self.new.complaint())


class ChangeDialog(Question):
    """After exec, old and new hold the passwords; or take_off says that the record is to have none."""

    help_page = "so-geht-verschluesseln"

    def __init__(self, fits: Callable[[str], bool], parent: QWidget | None = None) -> None:
        """fits: whether it is the password of the record."""
        super().__init__("Passwort der Akte ändern", "Passwort ändern", parent, text=OLDER_COPIES)
        self._fits = fits
        self.take_off = False
        self.old_edit = password_field(self)
        self.form.add("Bisheriges Passwort", self.old_edit)
        self.new = NewPassword(self)
        self.form.add_widget(self.new)
        self.setMinimumWidth(px(_WIDE))
        self.take_off_button = QPushButton("Verschlüsselung aufheben …", self)
        self.take_off_button.setAutoDefault(False)
        self.take_off_button.clicked.connect(self._take_off)
        self.buttons.addButton(self.take_off_button, self.buttons.ButtonRole.ResetRole)

    @property
    def old(self) -> str:
        """The password the record has."""
        return self.old_edit.text()

    def complaint(self) -> str:
        return self._about_the_old() or self.at(self.new.lacking, self.new.complaint())

    def _about_the_old(self) -> str:
        if awaited(partial(self._fits, self.old)):
            return ""
        self.old_edit.selectAll()
        return self.at(self.old_edit, tries_left(0))

    def _take_off(self) -> None:
        sentence = self._about_the_old()
        self.say(sentence)
        if not sentence:
            self.take_off = True
            self.accept()
