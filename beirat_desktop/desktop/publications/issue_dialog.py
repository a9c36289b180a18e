"""Asking to whom a paper goes, and naming what issuing it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox


class IssueDialog(AskDialog):
    """accept issues the paper to a recipient and returns the sentence of a refusal, or ""."""

    def __init__(
        self,
        title: str,
        issue: int,
        recipient: str,
        recipients: Sequence[str],
        accept: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"{title} ausgeben", f"{issue}. Ausgabe ablegen", self._take, parent)
        self._accept = accept
        text = (
            f"{title}: Die {issue}. Ausgabe wird genau so in der Ablage festgehalten, wie das Schriftstück jetzt "
            "aussieht. Das lässt sich nicht rückgängig machen; spätere Änderungen ergeben eine weitere Ausgabe."
        )
        self.consequence_label = QLabel(text, self)
        self.consequence_label.setWordWrap(True)
        self.form.add_widget(self.consequence_label)
        self.recipient_box = ChoiceBox(self)
        self.recipient_box.setEditable(True)
        self.recipient_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.recipient_box.addItems(list(dict.fromkeys(recipients)))
        self.recipient_box.setCurrentText(recipient)
        self.recipient_box.setMinimumContentsLength(24)
        self.recipient_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.form.add("Empfänger", self.recipient_box, "Kann leer bleiben; steht in der Ablage und im Mail-Entwurf.")
        self.recipient_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> str:
        return self._accept(self.recipient_box.currentText().strip())
