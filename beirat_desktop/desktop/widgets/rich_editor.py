"""The editor for the texts of motions, debates and resolutions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
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
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets import rich_text, spelling
from beirat_desktop.desktop.widgets.clearing import clear_menu
from beirat_desktop.desktop.widgets.editor_notice import EditorNotice, Offer
from beirat_desktop.desktop.widgets.find_bar import FindBar
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.question import Question
from beirat_desktop.desktop.widgets.reading_dialog import LeftOutDialog, ReadingDialog
from beirat_desktop.desktop.widgets.rich_input import RichInput
from beirat_desktop.desktop.widgets.tool_row import ToolRow
from beirat_desktop.domain.errors import Refused
from beirat_desktop.domain.reading import Reading
from beirat_desktop.domain.text import Block, RichText, Run, address_of, canonical, row_of
from beirat_desktop.german import refusal
from beirat_desktop.german.counts import counted
from beirat_desktop.german.texts import left_out_sentence, old_text, unprintable_sentence
from beirat_desktop.usecases.spelling import words
from beirat_desktop.usecases.texts import OLD, READ, broken_lines, read_file, unprintable, with_lines_joined

_SPELL_MS = 500
"""After the last key, the spelling is marked."""


class RichEditor(QFrame):
    """Bold, italic, sub-headings, lists, quotes, links; grows with its text between min_lines and max_lines.

    Signals:
        edited: the RichText, after every change by the user.
        left: the keyboard went elsewhere.
        attach_wanted: files (list of Path) that are to become attachments; only where attaches is set.
    """

    edited = Signal(object)
    left = Signal()
    attach_wanted = Signal(object)
    attaches = False

    def __init__(self, name: str, parent: QWidget | None = None, *, min_lines: int = 4, max_lines: int = 18) -> None:
        super().__init__(parent)
        self.setObjectName("field")
        self._lines = (min_lines, max_lines)
        self._with_tools = True
        self._changing: list[QShortcut] = []
        self._shown = RichText()
        self._touched: tuple[int, int] | None = None
        self._spelled = False
        self.text_edit = RichInput(self)
        self.text_edit.setAccessibleName(name)
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setAcceptRichText(True)
        self.setFocusProxy(self.text_edit)
        self._band = QFrame(self)
        self._band.setObjectName("band")
        self.tools = ToolRow(self._band)
        self.count_label = QLabel(self._band)
        self.count_label.setProperty("role", "muted")
        row = QHBoxLayout(self._band)
        row.setContentsMargins(2, 2, 4, 2)
        row.setSpacing(0)
        row.addWidget(self.tools, 1)
        row.addWidget(self.count_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.find_bar = FindBar(self.text_edit, self)
        self.notice = EditorNotice(self)
        self.signs_notice = EditorNotice(self, closes=False)
        for widget in (self._band, self.find_bar, self.text_edit, self.notice, self.signs_notice):
            column.addWidget(widget)
        self._fill_tools()
        # Before the text is told as changed: Qt tells both in this order.
        self.text_edit.document().contentsChange.connect(self._on_contents)
        self.text_edit.textChanged.connect(self._on_changed)
        self.text_edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.text_edit.cursorPositionChanged.connect(self._mark_tools)
        self.text_edit.entered.connect(self._on_entered)
        self.text_edit.left.connect(self._on_left)
        self.text_edit.left.connect(self.left)
        self.text_edit.taken.connect(self._on_taken)
        self.text_edit.refused.connect(self.notice.say)
        self._spell_soon = QTimer(self)
        self._spell_soon.setSingleShot(True)
        self._spell_soon.setInterval(_SPELL_MS)
        self._spell_soon.timeout.connect(self.check_spelling)
        self.text_edit.entered.connect(self._spell_soon.start)
        self.text_edit.files_given.connect(self._on_files)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_lines"):
            self._grow()

    def value(self) -> RichText:
        return self._shown

    def set_value(self, text: RichText) -> None:
        """Show another text; nothing happens when it is the one shown, so the cursor keeps its place."""
        text = canonical(text)
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
        self.notice.say("")
        self._shown, self._touched = text, None
        self._mark_tools()
        self._count()
        self._name_signs()
        self._grow()

    def set_read_only(self, read_only: bool) -> None:
        self._band.setVisible(not read_only and self._with_tools)
        for shortcut in self._changing:
            shortcut.setEnabled(not read_only)  # Qt lets formats be set by code in a text that is only read
        if bool(self.property("fixed")) is read_only is self.text_edit.isReadOnly():
            return
        self.text_edit.setReadOnly(read_only)
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
        return self._tool(text, lambda: slot(), tip or text, keys, stays=True)

    def insert_text(self, text: RichText) -> None:
        """Write at the cursor as it is, in one step of undo."""
        self.text_edit.write(text, fits=False)

    def insert_to_fill(self, text: RichText) -> None:
        """The same for a sentence with open places ("…"), which are typed over one after the other."""
        self.text_edit.write_to_fill(text)

    def _fill_tools(self) -> None:
        self._bold = self._tool("F", self._toggle_bold, "Fett", "Ctrl+B", checkable=True)
        face = self._bold.font()
        face.setBold(True)
        self._bold.setFont(face)
        self._italic = self._tool("K", self._toggle_italic, "Kursiv", "Ctrl+I", checkable=True)
        face = self._italic.font()
        face.setItalic(True)
        self._italic.setFont(face)
        # Most used first: where room is short, the last give way.
        self._numbers = self._tool(
            "1.", lambda: self._toggle_list(True), "Nummerierte Liste", "Ctrl+Shift+7", checkable=True
        )
        self._points = self._tool(
            "•", lambda: self._toggle_list(False), "Liste mit Punkten", "Ctrl+Shift+8", checkable=True
        )
        for sign, step, tip, keys in (
            ("⇤", -1, "Eine Ebene höher", "Ctrl+Shift+M"),
            ("⇥", 1, "Eine Ebene tiefer", "Ctrl+M"),
        ):
            self._tool(sign, lambda step=step: self._indent(step), tip, keys)  # type: ignore[misc]
        self._headings = [
            self._tool(f"Ü{level}", lambda level=level: self._toggle_heading(level), tip, keys, checkable=True)  # type: ignore[misc]
            for level, tip, keys in (
                (1, "Zwischenüberschrift", "Ctrl+Shift+1"),
                (2, "Zwischenüberschrift darunter", "Ctrl+Shift+2"),
            )
        ]
        self._quote = self._tool("„Zitat“", self._toggle_quote, "Zitat", "Ctrl+Shift+9", checkable=True)
        self._table_tool()
        self._tool("Link …", self._ask_link, "Link auf eine Adresse im Netz", "Ctrl+L")
        for keys, replacing in (("Ctrl+F", False), ("Ctrl+H", True)):
            self._shortcut(keys, lambda replacing=replacing: self.find_bar.begin(replacing))  # type: ignore[misc]

    def _tool(
        self,
        text: str,
        slot: Callable[[], object],
        tip: str,
        keys: str = "",
        *,
        checkable: bool = False,
        stays: bool = False,
    ) -> QToolButton:
        button = QToolButton(self.tools)
        button.setProperty("kind", "tool")
        button.setText(text)
        button.setToolTip(f"{tip} ({shown_keys(keys)})" if keys else tip)
        button.setAccessibleName(tip)
        button.setCheckable(checkable)
        # Reached by their keys; in the tab order they would stand between every two fields.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: slot())
        if keys:
            self._changing.append(self._shortcut(keys, slot))
        self.tools.add(button, keys, stays=stays)
        return button

    def _table_tool(self) -> None:
        button = self._tool("Tabelle", lambda: self._offer_tables(button), "Tabelle", "Ctrl+Shift+T")
        self._tables = Menu(button)
        self._tables.aboutToShow.connect(self._fill_tables)

    def _offer_tables(self, button: QToolButton) -> None:
        """Below the button, or at the cursor where the button had no room."""
        cursor = self.text_edit.viewport().mapToGlobal(self.text_edit.cursorRect().bottomLeft())
        self._tables.popup(button.mapToGlobal(button.rect().bottomLeft()) if button.isVisible() else cursor)
        self._tables.setActiveAction(self._tables.actions()[0])

    def _fill_tables(self) -> None:
        """Inside a table what can be done with it, elsewhere a new one."""
        clear_menu(self._tables)
        table = self.text_edit.textCursor().currentTable()
        if table is None:
            self._tables.addAction("Tabelle mit zwei Spalten", lambda: self.insert_table(2))
            self._tables.addAction("Tabelle mit drei Spalten", lambda: self.insert_table(3))
            self._tables.addAction("Tabelle mit vier Spalten", lambda: self.insert_table(4))
            return
        cell = table.cellAt(self.text_edit.textCursor())
        row, column = cell.row(), cell.column()
        heads = table.format().headerRowCount()
        self._tables.addAction("Zeile darunter", lambda: table.insertRows(row + 1, 1))
        self._tables.addAction("Spalte rechts daneben", lambda: table.insertColumns(column + 1, 1))
        self._tables.addSeparator()
        self._tables.addAction("Zeile löschen", lambda: table.removeRows(row, 1))
        self._tables.addAction("Spalte löschen", lambda: table.removeColumns(column, 1))
        self._tables.addSeparator()
        first = self._tables.addAction("Erste Zeile ist Überschrift")
        first.setCheckable(True)
        first.setChecked(heads > 0)
        first.toggled.connect(lambda on: rich_text.set_heads(table, int(on)))

    def insert_table(self, columns: int) -> None:
        """An empty table of three rows at the cursor, the first with headings; the cursor stands in it."""
        rows = [row_of([()] * columns, number == 0) for number in range(3)]
        cursor = self.text_edit.textCursor()
        place = cursor.selectionStart()
        self.insert_text(RichText((Block(), *rows, Block())))
        cursor.setPosition(place + 1)
        self.text_edit.setTextCursor(cursor)
        self.text_edit.setFocus()

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self.text_edit)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: slot())
        return shortcut

    def _on_changed(self) -> None:
        start, end = self._touched or (0, self.text_edit.document().characterCount())
        self._touched = None
        text = rich_text.with_typing(self._shown, self.text_edit.document(), start, end)
        if text is None:
            text = rich_text.from_document(self.text_edit.document())
        if text != self._shown:
            self._shown = text
            self._count()
            self._name_signs()
            self._spell_soon.start()
            self.edited.emit(text)

    def _name_signs(self) -> None:
        """Say at once which characters no paper can print; afterwards the whole paper would be refused."""
        plain = self._shown.plain
        places = unprintable(plain)
        sentence = unprintable_sentence([(plain[place], plain.count("\n", 0, place) + 1) for place in places])
        self.signs_notice.say(sentence, [("zeigen", lambda: self._show_place(places[0]))])

    def check_spelling(self) -> None:
        """Mark what is known to be misspelled, and have the other words looked up."""
        service = spelling.current()
        if service is None or self.text_edit.isReadOnly():
            return
        if not self._spelled:
            self._spelled = True
            service.judged.connect(self._spell_soon.start)
        found = list(words(self._shown.plain))
        self.text_edit.show_misspelled([(at, at + len(word)) for at, word in found if service.wrong(word)])
        service.ask(word for _, word in found)

    def _show_place(self, place: int) -> None:
        self.text_edit.setTextCursor(self.text_edit.cursor_over(place, place + 1))
        self.text_edit.ensureCursorVisible()
        self.text_edit.setFocus()

    def _on_contents(self, place: int, _removed: int, added: int) -> None:
        """Remember what changed, so that a key in a long text does not read all of it."""
        start, end = self._touched or (place, place)
        self._touched = min(start, place), max(end, place + added)

    def _count(self) -> None:
        words = len(self._shown.plain.split())
        self.count_label.setText(counted(words, "Wort", "Wörter") if words else "")

    def _grow(self, *_args: object) -> None:
        line = self.text_edit.fontMetrics().lineSpacing()
        low, high = (line * lines + px(14) for lines in self._lines)
        document = self.text_edit.document()
        # Asked for its size, Qt lays out a text as a whole; one of so many blocks, be it a table, is as high as may be.
        wanted = high if document.blockCount() >= 8 * self._lines[1] else round(document.size().height()) + px(14)
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
            (self._numbers, isinstance(found, QTextList) and rich_text.is_ordered(found.format())),
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
        found = cursor.currentList()
        cursor.beginEditBlock()
        self._for_each_block(cursor, rich_text.leave_heading)
        if isinstance(found, QTextList) and rich_text.is_ordered(found.format()) == ordered:
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
        cursor.beginEditBlock()
        rich_text.indent(cursor, step)
        cursor.endEditBlock()
        self._mark_tools()

    def _for_each_block(self, cursor: QTextCursor, work: Callable[[QTextCursor], object]) -> None:
        end = cursor.selectionEnd()
        one = QTextCursor(cursor)
        one.setPosition(cursor.selectionStart())
        while True:
            work(one)
            if not one.movePosition(QTextCursor.MoveOperation.NextBlock) or one.position() > end:
                return

    def _ask_link(self) -> None:
        asked = LinkQuestion(self.text_edit.currentCharFormat().anchorHref(), self)
        if asked.exec():
            self.set_link(asked.address)

    def set_link(self, address: str) -> None:
        """Make the selection, or the address itself, a link; "" takes it away. Refuses what leads nowhere."""
        address = address_of(address) if address else ""
        cursor = self.text_edit.textCursor()
        if not cursor.hasSelection() and address:
            shown = address.removeprefix("mailto:")
            cursor.insertText(shown, rich_text.char_format(Run(shown, link=address)))
        else:
            bold = cursor.charFormat().fontWeight() >= QFont.Weight.DemiBold
            cursor.setCharFormat(rich_text.char_format(Run("", bold, cursor.charFormat().fontItalic(), address)))

    def _on_taken(self, reading: Reading, plain: bool) -> None:
        """Tell what was left out, and offer to join the lines of a PDF."""
        offers: list[Offer] = []
        sentence = left_out_sentence(reading.left_out)
        if reading.left_out:
            offers.append(("ansehen", lambda: LeftOutDialog(reading.left_out, self).exec()))
        if plain and broken_lines(reading.text):
            sentence = "; ".join(filter(None, (sentence, "Die Zeilen stammen wohl aus einem PDF")))
            offers.insert(0, ("zu Absätzen verbinden", lambda: self._join_lines(reading.text)))
        self.notice.say(sentence, offers)

    def _join_lines(self, text: RichText) -> None:
        self.text_edit.undo()
        reading = with_lines_joined(text)
        self.text_edit.write(reading.text)
        self._on_taken(reading, False)
        self.text_edit.setFocus()

    def _on_files(self, files: Sequence[Path]) -> None:
        """Read texts into the field after a look; other files go to the attachments, where there are any."""
        others = [file for file in files if file.suffix.casefold() not in READ]
        for file in files:
            if file not in others:
                self._look_at(file)
        if others and self.attaches:
            self.attach_wanted.emit(others)
        old = next((file for file in others if file.suffix.casefold() in OLD), None)
        if old is not None:
            self.notice.say(old_text(old.name, attached=self.attaches))
        elif others and not self.attaches:
            self.notice.say(f"„{others[0].name}“ ist kein Text. Einlesen lassen sich .docx und .odt.")

    def _look_at(self, file: Path) -> None:
        try:
            reading = read_file(file)
        except Refused as error:
            self.notice.say(refusal(error))
            return
        except OSError:
            self.notice.say(f"„{file.name}“ lässt sich nicht lesen. Bitte prüfen, ob die Datei noch dort liegt.")
            return
        asked = ReadingDialog(file.name, reading, self.attaches, self)
        if not asked.exec():
            return
        self.text_edit.write(reading.text)
        self._on_taken(reading, False)
        if self.attaches and asked.attach_check.isChecked():
            self.attach_wanted.emit([file])


class LinkQuestion(Question):
    """Asks where a link leads, and stays until that is an address or nothing."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__("Link", "Übernehmen", parent)
        self.address_edit = QLineEdit(address, self)
        self.address_edit.setPlaceholderText("https://… oder name@beispiel.de")
        self.form.add("Adresse", self.address_edit, "Leer nimmt den Link weg.")

    @property
    def address(self) -> str:
        """What was typed."""
        return self.address_edit.text().strip()

    def complaint(self) -> str:
        try:
            address_of(self.address or "https://leer.de")
        except Refused as error:
            return self.at(self.address_edit, refusal(error))
        return ""
