"""Auswertung: the reports over many matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from beirat_desktop.desktop.allowing import needs
from beirat_desktop.desktop.emphasis import emphasize
from beirat_desktop.desktop.publications.numbers import NumbersView
from beirat_desktop.desktop.publications.offers import Offer, report_offers
from beirat_desktop.desktop.publications.panel import PublicationPanel
from beirat_desktop.desktop.publications.register_steps import RegisterSteps
from beirat_desktop.desktop.publications.words import TODAY
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.figures import Figure, Topic
from beirat_desktop.usecases.publications.figures import Figures
from beirat_desktop.usecases.publications.registers import PeriodStatistics

_LIST_BESIDE_TABLES = 230


class Counted(NamedTuple):
    """Figures, and of which committee and year they are."""

    of: tuple[str, int | None]
    statistics: PeriodStatistics
    figures: Mapping[Topic, list[Figure]]


class ReportsPage(PublicationPanel):
    """Beschlusskontrolle, a faction's motions, the year of the Beirat."""

    place = "reports"
    help_page = "auswertung"

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self._workplace = workplace
        super().__init__(workplace, parent)
        self.register_steps.notice.connect(self.notice)

    @cached_property
    def register_steps(self) -> RegisterSteps:
        """What its button „Register …“ does."""
        return RegisterSteps(lambda: self._workplace, self)

    def _lay_out(self) -> None:
        """Before the paper about attendance and motions its figures can be looked at and followed."""
        self._sizes: list[int] | None = None
        self._numbers: NumbersView | None = None
        self.numbers_button, self.paper_button = QPushButton("Zahlen", self), QPushButton("Schriftstück", self)
        self.views = QButtonGroup(self)
        for button in (self.numbers_button, self.paper_button):
            button.setCheckable(True)
            self.views.addButton(button)
        self.numbers_button.setChecked(True)
        self.views.buttonClicked.connect(lambda _button: self._request())
        super()._lay_out()
        self._until_counted = QWidget(self)
        self.stage.addWidget(self._until_counted)
        for button in (self.numbers_button, self.paper_button):
            self.choices.addWidget(button)

    @property
    def numbers(self) -> NumbersView:
        """The figures; their tables and charts are made when they are first looked at."""
        if self._numbers is None:
            self._numbers = NumbersView(self)
            self._numbers.navigate.connect(self.navigate)
            self.stage.addWidget(self._numbers)
        return self._numbers

    def _request(self) -> None:
        counts = self._countable()
        for button in (self.numbers_button, self.paper_button):
            button.setVisible(counts)
        for button in (self.original_button, self.public_button):
            button.setVisible(not counts)
        self._make_room(counts and self.numbers_button.isChecked())
        if counts and self.numbers_button.isChecked():
            # The page is painted before its figures are counted, and before all their tables and charts are made.
            self.stage.setCurrentWidget(self._numbers or self._until_counted)
            emphasize(self.issue_action, False)  # until there is something to count
            self._background.run(
                self._on_figures, self._on_failed, _counted, self._office.figures, self._subject(), self._year()
            )
        else:
            self.stage.setCurrentWidget(self.preview)
            super()._request()

    def _countable(self) -> bool:
        """Whether what is chosen can be looked at as figures."""
        return self.offer.kind is IssuedKind.STATISTICS and bool(self._subject()) and self._shown == TODAY

    def _counts(self) -> bool:
        return self._countable() and self.numbers_button.isChecked()

    def _on_figures(self, found: Counted) -> None:
        if not self._counts() or found.of != (self._subject(), self._year()):
            return  # something else was chosen meanwhile
        first, numbers = self._numbers is None, self.numbers
        self.stage.setCurrentWidget(numbers)
        emphasize(self.issue_action, bool(found.statistics.held or found.statistics.moved))
        # Made and filled in one go they would keep the keys waiting.
        if first:
            QTimer.singleShot(0, numbers, partial(numbers.show_statistics, found.statistics, found.figures))
        else:
            numbers.show_statistics(found.statistics, found.figures)

    def _make_room(self, wide: bool) -> None:
        """Tables are wider than a page of paper: the list at the left steps back for them."""
        if wide and self._sizes is None:
            self._sizes = self.split.sizes()
            self.split.setSizes([px(_LIST_BESIDE_TABLES), self.split.width()])
        elif not wide and self._sizes is not None:
            self.split.setSizes(self._sizes)
            self._sizes = None

    def listed(self) -> Shown | None:
        """The figures go out as the tables they are."""
        return None if self._offers and self._counts() else super().listed()

    def title(self) -> str:
        return "Auswertung"

    def subtitle(self) -> str:
        return "Was aus Anträgen und Beschlüssen wurde"

    def open(self, record: str) -> None:
        self.reload()
        self.fetched()

    def page_actions(self) -> Sequence[QAction]:
        more, *others = super().page_actions()
        return (more, self.register_action, *others)

    def _make_actions(self) -> None:
        super()._make_actions()
        self.register_action = self.action(
            "Register …",
            self.register_steps.save,
            tip="Termine, Beschlüsse und öffentliche Anträge als eine Datei für die Fraktionen",
            name="Register für die Fraktionen",
        )
        needs("registers.give", self.register_action)

    def offers(self) -> Sequence[Offer]:
        return report_offers(self._office)


def _counted(figures: Figures, committee_id: str, year: int | None) -> Counted:
    return Counted((committee_id, year), *figures.of_year(committee_id, year))
