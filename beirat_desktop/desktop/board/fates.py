"""«Was wurde aus unseren Anträgen?»: each motion of the term with what was answered, resolved and carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from beirat_desktop.desktop.quick_look import Looking
from beirat_desktop.desktop.theme import GAP, px
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.empty import EmptyState
from beirat_desktop.desktop.widgets.models import Column, RowsModel
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.table import Table
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.german.counts import counted
from beirat_desktop.german.dates import short_date
from beirat_desktop.german.papers import number_words

if TYPE_CHECKING:
    from beirat_desktop.usecases.publications.publications import FactionReport, MotionFate

TITLE = "Was wurde aus unseren Anträgen?"


def _several(pick: Callable[[MotionFate], tuple[str, ...]]) -> Callable[[MotionFate], str]:
    return lambda row: " · ".join(pick(row))


COLUMNS = (
    Column("Nummer", lambda row: number_words(row.number), sort=lambda row: row.number, width=96),
    Column("Datum", lambda row: short_date(row.dated) if row.dated else "", lambda row: row.dated, width=95),
    Column("Antrag", lambda row: row.title, width=200, tip=lambda row: row.title),
    Column("Ergebnis", lambda row: row.result, width=130),
    Column("Antwort", _several(lambda row: row.answers[-1:]), width=135),
    Column("Beirat", _several(lambda row: row.beirat), width=120),
    Column("Weitere Gremien", _several(lambda row: row.council), width=120),
    Column("Heute", lambda row: row.now, stretch=True),
)


class FatesView(QWidget):
    """The motions as a table, and below it all that is known of the chosen one.

    Signals:
        opened: the id of the motion to open.
    """

    opened = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: FactionReport | None = None
        self.head_label = QLabel(self)
        self.head_label.setWordWrap(True)
        self.model = RowsModel(COLUMNS, self)
        self.empty = EmptyState(
            "In dieser Wahlperiode ist noch kein Antrag eingereicht.",
            "Was eingereicht ist, steht hier mit jeder Antwort der Geschäftsstelle; Antworten werden durch Öffnen des "
            "Schreibens übernommen.",
            parent=self,
        )
        self.table = Table(self.model, TITLE, state=workplace.state, key="became", empty=self.empty)
        Looking(self.table, workplace.background, workplace.office, "paper")
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self._show_one)
        self.card = Card("Der gewählte Antrag", parent=self)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setAccessibleName("Was aus dem gewählten Antrag wurde")
        scroll = Scroll(self.words, self.card)
        self.card.add(scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(GAP))
        column.addWidget(self.head_label)
        column.addWidget(self.table, 1)
        column.addWidget(self.card, 1)

    def sizeHint(self) -> QSize:
        return QSize(px(900), px(500))

    def show_fates(self, found: FactionReport) -> None:
        """Replace all; the choice stays where it was."""
        self._shown = found
        motions = found.motions
        results = Counter(motion.result for motion in motions).most_common()
        counts = ", ".join(f"{count} {result}" for result, count in results)
        self.head_label.setText(
            f"{counted(len(motions), 'Antrag', 'Anträge')}{_since(found)}: {counts}." if motions else ""
        )
        self.head_label.setVisible(bool(motions))
        self.model.show(motions)
        self._show_one(self.table.current_id)

    def _show_one(self, key: str) -> None:
        motions = self._shown.motions if self._shown is not None else ()
        one = next((each for each in motions if each.id == key), None)
        self.card.setVisible(bool(motions))
        self.words.setText(_all_of(one) if one is not None else "Bitte oben einen Antrag wählen.")


def _since(found: FactionReport) -> str:
    return f" seit {short_date(found.since)}" if found.since is not None else ""


def _all_of(one: MotionFate) -> str:
    """Everything, a line each: where the table has no room for it."""
    parts = [" ".join(filter(None, (one.number, one.title))), *((one.partners,) if one.partners else ())]
    for head, lines in (
        ("Antworten der Geschäftsstelle", one.answers),
        ("Beirat", one.beirat),
        ("Weitere Gremien", one.council),
        ("Heute", (one.now,) if one.now else ()),
    ):
        if lines:
            parts += ["", head, *(f"• {line}" for line in lines)]
    return "\n".join(parts)
