"""A part of the settings that each committee has of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from beirat_desktop.desktop.drafts import Drafts
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.widgets.choices import offer
from beirat_desktop.domain.committees import Committee
from beirat_desktop.usecases.office import Office


class CommitteeSection(Section):
    """Above the cards stands whose settings they are. Override show_committee()."""

    def __init__(self, office: Office, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(office, drafts, parent)
        self.committee_box = QComboBox(self)
        self.committee_box.setAccessibleName("Gremium")
        self.committee_box.currentIndexChanged.connect(self._on_committee)
        row = QHBoxLayout()
        row.addWidget(QLabel("Gremium", self))
        row.addWidget(self.committee_box, 1)
        row.addStretch(1)
        self.column.addLayout(row)

    @property
    def committee_id(self) -> str:
        """Whose settings are shown."""
        return str(self.committee_box.currentData() or "")

    def reload(self) -> None:
        offer(self.committee_box, [(c.name, c.id) for c in self.office.committees.all()])
        self._on_committee()

    def show_committee(self, committee: Committee) -> None:
        """Show the settings of one committee."""
        raise NotImplementedError

    def _on_committee(self) -> None:
        if self.committee_id:
            self.autosave.begin(self.committee_id)
            self.show_committee(self.office.committees.get(self.committee_id))
