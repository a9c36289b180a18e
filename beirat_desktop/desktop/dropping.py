"""Files dragged over the window: a sheet says what will become of them, and takes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWindow,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from beirat_desktop.desktop.page import Page
from beirat_desktop.desktop.theme import LARGE, SMALL, font, px, tokens
from beirat_desktop.desktop.widgets.rich_input import RichInput
from beirat_desktop.usecases.texts import MAILS, OLD, READ

_TAKEN = (".pdf", ".json", ".beirat-register")
_HOW = "PDF, Word (.docx), OpenDocument (.odt) oder eine Mail (.eml, .msg). Vor dem Übernehmen wird gefragt."


def papers_in(data: QMimeData, window: QWidget) -> list[Path]:
    """The local files among what is dragged, when at least one may be a motion.

    A text of Word, be it one that is only refused in words, is one where the window shows no editor: those read it into
    the place it is dropped on.
    """
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    editing = any(editor.isVisible() for editor in window.findChildren(RichInput))
    answering = any(page.isVisible() and page.reads_mails for page in window.findChildren(Page))
    taken = (*_TAKEN, *(() if editing else (*READ, *OLD)), *(() if answering else MAILS))
    return files if any(file.suffix.lower() in taken for file in files) else []


class DropSheet(QWidget):
    """Lies over the whole window while papers are dragged; fields below would take the file's name as text.

    Signals:
        dropped: the files (list of Path), and whether they are to be attached to what is open.
    """

    dropped = Signal(object, bool)

    def __init__(self, window: QMainWindow, attach_to: Callable[[], str]) -> None:
        """attach_to: what is open that takes attachments, such as «Antrag»; "" for nothing."""
        super().__init__(window)
        self._window = window
        self._handle: QWindow | None = None
        self._attach_to = attach_to
        self._other = ""
        self._over_other = False
        self.setAcceptDrops(True)
        self.setAccessibleName("Antrag hier ablegen")
        self.hide()
        window.installEventFilter(self)
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._watch()
            elif event.type() == QEvent.Type.Resize:
                self.setGeometry(self._window.rect())
        elif isinstance(event, QDragEnterEvent) and papers_in(event.mimeData(), self._window):
            self.offer()
        return False

    def offer(self) -> None:
        """Lie down over the window; what is dragged is then dragged over this."""
        self._other = self._attach_to()
        self._over_other = False
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()
        over = bool(self._other) and event.position().x() >= self.width() / 2
        if over != self._over_other:
            self._over_other = over
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        event.acceptProposedAction()
        attach = bool(self._other) and event.position().x() >= self.width() / 2
        self.dropped.emit(papers_in(event.mimeData(), self._window), attach)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = tokens().color("surface")
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        gap = px(40)
        inner = self.rect().adjusted(gap, gap, -gap, -gap)
        if not self._other:
            self._paint_field(painter, inner, "Antrag einlesen", _HOW, marked=True)
            return
        half = QRect(inner)
        half.setWidth((inner.width() - gap) // 2)
        self._paint_field(painter, half, "Antrag einlesen", _HOW, marked=not self._over_other)
        half.moveRight(inner.right())
        what = "Die Dateien kommen zu den Anlagen."
        self._paint_field(painter, half, f"An diesen {self._other} anhängen", what, marked=self._over_other)

    def _paint_field(self, painter: QPainter, box: QRect, head: str, sub: str, *, marked: bool) -> None:
        colours = tokens()
        pen = QPen(colours.color("accent" if marked else "line"), 2 if marked else 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colours.color("card"))
        painter.drawRoundedRect(box, px(10), px(10))
        middle = box.center().y()
        wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        pad = px(16)
        painter.setFont(font(LARGE, semibold=True))
        painter.setPen(colours.color("text"))
        above = QRect(box.left() + pad, box.top(), box.width() - 2 * pad, middle - box.top() - px(4))
        painter.drawText(above, wrapped | Qt.AlignmentFlag.AlignBottom, head)
        painter.setFont(font(SMALL))
        painter.setPen(colours.color("muted"))
        below = QRect(box.left() + pad, middle + px(4), box.width() - 2 * pad, box.bottom() - middle)
        painter.drawText(below, wrapped | Qt.AlignmentFlag.AlignTop, sub)

    def _watch(self) -> None:
        """The window's own handle hears of a drag first, whichever field lies below."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)
