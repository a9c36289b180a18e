"""Strg+K: one field that finds records and commands as you type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from beirat_desktop.desktop.hits import Command, Hit, Results, Search
from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.list_actions import LIST_ACTIONS
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import BODY, SMALL, Tone, font, px, tokens
from beirat_desktop.desktop.widgets.chip import chip_size, paint_bar, paint_chip
from beirat_desktop.desktop.widgets.letters import Menu
from beirat_desktop.desktop.widgets.listing import Shown
from beirat_desktop.desktop.widgets.models import Column
from beirat_desktop.domain.folding import fold
from beirat_desktop.domain.searching import Excerpt

__all__ = ["Command", "Finder", "FinderModel", "Hit", "Results", "Search"]

_ROOT = QModelIndex()
_COMMANDS_SHOWN = 6
_SHADOW = 16
_STAYS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Another window in front, or a menu, is no reason to vanish."""
_LOOK = Qt.ItemDataRole.UserRole + 1


_LOOK_KEYS = "Ctrl+Space"


class _Extra(StrEnum):
    """What a row is besides a hit."""

    COMMAND = "Befehl"


class FinderModel(QAbstractListModel):
    """Hits and commands in one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Hit | Command] = ()
        self._looked: dict[int, tuple[Excerpt, Excerpt]] = {}

    def show(self, rows: Sequence[Hit | Command]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._looked.clear()
        self.endResetModel()

    def rows(self) -> Sequence[Hit | Command]:
        return self._rows

    def row(self, number: int) -> Hit | Command:
        return self._rows[number]

    def look(self, number: int) -> tuple[Excerpt, Excerpt]:
        """The title with its marks and the line of context; read when somebody sees the hit, for most hits never."""
        if number not in self._looked:
            row = self._rows[number]
            read = row.look if isinstance(row, Hit) else None
            self._looked[number] = read() if read is not None else (Excerpt(row.title), Excerpt(""))
        return self._looked[number]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (*_words(row), self.look(index.row())[1].text) if part)
        if role == _LOOK:
            return self.look(index.row())
        return None


def _words(row: Hit | Command) -> tuple[str, str, str]:
    if isinstance(row, Command):
        return row.title, row.shortcut, _Extra.COMMAND.value
    return row.title, row.sub, row.word


class _Delegate(QStyledItemDelegate):
    """Title, below it place, day and context, the kind as a chip; what was looked for is marked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(200), px(46))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        _, sub, word = _words(index.data(Qt.ItemDataRole.UserRole))
        title, context = index.data(_LOOK)
        colours = tokens()
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("accent_soft"))
            painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 6, 6)
            paint_bar(painter, box.adjusted(4, 1, -4, -1))
        inner = box.adjusted(px(14), px(4), -px(14), -px(4))
        if word:
            size = chip_size(word)
            paint_chip(
                painter,
                QRectF(
                    inner.right() - size.width(), inner.center().y() - size.height() / 2, size.width(), size.height()
                ),
                word,
                Tone.NEUTRAL if word == _Extra.COMMAND.value else Tone.BLUE,
            )
            inner.setRight(inner.right() - size.width() - px(10))
        head, foot = QRectF(inner), QRectF(inner)
        if sub or context.text:
            head.setBottom(inner.top() + inner.height() * 0.54)
            foot.setTop(head.bottom())
        self._line(painter, head, title, BODY, "text")
        if sub and context.text:
            sub = f"{sub}   "
        self._line(painter, foot, Excerpt(sub), SMALL, "muted")
        foot.setLeft(foot.left() + QFontMetrics(painter.font()).horizontalAdvance(sub))
        self._line(painter, foot, context, SMALL, "text")
        painter.restore()

    def _line(self, painter: QPainter, box: QRectF, line: Excerpt, size: int, token: str) -> None:
        if not line.text or box.width() <= 0:
            return
        painter.setFont(font(size))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, int(box.width()))
        whole = len(shown) if shown == line.text else len(shown) - 1
        for start, end in line.marks:
            if start < whole:
                left = metrics.horizontalAdvance(shown[:start])
                wide = metrics.horizontalAdvance(shown[: min(end, whole)]) - left
                high = metrics.height()
                mark = QRectF(box.left() + left - 1, box.center().y() - high / 2, wide + 2, high)
                painter.fillRect(mark, tokens().color("amber_soft"))
        painter.setPen(tokens().color(token))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


_COLUMNS = (
    Column("Art", lambda hit: hit.word, width=110),
    Column("Titel", lambda hit: hit.title, width=420),
    Column("Näheres", lambda hit: hit.sub, width=260),
)
"""Of the list of hits, where it leaves the program."""


