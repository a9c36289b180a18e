"""What a hand is to hit is 24 by 24 pixels, or stands so far from all else that it is not missed (WCAG 2.2, 2.5.8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTabBar,
    QWidget,
)

from beirat_desktop.screens import screens, settle

LEAST = 24
FIELDS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)


@dataclass(frozen=True)
class Aim:
    """Something to hit, and where it stands in the window."""

    words: str
    box: QRect

    @property
    def small(self) -> bool:
        return min(self.box.width(), self.box.height()) < LEAST

    def near(self, other: "Aim") -> bool:
        """Whether the circle of 24 pixels around its middle meets the other one, or its circle where that is small."""
        here, there = self.box.center(), other.box.center()
        if other.small:
            return hypot(here.x() - there.x(), here.y() - there.y()) < LEAST
        across = max(other.box.left() - here.x(), here.x() - other.box.right(), 0)
        down = max(other.box.top() - here.y(), here.y() - other.box.bottom(), 0)
        return hypot(across, down) < LEAST / 2


class Dot(QAbstractButton):
    """A button that is as small as it is told to be."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """There is nothing to see."""


def aims(window: QWidget) -> Iterator[Aim]:
    for one in window.findChildren(QWidget):
        if not one.isVisible() or not one.isEnabled():
            continue
        if one.visibleRegion().boundingRect().size() != one.size():
            continue  # scrolled out of sight, in part at least
        at = one.mapTo(window, QPoint(0, 0))
        if isinstance(one, QTabBar):
            for number in range(one.count()):
                if one.isTabVisible(number) and one.rect().contains(one.tabRect(number)):
                    yield Aim(one.tabText(number), one.tabRect(number).translated(at))
        elif isinstance(one, QAbstractItemView) and not isinstance(one, QHeaderView):
            model = one.model()
            if model is not None and model.rowCount() and one.visualRect(model.index(0, 0)).isValid():
                box = QRect(at, one.viewport().size())
                box.setHeight(one.visualRect(model.index(0, 0)).height())
                yield Aim(f"{one.accessibleName()}: row", box)
        elif isinstance(one, FIELDS):
            # The arrows of a row of tabs have the menu beside them that names every tab; a field in a field is one.
            inside = isinstance(one.parent(), QTabBar | QAbstractSpinBox | QComboBox)
            if not inside:
                words = one.text() if isinstance(one, QAbstractButton) else ""
                yield Aim(f"{type(one).__name__} {one.accessibleName() or words}", QRect(at, one.size()))


def missed(window: QWidget) -> list[str]:
    """What is small and has another target too near; a window without targets was not looked at."""
    there = list(aims(window))
    assert len(there) > 10
    found = (
        f"{one.words} {one.box.width()} × {one.box.height()}, near {other.words}"
        for one in there
        if one.small
        for other in there
        if other is not one and one.near(other)
    )
    return sorted(set(found))


def test_what_is_small_and_close_is_found(program):
    program.window.resize(1280, 720)
    settle(program)
    assert missed(program.window) == []
    page = program.window.current_page
    for place, high in ((0, 24), (18, 16)):
        button = Dot(page)
        button.setAccessibleName("Klein")
        button.setGeometry(place + 200, 300, 16, high)
        button.show()
    assert "Dot Klein 16 × 16, near Dot Klein" in missed(program.window)


def test_every_target_of_every_page_is_hit(program):
    program.window.resize(1280, 720)
    settle(program)
    found = {name: some for name in screens(program) if (some := missed(program.window))}
    assert found == {}
