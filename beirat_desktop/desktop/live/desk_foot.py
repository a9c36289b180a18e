"""The foot of the desk: the button that records, and why a key did nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.emphasis import emphasize
from beirat_desktop.desktop.live.findings_box import FindingsLine
from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import px
from beirat_desktop.domain.agenda import ItemKind
from beirat_desktop.domain.consultations import Outcome
from beirat_desktop.domain.decisions import Decision
from beirat_desktop.domain.votes import VoteKind
from beirat_desktop.german.votes import void_words
from beirat_desktop.usecases.live.elections import ElectionView
from beirat_desktop.usecases.live.resolutions import DeskItem

NO_VOTE_HERE = f"Unter diesem Punkt wird nicht abgestimmt. Weiter mit {KEYS['next'].shown}."
_BREAK = "Sitzung unterbrochen – abgestimmt wird erst nach dem Fortsetzen ({keys})."
_NOT_OPEN = "Zum Festhalten die Sitzung eröffnen."
_BALLOTS = f"Hier wird gewählt. Weiter mit {KEYS['counts'].shown} zur Auszählung."
_OPENING = f"Die Eröffnung stellt nur fest, wer da ist. Weiter mit {KEYS['next'].shown}."
_NO_PAPER = "Zurückgezogen wird nur ein Antrag; unter diesem Punkt steht keiner."
NOBODY = f"Niemand, der mitstimmen darf, ist als anwesend eingetragen. Zur Anwesenheit mit {KEYS['attendance'].shown}."
_HIGH, _TIGHT_HIGH = 48, 35
"""Pixels at 100 %: three lines beside the button, two in little room, kept whether something is said or not."""


@dataclass(frozen=True)
class Standing:
    """Whether the meeting runs, pauses, or why nothing of it can be changed any more; and whether anybody may vote."""

    running: bool = False
    on_break: bool = False
    held: str = ""
    voters: bool = True


class DeskFoot(QWidget):
    """Says in its room what stands against a key, beside the buttons, or above them where it would be cut there."""

    def __init__(
        self, reason_edit: QLineEdit, called_line: FindingsLine, spare: Callable[[], int], parent: QWidget
    ) -> None:
        """spare: pixels of height the foot may take from what scrolls above it."""
        super().__init__(parent)
        self.standing = Standing()
        self._told = ""
        self._tight = False
        self._reason_edit, self._called_line, self._spare = reason_edit, called_line, spare
        self.hint_label = QLabel(self)
        self.hint_label.setProperty("role", "muted")
        self.hint_label.setWordWrap(True)
        self.record_button = QPushButton(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._column.addLayout(self._row)
        self._row.addWidget(reason_edit, 1)
        self._row.addWidget(self.hint_label, 1)
        self._row.addStretch(0)
        self._row.addWidget(self.record_button)

    @property
    def barred(self) -> str:
        """Why nothing can be recorded here and now, empty where it can."""
        if not self.standing.running:
            return _NOT_OPEN
        if self.standing.held:
            return self.standing.held
        return _BREAK.format(keys=KEYS["pause"].shown) if self.standing.on_break else ""

    def stand(self, standing: Standing, *, anew: bool = True) -> None:
        """anew: the fields begin anew. What a key was told is over then, as where the meeting stands otherwise."""
        if anew or standing != self.standing:
            self.forget()
        self.standing = standing

    def forget(self) -> None:
        """Something was done; why a key did nothing is over."""
        self._told = ""

    def tell(self, words: str) -> None:
        """Why a key did nothing, to see and to hear; it stays until something else is done, not only until a save."""
        self._told = words
        self._say(words)
        announce(words, self)

    def tell_barred(self, kind: ItemKind, outcome: Outcome | None) -> None:
        """Why a key does nothing under such an item; outcome: what was to become of it."""
        words = _BALLOTS if kind is ItemKind.ELECTION else NO_VOTE_HERE
        if outcome is not None and kind is not ItemKind.ELECTION:
            words = _OPENING if kind is ItemKind.OPENING else _NO_PAPER
        self.tell(self.barred or words)

    def show_hint(self, row: DeskItem, decision: Decision | None, *, corrects: bool) -> None:
        """What a key was told last, else what is to be known of the item."""
        self._say(self._told or self._hint(row, decision, corrects=corrects))

    def show_button(self, words: str) -> None:
        """What the button records; where that is nothing, it leads on to the next item."""
        standing, key = self.standing, KEYS["record" if words else "next"]
        self.record_button.setEnabled(standing.running and not (words and (standing.on_break or standing.held)))
        emphasize(self.record_button, standing.running)
        words = words or "Weiter"
        self.record_button.setText(words if self._tight else f"{words} ({key.shown})")
        self.record_button.setToolTip(key.tooltip)

    def fit(self, *, tight: bool) -> None:
        """tight: room is shortest."""
        self._tight = tight
        self._say(self.hint_label.text())

    def add_button(self, button: QPushButton) -> None:
        """A button of the whole desk, in the line of the button that records."""
        self._row.insertWidget(0, button)

    def take_called(self) -> None:
        """What the rules say of the item stands here."""
        self._row.insertWidget(self._row.indexOf(self._reason_edit), self._called_line, 1)

    def take_menu(self, button: QToolButton) -> None:
        """The menu stands beside the button that records."""
        if self._row.indexOf(button) < 0:
            self._row.insertWidget(self._row.indexOf(self.record_button), button)

    def give_menu(self, button: QToolButton) -> bool:
        """Whether the menu stood here and does no more."""
        here = self._row.indexOf(button) >= 0
        if here:
            self._row.removeWidget(button)
        return here

    def make_room(self) -> None:
        """Beside the buttons, or above them over the whole width, wherever the foot grows less."""
        kept = px(_TIGHT_HIGH if self._tight else _HIGH)
        beside, above = kept, 0
        if not self.hint_label.isHidden():
            beside = max(kept, self.hint_label.heightForWidth(self._beside()))
            line = self._column.spacing() + self.record_button.sizeHint().height()
            above = line + self.hint_label.heightForWidth(self.width())
        over = beside > max(above, kept) if above else False
        if over and self._row.indexOf(self.hint_label) >= 0:
            self._column.insertWidget(0, self.hint_label)
        elif not over and self._row.indexOf(self.hint_label) < 0:
            self._row.insertWidget(self._row.indexOf(self._reason_edit) + 1, self.hint_label, 1)
        grown = min(max(above, kept) if over else beside, max(kept, self.height() + self._spare()))
        self.setFixedHeight(grown)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.make_room()  # another button came or went
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.make_room()

    def _say(self, words: str) -> None:
        """In little room what the item is told stands here instead, until a key did nothing."""
        self.hint_label.setText(words)
        self.hint_label.setToolTip(words)
        asks = not self._reason_edit.isHidden()
        called = bool(self._called_line.whole_text) and not self._told
        self._called_line.setVisible(not self._tight or (called and not asks))
        self.hint_label.setVisible(bool(words) and not asks and not (self._tight and called))
        self.make_room()

    def _beside(self) -> int:
        """Pixels of width that the buttons leave."""
        inside = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        others = [one for one in inside if self._row.indexOf(one) >= 0 and one is not self.hint_label]
        shown = [one for one in others if not one.isHidden()]
        return self.width() - sum(one.sizeHint().width() + self._row.spacing() for one in shown)

    def _hint(self, row: DeskItem, decision: Decision | None, *, corrects: bool) -> str:
        if self.barred:  # why it is held stands above the fields
            return "" if self.standing.held and self.standing.running else self.barred
        if corrects:
            return "Festgehalten. Wird etwas geändert, fragt das Programm, warum."
        if row.vote is not None and decision is None:
            return f"{_capital(void_words(row.vote))}. Noch einmal abstimmen, sobald es geht."
        if decision is not None and decision.outcome is Outcome.RECOMMENDED:
            return "Wird dem Stadtrat empfohlen; die nächste Station wird angelegt."
        if decision is not None and decision.outcome is Outcome.ADOPTED_CHANGED:
            return "Der Wortlaut weicht vom Antrag ab: geändert angenommen."
        return ""


def no_round_words(view: ElectionView | None) -> str:
    """Why no round of an election is recorded, where nothing of one was entered."""
    begin = KEYS["counts"].shown
    if view is None:
        return f"Hier ist noch keine Wahl angelegt. Mit {begin} anlegen."
    if view.standing.next is None and view.rounds:
        return f"Schon festgehalten. Weiter mit {KEYS['next'].shown}."
    if not view.election.standing_ids:
        return f"Noch ist niemand vorgeschlagen. Mit {begin} vorschlagen."
    return f"Noch kein Ergebnis: Mit {begin} die Stimmen des Wahlgangs eintragen."


def record_words(kind: VoteKind, *, corrects: bool) -> str:
    """What the button that records a vote is called."""
    if corrects:
        return "Noch einmal festhalten …"
    return "Beschluss festhalten" if kind is VoteKind.MAIN else "Abstimmung festhalten"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
