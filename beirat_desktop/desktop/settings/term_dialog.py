"""Name, number and days of a legislative term."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.terms import LegislativeTerm


class CloseTermDialog(AskDialog):
    """A term ends with a day, and with it every membership."""

    def __init__(
        self,
        term: LegislativeTerm,
        last_day: date,
        act: Callable[[CloseTermDialog], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Wahlperiode {term.name} abschließen",
            "Wahlperiode abschließen",
            lambda: act(self),
            parent,
            text="Mit dem letzten Tag enden alle Mitgliedschaften aller Gremien, die dann noch bestehen. Die neuen "
            "Mitglieder kommen danach als Liste oder einzeln. Strg+Z nimmt alles zusammen zurück.",
        )
        self.last_field = DateField("Letzter Tag", optional=False)
        self.last_field.set_value(last_day)
        self.why_edit = QLineEdit(self)
        self.form.add("Letzter Tag", self.last_field)
        self._why = self.form.add("Begründung", self.why_edit, "Sie bleibt in der Akte.")
        self._why.hide()

    def ask_why(self) -> None:
        """Bring the field for the reason in sight."""
        self._why.show()
        self.why_edit.setFocus()


class TermDialog(AskDialog):
    """Shows a term and gives the changed one."""

    INCOMPLETE = "Bitte Beginn und Ende so angeben, dass das Ende nach dem Beginn liegt."

    def __init__(
        self,
        title: str,
        term: LegislativeTerm,
        act: Callable[[TermDialog], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, title, lambda: act(self), parent)
        self._term = term
        self.name_edit = QLineEdit(term.name, self)
        self.lead(self.name_edit, "term.name_missing")
        self.number_box = QSpinBox(self)
        self.number_box.setRange(0, 99)
        self.number_box.setSpecialValueText("ohne")
        self.number_box.setValue(term.number or 0)
        self.start_field = DateField("Beginn", optional=False)
        self.start_field.set_value(term.start)
        self.end_field = DateField("Ende")
        self.end_field.set_value(term.end)
        self.form.add_row(("Name", self.name_edit, 2), ("Nummer", self.number_box, 1))
        self.form.add_row(("Beginn", self.start_field, 1), ("Ende", self.end_field, 1))

    @property
    def term(self) -> LegislativeTerm | None:
        """The term as entered, None where its days are impossible."""
        start = self.start_field.value()
        if start is None:
            return None
        try:
            return replace(
                self._term,
                name=self.name_edit.text().strip(),
                start=start,
                end=self.end_field.value(),
                number=self.number_box.value() or None,
            )
        except Refused:
            return None
