"""Leads through the first start: what to begin with, then a step for each thing a record needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.first_run.faction_steps import OwnFactionStep, OwnLetterStep, OwnPlaceStep, home_of
from beirat_desktop.desktop.first_run.members_step import MembersStep, Preview
from beirat_desktop.desktop.first_run.steps import (
    BeiratStep,
    FactionsStep,
    Step,
    TownStep,
    WorkplaceStep,
)
from beirat_desktop.desktop.messages import confirm
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.dialog import Dialog
from beirat_desktop.desktop.widgets.new_password import Protect
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.tab_order import go_from, move_on, stops
from beirat_desktop.domain.bodies import Body
from beirat_desktop.domain.factions import Faction
from beirat_desktop.domain.terms import LegislativeTerm
from beirat_desktop.domain.users import Desk, User
from beirat_desktop.usecases.members.founding import (
    Founding,
    faction_name,
    home_founding,
    tidy,
    usual_beirat,
    usual_committee,
    usual_council,
)
from beirat_desktop.usecases.where import Where


class Begin(StrEnum):
    """What to begin with: a record of one's own as one of three, or one that is there."""

    OFFICE = "office"
    FACTION = "faction"
    CHAIR = "chair"
    SAMPLE = "sample"
    OPEN = "open"
    SERVER = "server"


_FIVE = "Stadt, Beirat, Fraktionen, Mitglieder: fünf kurze Schritte"
_NEW = (
    (Begin.OFFICE, "Geschäftsstelle", f"Führt die Akte des Beirates. {_FIVE}"),
    (
        Begin.FACTION,
        "Fraktion",
        "Schreibt ihre Anträge selbst. Fraktion, Briefkopf, Ablage: drei kurze Schritte",
    ),
    (Begin.CHAIR, "Vorsitz", f"Leitet die Sitzungen und führt die Akte selbst. {_FIVE}"),
)
_THERE = (
    (Begin.SAMPLE, "Beispiel ansehen", "Ein erfundener Beirat mit Sitzungen und Anträgen zum Ausprobieren"),
    (Begin.OPEN, "Vorhandene Akte öffnen …", "Eine Datei, die auf .db oder .beirat endet, auch eine Sicherung"),
    (Begin.SERVER, "Auf einem Server …", "Eine Akte, an der mehrere Arbeitsplätze zugleich arbeiten"),
)


