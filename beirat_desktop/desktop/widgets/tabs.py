"""The row of tabs below the header, for a page that shows one record in several ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QTabWidget, QToolButton, QWidget

from beirat_desktop.desktop.theme import MARGIN
from beirat_desktop.desktop.widgets.clearing import clear_menu
from beirat_desktop.desktop.widgets.letters import Menu


class Tabs(QWidget):
    """Put it above the page's contents without margins; Strg+Bild↑/↓ change the tab from anywhere in the page.

    Where the row is too narrow for all, a menu at its end names each.

    Signals:
        turning: another tab was chosen and is about to be shown.
        chosen: the key of the tab.
    """

    turning = Signal()
    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], name: str = "Ansicht", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar = QTabBar(self)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(name)
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for arrow in self.bar.findChildren(QToolButton):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # for the mouse; the keys go through the tabs themselves
        self._keys = [key for key, _label in tabs]
        for _key, label in tabs:
            self.bar.addTab(label)
        self.bar.currentChanged.connect(self._on_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN - 2, 0, MARGIN, 0)
        # The whole row: the chosen tab is bold and needs more than the bar asked for.
        row.addWidget(self.bar, 1)
        self.all_menu = Menu(self)
        self.all_menu.aboutToShow.connect(self._fill_menu)
        self.all_button = QToolButton(self)
        self.all_button.setText("Alle")
        self.all_button.setProperty("kind", "action")
        self.all_button.setProperty("menu", True)
        self.all_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.all_button.setMenu(self.all_menu)
        self.all_button.setAccessibleName(f"{name}: alle Ansichten")
        self.all_button.setToolTip("Alle Ansichten, auch die gerade keinen Platz haben (Strg+Bild auf, Strg+Bild ab)")
        self.all_button.hide()
        row.addWidget(self.all_button)
        self._row = row
        self._beside: list[QWidget] = []
        turn_by_keys(self if parent is None else parent, self._step)

    def add(self, *beside: QWidget) -> None:
        """Put buttons at the end of the row, where a page has no room for them above its contents."""
        self._row.setContentsMargins(MARGIN - 2, 4, MARGIN, 4)
        for one in beside:
            self._row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        self._beside += beside

    @property
    def current(self) -> str:
        return self._keys[self.bar.currentIndex()]

    def choose(self, key: str) -> None:
        self.bar.setCurrentIndex(self._keys.index(key))

    def _step(self, step: int) -> None:
        number = self.bar.currentIndex()
        for _ in self._keys:
            number = (number + step) % self.bar.count()
            if self.bar.isTabVisible(number):
                self.bar.setCurrentIndex(number)
                return

    def show_tab(self, key: str, visible: bool) -> None:
        """Offer a tab, or leave it out; the first is chosen where the current one goes."""
        number = self._keys.index(key)
        if not visible and self.bar.currentIndex() == number:
            self.bar.setCurrentIndex(0)
        self.bar.setTabVisible(number, visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a tab got other words, or came or went
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Offer the menu where a tab is out of sight."""
        around = self.contentsMargins().left() + self.contentsMargins().right() + 2 * MARGIN
        shown = [one for one in self._beside if not one.isHidden()]
        around += sum(one.sizeHint().width() + self._row.spacing() for one in shown)
        self.all_button.setVisible(self.bar.sizeHint().width() > self.width() - around)

    def _fill_menu(self) -> None:
        clear_menu(self.all_menu)
        for number in range(self.bar.count()):
            if self.bar.isTabVisible(number):
                # A menu takes a lone & for the mark of a key.
                action = self.all_menu.addAction(self.bar.tabText(number).replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(number == self.bar.currentIndex())
                action.triggered.connect(partial(self.bar.setCurrentIndex, number))

    def _on_changed(self, number: int) -> None:
        self.turning.emit()
        self.chosen.emit(self._keys[number])


def turn_by_keys(holder: QWidget, turn: Callable[[int], object]) -> None:
    """Strg+Bild auf and ab turn its tabs, wherever within it the keyboard is. turn: gets 1 or -1."""
    for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
        shortcut = QShortcut(QKeySequence(keys), holder)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(partial(turn, step))


class PlainTabs(QTabWidget):
    """Qt's own, with the keys that turn every other row of tabs; its own are Strg+Tab."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        turn_by_keys(self, self._turn)

    def _turn(self, step: int) -> None:
        self.setCurrentIndex((self.currentIndex() + step) % self.count())
