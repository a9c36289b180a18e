"""A period in figures: drawn by topic, then attendance and motions in two tables; each shows the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.publications.figure_card import FigureCard
from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.entries import Entry, EntryList
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.domain.figures import Figure, Topic
from beirat_desktop.domain.sorting import sort_key
from beirat_desktop.domain.statistics import Presence
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.meetings import meeting_name
from beirat_desktop.usecases.publications.registers import COLUMNS, PeriodStatistics

FIGURES = (
    ("Sitzungen", "expected", 88),
    ("anwesend", "present", 88),
    ("entschuldigt", "excused", 108),
    ("vertreten", "substituted", 86),
    ("gefehlt", "absent", 78),
    ("offen", "open", 64),
)
"""The figures of a member, the field of Presence each is, and how wide its head is."""
_NEEDS = {1: 760, 2: 640, 7: 580, 5: 520, 6: 500}
"""How wide the view must be for a column of members to be shown; the tip of a name says them all."""
_BESIDE = 720
"""How wide the view must be for the list behind a figure to stand beside the figures, not below them."""
_TABLE_BESIDE, _AROUND = 840, 110
"""How wide the figures must be for a table to stand beside its bars; what margins take of a table's width."""
_NOTHING = "Noch nichts gewählt"
NO_FACTION, TOGETHER = "ohne Fraktion", "zusammen"


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member with the faction sat for last."""

    id: str
    name: str
    faction: str
    presence: Presence


@dataclass(frozen=True, slots=True)
class MotionRow:
    """A faction, "" for none or TOGETHER for all, and how many of its motions went how."""

    id: str
    name: str
    counts: tuple[int, ...]


def _figure(name: str) -> Callable[[MemberRow], int]:
    return lambda row: int(getattr(row.presence, name))


def _all_figures(row: MemberRow) -> str:
    figures = ", ".join(f"{getattr(row.presence, name)} {head}" for head, name, _ in FIGURES)
    return f"{row.name} ({row.faction}): {figures}"


def _count(place: int) -> Callable[[MotionRow], int]:
    return lambda row: row.counts[place]


def _shown(number: Callable[[Any], int]) -> Callable[[Any], str]:
    return lambda row: str(number(row))


MEMBERS = (
    Column("Mitglied", lambda row: row.name, lambda row: sort_key(row.name), stretch=True, tip=_all_figures),
    Column("Fraktion", lambda row: row.faction, width=110),
    *(Column(head, _shown(_figure(name)), _figure(name), number=True, width=width) for head, name, width in FIGURES),
    Column(
        "Anteil",
        lambda row: "–" if row.presence.share is None else f"{row.presence.share} %",
        lambda row: row.presence.share,
        number=True,
        width=74,
        tip=lambda _row: "anwesend von den Sitzungen, zu denen etwas eingetragen ist",
    ),
)
MOTIONS = (
    Column("Fraktion", lambda row: row.name, lambda row: sort_key(row.name), stretch=True),
    *(
        Column(head, _shown(_count(place)), _count(place), number=True, width=32 + 7 * len(head))
        for place, head in enumerate(COLUMNS)
    ),
    Column(TOGETHER, lambda row: str(sum(row.counts)), lambda row: sum(row.counts), number=True, width=90),
)


class NumbersView(QWidget):
    """Signals:
    navigate: noun and id of a meeting or paper in the list behind a figure.
    """

    navigate = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: PeriodStatistics | None = None
        self.period_label = QLabel(self)
        self.period_label.setProperty("role", "muted")
        self.period_label.setWordWrap(True)
        self.members_model = RowsModel(MEMBERS, self)
        self.motions_model = RowsModel(MOTIONS, self)
        no_meetings = EmptyState(
            "Noch keine Sitzung gehalten",
            "Gezählt wird, sobald eine Sitzung geführt und geschlossen ist (Sitzungen → Sitzung führen).",
            "users",
        )
        no_motions = EmptyState(
            "Noch kein Antrag gestellt", "Gezählt wird, sobald ein Antrag eingereicht ist (Anträge).", "file-text"
        )
        self.members = Table(self.members_model, "Anwesenheit der Mitglieder", empty=no_meetings)
        self.motions = Table(self.motions_model, "Anträge nach Fraktion", empty=no_motions)
        self.members.setMinimumHeight(px(240))
        self.motions.setMinimumHeight(px(170))
        self.behind = EntryList("Dahinter", self)
        self.behind.navigate.connect(self.navigate)
        self.hint_label = QLabel(self)
        self.hint_label.setProperty("role", "muted")
        self.hint_label.setWordWrap(True)
        self.cards = {topic: FigureCard(topic, self) for topic in Topic}
        for drawn in self.cards.values():
            drawn.chosen.connect(self._show_figure)
        self.members_card, self.motions_card = (
            Card("Anwesenheit der Mitglieder", parent=self),
            Card("Anträge", parent=self),
        )
        self.behind_card = Card("Dahinter", parent=self)
        self.members_card.add(self.members, 1)
        self.motions_card.add(self.motions, 1)
        self.behind_label = QLabel(self)  # the title of a card is cut where it is too long, and it tells what is shown
        self.behind_label.setProperty("role", "heading")
        self.behind_label.setWordWrap(True)
        self.behind_card.add(self.behind_label)
        self.behind_card.add(self.hint_label)
        self.behind_card.add(self.behind)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.period_label)
        for card in self.cards.values():
            column.addWidget(card)
        column.addWidget(self.members_card, 3)
        column.addWidget(self.motions_card, 2)
        # The list stays in view beside the figures, however far down the chosen one stands.
        behind = QWidget(self)
        below = QVBoxLayout(behind)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.behind_card)
        below.addStretch(1)
        self.split = Splitter(self)
        self.behind_pane = Scroll(behind, self)
        self.split.addWidget(Scroll(inside, self))
        self.split.addWidget(self.behind_pane)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([px(760), px(250)])
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.split)
        for table, show in ((self.members, self._show_meetings), (self.motions, self._show_motions)):
            table.selectionModel().currentChanged.connect(partial(self._on_current, show))

    def show_statistics(self, found: PeriodStatistics, figures: Mapping[Topic, list[Figure]]) -> None:
        """Show the figures of a period."""
        self._found = found
        for topic, card in self.cards.items():
            card.show_figures(figures[topic])
        since = f"vom {short_date(found.since)} " if found.since is not None else ""
        self.period_label.setText(
            f"Gezählt {since}bis {short_date(found.until)}. Eine Zahl wählen zeigt, was dahinter steht."
        )
        self.members_card.set_note(counted(found.meetings, "Sitzung", "Sitzungen"))
        names = found.names
        rows = [
            MemberRow(key, names[key], names.get(found.faction_of.get(key) or "", NO_FACTION), presence)
            for key, presence in found.attendance.by_person.items()
        ]
        self.members_model.show(sorted(rows, key=lambda row: sort_key(row.name)))
        motions = [
            MotionRow(key or "", names.get(key or "", NO_FACTION), tuple(counts[column] for column in COLUMNS))
            for key, counts in found.motions.items()
        ]
        counts = tuple(found.together[column] for column in COLUMNS)
        self.motions_model.show(
            sorted(motions, key=lambda row: (not row.id, sort_key(row.name))),
            MotionRow(TOGETHER, TOGETHER, counts) if len(motions) > 1 else None,
        )
        papers = {paper.id for some in found.moved.values() for paper in some}
        self.motions_card.set_note(counted(len(papers), "Antrag", "Anträge"))
        self._show_behind(_NOTHING, [], "Einen Balken oder eine Zahl wählen, mit der Maus oder den Pfeiltasten.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.split.orientation() is not wanted:
            self.split.setOrientation(wanted)
            self.split.setSizes([px(760), px(250)] if beside else [self.height() * 2 // 3, self.height() // 3])
        self._make_way()
        room = self.width() * 3 // 4 if beside else self.width()
        for column, needed in _NEEDS.items():
            self.members.give_way(column, hidden=room - px(_AROUND) < px(needed))
        for card in self.cards.values():
            card.set_beside(room >= px(_TABLE_BESIDE))

    def _on_current(self, show: Callable[[QModelIndex], None], index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and self._found is not None:
            show(index)

    def _show_meetings(self, index: QModelIndex) -> None:
        assert self._found is not None
        row: MemberRow = self.members_model.value(index.row())
        shares = index.column() == len(MEMBERS) - 1  # what the share is of stands in "anwesend"
        head, name, _ = FIGURES[1 if shares else max(index.column() - 2, 0)]
        entries = [
            Entry(meeting_name(one), short_date(one.day), noun="meeting", id=one.id)
            for one in self._found.meetings_of(row.id, name)
        ]
        self._show_behind(f"{row.name}: {head}", entries, "Keine Sitzung.")

    def _show_motions(self, index: QModelIndex) -> None:
        assert self._found is not None
        row: MotionRow = self.motions_model.value(index.row())
        chosen = COLUMNS[index.column() - 1 : index.column()] if 0 < index.column() <= len(COLUMNS) else COLUMNS
        movers = {mover for mover, _column in self._found.moved} if row.id == TOGETHER else {row.id or None}
        moved = [
            one
            for column in chosen
            for (mover, group), some in self._found.moved.items()
            if group == column and mover in movers
            for one in some
        ]
        papers = {one.id: one for one in moved}.values()  # a joint motion is one
        entries = [
            Entry(
                one.title,
                " · ".join(filter(None, (one.number, short_date(one.dated) if one.dated else ""))),
                noun="paper",
                id=one.id,
            )
            for one in papers
        ]
        what = chosen[0] if len(chosen) == 1 else "alle Anträge"
        self._show_behind(f"{row.name}: {what}", entries, "Kein Antrag.")

    def _show_figure(self, figure: Figure) -> None:
        entries = [Entry(one.title, one.sub, noun=one.noun, id=one.id) for one in figure.behind]
        self._show_behind(f"{figure.group}: {figure.part}", entries, "Nichts.")

    def _show_behind(self, title: str, entries: list[Entry], empty: str) -> None:
        self.behind_label.setText(title)
        self.behind_card.set_note(str(len(entries)) if entries else "")
        self.behind.show_entries(entries)
        self.hint_label.setText(empty)
        self.hint_label.setVisible(not entries)
        self._make_way()

    def _make_way(self) -> None:
        """Below the figures the list takes room from them only once there is something to show."""
        below = self.split.orientation() is Qt.Orientation.Vertical
        self.behind_pane.setVisible(not below or self.behind_label.text() != _NOTHING)
