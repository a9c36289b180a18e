"""The line below an editor: what of a pasted text was left out, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from beirat_desktop.desktop.widgets.clearing import take_out
from beirat_desktop.desktop.widgets.sign import Sign

Offer = tuple[str, Callable[[], object]]


class EditorNotice(QFrame):
    """One sentence with links; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget, *, closes: bool = True) -> None:
        """closes: whether the line can be put away, or stays until what it says is mended."""
        super().__init__(parent)
        self._closes = closes
        self.setObjectName("band")
        self.said_label = QLabel(self)
        self.said_label.setProperty("role", "warning")
        self.said_label.setWordWrap(True)
        self.said_label.setTextFormat(Qt.TextFormat.PlainText)
        self.links: list[QPushButton] = []
        sign = Sign("circle-alert", "amber", self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 4, 4)
        self._row.setSpacing(6)
        self._row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.said_label, 1)
        self.hide()

    def say(self, sentence: str, offers: Sequence[Offer] = ()) -> None:
        """Show a sentence and what it offers; "" hides the line."""
        if not sentence and self.isHidden():
            return
        take_out(self._row, *self.links)
        self.links = []
        self.said_label.setText(sentence)
        close: list[Offer] = [("schließen", lambda: self.say(""))] if self._closes else []
        for words, act in (*offers, *close) if sentence else ():
            link = QPushButton(words, self)
            link.setProperty("kind", "link")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.setAccessibleName(f"{words}: {sentence}")
            link.clicked.connect(lambda _on=False, act=act: act())
            self._row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            self.links.append(link)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self.said_label.text()
