"""Choosing what a text refers to: a resolution, a paper, or a source outside the record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.differences import changes_html
from beirat_desktop.desktop.papers.quotes import ROLES, TONES
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.form import Form
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.widgets.tabs import PlainTabs
from beirat_desktop.domain.quotations import Quotation
from beirat_desktop.domain.verbatim import Standing
from beirat_desktop.german.citations import STANDINGS
from beirat_desktop.usecases.papers.citations import Source

_PAUSE_MS = 120
NOTHING_FOUND = "Kein Beschluss und kein Antrag gefunden. Unter „Andere Quelle“ lässt sich jede andere angeben."


class SourceQuestion(Question):
    """Finds a source as one types and takes the words to be quoted, or says how words of the text stand to it.

    passage: words that stand in the text already and stay as they are.
    """

    def __init__(
        self,
        search: Callable[..., Sequence[Source]],
        parent: QWidget | None = None,
        *,
        passage: Quotation | None = None,
    ) -> None:
        title = "Auf Beschluss Bezug nehmen" if passage is None else "Quelle des Zitats"
        super().__init__(title, "Bezug einfügen" if passage is None else "Quelle angeben", parent)
        self._passage = passage
        self.setMinimumSize(px(640), px(440))
        self.resize(px(640), min(px(680), self.screen().availableGeometry().height() - px(64)))
        self._search = search
        self.search_edit = QLineEdit(self)
        self.search_edit.setPlaceholderText("Wort oder Nummer eines Beschlusses oder Antrags")
        self.search_edit.setAccessibleName("Quelle suchen")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Gefundene Beschlüsse und Anträge")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(px(64))
        self.nothing_label = QLabel(NOTHING_FOUND, self)
        self.nothing_label.setWordWrap(True)
        self.words_view = QPlainTextEdit(self)
        self.words_view.setReadOnly(True)
        self.words_view.setMinimumHeight(px(48))
        self.words_view.setAccessibleName("Wortlaut der Quelle")
        self.words_view.setPlaceholderText("Hier steht der Wortlaut; markierte Worte werden als Zitat übernommen.")
        self.source_edit = QLineEdit(self)
        self.source_edit.setPlaceholderText("zum Beispiel: Nationaler Integrationsplan, 2007, Seite 12")
        self.link_edit = QLineEdit(self)
        self.link_edit.setPlaceholderText("https://…")
        self.quote_edit = QPlainTextEdit(self)
        self.quote_edit.setFixedHeight(px(72))
        self.quote_edit.setTabChangesFocus(True)
        self.tabs = PlainTabs("Was zitiert wird", self)
        for one in (self.list, self.words_view):  # each scrolls by itself, and the window around them need not
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._fill_tabs()
        self.form.add_widget(self.tabs, 1)
        self.behind_check = QCheckBox("Quelle in Klammern hinter das Zitat schreiben", self)
        self.behind_check.setChecked(True)
        self.standing_label = QLabel(self)
        self.standing_label.setWordWrap(True)
        self._lay_out_quote()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.search_edit.textEdited.connect(lambda _text: self._pause.start())
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(lambda _item: self._on_go())
        self.words_view.selectionChanged.connect(self._on_selected)
        self.source_edit.textChanged.connect(lambda _text: self._offer())
        self.tabs.currentChanged.connect(lambda _index: self._offer())
        self.look()

    def look(self) -> None:
        """Show what is found."""
        self.list.clear()
        quoted = self._passage.words if self._passage is not None else ""
        for source in self._search(self.search_edit.text(), quoted=quoted):
            item = QListWidgetItem(f"{source.name}\n{source.title or source.words[:100]}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, source)
        found = self.list.count() > 0
        if found:
            self.list.setCurrentRow(0)
        self.nothing_label.setVisible(not found)
        self.list.setVisible(found)  # a list of nothing would lie over the words, where there is little room
        self._offer()

    def _offer(self) -> None:
        """The button leads on only where there is something to refer to."""
        self.go_button.setEnabled(self.source is not None or bool(self.source_edit.text().strip()))

    @property
    def source(self) -> Source | None:
        """The resolution or paper, None for a source outside the record."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None and self.tabs.currentIndex() == 0 else None

    @property
    def quote(self) -> str:
        return self._passage.words if self._passage is not None else self.quote_edit.toPlainText().strip()

    def fields(self) -> dict[str, Any]:
        """The fields of the reference."""
        chosen = self.source
        found: dict[str, Any] = {"cited_resolution_id": None, "cited_paper_id": None, "source": "", "link": ""}
        if chosen is None:
            found |= {"source": self.source_edit.text().strip(), "link": self.link_edit.text().strip()}
        else:
            found |= chosen.fields
        return found | {"quote": self.quote}

    def words(self) -> str:
        """What is written into the text: the source's name, and the quotation before it where it is not there yet."""
        chosen = self.source
        name = chosen.name if chosen is not None else self.source_edit.text().strip()
        if self._passage is not None:
            return f"({name})" if self.behind_check.isChecked() else ""
        return f"„{self.quote}“ ({name})" if self.quote else name

    def complaint(self) -> str:
        if self.source is None and not self.source_edit.text().strip():
            missing = "Bitte einen Beschluss oder Antrag auswählen oder eine andere Quelle eintragen."
            return self.at(self.search_edit if self.search_edit.isVisible() else self.source_edit, missing)
        return ""

    def _on_chosen(self, item: QListWidgetItem | None, _before: object) -> None:
        self.words_view.setPlainText(item.data(Qt.ItemDataRole.UserRole).words if item is not None else "")
        self._tell_standing()
        self._offer()

    def _tell_standing(self) -> None:
        """How the passage stands to the source that is chosen."""
        if self._passage is None:
            return
        source = self.source
        standing = Standing.SOURCE_OUTSIDE
        changes = ""
        if source is not None:
            compared = source.compare((self._passage.words, self._passage.labelled))
            standing, changes = compared.standing, changes_html(compared.differences)
        said = f"{STANDINGS[standing]}."
        self.standing_label.setText(f"{said} {changes}" if changes else said)
        self.standing_label.setProperty("role", ROLES[TONES[standing]])
        self.standing_label.style().unpolish(self.standing_label)
        self.standing_label.style().polish(self.standing_label)

    def _on_selected(self) -> None:
        chosen = self.words_view.textCursor().selectedText().replace("\u2029", "\n")
        if chosen.strip() and self._passage is None:
            self.quote_edit.setPlainText(chosen.strip())

    def _lay_out_quote(self) -> None:
        if self._passage is None:
            self.form.add("Zitat, Wort für Wort (kann leer bleiben)", self.quote_edit)
            self.behind_check.hide()
            self.standing_label.hide()
            return
        self.quote_edit.setPlainText(self._passage.words)
        self.quote_edit.setReadOnly(True)
        self.quote_edit.setFixedHeight(px(52))
        self.words_view.setPlaceholderText("Hier steht der Wortlaut der Quelle.")
        self.form.add("Das Zitat, wie es im Text steht und bleibt", self.quote_edit)
        self.form.add_widget(self.standing_label)
        self.form.add_widget(self.behind_check)
        self.tabs.currentChanged.connect(lambda _index: self._tell_standing())

    def _fill_tabs(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.addWidget(self.search_edit)
        column.addWidget(self.nothing_label)
        column.addWidget(self.list, 1)
        column.addWidget(self.words_view, 1)
        self.tabs.addTab(inside, "Beschlüsse und Anträge")
        outside = Form(self)
        outside.add("Quelle", self.source_edit)
        outside.add("Adresse im Netz", self.link_edit)
        outside.add_stretch()
        self.tabs.addTab(outside, "Andere Quelle")
