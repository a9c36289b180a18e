"""A small dialog that asks, acts, and stays with the reason when a rule refuses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import GAP, MARGIN, font, px
from beirat_desktop.desktop.widgets.form import Form


class AskDialog(QDialog):
    """A form with a button that says what happens; a refusal is shown and the dialog stays."""

    def __init__(self, title: str, button: str, act: Callable[[], str], parent: QWidget | None = None) -> None:
        """act stores what was entered and returns the sentence of a refusal, "" when it is done."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._act = act
        self.form = Form(self)
        self.error_label = QLabel(self)
        self.error_label.setProperty("role", "error")
        self.error_label.setWordWrap(True)
        self.error_label.hide()
        self.buttons = QDialogButtonBox(self)
        self.go_button = self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_button.setProperty("primary", True)
        # The style sheet makes it bold only when it is painted; its width must know before.
        self.go_button.setFont(font(semibold=True))
        self.buttons.addButton("Abbrechen", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.form, 1)
        column.addWidget(self.error_label)
        column.addWidget(self.buttons)
        self.setMinimumWidth(px(440))

    def say(self, sentence: str) -> None:
        """Show why it did not work."""
        self.error_label.setText(sentence)
        self.error_label.setVisible(bool(sentence))

    def _on_accepted(self) -> None:
        sentence = self._act()
        self.say(sentence)
        if not sentence:
            self.accept()
