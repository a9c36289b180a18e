"""Where the text of a motion is typed and pasted."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QTextFormat
from PySide6.QtWidgets import QTextEdit

from beirat_desktop.desktop.theme import px, tokens
from beirat_desktop.desktop.widgets import rich_text
from beirat_desktop.desktop.widgets.pasted import pasted


class RichInput(QTextEdit):
    """Takes from the clipboard only what the papers know.

    Signals:
        entered, left: the keyboard came or went.
    """

    left = Signal()
    entered = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        rich_text.insert(pasted(source), self.textCursor())
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or source.hasText()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar beside what is quoted, so that it does not look like a list."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout = self.document().documentLayout()
        down = self.verticalScrollBar().value()
        block = self.document().begin()
        while block.isValid():
            depth = block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel)
            box = layout.blockBoundingRect(block)
            for level in range(depth):
                bar = QRectF(px(24) * level + px(10), box.top() - down, px(3), box.height())
                painter.fillRect(bar, tokens().color("field_line"))
            block = block.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        empty_item = cursor.currentList() is not None and not cursor.block().text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and empty_item and not event.modifiers():
            rich_text.leave_list(cursor)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self._after_heading():
            return
        super().keyPressEvent(event)

    def _after_heading(self) -> bool:
        """Begin an ordinary paragraph behind a sub-heading; False where the cursor stands elsewhere."""
        cursor = self.textCursor()
        if not cursor.blockFormat().headingLevel() or cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        quote = cursor.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel)
        cursor.insertBlock(rich_text.block_format(quote), QTextCharFormat())
        self.setTextCursor(cursor)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # The context menu and another window in front do not end the work on the text.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()
