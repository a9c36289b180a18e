"""Two wordings of one field, side by side, to choose from."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from beirat_desktop.desktop.theme import GAP, MARGIN, px
from beirat_desktop.desktop.widgets.dialog import Dialog
from beirat_desktop.domain.text import RichText
from beirat_desktop.german.dates import short_date


class ConflictDialog(Dialog):
    """After exec, mine is True for what was typed here, False for the other one, None where nobody chose."""

    def __init__(self, mine: str, theirs: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Zwei Fassungen")
        self.mine: bool | None = None
        lead = QLabel(
            "An zwei Arbeitsplätzen wurde dasselbe Feld geändert. Welche Fassung soll gelten? Aus beiden lässt sich "
            "kopieren.",
            self,
        )
        lead.setWordWrap(True)
        self.mine_edit = self._text("Hier geschrieben, noch nicht gespeichert", mine)
        self.theirs_edit = self._text("Am anderen Arbeitsplatz gespeichert", theirs)
        self.mine_button = QPushButton("&Meine Fassung behalten", self)
        self.theirs_button = QPushButton("&Andere Fassung übernehmen", self)
        self.mine_button.clicked.connect(lambda: self._choose(mine=True))
        self.theirs_button.clicked.connect(lambda: self._choose(mine=False))
        buttons = QDialogButtonBox(self)
        later = buttons.addButton("Später", QDialogButtonBox.ButtonRole.RejectRole)
        later.clicked.connect(self.reject)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        for column, (edit, button) in enumerate(
            ((self.mine_edit, self.mine_button), (self.theirs_edit, self.theirs_button))
        ):
            label = QLabel(edit.accessibleName(), self)
            label.setWordWrap(True)
            label.setBuddy(edit)
            grid.addWidget(label, 0, column)
            grid.addWidget(edit, 1, column)
            grid.addWidget(button, 2, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addWidget(lead)
        layout.addLayout(grid, 1)
        layout.addWidget(buttons)
        self.resize(px(760), px(380))

    def _text(self, name: str, words: str) -> QPlainTextEdit:
        edit = QPlainTextEdit(words, self)
        edit.setReadOnly(True)
        edit.setTabChangesFocus(True)
        edit.setAccessibleName(name)
        return edit

    def _choose(self, *, mine: bool) -> None:
        self.mine = mine
        self.accept()


def choose_wording(parent: QWidget, mine: str, theirs: str) -> bool | None:
    """Whether mine stays; None where it is left open."""
    dialog = ConflictDialog(mine, theirs, parent.window())
    dialog.exec()
    return dialog.mine


def plain(value: Any) -> str:
    """A field's value as somebody reads it."""
    if isinstance(value, RichText):
        return value.plain
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return "" if value is None else str(value)
