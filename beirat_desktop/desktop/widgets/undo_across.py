"""Strg+Z over the fields of one form, back in the order in which they were typed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TextWidget = QTextEdit | QPlainTextEdit
ACROSS = "undone across"
"""Property of a field whose Strg+Z may lead to another field of its form."""


@dataclass(slots=True)
class _Step:
    """Something that was typed in one field. before and after: of a line, which cannot tell its steps itself.

    widget: None for an act, which the window takes back.
    """

    widget: QWidget | None
    before: str = ""
    after: str = ""


def goes_to_the_window(field: QLineEdit | TextWidget, event: QEvent) -> bool:
    """Whether Strg+Z or Strg+Y has nothing to do in this field, and so takes back what was done last in the record.

    The event is then no longer the field's: to be asked for a ShortcutOverride, before the field takes it.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    text = field if isinstance(field, QLineEdit) else field.document()
    idle = (event.matches(QKeySequence.StandardKey.Undo) and not text.isUndoAvailable()) or (
        event.matches(QKeySequence.StandardKey.Redo) and not text.isRedoAvailable()
    )
    if idle:
        event.ignore()
    return idle


class UndoAcross(QObject):
    """Remembers in which field something was typed last; what it was, each field undoes itself.

    What another workplace or another record put into a field is nothing that was typed: the steps of that field go.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed: list[_Step] = []
        self._undone: list[_Step] = []
        self._known: dict[QWidget, int] = {}
        self._lines: dict[QLineEdit, str] = {}
        self._working = False

    def watch(self, *widgets: QWidget) -> None:
        """Let these fields belong together."""
        for widget in widgets:
            widget.installEventFilter(self)
            widget.setProperty(ACROSS, True)
            if isinstance(widget, QLineEdit):
                self._lines[widget] = widget.text()
                widget.textEdited.connect(partial(self._on_line_edited, widget))
                widget.textChanged.connect(partial(self._on_line_changed, widget))
            elif isinstance(widget, TextWidget):
                self._known[widget] = widget.document().availableUndoSteps()
                widget.document().contentsChanged.connect(partial(self._on_contents, widget))
                widget.document().undoAvailable.connect(partial(self._on_available, widget))

    def clear(self) -> None:
        """Another record is in the fields: nothing of the one before is undone in it."""
        self._typed.clear()
        self._undone.clear()
        for widget in self._known:
            if isinstance(widget, TextWidget):
                widget.document().clearUndoRedoStacks()
        self._known = dict.fromkeys(self._known, 0)

    def acted(self) -> None:
        """Something was done with the record: the next Strg+Z, also in a field, is the window's."""
        self._push(_Step(None))

    def undo(self) -> None:
        """Take back what was typed last, wherever it was; the keyboard goes there."""
        self._go(self._typed, self._undone, forward=False)

    def redo(self) -> None:
        """The way forward again."""
        self._go(self._undone, self._typed, forward=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, TextWidget):
            # What is typed after other fields is a step of its own, also where it goes on in the same word.
            watched.document().setModified(False)
        writable = isinstance(watched, QLineEdit | QTextEdit | QPlainTextEdit) and not watched.isReadOnly()
        if (
            writable
            and isinstance(event, QKeyEvent)
            and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        ):
            undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
            back, other = (self._typed, self._undone) if undo else (self._undone, self._typed)
            if (undo or redo) and back and back[-1].widget is None:
                # Not taken here, so that it becomes the window's shortcut; no key follows then.
                event.ignore()
                if event.type() == QEvent.Type.ShortcutOverride:
                    other.append(back.pop())
                return True
            if undo or redo:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.undo() if undo else self.redo()
                return True
        return super().eventFilter(watched, event)

    def _go(self, back: list[_Step], other: list[_Step], *, forward: bool) -> None:
        while back:
            step = back.pop()
            widget = step.widget
            if widget is None:
                back.append(step)
                return
            if isinstance(widget, TextWidget):
                document = widget.document()
                if not (document.isRedoAvailable() if forward else document.isUndoAvailable()):
                    continue
                self._working = True
                (widget.redo if forward else widget.undo)()
                self._working = False
                self._known[widget] = document.availableUndoSteps()
            elif isinstance(widget, QLineEdit):
                self._working = True
                widget.setText(step.after if forward else step.before)
                self._working = False
                self._lines[widget] = widget.text()
            other.append(step)
            if not widget.hasFocus():
                widget.setFocus()
            return

    def _push(self, step: _Step) -> None:
        self._typed.append(step)
        self._undone.clear()

    def _drop(self, widget: QWidget) -> None:
        for steps in (self._typed, self._undone):
            steps[:] = [step for step in steps if step.widget is not widget]

    def _on_contents(self, widget: TextWidget) -> None:
        if self._working:
            return
        document = widget.document()
        steps, before = document.availableUndoSteps(), self._known[widget]
        self._known[widget] = steps
        if steps > before:
            self._push(_Step(widget))
        elif steps < before:  # undone in the context menu of the field
            at = next((n for n in reversed(range(len(self._typed))) if self._typed[n].widget is widget), None)
            if at is not None:
                self._undone.append(self._typed.pop(at))

    def _on_available(self, widget: TextWidget, available: bool) -> None:
        """A field that was filled anew has nothing to undo."""
        if not self._working and not available:
            self._known[widget] = 0
            self._drop(widget)

    def _on_line_edited(self, line: QLineEdit, text: str) -> None:
        before, self._lines[line] = self._lines[line], text
        last = self._typed[-1] if self._typed else None
        if last is not None and last.widget is line:
            last.after = text
            self._undone.clear()
        else:
            self._push(_Step(line, before, text))

    def _on_line_changed(self, line: QLineEdit, text: str) -> None:
        if not self._working and text != self._lines[line]:
            self._lines[line] = text
            self._drop(line)
