"""The settings: sections at the left, one of them at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.settings.section import Section
from beirat_desktop.desktop.theme import GAP, MARGIN, Theme, font, px
from beirat_desktop.desktop.widgets.button_verbs import button_verbs
from beirat_desktop.desktop.widgets.card import Card
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box, offer
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.usecases.publications.pdf_reader import PdfReader

_LIST_SHARE = 0.28
"""How much of the page the list of sections takes at the most."""
_BESIDE = 820
"""So wide a page has room for the list beside the fields, in pixels at 100 %."""
SECTIONS = {
    "town": "Stadt und Wahlperioden",
    "rules": "Gremien und Regeln",
    "numbers": "Nummern",
    "standing_items": "Feste Tagesordnungspunkte",
    "letterheads": "Briefköpfe",
    "text_blocks": "Textbausteine",
    "record": "Akte und Sicherung",
    "look": "Darstellung",
    "users": "Personen am PC",
    "origins": "Herkunft",
}
_NEEDS = {
    "town": "bodies.edit",
    "rules": "settings.profile",
    "numbers": "settings.pattern",
    "standing_items": "settings.standing_items",
    "letterheads": "settings.letterhead",
    "text_blocks": "settings.text_block",
}
"""What is done in a section, as domain/rights.py calls it; where it may not be done, the section is not offered."""


class SettingsPage(Page):
    """A section is imported and built when it is first looked at; open() takes a section's key.

    Signals:
        restore_wanted: the path of the copy to put in the record's place.
        lock_wanted: the record is to get a password, or another.
        record_made: the path of a record that was made of a file, to be opened.
        user_chosen: somebody else goes on at this workplace.
    """

    restore_wanted = Signal(object)
    lock_wanted = Signal()
    record_made = Signal(object)
    user_chosen = Signal()
    help_page = "einstellungen"

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        office = workplace.office
        self._workplace, self._theme = workplace, theme
        self._office, self._copied = office, workplace.changes.copied
        self._build: dict[str, Callable[[], Section]] = {
            "town": self._town,
            "rules": self._rules,
            "numbers": self._numbers,
            "standing_items": self._standing_items,
            "letterheads": self._letterheads,
            "text_blocks": self._text_blocks,
            "record": self._record,
            "look": self._look,
            "users": self._users,
            "origins": self._origins,
        }
        self._sections: dict[str, Section] = {}
        self._verbs: dict[str, Callable[[], Sequence[QAction]]] = {}
        self.list = QListWidget(self)
        self.list.setAccessibleName("Bereiche der Einstellungen")
        self.list.setProperty("marks", "row")
        for key, label in SECTIONS.items():
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, px(38)))
            self.list.addItem(item)
        self.list.currentRowChanged.connect(self._on_row)
        self.sections_box = ChoiceBox(self)
        name_box(self.sections_box, "Bereich der Einstellungen")
        self.sections_box.activated.connect(lambda _row: self.open(self.sections_box.currentData()))
        self.sections_box.hide()
        self._forbidden = {key for key, right in _NEEDS.items() if not office.users.may(right)}
        self._offer_sections()
        self.stack = QStackedWidget(self)
        left = Card(parent=self)
        left.add(self.list, 1)
        widest = max(QFontMetrics(font()).horizontalAdvance(label) for label in SECTIONS.values())
        self._left, self._wanted = left, max(px(250), widest + px(80))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(left)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN - GAP // 2, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.sections_box, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row, 1)
        self.watch(
            workplace, "bodies", "terms", "committees", "factions", "text_blocks", "users", "meetings", "origins"
        )
        workplace.changes.copied.connect(self.reload_soon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names of the sections are whole where the fields beside them have room too; else they unfold above."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        self._left.setVisible(beside)
        self.sections_box.setVisible(not beside)
        self._left.setFixedWidth(min(self._wanted, round(self.width() * _LIST_SHARE)))

    def title(self) -> str:
        return "Einstellungen"

    def subtitle(self) -> str:
        item = self.list.currentItem()
        return "" if item is None else item.text()

    def open(self, record: str) -> None:
        """Show a section by its key, the one shown last for ""."""
        if record in SECTIONS and record not in self._forbidden:
            self._choose(list(SECTIONS).index(record))
        elif not self.list.selectedItems():
            self._choose(list(SECTIONS).index(self.whereabouts()))

    def command_actions(self) -> Sequence[QAction]:
        """The buttons of the section that is shown: there is no header to find them in."""
        section = self.stack.currentWidget()
        if not isinstance(section, Section):
            return ()
        key = self.whereabouts()
        if key not in self._verbs:
            buttons = section.findChildren(QPushButton)
            self._verbs[key] = button_verbs([one for one in buttons if one.text()], section)
        return self._verbs[key]()

    def whereabouts(self) -> str:
        row = self.list.currentRow()
        return list(SECTIONS)[row] if row >= 0 else self._offered()[0]

    def reload(self) -> None:
        self._offer_sections()
        section = self.stack.currentWidget()
        if isinstance(section, Section):
            section.reload()

    def flush(self) -> None:
        for section in self._sections.values():
            section.autosave.flush()

    def _offer_sections(self) -> None:
        shown = self._offered()
        for row, key in enumerate(SECTIONS):
            self.list.item(row).setHidden(key not in shown)
        offer(self.sections_box, [(SECTIONS[key], key) for key in shown], self.whereabouts())

    def _offered(self) -> list[str]:
        """All of them, but that of a record's origin only where it has one: most came from nowhere else."""
        left_out = self._forbidden | (set() if self._office.origins.any else {"origins"})
        return [key for key in SECTIONS if key not in left_out]

    def _choose(self, row: int) -> None:
        # Said outright: Qt takes a held Strg, as in the keys that lead here, for unmarking the row.
        self.list.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def focus_first(self) -> None:
        (self.sections_box if self._left.isHidden() else self.list).setFocus()

    def section(self, key: str) -> Section:
        """The section, built if need be."""
        if key not in self._sections:
            made = self._sections[key] = self._build[key]()
            made.autosave.saving.connect(self.saving)
            made.autosave.notice.connect(self.notice)
            made.notice.connect(self.notice)
            made.message.connect(self.message)
            self.stack.addWidget(made)
        return self._sections[key]

    def _on_row(self, row: int) -> None:
        if row < 0:
            return
        self.turn()
        self.flush()
        key = list(SECTIONS)[row]
        self.sections_box.setCurrentIndex(self.sections_box.findData(key))
        section = self.section(key)
        self.stack.setCurrentWidget(section)
        section.reload()
        self.header_changed.emit()

    def _town(self) -> Section:
        from beirat_desktop.desktop.settings.town import TownSection

        return TownSection(self._office, self._workplace.drafts, self.stack)

    def _rules(self) -> Section:
        from beirat_desktop.desktop.settings.rules import RulesSection

        return RulesSection(self._office, self._workplace.drafts, self.stack)

    def _numbers(self) -> Section:
        from beirat_desktop.desktop.settings.numbers import NumbersSection

        return NumbersSection(self._office, self._workplace.drafts, self.stack)

    def _standing_items(self) -> Section:
        from beirat_desktop.desktop.settings.standing_items import StandingItemsSection

        return StandingItemsSection(self._office, self._workplace.drafts, self.stack)

    def _letterheads(self) -> Section:
        from beirat_desktop.desktop.settings.letterheads import LetterheadsSection

        place = self._workplace
        return LetterheadsSection(self._office, place.drafts, place.background, PdfReader(), self.stack)

    def _text_blocks(self) -> Section:
        from beirat_desktop.desktop.settings.text_blocks import TextBlocksSection

        return TextBlocksSection(self._office, self._workplace.drafts, self.stack)

    def _record(self) -> Section:
        from beirat_desktop.desktop.settings.record import RecordSection

        place = self._workplace
        made = RecordSection(self._office, place.drafts, place.background, place.state, self.stack)
        made.restore_wanted.connect(self.restore_wanted)
        made.lock_wanted.connect(self.lock_wanted)
        made.whole.made.connect(self.record_made)
        made.copied.connect(self._copied)
        return made

    def _look(self) -> Section:
        from beirat_desktop.desktop.settings.look import LookSection

        return LookSection(self._office, self._workplace.drafts, self._theme, self._workplace.state, self.stack)

    def _users(self) -> Section:
        from beirat_desktop.desktop.settings.users import UsersSection

        made = UsersSection(self._office, self._workplace.drafts, self.stack)
        made.user_chosen.connect(self.user_chosen)
        return made

    def _origins(self) -> Section:
        from beirat_desktop.desktop.settings.origins import OriginsSection

        return OriginsSection(self._office, self._workplace.drafts, self._workplace.background, self.stack)
