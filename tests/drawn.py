"""What a window draws, word by word: where, in which colour, on which ground, and whether all of it can be read.

Each widget paints itself once more on a device that keeps words and forgets all else, so that a cell of a list, a chart
and a label are asked alike, and a word that was shortened is met as it is drawn.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolTip,
    QWidget,
)

from beirat_desktop.desktop.widgets.labels import ElidedLabel
from tests.desktop.colours import contrast

TEXTS = (QTextEdit, QPlainTextEdit)
SLACK = 2
"""Pixels by which a letter may reach over its edge: the slant of an f, what was rounded."""
NO_TIP = "\u2060"


@dataclass(frozen=True)
class Word:
    """Some letters drawn in one go: by whom, where in their window, within what, in which colour."""

    owner: QWidget
    text: str
    ink: QRect
    within: QRect
    colour: QColor

    @property
    def seen(self) -> QRect:
        at = self.owner.mapTo(self.owner.window(), QPoint(0, 0))
        return self.ink & self.owner.visibleRegion().boundingRect().translated(at) & self.within


class _Listening(QPaintEngine):
    """Keeps words; of everything else only where it may be drawn."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.words: list[tuple[str, QRectF, QRectF | None, QColor]] = []

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: QPaintEngineState) -> None:
        """The painter is asked itself."""

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:
        text, painter = item.text(), self.painter()
        if text.strip():
            placed = painter.deviceTransform().mapRect
            ink = QFontMetricsF(item.font()).tightBoundingRect(text).translated(at)
            clip = placed(painter.clipBoundingRect()) if painter.hasClipping() else None
            colour = QColor(painter.pen().color())
            colour.setAlphaF(colour.alphaF() * painter.opacity())
            self.words.append((text, placed(ink), clip, colour))

    def drawPixmap(self, *_what: object) -> None:
        """Not a word."""

    drawImage = drawTiledPixmap = drawPath = drawPolygon = drawPixmap
    drawRects = drawLines = drawEllipse = drawPoints = drawPixmap


