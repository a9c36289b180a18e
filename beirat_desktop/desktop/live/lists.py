"""The two lists of the desk: the agenda with what came out, and who is in the room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QEvent,
    QMetaMethod,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from beirat_desktop.desktop.live.typefaces import Typefaces
from beirat_desktop.desktop.theme import TYPING_MS, Tone, tokens
from beirat_desktop.desktop.widgets.chip import paint_bar
from beirat_desktop.domain.folding import fold

LineRole = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_COLUMNS = 2
_WORD_MOST = 180
"""Pixels that the longest word of a title may ask for."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


OPEN = "○"
"""Stands where a number would, before what is still to be done."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: key "" makes it a heading. lead: number or nothing; sign: a mark at the right or a dot at the left.

    short: what is said instead of sub where room is short. state: what a screen reader says where only a sign is seen.
    """

    key: str
    title: str
    sub: str = ""
    lead: str = ""
    sign: str = ""
    tone: Tone = Tone.NEUTRAL
    dot: bool = False
    filled: bool = False
    strong: bool = False
    tip: str = ""
    short: str = ""
    state: str = ""

    @property
    def spoken(self) -> str:
        lead = "" if self.lead == OPEN else self.lead
        return ", ".join(part for part in (lead, self.title, self.sub, self.state) if part)


