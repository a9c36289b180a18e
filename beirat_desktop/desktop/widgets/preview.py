"""The paper beside the form: drawn in the background, which stays at its place, clickable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from beirat_desktop.desktop.background import Background
from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.labels import ElidedLabel
from beirat_desktop.desktop.widgets.sheets import Place, Sheets

_AS_TEXT = QKeySequence("Ctrl+Shift+L")


class Paper(Protocol):
    """A finished paper; places are in points from the upper left of their page."""

    @property
    def pdf(self) -> bytes: ...
    @property
    def anchors(self) -> Mapping[str, Sequence[Place]]: ...


class Reader(Protocol):
    """What turns a PDF into pictures and text; runs on the worker, so it must not hold a widget."""

    def sizes(self, pdf: bytes) -> Sequence[tuple[float, float]]:
        """Width and height of each page in points."""
        ...

    def picture(self, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
        """Width, height and raw RGB bytes of one page; scale is pixels per point."""
        ...

    def texts(self, pdf: bytes) -> Sequence[str]:
        """The text of each page."""
        ...

    def find(self, pdf: bytes, words: str) -> Sequence[Place]:
        """Where the words stand."""
        ...


class Preview(QWidget):
    """Shows what the last request made; requests that came meanwhile are one, the newest.

    Signals:
        anchor_clicked: the name of the form field whose text was clicked in the paper.
        failed: an Exception of the work; the old picture stays.
    """

    anchor_clicked = Signal(str)
    failed = Signal(object)

    def __init__(
        self, background: Background, reader: Reader, name: str = "Vorschau", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._reader = reader
        self._name = name
        self._wanted: tuple[Callable[..., Paper], tuple[Any, ...]] | None = None
        self._running = False
        self._pdf = b""
        self._hits: Sequence[Place] = ()
        self._hit = -1
        self._label = ElidedLabel(self, role="muted")
        self._find = QLineEdit(self)
        self._find.setPlaceholderText("Im Papier suchen")
        self._find.setAccessibleName("Im Papier suchen")
        self._find.textEdited.connect(self._on_find)
        self._find.returnPressed.connect(self._next_hit)
        self._find.hide()
        self._note = QLabel("Die Vorschau entsteht …", self)
        self._note.setProperty("role", "muted")
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setWordWrap(True)
        self.sheets = Sheets(name, self)
        self.sheets.hide()
        self.sheets.anchor_clicked.connect(self.anchor_clicked)
        self.sheets.pictures_wanted.connect(self._draw)
        self.sheets.place_changed.connect(self._say_place)
        # A screen reader reads a text in one go and goes through it word by word; of a picture it has a name only.
        self.text_view = QPlainTextEdit(self)
        self.text_view.setReadOnly(True)
        reading = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.text_view.setTextInteractionFlags(reading)
        self.text_view.setTabChangesFocus(True)
        self.text_view.setAccessibleName(f"{name} als Text")
        self.text_view.installEventFilter(self)
        self.text_view.hide()
        self._came_from: QWidget | None = None
        self.text_button = self._button("file-text", f"Als Text lesen ({shown_keys(_AS_TEXT)})", self._on_as_text)
        self.text_button.setCheckable(True)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._label, 1)
        head.addWidget(self._find, 1)
        head.addWidget(self.text_button)
        for sign, tip, slot in (
            ("search", "Im Papier suchen (Strg+F)", self._toggle_find),
            ("zoom-out", "Kleiner (Strg+-)", lambda: self.sheets.zoom(-1)),
            ("zoom-in", "Größer (Strg++)", lambda: self.sheets.zoom(1)),
        ):
            head.addWidget(self._button(sign, tip, slot))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.sheets, 1)
        column.addWidget(self.text_view, 1)
        column.addWidget(self._note, 1)
        self._shortcuts()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._start)

    def set_name(self, name: str) -> None:
        """Call the paper by what it is now."""
        self._name = name
        self.sheets.setAccessibleName(name)
        self.text_view.setAccessibleName(f"{name} als Text")
        self._say_place()

    def request(self, make: Callable[..., Paper], *args: Any) -> None:
        """Make the paper in the background and show it; make and args must not hold a widget."""
        self._wanted = (make, args)
        if not self._running:
            self._pause.start()

    def clear(self, note: str = "") -> None:
        """Show a sentence instead of a paper."""
        self._wanted = None
        self._pdf = b""
        self._note.setText(note)
        self._note.show()
        self.sheets.hide()
        self.text_view.hide()
        self._label.clear()

    @property
    def pdf(self) -> bytes:
        """The bytes shown, b"" before the first paper."""
        return self._pdf

    def show_anchor(self, name: str) -> None:
        """Scroll to what a form field became, when it is out of sight."""
        self.sheets.show_anchor(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.sheets.viewport().update()

    def _start(self) -> None:
        if self._wanted is None:
            return
        make, args = self._wanted
        self._wanted = None
        self._running = True
        self._background.run(self._on_made, self._on_failed, _make, self._reader, make, args)

    def _on_made(self, made: tuple[Paper, Sequence[tuple[float, float]], Sequence[str]]) -> None:
        paper, sizes, texts = made
        self._running = False
        if self._wanted is not None:
            # Newer keys were typed: skip drawing what is old already.
            self._pause.start()
            if self._pdf:
                return
        if paper.pdf != self._pdf:
            self._pdf = paper.pdf
            self._note.hide()
            self.sheets.show_paper(sizes, paper.anchors)
            self._show_text("\n\n".join(texts))
            self._show_form()
            self._on_find(self._find.text())
        self._say_place()

    def _show_text(self, words: str) -> None:
        """Let whoever reads stay where they are while the paper changes."""
        self.sheets.setAccessibleDescription(words[:20_000])
        if words != self.text_view.toPlainText():
            place = self.text_view.textCursor().position()
            self.text_view.setPlainText(words)
            cursor = self.text_view.textCursor()
            cursor.setPosition(min(place, len(self.text_view.toPlainText())))
            self.text_view.setTextCursor(cursor)

    def _show_form(self) -> None:
        """The paper as it is printed, or its words."""
        as_text = self.text_button.isChecked()
        self.sheets.setVisible(not as_text)
        self.text_view.setVisible(as_text)

    def _on_as_text(self) -> None:
        """The keyboard goes to the words, and from them to where it came from; by the button it stays in the paper."""
        if not self._pdf:
            return
        came_from = self._came_from
        # The one is shown and has the keyboard before the other goes: Qt would lead it to a button in between.
        if self.text_button.isChecked():
            at = self.window().focusWidget()
            self._came_from = at if at is not None and not self.isAncestorOf(at) else None
            self.text_view.show()
            self.text_view.setFocus()
        else:
            self.sheets.show()
            back: QWidget = self.sheets
            if came_from is not None and isValid(came_from) and came_from.isVisible():
                back = came_from
            back.setFocus()
        self._show_form()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leads from the words back to the paper; that of the window would leave the page."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.text_button.click()
                return True
        return super().eventFilter(watched, event)

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        if self._wanted is not None:
            # Something newer is asked for; that the older one failed is of no interest any more.
            self._pause.start()
        else:
            self.failed.emit(error)

    def _draw(self, page: int, scale: float) -> None:
        self._background.run(
            self._on_drawn, self._on_failed, _picture, self._reader, self._pdf, self.sheets.edition, page, scale
        )

    def _on_drawn(self, drawn: tuple[int, int, float, tuple[int, int, bytes]]) -> None:
        self.sheets.show_picture(*drawn)

    def _say_place(self) -> None:
        pages = self.sheets.pages
        self._label.setText(f"{self._name} · Seite {self.sheets.page + 1} von {pages}" if pages else "")

    def _on_find(self, words: str) -> None:
        self._hits, self._hit = (), -1
        if words.strip() and self._pdf:
            self._background.run(self._on_found, self._on_failed, self._reader.find, self._pdf, words.strip())
        else:
            self.sheets.show_hits((), -1)

    def _on_found(self, hits: Sequence[Place]) -> None:
        self._hits = hits
        self._next_hit()
        if not hits:
            self._label.setText("nicht gefunden")
            announce("nicht gefunden", self)

    def _next_hit(self) -> None:
        if self._hits:
            self._hit = (self._hit + 1) % len(self._hits)
            said = f"{self._hit + 1} von {len(self._hits)} Stellen"
            self._label.setText(said)
            announce(said, self)
            if not self.text_view.find(self._find.text().strip()):  # from the place it is at; then from above
                self.text_view.moveCursor(QTextCursor.MoveOperation.Start)
                self.text_view.find(self._find.text().strip())
        self.sheets.show_hits(self._hits, self._hit)

    def _toggle_find(self) -> None:
        shown = self._find.isHidden()
        self._find.setVisible(shown)
        if shown:
            self._find.setFocus()
        else:
            self._find.clear()
            self._on_find("")
            self._say_place()

    def _button(self, sign: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "tool")
        button.setIcon(icon(sign, "muted"))
        button.setIconSize(QSize(px(16), px(16)))
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        button.clicked.connect(lambda: slot())
        return button

    def _shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl++", lambda: self.sheets.zoom(1)),
            ("Ctrl+=", lambda: self.sheets.zoom(1)),
            ("Ctrl+-", lambda: self.sheets.zoom(-1)),
            ("Ctrl+0", lambda: self.sheets.zoom(0)),
            ("Ctrl+F", self._toggle_find),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        # From anywhere beside the paper, so that nobody has to find it first; of two papers one after the other.
        as_text = QShortcut(_AS_TEXT, self)
        as_text.activated.connect(self.text_button.click)
        as_text.activatedAmbiguously.connect(self.text_button.click)


def _make(
    reader: Reader, make: Callable[..., Paper], args: tuple[Any, ...]
) -> tuple[Paper, Sequence[tuple[float, float]], Sequence[str]]:
    paper = make(*args)
    return paper, reader.sizes(paper.pdf), reader.texts(paper.pdf)


def _picture(
    reader: Reader, pdf: bytes, edition: int, page: int, scale: float
) -> tuple[int, int, float, tuple[int, int, bytes]]:
    return edition, page, scale, reader.picture(pdf, page, scale)
