"""What is wrong with an agenda, in sentences that lead to the item."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.renewed import renewed
from beirat_desktop.domain.findings import Finding
from beirat_desktop.german import finding, norm
from beirat_desktop.german.counts import counted


class FindingList(QWidget):
    """The first few findings; the law stands in the tooltip.

    Signals:
        followed: the id of the item a finding is about.
    """

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Finding | int, QLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_findings(self, findings: Sequence[Finding], most: int) -> None:
        """Show so many of them, and how many there are beyond."""
        shown: list[Finding | int] = list(findings[:most])
        if len(findings) > most:
            shown.append(len(findings) - most)
        self._rows = renewed(self._column, self._rows, shown, self._label)
        self.setVisible(bool(findings))

    @property
    def labels(self) -> list[QLabel]:
        """What is shown, sentence by sentence."""
        return [label for _found, label in self._rows]

    def _label(self, found: Finding | int) -> QLabel:
        """A finding, or how many more there are."""
        if isinstance(found, int):
            more = QLabel(f"und {counted(found, 'weiterer Hinweis', 'weitere Hinweise')}", self)
            more.setProperty("role", "muted")
            return more
        advice = finding(found)
        label = QLabel(self)
        link = f' <a href="{found.object_id}">Zum Punkt</a>' if found.noun == "agenda_items" else ""
        label.setText(f"{escape(unbroken_numbers(advice.sentence))}{link}")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setProperty("role", "warning")
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        why = norm(found.norm)
        label.setToolTip("\n".join(part for part in (advice.mend, f"{found.norm}: {why}" if why else "") if part))
        label.linkActivated.connect(self.followed)
        return label
