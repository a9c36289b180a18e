"""The handbook beside the work: contents and search at the left, a page at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.messages import trouble_box
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import GAP, LARGE, MARGIN, px, tokens
from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.letters import Letters
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.desktop.widgets.splitter import Splitter
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.folding import fold
from beirat_desktop.german import refusal
from beirat_desktop.german.counts import counted
from beirat_desktop.german.help_words import meant_by
from beirat_desktop.usecases.files import write_file
from beirat_desktop.usecases.handbook import CONTENTS, Handbook

_KEY = Qt.ItemDataRole.UserRole
_PICTURE_WIDTH = 760


class HelpBrowser(QTextBrowser):
    """A page of the handbook; its pictures are never wider than the page.

    Signals:
        wanted: the key of another page.
    """

    wanted = Signal(str)

    def __init__(self, book: Handbook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.key = ""
        self.setAccessibleName("Seite des Handbuchs")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.restyle)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._on_link)
        self.document().setBaseUrl(QUrl.fromLocalFile(f"{book.folder}/"))
        self.document().setDocumentMargin(px(GAP))

    def show_page(self, key: str) -> None:
        """Show a page from its beginning."""
        self.key = key
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def restyle(self) -> None:
        """Write the page anew, where colours, sizes or the width are others now."""
        place = self.verticalScrollBar().value()
        self._write()
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        name = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not name.isLocalFile():
            return super().loadResource(kind, name)
        picture = QImage(name.toLocalFile())
        sharp = self.devicePixelRatioF()
        width = min(px(_PICTURE_WIDTH), self.viewport().width() - 2 * px(GAP))
        if picture.width() > width * sharp > 0:
            picture = picture.scaledToWidth(round(width * sharp), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(sharp)
        picture = picture.convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        painter.setPen(tokens().color("line"))
        # Within the picture, in its own lengths: without a frame it runs into a page of the same colour.
        size = picture.deviceIndependentSize()
        painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
        painter.end()
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not at once: writing the page brings scroll bars, and those another size while it is being laid out.
        if self.key and event.size().width() != event.oldSize().width():
            self._soon.start()

    def _write(self) -> None:
        colours = tokens()
        self.document().setDefaultStyleSheet(
            f"a {{ color: {colours.accent}; }}"
            f"h1 {{ font-size: {px(LARGE + 5)}px; font-weight: 600; margin: 0 0 {px(10)}px 0; }}"
            f"h2 {{ font-size: {px(LARGE - 1)}px; font-weight: 600; margin: {px(18)}px 0 {px(6)}px 0; }}"
            f"h3 {{ font-size: {px(LARGE - 4)}px; font-weight: 600; margin: {px(12)}px 0 {px(4)}px 0; }}"
            f"p, li {{ margin-bottom: {px(7)}px; line-height: 140%; }}"
            f"p.picture {{ line-height: 100%; }}"
            f"td, th {{ padding: {px(5)}px {px(14)}px {px(5)}px 0; text-align: left; }}"
        )
        # Without this Qt shows the pictures as wide as they were before.
        self.document().clear()
        self.setHtml(self._book.html(self.key, f"font-weight:600; background-color:{colours.neutral_soft}"))

    def _on_link(self, address: QUrl) -> None:
        if address.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(address)
        elif address.path().endswith(".md"):
            self.wanted.emit(Path(address.path()).stem)


class HelpWindow(QDialog):
    """Stays open beside the work until it is closed; F1 elsewhere shows another page in it.

    Signals:
        tour_wanted: the round of three minutes is to begin.
    """

    tour_wanted = Signal()

    def __init__(self, book: Handbook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._before: list[str] = []
        self._after: list[str] = []
        self.setModal(False)
        Letters(self)
        self.resize(QSize(px(1080), px(720)).boundedTo(self.screen().availableSize() - QSize(0, 40)))
        self.search_edit = SearchEdit("Im Handbuch suchen", self)
        self.search_edit.setPlaceholderText("Im Handbuch suchen")
        self.search_edit.textChanged.connect(self._fill)
        self.search_edit.returnPressed.connect(self._open_first)
        self.found_label = QLabel(self)
        self.found_label.setProperty("role", "muted")
        self.found_label.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Seiten des Handbuchs")
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_row)
        self.browser = HelpBrowser(book, self)
        self.browser.wanted.connect(self.go)
        self._lay_out()
        self._fill()
        self.go(CONTENTS)

    def go(self, key: str) -> None:
        """Show a page; the one before is one step back."""
        key = self._book.page(key).key
        if self.browser.key and key != self.browser.key:
            self._before.append(self.browser.key)
            self._after.clear()
        self._show(key)

    def back(self) -> None:
        """Show the page before."""
        if self._before:
            self._after.append(self.browser.key)
            self._show(self._before.pop())

    def forward(self) -> None:
        """Show the page from which the user went back."""
        if self._after:
            self._before.append(self.browser.key)
            self._show(self._after.pop())

    def show_up(self, key: str) -> None:
        """Come to the front with a page, without stopping the work behind."""
        self.search_edit.clear()  # what was looked for before has nothing to do with the page that is asked for now
        self.go(key)
        self.show()
        # It stands above the window it belongs to anyway.
        self.activateWindow()
        self.browser.setFocus()

    def restyle(self) -> None:
        """Colours or sizes are others now."""
        self.browser.restyle()
        self._fill()

    def save(self, file: Path) -> None:
        """Write the whole handbook as a PDF."""
        try:
            write_file(file, self._book.pdf())
        except Refused as error:
            trouble_box(
                self,
                "Das Handbuch ließ sich nicht speichern.",
                "Die Akte ist davon nicht betroffen.",
                refusal(error),
            )
            return
        said = f"Gespeichert: {file.name}"
        self.found_label.setText(said)
        self.found_label.show()
        announce(said, self)

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search_edit)
        column.addWidget(self.found_label)
        column.addWidget(self.list, 1)
        self.back_button = self._button("Zurück", "arrow-left", self.back, "Alt+Left")
        self.forward_button = self._button("Vorwärts", "arrow-right", self.forward, "Alt+Right")
        contents = self._button("Inhalt", "list", lambda: self.go(CONTENTS))
        self.tour_button = self._button("Rundgang", "route", self.tour_wanted.emit)
        pdf = self._button("Als PDF …", "download", self._ask_and_save)
        close = self._button("Schließen", "", self.reject)
        bar = FlowLayout()
        for button in (self.back_button, self.forward_button, contents, self.tour_button, pdf, close):
            bar.addWidget(button)
        self.splitter = Splitter(self)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.browser)
        self.browser.setMinimumWidth(px(220))  # beside a list in large letters no word of the page would be whole
        self.splitter.setSizes([px(300), px(740)])
        self.splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        whole.setSpacing(GAP)
        whole.addLayout(bar)
        whole.addWidget(self.splitter, 1)
        for keys, slot in (("Ctrl+F", self._to_search), ("F1", lambda: self.go(CONTENTS))):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _button(self, text: str, picture: str, slot: Callable[[], object], keys: str = "") -> QPushButton:
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: slot())
        if picture:
            made.setIcon(icon(picture, "text"))
        if keys:
            made.setShortcut(QKeySequence(keys))
            made.setToolTip(f"{text} – {shown_keys(made.shortcut())}")
        return made

    def _show(self, key: str) -> None:
        self.browser.show_page(key)
        self.setWindowTitle(f"Hilfe – {self._book.page(key).title}")
        self.back_button.setEnabled(bool(self._before))
        self.forward_button.setEnabled(bool(self._after))
        self._mark(key)

    def _mark(self, key: str) -> None:
        """Choose the row of the page that is shown, where the list has one."""
        self.list.blockSignals(True)
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(_KEY) == key]
        self.list.setCurrentRow(rows[0] if rows else -1)
        self.list.blockSignals(False)

    def _fill(self) -> None:
        """The contents, or what was found."""
        words = self.search_edit.text().strip()
        self.list.blockSignals(True)
        self.list.clear()
        if words:
            hits = self._book.find(words)
            for hit in hits:
                self._add(f"{hit.page.title}\n{hit.excerpt}" if hit.excerpt else hit.page.title, hit.page.key)
            found = counted(len(hits), "Seite", "Seiten") if hits else "Nichts gefunden. Ein kürzeres Wort hilft oft."
            if hits and not hits[0].whole:
                found = f"Keine Seite hat alle Wörter; einen Teil davon {'hat' if len(hits) == 1 else 'haben'} {found}."
            self.found_label.setText(found)
            announce(found, self)
        else:
            chapter = ""
            for page in self._book.pages:
                if page.chapter != chapter:
                    chapter = page.chapter
                    self._add_chapter(chapter)
                self._add(page.title, page.key)
        self.found_label.setVisible(bool(words))
        self.list.blockSignals(False)
        self._mark(self.browser.key)

    def _add(self, text: str, key: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_KEY, key)
        self.list.addItem(item)

    def _add_chapter(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setForeground(tokens().color("muted"))
        self.list.addItem(item)

    def _on_row(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.data(_KEY):
            return
        self.go(item.data(_KEY))
        words = self.search_edit.text().split()
        if words:
            self._find_in_page(words[0])

    def _find_in_page(self, word: str) -> None:
        """Mark the first word on the page that holds what was looked for, or what means the same."""
        wanted = meant_by(word)
        there = ((each, fold(each)) for each in self.browser.toPlainText().split())
        found = next((each for each, folded in there if any(one in folded for one in wanted)), "")
        if found:
            self.browser.find(found)

    def _open_first(self) -> None:
        if self.list.count() and self.search_edit.text().strip():
            self.list.setCurrentRow(0)
            self.browser.setFocus()

    def _to_search(self) -> None:
        self.search_edit.setFocus()
        self.search_edit.selectAll()

    def _ask_and_save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Handbuch als PDF", "Handbuch Beirat Desktop.pdf", "PDF (*.pdf)")
        if chosen:
            self.save(Path(chosen))
