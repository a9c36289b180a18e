"""Where the text of a motion is typed and pasted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QToolTip
from shiboken6 import isValid

from beirat_desktop.desktop.theme import Tone, px, tokens
from beirat_desktop.desktop.widgets import rich_text, spelling
from beirat_desktop.desktop.widgets.pasted import copied, copied_files, pasted
from beirat_desktop.desktop.widgets.typing import typed
from beirat_desktop.desktop.widgets.undo_across import goes_to_the_window
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.numbering import stretch
from beirat_desktop.domain.text import RichText
from beirat_desktop.german import refusal

_QUOTE = QTextFormat.Property.BlockQuoteLevel

_LINES = {
    Tone.GREEN: QTextCharFormat.UnderlineStyle.DotLine,
    Tone.NEUTRAL: QTextCharFormat.UnderlineStyle.DashUnderline,
    Tone.AMBER: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Tone.RED: QTextCharFormat.UnderlineStyle.WaveUnderline,
}
_COLOURS = {Tone.GREEN: "green", Tone.NEUTRAL: "muted", Tone.AMBER: "amber", Tone.RED: "red"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of a stretch of the text, from where to where in its plain text; never part of the text itself."""

    start: int
    end: int
    tone: Tone
    said: str


GAP = "…"
"""What stands in a sentence of the house where something is to be typed."""


