"""Rows of buttons at the item: who stands aside, its guests, what residents ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.domain.attendance import Exclusion
from beirat_desktop.domain.questions import ResidentQuestion
from beirat_desktop.german import word
from beirat_desktop.german.questions import question_lines, shortened

_ASKED = 30
"""Letters of a resident's question on its button, which must not be wider than the desk."""


class GuestsRow(QWidget):
    """The guests of the item.

    Signals:
        wanted: id of a guest who begins or ends.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, spacing=8)

    def show_guests(self, guests: Sequence[tuple[str, str, str]]) -> None:
        """The guests of the item: id, name with from and until, and what a click does."""
        self._row.clear()
        for key, words, step in guests:
            button = QPushButton(f"{words} · {step}", self)
            button.setToolTip(KEYS["guest"].tooltip)
            button.clicked.connect(lambda _on=False, key=key: self.wanted.emit(key))
            self._row.addWidget(button)
            button.show()  # at once, so that it can take the keyboard
        self.setVisible(bool(guests))


class QuestionsRow(QWidget):
    """What residents asked.

    Signals:
        wanted: id of a question of a resident that is looked at, "" for a new one.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, spacing=8)

    def show_questions(self, questions: Sequence[ResidentQuestion] | None) -> None:
        """What residents asked, each a button that leads to it; None under items at which they do not ask."""
        self._row.clear()
        for number, one in enumerate(questions or (), 1):
            follows = " · Antwort folgt" if one.awaits else ""
            button = QPushButton(f"{number}. {shortened(one.question, _ASKED)}{follows}", self)
            button.setToolTip("\n".join(question_lines(one)))
            button.clicked.connect(lambda _on=False, key=one.id: self.wanted.emit(key))
            self._row.addWidget(button)
        if questions is not None:
            button = QPushButton(KEYS["question"].label, self)
            button.setToolTip(KEYS["question"].tooltip)
            button.clicked.connect(lambda: self.wanted.emit(""))
            self._row.addWidget(button)
        self.setVisible(questions is not None)


class ExcludedRow(QWidget):
    """Who stands aside.

    Signals:
        readmit_wanted: id of a person who takes part after all.
    """

    readmit_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, spacing=8)

    def show_excluded(self, exclusions: Sequence[Exclusion], names: Mapping[str, str]) -> None:
        """A button for each that lets them take part after all. names: by id of the person."""
        self._row.clear()
        for exclusion in exclusions:
            name = names.get(exclusion.person_id, "")
            place = ", außerhalb" if exclusion.left_room else ""
            button = QPushButton(f"{name} befangen{place}  ×", self)
            button.setToolTip(f"{exclusion.reason or word(exclusion.kind)} – anklicken, um den Ausschluss zu entfernen")
            button.setAccessibleName(f"Ausschluss von {name} entfernen")
            button.clicked.connect(lambda _on=False, key=exclusion.person_id: self.readmit_wanted.emit(key))
            self._row.addWidget(button)
            button.show()
        self.setVisible(bool(exclusions))