class LinesModel(QAbstractListModel):
    """Lines as they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        fresh = tuple(lines)
        if [line.key for line in fresh] == [line.key for line in self.lines]:
            before, self.lines = self.lines, fresh
            for row, (old, new) in enumerate(zip(before, fresh, strict=True)):
                if old != new:  # 33 names are not drawn anew for one
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.lines = fresh
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LineRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or not self.lines[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class _Delegate(QStyledItemDelegate):
    """Number or dot at the left, title and words below, a mark at the right."""

    def __init__(self, view: QListView, lead_width: int) -> None:
        super().__init__(view)
        self._view = view
        self._least_lead = self._lead_width = lead_width
        self.compact_height = 0
        """Pixels of one line where all stand in columns; 0 where they stand one below the other."""
        self.in_column = 0
        """How many lines the first column takes; 0 where they go from side to side."""
        self.widths = (0, 0)
        self._faces: Typefaces | None = None

    @property
    def faces(self) -> Typefaces:
        """For the font the application has now."""
        base = QApplication.font()
        if self._faces is None or self._faces.base != base:
            self._faces = Typefaces(base)
        return self._faces

    def make_room(self, leads: Iterable[str]) -> None:
        """Let the longest number, as of a sub-item, stand in one line."""
        faces = self.faces
        widest = max((faces.number_width(lead) for lead in leads), default=0)
        self._lead_width = max(self._least_lead, widest + faces.px(4) if widest else 0)

    def least_width(self, lines: Iterable[Line]) -> int:
        """What it takes to break no word, as far as the room beside it can spare that; the same whichever is strong."""
        shown, faces = list(lines), self.faces
        widest = max((faces.strong_width(word) for line in shown for word in line.title.split()), default=0)
        beside = max((self._beside(line, faces) for line in shown), default=0)
        return faces.px(20) + beside + min(widest + faces.px(2), faces.px(_WORD_MOST))

    def share(self, lines: Sequence[Line]) -> None:
        """Give each column half, and what the other has to spare where its names need more."""
        # Measured beside the scroll bar where one may come, or the second column would go with it.
        bar = 0 if self.in_column else self._view.verticalScrollBar().sizeHint().width()
        room = min(self._view.viewport().width(), self._view.width() - 2 * self._view.frameWidth() - bar)
        room -= 1  # what fills the line exactly is wrapped
        split = self.in_column
        parts = (lines[:split], lines[split:]) if split else (lines[::_COLUMNS], lines[1::_COLUMNS])
        faces = self.faces
        first, second = (max((_compact_width(line, faces) for line in part), default=0) for part in parts)
        half = room // _COLUMNS
        wide = half
        if first > half:
            wide = min(first, max(room - second, half))
        elif second > half:
            wide = max(room - second, first)
        self.widths = (wide, room - wide)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: Line = index.data(LineRole)
        if self.compact_height:
            second = index.row() >= self.in_column if self.in_column else index.row() % _COLUMNS
            return QSize(self.widths[bool(second)], self.compact_height)
        faces = self.faces
        high = faces.px(20) + self._title_box(line, faces).height()
        return QSize(self._view.viewport().width(), high + (faces.small_high if line.sub else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: Line = index.data(LineRole)
        colours, faces = tokens(), self.faces
        px = faces.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("accent_soft"))
            painter.drawRoundedRect(box, px(6), px(6))
            paint_bar(painter, QRectF(box))
        else:
            painter.setPen(QPen(colours.color("line"), 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), px(6), px(6))
        if self.compact_height:
            self._paint_compact(painter, line, box, faces)
            painter.restore()
            return
        if line.dot:
            self._paint_dot(painter, line, box, faces)
        elif line.lead:
            painter.setFont(faces.number)
            painter.setPen(colours.color("text"))
            lead = QRect(box.left() + px(6), box.top() + px(10), self._lead_width, box.height())
            painter.drawText(lead, line.lead)
        self._paint_words(painter, line, box, faces)
        painter.restore()

    def _paint_compact(self, painter: QPainter, line: Line, box: QRect, faces: Typefaces) -> None:
        """Dot and name in one line, and a short word where it says something of the person."""
        colours, px = tokens(), faces.px
        ink, _soft = colours.tone(line.tone)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if line.filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(box.left() + px(10), box.center().y() + 0.5), px(4.5), px(4.5))
        room = box.adjusted(px(20), 0, -px(4), 0)
        painter.setFont(faces.small)
        metrics = painter.fontMetrics()
        if line.short:
            painter.setPen(ink if line.tone is not Tone.NEUTRAL else colours.color("muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.short)
            room.setRight(room.right() - metrics.horizontalAdvance(line.short) - px(4))
        painter.setPen(colours.color("text" if line.filled else "muted"))
        name = short_name(line.title, metrics, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_dot(self, painter: QPainter, line: Line, box: QRect, faces: Typefaces) -> None:
        px = faces.px
        ink, _soft = tokens().tone(line.tone)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if line.filled else Qt.BrushStyle.NoBrush)
        middle = box.top() + px(10) + faces.body_high / 2
        painter.drawEllipse(QPointF(box.left() + px(13), middle), px(4.5), px(4.5))

    def _paint_words(self, painter: QPainter, line: Line, box: QRect, faces: Typefaces) -> None:
        colours, px = tokens(), faces.px
        title = self._title_box(line, faces).translated(box.left(), box.top() + px(10))
        painter.setPen(colours.color("text" if line.key else "muted"))
        shown = faces.titles[_is_strong(line)]
        _wrapped(line.title, shown, title.width()).draw(painter, QPointF(title.topLeft()))
        painter.setFont(faces.small)
        ink, _soft = colours.tone(line.tone)
        painter.setPen(ink if line.tone is not Tone.NEUTRAL else colours.color("muted"))
        metrics = painter.fontMetrics()
        if line.sub:
            below = QRect(title.left(), title.bottom() + 1, box.right() - title.left() - px(6), metrics.height())
            painter.drawText(below, metrics.elidedText(line.sub, Qt.TextElideMode.ElideRight, below.width()))
        if line.sign:
            painter.setFont(faces.titles[True])
            at = QRect(box.right() - px(24), box.top() + px(10), px(20), painter.fontMetrics().height())
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, line.sign)

    def _title_box(self, line: Line, faces: Typefaces) -> QRect:
        # Measured as if the scroll bar were there, so that its coming and going changes no height.
        width = max(self._view.width() - faces.px(20), faces.px(120))
        room = max(width - self._beside(line, faces), faces.px(40))
        high = _height(line.title, faces.written[_is_strong(line)], room)
        return QRect(self._left(line, faces), 0, room, high)

    def _left(self, line: Line, faces: Typefaces) -> int:
        if not line.key:
            return faces.px(8)
        return faces.px(26) if line.dot else self._lead_width + faces.px(12)

    def _beside(self, line: Line, faces: Typefaces) -> int:
        """Pixels that the title cannot have: those before it and those of the sign."""
        return self._left(line, faces) + faces.px(20 if line.sign or not line.dot else 8)


def short_name(name: str, metrics: QFontMetrics, width: int) -> str:
    """«Nussbaumer, Dr. Bernd» in so many pixels: whole, with the letters of the first names, or the family name."""
    family, _comma, given = name.partition(", ")
    letters = " ".join(one if one.endswith(".") else f"{one[0]}." for one in given.split())
    for words in (name, f"{family}, {letters}" if letters else name, family):
        if metrics.horizontalAdvance(words) <= width:
            return words
    return metrics.elidedText(family, Qt.TextElideMode.ElideRight, width)


def _compact_width(line: Line, faces: Typefaces) -> int:
    """What it takes to show a line of two columns whole."""
    beside = faces.small_width(line.short) + faces.px(4) if line.short else 0
    return faces.px(24) + faces.small_width(line.title) + beside + 2


def _is_strong(line: Line) -> bool:
    """Whether the title is written strongly."""
    return line.strong or not line.key


def _wrapped(text: str, shown: QFont, width: int) -> QTextLayout:
    """The text in lines; a word longer than a line is broken rather than cut off."""
    layout = QTextLayout(text, shown)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


@lru_cache(2048)
def _height(text: str, shown: str, width: int) -> int:
    """Pixels the text takes in lines; shown: the font as Qt writes it. Every key at the desk asks for every line."""
    made = QFont()
    made.fromString(shown)
    return round(_wrapped(text, made, width).boundingRect().height())


def _whole(line: Line) -> list[str]:
    return [fold(line.title), fold(f"{line.lead} {line.title}")]


def _words(line: Line) -> list[str]:
    return [word for text in _whole(line) for word in re.split(r"[^\w.]+", text) if word]


def _initials(line: Line) -> list[str]:
    """Of «Nussbaumer, Ada» both na and an."""
    letters = [word[0] for word in re.split(r"\W+", fold(line.title)) if word]
    return ["".join(letters), "".join((*letters[1:], *letters[:1]))]


_BEGINNINGS = (_whole, _words, _initials)


class LineList(QListView):
    """A list of lines; typing finds, Space toggles, Enter opens, the menu key asks for more.

    Signals:
        chosen: the key of the line the selection moved to.
        opened: Enter or a double click.
        toggled: Space, or a click on the dot.
        menu_wanted: key and place on the screen.
    """

    chosen = Signal(str)
    opened = Signal(str)
    toggled = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, name: str, *, lead_width: int = 0, columns: bool = False, parent: QWidget | None = None) -> None:
        """columns: stand in two columns of one line each where all would not be in view otherwise."""
        super().__init__(parent)
        self._columns = columns
        self.setProperty("marks", "row")
        self.lines = LinesModel(self)
        self._typed = ""
        self._quiet = False
        self._since = QElapsedTimer()
        self._since.start()
        self.setAccessibleName(name)
        self.setModel(self.lines)
        self._delegate = _Delegate(self, lead_width)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda index: self._emit(self.opened, index))
        self.selectionModel().currentChanged.connect(lambda index, _before: self._emit(self.chosen, index))

    @property
    def current_key(self) -> str:
        index = self.currentIndex()
        return self.lines.lines[index.row()].key if index.isValid() else ""

    def show_lines(self, lines: Sequence[Line], key: str = "") -> None:
        """Show other lines with that one chosen, else the one chosen before; nothing is emitted."""
        chosen = key or self.current_key
        self._quiet = True
        self._delegate.make_room(line.lead for line in lines)
        if not self._columns:
            self.setMinimumWidth(self._delegate.least_width(lines))
        self.lines.show(lines)
        if chosen and chosen != self.current_key:
            self.choose(chosen)
        self._quiet = False
        self._arrange()

    def choose(self, key: str) -> None:
        for row, line in enumerate(self.lines.lines):
            if line.key == key:
                self.setCurrentIndex(self.lines.index(row))
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.scheduleDelayedItemsLayout()

    def _arrange(self) -> None:
        """One below the other while all are in view; else side by side, as low as it takes to see all."""
        if not self._columns:
            return
        room, count = self.viewport().height(), len(self.lines.lines)
        faces = self._delegate.faces
        usual = faces.px(20) + faces.body_high + faces.small_high
        in_column = -(-count // _COLUMNS)
        high = 0
        if count * usual > room and in_column:
            high = max(min(room // in_column, faces.px(30)), faces.small_high + faces.px(4))
        # What does not fit even so is scrolled to, which only goes downwards.
        fits = high * in_column <= room
        before = self._delegate.widths
        self._delegate.in_column = room // high if high and fits else 0
        self._delegate.share(self.lines.lines)
        if high == self._delegate.compact_height:
            if high and before != self._delegate.widths:
                self.scheduleDelayedItemsLayout()
            return
        self._delegate.compact_height = high
        self.setWrapping(high > 0)
        self.setFlow(QListView.Flow.TopToBottom if fits or not high else QListView.Flow.LeftToRight)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() != QEvent.Type.FontChange or not hasattr(self, "_delegate"):
            return
        if self._columns:
            self._arrange()
        else:
            self._delegate.make_room(line.lead for line in self.lines.lines)
            self.setMinimumWidth(self._delegate.least_width(self.lines.lines))

    def event(self, event: QEvent) -> bool:
        # A single letter finds a name here and is no shortcut of the page.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain_key = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain_key and event.text().isprintable() and event.text():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space:
            self._typed = ""  # the next letter begins another name, however fast it comes
            self._emit(self.toggled, index)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._emit(self.opened, index)
        elif self._columns and event.key() in _STEPS and index.isValid() and not event.modifiers():
            # From name to name as they are read out, however the columns run.
            row = min(max(index.row() + _STEPS[Qt.Key(event.key())], 0), len(self.lines.lines) - 1)
            self.setCurrentIndex(self.lines.index(row))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Find a line by what is typed within a second: its beginning, that of a word in it, or initials.

        What nothing begins with moves nothing.
        """
        if self._since.restart() > TYPING_MS:
            self._typed = ""
        self._typed += fold(search)
        count = len(self.lines.lines)
        start = max(self.currentIndex().row(), 0) + (1 if len(self._typed) == 1 else 0)
        rows = [(start + step) % count for step in range(count)]
        for begins in _BEGINNINGS:
            for row in rows:
                line = self.lines.lines[row]
                if line.key and any(part.startswith(self._typed) for part in begins(line)):
                    self.setCurrentIndex(self.lines.index(row))
                    return

    def _emit(self, signal: Any, index: QModelIndex) -> None:
        if index.isValid() and self.lines.lines[index.row()].key and not self._quiet:
            signal.emit(self.lines.lines[index.row()].key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """That of the line; a list without one has that of the desk, about the line that is chosen."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid() or not self.lines.lines[index.row()].key:
            event.accept()
            return
        self.setCurrentIndex(index)
        if not self.isSignalConnected(QMetaMethod.fromSignal(self.menu_wanted)):
            event.ignore()
            return
        at = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wanted.emit(self.lines.lines[index.row()].key, self.viewport().mapToGlobal(at))
        event.accept()
