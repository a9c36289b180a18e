"""The second screen: what the room reads, in letters that carry to its last row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from beirat_desktop.desktop.live.keys import KEYS
from beirat_desktop.desktop.theme import FAMILY, tokens
from beirat_desktop.desktop.widgets.lettering import letter
from beirat_desktop.domain.numbering import labelled
from beirat_desktop.domain.projection import Projection
from beirat_desktop.german.projection import CLEARED, before_line, head_words, quorum_line, result_lines

_SHARES = {
    "closed": 0.040,
    "head": 0.058,
    "wording": 0.046,
    "result": 0.066,
    "counts": 0.046,
    "before": 0.030,
    "quorum": 0.030,
}
"""Height of the letters as a share of the window's height."""
_LEAST = 0.35
"""So far the wording shrinks, until all of it is in view."""


class HallWindow(QWidget):
    """Shows a Projection and nothing else; the texts stand in labels."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.setWindowTitle("Saalanzeige")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # it never keeps the program running
        self.resize(960, 540)
        self._colours = tokens()
        self.labels = {name: QLabel(self) for name in _SHARES}
        column = QVBoxLayout(self)
        for name, label in self.labels.items():
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label, 1 if name == "wording" else 0)
        self.labels["wording"].setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def show_projection(self, shown: Projection) -> None:
        """Show the item on the floor."""
        result, counts = result_lines(shown)
        texts = {
            "closed": "" if shown.public else CLEARED,
            "head": head_words(shown),
            "wording": "" if shown.on_break else labelled(shown.wording),
            "result": result,
            "counts": counts,
            "before": before_line(shown) if not result else "",
            "quorum": quorum_line(shown),
        }
        for name, text in texts.items():
            self.labels[name].setText(text)
            self.labels[name].setVisible(bool(text) or name == "wording")
        self._fit()

    @property
    def texts(self) -> list[str]:
        """Everything that can be read in the window."""
        return [self.windowTitle(), *(label.text() for label in self.findChildren(QLabel))]

    def show_to_room(self, own: QScreen | None) -> None:
        """Fill the other screen where there is one, else open beside the desk."""
        others = [one for one in QGuiApplication.screens() if one is not own]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and tokens() is not self._colours:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        owner = self.parentWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F1 and owner is not None:
            QCoreApplication.sendEvent(owner.window(), event)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        high = max(self.height(), 200)
        edge = round(high * 0.05)
        layout = self.layout()
        if layout is None:
            return
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(round(high * 0.02))
        colours = self._colours = tokens()
        for name, share in _SHARES.items():
            self._letter(name, share)
        self.labels["closed"].setStyleSheet(
            f"background: {colours.amber_soft}; color: {colours.amber}; padding: {round(high * 0.015)}px;"
        )
        for name in ("counts", "before", "quorum"):
            self.labels[name].setStyleSheet(f"color: {colours.muted}")
        share = 1.0
        while share > _LEAST and layout.totalMinimumHeightForWidth(self.width()) > high:
            share -= 0.05
            self._letter("wording", _SHARES["wording"] * share)

    def _letter(self, name: str, share: float) -> None:
        made = QFont(FAMILY)
        made.setPixelSize(max(round(self.height() * share), 8))
        if name in ("head", "result", "closed"):
            made.setWeight(QFont.Weight.DemiBold)
        letter(self.labels[name], made)


class Hall(QObject):
    """The second screen as the desk has it: a button shows it and puts it away.

    view: what the room reads now.
    """

    def __init__(self, owner: QWidget, view: Callable[[], Projection]) -> None:
        super().__init__(owner)
        self._owner, self._view = owner, view
        self.window: HallWindow | None = None
        self.button = QPushButton("Saalanzeige", owner)
        self.button.setToolTip(KEYS["hall"].tooltip)
        self.button.setCheckable(True)
        self.button.clicked.connect(self.turn)

    def turn(self) -> None:
        """Show the second screen, or put it away."""
        if self.window is not None:
            self.close()
            return
        self.window = HallWindow(self._owner)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.window.destroyed.connect(self._on_closed)
        self.show()
        self.window.show_to_room(self._owner.screen())
        self.button.setChecked(True)
        self._owner.activateWindow()

    def show(self) -> None:
        """Let the room read what holds now."""
        if self.window is not None:
            self.window.show_projection(self._view())

    def close(self) -> None:
        """Put it away."""
        if self.window is not None:
            self.window.close()
        self._on_closed()

    def _on_closed(self) -> None:
        self.window = None
        self.button.setChecked(False)
