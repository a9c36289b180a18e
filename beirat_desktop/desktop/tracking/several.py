"""What can be done with all matters that are chosen in the list, in its context menu and in the menu bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from beirat_desktop.desktop.allowing import allowed, needs
from beirat_desktop.desktop.messages import Notice
from beirat_desktop.desktop.paper_actions import Outgoing, PaperActions
from beirat_desktop.desktop.refusals import CANNOT, notice_of
from beirat_desktop.desktop.several import tell
from beirat_desktop.desktop.tracking.dialogs import DayDialog
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.german.counts import counted
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.several import Outcome
from beirat_desktop.usecases.tracking.several import MatterStep, open_to
from beirat_desktop.usecases.tracking.tracking import TrackingRow

_NOUNS = ("Vorgang", "Vorgänge")


class OfficeDialog(Question):
    """Which office carries out the open tasks."""

    def __init__(self, offices: Sequence[tuple[str, str]], what: str, parent: QWidget | None = None) -> None:
        text = f"Sie gilt für jede offene Aufgabe: {what}."
        super().__init__("Zuständige Stelle", "Stelle eintragen", parent, text=text)
        self.office_box = ChoiceBox(self)
        for key, name in offices:
            self.office_box.addItem(name, key)
        self.form.add("Zuständige Stelle", self.office_box)

    def complaint(self) -> str:
        known = self.office_box.count()
        return "" if known else "Noch ist keine Stelle eingetragen. Bitte unter „Gremien & Personen“ eine anlegen."


class SeveralMatterSteps(QObject):
    """Acts on what is chosen, and says once what went and why the rest did not.

    Signals:
        message, notice: as a page's.
    """

    message = Signal(str)
    notice = Signal(object)

    def __init__(
        self, office: Office, papers: PaperActions, chosen: Callable[[], list[TrackingRow]], window: QWidget
    ) -> None:
        """chosen: the matters that are chosen in the list."""
        super().__init__(window)
        self._office = office
        self._papers = papers
        self._chosen = chosen
        self._window = window
        self.actions = [
            self._action("Zuständige Stelle …", self.give, "tracking.several"),
            self._action("Frist der Aufgaben …", self.set_due, "tracking.several"),
            self._action("Wiedervorlage …", self.remind, "tracking.several"),
            self._action("Als erledigt ablegen", self.settle, "tracking.several"),
            self._action("Wege drucken …", self.print),
            self._action("Wege als PDF speichern …", self.save),
        ]

    def fitting(self) -> list[QAction]:
        """What can still be done with one of the chosen at least."""
        rows = self._chosen()
        steps = dict(zip(self.actions, MatterStep, strict=False))  # what is printed is no step
        return [
            action
            for action in self.actions
            if allowed(action) and any(open_to(steps[action], row) if action in steps else row.is_paper for row in rows)
        ]

    def give(self) -> None:
        """Ask which office, then let it carry out what is open."""
        if rows := self._rows():
            offices = [(one.id, one.label) for one in self._office.organizations.all()]
            asked = OfficeDialog(offices, counted(len(rows), *_NOUNS), self._window)
            if asked.exec() == QDialog.DialogCode.Accepted:
                self._do(rows, self._office.several_matters.give, asked.office_box.currentData())

    def set_due(self) -> None:
        """Ask until when, then let what is open be due then."""
        if rows := self._rows():
            day = self._ask_day("Frist der Aufgaben", "Frist eintragen")
            if day is not None:
                self._do(rows, self._office.several_matters.set_due, day)

    def remind(self) -> None:
        """Ask when, then let it be asked again then."""
        if rows := self._rows():
            day = self._ask_day("Wiedervorlage", "Wiedervorlage eintragen")
            if day is not None:
                self._do(rows, self._office.several_matters.remind, day)

    def settle(self) -> None:
        """File them as done."""
        if rows := self._rows():
            self._do(rows, self._office.several_matters.settle)

    def print(self) -> None:
        """The way of each, one after the other."""
        if papers := self._sheets():
            self._papers.print(papers, counted(len(papers), "Weg eines Vorgangs", "Wege von Vorgängen"))

    def save(self) -> None:
        """The way of each, into a folder."""
        if papers := self._sheets():
            self._papers.save(papers)

    def _sheets(self) -> list[Outgoing]:
        made = self._office.publications
        return [
            Outgoing(made.file_name(IssuedKind.MATTER, row.key), partial(_drawn, self._office, row.key))
            for row in self._rows()
            if row.is_paper
        ]

    def _ask_day(self, title: str, button: str) -> date | None:
        asked = DayDialog(title, button, self._office.today, self._window)
        return asked.day_field.value() if asked.exec() == QDialog.DialogCode.Accepted else None

    def _action(self, text: str, slot: Callable[[], object], right: str = "") -> QAction:
        action = QAction(text, self._window)
        action.setProperty("command", f"Gewählte Vorgänge: {text}")
        action.triggered.connect(lambda: slot())
        if right:
            needs(right, action)
        return action

    def _rows(self) -> list[TrackingRow]:
        rows = self._chosen()
        if not rows:
            self.notice.emit(Notice("Kein Vorgang ist gewählt. Bitte in der Liste einen oder mehrere wählen."))
        return rows

    def _do(self, rows: Sequence[TrackingRow], work: Callable[..., Outcome], *given: object) -> None:
        try:
            outcome = work([row.key for row in rows], *given)
        except CANNOT as error:
            self.notice.emit(notice_of(error))
            return
        names = {row.key: f"{row.number} {row.title}".strip() for row in rows}
        tell(outcome, _NOUNS, names, self.message.emit, self.notice.emit)


def _drawn(office: Office, key: str) -> bytes:
    return office.publications.preview(IssuedKind.MATTER, key).pdf
