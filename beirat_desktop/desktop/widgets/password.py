"""Asks for a password, and for a new one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.users import User


def password_field(parent: QWidget) -> QLineEdit:
    """A field that shows nothing of what is typed, and that no program learns words from."""
    field = QLineEdit(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    )
    return field


class PasswordDialog(Question):
    """Asks once more while the password is another; let_in says what is against it, "" for nothing."""

    help_page = "einstellungen"

    def __init__(self, name: str, let_in: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(f"Kennwort von {name}", "Anmelden", parent)
        self._let_in = let_in
        self.password_edit = password_field(self)
        self.form.add("Kennwort", self.password_edit)

    def complaint(self) -> str:
        said = self._let_in(self.password_edit.text())
        if said:
            self.password_edit.selectAll()
        return self.at(self.password_edit, said)

    @classmethod
    def ask(cls, user: User, let_in: Callable[[User, str], str], parent: QWidget | None = None) -> bool:
        """Let somebody in, asking for a password only where there is one; whether they are in."""
        if not let_in(user, ""):
            return True
        return bool(user.password) and bool(cls(user.name, lambda password: let_in(user, password), parent).exec())


class NewPasswordDialog(Question):
    """A new password, typed twice; nothing typed removes it. change says what is against it, "" for nothing."""

    help_page = "einstellungen"

    def __init__(
        self, name: str, change: Callable[[str, str], str], parent: QWidget | None = None, *, former: bool = False
    ) -> None:
        """former: the one before is asked for too; change gets the new one and that."""
        text = "Danach fragt das Programm bei „Andere Person arbeitet …“ und beim Start. Leer: kein Kennwort."
        super().__init__(f"Kennwort von {name} ändern", "Kennwort setzen", parent, text=text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._change = change
        self.former_edit = password_field(self)
        self.new_edit = password_field(self)
        self.again_edit = password_field(self)
        if former:
            self.form.add("Bisheriges Kennwort", self.former_edit)
        else:
            self.former_edit.hide()
        self.form.add("Neues Kennwort", self.new_edit)
        self.form.add("Noch einmal", self.again_edit)

    def complaint(self) -> str:
        if self.new_edit.text() != self.again_edit.text():
            return self.at(self.new_edit, "Die beiden Eingaben sind verschieden. Bitte beide noch einmal eingeben.")
        against = self._change(self.new_edit.text(), self.former_edit.text())
        return self.at(self.former_edit if self.former_edit.isVisibleTo(self) else self.new_edit, against)
