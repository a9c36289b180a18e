"""Finding and replacing within one editor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.widgets.flow import FlowLayout
from beirat_desktop.desktop.widgets.search_edit import SearchEdit
from beirat_desktop.german.counts import counted


class FindBar(QFrame):
    """Two fields over a text; Enter finds the next place, Escape leaves.

    Signals:
        closed: the keyboard goes back to the text.
    """

    closed = Signal()

    def __init__(self, text_edit: QTextEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("band")
        self._edit = text_edit
        self.find_edit = SearchEdit("Im Text suchen", self)
        self.find_edit.setPlaceholderText("Suchen")
        self.replace_edit = QLineEdit(self)
        self.replace_edit.setPlaceholderText("Ersetzen durch")
        self.replace_edit.setAccessibleName("Ersetzen durch")
        self.case_check = QCheckBox("Aa", self)
        self.case_check.setToolTip("Groß- und Kleinschreibung unterscheiden")
        self.case_check.setAccessibleName("Groß- und Kleinschreibung unterscheiden")
        self.count_label = QLabel(self)
        self.count_label.setProperty("role", "muted")
        # Where a column is narrow they stand in several rows.
        self._holder = QWidget(self)
        self._flow = FlowLayout(self._holder, spacing=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.addWidget(self._holder)
        self._flow.addWidget(self.find_edit)
        self._flow.addWidget(self.replace_edit)  # Tab leads straight to what it becomes
        self.previous_button = self._button("‹", "Vorige Stelle (Umschalt+Enter)", lambda: self.seek(backward=True))
        self.next_button = self._button("›", "Nächste Stelle (Enter)", self.seek)
        self._together(self.previous_button, self.next_button)
        self._flow.addWidget(self.case_check)
        self._flow.addWidget(self.count_label)
        self.replace_button = self._button("Ersetzen", "Diese Stelle ersetzen", self.replace_one)
        self.all_button = self._button("Alle", "Alle Stellen ersetzen", self.replace_all)
        self._flow.addWidget(self.replace_button)
        self._flow.addWidget(self.all_button)
        self.close_button = self._button("×", "Suche schließen (Esc)", self.leave)
        self._flow.addWidget(self.close_button)
        for one in (
            *(self.find_edit, self.replace_edit, self.previous_button, self.next_button, self.case_check),
            *(self.replace_button, self.all_button, self.close_button),
        ):
            one.installEventFilter(self)
        # A click on a button or beside one stays here; else the page behind takes the keys, and its Esc leaves it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.find_edit)
        self.find_edit.textChanged.connect(self._count)
        self.case_check.toggled.connect(self._count)
        self.hide()

    def begin(self, replace: bool) -> None:
        """Come up, with what is selected as what is looked for."""
        words = self._edit.textCursor().selectedText()
        if words and "\u2029" not in words:
            self.find_edit.setText(words)
        may = not self._edit.isReadOnly()
        for widget in (self.replace_edit, self.replace_button, self.all_button):
            widget.setVisible(may)
        self.show()
        self._count()
        target = self.replace_edit if replace and may and self.find_edit.text() else self.find_edit
        target.setFocus()
        target.selectAll()

    def leave(self) -> None:
        """Go, and give the keyboard back to the text."""
        self.hide()
        self._edit.setFocus()
        self.closed.emit()

    def seek(self, *, backward: bool = False) -> bool:
        """Select the next place, from the top again behind the last; False where there is none."""
        words = self.find_edit.text()
        if not words:
            return False
        how = self._how()
        if backward:
            how |= QTextDocument.FindFlag.FindBackward
        document = self._edit.document()
        found = document.find(words, self._edit.textCursor(), how)
        if found.isNull():
            end = QTextCursor(document)
            if backward:
                end.movePosition(QTextCursor.MoveOperation.End)
            found = document.find(words, end, how)
        if found.isNull():
            return False
        self._edit.setTextCursor(found)
        self._edit.ensureCursorVisible()
        return True

    def replace_one(self) -> None:
        """Replace the place that is selected and go to the next; where none is selected, only find it."""
        cursor = self._edit.textCursor()
        if self._is_hit(cursor.selectedText()):
            cursor.insertText(self.replace_edit.text())
            self._edit.setTextCursor(cursor)
        self.seek()
        self._count()

    def replace_all(self) -> int:
        """Replace every place, as one step of undo; tells how many there were."""
        words, instead = self.find_edit.text(), self.replace_edit.text()
        document = self._edit.document()
        cursor = QTextCursor(document)
        count = 0
        whole = QTextCursor(document)
        whole.beginEditBlock()
        while words:
            cursor = document.find(words, cursor, self._how())
            if cursor.isNull():
                break
            cursor.insertText(instead)
            count += 1
        whole.endEditBlock()
        self.count_label.setText(counted(count, "Stelle ersetzt", "Stellen ersetzt"))
        return count

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # or Esc of the window would leave the page
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.leave()
                return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if isinstance(watched, QLineEdit) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if watched is self.replace_edit:
                self.replace_one()
            else:
                self.seek(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return super().eventFilter(watched, event)

    def _how(self) -> QTextDocument.FindFlag:
        sharp = self.case_check.isChecked()
        return QTextDocument.FindFlag.FindCaseSensitively if sharp else QTextDocument.FindFlag(0)

    def _is_hit(self, words: str) -> bool:
        wanted = self.find_edit.text()
        if self.case_check.isChecked():
            return bool(wanted) and words == wanted
        return bool(wanted) and words.casefold() == wanted.casefold()

    def _count(self) -> None:
        words, text = self.find_edit.text(), self._edit.toPlainText()
        if not self.case_check.isChecked():
            words, text = words.casefold(), text.casefold()
        self.count_label.setText(counted(text.count(words), "Stelle", "Stellen") if words else "")

    def _button(self, text: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self._holder)
        button.setProperty("kind", "tool")
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: slot())
        return button

    def _together(self, *buttons: QToolButton) -> None:
        """In one row, wherever that is."""
        pair = QWidget(self._holder)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for one in buttons:
            row.addWidget(one)
        self._flow.addWidget(pair)
