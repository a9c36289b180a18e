"""Asking before contact data are removed for good, and until when the copies go that hold them still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from beirat_desktop.desktop.copies import copies_of, still_held
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.dates import DateField
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.agreed_copies import USUAL

COPIES_HINT = (
    "Bei der täglichen Sicherung dieses Tages, wenn eine neuere geprüft ist. Leer: erst, wenn sie von selbst an der "
    "Reihe sind."
)


class RemovePersonDialog(AskDialog):
    """Removes somebody whom nothing mentions: so that undo brings them back, or for good, also from the history."""

    help_page = "datenschutz"

    def __init__(
        self,
        name: str,
        office: Office,
        state: State,
        act: Callable[[bool, date | None], str],
        parent: QWidget | None = None,
    ) -> None:
        """act: gets whether the history is to forget the name, and the day for the copies."""
        text = "Die Person verschwindet aus allen Listen. Ohne Haken lässt sich das rückgängig machen."
        super().__init__(f"{name} entfernen?", "Person entfernen", self._go, parent, text=text)
        self._remove = act
        self.go_button.setProperty("danger", True)
        self.speak_against()
        self.for_good = QCheckBox("Auch jeden Namen aus dem Verlauf entfernen, endgültig", self)
        hint = (
            "Dass etwas geändert wurde, wann und von wem, bleibt und ist weiter prüfbar. Wurde die Person als "
            "Gast gehört, bleibt auch das, ohne Namen."
        )
        self.form.add("", self.for_good, hint)
        self.day = DateField("Sicherungen löschen am", self)
        self._copies = copies_of(state, office)
        self.day.set_value(office.today + USUAL)
        self._day_row = self.form.add("Sicherungen löschen am", self.day, COPIES_HINT)
        self._day_row.setVisible(False)
        self.for_good.toggled.connect(self._on_for_good)

    def _on_for_good(self, chosen: bool) -> None:
        self._day_row.setVisible(chosen and self._copies is not None and bool(self._copies.all()))
        self.make_room()

    def _go(self) -> str:
        chosen = self.for_good.isChecked()
        return self._remove(chosen, self.day.value() if chosen and self._copies is not None else None)


class KeepDialog(AskDialog):
    """Until when contact data are needed; then the program asks again."""

    help_page = "datenschutz"

    def __init__(self, name: str, day: date, act: Callable[[date], str], parent: QWidget | None = None) -> None:
        """day: what is proposed."""
        super().__init__(f"Kontaktdaten von {name} weiter nötig", "Merken", self._go, parent)
        self._keep = act
        self.day = DateField("Wieder prüfen am", optional=False)
        self.day.set_value(day)
        self.form.add("Wieder prüfen am", self.day)

    def _go(self) -> str:
        day = self.day.value()
        return self._keep(day) if day is not None else self.at(self.day, "Bitte den Tag eintragen.")


class ForgetDialog(AskDialog):
    """Says what goes and what stays; where there are copies, the day on which they go is agreed here."""

    help_page = "datenschutz"

    def __init__(
        self,
        title: str,
        text: str,
        office: Office,
        state: State,
        act: Callable[[date | None], str],
        parent: QWidget | None = None,
    ) -> None:
        """act: removes, with the day for the copies, and returns the sentence of a refusal."""
        held = still_held(state, office)
        said = " ".join(filter(None, (text, held)))
        super().__init__(title, "Kontaktdaten löschen", lambda: act(self.day.value()), parent, text=said)
        # What cannot be undone must not happen by a stray Enter.
        self.go_button.setProperty("danger", True)
        self.speak_against()
        self.day = DateField("Sicherungen löschen am", self)
        copies = copies_of(state, office)
        there = copies is not None and bool(copies.all())
        if there:
            self.day.set_value(office.today + USUAL)
            self.form.add("Sicherungen löschen am", self.day, COPIES_HINT)
        self.day.setVisible(there)

    def setVisible(self, visible: bool) -> None:
        """With room for all that is said; a window asks only once how words wrap."""
        super().setVisible(visible)
        if visible:
            self.make_room()
