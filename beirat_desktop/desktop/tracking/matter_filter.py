"""How the list of matters is narrowed: by words, by faction, by whom it waits for."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.choices import name_box
from beirat_desktop.desktop.widgets.listing import said_by
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.usecases.office import Office
from beirat_desktop.usecases.tracking.tracking import Filter, Show

_TYPING_MS = 250


class MatterFilter(QObject):
    """The three fields over the list. page: whose widgets they are.

    Signals:
        changed: another selection is wanted.
    """

    changed = Signal()

    def __init__(self, office: Office, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._page = office, page
        self.search_edit = SearchEdit("Vorgänge suchen", page)
        self.search_edit.setPlaceholderText("Titel, Nummer, Wortlaut")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.search_edit.textChanged.connect(lambda _text: self._typing.start())
        self.faction_box = self._box("Fraktion")
        self.waits_box = self._box("wartet auf")

    def _box(self, name: str) -> QComboBox:
        made = ChoiceBox(self._page)
        name_box(made, name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(14)
        made.currentIndexChanged.connect(lambda _row: self.changed.emit())
        return made

    def stand_in(self, line: QHBoxLayout) -> None:
        """Put the fields into a line."""
        for widget, share in ((self.search_edit, 2), (self.faction_box, 1), (self.waits_box, 1)):
            line.addWidget(widget, share)

    def chosen(self, show: Show) -> Filter:
        """How the list is narrowed now."""
        return Filter(
            show,
            self.faction_box.currentData(),
            self.waits_box.currentData(),
            self._office.search.asked(self.search_edit.text()),
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen or typed."""
        return bool(self.search_edit.text() or self.faction_box.currentData() or self.waits_box.currentData())

    @property
    def said(self) -> tuple[str, ...]:
        """The same in words, for paper."""
        return said_by((self.search_edit, self.faction_box, self.waits_box))

    def widen(self) -> None:
        """Take off what may hide a matter that is opened from elsewhere."""
        self._typing.stop()
        for widget, clear in (
            (self.search_edit, self.search_edit.clear),
            (self.faction_box, lambda: self.faction_box.setCurrentIndex(0)),
            (self.waits_box, lambda: self.waits_box.setCurrentIndex(0)),
        ):
            blocked = widget.blockSignals(True)
            clear()
            widget.blockSignals(blocked)

    def fill(self) -> None:
        """Offer the factions and offices there are now; what is chosen stays."""
        for box, first, entries in (
            (self.faction_box, "alle Fraktionen", self._office.tracking.factions()),
            (self.waits_box, "wartet auf …", self._office.tracking.awaited()),
        ):
            blocked = box.blockSignals(True)
            chosen = box.currentData()
            box.clear()
            box.addItem(first, None)
            for key, name in entries:
                box.addItem(name, key)
            box.setCurrentIndex(max(box.findData(chosen), 0))
            box.blockSignals(blocked)