class RichInput(QTextEdit):
    """Takes from the clipboard only what the papers know.

    Signals:
        entered, left: the keyboard came or went.
        taken: a Reading that was pasted, and whether it was plain text.
        refused: a German sentence, when nothing of the clipboard could be taken.
        files_given: files (list of Path) that were pasted or dropped; their addresses are no wording.
    """

    taken = Signal(object, bool)
    refused = Signal(str)
    files_given = Signal(object)

    left = Signal()
    entered = Signal()
    _marked: Sequence[tuple[QTextEdit.ExtraSelection, Mark]] = ()
    _misspelled: Sequence[QTextEdit.ExtraSelection] = ()
    _gaps: Sequence[QTextCursor] = ()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these stretches; what is said of one is its tooltip."""
        # Read back, Qt's selections have lost whose tooltip is whose; their cursors go along with the typing.
        self._marked = [(self._selection(mark), mark) for mark in marks]
        self._underline()

    def show_misspelled(self, places: Sequence[tuple[int, int]]) -> None:
        """Underline these stretches of the plain text as misspelled."""
        if not places and not self._misspelled:
            return
        text = self.document().toPlainText()
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        look.setUnderlineColor(tokens().color("red"))
        found = []
        for start, end in places:
            made = QTextEdit.ExtraSelection()
            made.cursor = QTextCursor(self.document())
            made.cursor.setPosition(rich_text.qt_position(text, start))
            made.cursor.setPosition(rich_text.qt_position(text, end), QTextCursor.MoveMode.KeepAnchor)
            made.format = look
            found.append(made)
        self._misspelled = found
        self._underline()

    def _underline(self) -> None:
        self.setExtraSelections([*self._misspelled, *(selection for selection, _ in self._marked)])

    def changeEvent(self, event: QEvent) -> None:
        """The underlines take the colours of the other scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._marked:
            for selection, mark in self._marked:
                selection.format.setUnderlineColor(tokens().color(_COLOURS[mark.tone]))
            self._underline()

    def cursor_over(self, start: int, end: int) -> QTextCursor:
        """A cursor with that stretch of the plain text selected."""
        text = self.document().toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(rich_text.qt_position(text, start))
        cursor.setPosition(rich_text.qt_position(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selected(self) -> tuple[int, int]:
        """From where to where the plain text is selected; twice the same place where nothing is."""
        text, cursor = self.document().toPlainText(), self.textCursor()
        return rich_text.plain_place(text, cursor.selectionStart()), rich_text.plain_place(text, cursor.selectionEnd())

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = self.cursor_over(mark.start, mark.end)
        made.format = QTextCharFormat()
        made.format.setUnderlineStyle(_LINES[mark.tone])
        made.format.setUnderlineColor(tokens().color(_COLOURS[mark.tone]))
        return made

    def viewportEvent(self, event: QEvent) -> bool:
        if self._marked and event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.cursorForPosition(event.pos()).position()
            over = [
                mark
                for selection, mark in self._marked
                if selection.cursor.selectionStart() <= place <= selection.cursor.selectionEnd()
            ]
            if over:
                QToolTip.showText(event.globalPos(), over[-1].said, self)
                return True
        return super().viewportEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next place that a sentence left open, and in a table from cell to cell.

        From the last one it goes on to the next field, from the first cell back.
        """
        cursor = self.textCursor()
        ahead = [gap for gap in self._open_gaps() if gap.selectionStart() >= cursor.selectionEnd()]
        if forward and ahead and not self.isReadOnly():
            self.setTextCursor(ahead[0])
            self.ensureCursorVisible()
            return True
        table = cursor.currentTable()
        if table is None or self.isReadOnly():
            return super().focusNextPrevChild(forward)
        cell = table.cellAt(cursor)
        place = cell.row() * table.columns() + cell.column() + (1 if forward else -1)
        if not 0 <= place < table.rows() * table.columns():
            return super().focusNextPrevChild(forward)
        self.setTextCursor(table.cellAt(*divmod(place, table.columns())).firstCursorPosition())
        self.ensureCursorVisible()
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of a misspelled word, what may be meant stands on top."""
        menu = self.createStandardContextMenu(event.pos())
        place = self.cursorForPosition(event.pos()).position()
        over = [
            QTextCursor(one.cursor)
            for one in self._misspelled
            if one.cursor.selectionStart() <= place <= one.cursor.selectionEnd()
        ]
        service = spelling.current()
        if over and service is not None:
            self.offer_words(menu, over[0], service)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def offer_words(self, menu: QMenu, cursor: QTextCursor, service: spelling.Spelling) -> None:
        """Put what may be meant on top of the menu as soon as it is found, and a way to let the word be."""
        word = cursor.selectedText()
        top = menu.actions()[0]
        wait = QAction("Vorschläge werden gesucht …", menu)
        wait.setEnabled(False)
        right = QAction(f"„{word}“ ist richtig", menu)
        right.triggered.connect(lambda: service.learn([word]))
        menu.insertActions(top, [wait, right])
        menu.insertSeparator(top)

        def show(found: tuple[str, ...]) -> None:
            if not isValid(menu):
                return
            wait.setVisible(bool(not found))
            wait.setText("Kein Vorschlag")
            for one in found:
                action = QAction(one, menu)
                action.triggered.connect(lambda _on=False, one=one: cursor.insertText(one))
                menu.insertAction(right, action)

        service.suggest(word, show)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied comes back as it was, with labels, quotations and tables."""
        data = super().createMimeDataFromSelection()
        copied(stretch(rich_text.from_document(self.document()), *self.selected()), data)
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := copied_files(source):
            self.files_given.emit(files)
            return
        try:
            reading = pasted(source)
        except Refused as error:
            self.refused.emit(refusal(error))
            return
        self.write(reading.text)
        self.taken.emit(reading, not source.hasHtml())

    def write(self, text: RichText, *, fits: bool = True) -> None:
        """Write at the cursor, in place of what is selected, as one step of undo; fits: as insert() has it."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        rich_text.insert(text, cursor, fits=fits)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def write_to_fill(self, text: RichText) -> None:
        """Write a sentence whose open places ("…") are typed over: the first one is chosen, Tab goes to the next."""
        begin = self.textCursor().selectionStart()
        self.write(text, fits=False)
        end, gaps = self.textCursor().position(), []
        found = self.document().find(GAP, begin)
        while not found.isNull() and found.selectionEnd() <= end:
            gaps.append(found)
            found = self.document().find(GAP, found)
        self._gaps = gaps
        if gaps:
            self.setTextCursor(gaps[0])

    def _open_gaps(self) -> list[QTextCursor]:
        return [gap for gap in self._gaps if gap.selectedText() == GAP]

    def _choose_gap(self, sign: str) -> None:
        """Whoever types on before or behind the dots of an open place types over them."""
        cursor = self.textCursor()
        if not sign.isprintable() or not sign.strip() or cursor.hasSelection() or self.isReadOnly():
            return
        for gap in self._open_gaps():
            if cursor.position() in (gap.selectionStart(), gap.selectionEnd()):
                self.setTextCursor(gap)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(source.formats())  # what cannot be read is refused in words

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar beside what is quoted, so that it does not look like a list."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout = self.document().documentLayout()
        down = self.verticalScrollBar().value()
        bottom = down + self.viewport().height()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            depth = block.blockFormat().intProperty(_QUOTE)
            box = layout.blockBoundingRect(block)
            for level in range(depth):
                bar = QRectF(px(24) * level + px(10), box.top() - down, px(3), box.height())
                painter.fillRect(bar, tokens().color("field_line"))
            block = block.next()

    def event(self, event: QEvent) -> bool:
        return goes_to_the_window(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        empty_item = cursor.currentList() is not None and not cursor.block().text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and empty_item and not event.modifiers():
            rich_text.leave_list(cursor)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self._after_heading():
            return
        self._choose_gap(event.text())
        if not self._typed(event.text()):
            super().keyPressEvent(event)

    def _typed(self, sign: str) -> bool:
        """Write the German sign for one that is typed; not in a quotation, whose words are somebody else's.

        The plain sign is written before, so that undo gives it back.
        """
        cursor = self.textCursor()
        if sign not in ("'", '"', " ", "-") or self.isReadOnly() or cursor.blockFormat().intProperty(_QUOTE):
            return False
        place = (
            min(cursor.selectionStart(), cursor.selectionEnd())
            - cursor.document().findBlock(cursor.selectionStart()).position()
        )
        found = typed(cursor.document().findBlock(cursor.selectionStart()).text()[:place], sign)
        if found is None:
            return False
        cursor.insertText(sign)
        gone, instead = found
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, gone + 1)
        cursor.insertText(instead)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _after_heading(self) -> bool:
        """Begin an ordinary paragraph behind a sub-heading; False where the cursor stands elsewhere."""
        cursor = self.textCursor()
        if not cursor.blockFormat().headingLevel() or cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        quote = cursor.blockFormat().intProperty(_QUOTE)
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
