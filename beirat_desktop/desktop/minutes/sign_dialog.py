"""The question when the minutes were signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.dates import DateField


class SignDialog(AskDialog):
    """Says what signing fixes and asks for its day; act signs and may raise Refused, whose sentence is then shown."""

    def __init__(
        self,
        still_open: str,
        held: date,
        today: date,
        act: Callable[[date, str], object],
        parent: QWidget | None = None,
        *,
        asks_why: bool = False,
    ) -> None:
        """still_open: what is missing or was passed over; asks_why: whether that wants a reason."""
        super().__init__(
            "Unterschriften eintragen",
            "Als unterschrieben eintragen",
            self._sign,
            parent,
            text="Vorsitz und Schriftführung haben unterschrieben. Der Wortlaut ist dann fest.",
        )
        self._sign_on = act
        self.day_field = DateField("Unterschrieben am", optional=False)
        self.day_field.set_value(max(held, today))
        self.form.add("Unterschrieben am", self.day_field)
        self.reason_edit = QLineEdit(self)
        if asks_why:
            self.form.add("Begründung", self.reason_edit, "Warum trotzdem unterschrieben ist. Sie bleibt in der Akte.")
        else:
            self.reason_edit.hide()
        self.tell_below(still_open)

    def _sign(self) -> str:
        day = self.day_field.value()
        if day is None:
            return self.at(self.day_field, "Bitte den Tag der Unterschriften eintragen.")
        self._sign_on(day, self.reason_edit.text())
        return ""