class Finder(QWidget):
    """Lies over the window; arrow keys choose, Enter goes there, Esc puts it away.

    Signals:
        navigate: noun and id of the hit that was chosen.
        look_wanted: noun and id of the hit that is marked, by Strg+Leertaste; Space alone is part of what is searched.
        list_wanted: what to do with the list of hits (as the window's signal says it), and the list, a Shown.
    """

    navigate = Signal(str, str)
    look_wanted = Signal(str, str)
    list_wanted = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._search: Search | None = None
        self._commands: Callable[[], Sequence[Command]] = tuple
        self._offered: Sequence[Command] = ()
        self._came_from: QWidget | None = None
        card = QFrame(self)
        card.setObjectName("card")
        around = QVBoxLayout(self)
        around.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        around.addWidget(card)
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText("Wort, Nummer, Datum, Person, „TOP 5“ oder Befehl")
        self.edit.setAccessibleName("Suchen")
        self.edit.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.edit.textChanged.connect(self._on_text)
        self.edit.installEventFilter(self)
        self.model = FinderModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("Treffer")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._choose)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self._empty = QLabel(self)
        self._empty.setProperty("role", "muted")
        self._empty.setContentsMargins(14, 4, 14, 8)
        self._note = QLabel(self)
        self._note.setProperty("role", "muted")
        self._note.setContentsMargins(14, 0, 14, 2)
        for told in (self._empty, self._note):
            told.setWordWrap(True)
            # What was typed stands in it, and may look like HTML.
            told.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self.edit, self.list, self._empty, self._note):
            column.addWidget(widget)
        self.hide()

    def set_search(self, search: Search) -> None:
        """Where records are found; called on the UI thread for every key."""
        self._search = search

    def set_commands(self, commands: Callable[[], Sequence[Command]]) -> None:
        """What can be done now; asked anew whenever the finder opens."""
        self._commands = commands

    def pop_up(self, text: str = "") -> None:
        window = self._over
        self._came_from = window.window().focusWidget()
        wide = min(px(680), window.width() - 48) + 2 * _SHADOW
        high = min(px(460), window.height() - 120) + 2 * _SHADOW
        self.setGeometry((window.width() - wide) // 2, px(72) - _SHADOW, wide, high)
        self._offered = self._commands()
        self.edit.setText(text)
        self._on_text(text)
        self.show()
        self.raise_()
        self.edit.setFocus()
        self.edit.selectAll()

    def put_away(self) -> None:
        self.hide()
        if self._came_from is not None and isValid(self._came_from):  # its page may have been made anew meanwhile
            self._came_from.setFocus()
        self._came_from = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft shadow by hand: Qt's effect would blur the whole list anew for every key, 4 ms each."""
        inside = self.rect().adjusted(_SHADOW + 8, _SHADOW + 8, -_SHADOW - 8, -_SHADOW - 8)
        painter = QPainter(self)
        painter.setClipRegion(QRegion(self.rect()).subtracted(inside))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 4))
        for ring in range(_SHADOW):
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(ring, ring + 6, -ring, -ring), 20, 20)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in _STAYS:
                self.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        elif isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # with Strg it would do what the page behind does
            return True
        return super().eventFilter(watched, event)

    def shown(self) -> Shown:
        """The hits as a list that can leave the program; commands are none."""
        hits = [row for row in self.model.rows() if isinstance(row, Hit)]
        note = " ".join(part for part in (f"Suche „{self.edit.text().strip()}“", self._note.text()) if part)
        return Shown("Treffer", tuple((column, column.width) for column in _COLUMNS), lambda: hits, (note,))

    def menu(self) -> QMenu | None:
        """What can be done with the list of hits; None where there are none."""
        shown = self.shown()
        if not shown.rows():
            return None
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(self.list.currentIndex().data(Qt.ItemDataRole.UserRole), Hit):
            menu.addAction(f"Ansehen\t{shown_keys(_LOOK_KEYS)}", self._look)
            menu.addSeparator()
        for what, text, _ in LIST_ACTIONS:
            menu.addAction(text, partial(self.list_wanted.emit, what, shown))
        return menu

    def _on_menu(self, place: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(self.list.viewport().mapToGlobal(place))

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        key = Qt.Key(event.key())
        if key in steps:
            last = self.model.rowCount() - 1
            self._mark(max(0, min(last, self.list.currentIndex().row() + steps[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif QKeySequence(event.keyCombination()) == QKeySequence(_LOOK_KEYS):
            self._look()
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return False
        return True

    def step(self, step: int) -> tuple[str, str] | None:
        """Mark the next hit, or the one before, leaving out commands; its noun and id, None where there is none."""
        row = self.list.currentIndex().row() + step
        while 0 <= row < self.model.rowCount():
            hit = self.model.row(row)
            if isinstance(hit, Hit):
                self._mark(row)
                return hit.kind, hit.id
            row += step
        return None

    def _look(self) -> None:
        row = self.list.currentIndex().row()
        hit = self.model.row(row) if row >= 0 else None
        if isinstance(hit, Hit):
            self.look_wanted.emit(hit.kind, hit.id)

    def _mark(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        # A screen reader stays in the field, so the field says which hit Enter would take.
        hit = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        if hit != self.edit.accessibleDescription():
            self.edit.setAccessibleDescription(hit)
            announce(hit, self.edit)

    def _on_text(self, text: str) -> None:
        wanted = fold(text.strip())
        results = self._search(text.strip()) if self._search is not None and wanted else Results()
        hits = results.hits
        words = wanted.split()
        fitting = [one for one in self._offered if all(word in fold(one.title) for word in words)]
        commands = fitting[:_COMMANDS_SHOWN] if words else fitting
        self.model.show((*commands, *hits) if len(commands) < 3 and words else (*hits, *commands))
        found = self.model.rowCount() > 0
        self.list.setVisible(found)
        self._note.setVisible(bool(results.note))
        self._note.setText(results.note)
        self._empty.setVisible(not found)
        nothing = f"Nichts gefunden zu „{text.strip()}“."
        self._empty.setText(f"{nothing} Ein Teil eines Wortes, eine Nummer oder ein Datum genügt.")
        if found:
            self._mark(0)
        else:
            announce(nothing, self.edit)

    def _choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if not index.isValid():
            return
        row = self.model.row(index.row())
        self.put_away()
        if isinstance(row, Command):
            row.run()
        else:
            self.navigate.emit(row.kind, row.id)
