"""«Meine Anträge»: what a faction sees first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.board import Board, BoardColumn
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.entries import Entry
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.board import Reached
from beirat_desktop.german.board import REACHED
from beirat_desktop.german.dates import long_date, relative_day, short_date
from beirat_desktop.usecases.board import FactionBoard, MotionCard

MOST = 20
"""So many of a column are shown; what is older is counted, and stands in the list of motions."""
SOON = 7


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    reached: Reached
    card: MotionCard


COLUMNS = (
    Column("Stand", lambda row: REACHED[row.reached], lambda row: list(Reached).index(row.reached), width=120),
    Column("Nummer", lambda row: row.card.paper.number, width=90),
    Column("Titel", lambda row: row.card.paper.title, stretch=True),
    Column(
        "zuletzt",
        lambda row: short_date(row.card.since) if row.card.since else "",
        lambda row: row.card.since,
        width=110,
    ),
)


class BoardPage(Page):
    """Shows the motions of one faction; drafts of others are none of its business and do not come here.

    Signals:
        begin_wanted: the key of a place where something new is to be begun.
    """

    begin_wanted = Signal(str)
    help_page = "uebersicht"

    def __init__(self, workplace: Workplace, faction_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._background = workplace.office, workplace.background
        self._faction_id = faction_id
        self._shown: FactionBoard | None = None
        self.deadline_card = Card("Nächster Antragsschluss", parent=self)
        self.deadline_label = QLabel(self)
        self.deadline_label.setWordWrap(True)
        self.deadline_chip = Chip("", Tone.NEUTRAL, parent=self)
        self.deadline_card.add(self.deadline_label)
        self.deadline_card.add_to_head(self.deadline_chip)
        self.board = Board("Meine Anträge", self)
        self.board.navigate.connect(self.navigate)
        self.model = RowsModel(COLUMNS, self)
        self.table = Table(self.model, "Meine Anträge", parent=self)
        self.table.hide()  # what is printed and saved of the board
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(px(GAP))
        column.addWidget(self.deadline_card)
        column.addWidget(self.board, 1)
        self.add_action = self.action(
            "+ Antrag", lambda: self.begin_wanted.emit("papers"), name="Antrag anlegen", shortcut="Ctrl+N", primary=True
        )
        self.watch(workplace, "committees", "factions", "meetings", "papers", "consultations", "follow_ups")

    def title(self) -> str:
        return "Meine Anträge"

    def subtitle(self) -> str:
        return self._shown.faction if self._shown is not None else ""

    def page_actions(self) -> Sequence[QAction]:
        return (self.add_action,)

    def shown_list(self) -> QWidget | None:
        return self.table

    def open(self, record: str) -> None:
        self.reload()

    def reload(self) -> None:
        self._background.run(self._on_board, self._on_failed, self._office.boards.of, self._faction_id)

    def focus_first(self) -> None:
        self.board.focus_first()

    def _on_board(self, found: FactionBoard) -> None:
        first = self._shown is None
        self._shown = found
        self.board.show_columns(
            [
                BoardColumn(key, REACHED[key], len(cards), tuple(_entry(card) for card in cards[:MOST]))
                for key, cards in found.columns.items()
                if cards or key is not Reached.ENDED
            ]
        )
        self.model.show([_Row(card.paper.id, key, card) for key, cards in found.columns.items() for card in cards])
        self._show_deadline(found)
        self.header_changed.emit()
        if first and self.hasFocus():
            self.board.focus_first()

    def _show_deadline(self, found: FactionBoard) -> None:
        self.deadline_chip.setVisible(found.closes_on is not None)
        if found.closes_on is None or found.meeting_day is None:
            self.deadline_label.setText("Noch ist keine Sitzung geplant; Anträge können jederzeit eingereicht werden.")
            return
        days = (found.closes_on - found.today).days
        tone = Tone.RED if days < 0 else Tone.AMBER if days <= SOON else Tone.NEUTRAL
        self.deadline_chip.show_word("vorbei" if days < 0 else relative_day(found.closes_on, found.today), tone)
        self.deadline_label.setText(f"{long_date(found.closes_on)} für die Sitzung am {short_date(found.meeting_day)}")

    def _on_failed(self, error: Exception) -> None:
        raise error


def _entry(card: MotionCard) -> Entry:
    paper = card.paper
    sub = " · ".join(
        filter(None, (paper.number, short_date(card.since) if card.since else "", "gemeinsam" if card.joint else ""))
    )
    word, tone, tip = ("Rückfrage", Tone.AMBER, paper.asked) if paper.asked else ("", Tone.NEUTRAL, paper.title)
    return Entry(paper.title or "ohne Titel", sub, word, tone, "paper", paper.id, tip=tip)