class _Paper(QPaintDevice):
    """As large as a widget, and empty."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.engine = _Listening()
        metric = QPaintDevice.PaintDeviceMetric
        self._metrics = {
            metric.PdmWidth: size.width(),
            metric.PdmHeight: size.height(),
            metric.PdmDpiX: 96,
            metric.PdmDpiY: 96,
            metric.PdmPhysicalDpiX: 96,
            metric.PdmPhysicalDpiY: 96,
            metric.PdmDepth: 32,
            metric.PdmNumColors: 2**24,
            metric.PdmDevicePixelRatio: 1,
        }

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, what: QPaintDevice.PaintDeviceMetric) -> int:
        found = self._metrics.get(what)
        return found if found is not None else super().metric(what)


def words(window: QWidget) -> list[Word]:
    """All that is drawn in it, also where it is scrolled out of sight."""
    found = []
    for owner in (window, *window.findChildren(QWidget)):
        if not owner.isVisible() or owner.window() is not window:
            continue
        paper = _Paper(owner.size())
        owner.render(paper, QPoint(), QRegion(), QWidget.RenderFlag(0))
        at = owner.mapTo(window, QPoint(0, 0))
        room = place(owner)
        for text, ink, clip, colour in paper.engine.words:
            within = room & clip.toAlignedRect().translated(at) if clip is not None else room
            found.append(Word(owner, text, ink.toAlignedRect().translated(at), within, colour))
    return found


def place(widget: QWidget) -> QRect:
    """Where in its window it is seen once all that scrolls is scrolled to it."""
    window = widget.window()
    room = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    inner, one = widget, widget.parentWidget()
    while one is not None and inner is not window:
        area = one.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is one:
            shown = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
            if not area.horizontalScrollBar().maximum():
                room.setLeft(max(room.left(), shown.left()))
                room.setRight(min(room.right(), shown.right()))
            return room
        room &= QRect(one.mapTo(window, QPoint(0, 0)), one.size())
        inner, one = one, one.parentWidget()
    return room


def scrolled(owner: QWidget) -> QAbstractScrollArea | None:
    """The list or text whose content it draws."""
    area = owner.parentWidget()
    if not isinstance(area, QAbstractScrollArea) or area.viewport() is not owner:
        return None
    # The heads of a table go with its columns.
    return area.parentWidget() if isinstance(area, QHeaderView) else area


def tip_at(owner: QWidget, at: QPoint) -> str:
    """What a hand that rests there is told."""
    QToolTip.showText(owner.mapToGlobal(at), NO_TIP, owner)
    QApplication.sendEvent(owner, QHelpEvent(QEvent.Type.ToolTip, at, owner.mapToGlobal(at)))
    told = QToolTip.text()
    QToolTip.hideText()
    return "" if told == NO_TIP else told


def cut(found: list[Word]) -> Iterator[str]:
    """Words that end in …, and no tip tells the whole; words that reach over the edge of what they are drawn in."""
    for word in found:
        owner, area = word.owner, scrolled(word.owner)
        if isinstance(owner, QLineEdit) or isinstance(area, TEXTS):
            continue  # what is typed goes on behind the edge
        if word.text.rstrip().endswith("…") and not _its_own(word):
            at = owner.mapFrom(owner.window(), word.ink.center())
            if not tip_at(owner, at):
                yield f"shortened without a tip: {told(word)}"
        over = word.ink.adjusted(SLACK, SLACK, -SLACK, -SLACK)
        if over.isValid() and not word.within.contains(over):
            sideways = over.left() < word.within.left() or over.right() > word.within.right()
            if isinstance(owner, QTabBar) and sideways:
                continue  # the row of tabs goes on behind its arrows
            if area is not None and (not sideways or word.within.isEmpty() or area.horizontalScrollBar().maximum()):
                continue  # a list goes on below its edge, a wide one beside it
            where = "at the side" if sideways else "above or below"
            yield f"cut {where}: {told(word)} {over.getRect()} {word.within.getRect()}"


def _its_own(word: Word) -> bool:
    """Whether the dots are those of the text itself: of a verb that asks first, of an example."""
    owner, area = word.owner, scrolled(word.owner)
    if isinstance(owner, ElidedLabel):
        own = [owner.whole_text]
    elif isinstance(owner, QTabBar):
        own = [owner.tabText(number) for number in range(owner.count())]
    elif isinstance(area, QAbstractItemView):
        own = [str(area.indexAt(owner.mapFrom(owner.window(), word.ink.center())).data() or "")]
    else:
        asked = (getattr(owner, name, None) for name in ("text", "placeholderText", "currentText"))
        own = [str(one()) for one in asked if callable(one)]
    return any(one.rstrip().endswith(word.text.rstrip()) for one in own)


def told(word: Word) -> str:
    """A word and who draws it."""
    return f"{word.text!r} in {named(word.owner)}"


def named(widget: QWidget) -> str:
    """A widget by its kind and name, in those around it."""
    names: list[str] = []
    one: QWidget | None = widget
    while one is not None and len(names) < 4:
        said = f" „{one.accessibleName()[:40]}“" if one.accessibleName() and len(names) < 2 else ""
        names.append(type(one).__name__ + said)
        one = one.parentWidget()
    return " < ".join(names)


def over_one_another(found: list[Word]) -> Iterator[str]:
    """Words that lie over others."""
    seen = [(word, box) for word in found if (box := word.seen.adjusted(1, 1, -1, -1)).isValid()]
    seen.sort(key=lambda one: one[1].top())
    for number, (word, box) in enumerate(seen):
        for other, place_of in seen[number + 1 :]:
            if place_of.top() > box.bottom():
                break
            both = box & place_of
            same = word.owner is other.owner and (word.text in other.text or other.text in word.text)
            if both.width() > SLACK and both.height() > SLACK and not same:
                yield f"{told(word)} over {told(other)}"


def ground(image: QImage, box: QRect, colour: QColor) -> QColor | None:
    """The colour that is seen most behind a word."""
    part = image.copy(box & image.rect()).convertToFormat(QImage.Format.Format_RGB32)
    if part.isNull():
        return None
    seen = Counter(memoryview(part.constBits()).cast("I"))
    seen.pop(colour.rgb(), None)
    return QColor.fromRgb(seen.most_common(1)[0][0]) if seen else None


def faint(found: list[Word], image: QImage, least: float) -> Iterator[str]:
    """Words too near in colour to what is behind them."""
    for word in found:
        if word.seen.width() < 2 or word.seen.height() < 2:
            continue
        if isinstance(word.owner, QLineEdit) and word.owner.hasSelectedText():
            continue
        behind = ground(image, word.seen.adjusted(-SLACK, -SLACK, SLACK, SLACK), word.colour)
        if behind is None:
            continue
        drawn = _laid_over(word.colour, behind)
        if (there := contrast(drawn.name(), behind.name())) < least - 0.05:
            yield f"{there:.1f} : 1 for {told(word)}, {drawn.name()} on {behind.name()}"


def _laid_over(colour: QColor, behind: QColor) -> QColor:
    share = colour.alphaF()
    pairs = zip(colour.getRgbF()[:3], behind.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(share * here + (1 - share) * there for here, there in pairs))


def misplaced(window: QWidget) -> Iterator[str]:
    """What of a layout lies beyond its edge or over something else of it; lists of which no row can be seen."""
    edge = (-SLACK, -SLACK, SLACK, SLACK)
    for holder in (window, *window.findChildren(QWidget)):
        layout = holder.layout()
        if not holder.isVisible() or layout is None:
            continue
        parts = [one for one in holder.children() if isinstance(one, QWidget) and one.isVisible()]
        parts = [one for one in parts if layout.indexOf(one) >= 0]
        for one in parts:
            if not holder.rect().adjusted(*edge).contains(one.geometry()):
                yield f"beyond its edge: {named(one)} {one.geometry().getRect()} in {holder.size().toTuple()}"
        for one, other in combinations(parts, 2):
            over = one.geometry() & other.geometry()
            if over.width() > SLACK and over.height() > SLACK:
                yield f"lies over another: {named(one)} over {type(other).__name__}"
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        row = view.visualRect(model.index(0, 0)).height() if model is not None and model.rowCount() else 0
        if view.isVisible() and 0 < view.viewport().height() < row:
            yield f"no row can be seen: {named(view)}"


def bars_in_bars(window: QWidget) -> Iterator[str]:
    """What scrolls inside something that scrolls the same way."""
    for area in window.findChildren(QAbstractScrollArea):
        around = area.parentWidget()
        while around is not None:
            if isinstance(around, QAbstractScrollArea):
                for name in ("verticalScrollBar", "horizontalScrollBar"):
                    inner, outer = getattr(area, name)(), getattr(around, name)()
                    if all(bar.isVisible() and bar.maximum() > 0 for bar in (inner, outer)):
                        yield f"scrolls inside what scrolls: {named(area)} in {named(around)}"
            around = around.parentWidget()
