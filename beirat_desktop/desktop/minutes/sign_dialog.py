"""The question when the minutes were signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal


class SignDialog(AskDialog):
    """Says what signing fixes and asks for its day; act signs and may raise Refused, whose sentence is then shown."""

    def __init__(
        self, text: str, held: date, today: date, act: Callable[[date], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("Unterschriften eintragen", "Als unterschrieben eintragen", self._sign, parent, text=text)
        self._sign_on = act
        self.day_field = DateField("Unterschrieben am", optional=False)
        self.day_field.set_value(max(held, today))
        self.form.add("Unterschrieben am", self.day_field)

    def _sign(self) -> str:
        day = self.day_field.value()
        if day is None:
            return "Bitte den Tag der Unterschriften eintragen."
        try:
            self._sign_on(day)
        except Refused as error:
            return refusal(error)
        return ""
