"""A short list typed into lines of fields, such as milestones: each row is a value, rows are added and taken off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.choice_box import ChoiceBox
from beirat_desktop.desktop.widgets.clearing import take_out
from beirat_desktop.desktop.widgets.dates import PARTIAL_DATES, DateField, PartialDateField
from beirat_desktop.desktop.widgets.form import value_of


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a row: which part of the value it holds, what stands in it while it is empty, its share of a line.

    kind: "line", "partial" (date), "day", "check" or "choice", for which choices are the words and values.
    width: in pixels, for a field that does not grow.
    """

    name: str
    label: str
    kind: str = "line"
    share: int = 1
    width: int = 0
    choices: tuple[tuple[str, Any], ...] = ()
    known: bool = False
    """Whether what is known completes it, see Rows.complete()."""


class Row(QFrame):
    """The fields of one value, in one line or two.

    Signals:
        edited: something was typed.
        left: the keyboard left one of its fields.
        more_wanted: Enter was pressed in one of its lines.
        up_wanted, remove_wanted: its buttons.
    """

    edited = Signal()
    left = Signal()
    more_wanted = Signal()
    up_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, value: Any, lines: Sequence[Sequence[Cell]], name: str, known: QStringListModel) -> None:
        super().__init__()
        self._value = value
        self.widgets: dict[str, QWidget] = {}
        self.warning_label = QLabel(self)
        self.warning_label.setWordWrap(True)
        self.warning_label.setProperty("role", "error")
        self.warning_label.hide()
        self.up_button = self._button("arrow-up", f"{name} nach oben", self.up_wanted)
        self.remove_button = self._button("x", f"{name} entfernen", self.remove_wanted)
        inside = QVBoxLayout()
        inside.setSpacing(6)
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(8)
            for cell in line:
                row.addWidget(self._field(cell, name, known), cell.share)
            inside.addLayout(row)
        # Behind all fields, also of a second line: whoever types goes from one to the next.
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(inside, 1)
        for button in (self.up_button, self.remove_button):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.warning_label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def value(self) -> Any:
        """What stands in the fields; what has no field stays as it was."""
        found = {name: value_of(widget) for name, widget in self.widgets.items()}
        # A box gives back a plain text where a member of an enumeration was put in.
        kinds = {name: type(getattr(self._value, name)) for name in found}
        typed = {name: kinds[name](value) if issubclass(kinds[name], Enum) else value for name, value in found.items()}
        return replace(self._value, **typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            if isinstance(watched, QLineEdit) and not QApplication.activePopupWidget():
                watched.home(False)  # what is longer than its field is seen from its beginning
            self.left.emit()
        return super().eventFilter(watched, event)

    def _field(self, cell: Cell, name: str, known: QStringListModel) -> QWidget:
        value = getattr(self._value, cell.name)
        widget = _made(cell)
        if isinstance(widget, PartialDateField | DateField):
            widget.set_value(value)
            widget.edited.connect(lambda _value: self.edited.emit())
            widget.unreadable.connect(partial(self._on_unreadable, widget))
            widget.returnPressed.connect(self.more_wanted)
        elif isinstance(widget, QLineEdit):
            widget.setText(value)
            widget.setCursorPosition(0)
            widget.textChanged.connect(lambda _text: self.edited.emit())
            widget.returnPressed.connect(self.more_wanted)
            if cell.known:
                completer = QCompleter(known, widget)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                widget.setCompleter(completer)
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(max(widget.findData(value), 0))
            widget.currentIndexChanged.connect(lambda _index: self.edited.emit())
        elif isinstance(widget, QCheckBox):
            widget.setChecked(value)
            widget.toggled.connect(lambda _on: self.edited.emit())
        if isinstance(widget, QLineEdit):
            widget.setPlaceholderText(cell.label)
            widget.setToolTip(PARTIAL_DATES if isinstance(widget, PartialDateField) else cell.label)
        widget.setAccessibleName(f"{name}: {cell.label}")
        widget.installEventFilter(self)
        if cell.width:
            widget.setFixedWidth(px(cell.width))
        else:
            widget.setMinimumWidth(px(70))
        self.widgets[cell.name] = widget
        return widget

    def _button(self, sign: str, tip: str, signal: Any) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "tool")
        button.setIcon(icon(sign, "muted"))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setMinimumSize(px(24), px(24))
        button.clicked.connect(lambda: signal.emit())
        return button

    def _on_unreadable(self, widget: PartialDateField | DateField, bad: bool) -> None:
        if bad:
            meant = f"{PARTIAL_DATES}." if isinstance(widget, PartialDateField) else "Beispiel: 24.05.2012"
            self.warning_label.setText(f"„{widget.text().strip()}“ ist kein Zeitpunkt. {meant}")
        self.warning_label.setVisible(bad)


