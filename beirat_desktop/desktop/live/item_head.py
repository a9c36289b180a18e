"""What is on the floor: number and title, its paper, and what became of it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from beirat_desktop.desktop import states
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.german.consultations import outcome_words
from beirat_desktop.german.papers import paper_kind
from beirat_desktop.german.questions import shortened
from beirat_desktop.usecases.live.resolutions import DeskItem

_TITLE = 140
"""So many letters of a title stand over the item."""


class ItemHead(QHBoxLayout):
    """The line over the item. parent: the desk it stands on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.title_label = QLabel(parent)
        self.title_label.setWordWrap(True)
        self.outcome_chip = Chip("", parent=parent)
        self.paper_link = LinkLabel("", "paper", "", parent, small=True)
        self.paper_link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSpacing(12)
        self.addWidget(self.title_label, 1)
        self.addWidget(self.paper_link)
        self.addWidget(self.outcome_chip)

    def show_item(self, row: DeskItem) -> None:
        """Show which item is on the desk."""
        item = row.item
        title = item_title(row)
        # Some lines at most, so that the counts below stay in the window; the agenda beside it has it all.
        shown = shortened(title, _TITLE)
        self.title_label.setText(unbroken_numbers(shown))
        self.title_label.setToolTip(title if shown != title else "")
        self.paper_link.setVisible(row.paper is not None)
        if row.paper is not None:
            self.paper_link.lead_to(
                row.paper_number or paper_kind(row.paper),
                "paper",
                row.paper.id,
            )
        self.outcome_chip.setVisible(item.outcome is not None)
        if item.outcome is not None:
            self.outcome_chip.show_word(outcome_words(item.outcome, item.outcome_target), states.tone(item.outcome))


def item_title(row: DeskItem) -> str:
    """Number and title of an item."""
    return " · ".join(part for part in (row.number, row.item.title) if part)
