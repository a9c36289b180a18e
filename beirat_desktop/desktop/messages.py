"""The ways to tell the user something, from the status line to the question before an irreversible step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from beirat_desktop.desktop.icons import icon
from beirat_desktop.desktop.speaking import announce
from beirat_desktop.desktop.theme import GAP, MARGIN, Tone, px, tokens
from beirat_desktop.desktop.widgets.dialog import Box, Dialog
from beirat_desktop.desktop.widgets.labels import IconLabel
from beirat_desktop.desktop.widgets.norms import unbroken_numbers
from beirat_desktop.desktop.widgets.tab_order import go_from


class Saving(StrEnum):
    """Whether what was typed is saved already."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


def saving_text(state: Saving, trouble: str = "") -> str:
    """What the status line says about it."""
    if state is Saving.SAVED:
        return "Alle Änderungen gespeichert"
    if state is Saving.SAVING:
        return "wird gespeichert …"
    return f"nicht gespeichert: {trouble}"


@dataclass(frozen=True, slots=True)
class Notice:
    """What the banner below the header says; action mends what the sentence speaks of.

    refused: why something could not be done, which is over when something else was done after it.
    """

    text: str
    tone: Tone = Tone.AMBER
    action_text: str = ""
    action: Callable[[], object] | None = None
    tip: str = ""
    refused: bool = False


class Banner(QFrame):
    """A sentence over the page that blocks nothing and stays until it is read.

    The keyboard that came in here goes back to where it worked before when this goes; Qt would take the next place.

    Signals:
        closed: the user put it away.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = Notice("")
        self._came_from: QWidget | None = None
        """Where the keyboard was before it came in here."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._sign = IconLabel("info", parent=self)
        self.text_label = QLabel(self)
        self.text_label.setWordWrap(True)
        self.text_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action_button = QPushButton(self)
        self.action_button.clicked.connect(self._on_action)
        self.close_button = QToolButton(self)
        self.close_button.setProperty("kind", "tool")
        self.close_button.setIcon(icon("x"))
        self.close_button.setAccessibleName("Hinweis schließen")
        self.close_button.setToolTip("Hinweis schließen (Esc)")
        self.close_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self.text_label, 1)
        row.addWidget(self.action_button)
        row.addWidget(self.close_button)
        self.hide()

    def tell(self, notice: Notice) -> None:
        """Show a notice in place of the one before; one without words takes it away."""
        self._notice = notice
        if not notice.text:
            self._go()
            return
        sign = {Tone.GREEN: "circle-check", Tone.BLUE: "info", Tone.NEUTRAL: "info"}.get(notice.tone, "triangle-alert")
        self._sign.show_icon(sign, notice.tone.value)
        self.text_label.setText(unbroken_numbers(notice.text))
        self.text_label.setToolTip(notice.tip)
        self.action_button.setText(notice.action_text)
        self.action_button.setVisible(bool(notice.action_text))
        self.show()
        self.update()
        announce(notice.text, self, assertive=notice.tone is Tone.RED)

    @property
    def refused(self) -> bool:
        """Whether it says why something could not be done."""
        return self._notice.refused and not self.isHidden()

    def dismiss(self) -> None:
        self._go()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, soft = tokens().tone(self._notice.tone)
        painter.fillRect(self.rect(), soft)
        painter.setPen(QPen(ink, 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and old is not None and not self.isAncestorOf(old):
            self._came_from = old if old.window() is self.window() else None

    def _go(self) -> None:
        at, back, window = self.window().focusWidget(), self._came_from, self.window()
        if at is not None and self.isAncestorOf(at) and back is not None and isValid(back) and back.window() is window:
            go_from(window, back)
        self._came_from = None
        self.hide()

    def _on_action(self) -> None:
        mend = self._notice.action
        self._go()
        if mend is not None:
            mend()
        if self.isHidden():
            self.closed.emit()


def confirm(
    parent: QWidget, title: str, text: str, button: str, *, page: str, danger: bool = False, against: bool = False
) -> bool:
    """Ask once before what leaves the house or cannot be undone; button names the consequence.

    page: of the handbook, which F1 opens.
    against: something speaks against it, so that neither Enter nor the blue of the usual way leads there.
    """
    box = Box(parent)
    box.help_page = page
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(unbroken_numbers(text))
    go = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    if danger or not against:
        go.setProperty("danger" if danger else "primary", True)
    # The box has polished its button already; anew, so that its size is that of the bold text.
    go.style().unpolish(go)
    go.style().polish(go)
    stay = box.addButton("Abbrechen", QMessageBox.ButtonRole.RejectRole)
    # What cannot be undone must not happen by a stray Enter.
    box.make_usual(stay if danger or against else go)
    box.setEscapeButton(stay)
    _tidy(box)
    box.exec()
    return box.clickedButton() is go


_INDENT = 7
"""What Qt puts before the text of a box, also where it has no icon."""


def _tidy(box: QMessageBox) -> None:
    """Give its sentence the width of a line to read, and let text and buttons begin and end at the same margins."""
    said = box.findChild(QLabel, "qt_msgbox_informativelabel")
    if said is not None:
        # Qt lets a box grow so far and no further, and cuts what is wider.
        room = min(box.screen().availableSize().width() - 480, 1000) - 2 * MARGIN
        said.setMinimumWidth(min(px(400), room))
    grid = box.layout()
    if not isinstance(grid, QGridLayout):
        return
    plain = box.icon() is QMessageBox.Icon.NoIcon
    grid.setContentsMargins(MARGIN - _INDENT if plain else MARGIN, 20, MARGIN, 20)
    if plain:
        grid.setHorizontalSpacing(0)
    grid.invalidate()


def details_box(parent: QWidget, title: str, sentences: Sequence[str]) -> None:
    """Show a list of sentences to be read and copied."""
    dialog = Dialog(parent)
    dialog.setWindowTitle(title)
    text = QPlainTextEdit("\n\n".join(sentences), dialog)
    text.setReadOnly(True)
    text.setAccessibleName(title)
    text.setMinimumSize(px(560), px(240))
    close = QPushButton("Schließen", dialog)
    close.clicked.connect(dialog.accept)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(close)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    column.setSpacing(GAP)
    column.addWidget(text, 1)
    column.addLayout(foot)
    dialog.exec()


def trouble_box(parent: QWidget | None, happened: str, safe: str, now: str, *, way_out: str = "") -> bool:
    """Tell of a failure of the surroundings: what happened, what is safe, what to do; True for the way out."""
    box = Box(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Das ging nicht")
    box.setText(happened)
    box.setInformativeText("\n\n".join(part for part in (safe, now) if part))
    go = box.addButton(way_out, QMessageBox.ButtonRole.AcceptRole) if way_out else None
    close = box.addButton("Schließen", QMessageBox.ButtonRole.RejectRole)
    box.make_usual(go or close)
    box.setEscapeButton(close)
    _tidy(box)
    box.exec()
    return go is not None and box.clickedButton() is go
