"""The papers and resolutions an initiative rests on, and those it led to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.clearing import take_out
from beirat_desktop.desktop.widgets.labels import LinkLabel
from beirat_desktop.domain.initiatives import Relation
from beirat_desktop.usecases.initiatives.details import Work

HEADINGS = {
    Relation.RESTS_ON: ("Grundlagen", "Grundlage hinzufügen …", "Worauf das Vorhaben beruht"),
    Relation.LED_TO: ("Daraus hervorgegangen", "Folge hinzufügen …", "Was aus dem Vorhaben hervorging"),
}


class WorkRow(QWidget):
    """One paper or resolution: a link to it, what was resolved, and the way to take it off."""

    def __init__(self, work: Work, card: WorksCard) -> None:
        super().__init__(card)
        self.work = work
        noun, key = work.place
        self.link = LinkLabel(work.name, noun, key, self, wraps=True)
        self.link.navigate.connect(card.navigate)
        self.remove_button = QToolButton(self)
        self.remove_button.setProperty("kind", "tool")
        self.remove_button.setIcon(icon("x", "muted"))
        self.remove_button.setToolTip("Verknüpfung entfernen; der Eintrag selbst bleibt")
        self.remove_button.setAccessibleName(f"Verknüpfung entfernen: {work.name}")
        self.remove_button.clicked.connect(lambda: card.unlink_wanted.emit(work))
        top = QHBoxLayout()
        top.addWidget(self.link, 1)
        top.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        column.addLayout(top)
        closed = [] if work.public else ["nichtöffentlich"]
        results = [one.words if one.public else f"{one.words} (nichtöffentlich)" for one in work.results]
        for number, words in enumerate((work.title, *results, *closed)):
            label = QLabel(words, self)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setContentsMargins(3, 0, 0, 0)
            if number:
                label.setProperty("role", "muted")
            label.setVisible(bool(words))
            column.addWidget(label)


class WorksCard(Card):
    """Both lists, each with the button that looks for one more.

    Signals:
        link_wanted: the Relation of what is to be looked for.
        unlink_wanted: the Work to take off.
        navigate: noun and id.
    """

    link_wanted = Signal(object)
    unlink_wanted = Signal(object)
    navigate = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Beschlüsse und Anträge", parent=parent)
        self.rows: list[WorkRow] = []
        self.link_buttons: dict[Relation, QPushButton] = {}
        self._shown: tuple[Work, ...] | None = None
        self._columns: dict[Relation, QVBoxLayout] = {}
        self._none: dict[Relation, QLabel] = {}
        for relation, (heading, button_text, tip) in HEADINGS.items():
            label = QLabel(heading, self)
            label.setProperty("role", "field")
            label.setToolTip(tip)
            none = QLabel("noch nichts verknüpft", self)
            none.setProperty("role", "muted")
            button = QPushButton(button_text, self)
            button.setProperty("kind", "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _on=False, one=relation: self.link_wanted.emit(one))
            column = QVBoxLayout()
            column.setSpacing(4)
            self.link_buttons[relation], self._columns[relation], self._none[relation] = button, column, none
            self.add(label)
            self.add(none)
            self.add_layout(column)
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_works(self, works: Sequence[Work]) -> None:
        """Show these."""
        if tuple(works) == self._shown:
            return
        self._shown = tuple(works)
        for row in self.rows:
            take_out(self._columns[row.work.relation], row)
        self.rows = [WorkRow(work, self) for work in works]
        for row in self.rows:
            self._columns[row.work.relation].addWidget(row)
        for relation, none in self._none.items():
            none.setVisible(not any(row.work.relation is relation for row in self.rows))

    def focus_relation(self, relation: Relation) -> None:
        """Put the keyboard to the first of a list, or to the button that adds one."""
        first = next((row.link for row in self.rows if row.work.relation is relation), None)
        (first or self.link_buttons[relation]).setFocus(Qt.FocusReason.OtherFocusReason)