class Rows(QWidget):
    """Rows and a button for one more; a row in which nothing stands is none. new makes a value in which nothing stands.

    Signals:
        edited: the values, after every change by the user.
        left: the keyboard left a field.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(
        self,
        new: Callable[[], Any],
        lines: Sequence[Sequence[Cell]],
        name: str,
        add: str,
        parent: QWidget | None = None,
    ) -> None:
        """name: what one row is called; add: what the button says."""
        super().__init__(parent)
        self._new = new
        self._lines = lines
        self._name = name
        self._known = QStringListModel(self)
        self.rows: list[Row] = []
        self.add_button = QPushButton(add, self)
        self.add_button.setProperty("kind", "link")
        self.add_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add_button.clicked.connect(lambda: self.add())
        self.warning_label = QLabel(self)
        self.warning_label.setWordWrap(True)
        self.warning_label.setProperty("role", "error")
        self.warning_label.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        column.addWidget(self.warning_label)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> tuple[Any, ...]:
        """The rows in which something stands."""
        return tuple(value for row in self.rows if not self._nothing(value := row.value()))

    def set_value(self, values: Sequence[Any]) -> None:
        """Show other rows; nothing happens where the same stand there, so the keyboard keeps its place."""
        if tuple(values) == self.value():
            return
        blocker = QSignalBlocker(self)
        for row in list(self.rows):
            self._drop(row)
        for value in values:
            self._insert(len(self.rows), value)
        blocker.unblock()

    def complete(self, words: Sequence[str]) -> None:
        """What is known completes the cells that say so."""
        if self._known.stringList() != list(words):
            self._known.setStringList(list(words))

    def warn(self, sentence: str) -> None:
        """Say what a rule has against it, "" for nothing."""
        self.warning_label.setText(sentence)
        self.warning_label.setVisible(bool(sentence))

    def add(self, after: Row | None = None) -> Row:
        """One more row, and the keyboard in it."""
        place = self.rows.index(after) + 1 if after is not None else len(self.rows)
        row = self._insert(place, self._new())
        row.show()  # else Qt shows it a moment later, and the first keys would go elsewhere
        next(iter(row.widgets.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def focus_first(self) -> None:
        """Put the keyboard into the first field, or to the button where there is none."""
        target = next(iter(self.rows[0].widgets.values())) if self.rows else self.add_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _insert(self, place: int, value: Any) -> Row:
        row = Row(value, self._lines, self._name, self._known)
        row.edited.connect(self._on_edited)
        row.left.connect(self.left)
        row.more_wanted.connect(lambda: self.add(row))
        row.up_wanted.connect(lambda: self._move_up(row))
        row.remove_wanted.connect(lambda: self._on_remove(row))
        self.rows.insert(place, row)
        self._column.insertWidget(place, row)
        self._mark()
        return row

    def _drop(self, row: Row) -> None:
        self.rows.remove(row)
        take_out(self._column, row)
        self._mark()

    def _mark(self) -> None:
        for number, row in enumerate(self.rows):
            row.up_button.setEnabled(number > 0)

    def _move_up(self, row: Row) -> None:
        place = self.rows.index(row)
        if place:
            self.rows.insert(place - 1, self.rows.pop(place))
            self._column.removeWidget(row)
            self._column.insertWidget(place - 1, row)
            self._mark()
            self._on_edited()
            self.left.emit()

    def _on_remove(self, row: Row) -> None:
        place = self.rows.index(row)
        self._drop(row)
        beside = self.rows[min(place, len(self.rows) - 1)].remove_button if self.rows else self.add_button
        beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_edited()
        self.left.emit()

    def _nothing(self, value: Any) -> bool:
        """Whether nothing was typed: what is chosen and checked from the beginning says nothing."""
        cells = [cell for line in self._lines for cell in line if cell.kind in ("line", "partial", "day")]
        return all(getattr(value, cell.name) in ("", None) for cell in cells)

    def _on_edited(self) -> None:
        self.edited.emit(self.value())


def _made(cell: Cell) -> QWidget:
    if cell.kind == "partial":
        return PartialDateField(cell.label)
    if cell.kind == "day":
        return DateField(cell.label)
    if cell.kind == "check":
        return QCheckBox(cell.label)
    if cell.kind == "choice":
        box = ChoiceBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        for words, value in cell.choices:
            box.addItem(words, value)
        return box
    return QLineEdit()
