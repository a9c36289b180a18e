"""What stands on an excerpt beside the result: who signs, where and when, and who is to act."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.usecases.excerpts import ExcerptTerms

_TEXTS = ("signer_name", "signer_role", "place", "recipient", "forwarding")


class TermsForm(QWidget):
    """Six fields in three rows; nothing is kept before excerpts are issued.

    Signals:
        typed: something was changed by the user.
    """

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edits = {name: QLineEdit(self) for name in _TEXTS}
        self.edits["recipient"].setPlaceholderText("niemand; dann ohne Weiterleitung")
        self.edits["forwarding"].setPlaceholderText("mit der Bitte um weitere Veranlassung")
        self.dated_field = DateField("Datum", optional=False)
        self._showing = False
        form = Form(self)
        edits = self.edits
        form.add_row(("Unterschrift", edits["signer_name"], 3), ("Funktion", edits["signer_role"], 2))
        form.add_row(("Ort", edits["place"], 3), ("Datum", self.dated_field, 2))
        form.add_row(("Weiterleiten an", edits["recipient"], 3), ("mit den Worten", edits["forwarding"], 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        for edit in self.edits.values():
            edit.textChanged.connect(self._on_typed)
        self.dated_field.edited.connect(lambda _day: self._on_typed())

    def show_terms(self, terms: ExcerptTerms) -> None:
        """Fill the form without telling anybody."""
        self._showing = True
        for name, edit in self.edits.items():
            edit.setText(getattr(terms, name))
            edit.setCursorPosition(0)
        self.dated_field.set_value(terms.dated)
        self._showing = False

    def terms(self) -> ExcerptTerms:
        """What stands in the form."""
        texts = {name: edit.text().strip() for name, edit in self.edits.items()}
        dated = self.dated_field.value()
        assert dated is not None
        return ExcerptTerms(dated=dated, **texts)

    def focus_anchor(self, anchor: str) -> None:
        """Put the keyboard into the field a place of the paper came from."""
        fields: dict[str, QWidget] = {
            "signer": self.edits["signer_name"],
            "dated": self.dated_field,
            "recipient": self.edits["recipient"],
        }
        if anchor in fields:
            fields[anchor].setFocus()

    def _on_typed(self) -> None:
        if not self._showing:
            self.typed.emit()
