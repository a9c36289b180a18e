"""The chosen agenda item in its details; what is typed is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QToolButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.demand_field import LABEL as DEMANDED
from beirat_desktop.desktop.demand_field import DemandField
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.widgets.autosave import Autosave
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.tab_order import show
from beirat_desktop.domain.reasons import explains
from beirat_desktop.german import norm
from beirat_desktop.usecases.meetings.agenda import Agenda
from beirat_desktop.usecases.meetings.agenda_view import AgendaLine
from beirat_desktop.usecases.meetings.demands import Demands


class ItemForm(QWidget):
    """Title, small line, length, and for the non-public part the reason and the general title.

    Signals:
        part_wanted: the item's id, and whether it is to be dealt with in public.
        saved: something was saved.
    """

    part_wanted = Signal(str, bool)
    saved = Signal()

    def __init__(self, agenda: Agenda, demands: Demands, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self._item_id = ""
        self.card = Card("Tagesordnungspunkt", parent=self)
        self.form = Form(self)
        self.title_edit = QLineEdit(self)
        self.subline_edit = QLineEdit(self)
        self.presenter_edit = QLineEdit(self)
        self.minutes_box = QSpinBox(self)
        self.minutes_box.setRange(0, 480)
        self.minutes_box.setSuffix(" Min.")
        self.minutes_box.setSpecialValueText("offen")
        self.closed_box = QCheckBox("Nichtöffentlich behandeln", self)
        self.closed_box.setToolTip(norm("§ 35 GemO"))
        self.closed_box.clicked.connect(self._on_part)
        self.reason_edit = QLineEdit(self)
        self.public_title_edit = QLineEdit(self)
        self.form.add("Titel", self.title_edit)
        self.form.add("Zeile darunter", self.subline_edit)
        self.form.add_row(("Vortrag", self.presenter_edit, 3), ("Dauer", self.minutes_box, 2))
        self.demand_field = DemandField(demands, "agenda_items", self)
        self.demand_field.saved.connect(self.saved)
        self.form.add(DEMANDED, self.demand_field)
        self.form.add_widget(self.closed_box)
        self.reason_field = self.form.add("Grund (§ 35 GemO)", self.reason_edit)
        self.public_title_field = self.form.add("Öffentliche Bezeichnung (§ 34 GemO)", self.public_title_edit)
        self.public_title_edit.setPlaceholderText("zum Beispiel: Vergabe einer Leistung")
        self.card.add(self.form)
        self.fold_button = QToolButton(self)
        self.fold_button.setProperty("kind", "tool")
        self.fold_button.setAccessibleName("Einzelheiten des Punkts")
        self.fold_button.setToolTip("Einzelheiten zeigen oder verbergen")
        self.fold_button.clicked.connect(lambda: self.set_open(self.form.isHidden()))
        self.card.add_to_head(self.fold_button)
        self.set_open(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        # Where the pool above is hidden, the fields stay together.
        column.addStretch(1)
        self.autosave = Autosave(drafts, self)
        self.autosave.bind("title", self.title_edit, self._rename)
        for name, widget in (
            ("subline", self.subline_edit),
            ("presenter", self.presenter_edit),
            ("minutes", self.minutes_box),
            ("closed_reason", self.reason_edit),
            ("public_title", self.public_title_edit),
        ):
            self.autosave.bind(name, widget, self._saver(name))
        self.autosave.refused.connect(self._on_refused)

    def set_open(self, opened: bool) -> None:
        """Show the fields, or only the number."""
        self.form.setVisible(opened)
        self.fold_button.setIcon(icon("chevron-down" if opened else "chevron-right"))

    def focus_title(self) -> None:
        """Put the keyboard into the title."""
        self.set_open(True)
        self.title_edit.setFocus()
        self.title_edit.selectAll()

    def show_line(self, line: AgendaLine | None, *, editable: bool = True) -> None:
        """Show an item, or nothing."""
        self.setVisible(line is not None)
        self.autosave.begin(f"agenda_items/{line.item.id}" if line else "")
        if line is None:
            return
        item = line.item
        self._item_id = item.id
        self.setEnabled(editable and item.removed_by is None)
        self.card.set_title(line.number or "Tagesordnungspunkt")
        self.subline_edit.setPlaceholderText("" if item.subline else line.subline)
        self.autosave.show("title", item.title)
        for name in ("subline", "presenter", "minutes", "closed_reason", "public_title"):
            self.autosave.show(name, getattr(item, name))
        self.demand_field.show_record(item.id)
        self.closed_box.setChecked(not item.public)
        for field in (self.reason_field, self.public_title_field):
            field.setVisible(not item.public)
            field.clear_warning()
        if item.removed_by is not None:
            return
        if not item.public and not explains(item.closed_reason):
            self.reason_field.warn("Der Grund fehlt noch.", norm("§ 35 GemO"))
        if not item.public and not item.public_title.strip():
            self.public_title_field.warn("Fehlt für die Bekanntmachung.", norm("§ 34 GemO"))

    def _rename(self, record: str, title: str) -> None:
        self._agenda.rename(record.partition("/")[2], title)
        self.saved.emit()

    def _saver(self, name: str) -> Callable[[str, object], None]:
        def save(record: str, value: object) -> None:
            self._agenda.edit(record.partition("/")[2], **{name: value})
            self.saved.emit()

        return save

    def _on_part(self, closed: bool) -> None:
        self.autosave.flush()
        self.closed_box.setChecked(not closed)  # the tick says what is kept; what is refused shows nothing anew
        self.part_wanted.emit(self._item_id, not closed)
        # What it asks for now stands below it, and may have come up outside of what is seen.
        QTimer.singleShot(0, self, self._show_part)

    def _show_part(self) -> None:
        for asked in (self.public_title_edit, self.closed_box):
            if asked.isVisible():
                show(asked)

    def _on_refused(self, name: str, sentence: str) -> None:
        field = self.form.fields["Titel"] if name == "title" else self.form.fields["Zeile darunter"]
        if sentence:
            field.warn(sentence, role="error")
        else:
            field.clear_warning()
