"""Short lists on cards: a line, a smaller line, a chip; each entry leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.theme import BODY, SMALL, Tone, font, px, tokens
from beirat_desktop.desktop.widgets.chip import chip_size, paint_chip
from beirat_desktop.desktop.widgets.lines import broken, lines_high, paint_lines
from beirat_desktop.desktop.widgets.renewed import renewed

_NARROWEST = 116
"""So narrow an entry may become, as in a column of a board."""
_SUB_MOST = 2
"""Lines of the smaller text; its tip holds what goes beyond."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands on a line and where it leads; sign is a short text before it, such as «Ö 4» or «✓»."""

    title: str
    sub: str = ""
    word: str = ""
    tone: Tone = Tone.NEUTRAL
    noun: str = ""
    id: str = ""
    sign: str = ""
    sign_tone: Tone = Tone.NEUTRAL
    tip: str = ""

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.sign, self.title, self.sub, self.word) if part)


@dataclass(frozen=True, slots=True)
class _Layout:
    chip: QSize
    chip_below: bool
    title: list[str]
    sub: list[str]


class EntryRow(QAbstractButton):
    """One entry; wraps its lines rather than cut them, arrow keys go to its neighbours."""

    sub_most = _SUB_MOST

    def __init__(self, entry: Entry, sign_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._sign_width = sign_width
        self._layout_key = (-1, 0)
        self._layout = _Layout(QSize(), chip_below=False, title=[], sub=[])
        self.setText(entry.title)
        self.setAccessibleName(entry.spoken)
        self.setToolTip(entry.tip)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if entry.noun else Qt.FocusPolicy.NoFocus)
        if entry.noun:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(160), self._high(max(self.width(), px(_NARROWEST))))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_NARROWEST), self.sizeHint().height())

    @property
    def widest_word(self) -> int:
        """So wide it has to be to show each word of its title whole."""
        metrics = QFontMetrics(font(BODY))
        widest = max((metrics.horizontalAdvance(word) for word in self.entry.title.split()), default=0)
        return widest + self._sign_width + px(12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def _laid_out(self, width: int) -> _Layout:
        """Where the parts stand at a width; found once, since Qt asks for the size several times before it paints."""
        key = (width, px(100))
        if key != self._layout_key:
            self._layout_key, self._layout = key, self._lay_out(width)
        return self._layout

    def _lay_out(self, width: int) -> _Layout:
        body, small = font(BODY), font(SMALL)
        metrics = QFontMetrics(body)
        chip = chip_size(self.entry.word) if self.entry.word else QSize()
        # A word of the title or the end of the second line is not cut beside the chip: then the chip stands below.
        room = width - px(18) - self._sign_width - chip.width()
        below = bool(self.entry.word) and (
            any(metrics.horizontalAdvance(part) > room for part in self.entry.title.split())
            or len(broken(self.entry.sub, small, max(room, px(60)))) > _SUB_MOST
        )
        beside = chip.width() + px(10) if self.entry.word and not below else 0
        wide = max(px(60), width - beside - px(8) - self._sign_width)
        sub = broken(self.entry.sub, small, wide, self.sub_most) if self.entry.sub else []
        return _Layout(chip, chip_below=below, title=broken(self.entry.title, body, wide), sub=sub)

    def _high(self, width: int) -> int:
        laid = self._laid_out(width)
        chip = laid.chip.height() + px(4) if laid.chip_below else 0
        return max(px(40), lines_high(laid.title, font(BODY)) + lines_high(laid.sub, font(SMALL)) + chip + px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.entry.noun and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -2), 6, 6)
        painter.setPen(QPen(colours.color("line"), 1))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
        left = px(4)
        if self._sign_width:
            painter.setFont(font(BODY, semibold=True))
            painter.setPen(colours.color("muted" if self.entry.sign_tone is Tone.NEUTRAL else self.entry.sign_tone))
            painter.drawText(
                QRectF(left, 0, self._sign_width, self.height()), Qt.AlignmentFlag.AlignVCenter, self.entry.sign
            )
            left += self._sign_width
        laid = self._laid_out(self.width())
        self._tell_cut(laid)
        painter.setFont(font(BODY))
        painter.setPen(colours.color("text"))
        paint_lines(painter, QPointF(left, px(8)), laid.title)
        if laid.sub:
            below = px(8) + lines_high(laid.title, painter.font())
            painter.setFont(font(SMALL))
            painter.setPen(colours.color("muted"))
            paint_lines(painter, QPointF(left, below), laid.sub)
        if self.entry.word:
            size = laid.chip
            if laid.chip_below:
                place = QPointF(left, self.height() - size.height() - px(8))
            else:
                place = QPointF(self.width() - size.width() - px(4), (self.height() - size.height()) / 2)
            box = QRectF(place, size)
            paint_chip(painter, box, self.entry.word, self.entry.tone)
        if self.hasFocus():
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), 6, 6)

    def _tell_cut(self, laid: _Layout) -> None:
        cut = self.entry.sub if any(line.endswith("…") for line in laid.sub) else ""
        tip = "\n\n".join(part for part in (cut, self.entry.tip) if part)
        if tip != self.toolTip():
            self.setToolTip(tip)

    def own_actions(self, parent: QObject) -> list[QAction]:
        """What can be done with this entry, for a context menu; keys are shown only, the row listens to its own."""
        made = []
        if self.entry.noun:
            open_it = QAction(f"Öffnen\t{shown_keys(QKeySequence(Qt.Key.Key_Return))}", parent)
            open_it.triggered.connect(lambda: self.click())
            made.append(open_it)
        copy = QAction("Kopieren", parent)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.entry.spoken))
        return [*made, copy]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class EntryList(QWidget):
    """A column of entries for up to a few dozen; longer lists are tables.

    Signals:
        navigate: noun and id of the entry that was opened; connect it to the page's navigate.
    """

    navigate = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None, *, sign_width: int = 0) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._sign_width = sign_width
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[EntryRow] = []
        self._shown: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace all; the keyboard stays at the same record."""
        if tuple(entries) == self._shown:
            return
        self._shown = tuple(entries)
        focused = next((row.entry.id for row in self.rows if row.hasFocus()), "")
        shown = [(row.entry, row) for row in self.rows]
        self.rows = [row for _entry, row in renewed(self._column, shown, entries, self._row)]
        for row in self.rows:
            if focused and row.entry.id == focused:
                row.setFocus()

    def _row(self, entry: Entry) -> EntryRow:
        row = EntryRow(entry, px(self._sign_width), self)
        row.clicked.connect(self._on_clicked)
        return row

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, EntryRow) and row.entry.noun:
            self.navigate.emit(row.entry.noun, row.entry.id)
