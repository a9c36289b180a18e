"""A new password for the record, with what happens when it is lost said before."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.password import password_field
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.locking import SHORTEST, check_password
from beirat_desktop.german import refusal
from beirat_desktop.german.locking import GUARDS, KEEP, KEEP_HINT, LOST, NOT_NOTED, NOTED

PROTECT = "Mit einem Passwort schützen"


class NewPassword(QWidget):
    """Two fields, and that the password was written down."""

    def __init__(self, parent: QWidget | None = None, *, can_keep: bool = False) -> None:
        """can_keep: whether the system has a place for passwords."""
        super().__init__(parent)
        self.password_edit = password_field(self)
        self.again_edit = password_field(self)
        form = Form(self)
        form.add_row(("Neues Passwort der Akte", self.password_edit, 1), ("Noch einmal", self.again_edit, 1))
        lost = _words(f"Mindestens {SHORTEST} Zeichen. {LOST}", self)
        self.noted_check = QCheckBox(NOTED, self)
        self.keep_check = QCheckBox(KEEP, self)
        self.keep_check.setToolTip(KEEP_HINT)
        self.keep_check.setAccessibleDescription(KEEP_HINT)
        self.keep_check.setVisible(can_keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (form, lost, self.noted_check, self.keep_check):
            column.addWidget(widget)

    @property
    def password(self) -> str:
        """What was typed first."""
        return self.password_edit.text()

    @property
    def again(self) -> str:
        """What was typed then."""
        return self.again_edit.text()

    @property
    def keep(self) -> bool:
        """Whether the system is to keep it."""
        return self.keep_check.isChecked()

    def complaint(self) -> str:
        """What is still missing, "" for nothing."""
        try:
            check_password(self.password, self.again)
        except Refused as error:
            return refusal(error)
        return "" if self.noted_check.isChecked() else NOT_NOTED

    @property
    def lacking(self) -> QWidget:
        """Where the keyboard mends what complaint() says."""
        return self.noted_check if self.complaint() == NOT_NOTED else self.password_edit


class Protect(QWidget):
    """Offers a password for a record that is about to be made; nothing is asked until somebody wants one."""

    def __init__(self, parent: QWidget | None = None, *, can_keep: bool = False) -> None:
        super().__init__(parent)
        self.check = QCheckBox(PROTECT, self)
        self.check.setAccessibleDescription(GUARDS)
        self.new = NewPassword(self, can_keep=can_keep)
        self.new.hide()
        self.check.toggled.connect(self.new.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.check, _words(GUARDS, self), self.new):
            column.addWidget(widget)

    @property
    def password(self) -> str:
        """What was chosen, "" for a record without one."""
        return self.new.password if self.check.isChecked() else ""

    @property
    def keep(self) -> bool:
        """Whether the system is to keep it."""
        return self.check.isChecked() and self.new.keep

    def trouble(self) -> str:
        """What is still missing, "" for nothing."""
        return self.new.complaint() if self.check.isChecked() else ""


def _words(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
