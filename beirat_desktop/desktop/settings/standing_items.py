"""The items every agenda begins and ends with."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QListWidget, QPushButton, QWidget

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.settings.committee_section import CommitteeSection
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.domain.agenda import NEW_TITLE, ItemKind
from beirat_desktop.domain.committees import Committee
from beirat_desktop.domain.profiles import StandingItem
from beirat_desktop.german import word
from beirat_desktop.usecases.office import Office


class StandingItemsSection(CommitteeSection):
    """A list in the order of the agenda; Strg+↑ and Strg+↓ move, Entf removes."""

    def __init__(self, office: Office, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(office, drafts, parent)
        self._items: tuple[StandingItem, ...] = ()
        self.list = QListWidget(self)
        self.list.setAccessibleName("Feste Tagesordnungspunkte")
        self.list.setProperty("framed", True)
        self.list.setMinimumHeight(px(240))
        self.list.currentRowChanged.connect(self._show_item)
        self.title_edit = QLineEdit(self)
        self.kind_box = ChoiceBox(self)
        offer(self.kind_box, [(word(kind), kind) for kind in ItemKind])
        self.public_check = QCheckBox("in öffentlicher Sitzung", self)
        self.end_check = QCheckBox("am Ende der Tagesordnung", self)
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._remove)
        row = QHBoxLayout()
        for text, slot, keys in (
            ("Hinzufügen", self._add, ""),
            ("Nach oben", lambda: self._move(-1), "Ctrl+Up"),
            ("Nach unten", lambda: self._move(1), "Ctrl+Down"),
            ("Entfernen", self._remove, ""),
        ):
            button = QPushButton(text, self)
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            if keys:
                button.setShortcut(keys)
                button.setToolTip(f"{text} – {button.shortcut().toString()}")
            row.addWidget(button)
        row.addStretch(1)
        form = Form(self)
        form.add_row(("Titel", self.title_edit, 2), ("Art", self.kind_box, 1))
        form.add_widget(self.public_check)
        form.add_widget(self.end_check)
        card = self.add_card(
            "Feste Tagesordnungspunkte", "Jede neue Tagesordnung dieses Gremiums beginnt und endet mit ihnen."
        )
        card.add(self.list)
        card.add_layout(row)
        card.add(form)
        self.column.addStretch(1)
        for name, widget in (
            ("title", self.title_edit),
            ("kind", self.kind_box),
            ("public", self.public_check),
            ("at_end", self.end_check),
        ):
            self.bind(name, widget, self._keep)

    def show_committee(self, committee: Committee) -> None:
        row = max(self.list.currentRow(), 0)
        self._items = committee.profile.standing_items
        self._fill(row)

    def _fill(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for item in self._items:
            where = "am Ende" if item.at_end else "am Anfang"
            self.list.addItem(f"{item.title} ({where}{'' if item.public else ', nichtöffentlich'})")
        self.list.setCurrentRow(min(row, len(self._items) - 1))
        self.list.blockSignals(False)
        self._show_item()

    def _show_item(self) -> None:
        row = self.list.currentRow()
        there = 0 <= row < len(self._items)
        for widget in (self.title_edit, self.kind_box, self.public_check, self.end_check):
            widget.setEnabled(there)
        if not there:
            return
        item = self._items[row]
        self.autosave.begin(f"{self.committee_id} {row}")
        self.autosave.show("title", item.title)
        self.autosave.show("kind", item.kind)
        self.autosave.show("public", item.public)
        self.autosave.show("at_end", item.at_end)

    def _keep(self, record: str, name: str, value: object) -> None:
        committee, _, row = record.partition(" ")
        number = int(row)
        changed = replace(self._items[number], **{name: str(value) if name == "kind" else value})  # type: ignore[arg-type]
        items = (*self._items[:number], changed, *self._items[number + 1 :])
        when = self.when
        self.keep(lambda reason: self.office.settings.set_standing_items(committee, items, **when, reason=reason))
        self._items = items
        if self.list.currentRow() == number:
            entry = self.list.item(number)
            where = "am Ende" if changed.at_end else "am Anfang"
            entry.setText(f"{changed.title} ({where}{'' if changed.public else ', nichtöffentlich'})")

    def _set(self, items: tuple[StandingItem, ...], row: int) -> None:
        self.autosave.flush()
        key, when = self.committee_id, self.when
        if self.keep_at_once(lambda reason: self.office.settings.set_standing_items(key, items, **when, reason=reason)):
            self.list.setCurrentRow(row)

    def _add(self) -> None:
        self.autosave.flush()
        self._set((*self._items, StandingItem(NEW_TITLE, at_end=True)), len(self._items))
        self.title_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title_edit.selectAll()

    def _move(self, step: int) -> None:
        self.autosave.flush()
        row = self.list.currentRow()
        if not 0 <= row + step < len(self._items):
            return
        items = list(self._items)
        items.insert(row + step, items.pop(row))
        self._set(tuple(items), row + step)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._set((*self._items[:row], *self._items[row + 1 :]), max(row - 1, 0))
