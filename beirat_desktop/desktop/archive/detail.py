"""One issued paper: what it is, where it came from, whether its bytes are still the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.german.archive import about_words, issued_words, withdrawn_words
from beirat_desktop.german.attachments import size_words
from beirat_desktop.german.dates import moment_words
from beirat_desktop.usecases.archive.archive import ArchiveEntry


class ArchiveDetail(QWidget):
    """Says it in a few lines above the preview.

    Signals:
        navigate: noun and id of the record it was made from.
    """

    navigate = Signal(str, str)

    def __init__(self, parent: QWidget | None = None, *, opens: Callable[[str], bool]) -> None:
        """opens: whether a place of this desk shows records of a noun; without one their name is no link."""
        super().__init__(parent)
        self._opens = opens
        self.title_label = self._label("heading")
        self.about_link = LinkLabel("", "", "", self)
        self.about_link.navigate.connect(self.navigate)
        self.withdrawn_label = self._label("warning")
        self.about_label = self._label("")
        self.issue_label = self._label("muted")
        self.sum_label = self._label("muted")
        self.sum_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.title_label, self.withdrawn_label, self.about_link, self.about_label, self.issue_label):
            column.addWidget(widget)
        column.addWidget(self.sum_label)

    def show_entry(self, entry: ArchiveEntry) -> None:
        """Show one."""
        paper, row = entry.paper, entry.row
        words = issued_words(paper.kind, paper.number, publication=paper.publication)
        self.title_label.setText(unbroken_numbers(f"{words} · {paper.issue}. Ausgabe"))
        self.withdrawn_label.setText(unbroken_numbers(withdrawn_words(paper)))
        self.withdrawn_label.setVisible(paper.withdrawn is not None)
        about = about_words(row.noun, row.about, row.detail)
        noun, key = entry.place
        leads = bool(noun) and self._opens(noun)
        self.about_link.setVisible(leads)
        self.about_link.lead_to(about or "zum Vorgang", noun, key)
        self.about_label.setVisible(not leads)
        self.about_label.setText(about if noun else "Der Vorgang dazu ist nicht mehr in der Akte.")
        # A name written from right to left must not turn what follows it.
        to = f" · an \u2068{' '.join(paper.recipient.split())}\u2069" if paper.recipient.strip() else ""
        by = f" von {paper.issued_by}" if paper.issued_by else ""
        self.issue_label.setText(unbroken_numbers(f"{moment_words(paper.issued)}{by}{to} · {size_words(paper.size)}"))
        self.say_sum("", "muted")
        self.sum_label.setToolTip(paper.sha512)
        self.sum_label.setText(f"Prüfsumme (SHA-512) {paper.sha512[:16]}…")

    def say_sum(self, text: str, role: str) -> None:
        """What came of checking the bytes."""
        self.sum_label.setProperty("role", role)
        self.sum_label.style().unpolish(self.sum_label)
        self.sum_label.style().polish(self.sum_label)
        self.sum_label.setText(text)

    def _label(self, role: str) -> QLabel:
        made = QLabel(self)
        made.setWordWrap(True)
        if role:
            made.setProperty("role", role)
        return made
