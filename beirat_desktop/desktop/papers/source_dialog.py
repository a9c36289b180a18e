"""Choosing what a text refers to: a resolution, a paper, or a source outside the record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.german.citations import reference
from beirat_desktop.usecases.papers.citations import Source

_PAUSE_MS = 120


class SourceQuestion(Question):
    """Finds a source as one types and takes the words to be quoted."""

    def __init__(self, search: Callable[[str], Sequence[Source]], parent: QWidget | None = None) -> None:
        super().__init__("Beschluss verweisen", "Verweis einfügen", parent)
        self.setMinimumSize(px(640), px(560))
        self._search = search
        self.search_edit = QLineEdit(self)
        self.search_edit.setPlaceholderText("Wort oder Nummer eines Beschlusses oder Antrags")
        self.search_edit.setAccessibleName("Quelle suchen")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Gefundene Beschlüsse und Anträge")
        self.list.setWordWrap(True)
        self.words_view = QPlainTextEdit(self)
        self.words_view.setReadOnly(True)
        self.words_view.setAccessibleName("Wortlaut der Quelle")
        self.words_view.setPlaceholderText("Hier steht der Wortlaut; markierte Worte werden als Zitat übernommen.")
        self.source_edit = QLineEdit(self)
        self.source_edit.setPlaceholderText("zum Beispiel: Nationaler Integrationsplan, 2007, Seite 12")
        self.link_edit = QLineEdit(self)
        self.link_edit.setPlaceholderText("https://…")
        self.quote_edit = QPlainTextEdit(self)
        self.quote_edit.setFixedHeight(px(72))
        self.quote_edit.setTabChangesFocus(True)
        self.tabs = QTabWidget(self)
        self._fill_tabs()
        self.form.add_widget(self.tabs, 1)
        self.form.add("Zitat, Wort für Wort (kann leer bleiben)", self.quote_edit)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.search_edit.textEdited.connect(lambda _text: self._pause.start())
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(lambda _item: self._on_go())
        self.words_view.selectionChanged.connect(self._on_selected)
        self.look()

    def look(self) -> None:
        """Show what is found."""
        self.list.clear()
        for source in self._search(self.search_edit.text()):
            name = reference(
                resolution=source.noun == "resolutions", number=source.number, dated=source.dated, title=source.title
            )
            item = QListWidgetItem(f"{name}\n{source.title or source.words[:100]}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, source)
        if self.list.count():
            self.list.setCurrentRow(0)

    @property
    def source(self) -> Source | None:
        """The resolution or paper, None for a source outside the record."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None and self.tabs.currentIndex() == 0 else None

    @property
    def quote(self) -> str:
        return self.quote_edit.toPlainText().strip()

    def fields(self) -> dict[str, str]:
        """The fields of the reference."""
        chosen = self.source
        if chosen is None:
            return {
                "source": self.source_edit.text().strip(),
                "link": self.link_edit.text().strip(),
                "quote": self.quote,
            }
        name = "cited_resolution_id" if chosen.noun == "resolutions" else "cited_paper_id"
        return {name: chosen.object_id, "quote": self.quote}

    def words(self) -> str:
        """What is written into the text: the source's name, and the quotation before it."""
        chosen = self.source
        name = self.source_edit.text().strip()
        if chosen is not None:
            name = reference(
                resolution=chosen.noun == "resolutions", number=chosen.number, dated=chosen.dated, title=chosen.title
            )
        return f"„{self.quote}“ ({name})" if self.quote else name

    def complaint(self) -> str:
        if self.source is None and not self.source_edit.text().strip():
            return "Bitte einen Beschluss oder Antrag auswählen oder eine andere Quelle eintragen."
        return ""

    def _on_chosen(self, item: QListWidgetItem | None, _before: object) -> None:
        self.words_view.setPlainText(item.data(Qt.ItemDataRole.UserRole).words if item is not None else "")

    def _on_selected(self) -> None:
        chosen = self.words_view.textCursor().selectedText().replace("\u2029", "\n")
        if chosen.strip():
            self.quote_edit.setPlainText(chosen.strip())

    def _fill_tabs(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.addWidget(self.search_edit)
        column.addWidget(self.list, 1)
        column.addWidget(self.words_view, 1)
        self.tabs.addTab(inside, "Beschlüsse und Anträge")
        outside = Form(self)
        outside.add("Quelle", self.source_edit)
        outside.add("Adresse im Netz", self.link_edit)
        outside.add_stretch()
        self.tabs.addTab(outside, "Andere Quelle")
