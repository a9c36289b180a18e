"""Asks for the address of a record on a server."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.dialog import Dialog
from beirat_desktop.desktop.widgets.password import password_field
from beirat_desktop.desktop.widgets.question import Question

LEAD = (
    "Auf einem Server arbeiten mehrere Arbeitsplätze zugleich an einer Akte. Die Adresse nennt Ihnen, wer den Server "
    "betreut."
)
EXAMPLE = "postgresql://name@server/beirat"


class ServerDialog(Dialog):
    """After exec, address is what was typed, None where it was put away."""

    def __init__(self, fits: Callable[[str], bool], last: str = "", parent: QWidget | None = None) -> None:
        """fits: whether what was typed is an address at all."""
        super().__init__(parent)
        self.setWindowTitle("Akte auf einem Server")
        self.address: str | None = None
        self._fits = fits
        lead = QLabel(LEAD, self)
        lead.setWordWrap(True)
        self.address_edit = QLineEdit(last, self)
        self.address_edit.setPlaceholderText(EXAMPLE)
        label = QLabel("&Adresse", self)
        label.setBuddy(self.address_edit)
        hint = QLabel(f"Zum Beispiel {EXAMPLE}. Nach einem Kennwort wird danach gefragt.", self)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.error_label = QLabel(self)
        self.error_label.setProperty("role", "error")
        self.error_label.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self.open_button = buttons.addButton("Öffnen", QDialogButtonBox.ButtonRole.AcceptRole)
        self.open_button.setProperty("primary", True)
        buttons.addButton("Abbrechen", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._open)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP // 2)
        for widget in (lead, label, self.address_edit, hint, self.error_label, buttons):
            column.addWidget(widget)
        self.resize(px(560), self.sizeHint().height())
        self.address_edit.setFocus()

    def _open(self) -> None:
        address = self.address_edit.text().strip()
        if not self._fits(address):
            sentence = f"Das ist keine Adresse eines Servers. Bitte so schreiben: {EXAMPLE}"
            self.error_label.setText(sentence)
            announce(sentence, self, assertive=True)
            self.address_edit.setFocus()
            return
        self.address = address
        self.accept()


class ServerPasswordDialog(Question):
    """After exec, password is what was typed, and keep whether the system is to keep it."""

    def __init__(self, address: str, *, again: bool, parent: QWidget | None = None) -> None:
        """again: the one before was not the right one."""
        text = "Mit diesem Kennwort ließ der Server nicht ein. Bitte noch einmal eingeben." if again else ""
        super().__init__("Kennwort für den Server", "Anmelden", parent, text=text)
        self.password_edit = password_field(self)
        self.keep_check = QCheckBox("Im Kennwortspeicher des Systems aufheben", self)
        self.form.add(f"Kennwort für {address}", self.password_edit)
        self.form.add("", self.keep_check)

    @property
    def password(self) -> str:
        """As typed."""
        return self.password_edit.text()

    @property
    def keep(self) -> bool:
        """Whether the system is to keep it."""
        return self.keep_check.isChecked()

    def complaint(self) -> str:
        return self.at(self.password_edit, "" if self.password else "Bitte das Kennwort eingeben.")
