"""The questions asked about initiatives: a new one, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.ask import AskDialog
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.domain.initiatives import InitiativeKind, Relation
from beirat_desktop.german.initiatives import INITIATIVE_KINDS
from beirat_desktop.usecases.initiatives.details import Work

_PAUSE_MS = 120
NOTHING_FOUND = "Kein Beschluss und kein Antrag gefunden."
_TITLES = {
    Relation.RESTS_ON: ("Grundlage hinzufügen", "Als Grundlage verknüpfen"),
    Relation.LED_TO: ("Folge hinzufügen", "Als Folge verknüpfen"),
}


class AddDialog(AskDialog):
    """Asks what a new initiative is called, and what it is."""

    def __init__(self, act: Callable[[str, InitiativeKind], str], parent: QWidget | None = None) -> None:
        """act keeps name and kind and returns the sentence of a refusal."""
        super().__init__("Vorhaben anlegen", "Vorhaben anlegen", self._add, parent)
        self._keep = act
        self.name_edit = QLineEdit(self)
        self.lead(self.name_edit, "initiative.name_missing")
        self.kind_box = ChoiceBox(self)
        for kind in InitiativeKind:
            self.kind_box.addItem(INITIATIVE_KINDS[kind], kind.value)
        self.form.add("Name", self.name_edit, "Zeitraum, Beteiligte und alles andere lässt sich danach eintragen.")
        self.form.add("Art", self.kind_box)
        self.name_edit.setFocus()

    def _add(self) -> str:
        return self._keep(self.name_edit.text().strip(), InitiativeKind(self.kind_box.currentData()))


class WorkDialog(AskDialog):
    """Finds a resolution or paper as one types."""

    def __init__(
        self,
        relation: Relation,
        search: Callable[[str], Sequence[Work]],
        act: Callable[[Work], str],
        parent: QWidget | None = None,
    ) -> None:
        """act links the one that was chosen and returns the sentence of a refusal."""
        title, button = _TITLES[relation]
        super().__init__(title, button, self._link, parent)
        self.setMinimumSize(px(640), px(520))
        self._search = search
        self._keep = act
        self.search_edit = QLineEdit(self)
        self.search_edit.setPlaceholderText("Wort oder Nummer eines Beschlusses oder Antrags")
        self.search_edit.setAccessibleName("Beschluss oder Antrag suchen")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Gefundene Beschlüsse und Anträge")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form.add("Suchen", self.search_edit)
        self.nothing_label = QLabel(NOTHING_FOUND, self)
        self.nothing_label.setWordWrap(True)
        self.form.add_widget(self.nothing_label)
        self.form.add_widget(self.list, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.search_edit.textEdited.connect(lambda _text: self._pause.start())
        self.list.itemActivated.connect(lambda _item: self.go_button.click())
        self.look()
        self.search_edit.setFocus()

    def look(self) -> None:
        """Show what is found."""
        self.list.clear()
        for work in self._search(self.search_edit.text()):
            item = QListWidgetItem("\n".join(filter(None, (work.name, work.title))), self.list)
            item.setData(Qt.ItemDataRole.UserRole, work)
        found = self.list.count() > 0
        if found:
            self.list.setCurrentRow(0)
        self.nothing_label.setVisible(not found)
        self.go_button.setEnabled(found)

    def _link(self) -> str:
        item = self.list.currentItem()
        if item is None:
            return self.at(self.search_edit, "Bitte einen Beschluss oder Antrag wählen.")
        return self._keep(item.data(Qt.ItemDataRole.UserRole))
