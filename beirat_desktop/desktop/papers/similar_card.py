"""What was moved before on the same subject, while a motion is being written."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from beirat_desktop.desktop.theme import Tone
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.german import finding, norm
from beirat_desktop.german.board import REACHED
from beirat_desktop.german.similar import barred_words, decided_words
from beirat_desktop.usecases.papers.similar import Similar, SimilarMotion


class SimilarCard(Card):
    """Says nothing where nothing is alike; then it is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ähnliche Anträge", parent=parent)
        self.rule_label = QLabel(self)
        self.rule_label.setWordWrap(True)
        self.entries = EntryList("Ähnliche Anträge", self)
        self.add(self.rule_label)
        self.add(self.entries)
        self.hide()

    def show_similar(self, found: Similar) -> None:
        """Show these."""
        advice = [finding(one) for one in found.findings]
        self.rule_label.setText(unbroken_numbers("\n".join(f"{one.sentence} {one.mend}" for one in advice)))
        self.rule_label.setToolTip("\n".join(f"{one.norm}: {norm(one.norm)}" for one in found.findings if one.norm))
        self.rule_label.setVisible(bool(advice))
        self.entries.show_entries([_entry(one) for one in found.motions])
        self.entries.setVisible(bool(found.motions))
        self.setVisible(bool(found.motions or advice))


def _entry(one: SimilarMotion) -> Entry:
    paper = one.paper
    decided = decided_words(one.body, one.outcome, one.decided_on)
    sub = " · ".join(part for part in (paper.number, ", ".join(one.movers), decided) if part)
    if one.barred_until is not None:
        word, tone, tip = barred_words(one.barred_until), Tone.AMBER, norm("§ 34 GemO")
    else:
        word, tone, tip = REACHED[one.reached], Tone.NEUTRAL, paper.title
    return Entry(paper.title, sub, word, tone, "paper", paper.id, tip=tip)
