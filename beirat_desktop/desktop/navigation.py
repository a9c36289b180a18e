"""The bar at the left: the program's places with icon, word and count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.theme import BODY, SMALL, font, px, tokens
from beirat_desktop.desktop.widgets.chip import paint_bar


class NavButton(QAbstractButton):
    """One place; the count at its right says how many things wait there.

    Signals:
        stepped: 1 or -1, an arrow key was pressed.
    """

    stepped = Signal(int)

    def __init__(self, key: str, label: str, icon_name: str, shortcut: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._count = 0
        self._shortcut = shortcut
        self.narrow = False
        self.setText(label)
        self.setIcon(icon(icon_name, "muted"))
        self.here = False
        """Whether this place is open; not Qt's own check, which a screen reader takes for a box to tick."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    def set_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self._name()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def set_here(self, here: bool) -> None:
        self.here = here
        self._name()
        self.update()

    def _name(self) -> None:
        count, here = f"{self._count} offen" if self._count else "", "gewählt" if self.here else ""
        self.setAccessibleName(", ".join(part for part in (self.text(), count, here) if part))
        self.setAccessibleDescription(self._shortcut)
        self.setToolTip(" – ".join(part for part in (self.text(), self._shortcut) if part))

    def sizeHint(self) -> QSize:
        return QSize(px(40 if self.narrow else 160), px(37))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colours.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.here:
            painter.setBrush(colours.color("accent_soft"))
        elif self.underMouse():
            painter.setBrush(colours.color("hover"))
        painter.drawRoundedRect(box, 6, 6)
        if self.here:
            paint_bar(painter, box)
        size = px(18)
        left = (self.width() - size) // 2 if self.narrow else px(11)
        mode = QIcon.Mode.Selected if self.here else QIcon.Mode.Normal
        self.icon().paint(painter, QRect(left, (self.height() - size) // 2, size, size), mode=mode)
        if not self.narrow:
            painter.setPen(colours.color("accent" if self.here else "text"))
            painter.setFont(font(BODY, semibold=self.here))
            start = left + size + px(10)
            space = self.width() - start - px(34 if self._count else 6)
            text = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, space)
            painter.drawText(QRectF(start, 0, space, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if self._count:
            self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        colours = tokens()
        text = str(self._count) if self._count < 100 else "99+"
        painter.setFont(font(SMALL, semibold=True))
        high = px(16 if self.narrow else 20)
        wide = max(high, painter.fontMetrics().horizontalAdvance(text) + px(10))
        right = self.width() - (px(2) if self.narrow else px(9))
        top = px(1) if self.narrow else (self.height() - high) / 2
        box = QRectF(right - wide, top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color("accent"))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(colours.color("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class _Places(QWidget):
    spoken_role = QAccessible.Role.List


class Navigation(QWidget):
    """The places in groups, the one shown marked; arrow keys move, narrow shows icons alone.

    Signals:
        chosen: the key of the place to show.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._narrow = False
        self._buttons: dict[str, NavButton] = {}
        self._rules: list[tuple[QFrame, frozenset[str]]] = []
        """Each thin line with the places above it."""
        self._name = QLabel("Beirat Desktop", self)
        self._name.setProperty("role", "heading")
        self._desk = QLabel(self)
        self._desk.setProperty("role", "muted")
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _Places(scroll)
        inside.setObjectName("plain")
        inside.setAccessibleName("Bereiche")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(10, 0, 10, 8)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        scroll.setWidget(inside)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 1, 0)
        column.setSpacing(2)
        self._head = (self._name, self._desk)
        for label in self._head:
            label.setContentsMargins(20, 0, 8, 0)
            column.addWidget(label)
        column.addSpacing(12)
        column.addWidget(scroll, 1)
        self._size()

    def add(self, key: str, label: str, icon_name: str, shortcut: str) -> None:
        button = NavButton(key, label, icon_name, shortcut, self)
        button.clicked.connect(lambda: self.chosen.emit(key))
        button.stepped.connect(lambda step: self._step(button, step))
        self._buttons[key] = button
        self._column.insertWidget(self._column.count() - 1, button)

    def _step(self, button: NavButton, step: int) -> None:
        """Open the next place, or the one before, with the keyboard at it."""
        shown = [one for one in self._buttons.values() if not one.isHidden()]
        place = shown.index(button) + step
        if 0 <= place < len(shown):
            shown[place].setFocus(Qt.FocusReason.TabFocusReason)
            shown[place].click()

    def add_rule(self) -> None:
        """A thin line between groups of places."""
        rule = QFrame(self)
        rule.setObjectName("rule")
        self._rules.append((rule, frozenset(self._buttons)))
        self._column.insertSpacing(self._column.count() - 1, 11)
        self._column.insertWidget(self._column.count() - 1, rule)
        self._column.insertSpacing(self._column.count() - 1, 11)

    def mark(self, key: str) -> None:
        """Show which place is open; chosen is not emitted."""
        if key not in self._buttons:
            return
        # One stop of the Tab key, at the place that is open; arrow keys go on from there.
        for one, button in self._buttons.items():
            button.set_here(one == key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == key else Qt.FocusPolicy.ClickFocus)
        self._scroll.ensureWidgetVisible(self._buttons[key], 0, px(8))

    def button(self, key: str) -> NavButton:
        return self._buttons[key]

    def set_count(self, key: str, count: int) -> None:
        self._buttons[key].set_count(count)

    def set_desk(self, label: str) -> None:
        self._desk.setText(label)

    def show_only(self, keys: frozenset[str]) -> None:
        """Leave out the places that are not of this desk."""
        for key, button in self._buttons.items():
            button.setVisible(key in keys)
        for rule, above in self._rules:
            rule.setVisible(bool(keys & above) and bool(keys - above))

    @property
    def narrow(self) -> bool:
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for label in self._head:
            label.setVisible(not narrow)
        for button in self._buttons.values():
            button.narrow = narrow
            button.updateGeometry()
        self._size()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size()

    def _size(self) -> None:
        self.setFixedWidth(px(64 if self._narrow else 216))
