"""«Herkunft»: what another council information system told that has no place of its own here."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.german.nouns import described
from beirat_desktop.german.oparl import unplaced_words
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.record.origins import OriginField, Unplaced

_NONE = "kein Eintrag"


def _record(one: OriginField) -> str:
    return described(one.description) if one.description is not None else _NONE


_COLUMNS = (
    Column("Eintrag hier", _record, width=250),
    Column("Art dort", lambda one: one.kind, width=110),
    Column("Feld", lambda one: one.name, width=120),
    Column("Wortlaut", lambda one: one.text, width=300, stretch=True, tip=lambda one: one.text[:2_000]),
    Column("Adresse dort", lambda one: one.address, width=160, tip=lambda one: one.address),
)


class OriginsSection(Section):
    """Read on the worker, since a whole municipality has many; the list goes out like every other."""

    def __init__(self, office: Office, drafts: Drafts, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, drafts, parent)
        self._background = background
        card = self.add_card(
            "Was keinen Platz fand",
            "Was ein anderes Ratsinformationssystem angab und hier kein eigenes Feld hat. Es bleibt im Wortlaut bei "
            "der Akte, steht auf keinem Schriftstück und geht mit der JSON-Datei der ganzen Akte hinaus.",
            1,
        )
        self.summary_label = QLabel(card)
        self.summary_label.setWordWrap(True)
        self.search_edit = SearchEdit("Was keinen Platz fand durchsuchen", card)
        self.search_edit.setPlaceholderText("Suchen")
        self.model = RowsModel(_COLUMNS, self)
        self.empty = EmptyState("Alles hat seinen Platz gefunden", icon_name="database")
        self.table = Table(self.model, "Was keinen Platz fand", empty=self.empty)
        self.table.setMinimumHeight(px(320))
        self.table.filters = (self.search_edit,)
        self.search_edit.textChanged.connect(self.model.set_filter)
        card.add(self.summary_label)
        card.add(self.search_edit)
        card.add(self.table, 1)

    def reload(self) -> None:
        self._background.run(
            self._on_unplaced, lambda error: self.notice.emit(notice_of(error)), self.office.origins.unplaced
        )

    def _on_unplaced(self, unplaced: Unplaced) -> None:
        self.summary_label.setText(unplaced_words(unplaced.objects, unplaced.names, unplaced.without))
        self.model.show(unplaced.fields)
