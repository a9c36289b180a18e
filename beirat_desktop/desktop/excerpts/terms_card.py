"""What stands on an excerpt beside the result: who signs, where and when, and who is to act."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.german.dates import short_date
from beirat_desktop.usecases.excerpts.excerpts import ExcerptTerms

_TEXTS = ("signer_name", "signer_role", "place", "recipient", "forwarding")


class TermsCard(Card):
    """One line that sums up, and six fields when it is opened; nothing is saved before excerpts are issued.

    Signals:
        typed: something was changed by the user.
    """

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Angaben auf dem Auszug", parent=parent)
        self.edits = {name: QLineEdit(self) for name in _TEXTS}
        self.edits["recipient"].setPlaceholderText("niemand; dann ohne Weiterleitung")
        self.edits["forwarding"].setPlaceholderText("mit der Bitte um weitere Veranlassung")
        self.dated_field = DateField("Datum", optional=False)
        self.reminder_field = DateField("Wiedervorlage")
        self._showing = False
        self.summary_label = QLabel(self)
        self.summary_label.setWordWrap(True)
        self.open_button = QPushButton(self)
        self.open_button.setProperty("kind", "link")
        self.open_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.open_button.clicked.connect(lambda: self.unfold(not self.unfolded))
        form = self._form = Form(self)
        edits = self.edits
        form.add_row(("Unterschrift", edits["signer_name"], 3), ("Funktion", edits["signer_role"], 2))
        form.add_row(("Ort", edits["place"], 3), ("Datum", self.dated_field, 2))
        form.add_row(("Weiterleiten an", edits["recipient"], 3), ("mit den Worten", edits["forwarding"], 2))
        self.add_to_head(self.open_button)
        self.add(self.summary_label)
        self.add(form)
        form.add_row(("Wiedervorlage am", self.reminder_field, 2), ("", QLabel(self), 3))
        for edit in self.edits.values():
            edit.textChanged.connect(self._on_typed)
        for field in (self.dated_field, self.reminder_field):
            field.edited.connect(lambda _day: self._on_typed())
        self.unfold(False)

    @property
    def unfolded(self) -> bool:
        """Whether the fields are shown."""
        return not self._form.isHidden()

    def unfold(self, wide: bool) -> None:
        """Show the fields, or the line that sums them up."""
        self._form.setVisible(wide)
        self.summary_label.setVisible(not wide)
        self.open_button.setText("Fertig" if wide else "Ändern")
        self.open_button.setAccessibleName(
            "Angaben auf dem Auszug zuklappen" if wide else "Angaben auf dem Auszug ändern"
        )

    def show_terms(self, terms: ExcerptTerms) -> None:
        """Fill the form without telling anybody."""
        self._showing = True
        for name, edit in self.edits.items():
            edit.setText(getattr(terms, name))
            edit.setCursorPosition(0)
        self.dated_field.set_value(terms.dated)
        self.reminder_field.set_value(terms.reminder)
        self._showing = False
        self._sum_up()
        if not terms.signer_name or not terms.place:
            self.unfold(True)

    def terms(self) -> ExcerptTerms:
        """What stands in the form."""
        text = {name: edit.text().strip() for name, edit in self.edits.items()}
        dated = self.dated_field.value()
        assert dated is not None
        return ExcerptTerms(
            text["signer_name"],
            text["signer_role"],
            text["place"],
            dated,
            text["recipient"],
            text["forwarding"],
            self.reminder_field.value(),
        )

    def focus_anchor(self, anchor: str) -> None:
        """Put the keyboard into the field a place of the paper came from."""
        fields: dict[str, QWidget] = {
            "signer": self.edits["signer_name"],
            "dated": self.dated_field,
            "recipient": self.edits["recipient"],
        }
        if anchor in fields:
            self.unfold(True)
            fields[anchor].setFocus()

    def _on_typed(self) -> None:
        if not self._showing:
            self._sum_up()
            self.typed.emit()

    def _sum_up(self) -> None:
        terms = self.terms()
        signer = ", ".join(part for part in (terms.signer_name, terms.signer_role) if part)
        dated = ", ".join(part for part in (terms.place, f"den {short_date(terms.dated)}") if part)
        forwarded = f"an {terms.recipient}" if terms.recipient else "ohne Weiterleitung"
        again = f"Wiedervorlage {short_date(terms.reminder)}" if terms.reminder else ""
        self.summary_label.setText(" · ".join(part for part in (signer, dated, forwarded, again) if part))
