"""One initiative: its fields with the sheet beside them, and its files."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop.initiatives.form import InitiativeForm
from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.files import FilesTab
from beirat_desktop.desktop.widgets.history import HistoryTab
from beirat_desktop.desktop.widgets.preview import Preview
from beirat_desktop.desktop.widgets.scroll import Scroll
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.desktop.widgets.tabs import Tabs
from beirat_desktop.desktop.workplace import Workplace
from beirat_desktop.domain.archive import IssuedKind
from beirat_desktop.domain.errors import Refused
from beirat_desktop.german import refusal
from beirat_desktop.german.initiatives import FIELD_LABELS
from beirat_desktop.usecases.initiatives.details import InitiativeDetail
from beirat_desktop.usecases.trouble import Missing

_TABS = ("form", "files", "history")
_SHEET_FROM = 800
"""Room for form and sheet side by side; with less the sheet goes."""


class InitiativeEditor(QWidget):
    """Shows one initiative and keeps what is typed.

    Signals:
        shown: an initiative was shown or fetched again.
        trouble: a German sentence about a sheet that could not be made.
    """

    shown = Signal()
    trouble = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = workplace.office
        self.detail: InitiativeDetail | None = None
        self.tabs = Tabs(
            (("form", "Angaben"), ("files", "Unterlagen"), ("history", "Verlauf")), "Ansicht des Vorhabens", self
        )
        self.form = InitiativeForm(workplace.drafts, self._save, self)
        self.preview = Preview(workplace.background, self._office.reader, "Vorhabenblatt", self)
        self.preview.setMinimumWidth(px(260))
        self.files = FilesTab(workplace.state, "initiatives/files", self)
        # What is short of room scrolls; without this the small buttons would be squeezed to nothing first.
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.history = HistoryTab(workplace.state, "initiatives", FIELD_LABELS, self)
        self._scroll = Scroll(self.form, self)
        split = Splitter(self)
        split.addWidget(self._scroll)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 6)
        split.setStretchFactor(1, 5)
        split.setSizes([px(600), px(470)])
        workplace.state.splitter("initiatives/editor", split)
        holder = QWidget(self)
        around = QVBoxLayout(holder)
        around.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        around.addWidget(split)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(holder)
        self._stack.addWidget(self.files)
        self._stack.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self._on_tab)
        self.preview.anchor_clicked.connect(self._on_anchor)
        self.preview.failed.connect(self._on_failed)

    def show_initiative(self, key: str) -> None:
        """Show an initiative; raises Missing."""
        if self.detail is None or self.detail.initiative.id != key:
            self.form.autosave.flush()
            self.tabs.choose("form")
            self._scroll.verticalScrollBar().setValue(0)
            self.preview.clear("Die Vorschau entsteht …")
        self._show(self._office.initiatives.detail(key))

    def reload(self) -> None:
        """Fetch it again; what is being typed stays. Raises Missing."""
        if self.detail is not None:
            self._show(self._office.initiatives.detail(self.detail.initiative.id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() >= px(_SHEET_FROM)
        if room == self.preview.isHidden():
            self.preview.setVisible(room)
            self._request()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._scroll.minimumWidth() + 2 * MARGIN, px(200))

    def _show(self, detail: InitiativeDetail) -> None:
        self.detail = detail
        key = detail.initiative.id
        self.form.show_detail(detail, self._office.initiatives.choices(key), self._office.today)
        self.files.show_files(detail.attachments)
        count = len(detail.attachments)
        self.tabs.bar.setTabText(1, f"Unterlagen ({count})" if count else "Unterlagen")
        self._show_history()
        self._request()
        self.shown.emit()

    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentIndex(_TABS.index(key))
        if key == "history":
            self.form.autosave.flush()
            self._show_history()

    def _show_history(self) -> None:
        if self.detail is not None and self.tabs.current == "history":
            self.history.show_changes(self._office.initiatives.history(self.detail.initiative.id))

    def _request(self) -> None:
        if self.detail is not None and not self.preview.isHidden():
            publications = self._office.publications
            self.preview.request(publications.preview, IssuedKind.INITIATIVE, self.detail.initiative.id)

    def _save(self, key: str, name: str, value: Any) -> None:
        try:
            self._office.initiatives.edit(key, **{name: value})
        except Missing:
            raise Refused("initiative.gone") from None

    def _on_anchor(self, name: str) -> None:
        self.tabs.choose("files" if name == "attachments" else "form")
        self.form.focus_field(name)
        widget = self.focusWidget()
        if widget is not None and self._scroll.isAncestorOf(widget):
            self._scroll.ensureWidgetVisible(widget, 0, px(48))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Missing):
            return  # removed while its sheet was made; the page says so
        if not isinstance(error, Refused):
            raise error
        self.trouble.emit(refusal(error))
