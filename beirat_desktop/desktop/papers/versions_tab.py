"""What a paper said before, and what changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.differences import differences_html
from beirat_desktop.desktop.state import State
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.button_verbs import button_verbs
from beirat_desktop.desktop.widgets.compared_view import ComparedView
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.differences import Stretch
from beirat_desktop.domain.papers import PaperType, PaperVersion
from beirat_desktop.german.dates import moment_words
from beirat_desktop.german.papers import VERSION_LABELS

VERSIONS = (
    Column("Nr.", lambda row: str(row.number), sort=lambda row: row.number, number=True, width=56),
    Column("Fassung", lambda row: VERSION_LABELS.get(row.label, row.label) or "Festgehalten", stretch=True),
    Column("Vom", lambda row: moment_words(row.saved), sort=lambda row: row.saved, width=170),
    Column("Durch", lambda row: row.saved_by, width=120),
)
_UNCHOSEN = "Eine Fassung auswählen: hier steht, was sich seither geändert hat."


class VersionsTab(QWidget):
    """Lists the versions and shows how the paper differs from the one chosen.

    Signals:
        keep_wanted: keep what the paper says now.
        restore_wanted: the id of the version to bring back.
        compare_wanted: the id of the version to compare with; answer with show_differences.
    """

    keep_wanted = Signal()
    restore_wanted = Signal(str)
    compare_wanted = Signal(str)

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: tuple[PaperVersion, ...] = ()
        self.model = RowsModel(VERSIONS, self)
        self.empty = empty = EmptyState(
            "Noch keine Fassung festgehalten", "Beim Einreichen geschieht das von selbst.", "history", self
        )
        empty_button = empty.add_button("Jetzige Fassung festhalten …", self.keep_wanted.emit)
        self.table = Table(self.model, "Fassungen", state=state, key="papers/versions", empty=empty, parent=self)
        self.table.chosen.connect(self._on_chosen)
        self.view = ComparedView(self)
        self.view.setAccessibleName("Unterschiede zur jetzigen Fassung")
        self.view.setPlainText(_UNCHOSEN)  # a placeholder would be cut where it needs more than one line
        self.keep_button = QPushButton("Jetzige Fassung festhalten …", self)
        self.keep_button.clicked.connect(lambda: self.keep_wanted.emit())
        self.restore_button = QPushButton("Diese Fassung wiederherstellen …", self)
        self.restore_button.clicked.connect(lambda: self.restore_wanted.emit(self.table.current_id))
        self.restore_button.setEnabled(False)
        self._changing = (self.keep_button, self.restore_button, empty_button)
        needs("papers.version", self.keep_button, empty_button)
        needs("papers.restore", self.restore_button)
        self.table.verbs = button_verbs([self.restore_button], self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.keep_button)
        row.addWidget(self.restore_button)
        row.addStretch(1)
        self.view.setMinimumWidth(px(160))
        split = Splitter(self)
        split.addWidget(self.table)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setSizes([px(520), px(620)])
        state.splitter("papers/versions", split)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(split, 1)

    def show_versions(self, versions: Sequence[PaperVersion], *, writable: bool = True) -> None:
        """Show these versions, the latest first; where the paper is another's to change, they are compared only."""
        for button in self._changing:
            button.setVisible(writable)
        if tuple(versions) != self._versions or not self.model.looked_up:
            self._versions = tuple(versions)
            self.model.show(versions)
        self._on_chosen(self.table.current_id)

    def show_differences(self, compared: Mapping[str, Sequence[Stretch]], paper_type: PaperType) -> None:
        """Show how the paper got from the chosen version to what it says now."""
        self.view.show_compared(differences_html(compared, paper_type))

    def _on_chosen(self, key: str) -> None:
        self.restore_button.setEnabled(bool(key))
        if key:
            self.compare_wanted.emit(key)
        else:
            self.view.setPlainText(_UNCHOSEN)
