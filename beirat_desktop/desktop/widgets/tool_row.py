"""A row of small buttons that stays one row: what finds no room is in the menu «Mehr»."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from beirat_desktop.desktop.key_words import shown_keys
from beirat_desktop.desktop.theme import px
from beirat_desktop.desktop.widgets.clearing import clear_menu
from beirat_desktop.desktop.widgets.letters import Menu

_BETWEEN = 1


class ToolRow(QWidget):
    """Buttons from left to right; the last of those that may give way does so first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QToolButton] = []
        self._stays: set[QToolButton] = set()
        self._keys: dict[QToolButton, str] = {}
        self.menu = Menu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.more_button = QToolButton(self)
        self.more_button.setProperty("kind", "tool")
        self.more_button.setText("Mehr")
        self.more_button.setToolTip("Was hier keinen Platz hat")
        self.more_button.setAccessibleName("Mehr Werkzeuge")
        self.more_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more_button.clicked.connect(
            lambda: self.menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        )
        self.more_button.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def add(self, button: QToolButton, keys: str = "", *, stays: bool = False) -> None:
        """Put it at the end; its keys stand in the menu too. One that stays never gives way."""
        button.setParent(self)
        self._buttons.append(button)
        if keys:
            self._keys[button] = keys
        if stays:
            self._stays.add(button)
        self.updateGeometry()
        self._soon.start()

    @property
    def folded(self) -> list[QToolButton]:
        """What is in the menu now."""
        return [one for one in self._buttons if one.isHidden()]

    def sizeHint(self) -> QSize:
        hints = [one.sizeHint() for one in self._buttons]
        wide = sum(hint.width() + _BETWEEN for hint in hints)
        return QSize(wide, max((hint.height() for hint in hints), default=px(24)))

    def minimumSizeHint(self) -> QSize:
        staying = [self.more_button, *self._stays]
        return QSize(sum(one.sizeHint().width() + _BETWEEN for one in staying), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._soon.start()
        return super().event(event)

    def _fit(self) -> None:
        shown = list(self._buttons)
        give = [one for one in self._buttons if one not in self._stays]
        while give and self._wide(shown, len(shown) < len(self._buttons)) > self.width():
            shown.remove(give.pop())
        for one in self._buttons:
            one.setVisible(one in shown)
        folds = len(shown) < len(self._buttons)
        self.more_button.setVisible(folds)
        if folds:
            # What always stays is at the end; the menu stands where buttons are missing.
            place = next((at for at, one in enumerate(shown) if one in self._stays), len(shown))
            shown.insert(place, self.more_button)
        left = 0
        for one in shown:
            hint = one.sizeHint()
            one.setGeometry(left, (self.height() - hint.height()) // 2, hint.width(), hint.height())
            left += hint.width() + _BETWEEN

    def _wide(self, shown: list[QToolButton], folds: bool) -> int:
        row = [*shown, self.more_button] if folds else shown
        return sum(one.sizeHint().width() + _BETWEEN for one in row)

    def _fill(self) -> None:
        clear_menu(self.menu)
        for button in self.folded:
            inner = button.findChild(QMenu)
            if inner is not None:
                inner.setTitle(button.accessibleName())
                self.menu.addMenu(inner)
                continue
            # Tab keeps the keys at the right edge without claiming them a second time.
            keys = shown_keys(self._keys.get(button, ""))
            action = self.menu.addAction(f"{button.accessibleName()}\t{keys}" if keys else button.accessibleName())
            action.setCheckable(button.isCheckable())
            action.setChecked(button.isChecked())
            action.triggered.connect(button.click)
