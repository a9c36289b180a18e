"""The editor for the texts of motions, debates and resolutions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextList,
    QTextListFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QToolButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets import rich_text
from beirat_desktop.desktop.widgets.rich_input import RichInput
from beirat_desktop.domain.text import RichText, Run


class RichEditor(QFrame):
    """Bold, italic, sub-headings, lists, quotes, links; grows with its text between min_lines and max_lines.

    Signals:
        edited: the RichText, after every change by the user.
        left: the keyboard went elsewhere.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, min_lines: int = 4, max_lines: int = 18) -> None:
        super().__init__(parent)
        self.setObjectName("field")
        self._lines = (min_lines, max_lines)
        self._with_tools = True
        self._shown = RichText()
        self.text_edit = RichInput(self)
        self.text_edit.setAccessibleName(name)
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setAcceptRichText(True)
        self.setFocusProxy(self.text_edit)
        self._tools = QHBoxLayout()
        self._tools.setContentsMargins(4, 2, 4, 2)
        self._tools.setSpacing(2)
        self._band = QFrame(self)
        self._band.setObjectName("band")
        self._band.setLayout(self._tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._band)
        column.addWidget(self.text_edit)
        self._fill_tools()
        self.text_edit.textChanged.connect(self._on_changed)
        self.text_edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.text_edit.cursorPositionChanged.connect(self._mark_tools)
        self.text_edit.entered.connect(self._on_entered)
        self.text_edit.left.connect(self._on_left)
        self.text_edit.left.connect(self.left)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_lines"):
            self._grow()

    def value(self) -> RichText:
        return self._shown

    def set_value(self, text: RichText) -> None:
        """Show another text; nothing happens when it is the one shown, so the cursor keeps its place."""
        text = rich_text.canonical(text)
        if text == self._shown:
            return
        blocker = QSignalBlocker(self.text_edit)
        place = self.text_edit.textCursor().position()
        rich_text.to_document(text, self.text_edit.document())
        # Undo takes back typing; what came from the record is undone there.
        self.text_edit.document().clearUndoRedoStacks()
        cursor = self.text_edit.textCursor()
        cursor.setPosition(min(place, self.text_edit.document().characterCount() - 1))
        self.text_edit.setTextCursor(cursor)
        blocker.unblock()
        self._shown = text
        self._grow()

    def set_read_only(self, read_only: bool) -> None:
        self.text_edit.setReadOnly(read_only)
        self._band.setVisible(not read_only and self._with_tools)
        self.setProperty("fixed", read_only)
        self.style().polish(self)

    def hide_tools(self) -> None:
        """No buttons where room is short; the keys for formatting work all the same."""
        self._with_tools = False
        self._band.hide()

    def set_lines(self, least: int, most: int) -> None:
        """Between how many lines it grows."""
        if (least, most) != self._lines:
            self._lines = (least, most)
            self._grow()

    def set_placeholder(self, text: str) -> None:
        self.text_edit.setPlaceholderText(text)

    def add_tool(self, text: str, slot: Callable[[], object], tip: str = "", keys: str = "") -> QToolButton:
        """A button of the feature's own at the end of the toolbar, such as «Quelle …», and its keys."""
        return self._tool(text, lambda: slot(), tip or text, keys)

    def insert_text(self, text: RichText) -> None:
        """Write at the cursor, as if typed."""
        rich_text.insert(text, self.text_edit.textCursor())

    def _fill_tools(self) -> None:
        self._bold = self._tool("F", self._toggle_bold, "Fett", "Ctrl+B", checkable=True)
        face = self._bold.font()
        face.setBold(True)
        self._bold.setFont(face)
        self._italic = self._tool("K", self._toggle_italic, "Kursiv", "Ctrl+I", checkable=True)
        face = self._italic.font()
        face.setItalic(True)
        self._italic.setFont(face)
        self._headings = [
            self._tool(f"Ü{level}", lambda level=level: self._toggle_heading(level), tip, keys, checkable=True)  # type: ignore[misc]
            for level, tip, keys in (
                (1, "Zwischenüberschrift", "Ctrl+Shift+1"),
                (2, "Zwischenüberschrift darunter", "Ctrl+Shift+2"),
            )
        ]
        self._numbers = self._tool(
            "1. Liste", lambda: self._toggle_list(True), "Nummerierte Liste", "Ctrl+Shift+7", checkable=True
        )
        self._points = self._tool(
            "• Liste", lambda: self._toggle_list(False), "Liste mit Punkten", "Ctrl+Shift+8", checkable=True
        )
        self._quote = self._tool("„Zitat“", self._toggle_quote, "Zitat", "Ctrl+Shift+9", checkable=True)
        self._tool("Link …", self._ask_link, "Link auf eine Adresse im Netz", "Ctrl+L")
        self._tools.addStretch(1)
        for keys, step in (("Ctrl+M", 1), ("Ctrl+Shift+M", -1)):
            self._shortcut(keys, lambda step=step: self._indent(step))  # type: ignore[misc]

    def _tool(
        self, text: str, slot: Callable[[], object], tip: str, keys: str = "", *, checkable: bool = False
    ) -> QToolButton:
        button = QToolButton(self._band)
        button.setProperty("kind", "tool")
        button.setText(text)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{tip} ({native})" if keys else tip)
        button.setAccessibleName(tip)
        button.setCheckable(checkable)
        # Reached by their keys; in the tab order they would stand between every two fields.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: slot())
        if keys:
            self._shortcut(keys, slot)
        place = self._tools.count()
        last = self._tools.itemAt(place - 1) if place else None
        self._tools.insertWidget(place - 1 if last is not None and last.spacerItem() is not None else place, button)
        return button

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.text_edit)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: slot())

    def _on_changed(self) -> None:
        text = rich_text.from_document(self.text_edit.document())
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)

    def _grow(self, *_args: object) -> None:
        line = self.text_edit.fontMetrics().lineSpacing()
        wanted = round(self.text_edit.document().size().height()) + px(14)
        low, high = (line * lines + px(14) for lines in self._lines)
        self.text_edit.setFixedHeight(max(low, min(high, wanted)))

    def _on_entered(self) -> None:
        self._ring(True)

    def _on_left(self) -> None:
        self._ring(False)

    def _ring(self, on: bool) -> None:
        self.setProperty("focus", on)
        self.style().unpolish(self)
        self.style().polish(self)

    def _mark_tools(self) -> None:
        shape = self.text_edit.currentCharFormat()
        found = self.text_edit.textCursor().currentList()
        style = found.format().style() if isinstance(found, QTextList) else None
        heading = self.text_edit.textCursor().blockFormat().headingLevel()
        quoted = self.text_edit.textCursor().blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel) > 0
        for button, on in (
            (self._bold, shape.fontWeight() >= QFont.Weight.DemiBold and not heading),
            (self._italic, shape.fontItalic()),
            (self._numbers, style == QTextListFormat.Style.ListDecimal),
            (self._points, style == QTextListFormat.Style.ListDisc),
            (self._quote, quoted),
            *((button, heading == level) for level, button in enumerate(self._headings, start=1)),
        ):
            button.setChecked(on)

    def _merge(self, shape: QTextCharFormat) -> None:
        self.text_edit.mergeCurrentCharFormat(shape)
        self._mark_tools()

    def _toggle_bold(self) -> None:
        shape = QTextCharFormat()
        on = self.text_edit.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold
        shape.setFontWeight(QFont.Weight.Normal if on else QFont.Weight.DemiBold)
        self._merge(shape)

    def _toggle_italic(self) -> None:
        shape = QTextCharFormat()
        shape.setFontItalic(not self.text_edit.currentCharFormat().fontItalic())
        self._merge(shape)

    def _toggle_heading(self, level: int) -> None:
        cursor = self.text_edit.textCursor()
        wanted = 0 if cursor.blockFormat().headingLevel() == level else level
        cursor.beginEditBlock()
        self._for_each_block(cursor, lambda one: rich_text.set_heading(one, wanted))
        cursor.endEditBlock()
        self.text_edit.mergeCurrentCharFormat(rich_text.heading_look(wanted))
        self._mark_tools()

    def _toggle_list(self, ordered: bool) -> None:
        cursor = self.text_edit.textCursor()
        wanted = QTextListFormat.Style.ListDecimal if ordered else QTextListFormat.Style.ListDisc
        found = cursor.currentList()
        cursor.beginEditBlock()
        self._for_each_block(cursor, rich_text.leave_heading)
        if isinstance(found, QTextList) and found.format().style() == wanted:
            self._for_each_block(cursor, rich_text.leave_list)
        else:
            level = found.format().indent() if isinstance(found, QTextList) else 1
            cursor.createList(rich_text.list_format(ordered, level))
        cursor.endEditBlock()
        self._mark_tools()

    def _toggle_quote(self) -> None:
        cursor = self.text_edit.textCursor()
        on = cursor.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel) > 0
        shape = rich_text.block_format(0 if on else 1)
        if on:
            shape.setProperty(QTextFormat.Property.BlockQuoteLevel, 0)
            shape.setLeftMargin(0)
        cursor.mergeBlockFormat(shape)
        self._mark_tools()

    def _indent(self, step: int) -> None:
        cursor = self.text_edit.textCursor()
        found = cursor.currentList()
        if not isinstance(found, QTextList):
            return
        level = found.format().indent() + step
        if level < 1:
            rich_text.leave_list(cursor)
        elif level <= rich_text.MAX_LEVEL:
            ordered = found.format().style() == QTextListFormat.Style.ListDecimal
            cursor.createList(rich_text.list_format(ordered, level))

    def _for_each_block(self, cursor: QTextCursor, work: Callable[[QTextCursor], object]) -> None:
        end = cursor.selectionEnd()
        one = QTextCursor(cursor)
        one.setPosition(cursor.selectionStart())
        while True:
            work(one)
            if not one.movePosition(QTextCursor.MoveOperation.NextBlock) or one.position() > end:
                return

    def _ask_link(self) -> None:
        old = self.text_edit.currentCharFormat().anchorHref()
        address, good = QInputDialog.getText(self, "Link", "Adresse (https://… oder mailto:…)", text=old)
        if good:
            self.set_link(address.strip())

    def set_link(self, address: str) -> None:
        """Make the selection, or the address itself, a link; "" takes it away."""
        if address and not address.startswith(rich_text.LINKS):
            address = f"mailto:{address}" if "@" in address else f"https://{address}"
        cursor = self.text_edit.textCursor()
        if not cursor.hasSelection() and address:
            cursor.insertText(address, rich_text.char_format(Run(address, link=address)))
        else:
            bold = cursor.charFormat().fontWeight() >= QFont.Weight.DemiBold
            cursor.setCharFormat(rich_text.char_format(Run("", bold, cursor.charFormat().fontItalic(), address)))
