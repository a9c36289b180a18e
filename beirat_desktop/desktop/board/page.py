"""«Meine Anträge»: what a faction sees first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.board.days import TITLE as DAYS
from beirat_desktop.desktop.board.days import DaysView
from beirat_desktop.desktop.board.fates import TITLE, FatesView
from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.refusals import notice_of
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px
from beirat_desktop.desktop.widgets.board import Board, BoardColumn
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.chip import Chip
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.entries import Entry
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.board import Reached
from beirat_desktop.german.board import REACHED
from beirat_desktop.german.dates import long_date, relative_day, short_date
from beirat_desktop.german.registers import MISSING, read_words
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
        register_wanted: a register of the office is to be opened.
    """

    begin_wanted = Signal(str)
    register_wanted = Signal()
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
        self.later_label, self.register_label = QLabel(self), QLabel(self)
        for label in (self.later_label, self.register_label):
            label.setWordWrap(True)
            label.setProperty("role", "muted")
        self.register_button = QPushButton("Register öffnen …", self)
        self.register_button.clicked.connect(self.register_wanted)
        self.deadline_card.add(self.deadline_label)
        self.deadline_card.add(self.later_label)
        self.register_row = QWidget(self)
        line = QHBoxLayout(self.register_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.register_label, 1)
        line.addWidget(self.register_button)
        self.deadline_card.add(self.register_row)
        self.deadline_card.add_to_head(self.deadline_chip)
        self.board = Board("Meine Anträge", self)
        self.board.navigate.connect(self.navigate)
        self.empty = EmptyState(
            "Noch gibt es hier keinen Antrag.",
            "Ein Entwurf entsteht für die nächste Sitzung. Was eingereicht ist, steht danach hier, Schritt für Schritt "
            "bis zur Umsetzung.",
            parent=self,
        )
        self.begin_button = self.empty.add_button("Antrag schreiben", lambda: self.begin_wanted.emit("papers"))
        self.motions = QStackedWidget(self)
        self.motions.addWidget(self.board)
        self.motions.addWidget(self.empty)
        self.model = RowsModel(COLUMNS, self)
        self.table = Table(self.model, "Meine Anträge", parent=self)
        self.table.hide()  # what is printed and saved of the board
        self.fates = FatesView(workplace, self)
        self.fates.opened.connect(lambda key: self.navigate.emit("paper", key))
        self.days = DaysView(workplace, self)
        self.stage = QStackedWidget(self)
        for view in (self.motions, self.fates, self.days):
            self.stage.addWidget(view)
        self.stage.setMinimumHeight(px(60))  # it scrolls; what stands above is never cut for it
        self.papers = PaperActions(workplace.background, self._office.reader, self)
        self.papers.message.connect(self.message)
        self.papers.notice.connect(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(px(GAP))
        column.addWidget(self.deadline_card)
        column.addLayout(self._switch())
        column.addWidget(self.stage, 1)
        self.add_action = self.action(
            "+ Antrag", lambda: self.begin_wanted.emit("papers"), name="Antrag anlegen", shortcut="Ctrl+N", primary=True
        )
        self.save_action = self.action("Als PDF …", self._save, name=f"{TITLE} Als PDF speichern")
        self.watch(
            workplace,
            *("bodies", "terms", "committees", "factions", "organizations", "persons", "memberships"),
            *("meetings", "agenda_items", "papers", "consultations", "resolutions", "votes", "speakers"),
            *("follow_ups", "status_reports", "joinings", "citations", "initiatives"),
        )
        self._choose(self.motions)

    def title(self) -> str:
        return "Meine Anträge"

    def subtitle(self) -> str:
        return self._shown.faction if self._shown is not None else ""

    def page_actions(self) -> Sequence[QAction]:
        return (self.save_action, self.add_action)

    def shown_list(self) -> Table:
        view = self.stage.currentWidget()
        return self.fates.table if view is self.fates else self.days.table if view is self.days else self.table

    def open(self, record: str) -> None:
        self.reload()
        self.fetched()

    def reload(self) -> None:
        if self.stage.currentWidget() is self.fates:
            papers = self._office.publications
            self._background.run(self.fates.show_fates, self._on_failed, papers.fates, self._faction_id)
        if self.stage.currentWidget() is self.days:
            self._background.run(self.days.show_days, self._on_failed, self._office.boards.days, self._faction_id)
        self._background.run(self._on_board, self._on_failed, self._office.boards.of, self._faction_id)

    def focus_first(self) -> None:
        if self._shown is None:
            self.setFocus()  # on the first motion as soon as they are there
        elif self.stage.currentWidget() is self.motions:
            self._focus_motions()
        else:
            self.shown_list().setFocus()

    def _focus_motions(self) -> None:
        if self.motions.currentWidget() is self.empty:
            self.begin_button.setFocus()
        else:
            self.board.focus_first()

    def _switch(self) -> QHBoxLayout:
        """Two ways to look at the same motions, and the days of the Beirat."""
        row = QHBoxLayout()
        row.setSpacing(px(GAP))
        self.views = QButtonGroup(self)
        self.board_button, self.fates_button = QPushButton("Tafel", self), QPushButton(TITLE, self)
        self.days_button = QPushButton(DAYS, self)
        for button, view in (
            (self.board_button, self.motions),
            (self.fates_button, self.fates),
            (self.days_button, self.days),
        ):
            button.setCheckable(True)
            self.views.addButton(button)
            row.addWidget(button)
            button.clicked.connect(partial(self._choose, view))
        self.board_button.setChecked(True)
        row.addStretch(1)
        return row

    def _choose(self, view: QWidget) -> None:
        self.stage.setCurrentWidget(view)
        self.save_action.setVisible(view is self.fates)
        self.deadline_card.setVisible(view is self.motions)
        if view is not self.motions:
            self.reload()

    def _save(self) -> None:
        """Write what the view shows as the paper that the reports make of it too."""
        make = self._office.publications.faction_report
        self._background.run(self._on_made, self._on_not_made, make, self._faction_id)

    def _on_made(self, made: tuple[str, bytes]) -> None:
        name, pdf = made
        self.papers.save([Outgoing(name, lambda: pdf)])

    def _on_not_made(self, error: Exception) -> None:
        self.notice.emit(notice_of(error))

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
        self.motions.setCurrentWidget(self.board if any(found.columns.values()) else self.empty)
        self.model.show([_Row(card.paper.id, key, card) for key, cards in found.columns.items() for card in cards])
        self._show_deadline(found)
        self.header_changed.emit()
        # Asked of the window: it may not be active yet, where somebody was just chosen in a dialog.
        if first and self.window().focusWidget() is self:
            self._focus_motions()

    def _show_deadline(self, found: FactionBoard) -> None:
        self.register_row.setVisible(found.at_home)
        read = MISSING if found.register is None else read_words(found.register.made)
        self.register_label.setText(unbroken_numbers(read))
        self.later_label.setText(
            " · ".join(
                f"Danach bis {short_date(one.deadline)} für die Sitzung am {short_date(one.meeting.day)}"
                for one in found.later
            )
        )
        self.later_label.setVisible(bool(found.later))
        self.deadline_chip.setVisible(found.closes_on is not None)
        if found.closes_on is None or found.meeting_day is None:
            # Without a register a faction's own record knows no meeting, whether one is planned or not.
            unknown = found.at_home and found.register is None
            said = "Noch ist keine Sitzung geplant; Anträge können jederzeit eingereicht werden."
            self.deadline_label.setText("Noch nicht bekannt" if unknown else said)
            return
        days = (found.closes_on - found.today).days
        tone = Tone.RED if days < 0 else Tone.AMBER if days <= SOON else Tone.NEUTRAL
        self.deadline_chip.show_word("vorbei" if days < 0 else relative_day(found.closes_on, found.today), tone)
        said = f"{long_date(found.closes_on)} für die Sitzung am {short_date(found.meeting_day)}"
        self.deadline_label.setText(unbroken_numbers(said))

    def _on_failed(self, error: Exception) -> None:
        raise error


def _entry(card: MotionCard) -> Entry:
    paper = card.paper
    sub = " · ".join(
        filter(None, (paper.number, short_date(card.since) if card.since else "", "gemeinsam" if card.joint else ""))
    )
    word, tone, tip = ("Rückfrage", Tone.AMBER, paper.asked) if paper.asked else ("", Tone.NEUTRAL, paper.title)
    return Entry(paper.title or "ohne Titel", sub, word, tone, "paper", paper.id, tip=tip)
