"""Asks why a finding is passed over; the reason stays in the record."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.question import about_reason


class ReasonDialog(AskDialog):
    """The sentence of the finding, a text, and a button that says what happens."""

    def __init__(self, sentence: str, act: Callable[[str], object], parent: QWidget | None = None) -> None:
        """act keeps the reason that was entered."""
        super().__init__("Hinweis übergehen", "Mit Begründung übergehen", self._keep, parent)
        self._keep_reason = act
        said = QLabel(sentence, self)
        said.setWordWrap(True)
        self.reason_edit = QPlainTextEdit(self)
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(px(96))
        self.lead(self.reason_edit)
        self.form.add_widget(said)
        self.form.add("Begründung", self.reason_edit, "Sie bleibt in der Akte.")

    def _keep(self) -> str:
        reason = self.reason_edit.toPlainText().strip()
        against = about_reason(reason, "Bitte die Begründung eintragen.")
        if against:
            return self.at(self.reason_edit, against)
        self._keep_reason(reason)
        return ""
