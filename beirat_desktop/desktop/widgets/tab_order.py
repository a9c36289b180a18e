"""The way of the Tab key: as the eye reads, whatever order the code made the widgets in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QTextEdit,
    QWidget,
)

_WHOLE = (QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
"""What keeps the order of its own parts."""


def move_on(window: QWidget, forward: bool) -> bool:
    """Put the keyboard to the next stop of the window, or the one before; behind the last comes the first.

    It is asked at every press of the key, since rows come and go with what is shown. Qt's own chain is not used: it
    forgets what was hidden when the order was set, and parts it from the rest.
    """
    return _go(window, window.focusWidget(), forward)


def go_from(window: QWidget, start: QWidget) -> bool:
    """Put the keyboard to this place, or where it cannot be any more to the next stop behind."""
    if _open(start, window):
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        show(start)
        return True
    return _go(window, start, forward=True)


def go_by_tab(widget: QWidget, forward: bool = True) -> None:
    """Put the keyboard there as the Tab key does, which chooses the words of a line."""
    if not isinstance(widget, QLineEdit):
        widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return
    # Chosen afterwards: Qt tells of the words before it tells that the keyboard is there, and Orca then takes the line
    # for the one it knows already and does not name it.
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    if not widget.hasSelectedText():
        widget.selectAll()


def _open(widget: QWidget, window: QWidget) -> bool:
    return _halts(widget) and widget.isEnabled() and widget.isVisibleTo(window)


def _go(window: QWidget, here: QWidget | None, forward: bool) -> bool:
    def passed(part: QWidget) -> bool:
        """Whether nothing in it can be gone to, nor is what the keyboard is in; most pages and parts are hidden."""
        return part.isHidden() and here is not part and not (here is not None and part.isAncestorOf(here))

    way = list(dict.fromkeys(_walk(window, passed)))
    places = {widget: number for number, widget in enumerate(way)}
    while here is not None and here not in places and here is not window:
        here = here.parentWidget()
    place = places.get(here, -1 if forward else len(way)) if here is not None else -1
    behind, before = way[place + 1 :], way[: max(place, 0)]
    ahead = (*behind, *before) if forward else (*reversed(before), *reversed(behind))
    for widget in ahead:
        if _open(widget, window):
            go_by_tab(widget, forward)
            show(widget)
            return True
    return False


def show(widget: QWidget) -> None:
    """Scroll whatever the widget lies in until it is seen."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()


def stops(whole: QWidget) -> list[QWidget]:
    """Where the Tab key halts inside whole, also what is hidden at the moment."""
    return list(dict.fromkeys(widget for widget in _walk(whole) if _halts(widget)))


def _halts(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _walk(widget: QWidget, passed: Callable[[QWidget], bool] = lambda _part: False) -> Iterator[QWidget]:
    """Everything inside in the order of reading, but for parts that are passed with all they hold."""
    for part in _parts(widget):
        if passed(part):
            continue
        yield part
        if not isinstance(part, _WHOLE):
            yield from _walk(part, passed)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """The widgets right inside, those in layouts and panes first; what was laid out by hand by its place."""
    if isinstance(widget, QSplitter):
        for number in range(widget.count()):
            if number:
                yield widget.handle(number)
            pane = widget.widget(number)
            if pane is not None:
                yield pane
        return
    scrolled = widget.widget() if isinstance(widget, QScrollArea) else None
    if scrolled is not None:
        yield scrolled
        return
    inside = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    layout = widget.layout()
    laid_out = list(_of_layout(layout, inside)) if layout is not None else []
    yield from laid_out
    known = set(laid_out)
    yield from sorted((child for child in inside if child not in known), key=lambda child: (child.y(), child.x()))


def _of_layout(layout: QLayout, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    """Those that lie in the layout or in one within it, in its order.

    Its items are not asked for: PySide keeps what it once handed out as long as the layout lives, also when Qt has
    freed it with its widget. The next widget at that address then takes the program down when it is deleted.
    """
    inner = [one for one in layout.children() if isinstance(one, QLayout)]
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(one), one) for one in inside]
    places += [(layout.indexOf(one), one) for one in inner]
    for place, one in sorted(places, key=lambda pair: pair[0]):
        if place >= 0 and isinstance(one, QWidget):
            yield one
        elif place >= 0 and isinstance(one, QLayout):
            yield from _of_layout(one, inside)
