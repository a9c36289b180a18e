"""What is offered when so many have gone that nothing may be resolved any more (§ 39 GemO)."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.quorum import Quorum
from beirat_desktop.german.counts import counted


class Way(StrEnum):
    """How a meeting goes on that has lost its quorum."""

    WAIT = "wait"
    CLOSE = "close"
    CALL_AGAIN = "call_again"


_WAYS = {
    Way.WAIT: ("&Warten", "Die Sitzung wird unterbrochen; abgestimmt wird wieder, wenn genug da sind."),
    Way.CLOSE: ("&Schließen", "Die offenen Punkte bleiben liegen und stehen im Vorrat für eine spätere Sitzung."),
    Way.CALL_AGAIN: (
        "Schließen und &zum zweiten Mal einberufen",
        "In der zweiten Sitzung genügen für die Punkte, die jetzt liegen bleiben, 3 Mitglieder.",
    ),
}


class LostQuorumQuestion(Question):
    """Wait, close, or close and call the members a second time on what is left; waiting is proposed."""

    def __init__(self, state: Quorum, parent: QWidget | None = None) -> None:
        there = counted(state.present, "stimmberechtigtes Mitglied ist", "stimmberechtigte Mitglieder sind")
        super().__init__(
            "Nicht mehr beschlussfähig – wie weiter?",
            "Weiter",
            parent,
            text=f"Noch {there} da, nötig sind {state.needed}. Bis dahin wird nichts beschlossen (§ 39 GemO); Berichte "
            "und Aussprache bleiben möglich.",
        )
        self.buttons_of: dict[Way, QRadioButton] = {}
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for way, (label, tip) in _WAYS.items():
            button = QRadioButton(label, box)
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            column.addWidget(button)
            self.buttons_of[way] = button
        self.buttons_of[Way.WAIT].setChecked(True)
        self.form.add("Wie weiter?", box)

    @property
    def way(self) -> Way:
        """What was chosen."""
        return next(way for way, button in self.buttons_of.items() if button.isChecked())
