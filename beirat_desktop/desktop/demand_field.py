"""«Verlangt von»: the small field in which it is noted who demanded a meeting, an item or a hearing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.number import NumberField
from beirat_desktop.desktop.widgets.question import ReasonQuestion
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import norm, refusal
from beirat_desktop.usecases.meetings.demands import Demands

LABEL = "Verlangt von"
_NOBODY, _MEMBERS = "niemandem", "Mitgliedern, Zahl:"
_MOST = 999


class DemandField(QWidget):
    """A faction, or a number of members; kept as soon as it is chosen, for a reason where too few demanded it.

    Signals:
        saved: something was saved.
    """

    saved = Signal()

    def __init__(self, demands: Demands, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._demands, self._noun = demands, noun
        self._key = ""
        self._asking = False
        self.box = ChoiceBox(self)
        name_box(self.box, LABEL)
        self.box.activated.connect(lambda _row: self._on_chosen())
        self.members_field = NumberField("Zahl der Mitglieder, die es verlangen", _MOST, self)
        self.members_field.setMaximumWidth(self.members_field.sizeHint().width() // 2)
        self.members_field.editingFinished.connect(self._on_members)
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(self.members_field)

    def show_record(self, key: str) -> None:
        """Show who demanded that record; what is being typed for the same one stays."""
        if key == self._key and self.members_field.hasFocus():
            return
        self._key = key
        self._show()

    def _show(self) -> None:
        view = self._demands.of(self._noun, self._key)
        entries = [(_NOBODY, ""), *((faction.name, faction.id) for faction in view.factions), (_MEMBERS, _MEMBERS)]
        self.box.clear()
        for name, value in entries:
            self.box.addItem(name, value)
        self.box.setCurrentIndex(max(self.box.findData(view.faction_id or (_MEMBERS if view.members else "")), 0))
        self.members_field.show_value(view.members)
        self.members_field.setVisible(view.members > 0)
        self.box.setEnabled(view.writable)
        self.members_field.setEnabled(view.writable)
        needed = f"eine Fraktion oder {view.needed} Mitglieder" if view.needed else "eine Fraktion oder ein Viertel"
        tip = f"Verlangen kann es {needed} (§§ 34, 35 GemO). {norm('§ 34 GemO')}"
        for widget in (self.box, self.members_field):
            widget.setToolTip(tip)

    def _on_chosen(self) -> None:
        chosen = self.box.currentData()
        counted = chosen == _MEMBERS
        self.members_field.setVisible(counted)
        if counted:
            self.members_field.setFocus()
        else:
            self._enter(faction_id=chosen or None)

    def _on_members(self) -> None:
        members = self.members_field.value()
        if self._asking:
            return  # the question took the keyboard, which ends the typing once more
        if self.box.currentData() == _MEMBERS and members != self._demands.of(self._noun, self._key).members:
            self._enter(members=members)

    def _enter(self, *, faction_id: str | None = None, members: int = 0) -> None:
        try:
            self._demands.enter(self._noun, self._key, faction_id=faction_id, members=members)
        except Refused as error:
            if not error.overridable:
                raise
            self._asking = True
            asked = ReasonQuestion("Trotzdem eintragen?", refusal(error), "Trotzdem eintragen", self)
            agreed = asked.exec() == QDialog.DialogCode.Accepted
            self._asking = False
            if not agreed:
                self._show()
                return
            self._demands.enter(self._noun, self._key, faction_id=faction_id, members=members, reason=asked.reason)
        self._show()
        self.saved.emit()