class Assistant(Dialog):
    """After exec, choice says what was chosen; for a new record founding, file, register and backup_folder hold the
    rest."""

    def __init__(
        self,
        file: Where,
        today: date,
        preview: Preview,
        found: Callable[[Assistant], str],
        parent: QWidget | None = None,
        *,
        can_keep: bool = False,
    ) -> None:
        """found makes the record and returns what went wrong, "" when it is made.

        can_keep: whether the system has a place for passwords.
        """
        super().__init__(parent)
        self.setWindowTitle("Beirat Desktop einrichten")
        self.choice: Begin | None = None
        self._found = found
        self.town = TownStep(file)
        self.beirat = BeiratStep(today)
        self.factions = FactionsStep()
        self.members = MembersStep(preview, lambda: self.factions.names)
        self.workplace = WorkplaceStep(can_keep=can_keep)
        self.own_faction = OwnFactionStep()
        self.own_letter = OwnLetterStep(self.own_faction)
        self.own_place = OwnPlaceStep(file, can_keep=can_keep)
        self._of_office: tuple[Step, ...] = (self.town, self.beirat, self.factions, self.members, self.workplace)
        self._of_faction: tuple[Step, ...] = (self.own_faction, self.own_letter, self.own_place)
        self._today = today
        self._number = 0
        self.progress_label = QLabel(self)
        self.progress_label.setProperty("role", "muted")
        self.title_label = QLabel(self)
        self.title_label.setProperty("role", "title")
        self.lead_label = QLabel(self)
        self.lead_label.setProperty("role", "muted")
        self.lead_label.setWordWrap(True)
        self.stack = QStackedWidget(self)
        self._first = self._welcome()
        self.stack.addWidget(Scroll(self._first, self.stack))
        for step in (*self._of_office, *self._of_faction):
            self.stack.addWidget(Scroll(step, self.stack))
            for edit in step.findChildren(QLineEdit):
                edit.textChanged.connect(self._mended)
            for text in step.findChildren(QPlainTextEdit):
                text.textChanged.connect(self._mended)
        self.error_label = QLabel(self)
        self.error_label.setProperty("role", "error")
        self.error_label.setWordWrap(True)
        self.back_button = QPushButton("&Zurück", self)
        self.back_button.clicked.connect(self._back)
        self.next_button = QPushButton("&Weiter", self)
        self.next_button.setProperty("primary", True)
        self.next_button.setDefault(True)
        self.next_button.clicked.connect(self._next)
        self.cancel_button = QPushButton("Abbrechen", self)
        self.cancel_button.setAutoDefault(False)
        self.back_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self._leave)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 8, MARGIN, MARGIN + 8, MARGIN)
        column.setSpacing(GAP // 2)
        for widget in (self.progress_label, self.title_label, self.lead_label):
            column.addWidget(widget)
        column.addSpacing(GAP // 2)
        column.addWidget(self.stack, 1)
        column.addWidget(self.error_label)
        column.addLayout(buttons)
        self.resize(px(1000), px(640))
        self._show(0)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_on(self, forward)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What is asked of whoever was chosen."""
        return self._of_faction if self.choice is Begin.FACTION else self._of_office

    @property
    def user_name(self) -> str:
        """Who works with the record."""
        if self.choice is Begin.FACTION:
            return tidy(f"{self.own_faction.given_edit.text()} {self.own_faction.family_edit.text()}")
        return self.workplace.user_edit.text().strip()

    @property
    def founding(self) -> Founding:
        """All that was entered."""
        if self.choice is Begin.FACTION:
            return home_founding(home_of(self.own_faction, self.own_letter, self.own_place), self._today)
        body = Body(
            self.town.name_edit.text().strip(),
            self.town.short_edit.text().strip(),
            mayor=self.town.mayor_edit.text().strip(),
            office_address=self.town.address,
        )
        start, end = self.beirat.start_field.value(), self.beirat.end_field.value()
        if start is None or end is None:
            raise ValueError("the step does not let this through")
        beirat = usual_beirat(body, self.beirat.seats_box.value(), self.beirat.name_edit.text().strip())
        pasted = self.members.pasted
        return Founding(
            body,
            LegislativeTerm(body.id, f"{start.year}–{end.year}", start, end, self.beirat.number_box.value() or None),
            replace(beirat, appointed_seats=self.beirat.appointed_box.value()),
            (
                usual_council(body, self.beirat.council_box.value()),
                *(usual_committee(body, c.text()) for c in self.beirat.committee_checks if c.isChecked()),
            ),
            tuple(Faction(beirat.id, faction_name(name), name) for name in self.factions.names),
            () if pasted is None else pasted.entries,
            user=User(self.user_name, Desk.CHAIR if self.choice is Begin.CHAIR else Desk.OFFICE),
        )

    @property
    def file(self) -> Where:
        """Where the record is to lie."""
        return self.own_place.file if self.choice is Begin.FACTION else self.town.file

    @property
    def register(self) -> Path | None:
        """The office's register that a faction begins with."""
        return self.own_place.register if self.choice is Begin.FACTION else None

    @property
    def backup_folder(self) -> Path | None:
        """Where its copies go."""
        return self.own_place.backup_folder if self.choice is Begin.FACTION else self.workplace.backup_folder

    @property
    def protect(self) -> Protect:
        """The password it is made with, if any."""
        return (self.own_place if self.choice is Begin.FACTION else self.workplace).protect

    def _welcome(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        self.choice_buttons: dict[Begin, QPushButton] = {}
        for choice, text, sub in _NEW:
            self._offer(column, holder, choice, text, sub, px(48))
        column.addSpacing(GAP)
        heading = QLabel("Oder ohne neue Akte beginnen", holder)
        heading.setProperty("role", "muted")
        column.addWidget(heading)
        for choice, text, sub in _THERE:
            self._offer(column, holder, choice, text, sub, px(36))
        column.addStretch(1)
        return holder

    def _offer(self, column: QVBoxLayout, holder: QWidget, choice: Begin, text: str, sub: str, height: int) -> None:
        button = QPushButton(text, holder)
        button.setMinimumHeight(height)
        button.setMinimumWidth(px(230))
        button.setAutoDefault(True)
        button.setAccessibleDescription(sub)
        button.clicked.connect(lambda _checked=False, chosen=choice: self._choose(chosen))
        words = QLabel(sub, holder)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(button)
        row.addWidget(words, 1)
        self.choice_buttons[choice] = button
        column.addLayout(row)

    def _choose(self, chosen: Begin) -> None:
        self.choice = chosen
        if chosen in {one for one, _, _ in _NEW}:
            self._show(1)
        else:
            self.accept()

    def _show(self, number: int) -> None:
        """number: of the step, 0 for the welcome."""
        self._number = number
        # Of the parts the keyboard would be handed through on its way, Orca hears so much that it says nothing.
        held = self.focusWidget()
        if held is not None:
            held.clearFocus()
        first = number == 0
        step = None if first else self.steps[number - 1]
        of_step = "so-geht-fraktion-zu-hause" if self.choice is Begin.FACTION else "so-geht-akte-anlegen"
        self.help_page = "erste-schritte" if step is None else of_step
        self.stack.setCurrentIndex(0 if step is None else 1 + (*self._of_office, *self._of_faction).index(step))
        self.error_label.clear()
        self.progress_label.setText("" if first else f"Schritt {number} von {len(self.steps)}")
        self.title_label.setText("Willkommen" if step is None else step.title)
        self.lead_label.setText("Wer arbeitet mit dem Programm?" if step is None else step.lead)
        self.back_button.setVisible(not first)
        self.next_button.setVisible(not first)
        self.next_button.setText("Akte anlegen" if not first and number == len(self.steps) else "&Weiter")
        if step is not None:
            step.setAccessibleName(f"{self.progress_label.text()}: {step.title}")
            step.setAccessibleDescription(step.lead)
            step.entered()
        # Not as the Tab key does, which chooses the words before the field is told of: Orca takes that for no change.
        field = stops(self._first if step is None else step)[0]
        go_from(self, field)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _back(self) -> None:
        self._show(self._number - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes a step back, and leaves from the first page only: five steps of typing are not thrown away by it."""
        if event.key() == Qt.Key.Key_Escape and self._number:
            self._back()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        text = "Es ist noch keine Akte angelegt; was in den Schritten eingetragen ist, geht verloren."
        if not self._number or confirm(
            self, "Einrichten abbrechen?", text, "Nicht anlegen", page="so-geht-akte-anlegen", danger=True
        ):
            self.reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross of the window asks as „Abbrechen“ does."""
        if event.spontaneous():
            self._leave()
            event.setAccepted(not self.isVisible())
        else:
            super().closeEvent(event)

    def _next(self) -> None:
        number = self._number
        sentence = self.steps[number - 1].trouble()
        if sentence:
            self._say(sentence)
            return
        if number < len(self.steps):
            self._show(number + 1)
            return
        sentence = self._found(self)
        if sentence:
            self._say(sentence)
        else:
            self.accept()

    def _mended(self) -> None:
        """What was said of a text no longer holds once it is another one."""
        self.error_label.clear()

    def _say(self, sentence: str) -> None:
        self.error_label.setText(sentence)
        announce(sentence, self, assertive=True)
