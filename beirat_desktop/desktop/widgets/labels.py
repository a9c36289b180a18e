"""Labels that shorten themselves, and labels that lead to a record."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import BODY, SMALL, font, px, tokens
from beirat_desktop.desktop.widgets.norms import BREAKS, NO_BREAK_SPACE, unbroken_numbers

_WRAP = Qt.TextFlag.TextWordWrap
_TARGET = 24
"""Pixels that a hand is asked to hit at the least."""


class ElidedLabel(QLabel):
    """One line, or as many as said, ending in … where space ends; the whole text is its tooltip then.

    grows: takes a second line by itself where one does not hold all of it.
    """

    def __init__(self, parent: QWidget | None = None, *, role: str = "", grows: bool = False) -> None:
        super().__init__(parent)
        self._whole = self._tip = ""
        self._most = 1
        self._grows = grows
        if role:
            self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        if text != self._whole:
            self._whole = text
            self.updateGeometry()
        self._shorten()

    def clear(self) -> None:
        self.setText("")

    def explain(self, tip: str) -> None:
        """What stands behind it, as its tooltip, below the whole text where that is cut."""
        self._tip = tip
        self._shorten()

    @property
    def whole_text(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 4, self._most * metrics.height())

    def set_lines(self, most: int) -> None:
        """How many lines it may take, and takes."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self._shorten()

    def fits(self, width: int, lines: int) -> bool:
        """Whether so many lines of that width hold all of it."""
        metrics = QFontMetrics(self.font())
        broken = self.lines_at(width)
        return len(broken) <= lines and all(metrics.horizontalAdvance(line) <= width for line in broken)

    def lines_at(self, width: int) -> list[str]:
        """How the text breaks in that width, between words; a number stays with its word."""
        metrics = QFontMetrics(self.font())
        lines = [""]
        for word in filter(None, BREAKS.split(unbroken_numbers(self._whole))):
            longer = f"{lines[-1]} {word}".strip()
            if not lines[-1] or metrics.horizontalAdvance(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return [line.replace(NO_BREAK_SPACE, " ") for line in lines]

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        if self._grows:
            most = 1 if self.fits(max(self.width(), 1), 1) else 2
            if most != self._most:
                self._most = most
                self.updateGeometry()
        lines = self.lines_at(self.width()) if self._most > 1 else [self._whole.replace("\n", " ")]
        whole = [*lines[: self._most - 1], " ".join(lines[self._most - 1 :])] if len(lines) > self._most else lines
        metrics = QFontMetrics(self.font())
        shown = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(self.width(), 1)) for line in whole]
        super().setText("\n".join(shown))
        cut = self._whole if shown != whole else ""
        self.setToolTip("\n\n".join(filter(None, (cut, self._tip))))
        # A screen reader says all of it.
        self.setAccessibleName(cut)


class IconLabel(QWidget):
    """An icon that follows the theme; what it means stands in words beside it."""

    def __init__(self, name: str, token: str = "muted", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, token)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, token: str) -> None:
        self._icon = icon(name, token)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())


class LinkLabel(QAbstractButton):
    """The name of a record as a link to it; Enter and Space follow it.

    Signals:
        navigate: noun and id; connect it to the page's navigate.
    """

    navigate = Signal(str, str)

    def __init__(
        self,
        text: str,
        noun: str,
        record: str,
        parent: QWidget | None = None,
        *,
        small: bool = False,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self._small = small
        self._wraps = wraps
        self._noun, self._record = noun, record
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        down = QSizePolicy.Policy.Minimum if wraps else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, down)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self.clicked.connect(self._follow)

    def lead_to(self, text: str, noun: str, record: str) -> None:
        """Show another record."""
        self._noun, self._record = noun, record
        if text != self.text():
            self.setText(text)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        # Two more than painted: the advance is rounded down, and a shortened link says less than none.
        high = max(metrics.height() + px(4), _TARGET)
        return QSize(metrics.horizontalAdvance(self.text()) + px(6) + 2, high)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(24), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        if not self._wraps:
            return -1
        metrics = QFontMetrics(self._font())
        words = metrics.boundingRect(0, 0, width - px(6), 10_000, int(_WRAP), self.text())
        return max(words.height() + px(4), _TARGET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if self._wraps or self.width() >= self.sizeHint().width() - 2 else self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = tokens().color("accent")
        made = self._font()
        made.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(made)
        painter.setPen(accent)
        box = self.rect().adjusted(px(3), 0, -px(3), 0)
        if self._wraps:
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | _WRAP), self.text())
        else:
            shown = QFontMetrics(made).elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self.hasFocus():
            painter.setPen(QPen(accent, 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def _font(self) -> QFont:
        return font(SMALL if self._small else BODY)

    def _follow(self) -> None:
        self.navigate.emit(self._noun, self._record)
